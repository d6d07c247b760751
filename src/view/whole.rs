//! A long page in two parts: what is seen first, and a frame later all of it.

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use yew::prelude::*;

/// After so many ms no frame is waited for.
const NO_FRAME: u32 = 300;

/// Whether all of the page is drawn now. Where no browser shows it, always.
///
/// `data-half` has to say of the page that it is not: whoever prints it waits for the rest.
#[hook]
pub(crate) fn use_whole() -> bool {
    let is_whole = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let (setter, late) = (is_whole.setter(), is_whole.setter());
    use_effect_with((), move |()| {
        // The callback comes before the frame is shown, what it puts off comes after.
        let at_frame = Closure::once_into_js(move || {
            Timeout::new(0, move || setter.set(true)).forget();
        });
        if let Some(window) = web_sys::window() {
            // Refused by no page that can be seen.
            let _ = window.request_animation_frame(at_frame.unchecked_ref());
        }
        // A page behind others or far out of sight has no frames, but may be read out.
        let late = Timeout::new(NO_FRAME, move || late.set(true));
        move || drop(late)
    });
    *is_whole
}
