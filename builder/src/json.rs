//! JSON text to a tree of values and back. The widget leaves this to the browser; here the bytes do
//! not count.

use std::fmt;

use recovery_calculator::plan::value::{MAX_DEPTH, Value};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Reads one JSON value; nothing for text that is none, or is nested too deep.
pub(crate) fn read(text: &str) -> Option<Value> {
    let Tree(value) = serde_json::from_str(text).ok()?;
    (value.depth() <= MAX_DEPTH).then_some(value)
}

/// The value on one line.
pub(crate) fn line(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, None);
    out
}

/// The value as a person would write it into a file: a line for each key, and lists and objects
/// without further ones inside on one line.
pub(crate) fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, Some(0));
    out
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    // Writing to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}

fn write(out: &mut String, value: &Value, indent: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number_text(*number)),
        Value::Text(text) => out.push_str(&quoted(text)),
        Value::List(list) => {
            let members: Vec<_> = list.iter().map(|member| (String::new(), member)).collect();
            write_members(out, ['[', ']'], &members, inner(indent, value));
        }
        Value::Object(entries) => {
            let key =
                |key: &str| [&*quoted(key), if indent.is_some() { ": " } else { ":" }].concat();
            let members: Vec<_> =
                entries.iter().map(|(name, member)| (key(name), member)).collect();
            write_members(out, ['{', '}'], &members, inner(indent, value));
        }
    }
}

/// The indentation of the members; nothing where all is on one line.
fn inner(indent: Option<usize>, value: &Value) -> Layout {
    match indent {
        None => Layout::Dense,
        Some(_) if value.depth() < 2 => Layout::Line,
        Some(depth) => Layout::Lines(depth + 1),
    }
}

/// How the members of a list or an object stand.
#[derive(Clone, Copy)]
enum Layout {
    /// Without a blank.
    Dense,
    /// On one line, with blanks.
    Line,
    /// One on each line.
    Lines(usize),
}

fn write_members(
    out: &mut String,
    [open, close]: [char; 2],
    members: &[(String, &Value)],
    layout: Layout,
) {
    out.push(open);
    for (place, (key, member)) in members.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        let indent = match layout {
            Layout::Dense => None,
            Layout::Line => {
                if open == '{' || place > 0 {
                    out.push(' ');
                }
                Some(0)
            }
            Layout::Lines(depth) => {
                new_line(out, depth);
                Some(depth)
            }
        };
        out.push_str(key);
        write(out, member, indent);
    }
    match layout {
        Layout::Lines(depth) if !members.is_empty() => new_line(out, depth.saturating_sub(1)),
        Layout::Line if open == '{' && !members.is_empty() => out.push(' '),
        Layout::Dense | Layout::Line | Layout::Lines(_) => {}
    }
    out.push(close);
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// A number without a fraction of zero.
fn number_text(number: f64) -> String {
    if number.is_finite() { number.to_string() } else { "null".to_owned() }
}

/// A value as serde reads it.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue).map(Self)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "as JavaScript reads it")]
        Ok(Value::Number(number as f64))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "as JavaScript reads it")]
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(member)) = members.next_element()? {
            list.push(member);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, Tree(member))) = members.next_entry()? {
            entries.push((key, member));
        }
        Ok(Value::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{line, pretty, read};

    #[test]
    fn text_is_read_and_written() {
        let text = r#"{"v":1,"a":[1,2.5,"x\"<"],"b":{"c":{"d":null}},"e":{},"f":[]}"#;
        let value = read(text).unwrap();
        assert_eq!(line(&value), text);
        assert_eq!(read(&pretty(&value)).unwrap(), value);
        assert_eq!(
            pretty(&value),
            "{\n  \"v\": 1,\n  \"a\": [1, 2.5, \"x\\\"<\"],\n  \"b\": {\n    \"c\": { \"d\": null }\n  },\n  \"e\": {},\n  \"f\": []\n}"
        );
        assert_eq!(read("{"), None);
        assert_eq!(read(&"[".repeat(200)), None);
    }
}
