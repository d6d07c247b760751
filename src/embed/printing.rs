//! Prints the plan alone: by sheets for print that the document adopts while it prints.
//!
//! No node and no class in the page, nothing to see on screen, and no policy stands against it.

use std::{cell::Cell, rc::Rc};

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, ShadowRoot, Window};

/// Marks our element, each outer host that it stands in, and each slot that shows it.
const MARK: &str = "data-rcv-print";
const MARKED: &str = "[data-rcv-print]";

/// What has been changed for a print; dropping it puts everything back.
#[derive(Debug)]
pub(crate) struct Printing {
    document: Document,
    /// Adopted by the document and by each shadow root on the way to our element.
    sheet: CssStyleSheet,
    roots: Vec<ShadowRoot>,
    marked: Vec<Element>,
    /// Set once the print is over and this can be dropped.
    over: Rc<Cell<bool>>,
    listeners: Vec<EventListener>,
}

impl Printing {
    /// Prints our element alone. What is returned has to be dropped once `is_over` says so: after
    /// the print, on phones at the next press, for there `print()` does not wait.
    pub(crate) fn start(element: &Element) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(include_str!("printing.css")).ok()?;
        let mut printing = Self {
            roots: Vec::new(),
            marked: Vec::new(),
            over: Rc::default(),
            listeners: Vec::new(),
            document,
            sheet,
        };
        printing.adopt(element);
        printing.wait(&window, element);
        // A sandboxed frame without `allow-modals` does nothing; copying stands beside it.
        let _ = window.print();
        Some(printing)
    }

    /// Whether the print has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.over.get()
    }

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

    fn wait(&mut self, window: &Window, element: &Element) {
        let over = self.over.clone();
        let coarse = window.match_media("(pointer: coarse)").ok().flatten();
        self.listeners = if coarse.is_some_and(|coarse| coarse.matches()) {
            vec![EventListener::once(element, "pointerdown", move |_| over.set(true))]
        } else {
            vec![EventListener::once(window, "afterprint", move |_| over.set(true))]
        };
    }
}

impl Drop for Printing {
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
