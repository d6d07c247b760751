//! The theme: custom properties with validated values.

use crate::{embed::config::checker::Checker, plan::value::Value};

/// The maximum length of a value; a list of font families is the longest.
pub const MAX_VALUE: usize = 300;
/// Characters that could end a value or start another construct.
pub const UNSAFE: [char; 7] = ['{', '}', ';', '\\', '<', '@', '!'];
/// CSS functions that load a resource; the build passes these rules to the loader, which applies a
/// theme early.
pub const FETCHING: [&str; 4] = ["url", "image", "src", "image-set"];
/// The tokens that are not colours, each with a CSS property that takes the same values; the loader
/// validates with these properties.
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
/// The custom properties that a theme may set, without `--rcv-` (D-12).
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

/// The valid properties of a theme. A value that the browser rejects would make a button invisible.
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

/// Whether a value is a single value that loads nothing; CSS would accept an image as a surface.
fn is_safe(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let calls = |name: &str| value.contains(&[name, "("].concat());
    !value.trim().is_empty()
        && value.len() <= MAX_VALUE
        && !value.contains(UNSAFE)
        && !FETCHING.into_iter().any(calls)
}
