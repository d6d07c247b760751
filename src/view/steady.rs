//! Keeps what is pressed where it stands while the page above it grows or shrinks. Safari does not
//! anchor scrolling, and the browsers that do lose hold where much changes at once.

use std::iter;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ShadowRoot, Window, css};
use yew::TargetCast;

/// Moved by less, in px, nothing is scrolled: no eye sees it.
const LEAST: f64 = 1.0;

/// An element and the place of its top in the view, in CSS px.
type Place = (Element, f64);

/// A listener for what replans: where it happened stays, after the page has been drawn anew, in its
/// place on the screen; if that is gone, what is around it does.
pub(crate) fn hold(event: &Event) {
    let Some(page) = web_sys::window() else { return };
    let pressed: Element = event.target_unchecked_into();
    let outwards = iter::successors(Some(pressed), |inner| inner.parent_element());
    let before = outwards.map(|element| (element.clone(), top(&element))).collect();
    // Yew draws in a microtask: before the next frame, at whose beginning Safari is helped. Elsewhere
    // the browser's own anchoring comes first, at the end of that frame.
    let anchors = css::supports_with_value("overflow-anchor", "auto");
    settle(page, before, if matches!(anchors, Ok(true)) { 2 } else { 1 });
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Scrolls back what has moved, at the beginning of the frame after so many.
fn settle(page: Window, before: Vec<Place>, frames: u8) {
    let window = page.clone();
    let next = Closure::once_into_js(move || {
        if frames > 1 {
            return settle(page, before, frames - 1);
        }
        let Some((element, before)) = before.iter().find(|(element, _)| element.is_connected())
        else {
            return;
        };
        let moved = top(element) - before;
        if moved.abs() >= LEAST {
            scroll(&page, element, moved);
        }
    });
    // Refused by no page that can be seen.
    let _ = window.request_animation_frame(next.unchecked_ref());
}

/// Scrolls what an element is scrolled by: the nearest box that can be, else the page.
fn scroll(page: &Window, element: &Element, by: f64) {
    let mut around = outward(element);
    while let Some(near) = around {
        let style = page.get_computed_style(&near).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
        let is_scroller = matches!(overflow.as_deref(), Some("auto" | "scroll"));
        if is_scroller && near.scroll_height() > near.client_height() {
            near.scroll_by_with_x_and_y(0.0, by);
            return;
        }
        around = outward(&near);
    }
    page.scroll_by_with_x_and_y(0.0, by);
}

/// The parent, out of a shadow root its host; not the body and the root of the page, which scroll as
/// the page does.
fn outward(element: &Element) -> Option<Element> {
    let host = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    element.parent_element().or_else(host).filter(|next| next.tag_name() != "BODY")
}
