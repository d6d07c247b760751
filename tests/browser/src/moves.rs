//! Living with a plan: a session is moved, left out and brought back, by its names alone.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};

use crate::quiz::Quiz;

/// A plan of several sessions without a race.
fn answers() -> Json {
    json!({
        "weeklyDistance": 40,
        "runDays": 4,
        "races": [],
        "areas": [],
        "availableWeekdays": [1, 2, 3, 4, 5, 6],
        "firstMassageEver": true,
    })
}

/// The keys and dates of the sessions.
async fn dates(quiz: &Quiz<'_>) -> Result<Vec<(String, String)>> {
    let plan = quiz.visitor.ask("plan", Json::Null).await?;
    let sessions = plan.get("sessions").and_then(Json::as_array).context("no sessions")?;
    let text = |session: &Json, name: &str| {
        session.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
    };
    Ok(sessions.iter().map(|one| (text(one, "key"), text(one, "date"))).collect())
}

/// The first button whose name begins like this, past `others` of them.
async fn button(quiz: &Quiz<'_>, start: &str, others: usize) -> Result<String> {
    let names = quiz.visitor.ask("names", json!("button")).await?;
    let names = names.as_array().into_iter().flatten().filter_map(Json::as_str);
    let found = names.filter(|name| name.starts_with(start)).nth(others);
    found.map(str::to_owned).with_context(|| format!("no button \"{start}\""))
}

/// The words of a text before its first placeholder.
fn start<'a>(quiz: &'a Quiz<'_>, key: &str) -> Result<&'a str> {
    Ok(quiz.words.get(key)?.split('{').next().unwrap_or_default())
}

/// A move changes one date and is taken back; so is a session that is left out.
pub(crate) async fn a_session_is_moved_and_left_out(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_at("step_running").await?;
    visitor.ask("give", answers()).await?;
    quiz.confirmed().await?;
    let before = dates(quiz).await?;
    ensure!(before.len() > 2, "only {} sessions", before.len());

    let change = button(quiz, start(quiz, "move_change_of")?, 1).await?;
    visitor.press(&[("button", &change)]).await?;
    let go = button(quiz, start(quiz, "move_do")?, 0).await?;
    ensure!(dates(quiz).await? == before, "choosing has changed the plan");
    visitor.press(&[("button", &go)]).await?;
    visitor.sees(start(quiz, "act_moved")?).await?;
    let after = dates(quiz).await?;
    let moved: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
    ensure!(moved.len() == 1, "{moved:?} of {before:?}");
    let is_kept = moved.iter().all(|(key, _)| before.iter().any(|(other, _)| other == key));
    ensure!(is_kept, "a move has made another session: {moved:?}");
    let day = go.strip_prefix(start(quiz, "move_do")?).unwrap_or_default();
    let place = words.fill("move_change_of", &[("day", day)])?;
    visitor.find(&[("button", &place)]).await?;

    visitor.press(&[("button", words.get("fine_undo")?)]).await?;
    visitor.find(&[("button", &change)]).await?;
    ensure!(dates(quiz).await? == before, "Undo has left another plan");

    visitor.press(&[("button", &change)]).await?;
    visitor.press(&[("button", words.get("act_skip")?)]).await?;
    visitor.find(&[("button", words.get("fine_undo")?)]).await?;
    ensure!(dates(quiz).await?.len() + 1 == before.len(), "nothing is left out");
    visitor.press(&[("button", words.get("fine_undo")?)]).await?;
    visitor.find(&[("button", &change)]).await?;
    ensure!(dates(quiz).await? == before, "Undo has left another plan");
    Ok(())
}
