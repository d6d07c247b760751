//! The plan last shown and the visitor's acts (chapter "Moving" of docs/rules.md): worked examples
//! and laws. The laws see random plans with random acts, each on the day of the plan or later.

mod acts;
mod cases;
mod examples;
mod laws;
mod shares;

use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use crate::answer_json;

fn day(json: &Json) -> Day {
    Day::from_iso(json.as_str().unwrap()).unwrap()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// The request with the plan last shown and a log.
fn with(request: &Json, keep: &Json, log: &Json) -> Json {
    let mut request = request.clone();
    request["keep"] = keep.clone();
    request["log"] = log.clone();
    request
}

/// The sessions with a date to keep, as the page sends them back.
fn shown(result: &Json) -> Vec<Json> {
    let dated = list(&result["sessions"]).iter().filter(|one| one["isProvisional"] == false);
    dated.map(|one| json!({ "key": one["key"], "date": one["date"] })).collect()
}

/// What the page sends next: the past of what it sent before, and the plan shown now.
fn shown_next(request: &Json, result: &Json) -> Json {
    let now = shown(result);
    let today = day(&request["today"]);
    let is_past = |kept: &&Json| {
        day(&kept["date"]) < today && !now.iter().any(|one| one["key"] == kept["key"])
    };
    let past = list(&request["keep"]).iter().filter(is_past).cloned();
    past.chain(now.iter().cloned()).collect()
}

/// The log without what was refused, lifted or is gone with its race.
fn log_next(request: &Json, result: &Json) -> Json {
    let is_refused = |entry: &&Json| {
        list(&result["refused"])
            .iter()
            .any(|one| one["key"] == entry["key"] && one["date"] == entry["date"])
    };
    let is_fixed = |entry: &Json| {
        list(&result["sessions"])
            .iter()
            .any(|one| one["key"] == entry["key"] && !one["fixed"].is_null())
    };
    let today = day(&request["today"]);
    let is_lifted = |entry: &&Json| {
        entry["state"] == "moved" && day(&entry["date"]) >= today && !is_fixed(entry)
    };
    let log = list(&request["log"]).iter();
    log.filter(|entry| !is_refused(entry) && !is_lifted(entry)).cloned().collect()
}

/// The plan anew, and the plan kept on its day or so many days later.
fn later(request: &Json, days: i32) -> Json {
    let mut later = request.clone();
    later["today"] = json!(day(&request["today"]).plus(days).iso());
    if days > 0 {
        // The check-in is the answer of one day.
        later["checkIn"] = Json::Null;
    }
    if later["ratedOn"].is_null() {
        later["ratedOn"] = request["today"].clone();
    }
    later
}

/// Keys with their days, of what has a date from a day on.
fn dates(kept: &[Json], from: Day) -> Vec<(String, Day)> {
    let each = kept.iter().map(|one| (one["key"].as_str().unwrap().to_owned(), day(&one["date"])));
    each.filter(|(_, day)| *day >= from).collect()
}

/// A plan as it was shown, and an act on it.
struct Visit {
    request: Json,
    keep: Json,
    result: Json,
}

impl Visit {
    /// The first visit, if it has a plan with sessions.
    fn new(request: &Json) -> Option<Self> {
        let result = answer_json(request);
        let keep = Json::Array(shown(&result));
        let is_plan = result["status"] == "plan" && !list(&keep).is_empty();
        is_plan.then(|| Self { request: request.clone(), keep, result })
    }
}
