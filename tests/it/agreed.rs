//! Requests whose plans must not change.
//!
//! For the first edition of the rules, two engines that were written independently from the rules
//! gave the same answers. The answers of the second edition come from this engine alone, until
//! another one is written from docs/rules.md.
//!
//! `tests/agreed.jsonl` holds one request a line, with a summary of its sessions and a hash of the
//! whole answer. The requests are chosen so that a changed number or comparison anywhere in
//! `src/plan` changes at least one line.

use serde_json::{Value as Json, json};

use crate::{answer_json, scenarios::fingerprint};

/// Set to `write` to update the answers after an intended change of a rule.
const WRITE: &str = "RCV_AGREED";

/// The line of the file for this request.
fn line(request: &Json) -> Json {
    let answer = answer_json(request);
    let short = |session: &Json| {
        let words =
            ["date", "kind", "pressure", "service"].map(|key| session[key].as_str().unwrap());
        format!("{} {}", words.join(" "), session["durationMin"])
    };
    let sessions: Vec<String> = answer["sessions"].as_array().unwrap().iter().map(short).collect();
    json!({
        "request": request,
        "sessions": sessions,
        "print": fingerprint(&answer.to_string()),
    })
}

#[test]
fn answers_match_the_recorded_ones() {
    let lines: Vec<Json> = include_str!("../agreed.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() >= 80, "only {} visitors", lines.len());
    let now: Vec<Json> = lines.iter().map(|agreed| line(&agreed["request"])).collect();
    if std::env::var(WRITE).as_deref() == Ok("write") {
        let text: String = now.iter().flat_map(|line| [line.to_string(), "\n".into()]).collect();
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/agreed.jsonl"), text).unwrap();
        return;
    }
    let changed = lines.iter().zip(&now).filter(|(agreed, now)| agreed != now);
    let changed: Vec<String> = changed.map(|(old, new)| format!("was {old}\nnow {new}")).collect();
    assert!(
        changed.is_empty(),
        "{}\n{} visitors get another plan. If a rule was changed on purpose, run again with \
         {WRITE}=write and read the difference date by date.",
        changed.join("\n"),
        changed.len(),
    );
}
