//! How much the visitor trains, and so how many days lie between regular sessions (R-L1, R-L3).

use crate::plan::{
    answers::{Answers, Frequency, Priority, Race},
    day::Day,
    distance::Distance,
    phase,
};

/// R-L1: the upper ends of the bands in load points (judgement; 45 km is the mean of marathon
/// trainers, source 12). The last band has none.
const BANDS: [i64; 4] = [25, 45, 65, 85];
/// R-L1: points of a hard session, at most so many of them (judgement).
const HARD: (u32, u32) = (5, 3);
/// R-L1: points of a running day over four, at most so many (judgement).
const RUN_DAY: (u32, u32) = (5, 3);
const RUN_DAYS: u32 = 4;
/// R-L1: points of an hour of other endurance training, at most so many (judgement).
const OTHER: (u32, u32) = (2, 8);
/// R-L5: a rise of the long run below this is none worth a word (judgement).
pub(crate) const LONG_RUN_RISE: Distance = Distance::from_km(3);
/// R-L6: the same for the week (judgement).
pub(crate) const WEEKLY_RISE: Distance = Distance::from_km(10);

/// Days between regular sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rhythm {
    /// Every so many days; a multiple of seven.
    Days(i32),
    /// Weekly, with every fourth week free: 28/3 days on average.
    ThreeOfFour,
}

impl Rhythm {
    /// From the thinnest to the densest band (R-L1; the days are the clinic's).
    const BANDS: [Self; 5] =
        [Self::Days(28), Self::Days(21), Self::Days(14), Self::ThreeOfFour, Self::Days(7)];

    /// The least days from one target to the next.
    pub(crate) const fn days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::ThreeOfFour => 7,
        }
    }

    /// In whole weeks.
    pub(crate) const fn weeks(self) -> i32 {
        self.days() / 7
    }

    /// In whole days, as told: 9 for three weeks of four.
    pub(crate) const fn told(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::ThreeOfFour => 9,
        }
    }

    /// Whether so many days are fewer than six tenths of it, not rounded.
    pub(crate) const fn is_within_six_tenths(self, days: i32) -> bool {
        match self {
            Self::Days(rhythm) => days * 10 < rhythm * 6,
            Self::ThreeOfFour => days * 30 < 28 * 6,
        }
    }

    /// R-S1: days that a regular session keeps from any other (judgement).
    pub(crate) const fn spacing(self) -> i32 {
        if self.days() == 7 { 5 } else { 7 }
    }

    /// R-B1: at least so many days; 0 for no floor.
    pub(crate) fn with_floor(self, floor: i32) -> Self {
        if floor > self.days() { Self::Days(floor) } else { self }
    }
}

/// The rhythm of every day: a band by load points, and marathon preparation on top.
#[derive(Clone, Debug)]
pub(crate) struct Load {
    band: usize,
    /// First and last day of a preparation, and by how many bands it is denser (R-L3).
    preparing: Vec<(Day, Day, usize)>,
}

impl Load {
    /// The load of these answers, with every race that counts, planned or not.
    pub(crate) fn new(answers: &Answers, races: &[Race]) -> Self {
        let runs = answers.weekly_distance > Distance::ZERO;
        let long = races.iter().filter(|race| runs && race.class().is_long());
        let preparing = long.flat_map(preparations).collect();
        let shift = match answers.frequency {
            Frequency::Seldom => -1,
            Frequency::Suggested => 0,
            Frequency::Often => 1,
        };
        let most = Rhythm::BANDS.len() - 1;
        let band = band(points(answers)).saturating_add_signed(shift).min(most);
        Self { band, preparing }
    }

    /// The rhythm in force on this day.
    pub(crate) fn rhythm(&self, day: Day) -> Rhythm {
        let band = self.band + self.denser(day);
        Rhythm::BANDS.get(band).copied().unwrap_or(Rhythm::Days(7))
    }

    /// Whether marathon preparation makes the rhythm of this day denser (R-L3).
    pub(crate) fn is_preparation(&self, day: Day) -> bool {
        self.denser(day) > 0
    }

    /// By how many bands the day is denser: of several preparations the densest counts.
    fn denser(&self, day: Day) -> usize {
        let on = self.preparing.iter().filter(|(first, last, _)| (*first..=*last).contains(&day));
        on.map(|(_, _, denser)| *denser).max().unwrap_or(0)
    }
}

/// R-L3: one band denser on the build days of an A race over 30 km, two on its peak days; one on
/// the peak days of a B race (the clinic's article: weekly for marathon preparation; the bands are
/// judgement).
fn preparations(race: &Race) -> Vec<(Day, Day, usize)> {
    let span = phase::Span::of(race);
    let days = |from: i32, to: i32, denser| (race.day.plus(-from), race.day.plus(-to), denser);
    let peak = |denser| days(span.peak, span.taper + 1, denser);
    match race.priority {
        Priority::A => vec![days(span.build, span.peak + 1, 1), peak(2)],
        Priority::B => vec![peak(1)],
        Priority::C => Vec::new(),
    }
}

/// R-L1: kilometres a week, and points for how they are run and for what is trained beside them,
/// as a distance, so that miles stay exact.
fn points(answers: &Answers) -> Distance {
    let of = |(points, most): (u32, u32), count: u32| points * count.min(most);
    let extra = of(HARD, answers.hard_sessions)
        + of(RUN_DAY, answers.run_days.saturating_sub(RUN_DAYS))
        + of(OTHER, answers.other_training);
    answers.weekly_distance.plus(Distance::from_km(i64::from(extra)))
}

/// The band of so many points.
fn band(points: Distance) -> usize {
    BANDS.iter().take_while(|end| points >= Distance::from_km(**end)).count()
}

/// R-L5, R-L6: by how many whole percent `next` exceeds `base`, if by more than `limit`.
///
/// Why: runs over 10 percent longer than the longest of 30 days went with more injuries
/// (source 13); a rise of the weekly distance over 30 percent is weaker evidence (source 14).
pub(crate) fn spike(
    base: Option<Distance>,
    next: Option<Distance>,
    (limit, least): (i64, Distance),
) -> Option<i64> {
    let base = base?.micrometres();
    let rise = next?.micrometres() - base;
    let counts = base > 0 && rise * 100 > base * limit && rise >= least.micrometres();
    counts.then(|| (rise * 200 + base) / (base * 2))
}

#[cfg(test)]
mod tests {
    use super::{Rhythm, band, points, spike};
    use crate::plan::{day::Day, distance::Distance, planning_window::PlanningWindow, samples};

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
            assert_eq!(spike(base, next, (10, Distance::ZERO)), percent, "{base:?} {next:?}");
        }
    }

    #[test]
    fn a_rise_below_the_least_is_no_spike() {
        let km = |km| Some(Distance::from_km(km));
        let least = Distance::from_km(3);
        assert_eq!(spike(km(5), km(8), (10, least)), Some(60));
        let below = Some(Distance::from_decimetres(79_999));
        assert_eq!(spike(km(5), below, (10, least)), None);
    }

    #[test]
    fn a_band_begins_at_its_lower_end() {
        let below = |km: i64| Distance::from_decimetres(km * 10_000 - 1);
        for (km, expected) in [(25, 1), (45, 2), (65, 3), (85, 4)] {
            assert_eq!(band(Distance::from_km(km)), expected, "{km}");
            assert_eq!(band(below(km)), expected - 1, "{km}");
        }
        assert_eq!(band(Distance::ZERO), 0);
    }

    #[test]
    fn six_tenths_are_not_rounded() {
        for (rhythm, within) in [
            (Rhythm::Days(7), 4),
            (Rhythm::ThreeOfFour, 5),
            (Rhythm::Days(14), 8),
            (Rhythm::Days(21), 12),
            (Rhythm::Days(28), 16),
        ] {
            assert!(rhythm.is_within_six_tenths(within), "{rhythm:?}");
            assert!(!rhythm.is_within_six_tenths(within + 1), "{rhythm:?}");
        }
    }

    #[test]
    fn points_count_hard_sessions_running_days_and_other_training_up_to_an_end() {
        for (changes, km) in [
            ("", 30),
            (r#""hardSessions":3"#, 45),
            (r#""hardSessions":4"#, 45),
            (r#""runDays":5"#, 35),
            (r#""runDays":7"#, 45),
            (r#""otherTraining":8"#, 46),
            (r#""otherTraining":9"#, 46),
        ] {
            let answers = samples::answers(changes);
            assert_eq!(points(&answers), Distance::from_km(km), "{changes}");
        }
    }

    #[test]
    fn preparation_is_denser_on_its_own_days() {
        let race = |priority: &str, rest: &str| {
            let changes = format!(
                r#""races":[{{"date":"2026-08-01","distance":"marathon","priority":"{priority}"}}]{rest}"#
            );
            let answers = samples::answers(&changes);
            let window = PlanningWindow::new(&answers);
            [84, 83, 42, 41, 15, 14].map(|days| {
                let race = Day::from_iso("2026-08-01").unwrap();
                window.load.rhythm(race.plus(-days)).told()
            })
        };
        assert_eq!(race("A", ""), [21, 14, 14, 9, 9, 21]);
        assert_eq!(race("B", ""), [21, 21, 21, 14, 14, 21]);
        assert_eq!(race("C", ""), [21; 6]);
        assert_eq!(race("A", r#","frequency":"often""#), [14, 9, 9, 7, 7, 14]);
        assert_eq!(race("A", r#","frequency":"seldom""#), [28, 21, 21, 14, 14, 28]);
        assert_eq!(race("A", r#","weeklyDistance":0,"runDays":0"#), [28; 6]);
    }
}
