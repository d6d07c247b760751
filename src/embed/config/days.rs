//! The clinic's closed days: weekdays, dates, and dates of every year.

use std::ops::RangeInclusive;

use crate::{
    embed::config::checker::Checker,
    plan::{day::Day, range::MAX_AWAY_DAYS, value::Value},
};

/// Monday to Sunday.
pub const WEEKDAYS: RangeInclusive<u32> = 1..=7;
/// The longest range of closed dates, in days (D-11).
const MAX_RANGE: usize = MAX_AWAY_DAYS.unsigned_abs() as usize;
/// The limit of closed days over ten years; more than any clinic has.
const MAX_CLOSED: usize = 4000;
/// Ten years in days; a date further away is a typing error.
const FURTHEST: i32 = 3653;
/// The number of years for which yearly dates are expanded, from last year on; a plan ends sooner.
const YEARS: i32 = 4;

pub(super) fn weekdays(checker: &mut Checker<'_>, value: &Value) -> Vec<u32> {
    let entries = checker.list("/closedWeekdays", value).to_vec();
    let days = entries.iter().enumerate().filter_map(|(index, entry)| {
        checker.one_of(&format!("/closedWeekdays/{index}"), entry, &[1, 2, 3, 4, 5, 6, 7])
    });
    let mut days: Vec<u32> = days.collect();
    days.sort_unstable();
    days.dedup();
    if days.len() == 7 {
        checker.warn("/closedWeekdays", "unknown_value");
        days.clear();
    }
    days
}

/// Single dates and ranges `first/last` of at most 366 days, within ten years of today; dates
/// without a year are yearly.
pub(super) fn closed_dates(checker: &mut Checker<'_>, value: &Value) -> Vec<Day> {
    let today = checker.context.today;
    let entries = checker.list("/closedDates", value).to_vec();
    let mut days = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("/closedDates/{index}");
        let text = entry.as_text().unwrap_or_default();
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let ranges = match (Day::from_iso(first), Day::from_iso(last)) {
            (Some(first), Some(last)) => vec![(first, last)],
            _ => every_year(today, first, last),
        };
        if ranges.is_empty() || ranges.iter().any(|(first, last)| first > last) {
            checker.warn(&path, "bad_date");
            continue;
        }
        let is_near = |day: Day| day.since(today).abs() <= FURTHEST;
        for (first, last) in ranges {
            if !is_near(first) || !is_near(last) {
                checker.warn(&path, "out_of_range");
                break;
            }
            if first.to(last).count() > MAX_RANGE {
                checker.tell(&path, "out_of_range");
            }
            let left = MAX_CLOSED.saturating_sub(days.len());
            days.extend(first.to(last).take(MAX_RANGE.min(left)));
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Expands a yearly range such as `12-24` to `01-01` in the years around today; `None` for invalid
/// dates.
fn every_year(today: Day, first: &str, last: &str) -> Vec<(Day, Day)> {
    // A leap year contains every possible date.
    let within = |text: &str| Day::from_iso(&["2024-", text].concat());
    let (Some(first), Some(last)) = (within(first), within(last)) else { return Vec::new() };
    let (this_year, _, _) = today.ymd();
    let day = |year: i32, day: Day| {
        let (_, month, day) = day.ymd();
        Day::from_ymd(year, month, day).or(Day::from_ymd(year, month, 28))
    };
    let years = this_year - 1..this_year + YEARS;
    let range = |year| Some((day(year, first)?, day(year + i32::from(last < first), last)?));
    years.filter_map(range).collect()
}
