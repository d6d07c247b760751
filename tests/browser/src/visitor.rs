//! A simulated visitor: finds controls by role and name, uses pointer or keyboard, and waits for
//! visible changes.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::{
    Key, TypingData, WebDriver, WebElement, action_chain::ActionChain, error::WebDriverErrorInner,
    session::scriptret::ScriptRet,
};

use crate::browser::read;

/// Reads the page; see the script.
const PAGE: &str = include_str!("visitor/page.js");
/// Replaces the system's services; see the script.
const FORCED: &str = include_str!("visitor/forced.js");
/// The time after which a visitor gives up; generous, because slow machines build and test at once.
const PATIENCE: Duration = Duration::from_mins(1);
const GLANCE: Duration = Duration::from_millis(40);
/// More controls than any step has.
const MOST_TABS: usize = 250;

/// The input device of a visitor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Way {
    Keyboard,
    Pointer,
}

impl Way {
    /// Its part of a test's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Keyboard => "keyboard",
            Self::Pointer => "pointer",
        }
    }
}

/// Role and name of each element from the outside in: a group, then a control in it.
pub(crate) type Path<'a> = [(&'a str, &'a str)];

/// A visitor who uses one widget of the page.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    driver: WebDriver,
    way: Way,
    widget: usize,
}

impl Visitor {
    /// A visitor who uses the first widget of the page.
    pub(crate) fn new(driver: &WebDriver, way: Way) -> Self {
        Self { driver: driver.clone(), way, widget: 0 }
    }

    /// The same visitor at another widget of the page.
    pub(crate) fn at(&self, widget: usize) -> Self {
        Self { widget, ..self.clone() }
    }

    /// Opens a page and waits until the widget is usable.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        self.driver.goto(address).await?;
        self.is_ready().await
    }

    /// Reloads the page.
    pub(crate) async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.is_ready().await
    }

    async fn is_ready(&self) -> Result<()> {
        self.wait("the widget is ready", async || {
            let state = self.ask("state", Json::Null).await?;
            // A kept plan is shown at once.
            Ok(matches!(state.as_str(), Some("ready" | "quiz" | "result")))
        })
        .await
    }

    /// Presses a button or a link, or toggles a disclosure.
    pub(crate) async fn press(&self, path: &Path<'_>) -> Result<()> {
        let element = self.find(path).await?;
        match self.way {
            Way::Pointer => self.click(&element).await,
            Way::Keyboard => {
                self.reach(&element, path).await?;
                self.keys(Key::Enter).await
            }
        }
    }

    /// Presses an area of the figure, as "calves left".
    pub(crate) async fn press_region(&self, at: &str) -> Result<()> {
        let found = self.run("region", json!(at)).await?.elements()?;
        let [region] = found.as_slice() else { bail!("{} areas are {at}", found.len()) };
        self.click(region).await
    }

    /// Chooses a radio or ticks a box, and checks that it is chosen.
    pub(crate) async fn choose(&self, path: &Path<'_>) -> Result<()> {
        self.toggle(path, true).await
    }

    /// The same, unless it is chosen already.
    pub(crate) async fn settle_on(&self, path: &Path<'_>) -> Result<()> {
        let element = self.find(path).await?;
        let is_chosen = self.ask("checked", element.to_json()?).await? == json!(true);
        if is_chosen { Ok(()) } else { self.choose(path).await }
    }

    /// Unticks a box.
    pub(crate) async fn clear(&self, path: &Path<'_>) -> Result<()> {
        self.toggle(path, false).await
    }

    async fn toggle(&self, path: &Path<'_>, wanted: bool) -> Result<()> {
        let element = self.find(path).await?;
        let is_checked = async || {
            // After a change the element may have been replaced.
            let element = self.find(path).await?;
            Ok(self.ask("checked", element.to_json()?).await? == json!(wanted))
        };
        ensure!(!is_checked().await?, "{path:?} has this value already");
        match self.way {
            Way::Pointer => self.click(&element).await?,
            Way::Keyboard => {
                self.reach(&element, path).await?;
                // The arrows choose a radio on their way; the first one needs the space bar.
                if !is_checked().await? {
                    self.keys(" ").await?;
                }
            }
        }
        self.wait(&format!("{path:?} is {wanted}"), is_checked).await
    }

    /// Presses Enter in the focused control.
    pub(crate) async fn enter(&self) -> Result<()> {
        self.keys(Key::Enter).await
    }

    /// Types into the focused control.
    pub(crate) async fn types(&self, text: &str) -> Result<()> {
        self.keys(text).await
    }

    /// Replaces the content of a field.
    pub(crate) async fn type_into(&self, path: &Path<'_>, text: &str) -> Result<()> {
        let element = self.find(path).await?;
        match self.way {
            Way::Pointer => self.click(&element).await?,
            Way::Keyboard => self.reach(&element, path).await?,
        }
        if self.ask("value", element.to_json()?).await? != json!("") {
            self.ask("select", element.to_json()?).await?;
        }
        self.keys(text).await?;
        self.wait(&format!("{path:?} shows {text}"), async || {
            Ok(self.ask("value", self.find(path).await?.to_json()?).await? == json!(text))
        })
        .await
    }

    /// Waits until there is exactly one such element.
    pub(crate) async fn find(&self, path: &Path<'_>) -> Result<WebElement> {
        let start = Instant::now();
        loop {
            let found = self.run("find", json!(path)).await?.elements()?;
            if let [element] = found.as_slice() {
                return Ok(element.clone());
            }
            if start.elapsed() > PATIENCE {
                let around = self.ask("around", json!(path)).await?;
                bail!("{} of {path:?}; there is {around}", found.len());
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until the page contains this text.
    pub(crate) async fn sees(&self, text: &str) -> Result<()> {
        let seen = self.wait(text, async || Ok(self.text().await?.contains(text))).await;
        match seen {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("seen instead: {}", self.text().await?))),
        }
    }

    /// All visible text.
    pub(crate) async fn text(&self) -> Result<String> {
        Ok(self.ask("text", Json::Null).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a task of `page.js`.
    pub(crate) async fn ask(&self, task: &str, given: Json) -> Result<Json> {
        Ok(self.run(task, given).await?.json().clone())
    }

    /// Makes the system's services work, fail or be missing, and records what leaves the page.
    pub(crate) async fn force(&self, given: Json) -> Result<()> {
        self.driver.execute(FORCED, vec![given]).await.context("cannot force")?;
        Ok(())
    }

    /// The browser itself, for what only a driver can do.
    pub(crate) const fn browser(&self) -> &WebDriver {
        &self.driver
    }

    /// Polls until a condition holds.
    pub(crate) async fn wait(
        &self,
        what: &str,
        mut holds: impl AsyncFnMut() -> Result<bool>,
    ) -> Result<()> {
        let start = Instant::now();
        while !holds().await? {
            if start.elapsed() > PATIENCE {
                let focused = self.ask("focused", Json::Null).await?;
                let state = self.ask("state", Json::Null).await?;
                bail!("timed out: {what} (state {state}, focus on {focused})");
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    async fn run(&self, task: &str, given: Json) -> Result<ScriptRet> {
        let arguments = vec![json!(self.widget), json!(task), given];
        read(&self.driver, PAGE, arguments).await.with_context(|| format!("task {task}"))
    }

    async fn click(&self, element: &WebElement) -> Result<()> {
        let start = Instant::now();
        loop {
            let target = self.run("target", element.to_json()?).await?.element()?;
            // WebKit's own click rejects elements in a shadow root, so the pointer moves there
            // itself.
            match self.actions().move_to_element_center(&target).click().perform().await {
                // Nothing was pressed: the page scrolled in between.
                Err(error)
                    if matches!(*error, WebDriverErrorInner::MoveTargetOutOfBounds(_))
                        && start.elapsed() < PATIENCE =>
                {
                    tokio::time::sleep(GLANCE).await;
                }
                pressed => return Ok(pressed?),
            }
        }
    }

    fn actions(&self) -> ActionChain {
        self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    async fn tab_back(&self) -> Result<()> {
        let chain = self.actions().key_down(Key::Shift).send_keys(Key::Tab);
        Ok(chain.key_up(Key::Shift).perform().await?)
    }

    async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.actions().send_keys(keys).perform().await?)
    }

    /// Moves with Tab, and within radio groups with the arrows, until the element has the focus.
    async fn reach(&self, element: &WebElement, path: &Path<'_>) -> Result<()> {
        for _ in 0..MOST_TABS {
            match self.ask("focus", element.to_json()?).await?.as_str() {
                Some("there") => return Ok(()),
                // Not every browser wraps from the last radio to the first.
                Some("next") => self.keys(Key::Down).await?,
                Some("previous") => self.keys(Key::Up).await?,
                Some("back") => self.tab_back().await?,
                _ => self.keys(Key::Tab).await?,
            }
        }
        let focused = self.ask("focused", Json::Null).await?;
        bail!("the keyboard does not reach {path:?}; the focus is on {focused}")
    }
}
