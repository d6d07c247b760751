//! The texts of a language, as the element has loaded them.

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::text::catalog::Catalog;

/// Parsed once for all widgets of a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Locale(pub(crate) Rc<Catalog>);

#[wasm_bindgen]
impl Locale {
    /// From UTF-8 with alternating keys and texts, separated by zeros; of equal keys the last one
    /// counts. One piece, because passing hundreds of strings would take as long as rendering the
    /// first question, and strings that are not UTF-8 would take up to three times the memory.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: Vec<u8>) -> Self {
        // The browser always encodes valid UTF-8.
        Self(Rc::new(Catalog::packed(String::from_utf8(packed).unwrap_or_default())))
    }
}
