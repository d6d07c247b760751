//! Whole visits to the served release in real browsers.
//!
//! `cargo xtask test` builds and serves the release and starts this program. The engines are in the
//! variable `RCV_ENGINES`, the URL of the site in `RCV_SITE`; arguments are those of Rust's own
//! test runner. `RCV_NAMES` has parts of names, one of which a trial's name must contain.
//! `RCV_MATRIX=every` runs each trial in all engines that support it (see `engines.rs`). `RCV_AXE`
//! is the path of `axe.min.js`, `RCV_WORDPRESS` a folder with several WordPress, `RCV_PLUGIN` the zip of
//! our plugin. With `RCV_PICTURES`, a folder, the program takes screenshots
//! instead.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line says what it does")]

mod access;
mod body_map;
mod browser;
mod builder;
mod clock;
mod cost;
mod early;
mod engines;
mod gallery;
mod host_pages;
mod journeys;
mod kept;
mod layout_shift;
mod links;
mod memory;
mod moves;
mod pages;
mod pictures;
mod pointer_and_keys;
mod printed;
mod process;
mod quiz;
mod quiz_flow;
mod ran;
mod screen;
mod screen_reader;
mod servers;
mod stage;
mod taking;
mod trials;
mod visitor;
mod vite;
mod wordpress;
mod words;

use std::{
    path::Path,
    process::ExitCode,
    sync::{Arc, RwLock},
};

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;

use crate::{
    browser::{Driver, Engine, Wanted},
    clock::Clock,
    engines::Matrix,
    ran::Ran,
    stage::{Shared, Stage},
    trials::Entry,
    words::Words,
};

/// One more than there are processors: a trial often waits for a frame, a timer or the driver. The
/// runner's own argument `--test-threads` takes precedence.
const WAITING: usize = 1;

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("browser-tests: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    let engines = engines()?;
    let site = std::env::var("RCV_SITE").context("RCV_SITE names no site")?;
    let processors = std::thread::available_parallelism()?.get();
    arguments.test_threads.get_or_insert(processors + WAITING);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    if let Some(folder) = std::env::var_os("RCV_PICTURES") {
        for engine in engines {
            runtime.block_on(pictures(engine, &site, Path::new(&folder)))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let is_every = std::env::var("RCV_MATRIX").as_deref() == Ok("every");
    let matrix = if is_every { Matrix::Every } else { Matrix::Plain };
    let names = std::env::var("RCV_NAMES").unwrap_or_default();
    let is_wanted = |entry: &Entry| {
        names.trim().is_empty() || names.split_whitespace().any(|name| entry.name.contains(name))
    };
    let entries: Vec<Entry> = trials::all().into_iter().filter(is_wanted).collect();
    let stages = stages(&engines, site, runtime)?;
    let tests = tests(&entries, &stages, matrix);
    let is_list = arguments.list;
    let conclusion = libtest_mimic::run(&arguments, tests);
    if !is_list {
        report(&entries, &engines, &stages);
    }
    for stage in &stages {
        stage.close()?;
    }
    Ok(conclusion.exit_code())
}

/// The requested engines.
fn engines() -> Result<Vec<Engine>> {
    let names = std::env::var("RCV_ENGINES").context("RCV_ENGINES names no engine")?;
    let engine = |name| Engine::named(name).with_context(|| format!("{name:?} is no engine"));
    let engines: Vec<Engine> = names.split(',').map(engine).collect::<Result<_>>()?;
    ensure!(!engines.is_empty(), "RCV_ENGINES names no engine");
    Ok(engines)
}

/// A stage for each engine; the engines share the machine.
fn stages(engines: &[Engine], site: String, runtime: Runtime) -> Result<Vec<Arc<Stage>>> {
    let (clock, crowd) = (Clock::default(), RwLock::default());
    let shared = Arc::new(Shared { site, words: Words::english()?, clock, runtime, crowd });
    let stage = |engine: &Engine| Arc::new(Stage::new(Driver::new(*engine), shared.clone()));
    Ok(engines.iter().map(stage).collect())
}

/// A test for each trial and each of its engines, engines alternating.
fn tests(entries: &[Entry], stages: &[Arc<Stage>], matrix: Matrix) -> Vec<Trial> {
    let of = |entry: &Entry| {
        let engines = entry.engines.of(matrix);
        let stages = stages.iter().filter(move |stage| engines.contains(&stage.engine()));
        stages.map(|stage| stage.test(entry)).collect::<Vec<_>>()
    };
    entries.iter().flat_map(of).collect()
}

/// Which trials were slow, which ran in which engines, and which did not run.
fn report(entries: &[Entry], engines: &[Engine], stages: &[Arc<Stage>]) {
    let Some(stage) = stages.first() else { return };
    println!("{}", stage.clock.slowest());
    println!("{}", Ran::new(entries, engines, &stage.clock.measured()));
}

async fn pictures(engine: Engine, site: &str, folder: &Path) -> Result<()> {
    let driver = Driver::new(engine);
    let take = async |browser| {
        let count = pictures::take(&browser, site, folder).await?;
        println!("{count} pictures in {}", folder.display());
        Ok(())
    };
    driver.visit(Wanted::Browser, site, take).await?;
    driver.close().await
}
