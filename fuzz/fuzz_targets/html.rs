//! Any bytes read as HTML: accepted or refused, and each line accepted has its place in the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_page::{Format, Input};

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = Input::new(bytes).format(Format::Html).read() else { return };
    let source = &article.source;
    let mut at = 0;
    for line in &article.lines {
        assert_eq!(line.span.start(), at);
        assert_eq!(source.from_file(source.in_file(line.span)), Some(line.span));
        at = line.span.end() + 1;
    }
    assert_eq!(at, source.len() + 1);
});
