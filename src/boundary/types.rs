//! What crosses the boundary? Plain data, named as `CONTRACT.md` names it.
//!
//! The command line prints these types as JSON, the WebAssembly build hands the same objects to JavaScript, and the
//! TypeScript declarations are generated from them. Every offset is a [`TextRange`] in UTF-16 code units; absent fields
//! are left out, never null.

use serde::{Deserialize, Serialize};

/// Derives everything a boundary type needs, TypeScript included where the target is WebAssembly.
macro_rules! boundary {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        pub $kind $name $body
    )*};
}

boundary! {
    /// An article as pages, feeds and files hand it over. `id` and `url`: one suffices.
    pub struct Article {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outlet: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub byline: Option<String>,
        /// RFC 3339 date or date-time, or only `YYYY` or `YYYY-MM`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        /// Two-letter code; detected where it is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
        /// Agency or outlet that a feed's `<source>` element names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub feed_source: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub blocks: Vec<Block>,
        /// Stands in for `blocks`: paragraphs separated by blank lines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
    }

    /// One paragraph-like unit of an article.
    pub struct Block {
        pub id: u32,
        pub role: BlockRole,
        pub text: String,
    }

    /// What a block is on the page. Headlines and captions yield no claims.
    #[derive(Copy, Eq)]
    pub enum BlockRole { Headline, Paragraph, Quote, Caption, ListItem }

    /// Half-open range of UTF-16 code units in one block's text.
    #[derive(Copy, Eq)]
    pub struct TextRange {
        pub block: u32,
        pub start: u32,
        pub end: u32,
    }

    /// How much the library knows about the story. Only `covered` comes with findings.
    #[derive(Copy, Eq)]
    pub enum Coverage { Covered, NoOtherArticle, EmptyLibrary }

    /// The answer of [`crate::boundary`] to one article.
    pub struct Report {
        pub article: ArticleSummary,
        pub coverage: Coverage,
        pub claims: Vec<Claim>,
        pub findings: Vec<Finding>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub story: Option<Story>,
        pub library: LibrarySummary,
        /// What the reader should know about this answer: a language that is compared by wording and numbers only, a
        /// date that could not be read.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub notices: Vec<Notice>,
    }

    /// Something the reader should know. Screens word `about` in the reader's language; `text` is for logs.
    pub struct Notice {
        pub about: NoticeAbout,
        /// What could not be used, as it was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
        /// The whole notice in plain English.
        pub text: String,
    }

    /// `library`: a part of the library that its keeper could not open; the core itself never says so.
    #[derive(Copy, Eq)]
    pub enum NoticeAbout { Language, Published, Library }

    /// Head data of the checked article. `origin` is the agency it credits.
    pub struct ArticleSummary {
        pub id: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outlet: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub origin: Option<String>,
        /// Language the comparison worked in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
    }

    /// One checkable statement of the article.
    pub struct Claim {
        pub id: u32,
        pub range: TextRange,
        pub text: String,
        /// 0..=1, rising with how checkable the statement is.
        pub checkworthiness: f64,
        /// Who is named as the source of the statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attribution: Option<String>,
        #[serde(default)]
        pub mentions: Vec<Mention>,
    }

    /// A quantity, date, name or quotation inside a claim.
    pub struct Mention {
        pub kind: MentionKind,
        pub text: String,
        pub start: u32,
        pub end: u32,
        /// The value as the comparison reads it: "6 h", "2025-02-27", "Sergei Lavrov".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
    }

    #[derive(Copy, Eq)]
    pub enum MentionKind { Quantity, Date, Entity, Quotation }

    /// The verdict on one claim and the passages behind it, strongest first.
    pub struct Finding {
        /// Id of the claim.
        pub claim: u32,
        pub verdict: Verdict,
        /// 0..=1.
        pub confidence: f64,
        /// Independent origins among the supporting evidence.
        pub origins: u32,
        pub evidence: Vec<Evidence>,
    }

    #[derive(Copy, Eq)]
    pub enum Verdict { Corroborated, SameOrigin, Conflicting, Unique }

    /// One passage of another article, and how it relates to the claim.
    pub struct Evidence {
        pub source: Source,
        pub passage: Passage,
        pub relation: Relation,
        pub scope: Scope,
        /// 0..=1, rising with sameness.
        pub score: f64,
        pub slots: Vec<Slot>,
        pub lineage: Lineage,
        /// Agency that the passage's article credits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub origin: Option<String>,
        /// Set where the two sentences are edits of one text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub copy: Option<Copied>,
    }

    /// The article a passage stands in.
    pub struct Source {
        pub id: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outlet: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
    }

    /// A sentence of another article. Offsets count UTF-16 code units in that article's block.
    pub struct Passage {
        pub text: String,
        pub block: u32,
        pub start: u32,
        pub end: u32,
    }

    #[derive(Copy, Eq)]
    pub enum Relation { Supports, Contradicts, Related }

    /// `background`: from an article on another story; shown apart, changes neither verdict nor origins.
    #[derive(Copy, Eq)]
    pub enum Scope { Story, Background }

    /// What one slot comparer found. `ours` and `theirs` are the words compared.
    pub struct Slot {
        pub slot: SlotKind,
        pub agreement: Agreement,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ours: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub theirs: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub severity: Option<Severity>,
    }

    #[derive(Copy, Eq)]
    pub enum SlotKind { Quantity, Date, Entity, Quotation, Polarity, Wording }

    #[derive(Copy, Eq)]
    pub enum Agreement { Agrees, Differs, Silent }

    /// `update`: a later report or edition changed the value; never a conflict.
    #[derive(Copy, Eq)]
    pub enum Severity { Hard, Soft, Update }

    #[derive(Copy, Eq)]
    pub enum Lineage { SameOrigin, Independent }

    /// `text`: agency or other outlet's text; `statement`: both print one press statement.
    #[derive(Copy, Eq)]
    pub enum Copied { Text, Statement }

    /// What the library holds on this story.
    pub struct Story {
        pub articles: Vec<StoryArticle>,
        pub counts: StoryCounts,
        pub conflicts: Vec<Conflict>,
        pub omissions: Vec<Omission>,
        /// Number of the checked article's own origin, as in [`StoryArticle::origin_group`].
        pub origin_group: u32,
        /// Number of the checked article's own text.
        pub text_group: u32,
    }

    pub struct StoryArticle {
        pub source: Source,
        /// 0..=1.
        pub similarity: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub origin: Option<String>,
        /// Claims of the checked article that this one also reports.
        pub claims_shared: u32,
        /// Articles of one number are one witness.
        pub origin_group: u32,
        /// Articles of one number print one text.
        pub text_group: u32,
    }

    /// The other articles of the story, counted.
    #[derive(Copy, Eq)]
    pub struct StoryCounts {
        pub articles: u32,
        pub distinct_texts: u32,
        /// Origins behind the articles. Where another outlet prints the page's own agency text, that origin is among them.
        pub independent_origins: u32,
        /// Origins behind the articles that are not the page's own: so many others than its source tell of the event.
        pub other_origins: u32,
    }

    /// One matter on which the articles give different values; the checked article's value comes first.
    pub struct Conflict {
        /// What the values measure, in a word or two: "duration".
        pub on: String,
        pub values: Vec<ConflictValue>,
    }

    pub struct ConflictValue {
        pub value: String,
        /// Claims of the checked article that give this value.
        pub claims: Vec<u32>,
        pub passages: Vec<SourcedPassage>,
        pub origins: u32,
    }

    pub struct SourcedPassage {
        pub source: Source,
        pub passage: Passage,
    }

    /// A fact that others report and the checked article leaves out.
    pub struct Omission {
        pub fact: String,
        pub passages: Vec<SourcedPassage>,
        pub origins: u32,
        /// 0..=1.
        pub score: f64,
        /// True for what was published after the checked article.
        pub later: bool,
    }

    /// What the library holds in all. `from` and `to` are the oldest and newest publication dates.
    pub struct LibrarySummary {
        pub articles: u32,
        pub outlets: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<String>,
    }

    /// What `claims` answers: every sentence, with its claims.
    pub struct ClaimsReport {
        pub article: ArticleSummary,
        pub sentences: Vec<SentenceReport>,
    }

    pub struct SentenceReport {
        pub range: TextRange,
        pub text: String,
        pub checkworthiness: f64,
        pub claims: Vec<Claim>,
        #[serde(default)]
        pub mentions: Vec<Mention>,
    }

    /// Settings of one call.
    #[derive(Default)]
    pub struct CheckOptions {
        /// The reader's time, RFC 3339. Defaults to the newest publication date seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub now: Option<String>,
        /// True for the extension's own sample pages: only then do sample segments answer, and only they.
        #[serde(default)]
        pub sample: bool,
    }

    /// Where the words of one article belong: a number of `SegmentInfo`, and the article's place in that segment.
    #[derive(Copy, Eq)]
    pub struct TextAddress {
        pub segment: u32,
        pub article: u32,
    }

    /// Words that a call looked for and that are not in memory.
    pub struct MissedTexts {
        pub texts: Vec<TextAddress>,
    }

    /// Articles by their head data.
    pub struct Sources {
        pub articles: Vec<Source>,
    }

    /// How the articles of a segment came here: in a library that somebody publishes, in a file that the reader handed in, or
    /// from the outlet itself. Where an article lies in several segments the last of these speaks.
    #[derive(Copy, Eq)]
    pub enum Standing { Published, Imported, Fetched }

    /// What a segment says of itself when it is opened.
    pub struct SegmentInfo {
        pub id: u32,
        pub articles: u32,
        pub bytes: u32,
        /// Sample articles, which never speak about the world.
        pub samples: bool,
    }
}
