//! Measurements that are run by hand: pages for the benchmark that compares the widget with others
//! (see bench/README.md), and Lighthouse on the clinic's page.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{dist, root, setup, site, wasm::Build};

/// Lighthouse's categories; each must reach the full score.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Builds the release, writes the benchmark pages, and runs Lighthouse.
pub(crate) fn bench(build: Build) -> Result<()> {
    let release = dist::dist(build)?;
    let pages = pages(&release)?;
    println!("bench: pages for the harness in {}", pages.display());
    lighthouse(&release)
}

/// A copy of the release with the small pages of `bench/pages/`, in `target/bench/`.
fn pages(release: &Path) -> Result<std::path::PathBuf> {
    let folder = root().join("target/bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let names = dist::files(release)?;
    for name in &names {
        let to = folder.join(name);
        fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
        fs::copy(release.join(name), to)?;
    }
    let only = |start: &str, end: &str| {
        let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
        found.with_context(|| format!("the release has no {start}*{end}"))
    };
    let (wasm, words) = (only("recovery-calculator.", ".wasm")?, only("locales/en.", ".json")?);
    let first = fs::read_to_string(release.join("first-question.html"))?;
    let first = first.replace("https://your.site/rcv/", "");
    for entry in fs::read_dir(root().join("bench/pages"))? {
        let entry = entry?;
        let page = fs::read_to_string(entry.path())?;
        let page =
            page.replace("{wasm}", wasm).replace("{words}", words).replace("{first}", &first);
        fs::write(folder.join(entry.file_name()), page)?;
    }
    Ok(folder)
}

/// Runs Lighthouse on the clinic's page, as a phone on a slow connection.
fn lighthouse(release: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    let program = setup::npm_packages(&shell, setup::BENCH)?.join(".bin/lighthouse");
    let chromium = setup::chromium(&shell)?;
    let site = site::start(release)?;
    let report = root().join("target/lighthouse.json");
    cmd!(shell, "{program} {site}/ --quiet --output=json --output-path={report}")
        .arg("--chrome-flags=--headless --no-sandbox --disable-gpu")
        .env("CHROME_PATH", chromium)
        .run()?;
    let report: Value = serde_json::from_slice(&fs::read(&report)?)?;
    let mut short = Vec::new();
    for category in CATEGORIES {
        let score =
            report.pointer(&format!("/categories/{category}/score")).and_then(Value::as_f64);
        let score = score.with_context(|| format!("Lighthouse has no score for {category}"))?;
        println!("lighthouse: {category} {:.0}", score * 100.0);
        if score < 1.0 {
            short.push(category);
        }
    }
    ensure!(report.get("runtimeError").is_none(), "{:?}", report.get("runtimeError"));
    if !short.is_empty() {
        bail!("not the full score for {}: see target/lighthouse.json", short.join(", "));
    }
    Ok(())
}
