//! Serves host pages under the content security policies of D-27, one folder for each.

use axum::{
    Router,
    http::{HeaderName, HeaderValue},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

type Header = (&'static str, &'static str);

const CONTENT: &str = "content-security-policy";

/// Exactly what D-27 requires a host page to allow. `localhost` counts as a different origin than
/// 127.0.0.1.
const POLICIES: [(&str, &[Header]); 5] = [
    (
        "/strict",
        &[(
            CONTENT,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
             require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'",
        )],
    ),
    (
        "/isolated",
        &[
            (
                CONTENT,
                "default-src 'none'; script-src 'self' http://localhost:* 'wasm-unsafe-eval'; \
                 connect-src http://localhost:*; require-trusted-types-for 'script'",
            ),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-opener-policy", "same-origin"),
        ],
    ),
    (
        "/nonce",
        &[(
            CONTENT,
            "default-src 'none'; connect-src 'self'; \
             script-src 'nonce-cm93aW5n' 'strict-dynamic' 'wasm-unsafe-eval'",
        )],
    ),
    ("/no-wasm", &[(CONTENT, "default-src 'none'; script-src 'self'; connect-src 'self'")]),
    ("/no-connect", &[(CONTENT, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")]),
];

/// The CORS headers that let pages of other origins load the files.
const ELSEWHERE: [Header; 2] =
    [("access-control-allow-origin", "*"), ("cross-origin-resource-policy", "cross-origin")];

/// The host pages, once for each policy.
pub(super) fn router(pages: &ServeDir) -> Router {
    POLICIES.iter().fold(Router::new(), |all, (path, headers)| {
        all.merge(with(Router::new().nest_service(path, pages.clone()), headers))
    })
}

/// The files of a build with CORS headers.
pub(super) fn elsewhere(files: &ServeDir) -> Router {
    with(Router::new().nest_service("/cors", files.clone()), &ELSEWHERE)
}

fn with(router: Router, headers: &[Header]) -> Router {
    headers.iter().fold(router, |router, (name, value)| {
        let value = HeaderValue::from_static(value);
        let name = HeaderName::from_static(name);
        router.layer(SetResponseHeaderLayer::overriding(name, value))
    })
}
