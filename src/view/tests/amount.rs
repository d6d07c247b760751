//! How much each step asks a visitor to read, and how many controls it has. What is folded counts
//! too. The budgets are what was reached; a step that needs more takes it from somewhere.

use super::{markup::elements, page};

/// Tags of controls.
const CONTROLS: [&str; 6] = ["a", "button", "input", "select", "summary", "textarea"];

/// The state of a step, and the most words and controls that it may have.
const BUDGETS: [(&str, usize, usize); 8] = [
    ("1-running", 73, 21),
    ("2-races", 56, 3),
    ("2-races-two", 191, 38),
    ("3-areas", 116, 16),
    ("3-areas-one", 164, 29),
    ("4-safety", 445, 25),
    ("4-safety-yes", 461, 68),
    ("5-availability", 129, 21),
];

/// The words, those for screen readers too, and the controls.
fn amount(state: &str) -> (usize, usize) {
    let html = page(state);
    let is_control = |tag: &str| CONTROLS.contains(&tag);
    // The browser's own calendar is behind a button.
    let all = elements(&html).into_iter().filter(|one| !one.is_within_hidden);
    let controls = all.filter(|one| is_control(&one.tag)).count();
    let texts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    (texts.map(|text| text.split_whitespace().count()).sum(), controls)
}

#[test]
fn a_step_asks_no_more_than_its_budget() {
    let mut over = Vec::new();
    for (state, words, controls) in BUDGETS {
        let reached = amount(state);
        if reached.0 > words || reached.1 > controls {
            over.push(format!("{state}: {reached:?}, at most {:?}", (words, controls)));
        }
    }
    assert!(over.is_empty(), "{over:#?}");
}
