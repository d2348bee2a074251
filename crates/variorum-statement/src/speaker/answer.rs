//! The answer for one source: whom its words name or describe, once the text is read.

use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::Country;

use super::cast::Sort;
use super::resolve::{Reader, Referent, THRESHOLD, head};
use super::words;
use crate::tree::{child, children, is_punctuation, is_word};
use crate::{Confidence, Speaker};

/// How many sentences a lead has, and how many after it may name whom it described.
const LEAD: usize = 4;
/// Words for one or some of those whom the text spoke of without a name: "Another said …".
const OF_SEVERAL: [&str; 7] = ["another", "few", "many", "one", "others", "several", "some"];

impl Reader<'_, '_> {
    /// The speaker that the words of a source name or describe.
    pub(super) fn speaker(&self, source: Span) -> Option<Speaker> {
        let mut head = head(self.scene, source)?;
        for _ in 0..3 {
            if !matches!(head.tag(), "WP" | "WDT") {
                break;
            }
            head = relative_antecedent(head)?;
        }
        let tokens = self.scene.doc.tokens_in(source);
        let last = tokens.end.checked_sub(1).and_then(|i| self.scene.token(i));
        let free = |t: &Token<'_>| !matches!(t.dep(), "pobj" | "poss" | "compound" | "dobj");
        // At the end of a line the tree may hang a word on the next.
        let line = |t: Token<'_>| self.scene.paragraph_of(t.index());
        let ends = last.filter(|t| free(t) || line(*t) != line(t.head()));
        let last = last.filter(free);
        let of_name = self.named(head).is_some_and(|n| self.sort(n) == Some(Sort::Person));
        if let Some(officer) = ends.filter(|_| !of_name).and_then(|t| self.officer(t, &tokens)) {
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
        Some(self.holder(&role).or_else(|| self.described(source.clone(), 0.9)))
    }

    /// The only person whom the text calls by a role.
    fn holder(&self, role: &str) -> Option<Speaker> {
        let person = |n: &usize| self.sort(*n) == Some(Sort::Person);
        let mut holders = self.cast.with_role(role).iter().copied().filter(person);
        let one = holders.next().filter(|_| holders.next().is_none());
        one.and_then(|figure| self.figure(Referent { figure, confidence: 0.8 }))
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
        // "said *the bank's president*", and in a headline without article: "says *president*"
        let owned = children(head).any(|c| c.dep() == "poss" && c.pos() != "PRON");
        let alone = children(head).all(|c| c.text().trim().is_empty());
        let bare = self.scene.paragraph_of(head.index()) == 0 && alone;
        let definite = children(head).any(|c| is_word(c, &["the"])) || owned || bare;
        if !definite
            || !matches!(head.tag(), "NN" | "NNP")
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
        if let Some(holder) = self.holder(&role).filter(|_| owned || bare) {
            return Some(holder);
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
