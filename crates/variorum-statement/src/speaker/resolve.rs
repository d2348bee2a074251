//! The pass over the text: who is in mind, and for whom each pronoun and description stands.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use variorum_parse::Token;
use variorum_text::Span;

use super::cast::{Cast, Sort};
use super::description::is_aged;
use super::salience::Salience;
use super::words::{self, Gender};
use crate::scene::Scene;
use crate::tree::{children, is_punctuation, is_word, subject};
use crate::{Speaker, Statement};

/// Below this a speaker is left open.
pub(super) const THRESHOLD: f32 = 0.55;
/// How many sentences on a subject is likely to be the subject again.
const NEAR: usize = 2;
/// How much less likely it is that somebody speaks whom the quotation names: few call themselves by name.
const NAMES_SELF: f32 = 0.15;
/// How many words before a noun may belong to it.
const PHRASE: usize = 10;
/// How many sentences on "they" may stand for a plural subject.
const GROUP: usize = 3;

/// Gives each statement its speaker.
pub(crate) fn attribute(scene: &Scene<'_>, statements: &mut [Statement]) {
    let mut reader = Reader::new(scene, statements);
    reader.read();
    let mut last: Option<Speaker> = None;
    for s in statements {
        let speaker = match s.source.first() {
            Some(source) => reader.speaker(*source),
            None => None,
        };
        s.speaker = if s.cue.is_empty() { speaker.or_else(|| last.clone()) } else { speaker };
        // One name however an outlet sets its apostrophes.
        if let Some(speaker) = s.speaker.as_mut().filter(|x| x.name.contains('’')) {
            speaker.name = speaker.name.replace('’', "'");
        }
        if s.speaker.is_some() {
            last.clone_from(&s.speaker);
        }
    }
}

/// Whom some words stand for.
#[derive(Clone, Copy)]
pub(super) struct Referent {
    pub figure: usize,
    pub confidence: f32,
}

/// The pass over the text: it keeps who is in mind, and for whom each word stood.
pub(super) struct Reader<'s, 'd> {
    pub scene: &'s Scene<'d>,
    pub cast: Cast,
    pub salience: Salience,
    /// The head tokens of sources.
    pub sources: Vec<bool>,
    /// Pronouns and descriptions that stand for a figure, by their head token.
    pub referents: HashMap<usize, Referent>,
    /// The last plural subject and its sentence, for "they".
    pub group: Option<(usize, usize)>,
    /// What each "they" stands for.
    pub groups: HashMap<usize, usize>,
    /// The source of the statement before.
    last_source: Option<usize>,
    /// The subject before, and the narrator's sentence it stands in: it is no further away for a long quotation.
    last_subject: Option<(usize, usize)>,
    /// How many of the narrator's sentences were read.
    told: usize,
    /// The mentions of each figure once the text is read.
    pub mentions: Vec<Arc<[Span]>>,
    /// Paragraphs that only name who wrote the text.
    bylines: Vec<bool>,
    /// Whether the text is one in which countries speak as governments and not as teams.
    pub political: bool,
}

impl<'s, 'd> Reader<'s, 'd> {
    fn new(scene: &'s Scene<'d>, statements: &[Statement]) -> Self {
        let mut sources = vec![false; scene.doc.len()];
        for span in statements.iter().flat_map(|s| &s.source) {
            if let Some(slot) = head(scene, *span).and_then(|h| sources.get_mut(h.index())) {
                *slot = true;
            }
        }
        Self {
            scene,
            cast: Cast::new(scene.doc),
            salience: Salience::default(),
            sources,
            referents: HashMap::new(),
            group: None,
            groups: HashMap::new(),
            last_source: None,
            last_subject: None,
            told: 0,
            mentions: Vec::new(),
            bylines: scene.paragraphs.iter().map(|p| is_byline(scene, p)).collect(),
            political: scene.doc.tokens().any(|t| words::is_political(t.lemma())),
        }
    }

    /// Goes through the text once, resolving what is not a name.
    fn read(&mut self) {
        for (sentence, range) in self.scene.doc.sentences().iter().enumerate() {
            for t in self.scene.doc.slice(range.clone()) {
                self.token(t, sentence);
            }
            self.told += usize::from(range.clone().any(|i| self.scene.quotation_of(i).is_none()));
        }
        for figure in &mut self.cast.figures {
            figure.mentions.sort_unstable();
            self.mentions.push(figure.mentions.as_slice().into());
        }
    }

    fn token(&mut self, t: Token<'d>, sentence: usize) {
        if self.bylines.get(self.scene.paragraph_of(t.index())).copied().unwrap_or_default() {
            return;
        }
        let weight = self.weight(t);
        if let Some(figure) = self.cast.figure_of(t.index()) {
            let ends = self.cast.figure_of(t.index() + 1) != Some(figure);
            if ends {
                self.salience.touch(figure, weight, sentence);
                self.note(t, figure);
            }
            return;
        }
        if self.scene.quotation_of(t.index()).is_some() {
            return;
        }
        let found = match t.pos() {
            "PRON" => self.pronoun(t, sentence),
            "NOUN" | "PROPN" | "ADJ" => self.description(t, sentence),
            _ => None,
        };
        if let Some(referent) = found {
            self.salience.touch(referent.figure, weight, sentence);
            self.note(t, referent.figure);
            self.referents.insert(t.index(), referent);
            let words = if t.pos() == "PRON" { t.index()..t.index() + 1 } else { phrase(t) };
            let sure = referent.confidence >= THRESHOLD;
            if let Some(f) = self.cast.figures.get_mut(referent.figure).filter(|_| sure) {
                f.mentions.push(self.scene.doc.span(words));
            }
        }
    }

    fn note(&mut self, t: Token<'_>, figure: usize) {
        if t.dep().starts_with("nsubj") && self.scene.quotation_of(t.index()).is_none() {
            self.last_subject = Some((figure, self.told));
        }
        if self.sources.get(t.index()).copied().unwrap_or_default() {
            self.last_source = Some(figure);
        }
    }

    /// How much a mention weighs: a speaker most, then subjects, then the rest; least inside of quotations.
    fn weight(&self, t: Token<'_>) -> f32 {
        if self.sources.get(t.index()).copied().unwrap_or_default() {
            return 1.5;
        }
        if self.scene.quotation_of(t.index()).is_some() {
            return 0.1;
        }
        match t.dep() {
            "nsubj" | "nsubjpass" => 1.0,
            "dobj" | "appos" | "conj" | "attr" => 0.5,
            "poss" => 0.4,
            _ => 0.3,
        }
    }

    fn pronoun(&mut self, t: Token<'d>, sentence: usize) -> Option<Referent> {
        let gender = match t.text().to_ascii_lowercase().as_str() {
            "he" | "him" | "his" => Some(Gender::He),
            "she" | "her" | "hers" => Some(Gender::She),
            "it" | "its" => None,
            "they" | "them" | "their" => {
                if let Some((group, _)) = self.group.filter(|(_, at)| at + GROUP >= sentence) {
                    self.groups.insert(t.index(), group);
                    return None;
                }
                None
            }
            _ => return None,
        };
        let figures = &self.cast.figures;
        let speaks = self.sources.get(t.index()).copied().unwrap_or_default();
        let again = self.last_source.filter(|_| speaks);
        let subject = self.last_subject.filter(|(_, at)| at + NEAR >= self.told).map(|(figure, _)| figure);
        let subject = subject.filter(|_| t.dep().starts_with("nsubj"));
        let subject_of_own = self.own_subject(t);
        let spoken_of = if speaks { self.spoken_of(t) } else { Vec::new() };
        let fit = |n: usize| {
            let Some(f) = figures.get(n) else { return 0.0 };
            if subject_of_own == Some(n) {
                return 0.0;
            }
            let likely = if again == Some(n) { 2.0 } else { 1.0 };
            let likely = if spoken_of.contains(&n) { likely * NAMES_SELF } else { likely };
            let parallel = if subject == Some(n) { 1.6 } else { 1.0 };
            likely
                * parallel
                * match (gender, f.sort) {
                    (Some(g), Sort::Person) => f.gender.map_or(0.7, |own| f32::from(u8::from(own == g))),
                    (Some(_), Sort::Unknown) if f.name.contains(|c: char| c.is_ascii_digit()) => 0.0,
                    (Some(g), Sort::Unknown) => f.gender.map_or(0.3, |own| f32::from(u8::from(own == g))),
                    // The model may take a lone surname for anything: "In Veldby, *Holt* said … She said …".
                    (Some(_), Sort::Body | Sort::Place) if again == Some(n) && f.is_lone_name() => 0.2,
                    (None, Sort::Body | Sort::Place) if f.gender.is_none() => 1.0,
                    (None, Sort::Unknown) if f.gender.is_none() => 0.4,
                    _ => 0.0,
                }
        };
        let (figure, share) = self.salience.best(sentence, fit)?;
        if let Some(f) = self.cast.figures.get_mut(figure).filter(|_| share > 0.7) {
            f.gender = f.gender.or(gender);
        }
        let unlike = gender.is_none() && self.sort(figure) == Some(Sort::Unknown);
        Some(Referent { figure, confidence: share * if unlike { 0.5 } else { 0.9 } })
    }

    /// Whom the quotation names that a pronoun's sentence has.
    fn spoken_of(&self, pronoun: Token<'d>) -> Vec<usize> {
        let quoted = pronoun.sentence().filter(|i| self.scene.quotation_of(*i).is_some());
        quoted.filter_map(|i| self.cast.figure_of(i)).collect()
    }

    /// The subject of the clause that a pronoun is the object of, which is somebody else: "*Lee* told him".
    fn own_subject(&self, pronoun: Token<'d>) -> Option<usize> {
        if !matches!(pronoun.dep(), "dobj" | "dative" | "pobj") {
            return None;
        }
        let verb = pronoun.ancestors().take(2).find(|t| matches!(t.pos(), "VERB" | "AUX"))?;
        self.cast.figure_of(subject(verb)?.index())
    }

    pub(super) fn sort(&self, figure: usize) -> Option<Sort> {
        self.cast.figures.get(figure).map(|f| f.sort)
    }
}

/// A line of names alone, with or without "By": "Jane Roe, Veldby".
fn is_byline(scene: &Scene<'_>, paragraph: &Range<usize>) -> bool {
    let words = || scene.doc.slice(paragraph.clone());
    let name = |t: Token<'_>| {
        let plain = t.text().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let little = is_punctuation(t) || is_word(t, &["and", "by", "for", "in", "of", "the"]);
        (plain || little) && t.pos() != "VERB" && !matches!(t.text(), "." | ":")
    };
    words().any(|t| t.pos() == "PROPN") && paragraph.len() <= PHRASE && words().all(name)
}

/// A noun with the words before it: "*the prime minister* of Norway".
fn phrase(t: Token<'_>) -> Range<usize> {
    let first = children(t).take_while(|c| c.index() < t.index()).map(|c| c.subtree().start).min();
    let start = first.filter(|s| s + PHRASE > t.index()).unwrap_or(t.index());
    let year = is_aged(t).then(|| start.min(t.index().saturating_sub(4)));
    year.unwrap_or(start)..t.index() + 1
}

/// The head of a span: the token whose own head lies outside. Of "Ann Reyes’ driver" it is the driver, though the parser may
/// take the apostrophe for a quotation mark and leave the name beside it.
pub(super) fn head<'d>(scene: &Scene<'d>, span: Span) -> Option<Token<'d>> {
    let range = scene.doc.tokens_in(span);
    let inside = |t: &Token<'d>| range.contains(&t.head().index()) && !t.is_root();
    let top = |t: &Token<'d>| !inside(t) && !is_punctuation(*t) && t.dep() != "det";
    let first = scene.doc.slice(range.clone()).find(top)?;
    let owns = !first.space_after()
        && first.text().ends_with('s')
        && first.next().is_some_and(|t| matches!(t.text(), "’" | "'") && range.contains(&t.index()));
    let owned = |t: &Token<'d>| t.pos() == "NOUN" && t.dep() != "compound";
    scene.doc.slice(first.index() + 1..range.end).find(owned).filter(|_| owns).or(Some(first))
}
