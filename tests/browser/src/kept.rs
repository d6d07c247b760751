//! Answers that outlive a page: resumed, kept on the device, deleted; and broken storage.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WindowHandle;

use crate::{quiz::Quiz, visitor::Visitor};

const KEY: &str = "rcv:2:default:Baiboon Thai Massage";
/// Where the first version kept answers.
const OLD: &str = "rcv:1:default:Baiboon Thai Massage";

/// Our entries in local storage and in session storage.
async fn stored(quiz: &Quiz<'_>) -> Result<[Option<String>; 2]> {
    let kept = quiz.visitor.ask("kept", Json::Null).await?;
    // Followed by the clinic's name, if the page sets one.
    let text = |index: usize| {
        let all = kept.get(index).and_then(Json::as_object);
        let own = all.and_then(|all| all.iter().find(|(key, _)| key.starts_with("rcv:2:default")));
        own.and_then(|(_, value)| value.as_str()).map(str::to_owned)
    };
    Ok([text(0), text(1)])
}

/// The days of the plan on screen.
pub(crate) async fn planned_days(quiz: &Quiz<'_>) -> Result<Vec<Json>> {
    let plan = quiz.visitor.ask("plan", Json::Null).await?;
    let sessions = plan.get("sessions").and_then(Json::as_array).context("no plan")?;
    Ok(sessions.iter().filter_map(|session| session.get("date").cloned()).collect())
}

/// The days on the page of a kept or a shared plan.
pub(crate) async fn shown_days(quiz: &Quiz<'_>) -> Result<Vec<Json>> {
    let rows = "const { shadowRoot } = document.querySelector('recovery-calculator');
        return [...shadowRoot.querySelectorAll('.season-list__rows time')].map((it) => it.dateTime);";
    let days = async || {
        let found = quiz.visitor.browser().execute(rows, vec![]).await?;
        Ok::<_, anyhow::Error>(found.json().as_array().cloned().unwrap_or_default())
    };
    quiz.visitor.wait("dates", async || Ok(!days().await?.is_empty())).await?;
    days().await
}

/// Accepts the earlier answers.
async fn goes_on(quiz: &Quiz<'_>) -> Result<()> {
    let offer = ("complementary", quiz.words.get("kept_label")?);
    quiz.visitor.press(&[offer, ("button", quiz.words.get("kept_continue")?)]).await
}

/// After leaving half-way, "Continue" returns to the same step with every answer.
pub(crate) async fn resuming_after_a_reload(quiz: &Quiz<'_>) -> Result<()> {
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

/// Kept on the device only if the visitor ticks the box, also for another tab; deleted at a press.
pub(crate) async fn kept_on_the_device(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("62", "6").await?;
    quiz.races(&[]).await?;
    quiz.areas(Some(("calves", "side_left", "6"))).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    ensure!(stored(quiz).await?[0].is_none(), "stored on the device without consent");
    let before = planned_days(quiz).await?;
    ensure!(before.len() > 2, "{before:?}");
    quiz.visitor.choose(&[("checkbox", quiz.words.get("kept_keep")?)]).await?;
    let is_moved = async || Ok(matches!(stored(quiz).await?, [Some(_), None]));
    quiz.visitor.wait("the answers are on the device", is_moved).await?;
    let [text, _] = stored(quiz).await?;
    let text = text.context("nothing is stored")?;
    for health in [
        "redFlags",
        "cautions",
        "clearedByDoctor",
        "adult",
        "acuteInjury",
        "soreness",
        "leaveAlone",
        "checkIn",
        "techniques",
        "why",
    ] {
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
    // The dates, with no press; then health and nothing else is asked.
    ensure!(shown_days(quiz).await? == before, "other dates");
    quiz.visitor.press(&[("button", quiz.words.get("kept_details")?)]).await?;
    quiz.nothing_ticked().await?;
    quiz.visitor.press(&[("button", quiz.words.get("frame_show_plan")?)]).await?;
    let is_planned = async || Ok(quiz.visitor.ask("plan", Json::Null).await? != Json::Null);
    quiz.visitor.wait("the whole plan", is_planned).await?;
    ensure!(planned_days(quiz).await? == before, "other dates after the health questions");
    quiz.visitor.reload().await?;
    ensure!(shown_days(quiz).await? == before, "other dates after a reload");
    quiz.visitor.press(&[("button", quiz.words.get("kept_delete")?)]).await?;
    ensure!(stored(quiz).await? != [None, None], "deleted without confirmation");
    quiz.visitor.press(&[("button", quiz.words.get("kept_yes")?)]).await?;
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

/// Stored data that is damaged, old, from the future or foreign breaks and blocks nothing.
pub(crate) async fn damaged_storage(quiz: &Quiz<'_>) -> Result<()> {
    let good = r#"{"v":2,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#;
    let damaged = [
        "",
        "{",
        "null",
        "[]",
        "\u{0}\u{fffd}",
        r#"{"v":0,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":3,"day":"2026-03-01","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":2,"day":"2026-04-02","step":"areas","id":"a1","answers":{"runDays":5}}"#,
        r#"{"v":2,"day":"2026-03-01","step":"areas","id":"<b>","answers":{"runDays":5}}"#,
        r#"{"v":2,"day":"2026-03-01","step":"areas","id":"a1","answers":[5]}"#,
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
    ensure!(offers(&quiz.visitor, good).await?, "valid answers are not offered");
    // This device's clock may be behind the one that stored the answers.
    for day in ["2026-03-03", "2026-03-04", "2026-04-01"] {
        ensure!(offers(&quiz.visitor, &good.replace("2026-03-01", day)).await?, "not of {day}");
    }
    // What the first version kept, on a step that is no more.
    let first = good.replace(r#""v":2"#, r#""v":1"#).replace("areas", "check");
    quiz.visitor.ask("keep", json!([["sessionStorage", OLD, first]])).await?;
    ensure!(offers(&quiz.visitor, "").await?, "what the first version kept is not offered");
    quiz.visitor.ask("keep", json!([["sessionStorage", OLD, ""]])).await?;
    for text in damaged {
        ensure!(!offers(&quiz.visitor, text).await?, "{text:?} is offered");
        // It may come from a later release, or the clock may be wrong.
        ensure!(stored(quiz).await?[1].as_deref() == Some(text), "{text:?} is changed");
    }
    quiz.visitor.ask("reset", Json::Null).await?;
    let is_gone = async || Ok(stored(quiz).await? == [None, None]);
    quiz.visitor.wait("nothing is left", is_gone).await?;
    let old = good.replace("2026-03-01", "2026-01-30");
    ensure!(!offers(&quiz.visitor, &old).await?, "expired answers are offered");
    ensure!(stored(quiz).await? == [None, None], "expired answers are still stored");
    Ok(())
}

/// Answers of an earlier visit, kept on the device.
const EARLIER: &str = r#"{"v":2,"day":"2026-03-01","step":"areas","id":"a1","answers":{"unit":"km","weeklyDistance":40,"runDays":5,"races":[]}}"#;

/// The visitor returns to the kept answers.
async fn comes_back(quiz: &Quiz<'_>) -> Result<()> {
    quiz.visitor.ask("keep", json!([["localStorage", KEY, EARLIER]])).await?;
    quiz.visitor.reload().await?;
    quiz.is_at("step_running").await
}

/// Typing past the offer does not answer it: the kept answers stay, even if the page changes a
/// setting, and are offered again.
pub(crate) async fn an_unanswered_offer_is_kept(quiz: &Quiz<'_>) -> Result<()> {
    comes_back(quiz).await?;
    let field = [("textbox", quiz.words.get("running_distance")?)];
    quiz.visitor.type_into(&field, "7").await?;
    let is_typed = async || Ok(quiz.visitor.ask("state", Json::Null).await? == json!("quiz"));
    quiz.visitor.wait("the answer is there", is_typed).await?;
    quiz.visitor.ask("attribute", json!(["unit", "mi"])).await?;
    quiz.visitor.ask("give", json!({ "runDays": 2 })).await?;
    let is_given = async || {
        let answers = quiz.visitor.ask("answers", Json::Null).await?;
        Ok(answers.get("runDays") == Some(&json!(2)))
    };
    quiz.visitor.wait("the page's answer", is_given).await?;
    let kept = stored(quiz).await?;
    ensure!(kept == [Some(EARLIER.to_owned()), None], "{kept:?}");
    quiz.visitor.reload().await?;
    goes_on(quiz).await?;
    quiz.is_at("step_areas").await?;
    let is_earlier = async || {
        let answers = quiz.visitor.ask("answers", Json::Null).await?;
        Ok(answers.get("weeklyDistance") == Some(&json!(40)))
    };
    quiz.visitor.wait("the distance of the earlier visit", is_earlier).await
}

/// "Start again" on the offer deletes the kept answers, here and in a tab that uses them.
pub(crate) async fn deleted_in_every_tab(quiz: &Quiz<'_>) -> Result<()> {
    comes_back(quiz).await?;
    let browser = quiz.visitor.browser();
    let address = browser.current_url().await?;
    let first = browser.window().await?;
    let second: WindowHandle = browser.new_tab().await?;
    browser.switch_to_window(second.clone()).await?;
    quiz.visitor.open(address.as_str()).await?;
    goes_on(quiz).await?;
    quiz.is_at("step_areas").await?;
    browser.switch_to_window(first.clone()).await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_start_again")?)]).await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_yes")?)]).await?;
    let said = quiz.words.get("said_deleted")?;
    let is_said = async || Ok(quiz.visitor.ask("status", Json::Null).await? == json!(said));
    quiz.visitor.wait(said, is_said).await?;
    ensure!(stored(quiz).await? == [None, None], "announced, but not done");
    browser.switch_to_window(second).await?;
    quiz.is_at("step_running").await?;
    let field = [("textbox", quiz.words.get("running_distance")?)];
    quiz.visitor.type_into(&field, "7").await?;
    let is_kept = async || Ok(stored(quiz).await?[1].is_some());
    quiz.visitor.wait("what is typed from now on", is_kept).await?;
    let [device, tab] = stored(quiz).await?;
    ensure!(device.is_none(), "written back: {device:?}");
    ensure!(
        tab.is_some_and(|text| !text.contains("Distance\":40")),
        "deleted answers are still stored"
    );
    browser.close_window().await?;
    browser.switch_to_window(first).await?;
    Ok(())
}

/// A page that stays open past midnight updates the date when it becomes visible again, and when it
/// makes a plan, even without a visibility event.
pub(crate) async fn midnight_passes(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    let browser = quiz.visitor.browser();
    let free = "document.querySelector('recovery-calculator').removeAttribute('today')";
    browser.execute(free, vec![]).await?;
    quiz.running("20", "3").await?;
    quiz.races(&[]).await?;
    quiz.areas(None).await?;
    quiz.is_at("step_safety").await?;
    quiz.any_of("legs").await?;
    quiz.tick("safety_strain").await?;
    quiz.visitor.ask("clock", json!(1)).await?;
    let tomorrow = quiz.visitor.ask("day", Json::Null).await?;
    quiz.visitor.ask("clock", json!(0)).await?;
    let date = quiz.words.get("safety_injury_date")?;
    let fields = tomorrow.as_array().context("no date")?;
    for (part, text) in ["date_day", "date_month", "date_year"].into_iter().zip(fields) {
        let path = [("group", date), ("textbox", quiz.words.get(part)?)];
        quiz.visitor.type_into(&path, text.as_str().context("no number")?).await?;
    }
    quiz.go_on().await?;
    let fault = quiz.words.get("fault_acuteInjury_date_future_date")?;
    quiz.visitor.sees(fault).await?;
    // Midnight.
    quiz.visitor.ask("clock", json!(1)).await?;
    quiz.visitor.ask("again", json!("visibilitychange")).await?;
    let is_mended = async || Ok(!quiz.visitor.text().await?.contains(fault));
    quiz.visitor.wait("today is no day of the future", is_mended).await?;
    quiz.healthy().await?;
    // Another midnight without an event.
    quiz.visitor.ask("clock", json!(2)).await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    let shows_today = async || {
        let shown = quiz.visitor.ask("day_shown", Json::Null).await?;
        Ok(shown == quiz.visitor.ask("day", Json::Null).await?)
    };
    quiz.visitor.wait("a plan of today", shows_today).await?;
    // Restored from the back/forward cache: the screen stays, without past sessions.
    let dates = async || {
        let plan = quiz.visitor.ask("plan", Json::Null).await?;
        let sessions = plan.get("sessions").and_then(Json::as_array).cloned().unwrap_or_default();
        Ok::<_, anyhow::Error>(
            sessions.iter().filter_map(|it| it.get("date").cloned()).collect::<Vec<_>>(),
        )
    };
    let before = dates().await?;
    quiz.visitor.ask("clock", json!(16)).await?;
    quiz.visitor.ask("again", json!("pageshow")).await?;
    quiz.visitor.wait("the new day", shows_today).await?;
    let after = dates().await?;
    ensure!(!after.is_empty() && before.len() > after.len(), "{before:?} became {after:?}");
    ensure!(before.ends_with(&after), "{before:?} became {after:?}");
    Ok(())
}

/// Storage that throws: the quiz continues, and one warning is logged.
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

/// A press asks for confirmation; No changes nothing, Yes can be undone, from the plan and from the
/// offer.
pub(crate) async fn deleting_asks_and_can_be_undone(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    let press = async |key: &str| visitor.press(&[("button", words.get(key)?)]).await;
    let has_focus = async |key: &str| -> Result<()> {
        let name = words.get(key)?;
        let has = async || {
            let focused = visitor.ask("focused", Json::Null).await?;
            Ok(focused.as_str().is_some_and(|at| at.contains(name)))
        };
        visitor.wait(&format!("the focus on {name}"), has).await
    };
    quiz.running("62", "6").await?;
    quiz.races(&[]).await?;
    quiz.areas(Some(("calves", "side_left", "6"))).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    let before = visitor.ask("plan", Json::Null).await?;
    press("kept_delete").await?;
    has_focus("kept_no").await?;
    press("kept_no").await?;
    has_focus("kept_delete").await?;
    ensure!(visitor.ask("plan", Json::Null).await? == before, "a no changes the plan");
    press("kept_delete").await?;
    press("kept_yes").await?;
    quiz.is_at("step_running").await?;
    has_focus("step_running").await?;
    ensure!(stored(quiz).await? == [None, None], "something is left");
    press("frame_undo").await?;
    quiz.is_shown().await?;
    ensure!(visitor.ask("plan", Json::Null).await? == before, "the plan does not come back");
    let is_kept = async || Ok(stored(quiz).await? != [None, None]);
    visitor.wait("the answers are stored again", is_kept).await?;
    // The plan at the next visit.
    visitor.reload().await?;
    let shown = shown_days(quiz).await?;
    press("kept_delete").await?;
    has_focus("kept_no").await?;
    press("kept_yes").await?;
    quiz.is_at("step_running").await?;
    ensure!(stored(quiz).await? == [None, None], "something is left");
    press("frame_undo").await?;
    visitor.wait("the plan is kept again", is_kept).await?;
    ensure!(shown_days(quiz).await? == shown, "the plan does not come back");
    Ok(())
}
