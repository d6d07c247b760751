//! Lengths in whole tenths of a px, and the estimated width of a text.

use std::{
    fmt,
    ops::{Add, Sub},
};

/// A length or a position, in tenths of a px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Px(i32);

impl Px {
    /// A length in px.
    pub const fn whole(px: i32) -> Self {
        Self(px * 10)
    }

    /// A length in tenths of a px.
    pub const fn tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// A fraction of the length, rounded to the nearest tenth; 0 if the denominator is 0.
    #[must_use]
    pub fn share(self, numerator: i32, denominator: i32) -> Self {
        let (part, whole) = (i64::from(self.0) * i64::from(numerator), i64::from(denominator));
        let rounded = (2 * part + whole).checked_div(2 * whole).unwrap_or(0);
        Self(i32::try_from(rounded).unwrap_or(0))
    }
}

impl Add for Px {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Px {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (px, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(out, "{sign}{px}") } else { write!(out, "{sign}{px}.{tenth}") }
    }
}

/// An estimate of the width of a text in semi-bold type of 12 px. It is rather too wide, so that
/// labels stay apart in the clinic's typeface too.
pub fn text_width(text: &str) -> Px {
    Px(text.chars().map(tenths).sum())
}

const fn tenths(letter: char) -> i32 {
    match letter {
        // Combining marks: accents, Thai vowels and tones, Hebrew and Arabic points.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{200b}'..='\u{200f}' => 0,
        'i' | 'j' | 'l' | '.' | ',' | '\'' | '|' | '!' | ':' | ';' => 38,
        ' ' => 36,
        'f' | 'r' | 't' | '(' | ')' | '-' | 'I' => 52,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '\u{2014}' => 118,
        'a'..='z' => 74,
        'A'..='Z' | '0'..='9' | '\u{250}'..='\u{10ff}' => 88,
        '\u{0}'..='\u{24f}' => 80,
        _ => 130,
    }
}

#[cfg(test)]
mod tests {
    use super::{Px, text_width};

    #[test]
    fn lengths_print_without_floats() {
        for (length, text) in
            [(Px::whole(12), "12"), (Px::tenths(123), "12.3"), (Px::tenths(-5), "-0.5")]
        {
            assert_eq!(length.to_string(), text);
        }
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_tenth() {
        assert_eq!(Px::whole(1).share(1, 3), Px::tenths(3));
        assert_eq!(Px::whole(2).share(1, 3), Px::tenths(7));
        assert_eq!(Px::whole(2).share(1, 0), Px::whole(0));
    }

    #[test]
    fn marks_above_and_below_take_no_room() {
        assert_eq!(text_width("ที่"), text_width("ท"));
        assert!(text_width("Marathon") > text_width("Half"));
    }
}
