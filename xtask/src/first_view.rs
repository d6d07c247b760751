//! The first view, which a page shows before the wasm has loaded, and the styles of everything
//! later.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

/// What a document adopts while it prints.
const PRINT: &str = "src/embed/printing.css";

/// The parts of the view that come with the loader and with the wasm.
pub(crate) struct FirstView {
    /// The tree and the metadata of the first questions.
    pub(crate) data: Value,
    /// The styles that the loader carries.
    pub(crate) styles: String,
    /// All other styles, which are inside the wasm.
    pub(crate) later_styles: String,
    /// The styles for printing a plan alone, which come inside the wasm too.
    pub(crate) print_styles: String,
    /// HTML snippets, by file name, for pages that include the first question themselves.
    pub(crate) files: Vec<(&'static str, String)>,
}

/// Renders the first questions with the component itself and selects their styles.
#[cfg(feature = "release")]
pub(crate) fn first_view(root: &Path) -> Result<FirstView> {
    use crate::{early, styles};

    let english = std::fs::read_to_string(root.join("locales/en.json"))?;
    let early = early::early(&serde_json::from_str(&english)?)?;
    let styles = styles::styles(&root.join("styles"), &early::SHEETS, &early.shown)?;
    let sheet = [&styles.first, early::ONLY_ONE].concat();
    Ok(FirstView {
        data: early.data,
        styles: styles.first,
        later_styles: styles.rest,
        print_styles: styles::minified(&root.join(PRINT))?,
        files: vec![("first-question.html", early.snippet), ("first-question.css", sheet)],
    })
}

/// No questions, and unminified styles. Rendering a question natively needs all of Yew compiled for
/// this machine, which would add a minute to the first page of a fresh clone. Without questions the
/// loader shows the widget once it has loaded.
#[cfg(not(feature = "release"))]
pub(crate) fn first_view(root: &Path) -> Result<FirstView> {
    use std::collections::BTreeMap;

    use recovery_calculator::embed::config::KINDS;

    let sheets = crate::sheets::sheets(&root.join("styles"))?;
    Ok(FirstView {
        data: serde_json::json!({ "steps": [], "kinds": BTreeMap::from(KINDS) }),
        styles: sheets.into_iter().map(|(_, text)| text).collect(),
        later_styles: String::new(),
        print_styles: std::fs::read_to_string(root.join(PRINT))?,
        files: Vec::new(),
    })
}
