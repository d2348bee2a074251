//! From the words of a source to a speaker.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::Country;

use super::cast::{Cast, Figure, Sort};
use super::salience::Salience;
use super::words::{self, Gender};
use crate::scene::Scene;
use crate::tree::{child, children, is_punctuation, is_word, subject};
use crate::{Confidence, Speaker, Statement};

/// Below this a speaker is left open.
const THRESHOLD: f32 = 0.55;
/// How many sentences on a subject is likely to be the subject again.
const NEAR: usize = 2;
/// How many sentences a lead has, and how many after it may name whom it described.
const LEAD: usize = 4;
/// Words for one or some of those whom the text spoke of without a name: "Another said …".
const OF_SEVERAL: [&str; 7] = ["another", "few", "many", "one", "others", "several", "some"];
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
struct Referent {
    figure: usize,
    confidence: f32,
}

struct Reader<'s, 'd> {
    scene: &'s Scene<'d>,
    cast: Cast,
    salience: Salience,
    /// The head tokens of sources.
    sources: Vec<bool>,
    /// Pronouns and descriptions that stand for a figure, by their head token.
    referents: HashMap<usize, Referent>,
    /// The last plural subject and its sentence, for "they".
    group: Option<(usize, usize)>,
    /// What each "they" stands for.
    groups: HashMap<usize, usize>,
    /// The source of the statement before.
    last_source: Option<usize>,
    /// The subject before, and the narrator's sentence it stands in: it is no further away for a long quotation.
    last_subject: Option<(usize, usize)>,
    /// How many of the narrator's sentences were read.
    told: usize,
    /// The mentions of each figure once the text is read.
    mentions: Vec<Arc<[Span]>>,
    /// Paragraphs that only name who wrote the text.
    bylines: Vec<bool>,
    /// Whether the text is one in which countries speak as governments and not as teams.
    political: bool,
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
        let fit = |n: usize| {
            let Some(f) = figures.get(n) else { return 0.0 };
            if subject_of_own == Some(n) {
                return 0.0;
            }
            let likely = if again == Some(n) { 2.0 } else { 1.0 };
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

    /// The subject of the clause that a pronoun is the object of, which is somebody else: "*Lee* told him".
    fn own_subject(&self, pronoun: Token<'d>) -> Option<usize> {
        if !matches!(pronoun.dep(), "dobj" | "dative" | "pobj") {
            return None;
        }
        let verb = pronoun.ancestors().take(2).find(|t| matches!(t.pos(), "VERB" | "AUX"))?;
        self.cast.figure_of(subject(verb)?.index())
    }

    /// "The president", "the club", "the Belgian", where a figure was called that.
    fn description(&mut self, t: Token<'d>, sentence: usize) -> Option<Referent> {
        if !matches!(t.dep(), "nsubj" | "nsubjpass" | "pobj" | "poss") {
            return None;
        }
        if t.tag() == "NNS" && t.dep().starts_with("nsubj") {
            self.group = Some((t.index(), sentence));
        }
        let determiner = || children(t).filter(|c| c.dep() == "det");
        let definite = determiner().any(|c| is_word(c, &["the", "this", "that"]));
        let heading = self.scene.paragraph_of(t.index()) == 0 && determiner().next().is_none();
        let plural = matches!(t.tag(), "NNS" | "NNPS");
        let named = |c: Token<'_>| self.cast.figure_of(c.index()).is_some();
        let told_by_name = children(t).any(|c| c.dep() == "appos" && named(c));
        if !(definite || heading) || plural || told_by_name {
            return None;
        }
        // "the Lee *campaign*" is another than any named before.
        let person =
            |c: Token<'_>| self.cast.figure_of(c.index()).is_some_and(|n| self.sort(n) == Some(Sort::Person));
        let owned = children(t).any(|c| c.dep() == "poss" && named(c) || c.dep() == "compound" && person(c));
        let found = self.bearer(t, sentence).or_else(|| self.by_own_word(t));
        found.or_else(|| self.stand_in(t, sentence).filter(|_| !owned))
    }

    /// The figure that bears the role: the one last in mind, or the only one in the text that fits.
    fn bearer(&self, t: Token<'d>, sentence: usize) -> Option<Referent> {
        let role = t.lemma().to_lowercase();
        let bearers: Vec<usize> = self.bearers(t, &role);
        let named = |m: &Token<'d>| matches!(m.dep(), "compound" | "amod" | "poss");
        let modifiers: Vec<Token<'d>> = children(t).filter(named).collect();
        let fits = |n: &&usize| modifiers.iter().all(|m| self.is_called(**n, *m));
        let closer: Vec<usize> = bearers.iter().filter(fits).copied().collect();
        let known = if closer.is_empty() { &bearers } else { &closer };
        let among = |n: usize| f32::from(u8::from(known.contains(&n)));
        if let Some((figure, share)) = self.salience.best(sentence, among) {
            return Some(Referent { figure, confidence: 0.2 + share * 0.6 });
        }
        match &closer[..] {
            [figure] if !words::is_body(&role) => Some(Referent { figure: *figure, confidence: 0.6 }),
            _ => None,
        }
    }

    /// The figures that may be called by a noun: persons by nouns for persons, bodies by nouns for bodies.
    fn bearers(&self, t: Token<'d>, role: &str) -> Vec<usize> {
        let country = children(t).find_map(|c| Country::named(c.text()));
        if let Some(country) = country.filter(|_| words::rules(role)) {
            let of = |n: &usize| self.cast.figures.get(*n).is_some_and(|f| f.country == Some(country));
            let ruler = |n: &usize| {
                self.cast.figures.get(*n).is_some_and(|f| f.roles.iter().any(|r| words::rules(r)))
            };
            let mut exact: Vec<usize> = self.cast.with_role(role).iter().copied().filter(of).collect();
            if role == "leader" && exact.is_empty() {
                exact = (0..self.cast.figures.len()).filter(|n| of(n) && ruler(n)).collect();
            }
            if !exact.is_empty() {
                return exact;
            }
        }
        let suits = |n: &usize| match self.sort(*n) {
            Some(Sort::Person) => words::is_person(role) || is_aged(t),
            Some(Sort::Body) => words::is_body(role),
            _ => true,
        };
        self.cast.with_role(role).iter().copied().filter(suits).collect()
    }

    /// Whether a figure has a word beside a noun among its roles or in its name, or its country.
    fn is_called(&self, figure: usize, word: Token<'_>) -> bool {
        self.cast.figures.get(figure).is_some_and(|f| {
            f.roles.iter().any(|r| r.eq_ignore_ascii_case(word.lemma()))
                || f.country.is_some() && f.country == Country::named(word.text())
        })
    }

    fn sort(&self, figure: usize) -> Option<Sort> {
        self.cast.figures.get(figure).map(|f| f.sort)
    }

    /// The one body that has the noun in its name: "the *department*" after "the Department for Trade".
    fn by_own_word(&self, t: Token<'d>) -> Option<Referent> {
        let noun = words::is_body(&t.lemma().to_lowercase());
        let figure = self.cast.with_word(t.text()).filter(|_| noun)?;
        let body =
            self.cast.figures.get(figure).is_some_and(|f| matches!(f.sort, Sort::Body | Sort::Unknown));
        body.then_some(Referent { figure, confidence: 0.8 })
    }

    /// The person or body last in mind, for a noun that only varies the expression: "the footballer", "the club".
    fn stand_in(&self, t: Token<'d>, sentence: usize) -> Option<Referent> {
        let role = t.lemma().to_lowercase();
        let general = words::is_people(&role) || words::is_general_person(&role) || is_aged(t);
        let person = general || is_epithet(self.scene, t, &role);
        let sort = match () {
            () if person => Sort::Person,
            () if words::is_state(&role) => Sort::Place,
            () if words::is_general_body(&role) => Sort::Body,
            () => return None,
        };
        let gender = words::title(&role).flatten();
        let fits = |n: usize| {
            let agrees = |own| gender.is_none_or(|g| g == own);
            let country = |f: &Figure| role == "state" || Country::named(&f.name).is_some();
            let fit = |f: &Figure| {
                f.sort == sort && f.gender.is_none_or(agrees) && (sort != Sort::Place || country(f))
            };
            f32::from(u8::from(self.cast.figures.get(n).is_some_and(fit)))
        };
        let (figure, share) = self.salience.best(sentence, fits)?;
        Some(Referent { figure, confidence: share * if sort == Sort::Place { 0.9 } else { 0.8 } })
    }

    /// The speaker that the words of a source name or describe.
    fn speaker(&self, source: Span) -> Option<Speaker> {
        let mut head = head(self.scene, source)?;
        for _ in 0..3 {
            if !matches!(head.tag(), "WP" | "WDT") {
                break;
            }
            head = relative_antecedent(head)?;
        }
        let tokens = self.scene.doc.tokens_in(source);
        let last = tokens.end.checked_sub(1).and_then(|i| self.scene.token(i));
        let last = last.filter(|t| !matches!(t.dep(), "pobj" | "poss" | "compound" | "dobj"));
        let of_name = self.named(head).is_some_and(|n| self.sort(n) == Some(Sort::Person));
        if let Some(officer) = last.filter(|_| !of_name).and_then(|t| self.officer(t, &tokens)) {
            return officer;
        }
        let last = last.and_then(|t| self.cast.figure_of(t.index()));
        let person = last.filter(|n| self.cast.figures.get(*n).is_some_and(|f| f.sort == Sort::Person));
        let named = self.named(head).or_else(|| person.filter(|_| head.pos() != "PRON"));
        let several = child(head, &["conj"])
            .is_some_and(|c| tokens.contains(&c.index()) && self.cast.figure_of(c.index()) != named);
        let several = several && self.cast.figure_of(head.index()).is_some();
        if let Some(figure) = named.filter(|_| !several) {
            return self.figure(Referent { figure, confidence: 0.95 });
        }
        if let Some(referent) = self.referents.get(&head.index()) {
            return self.government(head, *referent).or_else(|| self.figure(*referent));
        }
        if let Some(group) = self.groups.get(&head.index()) {
            let noun = self.scene.token(*group)?;
            let range = crate::source::noun_phrase(self.scene, noun)?;
            return self.described(range, 0.6);
        }
        if is_word(head, &OF_SEVERAL) {
            return self.described(tokens, 0.6);
        }
        if head.pos() == "PRON" {
            return None;
        }
        if let Some(speaker) =
            self.government_of(head).or_else(|| self.author(head)).or_else(|| self.introduced(head))
        {
            return Some(speaker);
        }
        let capital = head.text().starts_with(char::is_uppercase) && !head.is_sent_start();
        if let Some(figure) = self.cast.with_word(head.text()).filter(|_| capital) {
            return self.figure(Referent { figure, confidence: 0.7 });
        }
        let range = if tokens.contains(&head.index()) {
            tokens
        } else {
            crate::source::noun_phrase(self.scene, head)?
        };
        let named = several && self.cast.figure_of(head.index()).is_some();
        self.described(range, 0.9).map(|s| Speaker { named, ..s })
    }

    /// Who holds an office that stands behind a body's name: "Harbour Cables *CEO*"; nobody where the text names none.
    fn officer(&self, last: Token<'_>, source: &Range<usize>) -> Option<Option<Speaker>> {
        let role = last.lemma().to_lowercase();
        let figure = self.cast.figure_of(last.index());
        let person = |n: &usize| self.sort(*n) == Some(Sort::Person);
        let of_body = source.len() > 1 && self.scene.token(source.start).is_some_and(|t| t.pos() == "PROPN");
        if !of_body || words::title(&role).is_none() || figure.as_ref().is_some_and(person) {
            return None;
        }
        let mut holders = self.cast.with_role(&role).iter().copied().filter(person);
        let one = holders.next().filter(|_| holders.next().is_none());
        let holder = one.and_then(|figure| self.figure(Referent { figure, confidence: 0.8 }));
        Some(holder.or_else(|| self.described(source.clone(), 0.9)))
    }

    /// The figure named by a head or by its apposition.
    fn named(&self, head: Token<'_>) -> Option<usize> {
        self.cast.figure_of(head.index()).or_else(|| {
            let apposition = child(head, &["appos"])?;
            let figure = self.cast.figure_of(apposition.index())?;
            self.cast.figures.get(figure).filter(|f| f.sort == Sort::Person).map(|_| figure)
        })
    }

    /// The government of a country: "the government" after the country was named, "the Norwegian side".
    fn government(&self, head: Token<'_>, referent: Referent) -> Option<Speaker> {
        let speaker = self.figure(referent).filter(|_| is_word(head, &["government", "side"]))?;
        Some(Speaker { name: government_name(&speaker.name), ..speaker })
    }

    /// The government that a source names by its country or people: "the Norwegian government", "Oslo's side".
    fn government_of(&self, head: Token<'_>) -> Option<Speaker> {
        if !is_word(head, &["government", "side"]) {
            return None;
        }
        let of = |c: &Token<'_>| matches!(c.dep(), "amod" | "compound" | "poss");
        let country = children(head).filter(of).find_map(|c| Country::named(c.text()))?;
        let range = crate::source::noun_phrase(self.scene, head)?;
        let name = format!("{} government", country.name());
        Some(Speaker {
            name,
            named: true,
            mentions: [self.scene.doc.span(range)].into(),
            confidence: Confidence::new(0.9),
        })
    }

    fn figure(&self, referent: Referent) -> Option<Speaker> {
        let figure = self.cast.figures.get(referent.figure)?;
        let rules = figure.sort == Sort::Place && self.political;
        (referent.confidence >= THRESHOLD).then(|| Speaker {
            name: if rules { government_name(&figure.name) } else { figure.name.clone() },
            named: true,
            mentions: self.mentions.get(referent.figure).cloned().unwrap_or_default(),
            confidence: Confidence::new(referent.confidence),
        })
    }

    /// Whose paper it is that speaks: "the EU's *mandate*", "the *report* by Nordbank".
    fn author(&self, head: Token<'_>) -> Option<Speaker> {
        if !words::is_paper(head.lemma()) {
            return None;
        }
        let owner = child(head, &["poss"])?;
        let figure = self.cast.figure_of(owner.index());
        let referent = figure.map(|figure| Referent { figure, confidence: 0.8 });
        referent.or_else(|| self.referents.get(&owner.index()).copied()).and_then(|r| self.figure(r))
    }

    /// The person whom a lead only describes and the next sentences name: "The *minister* said … \n Ann Lee told …".
    fn introduced(&self, head: Token<'_>) -> Option<Speaker> {
        let role = head.lemma().to_lowercase();
        let definite = children(head).any(|c| is_word(c, &["the"]));
        if !definite
            || head.tag() != "NN"
            || !(words::title(&role).is_some() || words::is_person(&role) || words::leads(&role))
        {
            return None;
        }
        let sentences = self.scene.doc.sentences();
        let lead = sentences.partition_point(|r| r.end <= head.index());
        let end = sentences.get((lead + LEAD).min(sentences.len()) - 1)?.end;
        if lead > LEAD {
            return None;
        }
        let mut sources =
            (head.index() + 1..end).filter(|i| self.sources.get(*i).copied().unwrap_or_default());
        let first = sources.find_map(|i| self.cast.figure_of(i))?;
        let figure =
            self.cast.figures.get(first).filter(|f| f.sort == Sort::Person && f.name.contains(' '))?;
        let new = figure.mentions.first().is_some_and(|m| m.start() > head.span().end());
        let fits = figure.roles.is_empty()
            || figure.roles.iter().any(|r| *r == role || words::leads(r) && words::leads(&role));
        if new && fits { self.figure(Referent { figure: first, confidence: 0.6 }) } else { None }
    }

    /// One who is not named, by the words of the source without article.
    fn described(&self, mut range: Range<usize>, confidence: f32) -> Option<Speaker> {
        let idle = |t: Token<'_>| t.dep() == "det" && is_word(t, &["the", "a", "an"]) || is_punctuation(t);
        while self.scene.token(range.start).is_some_and(|t| !range.is_empty() && idle(t)) {
            range.start += 1;
        }
        let span = self.scene.doc.span(range);
        let name = self.scene.words(span).trim();
        (!name.is_empty()).then(|| Speaker {
            name: name.to_owned(),
            named: false,
            mentions: [span].into(),
            confidence: Confidence::new(confidence),
        })
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

/// "The 54-year-*old*".
fn is_aged(t: Token<'_>) -> bool {
    is_word(t, &["old"]) && t.previous().is_some_and(|p| p.text() == "-")
}

/// Whether an office with a place or a "former" before it varies the expression for whoever is in mind: "the Vermont
/// senator", "the former secretary of state"; not "the former aide to Lee".
fn is_epithet(scene: &Scene<'_>, t: Token<'_>, role: &str) -> bool {
    let place = |c: Token<'_>| {
        matches!(c.dep(), "compound" | "amod") && (c.pos() == "PROPN" || Country::named(c.text()).is_some())
    };
    let led = children(t).any(|c| place(c) || is_word(c, &["former"]));
    let named = |r: Range<usize>| scene.doc.slice(r).any(|x| x.pos() == "PROPN");
    let of_somebody = children(t).any(|c| c.dep() == "prep" && named(c.subtree()));
    led && !of_somebody && words::title(role).is_some()
}

/// A noun with the words before it: "*the prime minister* of Norway".
fn phrase(t: Token<'_>) -> Range<usize> {
    let first = children(t).take_while(|c| c.index() < t.index()).map(|c| c.subtree().start).min();
    let start = first.filter(|s| s + PHRASE > t.index()).unwrap_or(t.index());
    let year = is_aged(t).then(|| start.min(t.index().saturating_sub(4)));
    year.unwrap_or(start)..t.index() + 1
}

/// The name of the government of a country or capital; other names as they are.
fn government_name(name: &str) -> String {
    let country = Country::named(name).filter(|c| c.code() != "EU");
    country.map_or_else(|| name.to_owned(), |c| format!("{} government", c.name()))
}

/// The noun that a relative pronoun stands for.
fn relative_antecedent(pronoun: Token<'_>) -> Option<Token<'_>> {
    let noun = pronoun.ancestors().take(6).find(|t| t.dep() == "relcl").map(Token::head)?;
    // "says to Lee on camera, *who* answers"
    let apart = pronoun.previous().is_some_and(|t| t.text() == ",") && noun.dep() == "pobj";
    let plain = noun.tag() == "NN" && noun.text().starts_with(char::is_lowercase);
    let thing = apart && plain && is_word(pronoun, &["who"]) && !crate::source::speaks(noun);
    (!thing).then_some(noun)
}

/// The head of a span: the token whose own head lies outside.
fn head<'d>(scene: &Scene<'d>, span: Span) -> Option<Token<'d>> {
    let range = scene.doc.tokens_in(span);
    let inside = |t: &Token<'d>| range.contains(&t.head().index()) && !t.is_root();
    scene.doc.slice(range.clone()).find(|t| !inside(t) && !is_punctuation(*t) && t.dep() != "det")
}
