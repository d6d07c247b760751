//! Checks that the declared types of requests and results match the engine's keys.

use std::fs;

use serde_json::{Value as Json, json};

use crate::{
    answer_json,
    described::{Names, agree, members, walk},
    request,
};

#[test]
fn requests_and_results_agree() {
    let checks: String =
        walk("src/plan").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let asked: Names = members("export interface Answers {")
        .union(&members("export interface PlanRequest extends"))
        .cloned()
        .collect();
    for key in &asked {
        assert!(checks.contains(&format!("\"{key}\"")), "the engine reads no {key}");
    }
    let keys = |json: &Json| -> Names { json.as_object().unwrap().keys().cloned().collect() };
    let race = json!({ "races": [{ "date": "2026-04-18", "distance": "half" }], "areas": [{ "area": "calves", "severity": 5 }] });
    let planned = answer_json(&request(&race));
    let referred = answer_json(&request(&json!({ "redFlags": ["chest_pain"] })));
    let refused = answer_json(&request(&json!({ "runDays": 9 })));
    for (name, result) in [("Plan", &planned), ("Referral", &referred), ("Invalid", &refused)] {
        let start = format!("export interface {name} {{");
        agree(name, &[("the engine", keys(result)), (".d.ts", members(&start))]);
    }
    let session = members("export interface Session {");
    agree("Session", &[("the engine", keys(&planned["sessions"][0])), (".d.ts", session)]);
    agree(
        "Fault",
        &[
            ("the engine", keys(&refused["errors"][0])),
            (".d.ts", members("export interface Fault {")),
        ],
    );
}
