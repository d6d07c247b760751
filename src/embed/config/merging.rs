//! Merges configurations, and removes their invalid parts.

use crate::{embed::config::Warning, plan::value::Value};

/// The limit of an object's or list's members, twice the number of texts. It bounds the time for a
/// hostile configuration of 256 KiB.
const MAX_MEMBERS: usize = 2000;

/// A configuration within the limits, and whether anything was cut.
pub fn limited(mut value: Value) -> (Value, bool) {
    let is_cut = cut(&mut value);
    (value, is_cut)
}

fn cut(value: &mut Value) -> bool {
    match value {
        Value::Object(entries) => {
            let is_long = entries.len() > MAX_MEMBERS;
            entries.truncate(MAX_MEMBERS);
            entries.iter_mut().fold(is_long, |is_cut, (_, member)| cut(member) | is_cut)
        }
        Value::List(list) => {
            let is_long = list.len() > MAX_MEMBERS;
            list.truncate(MAX_MEMBERS);
            list.iter_mut().fold(is_long, |is_cut, member| cut(member) | is_cut)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => false,
    }
}

/// Merges configurations key by key, later ones over earlier ones.
pub fn merge(parts: impl IntoIterator<Item = Value>) -> Value {
    parts.into_iter().fold(Value::Object(Vec::new()), over)
}

fn over(below: Value, above: Value) -> Value {
    match (below, above) {
        (Value::Object(mut below), Value::Object(above)) => {
            for (key, member) in above {
                match below.iter_mut().find(|(name, _)| *name == key) {
                    Some((_, place)) => *place = over(std::mem::take(place), member),
                    None => below.push((key, member)),
                }
            }
            Value::Object(below)
        }
        (below, Value::Null) => below,
        (_, above) => above,
    }
}

/// A configuration without its ignored parts.
pub fn checked(mut merged: Value, warnings: &[Warning]) -> Value {
    // In reverse, so that the indices of list entries stay valid.
    for warning in warnings.iter().rev().filter(|warning| !warning.stays) {
        let path = warning.path.split('/').skip(1).map(|key| key.replace("~1", "/"));
        let path: Vec<String> = path.map(|key| key.replace("~0", "~")).collect();
        if let [outer @ .., last] = path.as_slice() {
            let place = outer.iter().try_fold(&mut merged, member);
            if let Some(place) = place {
                remove(place, last);
            }
        }
    }
    merged
}

fn member<'a>(place: &'a mut Value, key: &String) -> Option<&'a mut Value> {
    match place {
        Value::Object(entries) => {
            entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
        }
        Value::List(list) => list.get_mut(key.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => None,
    }
}

fn remove(place: &mut Value, key: &str) {
    match place {
        Value::Object(entries) => entries.retain(|(name, _)| name != key),
        Value::List(list) => {
            if let Some(index) = key.parse().ok().filter(|index| *index < list.len()) {
                list.remove(index);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}
