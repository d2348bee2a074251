//! The headline of a page, without the name of its site.

use super::head::Head;
use super::json_ld::Said;

/// What stands between a headline and the name of a site, longest first.
const MARKS: [&str; 14] =
    [" – ", " — ", " - ", " | ", " · ", " • ", " » ", " « ", " :: ", " / ", " ~ ", "|", "：", ": "];

/// The headline that the page gives itself: in its data, or to those who share it where that is shown and the other is
/// not, or in its window. `shown` are lines that are marked as headlines, `sites` names of the site.
pub(crate) fn headline(head: &Head, said: &Said, shown: &[&str], sites: &[&str]) -> Option<String> {
    let shared = head.meta("og:title").or_else(|| head.meta("twitter:title"));
    let window = Some(head.title.as_str()).filter(|_| said.headline.is_none() && shared.is_none());
    let named = [said.headline.as_deref(), shared, window];
    let named: Vec<&str> = named.into_iter().flatten().filter(|title| !letters(title).is_empty()).collect();
    let told: Vec<&str> = shown.iter().copied().chain(named.first().copied()).collect();
    let clean: Vec<&str> = named.iter().map(|title| without_site(title, &told, sites)).collect();
    let is_shown = |title: &&&str| shown.iter().any(|line| letters(line) == letters(title));
    let best = clean.iter().find(is_shown).or(clean.first()).copied();
    let site = |line: &&&str| !sites.iter().any(|site| letters(site) == letters(line));
    best.or_else(|| shown.iter().find(site).copied()).map(str::to_owned)
}

/// A title without the name of the site at its end or beginning.
fn without_site<'a>(title: &'a str, told: &[&str], sites: &[&str]) -> &'a str {
    let known: Vec<String> = told.iter().map(|line| letters(line)).collect();
    let is_known = |part: &&str| known.contains(&letters(part)) && letters(part).len() < letters(title).len();
    let cuts = || MARKS.iter().flat_map(|mark| title.match_indices(mark));
    if let Some(head) = cuts().filter_map(|(at, _)| title.get(..at)).find(is_known) {
        return head;
    }
    let mut title = title;
    for _ in 0..3 {
        let last = MARKS.iter().filter_map(|mark| title.rsplit_once(mark)).min_by_key(|(_, tail)| tail.len());
        let first = MARKS.iter().filter_map(|mark| title.split_once(mark)).min_by_key(|(head, _)| head.len());
        match (last, first) {
            (Some((head, tail)), _) if is_site(tail, sites) => title = head,
            (_, Some((head, tail))) if is_site(head, sites) => title = tail,
            _ => break,
        }
    }
    title.trim()
}

/// Whether a part of a title names the site: "The Post", "Post Online", "post.example".
fn is_site(part: &str, sites: &[&str]) -> bool {
    let part = letters(part);
    let like = |site: &&str| {
        let site = letters(site);
        let (short, long) = if part.len() < site.len() { (&part, &site) } else { (&site, &part) };
        // "The Post" and "post", but not "a" and "Marwick Gazette".
        !short.is_empty()
            && (short == long
                || (short.len() >= 4 && short.len() * 3 >= long.len() && long.contains(short.as_str())))
    };
    sites.iter().any(like)
}

/// The letters and figures of a text, small.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_taken_off() {
        let sites = ["The Harbour Post", "harbourpost.example"];
        let clean = |title| without_site(title, &[], &sites);
        assert_eq!(clean("Ferry runs aground | The Harbour Post"), "Ferry runs aground");
        assert_eq!(clean("Ferry runs aground - again - Harbour Post"), "Ferry runs aground - again");
        assert_eq!(clean("HarbourPost: Ferry runs aground"), "Ferry runs aground");
        assert_eq!(clean("Ferry runs aground: owner silent"), "Ferry runs aground: owner silent");
        assert_eq!(clean("The Harbour Post"), "The Harbour Post");
    }

    #[test]
    fn what_is_shown_decides() {
        let mut head = Head::default();
        head.title = "Ferry aground - News - Coast | Post".to_owned();
        let found = headline(&head, &Said::default(), &["Ferry aground"], &[]);
        assert_eq!(found.as_deref(), Some("Ferry aground"));
    }
}
