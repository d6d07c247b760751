//! What the browser keeps for us. Blocked, full or damaged storage is silent and harmless.

use web_sys::Storage;

use crate::{embed::js_value, plan::value::Value};

/// Other tabs hear of nothing but changes: a moment before everything is deleted, this stands there.
pub(crate) const DELETED: &str = "deleted";

/// What was kept under a key, and whether on the device: what this tab has kept comes first.
pub(crate) fn read(key: &str) -> Option<(Value, bool)> {
    let found = |storage: Option<Storage>| {
        let text = storage?.get_item(key).ok()??;
        js_value::from_json(&text)
    };
    let session = found(session()).map(|value| (value, false));
    session.or_else(|| found(local()).map(|value| (value, true)))
}

/// Keeps a value in one place, on the device or in this tab; whether the browser took it. In the tab
/// it is not left as well; on the device another tab may keep its own.
pub(crate) fn write(key: &str, value: &Value, is_local: bool) -> bool {
    let place = if is_local { local() } else { session() };
    if is_local {
        remove(session(), key);
    }
    let kept = place.zip(js_value::to_json(value));
    kept.is_some_and(|(place, text)| place.set_item(key, &text).is_ok())
}

/// Forgets a key everywhere, in the other tabs too.
pub(crate) fn delete(key: &str) {
    if let Some(local) = local() {
        // Full or blocked: then the other tabs hear of it where there was something to remove.
        let _ = local.set_item(key, DELETED);
    }
    forget(key);
}

/// Forgets a key here.
pub(crate) fn forget(key: &str) {
    forget_on_device(key);
    remove(session(), key);
}

/// Forgets a key on the device.
pub(crate) fn forget_on_device(key: &str) {
    remove(local(), key);
}

fn remove(storage: Option<Storage>, key: &str) {
    if let Some(storage) = storage {
        // A refusal means that there is nothing to forget.
        let _ = storage.remove_item(key);
    }
}

#[expect(clippy::disallowed_methods, reason = "this file catches the errors of blocked storage")]
fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

#[expect(clippy::disallowed_methods, reason = "this file catches the errors of blocked storage")]
fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
