//! Parts of speech and features from tags, words and relations, by the model's list of rules.

use std::borrow::Cow;
use std::path::Path;

use regex::Regex;
use rmpv::Value;

use crate::model::{ModelError, ModelFile};
use crate::python;

/// The number of a label among the labels of the model.
pub(crate) type Label = u16;

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
        let value = file.msgpack()?;
        let entries = value.as_array().ok_or_else(|| file.architecture("no list of rules"))?;
        let mut rules = Vec::new();
        for (rank, entry) in entries.iter().enumerate() {
            let read = u16::try_from(rank).ok().and_then(|rank| read_entry(rank, entry, &mut label));
            rules.extend(read.ok_or_else(|| file.architecture(format!("rule {rank}: {entry}")))?);
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
