//! The width of an element, measured again whenever it changes.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width of a node in whole px; `guess` until it can be measured.
#[hook]
pub(crate) fn use_width(node: &NodeRef, guess: u32) -> u32 {
    let width = use_state_eq(|| guess);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with((), move |()| {
            let watch = node.cast::<Element>().and_then(|element| Watch::new(&element, &width));
            move || drop(watch)
        });
    }
    *width
}

/// An observer that stops when it is dropped.
struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(element: &Element, width: &UseStateHandle<u32>) -> Option<Self> {
        let (seen, setter) = (element.clone(), width.setter());
        let measure = move || {
            // A hidden element has no width: the last width is a better guess.
            if let Ok(px @ 1..) = u32::try_from(seen.client_width()) {
                setter.set(px);
            }
        };
        measure();
        let changed = Closure::<dyn FnMut()>::new(measure);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
