//! The words that a visitor looks for, by the keys of the locale file.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// The English words.
#[derive(Debug)]
pub(crate) struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads the locale file of the project.
    pub(crate) fn english() -> Result<Self> {
        let path = xtask::root().join("locales/en.json");
        let text = std::fs::read_to_string(&path)?;
        Ok(Self(serde_json::from_str(&text).with_context(|| path.display().to_string())?))
    }

    /// The text of a key, which must exist.
    pub(crate) fn get(&self, key: &str) -> Result<&str> {
        self.0.get(key).map(String::as_str).with_context(|| format!("no words for {key}"))
    }

    /// The text with its placeholders filled.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        let filled = values.iter().fold(self.get(key)?.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        });
        Ok(filled)
    }
}
