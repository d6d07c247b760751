//! The gallery of the demo: every screen in every state, in one page or alone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{Stage, browser::read};

/// The slowest engine fills all frames well within it.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);
pub(crate) const GLANCE: Duration = Duration::from_millis(50);

/// Opens the gallery with a query such as `?state=7-plan` and waits until every state stands.
pub(crate) async fn open(browser: &WebDriver, site: &str, query: &str) -> Result<Vec<String>> {
    browser.goto([site, "/demo/gallery.html", query].concat()).await?;
    let start = Instant::now();
    let is_done = "return document.documentElement.dataset.gallery === 'done'";
    while read(browser, is_done, vec![]).await?.json() != &json!(true) {
        ensure!(start.elapsed() < PATIENCE, "the gallery is not filled");
        tokio::time::sleep(GLANCE).await;
    }
    let frames = "return [...document.querySelectorAll('.gallery__frame')]
        .map((frame) => [frame.id, frame.dataset.state])";
    let frames = read(browser, frames, vec![]).await?.json().clone();
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

/// Looks at all states of a query, a few in a page: a browser lays out a page of all of them, and axe
/// looks through it, in far more than the time of the parts.
pub(crate) async fn in_parts(
    browser: &WebDriver,
    site: &str,
    query: &str,
    parts: usize,
    mut look: impl AsyncFnMut() -> Result<()>,
) -> Result<()> {
    let mut seen = 0;
    for part in 0..parts {
        let query = format!("{query}&part={part}/{parts}");
        seen += open(browser, site, &query).await?.len();
        look().await.context(query)?;
    }
    let wanted = "return Number(document.documentElement.dataset.wanted)";
    let wanted = read(browser, wanted, vec![]).await?.json().clone();
    ensure!(wanted == json!(seen), "{seen} of {wanted} states in {parts} parts");
    Ok(())
}

/// Of all states.
pub(crate) const PARTS: usize = 6;
/// Of [`SAMPLE`].
pub(crate) const SAMPLE_PARTS: usize = 3;

/// A state of each screen, for what is the same in all others.
pub(crate) const SAMPLE: &str = "1-running-wrong,2-races-two,3-areas-one,4-safety-filled,5-availability-away,6-check,7-plan,7-plan-tuned,8-urgent,8-wait";

/// axe finds nothing in any state: on a phone's width in light, on a desk's in dark.
pub(crate) async fn every_state_passes_axe(stage: &Stage, browser: &WebDriver) -> Result<()> {
    for query in ["?whole=1&width=360&scheme=light", "?whole=1&width=1072&scheme=dark"] {
        let look = async || passes(browser, &[]).await;
        in_parts(browser, &stage.site, query, PARTS, look).await?;
    }
    Ok(())
}

/// Another scheme, whose colours are there at once: a busy browser fades them in for who knows how long.
const TURN: &str = "
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important }');
    for (const { shadowRoot } of document.querySelectorAll('recovery-calculator')) {
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, still];
    }
    document.documentElement.style.colorScheme = arguments[0]";

/// The ready themes keep the contrast that the tokens have.
pub(crate) async fn every_theme_has_contrast(stage: &Stage, browser: &WebDriver) -> Result<()> {
    for theme in ["canal", "brick", "orchid", "graphite", "saffron"] {
        let query = format!("?whole=1&state={SAMPLE}&theme={theme}");
        let look = async || {
            for scheme in ["light", "dark"] {
                read(browser, TURN, vec![json!(scheme)]).await?;
                passes(browser, &["color-contrast"]).await.context(scheme)?;
            }
            Ok(())
        };
        in_parts(browser, &stage.site, &query, SAMPLE_PARTS, look).await?;
    }
    Ok(())
}

async fn passes(browser: &WebDriver, rules: &[&str]) -> Result<()> {
    let axe = std::env::var("RCV_AXE").context("RCV_AXE names no axe.min.js")?;
    let axe = std::fs::read_to_string(&axe).with_context(|| format!("cannot read {axe}"))?;
    read(browser, &axe, vec![]).await?;
    browser.set_script_timeout(PATIENCE * 2).await?;
    let found = browser.execute_async(include_str!("gallery/axe.js"), vec![json!(rules)]).await?;
    let found: Vec<String> = serde_json::from_value(found.json().clone())?;
    ensure!(found.is_empty(), "axe finds\n{}", found.join("\n"));
    Ok(())
}
