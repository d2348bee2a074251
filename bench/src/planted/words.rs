//! Words of a text, cut at spaces, without the marks around them: the planting must not share the program's own reading.

use variorum_text::Span;

/// One word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub(crate) span: Span,
    pub(crate) text: &'t str,
    /// Marks that stand right behind it.
    pub(crate) tail: &'t str,
}

impl Word<'_> {
    pub(crate) fn is(&self, list: &[&str]) -> bool {
        list.contains(&self.text.to_lowercase().as_str())
    }

    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
            && self.text.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    }

    /// Whether it ends a sentence.
    pub(crate) fn is_last(&self) -> bool {
        self.tail.contains(['.', '!', '?'])
    }
}

/// The words of a stretch of text.
pub(crate) fn words(text: &str, place: Span) -> Vec<Word<'_>> {
    let inside = place.of(text);
    let mut found = Vec::new();
    for piece in inside.split(|c: char| c.is_whitespace() || c == '—').filter(|p| !p.is_empty()) {
        let at = piece.as_ptr() as usize - inside.as_ptr() as usize + place.start();
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '$');
        let from = at + piece.len() - bare.len();
        let core = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
        if !core.is_empty() {
            found.push(Word {
                span: Span::new(from, from + core.len()),
                text: core,
                tail: &bare[core.len()..],
            });
        }
    }
    found
}
