//! Any bytes as a file of several pages, told by content: each page is read or refused, and found again.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use variorum_page::{member_at, members};

fuzz_target!(|bytes: &[u8]| {
    let mut found = 0;
    for member in members(bytes) {
        found += 1;
        let Ok(member) = member else { continue };
        let _ = member.input().read();
        if let Some(part) = member.part {
            assert_eq!(member_at(Cursor::new(bytes), part).ok().flatten(), Some(member));
        }
    }
    assert!(found <= bytes.len() + 1);
});
