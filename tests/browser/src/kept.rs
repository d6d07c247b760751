//! Answers that outlive a page: continued, kept on the device, deleted; and storage at its worst.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WindowHandle;

use crate::{quiz::Quiz, visitor::Visitor};

const KEY: &str = "rcv:1:default";

/// What the two storages hold of ours: the one of the device, the one of the tab.
async fn stored(quiz: &Quiz<'_>) -> Result<[Option<String>; 2]> {
    let kept = quiz.visitor.ask("kept", Json::Null).await?;
    let text = |index: usize| {
        kept.get(index).and_then(|all| all.get(KEY)).and_then(Json::as_str).map(str::to_owned)
    };
    Ok([text(0), text(1)])
}

/// Takes the earlier answers.
async fn goes_on(quiz: &Quiz<'_>) -> Result<()> {
    let offer = ("complementary", quiz.words.get("kept_label")?);
    quiz.visitor.press(&[offer, ("button", quiz.words.get("kept_continue")?)]).await
}

/// Half-way out and back: "Continue" leads to where the visitor was, with every answer.
pub(crate) async fn going_on_after_a_reload(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("62", "6").await?;
    quiz.races(&[]).await?;
    quiz.is_at("step_areas").await?;
    let before = quiz.visitor.ask("answers", Json::Null).await?;
    quiz.visitor.reload().await?;
    goes_on(quiz).await?;
    quiz.is_at("step_areas").await?;
    let after = quiz.visitor.ask("answers", Json::Null).await?;
    ensure!(before == after, "{before} came back as {after}");
    quiz.areas(None).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await
}

/// Kept on the device if the visitor ticks it, so that another tab has it; gone at a press.
pub(crate) async fn kept_on_the_device(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("62", "6").await?;
    quiz.races(&[]).await?;
    quiz.areas(Some(("calves", "side_left", "6"))).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.is_at("step_check").await?;
    ensure!(stored(quiz).await?[0].is_none(), "kept on the device unasked");
    quiz.visitor.choose(&[("checkbox", quiz.words.get("kept_keep")?)]).await?;
    let is_moved = async || Ok(matches!(stored(quiz).await?, [Some(_), None]));
    quiz.visitor.wait("the answers are on the device", is_moved).await?;
    let [text, _] = stored(quiz).await?;
    let text = text.context("nothing kept")?;
    for health in ["redFlags", "cautions", "clearedByDoctor", "adult", "acuteInjury", "soreness"] {
        ensure!(!text.contains(health), "{health} is kept: {text}");
    }
    // The tab is closed; another one has the answers.
    let browser = quiz.visitor.browser();
    let address = browser.current_url().await?;
    let old = browser.window().await?;
    let new: WindowHandle = browser.new_tab().await?;
    browser.switch_to_window(old).await?;
    browser.close_window().await?;
    browser.switch_to_window(new).await?;
    quiz.visitor.open(address.as_str()).await?;
    goes_on(quiz).await?;
    quiz.is_at("step_safety").await?;
    quiz.healthy().await?;
    // With every answer but health: nothing is asked twice.
    quiz.is_at("step_availability").await?;
    quiz.go_on().await?;
    quiz.show_plan().await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_delete")?)]).await?;
    quiz.is_at("step_running").await?;
    let said = quiz.words.get("said_deleted")?;
    let is_said = async || Ok(quiz.visitor.ask("status", Json::Null).await? == json!(said));
    quiz.visitor.wait(said, is_said).await?;
    ensure!(stored(quiz).await? == [None, None], "something is left");
    quiz.visitor.reload().await?;
    quiz.is_at("step_running").await?;
    let buttons = quiz.visitor.ask("names", json!("button")).await?.to_string();
    ensure!(!buttons.contains(quiz.words.get("kept_start_again")?), "offered: {buttons}");
    Ok(())
}

/// Storage that is damaged, old, from the future or not ours breaks and blocks nothing.
pub(crate) async fn damaged_storage(quiz: &Quiz<'_>) -> Result<()> {
    let good = r#"{"v":1,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#;
    let damaged = [
        "",
        "{",
        "null",
        "[]",
        "\u{0}\u{fffd}",
        r#"{"v":0,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":2,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":1,"day":"2025-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":1,"day":"2026-04-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":1,"day":"2026-03-01","step":"areas","id":"<b>","answers":{"runDays":5}}"#,
        r#"{"v":1,"day":"2026-03-01","step":"areas","id":"a1","answers":[5]}"#,
    ];
    let offers = async |visitor: &Visitor, text: &str| -> Result<bool> {
        visitor
            .ask("keep", json!([["localStorage", KEY, ""], ["sessionStorage", KEY, text]]))
            .await?;
        visitor.reload().await?;
        quiz.is_at("step_running").await?;
        let buttons = visitor.ask("names", json!("button")).await?.to_string();
        Ok(buttons.contains(quiz.words.get("kept_start_again")?))
    };
    ensure!(offers(&quiz.visitor, good).await?, "good answers are not offered");
    for text in damaged {
        ensure!(!offers(&quiz.visitor, text).await?, "{text:?} is offered");
    }
    ensure!(stored(quiz).await? == [None, None], "damaged answers are left lying");
    Ok(())
}

/// Storage that throws: the quiz goes on, and the page's owner hears of it once.
pub(crate) async fn blocked_storage(quiz: &Quiz<'_>) -> Result<()> {
    refused(quiz, "blocked").await
}

/// Storage that is full.
pub(crate) async fn full_storage(quiz: &Quiz<'_>) -> Result<()> {
    refused(quiz, "full").await
}

async fn refused(quiz: &Quiz<'_>, storage: &str) -> Result<()> {
    quiz.is_at("step_running").await?;
    quiz.visitor.force(json!({ "storage": storage })).await?;
    quiz.running("20", "3").await?;
    quiz.races(&[]).await?;
    quiz.areas(None).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    let seen = quiz.visitor.ask("seen", Json::Null).await?;
    let events = seen.get("events").and_then(Json::as_array).context("no events")?;
    let told = events.iter().filter(|event| event.get("code") == Some(&json!("storage")));
    ensure!(told.count() == 1, "{events:?}");
    Ok(())
}
