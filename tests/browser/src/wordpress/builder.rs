//! The builder in the settings page: itself, and a page that only speaks as the builder does.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use super::{
    BLOCK,
    pages::{log_in, seen},
    settings::{PAGE, config, save},
    site::{Site, VERSIONS, clinic, usual},
};
use crate::{
    Stage, journeys,
    quiz::Quiz,
    visitor::{Visitor, Way},
};

/// Tells an empty configuration at its start, and keeps what it is handed.
const STAND_IN: &str = "<!doctype html><title>Stand-in</title><script>
    const tell = (config) => parent.postMessage({ type: 'rcv-builder', config }, location.origin);
    addEventListener('message', ({ data, origin, source }) => {
      if (source === parent && origin === location.origin && data.type === 'rcv-builder-open') window.handed = data.config;
    });
    tell({ v: 1 });
</script>";

const FILE: &str = "wp-content/plugins/recovery-calculator/planner/builder.html";

/// The builder gets what is stored, and what it tells is saved and reaches visitors; nobody else
/// can tell anything.
pub(crate) async fn the_builder_fills_the_settings(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        fs::write(site.file(FILE), STAND_IN)?;
        let page = site.post("author", BLOCK)?;
        log_in(browser, &site, "admin").await?;
        let change = json!({ "v": 1, "clinic": { "name": "Chapel Road" } });
        told(browser, &site, &change).await.with_context(|| version.to_owned())?;
        let notice = save(browser).await?;
        ensure!(notice.contains("Settings saved."), "{version}: {notice}");
        ensure!(config(browser, &page).await? == change, "visitors get another configuration");
        others_are_ignored(browser, &site, &change).await.with_context(|| version.to_owned())?;
        site.is_quiet()?;
    }
    Ok(())
}

/// The owner's way from the settings to a visitor's plan, with the real builder.
pub(crate) async fn the_owner_sets_the_clinic_up(stage: &Stage, browser: &WebDriver) -> Result<()> {
    const WRITE: &str = "
        const [id, value] = arguments;
        const builder = document.querySelector('#rcv-builder').contentDocument;
        const field = builder.getElementById(id);
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    let frame = "document.querySelector('#rcv-builder').contentDocument";
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        // The journey compares the plan with that of this day.
        let day = BLOCK.replace(" /", r#" {"today":"2026-03-02","unit":"km"} /"#);
        let page = site.post("author", &day)?;
        log_in(browser, &site, "admin").await?;
        browser.goto([&site.address, PAGE].concat()).await?;
        let name = "getElementById('field-clinic-name')?.value === 'Baiboon'";
        seen(browser, &format!("return {frame}?.{name}")).await.context("what is stored")?;
        // Here the settings are saved; lines to copy would lead away.
        let title = "querySelector('#results-title').textContent === 'Save, then add the block'";
        seen(browser, &format!("return {frame}.{title}")).await.context("what comes next")?;
        for (id, value) in
            [("field-clinic-name", "Chapel Road"), ("field-clinic-phone", "020 7946 0124")]
        {
            browser.execute(WRITE, vec![id.into(), value.into()]).await?;
        }
        let previewed = "querySelector('#preview').contentDocument.querySelector('recovery-calculator')?.config.clinic.name === 'Chapel Road'";
        seen(browser, &format!("return {frame}.{previewed}")).await.context("the preview")?;
        seen(browser, "return document.querySelector('#rcv_json').value.includes('0124')").await?;
        let notice = save(browser).await?;
        ensure!(notice.contains("Settings saved."), "{version}: {notice}");
        let stored = config(browser, &page).await?;
        ensure!(stored.pointer("/clinic/name") == Some(&json!("Chapel Road")), "{stored}");
        ensure!(stored.pointer("/clinic/phone") == Some(&json!("020 7946 0124")), "{stored}");
        let visitor = Visitor::new(browser, Way::Pointer);
        visitor.open(&page).await?;
        journeys::no_race(&Quiz { visitor, words: &stage.words }).await?;
        site.is_quiet()?;
    }
    Ok(())
}

/// The two sides have the same configuration, whichever of them has changed it.
async fn told(browser: &WebDriver, site: &Site, change: &Json) -> Result<()> {
    browser.goto([&site.address, PAGE].concat()).await?;
    handed(browser, &clinic()).await.context("what is stored")?;
    ensure!(text(browser).await? == clinic(), "the builder's first words changed the text");
    let pasted = json!({ "v": 1, "leadDays": 3 });
    let paste = "
        const text = document.querySelector('#rcv_json');
        text.value = arguments[0];
        text.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.execute(paste, vec![pasted.to_string().into()]).await?;
    handed(browser, &pasted).await.context("what was pasted")?;
    tell(browser, change).await?;
    has(browser, change).await?;
    // Whoever loads the frame anew loses nothing.
    let reload = "document.querySelector('#rcv-builder').contentWindow.location.reload()";
    browser.execute(reload, vec![]).await?;
    handed(browser, change).await.context("after loading the frame anew")?;
    ensure!(text(browser).await? == *change, "the text is lost");
    Ok(())
}

/// The page around takes nothing from another window, nor from another origin in the frame.
async fn others_are_ignored(browser: &WebDriver, site: &Site, kept: &Json) -> Result<()> {
    const WINDOW: &str = "
        const [done] = arguments;
        const other = document.body.appendChild(document.createElement('iframe'));
        const forged = { type: 'rcv-builder', config: { v: 1, clinic: { name: 'Forged' } } };
        const run = other.contentWindow.document.createElement('script');
        run.textContent = `for (let i = 0; i < 3; i += 1) parent.postMessage(${JSON.stringify(forged)}, '*')`;
        other.contentWindow.document.body.append(run);
        window.postMessage(forged, '*');
        setTimeout(done, 200);";
    const ORIGIN: &str = "
        const [done] = arguments;
        const frame = document.querySelector('#rcv-builder');
        const forged = { type: 'rcv-builder', config: { v: 1, clinic: { name: 'Forged' } } };
        addEventListener('message', ({ data, origin }) => {
          if (data.last) done(origin);
        });
        const text = `for (let i = 0; i < 3; i += 1) parent.postMessage(${JSON.stringify(forged)}, '*'); parent.postMessage({ last: true }, '*')`;
        frame.src = `data:text/html,<script>${encodeURIComponent(text)}</script>`;";
    browser.goto([&site.address, PAGE].concat()).await?;
    handed(browser, kept).await?;
    browser.execute_async(WINDOW, vec![]).await?;
    ensure!(text(browser).await? == *kept, "another window was believed");
    let origin = browser.execute_async(ORIGIN, vec![]).await?.json().clone();
    ensure!(origin == json!("null"), "the frame had the origin {origin}");
    ensure!(text(browser).await? == *kept, "another origin was believed");
    Ok(())
}

/// Lets the stand-in tell this; as text, because drivers sort the names of an object.
async fn tell(browser: &WebDriver, config: &Json) -> Result<()> {
    let tell = "document.querySelector('#rcv-builder').contentWindow.eval('tell')(JSON.parse(arguments[0]))";
    browser.execute(tell, vec![config.to_string().into()]).await?;
    Ok(())
}

/// Waits until the stand-in has been handed this.
async fn handed(browser: &WebDriver, config: &Json) -> Result<()> {
    let handed = "JSON.stringify(document.querySelector('#rcv-builder').contentWindow.handed)";
    seen(browser, &format!("return {handed} === JSON.stringify({config})")).await
}

/// Waits until the text has this.
async fn has(browser: &WebDriver, config: &Json) -> Result<()> {
    let text = "JSON.stringify(JSON.parse(document.querySelector('#rcv_json').value))";
    seen(browser, &format!("return {text} === JSON.stringify({config})")).await
}

async fn text(browser: &WebDriver) -> Result<Json> {
    let text = "return JSON.parse(document.querySelector('#rcv_json').value)";
    Ok(browser.execute(text, vec![]).await?.json().clone())
}
