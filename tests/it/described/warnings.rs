//! Checks that configuration warnings have the same codes everywhere.

use super::{Names, after, agree, anchors, marked, read, union};

/// The warning codes that occur in a Rust file.
fn warned(text: &str) -> Names {
    let is_code = |word: &String| {
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    // The name of a feature in an attribute is not a code.
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("#["));
    let text = lines.collect::<Vec<_>>().join("\n");
    let starts = ["warn(", "tell(", "Warning::new(", "Warning {"];
    let statements = starts.iter().flat_map(|start| text.split(start).skip(1));
    // A statement ends with its line or with its function.
    let whole = |rest: &str| rest.replace("\n}\n", ";").split(';').next().unwrap().to_owned();
    let words = statements.flat_map(|rest| marked(&whole(rest), '"'));
    words.filter(is_code).collect()
}

#[test]
fn warning_codes_agree() {
    let reader = ["config", "config/checker", "config/days", "config/services", "config/theme"];
    let files = reader.into_iter().chain(["input", "widget", "initial_state"]);
    let rust: Names =
        files.flat_map(|name| warned(&read(&format!("src/embed/{name}.rs")))).collect();
    // These come with the sentences of the script that reports them.
    let scripts = ["configuration", "config_help/mending"];
    let scripts = scripts.map(|name| read(&format!("src/embed/js/{name}.js"))).concat();
    let mut scripted = after(&scripts, ", code: \"");
    scripted.retain(|code| !code.contains('-'));
    let worded = after(&read("src/embed/js/config_help/sentences.js"), "case \"");
    agree("codes with words", &[("Rust", rust.clone()), ("sentences.js", worded)]);
    agree(
        "warning codes",
        &[
            ("docs/help.html", anchors("Your settings")),
            (".d.ts", union("WarningCode")),
            ("code", rust.union(&scripted).cloned().collect()),
        ],
    );
}
