//! Compiles the widget to WebAssembly, in a target folder of its own.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{root, setup};

/// The optimisation of a build.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Build {
    /// Quick to make, for development.
    Dev,
    /// Small and compressed, for production.
    Release(Std),
}

/// The standard library of a release.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Std {
    /// Built for size and without panic messages, which makes the wasm a fifth smaller. The
    /// required flags are unstable, so `RUSTC_BOOTSTRAP` is set.
    Small,
    /// The standard library from rustup, without unstable flags.
    Plain,
}

impl Build {
    /// A release; with rustup's own standard library if that is asked for.
    pub(crate) fn release(is_plain: bool) -> Self {
        Self::Release(if is_plain { Std::Plain } else { Std::Small })
    }

    /// Whether this is a production build.
    pub(crate) fn is_release(self) -> bool {
        matches!(self, Self::Release(_))
    }
}

/// The compiler's output for the widget, before wasm-bindgen, with function names.
pub(crate) fn compile(build: Build) -> Result<PathBuf> {
    compile_package(build, "recovery-calculator", &[])
        .context("the widget does not compile; --plain-std builds it with rustup's own library")
}

/// The same for the builder, with more room on the stack. The flags are those of the widget, so that
/// the two share what they need.
pub(crate) fn compile_builder(build: Build) -> Result<PathBuf> {
    let link = ["--", "-Clink-arg=-zstack-size=1048576"];
    compile_package(build, "builder", &link).context("the builder does not compile")
}

fn compile_package(build: Build, package: &str, link: &[&str]) -> Result<PathBuf> {
    let root = root();
    let shell = Shell::new()?;
    shell.change_dir(&root);
    setup::wasm_target(&shell)?;
    let is_small = build == Build::Release(Std::Small);
    let profile = if build.is_release() { "release" } else { "wasm-dev" };
    // Separate target folders: cargo would lock the folder of the native commands, and rebuild
    // shared crates whenever the kind of release changes.
    let target = root.join(if is_small { "target/wasm-small" } else { "target/wasm" });
    let mut flags = flags()?;
    let mut command =
        cmd!(shell, "cargo rustc --locked --lib --crate-type cdylib --profile {profile}")
            .args(["--package", package])
            .args(["--target", setup::WASM_TARGET])
            .arg("--target-dir")
            .arg(&target);
    if is_small {
        let sources = setup::rust_src(&shell)?;
        flags.extend(SMALL_FLAGS.map(str::to_owned));
        flags.push(format!("--remap-path-prefix={}=rust", sources.display()));
        command = command.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
    }
    if build.is_release() {
        flags.extend(SMALLER_CODE.map(str::to_owned));
        flags.push(format!("-Clink-arg=-zstack-size={STACK}"));
    }
    command.args(link).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).quiet().run()?;
    let file = [&package.replace('-', "_"), ".wasm"].concat();
    Ok(target.join(setup::WASM_TARGET).join(profile).join(file))
}

/// The features of the standard library that optimise it for size.
const SMALL_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// A panic is a trap without a message; `engine.js` catches it.
const SMALL_FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// What LLVM does for speed despite `opt-level = "z"`: without two passes the wasm gets 1.6 %
/// smaller, and 2 % more if no value is copied by more than one load and store (`memory.copy`
/// copies the larger ones).
const SMALLER_CODE: [&str; 3] = [
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-disable-machine-licm",
    "-Cllvm-args=-max-store-memcpy=1",
];

/// The stack size in bytes, part of the initial memory; the default is a megabyte.
/// `tests/browser/src/memory.rs` measures how much is used.
const STACK: u32 = 64 * 1024;

/// Panic messages name source files: remapped to paths that are the same on every machine.
fn flags() -> Result<Vec<String>> {
    let home = env::home_dir().context("no home folder")?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let remap = |from: PathBuf, to| format!("--remap-path-prefix={}={to}", from.display());
    Ok(vec![remap(cargo, "cargo"), remap(root(), ".")])
}
