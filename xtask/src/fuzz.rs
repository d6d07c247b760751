//! Fuzzing with libFuzzer: builds `tests/fuzz` with coverage counters that guide it to new
//! branches.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::root;

/// The flags that `cargo-fuzz` passes on a stable compiler, without a sanitizer: this project has
/// no unsafe code.
const COUNTERS: &str = "--cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module \
                        -Cllvm-args=-sanitizer-coverage-level=4 \
                        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                        -Cllvm-args=-sanitizer-coverage-pc-table \
                        -Cllvm-args=-sanitizer-coverage-trace-compares";
/// The size limit of a configuration in bytes (D-11).
const LARGEST: u32 = 256 * 1024;

/// Fuzzes for this many seconds; fails if a reader breaks, and keeps the input that broke it.
pub(crate) fn fuzz(seconds: u32) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    let version = cmd!(shell, "rustc -vV").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc names no host")?;
    let (target, found, seeds) = ("target/fuzz", "target/fuzz/found", "tests/fuzz/seeds");
    shell.create_dir(found)?;
    // With `--target`, cargo does not apply the flags to build scripts and macros.
    let build = ["--quiet", "--locked", "--package", "fuzz", "--target", host];
    let limits = [
        format!("-max_total_time={seconds}"),
        format!("-max_len={LARGEST}"),
        "-timeout=10".to_owned(),
        "-print_final_stats=1".to_owned(),
        format!("-artifact_prefix={target}/failed-"),
    ];
    cmd!(shell, "cargo run --target-dir {target} {build...} -- {found} {seeds} {limits...}")
        .env("RUSTFLAGS", COUNTERS)
        .run()
        .context("an input broke a reader; its bytes are in the file named above")
}
