//! What the training is about on a day, by the races round it (R-Q1).

use crate::plan::{
    answers::{Pressure, Priority, Race, RaceClass},
    codes::codes,
    day::Day,
    planning_window::PlanningWindow,
    result::Technique,
};

codes! {
    /// The phase of a day (R-Q1).
    Phase {
        /// No race in sight.
        Steady = "steady",
        /// A race, still far away.
        Base = "base",
        Build = "build",
        Peak = "peak",
        Taper = "taper",
        /// In a recovery and in a taper.
        Between = "between",
        Recovery = "recovery",
    }
}

/// Days before a race and after it (R-Q1; judgement, except the tapers: source 19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) taper: i32,
    pub(crate) peak: i32,
    pub(crate) build: i32,
    /// After an A or B race.
    recovery: i32,
    /// The first day after an A or B race that may have a regular session.
    quiet: i32,
    /// The same after a C race.
    quiet_after_training: i32,
}

impl Span {
    /// The days of a race.
    pub(crate) fn of(race: &Race) -> Self {
        let taper = race.taper_days();
        let (peak, build, recovery, quiet, quiet_after_training) = match race.class() {
            RaceClass::Short => (20, 41, 3, 3, 0),
            RaceClass::Middle => (27, 55, 7, 5, 3),
            RaceClass::Marathon => (41, 83, 14, 8, 5),
            RaceClass::Ultra => (48, 97, 21, 14, 8),
        };
        Self { taper, peak, build, recovery, quiet, quiet_after_training }
    }

    /// R-Q1: the first day after the race, in days, on which regular sessions may lie again.
    pub(crate) const fn quiet_until(self, is_training: bool) -> i32 {
        if is_training { self.quiet_after_training } else { self.quiet }
    }
}

/// The phase of a session and the races that it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Season {
    pub(crate) phase: Phase,
    pub(crate) next_race: Option<Day>,
    pub(crate) last_race: Option<Day>,
}

impl Season {
    /// Whole weeks to the race ahead.
    pub(crate) fn weeks_to_race(self, day: Day) -> Option<i32> {
        self.next_race.map(|race| race.since(day) / 7)
    }
}

/// R-Q1: the phase of a day. Races of a series without a session count as training (R-R8).
pub(crate) fn season(window: &PlanningWindow<'_>, demoted: &[Day], day: Day) -> Season {
    let races = &window.races.all;
    let is_training = |race: &Race| race.priority == Priority::C || is_demoted(race, demoted);
    let recovery = races
        .iter()
        .rev()
        .find(|race| (1..=recovery_days(race, is_training(race))).contains(&day.since(race.day)));
    let goals = || races.iter().filter(|race| race.day > day && !is_training(race));
    let taper = goals().find(|race| race.day.since(day) <= race.taper_days());
    let last_race = recovery.map(|race| race.day);
    match (recovery, taper) {
        (Some(_), Some(next)) => {
            Season { phase: Phase::Between, next_race: Some(next.day), last_race }
        }
        (Some(_), None) => Season { phase: Phase::Recovery, next_race: None, last_race },
        (None, Some(next)) => Season { phase: Phase::Taper, next_race: Some(next.day), last_race },
        (None, None) => {
            let nearest = |priority| goals().find(|race| race.priority == priority);
            let goal = nearest(Priority::A).or_else(|| nearest(Priority::B));
            let phase = goal.map_or(Phase::Steady, |race| before(race, day));
            Season { phase, next_race: goal.map(|race| race.day), last_race }
        }
    }
}

/// R-Q1: the phase by the days to the race, the taper aside.
fn before(race: &Race, day: Day) -> Phase {
    let span = Span::of(race);
    match race.day.since(day) {
        days if days <= span.peak => Phase::Peak,
        days if days <= span.build => Phase::Build,
        _ => Phase::Base,
    }
}

/// R-Q1: days of recovery; half of them, rounded up, after training, and none after a short one.
fn recovery_days(race: &Race, is_training: bool) -> i32 {
    let days = Span::of(race).recovery;
    match (is_training, race.class()) {
        (true, RaceClass::Short) => 0,
        (true, _) => (days + 1) / 2,
        (false, _) => days,
    }
}

/// R-R8: whether the race is one of a series that gets no session.
pub(crate) fn is_demoted(race: &Race, demoted: &[Day]) -> bool {
    race.priority == Priority::B && race.class() == RaceClass::Short && demoted.contains(&race.day)
}

/// R-Q1: no friction so close before an A or B race (practice, source 16; the days are judgement).
pub(crate) fn has_no_friction(race: &Race, day: Day) -> bool {
    let before = match race.class() {
        RaceClass::Short => 3,
        RaceClass::Middle => 5,
        RaceClass::Marathon | RaceClass::Ultra => 7,
    };
    (0..=before).contains(&race.day.since(day))
}

impl Phase {
    /// R-Q1, R-Q3 (4): the most that a regular session may have (judgement).
    pub(crate) const fn limit(self) -> Option<Pressure> {
        match self {
            Self::Between => Some(Pressure::Light),
            Self::Recovery => Some(Pressure::Medium),
            Self::Steady | Self::Base | Self::Build | Self::Peak | Self::Taper => None,
        }
    }

    /// R-Q1: the techniques that are named first (judgement).
    pub(crate) const fn first_techniques(self, k: i32) -> [Technique; 3] {
        use Technique::{Compression, Effleurage, Mobilise, Petrissage, Rocking, ThaiStretch};
        const BASE: [Technique; 3] = [Effleurage, Petrissage, Mobilise];
        const BUILD: [Technique; 3] = [Petrissage, Compression, Technique::ThumbPress];
        match self {
            Self::Steady if k.rem_euclid(2) == 0 => BASE,
            Self::Steady | Self::Build => BUILD,
            Self::Base => BASE,
            Self::Peak => [Compression, Technique::ThumbPress, ThaiStretch],
            Self::Taper => [Effleurage, Rocking, Petrissage],
            Self::Recovery | Self::Between => [Effleurage, Rocking, Mobilise],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Phase, season};
    use crate::plan::{day::Day, planning_window::PlanningWindow, samples};

    fn phases(races: &str, days: &[&str]) -> Vec<Phase> {
        let answers = samples::answers(&format!(r#""races":[{races}]"#));
        let window = PlanningWindow::new(&answers);
        days.iter().map(|day| season(&window, &[], Day::from_iso(day).unwrap()).phase).collect()
    }

    #[test]
    fn each_phase_ends_on_the_day_of_the_table() {
        use Phase::{Base, Build, Peak, Recovery, Steady, Taper};
        let marathon = r#"{"date":"2026-08-01","distance":"marathon","priority":"A"}"#;
        let days = [
            "2026-05-09",
            "2026-05-10",
            "2026-06-20",
            "2026-06-21",
            "2026-07-17",
            "2026-07-18",
            "2026-08-02",
            "2026-08-15",
            "2026-08-16",
        ];
        let expected = [Base, Build, Build, Peak, Peak, Taper, Recovery, Recovery, Steady];
        assert_eq!(phases(marathon, &days), expected);
        let short = r#"{"date":"2026-08-01","distance":"5k","priority":"B"}"#;
        let days = [
            "2026-06-20",
            "2026-06-21",
            "2026-07-12",
            "2026-07-27",
            "2026-07-28",
            "2026-08-04",
            "2026-08-05",
        ];
        assert_eq!(phases(short, &days), [Base, Build, Peak, Peak, Taper, Recovery, Steady]);
    }

    #[test]
    fn training_has_half_a_recovery_and_no_taper() {
        let training = r#"{"date":"2026-08-01","distance":"half","priority":"C"}"#;
        let days = ["2026-07-31", "2026-08-05", "2026-08-06"];
        let expected = [Phase::Steady, Phase::Recovery, Phase::Steady];
        assert_eq!(phases(training, &days), expected);
    }

    #[test]
    fn a_recovery_within_a_taper_is_between() {
        let two = r#"{"date":"2026-08-01","distance":"marathon","priority":"A"},
            {"date":"2026-08-16","distance":"half","priority":"B"}"#;
        let days = ["2026-08-05", "2026-08-06", "2026-08-15"];
        let expected = [Phase::Recovery, Phase::Between, Phase::Between];
        assert_eq!(phases(two, &days), expected);
    }
}
