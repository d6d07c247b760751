//! The one reader of the clock: which day it is for the visitor, or at the clinic.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::plan::day::Day;

/// Today by the visitor's clock.
pub(crate) fn today() -> Day {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok();
    let day = year.and_then(|year| Day::from_ymd(year, now.get_month() + 1, now.get_date()));
    // A clock beyond the year 9999 tells no day: the engine refuses the one used instead.
    day.unwrap_or(Day::FIRST)
}

#[wasm_bindgen]
extern "C" {
    /// Chrome 144, Firefox 139; elsewhere the name is unknown, which is an error too.
    #[wasm_bindgen(catch, js_namespace = ["Temporal", "Now"], js_name = plainDateISO)]
    fn plain_date_iso(zone: &str) -> Result<Object, JsValue>;
}

/// Today in the clinic's time zone (R-D1); nothing where the browser does not know the zone.
pub(crate) fn in_zone(zone: &str) -> Option<Day> {
    // The other way takes 40 ms of a fast processor, most of it to read how dates are written.
    let date = plain_date_iso(zone).ok().and_then(|date| date.to_string().as_string());
    date.and_then(|date| Day::from_iso(&date)).or_else(|| formatted(zone))
}

/// The same where there is no `Temporal`.
fn formatted(zone: &str) -> Option<Day> {
    let now = Date::new_0();
    let options = Object::new();
    for (key, value) in
        [("timeZone", zone), ("year", "numeric"), ("month", "numeric"), ("day", "numeric")]
    {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let locales = Array::of1(&JsValue::from_str("en-u-ca-gregory-nu-latn"));
    let construct = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let construct = Reflect::get(&construct, &"DateTimeFormat".into()).ok()?;
    // An unknown zone throws, which `Intl::DateTimeFormat::new` would turn into a panic.
    let format = Reflect::construct::<fn() -> JsValue>(
        construct.unchecked_ref(),
        &Array::of2(&locales, &options),
    )
    .ok()?;
    let parts = format.unchecked_into::<Intl::DateTimeFormat>().format_to_parts(&now);
    let part = |name: &str| {
        let found = parts.iter().find(|part| field(part, "type").as_deref() == Some(name))?;
        field(&found, "value")?.parse::<u32>().ok()
    };
    Day::from_ymd(i32::try_from(part("year")?).ok()?, part("month")?, part("day")?)
}

fn field(part: &JsValue, key: &str) -> Option<String> {
    Reflect::get(part, &key.into()).ok()?.as_string()
}
