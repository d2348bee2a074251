//! The cheapest way to part a page into its frame, the prose of other stories, and the article.

/// What a stretch of lines may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Neither this article nor prose.
    Frame,
    /// Prose of other stories, of notes and comments.
    Foreign,
    /// The article.
    Article,
}

/// What it costs to go from one stretch (row) to another (column), in the unit of [`crate::evidence`].
const COSTS: [[f32; 3]; 3] = [[0.0, 4.0, 4.0], [0.7, 0.0, 3.0], [0.7, 2.5, 0.0]];
/// What it costs beside to go from the article to another story at a line that does not begin anew.
const NOT_ANEW: f32 = 1.0;
const FREE: [[f32; 3]; 3] = [[0.0; 3]; 3];
const ALL: [Stretch; 3] = [Stretch::Frame, Stretch::Foreign, Stretch::Article];

/// What each line is, such that the evidence met less what the borders cost is greatest (Viterbi, linear time).
///
/// `prose` speaks for prose of any kind and against the frame; `topic` for this article and against others;
/// `anew` against going on with the article at a line, but not against beginning it there.
/// Where nothing is worth the border of an article, prose there is counts as the article; where there is none,
/// borders are free.
pub(crate) fn segment(prose: &[f32], topic: &[f32], anew: &[f32]) -> Vec<Stretch> {
    let mut best = with(&COSTS, prose, topic, anew);
    if best.iter().all(|stretch| *stretch == Stretch::Frame) {
        best = with(&FREE, prose, topic, anew);
    }
    if !best.contains(&Stretch::Article) {
        let named = |stretch| if stretch == Stretch::Foreign { Stretch::Article } else { stretch };
        best = best.into_iter().map(named).collect();
    }
    best
}

fn with(costs: &[[f32; 3]; 3], prose: &[f32], topic: &[f32], anew: &[f32]) -> Vec<Stretch> {
    let [mut sums, ..] = *costs;
    sums = sums.map(|cost| -cost);
    let mut steps = Vec::with_capacity(prose.len());
    for ((&prose, &topic), &anew) in prose.iter().zip(topic).zip(anew) {
        let mut costs = *costs;
        let [.., [_, foreign, article]] = &mut costs;
        *article += anew;
        *foreign += if anew > 0.0 { 0.0 } else { NOT_ANEW };
        let came: [(Stretch, f32); 3] = ALL.map(|to| best_before(&costs, &sums, to));
        let [frame, foreign, article] = came.map(|(_, sum)| sum);
        sums = [frame, foreign + prose, article + prose + topic];
        steps.push(came.map(|(from, _)| from));
    }
    let mut here = ALL.into_iter().zip(sums).fold((Stretch::Frame, f32::MIN), greater).0;
    let mut path: Vec<Stretch> = Vec::with_capacity(steps.len());
    for [frame, foreign, article] in steps.into_iter().rev() {
        path.push(here);
        here = match here {
            Stretch::Frame => frame,
            Stretch::Foreign => foreign,
            Stretch::Article => article,
        };
    }
    path.reverse();
    path
}

/// From which stretch it is best to come to `to`, and the sum on arrival.
fn best_before(costs: &[[f32; 3]; 3], sums: &[f32; 3], to: Stretch) -> (Stretch, f32) {
    let arrivals =
        ALL.into_iter().zip(sums.iter().zip(costs)).map(|(from, (sum, &[frame, foreign, article]))| {
            let cost = match to {
                Stretch::Frame => frame,
                Stretch::Foreign => foreign,
                Stretch::Article => article,
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

    #[test]
    fn one_line_is_not_worth_a_border() {
        let prose = [-1.0, 3.0, 3.0, -0.5, 3.0, -1.0, -1.0];
        assert_eq!(
            segment(&prose, &[0.5; 7], &[0.0; 7]),
            [Frame, Article, Article, Article, Article, Frame, Frame]
        );
    }

    #[test]
    fn prose_of_another_topic_is_foreign() {
        let parted = [Article, Article, Article, Foreign, Foreign, Foreign];
        assert_eq!(segment(&[3.0; 6], &[2.0, 2.0, 2.0, -2.0, -2.0, -2.0], &[0.0; 6]), parted);
    }

    #[test]
    fn another_story_begins_where_a_line_begins_anew() {
        let topic = [2.0, 2.0, -0.5, -1.5, -1.5, -1.5];
        let parted = [Article, Article, Article, Foreign, Foreign, Foreign];
        assert_eq!(segment(&[3.0; 6], &topic, &[0.0, 0.0, 0.0, 1.0, 0.0, 0.0]), parted);
        assert_eq!(segment(&[3.0; 6], &topic.map(|t| t + 0.5), &[0.0; 6]), [Article; 6]);
    }

    #[test]
    fn some_line_is_always_taken() {
        assert_eq!(segment(&[1.0], &[0.0], &[0.0]), [Article]);
        assert_eq!(segment(&[9.0, 9.0], &[-1.0, -1.0], &[0.0; 2]), [Article, Article]);
    }
}
