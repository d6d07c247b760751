//! Runs `tests/scenarios.json`: example requests, each with the rules that it demonstrates.
//!
//! Two of its assertion types concern a page (`uiEscaped`, `noPrototypePollution`). Here they check
//! the engine's part: no typed text occurs in its output.

use std::{collections::BTreeSet, time::Instant};

use recovery_calculator::plan::{day::Day, plan};
use serde_json::{Value as Json, json};

use crate::{answer_json, invariants, typed};

fn scenarios() -> Vec<Json> {
    let text = include_str!("../scenarios.json");
    let file: Json = serde_json::from_str(text).unwrap();
    file["scenarios"].as_array().unwrap().clone()
}

/// Replaces the placeholders for values that JSON cannot hold; a no-op where the input must be
/// JSON.
fn input(scenario: &Json) -> Option<Json> {
    fn replace(json: &mut Json) -> bool {
        match json {
            Json::Object(entries) => match entries.get("$special").and_then(Json::as_str) {
                Some("repeatA81") => {
                    *json = Json::String("A".repeat(81));
                    true
                }
                Some(_) => false,
                None => entries.values_mut().all(replace),
            },
            Json::Array(members) => members.iter_mut().all(replace),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => true,
        }
    }
    let mut input = scenario["input"].clone();
    replace(&mut input).then_some(input)
}

fn day(json: &Json) -> Day {
    Day::from_iso(json.as_str().unwrap()).unwrap()
}

/// The sessions that a `where` clause selects.
fn matching<'a>(result: &'a Json, place: &Json) -> Vec<&'a Json> {
    let among = |key: &str, value: &Json| {
        place[key].as_array().is_none_or(|allowed| allowed.contains(value))
    };
    let equal = |key: &str, value: &Json| place[key].is_null() || place[key] == *value;
    let fits = |session: &&Json| {
        let date = session["date"].as_str().unwrap();
        among("kind", &session["kind"])
            && among("pressure", &session["pressure"])
            && among("service", &session["service"])
            && among("dates", &session["date"])
            && among("weekdays", &session["weekday"])
            && among("durationMin", &session["durationMin"])
            && place["from"].as_str().is_none_or(|from| from <= date)
            && place["to"].as_str().is_none_or(|to| date <= to)
            && ["raceDate", "first", "combined", "late"].iter().all(|key| equal(key, &session[key]))
    };
    let known = [
        "kind",
        "pressure",
        "service",
        "dates",
        "weekdays",
        "durationMin",
        "from",
        "to",
        "raceDate",
        "first",
        "combined",
        "late",
    ];
    for key in place.as_object().into_iter().flat_map(serde_json::Map::keys) {
        assert!(known.contains(&key.as_str()), "unknown key in where: {key}");
    }
    result["sessions"].as_array().unwrap().iter().filter(fits).collect()
}

fn gaps(sessions: &[&Json]) -> Vec<i32> {
    let days: Vec<Day> = sessions.iter().map(|session| day(&session["date"])).collect();
    days.windows(2).map(|pair| pair[1].since(pair[0])).collect()
}

fn codes<'a>(list: &'a Json, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().filter_map(|entry| entry[key].as_str()).collect()
}

/// Checks one assertion; the error names it.
fn check(input: &Json, result: &Json, assertion: &Json) -> Result<(), String> {
    let sessions = matching(result, &assertion["where"]);
    let holds = match assertion["type"].as_str().unwrap() {
        "status" => result["status"] == assertion["equals"],
        "referral" => {
            let flags = result["referral"]["flags"].as_array().cloned().unwrap_or_default();
            let wanted = assertion["includesFlags"].as_array().cloned().unwrap_or_default();
            result["referral"]["level"] == assertion["level"]
                && wanted.iter().all(|flag| flags.contains(flag))
        }
        "error" => {
            let stem = |field: &str| field.split(['[', '.']).next().unwrap_or("").to_owned();
            let wanted = stem(assertion["field"].as_str().unwrap());
            result["errors"].as_array().unwrap().iter().any(|fault| {
                fault["code"] == assertion["code"]
                    && stem(fault["field"].as_str().unwrap()) == wanted
            })
        }
        "errorsAtLeast" => {
            let fields: BTreeSet<_> = codes(&result["errors"], "field").into_iter().collect();
            fields.len() as u64 >= assertion["n"].as_u64().unwrap()
        }
        "count" => {
            let count = sessions.len() as u64;
            assertion["equals"].as_u64().is_none_or(|equals| count == equals)
                && assertion["min"].as_u64().is_none_or(|min| count >= min)
                && assertion["max"].as_u64().is_none_or(|max| count <= max)
        }
        "none" => sessions.is_empty(),
        "horizon" => result["horizon"] == json!([assertion["start"], assertion["end"]]),
        "minGap" => gaps(&sessions).iter().all(|gap| i64::from(*gap) >= days(assertion)),
        "maxGap" => gaps(&sessions).iter().all(|gap| i64::from(*gap) <= days(assertion)),
        "medianGap" => {
            let mut gaps = gaps(&sessions);
            gaps.sort_unstable();
            let median = i64::from(gaps[gaps.len() / 2]);
            (median - days(assertion)).abs() <= assertion["tolerance"].as_i64().unwrap()
        }
        "firstDate" => result["sessions"][0]["date"].as_str().is_some_and(|first| {
            assertion["from"].as_str().unwrap() <= first
                && first <= assertion["to"].as_str().unwrap()
        }),
        "each" => {
            let needs_one = assertion["atLeastOne"] == true;
            (!needs_one || !sessions.is_empty())
                && sessions.iter().all(|session| each(session, assertion))
        }
        "note" => codes(&result["notes"], "code").contains(&assertion["code"].as_str().unwrap()),
        "noNote" => !codes(&result["notes"], "code").contains(&assertion["code"].as_str().unwrap()),
        "sameAs" => {
            let name = assertion["transform"]["name"].as_str().unwrap();
            answer_json(&transformed(input, name))["sessions"] == result["sessions"]
        }
        "shiftInvariant" => {
            let shifted = crate::laws::shifted(input, i32::try_from(days(assertion)).unwrap());
            let expected = crate::laws::shifted(result, i32::try_from(days(assertion)).unwrap());
            answer_json(&shifted) == expected
        }
        "deterministic" => answer_json(input) == *result,
        "inputNotMutated" => {
            let request = typed(input);
            plan(&request);
            request == typed(input)
        }
        // Each time zone needs a process: see `every_time_zone_gives_the_same_plan` below.
        "timezones" => zones().iter().any(|zone| *zone == assertion["zones"][0]),
        "fasterThanMs" => {
            let start = Instant::now();
            answer_json(input);
            // A test build is slower than a release; docs/benchmarks.md has the measured times.
            start.elapsed().as_secs_f64() * 1e3 < 20.0 * assertion["ms"].as_f64().unwrap()
        }
        "uiEscaped" => !result.to_string().contains(assertion["text"].as_str().unwrap()),
        "noPrototypePollution" => !result.to_string().contains(assertion["key"].as_str().unwrap()),
        other => panic!("unknown assertion type {other}"),
    };
    if holds { Ok(()) } else { Err(assertion.to_string()) }
}

fn days(assertion: &Json) -> i64 {
    assertion["days"].as_i64().unwrap()
}

fn each(session: &Json, assertion: &Json) -> bool {
    let rank = |pressure: &Json| ["light", "medium", "firm"].iter().position(|p| pressure == p);
    let areas = session["areas"].as_array().unwrap();
    let minutes = |area: &Json| {
        areas.iter().find(|entry| entry["area"] == *area).map(|entry| entry["minutes"].as_u64())
    };
    let list = |key: &str| assertion[key].as_array().cloned();
    let techniques = session["techniques"].as_array().unwrap();
    let most = areas.iter().map(|entry| entry["minutes"].as_u64().unwrap()).max().unwrap();
    let least = areas.iter().map(|entry| entry["minutes"].as_u64().unwrap()).min().unwrap();
    let known = [
        "type",
        "where",
        "atLeastOne",
        "pressureAtMost",
        "durationMin",
        "serviceIn",
        "areasInclude",
        "areasExclude",
        "maxAreas",
        "topArea",
        "moreMinutes",
        "techniquesInclude",
        "techniquesExclude",
        "evenWithin",
    ];
    for key in assertion.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "unknown key in each: {key}");
    }
    (assertion["pressureAtMost"].is_null()
        || rank(&session["pressure"]) <= rank(&assertion["pressureAtMost"]))
        && (assertion["durationMin"].is_null()
            || session["durationMin"] == assertion["durationMin"]
            || list("durationMin").is_some_and(|allowed| allowed.contains(&session["durationMin"])))
        && list("serviceIn").is_none_or(|allowed| allowed.contains(&session["service"]))
        && list("areasInclude").is_none_or(|all| all.iter().all(|area| minutes(area).is_some()))
        && list("areasExclude").is_none_or(|all| all.iter().all(|area| minutes(area).is_none()))
        && assertion["maxAreas"].as_u64().is_none_or(|most| areas.len() as u64 <= most)
        && (assertion["topArea"].is_null() || minutes(&assertion["topArea"]) == Some(Some(most)))
        && list("moreMinutes").is_none_or(|pair| minutes(&pair[0]) > minutes(&pair[1]))
        && list("techniquesInclude").is_none_or(|all| all.iter().all(|t| techniques.contains(t)))
        && list("techniquesExclude").is_none_or(|all| !all.iter().any(|t| techniques.contains(t)))
        && assertion["evenWithin"].as_u64().is_none_or(|within| most - least <= within)
}

/// An input that must give the same sessions.
fn transformed(input: &Json, name: &str) -> Json {
    let mut other = input.clone();
    let reverse = |list: &mut Json| list.as_array_mut().unwrap().reverse();
    match name {
        "shuffleRaces" => {
            let races = other["races"].as_array_mut().unwrap();
            let middle = races.len() / 2;
            races.rotate_left(middle);
        }
        "reverseRaces" => reverse(&mut other["races"]),
        "duplicateFirstRace" => {
            let first = other["races"][0].clone();
            other["races"].as_array_mut().unwrap().push(first);
        }
        "reverseAreas" => reverse(&mut other["areas"]),
        "reverseWeekdays" => {
            reverse(&mut other["availableWeekdays"]);
            let first = other["availableWeekdays"][0].clone();
            other["availableWeekdays"].as_array_mut().unwrap().push(first);
        }
        "addUnknownKey" => other["unknownKey"] = json!({ "deep": [1, 2, 3] }),
        "toMiles" => to_miles(&mut other),
        other => panic!("unknown transform {other}"),
    }
    other
}

fn to_miles(request: &mut Json) {
    let convert = |distance: &mut Json| {
        if let Some(km) = distance.as_f64() {
            *distance = json!(km / 1.609_344);
        }
    };
    request["unit"] = json!("mi");
    for key in ["weeklyDistance", "longestRun30d", "nextLongRun", "prevWeeklyDistance"] {
        convert(&mut request[key]);
    }
    for race in request["races"].as_array_mut().into_iter().flatten() {
        convert(&mut race["distance"]);
    }
}

#[test]
fn every_scenario_and_its_invariants_hold() {
    let mut failures = Vec::new();
    let mut run = 0;
    for scenario in scenarios() {
        let Some(input) = input(&scenario) else { continue };
        run += 1;
        let result = answer_json(&input);
        let name = format!("{} {} {}", scenario["id"], scenario["title"], scenario["rules"]);
        for assertion in scenario["assert"].as_array().unwrap() {
            if let Err(what) = check(&input, &result, assertion) {
                failures.push(format!("{name}\n  {what}\n  {}", result["sessions"]));
            }
        }
        if let Err(broken) = invariants::check(&input, &result) {
            failures.push(format!("{name}\n  {broken}"));
        }
    }
    assert!(run >= 66, "only {run} scenarios ran");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The time zones that the scenarios mention.
fn zones() -> Vec<String> {
    let asserts = scenarios().into_iter().map(|scenario| scenario["assert"].clone());
    let asserts: Vec<Json> = asserts.flat_map(|list| list.as_array().unwrap().clone()).collect();
    let lists = asserts.iter().filter_map(|assertion| assertion["zones"].as_array());
    lists.flatten().map(|zone| zone.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_time_zone_gives_the_same_plan() {
    // Each time zone needs a process: this test starts itself again with another `TZ`.
    let key = "RCV_SCENARIO_ANSWERS";
    let answers: String = scenarios()
        .iter()
        .filter_map(input)
        .map(|input| answer_json(&input).to_string())
        .collect::<Vec<_>>()
        .join("\n");
    if std::env::var_os(key).is_some() {
        println!("{key}{}{key}", fingerprint(&answers));
        return;
    }
    assert!(zones().len() >= 7, "{:?}", zones());
    for zone in zones() {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "scenarios::every_time_zone_gives_the_same_plan", "--nocapture"])
            .env("TZ", &zone)
            .env(key, "1")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let there = text.split(key).nth(1).unwrap_or_default();
        assert_eq!(there, fingerprint(&answers), "{zone}: {text}");
    }
}

/// FNV-1a, to compare whole answers across processes.
pub(crate) fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
