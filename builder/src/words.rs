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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::Words;

    /// The sources of the view and the root component.
    fn sources() -> String {
        fn walk(place: &Path, all: &mut String) {
            for entry in fs::read_dir(place).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, all);
                } else {
                    *all += &fs::read_to_string(&path).unwrap();
                }
            }
        }
        let mut all = String::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        all
    }

    #[test]
    fn every_text_that_is_asked_for_is_there() {
        let words = Words::english();
        let sources = sources();
        for start in
            ["text(\"", "words.get(\"", "words.fill(\"", "hint: Some(\"", "field(view, Field::"]
        {
            for rest in sources.split(start).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                let is_key =
                    !key.is_empty() && key.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
                assert!(!is_key || words.own.contains_key(key), "{key}");
            }
        }
        assert!(words.widget.len() > 900);
    }

    #[test]
    fn every_text_is_used() {
        let sources = sources();
        let quoted: BTreeSet<&str> = sources.split('"').collect();
        // Keys of several parts are asked for by their beginnings.
        let unused = Words::english().own.into_keys().filter(|key| {
            let is_begun = key.match_indices(['_', '-']).any(|(at, _)| {
                key.get(..at).is_some_and(|start| {
                    quoted.contains(start) || quoted.contains(&*[start, "_"].concat())
                })
            });
            !quoted.contains(&**key) && !is_begun
        });
        assert_eq!(unused.collect::<Vec<_>>(), Vec::<String>::new());
    }
}
