//! Any bytes read as a text capture, or as what they look like.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_page::{Format, Input, Metadata, read};

fuzz_target!(|bytes: &[u8]| {
    let _ = read(bytes, Metadata::default());
    let Ok(article) = Input::new(bytes).format(Format::Capture).read() else { return };
    for line in &article.lines {
        assert!(line.span.get(&article.source).is_some());
    }
});
