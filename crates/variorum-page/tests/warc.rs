//! Archives as crawlers write them, and what is left of them after damage.

#![allow(clippy::unwrap_used)]

use std::io::Write;

use proptest::prelude::*;
use variorum_page::warc::{Damage, Problem, Record, records};

fn record(kind: &str, block: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://kelmouth.example/{}\r\nContent-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn stored(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

type Pack = fn(&[u8]) -> Vec<u8>;
const PACKINGS: [Pack; 3] = [stored, gzip, zstd];

/// Blocks that neither compress to nothing nor look alike.
fn block(n: usize) -> Vec<u8> {
    let mut state = n as u64 + 1;
    let mut word = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        format!("{:x} ", state >> 40)
    };
    (0..50 + n * 37).map(|_| word()).collect::<String>().into_bytes()
}

fn whole(bytes: &[u8]) -> Vec<Record> {
    records(bytes).filter_map(Result::ok).collect()
}

fn damages(bytes: &[u8]) -> Vec<Damage> {
    records(bytes).filter_map(Result::err).collect()
}

#[test]
fn every_record_with_its_place() {
    for pack in PACKINGS {
        let blocks: Vec<_> = (0..5).map(block).collect();
        let members: Vec<_> = blocks.iter().map(|b| pack(&record("response", b))).collect();
        let archive = members.concat();
        let found = whole(&archive);
        assert!(damages(&archive).is_empty());
        assert_eq!(found.iter().map(|r| &r.block).collect::<Vec<_>>(), blocks.iter().collect::<Vec<_>>());
        let mut at = 0;
        for (record, member) in found.iter().zip(&members) {
            assert_eq!(record.place.to_string(), format!("byte {at}"));
            assert_eq!(record.header.get("warc-type"), Some("response"));
            at += member.len();
        }
    }
}

#[test]
fn records_packed_together_and_across_members() {
    let all = (0..6).flat_map(|n| record("response", &block(n))).collect::<Vec<_>>();
    for pack in [gzip, zstd] {
        assert_eq!(whole(&pack(&all)).len(), 6);
        let cut: Vec<u8> = all.chunks(700).flat_map(pack).collect();
        assert!(damages(&cut).is_empty());
        assert_eq!(whole(&cut).len(), 6);
    }
}

#[test]
fn a_cut_archive_is_not_clean() {
    for pack in PACKINGS {
        let first = pack(&record("response", &block(1)));
        let second = pack(&record("response", &block(2)));
        for cut in [1, 5, 20, second.len() / 2, second.len() - 9] {
            let archive = [&first[..], &second[..cut]].concat();
            assert_eq!(whole(&archive).len(), 1);
            let found = damages(&archive);
            assert_eq!(found.len(), 1, "cut at {cut}: {found:?}");
            assert_eq!(found[0].place.to_string(), format!("byte {}", first.len()), "cut at {cut}");
        }
    }
}

#[test]
fn bytes_between_records_are_named() {
    for pack in PACKINGS {
        let first = pack(&record("response", &block(1)));
        let archive = [&first[..], b"something else\n", &pack(&record("response", &block(2)))].concat();
        assert_eq!(whole(&archive).len(), 2);
        assert_eq!(damages(&archive)[0].place.to_string(), format!("byte {}", first.len()));
    }
}

#[test]
fn a_damaged_start_loses_one_record() {
    for pack in PACKINGS {
        let mut archive: Vec<u8> = (0..4).flat_map(|n| pack(&record("response", &block(n)))).collect();
        archive[..3].copy_from_slice(b"???");
        assert_eq!(whole(&archive).len(), 3);
        assert_eq!(damages(&archive).len(), 1);
    }
}

#[test]
fn a_length_that_lies() {
    let lie = |length: &str| {
        let said = record("response", &block(1));
        let text = String::from_utf8(said).unwrap();
        let honest = format!("Content-Length: {}", block(1).len());
        text.replace(&honest, &format!("Content-Length: {length}")).into_bytes()
    };
    for pack in PACKINGS {
        for length in ["1", "40000", "99999999999999", "-3", "x"] {
            let archive = [
                pack(&record("response", &block(0))),
                pack(&lie(length)),
                pack(&record("response", &block(2))),
            ]
            .concat();
            let found = whole(&archive);
            assert_eq!(found.len(), 2, "{length}");
            assert_eq!(damages(&archive).len(), 1, "{length}");
        }
    }
}

#[test]
fn a_digest_tells_a_changed_byte_where_nothing_else_does() {
    let archive = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Block-Digest: sha1:VKXCDNKKPBK7C5FH5SIX6DTDCB4L2YPJ\r\nContent-Length: 4\r\n\r\nOui.\r\n\r\n".to_vec();
    let digest = damages(&archive);
    assert!(matches!(digest[..], [Damage { problem: Problem::Digest, .. }]));
    let hex = "WARC/1.0\r\nWARC-Block-Digest: sha1:a9993e364706816aba3e25717850c26c9cd0d89d\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
    assert_eq!(whole(hex.as_bytes()).len(), 1);
    let base32 = hex.replace("a9993e364706816aba3e25717850c26c9cd0d89d", "VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
    assert_eq!(whole(base32.as_bytes()).len(), 1);
    assert_eq!(damages(hex.replace("abc", "abd").as_bytes()).len(), 1);
}

#[test]
fn a_header_without_end() {
    let long = [b"WARC/1.0\r\nX: ".to_vec(), vec![b'y'; 5 << 20], b"\r\n\r\n".to_vec()].concat();
    for pack in PACKINGS {
        let archive = [pack(&long), pack(&record("response", &block(2)))].concat();
        assert!(matches!(damages(&archive)[..], [Damage { problem: Problem::LongHeader, .. }]));
        assert_eq!(whole(&archive).len(), 1);
    }
}

#[test]
fn a_block_too_large_is_named_and_passed_over() {
    let large = record("resource", &vec![b'z'; 33 << 20]);
    for pack in [stored, gzip] {
        let archive = [pack(&large), pack(&record("response", &block(2)))].concat();
        assert!(
            matches!(damages(&archive)[..], [Damage { problem: Problem::TooLarge(n), .. }] if n == 33 << 20)
        );
        assert_eq!(whole(&archive).len(), 1);
    }
}

proptest! {
    #[test]
    fn one_damaged_byte_costs_one_record(which in 0..2usize, at in 0.0..1.0f64, to: u8) {
        let pack = [gzip, zstd][which];
        let members: Vec<_> = (0..6).map(|n| pack(&record("response", &block(n)))).collect();
        let mut archive = members.concat();
        let at = (at * archive.len() as f64) as usize;
        prop_assume!(archive[at] != to);
        let changed = members.iter().scan(0, |end, m| { *end += m.len(); Some(*end) }).position(|end| at < end).unwrap();
        archive[at] = to;
        let found = whole(&archive);
        for n in (0..6).filter(|&n| n != changed) {
            prop_assert!(found.iter().any(|r| r.block == block(n)), "record {} lost", n);
        }
        prop_assert!(damages(&archive).len() <= 1);
        // A changed field of the packing's own header may leave the record what it was.
        if !found.iter().any(|r| r.block == block(changed)) {
            prop_assert_eq!(damages(&archive).len(), 1);
        }
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000), which in 0..3usize) {
        records(&bytes[..]).count();
        let mut archive = PACKINGS[which](&record("response", &bytes));
        archive.extend_from_slice(&bytes);
        prop_assert_eq!(&whole(&archive)[0].block, &bytes);
    }
}
