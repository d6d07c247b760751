//! Whole calendar days (R-D1, R-D2). Nothing here reads a clock or knows a time zone.

use chrono::{Datelike, NaiveDate};

/// A civil day, counted in days of the Gregorian calendar (R-D1).
///
/// Sums are on day numbers, so leap days, year ends and clock changes need no special case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day of the week by ISO 8601: Monday 1 to Sunday 7 (R-D2).
///
/// No `Ord`: whether Sunday comes before Monday is a question of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekday(u8);

impl Day {
    /// The first day of the year 1, long before any that the engine takes.
    pub const FIRST: Self = Self(1);
    /// 1 January 1970.
    pub const UNIX: Self = Self(719_163);

    /// The day of a year, month and day of the month, if it exists within the years 1 to 9999.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.num_days_from_ce()))
    }

    /// Reads `YYYY-MM-DD` and nothing else: no time part, no other separators.
    pub fn from_iso(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
            })
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
        Self::from_ymd(year, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    /// The day as `YYYY-MM-DD`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default();
        (date.year(), date.month(), date.day())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Day 1 of the common era was a Monday.
        Weekday(u8::try_from((self.0 - 1).rem_euclid(7)).unwrap_or(0) + 1)
    }

    /// The day this many days later; earlier where the number is negative.
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Days from the other day to this one; negative where this one is earlier.
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// How many days it is away from the other, before or after.
    pub const fn apart(self, other: Self) -> i32 {
        self.since(other).abs()
    }

    /// Every day from this one to the last one, both included.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7)];

    /// The weekday with this ISO number, 1 to 7.
    pub fn from_iso(number: u8) -> Option<Self> {
        (1..=7).contains(&number).then_some(Self(number))
    }

    /// The ISO number: Monday 1 to Sunday 7.
    pub const fn iso(self) -> u8 {
        self.0
    }

    /// The weekday so many days after a Monday, or before one.
    pub fn after_monday(days: i32) -> Self {
        Self(u8::try_from(days.rem_euclid(7)).unwrap_or(0) + 1)
    }

    /// The weekday before this one.
    pub const fn before(self) -> Self {
        Self(if self.0 == 1 { 7 } else { self.0 - 1 })
    }
}

/// A set of weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Whether the weekday is in the set.
    pub const fn contains(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.0) != 0
    }

    /// Whether no weekday is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The weekdays of this set that are not in the other.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(weekdays: I) -> Self {
        Self(weekdays.into_iter().fold(0, |set, weekday| set | 1 << weekday.0))
    }
}

impl serde::Serialize for Weekday {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn every_day_from_1900_to_2999_survives_the_round_trip() {
        let mut day = Day::from_ymd(1900, 1, 1).unwrap();
        let last = Day::from_ymd(2999, 12, 31).unwrap();
        let mut weekday = 1;
        while day <= last {
            assert_eq!(Day::from_iso(&day.iso()), Some(day), "{}", day.iso());
            assert_eq!(day.weekday().iso(), weekday, "{}", day.iso());
            weekday = weekday % 7 + 1;
            day = day.plus(1);
        }
    }

    #[test]
    fn only_real_days_in_the_one_form_are_read() {
        for text in [
            "",
            "2026-2-3",
            "2026-02-30",
            "2027-02-29",
            "0000-01-01",
            "2026-13-01",
            "2026-03-02T00:00",
            "2026/03/02",
            "+026-03-02",
            "２０２６-03-02",
            "2026-00-10",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }
}
