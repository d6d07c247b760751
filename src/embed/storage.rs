//! What the browser keeps for us. Blocked, full or damaged storage is silent and harmless.

use web_sys::Storage;

use crate::{embed::tree, plan::value::Value};

/// What was kept under a key: the longer-lived storage first.
pub(crate) fn read(key: &str) -> Option<(Value, bool)> {
    let found = |storage: Option<Storage>| {
        let text = storage?.get_item(key).ok()??;
        tree::from_json(&text)
    };
    let local = found(local()).map(|value| (value, true));
    local.or_else(|| found(session()).map(|value| (value, false)))
}

/// Keeps a value in one place and forgets it in the other; whether the browser took it.
pub(crate) fn write(key: &str, value: &Value, is_local: bool) -> bool {
    let (place, other) = if is_local { (local(), session()) } else { (session(), local()) };
    if let Some(other) = other {
        // A refusal means that there is nothing to forget.
        let _ = other.remove_item(key);
    }
    let kept = place.zip(tree::to_json(value));
    kept.is_some_and(|(place, text)| place.set_item(key, &text).is_ok())
}

/// Forgets a key everywhere.
pub(crate) fn forget(key: &str) {
    for storage in [local(), session()].into_iter().flatten() {
        // A refusal means that there is nothing to forget.
        let _ = storage.remove_item(key);
    }
}

#[expect(clippy::disallowed_methods, reason = "this file catches what blocked storage throws")]
fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

#[expect(clippy::disallowed_methods, reason = "this file catches what blocked storage throws")]
fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
