//! Why a session is there, rule by rule (R-C4).

use crate::plan::{
    areas::Urgency,
    planning_window::PlanningWindow,
    pressure::Pressed,
    result::{PressureLimit, Reason, Rule, Why},
    slot::{Role, SessionPosition, Slot},
};

/// Every reason that applies, in the order of D-3. `floor` is the budget floor in force, 0 for
/// none.
pub(crate) fn why(
    window: &PlanningWindow<'_>,
    slot: Slot,
    pressed: &Pressed,
    position: SessionPosition,
    floor: i32,
) -> Vec<Why> {
    let mut why = Vec::new();
    let mut add = |rule: Rule, key: Reason| why.push(Why { rule, key, day: None });
    let urgency = window.tight.urgency();
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
        Role::Maintenance { due } => {
            if position.is_first() && urgency != Urgency::Usual {
                add(Rule::FirstTight, Reason::FirstTight);
            }
            let cadence = window.load.cadence(slot.day);
            let prepares = window.load.is_preparation(slot.day);
            let rule = if prepares { Rule::MarathonPreparation } else { Rule::Cadence };
            add(rule, cadence_words(cadence));
            if cadence == 7 {
                add(Rule::Cadence, Reason::WhyEvidenceFrequency);
            } else if floor > 0 {
                add(Rule::Budget, Reason::WhyEvidenceFrequency);
            }
            if let Some(due) = due.filter(|due| *due != slot.day) {
                why.push(Why { rule: Rule::Moved, key: Reason::WhyMoved, day: Some(due) });
            }
        }
    }
    let mut add = |rule: Rule, key: Reason| why.push(Why { rule, key, day: None });
    if position.index >= 2 && urgency == Urgency::Pressing {
        add(Rule::IfBetter, Reason::WhyIfBetter);
    }
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

/// The words of a cadence (R-L1).
const fn cadence_words(cadence: i32) -> Reason {
    match cadence {
        ..=7 => Reason::WhyCadence7,
        8..=14 => Reason::WhyCadence14,
        _ => Reason::WhyCadence2128,
    }
}
