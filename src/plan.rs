//! The domain: dates and rules (docs/rules.md). No clock, no words, no browser, no hash maps.
//!
//! [`plan()`] is the one door: the same request gives the same answer, byte for byte (R-G1). It
//! works in a fixed order (D-4), and each file beside it is one chapter of docs/rules.md.

#![warn(clippy::float_arithmetic)]

pub mod acts;
pub mod answers;
pub(crate) mod areas;
mod budget;
mod clusters;
pub(crate) mod codes;
mod content;
pub mod day;
pub mod distance;
mod first_session;
mod goal;
pub mod health;
mod injury;
#[cfg(not(target_arch = "wasm32"))]
pub mod json;
mod ladder;
mod load;
mod maintenance;
mod minutes;
mod notes;
mod offers;
pub(crate) mod order;
pub mod phase;
mod planning_window;
mod race_sessions;
mod races;
pub mod range;
mod reasons;
pub mod request;
pub mod result;
mod routing;
mod safety;
#[cfg(test)]
mod samples;
pub mod self_care;
pub mod settle;
mod slot;
mod techniques;
mod turn_number;
mod turns;
mod validate;
pub mod value;

use crate::plan::{
    answers::Answers,
    notes::{NoPlan, PlanParts},
    planning_window::PlanningWindow,
    race_sessions::RaceSessions,
    request::Request,
    result::{
        Change, Fault, MentionedAnswers, Note, Plan, PlanResult, PlannedRace, RefusedMove, Session,
        TherapistNote,
    },
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
/// assert_eq!(planned.sessions[0].date.iso(), "2026-03-10");
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

/// The order of work from the horizon on (D-4).
fn planned(answers: &Answers, mentioned: MentionedAnswers) -> Plan {
    let mut window = PlanningWindow::new(answers);
    let races = race_sessions::place(&window);
    window.open_to_regular(&races);
    let Made { sessions, notes, changes, refused } = made(&window, &races);
    let cautions = answers.cautions.iter().copied().map(TherapistNote::Caution);
    let injury = answers.acute_injury.map(|_| TherapistNote::AcuteInjury);
    let self_care = self_care::areas(&window);
    let (provisional, sessions) =
        sessions.into_iter().partition(|session: &Session| session.is_provisional);
    Plan {
        horizon: (window.first, window.last),
        cadence_days: window.load.rhythm(window.first).told(),
        sessions,
        provisional,
        notes,
        care: self_care::care(&window, &self_care),
        self_care,
        walk_until: self_care::walk_until(&window),
        tell_therapist: cautions.chain(injury).collect(),
        races: window.races.all.iter().map(|race| drawn(&window, race)).collect(),
        changes,
        refused,
        mentioned,
    }
}

/// The sessions of a plan, and what is said of them.
struct Made {
    sessions: Vec<Session>,
    notes: Vec<Note>,
    changes: Vec<Change>,
    refused: Vec<RefusedMove>,
}

/// The plan anew, or the one last shown settled (R-K1).
fn made(window: &PlanningWindow<'_>, races: &RaceSessions) -> Made {
    let reason = no_plan(window.answers);
    let is_settled = settle::is_asked(window.answers);
    let (sessions, notes) = match reason {
        Some(reason) if !is_settled => (Vec::new(), notes::collect(window, Err(reason))),
        reason => {
            let fitted = budget::fit(window, races);
            if is_settled {
                return settle::made(window, races, &fitted, reason);
            }
            let filled = content::fill(window, &fitted.placement);
            let parts = PlanParts { races, fitted: &fitted, filled: &filled };
            let notes = notes::collect(window, Ok(parts));
            (filled.sessions, notes)
        }
    };
    Made { sessions, notes, changes: Vec::new(), refused: Vec::new() }
}

/// R-B1, R-C9: why nothing is planned: no session is wanted, or nobody said where a limb is that
/// must not be touched.
fn no_plan(answers: &Answers) -> Option<NoPlan> {
    let needs_place = answers.cautions.iter().any(|caution| caution.needs_place());
    if needs_place && answers.leave_alone.is_empty() {
        Some(NoPlan::Place)
    } else {
        (answers.session_budget == Some(0)).then_some(NoPlan::Budget)
    }
}

/// A race as the season strip draws it.
fn drawn(window: &PlanningWindow<'_>, race: &answers::Race) -> PlannedRace {
    PlannedRace {
        day: race.day,
        class: race.class(),
        distance: race.distance,
        priority: race.priority,
        name: race.name.clone(),
        no_firm: race.no_firm(),
        quiet: race.quiet(phase::is_demoted(race, &window.demoted)),
    }
}
