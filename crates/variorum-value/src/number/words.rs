//! Number words. Own compilation.

/// Cardinal numerals.
const NUMERALS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
];

/// Words and suffixes that multiply the number before them.
const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("crore", 1e7),
    ("crores", 1e7),
    ("k", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("bn", 1e9),
    ("tn", 1e12),
];

/// Words for numbers nobody counted: least and most that they are used for.
pub(super) const VAGUE: &[(&str, f64, f64)] = &[
    ("couple", 2.0, 2.0),
    ("several", 3.0, 20.0),
    ("handful", 3.0, 9.0),
    ("dozens", 24.0, 99.0),
    ("scores", 40.0, 199.0),
    ("hundreds", 200.0, 999.0),
    ("thousands", 2e3, 99_999.0),
    ("millions", 2e6, 9.99e8),
    ("billions", 2e9, 9.99e11),
];

/// Words before a number, and what they make of its least and its most.
pub(super) struct Multiple {
    pub words: &'static [&'static str],
    pub low: f64,
    pub high: f64,
}

const fn multiple(words: &'static [&'static str], low: f64, high: f64) -> Multiple {
    Multiple { words, low, high }
}

/// The longer ones first.
pub(super) const MULTIPLES: &[Multiple] = &[
    multiple(&["no", "more", "than"], 0.0, 1.0),
    multiple(&["no", "fewer", "than"], 1.0, 2.0),
    multiple(&["as", "many", "as"], 0.5, 1.0),
    multiple(&["as", "much", "as"], 0.5, 1.0),
    multiple(&["more", "than"], 1.0, 2.0),
    multiple(&["greater", "than"], 1.0, 2.0),
    multiple(&["fewer", "than"], 0.5, 1.0),
    multiple(&["less", "than"], 0.5, 1.0),
    multiple(&["at", "least"], 1.0, 2.0),
    multiple(&["at", "most"], 0.0, 1.0),
    multiple(&["up", "to"], 0.0, 1.0),
    multiple(&["close", "to"], 0.9, 1.1),
    multiple(&["over"], 1.0, 2.0),
    multiple(&["above"], 1.0, 2.0),
    multiple(&["exceeding"], 1.0, 2.0),
    multiple(&["under"], 0.5, 1.0),
    multiple(&["below"], 0.5, 1.0),
    multiple(&["nearly"], 0.9, 1.0),
    multiple(&["almost"], 0.9, 1.0),
    multiple(&["about"], 0.9, 1.1),
    multiple(&["around"], 0.9, 1.1),
    multiple(&["roughly"], 0.9, 1.1),
    multiple(&["approximately"], 0.9, 1.1),
    multiple(&["some"], 0.9, 1.1),
];

/// ISO 4217 codes of the signs and words of the press.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("dollars", "USD"),
    ("€", "EUR"),
    ("euros", "EUR"),
    ("£", "GBP"),
    ("pounds", "GBP"),
    ("¥", "JPY"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("₹", "INR"),
    ("rupees", "INR"),
    ("sar", "SAR"),
    ("riyals", "SAR"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("francs", "CHF"),
];

/// The currency of a sign or word.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    CURRENCIES.iter().find(|(w, _)| *w == word).map(|(_, code)| *code)
}

/// What a word multiplies the number before it by.
pub(super) fn scale(word: &str) -> Option<f64> {
    let word = word.to_lowercase();
    SCALES.iter().find(|(w, _)| *w == word).map(|(_, by)| *by)
}

/// The value of a number word in lower case: "20", "1,200", "2.5", "15bn", "twenty", "twenty-three".
///
/// ```
/// assert_eq!(variorum_value::numeral("1,200"), Some(1200.0));
/// assert_eq!(variorum_value::numeral("twenty-three"), Some(23.0));
/// assert_eq!(variorum_value::numeral("first"), None);
/// ```
pub fn numeral(word: &str) -> Option<f64> {
    if let Some((_, value)) = NUMERALS.iter().find(|(w, _)| *w == word) {
        return Some(*value);
    }
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (numeral(tens)?, numeral(ones)?);
        return ((20.0..100.0).contains(&tens) && ones < 10.0).then_some(tens + ones);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let scale = match word.get(digits.len()..)? {
        "" => 1.0,
        suffix => SCALES.iter().find(|(w, _)| *w == suffix)?.1,
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(digits.replace(',', "").parse::<f64>().ok()? * scale)
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn digits_and_words() {
        let of = |w| numeral(w);
        assert_eq!(of("1,200"), Some(1200.0));
        assert_eq!(of("2.5"), Some(2.5));
        assert_eq!(of("15bn"), Some(15e9));
        assert_eq!(of("twenty-three"), Some(23.0));
        assert_eq!(of("9am"), None);
        assert_eq!(of("first"), None);
        assert_eq!(of("-"), None);
    }
}
