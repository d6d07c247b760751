//! Whole visits to the served release in a real browser: `browser-tests` runs one engine.
//!
//! `cargo xtask test` builds and serves the release and starts this. The engine's name is in the
//! variable `RCV_ENGINE`, the address of the site in `RCV_SITE`; arguments are those of Rust's own
//! test runner. `RCV_AXE` is the path of `axe.min.js`. With `RCV_PICTURES` it takes pictures into that folder instead.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line says what it does")]

mod access;
mod browser;
mod feel;
mod gallery;
mod journeys;
mod manners;
mod pages;
mod pictures;
mod process;
mod quiz;
mod screen;
mod spoken;
mod visitor;
mod words;

use std::{path::Path, process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use thirtyfour::WebDriver;

use crate::{
    browser::{Driver, Engine},
    quiz::Quiz,
    visitor::{Visitor, Way},
    words::Words,
};

/// What all tests share.
struct Stage {
    driver: Driver,
    site: String,
    words: Words,
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("browser-tests: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    let engine = std::env::var("RCV_ENGINE").context("RCV_ENGINE names no engine")?;
    let engine = Engine::named(&engine).context("RCV_ENGINE names an unknown engine")?;
    let site = std::env::var("RCV_SITE").context("RCV_SITE names no site")?;
    // Each browser is several busy processes already.
    arguments.test_threads.get_or_insert(1);
    let driver = Driver::start(engine)?;
    if let Some(folder) = std::env::var_os("RCV_PICTURES") {
        return pictures(&driver, &site, Path::new(&folder));
    }
    let stage = Arc::new(Stage { driver, site, words: Words::english()? });
    let trials = trials(&stage).into_iter().chain(looks(&stage)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    Ok(conclusion.exit_code())
}

fn pictures(driver: &Driver, site: &str, folder: &Path) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(driver.visit(async |browser| {
        let count = pictures::take(&browser, site, folder).await?;
        println!("{count} pictures in {}", folder.display());
        Ok(())
    }))?;
    Ok(ExitCode::SUCCESS)
}

/// One test for each visit and way.
fn trials(stage: &Arc<Stage>) -> Vec<Trial> {
    macro_rules! trials {
        ($($page:literal, $module:ident::$visit:ident, $ways:expr;)*) => {{
            let mut trials = Vec::new();
            $(for way in $ways {
                let stage = stage.clone();
                let name = format!("{}_by_{}", stringify!($visit), way.name());
                trials.push(Trial::test(name, move || {
                    stage.run($page, way, async |quiz| $module::$visit(&quiz).await)
                }));
            })*
            trials
        }};
    }
    let both = [Way::Keyboard, Way::Pointer];
    let pointer = [Way::Pointer];
    trials! {
        "/pages/one.html", journeys::marathoner_with_a_tight_calf, both;
        "/pages/one.html", journeys::no_race, both;
        "/pages/one.html", journeys::two_races_six_days_apart, both;
        "/pages/one.html", journeys::red_flag_corrected_after_a_mis_click, both;
        "/pages/one.html", journeys::miles_and_a_comma, both;
        "/pages/one.html", manners::status_is_said_once_and_never_while_typing, pointer;
        "/pages/one.html", manners::nothing_is_asked_twice_and_enter_goes_on, pointer;
        "/pages/one.html", pages::a_reload_in_between, pointer;
        "/pages/one.html", pages::attributes_change, pointer;
        "/pages/two.html", pages::two_widgets_keep_their_answers, both;
        "/strict/one.html", pages::a_strict_page, pointer;
        "/", pages::the_clinics_page, pointer;
    }
}

/// One test for each look at the gallery or at a page.
fn looks(stage: &Arc<Stage>) -> Vec<Trial> {
    macro_rules! looks {
        ($($module:ident::$look:ident;)*) => {
            vec![$({
                let stage = stage.clone();
                Trial::test(stringify!($look), move || {
                    stage.look(async |browser| $module::$look(&stage, &browser).await)
                })
            }),*]
        };
    }
    let mut looks = looks! {
        gallery::every_state_passes_axe;
        gallery::every_theme_has_contrast;
        access::every_state_holds_on_the_narrowest_phone;
        access::nothing_moves_under_the_finger;
        access::tab_leads_through_in_order_and_in_sight;
    };
    // Only Chromium can be asked for these.
    if stage.driver.engine() == Engine::Chromium {
        looks.extend(looks! {
            spoken::every_screen_is_told_as_agreed;
            feel::nothing_shifts_while_answering;
            feel::nothing_moves_for_whoever_wants_it_still;
        });
    }
    looks
}

impl Stage {
    /// Opens a fresh browser for somebody who looks around.
    fn look(&self, look: impl AsyncFnOnce(WebDriver) -> Result<()>) -> Result<(), Failed> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let done = runtime.block_on(self.driver.visit(look));
        done.map_err(|error| Failed::from(format!("{error:#}")))
    }

    /// Opens a fresh browser at a page and lets the visit go its way.
    fn run(
        &self,
        page: &str,
        way: Way,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<(), Failed> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let done = runtime.block_on(self.driver.visit(async |browser| {
            let visitor = Visitor::new(&browser, way);
            visitor.open(&[&self.site, page].concat()).await?;
            visit(Quiz { visitor, words: &self.words }).await
        }));
        done.map_err(|error| Failed::from(format!("{error:#}")))
    }
}
