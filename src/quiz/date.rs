//! A date in three fields, as typed: day, month as number or word, year in either calendar.

use crate::{
    plan::{day::Day, value::Value},
    quiz::{lower::lower, number},
};

/// Years beyond this one are Buddhist: 543 ahead of the Gregorian ones.
const BUDDHIST_FROM: u32 = 2400;
const BUDDHIST_AHEAD: u32 = 543;

/// The three fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateFields {
    /// Day of the month.
    pub day: String,
    /// Month as a number or a word.
    pub month: String,
    /// Year, Gregorian or Buddhist.
    pub year: String,
}

/// One of the three fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DatePart {
    Day,
    Month,
    Year,
}

impl DatePart {
    /// In the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// Its code in ids and in the keys of the locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl DateFields {
    /// The fields of a day, as numbers.
    pub fn of(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self { day: day.to_string(), month: month.to_string(), year: year.to_string() }
    }

    /// One of the fields.
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => &self.day,
            DatePart::Month => &self.month,
            DatePart::Year => &self.year,
        }
    }

    /// The same date with one field typed anew.
    pub fn set(&mut self, part: DatePart, text: String) {
        match part {
            DatePart::Day => self.day = text,
            DatePart::Month => self.month = text,
            DatePart::Year => self.year = text,
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        DatePart::ALL.iter().all(|part| self.part(*part).trim().is_empty())
    }

    /// The day, if the fields name a real one. `months` are the words for each of the twelve.
    pub fn read(&self, months: &[Vec<String>]) -> Option<Day> {
        let day = number::read(&self.day)?.whole()?;
        let month = month(&self.month, months)?;
        let year = i32::try_from(gregorian(number::read(&self.year)?.whole()?)).ok()?;
        Day::from_ymd(year, month, day)
    }

    /// The Gregorian year, where a Buddhist one was typed: to show it back.
    pub fn converted_year(&self) -> Option<u32> {
        let year = number::read(&self.year)?.whole()?;
        (year > BUDDHIST_FROM).then(|| gregorian(year))
    }

    /// What the engine gets: nothing for empty fields, and a text that is no date where the
    /// fields name none.
    pub fn value(&self, months: &[Vec<String>]) -> Value {
        if self.is_empty() {
            return Value::Null;
        }
        let day = self.read(months);
        day.map_or_else(|| Value::from(""), |day| Value::Text(day.iso()))
    }

    /// The field to mend, where the date cannot be read: the first that is empty, else the first
    /// that is wrong, else the day.
    pub fn wrong_part(&self, months: &[Vec<String>]) -> DatePart {
        let empty = DatePart::ALL.into_iter().find(|part| self.part(*part).trim().is_empty());
        if let Some(part) = empty {
            return part;
        }
        let within = |text: &str, most: u32| {
            let whole = number::read(text).and_then(number::Typed::whole);
            whole.is_some_and(|whole| (1..=most).contains(&whole))
        };
        if !within(&self.day, 31) {
            DatePart::Day
        } else if month(&self.month, months).is_none() {
            DatePart::Month
        } else if number::read(&self.year).and_then(number::Typed::whole).is_none() {
            DatePart::Year
        } else {
            DatePart::Day
        }
    }
}

const fn gregorian(year: u32) -> u32 {
    if year > BUDDHIST_FROM { year - BUDDHIST_AHEAD } else { year }
}

/// A month by its number, or by the first three letters or more of its word.
fn month(text: &str, months: &[Vec<String>]) -> Option<u32> {
    if let Some(typed) = number::read(text) {
        return typed.whole().filter(|month| (1..=12).contains(month));
    }
    let text = lower(text.trim().trim_end_matches('.'));
    let is_short = text.chars().count() < 3;
    let names = |words: &Vec<String>| {
        words.iter().any(|word| {
            let word = lower(word);
            let word = word.trim_end_matches('.');
            word == text || (!is_short && word.starts_with(&text))
        })
    };
    let index = months.iter().position(names)?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{DateFields, DatePart};

    fn months() -> Vec<Vec<String>> {
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let mut months: Vec<Vec<String>> =
            names.iter().map(|name| vec![(*name).to_owned()]).collect();
        months[4].push("พ.ค.".to_owned());
        months
    }

    fn fields(day: &str, month: &str, year: &str) -> DateFields {
        DateFields { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() }
    }

    #[test]
    fn dates_are_read_with_words_and_in_both_calendars() {
        for (day, month, year, iso) in [
            ("1", "5", "2026", Some("2026-05-01")),
            ("01", "may", "2026", Some("2026-05-01")),
            ("1", "MAY.", "2026", Some("2026-05-01")),
            ("1", "apr", "2026", Some("2026-04-01")),
            ("1", "พ.ค.", "2569", Some("2026-05-01")),
            ("๑", "๕", "๒๕๖๙", Some("2026-05-01")),
            ("29", "2", "2028", Some("2028-02-29")),
            ("29", "2", "2026", None),
            ("31", "4", "2026", None),
            ("1", "13", "2026", None),
            ("1", "m", "2026", None),
            ("1", "ma", "2026", None),
            ("", "5", "2026", None),
            ("1.5", "5", "2026", None),
        ] {
            let read = fields(day, month, year).read(&months());
            assert_eq!(
                read.map(crate::plan::day::Day::iso).as_deref(),
                iso,
                "{day} {month} {year}"
            );
        }
    }

    #[test]
    fn a_buddhist_year_is_shown_back() {
        assert_eq!(fields("1", "5", "2569").converted_year(), Some(2026));
        assert_eq!(fields("1", "5", "2400").converted_year(), None);
        assert_eq!(fields("1", "5", "2026").converted_year(), None);
    }

    #[test]
    fn the_field_to_mend_is_the_empty_or_the_wrong_one() {
        for (day, month, year, part) in [
            ("", "5", "2026", DatePart::Day),
            ("1", "", "2026", DatePart::Month),
            ("1", "5", "", DatePart::Year),
            ("40", "5", "2026", DatePart::Day),
            ("1", "smarch", "2026", DatePart::Month),
            ("1", "5", "soon", DatePart::Year),
            ("30", "2", "2026", DatePart::Day),
        ] {
            assert_eq!(fields(day, month, year).wrong_part(&months()), part);
        }
    }
}
