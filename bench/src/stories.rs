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
/// that are still open at its end have not been settled yet.
#[expect(clippy::print_stdout, reason = "a measurement is printed")]
pub fn stream(file: &Path, pages: usize, block: usize, days: u32) -> Result<ExitCode> {
    let records = read(file)?;
    let mut reports: Vec<Report<'_>> = records.iter().map(Record::report).collect();
    reports.retain(|report| report.published.is_some());
    reports.sort_by_key(|report| report.published);
    let mut stream = Stream::new(Window { days, ..Window::default() });
    let (mut pushed, mut stories, mut start) = (0, 0, Timer::start());
    for week in 0.. {
        for report in &reports {
            let text = renamed(report.text, week);
            let published = report.published.and_then(|at| at.checked_add((week * 7).days()).ok());
            stream.push(&Report { title: &renamed(report.title, week), text: &text, published });
            pushed += 1;
            if pushed % block == 0 {
                let each = start.seconds() * 1e6 / block as f64;
                let asked = Timer::start();
                stories += stream.changes().iter().filter(|c| matches!(c, Change::Placed { .. })).count();
                let (asked, memory) = (asked.seconds() * 1e3, resident() / 1024);
                println!(
                    "{pushed} pages: {each:.1} µs a page, asked {asked:.0} ms, {memory} MB, {stories} placed"
                );
                start = Timer::start();
            }
            if pushed >= pages {
                return Ok(ExitCode::SUCCESS);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
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
