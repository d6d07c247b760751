//! The races as the plan sees them: merged, old ones dropped, and the days that each protects.

use std::cmp::Reverse;

use crate::plan::{
    answers::{Answers, Priority, Race, RaceClass},
    day::Day,
    distance::Distance,
    order::sort_by_key,
};

/// R-R5: days for which a past race counts.
const PAST_COUNTS: i32 = 10;
/// R-H1: a race farther ahead than this is protected, but not planned.
const PLANNED_AHEAD: i32 = 180;

/// Every race that counts, and what became of the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Races {
    /// By date, then longest first; those beyond the horizon too.
    pub(crate) all: Vec<Race>,
    /// Race days on which entries were merged (R-V4).
    pub(crate) merged: Vec<Day>,
    /// Race days over 10 days ago (R-R5).
    pub(crate) past: Vec<Day>,
    /// Race days that are not planned yet (R-H1).
    pub(crate) beyond: Vec<Day>,
}

impl Races {
    /// Merges repeats, drops old races and marks those beyond the horizon.
    pub(crate) fn new(answers: &Answers) -> Self {
        let mut races = Self::default();
        let mut entered = answers.races.clone();
        sort_by_key(&mut entered, |race| (race.day, Reverse(race.distance), race.priority));
        for race in entered {
            match races.all.iter_mut().find(|kept| is_same(kept, &race)) {
                Some(kept) => {
                    merge(kept, race);
                    races.merged.push(kept.day);
                }
                None => races.all.push(race),
            }
        }
        races.merged.dedup();
        let today = answers.today;
        races.past = days(&races.all, |race| race.day.plus(PAST_COUNTS) < today);
        races.all.retain(|race| race.day.plus(PAST_COUNTS) >= today);
        races.beyond = days(&races.all, |race| !is_planned(race, today));
        races
    }
}

/// Whether a race is near enough to get sessions of its own (R-H1).
pub(crate) fn is_planned(race: &Race, today: Day) -> bool {
    race.day <= today.plus(PLANNED_AHEAD)
}

/// The days of those races that fit, each once.
fn days(races: &[Race], fits: impl Fn(&Race) -> bool) -> Vec<Day> {
    let mut days: Vec<Day> = races.iter().filter(|race| fits(race)).map(|race| race.day).collect();
    days.dedup();
    days
}

/// R-V4: one day, and distances that differ by at most 1 % of the longest. The kept race is the
/// longest of its kind because races come longest first.
fn is_same(kept: &Race, race: &Race) -> bool {
    let longest = kept.distance.micrometres();
    kept.day == race.day && (longest - race.distance.micrometres()) * 100 <= longest
}

/// R-V4: the best priority and the first name in code point order stay.
fn merge(kept: &mut Race, race: Race) {
    kept.priority = kept.priority.min(race.priority);
    let is_first = kept.name.is_empty() || race.name < kept.name;
    if !race.name.is_empty() && is_first {
        kept.name = race.name;
    }
}

impl Race {
    /// How long it is.
    pub(crate) fn class(&self) -> RaceClass {
        RaceClass::of(self.distance)
    }

    /// R-R6: a short training run gets no sessions of its own.
    pub(crate) fn is_short_training(&self) -> bool {
        self.priority == Priority::C && self.class() == RaceClass::Short
    }

    /// R-R3: no session of any kind on the race day or its eve (source 16).
    pub(crate) fn protects(&self, day: Day) -> bool {
        (0..=1).contains(&self.day.since(day))
    }

    /// R-R7: no maintenance from four days before to two days after; for short training runs only
    /// the eve and the day (source 16).
    pub(crate) fn quiet(&self) -> (Day, Day) {
        let (before, after) = if self.is_short_training() { (1, 0) } else { (4, 2) };
        (self.day.plus(-before), self.day.plus(after))
    }

    /// Whether a day lies in the quiet zone.
    pub(crate) fn is_quiet(&self, day: Day) -> bool {
        let (first, last) = self.quiet();
        (first..=last).contains(&day)
    }

    /// R-P2: first and last day without firm work, both included.
    ///
    /// Why: soreness lasts up to two days after firm work and peaks one to two days after a
    /// marathon (sources 16 and 21).
    pub(crate) fn no_firm(&self) -> (Day, Day) {
        let (before, after) = match self.class() {
            RaceClass::Short => (3, 2),
            RaceClass::Middle => (5, 4),
            RaceClass::Marathon => (7, 7),
            RaceClass::Ultra => (7, 10),
        };
        (self.day.plus(-before), self.day.plus(after))
    }

    /// R-T1: how many days before the race a taper starts (source 19).
    pub(crate) fn taper_days(&self) -> i32 {
        if self.distance <= Distance::from_km(6) {
            4
        } else {
            match self.class() {
                RaceClass::Short => 7,
                RaceClass::Middle => 10,
                RaceClass::Marathon | RaceClass::Ultra => 14,
            }
        }
    }
}
