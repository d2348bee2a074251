//! Who is in the reader's mind at each point of a text.

/// How many figures are kept in mind.
const KEPT: usize = 12;
/// What is left of a figure's weight one sentence on.
const DECAY: f32 = 0.6;

/// Figures lately mentioned, with weights that fade from sentence to sentence.
#[derive(Default)]
pub(super) struct Salience {
    lately: Vec<Recent>,
}

struct Recent {
    figure: usize,
    weight: f32,
    sentence: usize,
}

impl Recent {
    fn at(&self, sentence: usize) -> f32 {
        let gone = i32::try_from(sentence.saturating_sub(self.sentence)).unwrap_or(i32::MAX);
        self.weight * DECAY.powi(gone)
    }
}

impl Salience {
    /// A mention of a figure.
    pub fn touch(&mut self, figure: usize, weight: f32, sentence: usize) {
        if let Some(r) = self.lately.iter_mut().find(|r| r.figure == figure) {
            r.weight = (r.at(sentence) + weight).min(3.0);
            r.sentence = sentence;
            return;
        }
        if self.lately.len() >= KEPT {
            let faintest = (0..self.lately.len())
                .min_by(|&a, &b| self.weight(a, sentence).total_cmp(&self.weight(b, sentence)));
            if let Some(i) = faintest {
                self.lately.swap_remove(i);
            }
        }
        self.lately.push(Recent { figure, weight, sentence });
    }

    fn weight(&self, index: usize, sentence: usize) -> f32 {
        self.lately.get(index).map_or(0.0, |r| r.at(sentence))
    }

    /// The figure of greatest weight, where `fit` says how well each fits (0 for not at all), and its share of
    /// the weight of the best two.
    pub fn best(&self, sentence: usize, fit: impl Fn(usize) -> f32) -> Option<(usize, f32)> {
        let mut best: Option<(usize, f32)> = None;
        let mut second = 0.0_f32;
        for r in &self.lately {
            let weight = r.at(sentence) * fit(r.figure);
            if weight <= 0.0 {
                continue;
            }
            match best {
                Some((_, top)) if weight <= top => second = second.max(weight),
                _ => {
                    second = best.map_or(0.0, |(_, top)| top);
                    best = Some((r.figure, weight));
                }
            }
        }
        best.map(|(figure, top)| (figure, top / (top + second)))
    }
}
