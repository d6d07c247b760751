//! The browser edge: the only room with JavaScript, storage, the clock and the host page.

mod clock;
pub mod config;
pub mod contrast;
mod events;
mod export;
mod history_sync;
mod initial_state;
mod input;
mod js_value;
mod locale;
mod page;
mod panic;
mod plural;
mod pooled_root;
mod printing;
mod saved_answers;
mod storage;
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
    let answer = js_value::from_js(request).map(|request| crate::plan::plan(&PlanRequest(request)));
    js_value::result(&answer.unwrap_or_else(crate::plan::result::PlanResult::bad_json))
}
