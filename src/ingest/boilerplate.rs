//! Does this block belong to the story, or to the page around it? Patterns general to news sites, no site by name.
//!
//! *Furniture* (related links, newsletter prompts, share buttons) is no part of any article and is dropped where articles
//! are read. *Credits* ("(With inputs from agencies.)", "Reporting by …") stay, because they tell the origin, but state
//! nothing about the world: no claim is made of either.

use regex::bytes::{RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// Whether a block states nothing of the story: furniture or a credit.
pub fn is_boilerplate(text: &str) -> bool {
    let line = folded(text);
    FURNITURE.judges(&line) || CREDITS.judges(&line) || CAPTIONS.judges(&line)
}

/// Whether a block belongs to the page around the article.
pub fn is_furniture(text: &str) -> bool {
    FURNITURE.judges(&folded(text))
}

/// Whether a paragraph is the caption of a picture: it ends with the picture's credit in brackets.
pub(super) fn is_caption(text: &str) -> bool {
    CAPTIONS.judges(&folded(text))
}

/// Lower case, straight apostrophes: what the patterns are written in.
fn folded(text: &str) -> String {
    text.trim().replace('’', "'").to_lowercase()
}

/// Longest block that a pattern may judge, in bytes: a paragraph that opens with "Sign up" and goes on for half a page
/// tells a story about signing up. The limit stands beside the pattern, since counted repeats inside patterns took 300 ms to
/// compile.
const LINE: usize = 90;
const PROMPT: usize = 240;
const NOTE: usize = 420;

struct Table {
    limits: Vec<usize>,
    patterns: RegexSet,
}

impl Table {
    fn new(rows: &[(usize, &str)]) -> Table {
        let patterns = RegexSetBuilder::new(rows.iter().map(|(_, pattern)| pattern)).unicode(false).build();
        let patterns = patterns.unwrap_or_else(|problem| panic!("the boilerplate table does not compile: {problem}"));
        Table { limits: rows.iter().map(|(limit, _)| *limit).collect(), patterns }
    }

    fn judges(&self, line: &str) -> bool {
        line.len() <= NOTE && self.patterns.matches(line.as_bytes()).iter().any(|row| line.len() <= self.limits[row])
    }
}

static FURNITURE: LazyLock<Table> = LazyLock::new(|| {
    Table::new(&[
        // Related links. "More on this story" is one; "More on Thursday's talks is expected." is not.
        (
            NOTE,
            r"^(related|recommended|suggested|further)( (articles?|stor(y|ies)|coverage|content|news|topics?|tags?|links?|posts?|reading|videos?))?\s*(:|$)",
        ),
        (
            NOTE,
            r"^(read|see|watch|listen)( more| also| next| now)?( (on|about|from|at|in|here))?( this)?( (story|topic))?\s*(:|»|>|→|\||$)",
        ),
        (PROMPT, r"^((read|see) (more|also|next)|(also|must|don't) (read|see|watch|miss))\b[^.!]*$"),
        (LINE, r"^more (on|from|about|in) (this|the same|our|us)\b[^.!]*$"),
        (LINE, r"^more (stories|news|coverage|videos|headlines)\b[^.!]*$"),
        (
            LINE,
            r"^(trending|latest|(latest|recent|top|trending|other) (news|stories|posts|articles|headlines)|breaking( news)?|headlines|popular( now)?|most (read|popular|viewed|shared|commented)|editor'?s'? (picks?|choice)|what to read next|up next|explore more|in this (article|story)|key points|tags|topics|sections?|categories|news ?desk)\s*:?$",
        ),
        (LINE, r"^you (may|might) (also |be )?(like|interested in)\b"),
        // Advertising and paywalls.
        (
            LINE,
            r"^-*\s*(advertise?ments?|advertising|sponsored( content| by.*)?|promoted( content)?|adverts?|ads? by .*|paid content|partner content)\s*-*$",
        ),
        (LINE, r"^((story|article) continues (below|after)|continue reading|keep reading)\b[^.!]*$"),
        (
            PROMPT,
            r"^(already a (subscriber|member)|to (continue|keep) reading|this (article|content) is (for|only|available|reserved)\b.*(subscribers|members))\b",
        ),
        (LINE, r"^scroll (down )?(to|for)\b"),
        // Prompts. They open with the verb.
        (
            PROMPT,
            r"^(sign up|subscribe|register (now|here|for free|to)|log ?in|sign in|join (us|our|the conversation|the discussion)|follow us|click here|tap here|become a (member|subscriber|supporter|patron)|donate( now| today| to us)?|support (us|our|independent|quality))\b",
        ),
        (
            PROMPT,
            r"^(follow|reach|find|contact) .* on (x|twitter|facebook|instagram|telegram|whatsapp|google news|linkedin|youtube|tiktok|bluesky|mastodon|threads)\b",
        ),
        (PROMPT, r"^(follow|reach|contact) [^.!?]*(@\w|\bat [\w.+-]+@[\w-]+\.)"),
        (PROMPT, r"^(get|receive|want) .*\b(inbox|newsletters?|push notifications)\b"),
        (PROMPT, r"^(get|let|have) .*\b(news|stories|headlines|briefing)\b.*\b(alerts?|inbox|delivered|phone)\b"),
        (LINE, r"^(download|install|get) (our|the) .*\bapp\b"),
        (PROMPT, r"\bsign(ing)? up (for|to) (our|the|this|a) .*(newsletter|emails?|alerts?|briefing|digest)\b"),
        (PROMPT, r"\b(subscribe to|opt out of) (our|the) .*(newsletter|channel|podcast|mailing list|emails)\b"),
        (PROMPT, r"^(have|got|do you have) (a|any|an) (story|tip|news tip|question|opinion)\b.*\?"),
        (
            PROMPT,
            r"^(thank you for|thanks for|you have( been)?( successfully)?|there was (a|an) (problem|error)|please (check|enter|try))\b.*\b(subscrib(ed|ing)|sign(ed|ing) up|registered|e-?mail)\b",
        ),
        (
            LINE,
            r"^(this (slideshow|video|content|site|page) requires|javascript (is|must)|please enable javascript|your browser does not)\b",
        ),
        // Sharing, comments, navigation.
        (
            LINE,
            r"^(share|tweet|print|save|bookmark|copy link|copied|e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|close|menu|left menu|search|home|previous|next|loading\W*|gallery|play|pause|mute)$",
        ),
        (LINE, r"^share (this|on|via|with|the)\b[^.!]*$"),
        (
            LINE,
            r"^((view|show|hide|read|see|add|post|leave|write)( all| a| your)? )?(\d+ )?(comments?|reply|replies)( \(?\d+\)?)?$",
        ),
        (
            PROMPT,
            r"^(your email address will not be published|required fields are marked|comments are closed|be the first to comment)\b",
        ),
        (LINE, r"^(back to|skip to|jump to|return to) (the )?(top|main|content|home|navigation)\b"),
        (
            LINE,
            r"^((skip|hide|dismiss) (past |this )?(the )?(newsletter|promotion|advert)|(after|before) newsletter promotion$)",
        ),
        (
            LINE,
            r"^(opens? (in )?(a )?new (tab|window)|external|(image |media |photo )?caption|image source|getty images?)$",
        ),
        (
            LINE,
            r"^(give feedback|connect( with)? us( on)?|contact us|about us|advertise with us|site ?map|accessibility|faq|rss|other (links|products)|all sections)\W*$",
        ),
        (
            PROMPT,
            r"^([a-z ]+\W*\|\W*)?(privacy( policy| notice| statement)?|terms( of (use|service)| (and|&) conditions)?|cookie (policy|settings|notice)|disclaimer)\b[^.]*$",
        ),
        (PROMPT, r"\b(privacy policy|terms of (use|service))\b.*\b(apply|privacy policy|terms of (use|service))\b"),
        (PROMPT, r"\b(uses|use of|accept( all)?|our) cookies\b"),
        (PROMPT, r"^this site is protected by recaptcha\b"),
        // Ways to reach the paper, bare addresses.
        (
            PROMPT,
            r"^(e-?mail|phone|tel|telephone|fax|mobile|call us|whatsapp|contact)\s*(us)?\s*[:.]?\s*[\w.+-]*[@+0-9][\w@.+(), -]*$",
        ),
        (LINE, r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$"),
        (NOTE, r"^(#+\s*)?((original|source) url|permalink|short ?link|url)\s*:?\s*(https?://\S+)?$"),
        (NOTE, r"^([^.!?]*:\s*)?https?://\S+( and https?://\S+)*$"),
        // Dates and reading time on a line of their own.
        (
            LINE,
            r"^(\w+day,?\s+)?(\d\d?(st|nd|rd|th)?\s+(of\s+)?)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d\d?(st|nd|rd|th)?,?\s+)?\d{4}(\W+(at\s+)?\d\d?[:.]\d\d.*)?\W*$",
        ),
        (LINE, r"^\d{4}-\d\d-\d\d([t ]\d\d:\d\d.*)?$"),
        (LINE, r"^(\d+|[a-z]+)[ -]min(ute)?s?\.?( read)?$"),
        (
            LINE,
            r"^(first )?(published|updated|posted|created|last (updated|modified|edited))( on| at)?\s*:?\s*((mon|tue|wed|thu|fri|sat|sun)\w*\W+)?(\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^!?]*$",
        ),
        (PROMPT, r"^[^.!?]*\|[^.!?]*\b(published|updated|posted|created|last (updated|modified))\s*:[^!?]*$"),
        (PROMPT, r"^(this|the) (image|picture|photo|illustration) is (ai|artificially|computer)[- ]generated\b"),
        (LINE, r"^(image|photo|picture|video|slide) \d+ (of|/|of /) \d+$"),
    ])
});

static CREDITS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(&[
        (
            PROMPT,
            r"^\(?\s*with (additional |further )?(inputs?|reporting|reports?|contributions?|agenc(y|ies)|information|material) ?(from|by|inputs?)?\b",
        ),
        (
            NOTE,
            r"^[\[(]?\s*(additional |further )?(report(ing|ed)|writing|written|editing|edited|compiled|produced|translat(ed|ion)|photograph(y|s)|graphics?|research|contributions?)\s+by\b",
        ),
        (LINE, r"^[\[(]?\s*by [^.!?]+[\])]?$"),
        (NOTE, r"\bcontributed (to (this|the)|additional|further) (report|story|article|reporting)\b"),
        (
            PROMPT,
            r"^[\[(]?\s*(source|sources|credit|credits|courtesy|photos?|pictures?|images?|video|file photo|illustration|graphic|caption)( credit| source| by| courtesy( of)?)?\s*[:/]",
        ),
        (PROMPT, r"^[\[(]?\s*(file|representative|representational|archive) (photo|image|picture)\b"),
        (
            LINE,
            r"^[^.!?]*(/|via|\||–|-)\s*(getty images|shutterstock|alamy|unsplash|flickr|wikimedia( commons)?|handout|file)\W*$",
        ),
        (NOTE, r"^(©|copyright\s+(©|\(c\)|\d{4}|by\b)|\(c\)\s+\d{4})"),
        (NOTE, r"\ball rights reserved\b"),
        (NOTE, r"\b(may|must|can) ?not be (re)?(published|produced|printed|broadcast|distributed|written)\b"),
        (
            NOTE,
            r"^[\[(]?\s*(this|the) (story|article|report|piece|column|interview|version|copy)\b.*\b(first|originally|also) (appeared|published)\b",
        ),
        (
            NOTE,
            r"^[\[(]?\s*(this|the) (story|article|report|piece|column|interview|version|copy) (has been|was|is)( not been| first| originally| also)? (appeared|published|updated|corrected|amended|edited|auto-?generated|translated|produced|republished|syndicated)\b",
        ),
        (
            NOTE,
            r"^(correction|clarification|editor'?s'? note|note to (readers|editors)|disclaimer|disclosure)\s*([:(-]|–)",
        ),
        (PROMPT, r"^our standards\s*:"),
        (LINE, r"^(—|–|-)+\s?[^.!?]+$"),
        (LINE, r"^[\[(][^.!?()]+[\])]\.?$"),
        (
            LINE,
            r"^(agencies|staff (writer|reporter|report)|(our )?(staff|special) correspondent|news ?desk|web ?desk|news service)$",
        ),
        (NOTE, r"^the views expressed\b"),
        (
            PROMPT,
            r"^(the author|the writer|[^.!?]+) is an? [^.!?]*\b(reporter|correspondent|editor|journalist|columnist|staff writer|contributor)\b[^.!?]*\b(at|for|with|of|based)\b[^.!?]*\.?( (he|she|they) .*)?$",
        ),
    ])
});

static CAPTIONS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(&[
        (
            NOTE,
            r"[(\[]\s*((file|ap|afp|reuters|getty|courtesy|pool|handout|staff) )?(photos?|images?|pictures?|pics?|credits?|video)( (by|from|via|courtesy|credit)\b|\s*[:/])[^()]*[)\]]\.?$",
        ),
        (NOTE, r"\([^()]*(getty images|/ ?(afp|ap|reuters|epa|tass)|(afp|ap|reuters) photo|via ap)\s*\)\.?$"),
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_of_news_pages_is_told_from_the_story() {
        for text in [
            "Related article: 'You Can't Trust Putin': Chechens Warn of Betrayal",
            "Read more",
            "Read more: Five things to know about the talks",
            "READ ALSO: Minister denies report",
            "See also",
            "Advertisement",
            "ADVERTISEMENT",
            "Story continues below advertisement",
            "Sign up for our weekly newsletter.",
            "Subscribe to our Newsletter  ",
            "Follow us on Twitter and Facebook.",
            "Get the day's top headlines delivered to your inbox every morning.",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
            "Back to top button",
            "12 comments",
            "TRENDING",
            "Latest News",
            "VisionRI | Disclaimer | Terms of use | Privacy Policy",
            "Email: info@courier.example",
            "Phone: +91-720-6444012, +91-7027739813, 14, 15",
            "Original url:",
            "https://courier.example/talks",
            "5 min read",
            "Devdiscourse News Desk | Washington DC | Updated: 26-02-2025 22:45 IST | Created: 26-02-2025 22:45 IST",
            "February 27, 2025",
            "Thursday, 27th February 2025, 10:45 a.m.",
            "Recent Stories",
            "This image is AI-generated and does not depict any real-life event or location.",
        ] {
            assert!(is_furniture(text), "{text}");
        }
    }

    #[test]
    fn credits_stay_in_the_article_and_state_nothing() {
        for text in [
            "(With inputs from agencies.)",
            "With inputs from AFP",
            "(Reporting by Jane Doe in Istanbul; Editing by John Roe)",
            "Additional reporting by Jane Doe",
            "The Associated Press contributed to this report.",
            "Copyright 2025 The Associated Press. All rights reserved.",
            "This material may not be published, broadcast, rewritten or redistributed.",
            "© 2025 AFP",
            "Photo: Kirill Zharov / TASS",
            "(Reuters)",
            "— AFP",
            "This article was first published by The Conversation.",
            "Editor's note: An earlier version gave another date.",
            "Jane Doe is a diplomatic correspondent at the Courier.",
            "By Jane Doe",
        ] {
            assert!(is_boilerplate(text) && !is_furniture(text), "{text}");
        }
    }

    #[test]
    fn a_paragraph_with_a_picture_credit_is_a_caption() {
        for text in [
            "China has warned of the step (Image: GETTY )",
            "Putin attends a meeting in the Kremlin. (Alexei Druzhinin, Sputnik, Kremlin Pool Photo via AP)",
            "Trump poses beside May. (Photo by EMMANUEL DUNAND/AFP/Getty Images)",
            "Men load doors into a truck in Hialeah, Fla. (AP Photo/Alan Diaz, File)",
        ] {
            assert!(is_caption(text), "{text}");
        }
        assert!(!is_caption("Talks were held at the residence (pictured)."));
        assert!(!is_caption("The group is called the Alliance of Sahel States (AES)."));
    }

    #[test]
    fn sentences_of_the_story_are_kept() {
        for text in [
            "Norwegian and U.S. envoys met in Oslo on Thursday.",
            "More on the talks is expected on Friday, the ministry said.",
            "Related charges were dropped against three of the men.",
            "Subscribers to the service were told of the breach on Monday.",
            "By Thursday evening, 21 people had died.",
            "The report said the image was shared by 4,000 people.",
            "Published in 2019, the study covered 3,500 patients.",
            "Watch groups counted 14 violations of the ceasefire.",
            "\"Follow us,\" the officer told the group, according to witnesses.",
            "Support for the bill fell to 41%.",
            "The newspaper said comments were closed after threats.",
            "– Two people were killed and 14 wounded in Kharkiv.",
            "Copyright law was changed in 2021, the court noted.",
            "Contact with the crew was lost at 7:15 p.m.",
            "Read said the jury had been misled.",
            "May 2025 was the warmest on record.",
            "Photo radar caught 300 drivers in one week.",
        ] {
            assert!(!is_boilerplate(text), "{text}");
        }
    }
}
