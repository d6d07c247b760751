//! Builds, serves on this machine only, and builds anew on every change.

use std::{net::Ipv4Addr, thread};

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tower_livereload::LiveReloadLayer;

use crate::{dist, site, wasm::Build, watch};

/// Serves until it is stopped.
pub(crate) fn serve(port: u16, build: Build) -> Result<()> {
    rebuild(build);
    let reload = LiveReloadLayer::new();
    let reloader = reload.reloader();
    let changes = watch::changes()?;
    thread::spawn(move || {
        for () in changes {
            if rebuild(build) {
                reloader.reload();
            }
        }
    });
    let site = site::router(&dist::folder(build));
    // A release is served as visitors get it: without the script that reloads.
    let site = if matches!(build, Build::Dev) { site.layer(reload) } else { site };
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .with_context(|| format!("port {port} is taken; choose another with --port"))?;
        println!("serve: http://{}", listener.local_addr()?);
        Ok(axum::serve(listener, site).await?)
    })
}

/// Whether there are new files; the old ones are served on otherwise.
fn rebuild(build: Build) -> bool {
    println!("serve: building");
    match dist::dist(build) {
        Ok(_) => true,
        Err(error) => {
            println!("serve: not built: {error:#}");
            false
        }
    }
}
