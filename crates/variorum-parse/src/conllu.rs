//! Documents as [CoNLL-U](https://universaldependencies.org/format.html).
//!
//! Every token of the document is a word, also white space. The columns are those of Universal Dependencies, filled
//! with the model's own labels: `HEAD` is 0 and `DEPREL` is `ROOT` at a root, `XPOS` is the Penn Treebank tag. `MISC`
//! holds, in this order and joined by `|`:
//!
//! - `SpaceAfter=No` unless one space follows that belongs to no token,
//! - `start_char=` and `end_char=`, in code points of the whole text,
//! - `ner=` for tokens in entities: `S-` and the label for the only token of one, `B-`, `I-` and `E-` for the first,
//!   further and last tokens of longer ones,
//! - `head_char=` where the head is in another sentence, as it is in rare crossing trees: where the head starts.
//!   `HEAD` is 0 then.
//!
//! # Escapes
//!
//! So that any text makes a valid file and can be had back from it, columns and comments are written with these
//! escapes, which are UDPipe's with the last one added:
//!
//! | for | written |
//! |---|---|
//! | backslash | `\\` |
//! | line feed, carriage return, tab | `\n`, `\r`, `\t` |
//! | space, but not in comments | `\s` |
//! | `\|` in `MISC` | `\p` |
//! | other control characters, U+2028 and U+2029 | `\u{85}`: the code point in hexadecimal |
//!
//! An empty column is `_`. The token `_` is written `_` as well: no token is empty.

use std::io::{self, Write};
use std::ops::Range;

use variorum_text::CodePoints;

use crate::{Doc, Entity, Token};

/// Writes the pieces of one text, one after the other.
///
/// ```
/// # use variorum_parse::{Annotation, Doc, Entity};
/// # use variorum_text::Span;
/// # let row = |start, end, tag, dep| Annotation { span: Span::new(start, end), tag, dep, head: 1, ..Default::default() };
/// # let rows = [Annotation { space_after: true, ..row(0, 3, "NNP", "nsubj") }, row(4, 8, "VBD", "ROOT")];
/// # let doc = Doc::from_annotations("Ann said", &rows, vec![Entity { tokens: 0..1, label: "PERSON".into() }])?;
/// use variorum_parse::conllu;
///
/// let mut out = Vec::new();
/// conllu::Writer::new(&mut out, "page.txt").write(&doc)?;
/// let lines: Vec<&str> = std::str::from_utf8(&out)?.lines().collect();
/// assert_eq!(lines[..3], ["# newdoc id = page.txt", "# sent_id = page.txt-1", "# text = Ann said"]);
/// assert_eq!(lines[3], "1\tAnn\t_\t_\tNNP\t_\t2\tnsubj\t_\tstart_char=0|end_char=3|ner=S-PERSON");
/// assert_eq!(lines[4], "2\tsaid\t_\t_\tVBD\t_\t0\tROOT\t_\tSpaceAfter=No|start_char=4|end_char=8");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer<W> {
    out: W,
    id: String,
    /// Sentences and code points of the pieces before.
    sentences: usize,
    code_points: usize,
}

impl<W: Write> Writer<W> {
    /// For a text with this name.
    pub fn new(out: W, id: &str) -> Self {
        Self { out, id: id.into(), sentences: 0, code_points: 0 }
    }

    /// Writes the sentences of the next piece; nothing for one without tokens.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&mut self, doc: &Doc) -> io::Result<()> {
        let code_points = CodePoints::new(doc.text());
        let mut entities = doc.entities();
        for sentence in doc.sentences() {
            self.comments(doc, sentence.clone())?;
            for token in doc.slice(sentence.clone()) {
                let past = entities.iter().take_while(|e| e.tokens.end <= token.index()).count();
                entities = &entities[past..];
                self.word(token, sentence, &code_points, entities.first())?;
            }
            self.out.write_all(b"\n")?;
        }
        self.code_points += code_points.at(doc.text().len());
        Ok(())
    }

    fn comments(&mut self, doc: &Doc, sentence: Range<usize>) -> io::Result<()> {
        let Self { out, id, sentences, .. } = self;
        if *sentences == 0 {
            out.write_all(b"# newdoc id = ")?;
            escape(out, id, Place::Comment)?;
            out.write_all(b"\n")?;
        }
        *sentences += 1;
        out.write_all(b"# sent_id = ")?;
        escape(out, id, Place::Comment)?;
        write!(out, "-{sentences}\n# text = ")?;
        escape(out, doc.span(sentence).of(doc.text()), Place::Comment)?;
        out.write_all(b"\n")
    }

    fn word(
        &mut self,
        token: Token<'_>,
        sentence: &Range<usize>,
        code_points: &CodePoints<'_>,
        entity: Option<&Entity>,
    ) -> io::Result<()> {
        let out = &mut self.out;
        write!(out, "{}", token.index() - sentence.start + 1)?;
        for text in [token.text(), token.lemma(), token.pos(), token.tag(), token.morph()] {
            out.write_all(b"\t")?;
            column(out, text)?;
        }
        let head = token.head();
        let far = !sentence.contains(&head.index());
        let number = if far || token.is_root() { 0 } else { head.index() - sentence.start + 1 };
        write!(out, "\t{number}\t")?;
        column(out, token.dep())?;
        out.write_all(b"\t_\t")?;
        if !token.space_after() {
            out.write_all(b"SpaceAfter=No|")?;
        }
        let (start, end) = code_points.span(token.span());
        write!(out, "start_char={}|end_char={}", self.code_points + start, self.code_points + end)?;
        if let Some(entity) = entity.filter(|e| e.tokens.contains(&token.index())) {
            write!(out, "|ner={}-", place_in(entity, token.index()))?;
            escape(out, &entity.label, Place::Misc)?;
        }
        if far {
            write!(out, "|head_char={}", self.code_points + code_points.at(head.span().start()))?;
        }
        out.write_all(b"\n")
    }
}

/// `S` for the only token, `B`, `I` and `E` for first, further and last ones.
fn place_in(entity: &Entity, token: usize) -> char {
    match (token == entity.tokens.start, token + 1 == entity.tokens.end) {
        (true, true) => 'S',
        (true, false) => 'B',
        (false, true) => 'E',
        (false, false) => 'I',
    }
}

/// Where a text is written, which decides what must be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Comment,
    Column,
    Misc,
}

fn column(out: &mut impl Write, text: &str) -> io::Result<()> {
    escape(out, if text.is_empty() { "_" } else { text }, Place::Column)
}

fn escape(out: &mut impl Write, text: &str, place: Place) -> io::Result<()> {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '\\' => r"\\",
            '\n' => r"\n",
            '\r' => r"\r",
            '\t' => r"\t",
            ' ' if place != Place::Comment => r"\s",
            '|' if place == Place::Misc => r"\p",
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => "",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[plain..at])?;
        plain = at + c.len_utf8();
        match escaped {
            "" => write!(out, r"\u{{{:x}}}", u32::from(c))?,
            escaped => out.write_all(escaped.as_bytes())?,
        }
    }
    out.write_all(&text.as_bytes()[plain..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Annotation;
    use proptest::prelude::*;
    use variorum_text::Span;

    /// Undoes the escapes.
    fn unescape(text: &str) -> String {
        let mut chars = text.chars();
        let mut out = String::new();
        while let Some(c) = chars.next() {
            match (c, if c == '\\' { chars.next() } else { None }) {
                ('\\', Some('\\')) => out.push('\\'),
                ('\\', Some('n')) => out.push('\n'),
                ('\\', Some('r')) => out.push('\r'),
                ('\\', Some('t')) => out.push('\t'),
                ('\\', Some('s')) => out.push(' '),
                ('\\', Some('u')) => {
                    let hex: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                    out.extend(char::from_u32(u32::from_str_radix(&hex, 16).unwrap()));
                }
                (c, _) => out.push(c),
            }
        }
        out
    }

    fn write(docs: &[Doc]) -> String {
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out, "a b");
        docs.iter().for_each(|doc| writer.write(doc).unwrap());
        String::from_utf8(out).unwrap()
    }

    /// A token for each character but the spaces after others, the first the root of all.
    fn doc(text: &str) -> Doc {
        let mut rows: Vec<Annotation<'_>> = Vec::new();
        for (at, c) in text.char_indices() {
            match rows.last_mut().filter(|r| c == ' ' && !r.space_after) {
                Some(row) => row.space_after = true,
                None => {
                    rows.push(Annotation { span: Span::new(at, at + c.len_utf8()), ..Default::default() })
                }
            }
        }
        Doc::from_annotations(text, &rows, vec![]).unwrap()
    }

    #[test]
    fn pieces_count_on() {
        let file = write(&[doc("é x"), doc("y")]);
        assert!(file.contains("# sent_id = a b-2\n# text = y\n1\ty\t"));
        assert!(file.contains("SpaceAfter=No|start_char=3|end_char=4\n"));
    }

    #[test]
    fn a_head_in_another_sentence_is_named() {
        let row = |start, head| Annotation {
            span: Span::new(start, start + 1),
            head,
            sent_start: true,
            ..Default::default()
        };
        let doc = Doc::from_annotations("ab", &[row(0, 1), row(1, 1)], vec![]).unwrap();
        assert!(write(&[doc]).contains("\t0\t_\t_\tSpaceAfter=No|start_char=0|end_char=1|head_char=1\n"));
    }

    #[test]
    fn entities_are_marked_token_by_token() {
        let entity = |tokens| Entity { tokens, label: "X|Y".into() };
        let rows: Vec<_> =
            (0..5).map(|i| Annotation { span: Span::new(i, i + 1), ..Default::default() }).collect();
        let doc = Doc::from_annotations("abcde", &rows, vec![entity(0..1), entity(2..5)]).unwrap();
        let file = write(&[doc]);
        let marks: Vec<_> = file.split("|ner=").skip(1).filter_map(|m| m.lines().next()).collect();
        assert_eq!(marks, [r"S-X\pY", r"B-X\pY", r"I-X\pY", r"E-X\pY"]);
    }

    proptest! {
        #[test]
        fn the_text_can_be_had_back(text in "(\\PC|[ \\\\|_#\n\r\t\u{b}\u{85}\u{2028}]){1,40}") {
            let file = write(&[doc(&text)]);
            let words: Vec<Vec<&str>> = file.split('\n').filter(|l| !l.is_empty() && !l.starts_with('#'))
                .map(|l| l.split('\t').collect()).collect();
            let mut back = String::new();
            for (n, word) in words.iter().enumerate() {
                prop_assert_eq!(word.len(), 10);
                prop_assert_eq!(word[0], (n + 1).to_string());
                back += &unescape(word[1]);
                back += if word[9].starts_with("SpaceAfter=No") { "" } else { " " };
            }
            prop_assert_eq!(&back, &text);
            let comment = unescape(file.split('\n').nth(2).unwrap_or_default());
            let text = format!("# text = {text}");
            prop_assert_eq!(comment.trim_end_matches(' '), text.trim_end_matches(' '));
        }
    }
}
