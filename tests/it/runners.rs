//! Runs `tests/runners.json`: realistic runners with statements that a sports physiotherapist would
//! expect of their plans. Provisional sessions are not counted (R-Z7).

use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use crate::{answer_json, invariants};

/// Statements that contradict the rules, by runner and text, each with the rule that takes
/// precedence.
const NOT_HELD: [(&str, &str, &str); 0] = [];

/// The realistic runners.
pub(crate) fn runners() -> Vec<Json> {
    let file: Json = serde_json::from_str(include_str!("../runners.json")).unwrap();
    file["runners"].as_array().unwrap().clone()
}

fn day(json: &Json) -> Day {
    Day::from_iso(json.as_str().unwrap()).unwrap()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// The sessions with fixed dates.
pub(crate) fn dated(result: &Json) -> Vec<&Json> {
    list(&result["sessions"]).iter().filter(|one| one["isProvisional"] == false).collect()
}

fn matching<'a>(result: &'a Json, place: &Json) -> Vec<&'a Json> {
    let among =
        |key: &str, value: &Json| list(&place[key]).is_empty() || list(&place[key]).contains(value);
    let fits = |session: &&Json| {
        let date = session["date"].as_str().unwrap();
        among("kind", &session["kind"])
            && among("weekdays", &session["weekday"])
            && among("dates", &session["date"])
            && place["from"].as_str().is_none_or(|from| from <= date)
            && place["to"].as_str().is_none_or(|to| date <= to)
            && ["first", "raceDate"]
                .iter()
                .all(|key| place[*key].is_null() || place[*key] == session[*key])
    };
    for key in place.as_object().into_iter().flat_map(serde_json::Map::keys) {
        assert!(
            ["kind", "weekdays", "dates", "from", "to", "first", "raceDate"]
                .contains(&key.as_str()),
            "unknown key in where: {key}"
        );
    }
    dated(result).into_iter().filter(fits).collect()
}

/// The share of the remaining dates that the other plan keeps.
pub(crate) fn kept(before: &Json, after: &Json, from: &Json) -> f64 {
    let dates = |result: &Json| -> Vec<String> {
        dated(result).iter().map(|one| one["date"].as_str().unwrap().to_owned()).collect()
    };
    let (was, now) = (dates(before), dates(after));
    let ahead: Vec<&String> =
        was.iter().filter(|date| Some(date.as_str()) >= from.as_str()).collect();
    if ahead.is_empty() {
        return 1.0;
    }
    ahead.iter().filter(|date| now.contains(date)).count() as f64 / ahead.len() as f64
}

/// The request, one day later.
pub(crate) fn a_day_later(request: &Json) -> Json {
    let mut later = request.clone();
    later["today"] = json!(day(&request["today"]).plus(1).iso());
    later
}

/// The request with the first session's day marked as away.
pub(crate) fn first_refused(request: &Json, result: &Json) -> Option<Json> {
    let first = dated(result).first()?["date"].clone();
    let mut other = request.clone();
    if !other["unavailableDates"].is_array() {
        other["unavailableDates"] = json!([]);
    }
    other["unavailableDates"].as_array_mut()?.push(first);
    Some(other)
}

fn check(request: &Json, result: &Json, expect: &Json) -> bool {
    let sessions = matching(result, &expect["where"]);
    let rank = |pressure: &Json| ["light", "medium", "firm"].iter().position(|p| pressure == p);
    let has = |areas: &Json, session: &Json| {
        list(&session["areas"]).iter().any(|one| list(areas).contains(&one["area"]))
    };
    let minutes = |one: &Json| one["minutes"].as_u64().unwrap();
    let all_areas = || sessions.iter().flat_map(|session| list(&session["areas"]));
    let note = || {
        list(&result["notes"]).iter().find(|note| {
            note["code"] == expect["code"]
                && expect["with"]
                    .as_object()
                    .is_none_or(|with| with.iter().all(|(key, value)| note[key] == *value))
        })
    };
    let distinct = |parts: &dyn Fn(&Json) -> Json| {
        let mut seen: Vec<Json> = Vec::new();
        for session in &sessions {
            let part = parts(session);
            if !seen.contains(&part) {
                seen.push(part);
            }
        }
        sessions.len() < 3 || seen.len() as u64 >= expect["atLeast"].as_u64().unwrap_or(2)
    };
    match expect["type"].as_str().unwrap() {
        "status" => result["status"] == expect["equals"],
        "referral" => result["referral"]["level"] == expect["level"],
        "count" => {
            let count = sessions.len() as u64;
            expect["equals"].as_u64().is_none_or(|it| it == count)
                && expect["min"].as_u64().is_none_or(|it| count >= it)
                && expect["max"].as_u64().is_none_or(|it| count <= it)
        }
        "date" => {
            let dates: Vec<&Json> = sessions.iter().map(|one| &one["date"]).collect();
            dates == list(&expect["equals"]).iter().collect::<Vec<_>>()
        }
        "note" => note().is_some(),
        "noNote" => note().is_none(),
        "tells" => list(&result["tellTherapist"]).contains(&expect["code"]),
        "pressureAtMost" => {
            sessions.iter().all(|one| rank(&one["pressure"]) <= rank(&expect["pressure"]))
        }
        "techniquesExclude" => sessions.iter().all(|one| {
            list(&expect["techniques"]).iter().all(|it| !list(&one["techniques"]).contains(it))
        }),
        "areaAtMost" => all_areas()
            .filter(|one| list(&expect["areas"]).contains(&one["area"]))
            .all(|one| minutes(one) <= expect["minutes"].as_u64().unwrap()),
        "oneSideAtMost" => all_areas()
            .filter(|one| one["side"] != "both")
            .all(|one| minutes(one) <= expect["minutes"].as_u64().unwrap()),
        "areasInclude" => sessions
            .iter()
            .all(|one| list(&expect["areas"]).iter().all(|area| has(&json!([area]), one))),
        "everyAreaAppears" => list(&request["areas"]).iter().all(|named| {
            let area = json!([named["area"]]);
            sessions.windows(2).all(|pair| pair.iter().any(|one| has(&area, one)))
        }),
        "varies" => distinct(&|one| json!([one["areas"], one["pressure"]])),
        "whyVaries" => {
            distinct(&|one| list(&one["why"]).iter().map(|why| why["key"].clone()).collect())
        }
        "whyExcludes" => sessions.iter().all(|one| {
            list(&one["why"]).iter().all(|why| !list(&expect["keys"]).contains(&why["key"]))
        }),
        "perWeekAtMost" => {
            let horizon = list(&result["horizon"]);
            let weeks = f64::from(day(&horizon[1]).since(day(&horizon[0])) + 1) / 7.0;
            sessions.len() as f64 <= expect["rate"].as_f64().unwrap() * weeks
        }
        "keepsDates" => {
            let vary = &expect["vary"];
            let share = expect["share"].as_f64().unwrap();
            if vary["awayFirst"] == true {
                let Some(other) = first_refused(request, result) else { return true };
                let from = dated(result).get(1).map_or(Json::Null, |one| one["date"].clone());
                kept(result, &answer_json(&other), &from) >= share
            } else {
                let later = a_day_later(request);
                let from = day(&later["today"]).plus(1).iso();
                kept(result, &answer_json(&later), &json!(from)) >= share
            }
        }
        "countRatio" => {
            let mut other = request.clone();
            for (key, value) in expect["vary"].as_object().unwrap() {
                other[key] = value.clone();
            }
            let counts = [result, &answer_json(&other)].map(|it| dated(it).len());
            let (most, least) = (counts.iter().max().unwrap(), counts.iter().min().unwrap());
            *most as f64 <= expect["atMost"].as_f64().unwrap() * *least as f64
        }
        other => panic!("unknown statement {other}"),
    }
}

#[test]
fn every_runner_meets_its_expectations() {
    let mut failures = Vec::new();
    let mut checked = 0;
    for runner in runners() {
        let request = &runner["request"];
        let result = answer_json(request);
        if let Err(broken) = invariants::check(request, &result) {
            failures.push(format!(
                "{}: {}",
                runner["id"],
                broken.chars().take(600).collect::<String>()
            ));
        }
        for expect in list(&runner["expect"]) {
            checked += 1;
            let (id, say) = (runner["id"].as_str().unwrap(), expect["say"].as_str().unwrap());
            let excepted = NOT_HELD.iter().any(|(who, what, _)| (*who, *what) == (id, say));
            if check(request, &result, expect) == excepted {
                failures.push(format!(
                    "{id} {} {expect} (excepted: {excepted})\n    {}",
                    runner["who"],
                    in_short(&result)
                ));
            }
        }
    }
    assert!(checked >= 120, "only {checked} statements");
    assert!(failures.is_empty(), "{} of {checked}\n{}", failures.len(), failures.join("\n"));
}

/// A short summary of a plan's sessions, for failure messages.
pub(crate) fn in_short(result: &Json) -> String {
    let area = |one: &Json| {
        format!(
            "{}{}{}",
            one["area"].as_str().unwrap(),
            one["minutes"],
            if one["touch"] == true { "t" } else { "" }
        )
    };
    let session = |one: &Json| {
        let areas: Vec<String> = list(&one["areas"]).iter().map(area).collect();
        format!(
            "{} {} {} {} {} [{}]",
            one["date"],
            one["kind"],
            one["pressure"],
            one["phase"],
            one["service"],
            areas.join(" ")
        )
    };
    let sessions: Vec<String> = list(&result["sessions"]).iter().map(session).collect();
    format!("{}\n    notes {}", sessions.join("\n    "), result["notes"])
}
