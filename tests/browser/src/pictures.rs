//! Screenshots of every state of the gallery, for review: widths, schemes, forced colours, right to
//! left, print. Only Chromium can emulate all of these.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::gallery;

/// A rendering of a page.
struct Look {
    name: &'static str,
    width: u32,
    media: &'static str,
    features: &'static [(&'static str, &'static str)],
}

const LIGHT: &[(&str, &str)] = &[("prefers-color-scheme", "light")];
const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark")];
const FORCED: &[(&str, &str)] = &[("prefers-color-scheme", "dark"), ("forced-colors", "active")];
/// A4 without its margins, as a browser prints it.
const PAPER: u32 = 718;

const LOOKS: [Look; 11] = [
    look("light-320", 320, LIGHT),
    look("light-360", 360, LIGHT),
    look("light-768", 768, LIGHT),
    look("light-1280", 1280, LIGHT),
    look("dark-320", 320, DARK),
    look("dark-360", 360, DARK),
    look("dark-768", 768, DARK),
    look("dark-1280", 1280, DARK),
    look("forced-360", 360, FORCED),
    look("forced-1280", 1280, FORCED),
    Look { name: "print", width: PAPER, media: "print", features: LIGHT },
];
const FROM_RIGHT: [Look; 2] = [look("rtl-360", 360, LIGHT), look("rtl-1280", 1280, LIGHT)];

const fn look(
    name: &'static str,
    width: u32,
    features: &'static [(&'static str, &'static str)],
) -> Look {
    Look { name, width, media: "", features }
}

/// Writes `<state>.<look>.png` for every state; returns their number.
pub(crate) async fn take(browser: &WebDriver, site: &str, folder: &Path) -> Result<usize> {
    fs::create_dir_all(folder)?;
    let states = gallery::open(browser, site, "").await?;
    let mut count = 0;
    for state in &states {
        for (direction, looks) in [("ltr", LOOKS.as_slice()), ("rtl", FROM_RIGHT.as_slice())] {
            gallery::open(browser, site, &format!("?state={state}&dir={direction}")).await?;
            for look in looks {
                let file = folder.join(format!("{state}.{}.png", look.name));
                fs::write(file, picture(browser, look).await?)?;
                count += 1;
            }
        }
    }
    Ok(count)
}

/// A full-page screenshot in this look.
async fn picture(browser: &WebDriver, look: &Look) -> Result<Vec<u8>> {
    let cdp = browser.cdp();
    let features: Vec<Json> =
        look.features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let media = json!({ "media": look.media, "features": features });
    cdp.send_raw("Emulation.setEmulatedMedia", media).await?;
    let size = json!({
        "width": look.width, "height": 800, "deviceScaleFactor": 1, "mobile": false,
    });
    cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    // Two frames: the strip renders again for its new width.
    let settled = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));";
    browser.execute_async(settled, vec![]).await?;
    let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": {
        "x": 0, "y": 0, "width": look.width, "scale": 1, "height": height(browser).await?,
    } });
    let taken = cdp.send_raw("Page.captureScreenshot", wanted).await?;
    let data = taken.get("data").and_then(Json::as_str).context("no picture")?;
    Ok(BASE64_STANDARD.decode(data)?)
}

async fn height(browser: &WebDriver) -> Result<Json> {
    let height = "return document.querySelector('.gallery__frames').getBoundingClientRect().bottom
        + scrollY + 8";
    Ok(browser.execute(height, vec![]).await?.json().clone())
}
