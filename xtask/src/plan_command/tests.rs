//! Ten thousand requests in one run, including hostile ones.

use serde_json::{Value as Json, json};

use super::{Question, answer_lines};

/// The plan for a line.
fn answer(text: &[u8]) -> String {
    super::answer(text, Question::Plan)
}

const REQUESTS: usize = 10_000;

fn plain() -> Json {
    json!({
        "today": "2026-03-02",
        "weeklyDistance": 30,
        "runDays": 4,
        "adult": true,
        "availableWeekdays": [1, 2, 3, 4, 5, 6, 7],
    })
}

fn with(key: &str, value: Json) -> Vec<u8> {
    let mut request = plain();
    request[key] = value;
    request.to_string().into_bytes()
}

fn without_today() -> Vec<u8> {
    let mut request = plain();
    request.as_object_mut().unwrap().remove("today");
    request.to_string().into_bytes()
}

fn plain_with(text: &str) -> Vec<u8> {
    let plain = plain().to_string();
    format!("{text}{}", plain.strip_prefix('{').unwrap()).into_bytes()
}

/// A line and its expected answer: the status, and a fault's field and code if it is invalid.
type Hostile = (Vec<u8>, &'static str, Option<(&'static str, &'static str)>);

fn hostile() -> Vec<Hostile> {
    let bad = Some(("", "bad_json"));
    let long = [b"{\"x\":\"".to_vec(), vec![b'a'; 1 << 20], b"\"".to_vec()].concat();
    let long_and_whole = plain_with(&format!(r#"{{"padding":"{}","#, "a".repeat(1 << 20)));
    vec![
        (b"garbage".to_vec(), "invalid", bad),
        (b"".to_vec(), "invalid", bad),
        (b"\r".to_vec(), "invalid", bad),
        (b"\0\0\0".to_vec(), "invalid", bad),
        (b"{\"today\":\"\xff\xfe\"}".to_vec(), "invalid", bad),
        (vec![b'['; 1 << 20], "invalid", bad),
        (long, "invalid", bad),
        (long_and_whole, "plan", None),
        (b"null".to_vec(), "invalid", bad),
        (b"[]".to_vec(), "invalid", bad),
        (b"1e400".to_vec(), "invalid", bad),
        (b"{}{}".to_vec(), "invalid", bad),
        (without_today(), "invalid", Some(("today", "required"))),
        (with("today", Json::Null), "invalid", Some(("today", "required"))),
        (with("weeklyDistance", json!("30")), "invalid", Some(("weeklyDistance", "not_a_number"))),
        (with("weeklyDistance", json!(1e308)), "invalid", Some(("weeklyDistance", "out_of_range"))),
        (with("weeklyDistance", json!(-0.0)), "invalid", Some(("runDays", "inconsistent"))),
        (plain_with(r#"{"hardSessions":-0.0,"#), "plan", None),
        (with("races", Json::Null), "plan", None),
        (with("races", json!({})), "invalid", Some(("races", "unknown_value"))),
        (with("unknown", json!([[["x"]]])), "plan", None),
        (plain_with(r#"{"runDays":99,"#), "plan", None),
    ]
}

#[test]
fn ten_thousand_lines_are_answered_in_order() {
    let hostile = hostile();
    let mut input = Vec::new();
    for index in 0..REQUESTS {
        // Not in every round, because two of them are a mebibyte long.
        let line = match hostile.get(index % 400) {
            Some((line, ..)) => line.clone(),
            None => with("weeklyDistance", json!(index % 120)),
        };
        input.extend(line);
        input.push(b'\n');
    }
    // The last line may end without a line break.
    input.pop();
    let mut output = Vec::new();
    answer_lines(&*input, &mut output, Question::Plan).unwrap();
    let output = String::from_utf8(output).unwrap();
    assert!(output.ends_with('\n'));
    let answers: Vec<&str> = output.lines().collect();
    assert_eq!(answers.len(), REQUESTS);
    for (index, given) in answers.iter().enumerate() {
        match hostile.get(index % 400) {
            Some((line, ..)) => assert_eq!(*given, answer(line), "line {index}"),
            None => {
                assert_eq!(*given, answer(&with("weeklyDistance", json!(index % 120))));
            }
        }
    }
}

#[test]
fn each_hostile_line_gets_its_own_answer() {
    for (line, status, fault) in hostile() {
        let shown = String::from_utf8_lossy(&line).chars().take(80).collect::<String>();
        let text = answer(&line);
        assert!(!text.contains('\n'), "{shown}");
        let result: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(result["status"], status, "{shown}: {text}");
        if let Some((field, code)) = fault {
            let fault = json!({ "field": field, "code": code });
            let faults = result["errors"].as_array().unwrap();
            assert!(faults.contains(&fault), "{shown}: {faults:?}");
        }
    }
}
