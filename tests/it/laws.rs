//! Laws of the plan.
use recovery_calculator::plan::day::Day;
use serde_json::Value as Json;

/// The same tree with every date moved by so many days.
pub(crate) fn shifted(json: &Json, days: i32) -> Json {
    match json {
        Json::String(text) => match Day::from_iso(text) {
            Some(day) => Json::String(day.plus(days).iso()),
            None => json.clone(),
        },
        Json::Array(members) => members.iter().map(|member| shifted(member, days)).collect(),
        Json::Object(entries) => {
            entries.iter().map(|(key, member)| (key.clone(), shifted(member, days))).collect()
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => json.clone(),
    }
}
