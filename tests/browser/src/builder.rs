//! The builder, as an owner uses it. Each trial opens the page and runs a script there.

use anyhow::{Result, bail, ensure};
use serde_json::{Value as Json, from_value, json};
use thirtyfour::{Key, WebDriver};

use crate::{
    Stage,
    host_pages::look,
    visitor::{Visitor, Way},
};

const PAGE: &str = "/dist/builder.html";
const OWNER: &str = include_str!("builder/owner.js");

/// A clinic that fills the form in from nothing gets lines that show its planner.
pub(crate) async fn a_new_clinic_gets_its_lines(stage: &Stage, browser: &WebDriver) -> Result<()> {
    run(stage, browser, include_str!("builder/new_clinic.js")).await
}

/// The faults of an old configuration are shown at their fields, and go when they are mended.
pub(crate) async fn an_old_configuration_is_mended(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    run(stage, browser, include_str!("builder/old_configuration.js")).await
}

/// The doctor names a wrong folder, a wrong MIME type, a wrong address and a wrong configuration.
pub(crate) async fn the_doctor_finds_what_is_wrong(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    run(stage, browser, include_str!("builder/doctor.js")).await
}

/// Every section passes axe by day and night, and fits 320 px.
pub(crate) async fn every_section_is_accessible(stage: &Stage, browser: &WebDriver) -> Result<()> {
    run(stage, browser, include_str!("builder/accessible.js")).await
}

/// What Tab should reach, in the order of the document: of each group of radio buttons one.
const STOPS: &str = "
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]');
    const isStop = (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && one.offsetWidth > 0
      && !(one.type === 'radio' && !one.checked && document.querySelector(`[name='${one.name}']:checked`));
    window.stops = [...all].filter(isStop);
    return window.stops.length;";
/// Which of them has the focus, and whether that can be seen.
const AT: &str = "
    const at = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { top, bottom } = at.getBoundingClientRect();
    const isSeen = at.localName === 'iframe' || outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return [window.stops.indexOf(at), isSeen && bottom > 0 && top < innerHeight, at.outerHTML.slice(0, 120)];";

/// Tab alone reaches every control in the order of the document, where it can be seen; letters and
/// Enter do the rest.
pub(crate) async fn keys_alone_are_enough(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let visitor = Visitor::new(browser, Way::Keyboard);
    browser.goto([&stage.site, PAGE].concat()).await?;
    let form = "return Boolean(document.querySelector('.builder__form'))";
    let is_there = async || Ok(browser.execute(form, vec![]).await?.json() == &json!(true));
    visitor.wait("the form", is_there).await?;
    let name = "return document.activeElement.id === 'field-clinic-name'";
    let mut tabs = 0;
    while browser.execute(name, vec![]).await?.json() != &json!(true) {
        ensure!(tabs < 40, "Tab does not lead to the name");
        browser.action_chain().send_keys(Key::Tab).perform().await?;
        tabs += 1;
    }
    browser.action_chain().send_keys("Chapel Road").perform().await?;
    // The address of the page keeps the form.
    let address = "return location.hash.length > 10";
    let is_kept = async || Ok(browser.execute(address, vec![]).await?.json() == &json!(true));
    visitor.wait("the form in the address", is_kept).await?;
    browser.refresh().await?;
    visitor.wait("the form again", is_there).await?;
    let count: usize = from_value(browser.execute(STOPS, vec![]).await?.json().clone())?;
    ensure!(count > 40, "only {count} controls");
    let mut reached = 0;
    for _ in 0..count * 2 {
        browser.action_chain().send_keys(Key::Tab).perform().await?;
        let at = browser.execute(AT, vec![]).await?.json().clone();
        let (index, is_seen, html): (i64, bool, String) = from_value(at)?;
        match usize::try_from(index) {
            // The planner in the preview has stops of its own.
            Ok(index) if index + 1 == reached => continue,
            Ok(index) if index == reached => ensure!(is_seen, "the focus is not seen on {html}"),
            _ => bail!("after control {reached} of {count} comes {html}"),
        }
        reached += 1;
        if reached == count {
            break;
        }
    }
    ensure!(reached == count, "{reached} of {count} controls are reached");
    let lines = "return document.querySelector('#result-file').textContent";
    let lines: Json = browser.execute(lines, vec![]).await?.json().clone();
    ensure!(lines.as_str().is_some_and(|lines| lines.contains("Chapel Road")), "{lines}");
    let copy = "document.querySelector('#result-lines + button').focus()";
    browser.execute(copy, vec![]).await?;
    browser.action_chain().send_keys(Key::Enter).perform().await?;
    let said = "return document.querySelector('.builder__said').textContent !== ''";
    let is_said = async || Ok(browser.execute(said, vec![]).await?.json() == &json!(true));
    visitor.wait("what the copy button did", is_said).await
}

async fn run(stage: &Stage, browser: &WebDriver, script: &str) -> Result<()> {
    look(stage, browser, PAGE, &[OWNER, script].concat()).await
}
