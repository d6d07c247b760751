//! Builds, serves on the loopback address only, and rebuilds on every change.

use std::{
    net::{Ipv4Addr, TcpListener},
    thread,
};

use anyhow::{Context, Result};
use tower_livereload::LiveReloadLayer;

use crate::{builder, dist, site, wasm::Build, watch};

/// Serves until it is stopped.
pub(crate) fn serve(port: u16, build: Build) -> Result<()> {
    // Checked before the build, so that a taken port is reported at once.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} is taken; choose another with --port"))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    println!("serve: building first, then the page is at http://{address}");
    rebuild(build);
    let reload = LiveReloadLayer::new();
    let reloader = reload.reloader();
    let changes = watch::changes()?;
    thread::spawn(move || {
        let builder = || {
            if build == Build::Dev && tell(builder::write(&dist::folder(build), build)) {
                println!("serve: the builder is at http://{address}/builder.html");
                reloader.reload();
            }
        };
        builder();
        for () in changes {
            println!("serve: a source has changed");
            if rebuild(build) {
                reloader.reload();
                builder();
            }
        }
    });
    let site = site::router(&dist::folder(build));
    // A release is served without the script that reloads.
    let site = if matches!(build, Build::Dev) { site.layer(reload) } else { site };
    println!("serve: the page is at http://{address}");
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        Ok(axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await?)
    })
}

/// Rebuilds; returns whether that succeeded. After a failure the old files stay.
fn rebuild(build: Build) -> bool {
    tell(dist::dist(build).map(drop))
}

/// Whether a step succeeded; prints why not.
fn tell(step: Result<()>) -> bool {
    step.inspect_err(|error| println!("serve: not built: {error:#}")).is_ok()
}
