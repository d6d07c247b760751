//! What an act did to the plan, and what each day is to a session, in words. Nothing here tells of
//! health: the rest after an injury is "a day of rest".

use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        result::{Change, DayOption, MoveRule, Plan, Session, Verdict},
    },
    quiz::record::{Done, Record, SessionAct, hour::Hour},
    text::{Messages, changes::Changes, dates, phrase, plan_context::PlanContext},
};

/// So many changes of other sessions are named one by one.
const NAMED: usize = 3;

/// "two days later", "the day before": a day seen from another one.
fn distance(messages: &Messages, day: Day, from: Day) -> String {
    let days = day.apart(from).unsigned_abs();
    let number = phrase::number(messages, usize::try_from(days).unwrap_or_default());
    let key = if day < from { "move_before" } else { "move_after" };
    messages.plural(key, days, &[("number", &number)])
}

/// A rule in words, within a sentence.
fn rule(messages: &Messages, rule: MoveRule) -> String {
    messages.get(&["move_rule_", rule.code()].concat())
}

/// What a proposed day is: "two days later, close to another session".
pub fn proposal(context: &PlanContext, option: DayOption, from: Option<Day>) -> String {
    let messages = &context.messages;
    let away = from.map(|from| distance(messages, option.date, from));
    let said = option.rule.map(|said| rule(messages, said));
    away.into_iter().chain(said).collect::<Vec<_>>().join(&messages.get("list_separator"))
}

/// The name of a day of the calendar: "Sat 9 May, the day before your race: not possible".
pub fn day_name(context: &PlanContext, option: DayOption, is_own: bool) -> String {
    let key = match option.verdict {
        _ if is_own => "move_day_own",
        Verdict::Free => "move_day_free",
        Verdict::Note => "move_day_note",
        Verdict::Refused => "move_day_refused",
    };
    verdict(context, option, key)
}

/// "Sat 9 May is not possible: the day before your race."
pub fn refusal(context: &PlanContext, option: DayOption) -> String {
    verdict(context, option, "move_refused")
}

/// "Sat 9 May: close to another session." Nothing for a day that is free.
pub fn drawback(context: &PlanContext, option: DayOption) -> Option<String> {
    (option.verdict == Verdict::Note).then(|| verdict(context, option, "move_drawback"))
}

fn verdict(context: &PlanContext, option: DayOption, key: &str) -> String {
    let messages = &context.messages;
    let why = option.rule.map_or_else(String::new, |why| rule(messages, why));
    messages.format(key, &[("day", &dates::short_date(messages, option.date)), ("why", &why)])
}

/// What an act did: its own sentence, then those of the other sessions.
pub fn acted(
    context: &PlanContext,
    record: &Record,
    (plan, changes): (&Plan, Option<&Changes>),
    done: Done,
) -> String {
    let own = match done {
        Done::Session(key, _) | Done::Added(key) => Some(key),
        Done::Anew | Done::Away(..) | Done::Back => None,
    };
    [own_sentence(context, record, plan, done), others(context, (plan, changes), own)].join(" ")
}

fn own_sentence(context: &PlanContext, record: &Record, plan: &Plan, done: Done) -> String {
    let messages = &context.messages;
    let day = done_day(record, plan, done).unwrap_or(context.today);
    let (key, day) = match done {
        Done::Anew => return messages.get("act_anew"),
        Done::Back => return messages.get("act_back"),
        Done::Away(from, to) => return away(messages, "act_away", (from, to)),
        Done::Added(_) => ("act_added", day),
        Done::Session(_, SessionAct::Move(to)) => ("act_moved", to),
        Done::Session(_, SessionAct::Book(on, _)) => ("act_booked", on),
        Done::Session(_, SessionAct::Skip) if day < context.today => ("act_missed", day),
        Done::Session(_, SessionAct::Skip) => ("act_skipped", day),
        Done::Session(_, SessionAct::Done) => ("act_done", day),
        Done::Session(_, SessionAct::Unmark) => ("act_unmarked", day),
    };
    let hour = match done {
        Done::Session(_, SessionAct::Book(_, Some(hour))) => hour.code(),
        Done::Session(..) | Done::Added(_) | Done::Anew | Done::Away(..) | Done::Back => {
            String::new()
        }
    };
    let day = dates::short_date(messages, day);
    let key = if hour.is_empty() { key } else { "act_booked_at" };
    messages.format(key, &[("day", &day), ("hour", &hour)])
}

/// Days away: "from Tue 10 Mar to Sat 14 Mar"; of a single one only the day.
pub fn away(messages: &Messages, key: &str, (from, to): (Day, Day)) -> String {
    let [from, to] = [from, to].map(|day| dates::short_date(messages, day));
    if from == to {
        return messages.format(&[key, "_day"].concat(), &[("day", &from)]);
    }
    messages.format(key, &[("from", &from), ("to", &to)])
}

/// The day of the session on which the visitor acted; of a skipped one the day on which it stood.
pub fn done_day(record: &Record, plan: &Plan, done: Done) -> Option<Day> {
    let (Done::Session(key, _) | Done::Added(key)) = done else { return None };
    let session = plan.sessions.iter().find(|session| session.key == key).map(|one| one.date);
    let logged = record.act(key).map(|entry| entry.day);
    let kept = record.keep.iter().find(|kept| kept.key == key).map(|kept| kept.day);
    session.or(logged).or(kept)
}

/// What became of the other sessions, each with its rule; "Nothing else changes" where nothing did.
/// Of sessions that keep their day and change otherwise the rows tell.
pub fn others(
    context: &PlanContext,
    (plan, difference): (&Plan, Option<&Changes>),
    own: Option<SessionKey>,
) -> String {
    let messages = &context.messages;
    let changes: Vec<&Change> =
        plan.changes.iter().filter(|change| Some(change.key) != own).collect();
    if changes.is_empty() {
        let day = plan.sessions.iter().find(|one| Some(one.key) == own).map(|one| one.date);
        let is_altered =
            difference.is_some_and(|all| all.altered.iter().any(|one| Some(*one) != day));
        return messages.get(if is_altered { "act_no_other_day" } else { "act_nothing_else" });
    }
    let named = if changes.len() > NAMED { NAMED - 1 } else { NAMED };
    let mut sentences: Vec<String> =
        changes.iter().take(named).map(|change| sentence(context, plan, change)).collect();
    let rest = changes.len().saturating_sub(named);
    if rest > 0 {
        let rest = u32::try_from(rest).unwrap_or(u32::MAX);
        sentences.push(messages.plural("act_others", rest, &[]));
    }
    sentences.join(" ")
}

/// "Tue 17 Mar moves to Wed 18 Mar: five days apart."
fn sentence(context: &PlanContext, plan: &Plan, change: &Change) -> String {
    let messages = &context.messages;
    let short =
        |day: Option<Day>| day.map_or_else(String::new, |day| dates::short_date(messages, day));
    let key = match (change.from, change.to) {
        (Some(_), Some(_)) => "act_other_moves",
        (_, None) => "act_other_goes",
        (None, Some(_)) => "act_other_comes",
    };
    let why = match change.to {
        Some(to) if change.rule == MoveRule::Close => apart(messages, plan, to),
        Some(_) | None => rule(messages, change.rule),
    };
    let values = [("from", &*short(change.from)), ("to", &short(change.to)), ("why", &why)];
    messages.format(key, &values)
}

/// "five days apart": from the nearest session.
fn apart(messages: &Messages, plan: &Plan, day: Day) -> String {
    let others = plan.sessions.iter().map(|session| session.date).filter(|other| *other != day);
    let days = others.map(|other| other.apart(day).unsigned_abs()).min();
    days.map_or_else(
        || rule(messages, MoveRule::Close),
        |days| {
            let number = phrase::number(messages, usize::try_from(days).unwrap_or_default());
            messages.plural("move_apart", days, &[("number", &number)])
        },
    )
}

/// What a fixed session is: "Booked, 14:30", "Moved", "Had".
pub fn mark(messages: &Messages, record: &Record, session: &Session) -> Option<String> {
    mark_at(messages, record.act(session.key).and_then(|entry| entry.hour), session)
}

/// The same, with the hour of the session if it is known.
pub fn mark_at(messages: &Messages, hour: Option<Hour>, session: &Session) -> Option<String> {
    match (session.fixed?, hour) {
        (Act::Booked, Some(hour)) => {
            Some(messages.format("mark_booked_at", &[("hour", &hour.code())]))
        }
        (Act::Booked, None) => Some(messages.get("mark_booked")),
        (Act::Done, _) => Some(messages.get("mark_done")),
        (Act::Moved, _) => Some(messages.get("mark_moved")),
        (Act::Skipped, _) => None,
    }
}
