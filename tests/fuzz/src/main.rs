//! A fuzz target for the readers of external text.
//!
//! `cargo xtask fuzz` builds it with libFuzzer, which looks for inputs that reach new branches. A
//! plain build reads the files given as arguments, to reproduce an earlier failure.

#![cfg_attr(fuzzing, no_main)]

mod readers;

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::read_all(bytes));

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    for file in std::env::args_os().skip(1) {
        readers::read_all(&std::fs::read(file)?);
    }
    Ok(())
}
