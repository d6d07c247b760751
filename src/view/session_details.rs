//! The details of a session card: how, why with its sources, what to do afterwards, and what is
//! left out.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Kind, PlannedRace, Session, SessionArea, Technique},
    text::{dates, phrase, plan_context::PlanContext},
};

/// The details of one session, closed at first.
pub(crate) fn details(context: &PlanContext, races: &[PlannedRace], session: &Session) -> Html {
    let messages = &context.messages;
    let day = dates::short_date(messages, session.date);
    html! {
        <details class="session-details">
            <summary class="session-details__summary">
                { messages.get("session_details") }
                <span class="visually-hidden">{ messages.format("session_details_of", &[("day", &day)]) }</span>
            </summary>
            <div class="session-details__body">
                { part(context, "session_what_we_do", techniques(context, session)) }
                { part(context, "session_why", reasons(context, races, session)) }
                { part(context, "session_afterwards", aftercare(context, session)) }
                { part(context, "session_not_used", left_out(context, session)) }
            </div>
        </details>
    }
}

fn part(context: &PlanContext, key: &str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let heading = ["h", &(context.level + 3).min(6).to_string()].concat();
    html! {
        <div>
            <@{heading} class="session-details__heading">{ context.messages.get(key) }</@>
            <ul class="session-details__list">
                for line in lines { <li>{ line }</li> }
            </ul>
        </div>
    }
}

fn techniques(context: &PlanContext, session: &Session) -> Vec<Html> {
    let messages = &context.messages;
    let (first, rest) =
        session.techniques.split_at(session.first_techniques.min(session.techniques.len()));
    let mut texts: Vec<String> =
        first.iter().map(|one| phrase::technique(messages, *one)).collect();
    if !rest.is_empty() {
        let names: Vec<String> =
            rest.iter().map(|one| phrase::technique_name(messages, *one)).collect();
        let names = names.join(&messages.get("list_separator"));
        texts.push(messages.format("session_also", &[("techniques", &names)]));
    }
    if session.kind != Kind::Maintenance {
        texts.push(messages.get(&["session_tempo_", session.kind.code()].concat()));
    }
    let mut lines: Vec<Html> = texts.into_iter().map(|text| html! { { text } }).collect();
    let about = context.clinic.offer(session).and_then(|offer| offer.about.clone());
    lines.extend(about.map(|about| html! { { about } }));
    lines
}

/// The reasons. Each says whether it comes from the clinic's practice or from research.
fn reasons(context: &PlanContext, races: &[PlannedRace], session: &Session) -> Vec<Html> {
    let rated = session.areas.iter().filter(|area| area.focus);
    // Where all have the same time the rating is not the reason (R-Q2).
    let is_even = session.kind != Kind::Maintenance;
    let rated = rated.filter(|area| !is_even && !area.touch);
    let rated = rated.filter_map(|area| area_reason(context, *area));
    let named = session
        .why
        .iter()
        .map(|why| (phrase::why_text(context, races, session, *why), phrase::is_research(why.key)));
    let marked = |(text, is_research): (String, bool)| {
        let source = if is_research { "session_source_research" } else { "session_source_clinic" };
        html! {
            <>
                { text }{ " " }
                <span class="session-details__source" data-source={if is_research { "research" } else { "clinic" }}>
                    { context.messages.get(source) }
                </span>
            </>
        }
    };
    named.chain(rated.map(|text| (text, false))).map(marked).collect()
}

/// "You rated your left calf 6 out of 10, so this session spends 19 minutes there."
fn area_reason(context: &PlanContext, worked: SessionArea) -> Option<String> {
    let severity = context.mentioned.find(worked.area)?.severity;
    Some(context.messages.format(
        "area_reason",
        &[
            ("area", &phrase::area_within(&context.messages, worked.area, worked.side)),
            ("severity", &severity.to_string()),
            ("minutes", &worked.minutes.to_string()),
        ],
    ))
}

fn aftercare(context: &PlanContext, session: &Session) -> Vec<Html> {
    let text = |key: &str| html! { { context.messages.get(key) } };
    session.aftercare.iter().map(|key| text(key.code())).collect()
}

/// What this kind of session leaves out, and what the therapist avoids at the chosen areas.
fn left_out(context: &PlanContext, session: &Session) -> Vec<Html> {
    let messages = &context.messages;
    let kind = match session.kind {
        Kind::Maintenance => "session_never_maintenance",
        Kind::PreEvent => "session_never_pre_event",
        Kind::PostEvent => "session_never_post_event",
    };
    let mut lines = vec![messages.get(kind)];
    for (technique, key) in [
        (Technique::Friction, "session_no_friction"),
        (Technique::ThaiStretch, "session_no_thai_stretch"),
    ] {
        if !session.techniques.contains(&technique) {
            lines.push(messages.get(key));
        }
    }
    let focus = session.areas.iter().filter(|area| area.focus);
    lines.extend(focus.map(|worked| {
        let area = phrase::area(messages, worked.area, worked.side);
        let leave = phrase::leave_alone(messages, worked.area);
        messages.format("session_leave_alone", &[("area", &area), ("leave", &leave)])
    }));
    lines.into_iter().map(|line| html! { { line } }).collect()
}
