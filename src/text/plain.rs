//! The plan as plain text: to copy, to share, to send to oneself by e-mail. Whoever gets it learns
//! nothing of the visitor's body from it.

use crate::{
    plan::{
        day::Day,
        order::sort_by_key,
        result::{Plan, PlannedRace, Session},
    },
    text::{bidi::isolated, booking, dates, headline, phrase, scene::Scene},
};

/// How much of each session is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything: why, the booking link.
    Whole,
    /// Day, kind, length and pressure.
    Short,
    /// Day and kind.
    Dates,
}

/// The plan in lines, without health.
pub fn plain_text(scene: &Scene, plan: &Plan, detail: Detail) -> String {
    let (scene, plan) = (&scene.without_health(), &plan.without_health());
    let mut parts = vec![headline::headline(scene, plan)];
    if detail == Detail::Whole {
        parts.push(headline::summary(scene, plan).join(" ").trim_start().to_owned());
    }
    let sessions = plan.sessions.iter();
    let mut rows: Vec<(Day, String)> =
        sessions.map(|session| (session.date, row(scene, plan, session, detail))).collect();
    let races = plan.races.iter().filter(|race| race.day >= scene.today);
    rows.extend(races.map(|race| (race.day, race_row(scene, race, detail))));
    sort_by_key(&mut rows, |(day, _)| *day);
    let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    parts.push(rows.join(if detail == Detail::Dates { "\n" } else { "\n\n" }));
    parts.push(scene.words.text("plan_suggestions"));
    parts.extend(clinic(scene));
    if detail == Detail::Whole {
        parts.push(scene.words.text("disclaimer"));
    }
    parts.join("\n\n")
}

fn row(scene: &Scene, plan: &Plan, session: &Session, detail: Detail) -> String {
    let title = phrase::session_title(scene, &plan.races, session);
    let mut lines = vec![dated(scene, session.date, &title)];
    if detail != Detail::Dates {
        lines.push(facts(scene, session));
    }
    if detail == Detail::Whole {
        let reason = phrase::reason(scene, &plan.races, session);
        lines.extend(Some(reason).filter(|reason| !reason.is_empty()));
        lines.extend(booking::link(scene, session));
    }
    lines.join("\n")
}

fn race_row(scene: &Scene, race: &PlannedRace, detail: Detail) -> String {
    let mut lines = vec![dated(scene, race.day, &phrase::race_title(scene, race))];
    if detail != Detail::Dates {
        lines.push(phrase::race_facts(scene, race));
    }
    lines.join("\n")
}

/// "Fri 1 May 2026: Recovery after Spring Marathon".
fn dated(scene: &Scene, day: Day, what: &str) -> String {
    let day = dates::date(&scene.words, day);
    scene.words.fill("plain_dated", &[("day", &day), ("what", what)])
}

/// "Left calf 19 min, hamstrings 12 min".
pub(crate) fn worked_areas(scene: &Scene, session: &Session) -> String {
    let areas = session.areas.iter().map(|worked| {
        let minutes =
            scene.words.fill("session_minutes", &[("minutes", &worked.minutes.to_string())]);
        [phrase::area(&scene.words, worked.area, worked.side), minutes].join(" ")
    });
    areas.collect::<Vec<_>>().join(&scene.words.text("list_separator"))
}

/// "60 min, firm (6 of 10), deep tissue massage", with what the clinic sells for it.
pub(crate) fn facts(scene: &Scene, session: &Session) -> String {
    let words = &scene.words;
    let planned = session.duration_min.to_string();
    let booked = scene.length_to_book(session);
    let length = if booked == session.duration_min {
        words.fill("session_minutes", &[("minutes", &planned)])
    } else {
        let values = [("minutes", planned.as_str()), ("booked", &booked.to_string())];
        words.fill("session_minutes_booked", &values)
    };
    let price = scene.clinic.price(session.service, booked);
    let pressure = phrase::pressure(words, session.pressure);
    let facts = [Some(length), Some(pressure), service(scene, session), price];
    let facts = facts.into_iter().flatten();
    facts.collect::<Vec<_>>().join(&words.text("session_fact_separator"))
}

/// The service in the clinic's words; none where the clinic sells others only (decision 21).
fn service(scene: &Scene, session: &Session) -> Option<String> {
    if scene.clinic.services.is_empty() {
        return Some(phrase::service(&scene.words, session.service));
    }
    scene.clinic.offer(session.service).map(|offer| isolated(&offer.name))
}

/// "Call to book: 020 7946 0123", where that is the only way.
pub(crate) fn call_to_book(scene: &Scene) -> Option<(String, String)> {
    let (address, number) = scene.clinic.call()?;
    Some((address, scene.words.fill("take_call_number", &[("number", &number)])))
}

/// Name, telephone and address, as far as the clinic gives them.
fn clinic(scene: &Scene) -> Option<String> {
    let clinic = &scene.clinic;
    let name = Some(&clinic.name).filter(|name| !name.is_empty());
    let lines = name.into_iter().chain(&clinic.phone).chain(&clinic.address);
    let lines: Vec<String> = lines.map(|line| isolated(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The address of an e-mail to oneself: at most 1,600 characters once encoded; the dates alone where
/// more would not fit, nothing where even those would not (contract 16).
pub fn mail_link(scene: &Scene, plan: &Plan) -> Option<String> {
    const MOST: usize = 1600;
    let subject = booking::encoded(&headline::headline(scene, plan));
    let link = |detail| {
        let body = plain_text(scene, plan, detail).replace('\n', "\r\n");
        ["mailto:?subject=", &subject, "&body=", &booking::encoded(&body)].concat()
    };
    [Detail::Short, Detail::Dates].into_iter().map(link).find(|link| link.len() <= MOST)
}
