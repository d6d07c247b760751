//! Installs what a fresh machine lacks, or says what to install.

#[cfg(feature = "release")]
mod npm;
#[cfg(feature = "release")]
mod programs;
#[cfg(feature = "release")]
mod wordpress;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::root;

#[cfg(feature = "release")]
pub(crate) use {
    npm::{BENCH, BUNDLERS, TESTS, packages as npm_packages},
    programs::{browsers, chromium, is_possible, python, search_path, servers},
    wordpress::{wordpress, wordpress_is_possible},
};

/// The compiler's name for WebAssembly in a browser.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the compiler's WebAssembly target if it is missing.
pub(crate) fn wasm_target(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    let library = Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET);
    if library.exists() {
        return Ok(());
    }
    println!("setup: adding the target {WASM_TARGET}");
    cmd!(shell, "rustup target add {WASM_TARGET}").quiet().run().with_context(|| {
        format!("cannot add {WASM_TARGET}; install Rust by rustup, or the target by hand")
    })
}

/// Adds the sources of the standard library if they are missing; returns their path.
pub(crate) fn rust_src(shell: &Shell) -> Result<PathBuf> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    if !library.join("library/std/Cargo.toml").exists() {
        println!("setup: adding the component rust-src");
        cmd!(shell, "rustup component add rust-src")
            .quiet()
            .run()
            .context("cannot add rust-src; install Rust by rustup, or build with --plain-std")?;
    }
    Ok(library)
}

/// The folder with the npm packages of the browser tests; the site serves them under `/npm/`.
pub(crate) fn npm_folder() -> PathBuf {
    tools().join("npm/tests/browser/npm/node_modules")
}

/// Where bundlers build their pages; the site serves the folder under `/bundlers/`.
pub(crate) fn bundlers_folder() -> PathBuf {
    tools().join("npm/tests/bundlers")
}

fn tools() -> PathBuf {
    root().join("target/tools")
}
