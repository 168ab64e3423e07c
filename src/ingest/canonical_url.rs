//! Which page is it? The address without what differs between two links to one article.
//!
//! A hand parser: the `url` crate knows every corner of the standard, but its tables of international host names would
//! add about 100 kB to the module that answers pages, and an address only has to equal itself here.

/// Canonical form of an http or https address. `None` for anything else, and for an address without a host.
///
/// Host and scheme are lower case; "www.", "amp.", the default port, the user, the fragment, tracking parameters, AMP
/// marks, index pages and the last slash are gone; parameters are sorted. Applying it twice changes nothing.
pub fn canonical_url(address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|c| !c.is_control()).collect();
    let (scheme, rest) = address.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
    let host = host(&rest[..end], default_port)?;
    let (path, query) = rest[end..].split_once('?').unwrap_or((&rest[end..], ""));
    Some(format!("{scheme}://{host}{}{}", canonical_path(path), canonical_query(query)))
}

/// The host of a canonical address: what stands for an outlet's name where the page gives none.
pub fn host_of(canonical: &str) -> Option<&str> {
    canonical.split_once("://")?.1.split(['/', '?', ':']).next().filter(|host| !host.is_empty())
}

fn host(authority: &str, default_port: &str) -> Option<String> {
    let host = authority.rsplit('@').next().unwrap_or_default().to_lowercase();
    let mut host = host.strip_suffix(default_port).unwrap_or(&host).trim_end_matches('.');
    while let Some(rest) =
        HOST_PREFIXES.iter().find_map(|prefix| host.strip_prefix(prefix)).filter(|it| it.contains('.'))
    {
        host = rest;
    }
    let well_formed = !host.is_empty() && !host.starts_with(':') && !host.contains(char::is_whitespace);
    well_formed.then(|| host.to_owned())
}

const HOST_PREFIXES: [&str; 2] = ["www.", "amp."];
const INDEX_PAGES: [&str; 5] = ["index.html", "index.htm", "index.php", "index.shtml", "default.aspx"];
const AMP_SUFFIXES: [&str; 3] = [".amp", ".amp.html", "_amp.html"];

fn canonical_path(path: &str) -> String {
    let path = path.replace('\\', "/").replace(' ', "%20");
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty() && *segment != "amp").collect();
    while let Some(last) = segments.pop() {
        if let Some(plain) = AMP_SUFFIXES.iter().find_map(|suffix| last.strip_suffix(suffix)) {
            segments.extend(Some(plain).filter(|plain| !plain.is_empty() && *plain != "amp"));
        } else if !INDEX_PAGES.contains(&last) {
            segments.push(last);
            break;
        }
    }
    segments.iter().map(|segment| format!("/{segment}")).collect()
}

fn canonical_query(query: &str) -> String {
    let query = query.replace(' ', "%20");
    // Feeds escape "&" once too often.
    let parameters = query.split('&').map(|parameter| parameter.trim_start_matches("amp;"));
    let mut kept: Vec<&str> = parameters.filter(|parameter| !parameter.is_empty() && !is_tracking(parameter)).collect();
    kept.sort_unstable();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// Parameters that say where a reader came from or how the page is drawn, not which page it is.
fn is_tracking(parameter: &str) -> bool {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    let name = name.to_ascii_lowercase();
    TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        || TRACKING.split_whitespace().any(|tracking| tracking == name)
        || (name == "outputtype" && value.eq_ignore_ascii_case("amp"))
}

/// Campaign systems that number their parameters: Google and Matomo, BBC, Adobe, HubSpot, Yahoo.
const TRACKING_PREFIXES: [&str; 7] = ["utm_", "mtm_", "pk_", "at_", "s_kwcid", "_hs", "guce_"];

/// Separated by spaces.
const TRACKING: &str = "__twitter_impression _ga _gl amp cmp cmpid dclid emc fbclid feature gbraid gclid gclsrc guccounter \
    icid igsh igshid ito mc_cid mc_eid mibextid mod msclkid ncid ns_campaign ns_mchannel ns_source ocid \
    partner ref ref_src ref_url referer referrer rss sh share smid smtyp spm tpcc traffic_source twclid \
    xtor";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_same(addresses: &[&str], canonical: &str) {
        for address in addresses {
            assert_eq!(canonical_url(address).as_deref(), Some(canonical), "{address}");
        }
    }

    #[test]
    fn links_to_one_article_have_one_address() {
        assert_same(
            &[
                "https://www.courier.example/2025/02/27/talks",
                "HTTPS://Courier.example:443/2025/02/27/talks/",
                "https://courier.example/2025/02/27/talks?utm_source=rss&utm_medium=feed#comments",
                "https://amp.courier.example/2025/02/27/talks/amp/",
                "https://www.courier.example/2025/02/27/talks/index.html?amp=1&fbclid=x",
                "https://reader:secret@www.courier.example/2025/02/27/talks?ref=home",
                " https://www.courier.example/2025/02/27/talks.amp\n",
            ],
            "https://courier.example/2025/02/27/talks",
        );
    }

    #[test]
    fn a_parameter_that_names_the_article_stays() {
        assert_same(
            &[
                "https://courier.example/story.php?page=2&id=7&gclid=1",
                "https://courier.example/story.php?id=7&amp;page=2",
            ],
            "https://courier.example/story.php?id=7&page=2",
        );
    }

    #[test]
    fn a_home_page_keeps_its_host_and_port() {
        assert_same(&["http://127.0.0.1:8080/", "http://127.0.0.1:8080"], "http://127.0.0.1:8080");
        assert_same(&["https://www.example/"], "https://www.example");
        assert_eq!(host_of("http://127.0.0.1:8080/a"), Some("127.0.0.1"));
    }

    #[test]
    fn what_is_no_web_page_has_no_address() {
        for address in [
            "",
            "courier.example/talks",
            "mailto:desk@courier.example",
            "ftp://courier.example/a",
            "https:///a",
            "about:blank",
        ] {
            assert_eq!(canonical_url(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_its_own(address in "https?://[a-zA-Z.@:]{0,16}(/|/amp|\\.amp|index\\.html|[a-z?#&=%+;\\\\ é]){0,12}") {
            if let Some(canonical) = canonical_url(&address) {
                prop_assert_eq!(canonical_url(&canonical), Some(canonical));
            }
        }

        #[test]
        fn any_text_is_an_address_or_none(text in "\\PC{0,60}") {
            if let Some(canonical) = canonical_url(&text) {
                prop_assert_eq!(canonical_url(&canonical), Some(canonical));
            }
        }
    }
}
