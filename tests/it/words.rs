//! Checks the locale files: nothing missing, nothing unused, no forbidden claim, and every
//! placeholder filled.

mod headline;
mod keys;
mod reading_age;
pub(crate) mod sentences;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use keys::{built_keys, fault_keys};

type Texts = BTreeMap<String, String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn locale(path: &Path) -> Texts {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn english() -> Texts {
    locale(&root().join("locales/en.json"))
}

/// Every language with its code.
fn locales() -> Vec<(String, Texts)> {
    let entries = fs::read_dir(root().join("locales")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    paths
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), locale(&path)))
        .collect()
}

/// The key without its plural category.
fn stem(key: &str) -> &str {
    let ends = ["zero", "one", "two", "few", "many", "other"];
    key.rsplit_once('.').filter(|(_, end)| ends.contains(end)).map_or(key, |(stem, _)| stem)
}

/// The names of the placeholders.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Every Rust file of the modules that use texts, without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders =
        vec![root().join("src/text"), root().join("src/view"), root().join("src/embed")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
                sources.push((path, text));
            }
        }
    }
    sources
}

/// The string literals of a source that look like keys; classes have two underscores.
fn literals(source: &str) -> BTreeSet<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let pieces = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    pieces
        .filter(|piece| {
            piece.contains('_')
                && !piece.contains("__")
                && piece.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        })
        .collect()
}

#[test]
fn every_key_in_the_code_has_a_text() {
    for (lang, texts) in locales() {
        let stems: BTreeSet<&str> = texts.keys().map(|key| stem(key)).collect();
        for key in built_keys().union(&fault_keys()) {
            assert!(stems.contains(key.as_str()), "{lang} has no {key}");
        }
        // The families of keys: the first words of all keys.
        let families: BTreeSet<&str> =
            texts.keys().filter_map(|key| key.split('_').next()).collect();
        for (path, source) in sources() {
            for literal in literals(&source) {
                let family = literal.split('_').next().unwrap();
                let is_whole = !literal.starts_with('_') && !literal.ends_with('_');
                if is_whole && families.contains(family) && !NO_KEYS.contains(&literal) {
                    assert!(stems.contains(literal), "{lang} has no {literal}: {}", path.display());
                }
            }
        }
    }
}

/// String literals that look like keys and are not.
const NO_KEYS: [&str; 1] = ["safety_text"];

#[test]
fn plans_name_the_edition_of_the_rules() {
    let rules = include_str!("../../docs/rules.md");
    let edition = rules.split_once(" edition (").unwrap().1.split_once(')').unwrap().0;
    for (lang, texts) in locales() {
        let text = &texts["rules_edition"];
        assert!(text.contains(edition), "{lang}: {text} does not name {edition}");
    }
}

#[test]
fn no_text_is_unused() {
    let mut asked: BTreeSet<String> = built_keys();
    asked.extend(fault_keys());
    let sources = sources();
    for (_, source) in &sources {
        asked.extend(literals(source).into_iter().map(str::to_owned));
        // Keys of one word, such as "privacy".
        asked.extend(source.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    // The code looks for further steps of a referral until there is none.
    let is_step = |key: &str| key.starts_with("referral_") && key.contains("_do_");
    for (lang, texts) in locales() {
        let unused: Vec<&String> =
            texts.keys().filter(|key| !asked.contains(stem(key)) && !is_step(key)).collect();
        assert!(unused.is_empty(), "{lang}: unused texts: {unused:?}");
    }
}

#[test]
fn every_language_has_the_same_keys_and_placeholders_as_english() {
    let english = english();
    let of = |texts: &Texts, key: &str| -> BTreeSet<String> {
        let same = texts.iter().filter(|(other, _)| stem(other) == key);
        same.flat_map(|(_, text)| placeholders(text)).map(str::to_owned).collect()
    };
    for (lang, texts) in locales() {
        let stems = |texts: &Texts| -> BTreeSet<String> {
            texts.keys().map(|key| stem(key).to_owned()).collect()
        };
        assert_eq!(stems(&texts), stems(&english), "{lang}");
        for key in stems(&texts) {
            // The form for one need not repeat the number.
            let mut own = of(&texts, &key);
            let mut given = of(&english, &key);
            for number in ["count", "number"] {
                own.remove(number);
                given.remove(number);
            }
            assert_eq!(own, given, "{lang}: {key}");
        }
        for (key, text) in &texts {
            assert!(!text.trim().is_empty(), "{lang}: {key} is empty");
            assert_eq!(text.matches('{').count(), placeholders(text).len(), "{lang}: {key}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{lang}: {key}");
            assert!(!text.contains(['<', '>', '&']), "{lang}: {key} has markup");
            let is_separator = key.ends_with("separator");
            assert!(is_separator || text.trim() == text, "{lang}: {key} has spaces at an end");
        }
        let plurals = texts.keys().filter(|key| stem(key) != key.as_str());
        for key in plurals {
            assert!(texts.contains_key(&[stem(key), ".other"].concat()), "{lang}: {key}");
        }
    }
}

/// The forbidden claims (G14), each as a sequence of words; `|` separates alternatives, `*` stands
/// for any further letters.
const FORBIDDEN: [&str; 15] = [
    "*toxin*",
    "*detox*",
    "*lactic*",
    "*break|*breaks|*breaking down|up scar*|adhesion*",
    "*scar tissue*",
    "*adhesion*",
    "cure*",
    "*heal|*heals|*healing faster*|injur*",
    "*heal|*heals|*healing your injur*",
    "*prevent|*prevents|*preventing injur*",
    "*guarantee*",
    "*lower|*lowers|*lowering cortisol*",
    "*realign*",
    "*boosts circulation*",
    "*recover|*recovers faster*",
];

/// The first pattern that a text matches.
fn forbidden(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let fits = |word: &str, choice: &str| {
        let core = choice.trim_matches('*');
        match (choice.starts_with('*'), choice.ends_with('*')) {
            (true, true) => word.contains(core),
            (true, false) => word.ends_with(core),
            (false, true) => word.starts_with(core),
            (false, false) => word == core,
        }
    };
    FORBIDDEN.into_iter().find(|pattern| {
        let pattern: Vec<&str> = pattern.split(' ').collect();
        words.windows(pattern.len()).any(|words| {
            words
                .iter()
                .zip(&pattern)
                .all(|(word, choices)| choices.split('|').any(|choice| fits(word, choice)))
        })
    })
}

/// The keys of the one block that may name a myth in order to deny it.
fn is_research(key: &str) -> bool {
    ["what_research_says", "why_size", "why_evidence_frequency", "know_timing", "know_sources"]
        .contains(&key)
        || key.starts_with("know_source_")
}

#[test]
fn no_text_makes_a_forbidden_claim() {
    for claim in [
        "It flushes toxins.",
        "A DETOX massage",
        "Removes lactic acid",
        "breaking down adhesions",
        "breaks up scar lines",
        "old scar tissue",
        "Cures pain",
        "heals injuries",
        "healing your injury",
        "It prevents injury",
        "We guarantee it",
        "lowers cortisol",
        "realigns the hips",
    ] {
        assert!(forbidden(claim).is_some(), "{claim}");
    }
    for honest in ["secure", "A health answer", "Break it down", "You lower your heel"] {
        assert_eq!(forbidden(honest), None, "{honest}");
    }
    for (lang, texts) in locales() {
        for (key, text) in texts.iter().filter(|(key, _)| !is_research(key)) {
            assert_eq!(forbidden(text), None, "{lang}: {key}");
        }
    }
}
