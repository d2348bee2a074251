use std::cmp::Ordering;

use variorum_value::When as Stretch;

/// A date as it is printed, in the order of time; what is no date comes last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct When {
    text: String,
    stretch: Option<Stretch>,
}

impl When {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), stretch: text.split('T').next().and_then(|day| day.parse().ok()) }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether more than a month lies between.
    pub fn is_long_after(&self, before: &Self) -> bool {
        let first = |when: &Self| when.stretch.and_then(Stretch::days).map(|(first, _)| first);
        match (first(before), first(self)) {
            (Some(before), Some(after)) => after.duration_since(before).as_hours() > 31 * 24,
            (before, after) => before != after,
        }
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| (when.stretch.is_none(), when.stretch);
        key(self).cmp(&key(other)).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn dates_are_in_the_order_of_time() {
        let mut dates = [
            "soon",
            "2020-05-03",
            "2020-W20",
            "2021",
            "2020-12",
            "2020-05",
            "2019-12-31",
            "2020",
            "2020-W02",
        ];
        dates.sort_by_key(|date| When::new(date));
        let want = [
            "2019-12-31",
            "2020",
            "2020-W02",
            "2020-05",
            "2020-05-03",
            "2020-W20",
            "2020-12",
            "2021",
            "soon",
        ];
        assert_eq!(dates, want);
    }

    #[test]
    fn a_month_is_long() {
        let after = |a, b| When::new(a).is_long_after(&When::new(b));
        assert!(after("2020-05-03", "2020-03") && after("2021-02", "2020-12-01") && after("soon", "2020"));
        assert!(!after("2020-05-03", "2020-04-30") && !after("2021-01-02", "2020-12-31"));
    }
}
