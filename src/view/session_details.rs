//! What opens under "Details" on a session card: how, why with its sources, what to do afterwards,
//! and what is left out.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Kind, PlannedRace, Session, SessionArea, Technique},
    text::{dates, phrase, scene::Scene},
};

/// The details of one session, closed at first.
pub(crate) fn details(scene: &Scene, races: &[PlannedRace], session: &Session) -> Html {
    let words = &scene.words;
    let day = dates::short_date(words, session.date);
    html! {
        <details class="session-details">
            <summary class="session-details__summary">
                { words.text("session_details") }
                <span class="visually-hidden">{ words.fill("session_details_of", &[("day", &day)]) }</span>
            </summary>
            <div class="session-details__body">
                { part(scene, "session_what_we_do", techniques(scene, session)) }
                { part(scene, "session_why", reasons(scene, races, session)) }
                { part(scene, "session_afterwards", aftercare(scene, session)) }
                { part(scene, "session_not_used", left_out(scene, session)) }
            </div>
        </details>
    }
}

fn part(scene: &Scene, key: &str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let heading = ["h", &(scene.level + 3).min(6).to_string()].concat();
    html! {
        <div>
            <@{heading} class="session-details__heading">{ scene.words.text(key) }</@>
            <ul class="session-details__list">
                for line in lines { <li>{ line }</li> }
            </ul>
        </div>
    }
}

fn techniques(scene: &Scene, session: &Session) -> Vec<Html> {
    let text = |technique: &Technique| phrase::technique(&scene.words, *technique);
    let mut lines: Vec<Html> =
        session.techniques.iter().map(|one| html! { { text(one) } }).collect();
    let about = scene.clinic.offer(session.service).and_then(|offer| offer.about.clone());
    lines.extend(about.map(|about| html! { { about } }));
    lines
}

/// Each reason says whether it is the clinic's practice or comes from research.
fn reasons(scene: &Scene, races: &[PlannedRace], session: &Session) -> Vec<Html> {
    let rated = session.areas.iter().filter(|area| area.focus);
    let rated = rated.filter_map(|area| area_reason(scene, *area));
    let named = session
        .why
        .iter()
        .map(|why| (phrase::why_text(scene, races, session, *why), phrase::is_research(why.key)));
    let marked = |(text, is_research): (String, bool)| {
        let source = if is_research { "session_source_research" } else { "session_source_clinic" };
        html! {
            <>
                { text }{ " " }
                <span class="session-details__source" data-source={if is_research { "research" } else { "clinic" }}>
                    { scene.words.text(source) }
                </span>
            </>
        }
    };
    named.chain(rated.map(|text| (text, false))).map(marked).collect()
}

/// "You rated your left calf 6 of 10, so it gets 19 minutes."
fn area_reason(scene: &Scene, worked: SessionArea) -> Option<String> {
    let (_, _, severity) = *scene.told.tight.iter().find(|(area, _, _)| *area == worked.area)?;
    Some(scene.words.fill(
        "area_reason",
        &[
            ("area", &phrase::area_within(&scene.words, worked.area, worked.side)),
            ("severity", &severity.to_string()),
            ("minutes", &worked.minutes.to_string()),
        ],
    ))
}

fn aftercare(scene: &Scene, session: &Session) -> Vec<Html> {
    let text = |key: &str| html! { { scene.words.text(key) } };
    session.aftercare.iter().map(|key| text(key.code())).collect()
}

/// What the kind of session never has, and what the therapist leaves alone at the chosen areas.
fn left_out(scene: &Scene, session: &Session) -> Vec<Html> {
    let words = &scene.words;
    let kind = match session.kind {
        Kind::Maintenance => "session_never_maintenance",
        Kind::PreEvent => "session_never_pre_event",
        Kind::PostEvent => "session_never_post_event",
    };
    let mut lines = vec![words.text(kind)];
    for (technique, key) in [
        (Technique::Friction, "session_no_friction"),
        (Technique::ThaiStretch, "session_no_thai_stretch"),
    ] {
        if !session.techniques.contains(&technique) {
            lines.push(words.text(key));
        }
    }
    let focus = session.areas.iter().filter(|area| area.focus);
    lines.extend(focus.map(|worked| {
        let area = phrase::area(words, worked.area, worked.side);
        let leave = phrase::leave_alone(words, worked.area);
        words.fill("session_leave_alone", &[("area", &area), ("leave", &leave)])
    }));
    lines.into_iter().map(|line| html! { { line } }).collect()
}
