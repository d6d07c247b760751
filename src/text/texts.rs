//! The entries of a locale file: one text a key.

/// Texts by key. A sorted list: a tree of texts would weigh 4 KB in the shipped wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// The text at a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let place = self.0.binary_search_by(|(name, _)| name.as_str().cmp(key)).ok()?;
        self.0.get(place).map(|(_, text)| text.as_str())
    }

    /// Whether there is a text at the key.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Of equal keys the last one counts.
impl FromIterator<(String, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        Self(ordered(entries.into_iter().collect()))
    }
}

impl IntoIterator for Texts {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

fn ordered(mut entries: Vec<(String, String)>) -> Vec<(String, String)> {
    // Stable, so that of equal keys the last one is still the last.
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    entries.dedup_by(|later, kept| {
        let is_same = later.0 == kept.0;
        if is_same {
            std::mem::swap(later, kept);
        }
        is_same
    });
    entries
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn of_equal_keys_the_last_one_counts() {
        let entries = [("b", "1"), ("a", "2"), ("b", "3"), ("c", "4"), ("b", "5")];
        let entries = entries.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let texts = Texts::from_iter(entries);
        assert_eq!(texts.len(), 3);
        let found = ["a", "b", "c", "d"].map(|key| texts.get(key));
        assert_eq!(found, [Some("2"), Some("5"), Some("4"), None]);
        assert!(texts.contains("a") && !texts.contains(""));
    }
}
