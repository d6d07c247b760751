//! Runs every check and every test, and reports how many tests ran.

mod tally;

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};
use xshell::{Cmd, Shell, cmd};

use crate::{
    bundlers, dist,
    engine::Engine,
    plugin, root,
    setup::{self, WASM_TARGET},
    site, size,
    test::tally::Tally,
    wasm::{Build, Std},
};

/// Tests run against the release.
const RELEASE: Build = Build::Release(Std::Small);

/// Which browser trials run in which engines: see `tests/browser/src/engines.rs`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Matrix {
    /// Each trial in at least one engine.
    Plain,
    /// Each trial in every engine that supports it.
    Every,
}

/// Runs everything, even after a failure, and fails at the end.
pub(crate) fn all(engines: &[Engine], matrix: Matrix) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    setup::wasm_target(&shell)?;
    setup::is_possible(engines)?;
    setup::wordpress_is_possible()?;
    if matches!(matrix, Matrix::Every) {
        setup::servers(&shell)?;
    }
    let mut report = Report::new();
    // Downloads use the network while the checks use the processors.
    let python = thread::scope(|scope| {
        let python = scope.spawn(|| fetched(engines));
        source(&shell, &mut report);
        python.join().map_err(|_| anyhow!("the setup has panicked"))?
    })?;
    report.command("types of the scripts", types_of_scripts(&shell, "src/embed/js"));
    report.command("types of the builder's scripts", types_of_scripts(&shell, "builder/js"));
    let command = cmd!(shell, "cargo test --quiet --locked --no-fail-fast").args(PACKAGES);
    report.tests("native", command);
    report.tests("builder", cmd!(shell, "cargo test --quiet --locked --package builder"));
    // Checks the files that the tests above wrote with a library in another language.
    let (reader, files) = ("tests/it/calendar_file.py", "target/calendar");
    report.command("calendar files in Python", cmd!(shell, "{python} {reader} {files}"));
    report.step("dist", || dist::dist(RELEASE).map(drop));
    report.step("bundlers", || bundlers::build(&shell, RELEASE));
    report.step("size", || size::report(&dist::folder(RELEASE)));
    let trials = in_wordpress(&shell, trials(&shell, engines, matrix, &[]), RELEASE)?;
    browsers(&shell, trials, RELEASE, &mut report)?;
    report.close(engines, matrix)
}

/// Runs only the tests and trials whose names contain one of `names`, trials in every engine that
/// supports them; fails if none match.
pub(crate) fn named(names: &[String], engines: &[Engine], build: Build) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    let mut report = Report::new();
    let native = cmd!(shell, "cargo test --quiet --locked --no-fail-fast");
    report.tests("native", native.args(PACKAGES).arg("--").args(names));
    let builder = cmd!(shell, "cargo test --quiet --locked --package builder --");
    report.tests("builder", builder.args(names));
    let trials = || trials(&shell, engines, Matrix::Every, names);
    let list = trials().arg("--list").env("RCV_SITE", "").quiet().read()?;
    if list.contains(": test") {
        setup::wasm_target(&shell)?;
        setup::is_possible(engines)?;
        setup::browsers(&shell, engines)?;
        dist::dist_with_builder(build)?;
        if list.contains("the_documented_snippets") {
            setup::servers(&shell)?;
        }
        if build.is_release() && list.contains("bundled") {
            bundlers::build(&shell, build)?;
        }
        let trials = if list.contains("wordpress_") {
            in_wordpress(&shell, trials(), build)?
        } else {
            trials()
        };
        browsers(&shell, trials, build, &mut report)?;
    }
    // The names may match only native tests or only trials.
    report
        .failed
        .retain(|step| report.counted.iter().any(|(name, it)| name == step && !it.is_empty()));
    println!("only what matches: {}", names.join(", "));
    let has_run = report.counted.iter().any(|(_, tally)| !tally.is_empty());
    report.close(engines, Matrix::Every)?;
    if has_run { Ok(()) } else { bail!("no test or trial matches") }
}

/// Both in one command, because `cargo xtask` itself is built with the features of both.
const PACKAGES: [&str; 4] = ["--package", "recovery-calculator", "--package", "xtask"];

/// `tsc` on the types of the modules.
fn types_of_scripts<'a>(shell: &'a Shell, project: &str) -> Cmd<'a> {
    let tsc = setup::npm_folder().join("typescript/lib/tsc.js");
    cmd!(shell, "node {tsc} --project {project}")
}

/// The command that runs the trials with these names, or all trials.
fn trials<'a>(shell: &'a Shell, engines: &[Engine], matrix: Matrix, names: &[String]) -> Cmd<'a> {
    let matrix = if matrix == Matrix::Every { "every" } else { "plain" };
    let command = cmd!(shell, "cargo run --quiet --locked --package browser-tests");
    let command = command.env("RCV_ENGINES", Engine::names(engines, ","));
    command.env("RCV_NAMES", names.join(" ")).env("RCV_MATRIX", matrix).arg("--")
}

/// Installs what the later steps need; returns the Python that reads calendar files.
fn fetched(engines: &[Engine]) -> Result<PathBuf> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    setup::browsers(&shell, engines)?;
    setup::npm_packages(&shell, setup::TESTS)?;
    setup::npm_packages(&shell, setup::BUNDLERS)?;
    setup::wordpress(&shell)?;
    setup::python(&shell)
}

/// Gives the trials each WordPress and the plugin, also that of a development build.
fn in_wordpress<'a>(shell: &Shell, trials: Cmd<'a>, build: Build) -> Result<Cmd<'a>> {
    let trials = trials.env("RCV_WORDPRESS", setup::wordpress(shell)?);
    Ok(trials.env("RCV_PLUGIN", plugin::write(&dist::folder(build))?))
}

/// Runs the trials against a build; they print their own summary of times and engines.
fn browsers(shell: &Shell, trials: Cmd<'_>, build: Build, report: &mut Report) -> Result<()> {
    let site = site::start(&dist::folder(build))?;
    let axe = setup::npm_packages(shell, setup::TESTS)?.join("axe-core/axe.min.js");
    let trials = trials.env("RCV_BUNDLERS", setup::bundlers_folder());
    let trials = trials.env("RCV_RELEASE", dist::folder(build));
    let command = trials.env("RCV_SITE", &site).env("RCV_AXE", &axe);
    report.tests(BROWSERS, command.env("PATH", setup::search_path()?));
    Ok(())
}

/// The step that runs the browser trials.
const BROWSERS: &str = "browser";

/// The static checks.
fn source(shell: &Shell, report: &mut Report) {
    let deny = ["--", "--deny", "warnings"];
    let clippy = || cmd!(shell, "cargo clippy --quiet --locked");
    report.command("format", cmd!(shell, "cargo fmt --all --check"));
    report.command("clippy", clippy().args(["--workspace", "--all-targets"]).args(deny));
    let quick = ["--package", "xtask", "--no-default-features"];
    report.command("clippy of the tools without releases", clippy().args(quick).args(deny));
    let wasm = ["--lib", "--target", WASM_TARGET];
    report.command("clippy for the browser", clippy().args(wasm).args(deny));
    let inner = ["--lib", "--no-default-features"];
    report.command("clippy of the inner rooms", clippy().args(inner).args(deny));
    let doc =
        cmd!(shell, "cargo doc --quiet --locked --workspace --no-deps --document-private-items");
    report.command("documentation", doc.env("RUSTDOCFLAGS", "--deny warnings"));
}

/// The results so far.
struct Report {
    start: Instant,
    failed: Vec<String>,
    counted: Vec<(String, Tally)>,
}

impl Report {
    fn new() -> Self {
        Self { start: Instant::now(), failed: Vec::new(), counted: Vec::new() }
    }

    fn command(&mut self, name: &str, command: Cmd<'_>) {
        self.step(name, || Ok(command.quiet().run()?));
    }

    fn step(&mut self, name: &str, run: impl FnOnce() -> Result<()>) {
        let start = self.announce(name);
        if let Err(error) = run() {
            println!("{error:#}");
            self.failed.push(name.to_owned());
        }
        println!("== {name}: {}", seconds(start.elapsed()));
    }

    /// A command that runs tests; it fails if none run.
    fn tests(&mut self, name: &str, command: Cmd<'_>) {
        let start = self.announce(name);
        let tally = tally::run(command).unwrap_or_else(|error| {
            println!("{error:#}");
            Tally::default()
        });
        if !tally.is_good() {
            self.failed.push(name.to_owned());
        }
        println!("== {name}: {tally}, {}", seconds(start.elapsed()));
        self.counted.push((name.to_owned(), tally));
    }

    fn announce(&self, name: &str) -> Instant {
        println!("== {name} (after {})", seconds(self.start.elapsed()));
        Instant::now()
    }

    /// The summary: what ran, where, and the outcome.
    fn close(mut self, engines: &[Engine], matrix: Matrix) -> Result<()> {
        println!();
        let mut all = Tally::default();
        for (name, tally) in &self.counted {
            println!("{name} tests: {tally}");
            for (engine, counts) in tally.by_kind() {
                println!("  {engine}: {counts}");
            }
            all.add(tally);
        }
        let browsers = self.counted.iter().find(|(name, _)| name == BROWSERS);
        if let Some((_, tally)) = browsers {
            // An engine in which nothing ran has not passed.
            let is_idle = |engine: &&Engine| !tally.by_kind().contains_key(&engine.to_string());
            let idle = engines.iter().filter(is_idle);
            self.failed.extend(idle.map(|engine| format!("no trial ran in {engine}")));
        }
        println!(
            "browsers: {}, in {}",
            Engine::names(engines, ", "),
            seconds(self.start.elapsed())
        );
        let left_out: Vec<_> =
            Engine::ALL.into_iter().filter(|engine| !engines.contains(engine)).collect();
        if !left_out.is_empty() {
            let left_out = Engine::names(&left_out, ", ");
            println!("NOT tested, because of --engines: {left_out}");
        }
        if matrix == Matrix::Plain {
            println!("NOT the full matrix: see \"NOT run in\" above, and `--every`");
        }
        println!("{} passed, {} failed", all.passed, all.failed);
        if !self.failed.is_empty() {
            bail!("failed: {}", self.failed.join(", "));
        }
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs())
}
