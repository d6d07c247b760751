//! The browser edge: the only room with JavaScript, storage, the clock and the host page.

mod announce;
mod begin;
mod clock;
pub mod config;
pub mod contrast;
mod input;
mod kept;
mod kept_root;
mod locale;
mod page;
mod panic;
mod plural;
mod printing;
mod storage;
mod taking;
mod trail;
mod tree;
mod watch;
mod widget;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::plan::PlanRequest;

pub use input::{Input, MILES};
pub use locale::Locale;
pub use panic::watch;
pub use widget::Widget;

/// A `PlanResult` for a `PlanRequest`: objects in, objects out.
#[wasm_bindgen]
pub fn plan(request: &JsValue) -> JsValue {
    let answer = tree::from_js(request).map(|request| crate::plan::plan(&PlanRequest(request)));
    tree::result(&answer.unwrap_or_else(crate::plan::result::PlanResult::bad_json))
}
