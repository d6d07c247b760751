//! The builder: a page on which a clinic sets its planner up, sees it, and copies the lines for its
//! website. Visitors load none of it.
//!
//! `state` has the form and the only reducer, `view` shows it, and `check` asks the widget's own
//! reader of configurations what is wrong. The functions of the browser are in `host`.

mod app;
mod check;
mod colour;
mod form;
mod fragment;
mod guard;
mod holidays;
mod host;
mod json;
mod links;
mod recipes;
mod snippets;
mod state;
mod ui;
mod view;
mod words;

#[cfg(test)]
mod random;

use wasm_bindgen::prelude::wasm_bindgen;

/// Shows the builder in the element that waits for it.
#[wasm_bindgen(start)]
pub fn start() {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(place) = page.and_then(|page| page.get_element_by_id("builder")) {
        place.set_text_content(None);
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
