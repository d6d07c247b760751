//! The web site that shows the widget: a clinic's page at `/`, with its own files under `/demo/`,
//! and the files of a build under `/dist/`.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    thread,
};

use anyhow::Result;
use axum::{
    Router,
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    },
};
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use crate::root;

/// All that contract 12 asks a host page to allow, and nothing else.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                      connect-src 'self'; require-trusted-types-for 'script'; base-uri 'none'";

/// The routes for the files of a build. The host pages of the browser tests stand under `/pages/`
/// and, with strict policies, under `/strict/`.
pub(crate) fn router(files: &Path) -> Router {
    let files = ServeDir::new(files).precompressed_br().precompressed_gzip();
    let page = ServeFile::new(root().join("index.html"));
    let pages = || ServeDir::new(root().join("tests/browser/pages"));
    // The same file names come with other bytes after the next build.
    let fresh =
        SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let policy = HeaderValue::from_static(STRICT);
    let policy = SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, policy);
    Router::new()
        .nest_service("/strict", pages())
        .layer(policy)
        .nest_service("/pages", pages())
        .nest_service("/demo", ServeDir::new(root().join("demo")))
        .nest_service("/dist", files)
        .route_service("/", page.clone())
        .route_service("/index.html", page)
        .layer(fresh)
}

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
