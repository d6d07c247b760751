//! What the browser keeps for us. Blocked, full or damaged storage is silent and harmless.

use crate::{
    embed::{host, js_value},
    plan::value::Value,
};

/// Other tabs hear of nothing but changes: a moment before everything is deleted, this stands there.
pub(crate) const DELETED: &str = "deleted";

/// What was kept under a key, and whether on the device: what this tab has kept comes first, and
/// what the first version kept last.
pub(crate) fn read(key: &str) -> Option<(Value, bool)> {
    let places = [false, true].map(|is_local| (key.to_owned(), is_local));
    let old = [false, true].map(|is_local| (old(key), is_local));
    places.into_iter().chain(old).find_map(|(key, is_local)| {
        let value = js_value::from_js(&host::stored_value(&key, is_local)?)?;
        Some((value, is_local))
    })
}

/// The key under which the first version kept the same.
fn old(key: &str) -> String {
    key.replacen("rcv:2:", "rcv:1:", 1)
}

/// Keeps a value in one place, on the device or in this tab; whether the browser took it. In the tab
/// it is not left as well; on the device another tab may keep its own.
pub(crate) fn write(key: &str, value: &Value, is_local: bool) -> bool {
    if is_local {
        host::remove_stored(key, false);
    }
    let is_kept = host::store_text(key, &host::to_json(&js_value::to_js(value)), is_local);
    if is_kept {
        host::remove_stored(&old(key), is_local);
    }
    is_kept
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
    for key in [key, &old(key)] {
        host::remove_stored(key, false);
    }
}

/// Forgets a key on the device.
pub(crate) fn forget_on_device(key: &str) {
    for key in [key, &old(key)] {
        host::remove_stored(key, true);
    }
}
