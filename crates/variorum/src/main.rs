//! The command line: the only room that reads arguments, prints, or exits.

mod args;
mod batch;
mod complaints;
mod editions;
mod input;
mod model;
mod output;
mod pages;
mod progress;
mod records;
mod relative;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Verb};
use complaints::Complaints;
use output::Failure;

fn main() -> ExitCode {
    let args = Args::parse();
    let complaints = Complaints::default();
    let done = match &args.verb {
        Verb::Article(a) => verbs::article::run(a, &complaints),
        Verb::Collate(a) => verbs::collate::run(a, &complaints),
        Verb::Model(a) => verbs::model::run(a),
        Verb::Parse(a) => verbs::parse::run(a, &complaints),
        Verb::Statements(a) => verbs::statements::run(a, &complaints),
        Verb::Stories(a) => verbs::stories::run(a, &complaints),
        Verb::Times(a) => verbs::times::run(a, &complaints),
        Verb::Verify(a) => verbs::verify::run(a, &complaints),
    };
    match done {
        Ok(()) if complaints.none() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Usage(why)) => {
            complaints.say(&why);
            ExitCode::from(2)
        }
        Err(failure) => {
            complaints.say(&failure);
            ExitCode::from(1)
        }
    }
}
