//! Notes on training: rises, tapers, and little running before a long race (R-L3, R-L5, R-L6, R-T1).

use std::cmp::Reverse;

use crate::plan::{
    answers::{Priority, Race, RaceClass},
    distance::Distance,
    load::{self, LONG_RUN_RISE, WEEKLY_RISE},
    order::sort_by_key,
    phase,
    planning_window::PlanningWindow,
    races,
    result::Note,
};

/// R-L5: a run longer than the base by more than so many percent (source 13).
const LONG_RUN_LIMIT: i64 = 10;
/// R-L6: a week longer than the base by more than so many percent (source 14).
const WEEK_LIMIT: i64 = 30;
/// R-L3: a race over 30 km within so many days,
const LOW_BASE_WITHIN: i32 = 84;
/// for somebody who runs less than this a week (judgement; source 12).
const LOW_BASE: Distance = Distance::from_km(25);
/// R-T1: tapers are at least so many days apart (judgement).
const TAPERS_APART: i32 = 14;
/// R-T1: of two long races so near each other the later has no taper (judgement).
const LONG_APART: std::ops::RangeInclusive<i32> = 1..=21;
/// R-T1: between neighbours at least so far apart there is rest to speak of (judgement).
const REST_FROM: i32 = 3;
/// R-T1: a taper that has begun is told up to so many days before the race.
const TAPER_NOW: i32 = 2;

pub(super) fn add(window: &PlanningWindow<'_>, notes: &mut Vec<Note>) {
    let answers = window.answers;
    let limit = (LONG_RUN_LIMIT, LONG_RUN_RISE);
    let long_run = load::spike(answers.longest_run, answers.next_long_run, limit);
    notes.extend(long_run.map(|percent| Note::SpikeLongRun { percent }));
    let week = Some(answers.weekly_distance);
    let limit = (WEEK_LIMIT, WEEKLY_RISE);
    let weekly = load::spike(answers.previous_weekly_distance, week, limit);
    notes.extend(weekly.map(|percent| Note::SpikeWeekly { percent }));
    notes.extend(rests_between(window));
    let tapers = tapers(window);
    notes.extend(tapers.iter().filter(|note| matches!(note, Note::Taper { .. })).cloned());
    notes.extend(tapers.into_iter().filter(|note| !matches!(note, Note::Taper { .. })));
    notes.extend(low_base(window));
}

/// Long A and B races, by date.
fn long_goals<'a>(window: &'a PlanningWindow<'_>) -> impl Iterator<Item = &'a Race> + Clone {
    let races = window.races.all.iter();
    races.filter(|race| race.priority <= Priority::B && race.class().is_long())
}

/// R-T1: whether the later of two is not today or tomorrow.
fn is_ahead(window: &PlanningWindow<'_>, race: &Race) -> bool {
    race.day.since(window.answers.today) >= TAPER_NOW
}

/// R-T1: rest, not a taper, between two long races that follow each other.
fn rests_between(window: &PlanningWindow<'_>) -> Vec<Note> {
    let pairs = long_goals(window).zip(long_goals(window).skip(1));
    let rests = pairs.filter(|(earlier, later)| {
        let apart = later.day.since(earlier.day);
        let is_planned = races::is_planned(later, window.answers.today);
        LONG_APART.contains(&apart) && apart >= REST_FROM && is_ahead(window, later) && is_planned
    });
    rests
        .map(|(earlier, later)| Note::RestBetween { date: earlier.day, also_date: later.day })
        .collect()
}

/// R-T1: by priority, then longest, then date, none close to a race that has one; none for races of
/// a series without a session (source 19).
fn tapers(window: &PlanningWindow<'_>) -> Vec<Note> {
    let answers = window.answers;
    if answers.weekly_distance == Distance::ZERO {
        return Vec::new();
    }
    let has_one = |race: &&Race| {
        let counts = match race.priority {
            Priority::A => true,
            Priority::B => race.class() > RaceClass::Short,
            Priority::C => false,
        };
        let follows_a_long_one = race.class().is_long()
            && long_goals(window).any(|other| LONG_APART.contains(&race.day.since(other.day)));
        counts
            && is_ahead(window, race)
            && races::is_planned(race, answers.today)
            && !phase::is_demoted(race, &window.demoted)
            && !follows_a_long_one
    };
    let mut candidates: Vec<&Race> = window.races.all.iter().filter(has_one).collect();
    sort_by_key(&mut candidates, |race| (race.priority, Reverse(race.distance), race.day));
    let mut races: Vec<&Race> = Vec::new();
    for race in candidates {
        if races.iter().all(|other| race.day.apart(other.day) >= TAPERS_APART) {
            races.push(race);
        }
    }
    sort_by_key(&mut races, |race| race.day);
    let note = |race: &Race| {
        let start_date = race.day.plus(-race.taper_days());
        if start_date > answers.today {
            Note::Taper { date: race.day, start_date }
        } else {
            Note::TaperNow { date: race.day }
        }
    };
    races.into_iter().map(note).collect()
}

/// R-L3: little running, and a long race within twelve weeks.
fn low_base(window: &PlanningWindow<'_>) -> Option<Note> {
    let today = window.answers.today;
    let near = today..=today.plus(LOW_BASE_WITHIN);
    let mut long = window.races.all.iter().filter(|race| race.class().is_long());
    let race = long.find(|race| near.contains(&race.day))?;
    (window.answers.weekly_distance < LOW_BASE).then_some(Note::LowBase { date: race.day })
}

#[cfg(test)]
mod tests {
    use crate::plan::{
        day::Day,
        planned,
        result::{MentionedAnswers, Note},
        samples,
    };

    /// The notes on training for races so many days from today, 2 March 2026.
    fn notes(races: &[(i32, &str, &str)], changes: &str) -> Vec<Note> {
        let today = Day::from_iso("2026-03-02").unwrap();
        let race = |(days, distance, priority): &(i32, &str, &str)| {
            let date = today.plus(*days).iso();
            format!(r#"{{"date":"{date}","distance":"{distance}","priority":"{priority}"}}"#)
        };
        let races: Vec<String> = races.iter().map(race).collect();
        let changes = format!(r#""races":[{}]{changes}"#, races.join(","));
        let plan = planned(&samples::answers(&changes), MentionedAnswers::default());
        let is_training = |note: &Note| {
            matches!(
                note,
                Note::Taper { .. }
                    | Note::TaperNow { .. }
                    | Note::RestBetween { .. }
                    | Note::LowBase { .. }
                    | Note::SpikeLongRun { .. }
                    | Note::SpikeWeekly { .. }
            )
        };
        plan.notes.into_iter().filter(is_training).collect()
    }

    fn day(days: i32) -> Day {
        Day::from_iso("2026-03-02").unwrap().plus(days)
    }

    #[test]
    fn a_taper_is_ahead_or_has_begun_or_is_over() {
        let half = |days: i32| notes(&[(days, "half", "A")], "");
        let ahead = Note::Taper { date: day(11), start_date: day(1) };
        assert_eq!(half(11), [ahead]);
        assert_eq!(half(10), [Note::TaperNow { date: day(10) }]);
        assert_eq!(half(2), [Note::TaperNow { date: day(2) }]);
        assert_eq!(half(1), []);
        assert_eq!(half(0), []);
        assert_eq!(notes(&[(40, "10k", "B")], ""), []);
        assert_eq!(notes(&[(40, "half", "C")], ""), []);
        assert_eq!(notes(&[(40, "half", "A")], r#","weeklyDistance":0,"runDays":0"#), []);
    }

    #[test]
    fn of_two_long_races_the_later_has_rest_instead_of_a_taper() {
        let apart = |days: i32| notes(&[(30, "marathon", "A"), (30 + days, "marathon", "B")], "");
        let first = Note::Taper { date: day(30), start_date: day(16) };
        let rest = |days: i32| Note::RestBetween { date: day(30), also_date: day(30 + days) };
        assert_eq!(apart(2), std::slice::from_ref(&first));
        assert_eq!(apart(3), [rest(3), first.clone()]);
        assert_eq!(apart(21), [rest(21), first.clone()]);
        let second = Note::Taper { date: day(52), start_date: day(38) };
        assert_eq!(apart(22), [first, second]);
    }

    #[test]
    fn little_running_is_told_before_a_long_race_within_twelve_weeks() {
        let low = |days: i32, km: f64| {
            notes(&[(days, "marathon", "C")], &format!(r#","weeklyDistance":{km}"#))
        };
        assert_eq!(low(84, 24.9), [Note::LowBase { date: day(84) }]);
        assert_eq!(low(85, 24.9), []);
        assert_eq!(low(84, 25.0), []);
    }

    #[test]
    fn small_rises_are_not_worth_a_word() {
        let week = |from: f64| notes(&[], &format!(r#","prevWeeklyDistance":{from}"#));
        assert_eq!(week(20.0), [Note::SpikeWeekly { percent: 50 }], "10 km");
        assert_eq!(week(20.1), []);
        let run = |next: f64| notes(&[], &format!(r#","longestRun30d":10,"nextLongRun":{next}"#));
        assert_eq!(run(13.0), [Note::SpikeLongRun { percent: 30 }]);
        assert_eq!(run(12.9), []);
    }
}
