//! Distances in whole micrometres. Kilometres and miles are both exact, so that no distance is ever
//! compared as a float (R-U1, D-2).

use crate::plan::codes::codes;

codes! {
    /// The unit in which distances were typed.
    Unit {
        /// Kilometres.
        Km = "km",
        /// International miles of 1.609344 km.
        Mi = "mi",
    }
}

/// A distance in whole micrometres (1e-9 km).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Distance(i64);

impl Unit {
    /// Micrometres in one unit; 1 mi = 1.609344 km exactly.
    const fn micrometres(self) -> i64 {
        match self {
            Self::Km => 1_000_000_000,
            Self::Mi => 1_609_344_000,
        }
    }
}

impl Distance {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A number of whole kilometres.
    pub const fn from_km(kilometres: i64) -> Self {
        Self(kilometres * 1_000_000_000)
    }

    /// A number of tenths of a metre.
    pub const fn from_decimetres(decimetres: i64) -> Self {
        Self(decimetres * 100_000)
    }

    /// A number of kilometres or miles, rounded once to whole micrometres; nothing for a number that
    /// is not finite or beyond a million.
    #[expect(clippy::float_arithmetic, reason = "the one place where a typed number becomes whole")]
    #[expect(clippy::cast_precision_loss, reason = "both factors are below 2^53")]
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    pub fn from_number(number: f64, unit: Unit) -> Option<Self> {
        (number.abs() <= 1e6).then(|| {
            let exact = number * unit.micrometres() as f64;
            Self((exact + if exact < 0.0 { -0.5 } else { 0.5 }) as i64)
        })
    }

    /// The sum of both.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// Whole micrometres.
    pub const fn micrometres(self) -> i64 {
        self.0
    }

    /// In tenths of a unit, rounded to the nearest: 42.195 km are 422 tenths.
    pub const fn tenths(self, unit: Unit) -> i64 {
        let tenth = unit.micrometres() / 10;
        (self.0 + tenth / 2) / tenth
    }
}

#[cfg(test)]
mod tests {
    use super::{Distance, Unit};

    #[test]
    fn miles_and_kilometres_meet_exactly() {
        for (typed, unit, micrometres) in [
            (42.195, Unit::Km, 42_195_000_000),
            (26.2, Unit::Mi, 42_164_812_800),
            (-0.0, Unit::Km, 0),
            (0.000_000_000_6, Unit::Km, 1),
            (-0.000_000_000_6, Unit::Km, -1),
            (-0.000_000_000_4, Unit::Km, 0),
            (20.0 / 1.609_344, Unit::Mi, 20_000_000_000),
        ] {
            let distance = Distance::from_number(typed, unit).unwrap();
            assert_eq!(distance.micrometres(), micrometres, "{typed} {unit:?}");
        }
        assert_eq!(Distance::from_number(f64::INFINITY, Unit::Km), None);
        assert_eq!(Distance::from_number(f64::NAN, Unit::Km), None);
        assert_eq!(Distance::from_decimetres(421_950).tenths(Unit::Km), 422);
    }
}
