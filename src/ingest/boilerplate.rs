//! Does this block belong to the story, or to the page around it? Patterns general to news sites, no site by name.
//!
//! *Furniture* (related links, newsletter prompts, share buttons) is no part of any article and is dropped where articles
//! are read. *Credits* ("(With inputs from agencies.)", "Reporting by …") stay, because they tell the origin, but state
//! nothing about the world: no claim is made of either.

use regex::{RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// Longest block that a pattern may judge, in bytes. A paragraph that opens with "Sign up" and goes on for half a page
/// tells a story about signing up.
const LONGEST: usize = 400;

/// Whether a block states nothing of the story: furniture or a credit.
pub fn is_boilerplate(text: &str) -> bool {
    is_furniture(text) || matches(&CREDITS, text)
}

/// Whether a block belongs to the page around the article.
pub fn is_furniture(text: &str) -> bool {
    matches(&FURNITURE, text)
}

fn matches(table: &RegexSet, text: &str) -> bool {
    let text = text.trim();
    text.len() <= LONGEST && table.is_match(text)
}

fn table(patterns: &[&str]) -> RegexSet {
    let built = RegexSetBuilder::new(patterns).case_insensitive(true).build();
    built.unwrap_or_else(|problem| panic!("the boilerplate table does not compile: {problem}"))
}

static FURNITURE: LazyLock<RegexSet> = LazyLock::new(|| {
    table(&[
        // Related links. "More on this story" is one; "More on Thursday's talks is expected." is not.
        r"^(related|recommended|suggested|further)( (articles?|stor(y|ies)|coverage|content|news|topics?|tags?|links?|posts?|reading|videos?))?\s*(:|$)",
        r"^(read|see|watch|listen)( more| also| next| now)?( (on|about|from|at|in|here))?( this)?( (story|topic))?\s*(:|»|>|→|\||$)",
        r"^(read|see) (more|also|next)\b[^.!]{0,160}$",
        r"^(also|must|don[’']t) (read|see|watch|miss)\b\s*(:|[^.!]{0,160}$)",
        r"^more (on|from|about|in) (this|the same|our|us)\b[^.!]{0,80}$",
        r"^more (stories|news|coverage|videos|headlines)\b[^.!]{0,60}$",
        r"^(trending|latest( news| stories)?|top (stories|news)|breaking( news)?|headlines|popular( now)?|most (read|popular|viewed|shared|commented)|editor[’']?s[’']? (picks?|choice)|you (may|might) (also |be )?(like|interested in).{0,30}|what to read next|up next|explore more|in this (article|story)|key points|tags|topics|sections?|categories|news ?desk)\s*:?$",
        // Advertising and paywalls.
        r"^-*\s*(advertise?ments?|advertising|sponsored( content| by.{0,40})?|promoted( content)?|ads? by .{1,40}|paid content|partner content)\s*-*$",
        r"^(story|article) continues (below|after)\b.{0,60}$",
        r"^(continue|keep) reading\b[^.!]{0,80}$",
        r"^(already a (subscriber|member)|to (continue|keep) reading|this (article|content) is (for|only|available|reserved)\b.{0,40}(subscribers|members))\b",
        r"^scroll (down )?(to|for)\b.{0,60}$",
        // Prompts. They open with the verb.
        r"^(sign up|subscribe|register (now|here|for free|to)|log ?in|sign in|join (us|our|the conversation|the discussion)|follow us|click here|tap here|become a (member|subscriber|supporter|patron)|donate( now| today| to us)?|support (us|our|independent|quality))\b.{0,220}$",
        r"^follow .{1,60} on (x|twitter|facebook|instagram|telegram|whatsapp|google news|linkedin|youtube|tiktok|bluesky|mastodon|threads)\b.{0,120}$",
        r"^(get|receive|want) .{0,140}\b(inbox|newsletters?|alerts?|push notifications)\b.{0,60}$",
        r"^(download|install|get) (our|the) .{0,60}\bapp\b.{0,80}$",
        r"\bsign(ing)? up (for|to) (our|the|this|a) .{0,60}(newsletter|emails?|alerts?|briefing|digest)\b",
        r"\b(subscribe to|opt out of) (our|the) .{0,60}(newsletter|channel|podcast|mailing list|emails)\b",
        r"^(have|got|do you have) (a|any|an) (story|tip|news tip|question|opinion)\b.{0,160}\?.{0,160}$",
        // Sharing, comments, navigation.
        r"^(share|tweet|print|save|bookmark|copy link|copied|e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|close|menu|left menu|search|home|previous|next|loading\W*|gallery|play|pause|mute)$",
        r"^share (this|on|via|with|the)\b[^.!]{0,60}$",
        r"^((view|show|hide|read|see|add|post|leave|write)( all| a| your)? )?(\d+ )?(comments?|reply|replies)( \(?\d+\)?)?$",
        r"^(your email address will not be published|required fields are marked|comments are closed|be the first to comment)\b",
        r"^(back to|skip to|jump to|return to) (the )?(top|main|content|home|navigation)\b.{0,40}$",
        r"^(skip|hide|dismiss) (past |this )?(the )?(newsletter|promotion|advert).{0,40}$",
        r"^(after|before) newsletter promotion$",
        r"^(opens? (in )?(a )?new (tab|window)|external|image caption|media caption|image source|getty images?)$",
        r"^(give feedback|connect( with)? us( on)?|contact us|about us|advertise with us|site ?map|accessibility|faq|rss|other (links|products)|all sections)\W*$",
        r"^([a-z ]{2,20}\W*\|\W*)?(privacy( policy| notice| statement)?|terms( of (use|service)| (and|&) conditions)?|cookie (policy|settings|notice)|disclaimer)\b[^.]{0,80}$",
        r"\b(privacy policy|terms of (use|service))\b.{0,60}\b(apply|privacy policy|terms of (use|service))\b",
        r"\b(uses|use of|accept( all)?|our) cookies\b",
        r"^this site is protected by recaptcha\b",
        // Ways to reach the paper, bare addresses.
        r"^(e-?mail|phone|tel|telephone|fax|mobile|call us|whatsapp|contact)\s*(us)?\s*[:.]?\s*[\w.+-]*[@+0-9][\w@.+(), -]{4,120}$",
        r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$",
        r"^(#+\s*)?(original url|source url|permalink|short ?link|url)\s*:?\s*(https?://\S+)?$",
        r"^https?://\S+$",
        // Dates and reading time on a line of their own.
        r"^(\d+|[a-z]+)[ -]min(ute)?s?\.?( read)?$",
        r"^(first )?(published|updated|posted|created|last (updated|modified|edited))( on| at)?\s*:?\s*((mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^!?]{0,70}$",
        r"^[^.!?]{0,80}\|\s*(published|updated|posted|created|last (updated|modified))\s*:[^!?]{0,80}$",
        r"^(this|the) (image|picture|photo|illustration) is (ai|artificially|computer)[- ]generated\b",
        r"^(image|photo|picture|video|slide) \d+ (of|/) \d+$",
    ])
});

static CREDITS: LazyLock<RegexSet> = LazyLock::new(|| {
    table(&[
        r"^\(?\s*with (additional |further )?(inputs?|reporting|reports?|contributions?|agenc(y|ies)|information|material) ?(from|by|inputs?)?\b.{0,120}$",
        r"^[\[(]?\s*(additional |further )?(report(ing|ed)|writing|written|editing|edited|compiled|produced|translat(ed|ion)|photograph(y|s)|graphics?|research|contributions?)\s+by\b.{0,300}$",
        r"^[\[(]?\s*by [^.!?]{2,90}[\])]?$",
        r"\bcontributed (to (this|the)|additional|further) (report|story|article|reporting)\b",
        r"^[\[(]?\s*(source|sources|credit|credits|courtesy|photos?|pictures?|images?|video|file photo|illustration|graphic|caption)( credit| source| by| courtesy( of)?)?\s*[:/]\s*.{0,160}$",
        r"^[\[(]?\s*(file|representative|representational|archive) (photo|image|picture)\b.{0,120}$",
        r"\b(photo|image|picture|video)s?( credit)?\s*(/|:|by|via|courtesy( of)?)\s.{0,60}\)$",
        r"^[^.!?]{0,80}(/|via|\||–|-)\s*(getty images|shutterstock|alamy|unsplash|flickr|wikimedia( commons)?|handout|file)\W*$",
        r"^(©|copyright\s+(©|\(c\)|\d{4}|by\b)|\(c\)\s+\d{4}).{0,300}$",
        r"\ball rights reserved\b",
        r"\b(may|must|can) ?not be (re)?(published|produced|printed|broadcast|distributed|written)\b",
        r"^[\[(]?\s*(this|the) (story|article|report|piece|column|interview|version|copy)\b.{0,80}\b(first |originally |also )?(appeared|published|updated|corrected|amended|edited|auto-?generated|translated|produced|republished|syndicated)\b.{0,220}$",
        r"^(correction|clarification|editor[’']?s[’']? note|note to (readers|editors)|disclaimer|disclosure)\s*[:(–-]",
        r"^our standards\s*:",
        r"^[—–-]{1,2}\s?[^.!?]{2,60}$",
        r"^[\[(][^.!?()]{1,40}[\])]\.?$",
        r"^(agencies|staff (writer|reporter|report)|(our )?(staff|special) correspondent|news ?desk|web ?desk|news service)$",
        r"^the views expressed\b",
        r"^(the author|the writer|[^.!?]{3,50}) is an? [^.!?]{0,80}\b(reporter|correspondent|editor|journalist|columnist|staff writer|contributor)\b[^.!?]{0,20}\b(at|for|with|of|based)\b[^.!?]{0,80}\.?( (he|she|they) .{0,160})?$",
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
    fn sentences_of_the_story_are_kept() {
        for text in [
            "Russian and U.S. officials met in Istanbul on Thursday.",
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
            "Photo radar caught 300 drivers in one week.",
        ] {
            assert!(!is_boilerplate(text), "{text}");
        }
    }
}
