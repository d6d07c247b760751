//! Public holidays of some countries, so that an owner need not look them up. Only what a law of the
//! whole country fixes or lets compute; days that are set each year or that one region has alone are
//! not here, and the page says so.

use recovery_calculator::plan::day::{Day, Weekday};

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// Month and day.
    On(u32, u32),
    /// The same, and on a weekend the next weekday that is no holiday as well.
    OrNext(u32, u32),
    /// Days after Easter Sunday.
    Easter(i32),
    /// Month, weekday from Monday on, and which one of the month.
    Nth(u32, u8, i32),
    /// Month, and the weekday that is the last one of it.
    Last(u32, u8),
    /// The last Monday before 25 May.
    BeforeVictoria,
    /// The first Monday of February; 1 February where that is a Friday.
    Brigid,
    /// Set by the Te Kāhui o Matariki Public Holiday Act 2022, schedule 1.
    Matariki,
}

use Rule::{BeforeVictoria, Brigid, Easter, Last, Matariki, Nth, On, OrNext};

const MON: u8 = 1;
const THU: u8 = 4;

/// By country. Sources: the Banking and Financial Dealings Act 1971 (England and Wales), the
/// Organisation of Working Time Act 1997 and S.I. 50 of 2022 (Ireland), 5 U.S.C. 6103 (United States),
/// the Canada Labour Code, the national days of Australia, the Holidays Act 2003 (New Zealand), and the
/// fixed days of the Bank of Thailand.
const COUNTRIES: [(&str, &[Rule]); 7] = [
    (
        "GB",
        &[
            OrNext(1, 1),
            Easter(-2),
            Easter(1),
            Nth(5, MON, 1),
            Last(5, MON),
            Last(8, MON),
            OrNext(12, 25),
            OrNext(12, 26),
        ],
    ),
    (
        "IE",
        &[
            On(1, 1),
            Brigid,
            On(3, 17),
            Easter(1),
            Nth(5, MON, 1),
            Nth(6, MON, 1),
            Nth(8, MON, 1),
            Last(10, MON),
            On(12, 25),
            On(12, 26),
        ],
    ),
    (
        "US",
        &[
            On(1, 1),
            Nth(1, MON, 3),
            Nth(2, MON, 3),
            Last(5, MON),
            On(6, 19),
            On(7, 4),
            Nth(9, MON, 1),
            Nth(10, MON, 2),
            On(11, 11),
            Nth(11, THU, 4),
            On(12, 25),
        ],
    ),
    (
        "CA",
        &[
            On(1, 1),
            Easter(-2),
            BeforeVictoria,
            On(7, 1),
            Nth(9, MON, 1),
            On(9, 30),
            Nth(10, MON, 2),
            On(11, 11),
            On(12, 25),
            On(12, 26),
        ],
    ),
    (
        "AU",
        &[
            OrNext(1, 1),
            OrNext(1, 26),
            Easter(-2),
            Easter(1),
            On(4, 25),
            OrNext(12, 25),
            OrNext(12, 26),
        ],
    ),
    (
        "NZ",
        &[
            OrNext(1, 1),
            OrNext(1, 2),
            OrNext(2, 6),
            Easter(-2),
            Easter(1),
            OrNext(4, 25),
            Nth(6, MON, 1),
            Matariki,
            Nth(10, MON, 4),
            OrNext(12, 25),
            OrNext(12, 26),
        ],
    ),
    (
        "TH",
        &[
            On(1, 1),
            On(4, 6),
            On(4, 13),
            On(4, 14),
            On(4, 15),
            On(5, 1),
            On(5, 4),
            On(6, 3),
            On(7, 28),
            On(8, 12),
            On(10, 13),
            On(10, 23),
            On(12, 5),
            On(12, 10),
            On(12, 31),
        ],
    ),
];

/// The years for which Matariki is known here.
const MATARIKI: [(i32, u32, u32); 5] =
    [(2026, 7, 10), (2027, 6, 25), (2028, 7, 14), (2029, 7, 6), (2030, 6, 21)];

/// Whether there is a list for this country.
pub(crate) fn is_known(country: &str) -> bool {
    COUNTRIES.iter().any(|(code, _)| *code == country)
}

/// The holidays of a country in a year, by date, each once; nothing for a country without a list.
pub(crate) fn holidays(country: &str, year: i32) -> Vec<Day> {
    let found = COUNTRIES.iter().find(|(code, _)| *code == country);
    let rules = found.map_or(&[][..], |(_, rules)| rules);
    let mut days: Vec<Day> = rules.iter().filter_map(|rule| rule.day(year)).collect();
    for rule in rules {
        if let (OrNext(..), Some(day)) = (rule, rule.day(year))
            && is_weekend(day)
        {
            let mut later = (1..8).map(|after| day.plus(after));
            days.extend(later.find(|next| !is_weekend(*next) && !days.contains(next)));
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn is_weekend(day: Day) -> bool {
    day.weekday().iso() > 5
}

impl Rule {
    fn day(self, year: i32) -> Option<Day> {
        match self {
            On(month, day) | OrNext(month, day) => Day::from_ymd(year, month, day),
            Easter(after) => Some(easter(year)?.plus(after)),
            Nth(month, weekday, nth) => {
                Some(first(Day::from_ymd(year, month, 1)?, weekday)?.plus(7 * (nth - 1)))
            }
            Last(month, weekday) => {
                let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                Some(first(Day::from_ymd(next.0, next.1, 1)?, weekday)?.plus(-7))
            }
            BeforeVictoria => Some(first(Day::from_ymd(year, 5, 25)?, MON)?.plus(-7)),
            Brigid => {
                let begin = Day::from_ymd(year, 2, 1)?;
                if begin.weekday().iso() == 5 { Some(begin) } else { first(begin, MON) }
            }
            Matariki => {
                let (_, month, day) = MATARIKI.iter().find(|(known, ..)| *known == year)?;
                Day::from_ymd(year, *month, *day)
            }
        }
    }
}

/// The first such weekday from a day on.
fn first(from: Day, weekday: u8) -> Option<Day> {
    let wanted = Weekday::from_iso(weekday)?;
    (0..7).map(|after| from.plus(after)).find(|day| day.weekday() == wanted)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, in Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i32) -> Option<Day> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let number = moon + week - 7 * late + 114;
    Day::from_ymd(year, (number / 31).unsigned_abs(), (number % 31 + 1).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::{easter, holidays, is_known};

    fn of(country: &str, year: i32) -> String {
        let days = holidays(country, year);
        days.iter().map(|day| day.iso().get(5..).unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn easter_is_where_the_calendars_have_it() {
        for (year, day) in [
            (2024, "03-31"),
            (2025, "04-20"),
            (2026, "04-05"),
            (2027, "03-28"),
            (2028, "04-16"),
            (2038, "04-25"),
        ] {
            assert_eq!(easter(year).unwrap().iso(), format!("{year}-{day}"));
        }
    }

    #[test]
    fn holidays_are_those_of_the_calendars() {
        // The United Kingdom, Ireland and New Zealand as in the Python package `holidays`; it has other
        // lists for the United States, Canada and Australia, which are by the laws above. The real days
        // of Christmas stay closed beside their substitutes.
        assert_eq!(of("GB", 2026), "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28");
        assert_eq!(of("GB", 2027), "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28");
        assert_eq!(of("IE", 2026), "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26");
        // 1 February is a Friday.
        assert!(of("IE", 2030).contains("02-01"));
        assert_eq!(
            of("US", 2026),
            "01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25"
        );
        assert_eq!(of("CA", 2026), "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26");
        assert!(of("CA", 2027).contains("05-24"));
        assert_eq!(of("IE", 2027), "01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26");
        // Boxing Day and ANZAC Day fall on a Saturday.
        assert_eq!(
            of("NZ", 2026),
            "01-01 01-02 02-06 04-03 04-06 04-25 04-27 06-01 07-10 10-26 12-25 12-26 12-28"
        );
        assert_eq!(
            of("NZ", 2027),
            "01-01 01-02 01-04 02-06 02-08 03-26 03-29 04-25 04-26 06-07 06-25 10-25 12-25 12-26 12-27 12-28"
        );
        assert!(of("AU", 2026).contains("12-28"));
        assert_eq!(of("FR", 2026), "");
        assert!(is_known("TH") && !is_known("FR"));
    }
}
