//! Below the list: how many sessions, how long together, what they cost, and a stepper for how many.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Plan,
    quiz::{
        Undo,
        action::{Action, Edit, TypedPlace},
    },
    text::{
        dates,
        plan_context::{Feature, PlanContext},
    },
    view::{
        fine_tune::change_summary, frame::lead, plan_page::PlanPageProps, scroll_anchor::hold,
        step_context::StepContext,
    },
};

/// The sum and the stepper.
pub(super) fn how_many(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, context, plan, .. } = props;
    let messages = &context.messages;
    let count = plan.sessions.len();
    // Up to the plan's own number: more often is another question.
    let own = step_context.quiz.own_number(plan, &step_context.settings);
    // A wished number counts the past ones too (R-K6).
    let past = step_context.quiz.record.past(step_context.quiz.today);
    let fewer = (count > 1).then(|| (count - 1 + past).to_string());
    let more = (count < own).then_some(count + 1);
    let asks_often = more.is_none() && context.has(Feature::FineTune);
    // With the plan's own number there is no wish any more.
    let more = more.map(|more| if more < own { (more + past).to_string() } else { String::new() });
    html! {
        <div class="how-many" data-anchor="" onclick={|event: MouseEvent| hold(&event)}>
            <p class="how-many__sum">{ sum(context, plan) }</p>
            <div class="how-many__row" role="group" aria-labelledby="how-many">
                <span id="how-many">{ messages.get("many_heading") }</span>
                <span class="how-many__step">
                    { step(step_context, "many_fewer", "−", fewer) }
                    <b class="how-many__number">{ count }</b>
                    { step(step_context, "many_more", "+", more) }
                </span>
            </div>
            { told(props) }
            { suggested(props) }
            { gap(props) }
            <p class="how-many__hint">
                { messages.get("many_why") }
                if asks_often {
                    { " " }
                    <a href="#frequency" onclick={lead}>{ messages.get("many_often") }</a>
                }
            </p>
        </div>
    }
}

/// "We would now suggest 9", where a plan made anew would have other regular sessions.
fn suggested(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, plan, .. } = props;
    let Some(count) = step_context.quiz.suggested(plan, &step_context.settings) else {
        return Html::default();
    };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    html! {
        <p class="how-many__told">
            { step_context.messages.plural("many_suggest", count, &[]) }
            { " " }
            <button
                type="button"
                class="link-button"
                onclick={step_context.send.reform(|_: MouseEvent| Action::PlanAnew)}
            >{ step_context.text("many_anew") }</button>
        </p>
    }
}

/// "Add one on Thu 19 Mar?", where two sessions are far apart.
fn gap(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, plan, .. } = props;
    let Some(day) = step_context.quiz.gap(plan, &step_context.settings) else {
        return Html::default();
    };
    let said = dates::short_date(&step_context.messages, day);
    html! {
        <p class="how-many__told">
            { step_context.text("many_gap") }
            { " " }
            <button
                type="button"
                class="link-button"
                onclick={step_context.send.reform(move |_: MouseEvent| Action::AddSession(day))}
            >{ step_context.messages.format("many_gap_add", &[("day", &said)]) }</button>
        </p>
    }
}

/// What a press did, with the way back.
fn told(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, changes, .. } = props;
    let is_ours =
        matches!(step_context.quiz.undo, Some(Undo::Fine { place: Some(TypedPlace::Budget), .. }));
    let Some(changes) = changes.as_deref().filter(|_| is_ours) else { return Html::default() };
    html! {
        <p class="how-many__told">
            { change_summary(step_context, changes) }
            { " " }
            <button
                type="button"
                class="link-button"
                onclick={step_context.send.reform(|_: MouseEvent| Action::Undo)}
            >{ step_context.text("fine_undo") }</button>
        </p>
    }
}

/// A button of the stepper. At an end it is there and does nothing, so that it keeps the focus.
fn step(context: &StepContext, key: &str, sign: &'static str, budget: Option<String>) -> Html {
    let disabled = budget.is_none().then_some("true");
    let onclick = match budget {
        Some(budget) => context.on::<MouseEvent>(Edit::Budget(budget)),
        None => Callback::noop(),
    };
    html! {
        <button
            type="button"
            class="button how-many__button"
            part="button"
            aria-label={context.text(key)}
            aria-disabled={disabled}
            {onclick}
        >
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// "11 sessions, 10 h 30 min, £690".
fn sum(context: &PlanContext, plan: &Plan) -> String {
    let messages = &context.messages;
    let count = u32::try_from(plan.sessions.len()).unwrap_or(u32::MAX);
    let minutes: u32 = plan.sessions.iter().map(|session| session.duration_min).sum();
    let (hours, minutes) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    let key = match (&*hours, &*minutes) {
        ("0", _) => "session_minutes",
        (_, "0") => "many_hours",
        _ => "many_time",
    };
    let time = messages.format(key, &[("hours", &hours), ("minutes", &minutes)]);
    let parts = [
        Some(messages.plural("many_sessions", count, &[])),
        Some(time),
        context.clinic.sum(&plan.sessions),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(&messages.get("list_separator"))
}
