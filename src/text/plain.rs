//! The plan as plain text for people, to copy, to share, and to send by e-mail: one line for each
//! session, the clinic, and the page at the end. It says nothing about the visitor's body.

use crate::{
    plan::{
        day::Day,
        order::sort_by_key,
        result::{Plan, PlannedRace, Session},
    },
    text::{bidi::isolated, booking, dates, headline, moves, phrase, plan_context::PlanContext},
};

/// How much the text says about each session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything, with the summary and the disclaimer.
    Whole,
    /// Day, kind, length and pressure.
    Short,
    /// Day and kind.
    Dates,
}

/// The plan in lines, without health answers.
pub fn plain_text(context: &PlanContext, plan: &Plan, detail: Detail) -> String {
    let has_more = !plan.provisional.is_empty();
    let (context, plan) = (&context.without_health(), &plan.without_health());
    let mut parts = vec![headline::headline(context, plan)];
    if detail == Detail::Whole && !context.is_outline {
        parts.push(headline::summary(context, plan).join(" ").trim_start().to_owned());
    }
    let sessions = plan.sessions.iter();
    let mut rows: Vec<(Day, String)> =
        sessions.map(|session| (session.date, row(context, plan, session, detail))).collect();
    let races = plan.races.iter().filter(|race| race.day >= context.today);
    rows.extend(races.map(|race| (race.day, race_row(context, race, detail))));
    sort_by_key(&mut rows, |(day, _)| *day);
    let rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    parts.push(rows.join("\n"));
    if has_more {
        parts.push(context.messages.get("plain_more"));
    }
    parts.push(context.messages.get("plan_suggestions"));
    parts.extend(clinic(context));
    if detail == Detail::Whole {
        parts.push(context.messages.get("disclaimer"));
    }
    if !context.page.is_empty() {
        parts.push(context.messages.format("plain_page", &[("page", &context.page)]));
    }
    parts.join("\n\n")
}

fn row(context: &PlanContext, plan: &Plan, session: &Session, detail: Detail) -> String {
    let title = phrase::session_title(context, &plan.races, session);
    let facts = if detail == Detail::Dates { None } else { Some(facts(context, session)) };
    let hour = context.hours.iter().find(|(key, _)| *key == session.key).map(|(_, hour)| *hour);
    let mark = moves::mark_at(&context.messages, hour, session);
    let facts: Vec<String> = mark.into_iter().chain(facts).collect();
    let facts =
        (!facts.is_empty()).then(|| facts.join(&context.messages.get("session_fact_separator")));
    line(context, session.date, title, facts)
}

fn race_row(context: &PlanContext, race: &PlannedRace, detail: Detail) -> String {
    let title = phrase::race_title(context, race);
    let facts =
        if detail == Detail::Dates { None } else { Some(phrase::race_facts(context, race)) };
    line(context, race.day, title, facts)
}

/// "Fri 1 May 2026: Recovery after Spring Marathon, 60 min, light (1 to 3 out of 10)".
fn line(context: &PlanContext, day: Day, title: String, facts: Option<String>) -> String {
    let day = dates::date(&context.messages, day);
    let what: Vec<String> = [title].into_iter().chain(facts).collect();
    let what = what.join(&context.messages.get("session_fact_separator"));
    context.messages.format("plain_dated", &[("day", &day), ("what", &what)])
}

/// "Left calf 19 min, hamstrings 12 min".
pub(crate) fn worked_areas(context: &PlanContext, session: &Session) -> String {
    let areas = session.areas.iter().map(|worked| {
        let minutes =
            context.messages.format("session_minutes", &[("minutes", &worked.minutes.to_string())]);
        [phrase::area(&context.messages, worked.area, worked.side), minutes].join(" ")
    });
    areas.collect::<Vec<_>>().join(&context.messages.get("list_separator"))
}

/// "60 min, firm (6 out of 10), deep tissue massage", with the clinic's service.
pub(crate) fn facts(context: &PlanContext, session: &Session) -> String {
    let messages = &context.messages;
    if context.is_outline {
        let facts = [Some(phrase::outline_facts(context, session)), context.clinic.price(session)];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        return facts.join(&messages.get("session_fact_separator"));
    }
    let length = phrase::minutes(messages, session.duration_min);
    let pressure = phrase::pressure(messages, session.pressure);
    let service = phrase::service(context, session);
    let facts = [Some(length), Some(pressure), Some(service), context.clinic.price(session)];
    let facts = facts.into_iter().flatten();
    facts.collect::<Vec<_>>().join(&messages.get("session_fact_separator"))
}

/// "Call to book: 020 7946 0123", if there is no other way.
pub(crate) fn call_to_book(context: &PlanContext) -> Option<(String, String)> {
    let (address, number) = context.clinic.call()?;
    Some((address, context.messages.format("take_call_number", &[("number", &number)])))
}

/// Name, telephone and address of the clinic, if it gives them.
fn clinic(context: &PlanContext) -> Option<String> {
    let clinic = &context.clinic;
    let name = Some(&clinic.name).filter(|name| !name.is_empty()).map(|name| isolated(name));
    let address = clinic.address.as_deref().map(isolated);
    let lines: Vec<String> = name.into_iter().chain(telephone(context)).chain(address).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// "Call to book: 020 7946 0123", or the clinic's words for a number that cannot be dialled.
pub(crate) fn telephone(context: &PlanContext) -> Option<String> {
    let call = call_to_book(context).map(|(_, label)| label);
    call.or_else(|| context.clinic.phone.as_deref().map(isolated))
}

/// The `mailto:` address of an e-mail with the plan, at most 1,600 characters when encoded. If the
/// plan does not fit, it contains the dates; if they do not fit, there is none (D-19).
pub fn mail_link(context: &PlanContext, plan: &Plan) -> Option<String> {
    const MAX: usize = 1600;
    let subject = booking::encoded(&headline::headline(context, plan));
    let link = |detail| {
        let body = plain_text(context, plan, detail).replace('\n', "\r\n");
        ["mailto:?subject=", &subject, "&body=", &booking::encoded(&body)].concat()
    };
    [Detail::Short, Detail::Dates].into_iter().map(link).find(|link| link.len() <= MAX)
}
