//! A whole date in one text, as people type or paste it: "12.12.26", "20 December 2026",
//! "2026-12-20", or without a year.

use crate::quiz::{
    Settings,
    date::{DateFields, month},
    fold_case::fold_case,
    number,
};

/// What stands behind the number of a day.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];
/// What stands between the parts of a date.
const BETWEEN: [&str; 3] = ["of", "the", "in"];

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Number(String),
    Word(String),
}

/// The three parts, the year empty where there is none. Numbers are day, month and year, after ISO
/// year, month and day; month first only where the visitor's region is the United States.
pub(super) fn split(text: &str, settings: &Settings) -> Option<DateFields> {
    use Token::{Number, Word};

    let mut tokens = tokens(text);
    let is_month = |token: &Token| match token {
        Word(word) => month(word, &settings.months).is_some(),
        Number(_) => false,
    };
    // A weekday comes first.
    if let [first @ Word(_), _, _, ..] = tokens.as_slice()
        && !is_month(first)
    {
        tokens.remove(0);
    }
    let (day, month, year) = match tokens.as_slice() {
        [Number(first), Number(second)] if settings.is_month_first => (second, first, None),
        [Number(first), Number(second)] => (first, second, None),
        [Number(day), word @ Word(month)] | [word @ Word(month), Number(day)] if is_month(word) => {
            (day, month, None)
        }
        [Number(year), Number(month), Number(day)] if digits(year) == 4 => (day, month, Some(year)),
        [Number(first), Number(second), Number(year)] if settings.is_month_first => {
            (second, first, Some(year))
        }
        [Number(day), Number(month), Number(year)] => (day, month, Some(year)),
        [Number(year), word @ Word(month), Number(day)] if is_month(word) && digits(year) == 4 => {
            (day, month, Some(year))
        }
        [Number(day), word @ Word(month), Number(year)]
        | [word @ Word(month), Number(day), Number(year)]
            if is_month(word) =>
        {
            (day, month, Some(year))
        }
        _ => return None,
    };
    let is_day = |text: &String| digits(text) <= 2;
    let is_year = |year: &String| matches!(digits(year), 2 | 4);
    let (day, month, year) = (day.clone(), month.clone(), year.cloned());
    // Of a word nothing is counted.
    (is_day(&day) && is_day(&month) && year.as_ref().is_none_or(is_year)).then(|| DateFields {
        day,
        month,
        year: year.unwrap_or_default(),
    })
}

/// Whether a text has more than one part of a date, readable or not.
pub(super) fn is_more_than_a_part(text: &str) -> bool {
    tokens(text).len() > 1
}

fn digits(text: &str) -> usize {
    text.chars().filter(|letter| number::digit(*letter).is_some()).count()
}

/// Numbers and words; signs and spaces part them, and a digit ends a word.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_new = true;
    for letter in fold_case(&number::visible(text)).chars() {
        let last = tokens.last_mut().filter(|_| !is_new);
        is_new = false;
        let is_digit = number::digit(letter).is_some();
        match (letter, last) {
            (_, Some(Token::Number(number))) if is_digit => number.push(letter),
            _ if is_digit => tokens.push(Token::Number(letter.into())),
            // Abbreviations have points: "พ.ค."
            ('.', Some(Token::Word(word))) => word.push(letter),
            _ if letter.is_whitespace() || letter.is_ascii_punctuation() => is_new = true,
            ('\u{2010}'..='\u{2015}' | '\u{2019}' | '\u{2212}' | '\u{60C}', _) => is_new = true,
            (_, Some(Token::Word(word))) => word.push(letter),
            _ => tokens.push(Token::Word(letter.into())),
        }
    }
    tokens.retain(|token| match token {
        Token::Number(_) => true,
        Token::Word(word) => !ORDINALS.contains(&&**word) && !BETWEEN.contains(&&**word),
    });
    tokens
}
