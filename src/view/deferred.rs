//! What is put off until a frame has been shown: a long page is drawn in two parts.
//!
//! `data-partial` has to say of a page that it is not all there: whoever prints it waits for the rest.

use std::{cell::RefCell, rc::Rc};

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use yew::prelude::*;

/// After so many ms no frame is waited for.
const NO_FRAME: u32 = 300;

/// Whether all of the page is drawn now: what is seen first, and a frame later all of it. Where no
/// browser shows it, always.
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

/// Something that is done once a frame has been shown; dropped before, it is not done.
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

/// Does something once the next frame is shown; without one, as behind other pages or far out of
/// sight, soon: what is there may be read out.
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

/// Does something right after the next frame, if there is one.
fn once_shown(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let asked = window.clone();
    let act = Closure::once_into_js(act);
    // This comes before the frame is shown, what it puts off comes after.
    let at_frame = Closure::once_into_js(move || {
        let _ = window.set_timeout_with_callback(act.unchecked_ref());
    });
    // Refused by no page that can be seen.
    let _ = asked.request_animation_frame(at_frame.unchecked_ref());
}
