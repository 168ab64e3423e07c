//! Does a range cut exactly its words out of the JavaScript string? A mark in the middle of a word is worse than none.

use crate::articles::{Opened, article, at, list, number, slice, text};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Blocks in which bytes, characters and UTF-16 units all count differently.
const BLOCKS: [(&str, &str); 12] = [
    (
        "emoji",
        "🚴🏽‍♀️🔥 Stage four is over! Jonna Falk won the stage from Arnsted to Hallin 🎉 on Saturday. 👨‍👩‍👧 Her lead is 41 seconds.",
    ),
    ("flags", "🇫🇷🇩🇪 Ministers of France and Germany met on Monday. 🇫🇷 Paris agreed to pay 40 million euros."),
    (
        "combining",
        "Le cafe\u{301} de Zo\u{308}e a\u{300} Nantes burned down on 3 May. Ste\u{301}phane Aue\u{308}r, 41, was hurt.",
    ),
    ("precomposed", "Le café de Zöe à Nantes burned down on 3 May. Stéphane Auër, 41, was hurt."),
    (
        "curly quotes",
        "“We were ‘lucky’,” said Ines Dahl’s deputy – “seven are hurt”. The mayor’s office counted twelve…",
    ),
    ("Arabic", "قال الوزير أحمد خالد يوم الاثنين إن 12 شخصا أصيبوا. وأضاف أن الجسر انهار مساء الأحد."),
    ("Hebrew", "ראש העיר דנה לוי אמרה ביום שני כי 12 בני אדם נפצעו. הגשר קרס ביום ראשון בערב."),
    ("Chinese", "布兰尼克市的卡罗桥周日晚间倒塌。消防部门说，7人受伤。市长达尔周一关闭了学校。"),
    ("Japanese", "「橋は日曜日の夜に崩れた」と市長は述べた。消防によると、7人が負傷した。"),
    ("mixed", "Mayor 王小明 (Wang Xiaoming) told العربية that 𝟕 of 12 people — “σοβαρά” — were hurt. 𠮷野 agreed."),
    (
        "joiners",
        "The\u{200b} zero\u{2060}width\u{feff} spaces\u{ad} of one page hide 14 words. Non\u{a0}breaking 5\u{202f}000 euros were paid.",
    ),
    ("lone marks", "\u{301}A mark without a letter begins this text of 9 words. 😀"),
];

fn assert_in_place(block: &str, one: &JsValue, start: &str, end: &str, what: &str) {
    let (start, end) = (number(one, start), number(one, end));
    assert_eq!(slice(block, start, end), text(one, "text"), "{what} at {start}..{end} of {block:?}");
}

#[wasm_bindgen_test]
fn ranges_of_claims_and_mentions_cut_their_words() {
    for (name, block) in BLOCKS {
        let sent = article("a", "A", "2025-05-12", &["First block.", block]);
        let told = Opened::new().call("claims", &[sent]).unwrap();
        let sentences = list(&told, "sentences");
        let here: Vec<_> = sentences.iter().filter(|s| number(s, "range.block") == 1.0).collect();
        assert!(!here.is_empty(), "no sentence found in {name}");
        for sentence in here {
            assert_in_place(block, sentence, "range.start", "range.end", name);
            for mention in list(sentence, "mentions") {
                assert_in_place(block, &mention, "start", "end", name);
            }
            for claim in list(sentence, "claims") {
                assert_in_place(block, &claim, "range.start", "range.end", name);
            }
        }
    }
}

#[wasm_bindgen_test]
fn ranges_of_a_report_cut_their_words_in_both_articles() {
    let blocks: Vec<&str> = BLOCKS.iter().map(|(_, block)| *block).collect();
    let ours = article("ours", "A", "2025-05-12", &blocks);
    // The same paragraphs the other way round, one left out: a reprint whose blocks have other numbers.
    let turned: Vec<&str> = blocks.iter().rev().skip(1).copied().collect();
    let theirs = article("theirs", "B", "2025-05-12", &turned);
    let report = Opened::with(&[theirs]).check(&ours);
    assert_eq!(text(&report, "coverage"), "covered");
    for claim in list(&report, "claims") {
        let block = blocks[number(&claim, "range.block") as usize];
        assert_in_place(block, &claim, "range.start", "range.end", "a claim");
    }
    let mut passages = 0;
    for finding in list(&report, "findings") {
        for passage in list(&finding, "evidence").iter().map(|e| at(e, "passage")) {
            passages += 1;
            assert_in_place(turned[number(&passage, "block") as usize], &passage, "start", "end", "a passage");
        }
    }
    assert!(passages > 5, "only {passages} passages were compared");
}

#[wasm_bindgen_test]
fn half_a_character_does_no_harm() {
    // JavaScript strings may hold one half of a surrogate pair; pages that cut titles do that.
    let torn: String = slice("🔥 7 people were hurt in Brannick.", 1.0, 33.0);
    let sent = article("a", "A", "2025-05-12", &["x"]);
    let broken = js_sys::JsString::from("🔥 7 people were hurt in Brannick.").slice(1, 33);
    crate::articles::set(&at(&sent, "blocks.0"), "text", broken.into());
    let told = Opened::new().call("claims", &[sent]).unwrap();
    for sentence in list(&told, "sentences") {
        assert_in_place(&torn, &sentence, "range.start", "range.end", "a torn text");
    }
}

#[wasm_bindgen_test]
fn block_ids_are_those_that_were_sent() {
    let sent = article("a", "A", "2025-05-12", &["The dam broke on Monday.", "Seven people drowned in Hallin."]);
    for (index, id) in [("0", 700), ("1", 3)] {
        crate::articles::set(&at(&sent, &format!("blocks.{index}")), "id", id.into());
    }
    let told = Opened::new().call("claims", &[sent]).unwrap();
    let ids: Vec<f64> = list(&told, "sentences").iter().map(|s| number(s, "range.block")).collect();
    assert_eq!(ids, [700.0, 3.0]);
}
