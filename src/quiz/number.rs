//! Reads numbers as people type them, and writes them back (R-V7, D-14).
//!
//! It reads digits itself because Rust's float parser would add 20 KB to the wasm. It also reads
//! Thai, Arabic-Indic and full-width digits.

pub mod distance;

use crate::{
    plan::{distance::Unit, request::Field, result::FaultCode},
    quiz::fold_case::fold_case,
};

/// More digits are no distance, and whole numbers would stop being exact.
const MAX_DIGITS: usize = 12;
/// Words for kilometres and miles.
const KILOMETRES: &str = " km kms k kilometre kilometres kilometer kilometers กม كم ";
const MILES: &str = " mi mile miles ไมล์ ";
/// Words that make a number something other than a distance, or a distance per something other than
/// a week.
const OTHER_MEASURES: &str = " m metre metres meter meters yd yard yards ft foot feet s sec secs \
    second seconds min mins minute minutes h hr hrs hour hours day days daily month months monthly \
    year years yearly step steps kcal calories bpm percent times x ";
/// Words between the two ends of a range.
const TO: &str = " to till until or and bis ";

/// A number as typed, with the unit if one was typed beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    /// All digits as one whole number.
    digits: u64,
    /// How many of them stand behind the decimal mark.
    decimals: u32,
    /// `km` or `mi`, if it was typed.
    pub unit: Option<Unit>,
    /// Whether there was more than a number and its unit.
    pub is_loose: bool,
}

impl Typed {
    /// The number. It is exact to the last bit, because both parts of the one division are exact.
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

    /// The middle between this number and a larger one.
    fn middle(self, high: Self) -> Option<Self> {
        let decimals = self.decimals.max(high.decimals);
        let aligned = |typed: Self| typed.digits.checked_mul(10_u64.pow(decimals - typed.decimals));
        let (low, high) = (aligned(self)?, aligned(high)?);
        // Half of the sum is five tenths of it.
        let digits = low.checked_add(high)?.checked_mul(5)?;
        (low < high).then_some(Self { digits, decimals: decimals + 1, ..self })
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

/// A text without invisible characters, such as marks of direction, which come with pasted text.
pub fn visible(text: &str) -> String {
    let is_seen = |letter: &char| {
        !matches!(u32::from(*letter),
            0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0xFE00..=0xFE0F | 0xFEFF)
    };
    text.chars().filter(is_seen).collect()
}

/// Reads a number and nothing else: "42.5", "42,5" or "๔๒".
pub fn plain(text: &str) -> Option<Typed> {
    let text = visible(text);
    let text = text.trim();
    let is_number = text.chars().all(|letter| digit(letter).is_some() || is_mark(letter));
    if is_number { typed(text) } else { None }
}

/// Reads one number with what people write around it, such as "45km" or "about 40 km/week"; of a
/// range, such as "30-40", the middle. Refuses "", "4 2", "1e3", "-5" and "40 minutes".
pub fn read(text: &str) -> Option<Typed> {
    let mut numbers: Vec<(usize, Typed)> = Vec::new();
    let mut unit = None;
    let mut tokens = tokens(&fold_case(&visible(text)))?;
    // The unit may stand behind both ends of a range.
    let mut is_mixed = false;
    tokens.retain(|token| {
        let is_in = |list| matches!(token, Token::Word(word) if has(list, word));
        let found = match (is_in(KILOMETRES), is_in(MILES)) {
            (true, _) => Some(Unit::Km),
            (_, true) => Some(Unit::Mi),
            (false, false) => return true,
        };
        is_mixed |= unit.is_some() && unit != found;
        unit = found;
        false
    });
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Number(text) => numbers.push((index, typed(text)?)),
            Token::Word(word) if has(OTHER_MEASURES, word) => return None,
            Token::Word(_) | Token::Dash | Token::Hyphen => {}
        }
    }
    let is_minus = |index: usize| {
        index.checked_sub(1).is_some_and(|before| matches!(tokens.get(before), Some(Token::Dash)))
    };
    let number = match numbers.as_slice() {
        [(first, number)] if !is_minus(*first) => *number,
        [(first, low), (last, high)] if *last == first + 2 && !is_minus(*first) => {
            let is_range = match tokens.get(first + 1)? {
                Token::Dash | Token::Hyphen => true,
                Token::Word(word) => has(TO, word),
                Token::Number(_) => false,
            };
            if is_range { low.middle(*high)? } else { return None }
        }
        _ => return None,
    };
    (!is_mixed).then_some(Typed { unit, is_loose: tokens.len() > 1, ..number })
}

/// A part of a typed text.
#[derive(Debug)]
enum Token {
    /// Digits with their decimal marks.
    Number(String),
    /// What is neither number nor dash, up to the next space.
    Word(String),
    /// A dash of any width: a minus before a number, "to" between two.
    Dash,
    /// A dash right behind a word, as in "mid-40" or "30km-40km", or a wave: no minus.
    Hyphen,
}

/// The parts of a text; nothing where a sign changes what its number means, such as "½" or "%".
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_new = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_before_digit = letters.peek().is_some_and(|next| digit(*next).is_some());
        let last = tokens.last_mut().filter(|_| !is_new);
        is_new = false;
        match (letter, last) {
            (_, Some(Token::Number(number))) if digit(letter).is_some() || is_mark(letter) => {
                number.push(letter);
            }
            _ if digit(letter).is_some() => tokens.push(Token::Number(letter.into())),
            // ".5" is a number; the point of "ca.40" ends a word.
            (_, None | Some(Token::Dash | Token::Hyphen)) if is_mark(letter) && is_before_digit => {
                tokens.push(Token::Number(letter.into()));
            }
            ('%' | '\u{B2}' | '\u{B3}' | '\u{BC}'..='\u{BE}' | '\u{2150}'..='\u{215F}', _) => {
                return None;
            }
            // "~40" is about 40, and "30~40" a range.
            ('~' | '\u{301C}' | '\u{FF5E}', _) => tokens.push(Token::Hyphen),
            ('-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}', last) => {
                let is_word = matches!(last, Some(Token::Word(_)));
                tokens.push(if is_word { Token::Hyphen } else { Token::Dash });
            }
            _ if letter.is_whitespace() || letter.is_ascii_punctuation() || is_mark(letter) => {
                is_new = true;
            }
            (_, Some(Token::Word(word))) => word.push(letter),
            _ => tokens.push(Token::Word(letter.into())),
        }
    }
    Some(tokens)
}

/// Whether a word is in a list of words.
fn has(list: &str, word: &str) -> bool {
    list.contains(&[" ", word, " "].concat())
}

/// The number of digits with at most one decimal mark.
fn typed(number: &str) -> Option<Typed> {
    let mut parts = number.split(is_mark);
    let (whole, fraction) = (parts.next()?, parts.next().unwrap_or_default());
    let count = whole.chars().count() + fraction.chars().count();
    if parts.next().is_some() || !(1..=MAX_DIGITS).contains(&count) {
        return None;
    }
    let letters = whole.chars().chain(fraction.chars());
    let digits = letters.filter_map(digit).fold(0, |sum, digit| sum * 10 + u64::from(digit));
    let decimals = u32::try_from(fraction.chars().count()).ok()?;
    Some(Typed { digits, decimals, unit: None, is_loose: false })
}

/// A decimal mark: point, comma, or the Arabic and full-width ones.
fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\u{066B}' | '\u{FF0E}' | '\u{FF0C}')
}

/// A typed count. "2 a week" is none.
pub fn whole(text: &str) -> Field<u32> {
    if visible(text).trim().is_empty() {
        return Field::Empty;
    }
    let value = read(text).ok_or(FaultCode::NotANumber).and_then(|typed| {
        if typed.unit.is_some() || fold_case(text).contains("week") {
            return Err(FaultCode::NotANumber);
        }
        let tens = 10_u64.pow(typed.decimals);
        if !typed.digits.is_multiple_of(tens) {
            return Err(FaultCode::NotAnInteger);
        }
        u32::try_from(typed.digits / tens).map_err(|_| FaultCode::OutOfRange)
    });
    value.map_or_else(Field::Invalid, Field::Valid)
}

/// Tenths as a decimal number, without a decimal that is zero: 422 is "42.2".
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
    use super::{from_tenths, plain, read, write};
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
            ("1234567890123", None),
            ("km", None),
        ] {
            assert_eq!(read(text).map(super::Typed::number), number, "{text:?}");
        }
        assert_eq!(read("26.2 mi").unwrap().unit, Some(Unit::Mi));
        assert_eq!(read("26").unwrap().unit, None);
    }

    #[test]
    fn one_clear_number_is_read_with_what_stands_around_it() {
        for (text, number) in [
            ("40 kilometres", Some(40.0)),
            ("40 km/week", Some(40.0)),
            ("40km a week", Some(40.0)),
            ("About 40", Some(40.0)),
            ("ca.40", Some(40.0)),
            ("c. 40 km", Some(40.0)),
            ("~40", Some(40.0)),
            ("40ish", Some(40.0)),
            ("40+", Some(40.0)),
            ("sub-40", Some(40.0)),
            ("42,5 km (or so)", Some(42.5)),
            ("30-40", Some(35.0)),
            ("30 \u{2013} 40 km", Some(35.0)),
            ("30km-40km", Some(35.0)),
            ("between 30 and 45", Some(37.5)),
            ("๓๐ - ๔๐ กม.", Some(35.0)),
            ("7.5 to 10", Some(8.75)),
            ("\u{200e}4\u{200b}0\u{feff}", Some(40.0)),
            ("\u{2066}40\u{2069}\u{a0}km", Some(40.0)),
            ("40-30", None),
            ("30 40", None),
            ("30/40", None),
            ("30-40-50", None),
            ("3 x 10", None),
            ("- 5", None),
            ("\u{2212}5 km", None),
            ("-5-10", None),
            ("40 minutes", None),
            ("5000 m", None),
            ("10 km a day", None),
            ("160 km/month", None),
            ("40 %", None),
            ("10\u{bd}", None),
            ("40 km or miles", None),
            ("999999999999-0,00000000001", None),
            ("0,00000000001-999999999999", None),
        ] {
            assert_eq!(read(text).map(super::Typed::number), number, "{text:?}");
        }
        assert_eq!(read("20-30 miles").unwrap().unit, Some(Unit::Mi));
        for (text, is_loose) in [("42,5 km", false), ("about 42", true), ("20-30", true)] {
            assert_eq!(read(text).unwrap().is_loose, is_loose, "{text}");
        }
        assert_eq!(plain("\u{200e}42").unwrap().whole(), Some(42));
        assert_eq!(plain("42 km"), None);
    }

    #[test]
    fn a_count_may_have_words_too() {
        let count = |text: &str| super::whole(text).valid().copied();
        for (text, number) in [
            ("about 6", Some(6)),
            ("6 sessions", Some(6)),
            ("4-6", Some(5)),
            ("6\u{200b}", Some(6)),
        ] {
            assert_eq!(count(text), number, "{text}");
        }
        for text in ["1 a week", "2 per Week", "6 km", "six"] {
            assert_eq!(count(text), None, "{text}");
        }
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
