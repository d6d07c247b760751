//! Checks of WCAG 2.2 that no automated checker covers, on every screen.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::{Key, WebDriver};

use crate::{Stage, browser::read, gallery};

/// More tab stops than any screen has.
const MOST_STOPS: usize = 400;

/// The states with a form; on the plan page, those with controls below the list that they change.
const PRESSED: [&str; 6] = [
    "1-running-filled",
    "2-races-two",
    "3-areas-one",
    "4-safety-filled",
    "5-availability-away",
    "7-plan-tuned",
];

/// A given answer does not move, and keeps the focus.
pub(crate) async fn answers_do_not_move_when_pressed(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let query = ["?whole=1&width=360&state=", &PRESSED.join(",")].concat();
    gallery::open(browser, &stage.site, &query).await?;
    findings(browser, include_str!("access/pressed.js"), vec![json!(PRESSED)]).await
}

async fn findings(browser: &WebDriver, script: &str, given: Vec<Json>) -> Result<()> {
    browser.set_script_timeout(gallery::PATIENCE).await?;
    let found = browser.execute_async(script, given).await?;
    let found: Vec<String> = serde_json::from_value(found.json().clone())?;
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// Inspects the focus; see the script.
const TABBED: &str = include_str!("access/tabbed.js");

/// On a wide screen, and on the narrowest phone from right to left.
const LOOKS: [&str; 2] = ["width=1280", "width=320&dir=rtl"];

/// Tab reaches every control once, in document order, visible and uncovered, and then leaves the
/// planner; so does Shift+Tab in reverse.
pub(crate) async fn tab_order_is_the_document_order_and_visible(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    for state in [
        "1-running-wrong",
        "2-races-two",
        "3-areas-one",
        "4-safety-filled",
        "5-availability-away",
        "7-plan-answers",
        "7-plan-one",
        "7-plan-mistyped",
        "8-emergency",
    ] {
        for look in LOOKS {
            let query = format!("?whole=1&state={state}&{look}");
            gallery::open(browser, &stage.site, &query).await?;
            browser.execute(TABBED, vec![json!("prepare")]).await?;
            let stops: Vec<String> = serde_json::from_value(tabbed(browser, "expected").await?)?;
            let back: Vec<String> = stops.iter().rev().cloned().collect();
            for (is_back, wanted) in [(false, &stops), (true, &back)] {
                let what = format!("{query}, {}", if is_back { "back" } else { "on" });
                if !runs(browser, is_back, wanted).await? {
                    // On a busy machine the focus may have moved on before the page settled.
                    start(browser, is_back).await?;
                    let seen = walk(browser, is_back).await.context(what.clone())?;
                    ensure!(seen == *wanted, "{what}: {seen:#?}\ninstead of {wanted:#?}");
                }
            }
        }
    }
    Ok(())
}

async fn tabbed(browser: &WebDriver, task: &str) -> Result<Json> {
    let answer = read(browser, TABBED, vec![json!(task)]).await?;
    Ok(answer.json().clone())
}

/// The page's own buttons before and after the planner, where a traversal begins and ends.
const fn ends(is_back: bool) -> (&'static str, &'static str) {
    if is_back { ("after", "before") } else { ("before", "after") }
}

async fn start(browser: &WebDriver, is_back: bool) -> Result<()> {
    let start = "document.getElementById(arguments[0]).focus(); window.stops = [];";
    browser.execute(start, vec![json!(ends(is_back).0)]).await?;
    Ok(())
}

/// Whether a fast traversal visited all of these stops without a problem, as recorded by the page.
async fn runs(browser: &WebDriver, is_back: bool, wanted: &[String]) -> Result<bool> {
    start(browser, is_back).await?;
    let mut keys = browser.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
    if is_back {
        keys = keys.key_down(Key::Shift);
    }
    for _ in 0..=wanted.len() {
        keys = keys.send_keys(Key::Tab);
    }
    if is_back {
        keys = keys.key_up(Key::Shift);
    }
    keys.perform().await?;
    let seen: Vec<(String, String)> = serde_json::from_value(tabbed(browser, "stops").await?)?;
    let mut stops: Vec<String> = Vec::new();
    for (stop, wrong) in seen {
        if !wrong.is_empty() {
            return Ok(false);
        }
        stops.push(stop);
    }
    let end = stops.pop();
    Ok(end.as_deref() == Some(ends(is_back).1) && stops == *wanted)
}

/// The stops up to the page's own button, each checked once the page has settled.
async fn walk(browser: &WebDriver, is_back: bool) -> Result<Vec<String>> {
    let (_, end) = ends(is_back);
    let mut stops = Vec::new();
    for _ in 0..MOST_STOPS {
        let keys = browser.action_chain();
        let keys = if is_back { keys.key_down(Key::Shift) } else { keys };
        let keys = keys.send_keys(Key::Tab);
        let keys = if is_back { keys.key_up(Key::Shift) } else { keys };
        keys.perform().await?;
        let (stop, wrong) = settled(browser).await?;
        if stop == end {
            return Ok(stops);
        }
        ensure!(wrong.is_none(), "{stop}: {}", wrong.unwrap_or_default());
        stops.push(stop);
    }
    anyhow::bail!("the focus does not leave after {stops:?}")
}

/// Longer than a frame.
const GLANCE: Duration = Duration::from_millis(25);
/// A busy machine scrolls late.
const PATIENCE: Duration = Duration::from_secs(20);

/// The focused control and its problems once the page has settled: until then the page may still be
/// scrolling to the previous control.
async fn settled(browser: &WebDriver) -> Result<(String, Option<String>)> {
    let mut before = Json::Null;
    let start = Instant::now();
    loop {
        let at = tabbed(browser, "at").await?;
        let stop = at.get("stop").and_then(Json::as_str).unwrap_or_default().to_owned();
        let wrong = at.get("wrong").and_then(|wrong| wrong.get(0)).and_then(Json::as_str);
        let rests = at == std::mem::replace(&mut before, at.clone());
        if rests && wrong.is_none() || start.elapsed() > PATIENCE {
            return Ok((stop, wrong.map(str::to_owned)));
        }
        // The check itself takes a while.
        if wrong.is_some() {
            tokio::time::sleep(GLANCE).await;
        }
    }
}
