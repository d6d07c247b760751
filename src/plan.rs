//! The domain: dates and rules (docs/rules.md). No clock, no words, no browser, no hash maps.
//!
//! [`plan()`] is the one door: the same request gives the same answer, byte for byte (R-G1). It
//! works in a fixed order (D-4), and each file beside it does one part.

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
pub mod request;
pub mod result;
mod safety;
mod session_length;
mod slot;
mod validate;
pub mod value;

use crate::plan::{
    answers::Answers,
    notes::PlanParts,
    planning_window::PlanningWindow,
    request::Request,
    result::{Fault, MentionedAnswers, Plan, PlanResult, PlannedRace, TherapistNote},
};

/// The sessions for these answers, or why there are none.
///
/// Never fails and never panics: faults are part of the answer.
///
/// ```
/// use recovery_calculator::plan::{
///     day::{Day, Weekday},
///     plan,
///     request::{Field, Request},
///     result::PlanResult,
/// };
///
/// let request = Request {
///     today: Day::from_iso("2026-03-02").into(),
///     weekly_distance: Field::Valid(40.0),
///     run_days: Field::Valid(4),
///     adult: Field::Valid(true),
///     available_weekdays: Weekday::ALL.into_iter().collect(),
///     ..Request::default()
/// };
/// let PlanResult::Plan(planned) = plan(&request) else { panic!("no plan") };
/// assert_eq!(planned.sessions[0].date.iso(), "2026-03-03");
/// ```
pub fn plan(request: &Request) -> PlanResult {
    // Safety outranks form errors (R-V6).
    if let Some(referral) = safety::screen(request) {
        return PlanResult::Refer(referral);
    }
    match validate::validate(request) {
        Ok(answers) => PlanResult::Plan(Box::new(planned(&answers, request.mentioned()))),
        Err(faults) => PlanResult::Invalid(faults),
    }
}

/// Every fault of a request, even where a referral outranks them. The form needs them, because it
/// stops at the first step that has one.
pub fn faults(request: &Request) -> Vec<Fault> {
    validate::validate(request).err().unwrap_or_default()
}

/// The order of work from the planning window on (D-4).
fn planned(answers: &Answers, mentioned: MentionedAnswers) -> Plan {
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
        mentioned,
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
