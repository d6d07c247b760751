//! The project's commands, as a library that the browser tests share.

#![expect(clippy::print_stdout, reason = "a command line says what it does")]

pub mod check;
pub mod dist;
mod glue;
mod integrity;
mod licences;
mod pack;
pub mod plan_command;
pub mod serve;
pub mod setup;
pub mod site;
mod styles;
pub mod wasm;
mod watch;

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The version of the release that is built: all packages of the workspace share it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
