//! Work that waits until a frame is on screen: a long page is drawn in two parts.
//!
//! A page that is not complete yet needs the attribute `data-partial`, because printing waits for
//! the rest.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use yew::prelude::*;

/// The longest wait for a frame, in ms.
const NO_FRAME: u32 = 300;

/// Whether to draw the whole page: `false` for the first frame, `true` from the next one on.
/// Without a browser it is always `true`.
#[hook]
pub(crate) fn use_after_first_paint() -> bool {
    let is_whole = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let setter = is_whole.setter();
    use_effect_with((), move |()| {
        let later = after_frame(move || setter.set(true));
        move || drop(later)
    });
    *is_whole
}

/// Work that runs once a frame is on screen. Dropping it earlier cancels the work.
pub(crate) struct PaintTask {
    act: Act,
    _late: Timeout,
}

type Act = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

impl Drop for PaintTask {
    fn drop(&mut self) {
        self.act.take();
    }
}

/// Runs `act` once the next frame is on screen. A page in the background or far out of sight has no
/// frames; there it runs soon, because a screen reader may read the page.
pub(crate) fn after_frame(act: impl FnOnce() + 'static) -> PaintTask {
    let act: Act = Rc::new(RefCell::new(Some(Box::new(act))));
    let run = |act: &Act| {
        let act = act.clone();
        move || {
            let act = act.take();
            if let Some(act) = act {
                act();
            }
        }
    };
    let (shown, late) = (run(&act), run(&act));
    once_shown(shown);
    PaintTask { act, _late: Timeout::new(NO_FRAME, late) }
}

/// Runs `act` right after the next frame, if there is one.
fn once_shown(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let asked = window.clone();
    let act = Closure::once_into_js(act);
    // The callback runs before the frame is shown, and the timeout that it sets runs after.
    let at_frame = Closure::once_into_js(move || {
        let _ = window.set_timeout_with_callback(act.unchecked_ref());
    });
    // A page that is visible never refuses.
    let _ = asked.request_animation_frame(at_frame.unchecked_ref());
}
