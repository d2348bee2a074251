//! Parts of speech and features from tags, words and relations, by the model's list of rules.

use std::borrow::Cow;
use std::path::Path;

use regex::Regex;
use rmpv::Value;

use crate::doc::Label;
use crate::model::{ModelError, ModelFile};
use crate::python;

/// What the rules look at and set of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    pub tag: Label,
    pub dep: Label,
    pub pos: Label,
    pub morph: Label,
    /// Only where a rule says it; the others are the lemmatizer's.
    pub lemma: Option<Label>,
}

/// spaCy's attribute ruler. Every rule is matched against the attributes as they were before; where several set the
/// same attribute, the last in the list has its way.
pub(crate) struct AttributeRuler {
    rules: Vec<Rule>,
    /// By tag, the rules that a token with this tag may begin; the last entry stands for all tags beyond.
    of_tag: Vec<Vec<u16>>,
}

struct Rule {
    /// Its place in the list; the alternatives of one entry share it.
    rank: u16,
    tokens: Vec<TokenPattern>,
    /// Which of the tokens is changed.
    target: usize,
    changes: Changes,
}

#[derive(Clone, Debug, Default)]
struct Changes {
    tag: Option<Label>,
    dep: Option<Label>,
    pos: Option<Label>,
    morph: Option<Label>,
    lemma: Option<Label>,
}

#[derive(Default)]
struct TokenPattern {
    tag: Option<Test<Label>>,
    dep: Option<Test<Label>>,
    lower: Option<Test<Box<str>>>,
    is_space: Option<bool>,
}

/// A condition on one attribute.
enum Test<T> {
    In(Vec<T>),
    NotIn(Vec<T>),
    Matches(Regex),
}

/// A token as the rules see it.
struct Seen<'t> {
    lower: Cow<'t, str>,
    is_space: bool,
}

impl AttributeRuler {
    /// Reads the rules. `label` gives the number of a label name, a new one when it is new.
    pub(crate) fn load(
        folder: &Path,
        mut label: impl FnMut(&str) -> Option<Label>,
    ) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, "attribute_ruler/patterns")?;
        Self::new(&file.msgpack()?, &mut label).map_err(|why| file.architecture(why))
    }

    fn new(value: &Value, label: Labels<'_>) -> Result<Self, String> {
        let entries = value.as_array().ok_or("no list of rules")?;
        let mut rules = Vec::new();
        for (rank, entry) in (0..).zip(entries) {
            rules.extend(read_entry(rank, entry, label).ok_or_else(|| format!("rule {rank}: {entry}"))?);
        }
        Ok(Self { of_tag: by_tag(&rules), rules })
    }

    /// Applies the rules to all tokens; `texts` are their texts, in the same order.
    pub(crate) fn apply<'t>(&self, texts: impl Iterator<Item = &'t str>, tokens: &mut [Attributes]) {
        let seen: Vec<Seen<'_>> = texts.map(Seen::new).collect();
        // A rule changes the token it begins at or a later one, so when a token's turn is over, no rule looks at it.
        let mut open: Vec<(usize, &Rule)> = Vec::new();
        for start in 0..tokens.len().min(seen.len()) {
            open.extend(self.beginning_at(&seen, tokens, start).map(|rule| (start + rule.target, rule)));
            open.sort_by_key(|&(target, rule)| (target, rule.rank));
            let due = open.partition_point(|&(target, _)| target <= start);
            let Some(token) = tokens.get_mut(start) else { break };
            open.drain(..due).for_each(|(_, rule)| rule.changes.apply(token));
        }
    }

    fn beginning_at<'r>(
        &'r self,
        seen: &[Seen<'_>],
        tokens: &[Attributes],
        start: usize,
    ) -> impl Iterator<Item = &'r Rule> {
        let tag = tokens.get(start).map_or(0, |t| usize::from(t.tag));
        let candidates = self.of_tag.get(tag).or(self.of_tag.last()).into_iter().flatten();
        let rules = candidates.filter_map(|&rule| self.rules.get(usize::from(rule)));
        rules.filter(move |rule| {
            rule.tokens.iter().enumerate().all(|(i, pattern)| {
                let token = seen.get(start + i).zip(tokens.get(start + i));
                token.is_some_and(|(seen, token)| pattern.matches(seen, token))
            })
        })
    }
}

/// One list for every tag that some rule names, and one for all others.
fn by_tag(rules: &[Rule]) -> Vec<Vec<u16>> {
    let tags = rules.iter().filter_map(|rule| match rule.tokens.first()?.tag.as_ref()? {
        Test::In(tags) | Test::NotIn(tags) => tags.iter().max(),
        Test::Matches(_) => None,
    });
    let beyond = tags.max().map_or(0, |&tag| tag + 1);
    let may_begin = |rule: &Rule, tag: Label| {
        rule.tokens.first().is_some_and(|p| p.tag.as_ref().is_none_or(|test| test.holds(&tag)))
    };
    let of = |tag| (0..).zip(rules).filter(|(_, rule)| may_begin(rule, tag)).map(|(i, _)| i).collect();
    (0..=beyond).map(of).collect()
}

impl<'t> Seen<'t> {
    fn new(text: &'t str) -> Self {
        let is_space = !text.is_empty() && text.chars().all(python::is_space);
        Self { lower: python::lower(text), is_space }
    }
}

impl TokenPattern {
    fn matches(&self, seen: &Seen<'_>, token: &Attributes) -> bool {
        self.is_space.is_none_or(|is_space| is_space == seen.is_space)
            && self.tag.as_ref().is_none_or(|test| test.holds(&token.tag))
            && self.dep.as_ref().is_none_or(|test| test.holds(&token.dep))
            && self.lower.as_ref().is_none_or(|test| test.holds_text(&seen.lower))
    }
}

impl Test<Label> {
    fn holds(&self, label: &Label) -> bool {
        match self {
            Self::In(labels) => labels.contains(label),
            Self::NotIn(labels) => !labels.contains(label),
            Self::Matches(_) => false,
        }
    }
}

impl Test<Box<str>> {
    fn holds_text(&self, text: &str) -> bool {
        match self {
            Self::In(texts) => texts.iter().any(|t| **t == *text),
            Self::NotIn(texts) => texts.iter().all(|t| **t != *text),
            Self::Matches(regex) => regex.is_match(text),
        }
    }
}

impl Changes {
    fn apply(&self, token: &mut Attributes) {
        token.tag = self.tag.unwrap_or(token.tag);
        token.dep = self.dep.unwrap_or(token.dep);
        token.pos = self.pos.unwrap_or(token.pos);
        token.morph = self.morph.unwrap_or(token.morph);
        token.lemma = self.lemma.or(token.lemma);
    }
}

type Labels<'l> = &'l mut dyn FnMut(&str) -> Option<Label>;

/// `{patterns: [[{attribute: test}, …], …], attrs: {attribute: value}, index: target}`
fn read_entry(rank: u16, entry: &Value, label: Labels<'_>) -> Option<Vec<Rule>> {
    let changes = read_changes(&entry["attrs"], label)?;
    let mut rules = Vec::new();
    for pattern in entry["patterns"].as_array()? {
        let mut tokens = Vec::new();
        for token in pattern.as_array()? {
            tokens.push(read_token(token, label)?);
        }
        let target = entry["index"].as_u64().and_then(|i| usize::try_from(i).ok())?;
        if target >= tokens.len() {
            return None;
        }
        rules.push(Rule { rank, tokens, target, changes: changes.clone() });
    }
    Some(rules)
}

fn read_changes(value: &Value, label: Labels<'_>) -> Option<Changes> {
    let mut changes = Changes::default();
    for (name, value) in value.as_map()? {
        let value = value.as_str()?;
        match name.as_str()? {
            "TAG" => changes.tag = Some(label(value)?),
            "DEP" => changes.dep = Some(label(value)?),
            "POS" => changes.pos = Some(label(value)?),
            // An underscore is how no features are written.
            "MORPH" => changes.morph = Some(label(if value == "_" { "" } else { value })?),
            "LEMMA" => changes.lemma = Some(label(value)?),
            _ => return None,
        }
    }
    Some(changes)
}

fn read_token(value: &Value, label: Labels<'_>) -> Option<TokenPattern> {
    let mut pattern = TokenPattern::default();
    for (name, test) in value.as_map()? {
        match name.as_str()? {
            "TAG" => pattern.tag = Some(read_test(test, label)?),
            "DEP" => pattern.dep = Some(read_test(test, label)?),
            "LOWER" => pattern.lower = Some(read_text_test(test)?),
            "IS_SPACE" => pattern.is_space = Some(test.as_bool()?),
            _ => return None,
        }
    }
    Some(pattern)
}

fn read_test(value: &Value, label: Labels<'_>) -> Option<Test<Label>> {
    let mut numbers = |texts: Vec<Box<str>>| texts.iter().map(|text| label(text)).collect::<Option<Vec<_>>>();
    match read_text_test(value)? {
        Test::In(texts) => Some(Test::In(numbers(texts)?)),
        Test::NotIn(texts) => Some(Test::NotIn(numbers(texts)?)),
        Test::Matches(_) => None,
    }
}

/// A text, or `{IN: texts}`, `{NOT_IN: texts}`, `{REGEX: pattern}`.
fn read_text_test(value: &Value) -> Option<Test<Box<str>>> {
    if let Some(text) = value.as_str() {
        return Some(Test::In(vec![text.into()]));
    }
    let [(name, value)] = value.as_map()?.as_slice() else { return None };
    let texts =
        || value.as_array()?.iter().map(|text| text.as_str().map(Box::from)).collect::<Option<Vec<_>>>();
    match name.as_str()? {
        "IN" => Some(Test::In(texts()?)),
        "NOT_IN" => Some(Test::NotIn(texts()?)),
        "REGEX" => Regex::new(value.as_str()?).ok().map(Test::Matches),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Applies rules, written as JSON, to words with their tags and relations; shows what comes out.
    fn apply(rules: &str, words: &[(&str, &str, &str)]) -> Vec<String> {
        let mut names = vec![String::new()];
        let mut label = |name: &str| {
            let known = names.iter().position(|n| n == name);
            Some(known.unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            }) as Label)
        };
        let rules: serde_json::Value = serde_json::from_str(rules).unwrap();
        let ruler = AttributeRuler::new(&to_msgpack(&rules), &mut label).unwrap();
        let of = |&(_, tag, dep): &(&str, &str, &str)| Attributes {
            tag: label(tag).unwrap(),
            dep: label(dep).unwrap(),
            ..Default::default()
        };
        let mut tokens: Vec<Attributes> = words.iter().map(of).collect();
        ruler.apply(words.iter().map(|w| w.0), &mut tokens);
        let name = |label: Label| names[usize::from(label)].as_str();
        let shown = |t: &Attributes| [t.tag, t.dep, t.pos, t.morph, t.lemma.unwrap_or(0)].map(name).join("/");
        tokens.iter().map(shown).collect()
    }

    fn to_msgpack(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::Bool(b) => (*b).into(),
            serde_json::Value::String(s) => s.as_str().into(),
            serde_json::Value::Number(n) => n.as_u64().unwrap().into(),
            serde_json::Value::Array(a) => Value::Array(a.iter().map(to_msgpack).collect()),
            serde_json::Value::Object(o) => {
                Value::Map(o.iter().map(|(k, v)| (k.as_str().into(), to_msgpack(v))).collect())
            }
            serde_json::Value::Null => Value::Nil,
        }
    }

    #[test]
    fn the_last_rule_has_its_way() {
        let rules = r#"[
            {"patterns": [[{"TAG": "IN"}]], "attrs": {"POS": "ADP", "MORPH": "_"}, "index": 0},
            {"patterns": [[{"TAG": "IN", "LOWER": {"IN": ["if", "unless"]}}]], "attrs": {"POS": "SCONJ"}, "index": 0}
        ]"#;
        let words = [("Unless", "IN", "mark"), ("of", "IN", "prep"), ("it", "PRP", "nsubj")];
        assert_eq!(apply(rules, &words), ["IN/mark/SCONJ//", "IN/prep/ADP//", "PRP/nsubj///"]);
    }

    #[test]
    fn a_rule_can_change_a_later_token() {
        let rules = r#"[
            {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "go"}, "index": 0},
            {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": 1},
            {"patterns": [[{"LOWER": {"REGEX": "^n[ao]$"}}]], "attrs": {"POS": "PART"}, "index": 0}
        ]"#;
        let words = [("Gon", "VBG", "x"), ("na", "TO", "x"), ("gon", "VBG", "x")];
        assert_eq!(apply(rules, &words), ["VBG/x///go", "TO/x/PART//to", "VBG/x///"]);
    }

    #[test]
    fn rules_see_the_attributes_as_they_were() {
        let rules = r#"[
            {"patterns": [[{"IS_SPACE": true}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}, "index": 0},
            {"patterns": [[{"TAG": "_SP", "IS_SPACE": false}], [{"TAG": "_SP"}]], "attrs": {"POS": "X"}, "index": 0},
            {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": {"IN": ["DT"]}}]], "attrs": {"POS": "PRON"}, "index": 0}
        ]"#;
        let words = [("\n", "NN", "x"), ("a", "_SP", "x"), ("that", "DT", "dobj"), ("that", "DT", "det")];
        assert_eq!(apply(rules, &words), ["_SP/x/SPACE//", "_SP/x/X//", "DT/dobj/PRON//", "DT/det///"]);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let mut label = |_: &str| Some(0);
        for rule in [
            r#"[{"patterns": [[{"SHAPE": "x"}]], "attrs": {}, "index": 0}]"#,
            r#"[{"patterns": [[{"TAG": "x"}]], "attrs": {}, "index": 1}]"#,
            r#"[{"patterns": [[{"TAG": {"REGEX": "x"}}]], "attrs": {}, "index": 0}]"#,
            r#"[{"patterns": [[{"TAG": "x"}]], "attrs": {"NORM": "x"}, "index": 0}]"#,
        ] {
            let value = to_msgpack(&serde_json::from_str(rule).unwrap());
            assert!(AttributeRuler::new(&value, &mut label).is_err(), "{rule}");
        }
    }
}
