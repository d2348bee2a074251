//! Why two pages are of one story or of two.

use variorum_story::copies::{Evidence, Fingerprint, NEAR_COPY, origin};
use variorum_story::{Report, explain};

use super::printed;
use crate::output::Failure;
use crate::records::Record;

/// Says of two pages, by their ids, whether they are of one story and near-copies, and what tells so.
pub(super) fn why(records: &[Record], reports: &[Report<'_>], a: &str, b: &str) -> Result<String, Failure> {
    let find = |id: &str| {
        let found = records.iter().zip(reports).find(|(record, _)| record.name() == id);
        found.ok_or_else(|| {
            let such = records.first().map(|record| format!("; ids are such as {}", record.name()));
            Failure::Usage(format!("no page {id} among the inputs{}", such.unwrap_or_default()))
        })
    };
    let ((first, a), (second, b)) = (find(a)?, find(b)?);
    if a.id() == b.id() {
        return Ok("one page: title, text and date are the same\n".to_owned());
    }
    let name =
        |page| records.iter().zip(reports).find(|(_, r)| r.id() == page).map(|(record, _)| record.name());
    let Some(why) = explain(reports, a, b).map(|why| why.with_names(name)) else {
        return Ok("one of the pages has left the window\n".to_owned());
    };
    Ok(format!("{why}\n{}\n", copying((first, a), (second, b))))
}

/// Whether two pages are near-copies, and who had it from whom.
fn copying(a: (&Record, &Report<'_>), b: (&Record, &Report<'_>)) -> String {
    let names = (a.0.name(), b.0.name());
    let (first, second) = (printed(((a.1, a.0), &names.0)), printed(((b.1, b.0), &names.1)));
    let shared = Fingerprint::of(first.text).overlap(&Fingerprint::of(second.text));
    let figure = format!("{:.2} of their runs of five words are in both (Jaccard)", shared.resemblance());
    if shared.resemblance() < NEAR_COPY {
        return format!("not near-copies: {figure}, less than {NEAR_COPY:.2}");
    }
    let told = origin(first, second, shared).map(|told| (told, &names.0, &names.1));
    let told = told.or_else(|| origin(second, first, shared.turned()).map(|told| (told, &names.1, &names.0)));
    let from = match told {
        Some((Evidence::Named, copy, of)) => format!("{copy} has it from {of}, which it credits"),
        Some((Evidence::Time, copy, of)) => format!("{copy} has it from {of}, which was published before"),
        Some((Evidence::LeftOut, copy, of)) => format!("{copy} has it from {of}, of which it is a part"),
        None => "nothing tells who was first".to_owned(),
    };
    format!("near-copies: {figure}; {from}")
}
