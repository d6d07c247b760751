//! The moment at which a clock somewhere shows a time. Calendar files need it, and only the browser knows
//! the rules of time zones.

use crate::{plan::day::Day, quiz::record::hour::Hour};

const MINUTES: i64 = 24 * 60;

/// The second since 1970 at which a clock shows this day and time. `shown` says what the clock shows at
/// such a second: day and time. Where the clock jumps over the time, a moment near it.
pub fn moment(day: Day, hour: Hour, shown: impl Fn(u64) -> Option<(Day, Hour)>) -> Option<u64> {
    let minutes = |(day, hour): (Day, Hour)| {
        i64::from(day.since(Day::UNIX)) * MINUTES + i64::from(hour.minutes())
    };
    let wanted = minutes((day, hour));
    let mut found = wanted;
    // Twice, because the first guess may lie on the other side of a change of the clock.
    for _ in 0..2 {
        let second = u64::try_from(found).ok()? * 60;
        found += wanted - minutes(shown(second)?);
    }
    u64::try_from(found).ok()?.checked_mul(60)
}

#[cfg(test)]
mod tests {
    use super::{MINUTES, moment};
    use crate::{plan::day::Day, quiz::record::hour::Hour};

    /// Central Europe in 2026: an hour ahead, from 29 March 01:00 UTC two.
    fn shown(second: u64) -> Option<(Day, Hour)> {
        let change = Day::from_iso("2026-03-29")?.since(Day::UNIX);
        let minute = i64::try_from(second).ok()? / 60;
        let ahead = if minute < i64::from(change) * MINUTES + 60 { 60 } else { 120 };
        let there = minute + ahead;
        let day = Day::UNIX.plus(i32::try_from(there / MINUTES).ok()?);
        let hour = u16::try_from(there % MINUTES).ok()?;
        Some((day, Hour::new(hour / 60, hour % 60)?))
    }

    #[test]
    fn the_moment_is_the_one_at_which_the_clock_shows_the_time() {
        for (day, hour) in [
            ("2026-03-28", (14, 30)),
            ("2026-03-29", (0, 30)),
            ("2026-03-29", (3, 0)),
            ("2026-03-29", (23, 59)),
            ("2026-06-01", (0, 0)),
        ] {
            let (day, hour) = (Day::from_iso(day).unwrap(), Hour::new(hour.0, hour.1).unwrap());
            let found = moment(day, hour, shown).unwrap();
            assert_eq!(shown(found), Some((day, hour)), "{day:?} {hour:?}");
        }
        assert_eq!(moment(Day::UNIX, Hour::new(1, 0).unwrap(), |_| None), None);
    }
}
