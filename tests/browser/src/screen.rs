//! Compares the screen with the engine's native answer.

use anyhow::{Context, Result, ensure};
use recovery_calculator::plan::{json, plan, result::PlanResult};
use serde_json::Value as Json;

use crate::quiz::Quiz;

/// The engine's native answer to a request, in the form of the element's `plan` property, without
/// health.
pub(crate) fn outward(request: &Json) -> Result<Json> {
    let request = json::read_request(&request.to_string()).context("no JSON")?;
    let PlanResult::Plan(plan) = plan(&request) else { anyhow::bail!("no plan") };
    let plan = PlanResult::Plan(Box::new(plan.without_health()));
    Ok(serde_json::from_str(&json::write(&plan))?)
}

/// The `plan` property and the plan on the screen equal the answer to the request.
pub(crate) async fn shows(quiz: &Quiz<'_>, request: &Json) -> Result<()> {
    let expected = outward(request)?;
    let given = quiz.visitor.ask("plan", Json::Null).await?;
    ensure!(given == expected, "the element gives\n{given}\nbut the engine\n{expected}");
    let cards = quiz.visitor.ask("articles", Json::Null).await?;
    let cards = cards.as_array().context("no cards")?;
    let sessions = expected.get("sessions").and_then(Json::as_array).context("no sessions")?;
    ensure!(!sessions.is_empty(), "the plan has no sessions to compare: {expected}");
    ensure!(cards.len() == sessions.len(), "{} cards, {} sessions", cards.len(), sessions.len());
    for (card, session) in cards.iter().zip(sessions) {
        let (title, day, facts) = shown(quiz, session)?;
        let (name, text) = (word(card, "name")?, word(card, "text")?);
        ensure!(name.starts_with(&title), "{name:?} does not have the title {title:?}");
        ensure!(name.ends_with(&day), "{name:?} is not on {day:?}");
        ensure!(text.contains(&facts), "{text:?} does not say {facts:?}");
    }
    Ok(())
}

/// The name of a session's row, its day, and its length with pressure.
fn shown(quiz: &Quiz<'_>, session: &Json) -> Result<(String, String, String)> {
    let words = quiz.words;
    let is_combined = session.get("combined") == Some(&Json::Bool(true));
    let kind = if is_combined { "combined" } else { word(session, "kind")? };
    let title = words.get(&["session_title_", kind].concat())?;
    // A race's name may follow.
    let title = title.split('{').next().unwrap_or_default().trim_end().to_owned();
    let [year, month, day] = word(session, "date")?.split('-').collect::<Vec<_>>()[..] else {
        anyhow::bail!("a date of another form: {session}")
    };
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    let month = words.get(&["month_short_", &number(month)].concat())?;
    let weekday = session.get("weekday").context("no weekday")?;
    let weekday = words.get(&format!("weekday_short_{weekday}"))?;
    let minutes = session.get("durationMin").context("no length")?.to_string();
    let minutes = words.fill("session_minutes", &[("minutes", &minutes)])?;
    let separator = words.get("session_fact_separator")?;
    let pressure = words.get(&["pressure_", word(session, "pressure")?, "_name"].concat())?;
    let day = format!("{weekday} {} {month} {year}", number(day));
    Ok((title, day, [&minutes, separator, pressure].concat()))
}

fn word<'a>(json: &'a Json, key: &str) -> Result<&'a str> {
    json.get(key).and_then(Json::as_str).with_context(|| format!("no {key} in {json}"))
}
