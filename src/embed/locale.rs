//! The words of a language, as the element has fetched them.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::text::catalog::Catalog;

/// Read once for all widgets of a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Locale(pub(crate) Rc<Catalog>);

#[wasm_bindgen]
impl Locale {
    /// From keys and texts in turn, apart by a zero, as UTF-8; of equal keys the last one counts.
    /// In one piece: hundreds of single texts would take as long to hand over as the first question
    /// to draw, and one that is no UTF-8 yet up to three times the memory.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: Vec<u8>) -> Self {
        // What the browser has encoded is always valid.
        Self(Rc::new(Catalog::packed(String::from_utf8(packed).unwrap_or_default())))
    }
}
