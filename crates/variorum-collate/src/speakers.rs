//! Whether two speakers can be one.

use variorum_statement::Speaker;
use variorum_value::Country;

/// What is known of two speakers being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// Their names agree.
    Same,
    /// At least one is not named.
    Open,
    /// Their names differ.
    Other,
}

/// Words before a name that are no part of it. Own compilation.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president", "vice", "prime",
    "minister", "chancellor", "secretary", "ambassador", "senator", "governor", "mayor", "general", "colonel", "major",
    "captain", "judge", "justice", "king", "queen", "prince", "princess", "pope", "the", "ceo", "chairman", "chairwoman",
    "director", "former", "acting", "deputy", "spokesman", "spokeswoman", "sen", "senators", "gov", "rep", "congressman",
    "congresswoman", "representative", "sheriff", "chief", "commissioner", "premier", "emperor", "sultan", "sheikh", "pm",
    "gen", "col", "capt", "lt", "sgt", "rev", "reverend", "bishop", "archbishop", "cardinal", "ayatollah", "envoy",
    "republican", "democrat", "democratic", "coach", "speaker", "councillor", "councilor", "alderman", "superintendent",
];

/// Whether a word may stand before a name and is no part of it.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// Share of letter pairs that two spellings of a name have in common.
const SPELLING: f32 = 0.7;

/// Compares two speakers by their names.
pub(crate) fn compare(left: Option<&Speaker>, right: Option<&Speaker>) -> Match {
    match (left, right) {
        (Some(a), Some(b)) if same_name(&a.name, &b.name) => Match::Same,
        (Some(a), Some(b)) if a.named && b.named => Match::Other,
        _ => Match::Open,
    }
}

/// Whether two names can be one: of one country, or all parts of the shorter one among those of the longer.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    if left == right && left.chars().filter(|c| c.is_alphanumeric()).count() > 2 {
        return true;
    }
    if let (Some(a), Some(b)) = (Country::named(left), Country::named(right)) {
        return a == b;
    }
    let (a, b) = (parts(left), parts(right));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let whole = |p: &String| p.chars().count() > 1;
    short.iter().any(whole) && short.iter().all(|p| long.iter().any(|q| alike(p, q) || initial(p, q)))
}

/// "J" and "John".
fn initial(a: &str, b: &str) -> bool {
    let one = a.chars().count() == 1 || b.chars().count() == 1;
    one && a.chars().next() == b.chars().next()
}

/// Letters that English pages write plain, each before those that stand for it. Own compilation.
#[rustfmt::skip]
const PLAIN: &[(char, &str)] = &[
    ('a', "áàâäãåāăą"), ('c', "çćčĉ"), ('d', "ðđď"), ('e', "éèêëēėęě"), ('g', "ğģ"), ('i', "íìîïīįı"), ('k', "ķ"), ('l', "łľļ"),
    ('n', "ñńňņ"), ('o', "óòôöõøōő"), ('r', "řŕ"), ('s', "śšşș"), ('t', "ťţț"), ('u', "úùûüūůűų"), ('y', "ýÿ"), ('z', "źžż"),
];

/// Letters that English pages write as two.
const LIGATURES: &[(char, &str)] = &[('æ', "ae"), ('œ', "oe"), ('ß', "ss"), ('þ', "th")];

/// A letter as English pages write it.
fn plain(letter: char) -> char {
    PLAIN.iter().find(|(_, typed)| typed.contains(letter)).map_or(letter, |(plain, _)| *plain)
}

/// A name's parts in lower case, without titles.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let lower = name.replace('’', "'").to_lowercase();
    let lower = LIGATURES.iter().fold(lower.replace("'s", ""), |name, (one, two)| name.replace(*one, two));
    let lower: String = lower.chars().map(plain).collect();
    let words =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "al" && *w != "el");
    let all: Vec<String> = words.map(str::to_owned).collect();
    let bare: Vec<String> = all.iter().filter(|w| !TITLES.contains(&w.as_str())).cloned().collect();
    if bare.is_empty() { all } else { bare }
}

/// Whether two parts of names are one word, spelled alike: a letter more, less or other behind the first, or most pairs of
/// letters in common.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let pairs = |w: &str| -> Vec<(char, char)> { w.chars().zip(w.chars().skip(1)).collect() };
    let (x, y) = (pairs(a), pairs(b));
    let common = x.iter().filter(|p| y.contains(p)).count();
    let long = x.len().min(y.len()) >= 3;
    long && (one_letter(a, b) || 2.0 * common as f32 >= SPELLING * (x.len() + y.len()) as f32)
}

/// Whether the same first letter begins two words that differ in one letter inside, or have two of them the other way round.
pub(crate) fn one_letter(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let turned = || a.len() == b.len() && a.get(head) == b.get(head + 1) && a.get(head + 1) == b.get(head);
    let other = long.saturating_sub(head + tail);
    head > 0 && tail > 0 && long - short <= 1 && (other <= 1 || other == 2 && turned())
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn titles_spelling_and_initials_are_left_out() {
        assert!(same_name("President Maria Lopez", "Lopez"));
        assert!(same_name("Karim al-Hadidi", "Karim Al-Hadiddi"));
        assert!(same_name("J. Okafor", "John Okafor"));
        assert!(same_name("Striker Ana Duarte", "Ana Duarte"));
        assert!(same_name("Tariq Jamel-ud-Din", "Tariq Jaml"));
        assert!(same_name("Solkser", "Solsker") && same_name("Bjærnes", "Bjaernes"));
        assert!(same_name("Baku", "Azerbaijan"));
        assert!(same_name("Ásgeir Þórður Brønn", "Asgeir Thordur Bronn"));
    }

    #[test]
    fn other_people_stay_others() {
        assert!(!same_name("Anna Lee", "Bob Lee"));
        assert!(!same_name("Maria Lopez", "Maria Gomez"));
        assert!(!same_name("India", "Iran"));
    }
}
