use unicode_width::UnicodeWidthStr;

use crate::safe;

/// Lines of a terminal, wrapped at white space. Whatever is written on it is made harmless first.
pub(super) struct Paper {
    width: usize,
    out: String,
}

impl Paper {
    /// Below this width wrapping does more harm than good.
    const LEAST: usize = 40;

    pub fn new(width: usize) -> Self {
        Self { width: width.max(Self::LEAST), out: String::new() }
    }

    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A title with a rule below it, after a blank line.
    pub fn heading(&mut self, title: &str, rule: char) {
        if !self.out.is_empty() {
            self.blank();
        }
        let title = safe::line(title);
        self.hang(0, "", 0, &title);
        self.out.extend(std::iter::repeat_n(rule, title.width().min(self.width)));
        self.blank();
    }

    /// Text wrapped between `margin` and the width.
    pub fn prose(&mut self, margin: usize, text: &str) {
        self.hang(margin, "", 0, text);
    }

    /// A label at `margin`, and the text wrapped `indent` columns right of the margin.
    pub fn hang(&mut self, margin: usize, label: &str, indent: usize, text: &str) {
        let (label, text) = (safe::line(label), safe::line(text));
        let mut column = margin + label.width();
        self.pad(margin);
        self.out.push_str(&label);
        if label.width() >= indent && !label.is_empty() {
            self.out.push(' ');
            column += 1;
        }
        self.pad((margin + indent).saturating_sub(column));
        column = column.max(margin + indent);
        let mut fresh = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let width = word.width();
            if !fresh && column + 1 + width > self.width {
                self.blank();
                self.pad(margin + indent);
                column = margin + indent;
            } else if !fresh {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(word);
            column += width;
            fresh = false;
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.blank();
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn pad(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }
}

#[cfg(test)]
mod tests {
    use super::Paper;

    #[test]
    fn wraps_beside_its_label() {
        let mut paper = Paper::new(40);
        paper.hang(2, "A", 4, "one two three four five six seven eight nine");
        paper.hang(2, "label", 4, "wide");
        assert_eq!(
            paper.finish(),
            "  A   one two three four five six seven\n      eight nine\n  label wide\n"
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let mut paper = Paper::new(40);
        paper.prose(0, &"中文 ".repeat(9));
        assert_eq!(paper.finish(), format!("{}\n中文\n", ["中文"; 8].join(" ")));
    }
}
