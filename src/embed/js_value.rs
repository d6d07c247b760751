//! Converts between JavaScript objects and our own value type.

use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    plan::{
        result::PlanResult,
        value::{MAX_DEPTH, Value},
    },
    quiz::prefill::MAX_COMPACT,
};

/// A result as plain objects that equal its JSON.
pub(crate) fn result(result: &PlanResult) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Every key is a string and every number small, so nothing fails.
    serde::Serialize::serialize(result, &serializer).unwrap_or(JsValue::NULL)
}

/// Converts a JavaScript value; `None` if it is nested too deeply (cycles are). Functions, symbols
/// and the like become null, because JSON has none.
pub(crate) fn from_js(value: &JsValue) -> Option<Value> {
    read(value, 0)
}

/// Converts the element's input. A configuration that is nested too deeply becomes a boolean, which
/// is reported as the wrong type, so that the texts beside it are not lost.
pub(crate) fn parts(given: &JsValue) -> Value {
    let keys = Object::keys(given.unchecked_ref::<Object>());
    let parts = keys.iter().filter_map(|key| {
        let part = Reflect::get(given, &key).unwrap_or_default();
        let read = if Array::is_array(&part) {
            let list = part.unchecked_ref::<Array>().iter();
            Value::List(list.map(|member| from_js(&member).unwrap_or_default()).collect())
        } else {
            from_js(&part).unwrap_or(Value::Bool(false))
        };
        Some((key.as_string()?, read))
    });
    Value::Object(parts.collect())
}

/// Base64url of a value's JSON; `None` if it is longer than a link may be.
pub(crate) fn to_link(value: &Value) -> Option<String> {
    let text = web_sys::window()?.btoa(&to_json(value)?).ok()?;
    let text = text.replace('+', "-").replace('/', "_");
    let text = text.trim_end_matches('=').to_owned();
    (text.len() + 2 <= MAX_COMPACT).then_some(text)
}

/// Decodes base64url of JSON; `None` for anything else.
pub(crate) fn from_link(text: &str) -> Option<Value> {
    let text = text.replace('-', "+").replace('_', "/");
    from_json(&web_sys::window()?.atob(&text).ok()?)
}

/// The name of a thrown error.
pub(crate) fn name_of(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok()?.as_string()
}

/// Parses JSON; `None` if it is invalid.
pub(crate) fn from_json(text: &str) -> Option<Value> {
    from_js(&JSON::parse(text).ok()?)
}

/// Serialises a value to JSON. Lists and objects are serialised here, because old libraries add a
/// `toJSON` to every array of a page, which turns lists into strings.
pub(crate) fn to_json(value: &Value) -> Option<String> {
    let joined = |parts: Option<Vec<String>>, [open, close]: [&str; 2]| {
        Some([open, &parts?.join(","), close].concat())
    };
    match value {
        Value::List(list) => joined(list.iter().map(to_json).collect(), ["[", "]"]),
        Value::Object(entries) => {
            let entry = |(key, member): &(String, Value)| {
                Some([&text_json(&JsValue::from_str(key))?, ":", &to_json(member)?].concat())
            };
            joined(entries.iter().map(entry).collect(), ["{", "}"])
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
            text_json(&to_js(value))
        }
    }
}

fn text_json(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok().map(String::from)
}

fn read(value: &JsValue, depth: usize) -> Option<Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(truth) = value.as_bool() {
        return Some(Value::Bool(truth));
    }
    if let Some(number) = value.as_f64() {
        return Some(Value::Number(number));
    }
    if let Some(text) = value.dyn_ref::<JsString>() {
        // Lone surrogates become U+FFFD.
        return Some(Value::Text(text.into()));
    }
    // Not by `instanceof`: the value may come from another frame.
    if Array::is_array(value) {
        return value
            .unchecked_ref::<Array>()
            .iter()
            .map(|member| read(&member, depth + 1))
            .collect::<Option<_>>()
            .map(Value::List);
    }
    if !value.is_object() {
        return Some(Value::Null);
    }
    let keys = Object::keys(value.unchecked_ref::<Object>());
    let entries = keys.iter().map(|key| {
        let member = Reflect::get(value, &key).unwrap_or_default();
        Some((key.as_string()?, read(&member, depth + 1)?))
    });
    entries.collect::<Option<_>>().map(Value::Object)
}

/// Converts to a JavaScript value.
pub(crate) fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(truth) => JsValue::from_bool(*truth),
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
        Value::List(list) => list.iter().map(to_js).collect::<Array>().into(),
        Value::Object(entries) => {
            let object = Object::new();
            for (key, member) in entries {
                // Never fails for a plain object; a key such as `__proto__` is harmless.
                let _ = Reflect::set(&object, &JsValue::from_str(key), &to_js(member));
            }
            object.into()
        }
    }
}
