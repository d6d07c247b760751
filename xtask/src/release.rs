//! The commands that need more than `cargo xtask serve`: pre-rendered questions, minifiers,
//! compression. They account for most of the compile time of `xtask`, so they have a feature; a
//! program without it runs these commands through one that has it.

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
        /// The full matrix, before a release: each browser trial in every engine that supports it.
        /// Implied when names are given
        #[arg(long)]
        every: bool,
        /// Test the development build, which is quicker to make, instead of the release
        #[arg(long, requires = "names")]
        quick: bool,
    },
    /// Take screenshots of every screen in every state into `target/pictures/`
    Pictures,
    /// Write a release and print the sizes of its files; fails over budget
    Size {
        /// Use rustup's own standard library
        #[arg(long)]
        plain_std: bool,
    },
    /// Write the benchmark pages, and run Lighthouse on the clinic's page
    Bench,
    /// Write the files of a release into `dist/`
    Dist {
        /// A quick, unoptimised build, into `target/dist-dev/`
        #[arg(long)]
        dev: bool,
        /// Use rustup's own standard library instead of one built for size: a fifth larger
        #[arg(long, conflicts_with = "dev")]
        plain_std: bool,
    },
    /// Compare a release with its hashes; says which file differs, is missing or is there too much
    Verify {
        /// A folder, or the address of one on a website
        target: String,
        /// Compare with a release that is built from these sources, not with the hashes beside the
        /// files
        #[arg(long)]
        rebuild: bool,
    },
}

/// Runs a command.
#[cfg(feature = "release")]
pub(crate) fn run(command: Command) -> Result<()> {
    use crate::{
        bench, dist, pictures, size,
        test::{self, Matrix},
        verify,
        wasm::Build,
    };

    match command {
        Command::Test { names, engines, every, .. } if names.is_empty() => {
            test::all(&engines, if every { Matrix::Every } else { Matrix::Plain })
        }
        Command::Test { names, engines, quick, .. } => {
            let build = if quick { Build::Dev } else { Build::release(false) };
            test::named(&names, &engines, build)
        }
        Command::Pictures => pictures::take(),
        Command::Size { plain_std } => size::size(Build::release(plain_std)),
        Command::Bench => bench::bench(Build::release(false)),
        Command::Dist { dev, plain_std } => {
            let build = if dev { Build::Dev } else { Build::release(plain_std) };
            dist::dist_with_builder(build).map(drop)
        }
        Command::Verify { target, rebuild } => verify::verify(&target, rebuild),
    }
}

/// Runs a command through a program that has the feature.
#[cfg(not(feature = "release"))]
pub(crate) fn run(_command: Command) -> Result<()> {
    run_again()
}

/// Builds this program with its default features and replaces this process by it, with the same
/// arguments.
pub(crate) fn run_again() -> Result<()> {
    println!("xtask: builds its tools for tests and releases first (minutes the first time)");
    let mut cargo = process::Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["run", "--locked", "--package", "xtask"])
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(env::args_os().skip(1));
    replaced_by(&mut cargo)
}

/// Exits with the exit code of the command. Where possible it replaces our process, so that a
/// signal to us reaches it.
fn replaced_by(command: &mut process::Command) -> Result<()> {
    #[cfg(unix)]
    let status: io::Result<ExitStatus> = Err(command.exec());
    #[cfg(not(unix))]
    let status = command.status();
    process::exit(status.context("cannot start cargo")?.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, process::Command};

    use crate::root;

    /// Every package with the features that our own features enable in it.
    fn compiled(choice: &[&str]) -> BTreeSet<String> {
        let tree = ["tree", "--locked", "--prefix", "none", "--format", "{p} {f}"];
        let tree = Command::new("cargo").args(tree).args(choice).current_dir(root()).output();
        let lines = String::from_utf8(tree.unwrap().stdout).unwrap();
        let ours = |line: &&str| !line.starts_with("xtask ") && !line.starts_with("recovery-");
        lines
            .lines()
            .map(|line| line.trim_end_matches(" (*)"))
            .filter(ours)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn nothing_is_compiled_twice() {
        let built = ["--edges", "normal,build"];
        let quick =
            compiled(&[&built[..], &["--package", "xtask", "--no-default-features"]].concat());
        let whole = compiled(&[&built[..], &["--package", "xtask"]].concat());
        let tests = compiled(&[
            "--edges",
            "normal,build,dev",
            "--package",
            "xtask",
            "--package",
            "recovery-calculator",
        ]);
        assert!(quick.len() > 50, "cargo tree lists {quick:?}");
        for (before, after) in [(&quick, &whole), (&whole, &tests)] {
            let twice: Vec<_> = before.difference(after).collect();
            assert!(twice.is_empty(), "name these features in xtask/Cargo.toml: {twice:?}");
        }
    }
}
