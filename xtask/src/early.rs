//! Renders the first two questions ahead of time: for the loader, which shows them while the wasm
//! downloads, and for pages that include the first one in their own HTML. Both come from the real
//! component.

mod tree;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use recovery_calculator::{
    embed::{
        MILES,
        config::{FETCHING, KINDS, MAX_VALUE, UNSAFE},
    },
    quiz::step::Step,
    view::early,
};
use serde_json::{Value, json};

use crate::{early::tree::Node, styles::Shown};

/// The steps that a visitor can answer before the wasm has loaded.
const STEPS: [Step; 2] = [Step::Running, Step::Races];

/// The style sheets with rules for these steps; all others are inside the wasm.
pub(crate) const SHEETS: [&str; 7] =
    ["tokens.css", "base.css", "failure.css", "field.css", "frame.css", "mark.css", "running.css"];

/// The classes of what the loader shows by itself: the box, and the failure panel.
const LOADERS: &str = "root failure button";

/// The wrapper of the first question in a page's HTML: a style sheet until the loader's arrives,
/// and the page's own text for visitors without JavaScript.
const BEFORE: &str = "<template shadowrootmode=\"open\">\n\
    <link rel=\"stylesheet\" href=\"https://your.site/rcv/first-question.css\">\n\
    <div><div class=\"root\" part=\"root\" lang=\"en\" dir=\"ltr\" data-theme=\"inherit\">";
const AFTER: &str = "</div></div>\n<slot></slot>\n</template>\n";

/// Without scripts the question cannot be answered; with scripts the page's own text would show
/// below it until the loader runs.
pub(crate) const ONLY_ONE: &str =
    "@media (scripting:none){.root{display:none}}@media (scripting:enabled){slot{display:none}}";

/// The pre-rendered steps in every form.
pub(crate) struct Early {
    /// The tree that the loader builds them from, and their metadata.
    pub(crate) data: Value,
    /// The first one as HTML, for a page.
    pub(crate) snippet: String,
    /// The classes and attributes that decide which styles they need.
    pub(crate) shown: Shown,
}

/// Renders the steps with the texts of a locale file.
pub(crate) fn early(words: &BTreeMap<String, String>) -> Result<Early> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let mut steps = Vec::new();
    let mut keys = BTreeSet::new();
    let mut first = None;
    // In this catalog every text is its own key.
    let marked: BTreeMap<_, _> =
        words.keys().map(|key| (key.clone(), format!("{MARK}{key}{MARK}"))).collect();
    for step in STEPS {
        let html = runtime.block_on(early::question(words.clone(), step));
        steps.push(Node::read(&html)?);
        first.get_or_insert(html);
        let html = runtime.block_on(early::question(marked.clone(), step));
        keys.extend(html.split(MARK).skip(1).step_by(2).map(str::to_owned));
    }
    ensure!(keys.iter().all(|key| words.contains_key(key)), "no keys of words: {keys:?}");
    let attributes = steps.iter().flat_map(Node::attributes);
    let shown = Shown::new(attributes.chain([("class", LOADERS)]));
    let steps: Vec<_> = steps.iter().map(Node::data).collect();
    let keys = Vec::from_iter(keys).join("|");
    let marks: String = UNSAFE.iter().flat_map(|mark| ['\\', *mark]).collect();
    let data = json!({
        "steps": steps,
        "keys": format!("^({keys})$"),
        "miles": MILES,
        "unsafe": format!("[{marks}]|({})\\(", FETCHING.join("|")),
        "longest": MAX_VALUE,
        "kinds": BTreeMap::from(KINDS),
    });
    let first = first.context("there is no first step")?;
    // Before the loader runs, Continue must not reload the page.
    let forms = first.matches("<form").count();
    let is_mute = first
        .split("<form")
        .skip(1)
        .all(|form| form.split('>').next().is_some_and(|tag| tag.contains("method=\"dialog\"")));
    ensure!(forms == 1 && is_mute, "the first step is not one form that sends nothing");
    let snippet = [BEFORE, &first, AFTER].concat();
    Ok(Early { data, snippet, shown })
}

/// Occurs in no text.
const MARK: char = '\u{e000}';

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::{LOADERS, early};

    #[test]
    fn the_first_steps_are_those_of_the_component_in_english() {
        let text = fs::read_to_string(crate::root().join("locales/en.json")).unwrap();
        let words: BTreeMap<String, String> = serde_json::from_str(&text).unwrap();
        let made = early(&words).unwrap();
        let data = made.data.to_string();
        for key in ["step_running", "frame_promise", "unit_mi", "step_races", "races_none"] {
            let text = words.get(key).unwrap();
            assert!(data.contains(text.as_str()), "{text} is missing");
            assert!(data.contains(key), "{key} is not among the keys");
        }
        assert!(!data.contains("step_areas"), "a key of a later step");
        assert!(!data.contains('\u{e000}'));
        // Both contain the progress line; only a page's own first step is in the snippet.
        assert!(data.contains("Step 1 of 5") && data.contains("Step 2 of 5"));
        assert!(made.snippet.contains("Step 1 of 5") && !made.snippet.contains("Step 2 of 5"));
        assert!(!made.snippet.contains(" style="), "a style attribute");
    }

    #[test]
    fn the_loaders_own_elements_have_styles() {
        let script =
            fs::read_to_string(crate::root().join("src/embed/js/failure_panel.js")).unwrap();
        let places = ["className = \"", "className: \""];
        let after = places.iter().flat_map(|place| script.split(place).skip(1));
        let classes: Vec<_> = after.filter_map(|text| text.split('"').next()).collect();
        assert!(classes.len() > 2, "{classes:?}");
        for class in classes {
            assert!(LOADERS.split(' ').any(|known| known == class), "{class}");
        }
    }
}
