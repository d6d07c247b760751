//! How far from today the dates of a request may lie (R-V8).
//!
//! A date beyond that is a slip, such as a year of two digits. Accepting it would lift a protection
//! without anybody noticing.

use std::ops::RangeInclusive;

use crate::plan::day::Day;

/// Ten years, without their leap days.
const LONG_AGO: i32 = 3650;
/// Two years.
const AHEAD: i32 = 730;
/// The longest stay away or closing, and how long ago days away may lie: a leap year.
pub const MAX_AWAY_DAYS: i32 = 366;
/// R-I1: days after an injury before the area is worked; by then 72 hours have passed.
pub const LEFT_ALONE: i32 = 4;
/// R-I1: days for which an injury is worked gently (sources 6 and 11).
pub(crate) const GENTLE: i32 = 14;
/// R-I1: days for which it is worked with care, and so for which it counts (judgement).
pub(crate) const WITH_CARE: i32 = 42;
/// The years in which today may lie.
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
    today.plus(-MAX_AWAY_DAYS)..=today.plus(AHEAD)
}

/// When the last massage or an injury may have been.
pub const fn past(today: Day) -> RangeInclusive<Day> {
    today.plus(-LONG_AGO)..=today
}

/// When an injury counts as fresh (R-I1).
pub const fn fresh_injury(today: Day) -> RangeInclusive<Day> {
    today.plus(1 - WITH_CARE)..=today
}

/// When a clinic may be closed.
pub const fn closed(today: Day) -> RangeInclusive<Day> {
    today.plus(-LONG_AGO)..=today.plus(LONG_AGO)
}

/// Where a session of the plan last shown, or one that was moved, may lie.
pub const fn shown(today: Day) -> RangeInclusive<Day> {
    races(today)
}
