//! The theme: custom properties, each with a value of its kind.

use crate::{embed::config::checker::Checker, plan::value::Value};

/// More letters than a list of font families has.
pub const MAX_VALUE: usize = 300;
/// Characters that end a value of the theme, or begin something else.
pub const UNSAFE: [char; 7] = ['{', '}', ';', '\\', '<', '@', '!'];
/// Functions of CSS that fetch; the loader, which shows a theme early, has these rules from here.
pub const FETCHING: [&str; 4] = ["url", "image", "src", "image-set"];
/// What is no colour, with a property of CSS that takes the same values; the loader asks the browser by
/// these.
pub const KINDS: [(&str, &str); 8] = [
    ("font-family", "font-family"),
    ("font-family-heading", "font-family"),
    ("font-size", "font-size"),
    ("line-height", "line-height"),
    ("radius", "border-radius"),
    ("space", "padding"),
    ("control-height", "min-height"),
    ("max-width", "max-width"),
];
/// Custom properties that a theme may set, without `--rcv-` (D-12).
pub const TOKENS: [&str; 30] = [
    "accent",
    "on-accent",
    "surface",
    "surface-2",
    "text",
    "text-muted",
    "border",
    "control-edge",
    "focus",
    "success",
    "warning",
    "danger",
    "kind-maintenance",
    "kind-pre-event",
    "kind-post-event",
    "map-skin",
    "map-hair",
    "map-pencil",
    "map-area",
    "map-weak",
    "map-mid",
    "map-strong",
    "font-family",
    "font-family-heading",
    "font-size",
    "line-height",
    "radius",
    "space",
    "control-height",
    "max-width",
];

/// The properties that can be read. What the browser does not take for a value of its kind would leave a
/// button unseen.
pub(super) fn theme(checker: &mut Checker<'_>, value: &Value) -> Vec<(String, String)> {
    let mut theme = Vec::new();
    for (token, entry) in checker.entries("/theme", value) {
        let path = ["/theme/", token].concat();
        if !TOKENS.contains(&token) {
            checker.warn(&path, "unknown_key");
        } else if let Some(text) = checker.text(&path, entry) {
            if !is_safe(&text) {
                checker.warn(&path, "unsafe_value");
            } else if (checker.context.fits)(token, &text) {
                theme.push((["--rcv-", token].concat(), text));
            } else {
                checker.warn(&path, "unknown_value");
            }
        }
    }
    theme
}

/// Whether a value of the theme is one value, and fetches nothing: a surface may be a picture to CSS.
fn is_safe(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let calls = |name: &str| value.contains(&[name, "("].concat());
    !value.trim().is_empty()
        && value.len() <= MAX_VALUE
        && !value.contains(UNSAFE)
        && !FETCHING.into_iter().any(calls)
}
