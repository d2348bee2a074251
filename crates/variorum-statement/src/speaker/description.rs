//! Descriptions in the pass over the text: whom "the president", "the club", "the Belgian" stand for.

use std::ops::Range;

use variorum_parse::Token;
use variorum_value::Country;

use super::cast::{Figure, Sort};
use super::resolve::{Reader, Referent};
use super::words;
use crate::scene::Scene;
use crate::tree::{children, is_word};

impl<'d> Reader<'_, 'd> {
    /// "The president", "the club", "the Belgian", where a figure was called that.
    pub(super) fn description(&mut self, t: Token<'d>, sentence: usize) -> Option<Referent> {
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
}

/// "The 54-year-*old*".
pub(super) fn is_aged(t: Token<'_>) -> bool {
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
