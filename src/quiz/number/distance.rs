//! Distances as runners write them: a number, the name of a race, or four weeks in a row.

use crate::{
    plan::{
        distance::{Distance, Unit},
        request::Field,
        result::FaultCode,
    },
    quiz::{
        fold_case::fold_case,
        number::{self, Typed, visible},
    },
};

/// What a runner writes for a half marathon,
const HALF: [&str; 9] = [
    "half",
    "a half",
    "1/2",
    "\u{bd}",
    "half marathon",
    "half-marathon",
    "1/2 marathon",
    "\u{bd} marathon",
    "hm",
];
/// and for a whole one.
const MARATHON: [&str; 4] = ["marathon", "a marathon", "full marathon", "1 marathon"];

/// Reads a distance in the unit in force: a number with what stands around it, or a race by name.
pub fn read(text: &str, unit: Unit) -> Option<Typed> {
    let name = fold_case(&visible(text));
    let name = name.trim();
    // A marathon has 42.195 km, which are 26.2188 miles.
    let (digits, decimals) = match unit {
        _ if HALF.contains(&name) => match unit {
            Unit::Km => (210_975, 4),
            Unit::Mi => (131_094, 4),
        },
        _ if !MARATHON.contains(&name) => return number::read(text),
        Unit::Km => (42_195, 3),
        Unit::Mi => (262_188, 4),
    };
    Some(Typed { digits, decimals, unit: None, is_loose: true })
}

/// A typed distance, as a number of the unit in force.
pub fn field(text: &str, unit: Unit) -> Field<f64> {
    if visible(text).trim().is_empty() {
        return Field::Empty;
    }
    read(text, unit).map_or(Field::Invalid(FaultCode::NotANumber), |it| Field::Valid(it.number()))
}

/// Four weeks, oldest first: "42, 38, 0, 51". A comma between digits is a decimal mark where the
/// weeks stand apart anyway.
pub fn weeks(text: &str) -> Option<[Typed; 4]> {
    let text = visible(text);
    let parted = |is_end: fn(char) -> bool| {
        let parts = text.split(is_end).map(|part| part.trim_matches([',', '.', ' ']));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let mut weeks = Vec::new();
        for part in parts {
            weeks.push(number::read(part).filter(|typed| !typed.is_loose)?);
        }
        <[Typed; 4]>::try_from(weeks).ok()
    };
    let weeks = parted(|letter| matches!(letter, ';' | '/' | '+') || letter.is_whitespace())
        .or_else(|| parted(|letter| matches!(letter, ',' | ';')))?;
    let mut units = weeks.iter().filter_map(|week| week.unit);
    let unit = units.next();
    units.all(|other| Some(other) == unit).then_some(weeks)
}

/// The mean of a few typed numbers: their number has to divide a hundred.
pub fn mean(typed: &[Typed]) -> Option<Typed> {
    let decimals = typed.iter().map(|one| one.decimals).max()?;
    let aligned = |one: &Typed| one.digits.checked_mul(10_u64.pow(decimals - one.decimals));
    let sum = typed.iter().try_fold(0_u64, |sum, one| sum.checked_add(aligned(one)?))?;
    let hundredths = 100 / u64::try_from(typed.len()).ok()?;
    let digits = sum.checked_mul(hundredths)?;
    let unit = typed.iter().find_map(|one| one.unit);
    Some(Typed { digits, decimals: decimals + 2, unit, is_loose: true })
}

/// The weeks in another unit, to a tenth.
pub fn convert_weeks(text: &str, (from, to): (Unit, Unit), point: char) -> Option<String> {
    let tenths = |week: &Typed| Some(Distance::from_number(week.number(), from)?.tenths(to));
    let weeks = weeks(text)?;
    let texts: Option<Vec<String>> =
        weeks.iter().map(|week| Some(number::from_tenths(tenths(week)?, point))).collect();
    texts.map(|texts| texts.join(if point == ',' { "; " } else { ", " }))
}

#[cfg(test)]
mod tests {
    use super::{mean, read, weeks};
    use crate::{
        plan::distance::Unit,
        quiz::number::{Typed, write},
    };

    #[test]
    fn a_half_marathon_has_names() {
        for text in ["half", "Half Marathon", "1/2", "½", " HM "] {
            let typed = read(text, Unit::Km).unwrap();
            assert!(typed.is_loose && typed.unit.is_none(), "{text} is said back");
            assert_eq!(write(typed.number(), '.').as_deref(), Some("21.098"), "{text}");
            let miles = read(text, Unit::Mi).unwrap();
            assert_eq!(write(miles.number(), '.').as_deref(), Some("13.109"), "{text}");
        }
        let marathon = read("marathon", Unit::Mi).unwrap();
        assert_eq!(write(marathon.number(), '.').as_deref(), Some("26.219"));
        for text in ["1/3", "half an hour", "10 1/2", "1/2/3", "halves", "two halves"] {
            assert_eq!(read(text, Unit::Km), None, "{text}");
        }
        assert!(read("about 25", Unit::Km).is_some());
    }

    #[test]
    fn four_weeks_are_read_however_they_are_parted() {
        for (text, read) in [
            ("42, 38, 0, 51", Some("32.75")),
            ("42,38,0,51", Some("32.75")),
            ("42 38 0 51", Some("32.75")),
            ("42; 38; 0; 51.", Some("32.75")),
            ("42,5 38,5 0 51", Some("33")),
            ("42km 38km 0 51", Some("32.75")),
            ("๔๒ ๓๘ ๐ ๕๑", Some("32.75")),
            ("42, 38, 0", None),
            ("42, 38, 0, 51, 10", None),
            ("42, 38, none, 51", None),
            ("42km 38mi 0 51", None),
            ("42, -38, 0, 51", None),
            ("about 42, 38, 0, 51", None),
            ("999999999999 999999999999 0 0,00000000001", None),
            ("42.5", None),
            ("", None),
        ] {
            let mean = weeks(text).and_then(|weeks| mean(&weeks)).map(Typed::number);
            assert_eq!(mean.and_then(|it| write(it, '.')).as_deref(), read, "{text}");
        }
        let weeks = weeks("42, 38, 0, 51").unwrap();
        let [first, second, ..] = &weeks;
        let before = mean(&[*first, *second]).unwrap();
        assert!(before.number().total_cmp(&40.0).is_eq());
    }
}
