//! The site beside something else that the program does.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    thread,
};

use anyhow::Result;

use crate::site::router;

/// Serves the site from a thread of its own for as long as the program runs; its address.
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
