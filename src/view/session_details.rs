//! What a row of the plan opens to: what, where and for how long, how, why with its sources, what to
//! do afterwards, what is left out, and how to book it.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::Act,
        result::{Kind, PlannedRace, Session, SessionArea, Technique},
    },
    text::{
        booking::{self, Booked},
        calendar_links::OnlineCalendar,
        dates, phrase, plain,
        plan_context::{Feature, PlanContext},
    },
    view::{
        body_map::mini_body,
        plan_actions::PlanAction,
        session_card::next::{book_label, word},
    },
};

/// A session, and what its details need.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Details<'a> {
    pub(crate) context: &'a PlanContext,
    pub(crate) races: &'a [PlannedRace],
    pub(crate) session: &'a Session,
    /// Its index in the plan.
    pub(crate) index: usize,
    pub(crate) on_plan_action: &'a Callback<PlanAction>,
    pub(crate) on_book: &'a Callback<(MouseEvent, Booked)>,
}

/// The details of one session.
pub(crate) fn details(shown: &Details<'_>) -> Html {
    let Details { context, races, session, index, .. } = *shown;
    let is_next = index == 0;
    html! {
        <div class="session-details__body">
            <p class="session-details__facts">{ plain::facts(context, session) }</p>
            if !is_next {
                <p>{ phrase::reason(context, races, session) }</p>
                { word(context, session) }
            }
            <div class="session-details__work">
                { areas(context, session) }
                { body(context, session) }
            </div>
            { part(shown, "session_what_we_do", techniques(context, session)) }
            { part(shown, "session_why", reasons(context, races, session)) }
            { part(shown, "session_afterwards", aftercare(context, session)) }
            { part(shown, "session_not_used", left_out(context, session)) }
            <div class="session-details__ways">
                if !is_next { { book(shown) } }
                { online(shown) }
            </div>
        </div>
    }
}

/// The areas with their minutes, and the talk, which make up the length.
fn areas(context: &PlanContext, session: &Session) -> Html {
    let messages = &context.messages;
    html! {
        <ul class="session-details__areas">
            for worked in session.areas.iter() {
                <li class="session-details__area" data-focus={worked.focus.then_some("")}>
                    { phrase::area(messages, worked.area, worked.side) }
                    { " " }
                    <b>{ phrase::minutes(messages, worked.minutes) }</b>
                    if worked.touch {
                        { messages.get("list_separator") }
                        { messages.get("session_touch") }
                    }
                </li>
            }
            <li class="session-details__area">
                { messages.get("session_talk") }
                { " " }
                <b>{ phrase::minutes(messages, session.talk_min) }</b>
            </li>
        </ul>
    }
}

/// The areas on a small figure.
fn body(context: &PlanContext, session: &Session) -> Html {
    let lit = session.areas.iter().map(|worked| {
        let found = context.mentioned.find(worked.area).filter(|_| worked.focus);
        let severity = found.map_or(0, |entry| entry.severity);
        (worked.area, worked.side, (!worked.touch).then_some(severity))
    });
    mini_body(&lit.collect::<Vec<_>>())
}

fn part(shown: &Details<'_>, key: &str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    // The next session stands one level above the others.
    let level = shown.context.level + if shown.index == 0 { 2 } else { 3 };
    let heading = ["h", &level.min(6).to_string()].concat();
    html! {
        <div>
            <@{heading} class="session-details__heading">{ shown.context.messages.get(key) }</@>
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

/// The buttons for online calendars. Their links are made when they are pressed.
fn online(shown: &Details<'_>) -> Html {
    let messages = &shown.context.messages;
    if !shown.context.has(Feature::Ics) {
        return Html::default();
    }
    let day = dates::short_date(messages, shown.session.date);
    let index = shown.index;
    html! {
        <span class="session-details__online">
            for calendar in OnlineCalendar::ALL {
                <button
                    type="button"
                    class="link-button"
                    onclick={shown.on_plan_action.reform(move |_: MouseEvent| PlanAction::Event(calendar, index))}
                >
                    { messages.get(&["take_event_", calendar.code()].concat()) }
                    <span class="visually-hidden">
                        { messages.format("take_event_of", &[("day", &day)]) }
                    </span>
                </button>
            }
        </span>
    }
}

/// The booking link, a plain one: nothing is sent before it is pressed.
fn book(shown: &Details<'_>) -> Html {
    let Details { context, session, index, .. } = *shown;
    let Some(one) = booking::one(context, session).filter(|_| {
        context.has(Feature::Book) && !matches!(session.fixed, Some(Act::Booked | Act::Done))
    }) else {
        return Html::default();
    };
    let onclick = shown.on_book.reform(move |event| (event, Booked::Session(index)));
    html! {
        <a class="session-details__book" href={one.url} target="_blank" rel="noopener" {onclick}>
            { book_label(context, session, one.way) }
        </a>
    }
}
