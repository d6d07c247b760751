//! The domain: dates and rules (docs/rules.md). No clock, no words, no browser, no hash maps.
//!
//! `plan` is the one door: the same request gives the same answer, byte for byte (R-G1). It reads
//! in the order of work (D-4); each file beside it is one chapter.

#![warn(clippy::float_arithmetic)]

pub mod answers;
mod areas;
mod budget;
mod clusters;
pub(crate) mod codes;
mod content;
pub mod day;
pub mod distance;
#[cfg(not(target_arch = "wasm32"))]
pub mod json;
mod load;
mod maintenance;
mod notes;
pub(crate) mod order;
mod planning_window;
mod pressure;
mod race_sessions;
mod races;
pub mod range;
mod reasons;
pub mod result;
mod safety;
mod slot;
mod validate;
pub mod value;

use crate::plan::{
    answers::Answers,
    notes::PlanParts,
    planning_window::PlanningWindow,
    result::{Fault, Plan, PlanResult, PlannedRace, TherapistNote},
    value::Value,
};

/// A request as it came: any tree of values, not necessarily sensible (D-1).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanRequest(pub Value);

/// The sessions for these answers, or why there are none.
///
/// Never fails and never panics: faults are part of the answer.
pub fn plan(request: &PlanRequest) -> PlanResult {
    if !matches!(request.0, Value::Object(_)) || request.0.depth() > value::MAX_DEPTH {
        return PlanResult::bad_json();
    }
    // Safety outranks form errors (R-V6).
    if let Some(referral) = safety::screen(&request.0) {
        return PlanResult::Refer(referral);
    }
    match validate::validate(&request.0) {
        Ok(answers) => PlanResult::Plan(Box::new(planned(&answers))),
        Err(faults) => PlanResult::Invalid(faults),
    }
}

/// Every fault of a request, also where a referral would outrank them: for the form, which
/// stops at the first step that has one.
pub fn faults(request: &PlanRequest) -> Vec<Fault> {
    validate::validate(&request.0).err().unwrap_or_default()
}

/// The order of work from the horizon on (D-4).
fn planned(answers: &Answers) -> Plan {
    let window = PlanningWindow::new(answers);
    let (sessions, notes) = if answers.session_budget == Some(0) {
        (Vec::new(), notes::collect(&window, None))
    } else {
        let races = race_sessions::place(&window);
        let fitted = budget::fit(&window, &races);
        let placement = &fitted.placement;
        let (sessions, pressures) = content::fill(&window, &placement.slots, placement.floor);
        let (races, fitted, pressures) = (&races, &fitted, &pressures);
        let parts = PlanParts { races, fitted, sessions: &sessions, pressures };
        let notes = notes::collect(&window, Some(parts));
        (sessions, notes)
    };
    let cautions = answers.cautions.iter().copied().map(TherapistNote::Caution);
    let injury = answers.acute_injury.map(|_| TherapistNote::AcuteInjury);
    Plan {
        horizon: (window.first, window.last),
        cadence_days: window.load.cadence(window.first),
        sessions,
        notes,
        self_care: content::self_care(&window),
        walk_until: content::walk_until(&window),
        tell_therapist: cautions.chain(injury).collect(),
        races: window.races.all.iter().map(drawn).collect(),
    }
}

/// A race as the season strip draws it.
fn drawn(race: &answers::Race) -> PlannedRace {
    PlannedRace {
        day: race.day,
        class: race.class(),
        distance: race.distance,
        priority: race.priority,
        name: race.name.clone(),
        no_firm: race.no_firm(),
        quiet: race.quiet(),
    }
}
