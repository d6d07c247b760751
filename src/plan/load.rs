//! How much the visitor runs, and so how many days lie between maintenance sessions (R-L1 to R-L3).

use crate::plan::{
    answers::{Answers, Race, RaceClass},
    day::Day,
    distance::Distance,
};

/// R-L3: days before the race from which marathon preparation lasts to its eve (12 weeks;
/// judgement).
pub(crate) const PREPARATION_DAYS: i32 = 84;
/// R-L3: from this weekly distance on, preparation means a session a week (judgement; source 12).
pub(crate) const BASE: Distance = Distance::from_km(20);

/// The cadence of every day: a band by weekly load, and marathon preparation on top.
#[derive(Clone, Debug)]
pub(crate) struct Load {
    band: i32,
    preparation: i32,
    /// First and last day of each preparation.
    preparing: Vec<(Day, Day)>,
}

impl Load {
    /// The load of these answers, with every race that counts, planned or not.
    pub(crate) fn new(answers: &Answers, races: &[Race]) -> Self {
        let preparing = races
            .iter()
            .filter(|race| RaceClass::of(race.distance).is_long())
            .map(|race| (race.day.plus(-PREPARATION_DAYS), race.day.plus(-1)))
            .collect();
        let enough = answers.weekly_distance >= BASE;
        Self { band: band(answers), preparation: if enough { 7 } else { 14 }, preparing }
    }

    /// Days between maintenance sessions in force on this day.
    pub(crate) fn cadence(&self, day: Day) -> i32 {
        if self.is_preparation(day) { self.preparation } else { self.band }
    }

    /// Whether the day belongs to a marathon preparation (R-L3).
    pub(crate) fn is_preparation(&self, day: Day) -> bool {
        self.preparing.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }
}

/// R-L1 and R-L2: days between sessions by weekly distance and run days.
///
/// The days are the clinic's. Of the distances 45 km has a source, the mean of marathon trainers
/// (source 12); 80 and 20 km are judgement. Two hard sessions lift the two lower bands by one
/// (R-L2), never to weekly.
fn band(answers: &Answers) -> i32 {
    let distance = answers.weekly_distance;
    let almost_daily = answers.run_days >= 6;
    let band = if distance >= Distance::from_km(80) || (almost_daily && distance >= BASE) {
        3
    } else if distance >= Distance::from_km(45) || (answers.run_days == 5 && distance >= BASE) {
        2
    } else {
        i32::from(distance >= BASE || almost_daily)
    };
    let lifted = if band < 2 && answers.hard_sessions >= 2 { band + 1 } else { band };
    28 - 7 * lifted
}

/// R-L5, R-L6: by how many whole percent `next` exceeds `base`, if by more than `limit`.
///
/// Why: runs over 10 percent longer than the longest of 30 days went with more injuries
/// (source 13); a rise of the weekly distance over 30 percent is weaker evidence (source 14).
pub(crate) fn spike(base: Option<Distance>, next: Option<Distance>, limit: i64) -> Option<i64> {
    let base = base?.micrometres();
    let rise = next?.micrometres() - base;
    (base > 0 && rise * 100 > base * limit).then(|| (rise * 200 + base) / (base * 2))
}

#[cfg(test)]
mod tests {
    use super::spike;
    use crate::plan::distance::Distance;

    #[test]
    fn exactly_the_limit_is_no_spike() {
        let km = |km| Some(Distance::from_km(km));
        for (base, next, percent) in [
            (km(20), km(22), None),
            (km(20), Some(Distance::from_decimetres(220_001)), Some(10)),
            (km(20), km(26), Some(30)),
            (km(0), km(26), None),
            (None, km(26), None),
            (km(3), km(5), Some(67)),
        ] {
            assert_eq!(spike(base, next, 10), percent, "{base:?} {next:?}");
        }
    }
}
