//! Compares screenshots of the planner on every host page with the plain page.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;

use crate::{Stage, host_pages};

/// The tolerance of a colour channel: text smoothing varies.
const SEEN: u8 = 24;
/// The number of pixels in a million that may differ.
const FEW: usize = 1000;

/// On every host page the pixels equal those of the plain page in the same width and theme.
pub(crate) async fn screenshots_match_on_every_host_page(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let alike: [(u32, &str, &[&str]); 3] = [
        (
            600,
            "",
            &["resets", "buttons", "small-root", "huge", "rtl", "shadow", "dialog", "tab", "form"],
        ),
        (600, "dark", &["dark"]),
        (280, "", &["narrow"]),
    ];
    let mut plain = Vec::new();
    for (width, theme, pages) in alike {
        let wanted = Picture::take(stage, browser, "plain", width, theme).await?;
        for page in pages {
            // On a dark page the planner is dark without any setting.
            let seen = Picture::take(stage, browser, page, width, "").await?;
            let differing = seen.differing(&wanted).with_context(|| (*page).to_owned())?;
            let most = wanted.pixels.len() / 4 * FEW / 1_000_000;
            ensure!(differing <= most, "{page}: {differing} pixels differ, {most} may");
        }
        plain.push(wanted);
    }
    // Otherwise the trial could not detect anything.
    let differing = plain.first().zip(plain.get(1)).context("no pictures")?;
    let differing = differing.0.differing(differing.1)?;
    ensure!(differing > 100_000, "light and dark differ in {differing} pixels alone");
    Ok(())
}

/// The RGBA values of each pixel.
struct Picture {
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Picture {
    async fn take(
        stage: &Stage,
        browser: &WebDriver,
        page: &str,
        width: u32,
        theme: &str,
    ) -> Result<Self> {
        browser.goto(format!("{}/pages/{page}.html", stage.site)).await?;
        let script = include_str!("pictured.js");
        host_pages::run(browser, script, vec![json!(width), json!(theme)])
            .await
            .context(page.to_owned())?;
        let root = browser.execute("return window.pictured", vec![]).await?.element()?;
        Self::read(&root.screenshot_as_png().await?)
    }

    fn read(file: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        let mut reader = decoder.read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture too large")?];
        let frame = reader.next_frame(&mut pixels)?;
        ensure!(frame.color_type == png::ColorType::Rgba, "{:?}", frame.color_type);
        Ok(Self { size: (frame.width, frame.height), pixels })
    }

    fn differing(&self, other: &Self) -> Result<usize> {
        ensure!(self.size == other.size, "{:?} px instead of {:?}", self.size, other.size);
        let pixels = self.pixels.chunks_exact(4).zip(other.pixels.chunks_exact(4));
        Ok(pixels
            .filter(|(one, other)| {
                one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > SEEN)
            })
            .count())
    }
}
