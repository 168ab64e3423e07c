//! A report for people: plain text, Markdown, or one self-contained page.

use crate::Failure;
use second_source::boundary::types::{Agreement, Coverage, Evidence, Finding, Relation, Report, Verdict};
use std::io::Write;

pub fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}; check the disk")),
        _ => Ok(()),
    }
}

/// One line of a report: how deep it stands, and what it says.
enum Line {
    Title(String),
    Heading(String),
    Item(String),
    Detail(String),
    Plain(String),
}

pub fn text(report: &Report) -> String {
    lines(report)
        .into_iter()
        .map(|line| match line {
            Line::Title(t) => format!("{t}\n{}\n", "=".repeat(t.chars().count())),
            Line::Heading(t) => format!("\n{t}\n{}\n", "-".repeat(t.chars().count())),
            Line::Item(t) => format!("* {t}\n"),
            Line::Detail(t) => format!("    {t}\n"),
            Line::Plain(t) => format!("{t}\n"),
        })
        .collect()
}

pub fn markdown(report: &Report) -> String {
    lines(report)
        .into_iter()
        .map(|line| match line {
            Line::Title(t) => format!("# {}\n\n", escaped_markdown(&t)),
            Line::Heading(t) => format!("\n## {}\n\n", escaped_markdown(&t)),
            Line::Item(t) => format!("- {}\n", escaped_markdown(&t)),
            Line::Detail(t) => format!("  - {}\n", escaped_markdown(&t)),
            Line::Plain(t) => format!("{}\n", escaped_markdown(&t)),
        })
        .collect()
}

pub fn html(report: &Report) -> String {
    let body: String = lines(report)
        .into_iter()
        .map(|line| match line {
            Line::Title(t) => format!("<h1>{}</h1>\n", escaped_html(&t)),
            Line::Heading(t) => format!("<h2>{}</h2>\n", escaped_html(&t)),
            Line::Item(t) => format!("<p class=\"item\">{}</p>\n", escaped_html(&t)),
            Line::Detail(t) => format!("<p class=\"detail\">{}</p>\n", escaped_html(&t)),
            Line::Plain(t) => format!("<p>{}</p>\n", escaped_html(&t)),
        })
        .collect();
    let title = escaped_html(report.article.title.as_deref().unwrap_or(&report.article.id));
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>{STYLE}</style></head>\n<body>\n{body}</body></html>\n"
    )
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}.item{margin:.8rem 0 .2rem;font-weight:600}.detail{margin:.1rem 0 .1rem 1.5rem}";

fn lines(report: &Report) -> Vec<Line> {
    let title = report.article.title.as_deref().unwrap_or(&report.article.id);
    let mut lines = vec![Line::Title(title.to_owned())];
    lines.extend(report.notices.iter().map(|notice| Line::Plain(notice.text.clone())));
    match (report.coverage, &report.story) {
        (Coverage::EmptyLibrary, _) => lines.push(Line::Plain("The library is empty: give --library PATH.".into())),
        (_, None) => lines.push(Line::Plain(format!(
            "No other article on this story among the {} in the library.",
            report.library.articles
        ))),
        (_, Some(story)) => {
            let counts = story.counts;
            lines.push(Line::Plain(format!(
                "{} other articles, {} distinct texts, {} independent origins.",
                counts.articles, counts.distinct_texts, counts.independent_origins
            )));
            findings(report, &mut lines);
            matters(report, &mut lines);
        }
    }
    lines
}

fn findings(report: &Report, lines: &mut Vec<Line>) {
    for (verdict, heading) in [
        (Verdict::Conflicting, "Reported differently elsewhere"),
        (Verdict::Corroborated, "Also reported by others"),
        (Verdict::SameOrigin, "Only in copies of the same text"),
        (Verdict::Unique, "Only here"),
    ] {
        let found: Vec<&Finding> = report.findings.iter().filter(|f| f.verdict == verdict).collect();
        if found.is_empty() {
            continue;
        }
        lines.push(Line::Heading(format!("{heading} ({})", found.len())));
        for finding in found {
            if let Some(claim) = report.claims.iter().find(|c| c.id == finding.claim) {
                lines.push(Line::Item(claim.text.clone()));
            }
            let telling = finding.evidence.iter().filter(|e| e.relation != Relation::Related);
            lines.extend(telling.take(3).map(|e| Line::Detail(evidence(e))));
        }
    }
}

fn evidence(evidence: &Evidence) -> String {
    let outlet = evidence.source.outlet.as_deref().unwrap_or(&evidence.source.id);
    let origin = evidence.origin.as_ref().map_or_else(String::new, |o| format!(" ({o})"));
    let differing: Vec<String> = evidence
        .slots
        .iter()
        .filter(|s| s.agreement == Agreement::Differs)
        .filter_map(|s| Some(format!(" [here: {}; there: {}]", s.ours.as_ref()?, s.theirs.as_ref()?)))
        .collect();
    format!("{outlet}{origin}: {}{}", evidence.passage.text, differing.concat())
}

fn matters(report: &Report, lines: &mut Vec<Line>) {
    let Some(story) = &report.story else { return };
    if !story.omissions.is_empty() {
        lines.push(Line::Heading("What this page leaves out".into()));
    }
    for omission in &story.omissions {
        let later = if omission.later { " (published later)" } else { "" };
        lines.push(Line::Item(format!("{}{later}", omission.fact)));
        let outlets: Vec<&str> =
            omission.passages.iter().map(|p| p.source.outlet.as_deref().unwrap_or(&p.source.id)).collect();
        lines.push(Line::Detail(outlets.join(", ")));
    }
    lines.push(Line::Heading("Articles on this story".into()));
    for article in &story.articles {
        let outlet = article.source.outlet.as_deref().unwrap_or(&article.source.id);
        let origin = article.origin.as_ref().map_or_else(String::new, |o| format!(" ({o})"));
        let title = article.source.title.as_deref().unwrap_or_default();
        lines.push(Line::Item(format!("{outlet}{origin}: {title}, shares {} statements", article.claims_shared)));
    }
}

fn escaped_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn escaped_markdown(text: &str) -> String {
    text.chars().flat_map(|c| if "\\`*_[]<>#|".contains(c) { vec!['\\', c] } else { vec![c] }).collect()
}
