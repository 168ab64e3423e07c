//! Which words carry no content of their own? Articles, pronouns, prepositions, auxiliaries and the verbs of saying.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Function words by language code. News is compared by what is left.
const LISTS: [(&str, &str); 6] = [
    (
        "en",
        "a about above after again against all also although am among amid an and any are aren't as at away back be because \
         become becomes becoming been before being below between both but by came can can't cannot come comes could \
         couldn't did didn't do does doesn't doing don't done down due during each either else even ever every few for from further get \
         gets getting give given gives go goes going gone got had hadn't has hasn't have haven't having he he'd he'll \
         he's hence her here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is \
         isn't it it's its itself just keep kept lest let let's like likely made make makes making many may maybe me might mine \
         more most much must mustn't my myself near nor not now of off often on once one only onto or other \
         others ought our ours ourselves out over own per perhaps put quite rather really said same say saying says see seem \
         seemed seems seen several shall she she'd she'll she's should shouldn't since so some such than that that's the \
         their theirs them themselves then there there's therefore these they they'd they'll they're they've thing things this \
         those though through thus to together told too took toward towards two under until unto up upon us use used using very via was wasn't \
         we we'd we'll we're we've well went were weren't what what's when where whether which while who who's whom \
         whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours \
         according added adding noted tell",
    ),
    (
        "de",
        "aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines er es \
         für gegen hat haben hatte ich ihm ihn ihr im in ist ja kein keine man mit nach nicht noch nur ob oder ohne sein \
         seine sich sie sind so über um und unter vom von vor war waren was weil wenn wer werden wie wir wird worden wurde \
         wurden zu zum zur sagte",
    ),
    (
        "fr",
        "à au aux avec ce ces cette dans de des du elle en est et été eu il ils je la le les leur leurs lui mais ne nous \
         on ont ou où par pas plus pour qu que qui sa se ses son sont sur un une vous était a dit selon",
    ),
    (
        "es",
        "a al como con de del desde donde el ella en entre era es esta este fue ha han hasta la las le les lo los más \
         mi muy no o para pero por que quien se ser si sin sobre son su sus también un una uno y ya dijo según",
    ),
    (
        "it",
        "a ad al alla anche che chi ci come con da dal dalla degli dei del della di e è ed era gli ha hanno i il in la le \
         lo ma nel nella non o per più quando se si sono su sul un una uno ha detto",
    ),
    (
        "pt",
        "a ao aos as com como da das de do dos e é ela ele em entre era esta este foi há já mais mas na não nas no nos \
         o os ou para pela pelo por que se sem ser seu sua são também um uma disse",
    ),
];

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LISTS.iter().flat_map(|(_, words)| words.split_whitespace()).collect());

static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| LISTS[0].1.split_whitespace().collect());

/// Whether `folded` (see [`super::fold`]) is a function word. English texts are held against English words only:
/// "die" is one in German and news in English.
pub fn is_stop_word(folded: &str, language: super::Language) -> bool {
    if language.is_english() { ENGLISH.contains(folded) } else { WORDS.contains(folded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn die_is_an_article_in_german_and_news_in_english() {
        assert!(is_stop_word("die", Language::Other(*b"de")));
        assert!(!is_stop_word("die", Language::English));
    }
}
