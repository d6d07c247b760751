//! The goal from which dates and turns are counted, not the visit (R-M1).

use std::cmp::Reverse;

use crate::plan::{
    answers::{Answers, Priority, Race},
    day::{Day, Weekday},
    load::{Load, Rhythm},
    order::sort_by_key,
    races::Races,
};

/// R-M1: weeks without a goal are counted from this Monday, 1 January 2024 (an arbitrary fixed one).
const WEEK_ZERO: Day = Day::UNIX.plus(19_723);
/// R-M1: two days after the long run; the clinic asks for 24 hours of rest after a session.
const AFTER_LONG_RUN: i32 = 2;
/// R-M1: the weekdays round the wanted one, in the order in which they are tried.
const NEARBY: [i32; 7] = [0, -1, 1, -2, 2, -3, 3];
/// R-L1: every fourth week is free.
const FREE_WEEK: i32 = 4;

/// Where the weeks are counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    /// P: the weekday of targets, as days after Monday.
    offset: i32,
    /// Monday of the week of the most important race, and the weeks of its taper.
    anchor: Option<(Day, i32)>,
}

/// A week in which a regular session is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// P of that week.
    pub(crate) day: Day,
    /// The rhythm of that day, floor included.
    pub(crate) rhythm: Rhythm,
}

impl Goal {
    /// The goal of these answers, with every race that counts.
    pub(crate) fn new(answers: &Answers, races: &Races) -> Self {
        let offset = i32::from(weekday(answers).iso()) - 1;
        Self { offset, anchor: anchor(answers, &races.all) }
    }

    /// P of the anchor week, where there is a race.
    pub(crate) fn anchor_day(self) -> Option<Day> {
        self.anchor.map(|(monday, _)| monday.plus(self.offset))
    }

    /// The first P from a day on.
    pub(crate) fn first_from(self, day: Day) -> Day {
        let p = monday(day).plus(self.offset);
        if p >= day { p } else { p.plus(7) }
    }

    /// R-M1: the targets from a day to a day, with at least `floor` days between two (R-B1).
    pub(crate) fn targets(self, load: &Load, floor: i32, from: Day, to: Day) -> Vec<Target> {
        let target = |day: Day| Target { day, rhythm: load.rhythm(day).with_floor(floor) };
        let mut targets = Vec::new();
        let Some(anchor) = self.anchor_day() else {
            let first = self.first_from(from);
            let weeks = (0..).map(|week| first.plus(week * 7)).take_while(|day| *day <= to);
            targets.extend(weeks.map(target).filter(|target| is_due(*target)));
            return targets;
        };
        for step in [-7, 7] {
            let mut last = anchor;
            let mut day = anchor.plus(step);
            while (step < 0 && day >= from) || (step > 0 && day <= to) {
                let target = target(day);
                let gap = day.since(last).abs();
                if gap >= target.rhythm.days() && !self.is_free(target) {
                    last = day;
                    if (from..=to).contains(&day) {
                        targets.push(target);
                    }
                }
                day = day.plus(step);
            }
        }
        sort_by_key(&mut targets, |target| target.day);
        targets
    }

    /// R-L1: whether the week is the free one of four, counted from the anchor: before it every
    /// fourth that is not of its taper, after it every fourth.
    fn is_free(self, target: Target) -> bool {
        let Some((anchor, taper_weeks)) = self.anchor else { return false };
        let week = monday(target.day).since(anchor) / 7;
        let counted = if week < 0 { -week - taper_weeks } else { week };
        target.rhythm == Rhythm::ThreeOfFour && counted > 0 && counted % FREE_WEEK == 0
    }

    /// R-Q2: the number k of the first regular session, without an anchor. The
    /// rhythm is the one without a budget.
    pub(crate) fn number_of(day: Day, rhythm: Rhythm) -> i32 {
        let week = week_number(day);
        match rhythm {
            Rhythm::ThreeOfFour => week - week.div_euclid(FREE_WEEK),
            Rhythm::Days(_) => week.div_euclid(rhythm.weeks()),
        }
    }
}

/// R-M1: without a race, whether the week of this number has a target.
fn is_due(target: Target) -> bool {
    let week = week_number(target.day);
    match target.rhythm {
        Rhythm::ThreeOfFour => week.rem_euclid(FREE_WEEK) != FREE_WEEK - 1,
        Rhythm::Days(_) => week.rem_euclid(target.rhythm.weeks()) == 0,
    }
}

/// Weeks since the fixed one, first 0.
pub(crate) fn week_number(day: Day) -> i32 {
    monday(day).since(WEEK_ZERO).div_euclid(7)
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    day.plus(1 - i32::from(day.weekday().iso()))
}

/// R-M1: the best priority ahead, then the longest, then the latest, so that the anchor does not
/// move when an equal race is over; without one ahead, of those that are over and still count.
fn anchor(answers: &Answers, races: &[Race]) -> Option<(Day, i32)> {
    let best = |is_ahead: bool| {
        races
            .iter()
            .filter(|race| race.priority <= Priority::B)
            .filter(|race| (race.day >= answers.today) == is_ahead)
            .min_by_key(|race| (race.priority, Reverse(race.distance), Reverse(race.day)))
    };
    let race = best(true).or_else(|| best(false))?;
    // Weeks of the taper, rounded up.
    Some((monday(race.day), (race.taper_days() + 6) / 7))
}

/// R-M1: P, the usable weekday nearest to the wanted one, off the long run and its eve if it can be.
fn weekday(answers: &Answers) -> Weekday {
    let long_run = answers.long_run_for_dates();
    let wanted = long_run.map_or(1, |long| i32::from(long.iso()) - 1 + AFTER_LONG_RUN);
    let nearest = NEARBY.map(|days| Weekday::after_monday(wanted + days));
    let usable = |day: &&Weekday| {
        answers.available_weekdays.contains(**day) && !answers.closed_weekdays.contains(**day)
    };
    let is_quiet = |day: Weekday| long_run.is_none_or(|long| day != long && day != long.before());
    let mut usable_days = nearest.iter().filter(usable);
    let off = usable_days.clone().find(|day| is_quiet(**day));
    off.or_else(|| usable_days.next()).copied().unwrap_or(Weekday::after_monday(wanted))
}

#[cfg(test)]
mod tests {
    use super::{WEEK_ZERO, week_number};
    use crate::plan::{planning_window::PlanningWindow, samples};

    #[test]
    fn weeks_are_counted_from_the_first_monday_of_2024() {
        assert_eq!(WEEK_ZERO.iso(), "2024-01-01");
        for (days, week) in [(0, 0), (6, 0), (7, 1), (-1, -1), (-7, -1), (-8, -2)] {
            assert_eq!(week_number(WEEK_ZERO.plus(days)), week, "{days}");
        }
    }

    /// The days of the targets of a plan that begins on 2 March 2026.
    fn targets(changes: &str, to: i32) -> Vec<String> {
        let answers = samples::answers(changes);
        let window = PlanningWindow::new(&answers);
        let from = answers.today;
        let targets = window.goal.targets(&window.load, 0, from, from.plus(to));
        targets.iter().map(|target| target.day.iso().replace("2026-", "")).collect()
    }

    #[test]
    fn without_a_goal_weeks_are_counted_from_the_fixed_monday() {
        // Every third week; 9 March begins week 114.
        assert_eq!(targets("", 50), ["03-10", "03-31", "04-21"]);
        // Three weeks of four; 16 March begins week 115, which is free.
        let much = r#""weeklyDistance":70"#;
        assert_eq!(targets(much, 35), ["03-03", "03-10", "03-24", "03-31"]);
    }

    #[test]
    fn with_a_goal_they_are_counted_back_and_forth_from_its_week() {
        let goal = r#""races":[{"date":"2026-04-12","distance":"10k","priority":"A"}]"#;
        assert_eq!(targets(goal, 70), ["03-17", "04-28"]);
        // The week before is of the taper; the fourth before it is free.
        let much = format!(r#"{goal},"weeklyDistance":70"#);
        assert_eq!(targets(&much, 49), ["03-10", "03-17", "03-24", "03-31", "04-14"]);
    }

    #[test]
    fn of_equal_races_the_latest_is_the_anchor() {
        let two = r#""races":[{"date":"2026-04-12","distance":"10k","priority":"A"},
            {"date":"2026-05-10","distance":"10k","priority":"A"}]"#;
        let answers = samples::answers(two);
        let anchor =
            PlanningWindow::new(&answers).goal.anchor_day().map(crate::plan::day::Day::iso);
        assert_eq!(anchor.as_deref(), Some("2026-05-05"));
    }
}
