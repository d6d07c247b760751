//! The same plan with fewer sessions, compared before it is taken.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        day::Day,
        result::{Plan, Session},
    },
    quiz::action::Edit,
    text::{dates, plan_context::PlanContext},
    view::{scroll_anchor::hold, step_context::StepContext},
};

/// Beside a weekly plan, the nearest plan with fewer sessions and a button that takes it.
pub(crate) fn fewer(step_context: &StepContext, context: &PlanContext, planned: &Plan) -> Html {
    let other = step_context.quiz.with_fewer_sessions(planned, &step_context.settings);
    let Some(other) = other else { return Html::default() };
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
                // The number is in an element of its own, so that the button keeps the focus when
                // it changes.
                <span>{ messages.plural("fewer_use", u32::try_from(count).unwrap_or(u32::MAX), &[]) }</span>
            </button>
        </section>
    }
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

/// "3, 10, 17 Mar", one line for each month.
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
