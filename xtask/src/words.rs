//! Packs locale files for the loader, with each key prefix stored once.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Packs the texts as a tree: `kind_late` and `kind_light` become `{"kind_":{"late":…,"light":…}}`.
/// `locales.js` restores the keys. This makes compressed English a twentieth smaller.
pub(crate) fn nested(words: BTreeMap<String, String>) -> Map<String, Value> {
    let mut tree = Map::new();
    for (key, text) in words {
        insert(&mut tree, &key, text);
    }
    tree
}

/// A prefix ends with an underscore, so that it never equals another key.
fn insert(tree: &mut Map<String, Value>, key: &str, text: String) {
    let Some((start, rest)) = key.split_once('_') else {
        tree.insert(key.to_owned(), text.into());
        return;
    };
    let branch = tree.entry([start, "_"].concat()).or_insert_with(|| Map::new().into());
    if let Value::Object(branch) = branch {
        insert(branch, rest, text);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::nested;

    /// Mirrors `packMessages` in `locales.js`.
    fn flat(tree: &Value, start: &str, words: &mut BTreeMap<String, String>) {
        if let Value::Object(members) = tree {
            for (key, member) in members {
                flat(member, &[start, key].concat(), words);
            }
        } else {
            words.insert(start.to_owned(), tree.as_str().unwrap().to_owned());
        }
    }

    #[test]
    fn no_key_and_no_text_is_lost() {
        let odd = ["a", "a_", "a__b", "a_b", "a_b.one", "_a", ""];
        let mut words: BTreeMap<String, String> =
            odd.map(|key| (key.to_owned(), format!("text of {key}"))).into();
        let english = std::fs::read_to_string(crate::root().join("locales/en.json")).unwrap();
        words.extend(serde_json::from_str::<BTreeMap<_, _>>(&english).unwrap());
        let mut found = BTreeMap::new();
        flat(&nested(words.clone()).into(), "", &mut found);
        assert_eq!(found, words);
    }
}
