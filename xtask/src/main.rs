//! The project's commands: `cargo xtask serve`, `test`, `pictures`, `plan`, `size`, `bench`, `fuzz`,
//! `api` and `dist`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line says what it does")]

mod api;
mod bench;
mod check;
mod dist;
mod early;
mod fuzz;
mod globals;
mod glue;
mod integrity;
mod join;
mod licences;
mod minify;
mod pack;
mod pictures;
mod plan_command;
mod serve;
mod setup;
mod site;
mod size;
mod styles;
mod wasm;
mod watch;
mod words;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    check::{Engine, Matrix},
    wasm::{Build, Std},
};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about, version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the page with the widget on 127.0.0.1; build anew and reload on every change
    Serve {
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve the files of a release, and reload nothing
        #[arg(long)]
        release: bool,
        /// With the release: use rustup's own standard library instead of one built for size
        #[arg(long, requires = "release")]
        plain_std: bool,
    },
    /// Run every check and every test, natively and in browsers
    Test {
        /// Only tests and browser trials whose names contain one of these
        names: Vec<String>,
        /// Only these browsers
        #[arg(long, value_enum, value_delimiter = ',', default_values_t = Engine::ALL)]
        engines: Vec<Engine>,
        /// The full matrix, before a release: each browser trial in every engine that can do it,
        /// not only in those that can tell something new. With names it is always so
        #[arg(long)]
        every: bool,
        /// Visit the development build, which is quicker to make, instead of the release
        #[arg(long, requires = "names")]
        quick: bool,
    },
    /// Take pictures of every screen in every state into `target/pictures/`
    Pictures,
    /// Read a plan request as JSON and print the plan
    Plan {
        /// Read from a file instead of the standard input
        #[arg(long)]
        file: Option<PathBuf>,
        /// One request a line in, one result a line out
        #[arg(long)]
        lines: bool,
    },
    /// Write a release and print what its files weigh; fails over budget
    Size {
        /// Use rustup's own standard library
        #[arg(long)]
        plain_std: bool,
    },
    /// Write the pages for the comparison with other widgets, and run Lighthouse on the clinic's page
    Bench,
    /// Look for links, kept answers and configurations that break what reads them
    Fuzz {
        /// How long, in seconds
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Write the types and the manifest of a release from the comments of the modules
    Api,
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

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let build = |is_release, plain_std| match (is_release, plain_std) {
        (false, _) => Build::Dev,
        (true, false) => Build::Release(Std::Small),
        (true, true) => Build::Release(Std::Plain),
    };
    match command {
        Command::Serve { port, release, plain_std } => {
            serve::serve(port, build(release, plain_std))
        }
        Command::Test { names, engines, every, .. } if names.is_empty() => {
            check::check(&engines, if every { Matrix::Every } else { Matrix::Plain })
        }
        Command::Test { names, engines, quick, .. } => {
            check::check_named(&names, &engines, build(!quick, false))
        }
        Command::Pictures => pictures::take(),
        Command::Plan { file, lines } => plan_command::run(file.as_deref(), lines),
        Command::Size { plain_std } => size::size(build(true, plain_std)),
        Command::Bench => bench::bench(build(true, false)),
        Command::Fuzz { seconds } => fuzz::fuzz(seconds),
        Command::Api => api::write(),
        Command::Dist { dev, plain_std } => dist::dist(build(!dev, plain_std)).map(drop),
    }
}

/// The folder of the project.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The version of the release that is built: all packages of the workspace share it.
const VERSION: &str = env!("CARGO_PKG_VERSION");
