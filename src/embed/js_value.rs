//! Converts between JavaScript objects and our own value type.

mod serializer;

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    embed::{host, js_value::serializer::to_tree},
    plan::{
        result::PlanResult,
        value::{MAX_DEPTH, Value},
    },
    quiz::prefill::MAX_COMPACT,
};

/// A result as plain objects that equal its JSON.
pub(crate) fn result(result: &PlanResult) -> JsValue {
    to_js(&to_tree(result).unwrap_or_default())
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
    host::to_link(&to_js(value)).filter(|text| text.len() + 2 <= MAX_COMPACT)
}

/// Decodes base64url of JSON; `None` for anything else.
pub(crate) fn from_link(text: &str) -> Option<Value> {
    from_js(&host::from_link(text)?)
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
