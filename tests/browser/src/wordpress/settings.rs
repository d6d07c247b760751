//! The plugin in WordPress's administration: its settings, its upload and its end.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use super::{
    BLOCK,
    pages::{element, fill, log_in, log_out, press, publish, seen},
    shows_clinic,
    site::{NEWEST, OLDEST, Site, VERSIONS, Wanted, clinic, plugin, usual},
};
use crate::{
    Stage,
    visitor::{Visitor, Way},
};

pub(super) const PAGE: &str = "/wp-admin/options-general.php?page=recovery-calculator";

/// What an administrator saves is what visitors get; mistakes are named and change nothing.
pub(crate) async fn settings_are_saved_and_printed(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        let page = site.post("author", BLOCK)?;
        log_in(browser, &site, "admin").await?;
        scheme(browser, &site, &page).await.with_context(|| version.to_owned())?;
        whole(browser, &site, &page).await.with_context(|| version.to_owned())?;
        only_administrators(browser, &site).await.with_context(|| version.to_owned())?;
        site.is_quiet()?;
    }
    Ok(())
}

/// The colour scheme is saved, and leaves the configuration as it is.
async fn scheme(browser: &WebDriver, site: &Site, page: &str) -> Result<()> {
    let told = saved(browser, site, &[("theme", "dark")]).await?;
    ensure!(told.contains("Settings saved."), "told: {told}");
    ensure!(config(browser, page).await? == clinic(), "another configuration");
    let theme = "return document.querySelector('recovery-calculator').getAttribute('theme')";
    ensure!(*browser.execute(theme, vec![]).await?.json() == json!("dark"), "another theme");
    Ok(())
}

/// The configuration as text.
async fn whole(browser: &WebDriver, site: &Site, page: &str) -> Result<()> {
    // A name that would end the script, and an empty list and group, which PHP must not confuse.
    let name = "</script><script>document.title = 'broken'</script> & <!-- Chapel";
    let written = json!({
        "v": 1, "clinic": { "name": name }, "closedWeekdays": [7], "closedDates": [], "texts": {},
        "leadDays": 2,
    });
    let text = serde_json::to_string_pretty(&written)?;
    let told = saved(browser, site, &[("json", &text)]).await?;
    ensure!(told.contains("Settings saved."), "told: {told}");
    let config = config(browser, page).await?;
    for key in ["closedWeekdays", "closedDates", "leadDays", "texts"] {
        ensure!(config.get(key) == written.get(key), "{key}: {config}");
    }
    ensure!(config.pointer("/clinic/name") == Some(&json!(name)), "{config}");
    let title = browser.title().await?;
    ensure!(title.contains("Runners"), "a name has run as a script: {title}");
    for (text, wanted) in [
        ("{\n  \"v\": 1,\n  \"leadDays\": 2,\n}", "Line 4: the comma before } is one too many"),
        ("{\n  \"v\": 1\n  \"leadDays\": 2\n}", "Line 3: a comma is missing"),
        ("{\n  “v”: 1\n}", "Line 2: write straight quotation marks"),
        ("{\n  v: 1\n}", "Line 2: “v” has to stand in straight quotation marks"),
        ("{ \"v\": 1, \"clinic\": { \"name\": \"a\" }", "At the end: the closing } is missing"),
        ("{ \"clinics\": {} }", "There is no setting “clinics”"),
        ("{ \"services\": {} }", "“services” has to be a list in square brackets"),
        ("[]", "has to begin with {"),
    ] {
        let told = saved(browser, site, &[("json", text)]).await?;
        ensure!(told.contains(wanted), "{text}\nis told: {told}\nnot: {wanted}");
        let kept = "return document.querySelector('#rcv_json').value";
        let kept = browser.execute(kept, vec![]).await?.json().clone();
        ensure!(kept == json!(text), "{text} became {kept}");
    }
    let config = self::config(browser, page).await?;
    ensure!(config.get("leadDays") == Some(&json!(2)), "a mistake was saved: {config}");
    Ok(())
}

/// No other role reaches the settings, and no other site can send them.
async fn only_administrators(browser: &WebDriver, site: &Site) -> Result<()> {
    const SEND: &str = "
        const [done] = arguments;
        const forged = JSON.stringify({ clinic: { name: 'Forged' } });
        const body = new URLSearchParams({ option_page: 'rcv_settings', action: 'update', 'rcv_settings[json]': forged });
        fetch('/wp-admin/options.php', { method: 'POST', body }).then(({ status }) => done(status), String);";
    log_in(browser, site, "admin").await?;
    let status = browser.execute_async(SEND, vec![]).await?.json().clone();
    ensure!(status == json!(403), "without a nonce: {status}");
    for role in ["editor", "author"] {
        log_in(browser, site, role).await?;
        browser.goto([&site.address, PAGE].concat()).await?;
        let form = "return document.querySelectorAll('#rcv_theme, #rcv_json').length";
        let form = browser.execute(form, vec![]).await?.json().clone();
        ensure!(form == json!(0), "the {role} sees the settings");
    }
    let settings = site.php("settings", json!({}))?.to_string();
    ensure!(!settings.contains("Forged"), "{settings}");
    Ok(())
}

/// Fills a form of the settings page, saves it, and returns what the page then says.
async fn saved(browser: &WebDriver, site: &Site, fields: &[(&str, &str)]) -> Result<String> {
    browser.goto([&site.address, PAGE].concat()).await?;
    for (name, text) in fields {
        fill(browser, &format!("#rcv_{name}"), text).await?;
    }
    save(browser).await
}

/// Saves the settings page; returns what it then says.
pub(super) async fn save(browser: &WebDriver) -> Result<String> {
    browser.execute("document.body.dataset.old = ''", vec![]).await?;
    press(browser, ".rcv-settings #submit").await?;
    seen(
        browser,
        "return !('old' in document.body.dataset) && !!document.querySelector('.rcv-settings')",
    )
    .await?;
    let told =
        "return [...document.querySelectorAll('.notice')].map((it) => it.textContent).join(' ')";
    let told = browser.execute(told, vec![]).await?.json().clone();
    Ok(told.as_str().unwrap_or_default().to_owned())
}

/// The configuration that a visitor's planner has.
pub(super) async fn config(browser: &WebDriver, page: &str) -> Result<Json> {
    Visitor::new(browser, Way::Pointer).open(page).await?;
    let config = "return document.querySelector('recovery-calculator > script').text";
    let text = browser.execute(config, vec![]).await?.json().clone();
    let text = text.as_str().context("no configuration")?;
    Ok(serde_json::from_str(text)?)
}

/// An administrator uploads the zip and activates the plugin; then an author's page has a planner.
pub(crate) async fn the_zip_reaches_an_authors_page(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(Wanted { has_plugin: false, ..usual(version) })?;
        log_in(browser, &site, "admin").await?;
        browser.goto([&site.address, "/wp-admin/plugin-install.php?tab=upload"].concat()).await?;
        let zip = plugin()?;
        element(browser, "#pluginzip").await?.send_keys(zip.to_string_lossy().as_ref()).await?;
        press(browser, "#install-plugin-submit").await?;
        press(browser, "a.button-primary[href*='action=activate']").await?;
        let settings =
            "#the-list [data-slug=recovery-calculator] a[href*='page=recovery-calculator']";
        element(browser, settings).await.context("the link to the settings")?;
        let told = saved(browser, &site, &[("json", &clinic().to_string())]).await?;
        ensure!(told.contains("Settings saved."), "told: {told}");
        log_in(browser, &site, "author").await?;
        let (page, _) = publish(browser, BLOCK).await?;
        log_out(browser, &site).await?;
        shows_clinic(browser, &page).await?;
        site.is_quiet()?;
    }
    Ok(())
}

/// Deleting the plugin deletes its files and all that it has stored, on each site of a network.
pub(crate) async fn uninstalling_leaves_nothing(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        log_in(browser, &site, "admin").await?;
        // A mistake that nobody has looked at again is stored too.
        site.php("draft", json!({}))?;
        let stored = site.php("options", json!({}))?.to_string();
        ensure!(stored.contains("rcv_settings") && stored.contains("rcv_draft_"), "{stored}");
        browser.goto([&site.address, "/wp-admin/plugins.php"].concat()).await?;
        press(browser, "#deactivate-recovery-calculator").await?;
        element(browser, "#activate-recovery-calculator").await?;
        press(browser, "#delete-recovery-calculator").await?;
        browser.accept_alert().await?;
        seen(
            browser,
            "return !!document.querySelector('tr.deleted, #message .deleted, .plugin-deleted-tr')",
        )
        .await?;
        let stored = site.php("options", json!({}))?;
        ensure!(stored == json!([]), "{version}: stored still: {stored}");
        ensure!(!site.file("wp-content/plugins/recovery-calculator").exists(), "the files stay");
    }
    for version in [OLDEST, NEWEST] {
        let site = Site::start(usual(version))?;
        site.php("network", json!({}))?;
        let stored = site.php("stored_on_each_site", json!({}))?;
        ensure!(stored == json!([true, true]), "{version}: {stored}");
        site.php("uninstall", json!({}))?;
        let stored = site.php("stored_on_each_site", json!({}))?;
        ensure!(stored == json!([false, false]), "{version}: {stored}");
    }
    Ok(())
}
