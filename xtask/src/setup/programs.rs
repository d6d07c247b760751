//! Installs the programs that tests run, from Debian, cargo and pip.

use std::{env, ffi::OsString, path::PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{
    engine::Engine,
    setup::{npm, tools},
};

/// Fails early if a missing program cannot be installed.
pub(crate) fn is_possible(engines: &[Engine]) -> Result<()> {
    may_install(&Shell::new()?, &[missing(engines), npm::missing(npm::TESTS)].concat())
}

/// The Debian packages whose programs are missing.
fn missing(engines: &[Engine]) -> Vec<&'static str> {
    let programs = engines.iter().flat_map(|engine| packages(*engine)).chain(&NATIVE);
    programs.filter(|(program, _)| find(program).is_none()).map(|(_, package)| *package).collect()
}

/// Installs the browsers and their drivers.
pub(crate) fn browsers(shell: &Shell, engines: &[Engine]) -> Result<()> {
    let missing = missing(engines);
    if !missing.is_empty() {
        install(shell, &missing)?;
    }
    if engines.contains(&Engine::Firefox) {
        geckodriver(shell)?;
    }
    for (program, package) in engines.iter().flat_map(|engine| packages(*engine)).chain(&NATIVE) {
        if find(program).is_none() {
            bail!("{program} is missing although {package} is installed");
        }
    }
    Ok(())
}

/// The programs that native tests need, each with its Debian package.
const NATIVE: [(&str, &str); 1] = [("curl", "curl")];

/// The servers of the guide to hosting, which only the longest run tries.
const SERVERS: [(&str, &str); 2] = [("nginx", "nginx-light"), ("apache2", "apache2-bin")];

/// Installs the servers without starting their services.
pub(crate) fn servers(shell: &Shell) -> Result<()> {
    let missing: Vec<&str> = SERVERS
        .iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    // Debian's own sign that services stay as they are.
    let _quiet = shell.push_env("RUNLEVEL", "1");
    install(shell, &missing)
}

/// The programs that the browser tests need, each with its Debian package.
fn packages(engine: Engine) -> &'static [(&'static str, &'static str)] {
    match engine {
        Engine::Chromium => &[
            ("chromium", "chromium"),
            ("chromedriver", "chromium-driver"),
            ("pdftotext", "poppler-utils"),
        ],
        Engine::Firefox => &[("firefox-esr", "firefox-esr"), ("pdftotext", "poppler-utils")],
        Engine::Webkit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
    }
}

/// A virtual environment with the library `icalendar`: Debian's version misreads backslash escapes.
pub(crate) fn python(shell: &Shell) -> Result<PathBuf> {
    let folder = tools().join(["icalendar-", ICALENDAR].concat());
    let python = folder.join("bin/python");
    let has_library = || {
        let import = cmd!(shell, "{python} -c").arg("import icalendar");
        import.quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    if has_library() {
        return Ok(python);
    }
    println!("setup: pip install icalendar");
    let new = || cmd!(shell, "python3 -m venv --clear {folder}").quiet().ignore_stdout();
    if new().ignore_stderr().run().is_err() {
        install(shell, &["python3-venv"])?;
        new().run()?;
    }
    let library = ["icalendar==", ICALENDAR].concat();
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check {library}")
        .quiet()
        .run()
        .context("cannot install Python's icalendar")?;
    Ok(python)
}

const ICALENDAR: &str = "7.3.2";

/// Fails if any of these are missing and cannot be installed.
pub(super) fn may_install(shell: &Shell, missing: &[&str]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|user| user == "0");
    if !is_root || find("apt-get").is_none() {
        bail!("missing: {list}. On Debian: sudo apt-get install {list}");
    }
    Ok(())
}

pub(super) fn install(shell: &Shell, missing: &[&str]) -> Result<()> {
    may_install(shell, missing)?;
    let list = missing.join(" ");
    println!("setup: apt-get install {list}");
    cmd!(shell, "apt-get update --quiet=2").quiet().run()?;
    cmd!(shell, "apt-get install --yes --quiet=2 --no-install-recommends")
        .args(missing)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .quiet()
        .ignore_stdout()
        .run()
        .with_context(|| format!("cannot install {list}"))
}

/// Debian has no geckodriver, so cargo builds it, once.
fn geckodriver(shell: &Shell) -> Result<()> {
    if find("geckodriver").is_some() {
        return Ok(());
    }
    println!("setup: cargo install geckodriver (once, some minutes)");
    let tools = tools();
    cmd!(shell, "cargo install geckodriver --version {GECKODRIVER} --locked --quiet --root {tools}")
        .env("CARGO_TARGET_DIR", tools.join("build"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .quiet()
        .run()
        .context("cannot build geckodriver")
}

const GECKODRIVER: &str = "0.37.1";

/// The path of Chromium.
pub(crate) fn chromium(shell: &Shell) -> Result<PathBuf> {
    browsers(shell, &[Engine::Chromium])?;
    find("chromium").context("Chromium is missing although it was installed")
}

/// The search path: our own tools first, then the machine's.
pub(crate) fn search_path() -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let ours = std::iter::once(tools().join("bin"));
    Ok(env::join_paths(ours.chain(env::split_paths(&path)))?)
}

pub(super) fn find(program: &str) -> Option<PathBuf> {
    let path = search_path().ok()?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
