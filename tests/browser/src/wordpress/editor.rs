//! The block in WordPress's own editor.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::{WebDriver, action_chain::ActionChain};

use super::{
    pages::{click, element, log_in, log_out, seen},
    shows_clinic,
    site::{Site, VERSIONS, usual},
};
use crate::Stage;

/// The button that opens the list of blocks; its class has changed between the versions.
const ADD: &str =
    ".editor-document-tools__inserter-toggle, .edit-post-header-toolbar__inserter-toggle";
/// Whether the preview is the clinic's planner, of today, as high as its content.
const SHOWN: &str = "
    const frame = document.querySelector('.wp-block-recovery-calculator-planner iframe');
    const planner = frame.contentDocument.querySelector('recovery-calculator');
    const today = new Date().toLocaleDateString('sv', { timeZone: 'UTC' });
    return planner?.dataset.state === 'ready' && planner.config.clinic.name === 'Baiboon'
      && planner.getAttribute('today') === today
      && frame.offsetHeight === Math.ceil(frame.contentDocument.documentElement.getBoundingClientRect().height)";

/// Ends with the value that is compared.
const REACHED: &str = "
    const frame = document.querySelector('.wp-block-recovery-calculator-planner iframe');
    return getComputedStyle(frame).pointerEvents === ";
const BLOCK: &str = ".wp-block-recovery-calculator-planner";

/// Whoever may write finds the block, sees the clinic's planner in it, publishes the post, and
/// visitors get it.
pub(crate) async fn the_block_in_the_editor(_: &Stage, browser: &WebDriver) -> Result<()> {
    for version in VERSIONS {
        let site = Site::start(usual(version))?;
        for role in ["author", "editor", "admin"] {
            written_by(browser, &site, role).await.with_context(|| format!("{version}, {role}"))?;
        }
        site.is_quiet()?;
    }
    Ok(())
}

async fn written_by(browser: &WebDriver, site: &Site, role: &str) -> Result<()> {
    log_in(browser, site, role).await?;
    browser.goto([&site.address, "/wp-admin/post-new.php"].concat()).await?;
    insert(browser).await?;
    preview(browser).await?;
    let page = published(browser).await?;
    browser.refresh().await?;
    seen(
        browser,
        "const [block] = wp.data.select('core/block-editor').getBlocks();
        return block?.name === 'recovery-calculator/planner' && block.isValid",
    )
    .await
    .context("the stored block")?;
    log_out(browser, site).await?;
    shows_clinic(browser, &page).await
}

/// How many blocks the post has.
const COUNT: &str = "return wp.data.select('core/block-editor').getBlockCount()";

/// Inserts the block from the list of blocks.
async fn insert(browser: &WebDriver) -> Result<()> {
    click(browser, ADD).await?;
    element(browser, ".block-editor-inserter__search input").await?.send_keys("runner").await?;
    let item = ".editor-block-list-item-recovery-calculator-planner";
    // The list of what was found is drawn anew while the editor still loads patterns; a press on what
    // is being replaced does nothing.
    for _ in 0..5 {
        click(browser, item).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        if browser.execute(COUNT, vec![]).await?.json() != &json!(0) {
            break;
        }
    }
    seen(browser, &format!("{COUNT} === 1")).await
}

/// The block shows the clinic's own planner in its whole height; only in the selected block does a
/// press reach it.
async fn preview(browser: &WebDriver) -> Result<()> {
    in_canvas(browser).await?;
    element(browser, &[BLOCK, " iframe"].concat()).await?;
    seen(browser, SHOWN).await.context("the preview")?;
    seen(browser, &format!("{REACHED} 'auto'")).await.context("the selected block")?;
    browser.enter_default_frame().await?;
    browser.execute("wp.data.dispatch('core/block-editor').clearSelectedBlock()", vec![]).await?;
    in_canvas(browser).await?;
    seen(browser, &format!("{REACHED} 'none'")).await.context("the block that is not selected")?;
    // A press in the middle of the planner selects the block.
    let block = element(browser, BLOCK).await?;
    let press: ActionChain = browser.action_chain();
    press.move_to_element_center(&block).click().perform().await?;
    seen(browser, &format!("{REACHED} 'auto'")).await.context("the block after a press")?;
    seen(browser, SHOWN).await.context("the preview of the selected block")?;
    Ok(browser.enter_default_frame().await?)
}

/// Enters the frame in which the editor shows the post.
async fn in_canvas(browser: &WebDriver) -> Result<()> {
    element(browser, "iframe[name=editor-canvas]").await?.enter_frame().await.map_err(Into::into)
}

/// Publishes the post by the editor's buttons; returns its address.
async fn published(browser: &WebDriver) -> Result<String> {
    let title = "wp.data.dispatch('core/editor').editPost({ title: 'Runners' })";
    browser.execute(title, vec![]).await?;
    click(browser, ".editor-post-publish-button__button").await?;
    let panel = ".editor-post-publish-panel .editor-post-publish-button:not([aria-disabled=true])";
    click(browser, panel).await?;
    seen(browser, "return wp.data.select('core/editor').isCurrentPostPublished()").await?;
    let link = "return wp.data.select('core/editor').getPermalink()";
    let link = browser.execute(link, vec![]).await?.json().clone();
    ensure!(link != json!(null), "the post has no address");
    Ok(link.as_str().unwrap_or_default().to_owned())
}
