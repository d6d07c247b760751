//! Keeps what is pressed where it stands while the page above it grows or shrinks. Safari does not
//! anchor scrolling, and the browsers that do lose hold where much changes at once.

use std::iter;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ShadowRoot, Window};
use yew::TargetCast;

/// Moved by less, in CSS px, nothing is scrolled: no eye sees it.
const LEAST: f64 = 1.0;

/// A listener for what replans: where it happened stays, after the page has been drawn anew, in its
/// place on the screen; if that is gone, what is around it does.
pub(crate) fn hold(event: &Event) {
    let Some(page) = web_sys::window() else { return };
    let pressed: Element = event.target_unchecked_into();
    let scroller = Scroller::of(&page, &pressed);
    let start = scroller.position();
    let outwards = iter::successors(Some(pressed), |inner| inner.parent_element());
    let before: Vec<_> = outwards.map(|element| (top(&element), element)).collect();
    // Yew draws in a microtask: before the next frame, at whose beginning this runs. The browser's
    // own anchoring has done its part as soon as the places are asked for.
    let settle = Closure::once_into_js(move || {
        let mut left = before.iter().filter(|(_, element)| element.is_connected());
        let Some((before, element)) = left.next() else { return };
        let moved = top(element) - before;
        // What only the visitor's own scrolling has moved stays there.
        let is_drawn_elsewhere = (moved + scroller.position() - start).abs() >= LEAST;
        if is_drawn_elsewhere && moved.abs() >= LEAST {
            scroller.scroll(moved);
        }
    });
    // Refused by no page that can be seen.
    let _ = page.request_animation_frame(settle.unchecked_ref());
}

/// The top of an element in the view, in CSS px.
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// What scrolls an element.
enum Scroller {
    Page(Window),
    Box(Element),
}

impl Scroller {
    /// The nearest box that scrolls, else the page.
    fn of(page: &Window, element: &Element) -> Self {
        let scrolls = |near: &Element| {
            let style = page.get_computed_style(near).ok().flatten();
            let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
            matches!(overflow.as_deref(), Some("auto" | "scroll"))
                && near.scroll_height() > near.client_height()
        };
        let found = iter::successors(outward(element), outward).find(scrolls);
        found.map_or_else(|| Self::Page(page.clone()), Self::Box)
    }

    /// How far it is scrolled, in CSS px.
    fn position(&self) -> f64 {
        match self {
            Self::Page(page) => page.scroll_y().unwrap_or_default(),
            Self::Box(near) => f64::from(near.scroll_top()),
        }
    }

    fn scroll(&self, by: f64) {
        match self {
            Self::Page(page) => page.scroll_by_with_x_and_y(0.0, by),
            Self::Box(near) => near.scroll_by_with_x_and_y(0.0, by),
        }
    }
}

/// The parent, out of a shadow root its host; not the body and the root of the page, which scroll as
/// the page does.
fn outward(element: &Element) -> Option<Element> {
    let host = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    element.parent_element().or_else(host).filter(|next| next.tag_name() != "BODY")
}
