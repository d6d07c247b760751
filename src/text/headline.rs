//! The heading of the plan, and a summary in two sentences.

use std::cmp::Reverse;

use crate::{
    plan::{
        answers::{Pressure, Priority, RaceClass},
        day::Day,
        order::sort_by_key,
        result::{Kind, Note, Plan, PlannedRace, Session},
    },
    text::{
        dates, phrase,
        plan_context::{NamedDistance, PlanContext, race_on},
    },
};

/// "11 massages, 3 March to 28 April". In a preview it says so, because files and texts begin with it.
pub fn headline(context: &PlanContext, plan: &Plan) -> String {
    context.of_sample(title(context, plan))
}

fn title(context: &PlanContext, plan: &Plan) -> String {
    let messages = &context.messages;
    match plan.sessions.as_slice() {
        [] if plan.notes.contains(&Note::BudgetZero) => messages.get("plan_title_self_care"),
        [] => messages.get("plan_title_none"),
        [session] => one(context, plan, session),
        [first, .., last] => {
            let count = u32::try_from(plan.sessions.len()).unwrap_or(u32::MAX);
            // A line does not end within a date.
            let day = |day| dates::day_month(messages, context.today, day).replace(' ', "\u{a0}");
            let values = [("start", &*day(first.date)), ("end", &*day(last.date))];
            messages.plural("plan_title", count, &values)
        }
    }
}

/// "One session, the day after your half marathon".
fn one(context: &PlanContext, plan: &Plan, session: &Session) -> String {
    let race = session.race_date.and_then(|day| race_on(&plan.races, day));
    let Some(race) = race.filter(|_| !session.combined) else {
        let day = dates::short_date(&context.messages, session.date);
        return context.messages.format("plan_title_one", &[("day", &day)]);
    };
    let days = session.date.since(race.day).unsigned_abs();
    let key = match session.kind {
        Kind::PreEvent => "plan_title_one_before",
        Kind::PostEvent | Kind::Maintenance => "plan_title_one_after",
    };
    let number = phrase::number(&context.messages, usize::try_from(days).unwrap_or(0));
    let race = phrase::race(context, race);
    context.messages.plural(key, days, &[("number", &number), ("race", &race)])
}

/// The races ahead that the plan is built around, in words: "Spring Marathon", "your half marathon",
/// "two marathons", "six races".
fn around(context: &PlanContext, plan: &Plan) -> Option<String> {
    let ahead = plan.races.iter().filter(|race| race.day >= context.today);
    let ahead: Vec<&PlannedRace> =
        ahead.filter(|race| plan.sessions.iter().any(|it| is_for(it, race))).collect();
    match ahead.as_slice() {
        [] => None,
        [race] => Some(phrase::race(context, race)),
        [first, rest @ ..] => {
            let named = NamedDistance::of(first.distance);
            let alike = rest.iter().all(|race| NamedDistance::of(race.distance) == named);
            let code = if alike { named.code() } else { "other" };
            let number = phrase::number(&context.messages, ahead.len());
            Some(context.messages.plural(
                &["plan_races_", code].concat(),
                u32::try_from(ahead.len()).unwrap_or(u32::MAX),
                &[("number", &number)],
            ))
        }
    }
}

/// Whether a session serves a race, or was moved because of one.
fn is_for(session: &Session, race: &PlannedRace) -> bool {
    // Races that are this close together are served as one (R-X1).
    let is_near = |day: Option<Day>| day.is_some_and(|day| (-2..=2).contains(&race.day.since(day)));
    let (from, to) = race.quiet;
    let is_moved =
        session.why.iter().any(|why| why.day.is_some_and(|due| from <= due && due <= to));
    is_near(session.race_date) || is_near(session.also_race_date) || is_moved
}

/// One line of why: how often and for what, and around which races. Races that get no session and
/// move none stay as they are.
pub fn personal(context: &PlanContext, plan: &Plan) -> String {
    let messages = &context.messages;
    let mut parts = summary(context, plan);
    if plan.sessions.len() > 1 {
        parts.truncate(1);
        let ahead = || plan.races.iter().filter(|race| race.day >= context.today);
        let is_training =
            |race: &PlannedRace| race.priority == Priority::C && race.class == RaceClass::Short;
        let stays = ahead().count() > 0 && ahead().all(is_training);
        match around(context, plan) {
            Some(races) => parts.push(messages.format("plan_around", &[("races", &races)])),
            None if stays => parts.push(messages.get("plan_races_stay")),
            None => {}
        }
    }
    parts.join(" ")
}

/// Two sentences: how often and for what, then what holds near the races.
pub(crate) fn summary(context: &PlanContext, plan: &Plan) -> Vec<String> {
    let messages = &context.messages;
    match plan.sessions.as_slice() {
        [] => vec![
            messages.get(if plan.notes.contains(&Note::BudgetZero) {
                "plan_summary_self_care"
            } else {
                "plan_summary_none"
            }),
            messages.get("plan_summary_between"),
        ],
        [session] => vec![only(context, plan, session), near_races(context, plan)],
        _ => vec![rhythm(context, plan), near_races(context, plan)],
    }
}

/// Why there is one session, and how many were left out.
fn only(context: &PlanContext, plan: &Plan, session: &Session) -> String {
    let left_out = plan.notes.iter().find_map(|note| {
        if let Note::BudgetTrimmed { count } = note { Some(*count) } else { None }
    });
    match left_out {
        Some(count) => {
            let number = phrase::first_number(&context.messages, count);
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            context.messages.plural("plan_summary_one_left_out", count, &[("number", &number)])
        }
        None => phrase::reason(context, &plan.races, session),
    }
}

/// "About one regular session a week, with time for your left calf."
fn rhythm(context: &PlanContext, plan: &Plan) -> String {
    let messages = &context.messages;
    let often = match weeks_apart(plan) {
        None => messages.get("plan_rhythm_races"),
        Some(weeks) => {
            let number = phrase::number(messages, usize::try_from(weeks).unwrap_or(1));
            messages.plural("plan_rhythm", weeks, &[("number", &number)])
        }
    };
    let mut tight = context.mentioned.tight.clone();
    sort_by_key(&mut tight, |entry| (Reverse(entry.severity), entry.area));
    let area = |index: usize| {
        let found = tight.get(index);
        found.map_or_else(String::new, |it| phrase::area_within(messages, it.area, it.side))
    };
    match tight.len() {
        0 => messages.format("plan_summary_rhythm", &[("often", &often)]),
        1 => messages.format("plan_summary_focus", &[("often", &often), ("area", &area(0))]),
        2 => {
            let values = [("often", often.as_str()), ("area1", &area(0)), ("area2", &area(1))];
            messages.format("plan_summary_focus_two", &values)
        }
        _ => messages.format("plan_summary_focus_many", &[("often", &often), ("area", &area(0))]),
    }
}

/// The usual number of weeks between two regular sessions. There is none if most sessions belong to
/// races: a sentence on the few others would mislead.
fn weeks_apart(plan: &Plan) -> Option<u32> {
    let regular = plan.sessions.iter().filter(|session| session.kind == Kind::Maintenance);
    let days: Vec<Day> = regular.map(|session| session.date).collect();
    if days.len() * 2 < plan.sessions.len() {
        return None;
    }
    let next = days.iter().skip(1);
    let mut gaps: Vec<i32> = days.iter().zip(next).map(|(day, next)| next.since(*day)).collect();
    gaps.sort_unstable();
    // Of two in the middle the shorter: the longer one is often what days away have made.
    let middle = gaps.get(gaps.len().checked_sub(1)? / 2)?;
    Some(((middle + 3) / 7).max(1).unsigned_abs())
}

/// The sentence on the time near races; without races, that the plan follows the visitor's wishes.
fn near_races(context: &PlanContext, plan: &Plan) -> String {
    let messages = &context.messages;
    let has = |kind: Kind| plan.sessions.iter().any(|session| session.kind == kind);
    let key = match (has(Kind::PreEvent), has(Kind::PostEvent)) {
        (true, true) => "plan_summary_before_after",
        (true, false) => "plan_summary_before",
        (false, true) => "plan_summary_after",
        (false, false) => return messages.get("plan_summary_wishes"),
    };
    let firm = plan.sessions.iter().any(|session| session.pressure == Pressure::Firm);
    let spared = plan.races.iter().map(|race| race.no_firm);
    let mut windows = merged(spared.collect());
    windows.retain(|(_, to)| *to >= context.today);
    let near = messages.get(key);
    match windows.as_slice() {
        [(from, to)] if firm => {
            let range = dates::range(&context.messages, context.today, *from, *to);
            messages.format("plan_summary_no_firm", &[("near", &near), ("range", &range)])
        }
        [_, _, ..] if firm => messages.format("plan_summary_no_firm_many", &[("near", &near)]),
        _ => messages.format("plan_summary_near", &[("near", &near)]),
    }
}

/// Joins windows that touch.
fn merged(mut windows: Vec<(Day, Day)>) -> Vec<(Day, Day)> {
    windows.sort_unstable();
    let mut merged: Vec<(Day, Day)> = Vec::new();
    for (from, to) in windows {
        match merged.last_mut() {
            Some((_, last)) if from <= last.plus(1) => *last = to.max(*last),
            Some(_) | None => merged.push((from, to)),
        }
    }
    merged
}
