//! Which publisher runs a site? Papers of one house share desks and copy; that alone proves no common origin.

use std::collections::HashMap;
use std::sync::LazyLock;

static FAMILIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("data/families.tsv"))
        .filter_map(|row| row.split_once('\t'))
        .flat_map(|(family, hosts)| hosts.split(' ').map(move |host| (host, family)))
        .collect()
});

/// Rows of one of this folder's tables, without its comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// Publisher of the site at `host`, where we know it to run several. "edition.mirror.co.uk" is found under "mirror.co.uk".
pub fn family(host: &str) -> Option<&'static str> {
    parents(host).find_map(|host| FAMILIES.get(host.as_str()).copied())
}

/// The host and the hosts above it, nearest first: "www.a.b.com", "a.b.com", "b.com".
pub(super) fn parents(host: &str) -> impl Iterator<Item = String> {
    let host = host.trim().trim_end_matches('.').to_ascii_lowercase();
    let mut rest = Some(host);
    std::iter::from_fn(move || {
        let here = rest.take()?;
        rest = here.split_once('.').map(|(_, above)| above.to_owned()).filter(|above| above.contains('.'));
        Some(here)
    })
}

/// Host of an address, lower case, without "www." and port. A bare host is its own address.
pub fn host_of(url: &str) -> Option<String> {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = after_scheme.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.contains(' ')).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_papers_of_one_house_are_one_family() {
        assert!(family("mirror.co.uk").is_some());
        assert_eq!(family("www.mirror.co.uk"), family("express.co.uk"));
        assert_ne!(family("theage.com.au"), family("heraldsun.com.au"));
        assert_eq!(family("example.org"), None);
        assert_eq!(family("co.uk"), None);
    }

    #[test]
    fn an_address_gives_its_host() {
        assert_eq!(host_of("https://www.Example.org:8080/a?b").as_deref(), Some("example.org"));
        assert_eq!(host_of("example.org").as_deref(), Some("example.org"));
        assert_eq!(host_of("The Daily Example"), None);
        assert_eq!(host_of(""), None);
    }

    #[test]
    fn every_row_names_a_publisher_and_two_hosts() {
        for row in rows(include_str!("data/families.tsv")) {
            let (name, hosts) = row.split_once('\t').expect(row);
            assert!(!name.is_empty() && hosts.split(' ').count() >= 2, "{row}");
        }
    }
}
