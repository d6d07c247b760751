//! Scroll anchoring: keeps a pressed control in place while the page above it grows or shrinks.
//! Safari has none, and other browsers lose the anchor when much changes at once.

use std::iter;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ShadowRoot, Window};
use yew::TargetCast;

/// The smallest move that is corrected, in CSS px: a smaller one is invisible.
const MIN: f64 = 1.0;

/// A change is drawn in two frames (`plan_page::deferred`), sometimes with another one between
/// them.
const FRAMES: u8 = 3;

/// Boxes that stand in for a pressed control that a change removes: their components mark them.
const ANCHOR: &str = "[data-anchor]";

/// A listener for events that change the plan. It keeps their target in place on the screen while
/// the page is drawn again; if the target is gone, the box around it.
pub(crate) fn hold(event: &Event) {
    let Some(page) = web_sys::window() else { return };
    let pressed: Element = event.target_unchecked_into();
    let scroller = Scroller::of(&page, &pressed);
    let anchor = |inside: &Element| inside.closest(ANCHOR).ok().flatten();
    let around: Vec<Element> =
        iter::successors(anchor(&pressed), |inner| anchor(&inner.parent_element()?)).collect();
    restore_at_next_frames(
        AnchoredElements::new(scroller, iter::once(pressed).chain(around)),
        page,
        FRAMES,
    );
}

/// Restores the places at the beginning of each of the next frames; Yew has drawn by then. Asking
/// for the places makes the browser apply its own anchoring first.
fn restore_at_next_frames(held: AnchoredElements, page: Window, frames: u8) {
    let Some(left) = frames.checked_sub(1) else { return };
    let asked = page.clone();
    let at_frame =
        Closure::once_into_js(move || restore_at_next_frames(held.put_back(), page, left));
    // A page that is visible never refuses.
    let _ = asked.request_animation_frame(at_frame.unchecked_ref());
}

/// Elements, innermost first, with their places.
struct AnchoredElements {
    scroller: Scroller,
    /// The scroll position, in CSS px.
    position: f64,
    /// The tops of the elements, in CSS px.
    places: Vec<(f64, Element)>,
}

impl AnchoredElements {
    fn new(scroller: Scroller, elements: impl Iterator<Item = Element>) -> Self {
        let places = elements.map(|element| (top(&element), element)).collect();
        Self { position: scroller.position(), scroller, places }
    }

    /// Scrolls by what the page above has grown or shrunk. Returns the places after that.
    fn put_back(self) -> Self {
        let Self { scroller, position, places } = self;
        let mut left = places.into_iter().filter(|(_, element)| element.is_connected()).peekable();
        if let Some((before, element)) = left.peek() {
            let moved = top(element) - before;
            // The visitor's own scrolling is not corrected.
            let is_drawn_elsewhere = (moved + scroller.position() - position).abs() >= MIN;
            if is_drawn_elsewhere && moved.abs() >= MIN {
                scroller.scroll(moved);
            }
        }
        Self::new(scroller, left.map(|(_, element)| element))
    }
}

/// The top of an element in the view, in CSS px.
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// The box that scrolls an element.
enum Scroller {
    Page(Window),
    Box(Element),
}

impl Scroller {
    /// The nearest scrolling box around the widget, else the page.
    fn of(page: &Window, element: &Element) -> Self {
        let scrolls = |near: &Element| {
            // For most elements the first condition decides, which costs nothing once the page is
            // laid out.
            near.scroll_height() > near.client_height()
                && page.get_computed_style(near).ok().flatten().is_some_and(|style| {
                    let overflow = style.get_property_value("overflow-y");
                    matches!(overflow.as_deref(), Ok("auto" | "scroll"))
                })
        };
        let found = iter::successors(host(element), outward).find(scrolls);
        found.map_or_else(|| Self::Page(page.clone()), Self::Box)
    }

    /// The scroll position, in CSS px.
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

/// The host of the shadow root that an element stands in.
fn host(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host())
}

/// The parent, or the host of a shadow root. Not the body or the root of the page, which scroll
/// with the page.
fn outward(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| host(element)).filter(|next| next.tag_name() != "BODY")
}
