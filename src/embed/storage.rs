//! What the browser keeps for us. Blocked, full or damaged storage is silent and harmless.

use crate::{
    embed::{host, js_value},
    plan::value::Value,
};

/// Other tabs hear of nothing but changes: a moment before everything is deleted, this stands there.
pub(crate) const DELETED: &str = "deleted";

/// What was kept under a key, and whether on the device: what this tab has kept comes first.
pub(crate) fn read(key: &str) -> Option<(Value, bool)> {
    [false, true].into_iter().find_map(|is_local| {
        let value = js_value::from_js(&host::stored_value(key, is_local)?)?;
        Some((value, is_local))
    })
}

/// Keeps a value in one place, on the device or in this tab; whether the browser took it. In the tab
/// it is not left as well; on the device another tab may keep its own.
pub(crate) fn write(key: &str, value: &Value, is_local: bool) -> bool {
    if is_local {
        host::remove_stored(key, false);
    }
    host::store_text(key, &host::to_json(&js_value::to_js(value)), is_local)
}

/// Forgets a key everywhere, in the other tabs too.
pub(crate) fn delete(key: &str) {
    // Full or blocked: then the other tabs hear of it where there was something to remove.
    host::store_text(key, DELETED, true);
    forget(key);
}

/// Forgets a key here.
pub(crate) fn forget(key: &str) {
    forget_on_device(key);
    host::remove_stored(key, false);
}

/// Forgets a key on the device.
pub(crate) fn forget_on_device(key: &str) {
    host::remove_stored(key, true);
}
