//! Reads numbers as people type them, and writes them back (R-V7, decision 12).
//!
//! Own digits instead of Rust's float parser, which would add 20 KB to the wasm; Thai,
//! Arabic-Indic and full-width digits are read too.

use crate::{
    plan::{distance::Unit, value::Value},
    quiz::lower::lower,
};

/// Beyond so many digits nobody means a distance, and whole numbers stop being exact.
const MOST_DIGITS: usize = 12;

/// A number as typed, with the unit if one was typed behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    /// All digits as one whole number.
    digits: u64,
    /// How many of them stand behind the decimal mark.
    decimals: u32,
    /// `km` or `mi`, if it was typed.
    pub unit: Option<Unit>,
}

impl Typed {
    /// The number; exact to the last bit, for both parts of the one division are exact.
    #[expect(clippy::cast_precision_loss, reason = "at most twelve digits")]
    pub fn number(self) -> f64 {
        self.digits as f64 / 10_u64.pow(self.decimals) as f64
    }

    /// The number, if it is whole and fits.
    pub fn whole(self) -> Option<u32> {
        let tens = 10_u64.pow(self.decimals);
        if self.unit.is_some() || !self.digits.is_multiple_of(tens) {
            return None;
        }
        u32::try_from(self.digits / tens).ok()
    }
}

/// The value of a digit in any of the four scripts that are read.
pub fn digit(letter: char) -> Option<u32> {
    let zeros = ['0', '\u{0660}', '\u{06F0}', '\u{0E50}', '\u{FF10}'];
    zeros.into_iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(zero))?;
        (value <= 9).then_some(value)
    })
}

/// Reads "42.5", "42,5", "45km" or "๔๒"; refuses "", "4 2", "1e3" and "-5".
pub fn read(text: &str) -> Option<Typed> {
    let text = text.trim();
    let end = text.find(|letter: char| digit(letter).is_none() && !is_mark(letter));
    let (number, unit) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let unit = match unit.trim() {
        "" => None,
        unit => Some(unit_of(unit)?),
    };
    let mut parts = number.split(is_mark);
    let (whole, fraction) = (parts.next()?, parts.next().unwrap_or_default());
    let has_digits = number.chars().any(|letter| digit(letter).is_some());
    let count = whole.chars().count() + fraction.chars().count();
    if parts.next().is_some() || !has_digits || count > MOST_DIGITS {
        return None;
    }
    let letters = whole.chars().chain(fraction.chars());
    let digits = letters.filter_map(digit).fold(0, |sum, digit| sum * 10 + u64::from(digit));
    Some(Typed { digits, decimals: u32::try_from(fraction.chars().count()).ok()?, unit })
}

/// A decimal mark: point, comma, or the Arabic and full-width ones.
fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\u{066B}' | '\u{FF0E}' | '\u{FF0C}')
}

fn unit_of(text: &str) -> Option<Unit> {
    let text = lower(text);
    let text = text.trim_end_matches('.');
    if ["km", "kms", "k", "kilometres", "kilometers", "กม", "كم"].contains(&text) {
        Some(Unit::Km)
    } else if ["mi", "mile", "miles", "ไมล์"].contains(&text) {
        Some(Unit::Mi)
    } else {
        None
    }
}

/// What the engine gets for a typed distance: nothing for an empty field, and the text itself
/// where it is no number, so that the engine names the fault.
pub fn distance(text: &str) -> Value {
    if text.trim().is_empty() {
        return Value::Null;
    }
    read(text).map_or_else(|| Value::from(text), |typed| Value::Number(typed.number()))
}

/// What the engine gets for a typed whole number.
pub fn whole(text: &str) -> Value {
    if text.trim().is_empty() {
        return Value::Null;
    }
    read(text)
        .filter(|typed| typed.unit.is_none())
        .map_or_else(|| Value::from(text), |typed| Value::Number(typed.number()))
}

/// Tenths as a decimal number, without a decimal that is nothing: 422 is "42.2".
pub fn from_tenths(tenths: i64, point: char) -> String {
    decimal(tenths, 1, point)
}

/// A number as a person would type it, to three decimals; nothing if it is negative or too large.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
#[expect(clippy::float_arithmetic, reason = "answers come back from the page as numbers")]
pub fn write(number: f64, point: char) -> Option<String> {
    (0.0..=1e6).contains(&number).then(|| decimal((number * 1000.0 + 0.5) as i64, 3, point))
}

fn decimal(units: i64, decimals: u32, point: char) -> String {
    let ten = 10_i64.pow(decimals);
    let (whole, mut rest) = (units / ten, units % ten);
    if rest == 0 {
        return whole.to_string();
    }
    let mut width = decimals as usize;
    while rest % 10 == 0 {
        rest /= 10;
        width -= 1;
    }
    format!("{whole}{point}{rest:0width$}")
}

#[cfg(test)]
mod tests {
    use super::{from_tenths, read, write};
    use crate::plan::distance::Unit;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, number) in [
            ("42.5", Some(42.5)),
            ("42,5", Some(42.5)),
            (" 45km ", Some(45.0)),
            ("45 km", Some(45.0)),
            ("26.2 miles", Some(26.2)),
            ("๔๒.๕", Some(42.5)),
            ("٤٢٫٥", Some(42.5)),
            ("４２．５", Some(42.5)),
            ("۴۲", Some(42.0)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("042", Some(42.0)),
            ("0.1", Some(0.1)),
            ("300.0", Some(300.0)),
            ("", None),
            (" ", None),
            (".", None),
            ("4 2", None),
            ("1e3", None),
            ("-5", None),
            ("1.2.3", None),
            ("abc", None),
            ("45 parsecs", None),
            ("1234567890123", None),
            ("km", None),
        ] {
            assert_eq!(read(text).map(super::Typed::number), number, "{text:?}");
        }
        assert_eq!(read("26.2 mi").unwrap().unit, Some(Unit::Mi));
        assert_eq!(read("26").unwrap().unit, None);
    }

    #[test]
    fn every_typed_hundredth_is_the_number_that_rust_reads() {
        for hundredths in 0..35_000_u32 {
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            let (read, parsed) = (read(&text).unwrap().number(), text.parse::<f64>().unwrap());
            assert!(read.total_cmp(&parsed).is_eq(), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_without_empty_decimals() {
        assert_eq!(from_tenths(422, '.'), "42.2");
        assert_eq!(from_tenths(420, '.'), "42");
        assert_eq!(from_tenths(5, ','), "0,5");
        assert_eq!(write(42.195, '.').as_deref(), Some("42.195"));
        assert_eq!(write(42.05, ',').as_deref(), Some("42,05"));
        assert_eq!(write(60.0, '.').as_deref(), Some("60"));
        assert_eq!(write(-1.0, '.'), None);
        assert_eq!(write(f64::NAN, '.'), None);
    }

    #[test]
    fn whole_numbers_have_no_unit_and_no_fraction() {
        assert_eq!(read("7").and_then(super::Typed::whole), Some(7));
        assert_eq!(read("7.0").and_then(super::Typed::whole), Some(7));
        assert_eq!(read("7.5").and_then(super::Typed::whole), None);
        assert_eq!(read("7 km").and_then(super::Typed::whole), None);
    }
}
