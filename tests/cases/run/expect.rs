//! What does a line of `## expect` ask for? The table of `README.md`, as a type.

use second_source::boundary::types::{Copied, Coverage, Lineage, Relation, Severity, SlotKind, Verdict};

/// One expectation, where it stands and how it reads.
#[derive(Debug)]
pub struct Expectation {
    pub line: usize,
    pub text: String,
    pub says: Says,
}

/// Words of a passage, and the name of the article it stands in.
#[derive(Debug)]
pub struct Passage {
    pub words: String,
    pub name: String,
}

#[derive(Debug)]
pub enum Says {
    /// About one claim, named by words of it.
    Claim(String, OfClaim),
    NoClaim(String),
    Omits(String, Omits),
    Keeps(String),
    KeepsBehind {
        words: String,
        before: String,
    },
    Coverage(Coverage),
    Story {
        name: String,
        has: bool,
    },
    IndependentOrigins(u32),
    OtherOrigins(u32),
    DistinctTexts(u32),
    /// Of the checked article where `name` is `None`; its own where `origin` is `None`.
    Origin {
        name: Option<String>,
        origin: Option<String>,
    },
    Shows(String, String),
    NoConflicts,
    NoFindings,
    /// The report tells that the language is compared by wording and numbers only.
    ToldOfLanguage,
}

#[derive(Debug)]
pub enum OfClaim {
    Is(Vec<Verdict>),
    IsNot(Verdict),
    /// Evidence with this relation, or with any.
    Linked(Passage, Option<Relation>),
    NotLinked(Passage, Option<Relation>),
    Background(Passage),
    NoBackground,
    Differs {
        slot: SlotKind,
        ours: String,
        theirs: String,
        severities: Vec<Severity>,
    },
    Agrees {
        slot: SlotKind,
        ours: String,
        theirs: String,
    },
    Silent(SlotKind),
    DoesNotDiffer(SlotKind),
    Copies(Passage, Copied),
    DoesNotCopy(Passage),
    Lineage(Passage, Lineage),
    Origins(u32),
    Attribution(String),
    Spans(u32, u32),
}

#[derive(Debug)]
pub enum Omits {
    AtAll,
    Later,
    Origins(u32),
    Before(String),
    Together(String),
}

/// Reads the text of an expectation. `names` are the other articles.
pub fn parse(line: usize, text: &str, names: &[&str]) -> Result<Expectation, String> {
    let (quoted, rest) = take_quotes(text)?;
    let mut words = quoted.into_iter();
    let mut next = || words.next().unwrap_or_default();
    let says = match rest.strip_prefix("\"\" ") {
        Some("is not a claim") => Some(Says::NoClaim(next())),
        Some(predicate) => {
            let claim = next();
            of_claim(predicate, &mut next, names)?.map(|asked| Says::Claim(claim, asked))
        }
        None => of_report(&rest, &mut next, names)?,
    };
    let says = says.ok_or_else(|| format!("\"{text}\" is no expectation of tests/cases/README.md"))?;
    Ok(Expectation { line, text: text.to_owned(), says })
}

/// The strings in double quotes, and what is left with `""` in their places.
fn take_quotes(text: &str) -> Result<(Vec<String>, String), String> {
    let parts: Vec<&str> = text.split('"').collect();
    if parts.len().is_multiple_of(2) {
        return Err("a double quote stays open".into());
    }
    let quoted: Vec<String> = parts.iter().skip(1).step_by(2).map(|&words| words.to_owned()).collect();
    if quoted.iter().any(String::is_empty) {
        return Err("there are no words between two double quotes".into());
    }
    let rest: Vec<&str> = parts.into_iter().step_by(2).collect();
    Ok((quoted, rest.join("\"\"")))
}

type Words<'a> = &'a mut dyn FnMut() -> String;

fn of_claim(predicate: &str, next: Words, names: &[&str]) -> Result<Option<OfClaim>, String> {
    if let Some((verb, name)) = predicate.split_once(" \"\" in ") {
        let (name, copied) = match (name.strip_suffix(" as text"), name.strip_suffix(" as statement")) {
            (Some(name), _) => (name, Some(Copied::Text)),
            (_, Some(name)) => (name, Some(Copied::Statement)),
            _ => (name, None),
        };
        let passage = Passage { words: next(), name: known(name, names)? };
        return Ok(of_passage(verb, passage, copied));
    }
    if let Some((verb, values)) = predicate.split_once(": \"\" / \"\"") {
        let (ours, theirs) = (next(), next());
        return of_values(verb, values, ours, theirs);
    }
    let asked = if let Some(slot) = predicate.strip_prefix("is silent in ") {
        OfClaim::Silent(slot_kind(slot)?)
    } else if let Some(slot) = predicate.strip_prefix("does not differ in ") {
        OfClaim::DoesNotDiffer(slot_kind(slot)?)
    } else if predicate == "has no background" {
        OfClaim::NoBackground
    } else if let Some(range) = predicate.strip_prefix("spans ") {
        let (start, end) = range.split_once("..").ok_or("a span is M..N")?;
        OfClaim::Spans(number(start)?, number(end)?)
    } else if let Some(one) = predicate.strip_prefix("is not ") {
        OfClaim::IsNot(verdict(one)?)
    } else if let Some(some) = predicate.strip_prefix("is ") {
        OfClaim::Is(some.split(" or ").map(verdict).collect::<Result<_, _>>()?)
    } else {
        return Ok(None);
    };
    Ok(Some(asked))
}

fn of_passage(verb: &str, passage: Passage, copied: Option<Copied>) -> Option<OfClaim> {
    use OfClaim::{Background, Copies, DoesNotCopy, Linked, NotLinked};
    Some(match (verb, copied) {
        ("is supported by", None) => Linked(passage, Some(Relation::Supports)),
        ("is contradicted by", None) => Linked(passage, Some(Relation::Contradicts)),
        ("is related to", None) => Linked(passage, Some(Relation::Related)),
        ("is linked to", None) => Linked(passage, None),
        ("is not supported by", None) => NotLinked(passage, Some(Relation::Supports)),
        ("is not contradicted by", None) => NotLinked(passage, Some(Relation::Contradicts)),
        ("is not linked to", None) => NotLinked(passage, None),
        ("has background", None) => Background(passage),
        ("copies", Some(copied)) => Copies(passage, copied),
        ("does not copy", None) => DoesNotCopy(passage),
        ("shares its origin with", None) => OfClaim::Lineage(passage, Lineage::SameOrigin),
        ("is independent of", None) => OfClaim::Lineage(passage, Lineage::Independent),
        _ => return None,
    })
}

fn of_values(verb: &str, rest: &str, ours: String, theirs: String) -> Result<Option<OfClaim>, String> {
    match (verb.strip_prefix("differs in "), verb.strip_prefix("agrees in ")) {
        (Some(slot), _) => {
            let severities = rest.trim_start().split(" or ").map(severity).collect::<Result<_, _>>()?;
            Ok(Some(OfClaim::Differs { slot: slot_kind(slot)?, ours, theirs, severities }))
        }
        (_, Some(slot)) if rest.is_empty() => Ok(Some(OfClaim::Agrees { slot: slot_kind(slot)?, ours, theirs })),
        _ => Ok(None),
    }
}

fn of_report(rest: &str, next: Words, names: &[&str]) -> Result<Option<Says>, String> {
    let says = match rest {
        "no conflicts" => Says::NoConflicts,
        "no findings" => Says::NoFindings,
        "the reader is told of the language" => Says::ToldOfLanguage,
        "shows \"\" against \"\"" => Says::Shows(next(), next()),
        "omits \"\"" => Says::Omits(next(), Omits::AtAll),
        "omits \"\" later" => Says::Omits(next(), Omits::Later),
        "omits \"\" before \"\"" => Says::Omits(next(), Omits::Before(next())),
        "omits \"\" together with \"\"" => Says::Omits(next(), Omits::Together(next())),
        "does not omit \"\"" => Says::Keeps(next()),
        "does not omit \"\" before \"\"" => Says::KeepsBehind { words: next(), before: next() },
        "attribution of \"\" has \"\"" => Says::Claim(next(), OfClaim::Attribution(next())),
        _ => return with_value(rest, next, names),
    };
    Ok(Some(says))
}

/// Lines that end in a number or a name.
fn with_value(rest: &str, next: Words, names: &[&str]) -> Result<Option<Says>, String> {
    let says = if let Some(count) = rest.strip_prefix("omits \"\" with origins ") {
        Says::Omits(next(), Omits::Origins(number(count)?))
    } else if let Some(count) = rest.strip_prefix("origins of \"\" are ") {
        Says::Claim(next(), OfClaim::Origins(number(count)?))
    } else if let Some(count) = rest.strip_prefix("independent origins are ") {
        Says::IndependentOrigins(number(count)?)
    } else if let Some(count) = rest.strip_prefix("other origins are ") {
        Says::OtherOrigins(number(count)?)
    } else if let Some(count) = rest.strip_prefix("distinct texts are ") {
        Says::DistinctTexts(number(count)?)
    } else if let Some(name) = rest.strip_prefix("story has ") {
        Says::Story { name: known(name, names)?, has: true }
    } else if let Some(name) = rest.strip_prefix("story lacks ") {
        Says::Story { name: known(name, names)?, has: false }
    } else if let Some(coverage) = rest.strip_prefix("coverage is ") {
        Says::Coverage(self::coverage(coverage)?)
    } else if let Some((name, origin)) = rest.strip_prefix("origin of ").and_then(|r| r.split_once(" is ")) {
        let name = if name == "article" { None } else { Some(known(name, names)?) };
        Says::Origin { name, origin: (origin != "own").then(|| origin.to_owned()) }
    } else {
        return Ok(None);
    };
    Ok(Some(says))
}

fn known(name: &str, names: &[&str]) -> Result<String, String> {
    if names.contains(&name) { Ok(name.to_owned()) } else { Err(format!("no other article is named {name}")) }
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no number"))
}

fn verdict(name: &str) -> Result<Verdict, String> {
    match name {
        "corroborated" => Ok(Verdict::Corroborated),
        "sameOrigin" => Ok(Verdict::SameOrigin),
        "conflicting" => Ok(Verdict::Conflicting),
        "unique" => Ok(Verdict::Unique),
        _ => Err(format!("\"{name}\" is no verdict")),
    }
}

fn coverage(name: &str) -> Result<Coverage, String> {
    match name {
        "covered" => Ok(Coverage::Covered),
        "noOtherArticle" => Ok(Coverage::NoOtherArticle),
        "emptyLibrary" => Ok(Coverage::EmptyLibrary),
        _ => Err(format!("\"{name}\" is no coverage")),
    }
}

fn slot_kind(name: &str) -> Result<SlotKind, String> {
    match name {
        "quantity" => Ok(SlotKind::Quantity),
        "date" => Ok(SlotKind::Date),
        "entity" => Ok(SlotKind::Entity),
        "quotation" => Ok(SlotKind::Quotation),
        "polarity" => Ok(SlotKind::Polarity),
        _ => Err(format!("\"{name}\" is no slot")),
    }
}

fn severity(name: &str) -> Result<Severity, String> {
    match name {
        "hard" => Ok(Severity::Hard),
        "soft" => Ok(Severity::Soft),
        "update" => Ok(Severity::Update),
        _ => Err(format!("\"{name}\" is no severity")),
    }
}
