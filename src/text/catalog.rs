//! The entries of a locale file: one text for each key.

/// Texts by key. They are one string, because hundreds of strings would take twice the memory, and
/// a sorted list of places in it, because a `BTreeMap` would add 4 KB to the wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    all: String,
    entries: Vec<Entry>,
}

/// The place of a key and its text. A zero byte separates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    key: usize,
    text: usize,
    end: usize,
}

impl Catalog {
    /// The texts of a locale file as the page passes them: keys and texts in turn, separated by
    /// zero bytes. They are not copied.
    pub fn packed(all: String) -> Self {
        let mut entries = Vec::with_capacity(all.bytes().filter(|byte| *byte == 0).count() / 2 + 1);
        let mut next = 0;
        let mut parts = all.split('\0').map(|part| {
            let start = next;
            next = start + part.len() + 1;
            (start, start + part.len())
        });
        while let (Some((key, _)), Some((text, end))) = (parts.next(), parts.next()) {
            entries.push(Entry { key, text, end });
        }
        Self { all, entries }.ordered()
    }

    /// The text at a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let place = self.entries.binary_search_by(|entry| self.key(*entry).cmp(key)).ok()?;
        self.entries.get(place).map(|entry| self.part(entry.text, entry.end))
    }

    /// Whether there is a text at the key.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keys and texts, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.entries.iter();
        entries.map(|entry| (self.key(*entry), self.part(entry.text, entry.end)))
    }

    fn key(&self, entry: Entry) -> &str {
        self.part(entry.key, entry.text.saturating_sub(1))
    }

    fn part(&self, start: usize, end: usize) -> &str {
        self.all.get(start..end).unwrap_or_default()
    }

    /// Sorts the entries. The sort is stable, so the last of equal keys stays last.
    fn ordered(self) -> Self {
        let Self { all, mut entries } = self;
        let key = |entry: &Entry| all.get(entry.key..entry.text.saturating_sub(1));
        entries.sort_by(|one, other| key(one).cmp(&key(other)));
        entries.dedup_by(|later, kept| {
            let is_same = key(later) == key(kept);
            if is_same {
                *kept = *later;
            }
            is_same
        });
        Self { all, entries }
    }
}

/// The last of equal keys counts.
impl<K: AsRef<str>, T: AsRef<str>> FromIterator<(K, T)> for Catalog {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let entries: Vec<(K, T)> = entries.into_iter().collect();
        let length = |(key, text): &(K, T)| key.as_ref().len() + 1 + text.as_ref().len();
        let size = entries.iter().map(length).sum();
        // A buffer that grows step by step would leave holes of its own size in memory.
        let mut texts =
            Self { all: String::with_capacity(size), entries: Vec::with_capacity(entries.len()) };
        for (key, text) in entries {
            let start = texts.all.len();
            texts.all.push_str(key.as_ref());
            texts.all.push('\0');
            let middle = texts.all.len();
            texts.all.push_str(text.as_ref());
            texts.entries.push(Entry { key: start, text: middle, end: texts.all.len() });
        }
        texts.ordered()
    }
}

#[cfg(test)]
mod tests {
    use super::Catalog;

    #[test]
    fn what_is_handed_over_is_as_what_is_collected() {
        for entries in [vec![], vec![("b", "ü"), ("a", ""), ("", "x"), ("b", "3")]] {
            let all: Vec<&str> = entries.iter().flat_map(|(key, text)| [*key, *text]).collect();
            let (packed, collected) =
                (Catalog::packed(all.join("\0")), Catalog::from_iter(entries));
            assert!(packed.iter().eq(collected.iter()), "{packed:?} and {collected:?}");
        }
        assert_eq!(
            Catalog::packed("a\0b\0lost".to_owned()).iter().collect::<Vec<_>>(),
            [("a", "b")]
        );
    }

    #[test]
    fn of_equal_keys_the_last_one_counts() {
        let entries = [("b", "1"), ("a", "2"), ("b", "3"), ("c", "4"), ("b", "5")];
        let texts = Catalog::from_iter(entries);
        assert_eq!(texts.len(), 3);
        let found = ["a", "b", "c", "d"].map(|key| texts.get(key));
        assert_eq!(found, [Some("2"), Some("5"), Some("4"), None]);
        assert!(texts.contains("a") && !texts.contains(""));
        assert_eq!(texts.iter().collect::<Vec<_>>(), [("a", "2"), ("b", "5"), ("c", "4")]);
    }
}
