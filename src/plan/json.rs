//! JSON text to a tree of values and a result to JSON text, for the command line and the tests.
//!
//! The browser reads JSON itself; this file is not in the shipped wasm.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::plan::{
    request::Request,
    result::{DayOption, PlanResult},
    value::{MAX_DEPTH, Value},
};

/// Reads one JSON value; nothing for text that is not one or is nested over 64 deep.
///
/// A number beyond `f64` is infinite, lone surrogates become `U+FFFD` (D-1).
pub fn read(text: &str) -> Option<Value> {
    let raw: &RawValue = serde_json::from_str(text).ok()?;
    tree(raw, 0)
}

/// Reads a request, or a part of one, from JSON text; nothing for text that is no JSON object.
pub fn read_request(text: &str) -> Option<Request> {
    Request::from_json(&read(text)?)
}

/// The result as one line of JSON.
pub fn write(result: &PlanResult) -> String {
    line(result)
}

/// What each day of the calendar allows, as one line of JSON.
pub fn write_options(days: &[DayOption]) -> String {
    line(days)
}

fn line(answer: &(impl serde::Serialize + ?Sized)) -> String {
    // Writing to memory does not fail, and every key is text.
    serde_json::to_string(answer).unwrap_or_default()
}

fn tree(raw: &RawValue, depth: usize) -> Option<Value> {
    let text = raw.get();
    if depth > MAX_DEPTH {
        return None;
    }
    Some(match text.as_bytes().first()? {
        b'{' => {
            if depth == MAX_DEPTH {
                return None;
            }
            let Entries(entries) = serde_json::from_str(text).ok()?;
            let member = |(key, raw): (Text, &RawValue)| Some((key.0, tree(raw, depth + 1)?));
            Value::Object(entries.into_iter().map(member).collect::<Option<_>>()?)
        }
        b'[' => {
            if depth == MAX_DEPTH {
                return None;
            }
            let Members(members) = serde_json::from_str(text).ok()?;
            let members = members.into_iter().map(|raw| tree(raw, depth + 1));
            Value::List(members.collect::<Option<_>>()?)
        }
        b'"' => Value::Text(serde_json::from_str::<Text>(text).ok()?.0),
        b't' => Value::Bool(true),
        b'f' => Value::Bool(false),
        b'n' => Value::Null,
        // The grammar has been checked; what is too large for `f64` reads as infinite.
        _ => Value::Number(text.parse().ok()?),
    })
}

struct Entries<'a>(Vec<(Text, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entries<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

struct Members<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Members<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = list.next_element()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_seq(List)
    }
}

/// Text that may hold lone surrogates, which only the reading of bytes lets through.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(without_surrogates(bytes)))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// UTF-8 in which lone surrogates are written as three bytes, ED A0..BF xx.
fn without_surrogates(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut repaired = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        if let [0xED, 0xA0..=0xBF, _, tail @ ..] = rest {
            repaired.extend("\u{fffd}".as_bytes());
            rest = tail;
        } else {
            repaired.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&repaired).into_owned()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::plan::value::Value;

    #[test]
    fn odd_json_reads_as_decided() {
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        for (given, expected) in [
            ("1e400", Some(Value::Number(f64::INFINITY))),
            ("-0", Some(Value::Number(-0.0))),
            ("1e308", Some(Value::Number(1e308))),
            (r#""a\ud800b""#, text("a\u{fffd}b")),
            (r#""\udc00\udc00""#, text("\u{fffd}\u{fffd}")),
            (r#""\ud83d\ude00""#, text("\u{1f600}")),
            (r#"{"\ud800":1}"#, Some(Value::object([("\u{fffd}", Value::Number(1.0))]))),
            (" null ", Some(Value::Null)),
            (" false", Some(Value::Bool(false))),
            ("true ", Some(Value::Bool(true))),
            ("", None),
            ("{", None),
            ("1 2", None),
            ("NaN", None),
            ("01", None),
        ] {
            assert_eq!(read(given), expected, "{given}");
        }
        let twice = read(r#"{"a":1,"a":2}"#).unwrap();
        assert_eq!(twice.get("a"), &Value::Number(2.0));
    }

    #[test]
    fn nesting_ends_at_64() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert_eq!(read(&nested(64)).map(|tree| tree.depth()), Some(64));
        assert_eq!(read(&nested(65)), None);
        let keyed = |depth: usize, inner: &str| {
            [&r#"{"a":"#.repeat(depth), inner, &"}".repeat(depth)].concat()
        };
        assert_eq!(read(&keyed(64, "5")).map(|tree| tree.depth()), Some(64));
        assert_eq!(read(&keyed(64, "[]")), None);
        assert_eq!(read(&keyed(65, "5")), None);
        assert_eq!(read(&"[".repeat(1 << 20)), None);
        assert_eq!(read(&nested(1 << 19)), None);
    }
}
