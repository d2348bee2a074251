//! The cheapest way to part a page into its frame, the prose of other stories, and the article with what stands in it.

/// What a stretch of lines may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Neither this article nor prose.
    Frame,
    /// Prose of other stories, of notes and comments.
    Foreign,
    /// The article.
    Article,
    /// A line or two of the frame within the article: the credit of a picture, a link, a notice.
    Aside,
}

/// What speaks for each line being what, in the unit of [`crate::evidence`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    /// For prose of any kind and against the frame.
    pub prose: f32,
    /// For this article and against others.
    pub topic: f32,
    /// Against going on with the article at this line, but not against beginning it there.
    pub anew: f32,
    /// For an aside and against the frame.
    pub aside: f32,
}

/// What it costs to go from one stretch (row) to another (column).
const COSTS: Costs =
    [[0.0, 4.0, 4.0, NEVER], [0.7, 0.0, 3.0, NEVER], [0.7, 2.5, 0.0, 0.5], [0.7, 2.5, 0.5, 0.0]];
const NEVER: f32 = 1e6;
/// What it costs beside to go from the article to another story at a line that does not begin anew.
const NOT_ANEW: f32 = 1.0;
const FREE: Costs = [[0.0; STRETCHES]; STRETCHES];
const STRETCHES: usize = 4;
const ALL: [Stretch; STRETCHES] = [Stretch::Frame, Stretch::Foreign, Stretch::Article, Stretch::Aside];

type Costs = [[f32; STRETCHES]; STRETCHES];

/// What each line is, such that the evidence met less what the borders cost is greatest (Viterbi, linear time).
///
/// Where nothing is worth the border of an article, prose there is counts as the article; where there is none,
/// borders are free.
pub(crate) fn segment(lines: &[Evidence]) -> Vec<Stretch> {
    let mut best = with(&COSTS, lines);
    if best.iter().all(|stretch| *stretch == Stretch::Frame) {
        best = with(&FREE, lines);
    }
    if !best.contains(&Stretch::Article) {
        let named = |stretch| if stretch == Stretch::Foreign { Stretch::Article } else { stretch };
        best = best.into_iter().map(named).collect();
    }
    best
}

fn with(costs: &Costs, lines: &[Evidence]) -> Vec<Stretch> {
    let [mut sums, ..] = *costs;
    sums = sums.map(|cost| -cost);
    let mut steps = Vec::with_capacity(lines.len());
    for line in lines {
        let mut costs = *costs;
        let [.., [_, foreign, article, _], _] = &mut costs;
        *article += line.anew;
        *foreign += if line.anew > 0.0 { 0.0 } else { NOT_ANEW };
        let came: [(Stretch, f32); STRETCHES] = ALL.map(|to| best_before(&costs, &sums, to));
        let [frame, foreign, article, aside] = came.map(|(_, sum)| sum);
        sums = [frame, foreign + line.prose, article + line.prose + line.topic, aside + line.aside];
        steps.push(came.map(|(from, _)| from));
    }
    let mut here = ALL.into_iter().zip(sums).fold((Stretch::Frame, f32::MIN), greater).0;
    let mut path: Vec<Stretch> = Vec::with_capacity(steps.len());
    for [frame, foreign, article, aside] in steps.into_iter().rev() {
        path.push(here);
        here = match here {
            Stretch::Frame => frame,
            Stretch::Foreign => foreign,
            Stretch::Article => article,
            Stretch::Aside => aside,
        };
    }
    path.reverse();
    path
}

/// From which stretch it is best to come to `to`, and the sum on arrival.
fn best_before(costs: &Costs, sums: &[f32; STRETCHES], to: Stretch) -> (Stretch, f32) {
    let arrivals = ALL.into_iter().zip(sums.iter().zip(costs)).map(|(from, (sum, &costs))| {
        let [frame, foreign, article, aside] = costs;
        let cost = match to {
            Stretch::Frame => frame,
            Stretch::Foreign => foreign,
            Stretch::Article => article,
            Stretch::Aside => aside,
        };
        (from, sum - cost)
    });
    arrivals.fold((to, f32::MIN), greater)
}

fn greater(best: (Stretch, f32), next: (Stretch, f32)) -> (Stretch, f32) {
    if next.1 > best.1 { next } else { best }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stretch::{Article, Foreign, Frame};

    fn parted(prose: &[f32], topic: &[f32], anew: &[f32]) -> Vec<Stretch> {
        let line = |((&prose, &topic), &anew)| Evidence { prose, topic, anew, aside: -2.0 };
        segment(&prose.iter().zip(topic).zip(anew).map(line).collect::<Vec<_>>())
    }

    #[test]
    fn one_line_is_not_worth_a_border() {
        let prose = [-1.0, 3.0, 3.0, -0.5, 3.0, -1.0, -1.0];
        assert_eq!(
            parted(&prose, &[0.5; 7], &[0.0; 7]),
            [Frame, Article, Article, Article, Article, Frame, Frame]
        );
    }

    #[test]
    fn prose_of_another_topic_is_foreign() {
        let stretches = [Article, Article, Article, Foreign, Foreign, Foreign];
        assert_eq!(parted(&[3.0; 6], &[2.0, 2.0, 2.0, -2.0, -2.0, -2.0], &[0.0; 6]), stretches);
    }

    #[test]
    fn another_story_begins_where_a_line_begins_anew() {
        let topic = [2.0, 2.0, -0.5, -1.5, -1.5, -1.5];
        let stretches = [Article, Article, Article, Foreign, Foreign, Foreign];
        assert_eq!(parted(&[3.0; 6], &topic, &[0.0, 0.0, 0.0, 1.0, 0.0, 0.0]), stretches);
        assert_eq!(parted(&[3.0; 6], &topic.map(|t| t + 0.5), &[0.0; 6]), [Article; 6]);
    }

    #[test]
    fn some_line_is_always_taken() {
        assert_eq!(parted(&[1.0], &[0.0], &[0.0]), [Article]);
        assert_eq!(parted(&[9.0, 9.0], &[-1.0, -1.0], &[0.0; 2]), [Article, Article]);
    }
}
