//! The builder, as an owner uses it. Each trial opens the page and runs a script there.

use anyhow::Result;
use thirtyfour::WebDriver;

use crate::{Stage, host_pages::look};

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

async fn run(stage: &Stage, browser: &WebDriver, script: &str) -> Result<()> {
    look(stage, browser, PAGE, &[OWNER, script].concat()).await
}
