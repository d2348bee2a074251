//! Wire agencies that a text credits.

/// Agencies by the names under which they are credited. Own compilation.
#[rustfmt::skip]
const AGENCIES: &[(&str, &str)] = &[
    ("AAP", "Australian Associated Press"), ("AFP", "AFP"), ("AGERPRES", "AGERPRES"), ("ANI", "ANI"), ("ANSA", "ANSA"),
    ("AP", "Associated Press"), ("APA", "APA"), ("Agence France-Presse", "AFP"), ("Anadolu Agency", "Anadolu Agency"),
    ("Associated Press", "Associated Press"), ("Australian Associated Press", "Australian Associated Press"),
    ("BelTA", "BelTA"), ("Bernama", "Bernama"), ("Bloomberg", "Bloomberg"), ("CP", "Canadian Press"),
    ("Canadian Press", "Canadian Press"), ("Deutsche Presse-Agentur", "dpa"), ("EFE", "EFE"), ("IANS", "IANS"),
    ("IRNA", "IRNA"), ("Interfax", "Interfax"), ("Jiji Press", "Jiji Press"), ("KUNA", "KUNA"), ("Kyodo", "Kyodo News"),
    ("Kyodo News", "Kyodo News"), ("NAN", "NAN"), ("PA", "PA Media"), ("PA Media", "PA Media"), ("PTI", "PTI"),
    ("Press Association", "PA Media"), ("Press Trust of India", "PTI"), ("RIA Novosti", "RIA Novosti"),
    ("Reuters", "Reuters"), ("SANA", "SANA"), ("TASS", "TASS"), ("UNI", "UNI"), ("UPI", "UPI"),
    ("Ukrinform", "Ukrinform"), ("WAM", "WAM"), ("Xinhua", "Xinhua"), ("Yonhap", "Yonhap"), ("dpa", "dpa"),
];
/// What may stand before an agency on a line of its own. Own compilation.
const BEFORE: [&str; 8] = ["by", "with", "source", "from", "via", "the", "agency", "agencies"];
/// Bytes at either end of a text in which outlets credit a wire.
const ENDS: usize = 160;

/// The wire agency that a text credits, as its readers know it: in brackets before the dash that opens a report, in
/// brackets at its end, or on a line of its own at either end. An agency that a sentence speaks of is not credited.
///
/// ```
/// use variorum_story::copies::credit;
///
/// assert_eq!(credit("PORT ANSEL (Reuters) - A cable of the Carrick Bridge broke."), Some("Reuters"));
/// assert_eq!(credit("A cable of the Carrick Bridge broke, Reuters reported."), None);
/// ```
pub fn credit(text: &str) -> Option<&'static str> {
    let (opening, ending) = ends(text);
    let first = opening.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let last = ending.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    dateline(first)
        .or_else(|| last.trim_end().strip_suffix(')').and_then(bracket))
        .or_else(|| if first.len() < opening.trim().len() { alone(first) } else { None })
        .or_else(|| if last.len() < ending.trim().len() { alone(last) } else { None })
}

/// The parts of a text in which credits stand.
pub(super) fn ends(text: &str) -> (&str, &str) {
    let opening = text.get(..text.floor_char_boundary(ENDS)).unwrap_or(text);
    let ending = text.get(text.ceil_char_boundary(text.len().saturating_sub(ENDS))..).unwrap_or_default();
    (opening, ending)
}

/// "PORT ANSEL, March 12 (Reuters) - A cable …"
fn dateline(line: &str) -> Option<&'static str> {
    line.match_indices(')').find_map(|(at, _)| {
        let (before, after) = (line.get(..at)?, line.get(at + 1..)?);
        after.trim_start().starts_with(['-', '–', '—']).then(|| bracket(before)).flatten()
    })
}

/// The agency between the last opening bracket and the end.
fn bracket(before: &str) -> Option<&'static str> {
    let (_, inside) = before.rsplit_once('(')?;
    inside.split([',', '/']).find_map(|name| agency(name.trim()))
}

/// "With Reuters", "Source: AFP"
fn alone(line: &str) -> Option<&'static str> {
    let mut rest = line.trim_matches(|c: char| !c.is_alphanumeric());
    while let Some((word, after)) = rest.split_once([' ', ':'])
        && BEFORE.iter().any(|before| before.eq_ignore_ascii_case(word))
    {
        rest = after.trim_start();
    }
    agency(rest)
}

fn agency(name: &str) -> Option<&'static str> {
    AGENCIES.iter().find(|(spelled, _)| *spelled == name).map(|(_, agency)| *agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn credits_at_either_end() {
        for (text, agency) in [
            ("PORT ANSEL, March 12 (AP) — A cable broke.", "Associated Press"),
            ("(Reuters) - A cable broke.", "Reuters"),
            ("A cable broke. It will be mended. (AFP)", "AFP"),
            ("A cable broke.\n\nWith Reuters", "Reuters"),
            ("Source: The Associated Press\nA cable broke.", "Associated Press"),
            ("A cable broke.\n(PTI, AFP)", "PTI"),
        ] {
            assert_eq!(credit(text), Some(agency), "{text}");
        }
    }

    #[test]
    fn what_sentences_speak_of_is_no_credit() {
        for text in [
            "The Associated Press (AP) said that a cable broke.",
            "The minister told Reuters on Monday that a cable broke.",
            "Reuters",
            "The Port Authority (PA) closed the bridge - a cable broke.",
            "",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|\n|[(]|AP[)] ?| - |é){0,120}") {
            credit(&text);
        }
    }
}
