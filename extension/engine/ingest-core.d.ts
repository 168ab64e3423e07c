/* tslint:disable */
/* eslint-disable */
/**
 * A fact that others report and the checked article leaves out.
 */
export interface Omission {
    fact: string;
    passages: SourcedPassage[];
    origins: number;
    /**
     * 0..=1.
     */
    score: number;
    /**
     * True for what was published after the checked article.
     */
    later: boolean;
}

/**
 * A quantity, date, name or quotation inside a claim.
 */
export interface Mention {
    kind: MentionKind;
    text: string;
    start: number;
    end: number;
    /**
     * The value as the comparison reads it: "6 h", "2025-02-27", "Sergei Lavrov".
     */
    value?: string;
}

/**
 * A sentence of another article. Offsets count UTF-16 code units in that article's block.
 */
export interface Passage {
    text: string;
    block: number;
    start: number;
    end: number;
}

/**
 * An article as pages, feeds and files hand it over. `id` and `url`: one suffices.
 */
export interface Article {
    id?: string;
    url?: string;
    outlet?: string;
    title?: string;
    byline?: string;
    /**
     * RFC 3339 date or date-time, or only `YYYY` or `YYYY-MM`.
     */
    published?: string;
    /**
     * Two-letter code; detected where it is missing.
     */
    language?: string;
    /**
     * Agency or outlet that a feed's `<source>` element names.
     */
    feedSource?: string;
    blocks?: Block[];
    /**
     * Stands in for `blocks`: paragraphs separated by blank lines.
     */
    text?: string;
}

/**
 * Articles by their head data.
 */
export interface Sources {
    articles: Source[];
}

/**
 * Half-open range of UTF-16 code units in one block's text.
 */
export interface TextRange {
    block: number;
    start: number;
    end: number;
}

/**
 * Head data of the checked article. `origin` is the agency it credits.
 */
export interface ArticleSummary {
    id: string;
    url?: string;
    outlet?: string;
    title?: string;
    published?: string;
    origin?: string;
    /**
     * Language the comparison worked in.
     */
    language?: string;
}

/**
 * How much the library knows about the story. Only `covered` comes with findings.
 */
export type Coverage = "covered" | "noOtherArticle" | "emptyLibrary";

/**
 * How the articles of a segment came here: in a library that somebody publishes, in a file that the reader handed in, or
 * from the outlet itself. Where an article lies in several segments the last of these speaks.
 */
export type Standing = "published" | "imported" | "fetched";

/**
 * One checkable statement of the article.
 */
export interface Claim {
    id: number;
    range: TextRange;
    text: string;
    /**
     * 0..=1, rising with how checkable the statement is.
     */
    checkworthiness: number;
    /**
     * Who is named as the source of the statement.
     */
    attribution?: string;
    mentions?: Mention[];
}

/**
 * One matter on which the articles give different values; the checked article's value comes first.
 */
export interface Conflict {
    /**
     * What the values measure, in a word or two: "duration".
     */
    on: string;
    values: ConflictValue[];
}

/**
 * One paragraph-like unit of an article.
 */
export interface Block {
    id: number;
    role: BlockRole;
    text: string;
}

/**
 * One passage of another article, and how it relates to the claim.
 */
export interface Evidence {
    source: Source;
    passage: Passage;
    relation: Relation;
    scope: Scope;
    /**
     * 0..=1, rising with sameness.
     */
    score: number;
    slots: Slot[];
    lineage: Lineage;
    /**
     * Agency that the passage's article credits.
     */
    origin?: string;
    /**
     * Set where the two sentences are edits of one text.
     */
    copy?: Copied;
}

/**
 * Settings of one call.
 */
export interface CheckOptions {
    /**
     * The reader's time, RFC 3339. Defaults to the newest publication date seen.
     */
    now?: string;
    /**
     * True for the extension's own sample pages: only then do sample segments answer, and only they.
     */
    sample?: boolean;
}

/**
 * Something the reader should know. Screens word `about` in the reader's language; `text` is for logs.
 */
export interface Notice {
    about: NoticeAbout;
    /**
     * What could not be used, as it was given.
     */
    value?: string;
    /**
     * The whole notice in plain English.
     */
    text: string;
}

/**
 * The answer of [`crate::boundary`] to one article.
 */
export interface Report {
    article: ArticleSummary;
    coverage: Coverage;
    claims: Claim[];
    findings: Finding[];
    story?: Story;
    library: LibrarySummary;
    /**
     * What the reader should know about this answer: a language that is compared by wording and numbers only, a
     * date that could not be read.
     */
    notices?: Notice[];
}

/**
 * The article a passage stands in.
 */
export interface Source {
    id: string;
    url?: string;
    outlet?: string;
    title?: string;
    published?: string;
}

/**
 * The other articles of the story, counted.
 */
export interface StoryCounts {
    articles: number;
    distinctTexts: number;
    /**
     * Origins behind the articles. Where another outlet prints the page's own agency text, that origin is among them.
     */
    independentOrigins: number;
    /**
     * Origins behind the articles that are not the page's own: so many others than its source tell of the event.
     */
    otherOrigins: number;
}

/**
 * The verdict on one claim and the passages behind it, strongest first.
 */
export interface Finding {
    /**
     * Id of the claim.
     */
    claim: number;
    verdict: Verdict;
    /**
     * 0..=1.
     */
    confidence: number;
    /**
     * Independent origins among the supporting evidence.
     */
    origins: number;
    evidence: Evidence[];
}

/**
 * What `claims` answers: every sentence, with its claims.
 */
export interface ClaimsReport {
    article: ArticleSummary;
    sentences: SentenceReport[];
}

/**
 * What a block is on the page. Headlines and captions yield no claims.
 */
export type BlockRole = "headline" | "paragraph" | "quote" | "caption" | "listItem";

/**
 * What a segment says of itself when it is opened.
 */
export interface SegmentInfo {
    id: number;
    articles: number;
    bytes: number;
    /**
     * Sample articles, which never speak about the world.
     */
    samples: boolean;
}

/**
 * What one slot comparer found. `ours` and `theirs` are the words compared.
 */
export interface Slot {
    slot: SlotKind;
    agreement: Agreement;
    ours?: string;
    theirs?: string;
    severity?: Severity;
}

/**
 * What the library holds in all. `from` and `to` are the oldest and newest publication dates.
 */
export interface LibrarySummary {
    articles: number;
    outlets: number;
    from?: string;
    to?: string;
}

/**
 * What the library holds on this story.
 */
export interface Story {
    articles: StoryArticle[];
    counts: StoryCounts;
    conflicts: Conflict[];
    omissions: Omission[];
    /**
     * Number of the checked article's own origin, as in [`StoryArticle::origin_group`].
     */
    originGroup: number;
    /**
     * Number of the checked article's own text.
     */
    textGroup: number;
}

/**
 * Where the words of one article belong: a number of `SegmentInfo`, and the article's place in that segment.
 */
export interface TextAddress {
    segment: number;
    article: number;
}

/**
 * Words that a call looked for and that are not in memory.
 */
export interface MissedTexts {
    texts: TextAddress[];
}

/**
 * `background`: from an article on another story; shown apart, changes neither verdict nor origins.
 */
export type Scope = "story" | "background";

/**
 * `library`: a part of the library that its keeper could not open; the core itself never says so.
 */
export type NoticeAbout = "language" | "published" | "library";

/**
 * `text`: agency or other outlet's text; `statement`: both print one press statement.
 */
export type Copied = "text" | "statement";

/**
 * `update`: a later report or edition changed the value; never a conflict.
 */
export type Severity = "hard" | "soft" | "update";

export interface ConflictValue {
    value: string;
    /**
     * Claims of the checked article that give this value.
     */
    claims: number[];
    passages: SourcedPassage[];
    origins: number;
}

export interface SentenceReport {
    range: TextRange;
    text: string;
    checkworthiness: number;
    claims: Claim[];
    mentions?: Mention[];
}

export interface SourcedPassage {
    source: Source;
    passage: Passage;
}

export interface StoryArticle {
    source: Source;
    /**
     * 0..=1.
     */
    similarity: number;
    origin?: string;
    /**
     * Claims of the checked article that this one also reports.
     */
    claimsShared: number;
    /**
     * Articles of one number are one witness.
     */
    originGroup: number;
    /**
     * Articles of one number print one text.
     */
    textGroup: number;
}

export type Agreement = "agrees" | "differs" | "silent";

export type Lineage = "sameOrigin" | "independent";

export type MentionKind = "quantity" | "date" | "entity" | "quotation";

export type Relation = "supports" | "contradicts" | "related";

export type SlotKind = "quantity" | "date" | "entity" | "quotation" | "polarity" | "wording";

export type Verdict = "corroborated" | "sameOrigin" | "conflicting" | "unique";


/**
 * Opened library segments, and the checks made against them.
 */
export class Engine {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Opens the bytes of a segment, or of its index alone: then the words of its articles are brought with `putText`
     * when they are missed. `standing` says who speaks where an article lies in several. Throws for damaged bytes and for
     * another format version, with the remedy.
     */
    addSegment(bytes: Uint8Array | number[], standing: Standing): SegmentInfo;
    /**
     * Compares an article with the library. Throws for an article beyond the size limits.
     */
    check(article: Article, options: CheckOptions): Report;
    /**
     * Sentences, claims and mentions of an article.
     */
    claims(article: Article): ClaimsReport;
    /**
     * The other articles on the event of an article, most alike first: known long before its claims are compared.
     */
    coverage(article: Article, options: CheckOptions): Sources;
    /**
     * Lets go of words that were brought, where they are more than `limit` bytes.
     */
    forgetTexts(limit: number): void;
    /**
     * What the opened segments hold: the sample ones, or all others.
     */
    library(sample: boolean): LibrarySummary;
    /**
     * Whose words were missed since the last call, by the check that came before it.
     */
    missedTexts(): MissedTexts;
    /**
     * An engine without segments.
     */
    constructor();
    /**
     * Brings the words of an article. Throws where they are not those that the index was made from.
     */
    putText(segment: number, article: number, text: Uint8Array | number[]): void;
    /**
     * Closes a segment. Nothing happens where there is none of this number.
     */
    removeSegment(id: number): void;
    /**
     * Looks for the story of an article; answers whose words it missed. Once those were brought, it looks for what others
     * know of the article's facts.
     */
    seek(article: Article, options: CheckOptions): MissedTexts;
}

/**
 * One segment: a whole file, or an index to which words are brought.
 */
export class SegmentFile {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The whole article.
     */
    article(article: number): Article;
    /**
     * Everything but the words.
     */
    index(): Uint8Array;
    /**
     * Opens the bytes. Throws for damaged bytes and for another format version, with the remedy.
     */
    constructor(bytes: Uint8Array | number[]);
    /**
     * Brings the words of an article. Throws where they are not those that the index was made from.
     */
    putText(article: number, text: Uint8Array | number[]): void;
    /**
     * The words of an article, as `putText` takes them.
     */
    text(article: number): Uint8Array;
    /**
     * Number of articles.
     */
    readonly articles: number;
}

/**
 * Makes the bytes of one segment out of articles.
 */
export function buildSegment(articles: Article[], samples: boolean): Uint8Array;

/**
 * The address without what differs between two links to one article; nothing for what is no web address.
 */
export function canonicalUrl(address: string): string | undefined;

/**
 * The article of a web page that was fetched at `url`. Throws where the page holds none.
 */
export function pageToArticle(html: string, url?: string | null): Article;

/**
 * The article as it is stored: address in canonical form, an id, a language, blocks instead of text. Throws for one
 * that has neither words nor id and address, and beyond the size limits.
 */
export function readArticle(article: Article): Article;

/**
 * Equal for two articles with the same running text; empty for one without.
 */
export function textKey(article: Article): string;

/**
 * The article in a plain or Markdown text. Throws where there is none.
 */
export function textToArticle(text: string): Article;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_engine_free: (a: number, b: number) => void;
    readonly __wbg_segmentfile_free: (a: number, b: number) => void;
    readonly buildSegment: (a: number, b: number, c: number) => [number, number, number, number];
    readonly canonicalUrl: (a: number, b: number) => [number, number];
    readonly engine_addSegment: (a: number, b: number, c: number, d: any) => [number, number, number];
    readonly engine_check: (a: number, b: any, c: any) => [number, number, number];
    readonly engine_claims: (a: number, b: any) => [number, number, number];
    readonly engine_coverage: (a: number, b: any, c: any) => [number, number, number];
    readonly engine_forgetTexts: (a: number, b: number) => void;
    readonly engine_library: (a: number, b: number) => [number, number, number];
    readonly engine_missedTexts: (a: number) => [number, number, number];
    readonly engine_new: () => number;
    readonly engine_putText: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly engine_removeSegment: (a: number, b: number) => void;
    readonly engine_seek: (a: number, b: any, c: any) => [number, number, number];
    readonly pageToArticle: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly readArticle: (a: any) => [number, number, number];
    readonly segmentfile_article: (a: number, b: number) => [number, number, number];
    readonly segmentfile_articles: (a: number) => number;
    readonly segmentfile_index: (a: number) => [number, number];
    readonly segmentfile_new: (a: number, b: number) => [number, number, number];
    readonly segmentfile_putText: (a: number, b: number, c: number, d: number) => [number, number];
    readonly segmentfile_text: (a: number, b: number) => [number, number, number, number];
    readonly textKey: (a: any) => [number, number, number, number];
    readonly textToArticle: (a: number, b: number) => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/** Starts the module anew, with memory of its own. No object of the old instance may be left. */
export function renewInstance(): void;
