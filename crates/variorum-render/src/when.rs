use std::cmp::Ordering;

/// An ISO date, as full as it is known, in the order of time: `2020`, `2020-05`, `2020-W19`, `2020-05-03`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct When {
    text: String,
    /// Year, and days in it if each month had 31; `None` for what is no date, which comes last.
    day: Option<(u32, u32)>,
}

impl When {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), day: day(text) }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether more than a month lies between.
    pub fn is_long_after(&self, before: &Self) -> bool {
        let days = |when: &Self| when.day.map(|(year, day)| u64::from(year) * 372 + u64::from(day));
        match (days(before), days(self)) {
            (Some(before), Some(after)) => after > before + 31,
            (before, after) => before != after,
        }
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| (when.day.is_none(), when.day);
        key(self).cmp(&key(other)).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn day(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('T').next()?.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(second) = parts.next() else { return Some((year, 0)) };
    if let Some(week) = second.strip_prefix('W') {
        let week = week.parse::<u32>().ok().filter(|week| (1..=53).contains(week))?;
        return Some((year, (week - 1) * 7 * 372 / 365));
    }
    let month = second.parse::<u32>().ok().filter(|month| (1..=12).contains(month))?;
    let day = match parts.next() {
        Some(day) => day.parse::<u32>().ok().filter(|day| (1..=31).contains(day))?,
        None => 0,
    };
    Some((year, (month - 1) * 31 + day))
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn dates_are_in_the_order_of_time() {
        let mut dates =
            ["soon", "2020-05-03", "2020-W20", "2021", "2020-05", "2019-12-31", "2020", "2020-W02"];
        dates.sort_by_key(|date| When::new(date));
        let want = ["2019-12-31", "2020", "2020-W02", "2020-05", "2020-05-03", "2020-W20", "2021", "soon"];
        assert_eq!(dates, want);
    }

    #[test]
    fn a_month_is_long() {
        let after = |a, b| When::new(a).is_long_after(&When::new(b));
        assert!(after("2020-05-03", "2020-03") && after("2021-02", "2020-12-01") && after("soon", "2020"));
        assert!(!after("2020-05-03", "2020-04-30") && !after("2021-01-02", "2020-12-31"));
    }
}
