//! Answers in a link: `#rcv.mileage=45km&rcv.race=2026-11-15:marathon:A` and the compact form
//! (D-22). Hostile until read; what cannot be read is left out, and its key is reported.

use std::rc::Rc;

use crate::{
    plan::{
        answers::{Area, Preset, Pressure, Priority, Side},
        day::{Day, Weekday},
        range,
        request::{AreaEntry, Entries, Field, RaceDistance, RaceEntry, Request},
    },
    quiz::number,
};

/// A fragment longer than this was not written by a person or by us.
const MAX: usize = 8_000;
/// The longest compact form that is read (D-22).
pub const MAX_COMPACT: usize = 2_000;

/// What a fragment holds for us.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prefill {
    /// The answers of the readable form: a part of a request, if any could be read.
    pub answers: Option<Rc<Request>>,
    /// The compact form behind its version, still encoded.
    pub compact: Option<String>,
    /// The form that shows a plan, in the same way.
    pub plan: Option<String>,
    /// Keys whose values could not be read.
    pub refused: Vec<String>,
    /// The rest of the fragment, as it was, in its order; `None` if nothing in it was ours.
    pub rest: Option<String>,
}

/// Reads our pairs of a fragment, given without its `#`: those whose key is the prefix, or begins
/// with it and a point.
pub fn read(fragment: &str, prefix: &str) -> Prefill {
    let mut prefill = Prefill::default();
    if fragment.len() > MAX {
        return prefill;
    }
    let mut rest: Vec<&str> = Vec::new();
    let mut answers = Request::default();
    let mut is_ours = false;
    for pair in fragment.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = key.strip_prefix(prefix).and_then(|rest| match rest.strip_prefix('.') {
            Some(name) => Some(Some(name)),
            None => rest.is_empty().then_some(None),
        });
        let Some(name) = name else {
            rest.push(pair);
            continue;
        };
        is_ours = true;
        let is_read = match (name, decoded(value)) {
            (None, _) => {
                let value = Some(value).filter(|value| value.len() <= MAX_COMPACT);
                let form = |version| value?.strip_prefix(version).map(str::to_owned);
                (prefill.compact, prefill.plan) = (form("1."), form("2."));
                prefill.compact.is_some() || prefill.plan.is_some()
            }
            (Some(name), Some(value)) => take(&mut answers, name, &value),
            (Some(_), None) => false,
        };
        if !is_read {
            prefill.refused.push(key.chars().take(40).collect());
        }
    }
    let is_given = answers != Request::default();
    prefill.answers = is_given.then(|| Rc::new(answers));
    prefill.rest = is_ours.then(|| rest.join("&"));
    prefill
}

/// Adds the answer of one pair; whether it could be read.
fn take(answers: &mut Request, name: &str, value: &str) -> bool {
    match name {
        "mileage" => number::read(value).is_some_and(|typed| {
            if let Some(unit) = typed.unit {
                answers.unit = Field::Valid(unit);
            }
            answers.weekly_distance = Field::Valid(typed.number());
            true
        }),
        "days" => set(&mut answers.run_days, whole(value, 7)),
        "race" => add(&mut answers.races, value, race),
        "area" => add(&mut answers.areas, value, area),
        "weekdays" => set(&mut answers.available_weekdays, weekdays(value)),
        "pressure" => set(&mut answers.pressure, Pressure::from_code(value)),
        _ => false,
    }
}

fn set<T>(field: &mut Field<T>, value: Option<T>) -> bool {
    let is_read = value.is_some();
    if let Some(value) = value {
        *field = Field::Valid(value);
    }
    is_read
}

/// Adds to a list; `none` is an empty one, and an answer too.
fn add<T>(list: &mut Field<Entries<T>>, value: &str, read: fn(&str) -> Option<T>) -> bool {
    let entry = if value == "none" { None } else { Some(read(value)) };
    let entry = match entry {
        Some(None) => return false,
        Some(Some(entry)) => Some(entry),
        None => None,
    };
    if !matches!(list, Field::Valid(_)) {
        *list = Field::Valid(Vec::new());
    }
    if let Field::Valid(list) = list {
        list.extend(entry.map(Ok));
    }
    true
}

/// `2026-11-15:marathon:A`, `2026-11-15:15km` or `2026-11-15:13.1mi:B`.
fn race(text: &str) -> Option<RaceEntry> {
    let mut parts = text.split(':');
    let day = Day::from_iso(parts.next()?).filter(|day| range::is_today(*day))?;
    let length = parts.next()?;
    let length = match Preset::from_code(length) {
        Some(preset) => RaceDistance::Preset(preset),
        None => RaceDistance::Own(number::read(length)?.number()),
    };
    let priority = match parts.next() {
        Some(code) => Some(Priority::from_code(&code.to_ascii_uppercase())?),
        None => None,
    };
    parts.next().is_none().then(|| RaceEntry {
        date: Field::Valid(day),
        distance: Field::Valid(length),
        priority: priority.into(),
        name: Field::Empty,
    })
}

/// `calves`, `calves:left` or `calves:left:5`.
fn area(text: &str) -> Option<AreaEntry> {
    let mut parts = text.split(':');
    let area = Area::from_code(parts.next()?)?;
    let side = parts.next().map_or(Some(Side::Both), Side::from_code)?;
    let severity = match parts.next() {
        Some(text) => Some(whole(text, 10).filter(|severity| *severity > 0)?),
        None => None,
    };
    parts.next().is_none().then(|| AreaEntry {
        area: Field::Valid(area),
        side: Field::Valid(side),
        severity: severity.into(),
    })
}

/// `1,2,5`: Monday is 1.
fn weekdays(text: &str) -> Option<Entries<Weekday>> {
    let day = |text: &str| Weekday::from_iso(u8::try_from(whole(text, 7)?).ok()?).map(Ok);
    text.split(',').map(day).collect()
}

fn whole(text: &str, max: u32) -> Option<u32> {
    number::plain(text)?.whole().filter(|number| *number <= max)
}

/// Percent-decoded text; nothing for a broken escape or bytes that are no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Prefill, read};
    use crate::plan::json;

    #[test]
    fn readable_links_fill_the_quiz_and_leave_the_rest_of_the_fragment() {
        for (fragment, answers, refused, rest) in [
            (
                "rcv.mileage=45km&rcv.race=2026-11-15:marathon:A&rcv.area=calves:left:5",
                r#"{"unit":"km","weeklyDistance":45,"races":[{"date":"2026-11-15",
                    "distance":"marathon","priority":"A"}],"areas":[{"area":"calves",
                    "side":"left","severity":5}]}"#,
                &[][..],
                Some(""),
            ),
            (
                "top&rcv.days=4&x=%zz&rcv.weekdays=1,3&rcv.race=none",
                r#"{"runDays":4,"availableWeekdays":[1,3],"races":[]}"#,
                &[],
                Some("top&x=%zz"),
            ),
            (
                "rcv.race=2026-11-15:13%2E1mi&rcv.race=2026-12-01:10k:c",
                r#"{"races":[{"date":"2026-11-15","distance":13.1,"priority":null},
                    {"date":"2026-12-01","distance":"10k","priority":"C"}]}"#,
                &[],
                Some(""),
            ),
            (
                "rcv.race=0026-11-15:10k&rcv.race=26-11-15:10k&rcv.days=8&rcv.area=head&rcv.area=calves:up&rcv.mileage=-3&rcv.redFlags=chest_pain&rcv.days=%ff",
                "null",
                &[
                    "rcv.race",
                    "rcv.race",
                    "rcv.days",
                    "rcv.area",
                    "rcv.area",
                    "rcv.mileage",
                    "rcv.redFlags",
                    "rcv.days",
                ],
                Some(""),
            ),
            ("section-2", "null", &[], None),
            ("rcvx=1", "null", &[], None),
        ] {
            let found = read(fragment, "rcv");
            assert_eq!(
                found.answers.as_deref(),
                json::read_request(answers).as_ref(),
                "{fragment}"
            );
            assert_eq!(found.refused, refused, "{fragment}");
            assert_eq!(found.rest.as_deref(), rest, "{fragment}");
        }
        assert_eq!(read("rcv=1.eyJ9&a=b", "rcv").compact.as_deref(), Some("eyJ9"));
        let other = read("rcv.days=4&rcv-left.days=5", "rcv-left");
        assert_eq!(other.answers.as_deref(), json::read_request(r#"{"runDays":5}"#).as_ref());
        assert_eq!(other.rest.as_deref(), Some("rcv.days=4"));
        assert_eq!(read("rcv=2.eyJ9&a=b", "rcv").plan.as_deref(), Some("eyJ9"));
        assert_eq!(read("rcv=3.eyJ9", "rcv").refused, ["rcv"]);
        assert_eq!(read(&["rcv=1.", &"a".repeat(2_000)].concat(), "rcv").compact, None);
        assert_eq!(
            read(&["rcv.days=4&", &"a".repeat(262_144)].concat(), "rcv"),
            Prefill::default()
        );
    }

    proptest! {
        #[test]
        fn any_fragment_is_read_without_a_panic(
            text in "(rcv(\\.[a-z]{1,8})?[=:&%,.0-9a-zA-Z\u{e50}-\u{e59}-]{0,30}&?){0,12}",
            noise in ".{0,200}",
        ) {
            for fragment in [&text, &noise] {
                let found = read(fragment, "rcv");
                if let Some(rest) = found.rest {
                    prop_assert!(rest.split('&').all(|pair| !pair.starts_with("rcv.")));
                }
            }
        }
    }
}
