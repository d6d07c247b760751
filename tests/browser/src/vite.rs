//! Vite's development server, which bundles packages beforehand and answers every address that it
//! does not know with a page (vitejs/vite#8427).

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;

use crate::{
    Stage, journeys,
    process::{Running, free_port},
    quiz::Quiz,
    visitor::{Visitor, Way},
};

/// Keeps the lines of the console's errors.
const LISTEN: &str = "window.told = [];
    const { error } = console;
    console.error = (...line) => { window.told.push(line.join(' ')); error.apply(console, line); };";

/// With the plugin the page leads to a plan; without it the console names the setting to add.
pub(crate) async fn bundled_by_vites_development_server(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let (_server, page) = serve("vite.config.js")?;
    let quiz = Quiz { visitor: Visitor::new(browser, Way::Pointer), words: &stage.words };
    quiz.visitor.open(&page).await?;
    journeys::no_race(&quiz).await?;
    // A development server compresses nothing, which is fair.
    let found = doctor(browser).await?;
    ensure!(!found.is_empty() && !found.contains(&"bad".to_owned()), "the doctor finds {found:?}");
    let (_trap, page) = serve("trap.config.js")?;
    let script = json!({ "source": LISTEN });
    browser.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    browser.goto(&page).await?;
    let is_told = async || {
        let told = browser.execute("return window.told.join('\\n')", vec![]).await?.json().clone();
        let told = told.as_str().unwrap_or_default().to_owned();
        Ok(told.contains("optimizeDeps") && told.contains("recovery-calculator/vite"))
    };
    quiz.visitor.wait("the setting in the console", is_told).await?;
    ensure!(doctor(browser).await?.contains(&"bad".to_owned()), "the doctor finds nothing");
    Ok(())
}

/// How good what the doctor finds is, each once.
async fn doctor(browser: &WebDriver) -> Result<Vec<String>> {
    let ask = "const [done] = arguments;
        customElements.get('recovery-calculator').doctor().then((found) => done([...new Set(found.map((one) => one.is))]));";
    Ok(serde_json::from_value(browser.execute_async(ask, vec![]).await?.json().clone())?)
}

/// Starts the server; returns it with the address of the page.
fn serve(config: &str) -> Result<(Running, String)> {
    let folder = std::env::var_os("RCV_BUNDLERS").context("RCV_BUNDLERS is not set")?;
    let vite = Path::new("node_modules/vite/bin/vite.js");
    ensure!(Path::new(&folder).join(vite).is_file(), "no Vite in {}", Path::new(&folder).display());
    let port = free_port()?;
    let server = Running::start("node", port, |command| {
        command
            .current_dir(&folder)
            .arg(vite)
            .args(["vite", "--config"])
            .arg(Path::new("vite").join(config));
        command.args(["--host", "127.0.0.1", "--strictPort", "--port", &port.to_string()]);
    })?;
    Ok((server, format!("http://127.0.0.1:{port}/index.html")))
}
