//! Opens the language model, with a line on standard error while it is fetched.

use variorum_model::Step;
use variorum_parse::Pipeline;

use crate::args::ModelFolder;
use crate::complaints::Complaints;
use crate::output::Failure;

pub fn pipeline(folder: &ModelFolder) -> Result<Pipeline, Failure> {
    let model = variorum_model::open(folder.folder.as_deref(), &mut progress)?;
    Ok(Pipeline::load(&model.folder)?)
}

pub fn progress(step: Step) {
    Complaints::default().say(&step);
}
