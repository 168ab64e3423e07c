//! What happens to texts that no newspaper prints? An answer or an error, before anyone thinks that it hangs.

use crate::samples::{check, made, stories};
use second_source::boundary::{self, types};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Longest that a reader waits. Unoptimised code on a busy machine gets far longer.
const PATIENCE: Duration = if cfg!(debug_assertions) { Duration::from_secs(150) } else { Duration::from_secs(10) };

/// Checks in a thread of its own, so that a hang ends the test and not the whole run.
fn answers_in_time(name: &str, ours: types::Article, library: Vec<types::Article>) {
    let begun = Instant::now();
    let (answered, answer) = mpsc::channel();
    thread::spawn(move || {
        if boundary::read(ours.clone(), None).is_ok() {
            check(&ours, &library);
        }
        let _ = answered.send(());
    });
    match answer.recv_timeout(PATIENCE) {
        Ok(()) => println!("{name}: {:.1?}", begun.elapsed()),
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: no answer in {PATIENCE:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{name}: the check panicked"),
    }
}

const SENTENCE: &str = "Seven people were injured in Brannick on Sunday evening, the fire brigade said. ";

#[test]
fn four_megabytes_of_sentences() {
    let text = SENTENCE.repeat(4_000_000 / SENTENCE.len());
    answers_in_time("one block", made("ours", &[&text]), stories().remove(0).articles);
}

#[test]
fn four_megabytes_of_paragraphs() {
    let paragraph = SENTENCE.repeat(5);
    let paragraphs = vec![paragraph.as_str(); 4_000_000 / paragraph.len()];
    answers_in_time("many blocks", made("ours", &paragraphs), stories().remove(0).articles);
}

#[test]
fn four_megabytes_of_one_word() {
    answers_in_time("one word", made("ours", &[&"a".repeat(3_900_000)]), stories().remove(0).articles);
}

/// Tables, lists and comments come without full stops: one sentence of many thousand words.
#[test]
fn a_hundred_thousand_words_without_a_full_stop() {
    for words in
        ["seven people ", "Mayor Ines Dahl of Brannick ", "he said “yes” on Monday, ", "7.5 percent in 2025 ", "“”"]
    {
        let text = words.repeat(100_000 / words.split(' ').count());
        answers_in_time(words, made("ours", &[&text]), stories().remove(0).articles);
    }
}

#[test]
fn more_than_the_limit_is_an_error_with_a_remedy() {
    let text = SENTENCE.repeat(5_000_000 / SENTENCE.len());
    let told =
        boundary::read(made("ours", &[&text]), None).expect_err("five megabytes are no news article").to_string();
    assert!(told.contains("4000000") && told.contains("shorter"), "{told}");
}

#[test]
fn an_article_is_compared_with_a_story_of_sixty() {
    let story = &stories()[0];
    let prints = story.articles.iter().cycle().take(60).enumerate().map(|(at, article)| types::Article {
        id: Some(format!("print-{at}")),
        url: Some(format!("https://paper-{at}.example/")),
        outlet: Some(format!("Paper {at}")),
        ..article.clone()
    });
    answers_in_time("sixty articles", story.articles[0].clone(), prints.collect());
}

/// A directory, a list of winners: every name is held against all that were read before.
#[test]
fn twenty_thousand_names_of_whom_no_two_are_one() {
    let syllables = [
        "bra", "dor", "fel", "gor", "hal", "kel", "lin", "mos", "nor", "pel", "ros", "sel", "tam", "vor", "wen", "zol",
    ];
    let name = |at: usize| {
        let word: String = (0..4).map(|step| syllables[(at >> (4 * step)) % 16]).collect();
        word[..1].to_uppercase() + &word[1..]
    };
    let text: String = (0..20_000).map(|at| format!("Mayor {} {} spoke. ", name(at), name(at * 7 + 3))).collect();
    answers_in_time("names", made("ours", &[&text]), vec![made("theirs", &[&text])]);
}
