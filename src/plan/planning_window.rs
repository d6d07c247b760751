//! What holds for the whole plan: the horizon, the days that can be used, the races and the load.

use crate::plan::{
    acts::Act,
    answers::{Answers, Area, Place, Tender},
    areas::{TightAreas, Urgency},
    clusters::{self, Cluster},
    day::{Day, Weekday},
    distance::Distance,
    goal::Goal,
    injury::Injury,
    load::Load,
    phase,
    race_sessions::RaceSessions,
    races::Races,
};

/// R-H1: the plan without a race ahead lasts 12 weeks.
const NO_RACE_DAYS: i32 = 84;
/// R-H1: the plan ends two weeks after the last race,
const AFTER_LAST_RACE: i32 = 14;
/// but not before four weeks from today,
const MIN: i32 = 28;
/// and not after 26 weeks.
const MAX: i32 = 182;
/// R-Z7: a race so soon is told to somebody with an area at 7 or more (judgement).
const WHILE_TIGHT: i32 = 21;
/// R-M1: targets before today plus notice still count for those after it.
pub(crate) const BEFORE_START: i32 = 10;
/// R-M2: the farthest that a session moves from its target.
pub(crate) const AFTER_END: i32 = 7;
/// R-M3: from this weekly distance on the long run is on a Sunday, if it was not told (judgement).
const LONG_RUN_FROM: Distance = Distance::from_km(20);
/// R-Q4: no regular session so soon after one that hurt for long (judgement).
const AFTER_LONG_TENDER: i32 = 7;

/// The ground on which sessions are placed.
#[derive(Debug)]
pub(crate) struct PlanningWindow<'a> {
    /// The checked answers.
    pub(crate) answers: &'a Answers,
    /// Every race that counts.
    pub(crate) races: Races,
    /// Planned races that are too close to be served apart.
    pub(crate) clusters: Vec<Cluster>,
    /// First and last day that can be planned.
    pub(crate) first: Day,
    pub(crate) last: Day,
    /// Days between regular sessions.
    pub(crate) load: Load,
    /// Where the weeks are counted from.
    pub(crate) goal: Goal,
    /// Areas merged, by severity, ties in list order, with those entered twice.
    pub(crate) tight: TightAreas,
    /// A fresh injury.
    pub(crate) injury: Option<Injury>,
    /// R-Z7: the first and the last race of the next three weeks while an area is at 7 or more.
    pub(crate) race_while_tight: Option<(Day, Day)>,
    /// R-R8: days of races that count as training, once race sessions are placed.
    pub(crate) demoted: Vec<Day>,
    days: Vec<Usable>,
}

/// What a day can be used for.
#[derive(Clone, Copy, Debug)]
struct Usable {
    regular: bool,
    /// A long-run day or its eve, or the eve of a short training run (R-M3, R-R3).
    avoided: bool,
}

impl<'a> PlanningWindow<'a> {
    /// Looks at the answers once.
    pub(crate) fn new(answers: &'a Answers) -> Self {
        let races = Races::new(answers);
        let (first, last) = horizon(answers, &races);
        let load = Load::new(answers, &races.all);
        let tight = TightAreas::new(answers);
        Self {
            answers,
            clusters: clusters::gather(answers, &races, &load),
            goal: Goal::new(answers, &races),
            load,
            injury: Injury::new(answers, &tight),
            race_while_tight: race_while_tight(answers, &races, &tight),
            tight,
            races,
            first,
            last,
            demoted: Vec::new(),
            days: Vec::new(),
        }
    }

    /// Takes over which races count as training, and looks at every day once.
    pub(crate) fn open_to_regular(&mut self, placed: &RaceSessions) {
        self.demoted.clone_from(&placed.demoted);
        let (from, to) = (self.first.plus(-BEFORE_START), self.last.plus(AFTER_END));
        self.days = from.to(to).map(|day| self.usable(day)).collect();
    }

    fn usable(&self, day: Day) -> Usable {
        let races = &self.races.all;
        let is_protected = || races.iter().any(|race| race.protects(day));
        Usable {
            regular: self.is_open(day)
                && !is_protected()
                && !self.is_hurt(day)
                && !self.is_quiet(day),
            avoided: self.is_long_run_or_eve(day) || self.is_eve_of_training(day),
        }
    }

    /// R-R7, R-Q1: whether the day lies in the quiet zone of a race.
    pub(crate) fn is_quiet(&self, day: Day) -> bool {
        self.races.all.iter().any(|race| {
            let is_demoted = phase::is_demoted(race, &self.demoted);
            let (first, last) = race.quiet(is_demoted);
            // The eve of a short training run is avoided, not closed (R-R3).
            let first = if race.is_short_training() { race.day } else { first };
            (first..=last).contains(&day)
        })
    }

    /// R-I1, R-Q4: whether an injury, or a session that hurt for long, allows no regular session.
    pub(crate) fn is_hurt(&self, day: Day) -> bool {
        self.injury.is_some_and(|injury| injury.rests_on(day))
            || self.tender_until().is_some_and(|until| day < until)
    }

    /// R-A1: whether visitor and clinic are both free.
    fn is_open(&self, day: Day) -> bool {
        let (answers, weekday) = (self.answers, day.weekday());
        answers.available_weekdays.contains(weekday)
            && !answers.closed_weekdays.contains(weekday)
            && answers.closed_dates.binary_search(&day).is_err()
            && answers.unavailable_dates.binary_search(&day).is_err()
    }

    fn known(&self, day: Day) -> Usable {
        const NEVER: Usable = Usable { regular: false, avoided: true };
        let index = usize::try_from(day.since(self.first.plus(-BEFORE_START))).ok();
        index.and_then(|index| self.days.get(index)).copied().unwrap_or(NEVER)
    }

    /// R-A1, R-A2, R-R3: whether a race session may lie on this day, spacing aside.
    pub(crate) fn takes_race_session(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
            && self.is_open(day)
            && !self.races.all.iter().any(|race| race.protects(day))
    }

    /// R-A1, R-R7, R-F3, R-I1, R-Q1: whether a regular session may lie on this day, spacing and
    /// notice aside.
    pub(crate) fn takes_regular(&self, day: Day) -> bool {
        self.known(day).regular
    }

    /// R-M3, R-R3: whether a regular session lies here only if nothing else fits.
    pub(crate) fn is_avoided(&self, day: Day) -> bool {
        self.known(day).avoided
    }

    /// R-M3: whether the day is the long-run day or its eve.
    pub(crate) fn is_long_run_or_eve(&self, day: Day) -> bool {
        let weekday = day.weekday();
        let long_run = self.answers.long_run_for_dates();
        long_run.is_some_and(|long| weekday == long || weekday == long.before())
    }

    /// R-R3: whether a short training run follows on the next day.
    pub(crate) fn is_eve_of_training(&self, day: Day) -> bool {
        self.races.all.iter().any(|race| race.is_short_training() && race.day.since(day) == 1)
    }

    /// R-K4: whether the visitor moved or booked a session on this day.
    pub(crate) fn is_fixed_by_visitor(&self, day: Day) -> bool {
        let log = &self.answers.log;
        log.iter().any(|entry| entry.day == day && matches!(entry.act, Act::Booked | Act::Moved))
    }

    /// R-M3: whether the long-run day that the visitor told follows on the next day.
    pub(crate) fn is_eve_of_told_long_run(&self, day: Day) -> bool {
        self.answers.long_run_day.is_some_and(|long| long.before() == day.weekday())
    }

    /// R-Z7: whether a race of the next three weeks lies on or after this day, while an area is at
    /// 7 or more.
    pub(crate) fn races_while_tight(&self, day: Day) -> bool {
        self.race_while_tight.is_some_and(|(_, last)| day <= last)
    }

    /// R-Q4: the first day for a regular session after one that left the visitor tender for long.
    pub(crate) fn tender_until(&self) -> Option<Day> {
        let answers = self.answers;
        let is_long = answers.check_in.tender == Some(Tender::Long);
        let since = answers.last_massage.unwrap_or(answers.today);
        is_long.then(|| since.plus(AFTER_LONG_TENDER))
    }

    /// R-R1: whether visitor and clinic share a single weekday.
    pub(crate) fn has_one_weekday(&self) -> bool {
        let (free, closed) = (self.answers.available_weekdays, self.answers.closed_weekdays);
        Weekday::ALL.iter().filter(|day| free.contains(**day) && !closed.contains(**day)).count()
            == 1
    }

    /// R-Z2: with a doctor's yes every session is light (source 4). Without it there is no plan.
    pub(crate) fn is_light_only(&self) -> bool {
        self.answers.cautions.iter().any(|caution| caution.needs_clearance())
    }

    /// R-Q5, R-C9: whether nobody works the area, whatever is tight.
    pub(crate) fn is_left_alone(&self, area: Area) -> bool {
        self.answers.leave_alone.contains(&Place::of(area))
            || (area == Area::Feet && self.answers.has_numb_feet())
    }
}

/// R-Z7: first and last A, B or longer C race from today to day 21, where an area presses.
fn race_while_tight(answers: &Answers, races: &Races, tight: &TightAreas) -> Option<(Day, Day)> {
    let near = answers.today..=answers.today.plus(WHILE_TIGHT);
    let days = races.all.iter().filter(|race| !race.is_short_training()).map(|race| race.day);
    let mut days = days.filter(|day| near.contains(day));
    let first = days.next().filter(|_| tight.urgency() == Urgency::Pressing)?;
    Some((first, days.next_back().unwrap_or(first)))
}

/// R-H1: the first and the last day of the plan.
fn horizon(answers: &Answers, races: &Races) -> (Day, Day) {
    let today = answers.today;
    let last_race = races.all.iter().map(|race| race.day).filter(|day| *day >= today).max();
    let last = match last_race {
        None => today.plus(NO_RACE_DAYS),
        Some(race) => race.plus(AFTER_LAST_RACE).clamp(today.plus(MIN), today.plus(MAX)),
    };
    let last = if races.beyond.is_empty() { last } else { today.plus(MAX) };
    (today.plus(answers.lead_days), last)
}

impl Answers {
    /// R-M3, R-M1: the long-run day that dates keep clear of: the one told, else Sunday for those
    /// who run enough to have one. Never for pressure.
    pub(crate) fn long_run_for_dates(&self) -> Option<Weekday> {
        let usual = Weekday::after_monday(6);
        let has_one = self.weekly_distance >= LONG_RUN_FROM;
        self.long_run_day.or(has_one.then_some(usual))
    }
}
