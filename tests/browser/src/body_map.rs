//! The figure under a finger, which covers more than a point.

use anyhow::{Result, ensure};
use serde_json::{from_value, json};
use thirtyfour::WebDriver;

use crate::{Stage, gallery};

const TAPPED: &str = include_str!("body_map/tapped.js");

/// Of all taps that are meant for an area, so many lead to it, at once or among those to choose from.
const FOUND: f64 = 0.9;

/// Each area is tapped as fingers do, whose points lie 8 px around the one that they aim at.
pub(crate) async fn a_finger_finds_its_area(stage: &Stage, browser: &WebDriver) -> Result<()> {
    gallery::open(browser, &stage.site, "?whole=1&width=390&state=3-areas").await?;
    let areas = browser.execute_async(TAPPED, vec![json!(null)]).await?.json().clone();
    let areas: Vec<String> = from_value(areas)?;
    ensure!(areas.len() == 32, "{areas:?}");
    let mut missed = Vec::new();
    let (mut all, mut found) = (0.0, 0.0);
    for area in areas {
        let told = browser.execute_async(TAPPED, vec![json!(area)]).await?.json().clone();
        let (hits, taps, asked): (f64, f64, f64) = from_value(told)?;
        println!("{area}: {hits} of {taps}, asked {asked} times");
        all += taps;
        found += hits;
        if hits < FOUND * taps {
            missed.push(format!("{area}: {hits} of {taps}"));
        }
    }
    println!("all: {found} of {all}");
    ensure!(found >= FOUND * all && missed.is_empty(), "{found} of {all}: {missed:?}");
    Ok(())
}
