//! Time for all records of a web archive, and for all pages in it.

use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use variorum_page::members;
use variorum_page::warc::records;

/// Prints records or pages, damaged ones, and seconds.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn run(archive: &Path, pages: bool) -> crate::Result<ExitCode> {
    let file = File::open(archive)?;
    let start = Instant::now();
    let (mut whole, mut damaged) = (0, 0);
    let mut count = |found: bool| if found { whole += 1 } else { damaged += 1 };
    if pages {
        members(file).for_each(|member| count(black_box(member).is_ok()));
    } else {
        records(file).for_each(|record| count(black_box(record).is_ok()));
    }
    println!("{whole} {damaged} {:.3}", start.elapsed().as_secs_f64());
    Ok(ExitCode::SUCCESS)
}
