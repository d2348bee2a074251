//! What goes to standard error, and whether anything did that makes the exit status 1.

use std::fmt::Display;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, Default)]
pub struct Complaints(AtomicBool);

impl Complaints {
    /// An input that could not be read: it is named, the rest goes on, the exit status will be 1.
    pub fn about(&self, what: &dyn Display, why: &dyn Display) {
        self.0.store(true, Ordering::Relaxed);
        self.say(&format_args!("{what}: {why}"));
    }

    /// A line on standard error.
    #[expect(clippy::print_stderr, reason = "the one place that writes there")]
    pub fn say(&self, line: &dyn Display) {
        eprintln!("variorum: {line}");
    }

    pub fn none(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}
