//! A failing server: serves the files of a build with one fault, until a test ends the fault.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody},
    extract::Path as Asked,
    http::{
        StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use http_body::Frame;

/// `/fault/<kind>/<id>/<file>` fails until `/mend/<id>` is requested. The kind is the extension of
/// the affected files and the failure: `wasm-stalled`, `json-404`.
pub(super) fn router(files: &Path) -> Router {
    let files: Arc<PathBuf> = Arc::new(files.to_owned());
    let mended = Arc::new(Mutex::new(BTreeSet::new()));
    let asked = mended.clone();
    let serve = move |Asked((kind, id, name)): Asked<(String, String, String)>| {
        let is_mended = asked.lock().unwrap_or_else(PoisonError::into_inner).contains(&id);
        let kind = if is_mended { String::new() } else { kind };
        std::future::ready(answer(&files, &kind, &name))
    };
    let mend = move |Asked(id): Asked<String>| {
        mended.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
        std::future::ready(StatusCode::NO_CONTENT)
    };
    Router::new().route("/fault/{kind}/{id}/{*name}", get(serve)).route("/mend/{id}", get(mend))
}

fn answer(files: &Path, kind: &str, name: &str) -> Response {
    let is_outside = name.split('/').any(|part| part == "..");
    let Some(mut bytes) = fs::read(files.join(name)).ok().filter(|_| !is_outside) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let end = Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or_default();
    let mut mime = match end {
        "js" => "text/javascript",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "text/plain",
    };
    let half = bytes.len() / 2;
    match kind.strip_prefix(end).and_then(|how| how.strip_prefix('-')) {
        Some("404") => return StatusCode::NOT_FOUND.into_response(),
        Some("500") => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some("short") => bytes.truncate(half),
        Some("flipped") => {
            if let Some(byte) = bytes.get_mut(half) {
                *byte ^= 1;
            }
        }
        Some("mime") => mime = "text/plain",
        // Many websites answer every unknown address with a page.
        Some("page") => {
            mime = "text/html";
            bytes = b"<!doctype html>\n<title>Welcome</title>".to_vec();
        }
        Some(how @ ("cut" | "stalled")) => {
            let whole = bytes.len();
            bytes.truncate(half);
            let body = Half { first: Some(bytes.into()), is_cut: how == "cut" };
            let headers = [(CONTENT_TYPE, mime.to_owned()), (CONTENT_LENGTH, whole.to_string())];
            return (headers, Body::new(body)).into_response();
        }
        _ => {}
    }
    ([(CONTENT_TYPE, mime)], bytes).into_response()
}

/// The first half of a file, then a reset or stalled connection.
struct Half {
    first: Option<Bytes>,
    is_cut: bool,
}

impl HttpBody for Half {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match self.first.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None if self.is_cut => Poll::Ready(Some(Err(std::io::ErrorKind::BrokenPipe.into()))),
            // Never woken: the connection stays open until the browser closes it.
            None => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, header::CONTENT_TYPE};

    use super::answer;
    use crate::root;

    #[test]
    fn only_the_files_of_the_kind_fail() {
        let files = root().join("demo");
        let status = |kind, name| answer(&files, kind, name).status();
        assert_eq!(status("json-404", "clinic.json"), StatusCode::NOT_FOUND);
        assert_eq!(status("json-500", "clinic.json"), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(status("wasm-404", "clinic.json"), StatusCode::OK);
        assert_eq!(status("", "clinic.json"), StatusCode::OK);
        assert_eq!(status("", "../Cargo.toml"), StatusCode::NOT_FOUND);
        let wrong = answer(&files, "json-mime", "clinic.json");
        assert_eq!(wrong.headers()[CONTENT_TYPE], "text/plain");
    }
}
