//! The gallery of the demo: every screen in every state, in one page or alone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

/// The slowest engine fills all frames well within it.
const PATIENCE: Duration = Duration::from_secs(120);
const GLANCE: Duration = Duration::from_millis(50);

/// Opens the gallery with a query such as `?state=7-plan` and waits until every state stands.
pub(crate) async fn open(browser: &WebDriver, site: &str, query: &str) -> Result<Vec<String>> {
    browser.goto([site, "/demo/gallery.html", query].concat()).await?;
    let start = Instant::now();
    let is_done = "return document.documentElement.dataset.gallery === 'done'";
    while browser.execute(is_done, vec![]).await?.json() != &json!(true) {
        ensure!(start.elapsed() < PATIENCE, "the gallery is not filled");
        tokio::time::sleep(GLANCE).await;
    }
    let frames = "return [...document.querySelectorAll('.gallery__frame')]
        .map((frame) => [frame.id, frame.dataset.state])";
    let frames = browser.execute(frames, vec![]).await?.json().clone();
    let mut states = Vec::new();
    for frame in frames.as_array().context("no frames")? {
        match (frame.get(0).and_then(Json::as_str), frame.get(1).and_then(Json::as_str)) {
            (Some(id), Some("done")) => states.push(id.to_owned()),
            _ => bail!("a state of the gallery does not come about: {frame}"),
        }
    }
    ensure!(!states.is_empty(), "an empty gallery proves nothing");
    Ok(states)
}
