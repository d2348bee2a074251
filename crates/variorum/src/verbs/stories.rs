use jiff::civil::{Date, DateTime};
use serde::Serialize;
use variorum_story::copies::{Evidence, Printed, copied};
use variorum_story::{Report, explain, stories};

use crate::args::{InputKind, Stories};
use crate::complaints::Complaints;
use crate::input::sources;
use crate::output::{Failure, Stdout, json};
use crate::pages::{Page, Reader};
use crate::records::{self, Record};

#[derive(Serialize)]
struct Line<'a> {
    id: &'a serde_json::Value,
    cluster: String,
    /// The page that prints largely the same words and was first, or is taken as the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    near_copy_of: Option<&'a serde_json::Value>,
    /// What tells that it was first.
    #[serde(skip_serializing_if = "Option::is_none")]
    told_by: Option<&'static str>,
}

/// Prints `{"id", "cluster"}` a line, for near-copies with `near_copy_of` and `told_by`; a page's id is its path.
pub fn run(args: &Stories, complaints: &Complaints) -> Result<(), Failure> {
    let sources = sources(&args.input.paths.paths, complaints);
    let records = match args.input.input {
        InputKind::Jsonl => records::read(&sources, complaints),
        InputKind::Pages => Reader::new(&args.outlets, complaints)?.map(&sources, |page| record(&page)),
    };
    let reports: Vec<Report<'_>> = records.iter().map(report).collect();
    let mut out = Stdout::new();
    if let Some([a, b]) = args.explain.as_deref() {
        out.write(&why(&records, &reports, a, b)?)?;
        return out.finish();
    }
    let names: Vec<String> = records.iter().map(Record::name).collect();
    let printed: Vec<Printed<'_>> = records.iter().zip(&reports).zip(&names).map(printed).collect();
    let (stories, copies) = rayon::join(|| stories(&reports), || copied(&printed));
    for ((record, story), copy) in records.iter().zip(stories).zip(copies) {
        let line = Line {
            id: &record.id,
            cluster: story.to_string(),
            near_copy_of: copy.and_then(|c| records.get(c.page)).map(|r| &r.id),
            told_by: copy.and_then(|c| c.told_by).map(evidence),
        };
        out.line(&json(&line)?)?;
    }
    out.finish()
}

fn why(records: &[Record], reports: &[Report<'_>], a: &str, b: &str) -> Result<String, Failure> {
    let find = |id: &str| {
        let found =
            records.iter().zip(reports).find(|(record, _)| record.name() == id).map(|(_, report)| report);
        found.ok_or_else(|| Failure::Usage(format!("no page {id} among the inputs")))
    };
    let name =
        |page| records.iter().zip(reports).find(|(_, r)| r.id() == page).map(|(record, _)| record.name());
    let found = explain(reports, find(a)?, find(b)?).map(|why| why.with_names(name));
    Ok(found
        .map_or_else(|| "one page, or one of them has left the window\n".to_owned(), |why| why.to_string()))
}

fn record(page: &Page) -> Record {
    Record {
        id: page.file.clone().into(),
        title: Some(page.title().to_owned()),
        text: Some(page.body().text().to_string()),
        date: page.article.metadata.published.clone(),
        outlet: page.article.metadata.outlet.clone(),
    }
}

fn report(record: &Record) -> Report<'_> {
    Report {
        title: record.title.as_deref().unwrap_or_default(),
        text: record.text.as_deref().unwrap_or_default(),
        published: record.date.as_deref().and_then(moment),
    }
}

fn printed<'a>(((record, report), name): ((&'a Record, &Report<'a>), &'a String)) -> Printed<'a> {
    let outlet = record.outlet.as_deref().unwrap_or_default();
    Printed { name, outlet, text: report.text, published: report.published }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Named => "credit",
        Evidence::Time => "time",
        Evidence::LeftOut => "part",
    }
}

/// A date or a date with a time, in the page's own clock; `None` for anything less.
pub fn moment(iso: &str) -> Option<DateTime> {
    let timed = || iso.parse::<DateTime>().ok();
    let dated = || iso.get(..10)?.parse::<Date>().ok().map(DateTime::from);
    timed().or_else(dated)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn dates_of_every_fullness() {
        assert_eq!(moment("2031-03-11T15:42:00").map(|d| d.hour()), Some(15));
        assert_eq!(moment("2031-03-11T15:42:00Z").map(|d| d.day()), Some(11));
        assert_eq!(moment("2031-03-11").map(|d| d.day()), Some(11));
        assert_eq!(moment("2031-03"), None);
    }
}
