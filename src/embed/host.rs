//! What the browser does for us: the door to `host.js`, `sharing.js` and `printing.js`, which catch
//! whatever a browser throws.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Window};

use crate::{
    plan::day::Day,
    quiz::record::hour::Hour,
    text::{Plural, moment::moment},
};

#[wasm_bindgen]
extern "C" {
    /// What the element hands over: what the page says, and answers to what a widget will ask.
    #[derive(Clone, Debug)]
    pub type Handed;

    /// Whether a link in the page's address is for this widget and not for a copy that is seen.
    #[wasm_bindgen(method, js_name = opensLinks)]
    pub(crate) fn opens_links(this: &Handed) -> bool;

    /// Whether the browser takes a value of the theme for what it is.
    #[wasm_bindgen(method)]
    pub(crate) fn fits(this: &Handed, token: &str, value: &str) -> bool;

    /// A sum of money as the browser writes it.
    #[wasm_bindgen(method)]
    pub(crate) fn money(this: &Handed, amount: f64, currency: &str) -> Option<String>;

    /// The first day of the week in the region, 1 to 7.
    #[wasm_bindgen(method, js_name = weekStart)]
    pub(crate) fn week_start(this: &Handed) -> Option<u32>;

    /// The window whose address the visitor sees.
    #[wasm_bindgen(js_name = addressedWindow)]
    pub(crate) fn addressed_window() -> Window;

    /// The page's address without its fragment.
    #[wasm_bindgen(js_name = pageAddress)]
    pub(crate) fn page_address() -> String;

    /// The fragment of the page's address, without its `#`.
    #[wasm_bindgen(js_name = pageFragment)]
    pub(crate) fn page_fragment() -> String;

    /// Replaces the fragment, and keeps a text in this entry of the history, or none; the page's own
    /// state stays.
    #[wasm_bindgen(js_name = replaceFragment)]
    pub(crate) fn replace_fragment(fragment: &str, key: &str, text: Option<String>);

    /// What is kept under a key in this entry of the history.
    #[wasm_bindgen(js_name = textOfEntry)]
    pub(crate) fn text_of_entry(key: &str) -> Option<String>;

    /// What the browser calls itself.
    #[wasm_bindgen(js_name = userAgent)]
    pub(crate) fn user_agent() -> String;

    /// Opens an address in a new tab that knows nothing of this one.
    #[wasm_bindgen(js_name = openTab)]
    pub(crate) fn open_tab(url: &str);

    /// How many entries of the widget of this name lead to the present entry of the page's history;
    /// -1 if it is an entry that the page or the visitor has added, as a link to a fragment does.
    #[wasm_bindgen(js_name = historyDepth)]
    pub(crate) fn history_depth(name: &str) -> i32;

    /// Puts a depth into the present entry of the page's history.
    #[wasm_bindgen(js_name = markHistory)]
    pub(crate) fn mark_history(name: &str, depth: u32);

    /// Puts an entry with this depth into the page's history; whether the browser let it.
    #[wasm_bindgen(js_name = pushHistory)]
    pub(crate) fn push_history(name: &str, depth: u32) -> bool;

    /// Goes so many entries back.
    #[wasm_bindgen(js_name = goBack)]
    pub(crate) fn go_back(count: u32);

    /// The JSON value that is kept under a key, on the device or in this tab.
    #[wasm_bindgen(js_name = storedValue)]
    pub(crate) fn stored_value(key: &str, is_on_device: bool) -> Option<JsValue>;

    /// Keeps a text; whether the browser took it.
    #[wasm_bindgen(js_name = storeText)]
    pub(crate) fn store_text(key: &str, text: &str, is_on_device: bool) -> bool;

    /// Forgets a key.
    #[wasm_bindgen(js_name = removeStored)]
    pub(crate) fn remove_stored(key: &str, is_on_device: bool);

    /// The JSON text of a value.
    #[wasm_bindgen(js_name = toJson)]
    pub(crate) fn to_json(value: &JsValue) -> String;

    /// A value as base64url of its JSON; nothing for letters that base64 does not know.
    #[wasm_bindgen(js_name = toLink)]
    pub(crate) fn to_link(value: &JsValue) -> Option<String>;

    /// The value behind base64url of JSON; nothing for anything else.
    #[wasm_bindgen(js_name = fromLink)]
    pub(crate) fn from_link(text: &str) -> Option<JsValue>;

    /// The computed colours of custom properties of a root, one a line.
    #[wasm_bindgen(js_name = computedColours)]
    pub(crate) fn computed_colours(root: &Element, properties: &str) -> String;

    /// A calendar file in memory.
    #[wasm_bindgen(js_name = calendarFile)]
    pub(crate) fn calendar_file(text: &str, name: &str) -> Option<JsValue>;

    /// Downloads a calendar file; whether it could.
    #[wasm_bindgen(js_name = saveFile)]
    pub(crate) fn save_file(text: &str, name: &str) -> bool;

    /// Whether the system has a sheet to share by.
    #[wasm_bindgen(js_name = canShare)]
    pub(crate) fn can_share() -> bool;

    /// Whether that sheet takes a file.
    #[wasm_bindgen(js_name = canShareFile)]
    pub(crate) fn can_share_file(file: &JsValue) -> bool;

    /// Opens the sheet for a file.
    #[wasm_bindgen(js_name = shareFile)]
    pub(crate) fn share_file(file: &JsValue, settled: JsValue);

    /// Opens the sheet for a text.
    #[wasm_bindgen(js_name = shareText)]
    pub(crate) fn share_text(title: &str, text: &str, settled: JsValue);

    /// Puts a text on the clipboard, within the press itself.
    #[wasm_bindgen(js_name = copyText)]
    pub(crate) fn copy_text(text: &str, settled: JsValue);

    /// Prints an element alone, of which the style sheets know the part; whether the browser let us.
    #[wasm_bindgen(js_name = printAlone)]
    pub(crate) fn print_alone(element: &Element, part: &str) -> bool;

    /// Ends the print of an element, if that is under way.
    #[wasm_bindgen(js_name = endPrint)]
    pub(crate) fn end_print(element: &Element);

    #[wasm_bindgen(js_name = localDay)]
    fn local_day() -> String;

    #[wasm_bindgen(js_name = dayInZone)]
    fn day_in_zone(zone: &str) -> Option<String>;

    #[wasm_bindgen(js_name = clockInZone)]
    fn clock_in_zone(zone: &str, second: f64) -> Option<String>;

    #[wasm_bindgen(js_name = pluralCategory)]
    fn plural_category(lang: &str, count: u32) -> String;

    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn milliseconds() -> f64;

    #[wasm_bindgen(js_namespace = Math)]
    fn random() -> f64;
}

/// What became of something that the visitor asked the system for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done.
    Done,
    /// The visitor has closed the sheet.
    Closed,
    /// The browser has refused it, or has no such thing.
    Refused,
}

/// A function for the browser to call once it knows.
pub(crate) fn settled(act: impl FnOnce(Outcome) + 'static) -> JsValue {
    Closure::once_into_js(move |error: JsValue| {
        act(match error.as_string().as_deref() {
            None => Outcome::Done,
            Some("AbortError") => Outcome::Closed,
            Some(_) => Outcome::Refused,
        });
    })
}

/// Today by the visitor's clock. A clock beyond the year 9999 tells no day: the engine refuses the
/// one used instead.
pub(crate) fn today() -> Day {
    Day::from_iso(&local_day()).unwrap_or(Day::FIRST)
}

/// Today in the clinic's time zone (R-D1); nothing where the browser does not know the zone.
pub(crate) fn today_in(zone: &str) -> Option<Day> {
    Day::from_iso(&day_in_zone(zone)?)
}

/// The second at which a clock in the zone shows this time; nothing where the browser does not know the
/// zone.
pub(crate) fn moment_in(zone: &str, day: Day, hour: Hour) -> Option<u64> {
    moment(day, hour, |second| {
        #[expect(clippy::cast_precision_loss, reason = "exact for the next hundred million years")]
        let shown = clock_in_zone(zone, second as f64)?;
        let (day, hour) = shown.split_once(' ')?;
        Some((Day::from_iso(day)?, Hour::read(hour)?))
    })
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let seconds = (milliseconds() / 1000.0) as u64;
    seconds
}

/// A random word of 16 letters and digits, to tell one plan from another.
pub(crate) fn random_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let letter = |_| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 31")]
        let index = (random() * 32.0) as usize;
        char::from(LETTERS.get(index).copied().unwrap_or(b'a'))
    };
    (0..16).map(letter).collect()
}

/// The plural rule of a language. Each number is asked for once: a plan has the same few a hundred
/// times.
pub(crate) fn plural_rule(lang: &str) -> Box<dyn Fn(u32) -> Plural> {
    let lang = lang.to_owned();
    let known = RefCell::<Vec<(u32, Plural)>>::default();
    Box::new(move |count| {
        let found = known.borrow().iter().find(|(other, _)| *other == count).map(|(_, it)| *it);
        found.unwrap_or_else(|| {
            let it = Plural::from_code(&plural_category(&lang, count));
            known.borrow_mut().push((count, it));
            it
        })
    })
}
