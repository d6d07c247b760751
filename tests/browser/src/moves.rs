//! Living with a plan: sessions are moved, left out, booked and marked, by their names alone. The
//! page decides nothing: each plan is compared with the engine's own, told of the same acts.

mod lived;

use anyhow::{Context, Result, ensure};
use recovery_calculator::plan::{
    acts::SessionKey,
    day::Day,
    json,
    result::{DayOption, Verdict},
    settle,
};
use serde_json::{Value as Json, json};

use crate::{
    moves::lived::{Lived, day, key, short, start},
    quiz::Quiz,
};

/// A plan of several sessions without a race.
fn without_race() -> Json {
    json!({
        "weeklyDistance": 40,
        "runDays": 4,
        "races": [],
        "areas": [],
        "availableWeekdays": [1, 2, 3, 4, 5, 6],
        "firstMassageEver": true,
    })
}

/// One with a race on a Saturday.
fn with_race() -> Json {
    json!({
        "weeklyDistance": 50,
        "runDays": 5,
        "races": [{ "date": "2026-04-18", "distance": "half", "priority": "A" }],
        "areas": [{ "area": "calves", "side": "left", "severity": 5 }],
        "availableWeekdays": [1, 2, 3, 4, 5, 6, 7],
    })
}

/// The first button whose name begins like this, past `others` of them.
async fn button(quiz: &Quiz<'_>, start: &str, others: usize) -> Result<String> {
    let names = quiz.visitor.ask("names", json!("button")).await?;
    let names = names.as_array().into_iter().flatten().filter_map(Json::as_str);
    let found = names.filter(|name| name.starts_with(start)).nth(others);
    found.map(str::to_owned).with_context(|| format!("no button \"{start}\""))
}

/// A move changes one date and is taken back; so is a session that is left out.
pub(crate) async fn a_session_is_moved_and_left_out(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let mut lived = Lived::begun(quiz, without_race()).await?;
    let second = lived.sessions.get(1).context("one session")?.clone();
    lived.opens(&second).await?;
    let go = button(quiz, start(quiz, "move_do")?, 0).await?;
    lived.is_unchanged().await?;
    visitor.press(&[("button", &go)]).await?;
    visitor.sees(start(quiz, "act_moved")?).await?;
    let day = lived.day_of(&second).await?;
    ensure!(go.ends_with(&short(quiz, &day)?), "{go:?} has moved it to {day}");
    lived.did(&second, &day, "moved").await?;
    // The same button, where the session is now, and it has the focus.
    let place = words.fill("move_change_of", &[("day", &short(quiz, &day)?)])?;
    visitor.find(&[("button", &place)]).await?;
    let has_focus = async || {
        let at = visitor.ask("focused", Json::Null).await?;
        Ok(at.as_str().is_some_and(|at| at.contains(&place)))
    };
    visitor.wait("the focus on the moved session", has_focus).await?;
    lived.takes_back().await?;

    lived.opens(&second).await?;
    visitor.press(&[("button", words.get("act_skip")?)]).await?;
    lived.did(&second, &self::day(&second)?, "skipped").await?;
    lived.takes_back().await
}

/// The calendar of a change is the engine's, day by day; a race's eve is refused and says why, and
/// a day that is offered is taken.
pub(crate) async fn a_races_eve_is_refused(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let mut lived = Lived::begun(quiz, with_race()).await?;
    let before =
        lived.sessions.iter().find(|one| key(one).is_ok_and(|key| key.starts_with("pre:")));
    let before = before.context("no session before the race")?.clone();
    lived.opens(&before).await?;
    visitor.choose(&[("radio", words.get("move_other")?)]).await?;
    let options = lived.options(&before)?;
    for _ in 0..2 {
        visitor.press(&[("button", words.get("move_month_before")?)]).await?;
    }
    every_day_is_the_engines(quiz, &options, &day(&before)?).await?;

    let eve = options.iter().find(|one| one.date.iso() == "2026-04-17").context("no eve")?;
    ensure!(eve.verdict == Verdict::Refused, "the eve of a goal race is {eve:?}");
    turns_back_to(quiz, &name(quiz, *eve, false)?).await?;
    visitor.press(&[("button", &name(quiz, *eve, false)?)]).await?;
    let why = words.get("move_rule_race_eve")?;
    let refusal = [("day", &*short(quiz, "2026-04-17")?), ("why", why)];
    visitor.sees(&words.fill("move_refused", &refusal)?).await?;
    visitor.press(&[("button", words.get("move_choose")?)]).await?;
    lived.is_unchanged().await?;

    let own = day(&before)?;
    let is_open = |one: &&DayOption| {
        one.verdict == Verdict::Free && one.date < eve.date && one.date.iso() != own
    };
    let offered = *options.iter().rev().find(is_open).context("no free day")?;
    turns_back_to(quiz, &name(quiz, offered, false)?).await?;
    visitor.press(&[("button", &name(quiz, offered, false)?)]).await?;
    let to = offered.date.iso();
    let go = words.fill("move_do", &[("day", &short(quiz, &to)?)])?;
    visitor.press(&[("button", &go)]).await?;
    lived.did(&before, &to, "moved").await?;
    lived.takes_back().await
}

/// Turns the calendar back to the month of a day.
async fn turns_back_to(quiz: &Quiz<'_>, name: &str) -> Result<()> {
    let before = quiz.words.get("move_month_before")?;
    for _ in 0..9 {
        let names = quiz.visitor.ask("names", json!("button")).await?;
        if names.as_array().into_iter().flatten().any(|one| one == name) {
            return Ok(());
        }
        quiz.visitor.press(&[("button", before)]).await?;
    }
    anyhow::bail!("no day has the name {name:?}")
}

/// The name of a day of the calendar.
fn name(quiz: &Quiz<'_>, option: DayOption, is_own: bool) -> Result<String> {
    let key = match option.verdict {
        _ if is_own => "move_day_own",
        Verdict::Free => "move_day_free",
        Verdict::Note => "move_day_note",
        Verdict::Refused => "move_day_refused",
    };
    let why = option.rule.map(|rule| ["move_rule_", rule.code()].concat());
    let why = why.map_or(Ok(""), |why| quiz.words.get(&why))?;
    quiz.words.fill(key, &[("day", &short(quiz, &option.date.iso())?), ("why", why)])
}

/// Turns from the first month on and compares each day with its option.
async fn every_day_is_the_engines(quiz: &Quiz<'_>, options: &[DayOption], own: &str) -> Result<()> {
    let after = quiz.words.get("move_month_after")?;
    let mut left: Vec<String> = Vec::new();
    for option in options {
        left.push(name(quiz, *option, option.date.iso() == own)?);
    }
    ensure!(left.len() > 60, "only {} days", left.len());
    for _ in 0..9 {
        let names = quiz.visitor.ask("names", json!("button")).await?;
        let names: Vec<&str> =
            names.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        left.retain(|name| !names.contains(&name.as_str()));
        if left.is_empty() {
            return Ok(());
        }
        quiz.visitor.press(&[("button", after)]).await?;
    }
    anyhow::bail!("not in the calendar: {left:?}")
}

/// Two sessions are booked, with their hours as people write them; the calendar file has them at
/// their hour.
pub(crate) async fn two_are_booked_with_their_hours(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let mut lived = Lived::begun(quiz, with_race()).await?;
    for (index, typed) in ["14.30", "6 pm"].into_iter().enumerate() {
        let session = lived.sessions.get(index).context("too few sessions")?.clone();
        lived.opens(&session).await?;
        visitor.press(&[("button", words.get("act_it_is_booked")?)]).await?;
        visitor.type_into(&[("textbox", words.get("booked_hour")?)], typed).await?;
        let day = day(&session)?;
        let go = words.fill("booked_do", &[("day", &short(quiz, &day)?)])?;
        visitor.press(&[("button", &go)]).await?;
        lived.did(&session, &day, "booked").await?;
    }
    let file = visitor.ask("export", Json::Null).await?;
    let file = file.as_str().context("no file")?;
    for (session, hour) in lived.sessions.iter().zip(["T143000", "T180000"]) {
        let begin = ["DTSTART:", &day(session)?.replace('-', ""), hour].concat();
        ensure!(file.contains(&begin), "no {begin} in {file}");
    }
    ensure!(file.matches("STATUS:CONFIRMED").count() == 2, "{file}");
    lived.takes_back().await
}

/// The recovery after a race is left out, and comes back with Undo.
pub(crate) async fn a_recovery_is_left_out(quiz: &Quiz<'_>) -> Result<()> {
    let mut lived = Lived::begun(quiz, with_race()).await?;
    let after =
        lived.sessions.iter().find(|one| key(one).is_ok_and(|key| key.starts_with("post:")));
    let after = after.context("no recovery")?.clone();
    lived.opens(&after).await?;
    quiz.visitor.press(&[("button", quiz.words.get("act_skip")?)]).await?;
    quiz.visitor
        .sees(&quiz.words.fill("act_skipped", &[("day", &short(quiz, &day(&after)?)?)])?)
        .await?;
    lived.did(&after, &day(&after)?, "skipped").await?;
    lived.takes_back().await
}

/// Eight days later, on a new visit: the plan is there, what is past is asked about and marked, and
/// after the safety questions every date to come is the engine's.
pub(crate) async fn eight_days_later(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let mut lived = Lived::begun(quiz, with_race()).await?;
    let today = "2026-03-10";
    visitor.reload().await?;
    visitor.ask("attribute", json!(["today", today])).await?;
    visitor.sees(words.get("kept_past")?).await?;
    let past: Vec<Json> = lived.past(today)?;
    let first = past.first().context("no session is past")?.clone();
    let of = words.fill("take_event_of", &[("day", &short(quiz, &day(&first)?)?)])?;
    let had = [words.get("kept_had")?, &of].join(" ");
    visitor.press(&[("button", &had)]).await?;
    visitor.sees(&words.fill("kept_said_had", &[("day", &short(quiz, &day(&first)?)?)])?).await?;
    visitor.press(&[("button", words.get("frame_undo")?)]).await?;
    visitor.find(&[("button", &had)]).await?;
    visitor.press(&[("button", &had)]).await?;
    visitor.press(&[("button", words.get("kept_details")?)]).await?;
    quiz.nothing_ticked().await?;
    visitor.press(&[("button", words.get("frame_show_plan")?)]).await?;
    quiz.is_shown().await?;
    lived.is_another_day(today);
    lived.did(&first, &day(&first)?, "done").await
}

/// A week of illness: the health questions come first, then no session lies in that week, all others
/// are the engine's, and Undo brings the plan back.
pub(crate) async fn a_week_of_illness(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let mut lived = Lived::begun(quiz, with_race()).await?;
    let first = civil(&day(lived.sessions.first().context("no session")?)?)?;
    let week: Vec<String> = first.plus(-1).to(first.plus(5)).map(Day::iso).collect();
    let [from, .., to] = week.as_slice() else { anyhow::bail!("no week") };
    visitor.press(&[("disclosure", words.get("away_heading")?)]).await?;
    for (key, day) in [("away_from", from), ("away_to", to)] {
        visitor.ask("pickDate", json!([words.get(key)?, day])).await?;
    }
    visitor.choose(&[("checkbox", words.get("away_unwell")?)]).await?;
    visitor.press(&[("button", words.get("away_go_unwell")?)]).await?;
    quiz.nothing_ticked().await?;
    visitor.press(&[("button", words.get("frame_show_plan")?)]).await?;
    quiz.is_shown().await?;
    lived.was_away(&week).await?;
    let is_in = |session: &Json| day(session).is_ok_and(|day| week.contains(&day));
    ensure!(!lived.sessions.iter().any(is_in), "a session in the week: {:?}", lived.sessions);
    lived.takes_back().await
}

/// The options of a session, from what the engine is told.
fn options(request: &Json, key: &str) -> Result<Vec<DayOption>> {
    let request = json::read_request(&request.to_string()).context("no JSON")?;
    let key = SessionKey::from_code(key).context("no key")?;
    Ok(settle::options(&request, key))
}

/// A day from its date.
fn civil(date: &str) -> Result<Day> {
    Day::from_iso(date).with_context(|| format!("no date: {date}"))
}
