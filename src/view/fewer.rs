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
    text::{dates, scene::Scene},
    view::{stage::Stage, steady::hold},
};

/// Beside a weekly plan: the nearest plan with fewer sessions, and a button that takes it.
pub(crate) fn fewer(stage: &Stage, scene: &Scene, planned: &Plan) -> Html {
    let Some(other) = nearest(stage, planned) else { return Html::default() };
    let words = &scene.words;
    let tag = stage.heading(1);
    let count = other.sessions.len();
    let take = stage.on::<MouseEvent>(Edit::Budget(count.to_string()));
    html! {
        <section class="fewer" onclick={|event: MouseEvent| hold(&event)}>
            <@{tag} class="fewer__heading">{ words.text("fewer_heading") }</@>
            <p class="fewer__hint">{ words.text("fewer_why") }</p>
            <div class="fewer__plans">
                { column(scene, "fewer_now", &planned.sessions) }
                { column(scene, "fewer_then", &other.sessions) }
            </div>
            <button type="button" class="button fewer__take" part="button" onclick={take}>
                // In an element of its own: the button keeps the focus when the number changes.
                <span>{ words.count("fewer_use", u32::try_from(count).unwrap_or(u32::MAX), &[]) }</span>
            </button>
        </section>
    }
}

/// The plan for one session less, if this one is weekly and there is such a plan.
fn nearest(stage: &Stage, planned: &Plan) -> Option<Box<Plan>> {
    let is_weekly =
        |session: &Session| session.why.iter().any(|why| why.key == Reason::WhyCadence7);
    if !planned.sessions.iter().any(is_weekly) {
        return None;
    }
    let budget = u32::try_from(planned.sessions.len()).ok()?.checked_sub(1)?;
    let Value::Object(mut entries) = stage.quiz.request(&stage.settings).0 else { return None };
    entries.retain(|(key, _)| key != "sessionBudget");
    entries.push(("sessionBudget".to_owned(), Value::from(budget)));
    let PlanResult::Plan(other) = plan(&PlanRequest(Value::Object(entries))) else { return None };
    let is_fewer = !other.sessions.is_empty() && other.sessions.len() < planned.sessions.len();
    is_fewer.then_some(other)
}

fn column(scene: &Scene, key: &str, sessions: &[Session]) -> Html {
    let words = &scene.words;
    let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    html! {
        <div class="fewer__plan" data-plan={key.to_owned()}>
            <p class="fewer__count">{ words.count(key, count, &[]) }</p>
            <ul class="fewer__dates">
                for line in by_month(scene, sessions) { <li>{ line }</li> }
            </ul>
        </div>
    }
}

/// "3, 10, 17 Mar", a line a month.
fn by_month(scene: &Scene, sessions: &[Session]) -> Vec<String> {
    let words = &scene.words;
    let month = |day: Day| (day.ymd().0, day.ymd().1);
    let months = sessions.chunk_by(|one, other| month(one.date) == month(other.date));
    months
        .filter_map(|sessions| {
            let (_, number, _) = sessions.first()?.date.ymd();
            let days: Vec<String> =
                sessions.iter().map(|session| session.date.ymd().2.to_string()).collect();
            let days = days.join(&words.text("list_separator"));
            let values = [("days", days.as_str()), ("month", &dates::month_short(words, number))];
            Some(words.fill("fewer_days", &values))
        })
        .collect()
}
