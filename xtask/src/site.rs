//! The web site that shows the widget: the page at `/`, the files of a build under `/dist/`.

use std::path::Path;

use axum::{
    Router,
    http::{HeaderValue, header::CACHE_CONTROL},
};
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use crate::root;

/// The routes for the files of a build.
pub fn router(files: &Path) -> Router {
    let files = ServeDir::new(files).precompressed_br().precompressed_gzip();
    let page = ServeFile::new(root().join("index.html"));
    // The same file names come with other bytes after the next build.
    let fresh =
        SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new()
        .route_service("/", page.clone())
        .route_service("/index.html", page)
        .nest_service("/dist", files)
        .layer(fresh)
}
