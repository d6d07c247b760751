//! What the page says about the plan as a whole, in the order of D-3.

use crate::plan::{
    answers::{Priority, RaceClass},
    areas::{Urgency, VERY_SORE},
    budget::FittedPlan,
    clusters::Cluster,
    day::Day,
    load::{self, BASE, PREPARATION_DAYS},
    order::sort_by_key,
    planning_window::PlanningWindow,
    pressure::Pressures,
    race_sessions::RaceSessions,
    races,
    result::{Note, PressureLimit, Session},
    slot::Role,
};

/// R-T1: the fewest days between tapers.
const TAPERS_APART: i32 = 14;
/// R-M2: a first session later than this many days leaves a gap that the page mentions.
const FIRST_IS_LATE: i32 = 27;
/// R-L5: the rise of the long run, in percent, above which the page warns (source 13).
const LONG_RUN_LIMIT: i64 = 10;
/// R-L6: the rise of the weekly distance, in percent, above which the page warns (source 14).
const WEEK_LIMIT: i64 = 30;

/// Everything that the notes are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanParts<'a> {
    /// The race sessions, and those that found no day.
    pub(crate) races: &'a RaceSessions,
    /// The plan shown.
    pub(crate) fitted: &'a FittedPlan,
    /// Its sessions.
    pub(crate) sessions: &'a [Session],
    /// How firm they are.
    pub(crate) pressures: &'a Pressures,
}

/// The notes of a plan. With a budget of 0 only those that do not mention sessions (R-B1).
pub(crate) fn collect(window: &PlanningWindow<'_>, parts: Option<PlanParts<'_>>) -> Vec<Note> {
    let mut notes: Vec<Note> =
        window.tight.merged.iter().map(|area| Note::AreaMerged { area: *area }).collect();
    let races = &window.races;
    notes.extend(races.merged.iter().map(|date| Note::RaceDuplicateMerged { date: *date }));
    notes.extend(races.past.iter().map(|date| Note::RacePastIgnored { date: *date }));
    notes.extend(races.beyond.iter().map(|date| Note::RaceBeyondHorizon { date: *date }));
    if !races.all.iter().any(|race| race.day >= window.answers.today) {
        notes.push(Note::NoRacePlan);
    }
    match parts {
        Some(parts) => {
            race_notes(window, parts, &mut notes);
            session_notes(window, parts, &mut notes);
        }
        None => notes.push(Note::BudgetZero),
    }
    health_notes(window, parts, &mut notes);
    load_notes(window, &mut notes);
    notes
}

fn race_notes(window: &PlanningWindow<'_>, parts: PlanParts<'_>, notes: &mut Vec<Note>) {
    let clusters = &window.clusters;
    let each = |fits: &dyn Fn(usize, &Cluster) -> bool, note: &dyn Fn(&Cluster) -> Note| {
        let fitting = clusters.iter().enumerate().filter(|(index, cluster)| fits(*index, cluster));
        fitting.map(|(_, cluster)| note(cluster)).collect::<Vec<_>>()
    };
    let shows = |role: Role| parts.fitted.placement.slots.iter().any(|slot| slot.role == role);
    let next = |cluster: &Cluster| {
        let later = clusters.iter().map(|other| other.first).find(|day| *day > cluster.last);
        later.unwrap_or(cluster.last)
    };
    notes.extend(each(&|_, cluster| cluster.races > 1, &|cluster| Note::RacesTooClose {
        date: cluster.first,
        also_date: cluster.last,
    }));
    notes.extend(each(&|index, _| shows(Role::Combined { earlier: index }), &|cluster| {
        Note::CombinedBetweenRaces { date: cluster.last, also_date: next(cluster) }
    }));
    notes.extend(each(&|index, _| parts.races.without_combined.contains(&index), &|cluster| {
        Note::CombinedNotPossible { date: cluster.last, also_date: next(cluster) }
    }));
    notes.extend(each(&|_, cluster| cluster.is_left_out, &|cluster| Note::RaceSessionsLeftOut {
        date: cluster.first,
    }));
    let without_pre = |index: usize| {
        parts.races.without_pre.contains(&index) || parts.fitted.left_out.contains(&index)
    };
    notes.extend(each(&|index, _| without_pre(index), &|cluster| Note::PreEventNotPossible {
        date: cluster.first,
    }));
    notes.extend(each(
        &|index, _| shows(Role::Recovery { cluster: index, late: true }),
        &|cluster| Note::PostEventLate { date: cluster.last },
    ));
    notes.extend(each(&|index, _| parts.races.without_recovery.contains(&index), &|cluster| {
        Note::PostEventNotPossible { date: cluster.last }
    }));
}

fn session_notes(window: &PlanningWindow<'_>, parts: PlanParts<'_>, notes: &mut Vec<Note>) {
    let placement = &parts.fitted.placement;
    notes.extend(first_delayed(window, parts));
    let first = parts.sessions.first();
    let is_late = first.is_some_and(|first| first.date.since(placement.from) > FIRST_IS_LATE);
    if is_late && !placement.skipped.contains(&placement.from) {
        notes.push(Note::SlotSkipped { date: placement.from });
    }
    notes.extend(placement.skipped.iter().map(|date| Note::SlotSkipped { date: *date }));
    // R-M4: an empty plan says so; self-care is still shown.
    if parts.sessions.is_empty() {
        notes.push(Note::NoSessionPossible);
    }
    if parts.fitted.trimmed > 0 {
        notes.push(Note::BudgetTrimmed { count: parts.fitted.trimmed });
    }
    if parts.pressures.is_reduced {
        let asked = |reason: &PressureLimit| parts.pressures.reasons.contains(reason);
        let reasons = PressureLimit::ALL.iter().copied().filter(asked).collect();
        notes.push(Note::PressureReduced { reasons });
    }
}

/// R-F2: no session in the days in which the tight area wanted one.
fn first_delayed(window: &PlanningWindow<'_>, parts: PlanParts<'_>) -> Option<Note> {
    if window.tight.urgency() == Urgency::Usual {
        return None;
    }
    let from = parts.fitted.placement.from;
    let wanted = from..=from.plus(window.tight.urgency().days());
    let worst = window.tight.worst()?;
    let is_met = parts.sessions.iter().any(|session| wanted.contains(&session.date));
    (!is_met).then_some(Note::FirstDelayed { area: worst.area, severity: worst.severity })
}

fn health_notes(window: &PlanningWindow<'_>, parts: Option<PlanParts<'_>>, notes: &mut Vec<Note>) {
    let answers = window.answers;
    let pressing = window.tight.worst().filter(|_| window.tight.urgency() == Urgency::Pressing);
    let races_injured = window.injury_over().is_some_and(|over| {
        window.races.all.iter().any(|race| (answers.today..over).contains(&race.day))
    });
    if pressing.is_some() || answers.soreness >= VERY_SORE || races_injured {
        notes.push(Note::PhysioCheck {
            area: pressing.map(|worst| worst.area),
            severity: pressing.map(|worst| worst.severity),
        });
    }
    if let Some(injury) = answers.acute_injury {
        notes.push(Note::AcuteInjury { area: injury.area });
    }
    let Some(parts) = parts else { return };
    if window.is_light_only() && !parts.sessions.is_empty() {
        notes.push(Note::LightOnly);
    }
    let regular = parts.fitted.placement.slots.iter().find(|slot| slot.role.is_maintenance());
    let fits = regular.map(|slot| window.areas_that_fit(slot.role));
    if let Some(count) = fits.filter(|fits| window.tight.areas.len() > *fits) {
        notes.push(Note::AreasDeferred { count });
    }
}

fn load_notes(window: &PlanningWindow<'_>, notes: &mut Vec<Note>) {
    let answers = window.answers;
    let long_run = load::spike(answers.longest_run, answers.next_long_run, LONG_RUN_LIMIT);
    notes.extend(long_run.map(|percent| Note::SpikeLongRun { percent }));
    let week = Some(answers.weekly_distance);
    let weekly = load::spike(answers.previous_weekly_distance, week, WEEK_LIMIT);
    notes.extend(weekly.map(|percent| Note::SpikeWeekly { percent }));
    notes.extend(tapers(window));
    notes.extend(low_base(window));
}

/// R-T1: by priority, then longest, then date, none close to a race that has one (source 19).
fn tapers(window: &PlanningWindow<'_>) -> Vec<Note> {
    let today = window.answers.today;
    let mut races: Vec<_> = window
        .races
        .all
        .iter()
        .filter(|race| {
            let counts = match race.priority {
                Priority::A => true,
                Priority::B => race.class() > RaceClass::Short,
                Priority::C => false,
            };
            let is_left_out =
                window.clusters.iter().any(|cluster| cluster.is_left_out && cluster.contains(race));
            counts && race.day >= today && races::is_planned(race, today) && !is_left_out
        })
        .collect();
    sort_by_key(&mut races, |race| (race.priority, std::cmp::Reverse(race.distance), race.day));
    let mut tapers: Vec<(Day, Day)> = Vec::new();
    for race in races {
        let is_free = tapers.iter().all(|(day, _)| race.day.since(*day).abs() >= TAPERS_APART);
        if is_free {
            tapers.push((race.day, race.day.plus(-race.taper_days()).max(today)));
        }
    }
    tapers.sort_unstable();
    tapers.into_iter().map(|(date, start_date)| Note::Taper { date, start_date }).collect()
}

/// R-L3: little running, and a long race within twelve weeks.
fn low_base(window: &PlanningWindow<'_>) -> Option<Note> {
    let today = window.answers.today;
    let is_low = window.answers.weekly_distance < BASE;
    let near = today..=today.plus(PREPARATION_DAYS);
    let mut long = window.races.all.iter().filter(|race| race.class().is_long());
    let race = long.find(|race| near.contains(&race.day))?;
    is_low.then_some(Note::LowBase { date: race.day })
}
