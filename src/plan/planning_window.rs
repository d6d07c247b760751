//! What holds for the whole plan: the horizon, the days that can be used, the races and the load.

use crate::plan::{
    answers::Answers,
    areas::TightAreas,
    clusters::{self, Cluster},
    day::Day,
    load::Load,
    races::Races,
    range::{GENTLE, LEFT_ALONE},
};

/// R-H1: the plan without a race ahead lasts 12 weeks.
const NO_RACE_DAYS: i32 = 84;
/// R-H1: the plan ends two weeks after the last race.
const AFTER_LAST_RACE: i32 = 14;
/// R-H1: the shortest plan, in days from today.
const MIN: i32 = 28;
/// R-H1: the longest plan, 26 weeks.
const MAX: i32 = 182;

/// The days of a plan, and everything that holds for all of them.
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
    /// Days between maintenance sessions.
    pub(crate) load: Load,
    /// Areas merged, by severity, ties in list order, with those entered twice.
    pub(crate) tight: TightAreas,
    days: Vec<Usable>,
}

/// What a day of the horizon can be used for.
#[derive(Clone, Copy, Debug)]
struct Usable {
    race_session: bool,
    maintenance: bool,
}

impl<'a> PlanningWindow<'a> {
    /// Looks at every day of the horizon once.
    pub(crate) fn new(answers: &'a Answers) -> Self {
        let races = Races::new(answers);
        let (first, last) = horizon(answers, &races);
        let days = first.to(last).map(|day| usable(answers, &races, day)).collect();
        Self {
            answers,
            clusters: clusters::gather(answers, &races),
            load: Load::new(answers, &races.all),
            tight: TightAreas::new(answers),
            races,
            first,
            last,
            days,
        }
    }

    fn usable(&self, day: Day) -> Usable {
        const NEVER: Usable = Usable { race_session: false, maintenance: false };
        let index = usize::try_from(day.since(self.first)).ok();
        index.and_then(|index| self.days.get(index)).copied().unwrap_or(NEVER)
    }

    /// R-A1, R-A2, R-R3: whether a race session may lie on this day, spacing aside.
    pub(crate) fn takes_race_session(&self, day: Day) -> bool {
        self.usable(day).race_session
    }

    /// R-A1, R-R7, R-F3, R-I1: whether maintenance may lie on this day, spacing aside.
    pub(crate) fn takes_maintenance(&self, day: Day) -> bool {
        self.usable(day).maintenance
    }

    /// R-M3: whether the day is the long-run day or its eve.
    pub(crate) fn is_long_run_or_eve(&self, day: Day) -> bool {
        let weekday = day.weekday();
        self.answers.long_run_day.is_some_and(|long| weekday == long || weekday == long.before())
    }

    /// R-I1: the first day on which the injured area may be worked.
    pub(crate) fn injury_rests_until(&self) -> Option<Day> {
        self.answers.acute_injury.map(|injury| injury.day.plus(LEFT_ALONE))
    }

    /// R-I1: the first day on which the injury is over for the plan.
    pub(crate) fn injury_over(&self) -> Option<Day> {
        self.answers.acute_injury.map(|injury| injury.day.plus(GENTLE))
    }

    /// R-Z2: with a doctor's yes every session is light (source 4). Without it there is no plan.
    pub(crate) fn is_light_only(&self) -> bool {
        self.answers.cautions.iter().any(|caution| caution.needs_clearance())
    }

    /// Whether maintenance on this day has to mind a fresh injury (R-I1).
    pub(crate) fn is_injured(&self, day: Day) -> bool {
        self.injury_over().is_some_and(|over| day < over)
    }
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

fn usable(answers: &Answers, races: &Races, day: Day) -> Usable {
    let weekday = day.weekday();
    let is_open = answers.available_weekdays.contains(weekday)
        && !answers.closed_weekdays.contains(weekday)
        && answers.closed_dates.binary_search(&day).is_err()
        && answers.unavailable_dates.binary_search(&day).is_err();
    let is_healed = answers.acute_injury.is_none_or(|injury| day >= injury.day.plus(LEFT_ALONE));
    let race_session = is_open && !races.all.iter().any(|race| race.protects(day));
    let maintenance = race_session && is_healed && !races.all.iter().any(|race| race.is_quiet(day));
    Usable { race_session, maintenance }
}
