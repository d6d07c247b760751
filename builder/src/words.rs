//! The texts of the builder, and those of the widget that an owner may change.

use std::collections::BTreeMap;

use recovery_calculator::text::catalog::Catalog;

const OWN: &str = include_str!("../../locales/builder/en.json");
const WIDGET: &str = include_str!("../../locales/en.json");

/// The texts by key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Words {
    own: BTreeMap<String, String>,
    /// The widget's texts, in the order of its file.
    pub(crate) widget: Catalog,
}

impl Words {
    /// The English ones.
    pub(crate) fn english() -> Self {
        let widget: BTreeMap<String, String> = serde_json::from_str(WIDGET).unwrap_or_default();
        Self {
            own: serde_json::from_str(OWN).unwrap_or_default(),
            widget: widget.into_iter().collect(),
        }
    }

    /// The text at a key; the key itself where there is none, which a test excludes.
    pub(crate) fn get(&self, key: &str) -> String {
        self.own.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// A text whose key has two parts.
    pub(crate) fn of(&self, start: &str, end: &str) -> String {
        self.get(&[start, "_", end].concat())
    }

    /// A text with its places in braces filled.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.get(key), |text, (name, value)| {
            text.replace(&["{", name, "}"].concat(), value)
        })
    }
}
