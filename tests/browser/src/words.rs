//! The texts that a visitor looks for, by the keys of the locale file.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// The English texts.
#[derive(Debug)]
pub(crate) struct Words(BTreeMap<String, String>);

impl Words {
    /// Those of the project's locale file.
    pub(crate) fn english() -> Result<Self> {
        let text = include_str!("../../../locales/en.json");
        Ok(Self(serde_json::from_str(text).context("locales/en.json")?))
    }

    /// The text of a key, which must exist.
    pub(crate) fn get(&self, key: &str) -> Result<&str> {
        self.0.get(key).map(String::as_str).with_context(|| format!("no text for {key}"))
    }

    /// The text with its placeholders filled.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        let filled = values.iter().fold(self.get(key)?.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        });
        Ok(filled)
    }
}
