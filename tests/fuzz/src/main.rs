//! A fuzz target: everything that comes from outside as text, thrown at what reads it.
//!
//! `cargo xtask fuzz` builds this with libFuzzer, which looks for inputs that lead to new branches.
//! Built plainly it reads the files that it is given: so an input that once failed is tried again.

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
