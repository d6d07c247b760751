//! What the page asks about days that are past, and booked sessions that the plan cannot hold.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::Act,
        result::{Plan, Session},
    },
    quiz::{
        action::Action,
        record::{KeptSession, LoggedAct, SessionAct, hour::Hour},
    },
    text::{dates, plan_context::PlanContext},
    view::{
        plan_page::PlanPageProps,
        step_context::StepContext,
        target::Target,
        told::{Beside, beside, sentence, told},
    },
};

/// From so many open questions on the plan can be made anew instead.
const MANY: usize = 3;

/// The sentence of an act that has no place in the list, and each past session of which the visitor
/// has not said whether it took place.
pub(super) fn past(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, context, plan, changes, .. } = props;
    let quiz = &step_context.quiz;
    let said = sentence(step_context, context, plan, changes.as_deref());
    let is_top = beside(step_context, plan) == Some(Beside::Top);
    let open: Vec<&KeptSession> = quiz.record.unmarked(quiz.today).collect();
    html! {
        <>
            if let Some(said) = said.filter(|_| is_top) { { told(step_context, &said) } }
            if !open.is_empty() {
                <div class="past" role="group" aria-labelledby="past-heading">
                    <p id="past-heading" class="past__heading">{ step_context.text("past_heading") }</p>
                    <ul class="past__list">
                        for kept in open.iter() { { question(step_context, kept) } }
                    </ul>
                    if open.len() >= MANY {
                        <button
                            type="button"
                            class="button"
                            part="button"
                            onclick={step_context.send.reform(|_: MouseEvent| Action::PlanAnew)}
                        >{ step_context.text("past_anew") }</button>
                    }
                </div>
            }
            { calls(step_context, context, plan) }
        </>
    }
}

/// One past session with both answers.
fn question(step_context: &StepContext, kept: &KeptSession) -> Html {
    let day = dates::short_date(&step_context.messages, kept.day);
    let key = kept.key;
    let answer = |text: &str, act: SessionAct, target: Option<String>| {
        let action = Action::Session(key, act);
        html! {
            <button
                type="button"
                class="link-button"
                data-target={target}
                onclick={step_context.send.reform(move |_: MouseEvent| action.clone())}
            >
                { step_context.text(text) }
                <span class="visually-hidden">{ [": ", &day].concat() }</span>
            </button>
        }
    };
    html! {
        <li key={key.code()} class="past__line">
            <span>{ day.clone() }</span>
            { answer("act_had", SessionAct::Done, Some(Target::Change(key).name())) }
            { answer("act_not_had", SessionAct::Skip, None) }
        </li>
    }
}

/// Booked sessions that are not in the plan, each with the advice to call (R-K2).
fn calls(step_context: &StepContext, context: &PlanContext, plan: &Plan) -> Html {
    booked_elsewhere(step_context, context, &plan.sessions)
}

/// The booked sessions ahead that no row shows, from what the visitor told.
pub(crate) fn booked_elsewhere(
    step_context: &StepContext,
    context: &PlanContext,
    sessions: &[Session],
) -> Html {
    let quiz = &step_context.quiz;
    let is_lost = |entry: &&LoggedAct| {
        entry.act == Act::Booked
            && entry.day >= quiz.today
            && !sessions.iter().any(|session| session.key == entry.key)
    };
    let lost: Vec<&LoggedAct> = quiz.record.log.iter().filter(is_lost).collect();
    if lost.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="past__list past__calls">
            for entry in lost { <li>{ call(context, entry) }</li> }
        </ul>
    }
}

/// "Tue 10 Mar, 14:30: call the clinic before you come."
fn call(context: &PlanContext, entry: &LoggedAct) -> String {
    let messages = &context.messages;
    let day = Some(dates::short_date(messages, entry.day));
    let when = [day, entry.hour.map(Hour::code)].into_iter().flatten();
    let when = when.collect::<Vec<_>>().join(&messages.get("list_separator"));
    messages.format("past_call", &[("when", &when)])
}
