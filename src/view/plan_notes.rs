//! The notes on the plan as a whole, and what the therapist has to know. Notes on a race stand at the
//! race (`season_list.rs`).

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Note, Plan},
    text::{notes, phrase, plan_context::PlanContext},
};

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Above the dates: it is about health, or there is no plan without it.
    Above,
    /// At the race that it names.
    Race,
    /// In the list, where the session that it speaks of would stand.
    Gap,
    /// Below the dates.
    Below,
    /// Beside the reasons, folded.
    Why,
}

/// The notes of one place, if there are any. What the therapist has to know comes first.
pub(crate) fn plan_notes(context: &PlanContext, plan: &Plan, place: Place) -> Html {
    let texts: Vec<String> = said(plan)
        .filter(|note| place_of(plan, note) == place)
        .map(|note| notes::note(context, plan, note))
        .collect();
    let tells = place == Place::Above && !plan.tell_therapist.is_empty();
    if texts.is_empty() && !tells {
        return Html::default();
    }
    let level = context.level + if place == Place::Why { 2 } else { 1 };
    let heading = ["h", &level.min(6).to_string()].concat();
    let (key, weight) = match place {
        Place::Above => ("plan_notes_first", Some("strong")),
        Place::Race | Place::Gap | Place::Below | Place::Why => ("plan_notes", None),
    };
    html! {
        <section class="plan-notes" part="notice" data-weight={weight}>
            <@{heading} class="plan-notes__heading">{ context.messages.get(key) }</@>
            if tells { { tell(context, plan) } }
            if !texts.is_empty() {
                <ul class="plan-notes__list">
                    for text in texts { <li class="plan-notes__note">{ text }</li> }
                </ul>
            }
        </section>
    }
}

/// The notes to show. A plan without sessions is not called a maintenance plan.
fn said(plan: &Plan) -> impl Iterator<Item = &Note> {
    let is_empty = plan.sessions.is_empty();
    plan.notes.iter().filter(move |note| !(is_empty && **note == Note::NoRacePlan))
}

/// The race of the plan at which a note stands.
pub(crate) fn race_of(plan: &Plan, note: &Note) -> Option<usize> {
    let day = match note {
        Note::RacesTooClose { date, .. }
        | Note::CombinedBetweenRaces { date, .. }
        | Note::CombinedNotPossible { date, .. }
        | Note::RaceSessionsLeftOut { date, .. }
        | Note::PreEventNotPossible { date }
        | Note::FirstNotBeforeRace { date }
        | Note::MoreNoticeNeeded { date }
        | Note::PostEventLate { date }
        | Note::PostEventNotPossible { date }
        | Note::RestBetween { date, .. }
        | Note::TaperNow { date }
        | Note::Taper { date, .. } => date,
        Note::PhysioCheck { .. }
        | Note::AcuteInjury { .. }
        | Note::LightOnly
        | Note::FirstDelayed { .. }
        | Note::NothingToWork
        | Note::NoServiceFits
        | Note::AskPlace
        | Note::RaceWhileTight { .. }
        | Note::CallUs
        | Note::AskAgain { .. }
        | Note::LowBase { .. }
        | Note::AreaMerged { .. }
        | Note::RaceDuplicateMerged { .. }
        | Note::RacePastIgnored { .. }
        | Note::RaceBeyondHorizon { .. }
        | Note::NoRacePlan
        | Note::SlotSkipped { .. }
        | Note::NoSessionPossible
        | Note::BudgetZero
        | Note::BudgetTrimmed { .. }
        | Note::PressureReduced { .. }
        | Note::SpikeLongRun { .. }
        | Note::SpikeWeekly { .. } => return None,
    };
    plan.races.iter().position(|race| race.day == *day)
}

/// Where a note stands: one about health above the dates, so that nobody books before reading it.
pub(crate) fn place_of(plan: &Plan, note: &Note) -> Place {
    if race_of(plan, note).is_some() {
        return Place::Race;
    }
    match note {
        Note::PhysioCheck { .. }
        | Note::AcuteInjury { .. }
        | Note::LightOnly
        | Note::FirstDelayed { .. }
        | Note::NothingToWork
        | Note::NoServiceFits
        | Note::AskPlace
        | Note::RaceWhileTight { .. }
        | Note::CallUs
        | Note::AskAgain { .. }
        | Note::NoSessionPossible
        | Note::BudgetZero
        | Note::LowBase { .. } => Place::Above,
        Note::SlotSkipped { .. } if !plan.sessions.is_empty() => Place::Gap,
        Note::NoRacePlan | Note::PressureReduced { .. } => Place::Why,
        Note::AreaMerged { .. }
        | Note::RaceDuplicateMerged { .. }
        | Note::RacePastIgnored { .. }
        | Note::RaceBeyondHorizon { .. }
        | Note::RacesTooClose { .. }
        | Note::CombinedBetweenRaces { .. }
        | Note::CombinedNotPossible { .. }
        | Note::RaceSessionsLeftOut { .. }
        | Note::PreEventNotPossible { .. }
        | Note::FirstNotBeforeRace { .. }
        | Note::MoreNoticeNeeded { .. }
        | Note::PostEventLate { .. }
        | Note::PostEventNotPossible { .. }
        | Note::SlotSkipped { .. }
        | Note::BudgetTrimmed { .. }
        | Note::SpikeLongRun { .. }
        | Note::SpikeWeekly { .. }
        | Note::RestBetween { .. }
        | Note::TaperNow { .. }
        | Note::Taper { .. } => Place::Below,
    }
}

/// The health answers that the therapist has to know.
fn tell(context: &PlanContext, plan: &Plan) -> Html {
    html! {
        <div class="plan-notes__tell">
            <p><b>{ context.messages.get("plan_tell") }</b></p>
            <ul>
                for told in plan.tell_therapist.iter() {
                    <li>{ phrase::therapist_note(context, *told) }</li>
                }
            </ul>
        </div>
    }
}
