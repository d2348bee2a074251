mod explain;

use std::collections::{HashMap, HashSet};

use jiff::civil::{Date, DateTime};
use serde::Serialize;
use variorum_story::copies::{Evidence, Printed, copied, credit};
use variorum_story::{PageId, Report, stories};

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
    /// The wire agency that the page names as its source, whether or not the agency's own page is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    credits: Option<&'static str>,
}

/// Prints `{"id", "cluster"}` a line, for near-copies with `near_copy_of` and `told_by`, for pages from a wire agency with
/// `credits`; a page's id is its path.
pub fn run(args: &Stories, complaints: &Complaints) -> Result<(), Failure> {
    let sources = sources(&args.input.paths.paths, complaints);
    let records = match args.input.input {
        InputKind::Jsonl => records::read(&sources, complaints).collect(),
        InputKind::Pages => Reader::new(&args.outlets, complaints)?.map(&sources, |page| record(&page)),
    };
    let records = checked(records, complaints);
    let reports: Vec<Report<'_>> = records.iter().map(report).collect();
    let mut out = Stdout::new();
    if let Some([a, b]) = args.explain.as_deref() {
        out.write(&explain::why(&records, &reports, a, b)?)?;
        return out.finish();
    }
    let names: Vec<String> = records.iter().map(Record::name).collect();
    let printed: Vec<Printed<'_>> = reports.iter().zip(&records).zip(&names).map(printed).collect();
    let (stories, copies) = rayon::join(|| stories(&reports), || copied(&printed));
    for (((record, printed), story), copy) in records.iter().zip(&printed).zip(stories).zip(copies) {
        let alone = Report { title: printed.name, ..Report::default() };
        let line = Line {
            id: &record.id,
            cluster: if is_blank(record) { alone.id().to_string() } else { story.to_string() },
            near_copy_of: copy.and_then(|c| records.get(c.page)).map(|r| &r.id),
            told_by: copy.and_then(|c| c.told_by).map(evidence),
            credits: credit(printed.text).filter(|agency| *agency != printed.outlet),
        };
        out.line(&json(&line)?)?;
    }
    out.finish()
}

/// The records, each once; says which of them are not what they may have been meant to be.
fn checked(records: Vec<Record>, complaints: &Complaints) -> Vec<Record> {
    let mut seen: HashMap<String, HashSet<PageId>> = HashMap::new();
    let is_new = |record: &Record| {
        let pages = seen.entry(record.name()).or_default();
        let other = !pages.is_empty();
        let new = pages.insert(report(record).id());
        if new && other {
            complaints.say(&format_args!("{}: several pages have this id", record.name()));
        }
        new
    };
    let records: Vec<Record> = records.into_iter().filter(is_new).collect();
    for record in records.iter().filter(|record| is_blank(record)) {
        complaints
            .say(&format_args!("{}: has neither title nor text, and is a story of its own", record.name()));
    }
    let date = |record: &Record| {
        let date = record.date.clone().filter(|date| !date.is_empty() && moment(date).is_none())?;
        Some((record.name(), date))
    };
    let dates: Vec<(String, String)> = records.iter().filter_map(date).collect();
    if let Some((name, date)) = dates.first() {
        let count = dates.len();
        complaints.say(&format_args!(
            "{count} dates are not as 2031-03-11 or 2031-03-11T15:42:00, the first is {date:?} of {name}; \
             these pages count as undated"
        ));
    }
    records
}

fn is_blank(record: &Record) -> bool {
    let has_words = |text: &Option<String>| text.iter().any(|text| text.contains(char::is_alphanumeric));
    !has_words(&record.title) && !has_words(&record.text)
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

fn printed<'a>(((report, record), name): ((&Report<'a>, &'a Record), &'a String)) -> Printed<'a> {
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
