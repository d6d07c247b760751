//! Starts a browser of an engine through its driver.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use serde_json::{Value as Json, json};
use thirtyfour::{
    Capabilities, WebDriver, error::WebDriverErrorInner, session::scriptret::ScriptRet,
};
use tokio::time::timeout;

use crate::process::{Running, find, free_port, installed};

/// The browser engine that renders the page.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// A time zone at or next to one end of the day.
    const fn zone(self) -> &'static str {
        match self {
            Self::Chromium => "Pacific/Kiritimati",
            Self::Firefox => "Pacific/Pago_Pago",
            Self::Webkit => "Asia/Kathmandu",
        }
    }

    /// Its name on the command line of `cargo xtask test`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The engine of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }
}

/// Runs a script that is safe to repeat: while a page is being built, the driver of `WebKit`
/// occasionally loses a result and reports a parse error.
pub(crate) async fn read(browser: &WebDriver, script: &str, given: Vec<Json>) -> Result<ScriptRet> {
    match browser.execute(script, given.clone()).await {
        Err(error) if is_lost(&error) => Ok(browser.execute(script, given).await?),
        answer => Ok(answer?),
    }
}

fn is_lost(error: &WebDriverErrorInner) -> bool {
    let lost = "Could not parse script result";
    matches!(error, WebDriverErrorInner::UnknownError(info) if info.value.message == lost)
}

/// The browser state that a visit requires.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Wanted {
    /// A new tab and empty storage, which is all that a site can see of earlier visits.
    Tab,
    /// A freshly started browser, for measurements of the whole process.
    Browser,
}

/// Opens browsers of one engine, one for each concurrent visit.
#[derive(Debug)]
pub(crate) struct Driver {
    engine: Engine,
    /// The idle ones.
    free: Mutex<Vec<Seat>>,
}

/// A driver with its browser: Firefox's and Safari's support one at a time.
#[derive(Debug)]
struct Seat {
    engine: Engine,
    address: String,
    /// The state after the last visit.
    browser: Option<WebDriver>,
    // Dropped in this order: the driver, then the screen.
    _program: Running,
    _screen: Option<Running>,
}

/// Long enough to close a browser.
const PATIENCE: Duration = Duration::from_mins(1);
/// No trial takes a third of it, even on a busy machine.
const LIMIT: Duration = Duration::from_mins(10);

const MINI_BROWSER: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkitgtk-6.0/MiniBrowser",
];

impl Driver {
    /// Starts nothing before the first visit.
    pub(crate) fn new(engine: Engine) -> Self {
        Self { engine, free: Mutex::default() }
    }

    /// Which browser it opens.
    pub(crate) const fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a browser in the required state and passes it to a visit; `site` is the origin whose
    /// storage is cleared first.
    pub(crate) async fn visit(
        &self,
        wanted: Wanted,
        site: &str,
        visit: impl AsyncFnOnce(WebDriver) -> Result<()>,
    ) -> Result<()> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut seat = match free {
            Some(seat) => seat,
            None => Seat::start(self.engine)?,
        };
        let browser = seat.open(wanted, site).await?;
        // A driver that hangs fails only its own trial.
        let seen = match timeout(LIMIT, visit(browser)).await {
            Ok(seen) => seen,
            Err(_) => Err(anyhow!("not over after {} minutes", LIMIT.as_secs() / 60)),
        };
        // The state after a failed visit is unknown.
        if seen.is_err() || wanted == Wanted::Browser {
            match timeout(PATIENCE, seat.close()).await {
                Ok(closed) => closed?,
                // It ends with its driver.
                Err(_) => return seen.and(Err(anyhow!("the browser does not close"))),
            }
        }
        self.free.lock().unwrap_or_else(PoisonError::into_inner).push(seat);
        seen
    }

    /// Closes the browsers that are still open.
    pub(crate) async fn close(&self) -> Result<()> {
        let seats = std::mem::take(&mut *self.free.lock().unwrap_or_else(PoisonError::into_inner));
        for mut seat in seats {
            seat.close().await?;
        }
        Ok(())
    }
}

impl Seat {
    /// Starts the driver of an engine.
    fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let program = match engine {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::Webkit => "WebKitWebDriver",
        };
        let (screen, display) = match engine {
            Engine::Webkit => Running::screen().map(|(screen, name)| (Some(screen), Some(name)))?,
            Engine::Chromium | Engine::Firefox => (None, None),
        };
        let running = Running::start(program, port, |command| {
            command.arg(format!("--port={port}"));
            // Otherwise a second geckodriver would use the first one's port for its browser.
            if engine == Engine::Firefox {
                command.arg("--websocket-port=0");
            }
            // Dates must not depend on the time zone, so each engine runs in a distant one.
            command.env("TZ", engine.zone());
            if let Some(display) = display {
                command.env("DISPLAY", display).env("GDK_BACKEND", "x11");
                // There is no session bus and no graphics card here.
                command.env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
            }
        })?;
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self { engine, address, browser: None, _program: running, _screen: screen })
    }

    /// A new tab of the browser that is open, or a new browser.
    async fn open(&mut self, wanted: Wanted, site: &str) -> Result<WebDriver> {
        if let Some(browser) = self.browser.clone() {
            if wanted == Wanted::Tab && emptied(&browser, site).await.is_ok() {
                return Ok(browser);
            }
            self.close().await?;
        }
        let wanted = self.capabilities()?;
        let open = async || WebDriver::new(&self.address, wanted.clone()).await;
        // WebKit's driver may still be closing the previous browser.
        let mut opened = open().await;
        if opened.is_err() {
            tokio::time::sleep(Duration::from_secs(5)).await;
            opened = open().await;
        }
        let browser = opened.with_context(|| format!("{:?} does not open", self.engine))?;
        self.browser = Some(browser.clone());
        Ok(browser)
    }

    async fn close(&mut self) -> Result<()> {
        let Some(browser) = self.browser.take() else { return Ok(()) };
        Ok(browser.quit().await?)
    }

    fn capabilities(&self) -> Result<Capabilities> {
        let wanted = match self.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": find("chromium")?,
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--disable-dev-shm-usage", "--no-first-run", "--disable-sync",
                        "--disable-background-networking", "--disable-component-update",
                        "--window-size=1000,1000", "--lang=en-GB",
                    ],
                },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": find("firefox-esr")?,
                    "args": ["-headless", "--width=1000", "--height=900"],
                    "prefs": {
                        "intl.accept_languages": "en-GB",
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "app.update.auto": false,
                    },
                },
            }),
            Engine::Webkit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": installed(&MINI_BROWSER)?,
                    "args": ["--automation"],
                },
            }),
        };
        let Json::Object(wanted) = wanted else { anyhow::bail!("capabilities are an object") };
        Ok(Capabilities::from(wanted))
    }
}

/// Clears the site's storage and changes to a new tab, whose session storage, history and name are
/// empty.
async fn emptied(browser: &WebDriver, site: &str) -> Result<()> {
    browser.goto([site, "/pages/blank.html"].concat()).await?;
    browser.execute("localStorage.clear()", vec![]).await?;
    let new = browser.new_tab().await?;
    browser.close_window().await?;
    Ok(browser.switch_to_window(new).await?)
}
