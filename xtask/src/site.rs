//! The development site: a clinic's page at `/`, its files and the gallery under `/demo/`, and the
//! files of a build under `/dist/`.

#[cfg(feature = "release")]
mod background;
mod fault;
mod policy;

use std::{fs, path::Path};

use axum::{
    Router,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE},
    },
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use crate::{dist::MODULE, root, setup};

#[cfg(feature = "release")]
pub(crate) use background::start;

/// The routes of the site. Host pages of the browser tests are served under `/pages/` and, with a
/// policy, under the policy's name. The files of a build are also served by a failing server
/// (`/fault/`), to other origins (`/cors/`), uncompressed (`/plain/`), and as one joined script in
/// another folder (`/joined/all.js`).
pub(crate) fn router(files: &Path) -> Router {
    let faulty = fault::router(files);
    let module = files.join(MODULE);
    let from_right = move || {
        let text = from_right(&fs::read_to_string(&module).unwrap_or_default());
        std::future::ready(([(CONTENT_TYPE, "text/javascript")], text))
    };
    let scripts = ["loader.js", "embed-parent.js"].map(|name| files.join(name));
    let joined = move || {
        let texts = scripts.clone().map(|script| fs::read_to_string(script).unwrap_or_default());
        std::future::ready(([(CONTENT_TYPE, "text/javascript")], texts.join("\n;")))
    };
    let first = files.join("first-question.html");
    let declared = move || {
        let text = declared(&fs::read_to_string(&first).unwrap_or_default());
        std::future::ready(([(CONTENT_TYPE, "text/html; charset=utf-8")], text))
    };
    let plain = ServeDir::new(files);
    let zipped = plain.clone().precompressed_gzip();
    let files = zipped.clone().precompressed_br();
    let page = ServeFile::new(root().join("index.html"));
    let pages = ServeDir::new(root().join("tests/pages"));
    // The next build may write other bytes under the same file names.
    let fresh =
        SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new()
        .merge(policy::router(&pages))
        .merge(policy::elsewhere(&files))
        .merge(faulty)
        .nest_service("/pages", pages)
        .route("/declared.html", get(declared))
        .route("/member/clinic.json", get(for_members))
        .route("/joined/all.js", get(joined))
        // Its files are beside it.
        .route("/builder.html", get(|| async { Redirect::temporary("/dist/builder.html") }))
        .route_service("/demo/runners.json", ServeFile::new(root().join("tests/runners.json")))
        .nest_service("/demo", ServeDir::new(root().join("demo")))
        .nest_service("/bundlers", ServeDir::new(setup::bundlers_folder()))
        .nest_service("/npm", ServeDir::new(setup::npm_folder()))
        .nest_service("/plain", plain)
        .nest_service("/gzip/a/cdn/path", zipped)
        .nest_service("/dist", files.clone())
        .route(&["/rtl/", MODULE].concat(), get(from_right))
        .nest_service("/rtl", files)
        .route_service("/", page.clone())
        .route_service("/index.html", page)
        .layer(fresh)
}

/// A configuration that requires a login.
async fn for_members(headers: HeaderMap) -> Response {
    let cookies = headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
    if !cookies.is_some_and(|cookies| cookies.contains("member=yes")) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let json = [(CONTENT_TYPE, "application/json")];
    (json, r#"{ "v": 1, "clinic": { "name": "For members" } }"#).into_response()
}

/// A page with the first question in its HTML; it loads the module on request.
fn declared(first: &str) -> String {
    let first = first.replace("https://your.site/rcv/", "/dist/");
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Declared</title>\
         <script src=\"/pages/held.js\"></script></head><body><h1>Declared</h1>\
         <recovery-calculator today=\"2026-03-02\" unit=\"mi\" loading=\"eager\" persist=\"none\">\
         {first}The planner could not be shown.</recovery-calculator></body></html>\n"
    )
}

/// The module with English texts under an Arabic language code, to test right-to-left layout before
/// there is a translation.
fn from_right(module: &str) -> String {
    // A minifier may omit the quotes.
    let quote = if module.contains("\"locales\":{") { "\"" } else { "" };
    let table = format!("{quote}locales{quote}:{{");
    let english = module.split_once(&table).and_then(|(_, table)| {
        let (_, entry) = table.split_once(&format!("{quote}en{quote}:"))?;
        Some(entry.split_inclusive('}').next().unwrap_or_default().to_owned())
    });
    // A different URL, or the planner would recognise the file as English.
    let english = english.unwrap_or_default().replacen(".json", ".json?ar", 1);
    let arabic = [&table, quote, "ar", quote, ":", &english, ","].concat();
    module.replacen(&table, &arabic, 1)
}

#[cfg(test)]
mod tests {
    use super::from_right;

    #[test]
    fn arabic_gets_the_english_words() {
        let module = r#"const RCV_FILES = {"locales":{"en":{"file":"a.json","sri":"b"},"th":{}}};"#;
        let made = from_right(module);
        let arabic =
            r#""locales":{"ar":{"file":"a.json?ar","sri":"b"},"en":{"file":"a.json","sri":"b"},"#;
        assert!(made.contains(arabic), "{made}");
        let made = from_right("={wasm:{},locales:{en:{file:`a.json`,sri:`b`}}};");
        let arabic = "locales:{ar:{file:`a.json?ar`,sri:`b`},en:{file:`a.json`,sri:`b`}";
        assert!(made.contains(arabic), "{made}");
    }
}
