//! Passes the message of a panic to the element before the module traps. The trap alone makes the
//! element show the fallback: in a release with the small standard library a panic has no message.

use std::{cell::RefCell, panic};

use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

thread_local! {
    static REPORT: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls `report(message)` on a panic; after it the module is poisoned.
#[wasm_bindgen]
pub fn watch(report: Function) {
    REPORT.set(Some(report));
    panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        if let Some(report) = REPORT.take() {
            // The module is lost in any case.
            let _ = report.call1(&JsValue::NULL, &JsValue::from_str(&message));
        }
    }));
}
