//! The host page: its address, its clipboard, its downloads, its other windows.
//!
//! With `printing.rs` the only place that touches anything outside our shadow root.

use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, File, FilePropertyBag, History, HtmlAnchorElement, Navigator, ShareData,
    Url, Window,
};

/// The type of calendar files; with any other, iOS does not offer to add the events.
const CALENDAR: &str = "text/calendar";
/// An object URL lives so long, in ms: browsers read it after the press.
const URL_LIFE: u32 = 60_000;

fn window() -> Option<Window> {
    web_sys::window()
}

fn navigator() -> Option<Navigator> {
    window().map(|window| window.navigator())
}

/// Whether a browser object has a member that not every browser has.
fn has(object: &JsValue, member: &str) -> bool {
    Reflect::get(object, &member.into()).is_ok_and(|member| !member.is_undefined())
}

/// The window whose address the visitor sees: around a page that has none of its own, as one from
/// `srcdoc`.
fn seen() -> Option<Window> {
    let own = window()?;
    let mut seen = own.clone();
    while seen.location().href().is_ok_and(|href| href.starts_with("about:")) {
        let around = seen.parent().ok().flatten().filter(|around| *around != seen);
        // A page of another origin tells nothing of itself.
        match around.filter(|around| around.location().href().is_ok()) {
            Some(around) => seen = around,
            None => return Some(own),
        }
    }
    Some(seen)
}

/// The fragment of the page's address, without its `#`.
pub(crate) fn fragment() -> String {
    let hash = seen().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Hears of a new fragment until it is dropped.
pub(crate) fn on_fragment(act: impl Fn() + 'static) -> Option<EventListener> {
    let window = seen()?;
    Some(EventListener::new(&window, "hashchange", move |_| act()))
}

/// Replaces the fragment; the page's own history state stays.
pub(crate) fn replace_fragment(rest: &str) {
    let Some(history) = seen().and_then(|window| window.history().ok()) else { return };
    let fragment = if rest.is_empty() { String::new() } else { ["#", rest].concat() };
    let state = history.state().unwrap_or_default();
    // A page from `data:` or `srcdoc` may refuse: then the fragment stays, which harms nobody.
    let _ = history.replace_state_with_url(&state, "", Some(&[address(), fragment].concat()));
}

fn history() -> Option<History> {
    window().and_then(|window| window.history().ok())
}

/// How many entries of the widget of this name lead to the present entry of the page's history.
pub(crate) fn depth(name: &str) -> u32 {
    let state = history().and_then(|history| history.state().ok()).unwrap_or_default();
    let depth = Reflect::get(&state, &entry_key(name)).ok().and_then(|depth| depth.as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    depth.map_or(0, |depth| depth as u32)
}

/// Puts an entry with this depth into the page's history; the page's own state stays in it.
///
/// Whether the browser let it: some allow a hundred in half a minute.
pub(crate) fn push(name: &str, depth: u32) -> bool {
    let Some(history) = history() else { return false };
    let state = Object::new();
    if let Ok(Ok(own)) = history.state().map(JsCast::dyn_into::<Object>) {
        Object::assign(&state, &own);
    }
    Reflect::set(&state, &entry_key(name), &depth.into()).is_ok()
        && history.push_state(&state, "").is_ok()
}

/// Goes so many entries back.
pub(crate) fn travel(count: u32) {
    if let (Some(history), Ok(count)) = (history(), i32::try_from(count)) {
        // A refusal only leaves spare entries.
        let _ = history.go_with_delta(-count);
    }
}

/// Hears of the browser's Back and Forward until it is dropped.
pub(crate) fn on_travel(act: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |_| act()))
}

fn entry_key(name: &str) -> JsValue {
    ["rcv.", name].concat().into()
}

/// The page's address without its fragment.
pub(crate) fn address() -> String {
    let href = seen().and_then(|window| window.location().href().ok()).unwrap_or_default();
    // In a sandbox a page without an address has still its base.
    let base = || window()?.document()?.base_uri().ok()?;
    let is_address = !href.starts_with("about:");
    let href = if is_address { href } else { base().unwrap_or(href) };
    href.split('#').next().unwrap_or_default().to_owned()
}

/// What the browser calls itself.
pub(crate) fn user_agent() -> String {
    navigator().and_then(|navigator| navigator.user_agent().ok()).unwrap_or_default()
}

/// Opens an address in a new tab that knows nothing of this one.
pub(crate) fn open(url: &str) {
    if let Some(window) = window() {
        // A blocked tab is the browser's own matter: it tells the visitor.
        let _ = window.open_with_url_and_target_and_features(url, "_blank", "noopener");
    }
}

/// A calendar file in memory.
pub(crate) fn file(text: &str, name: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(CALENDAR);
    let parts = Array::of1(&text.into());
    File::new_with_str_sequence_and_options(&parts, name, &options).ok()
}

/// Downloads a calendar file. The object URL ends with the handle, a minute later at the latest.
pub(crate) fn download(text: &str, name: &str) -> Option<Timeout> {
    let options = BlobPropertyBag::new();
    options.set_type(CALENDAR);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = window()?.document()?.create_element("a").ok()?;
    let link = link.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Some(Timeout::new(URL_LIFE, move || {
        // A URL that is gone already needs no ending.
        let _ = Url::revoke_object_url(&url);
    }))
}

/// What opens the system's sheet for a file, where the browser shares such files (in practice
/// `WebKit`).
pub(crate) fn file_sheet(file: &File) -> Option<impl FnOnce() -> Promise + use<>> {
    let navigator = navigator()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    let can = has(&navigator, "canShare") && has(&navigator, "share");
    (can && navigator.can_share_with_data(&data))
        .then_some(move || navigator.share_with_data(&data))
}

/// Opens the system's sheet for a text, where there is one.
pub(crate) fn share_text(title: &str, text: &str) -> Option<Promise> {
    let navigator = navigator()?;
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    has(&navigator, "share").then(|| navigator.share_with_data(&data))
}

/// Puts a text on the clipboard, within the press itself; nothing where the browser has none.
pub(crate) fn copy(text: &str) -> Option<Promise> {
    let navigator = navigator()?;
    has(&navigator, "clipboard").then(|| navigator.clipboard().write_text(text))
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let seconds = (js_sys::Date::now() / 1000.0) as u64;
    seconds
}

/// A random word of 16 letters and digits, to tell one plan from another.
pub(crate) fn random_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let letter = |_| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 31")]
        let index = (js_sys::Math::random() * 32.0) as usize;
        char::from(LETTERS.get(index).copied().unwrap_or(b'a'))
    };
    (0..16).map(letter).collect()
}
