//! What a page shows before the wasm is there, and the styles of all that it shows later.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

/// What a document adopts while it prints.
const PRINT: &str = "src/embed/printing.css";

/// What the loader brings, and what comes with the wasm.
pub(crate) struct FirstView {
    /// What the loader builds the first questions from, and what it has to know before it does.
    pub(crate) data: Value,
    /// The styles that the loader brings.
    pub(crate) styles: String,
    /// All other styles, which come inside the wasm.
    pub(crate) later_styles: String,
    /// The styles for printing a plan alone, which come inside the wasm too.
    pub(crate) print_styles: String,
    /// Files for a page that brings the first question in its own HTML, by name.
    pub(crate) files: Vec<(&'static str, String)>,
}

/// The first questions, rendered by the component itself, and their styles only.
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

/// No questions, and all styles as they were written. To render a question natively, all of Yew has
/// to be compiled for this machine too, for which the first page of a fresh clone would wait for a
/// minute. The loader cannot build a question from nothing, and shows the widget once it is there.
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
