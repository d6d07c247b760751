//! The native tests: whole requests, properties of the plan, journeys through the quiz, and checks
//! of the sources.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop"
)]

mod agreed;
mod booking;
mod calendar_file;
mod calendar_merge;
mod contrast;
mod described;
mod edges;
mod faults;
mod hover_and_haste;
mod invariants;
mod journeys;
mod laws;
mod names;
mod outward;
mod references;
mod requests;
mod runners;
mod scenarios;
mod scripts;
mod sending;
mod settle;
mod steady;
mod tidy;
mod wordpress;
mod words;

use recovery_calculator::plan::{request::Request, result::PlanResult, value::Value};
use serde_json::Value as Json;

/// A JSON tree as the project's own value.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(members) => Value::List(members.iter().map(value).collect()),
        Json::Object(entries) => Value::Object(
            entries.iter().map(|(key, member)| (key.clone(), value(member))).collect(),
        ),
    }
}

/// Parses a request from JSON.
fn typed(request: &Json) -> Request {
    Request::from_json(&value(request)).unwrap()
}

/// The engine's answer to a request.
fn answer(request: &Json) -> PlanResult {
    PlanResult::for_json(Some(&value(request)))
}

/// The engine's answer to a request, as JSON.
fn answer_json(request: &Json) -> Json {
    serde_json::to_value(answer(request)).unwrap()
}

/// A minimal valid request: today is Monday 2 March 2026, 30 km on 4 days, free every day.
fn plain_request() -> Json {
    serde_json::json!({
        "today": "2026-03-02",
        "weeklyDistance": 30,
        "runDays": 4,
        "adult": true,
        "availableWeekdays": [1, 2, 3, 4, 5, 6, 7],
    })
}

/// The minimal request with some keys set.
fn request(changes: &Json) -> Json {
    let mut request = plain_request();
    for (key, member) in changes.as_object().unwrap() {
        request[key] = member.clone();
    }
    request
}
