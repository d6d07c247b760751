//! The commands that need more than `cargo xtask serve`: the first questions as the widget renders
//! them, minifiers, compression. They make up most of what `xtask` could be compiled with, so they
//! have a feature, and a program without it runs these commands by one that has it.

use std::{env, process};
#[cfg(unix)]
use std::{io, os::unix::process::CommandExt, process::ExitStatus};

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::{engine::Engine, root};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run every check and every test, natively and in browsers
    Test {
        /// Only tests and browser trials whose names contain one of these
        names: Vec<String>,
        /// Only these browsers
        #[arg(long, value_enum, value_delimiter = ',', default_values_t = Engine::ALL)]
        engines: Vec<Engine>,
        /// Visit the development build, which is quicker to make, instead of the release
        #[arg(long, requires = "names")]
        quick: bool,
    },
    /// Take pictures of every screen in every state into `target/pictures/`
    Pictures,
    /// Write a release and print what its files weigh; fails over budget
    Size {
        /// Use rustup's own standard library
        #[arg(long)]
        plain_std: bool,
    },
    /// Write the pages for the comparison with other widgets, and run Lighthouse on the clinic's page
    Bench,
    /// Write the files of a release into `dist/`
    Dist {
        /// A quick, large build for a look, into `target/dist-dev/`
        #[arg(long)]
        dev: bool,
        /// Use rustup's own standard library instead of one built for size: a fifth larger
        #[arg(long, conflicts_with = "dev")]
        plain_std: bool,
    },
}

/// Runs a command.
#[cfg(feature = "release")]
pub(crate) fn run(command: Command) -> Result<()> {
    use crate::{bench, check, dist, pictures, size, wasm::Build};

    match command {
        Command::Test { names, engines, .. } if names.is_empty() => check::check(&engines),
        Command::Test { names, engines, quick } => {
            check::check_named(&names, &engines, Build::new(!quick, false))
        }
        Command::Pictures => pictures::take(),
        Command::Size { plain_std } => size::size(Build::new(true, plain_std)),
        Command::Bench => bench::bench(Build::new(true, false)),
        Command::Dist { dev, plain_std } => dist::dist(Build::new(!dev, plain_std)).map(drop),
    }
}

/// Runs a command by a program that can.
#[cfg(not(feature = "release"))]
pub(crate) fn run(_command: Command) -> Result<()> {
    run_again()
}

/// Builds this program with the feature `release`, in the same folder, and runs it in place of this
/// one with the same arguments.
pub(crate) fn run_again() -> Result<()> {
    println!("xtask: builds its tools for tests and releases first (minutes the first time)");
    let mut cargo = process::Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["run", "--locked", "--package", "xtask", "--features", "release"])
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(env::args_os().skip(1));
    replaced_by(&mut cargo)
}

/// Ends as the command ends. Where that is possible it gets our process, so that whoever stops us
/// stops it.
fn replaced_by(command: &mut process::Command) -> Result<()> {
    #[cfg(unix)]
    let status: io::Result<ExitStatus> = Err(command.exec());
    #[cfg(not(unix))]
    let status = command.status();
    process::exit(status.context("cannot start cargo")?.code().unwrap_or(1))
}
