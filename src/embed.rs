//! The browser edge: the only module that uses JavaScript, storage, the clock and the host page.

pub mod config;
pub mod contrast;
mod events;
mod export;
mod history_sync;
mod host;
mod initial_state;
mod input;
mod js_value;
mod locale;
mod panic;
mod pooled_root;
mod saved_answers;
mod storage;
mod watch;
mod widget;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::plan::result::PlanResult;

pub use input::{Input, MILES};
pub use locale::Locale;
pub use panic::watch;
pub use widget::Widget;

/// The plan for a request, from object to object.
#[wasm_bindgen]
pub fn plan(request: &JsValue) -> JsValue {
    js_value::result(&PlanResult::for_json(js_value::from_js(request).as_ref()))
}
