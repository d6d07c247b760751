//! How far from today the dates of a request may lie (R-V8). What lies beyond is a slip of the
//! keyboard, such as a year of two digits, and taken at its word it would lift a protection unseen.

use std::ops::RangeInclusive;

use crate::plan::day::Day;

/// Ten years, without their leap days.
const LONG_AGO: i32 = 3650;
/// Two years.
const AHEAD: i32 = 730;
/// Days away of the past year say nothing of the coming ones.
const AWAY_SINCE: i32 = 366;
/// R-I1: no work on a fresh injury before so many days after it (72 hours have surely passed).
pub const LEFT_ALONE: i32 = 4;
/// R-I1: and gently for two weeks (sources 6 and 11): so long an injury counts.
pub(crate) const GENTLE: i32 = 14;
/// Nobody plans in another century by intention.
const YEARS: RangeInclusive<i32> = 1900..=2999;

/// Whether a day can be today.
pub fn is_today(day: Day) -> bool {
    YEARS.contains(&day.ymd().0)
}

/// When a race may be.
pub const fn races(today: Day) -> RangeInclusive<Day> {
    today.plus(-LONG_AGO)..=today.plus(AHEAD)
}

/// When somebody may be away.
pub const fn away(today: Day) -> RangeInclusive<Day> {
    today.plus(-AWAY_SINCE)..=today.plus(AHEAD)
}

/// When the last massage or an injury may have been.
pub const fn past(today: Day) -> RangeInclusive<Day> {
    today.plus(-LONG_AGO)..=today
}

/// When an injury counts as fresh (R-I1).
pub const fn fresh_injury(today: Day) -> RangeInclusive<Day> {
    today.plus(1 - GENTLE)..=today
}

/// When a clinic may be closed.
pub const fn closed(today: Day) -> RangeInclusive<Day> {
    today.plus(-LONG_AGO)..=today.plus(LONG_AGO)
}
