//! A date in three fields, as typed: day, month as number or word, year in either calendar, or none.
//! A whole date in one of the fields is read too.

mod whole;

use std::ops::RangeInclusive;

use crate::{
    plan::{day::Day, range, request::Field, result::FaultCode},
    quiz::{Settings, action::DateField, fold_case::fold_case, number},
};

/// A year in two digits is one of this century.
const CENTURY: u32 = 2000;
/// Years beyond this one are Buddhist: 543 ahead of the Gregorian ones.
const BUDDHIST_FROM: u32 = 2400;
const BUDDHIST_AHEAD: u32 = 543;
/// A race without a year may lie this many days back: those of the last ten days count.
const RACE_BACK: i32 = 10;
/// Every day of the calendar comes within this many years.
const YEARS: i32 = 8;
/// A text that grows by this many letters at once is pasted.
const PASTED: usize = 3;

/// What a date is of, which says the year of one without a year (R-V8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A race: the first such day from ten days ago on.
    Race,
    /// Days away: the first such day from today on.
    Away,
    /// An injury or the last massage: the latest such day up to today.
    Past,
}

impl DateKind {
    /// The kind of date that is typed there.
    pub const fn of(field: DateField) -> Self {
        match field {
            DateField::Race(_) => Self::Race,
            DateField::AwayFrom(_) | DateField::AwayTo(_) => Self::Away,
            DateField::LastMassage | DateField::Injury => Self::Past,
        }
    }

    /// Within which days such a date has to lie (R-V8).
    pub fn range(self, today: Day) -> RangeInclusive<Day> {
        match self {
            Self::Race => range::races(today),
            Self::Away => range::away(today),
            Self::Past => range::past(today),
        }
    }

    /// A day that fits, for messages.
    pub fn example(self, today: Day) -> Day {
        match self {
            Self::Race => today.plus(60),
            Self::Away => today.plus(30),
            Self::Past => today.plus(-4),
        }
    }

    /// The kind of date that a field of the request or of the form asks for.
    pub fn of_field(field: &str) -> Self {
        match field {
            "acuteInjury.date" | "lastMassage" => Self::Past,
            _ if field.starts_with("races") => Self::Race,
            _ => Self::Away,
        }
    }

    /// The day of a date without a year.
    fn nearest(self, today: Day, month: u32, day: u32) -> Option<Day> {
        let first = if self == Self::Race { today.plus(-RACE_BACK) } else { today };
        let year = first.ymd().0;
        if self == Self::Past {
            let mut years = (year - YEARS..=year).rev();
            return years
                .find_map(|year| Day::from_ymd(year, month, day).filter(|it| *it <= today));
        }
        let mut years = year..=year + YEARS;
        years.find_map(|year| Day::from_ymd(year, month, day).filter(|it| *it >= first))
    }
}

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
    /// The fields of a day, as numbers. The year has four digits: two would be read as this century.
    pub fn of(day: Day) -> Self {
        let year = day.iso().chars().take(4).collect();
        let (_, month, day) = day.ymd();
        Self { day: day.to_string(), month: month.to_string(), year }
    }

    /// One of the fields.
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => &self.day,
            DatePart::Month => &self.month,
            DatePart::Year => &self.year,
        }
    }

    /// Replaces the text of one field.
    pub fn set(&mut self, part: DatePart, text: String) {
        match part {
            DatePart::Day => self.day = text,
            DatePart::Month => self.month = text,
            DatePart::Year => self.year = text,
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        DatePart::ALL.iter().all(|part| self.lacks(*part))
    }

    fn lacks(&self, part: DatePart) -> bool {
        number::visible(self.part(part)).trim().is_empty()
    }

    /// The day, if the fields name a real one.
    pub fn read(&self, kind: DateKind, settings: &Settings) -> Option<Day> {
        self.split(settings).as_ref().unwrap_or(self).read_parts(kind, settings)
    }

    fn read_parts(&self, kind: DateKind, settings: &Settings) -> Option<Day> {
        let (day, month) = (day(&self.day)?, month(&self.month, &settings.months)?);
        if self.lacks(DatePart::Year) {
            return kind.nearest(settings.today, month, day);
        }
        Day::from_ymd(year(&self.year)?.0, month, day)
    }

    /// The three parts of a whole date that was typed into one of the fields.
    fn split(&self, settings: &Settings) -> Option<Self> {
        whole::split(self.only()?.1, settings)
    }

    /// The one field in which something was typed.
    fn only(&self) -> Option<(DatePart, &str)> {
        let mut typed = DatePart::ALL.into_iter().filter(|part| !self.lacks(*part));
        let part = typed.next().filter(|_| typed.next().is_none())?;
        Some((part, self.part(part)))
    }

    /// Replaces the text of one field. A whole date that comes at once is pasted and fills all three.
    pub fn fill(&mut self, part: DatePart, text: String, settings: &Settings) {
        let is_pasted = text.chars().count() >= self.part(part).chars().count() + PASTED;
        match whole::split(&text, settings).filter(|_| is_pasted) {
            Some(split) => {
                let year = std::mem::take(&mut self.year);
                *self = split;
                if self.lacks(DatePart::Year) && part != DatePart::Year {
                    self.year = year;
                }
            }
            None => self.set(part, text),
        }
    }

    /// The day, if it could be taken for another one as it was typed, so that the page repeats it in
    /// words: without a year, with a year in another form than the Gregorian one, as a whole in one
    /// field, or with a day and a month that could change places.
    pub fn said_back(&self, kind: DateKind, settings: &Settings) -> Option<Day> {
        let split = self.split(settings);
        let parts = split.as_ref().unwrap_or(self);
        let is_other_year = year(&parts.year).is_none_or(|(_, is_converted)| is_converted);
        let numbers = (number::plain(&parts.day), number::plain(&parts.month));
        let may_swap = matches!(numbers, (Some(day), Some(month))
            if day.whole() != month.whole() && day.whole().is_some_and(|day| day <= 12));
        let is_said = split.is_some() || is_other_year || may_swap;
        self.read(kind, settings).filter(|_| is_said)
    }

    /// The date as the engine gets it.
    pub fn field(&self, kind: DateKind, settings: &Settings) -> Field<Day> {
        if self.is_empty() {
            return Field::Empty;
        }
        self.read(kind, settings).map_or(Field::Invalid(FaultCode::BadDate), Field::Valid)
    }

    /// The field to correct if the date cannot be read: the only one with a text that is no single
    /// part, else the first that is empty and may not be, else the first that is wrong, else the day.
    pub fn wrong_part(&self, months: &[Vec<String>]) -> DatePart {
        if let Some((part, _)) = self.only().filter(|(_, text)| whole::is_more_than_a_part(text)) {
            return part;
        }
        let needed = [DatePart::Day, DatePart::Month];
        if let Some(part) = needed.into_iter().find(|part| self.lacks(*part)) {
            return part;
        }
        let is_year = || year(&self.year).is_some_and(|(year, _)| (1..=9999).contains(&year));
        if !day(&self.day).is_some_and(|day| (1..=31).contains(&day)) {
            DatePart::Day
        } else if month(&self.month, months).is_none() {
            DatePart::Month
        } else if !self.lacks(DatePart::Year) && !is_year() {
            DatePart::Year
        } else {
            DatePart::Day
        }
    }
}

/// A day of the month: "3", "3." or "3rd".
fn day(text: &str) -> Option<u32> {
    let text = fold_case(text);
    let text = text.trim();
    let ends = ["st", "nd", "rd", "th"];
    let number = ends.into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    number::plain(number)?.whole()
}

/// The Gregorian year, and whether it was typed in another form: Buddhist, or with two digits, which
/// mean this century.
fn year(text: &str) -> Option<(i32, bool)> {
    let text = text.trim().trim_start_matches(['\'', '\u{2019}']);
    let typed = number::plain(text)?.whole()?;
    let digits = text.chars().filter(|letter| number::digit(*letter).is_some()).count();
    let year = match typed {
        0..=99 if digits == 2 => CENTURY + typed,
        _ if typed > BUDDHIST_FROM => typed - BUDDHIST_AHEAD,
        _ => typed,
    };
    Some((i32::try_from(year).ok()?, year != typed))
}

/// A month by its number, or by the first three letters or more of its word.
fn month(text: &str, months: &[Vec<String>]) -> Option<u32> {
    if let Some(typed) = number::plain(text) {
        return typed.whole().filter(|month| (1..=12).contains(month));
    }
    let text = number::visible(text);
    let text = fold_case(text.trim().trim_end_matches('.'));
    let is_short = text.chars().count() < 3;
    let names = |words: &Vec<String>| {
        words.iter().any(|word| {
            let word = fold_case(word);
            let word = word.trim_end_matches('.');
            word == text || (!is_short && word.starts_with(&text))
        })
    };
    let index = months.iter().position(names)?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests;
