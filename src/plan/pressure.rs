//! How firm a session is: only ever lowered from what the visitor asked for (R-P1 to R-P6).

use crate::plan::{
    answers::{Caution, Experience, Pressure},
    areas::Urgency,
    day::Day,
    planning_window::PlanningWindow,
    result::PressureLimit,
    slot::{self, Role, SessionPosition, Slot},
};

/// R-P4: another race within this many days keeps the recovery light (sources 21 and 22).
const NEXT_RACE_WITHIN: i32 = 9;
/// R-P5: a race within this many days keeps the first massage ever light (source 16).
const RACE_AFTER_FIRST: i32 = 7;
/// R-P5: today's soreness counts for a first session within this many days.
const SORENESS_COUNTS: i32 = 7;
/// R-P5: days before the long run that are never firm, like the day itself (source 16).
const BEFORE_LONG_RUN: i32 = 2;
/// R-P6: the fewest days between firm sessions (judgement; no source supports weekly deep work).
const FIRM_APART: i32 = 10;

/// How firm each session is, and why some are gentler than asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pressures {
    /// One for each slot.
    pub(crate) sessions: Vec<Pressed>,
    /// The limits below the wish on maintenance sessions, repeated for each session.
    pub(crate) reasons: Vec<PressureLimit>,
    /// Whether a maintenance session ends below the wish.
    pub(crate) is_reduced: bool,
}

/// How firm one session is, and what lowered it.
#[derive(Clone, Debug)]
pub(crate) struct Pressed {
    /// How firm.
    pub(crate) pressure: Pressure,
    /// The limits below the wish.
    pub(crate) lowered: Vec<PressureLimit>,
}

/// The pressure of every slot, in date order.
pub(crate) fn settle(window: &PlanningWindow<'_>, slots: &[Slot]) -> Pressures {
    let wish = window.answers.pressure;
    let mut pressures = Pressures::default();
    let mut last_firm: Option<Day> = None;
    for (slot, position) in slot::with_positions(slots) {
        let mut limits = limits(window, slot, position);
        limits.retain(|(_, limit)| *limit < wish);
        let lowest = limits.iter().map(|(_, limit)| *limit).min();
        let by_kind = limit_by_kind(window, slot).unwrap_or(Pressure::Firm);
        let mut pressure = lowest.unwrap_or(wish).min(by_kind).min(wish);
        let mut lowered: Vec<PressureLimit> =
            limits.into_iter().map(|(reason, _)| reason).collect();
        if pressure == Pressure::Firm {
            if last_firm.is_some_and(|firm| slot.day.since(firm) < FIRM_APART) {
                pressure = Pressure::Medium;
                lowered.push(PressureLimit::Spacing);
            } else {
                last_firm = Some(slot.day);
            }
        }
        if slot.role.is_maintenance() {
            pressures.is_reduced |= pressure < wish;
            pressures.reasons.extend(&lowered);
        }
        pressures.sessions.push(Pressed { pressure, lowered });
    }
    pressures
}

/// R-P3, R-P4: what the kind of a race session allows.
fn limit_by_kind(window: &PlanningWindow<'_>, slot: Slot) -> Option<Pressure> {
    match slot.role {
        Role::Maintenance { .. } => None,
        Role::PreRace { .. } | Role::Combined { .. } => Some(Pressure::Light),
        Role::Recovery { cluster, .. } => {
            let cluster = window.clusters.get(cluster)?;
            let soon = 1..=NEXT_RACE_WITHIN;
            let follows =
                window.races.all.iter().any(|race| soon.contains(&race.day.since(cluster.last)));
            let is_light = cluster.class().is_long() || follows;
            Some(if is_light { Pressure::Light } else { Pressure::Medium })
        }
    }
}

/// R-P2, R-P5, R-I1, R-Z2, R-Z3: every limit that holds on the slot's day, in the order of D-3.
fn limits(
    window: &PlanningWindow<'_>,
    slot: Slot,
    position: SessionPosition,
) -> Vec<(PressureLimit, Pressure)> {
    let answers = window.answers;
    let day = slot.day;
    let has = |caution: Caution| answers.cautions.contains(&caution);
    let is_near_race = window.races.all.iter().any(|race| {
        let (first, last) = race.no_firm();
        (first..=last).contains(&day)
    });
    let is_tight = window.tight.urgency() == Urgency::Pressing;
    let is_fragile = has(Caution::VaricoseVeins) || has(Caution::BrokenSkin);
    let when = |holds: bool, limit: Pressure| holds.then_some(limit);
    [
        (PressureLimit::Race, when(is_near_race, Pressure::Medium)),
        (PressureLimit::First, limit_of_first(window, day, position)),
        (PressureLimit::Tight, when(is_tight, Pressure::Medium)),
        (PressureLimit::Soreness, limit_by_soreness(window, day, position)),
        (PressureLimit::Injury, limit_by_injury(window, slot)),
        (PressureLimit::LongRun, when(is_before_long_run(window, day), Pressure::Medium)),
        (PressureLimit::Caution, when(is_fragile, Pressure::Medium)),
        (PressureLimit::LightOnly, when(window.is_light_only(), Pressure::Light)),
    ]
    .into_iter()
    .filter_map(|(reason, limit)| limit.map(|limit| (reason, limit)))
    .collect()
}

/// R-P5: the first session of a newcomer, and the first regular one if a race session came first.
fn limit_of_first(
    window: &PlanningWindow<'_>,
    day: Day,
    position: SessionPosition,
) -> Option<Pressure> {
    let answers = window.answers;
    let is_new = answers.first_massage_ever || answers.experience == Experience::New;
    let race_follows = || {
        let soon = 0..=RACE_AFTER_FIRST;
        window.races.all.iter().any(|race| soon.contains(&race.day.since(day)))
    };
    if position.is_first() && answers.first_massage_ever && race_follows() {
        Some(Pressure::Light)
    } else {
        let counts = position.is_first() || position.is_first_maintenance;
        (is_new && counts).then_some(Pressure::Medium)
    }
}

/// R-P5: soreness of today, where the first session comes soon.
fn limit_by_soreness(
    window: &PlanningWindow<'_>,
    day: Day,
    position: SessionPosition,
) -> Option<Pressure> {
    let is_soon = position.is_first() && day.since(window.answers.today) <= SORENESS_COUNTS;
    match window.answers.soreness {
        4..=6 if is_soon => Some(Pressure::Medium),
        7.. if is_soon => Some(Pressure::Light),
        _ => None,
    }
}

/// R-I1: light where the session works the injured area, at most medium in other maintenance.
fn limit_by_injury(window: &PlanningWindow<'_>, slot: Slot) -> Option<Pressure> {
    if window.works_injury(slot) {
        Some(Pressure::Light)
    } else {
        (slot.role.is_maintenance() && window.is_injured(slot.day)).then_some(Pressure::Medium)
    }
}

/// R-P5: the long-run day and the two days before it.
fn is_before_long_run(window: &PlanningWindow<'_>, day: Day) -> bool {
    window
        .answers
        .long_run_day
        .is_some_and(|long| (0..=BEFORE_LONG_RUN).any(|ahead| day.plus(ahead).weekday() == long))
}
