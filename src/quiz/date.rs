//! A date in three fields, as typed: day, month as number or word, year in either calendar.

use crate::{
    plan::{day::Day, request::Field, result::FaultCode},
    quiz::{fold_case::fold_case, number},
};

/// A year in two digits is one of this century.
const CENTURY: u32 = 2000;
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

    /// The day, if the fields name a real one. `months` are the words for each of the twelve.
    pub fn read(&self, months: &[Vec<String>]) -> Option<Day> {
        let month = month(&self.month, months)?;
        let (year, _) = year(&self.year)?;
        Day::from_ymd(year, month, day(&self.day)?)
    }

    /// The day, if its year was typed in another form than the Gregorian one, so that the page can
    /// repeat it.
    pub fn converted(&self, months: &[Vec<String>]) -> Option<Day> {
        let (_, is_converted) = year(&self.year)?;
        self.read(months).filter(|_| is_converted)
    }

    /// The date as the engine gets it.
    pub fn field(&self, months: &[Vec<String>]) -> Field<Day> {
        if self.is_empty() {
            return Field::Empty;
        }
        self.read(months).map_or(Field::Invalid(FaultCode::BadDate), Field::Valid)
    }

    /// The field to correct if the date cannot be read: the first that is empty, else the first
    /// that is wrong, else the day.
    pub fn wrong_part(&self, months: &[Vec<String>]) -> DatePart {
        let empty = DatePart::ALL.into_iter().find(|part| self.lacks(*part));
        if let Some(part) = empty {
            return part;
        }
        if !day(&self.day).is_some_and(|day| (1..=31).contains(&day)) {
            DatePart::Day
        } else if month(&self.month, months).is_none() {
            DatePart::Month
        } else if !year(&self.year).is_some_and(|(year, _)| (1..=9999).contains(&year)) {
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
            ("28", "2", "26", Some("2026-02-28")),
            ("28", "2", "'26", Some("2026-02-28")),
            ("๒๘", "๒", "๒๖", Some("2026-02-28")),
            ("3rd", "3", "2026", Some("2026-03-03")),
            ("\u{200e}3.", "\u{200b}mar", "2026\u{feff}", Some("2026-03-03")),
            // Neither four digits nor two: taken as it stands, and out of range.
            ("28", "2", "0026", Some("0026-02-28")),
            ("28", "2", "026", Some("0026-02-28")),
            ("28", "2", "6", Some("0006-02-28")),
            ("28", "2", "206", Some("0206-02-28")),
            ("28", "2", "0", None),
            ("28", "2", "-26", None),
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
    fn a_year_that_was_typed_in_another_way_is_said_back() {
        let converted = |year: &str| {
            fields("1", "5", year).converted(&months()).map(crate::plan::day::Day::iso)
        };
        for year in ["2569", "26", "๒๖"] {
            assert_eq!(converted(year).as_deref(), Some("2026-05-01"), "{year}");
        }
        for year in ["2400", "2026", "0026", "", "x"] {
            assert_eq!(converted(year), None, "{year}");
        }
        assert_eq!(fields("", "5", "26").converted(&months()), None);
    }

    #[test]
    fn a_day_comes_back_as_it_was_in_any_century() {
        for iso in ["0026-03-03", "0926-03-03", "2026-03-03"] {
            let day = crate::plan::day::Day::from_iso(iso).unwrap();
            assert_eq!(DateFields::of(day).read(&months()), Some(day), "{iso}");
        }
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
            ("1", "5", "0", DatePart::Year),
            ("1", "5", "\u{200b}", DatePart::Year),
            ("30", "2", "2026", DatePart::Day),
        ] {
            assert_eq!(fields(day, month, year).wrong_part(&months()), part);
        }
    }
}
