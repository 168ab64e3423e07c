//! What does a whole report look like? The first article of each sample story against all samples, kept as it is, so
//! that a change of the core shows what it changes for a reader. `INSTA_UPDATE=always` keeps the new ones.

use crate::samples::{check, stories};

#[test]
fn reports_of_the_sample_stories() {
    let stories = stories();
    let library: Vec<_> = stories.iter().flat_map(|story| story.articles.clone()).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        for story in &stories {
            insta::assert_json_snapshot!(story.name.clone(), check(&story.articles[0], &library));
        }
    });
}

/// The same stories in a few lines: what a reader sees at a glance, and what a reviewer reads first.
#[test]
fn verdicts_of_the_sample_stories() {
    let stories = stories();
    let library: Vec<_> = stories.iter().flat_map(|story| story.articles.clone()).collect();
    let mut told = String::new();
    for story in &stories {
        let report = check(&story.articles[0], &library);
        told += &format!("\n{}\n", story.name);
        for finding in &report.findings {
            let claim = report.claims.iter().find(|c| c.id == finding.claim).expect("a finding has its claim");
            let verdict = format!("{:?}", finding.verdict);
            told += &format!("{verdict:<13}{} {}\n", finding.origins, claim.text);
        }
        for conflict in report.story.iter().flat_map(|s| &s.conflicts) {
            let values: Vec<&str> = conflict.values.iter().map(|v| v.value.as_str()).collect();
            told += &format!("on {}: {}\n", conflict.on, values.join(" / "));
        }
        for omission in report.story.iter().flat_map(|s| &s.omissions) {
            told += &format!(
                "omits ({}{}): {}\n",
                omission.origins,
                if omission.later { ", later" } else { "" },
                omission.fact
            );
        }
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("verdicts", told);
    });
}
