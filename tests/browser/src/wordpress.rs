//! The plugin in a real WordPress. Each trial has a WordPress of its own, which ends with it.

mod builder;
mod editor;
mod pages;
mod settings;
mod site;

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{
    Stage, journeys,
    quiz::Quiz,
    visitor::{Visitor, Way},
    wordpress::{
        pages::{log_in, log_out, publish},
        site::{BLOCKS, CLASSIC, NEWEST, Site, TOO_OLD, VERSIONS, Wanted, usual},
    },
};

pub(crate) use builder::{the_builder_fills_the_settings, the_owner_sets_the_clinic_up};
pub(crate) use editor::the_block_in_the_editor;
pub(crate) use settings::{
    settings_are_saved_and_printed, the_zip_reaches_an_authors_page, uninstalling_leaves_nothing,
};

const PATIENCE: Duration = Duration::from_mins(1);
const GLANCE: Duration = Duration::from_millis(50);

/// A block as the editor stores it.
const BLOCK: &str = "<!-- wp:recovery-calculator/planner /-->";
const SHORTCODE: &str = "[recovery_calculator]";
const BOX: &str = r#"<div class="recovery-calculator">Call us.</div>"#;
const TAG: &str = "<recovery-calculator>Call us.</recovery-calculator>";

/// A page with the block leads a visitor to a plan.
pub(crate) async fn a_block_leads_to_a_plan(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let site = Site::start(usual(NEWEST))?;
    let attributes = json!({ "today": "2026-03-02", "unit": "km" });
    let block = format!("<!-- wp:recovery-calculator/planner {attributes} /-->");
    let page = site.post("author", &block)?;
    let visitor = Visitor::new(browser, Way::Pointer);
    visitor.open(&page).await?;
    journeys::no_race(&Quiz { visitor, words: &stage.words }).await?;
    site.is_quiet()
}

/// Whoever writes a page, by whatever way that the role allows, visitors get the planner with the
/// clinic's settings.
pub(crate) async fn every_role_and_every_way(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        for role in ["admin", "editor", "author"] {
            for way in [BLOCK, SHORTCODE, BOX, TAG] {
                log_in(browser, &site, role).await?;
                let (page, kept) = publish(browser, way).await?;
                // WordPress takes the tag from authors, as docs/wordpress.md says.
                let is_taken = role == "author" && way == TAG;
                ensure!(kept.contains(way) != is_taken, "{version}, {role}: {way} became {kept}");
                log_out(browser, &site).await?;
                if is_taken {
                    browser.goto(&page).await?;
                    let count = scripts(browser).await?;
                    ensure!(count == 0, "{count} scripts of ours on a page without a planner");
                    continue;
                }
                let shown = shows_clinic(browser, &page).await;
                shown.with_context(|| format!("{version}, {role}, {way}"))?;
            }
        }
        site.is_quiet()?;
    }
    Ok(())
}

/// Paragraphs that WordPress adds, and themes of both kinds, leave the planner whole.
pub(crate) async fn every_theme(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        for theme in [BLOCKS, "twentytwentythree", "twentytwentytwo", CLASSIC] {
            let site = Site::start(Wanted { version, theme, has_plugin: true })?;
            let wide = BLOCK.replace(" /", r#" {"align":"wide","anchor":"plan"} /"#);
            for way in [&*wide, SHORTCODE, BOX, TAG] {
                // No block around it: WordPress makes paragraphs of the empty lines.
                let paragraph = |text: &str| {
                    if way == wide { format!("<p>{text}</p>") } else { text.to_owned() }
                };
                let text = [paragraph("Before."), way.to_owned(), paragraph("After.")].join("\n\n");
                let page = site.post("admin", &text)?;
                let shown = shows_clinic(browser, &page).await;
                shown.with_context(|| format!("{version}, {theme}, {way}"))?;
                let around = around(browser).await?;
                ensure!(around == json!(["Before.", "After."]), "{theme}, {way}: {around}");
            }
            let page = site.post("admin", "Nothing of ours.")?;
            browser.goto(&page).await?;
            let count = scripts(browser).await?;
            ensure!(count == 0, "{count} scripts of ours on a page without a planner");
            site.is_quiet()?;
        }
    }
    Ok(())
}

/// A WordPress that cannot load modules by itself gets the classic script.
pub(crate) async fn an_older_wordpress(_: &Stage, browser: &WebDriver) -> Result<()> {
    for theme in [BLOCKS, CLASSIC] {
        let site = Site::start(Wanted { version: TOO_OLD, theme, has_plugin: true })?;
        for way in [BLOCK, SHORTCODE, BOX] {
            let page = site.post("author", way)?;
            shows_clinic(browser, &page).await.with_context(|| format!("{theme}, {way}"))?;
            let loader = "return document.querySelector('script[src*=\"loader.js\"]').defer";
            let is_deferred = browser.execute(loader, vec![]).await?.json().clone();
            ensure!(is_deferred == json!(true), "the script is not deferred");
        }
        site.is_quiet()?;
    }
    Ok(())
}

/// A visitor sees the first question, for this clinic, from the plugin's one script.
async fn shows_clinic(browser: &WebDriver, page: &str) -> Result<()> {
    Visitor::new(browser, Way::Pointer).open(page).await.with_context(|| page.to_owned())?;
    let name = "return document.querySelector('recovery-calculator').config.clinic.name";
    let name = browser.execute(name, vec![]).await?.json().clone();
    ensure!(name == json!("Baiboon"), "{page}: the clinic is {name}");
    let count = scripts(browser).await?;
    ensure!(count == 1, "{page} has {count} scripts of ours");
    Ok(())
}

/// How many scripts of the plugin the page has asked for.
async fn scripts(browser: &WebDriver) -> Result<u64> {
    let count = "return document.querySelectorAll('script[src*=\"/planner/\"]').length";
    let count = browser.execute(count, vec![]).await?.json().clone();
    count.as_u64().context("no number")
}

/// The text before and after the planner; an element of the page that the planner's markup had left
/// open, or closed, would move it.
async fn around(browser: &WebDriver) -> Result<Json> {
    const AROUND: &str = "
        const planner = document.querySelector('recovery-calculator');
        const found = (text) => [...document.querySelectorAll('p')].find((it) => it.textContent.trim() === text);
        const follows = (one, other) => one.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING;
        const [before, after] = ['Before.', 'After.'].map(found);
        return [before && follows(before, planner) && 'Before.', after && follows(planner, after) && 'After.'];";
    Ok(browser.execute(AROUND, vec![]).await?.json().clone())
}
