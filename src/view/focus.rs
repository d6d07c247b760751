//! Moves the focus and scrolls.

use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Gives an element the focus. The page scrolls to it unless `stays` is set.
pub(crate) fn focus(element: &HtmlElement, stays: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(stays);
    // If the browser refuses, the focus stays where it is.
    let _ = element.focus_with_options(&options);
}

/// Scrolls as little as it takes to show an element, or as much of it as fits.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
