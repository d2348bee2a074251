use serde_json::{Value, json};
use variorum_collate::{Edition, Position, Reading, WitnessId};
use variorum_text::Span;

use crate::group::{Group, Wording};
use crate::index::{Index, name_label, speaker_label};
use crate::iri;
use crate::keyword::Keyword;

/// How many characters of the page stand beside the exact words on either side.
const CONTEXT: usize = 32;

/// The edition as a page of W3C Web Annotations (JSON-LD), an annotation a line: one for each statement, difference,
/// position, event and named source.
///
/// A target is a span of a witness's page, by its place in code points and by its words with those around them. The
/// positions are those of the page as it was captured, `source`; where its address is known, `via` names it.
pub fn annotations(edition: &Edition) -> String {
    let index = Index::new(edition);
    let printer =
        Printer { index: &index, sources: index.witnesses().map(|(id, _)| source(&index, id)).collect() };
    let mut out = String::from("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n");
    out.push_str(" \"id\": \"#annotations\", \"type\": \"AnnotationPage\",\n");
    out.push_str(&format!(" \"label\": {},\n \"items\": [", Value::from(edition.title.as_str())));
    for (n, item) in printer.items().enumerate() {
        out.push_str(if n > 0 { ",\n  " } else { "\n  " });
        out.push_str(&item.to_string());
    }
    out.push_str("\n]}\n");
    out
}

struct Printer<'a> {
    index: &'a Index<'a>,
    /// The page of each witness as the source of a target.
    sources: Vec<Value>,
}

/// A page, as far as an annotation speaks of it.
fn source(index: &Index<'_>, id: WitnessId) -> Value {
    let Some(witness) = index.edition.witnesses.get(id.0) else { return Value::Null };
    let metadata = &witness.article.metadata;
    let mut source = json!({"id": iri::of_file(&witness.file), "type": "Text", "format": "text/plain"});
    if let Some(language) = &metadata.language {
        source["language"] = language.as_str().into();
    }
    if let Some(url) = metadata.url.as_deref().and_then(iri::of_web) {
        source["via"] = url.into();
    }
    source
}

impl<'a> Printer<'a> {
    fn items(&self) -> impl Iterator<Item = Value> {
        let edition = self.index.edition;
        let statements = edition.readings.iter().enumerate().map(|(n, r)| self.statement(n, r));
        let differences = self.index.groups.iter().map(|group| self.difference(group));
        let positions = edition.positions.iter().enumerate().map(|(n, p)| self.position(n, p));
        let events = edition.timeline.iter().enumerate().map(|(n, event)| {
            let bodies = vec![text("tagging", &event.when), text("describing", &event.what)];
            self.annotation(
                &format!("t{}", n + 1),
                "describing",
                bodies,
                [(event.witness, &event.evidence[..])],
            )
        });
        let sources = edition.provenance.iter().enumerate().map(|(n, cited)| {
            let bodies = vec![text("identifying", &cited.cites)];
            self.annotation(
                &format!("s{}", n + 1),
                "identifying",
                bodies,
                [(cited.witness, &cited.evidence[..])],
            )
        });
        statements.chain(differences).chain(positions).chain(events).chain(sources)
    }

    /// Who said it, and how much of it is quoted.
    fn statement(&self, n: usize, reading: &Reading) -> Value {
        let kind = text("classifying", &format!("{} statement", reading.kind.label()));
        let speaker = text("identifying", &speaker_label(reading.speaker.as_ref()));
        self.annotation(
            self.index.id(n),
            "identifying",
            vec![kind, speaker],
            [(reading.witness, &reading.content[..])],
        )
    }

    fn difference(&self, group: &Group<'_>) -> Value {
        let kind = text("classifying", &format!("difference: {}", group.kind.label()));
        let whys = group.whys.iter().map(|why| text("commenting", why));
        let sides = group.wordings.iter().flat_map(Wording::sides);
        let places = sides.map(|side| (side.witness, &side.spans[..]));
        self.annotation(&group.id(), "commenting", [kind].into_iter().chain(whys).collect(), places)
    }

    fn position(&self, n: usize, position: &Position) -> Value {
        let stance = text("classifying", &format!("position: {}", position.stance.label()));
        let holder = text("identifying", &name_label(&position.holder));
        let bodies = vec![stance, holder, text("describing", &position.action)];
        let spans =
            [(position.witness, &position.evidence[..]), (position.witness, &position.conditions[..])];
        self.annotation(&format!("p{}", n + 1), "classifying", bodies, spans)
    }

    fn annotation<'b>(
        &self,
        id: &str,
        motivation: &str,
        body: Vec<Value>,
        places: impl IntoIterator<Item = (WitnessId, &'b [Span])>,
    ) -> Value {
        let spans =
            places.into_iter().flat_map(|(witness, spans)| spans.iter().map(move |&span| (witness, span)));
        let target: Vec<_> = spans.map(|(witness, span)| self.target(witness, span)).collect();
        json!({"id": format!("#{id}"), "type": "Annotation", "motivation": motivation, "body": body, "target": target})
    }

    /// A span of a page, by its place and by its words.
    fn target(&self, witness: WitnessId, span: Span) -> Value {
        let page = self.index.page(witness);
        let (start, end) = self.index.place(witness, span);
        let before = page.get(..span.start()).unwrap_or_default().char_indices().rev().take(CONTEXT).last();
        let prefix = page.get(before.map_or(span.start(), |(at, _)| at)..span.start()).unwrap_or_default();
        let suffix: String = page.get(span.end()..).unwrap_or_default().chars().take(CONTEXT).collect();
        json!({
            "type": "SpecificResource",
            "source": self.sources.get(witness.0),
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "prefix": prefix, "exact": self.index.words(witness, span), "suffix": suffix},
            ],
        })
    }
}

fn text(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}
