//! Quotation marks: which stretches of a text stand in them.

use variorum_text::Span;

/// A stretch in quotation marks that stands in no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// From the opening mark to the closing one (to the end of the paragraph where that is missing).
    pub outer: Span,
    /// The words inside, one span for each paragraph, without the marks and white space at the rims.
    pub parts: Vec<Span>,
    /// Whether the marks are single ones.
    pub single: bool,
    /// Whether there is a closing mark.
    pub closed: bool,
}

/// The outermost quotations of a text, in order, in one pass.
///
/// Marks are read paragraph by paragraph (a paragraph is a line). A quotation goes on into the next paragraph
/// when its own lacks the closing mark and the next begins with an opening one.
pub(crate) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut goes_on = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let paragraph = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if paragraph.is_empty() {
            continue;
        }
        let marks = marks_in(text, paragraph);
        goes_on = Reader { text, paragraph, found: &mut found, goes_on }.read(&marks);
    }
    found.retain(|q| !q.parts.is_empty());
    found
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// A single mark that may close a quotation or be an apostrophe.
    MayClose,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    side: Side,
    single: bool,
}

/// How many bytes a transcript's label may have.
const LABEL: usize = 40;

struct Reader<'t> {
    text: &'t str,
    paragraph: Span,
    found: &'t mut Vec<Quotation>,
    /// Whether the last paragraph ended inside the last quotation found.
    goes_on: bool,
}

impl Reader<'_> {
    /// Pairs the marks of one paragraph; says whether it ends inside a quotation.
    fn read(mut self, marks: &[Mark]) -> bool {
        let mut next = 0;
        let resumed = self.goes_on && marks.first().is_some_and(|m| self.resumes(*m));
        while let Some(open) = marks.get(next).copied() {
            next += 1;
            if open.side != Side::Open {
                continue;
            }
            let again = resumed && open.span.start() == self.paragraph.start();
            match closing(marks, next, open.single) {
                Some(close) => {
                    let Some(mark) = marks.get(close) else { break };
                    self.add(open, mark.span, again);
                    next = close + 1;
                }
                None if open.single && !self.goes_on_in_next(open) => {}
                None if !open.single && marks.iter().skip(next).any(|m| !m.single) => {
                    // “Wrong marks.’ — then “right ones.”
                    let Some((n, close)) = self.mistaken(marks, next) else { continue };
                    self.add(open, close.span, again);
                    next = n + 1;
                }
                None if open.span.start() == self.paragraph.start() && self.is_labelled(open) => {}
                None => {
                    let end = self.paragraph.end();
                    self.add(open, Span::new(end, end), again);
                    return true;
                }
            }
        }
        false
    }

    /// Whether the next paragraph begins with the single mark that this one leaves open: alone it may be an apostrophe.
    fn goes_on_in_next(&self, open: Mark) -> bool {
        let rest = self.text.get(self.paragraph.end()..).unwrap_or_default().trim_start();
        let mark = open.span.of(self.text);
        let next = rest.strip_prefix(mark).and_then(|words| words.chars().next());
        let whole = open.span.start() == self.paragraph.start()
            || Span::new(self.paragraph.start(), open.span.start())
                .of(self.text)
                .trim_end()
                .ends_with([':', ',']);
        whole && next.is_some_and(char::is_uppercase)
    }

    /// Whether a mark opens a line of a transcript, which is a quotation by its label: "“SMITH: We will.".
    fn is_labelled(&self, open: Mark) -> bool {
        let words = Span::new(open.span.end(), self.paragraph.end()).of(self.text);
        let label = words.split_once(':').map_or("", |(label, _)| label);
        (3..=LABEL).contains(&label.len()) && label.chars().all(|c| c.is_uppercase() || ". -’'".contains(c))
    }

    /// A single mark after a stop or comma, before the next double one, that stands for a double one.
    fn mistaken(&self, marks: &[Mark], from: usize) -> Option<(usize, Mark)> {
        let single = marks.iter().copied().enumerate().skip(from).take_while(|(_, m)| m.single);
        let stopped = |m: &Mark| {
            Span::new(self.paragraph.start(), m.span.start()).of(self.text).ends_with(['.', ',', '!', '?'])
        };
        single.filter(|(_, m)| m.side == Side::Close && stopped(m)).last()
    }

    /// Whether a paragraph's first mark says that the quotation before goes on.
    fn resumes(&self, mark: Mark) -> bool {
        mark.side == Side::Open
            && mark.span.start() == self.paragraph.start()
            && self.found.last().is_some_and(|q| q.single == mark.single)
    }

    /// Adds what stands between two marks; an empty one closes where the mark is missing.
    fn add(&mut self, open: Mark, close: Span, again: bool) {
        let inner = Span::new(open.span.end(), close.start()).trim(self.text);
        let part = (!inner.is_empty()).then_some(inner);
        let closed = !close.is_empty();
        match self.found.last_mut() {
            Some(last) if again => {
                last.outer = Span::new(last.outer.start(), close.end());
                last.parts.extend(part);
                last.closed = closed;
            }
            _ => self.found.push(Quotation {
                outer: Span::new(open.span.start(), close.end()),
                parts: part.into_iter().collect(),
                single: open.single,
                closed,
            }),
        }
    }
}

/// Index of the mark that closes a quotation opened before `from`.
///
/// A single mark after "s" is taken for an apostrophe when a surer one follows. An opening mark of the same kind
/// before any closing one means that the closing mark is missing.
fn closing(marks: &[Mark], from: usize, single: bool) -> Option<usize> {
    let mut doubtful = None;
    for (i, m) in marks.iter().enumerate().skip(from).filter(|(_, m)| m.single == single) {
        match m.side {
            Side::Close => return Some(i),
            Side::MayClose => doubtful = Some(i),
            Side::Open => return doubtful,
        }
    }
    doubtful
}

fn marks_in(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text);
    let mut marks: Vec<Mark> = Vec::new();
    let mut open_straight = false;
    // Some marks open in one tradition and close in another: „…“, »…«.
    let mut open_low = false;
    let mut open_right = false;
    let mut chars = words.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let twice = matches!(
            (c, chars.peek()),
            ('\'', Some((_, '\''))) | ('’', Some((_, '’'))) | ('`', Some((_, '`')))
        );
        if twice {
            chars.next();
        }
        let end = chars.peek().map_or(words.len(), |(i, _)| *i);
        let around = Around { before, after: chars.peek().map(|(_, c)| *c) };
        let seen = match c {
            _ if twice => Some((around.straight(open_straight), false)),
            '"' if around.inch(words, at) && !open_straight => None,
            '"' => Some((around.straight(open_straight), false)),
            '“' if (open_straight || open_low) && around.closes() => Some((Side::Close, false)),
            '«' if open_right && around.closes() => Some((Side::Close, false)),
            '“' | '«' | '„' => Some((Side::Open, false)),
            '»' if !open_straight && around.opens() => Some((Side::Open, false)),
            '”' if around.straight(open_straight) == Side::Open && !open_straight => {
                Some((Side::Open, false))
            }
            '”' | '»' => Some((Side::Close, false)),
            '‘' | '`' => around.opens().then_some((Side::Open, true)),
            '\'' if around.opens() && !around.elision(words, end) => Some((Side::Open, true)),
            '\'' | '’' => around.single().map(|side| (side, true)),
            _ => None,
        };
        if let Some((side, single)) = seen {
            if !single {
                open_straight = side == Side::Open;
                open_low = side == Side::Open && c == '„';
                open_right = side == Side::Open && c == '»';
            }
            marks.push(Mark { span: Span::new(at, end).shift(paragraph.start()), side, single });
        }
        before = Some(c);
    }
    marks
}

/// The characters on both sides of a mark.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn opens(&self) -> bool {
        let free = |c: char| c.is_whitespace() || "([{—–-/\"“«:".contains(c);
        self.before.is_none_or(free)
            && self.after.is_some_and(|c| c.is_alphanumeric() || "$£€[(…".contains(c))
    }

    fn closes(&self) -> bool {
        let free = |c: char| c.is_whitespace() || ",.;:!?)".contains(c);
        self.before.is_some_and(|c| !c.is_whitespace()) && self.after.is_none_or(free)
    }

    /// A mark that looks the same on both sides.
    fn straight(&self, open: bool) -> Side {
        let space_before = self.before.is_none_or(|c| c.is_whitespace() || "([{—–".contains(c));
        let space_after = self.after.is_none_or(char::is_whitespace);
        match (space_before, space_after) {
            (true, false) => Side::Open,
            (false, true) => Side::Close,
            _ if open => Side::Close,
            _ => Side::Open,
        }
    }

    fn single(&self) -> Option<Side> {
        let before = self.before?;
        if before.is_whitespace() || self.after.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let sure = ",.!?…;".contains(before) || self.after.is_some_and(|c| ",.;:!?)—".contains(c));
        Some(if sure || !before.eq_ignore_ascii_case(&'s') { Side::Close } else { Side::MayClose })
    }

    /// Inches after a number: `6'2"`, `a 12" disk`.
    fn inch(&self, words: &str, at: usize) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
            && !words
                .get(..at)
                .is_some_and(|w| w.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with('"'))
    }

    /// An apostrophe for letters left out at the start of a word: 'em, '90s.
    fn elision(&self, words: &str, from: usize) -> bool {
        const CLIPPED: [&str; 9] = ["em", "til", "till", "tis", "twas", "cause", "bout", "round", "n"];
        let rest = words.get(from..).unwrap_or_default();
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_digit()) || CLIPPED.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<Vec<&str>> {
        quotations(text).iter().map(|q| q.parts.iter().map(|p| p.of(text)).collect()).collect()
    }

    #[test]
    fn every_style_of_marks() {
        assert_eq!(parts("“Yes,” he said. “No.”"), [["Yes,"], ["No."]]);
        assert_eq!(parts("\"Yes,\" he said. \"No.\""), [["Yes,"], ["No."]]);
        assert_eq!(parts("''Yes,'' he said."), [["Yes,"]]);
        assert_eq!(parts("“Yes,’’ he said."), [["Yes,"]]);
        assert_eq!(parts("«Yes», he said. «No», she said."), [["Yes"], ["No"]]);
        assert_eq!(parts("»Yes«, he said. »No«, she said."), [["Yes"], ["No"]]);
        assert_eq!(parts("„Yes“, he said. „No“, she said."), [["Yes"], ["No"]]);
        assert_eq!(parts("'It’s late,' she said; the players' union agreed."), [["It’s late,"]]);
        assert_eq!(parts("‘The players’ union is right,’ she said."), [["The players’ union is right,"]]);
    }

    #[test]
    fn single_marks_inside_double_ones_are_no_quotation_of_their_own() {
        assert_eq!(parts("“They said ‘no’ twice,” she said."), [["They said ‘no’ twice,"]]);
    }

    #[test]
    fn a_mark_repeated_at_each_paragraph_is_one_quotation() {
        assert_eq!(parts("“One.\n\n“Two.”\nShe left."), [["One.", "Two."]]);
        assert_eq!(parts("“One.\nShe left."), [["One."]]);
    }

    #[test]
    fn a_single_mark_repeated_at_each_paragraph_is_one_quotation() {
        assert_eq!(parts("They wrote: ‘One.\n\n‘We’ll see.’\nShe left."), [["One.", "We’ll see."]]);
        assert!(parts("‘Tis late.\nShe left.").is_empty());
    }

    #[test]
    fn a_single_mark_may_stand_for_a_double_one() {
        assert_eq!(parts("“It’s late.’ She left. “It is,” he said."), [["It’s late."], ["It is,"]]);
    }

    #[test]
    fn a_mark_before_a_label_opens_no_quotation() {
        assert!(parts("“SMITH: We will win.\n“OLSEN: You will not.").is_empty());
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert!(parts("He's 6'2\" and it's the players' own '90s tune.").is_empty());
        assert_eq!(parts("\"It rose in 2016\" and fell."), [["It rose in 2016"]]);
    }

    #[test]
    fn a_million_marks_take_linear_time() {
        for mark in ["\"", "“", "”", "'", "‘", " 'a"] {
            quotations(&mark.repeat(1_000_000));
        }
    }

    proptest! {
        #[test]
        fn spans_fit_the_text(text in "([“”\"'‘’«»`a-c .,5\\né]){0,200}") {
            let mut end = 0;
            for q in quotations(&text) {
                prop_assert!(q.outer.get(&text).is_some() && q.outer.start() >= end);
                end = q.outer.end();
                for p in &q.parts {
                    prop_assert!(p.get(&text).is_some_and(|w| !w.is_empty()) && q.outer.contains(*p));
                }
            }
        }
    }
}
