//! Speed and memory of stories: a batch, and a stream without end.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde::Deserialize;
use variorum_story::{Change, Report, Stream, Window, stories};

use crate::{Result, median};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    title: Option<String>,
    text: String,
    date: Option<String>,
}

impl Record {
    fn report(&self) -> Report<'_> {
        let published = self.date.as_deref().and_then(|date| {
            let timed = date.parse::<DateTime>().ok();
            timed.or_else(|| date.get(..10)?.parse::<Date>().ok().map(DateTime::from))
        });
        Report { title: self.title.as_deref().unwrap_or_default(), text: &self.text, published }
    }
}

fn read(file: &Path) -> Result<Vec<Record>> {
    let lines = std::fs::read_to_string(file)?;
    Ok(lines.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?)
}

/// Pages a second from text to stories, on one thread.
#[expect(clippy::print_stdout, reason = "a measurement is printed")]
pub fn speed(files: &[PathBuf], rounds: usize) -> Result<ExitCode> {
    for file in files {
        let records = read(file)?;
        let reports: Vec<Report<'_>> = records.iter().map(Record::report).collect();
        let time = || {
            let start = Timer::start();
            std::hint::black_box(stories(&reports));
            reports.len() as f64 / start.seconds()
        };
        let mut speeds: Vec<f64> = (0..rounds).map(|_| time()).collect();
        let (best, median) = (speeds.iter().copied().fold(0.0, f64::max), median(&mut speeds));
        println!("{}: {median:.0} pages/s (best {best:.0}), {} pages", file.display(), reports.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// The pages of a week over and over again, each time in the week after and with other names, in a window of
/// so many days: what a page costs, and what it costs to ask after each block. The first block is cheaper, as the days
/// that are still open at its end have not been settled yet. At the end, in turns, what a page costs then and what it costs
/// in a stream of a tenth of the pages.
#[expect(clippy::print_stdout, reason = "a measurement is printed")]
pub fn stream(file: &Path, pages: usize, block: usize, days: u32) -> Result<ExitCode> {
    let records = read(file)?;
    let mut reports: Vec<Report<'_>> = records.iter().map(Record::report).collect();
    reports.retain(|report| report.published.is_some());
    reports.sort_by_key(|report| report.published);
    let window = Window { days, ..Window::default() };
    let (mut long, mut stories) = (Feed::new(&reports, window), 0);
    while long.pushed < pages {
        let each = long.push(block);
        let asked = Timer::start();
        stories += long.stream.changes().iter().filter(|c| matches!(c, Change::Placed { .. })).count();
        let (asked, memory, pushed) = (asked.seconds() * 1e3, resident() / 1024, long.pushed);
        println!("{pushed} pages: {each:.1} µs a page, asked {asked:.0} ms, {memory} MB, {stories} placed");
    }
    let mut short = Feed::new(&reports, window);
    short.push(pages / 10);
    let turns: Vec<(f64, f64)> = (0..TURNS).map(|_| (short.push(TURN), long.push(TURN))).collect();
    let (mut early, mut late): (Vec<f64>, Vec<f64>) = turns.iter().copied().unzip();
    let mut ratios: Vec<f64> = turns.iter().map(|(early, late)| late / early).collect();
    let (early, late, ratio) = (median(&mut early), median(&mut late), median(&mut ratios));
    println!(
        "in turns, medians: {early:.1} µs a page at {} pages, {late:.1} at {pages}, ratio {ratio:.2}",
        pages / 10
    );
    Ok(ExitCode::SUCCESS)
}

/// How often two streams are pushed in turns, and how many pages each time.
const TURNS: usize = 9;
const TURN: usize = 20_000;

/// A stream with the pages that come into it.
struct Feed<'a> {
    reports: &'a [Report<'a>],
    stream: Stream,
    pushed: usize,
}

impl<'a> Feed<'a> {
    fn new(reports: &'a [Report<'a>], window: Window) -> Self {
        Self { reports, stream: Stream::new(window), pushed: 0 }
    }

    /// Pushes so many pages; microseconds for each.
    fn push(&mut self, pages: usize) -> f64 {
        let start = Timer::start();
        let week = self.reports.len().max(1);
        for (number, report) in
            (self.pushed..).zip(self.reports.iter().cycle().skip(self.pushed % week)).take(pages)
        {
            let week = (number / week) as i64;
            let published = report.published.and_then(|at| at.checked_add((week * 7).days()).ok());
            let (title, text) = (renamed(report.title, week), renamed(report.text, week));
            self.stream.push(&Report { title: &title, text: &text, published });
        }
        self.pushed += pages;
        start.seconds() * 1e6 / pages.max(1) as f64
    }
}

/// Time that this thread has computed, where the system says; time that has gone by elsewhere.
struct Timer {
    computed: Option<f64>,
    started: Instant,
}

impl Timer {
    fn start() -> Self {
        Self { computed: computed(), started: Instant::now() }
    }

    fn seconds(&self) -> f64 {
        let computed = self.computed.zip(computed()).map(|(from, to)| to - from);
        computed.unwrap_or_else(|| self.started.elapsed().as_secs_f64())
    }
}

/// Seconds for which this thread has been on a processor.
fn computed() -> Option<f64> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(times.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

/// The same text with the names of another week.
fn renamed(text: &str, week: i64) -> String {
    let rename = |word: &str| {
        let name = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
        if name { format!("{word}{week}") } else { word.to_owned() }
    };
    text.split(' ').map(rename).collect::<Vec<_>>().join(" ")
}

/// Resident memory in KB, where the system says.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
