//! The project's commands: `cargo xtask serve`, `test`, `pictures`, `plan`, `size`, `bench`, `fuzz`,
//! `api`, `dist` and `verify`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line says what it does")]

mod api;
mod builder;
mod dist;
mod engine;
mod first_view;
mod fuzz;
mod glue;
mod guides;
mod integrity;
mod join;
mod licences;
mod optimize;
mod plan_command;
mod release;
mod serve;
mod setup;
mod sheets;
mod site;
mod wasm;
mod watch;
mod words;

#[cfg(feature = "release")]
mod archive;
#[cfg(feature = "release")]
mod bench;
#[cfg(feature = "release")]
mod bundlers;
#[cfg(feature = "release")]
mod early;
#[cfg(feature = "release")]
mod globals;
#[cfg(feature = "release")]
mod minify;
#[cfg(feature = "release")]
mod npm;
#[cfg(feature = "release")]
mod pack;
#[cfg(feature = "release")]
mod pictures;
#[cfg(feature = "release")]
mod plugin;
#[cfg(feature = "release")]
mod size;
#[cfg(feature = "release")]
mod styles;
#[cfg(feature = "release")]
mod test;
#[cfg(feature = "release")]
mod verify;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use recovery_calculator::plan::acts::SessionKey;

use crate::{plan_command::Question, wasm::Build};

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
    #[command(flatten)]
    OfRelease(release::Command),
    /// Read a plan request as JSON and print the plan
    Plan {
        /// Read from a file instead of the standard input
        #[arg(long)]
        file: Option<PathBuf>,
        /// One request a line in, one result a line out
        #[arg(long)]
        lines: bool,
        /// Print what each day of the calendar is to the session with this key, such as
        /// `reg:2026-03-10`, instead of the plan
        #[arg(long, value_parser = session_key)]
        options: Option<SessionKey>,
    },
    /// Fuzz the readers of links, stored answers and configurations
    Fuzz {
        /// How long, in seconds
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Write the type declarations, the manifest and the schema of a release
    Api,
}

fn session_key(text: &str) -> Result<SessionKey, &'static str> {
    SessionKey::from_code(text).ok_or("no key of a session")
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
    match command {
        Command::Serve { release: true, .. } if !cfg!(feature = "release") => release::run_again(),
        Command::Serve { port, release, plain_std } => {
            serve::serve(port, if release { Build::release(plain_std) } else { Build::Dev })
        }
        Command::OfRelease(command) => release::run(command),
        Command::Plan { file, lines, options } => {
            let question = options.map_or(Question::Plan, Question::Options);
            plan_command::run(file.as_deref(), lines, question)
        }
        Command::Fuzz { seconds } => fuzz::fuzz(seconds),
        Command::Api => api::write(),
    }
}

/// The folder of the project.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The version of the release that is built: all packages of the workspace share it.
const VERSION: &str = env!("CARGO_PKG_VERSION");
