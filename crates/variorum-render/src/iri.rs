//! Pages as they are named in documents for the web.

use variorum_page::Part;

/// A path as a relative reference: whatever has a meaning in an address is escaped, but for the mark before the place
/// of a page in its file.
pub(crate) fn of_file(path: &str) -> String {
    let file = |path| escaped(path, b"-._~/");
    Part::of_name(path).map_or_else(|| file(path), |(path, part)| format!("{}#{part}", file(path)))
}

/// An address of the web, what does not belong into one escaped; `None` for any other address.
pub(crate) fn of_web(url: &str) -> Option<String> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web.then(|| escaped(url, b"-._~/:?#[]@!$&'()*+,;=%"))
}

fn escaped(text: &str, plain: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_path_has_a_meaning_in_an_address() {
        assert_eq!(of_file("pages/a b#1?.txt"), "pages/a%20b%231%3F.txt");
        assert_eq!(of_file("../é:x%.txt"), "../%C3%A9%3Ax%25.txt");
        assert_eq!(of_file("a#b.warc#byte=7+2"), "a%23b.warc#byte=7+2");
    }

    #[test]
    fn only_the_web_is_linked() {
        let query = "https://a.example/b?x=1&y=%20#c";
        assert_eq!(of_web(query).as_deref(), Some(query));
        assert_eq!(of_web("http://a.example/\"<é").as_deref(), Some("http://a.example/%22%3C%C3%A9"));
        assert_eq!(of_web("javascript:alert(1)"), None);
    }
}
