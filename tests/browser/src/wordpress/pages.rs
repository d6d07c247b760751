//! What the trials do on WordPress's own pages.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use thirtyfour::{By, WebDriver, WebElement};

use super::{GLANCE, PATIENCE, site::Site};
use crate::browser::read;

/// Nobody is logged in any more.
pub(super) async fn log_out(browser: &WebDriver, site: &Site) -> Result<()> {
    browser.goto([&site.address, "/wp-includes/css/buttons.css"].concat()).await?;
    Ok(browser.delete_all_cookies().await?)
}

/// Logs a user in by the form; all have the same password.
pub(super) async fn log_in(browser: &WebDriver, site: &Site, user: &str) -> Result<()> {
    log_out(browser, site).await?;
    browser.goto([&site.address, "/wp-login.php"].concat()).await?;
    // WordPress's own script empties the fields shortly after the page has loaded.
    let fill = "
        document.querySelector('#user_login').value = arguments[0];
        document.querySelector('#user_pass').value = 'trial';
        document.querySelector('#loginform').submit();";
    browser.execute(fill, vec![user.into()]).await?;
    seen(browser, "return location.pathname.startsWith('/wp-admin/')").await.context("no login")
}

/// Waits until a script returns true.
pub(super) async fn seen(browser: &WebDriver, script: &str) -> Result<()> {
    let start = Instant::now();
    loop {
        // A page that is just being left has no answer.
        let answer = read(browser, script, vec![]).await.map(|answer| answer.json().clone());
        if matches!(answer, Ok(Json::Bool(true))) {
            return Ok(());
        }
        if start.elapsed() > PATIENCE {
            let text = browser.execute("return document.body.innerText", vec![]).await?;
            bail!("{script}: {answer:?}; the page shows {}", text.json());
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Waits for an element.
pub(super) async fn element(browser: &WebDriver, selector: &str) -> Result<WebElement> {
    let start = Instant::now();
    loop {
        if let Ok(element) = browser.find(By::Css(selector)).await {
            return Ok(element);
        }
        if start.elapsed() > PATIENCE {
            let text = browser.execute("return document.body.innerText", vec![]).await?;
            bail!("no {selector}; the page shows {}", text.json());
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Publishes a post the way the editor does; returns its address and what WordPress has kept of it.
pub(super) async fn publish(browser: &WebDriver, content: &str) -> Result<(String, String)> {
    const PUBLISH: &str = "
        const [content, done] = arguments;
        (async () => {
          const nonce = await (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text();
          const headers = { 'content-type': 'application/json', 'x-wp-nonce': nonce };
          const body = JSON.stringify({ title: 'Runners', status: 'publish', content });
          const answer = await fetch('/?rest_route=/wp/v2/posts', { method: 'POST', headers, body });
          const post = await answer.json();
          return [post.link ?? JSON.stringify(post), post.content?.raw ?? ''];
        })().then(done, (error) => done([String(error), '']));";
    let told = browser.execute_async(PUBLISH, vec![content.into()]).await?.json().clone();
    let (link, raw): (String, String) = serde_json::from_value(told)?;
    if !link.starts_with("http://") {
        bail!("not published: {link}");
    }
    Ok((link, raw))
}

/// Replaces the value of a field, without its events.
pub(super) async fn fill(browser: &WebDriver, selector: &str, text: &str) -> Result<()> {
    element(browser, selector).await?;
    let fill = "document.querySelector(arguments[0]).value = arguments[1]";
    browser.execute(fill, vec![json!(selector), json!(text)]).await?;
    Ok(())
}

/// Clicks as a person does, as soon as the page lets it: the editor draws its controls anew while it
/// starts.
pub(super) async fn click(browser: &WebDriver, selector: &str) -> Result<()> {
    let start = Instant::now();
    loop {
        match element(browser, selector).await?.click().await {
            Ok(()) => return Ok(()),
            Err(error) if start.elapsed() > PATIENCE => {
                return Err(error).context(selector.to_owned());
            }
            Err(_) => tokio::time::sleep(GLANCE).await,
        }
    }
}

/// Presses a control of a page.
pub(super) async fn press(browser: &WebDriver, selector: &str) -> Result<()> {
    element(browser, selector).await?;
    let press = "document.querySelector(arguments[0]).click()";
    browser.execute(press, vec![json!(selector)]).await?;
    Ok(())
}
