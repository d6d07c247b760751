//! Prints the plan alone: by sheets for print that the document adopts while it prints.
//!
//! No node and no class in the page, nothing to see on screen, and no policy stands against it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, ShadowRoot, Window};

/// Marks our element, each outer host that it stands in, and each slot that shows it.
const MARK: &str = "data-rcv-print";
const MARKED: &str = "[data-rcv-print]";

/// A print of ours. Whatever was changed for it is put back when it is over, so that the page's own
/// print is the page's; at the latest when this is dropped.
#[derive(Debug)]
pub(crate) struct Printing(Rc<RefCell<Option<Changed>>>);

/// What has been changed for a print; dropping it puts everything back.
#[derive(Debug)]
struct Changed {
    document: Document,
    /// Adopted by the document and by each shadow root on the way to our element.
    sheet: CssStyleSheet,
    roots: Vec<ShadowRoot>,
    marked: Vec<Element>,
    listeners: Vec<EventListener>,
}

impl Printing {
    /// Prints our element alone; nothing where the page or the browser throws.
    pub(crate) fn start(element: &Element) -> Option<Self> {
        let window = web_sys::window()?;
        let mut changed = Changed {
            document: window.document()?,
            sheet: CssStyleSheet::new().ok()?,
            roots: Vec::new(),
            marked: Vec::new(),
            listeners: Vec::new(),
        };
        changed.sheet.replace_sync(include_str!("printing.css")).ok()?;
        changed.adopt(element);
        let printing = Self(Rc::default());
        changed.listeners = printing.endings(&window);
        printing.0.replace(Some(changed));
        // A sandboxed frame without `allow-modals` does nothing; copying stands beside it.
        window.print().ok()?;
        Some(printing)
    }

    /// Hears of the end: of `afterprint`, except on phones, where it comes before the page has been
    /// drawn for paper; of any press; and of the next print that begins, for that is not ours.
    fn endings(&self, window: &Window) -> Vec<EventListener> {
        let coarse = window.match_media("(pointer: coarse)").ok().flatten();
        let is_phone = coarse.is_some_and(|coarse| coarse.matches());
        let last: &[&'static str] = if is_phone { &[] } else { &["afterprint"] };
        let ended = ["pointerdown", "keydown", "beforeprint"].iter().chain(last);
        let listener = |name: &&'static str| {
            let changed = Rc::downgrade(&self.0);
            let begun = Cell::new(*name != "beforeprint");
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(window, *name, options, move |_| {
                if begun.replace(true)
                    && let Some(changed) = changed.upgrade()
                {
                    changed.take();
                }
            })
        };
        ended.map(listener).collect()
    }
}

impl Changed {
    fn adopt(&mut self, element: &Element) {
        let sheets = with(&self.document.adopted_style_sheets(), &self.sheet);
        self.document.set_adopted_style_sheets(&sheets);
        self.mark(element);
        let mut drawn = element.clone();
        // Outwards as it is drawn: from a child to the slot that shows it, from a root to its host.
        loop {
            if let Some(slot) = drawn.assigned_slot() {
                drawn = slot.into();
                self.mark(&drawn);
            } else if let Some(parent) = drawn.parent_element() {
                drawn = parent;
            } else if let Ok(root) = drawn.get_root_node().dyn_into::<ShadowRoot>() {
                drawn = root.host();
                // What a slot shows is among its host's children, where `:has()` finds it.
                if !matches!(drawn.query_selector(MARKED), Ok(Some(_))) {
                    self.mark(&drawn);
                }
            } else {
                return;
            }
        }
    }

    /// Marks one element on the way, and gives the root that it stands in its sheet.
    fn mark(&mut self, element: &Element) {
        // Fails for no element.
        let _ = element.set_attribute(MARK, "");
        self.marked.push(element.clone());
        let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() else { return };
        if !self.roots.contains(&root) {
            root.set_adopted_style_sheets(&with(&root.adopted_style_sheets(), &self.sheet));
            self.roots.push(root);
        }
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        let left = without(&self.document.adopted_style_sheets(), &self.sheet);
        self.document.set_adopted_style_sheets(&left);
        for root in &self.roots {
            root.set_adopted_style_sheets(&without(&root.adopted_style_sheets(), &self.sheet));
        }
        for element in &self.marked {
            // Fails for no element.
            let _ = element.remove_attribute(MARK);
        }
    }
}

fn with(sheets: &Array, sheet: &CssStyleSheet) -> JsValue {
    sheets.concat(&Array::of1(sheet)).into()
}

fn without(sheets: &Array, sheet: &CssStyleSheet) -> JsValue {
    let sheet: &JsValue = sheet;
    sheets.iter().filter(|other| other != sheet).collect::<Array>().into()
}
