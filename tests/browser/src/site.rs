//! Serves the page, the release and the tests' own pages on a free port of this machine.

use std::{net::TcpListener, thread};

use anyhow::Result;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header::CONTENT_SECURITY_POLICY},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};
use xtask::{dist, root, site, wasm::Build};

/// All that contract 12 asks a host page to allow, and nothing else.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; require-trusted-types-for 'script'; base-uri 'none'";

/// Starts the server on a thread of its own; its address.
pub(crate) fn start() -> Result<String> {
    let files = dist::folder(Build::Release);
    anyhow::ensure!(files.is_dir(), "no release in {}: cargo xtask dist", files.display());
    let pages = || ServeDir::new(root().join("tests/browser/pages"));
    let policy = SetResponseHeaderLayer::overriding(
        HeaderName::from(CONTENT_SECURITY_POLICY),
        HeaderValue::from_static(STRICT),
    );
    let strict = Router::new().nest_service("/strict", pages()).layer(policy);
    let site = site::router(&files).nest_service("/pages", pages()).merge(strict);
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
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
