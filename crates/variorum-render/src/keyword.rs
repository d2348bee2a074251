//! The closed lists of an edition and the words that stand for them in print.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use variorum_collate::{DifferenceKind, Relation, Stance};
use variorum_page::LineKind;
use variorum_statement::Kind;

/// A closed list, each variant with its word.
pub(crate) trait Keyword: Copy + 'static {
    /// Every variant, in the order of the guide.
    const ALL: &'static [Self];

    /// The word in JSON.
    fn keyword(self) -> &'static str;

    /// The word in prose.
    fn label(self) -> String {
        self.keyword().replace('-', " ")
    }
}

macro_rules! keywords {
    ($($list:ident { $($variant:ident $word:literal)+ })+) => {$(
        impl Keyword for $list {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn keyword(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    )+};
}

keywords! {
    Kind { Direct "direct" Mixed "mixed" Indirect "indirect" }
    Relation { Verbatim "verbatim" Cut "cut" Joined "joined" Altered "altered" Paraphrase "paraphrase" }
    DifferenceKind {
        Condition "condition" Polarity "polarity" Certainty "certainty" Scope "scope" Quantity "quantity"
        Time "time" Name "name" Attribution "attribution" Denial "denial" Wording "wording"
    }
    Stance {
        Will "will" WillNot "will-not" Undecided "undecided" WouldIf "would-if" WouldUnless "would-unless"
        Does "does" Supports "supports" Opposes "opposes" Claims "claims" Denies "denies" Demands "demands"
    }
    LineKind {
        Article "article" Title "title" Byline "byline" Teaser "teaser" Furniture "furniture" Comment "comment"
    }
}

/// What a relation says, for a reader who does not know the term.
pub(crate) fn relation_gloss(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "the same words in every quotation",
        Relation::Cut => {
            "the same words as far as both go; one stops or starts earlier, or leaves out a marked part"
        }
        Relation::Joined => "one runs together words that the other gives as separate quotations",
        Relation::Altered => "both quote, and words differ",
        Relation::Paraphrase => "fewer than two quote; the rest is told in other words",
    }
}

/// What a kind of difference says, for a reader who does not know the term.
pub(crate) fn difference_gloss(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Condition => {
            "one makes it depend on something the other leaves out or names otherwise"
        }
        DifferenceKind::Polarity => "one denies what the other affirms",
        DifferenceKind::Certainty => "will, may, is considering, undecided; fact and allegation",
        DifferenceKind::Scope => "one covers more than the other",
        DifferenceKind::Quantity => "a number, amount or share",
        DifferenceKind::Time => "a date, a time or the order of events",
        DifferenceKind::Name => "a person, body, place or role",
        DifferenceKind::Attribution => "another speaker, or fact in one and attributed in the other",
        DifferenceKind::Denial => "one reports a claim and its rebuttal, the other only one of the two",
        DifferenceKind::Wording => "quoted words differ without any of the above",
    }
}

/// A variant of a closed list, in JSON by its word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<T>(pub T);

impl<T: Keyword> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.keyword())
    }
}

impl<'de, T: Keyword> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let known = T::ALL.iter().find(|variant| variant.keyword() == word);
        known.map(|&variant| Word(variant)).ok_or_else(|| {
            let list: Vec<_> = T::ALL.iter().map(|variant| variant.keyword()).collect();
            D::Error::custom(format!("{word:?} is none of {}", list.join(", ")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_comes_back_as_its_variant() {
        let json = serde_json::to_string(&Word(Stance::WouldUnless)).unwrap();
        assert_eq!(json, "\"would-unless\"");
        assert_eq!(serde_json::from_str::<Word<Stance>>(&json).unwrap().0, Stance::WouldUnless);
    }

    /// The words of a closed list as the schema of the JSON has them.
    fn in_schema(place: &str) -> Vec<String> {
        let schema = include_str!("../../../docs/edition.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let list = schema.pointer(place).and_then(|list| list.as_array()).unwrap();
        list.iter().filter_map(|word| word.as_str()).map(str::to_owned).collect()
    }

    #[test]
    fn the_schema_has_the_same_lists() {
        fn words<T: Keyword>() -> Vec<String> {
            T::ALL.iter().map(|variant| variant.keyword().to_owned()).collect()
        }
        assert_eq!(words::<Kind>(), in_schema("/$defs/statement/properties/kind/enum"));
        assert_eq!(words::<Relation>(), in_schema("/$defs/utterance/properties/relation/enum"));
        assert_eq!(words::<DifferenceKind>(), in_schema("/$defs/difference/properties/kind/enum"));
        assert_eq!(words::<Stance>(), in_schema("/$defs/position/properties/stance/enum"));
        assert_eq!(words::<LineKind>(), in_schema("/$defs/line/properties/kind/enum"));
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_list() {
        let error = serde_json::from_str::<Word<Kind>>("\"quoted\"").unwrap_err().to_string();
        assert!(error.starts_with("\"quoted\" is none of direct, mixed, indirect"), "{error}");
    }
}
