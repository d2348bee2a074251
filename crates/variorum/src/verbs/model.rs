use variorum_model::{PACKAGE, VERSION};

use crate::args::Model;
use crate::model::progress;
use crate::output::{Failure, Stdout};

/// Prints which model is used, from where, and its hashes.
pub fn run(args: &Model) -> Result<(), Failure> {
    if args.fetch {
        variorum_model::fetch(&mut progress)?;
    }
    let model = variorum_model::open(args.model.folder.as_deref(), &mut progress)?;
    variorum_parse::Pipeline::load(&model.folder)?;
    let mut out = Stdout::new();
    out.line(&format_args!("model   {}", model.name))?;
    out.line(&format_args!("folder  {}", model.folder.display()))?;
    if model.pinned {
        out.line(&format_args!(
            "from    {PACKAGE} {VERSION} on PyPI, MIT; every file has the hash it must have:"
        ))?;
        for file in variorum_model::files() {
            out.line(&format_args!("{}  {}", file.sha256, file.name))?;
        }
    } else {
        out.line(&"from    a folder that was named; its hashes are not known, its architecture fits")?;
    }
    out.finish()
}
