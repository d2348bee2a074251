//! A bar on standard error where that is a terminal and the work is long.

use indicatif::{ProgressBar, ProgressStyle};

/// So many items are long work.
const LONG: usize = 32;

pub fn bar(items: usize) -> ProgressBar {
    if items < LONG {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(items as u64);
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
