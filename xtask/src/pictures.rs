//! Takes screenshots of every screen in every state, for review: see
//! `tests/browser/src/pictures.rs`.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{dist, engine::Engine, root, setup, site, wasm::Build};

/// Takes all screenshots with Chromium.
pub(crate) fn take() -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    setup::wasm_target(&shell)?;
    setup::browsers(&shell, &[Engine::Chromium])?;
    let site = site::start(&dist::dist(Build::Dev)?)?;
    let folder = root().join("target/pictures");
    shell.remove_path(&folder)?;
    cmd!(shell, "cargo run --quiet --locked --package browser-tests")
        .env("RCV_ENGINES", Engine::Chromium.to_string())
        .env("RCV_SITE", site)
        .env("RCV_PICTURES", folder)
        .env("PATH", setup::search_path()?)
        .quiet()
        .run()?;
    Ok(())
}
