//! Which lines are the article's body: an estimate from form alone, then rounds of measuring every line
//! against the estimate's core.

use std::collections::HashMap;

use crate::blurbs;
use crate::cohesion::Cohesion;
use crate::evidence;
use crate::headline;
use crate::lists::{self, List};
use crate::look::Look;
use crate::records;
use crate::segment::{Evidence, Stretch, segment};
use crate::terms::Terms;

/// Rounds after the first estimate; most pages stand still after two.
const ROUNDS: usize = 3;

/// The most that the form of a line between two of a core counts against its going on, and what each such line does.
const BETWEEN: (f32, f32) = (-3.0, 1.0);

/// Lines below a name or a date in which a core may begin, and what that speaks for it.
const SIGNED: (usize, f32) = (8, 4.0);

/// Sentences that a story may close with on another note.
const CLOSING: usize = 2;

/// What vocabulary and opening must at least say of such a sentence.
const STRANGE: f32 = -1.0;

/// Words from which a line's vocabulary counts for what is common on the page.
const PROSE: usize = 8;

/// A page parted.
#[derive(Debug)]
pub(crate) struct Body {
    /// What each line is.
    pub stretches: Vec<Stretch>,
    /// The headline, where one stands out.
    pub title: Option<usize>,
}

impl Body {
    /// Parts a page.
    pub fn find(lines: &[&str], looks: &[Look], terms: &Terms) -> Self {
        let mut lists = lists::find(lines, looks);
        lists.append(&mut lists::posts(lines, looks));
        lists.append(&mut records::find(lines, looks));
        let mut form = form(looks, &lists);
        let dated = blurbs::dated(looks);
        let aside: Vec<f32> =
            looks.iter().zip(&dated).map(|(l, &dated)| evidence::of_aside(l, dated)).collect();
        let prose: Vec<bool> = looks.iter().map(|l| l.shape.words >= PROSE).collect();
        let first = |(&prose, &aside)| Evidence { prose, topic: 0.01, anew: 0.0, aside };
        let mut stretches = segment(&form.iter().zip(&aside).map(first).collect::<Vec<_>>());
        let blurbs = blurbs::find(looks);
        let units = units(lines, looks, &lists);
        let mut title = None;
        let (mut topic, mut anew) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let body: Vec<bool> = stretches.iter().map(|s| *s == Stretch::Article).collect();
            let core = core(&body, &form, looks);
            let within = |line: usize| line >= core.0 && line < core.1;
            let members: Vec<bool> =
                body.iter().zip(&form).enumerate().map(|(l, (b, f))| *b && *f > 0.0 && within(l)).collect();
            let cohesion = Cohesion::new(terms, &members, &prose, &units);
            lists.retain(|list| !list.records || evidence::is_cohesive(&cohesion, list));
            form = self::form(looks, &lists);
            title = headline::find(looks, &cohesion, core.0);
            let mut place = evidence::of_place(looks, &blurbs, &body, core, title);
            place.iter_mut().zip(&dated).for_each(|(place, &dated)| *place += evidence::of_date(dated));
            let of_topic = |(line, look)| evidence::of_topic(&cohesion, look, line);
            topic = looks.iter().enumerate().map(of_topic).collect();
            evidence::level(&members, &mut topic);
            let of_opening = |(line, look)| evidence::of_strange_opening(&cohesion, look, line);
            anew = looks.iter().enumerate().map(of_opening).collect();
            for list in &lists {
                evidence::of_list(&cohesion, list, looks, &mut topic);
                evidence::once(list, &mut place, &mut anew);
            }
            let sums = form.iter().zip(&place).map(|(form, place)| form + place);
            let all = sums.zip(&topic).zip(&anew).zip(&aside);
            let line = |(((prose, &topic), &anew), &aside)| Evidence { prose, topic, anew, aside };
            stretches = segment(&all.map(line).collect::<Vec<_>>());
        }
        close(&mut stretches, looks, &topic, &anew);
        Self { stretches, title }
    }
}

/// For each line the first of those that say the same thing as it: its copies, the items of its list but for those
/// that are sentences.
fn units(lines: &[&str], looks: &[Look], lists: &[List]) -> Vec<usize> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut units: Vec<usize> =
        lines.iter().enumerate().map(|(line, words)| *first.entry(words.trim()).or_insert(line)).collect();
    for list in lists {
        let items =
            list.lines.clone().filter(|line| looks.get(*line).is_some_and(|l| !l.shape.is_sentence()));
        for item in items {
            if let Some(unit) = units.get_mut(item) {
                *unit = list.lines.start;
            }
        }
    }
    units
}

/// What the form of each line says, and of those around it.
fn form(looks: &[Look], lists: &[List]) -> Vec<f32> {
    let thread = evidence::thread(looks);
    let form = |(line, look): (usize, &Look)| match look.shape.words {
        0 => 0.0,
        _ => {
            evidence::of_form(look) + evidence::of_neighbours(looks, line) + evidence::of_thread(thread, line)
        }
    };
    let mut form: Vec<f32> = looks.iter().enumerate().map(form).collect();
    for line in lists.iter().flat_map(|list| list.lines.clone()) {
        if let (Some(form), Some(look)) = (form.get_mut(line), looks.get(line)) {
            *form = form.max(evidence::of_item(look));
        }
    }
    form
}

/// Takes a closing sentence or two back into the article: a story often ends on another note. One stays unless
/// it begins anew as another story would; two may be items of other stories, and must not be strange as well.
fn close(stretches: &mut [Stretch], looks: &[Look], topic: &[f32], anew: &[f32]) {
    let Some(last) = stretches.iter().rposition(|s| *s == Stretch::Article) else { return };
    let below = looks.iter().zip(topic.iter().zip(anew)).enumerate().skip(last + 1);
    let run: Vec<(usize, f32, f32)> = below
        .filter(|(_, (look, _))| look.shape.words > 0)
        .take_while(|(_, (look, _))| is_plain(look))
        .map(|(line, (_, (&topic, &anew)))| (line, topic, anew))
        .take(CLOSING + 1)
        .collect();
    let fits = match *run {
        [(_, _, anew)] => anew == 0.0,
        [..] => run.len() <= CLOSING && run.iter().all(|(_, topic, anew)| topic - anew > STRANGE),
    };
    for (line, ..) in run.into_iter().filter(|_| fits) {
        if let Some(stretch) = stretches.get_mut(line) {
            *stretch = Stretch::Article;
        }
    }
}

/// Whether a line is a sentence that belongs to some story.
fn is_plain(look: &Look) -> bool {
    let phrases = &look.phrases;
    look.shape.is_sentence()
        && !look.is_apparatus()
        && !look.shape.when
        && phrases.bios + phrases.addresses == 0
}

/// The stretch of body with the most evidence, less what its other lines count against it: from its first line to one
/// past its last. Paragraphs that have a heading, a name and a date each make no such stretch; a name or a date above
/// the first of them speaks for one.
fn core(body: &[bool], form: &[f32], looks: &[Look]) -> (usize, usize) {
    let (mut best, mut here, mut signed) = ((0.0, 0, 0), (0.0_f32, 0), 0);
    let lines = body.iter().zip(form).zip(looks).enumerate().filter(|(_, (_, look))| look.shape.words > 0);
    for (line, ((&inside, &form), look)) in lines {
        if !inside || form <= 0.0 {
            let against = if evidence::is_credit(look) { 0.0 } else { form.clamp(BETWEEN.0, 0.0) };
            here.0 += against - BETWEEN.1;
            signed = if evidence::signs(look) { SIGNED.0 } else { signed.max(1) - 1 };
            continue;
        }
        if here.0 <= 0.0 {
            here = (if signed > 0 { SIGNED.1 } else { 0.0 }, line);
        }
        (here.0, signed) = (here.0 + form, 0);
        if here.0 > best.0 {
            best = (here.0, here.1, line + 1);
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cores(page: &str, form: &[f32]) -> (usize, usize) {
        let lines: Vec<&str> = page.split(' ').collect();
        core(&vec![true; form.len()], form, &Look::all(&lines))
    }

    #[test]
    fn a_core_bridges_small_gaps_only() {
        assert_eq!(cores("a b c", &[3.0, -1.0, 3.0]), (0, 3));
        assert_eq!(cores("a b c d e", &[3.0, -1.0, -9.0, -1.0, 4.0]), (4, 5));
        assert_eq!(cores("a  c", &[3.0, 0.0, 1.0]), (0, 3));
        assert_eq!(core(&[false; 3], &[1.0; 3], &Look::all(&["a"; 3])), (0, 0));
    }

    #[test]
    fn a_date_above_speaks_for_a_core() {
        let lines = [
            "The ferry ran aground.",
            "Rules",
            "Be polite.",
            "3 May 2020",
            "Photos",
            "The ferry ran aground.",
        ];
        let form = [0.0, -9.0, 5.0, -9.0, -1.0, 3.0];
        assert_eq!(core(&[true; 6], &form, &Look::all(&lines)), (5, 6));
        assert_eq!(core(&[true; 6], &form, &Look::all(&["a"; 6])), (2, 3));
    }

    #[test]
    fn paragraphs_with_a_heading_each_are_no_core() {
        let each = [-0.6, -0.9, -2.0, 4.5];
        let form: Vec<f32> = [5.0; 3].into_iter().chain(each.into_iter().cycle().take(40)).collect();
        assert_eq!(core(&[true; 43], &form, &Look::all(&["a"; 43])), (0, 3));
    }
}
