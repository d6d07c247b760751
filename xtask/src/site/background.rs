//! Serves the site in the background.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    thread,
};

use anyhow::Result;

use crate::site::router;

/// Serves the site on a thread until the program ends; returns its address.
pub(crate) fn start(files: &Path) -> Result<String> {
    let site = router(files);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = format!("http://{}", listener.local_addr()?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, site).await
        })
    });
    Ok(address)
}
