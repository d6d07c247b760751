//! Keeps what is pressed where it stands while the page above it grows or shrinks. Browsers that
//! anchor scrolling do so themselves; Safari does not.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ShadowRoot, Window, css};
use yew::TargetCast;

/// Moved by less, in px, nothing is scrolled: no eye sees it.
const LEAST: f64 = 1.0;

/// A listener for changes: what the event is of stands, after the page has been drawn anew, where it
/// stood before.
pub(crate) fn hold(event: &Event) {
    let anchors = css::supports_with_value("overflow-anchor", "auto");
    let (Ok(false), Some(window)) = (anchors, web_sys::window()) else { return };
    let element: Element = event.target_unchecked_into();
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let before = top(&element);
    let page = window.clone();
    // Yew draws in a microtask: before the next frame, at whose beginning this runs.
    let settle = Closure::once_into_js(move || {
        let moved = top(&element) - before;
        if element.is_connected() && moved.abs() >= LEAST {
            scroll(&page, &element, moved);
        }
    });
    // Refused by no page that can be seen.
    let _ = window.request_animation_frame(settle.unchecked_ref());
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
