//! Any bytes as a web archive: each record lies in the file and behind the one before it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_page::warc::records;

fuzz_target!(|bytes: &[u8]| {
    let mut last = None;
    for record in records(bytes).flatten() {
        assert!(record.place.member <= bytes.len() as u64);
        assert!(last < Some(record.place));
        last = Some(record.place);
        let _ = record.capture();
    }
});
