//! Worked examples of `tests/moves.json`, date by date.

use recovery_calculator::plan::{acts::SessionKey, settle::options};
use serde_json::{Value as Json, json};

use super::{list, with};
use crate::{answer_json, typed};

pub(super) fn moves() -> Vec<Json> {
    let file: Json = serde_json::from_str(include_str!("../../moves.json")).unwrap();
    list(&file["moves"]).to_vec()
}

/// Changes and refusals in short, as the file has them.
pub(super) fn said(result: &Json) -> Vec<String> {
    let text = |json: &Json| json.as_str().unwrap_or("None").to_owned();
    let change = |one: &Json| {
        let [key, from, to, rule] = ["key", "from", "to", "rule"].map(|name| text(&one[name]));
        format!("{key} {from} > {to}: {rule}")
    };
    let refused = |one: &Json| {
        let [key, date, rule] = ["key", "date", "rule"].map(|name| text(&one[name]));
        let offered: Vec<String> = list(&one["offered"]).iter().map(text).collect();
        format!("refused {key} {date}: {rule}; offered {}", offered.join(", "))
    };
    let changes = list(&result["changes"]).iter().map(change);
    changes.chain(list(&result["refused"]).iter().map(refused)).collect()
}

#[test]
fn the_worked_examples_come_out_date_by_date() {
    for example in moves() {
        let request = with(&example["request"], &example["keep"], &example["log"]);
        let result = answer_json(&request);
        let sessions = list(&result["sessions"]);
        let role = |one: &Json| match one["kind"].as_str().unwrap() {
            "maintenance" => "reg",
            "pre_event" => "pre",
            _ if one["combined"] == true => "comb",
            _ => "post",
        };
        let dates: Json = sessions.iter().map(|one| one["date"].clone()).collect();
        let roles: Json = sessions.iter().map(|one| json!(role(one))).collect();
        assert_eq!(dates, example["dates"], "{}", example["act"]);
        assert_eq!(roles, example["roles"], "{}", example["act"]);
        assert_eq!(json!(said(&result)), example["said"], "{}", example["act"]);
    }
}

#[test]
fn the_calendar_says_why_a_day_is_refused_and_what_a_day_costs() {
    let examples = moves();
    let marathon = examples.iter().find(|one| one["id"] == "E09").unwrap();
    let half = examples.iter().find(|one| one["id"] == "E05").unwrap();
    for (example, key, date, verdict, rule) in [
        (half, "pre:2026-05-10", "2026-03-02", "refused", "notice"),
        (half, "pre:2026-05-10", "2026-05-09", "refused", "race_eve"),
        (half, "pre:2026-05-10", "2026-05-10", "refused", "closed"),
        (half, "pre:2026-05-10", "2026-05-08", "free", ""),
        (half, "pre:2026-05-10", "2026-05-05", "note", "early"),
        (half, "post:2026-05-10", "2026-05-14", "note", "late"),
        (half, "post:2026-05-10", "2026-05-16", "note", "close"),
        (half, "reg:2026-03-10", "2026-03-12", "free", ""),
        (half, "reg:2026-03-10", "2026-03-13", "note", "close"),
        (half, "reg:2026-04-28", "2026-05-02", "note", "long_run"),
        (half, "reg:2026-05-19", "2026-05-18", "free", ""),
        (marathon, "reg:2026-03-17", "2026-03-11", "note", "weekday"),
    ] {
        let request = with(&example["request"], &example["keep"], &json!([]));
        let options = options(&typed(&request), SessionKey::from_code(key).unwrap());
        let option = options.iter().find(|option| option.date.iso() == date).unwrap();
        let given = option.rule.map_or("", |rule| rule.code());
        assert_eq!((option.verdict.code(), given), (verdict, rule), "{key} {date}");
    }
}
