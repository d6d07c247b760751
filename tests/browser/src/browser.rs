//! Starts a browser of an engine through its driver.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{Running, find, free_port, installed};

/// What shows the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// A time zone at one edge of the day or beside it.
    const fn zone(self) -> &'static str {
        match self {
            Self::Chromium => "Pacific/Kiritimati",
            Self::Firefox => "Pacific/Pago_Pago",
            Self::Webkit => "Asia/Kathmandu",
        }
    }

    /// The engine of a name, as `cargo xtask test` has them.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::Webkit,
            _ => return None,
        })
    }
}

/// A driver that opens browsers, with all that it needs.
#[derive(Debug)]
pub(crate) struct Driver {
    engine: Engine,
    address: String,
    // Ended in this order: the driver, then the screen.
    _program: Running,
    _screen: Option<Running>,
}

const MINI_BROWSER: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkitgtk-6.0/MiniBrowser",
];

impl Driver {
    /// Starts the driver of an engine.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
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
            // A day is the same day wherever the visitor is: each engine runs far from the others.
            command.env("TZ", engine.zone());
            if let Some(display) = display {
                command.env("DISPLAY", display).env("GDK_BACKEND", "x11");
                // No session bus and no graphics card here.
                command.env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
            }
        })?;
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self { engine, address, _program: running, _screen: screen })
    }

    /// Which browser it opens.
    pub(crate) const fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a fresh browser, gives it to a visit, and closes it whatever happens.
    pub(crate) async fn visit(
        &self,
        visit: impl AsyncFnOnce(WebDriver) -> Result<()>,
    ) -> Result<()> {
        let wanted = self.capabilities()?;
        let open = async || WebDriver::new(&self.address, wanted.clone()).await;
        // WebKit's driver is at times still busy with ending the browser before.
        let mut opened = open().await;
        if opened.is_err() {
            tokio::time::sleep(Duration::from_secs(5)).await;
            opened = open().await;
        }
        let browser = opened.with_context(|| format!("{:?} does not open", self.engine))?;
        let seen = visit(browser.clone()).await;
        let closed = browser.quit().await;
        seen?;
        Ok(closed?)
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
                        "--window-size=1000,900", "--lang=en-GB",
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
