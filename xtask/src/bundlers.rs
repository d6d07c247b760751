//! Builds a page with the npm package in each bundler, which browser trials visit, and lets checkers of
//! packages look at it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{dist, root, setup, wasm::Build};

/// Builds all pages into the folder that the site serves under `/bundlers/`, and checks the package
/// on a server.
pub(crate) fn build(shell: &Shell, release: Build) -> Result<()> {
    let modules = setup::npm_packages(shell, setup::BUNDLERS)?;
    let package = dist::folder(release).with_file_name("npm");
    copy(&package, &modules.join("recovery-calculator"))?;
    let folder = setup::bundlers_folder();
    for name in ["vite", "webpack", "esbuild", "node", "ssr", "types"] {
        copy(&root().join(setup::BUNDLERS).join(name), &folder.join(name))?;
    }
    let _there = shell.push_dir(&folder);
    let vite = modules.join("vite/bin/vite.js");
    let esbuild = modules.join("esbuild/bin/esbuild");
    cmd!(shell, "node {vite} build vite --logLevel warn").quiet().run()?;
    cmd!(shell, "node webpack/build.js").quiet().run()?;
    cmd!(shell, "node {esbuild} esbuild/main.js --bundle --format=esm --outdir=esbuild/dist --log-level=warning")
        .quiet()
        .run()?;
    cmd!(shell, "node ssr/render.js").quiet().run()?;
    cmd!(shell, "node {vite} build ssr --logLevel warn").quiet().run()?;
    cmd!(shell, "node node/check.js").quiet().run()?;
    checked(shell, &modules, &package)
}

/// What checkers of packages say, and whether the types hold in React, Vue and Svelte.
fn checked(shell: &Shell, modules: &Path, package: &Path) -> Result<()> {
    let publint = modules.join("publint/src/cli.js");
    cmd!(shell, "node {publint} run {package} --strict").quiet().ignore_stdout().run()?;
    // There are no CommonJS files on purpose: nobody needs a custom element there.
    let attw = modules.join("@arethetypeswrong/cli/dist/index.js");
    cmd!(shell, "node {attw} --pack {package} --profile esm-only --quiet").quiet().run()?;
    let tsc = modules.join("typescript/lib/tsc.js");
    Ok(cmd!(shell, "node {tsc} --project types").quiet().run()?)
}

/// A fresh copy of a folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for name in dist::files(from).with_context(|| from.display().to_string())? {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().context("a file without a folder")?)?;
        fs::copy(from.join(&name), target)?;
    }
    Ok(())
}
