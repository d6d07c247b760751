//! Why a session is there, rule by rule (R-C4).

use crate::plan::{
    areas::Urgency,
    ladder::Pressed,
    load::Rhythm,
    phase::Phase,
    planning_window::PlanningWindow,
    result::{PressureLimit, Reason, Rule, Why},
    slot::{Role, Slot},
};

/// Which of the plan's sessions a slot is, and the budget floor in force.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SessionPosition {
    /// From 0.
    pub(crate) index: usize,
    /// Least days between maintenance sessions; 0 for none.
    pub(crate) floor: i32,
    pub(crate) phase: Phase,
}

/// Every reason that applies, in the order of D-3.
pub(crate) fn why(
    window: &PlanningWindow<'_>,
    slot: Slot,
    pressed: &Pressed,
    place: SessionPosition,
) -> Vec<Why> {
    let mut why = Vec::new();
    let mut add = |rule: Rule, key: Reason| why.push(Why { rule, key, day: None });
    add(Rule::Phase, purpose(place.phase));
    match slot.role {
        Role::PreRace { .. } => add(Rule::PreRace, Reason::WhyPre),
        Role::Recovery { cluster, .. } => {
            add(Rule::Recovery, Reason::WhyPost);
            let cluster = window.clusters.get(cluster);
            if cluster.is_some_and(|cluster| cluster.class().is_long()) {
                add(Rule::GentleRecovery, Reason::PostEventMarathon);
            }
        }
        Role::Combined { .. } => add(Rule::Combined, Reason::Combined),
        Role::Maintenance { due, .. } => {
            if place.index == 0 && window.tight.urgency() != Urgency::Usual {
                add(Rule::FirstTight, Reason::FirstTight);
            }
            let rhythm = window.load.rhythm(slot.day);
            let prepares = window.load.is_preparation(slot.day);
            let rule = if prepares { Rule::MarathonPreparation } else { Rule::Cadence };
            add(rule, rhythm_words(rhythm, window.answers.hard_sessions > 0));
            let has_race = window.races.all.iter().any(|race| race.day >= window.answers.today);
            // Nothing about races where there are none.
            let fewer = if has_race { Reason::WhyEvidenceFrequency } else { Reason::WhyFewer };
            if rhythm.days() == 7 {
                add(Rule::Cadence, fewer);
            } else if place.floor > 0 {
                add(Rule::Budget, fewer);
            }
            if let Some(due) = due.filter(|due| *due != slot.day) {
                why.push(Why { rule: Rule::Moved, key: Reason::WhyMoved, day: Some(due) });
            }
        }
    }
    let mut add = |rule: Rule, key: Reason| why.push(Why { rule, key, day: None });
    if slot.role.is_maintenance() {
        if pressed.lowered.contains(&PressureLimit::Race) {
            add(Rule::NotFirm, Reason::WhyNotFirm);
        }
        if pressed.lowered.contains(&PressureLimit::Injury) {
            add(Rule::AcuteInjury, Reason::AcuteInjury);
        }
    }
    why
}

/// R-Q1: what the session is there for, as its first reason.
const fn purpose(phase: Phase) -> Reason {
    match phase {
        Phase::Steady => Reason::Steady,
        Phase::Base => Reason::Base,
        Phase::Build => Reason::Build,
        Phase::Peak => Reason::Peak,
        Phase::Taper => Reason::Taper,
        Phase::Between => Reason::Between,
        Phase::Recovery => Reason::Recovery,
    }
}

/// The words of a rhythm (R-L1); those of hard training only where there is some.
const fn rhythm_words(rhythm: Rhythm, trains_hard: bool) -> Reason {
    match rhythm.days() {
        ..=7 => Reason::WhyCadence7,
        8..=14 if trains_hard => Reason::WhyCadence14,
        _ => Reason::WhyCadence2128,
    }
}
