//! Pointer and arrow keys on every screen: WCAG 2.5.2, and radio groups as browsers implement them.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::{Key, WebDriver, action_chain::ActionChain};

use crate::{Stage, gallery};

/// A screen of each kind, with its controls.
const STATES: [&str; 8] = [
    "1-running",
    "2-races-two",
    "3-areas-one",
    "4-safety-filled",
    "5-availability-away",
    "7-plan-answers",
    "7-plan-tuned",
    "8-doctor",
];

/// A control, and its position in CSS px of the viewport.
type Target = (String, i64, i64);

/// Moving off a control before the release cancels the press: nothing acts on pointer down.
pub(crate) async fn a_cancelled_press_does_nothing(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let mut taken_back = 0;
    for state in STATES {
        gallery::open(browser, &stage.site, &format!("?state={state}")).await?;
        let kinds: Vec<String> = serde_json::from_value(ask(browser, "kinds", Json::Null).await?)?;
        let before = ask(browser, "print", Json::Null).await?;
        for kind in &kinds {
            let target = ask(browser, "target", json!(kind)).await?;
            let (name, x, y): Target = serde_json::from_value(target)?;
            let chain = actions(browser).move_to(x, y).click_and_hold();
            // Release over the upper corner, which belongs to the page.
            chain.move_to(2, 2).release().perform().await?;
            let after = ask(browser, "print", Json::Null).await?;
            ensure!(before == after, "{state}: {name} acts although the press was cancelled");
            taken_back += 1;
        }
        // The same press without the move acts; otherwise the trial would prove nothing.
        let target = ask(browser, "target", Json::Null).await?;
        let (name, x, y): Target = serde_json::from_value(target)?;
        actions(browser).move_to(x, y).click().perform().await?;
        changes(browser, "print", &before).await.with_context(|| format!("{state}: {name}"))?;
    }
    ensure!(taken_back > 30, "only {taken_back} presses");
    Ok(())
}

/// Undo changes the list above or beside it, and the panel does not move.
pub(crate) async fn undo_keeps_the_scroll_position(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    for width in [360, 1200] {
        undo_at(stage, browser, width).await.with_context(|| format!("{width} px wide"))?;
    }
    Ok(())
}

async fn undo_at(stage: &Stage, browser: &WebDriver, width: u32) -> Result<()> {
    let query = format!("?whole=1&width={width}&state=7-plan-tuned");
    gallery::open(browser, &stage.site, &query).await?;
    let undo = ".fine-tune__changed .link-button";
    // The typed value has taken effect; then the notice sticks to the viewport where the panel is.
    drawn(browser).await?;
    ask(browser, "place", json!("center")).await?;
    drawn(browser).await?;
    let before = ask(browser, "body", Json::Null).await?;
    let (_, x, y): Target = serde_json::from_value(ask(browser, "target", json!(undo)).await?)?;
    let place = ask(browser, "place", Json::Null).await?;
    actions(browser).move_to(x, y).click().perform().await?;
    changes(browser, "body", &before).await?;
    drawn(browser).await?;
    let now = ask(browser, "place", Json::Null).await?;
    let moved = now.as_f64().zip(place.as_f64()).map(|(now, place)| (now - place).abs());
    ensure!(moved.is_some_and(|px| px < 1.5), "from {place} to {now}");
    Ok(())
}

/// In every group the arrows move and choose, and the space bar chooses the first one.
pub(crate) async fn arrow_keys_choose_radios(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let mut count = 0;
    for state in ["1-running", "2-races-two", "3-areas-one", "4-safety", "5-availability"] {
        gallery::open(browser, &stage.site, &format!("?state={state}")).await?;
        let groups: Vec<String> =
            serde_json::from_value(ask(browser, "groups", Json::Null).await?)?;
        ensure!(!groups.is_empty(), "{state} has no radios");
        for group in groups {
            let of = || async { ask(browser, "chosen", json!(group)).await };
            // From the first one, chosen by the space bar if needed.
            if ask(browser, "first", json!(group)).await? != json!(true) {
                continue;
            }
            for (keys, wanted) in [(Key::Space, 0), (Key::Down, 1), (Key::Up, 0), (Key::Right, 1)] {
                actions(browser).send_keys(keys).perform().await?;
                let chosen = of().await.with_context(|| format!("{state}: {group}"))?;
                ensure!(
                    chosen == json!([wanted, wanted]),
                    "{state}: {group}: {chosen} after {wanted}"
                );
            }
            count += 1;
        }
    }
    ensure!(count > 6, "only {count} groups");
    Ok(())
}

/// Waits until a press has changed the result of a task.
async fn changes(browser: &WebDriver, task: &str, before: &Json) -> Result<()> {
    let start = Instant::now();
    while ask(browser, task, Json::Null).await? == *before {
        ensure!(start.elapsed() < gallery::PATIENCE, "the press does nothing");
        tokio::time::sleep(gallery::GLANCE).await;
    }
    Ok(())
}

/// Waits for two frames, without a time limit.
async fn drawn(browser: &WebDriver) -> Result<()> {
    let frames = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done()));";
    browser.execute_async(frames, vec![]).await?;
    Ok(())
}

async fn ask(browser: &WebDriver, task: &str, given: Json) -> Result<Json> {
    let answer = browser
        .execute(include_str!("pointer_and_keys/controls.js"), vec![json!(task), given])
        .await?;
    Ok(answer.json().clone())
}

fn actions(browser: &WebDriver) -> ActionChain {
    browser.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
}
