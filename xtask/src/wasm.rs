//! Compiles the widget to WebAssembly, in a target folder of its own.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{root, setup};

/// How much work goes into a build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Build {
    /// Quick to make, for a look while working.
    Dev,
    /// Small and compressed, for clinics.
    Release,
}

/// The file that the compiler made, before wasm-bindgen.
pub(crate) fn compile(build: Build) -> Result<PathBuf> {
    let root = root();
    let shell = Shell::new()?;
    shell.change_dir(&root);
    setup::wasm_target(&shell)?;
    let (profile, folder) = match build {
        Build::Dev => ("wasm-dev", "wasm-dev"),
        Build::Release => ("release", "release"),
    };
    // A folder of its own: cargo would lock the one that the native commands use.
    let target = root.join("target/wasm");
    cmd!(shell, "cargo rustc --quiet --locked --lib --crate-type cdylib --profile {profile}")
        .args(["--target", setup::WASM_TARGET])
        .arg("--target-dir")
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"))
        .quiet()
        .run()
        .context("the widget does not compile")?;
    Ok(target.join(setup::WASM_TARGET).join(folder).join("recovery_calculator.wasm"))
}

/// Panic messages name source files: by paths that are the same on every machine.
fn flags() -> Result<[String; 2]> {
    let home = env::home_dir().context("no home folder")?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let remap = |from: PathBuf, to| format!("--remap-path-prefix={}={to}", from.display());
    Ok([remap(cargo, "cargo"), remap(root(), ".")])
}
