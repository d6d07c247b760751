//! The gallery of the demo: every screen in every state, on one page or alone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{Stage, browser::read};

/// The slowest engine fills all frames well within this time.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);
pub(crate) const GLANCE: Duration = Duration::from_millis(50);

/// Opens the gallery with a query such as `?state=7-plan` and waits until every state is ready.
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
            _ => bail!("the gallery cannot show a state: {frame}"),
        }
    }
    ensure!(!states.is_empty(), "the gallery is empty");
    Ok(states)
}

/// The number of pages that the states are split over: one page of all states takes far longer to
/// lay out, and to check with axe, than its parts.
pub(crate) const PARTS: usize = 12;

/// One state of each screen, for checks that do not depend on the state.
const SAMPLE: [&str; 10] = [
    "1-running-wrong",
    "2-races-two",
    "3-areas-one",
    "4-safety-filled",
    "5-availability-away",
    "7-plan-answers",
    "7-plan",
    "7-plan-tuned",
    "8-urgent",
    "8-wait",
];

/// These states keep their own colour scheme.
const NEVER_READY: [&str; 2] = ["9-late", "9-failure"];

const THEMES: [&str; 5] = ["canal", "brick", "orchid", "graphite", "saffron"];

/// The reading direction of the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// The checks on a filled page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Checkers {
    /// Those of `access/held.js`, which no automated checker covers.
    Ours,
    /// Also axe, for what is the same in every engine: structure, names, contrast.
    OursAndAxe,
}

/// Fills a part of all states once, and checks it in every width, scheme and theme.
pub(crate) async fn every_state_passes_the_checks(
    stage: &Stage,
    browser: &WebDriver,
    part: usize,
    direction: Direction,
    checkers: Checkers,
) -> Result<()> {
    let dir = if direction == Direction::LeftToRight { "ltr" } else { "rtl" };
    let query = format!("?whole=1&scheme=light&width=320&dir={dir}&part={part}/{PARTS}");
    let states = open(browser, &stage.site, &query).await?;
    let page = Page { browser, site: &stage.site, states };
    page.are_all_there(part).await?;
    page.holds(320, "", &[]).await?;
    page.holds(320, "spacing", &[]).await?;
    // All states are checked on a narrow screen, one state of each screen on a wide one.
    page.turn(1280, "light", "").await?;
    page.holds(1280, "", &SAMPLE).await?;
    if direction == Direction::LeftToRight {
        page.turn(768, "light", "").await?;
        page.holds(768, "large", &[]).await?;
    }
    if checkers == Checkers::OursAndAxe {
        page.passes_axe().await?;
    }
    Ok(())
}

/// A filled page of the gallery.
struct Page<'a> {
    browser: &'a WebDriver,
    site: &'a str,
    states: Vec<String>,
}

impl Page<'_> {
    /// All states of this part; checks that the parts cover all states.
    async fn are_all_there(&self, part: usize) -> Result<()> {
        let wanted = "return Number(document.documentElement.dataset.wanted)";
        let wanted = read(self.browser, wanted, vec![]).await?.json().clone();
        let wanted = usize::try_from(wanted.as_u64().context("the number of states is missing")?)?;
        let own = (0..wanted).filter(|state| state % PARTS == part).count();
        let seen = self.states.len();
        ensure!(seen == own && own > 0, "{seen} states in part {part} of {wanted} states");
        Ok(())
    }

    /// Changes width, scheme and theme of the same planners.
    async fn turn(&self, width: u32, scheme: &str, theme: &str) -> Result<()> {
        let look = json!({ "width": width, "scheme": scheme, "theme": theme });
        self.browser.set_script_timeout(PATIENCE * 2).await?;
        let turned =
            self.browser.execute_async(include_str!("gallery/turn.js"), vec![look]).await?;
        let found: Vec<String> = serde_json::from_value(turned.json().clone())?;
        ensure!(found.is_empty(), "{width} px, {scheme}, {theme}: {}", found.join("\n"));
        Ok(())
    }

    async fn holds(&self, width: u32, change: &str, chosen: &[&str]) -> Result<()> {
        let what = format!("{width} px, {change}");
        let given = vec![json!(change), json!(chosen)];
        let seen = self.look(include_str!("access/held.js"), given).await.context(what)?;
        let own = self.of(chosen);
        // A planner that is loading or has failed may have nothing to check.
        let least = if chosen.is_empty() { own.saturating_sub(2) } else { own };
        ensure!(least <= seen && seen <= own, "{seen} planners of {own} were checked");
        Ok(())
    }

    /// axe finds no violation in any state: in light on a phone, in dark on a wide screen; the
    /// built-in themes keep the contrast of the tokens.
    async fn passes_axe(&self) -> Result<()> {
        self.bring_axe().await?;
        self.turn(360, "light", "").await?;
        self.axe(&[], &[]).await.context("axe in light")?;
        self.turn(1072, "dark", "").await?;
        let states = self.states.iter().map(String::as_str);
        let (never, ready): (Vec<_>, Vec<_>) =
            states.partition(|state| NEVER_READY.contains(state));
        self.axe(&[], &ready).await.context("axe in dark")?;
        if self.of(&SAMPLE) > 0 {
            self.keeps_contrast().await?;
        }
        if never.is_empty() {
            return Ok(());
        }
        let query = format!("?whole=1&scheme=dark&width=1072&state={}", never.join(","));
        let states = open(self.browser, self.site, &query).await?;
        let dark = Page { states, ..*self };
        dark.bring_axe().await?;
        dark.axe(&[], &[]).await.context(query)
    }

    async fn keeps_contrast(&self) -> Result<()> {
        // axe checks the rest of the page too, to know what overlaps what.
        const ALONE: &str = "for (const frame of document.querySelectorAll('.gallery__frame')) {
            frame.hidden = !arguments[0].includes(frame.id);
        }";
        read(self.browser, ALONE, vec![json!(SAMPLE)]).await?;
        for theme in THEMES {
            for scheme in ["light", "dark"] {
                self.turn(360, scheme, theme).await?;
                let rules = ["color-contrast"];
                self.axe(&rules, &SAMPLE).await.with_context(|| format!("{theme} in {scheme}"))?;
            }
        }
        Ok(())
    }

    async fn bring_axe(&self) -> Result<()> {
        let axe = std::env::var("RCV_AXE").context("RCV_AXE names no axe.min.js")?;
        let axe = std::fs::read_to_string(&axe).with_context(|| format!("cannot read {axe}"))?;
        read(self.browser, &axe, vec![]).await?;
        Ok(())
    }

    async fn axe(&self, rules: &[&str], chosen: &[&str]) -> Result<()> {
        let given = vec![json!(rules), json!(chosen)];
        let seen = self.look(include_str!("gallery/axe.js"), given).await?;
        ensure!(seen == self.of(chosen), "axe checked {seen} planners");
        Ok(())
    }

    /// The number of the page's states that are selected.
    fn of(&self, chosen: &[&str]) -> usize {
        let is_chosen = |state: &&String| chosen.is_empty() || chosen.contains(&state.as_str());
        self.states.iter().filter(is_chosen).count()
    }

    /// Runs a script that returns the number of checked planners and the findings.
    async fn look(&self, script: &str, given: Vec<Json>) -> Result<usize> {
        self.browser.set_script_timeout(PATIENCE * 2).await?;
        let found = self.browser.execute_async(script, given).await?;
        let (seen, found): (usize, Vec<String>) = serde_json::from_value(found.json().clone())?;
        ensure!(found.is_empty(), "{}", found.join("\n"));
        Ok(seen)
    }
}
