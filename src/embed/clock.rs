//! The one reader of the clock: which day it is for the visitor, or at the clinic.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::plan::day::Day;

/// Today by the visitor's clock, or in the clinic's time zone where it names one that the browser
/// knows (R-D1).
pub(crate) fn today(timezone: Option<&str>) -> Day {
    let now = Date::new_0();
    let by_zone = timezone.and_then(|zone| in_zone(&now, zone));
    let by_clock = || {
        let year = i32::try_from(now.get_full_year()).ok()?;
        Day::from_ymd(year, now.get_month() + 1, now.get_date())
    };
    // A clock beyond the year 9999 tells no day: the engine refuses the one used instead.
    by_zone.or_else(by_clock).unwrap_or(Day::FIRST)
}

/// The day of a moment in a time zone; nothing where the browser does not know the zone.
fn in_zone(now: &Date, zone: &str) -> Option<Day> {
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
    let parts = format.unchecked_into::<Intl::DateTimeFormat>().format_to_parts(now);
    let part = |name: &str| {
        let found = parts.iter().find(|part| field(part, "type").as_deref() == Some(name))?;
        field(&found, "value")?.parse::<u32>().ok()
    };
    Day::from_ymd(i32::try_from(part("year")?).ok()?, part("month")?, part("day")?)
}

fn field(part: &JsValue, key: &str) -> Option<String> {
    Reflect::get(part, &key.into()).ok()?.as_string()
}
