//! Any bytes read as HTML: accepted or refused, and each line accepted has its place in the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_page::{Format, Input, Places};

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = Input::new(bytes).format(Format::Html).read() else { return };
    let source = &article.source;
    let places = Places::new(source);
    let mut at = 0;
    for line in &article.lines {
        assert_eq!(line.span.start(), at);
        let (start, end) = places.of(line.span);
        assert!(end <= source.file_length());
        assert_eq!(places.span(start, end), Some(line.span));
        at = line.span.end() + 1;
    }
    assert_eq!(at, source.len() + 1);
});
