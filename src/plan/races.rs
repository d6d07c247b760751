//! The races as the plan sees them: merged, old ones dropped, and the days that each protects.

use std::cmp::Reverse;

use crate::plan::{
    answers::{Answers, Priority, Race, RaceClass},
    day::Day,
    distance::Distance,
    order::sort_by_key,
    phase::Span,
};

/// R-R5: a race counts until so many days after it (judgement),
const PAST_COUNTS: i32 = 10;
/// and one over 30 km so many, because nothing is firm until then (R-P2; judgement).
const LONG_PAST_COUNTS: i32 = 21;
/// R-H1: a race farther ahead than this is protected, but not planned.
const PLANNED_AHEAD: i32 = 182;
/// R-R7: no regular session so many days before a race (source 16).
const QUIET_BEFORE: i32 = 4;

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
        races.past = days(&races.all, |race| race.counts_until() < today);
        races.all.retain(|race| race.counts_until() >= today);
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

    /// R-R5: the last day on which the race still counts.
    fn counts_until(&self) -> Day {
        self.day.plus(if self.class().is_long() { LONG_PAST_COUNTS } else { PAST_COUNTS })
    }

    /// R-R3: no session of any kind on the race day or its eve (source 16); a short training run
    /// keeps only its day free.
    pub(crate) fn protects(&self, day: Day) -> bool {
        let eve = i32::from(!self.is_short_training());
        (0..=eve).contains(&self.day.since(day))
    }

    /// R-R7, R-Q1: no regular session from four days before until the legs are quiet again; for
    /// short training runs, and for races of a series without a session (R-R8), only the eve and
    /// the day (source 16).
    pub(crate) fn quiet(&self, is_demoted: bool) -> (Day, Day) {
        if self.is_short_training() || is_demoted {
            return (self.day.plus(-1), self.day);
        }
        let until = Span::of(self).quiet_until(self.priority == Priority::C);
        (self.day.plus(-QUIET_BEFORE), self.day.plus(until - 1))
    }

    /// R-P2: first and last day without firm work, both included.
    ///
    /// Why: soreness lasts up to two days after firm work and peaks one to two days after a
    /// marathon (sources 16 and 21); two and three weeks after long races are judgement.
    pub(crate) fn no_firm(&self) -> (Day, Day) {
        let (before, after) = match self.class() {
            RaceClass::Short => (3, 2),
            RaceClass::Middle => (5, 4),
            RaceClass::Marathon => (7, 14),
            RaceClass::Ultra => (7, 21),
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
