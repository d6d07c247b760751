//! The notes on the plan as a whole, and what the therapist has to know.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Note, Plan},
    text::{notes, phrase, plan_context::PlanContext},
};

/// The number of notes that are open at first.
const OPEN: usize = 5;

/// The notes, if there are any.
pub(crate) fn plan_notes(context: &PlanContext, plan: &Plan) -> Html {
    let texts: Vec<(&Note, String)> =
        said(plan).map(|note| (note, notes::note(context, plan, note))).collect();
    if texts.is_empty() && plan.tell_therapist.is_empty() {
        return Html::default();
    }
    let messages = &context.messages;
    let heading = ["h", &(context.level + 1).min(6).to_string()].concat();
    let (open, folded) = texts.split_at(texts.len().min(OPEN));
    let more = u32::try_from(folded.len()).unwrap_or(u32::MAX);
    html! {
        <section class="plan-notes" part="notice">
            <@{heading} class="plan-notes__heading">{ messages.get("plan_notes") }</@>
            { tell(context, plan) }
            { list(open) }
            if !folded.is_empty() {
                <details class="plan-notes__more">
                    <summary class="plan-notes__summary">{ messages.plural("plan_notes_more", more, &[]) }</summary>
                    { list(folded) }
                </details>
            }
        </section>
    }
}

/// The notes to show. A plan without sessions is not called a maintenance plan.
fn said(plan: &Plan) -> impl Iterator<Item = &Note> {
    let is_empty = plan.sessions.is_empty();
    plan.notes.iter().filter(move |note| !(is_empty && **note == Note::NoRacePlan))
}

fn list(notes: &[(&Note, String)]) -> Html {
    html! {
        <ul class="plan-notes__list">
            for (note, text) in notes {
                <li class="plan-notes__note" data-weight={weight(note)}>{ text }</li>
            }
        </ul>
    }
}

/// The weight of a note: one about health has more than one about arrangements.
const fn weight(note: &Note) -> Option<&'static str> {
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
        | Note::LowBase { .. } => Some("strong"),
        Note::AreaMerged { .. }
        | Note::RaceDuplicateMerged { .. }
        | Note::RacePastIgnored { .. }
        | Note::RaceBeyondHorizon { .. }
        | Note::NoRacePlan
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
        | Note::NoSessionPossible
        | Note::BudgetZero
        | Note::BudgetTrimmed { .. }
        | Note::PressureReduced { .. }
        | Note::SpikeLongRun { .. }
        | Note::SpikeWeekly { .. }
        | Note::RestBetween { .. }
        | Note::TaperNow { .. }
        | Note::Taper { .. } => None,
    }
}

/// The health answers that the therapist has to know.
fn tell(context: &PlanContext, plan: &Plan) -> Html {
    if plan.tell_therapist.is_empty() {
        return Html::default();
    }
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
