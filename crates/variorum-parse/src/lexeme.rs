//! String ids and the features of a token that its text alone decides.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use crate::model::{ModelError, ModelFile};
use crate::python;

/// What the embedding tables are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Features {
    /// The normal form: `n't` is `not`, `£` is `$`, `Labour` is `labor`.
    pub norm: u64,
    /// The first character.
    pub prefix: u64,
    /// The last three characters.
    pub suffix: u64,
    /// The pattern of letters and digits: `Xxxx`, `dd:dd`.
    pub shape: u64,
    /// Whether all characters are white space.
    pub is_space: bool,
}

/// The normal forms that the model brings along.
pub(crate) struct Norms {
    of_id: HashMap<u64, u64>,
}

impl Norms {
    pub(crate) fn load(folder: &Path) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, "vocab/lookups.bin")?;
        let value = file.msgpack()?;
        let table = value["lexeme_norm"].as_map().ok_or_else(|| file.architecture("no table lexeme_norm"))?;
        let entry = |(id, norm): &(rmpv::Value, rmpv::Value)| Some((id.as_u64()?, string_id(norm.as_str()?)));
        let of_id: Option<_> = table.iter().map(entry).collect();
        Ok(Self { of_id: of_id.ok_or_else(|| file.architecture("lexeme_norm is not from ids to strings"))? })
    }

    /// The features of a token with this text.
    pub(crate) fn features(&self, token: &str) -> Features {
        let first = token.chars().next().map_or(0, char::len_utf8);
        let last = token.char_indices().rev().take(3).last().map_or(0, |(at, _)| at);
        Features {
            norm: self.norm(token),
            prefix: string_id(token.get(..first).unwrap_or_default()),
            suffix: string_id(token.get(last..).unwrap_or_default()),
            shape: string_id(&shape(token)),
            is_space: !token.is_empty() && token.chars().all(python::is_space),
        }
    }

    fn norm(&self, token: &str) -> u64 {
        let listed = self.of_id.get(&string_id(token)).copied();
        let base = || BASE_NORMS.get(token).map(|norm| string_id(norm));
        listed.or_else(base).unwrap_or_else(|| string_id(&python::lower(token)))
    }
}

/// A token of this many characters has no shape of its own.
const LONG: usize = 100;
/// Of a run of the same shape character, so many are kept.
const RUN: usize = 4;

fn shape(token: &str) -> String {
    if token.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(token.len());
    let (mut last, mut run) = (None, 0);
    for c in token.chars() {
        let class = match c {
            c if python::is_alpha(c) => {
                if c.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            c if python::is_digit(c) => 'd',
            c => c,
        };
        run = if last == Some(class) { run + 1 } else { 1 };
        last = Some(class);
        if run <= RUN {
            shape.push(class);
        }
    }
    shape
}

/// The number by which the model knows a string: small for the reserved ones, a hash for all others.
pub(crate) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    SYMBOLS.get(text).copied().unwrap_or_else(|| murmur_hash_64a(text.as_bytes()))
}

/// spaCy's reserved strings, `symbols.pyx` (MIT).
static SYMBOLS: LazyLock<HashMap<&str, u64>> =
    LazyLock::new(|| embedded(include_str!("../data/symbols.json")));
/// Normal forms of punctuation and currencies, `lang/norm_exceptions.py` of spaCy (MIT).
static BASE_NORMS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| embedded(include_str!("../data/base_norms.json")));

/// A table of this crate; the tests make sure that each can be read.
fn embedded<T: serde::Deserialize<'static> + Default>(json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}

/// Austin Appleby's `MurmurHash64A` with seed 1.
fn murmur_hash_64a(bytes: &[u8]) -> u64 {
    const SEED: u64 = 1;
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut h = SEED ^ (bytes.len() as u64).wrapping_mul(M);
    let (blocks, tail) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k ^= k >> R;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let k = tail.iter().rev().fold(0, |k, &byte| k << 8 | u64::from(byte));
        h = (h ^ k).wrapping_mul(M);
    }
    h = (h ^ h >> R).wrapping_mul(M);
    h ^ h >> R
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        assert_eq!(SYMBOLS.len(), 456);
        assert_eq!(BASE_NORMS.len(), 45);
    }

    #[test]
    fn reserved_strings_have_small_ids() {
        assert_eq!(string_id(""), 0);
        assert_eq!(string_id("X"), 101);
        assert_eq!(string_id("number"), 432);
        assert_eq!(string_id("apple"), 8_566_208_034_543_834_098);
    }

    #[test]
    fn shapes_cut_long_runs() {
        assert_eq!(shape("Reuters"), "Xxxxx");
        assert_eq!(shape("10:30am"), "dd:ddxx");
        assert_eq!(shape("......"), "....");
        assert_eq!(shape("ǅxⅧ²"), "xxⅧd");
        assert_eq!(shape(&"é".repeat(99)), "xxxx");
        assert_eq!(shape(&"é".repeat(100)), "LONG");
    }

    #[test]
    fn norms_come_from_the_model_then_the_base_table_then_lower_case() {
        let norms = Norms { of_id: HashMap::from([(string_id("Labour"), string_id("labor"))]) };
        assert_eq!(norms.norm("Labour"), string_id("labor"));
        assert_eq!(norms.norm("£"), string_id("$"));
        assert_eq!(norms.norm("Bank"), string_id("bank"));
    }

    #[test]
    fn affixes_count_characters() {
        let features = Norms { of_id: HashMap::new() }.features("été");
        assert_eq!((features.prefix, features.suffix), (string_id("é"), string_id("été")));
        let features = Norms { of_id: HashMap::new() }.features("日本語版");
        assert_eq!((features.prefix, features.suffix), (string_id("日"), string_id("本語版")));
    }
}
