//! The card for the therapist (R-Q5): one session and today's health answers, line by line. Only the
//! visitor's own screen shows it: nothing that is sent, saved or copied uses this module.

use crate::{
    plan::{
        answers::{Caution, Place},
        result::{Plan, Session, SessionArea},
    },
    quiz::{Quiz, Settings, draft::LastMassage, safety::HealthFlag},
    text::{
        dates, moves, phrase, plain,
        plan_context::PlanContext,
        summary::{place_name, ticked},
    },
};

/// One part of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// The key of its heading.
    pub key: &'static str,
    /// What it says, line by line; never empty.
    pub lines: Vec<String>,
}

/// The card of a session; parts that say nothing are left out.
pub fn card(
    context: &PlanContext,
    quiz: &Quiz,
    settings: &Settings,
    plan: &Plan,
    session: &Session,
) -> Vec<CardRow> {
    let messages = &context.messages;
    let (touched, worked): (Vec<&SessionArea>, Vec<&SessionArea>) =
        session.areas.iter().partition(|area| area.touch);
    let touched = touched.iter().map(|area| phrase::area(messages, area.area, area.side));
    let left: &[Place] = &quiz.draft.safety.leave_alone;
    let rows = [
        ("card_when", when(context, quiz, session)),
        ("card_running", running(context, plan, session)),
        ("card_work", worked.iter().map(|area| work(context, area)).collect()),
        ("card_touch", touched.collect()),
        ("card_leave", left.iter().map(|place| place_name(messages, *place)).collect()),
        ("card_told", ticked(messages, &quiz.draft, settings)),
        ("card_like", like(context, quiz)),
        ("card_ask", questions(context, quiz)),
    ];
    let rows = rows.into_iter().filter(|(_, lines)| !lines.is_empty());
    rows.map(|(key, lines)| CardRow { key, lines }).collect()
}

/// The day, the hour if it is booked, and what is booked.
fn when(context: &PlanContext, quiz: &Quiz, session: &Session) -> Vec<String> {
    let messages = &context.messages;
    let day = dates::date(messages, session.date);
    let mark = moves::mark(messages, &quiz.record, session);
    let day = [Some(day), mark].into_iter().flatten().collect::<Vec<_>>();
    vec![day.join(&messages.get("list_separator")), plain::facts(context, session)]
}

/// What the training is about, and how far away the races are.
fn running(context: &PlanContext, plan: &Plan, session: &Session) -> Vec<String> {
    let messages = &context.messages;
    let phase = messages.get(&["card_phase_", session.phase.code()].concat());
    let races = [session.last_race_date, session.next_race_date.or(session.race_date)];
    let line = |day| {
        let race = phrase::race_of(context, &plan.races, Some(day));
        let days = day.since(session.date);
        let count = days.unsigned_abs();
        let (key, count) = match days {
            0 => return messages.format("card_race_today", &[("race", &race)]),
            14.. => ("card_weeks_to", count / 7),
            1.. => ("card_days_to", count),
            ..0 => ("card_days_since", count),
        };
        messages.plural(key, count, &[("race", &race)])
    };
    let mut lines = vec![phase];
    for day in races.into_iter().flatten() {
        let line = line(day);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// "Left calf, 6 out of 10: 19 min".
fn work(context: &PlanContext, worked: &SessionArea) -> String {
    let messages = &context.messages;
    let area = phrase::area(messages, worked.area, worked.side);
    let rated = context.mentioned.find(worked.area).filter(|_| worked.focus);
    let what = match rated {
        Some(entry) => {
            let severity = entry.severity.to_string();
            messages.format("check_area", &[("area", &area), ("severity", &severity)])
        }
        None => area,
    };
    let minutes = phrase::minutes(messages, worked.minutes);
    messages.format("card_work_area", &[("area", &what), ("minutes", &minutes)])
}

/// The pressure that the visitor likes, and how the last session felt.
fn like(context: &PlanContext, quiz: &Quiz) -> Vec<String> {
    let messages = &context.messages;
    let availability = &quiz.draft.availability;
    let pressure = phrase::pressure(messages, availability.pressure);
    let is_first = availability.last == Some(LastMassage::Never);
    let first = is_first.then(|| messages.get("card_first"));
    let felt = quiz.draft.check_in.feel.map(|feel| {
        let feel = messages.get(&["check_in_feel_", feel.code()].concat());
        messages.format("card_like_last", &[("feel", &feel)])
    });
    let liked = messages.format("card_like_pressure", &[("pressure", &pressure)]);
    [liked].into_iter().chain(first).chain(felt).collect()
}

/// What the therapist is to ask before beginning.
fn questions(context: &PlanContext, quiz: &Quiz) -> Vec<String> {
    let has_joint = quiz.draft.safety.has(HealthFlag::Caution(Caution::JointReplacement));
    let keys = ["card_ask_today", "card_ask_press"].into_iter();
    let keys = keys.chain(has_joint.then_some("card_ask_joint"));
    keys.map(|key| context.messages.get(key)).collect()
}
