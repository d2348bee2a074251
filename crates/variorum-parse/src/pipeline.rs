//! The whole way from a text to its annotation.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use variorum_text::Span;

use crate::doc::{Doc, Entity, Labels, Row, Rows};
use crate::lemmatizer::Lemmatizer;
use crate::model::ModelError;
use crate::net::BLOCK;
use crate::net::scorer::HIDDEN;
use crate::net::tagger::Tagger;
use crate::net::thinc::ThincModel;
use crate::net::tok2vec::{Scratch, Tok2Vec};
use crate::net::window::Window;
use crate::paragraphs::paragraphs;
use crate::pieces::pieces;
use crate::ruler::{AttributeRuler, Attributes};
use crate::tokenizer::{Piece, Tokenizer, TokenizerCache};
use crate::transition::arc_eager::{Parser, Tree};
use crate::transition::biluo::{EntityRecognizer, Room};

/// Pieces of one text that are parsed side by side. Each needs about 100 MB.
const AT_A_TIME: usize = 2;

/// A loaded model, which annotates texts as spaCy does with it.
///
/// One pipeline serves any number of threads at a time. What it gives for a text depends on the text alone.
///
/// ```no_run
/// use variorum_parse::Pipeline;
///
/// let pipeline = Pipeline::load("en_core_web_sm-3.8.0".as_ref())?;
/// let doc = pipeline.parse("The mayor said no. Nobody listened.");
/// assert_eq!(doc.sentences().len(), 2);
/// let said = doc.token(2).ok_or("three tokens")?;
/// assert!(said.is_root());
/// assert_eq!(said.lemma(), "say");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Pipeline {
    tokenizer: Tokenizer,
    tok2vec: Tok2Vec,
    tagger: Tagger,
    parser: Parser,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    recognizer: EntityRecognizer,
    labels: Arc<Labels>,
    /// Workers that nobody is using.
    idle: Mutex<Vec<Worker>>,
}

/// Room to work in, and what was computed before and may come again.
struct Worker {
    tokenizer: TokenizerCache,
    scratch: Scratch,
    window: Window,
    room: Room,
    scores: Vec<f32>,
}

impl Pipeline {
    /// Reads a model folder as spaCy ships it.
    ///
    /// # Errors
    /// When a file is missing, damaged, or of a pipeline with another architecture; the error names the file.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        let mut labels = Labels::default();
        let tokenizer = Tokenizer::load(folder)?;
        let tok2vec = Tok2Vec::read(&ThincModel::open(folder, "tok2vec/model", "extract_features>>")?)?;
        let tagger = Tagger::load(folder, &mut labels)?;
        let parser = Parser::load(folder, &mut labels)?;
        let ruler = AttributeRuler::load(folder, |name| labels.number(name))?;
        let lemmatizer = Lemmatizer::load(folder)?;
        let recognizer = EntityRecognizer::load(folder)?;
        let (labels, idle) = (Arc::new(labels), Mutex::default());
        Ok(Self { tokenizer, tok2vec, tagger, parser, ruler, lemmatizer, recognizer, labels, idle })
    }

    /// Annotates a text.
    ///
    /// Of a text longer than spaCy takes (a million code points) each of its [`pieces`](crate::pieces()) is a document
    /// to the model. Of a text beyond 4 GiB the rest has no tokens, and no lemmas when those take more.
    pub fn parse(&self, text: &str) -> Doc {
        self.parse_spans(text, pieces(text))
    }

    /// The same of a text whose lines are headlines and paragraphs, each a document to the model: no sentence runs from one
    /// into the next. A line that begins with a small letter goes on with the one before.
    pub fn parse_paragraphs(&self, text: &str) -> Doc {
        self.parse_spans(text, paragraphs(text))
    }

    fn parse_spans(&self, text: &str, spans: impl Iterator<Item = Span>) -> Doc {
        let mut worker = self.worker();
        let mut rows = Rows::default();
        for span in spans.take_while(|span| u32::try_from(span.end()).is_ok()) {
            self.annotate(text, span, &mut worker, &mut rows);
        }
        self.idle().push(worker);
        rows.into_doc(text.into(), self.labels.clone())
    }

    /// Annotates the [`pieces`](crate::pieces()) of a text, in order, each as a document of its own.
    ///
    /// Two at a time, so that a text of any length needs little memory.
    pub fn parse_pieces<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Span, Doc)> + 't {
        let mut waiting = pieces(text);
        let mut done = VecDeque::new();
        std::iter::from_fn(move || {
            if done.is_empty() {
                let spans: Vec<Span> = waiting.by_ref().take(AT_A_TIME).collect();
                done = spans.into_par_iter().map(|span| (span, self.parse(span.of(text)))).collect();
            }
            done.pop_front()
        })
    }

    /// Appends the tokens and entities of one piece of a text.
    fn annotate(&self, text: &str, span: Span, worker: &mut Worker, rows: &mut Rows) {
        let text = span.of(text);
        let pieces = self.tokenizer.tokenize(&mut worker.tokenizer, text);
        let (mut attributes, tree) = self.tag_and_parse(&pieces, worker);
        self.ruler.apply(pieces.iter().map(|p| p.span.of(text)), &mut attributes);
        let entities = self.recognizer.recognize(&pieces, &tree.starts, &mut worker.room);

        let first = rows.len();
        rows.reserve(pieces.len());
        let tree = tree.heads.iter().zip(&tree.starts);
        for ((piece, a), (&head, &start)) in pieces.iter().zip(&attributes).zip(tree) {
            let row = Row {
                span: piece.span.shift(span.start()),
                space_after: piece.space_after,
                tag: a.tag,
                pos: a.pos,
                morph: a.morph,
                dep: a.dep,
                head: first as u32 + head,
                ..Row::default()
            };
            let lemma = match a.lemma {
                Some(lemma) => self.labels.name(lemma).into(),
                None => {
                    let (pos, morph) = (self.labels.name(a.pos), self.labels.name(a.morph));
                    self.lemmatizer.lemma(piece.span.of(text), pos, morph)
                }
            };
            rows.push(row, &lemma, start);
        }
        let shift = |e: Entity| Entity { tokens: first + e.tokens.start..first + e.tokens.end, ..e };
        rows.entities.extend(entities.into_iter().map(shift));
    }

    fn tag_and_parse(&self, pieces: &[Piece], worker: &mut Worker) -> (Vec<Attributes>, Tree) {
        let Worker { scratch, window, scores, .. } = worker;
        let mut tags = Vec::with_capacity(pieces.len());
        let mut narrowed = Vec::with_capacity(pieces.len() * HIDDEN);
        for from in (0..pieces.len()).step_by(BLOCK) {
            let vectors = self.tok2vec.vectors(pieces, from..pieces.len().min(from + BLOCK), scratch);
            self.tagger.tag(vectors, scores, &mut tags);
            self.parser.narrow(vectors, &mut narrowed);
        }
        let tree = self.parser.parse(&narrowed, |i| pieces[i].features.is_space, window, scores);
        let attributes = tags.iter().zip(&tree.labels);
        let attributes = attributes.map(|(&tag, &dep)| Attributes { tag, dep, ..Attributes::default() });
        (attributes.collect(), tree)
    }

    /// A worker that was used before, or a new one.
    fn worker(&self) -> Worker {
        self.idle().pop().unwrap_or_else(|| Worker {
            tokenizer: TokenizerCache::default(),
            scratch: Scratch::new(),
            window: Window::new(),
            room: Room::new(),
            scores: vec![],
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
