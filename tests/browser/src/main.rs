//! Whole visits to the served release in a real browser: `browser-tests` runs one engine.
//!
//! `cargo xtask test` builds and serves the release and starts this. The engine's name is in the
//! variable `RCV_ENGINE`, the address of the site in `RCV_SITE`; arguments are those of Rust's own
//! test runner. `RCV_NAMES` holds parts of names, one of which a trial must have to run. `RCV_AXE`
//! is the path of `axe.min.js`. With `RCV_PICTURES` it takes pictures into that folder instead.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line says what it does")]

mod access;
mod browser;
mod clock;
mod early;
mod feel;
mod gallery;
mod guest;
mod hands;
mod journeys;
mod kept;
mod links;
mod manners;
mod memory;
mod pages;
mod pictures;
mod printed;
mod process;
mod quiz;
mod screen;
mod spoken;
mod taking;
mod visitor;
mod words;

use std::{
    path::Path,
    process::ExitCode,
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::{Context, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::{
    browser::{Driver, Engine, Wanted},
    clock::Clock,
    early::hand_over,
    quiz::Quiz,
    visitor::{Visitor, Way},
    words::Words,
};

/// What all tests share.
struct Stage {
    driver: Driver,
    site: String,
    words: Words,
    clock: Clock,
    /// One for all trials, as a browser is visited by many of them.
    runtime: Runtime,
    /// Held by every trial, and as its only holder by one that must be alone on the machine.
    crowd: RwLock<()>,
}

/// Whether another trial may run at the same time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Company {
    Welcome,
    /// It measures time, or what happens between two moments.
    Alone,
}

/// One of two is often waiting: for a frame, a timer, the driver. The runner's own argument
/// `--test-threads` goes before.
const AT_A_TIME: usize = 2;

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
    arguments.test_threads.get_or_insert(AT_A_TIME);
    let driver = Driver::new(engine);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    if let Some(folder) = std::env::var_os("RCV_PICTURES") {
        runtime.block_on(pictures(&driver, &site, Path::new(&folder)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (words, clock, crowd) = (Words::english()?, Clock::default(), RwLock::default());
    let stage = Arc::new(Stage { driver, site, words, clock, runtime, crowd });
    // The longest ones first: at the end one would run with nothing beside it.
    let all = looks(&stage).into_iter().chain(trials(&stage)).chain(tabs(&stage));
    let all = all.chain(alone(&stage));
    let names = std::env::var("RCV_NAMES").unwrap_or_default();
    let is_wanted = |trial: &Trial| {
        names.trim().is_empty() || names.split_whitespace().any(|name| trial.name().contains(name))
    };
    let trials = all.filter(is_wanted).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    stage.clock.report(stage.driver.opening());
    stage.runtime.block_on(stage.driver.close())?;
    Ok(conclusion.exit_code())
}

async fn pictures(driver: &Driver, site: &str, folder: &Path) -> Result<()> {
    let take = async |browser| {
        let count = pictures::take(&browser, site, folder).await?;
        println!("{count} pictures in {}", folder.display());
        Ok(())
    };
    driver.visit(Wanted::Browser, site, take).await?;
    driver.close().await
}

/// One test for each visit and way.
fn trials(stage: &Arc<Stage>) -> Vec<Trial> {
    macro_rules! trials {
        ($($page:literal, $module:ident::$visit:ident, $ways:expr;)*) => {{
            let mut trials = Vec::new();
            $(for way in $ways {
                let name = format!("{}_by_{}", stringify!($visit), way.name());
                trials.push(stage.trial(&name, Company::Welcome, move |stage| {
                    stage.run($page, way, async |quiz| $module::$visit(&quiz).await)
                }));
            })*
            trials
        }};
    }
    macro_rules! whole {
        ($($module:ident::$visit:ident;)*) => {
            vec![$(stage.trial(stringify!($visit), Company::Welcome, |stage| {
                stage.block_on($module::$visit(stage))
            })),*]
        };
    }
    let both = [Way::Keyboard, Way::Pointer];
    let pointer = [Way::Pointer];
    let mut trials = trials! {
        "/pages/one.html", journeys::marathoner_with_a_tight_calf, both;
        "/pages/one.html", journeys::no_race, both;
        "/pages/one.html", journeys::two_races_six_days_apart, both;
        "/pages/one.html", journeys::red_flag_corrected_after_a_mis_click, both;
        "/pages/one.html", journeys::miles_and_a_comma, both;
        "/pages/one.html", manners::status_is_said_once_and_never_while_typing, pointer;
        "/pages/one.html", manners::nothing_is_asked_twice_and_enter_goes_on, pointer;
        "/pages/one.html", manners::no_press_and_no_letter_is_heard_by_the_page, both;
        "/pages/one.html", kept::deleted_once_asked_and_taken_back, both;
        "/pages/one.html", pages::a_reload_in_between, pointer;
        "/pages/one.html", pages::attributes_change, pointer;
        "/pages/two.html", pages::two_widgets_keep_their_answers, both;
        "/pages/back.html", pages::the_browsers_back, pointer;
        "/strict/one.html", pages::a_strict_page, pointer;
        "/", pages::the_clinics_page, pointer;
        "/pages/clinic.html", taking::a_calendar_file, both;
        "/pages/clinic.html", taking::a_later_file, pointer;
        "/pages/clinic.html", taking::single_events, both;
        "/pages/clinic.html", taking::words, both;
        "/pages/clinic.html", taking::inside_other_apps, pointer;
        "/pages/clinic.html", taking::booking, both;
        "/pages/clinic.html", kept::going_on_after_a_reload, both;
        "/pages/form.html", guest::inside_a_form, both;
        "/pages/kept.html", kept::kept_on_the_device, pointer;
        "/pages/clinic.html", kept::damaged_storage, pointer;
        "/pages/kept.html", kept::an_unanswered_offer_stays, pointer;
        "/pages/clinic.html", kept::days_that_pass, pointer;
        "/pages/clinic.html", kept::blocked_storage, pointer;
        "/pages/clinic.html", kept::full_storage, pointer;
        "/pages/clinic.html#chapter&rcv.mileage=45km&rcv.days=4&rcv.race=2026-04-18:half:A&rcv.race=x&rcv.flag=chest_pain&rcv.area=calves:left:5&rcv.weekdays=1,3,5&rcv=1.%00&other=1", links::a_written_link, pointer;
    };
    trials.extend(whole! {
        links::a_shared_plan;
        printed::the_plan_alone;
    });
    trials
}

/// A visit with two tabs; `WebKit`'s driver hangs on a session that has them.
fn tabs(stage: &Arc<Stage>) -> Option<Trial> {
    let visit = |stage: &Stage| {
        let both = async |quiz: Quiz<'_>| kept::deleted_in_every_tab(&quiz).await;
        stage.run("/pages/kept.html", Way::Pointer, both)
    };
    let trial = || stage.trial("deleted_in_every_tab_by_pointer", Company::Welcome, visit);
    (stage.engine() != Engine::Webkit).then(trial)
}

/// A test for each look, in such a browser and in such company.
macro_rules! looks {
    ($stage:ident, $wanted:expr, $company:expr; $($module:ident::$look:ident;)*) => {
        vec![$($stage.trial(stringify!($look), $company, |stage| {
            let look = async |browser| $module::$look(stage, &browser).await;
            stage.block_on(stage.driver.visit($wanted, &stage.site, look))
        })),*]
    };
}

/// One test for each look at the gallery or at a page.
fn looks(stage: &Arc<Stage>) -> Vec<Trial> {
    // These count what a whole program holds, ask where it scrolls to by itself, or move the focus within
    // frames: in a tab after others they have failed.
    let mut looks = looks! { stage, Wanted::Browser, Company::Welcome;
        guest::nothing_of_the_page_covers_a_question;
        guest::a_translated_page_shows_its_own_words;
        guest::two_hundred_lives_leave_nothing;
        memory::the_stack_is_deep_enough;
        access::tab_leads_through_in_order_and_in_sight;
    };
    looks.extend(looks! { stage, Wanted::Tab, Company::Welcome;
        gallery::every_state_passes_axe;
        gallery::every_theme_has_contrast;
        access::every_state_holds_on_phone_and_desk;
        access::nothing_moves_under_the_finger;
        hands::a_press_taken_back_does_nothing;
        hands::arrows_choose_among_radios;
        guest::every_way_onto_a_page;
        guest::the_edition_in_a_frame;
        guest::every_host_page_leaves_it_alone;
        guest::every_host_page_is_the_same_picture;
        guest::every_policy_is_enough;
        guest::today_is_the_clinics;
        guest::every_fault_is_told_and_mended;
        guest::what_a_clinic_means_is_read;
        guest::a_page_from_the_disk;
        guest::routers_and_removals;
        guest::help_is_seen_at_once;
        guest::a_page_overhears_no_answer;
        guest::a_hidden_planner_costs_nothing;
        guest::a_page_with_names_of_its_own;
        guest::markup_changed_on_the_way;
        guest::links_opened_in_place;
        guest::no_dead_button_in_a_frame;
        guest::the_lines_of_the_docs_keep_room;
        early::what_is_typed_early_stays;
        early::an_early_continue_is_carried_out;
        early::the_second_question_is_there_early;
        early::an_early_failure_keeps_what_was_typed;
        early::a_question_of_the_page_is_taken_over_early;
        early::only_what_will_stay_is_shown_early;
        early::a_late_configuration_holds_nobody_up;
        hand_over::what_is_typed_in_the_hand_over_counts;
        hand_over::the_hand_over_takes_no_focus;
        hand_over::a_hand_over_may_be_cut_short;
        hand_over::a_late_hand_over_finds_nobody_else;
    });
    // Only Chromium can be asked for these.
    if stage.engine() == Engine::Chromium {
        looks.extend(looks! { stage, Wanted::Tab, Company::Welcome;
            spoken::every_screen_is_told_as_agreed;
            feel::nothing_moves_for_whoever_wants_it_still;
            guest::the_types_hold;
            guest::files_under_the_sites_other_name;
        });
    }
    looks
}

/// Those that watch for what should not happen within some time, or judge a page some frames after
/// a deed: they have failed on a machine with ten times its work. In a tab after others they fail
/// too: the browser still knows where its pointer was and whether keys or presses came last.
fn alone(stage: &Arc<Stage>) -> Vec<Trial> {
    let mut alone = looks! { stage, Wanted::Browser, Company::Alone;
        guest::it_is_quiet_and_comes_back;
        guest::every_look_does_what_it_says;
        hands::undo_keeps_the_place;
    };
    // Only Chromium tells of it.
    if stage.engine() == Engine::Chromium {
        alone.extend(looks! { stage, Wanted::Browser, Company::Alone;
            feel::nothing_shifts_while_answering;
        });
    }
    alone
}

impl Stage {
    /// A test of the runner; its time is measured.
    fn trial(
        self: &Arc<Self>,
        name: &str,
        company: Company,
        run: impl FnOnce(&Self) -> Result<(), Failed> + Send + 'static,
    ) -> Trial {
        let (stage, own) = (self.clone(), name.to_owned());
        Trial::test(name, move || {
            let alone = company == Company::Alone;
            let _alone = alone.then(|| stage.crowd.write().unwrap_or_else(PoisonError::into_inner));
            let _beside =
                (!alone).then(|| stage.crowd.read().unwrap_or_else(PoisonError::into_inner));
            stage.clock.measure(&own, || run(&stage))
        })
    }

    fn block_on(&self, test: impl Future<Output = Result<()>>) -> Result<(), Failed> {
        self.runtime.block_on(test).map_err(|error| Failed::from(format!("{error:#}")))
    }

    /// Opens a page and lets the visit go its way.
    fn run(
        &self,
        page: &str,
        way: Way,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<(), Failed> {
        self.block_on(self.visit_by(way, page, visit))
    }

    /// One visit with the pointer.
    async fn visit(
        &self,
        page: &str,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<()> {
        self.visit_by(Way::Pointer, page, visit).await
    }

    async fn visit_by(
        &self,
        way: Way,
        page: &str,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<()> {
        let visit = async |browser| {
            let visitor = Visitor::new(&browser, way);
            visitor.open(&[&self.site, page].concat()).await?;
            visit(Quiz { visitor, words: &self.words }).await
        };
        self.driver.visit(Wanted::Tab, &self.site, visit).await
    }

    /// Which browser this is.
    const fn engine(&self) -> Engine {
        self.driver.engine()
    }
}
