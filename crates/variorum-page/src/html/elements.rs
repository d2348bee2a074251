//! What the HTML standard says of elements: which have no content, which are shown as blocks, which are not shown.
//! From its chapters on the syntax and on rendering (<https://html.spec.whatwg.org/>).

/// Elements without content.
const VOID: [u128; 19] = keys([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
]);

/// Elements that are shown on lines of their own. Cells of tables, buttons and the like are among them: what stands
/// in one is not the sentence that stands in the next.
const BLOCKS: [u128; 59] = keys([
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
]);

/// Elements whose content is not shown where scripts run.
const UNSHOWN: [u128; 22] = keys([
    "applet", "area", "audio", "base", "canvas", "datalist", "embed", "head", "iframe", "math", "noembed",
    "noframes", "noscript", "object", "param", "rp", "script", "style", "svg", "template", "title", "video",
]);

/// Elements that mark words within a sentence.
const PHRASES: [u128; 32] = keys([
    "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var",
]);

/// Names as numbers, in the same order: every tag of a page is looked up in several tables.
const fn keys<const N: usize>(names: [&str; N]) -> [u128; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(names[at]);
        at += 1;
    }
    keys
}

/// The bytes of a name, the first one weighing most; zero, which is no name's, where it is longer than all in the tables.
const fn key(name: &str) -> u128 {
    let mut left = name.as_bytes();
    if left.len() > LONGEST {
        return 0;
    }
    let mut key = 0;
    let mut room = u128::BITS;
    while let Some((byte, rest)) = left.split_first() {
        room -= u8::BITS;
        key |= (*byte as u128) << room;
        left = rest;
    }
    key
}

/// Bytes of the longest name that has a key.
const LONGEST: usize = 16;

pub(crate) fn is_void(name: &str) -> bool {
    VOID.binary_search(&key(name)).is_ok()
}

pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&key(name)).is_ok()
}

pub(crate) fn is_shown(name: &str) -> bool {
    UNSHOWN.binary_search(&key(name)).is_err()
}

pub(crate) fn is_phrase(name: &str) -> bool {
    PHRASES.binary_search(&key(name)).is_ok()
}

/// Elements that may end without an end tag.
pub(crate) const ENDING: &[&str] = &["p", "li", "dd", "dt", "option", "td", "th", "tr", "a"];

/// Whether the end of an element inside does not end one outside of it.
pub(crate) fn is_boundary(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption" | "table" | "template" | "object" | "button")
}

/// Whether the start of `next` ends an open `open` that has no end tag yet.
pub(crate) fn ends(next: &str, open: &str) -> bool {
    match open {
        "p" => {
            is_block(next) && !matches!(next, "br" | "button" | "label" | "option" | "optgroup" | "textarea")
        }
        "dd" | "dt" => matches!(next, "dd" | "dt"),
        "option" => matches!(next, "option" | "optgroup"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "thead" | "tfoot"),
        "li" | "a" => next == open,
        _ => false,
    }
}

/// Whether the start of `next` ends nothing outside of an open `open`: a list in a list item has its own items.
pub(crate) fn shields(open: &str, next: &str) -> bool {
    match next {
        "li" => matches!(open, "ul" | "ol" | "menu" | "dir") || is_boundary(open),
        "dd" | "dt" => open == "dl" || is_boundary(open),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => matches!(open, "table" | "template"),
        _ => is_boundary(open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [&VOID[..], &BLOCKS, &UNSHOWN, &PHRASES] {
            assert!(table.is_sorted() && !table.contains(&0));
        }
    }

    #[test]
    fn names_are_known_whole() {
        assert!(is_block("p") && is_block("blockquote") && is_void("wbr") && is_phrase("b"));
        for name in ["", "pp", "wb", "a-tag-of-a-page-s-own-making"] {
            assert!(!is_block(name) && !is_void(name) && !is_phrase(name) && is_shown(name), "{name:?}");
        }
    }
}
