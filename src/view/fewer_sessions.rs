//! The same plan with fewer sessions, compared before it is taken.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        PlanRequest,
        day::Day,
        plan,
        result::{Plan, PlanResult, Reason, Session},
        value::Value,
    },
    quiz::action::Edit,
    text::{dates, plan_context::PlanContext},
    view::{scroll_anchor::hold, step_context::StepContext},
};

/// Beside a weekly plan: the nearest plan with fewer sessions, and a button that takes it.
pub(crate) fn fewer(step_context: &StepContext, context: &PlanContext, planned: &Plan) -> Html {
    let Some(other) = nearest(step_context, planned) else { return Html::default() };
    let messages = &context.messages;
    let tag = step_context.heading(1);
    let count = other.sessions.len();
    let take = step_context.on::<MouseEvent>(Edit::Budget(count.to_string()));
    html! {
        <section class="fewer-sessions" data-anchor="" onclick={|event: MouseEvent| hold(&event)}>
            <@{tag} class="fewer-sessions__heading">{ messages.get("fewer_heading") }</@>
            <p class="fewer-sessions__hint">{ messages.get("fewer_why") }</p>
            <div class="fewer-sessions__plans">
                { column(context, "fewer_now", &planned.sessions) }
                { column(context, "fewer_then", &other.sessions) }
            </div>
            <button type="button" class="button fewer-sessions__take" part="button" onclick={take}>
                // In an element of its own: the button keeps the focus when the number changes.
                <span>{ messages.plural("fewer_use", u32::try_from(count).unwrap_or(u32::MAX), &[]) }</span>
            </button>
        </section>
    }
}

/// The plan for one session less, if this one is weekly and there is such a plan.
fn nearest(step_context: &StepContext, planned: &Plan) -> Option<Box<Plan>> {
    let is_weekly =
        |session: &Session| session.why.iter().any(|why| why.key == Reason::WhyCadence7);
    if !planned.sessions.iter().any(is_weekly) {
        return None;
    }
    let budget = u32::try_from(planned.sessions.len()).ok()?.checked_sub(1)?;
    let Value::Object(mut entries) = step_context.quiz.request(&step_context.settings).0 else {
        return None;
    };
    entries.retain(|(key, _)| key != "sessionBudget");
    entries.push(("sessionBudget".to_owned(), Value::from(budget)));
    let PlanResult::Plan(other) = plan(&PlanRequest(Value::Object(entries))) else { return None };
    let is_fewer = !other.sessions.is_empty() && other.sessions.len() < planned.sessions.len();
    is_fewer.then_some(other)
}

fn column(context: &PlanContext, key: &str, sessions: &[Session]) -> Html {
    let messages = &context.messages;
    let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    html! {
        <div class="fewer-sessions__plan" data-plan={key.to_owned()}>
            <p class="fewer-sessions__count">{ messages.plural(key, count, &[]) }</p>
            <ul class="fewer-sessions__dates">
                for line in by_month(context, sessions) { <li>{ line }</li> }
            </ul>
        </div>
    }
}

/// "3, 10, 17 Mar", a line a month.
fn by_month(context: &PlanContext, sessions: &[Session]) -> Vec<String> {
    let messages = &context.messages;
    let month = |day: Day| (day.ymd().0, day.ymd().1);
    let months = sessions.chunk_by(|one, other| month(one.date) == month(other.date));
    months
        .filter_map(|sessions| {
            let (_, number, _) = sessions.first()?.date.ymd();
            let days: Vec<String> =
                sessions.iter().map(|session| session.date.ymd().2.to_string()).collect();
            let days = days.join(&messages.get("list_separator"));
            let values =
                [("days", days.as_str()), ("month", &dates::month_short(messages, number))];
            Some(messages.format("fewer_days", &values))
        })
        .collect()
}
