//! Laws of the plan: random and hostile requests, permutations, shifts, and whole families of
//! requests one by one.

use proptest::prelude::*;
use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use crate::{answer, answer_json, invariants, request};

/// How many random requests each law sees; fewer only for mutation tests by hand.
fn cases() -> u32 {
    std::env::var("RCV_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000)
}

fn monday() -> Day {
    Day::from_iso("2026-03-02").unwrap()
}

fn iso(days: i32) -> Json {
    Json::String(monday().plus(days).iso())
}

fn weekdays(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(1..=7_u8, 1..=most)
}

fn race() -> impl Strategy<Value = Json> {
    let distance = prop_oneof![
        4 => prop::sample::select(vec!["5k", "10k", "half", "marathon", "ultra"]).prop_map(|p| json!(p)),
        2 => prop::sample::select(vec![6.0, 6.5, 12.0, 12.01, 30.0, 30.1, 45.0, 45.1]).prop_map(|d| json!(d)),
        1 => (2..=80_u32).prop_map(|d| json!(d)),
    ];
    let date = prop_oneof![6 => -12..100_i32, 1 => 100..260_i32];
    (date, distance, prop::sample::select(vec!["A", "B", "C"]), "[a-z]{0,3}").prop_map(
        |(date, distance, priority, name)| {
            json!({ "date": iso(date), "distance": distance, "priority": priority, "name": name })
        },
    )
}

fn area(most: u8) -> impl Strategy<Value = Json> {
    let areas = vec![
        "calves",
        "achilles",
        "shins",
        "feet",
        "hamstrings",
        "quads",
        "knees",
        "it_band",
        "hip_flexors",
        "glutes",
        "adductors",
        "lower_back",
        "upper_body",
    ];
    let sides = prop::sample::select(vec!["left", "right", "both"]);
    (prop::sample::select(areas), sides, 1..=most).prop_map(
        |(area, side, severity)| json!({ "area": area, "side": side, "severity": severity }),
    )
}

fn running() -> impl Strategy<Value = Json> {
    let km = prop::sample::select(vec![3.0, 19.9, 20.0, 32.5, 44.9, 45.0, 60.0, 79.9, 80.0, 120.0]);
    (km, 1..=7_u8, 0..=3_u8, any::<bool>()).prop_map(|(km, run_days, hard, miles)| {
        json!({
            "unit": if miles { "mi" } else { "km" },
            "weeklyDistance": km,
            "runDays": run_days,
            "hardSessions": hard,
            "longestRun30d": 20,
            "nextLongRun": 22,
            "prevWeeklyDistance": 30,
        })
    })
}

fn time() -> impl Strategy<Value = Json> {
    let away = prop::collection::vec(0..120_i32, 0..30);
    let closed = prop::collection::vec(0..120_i32, 0..10);
    (weekdays(9), weekdays(1), 0..=3_u8, away, closed, prop::option::of(1..=7_u8)).prop_map(
        |(free, shut, lead, away, closed, long_run)| {
            let open: Vec<u8> =
                shut.into_iter().filter(|day| free.iter().any(|d| d != day)).collect();
            json!({
                "availableWeekdays": free,
                "unavailableDates": away.into_iter().map(iso).collect::<Vec<_>>(),
                "longRunDay": long_run,
                "clinic": {
                    "closedWeekdays": open,
                    "closedDates": closed.into_iter().map(iso).collect::<Vec<_>>(),
                    "leadDays": lead,
                },
            })
        },
    )
}

fn health() -> impl Strategy<Value = Json> {
    let local = vec![
        "varicose_veins",
        "broken_skin",
        "hypermobility",
        "joint_replacement",
        "oil_allergy",
        "cancer",
    ];
    (
        prop::collection::vec(prop::sample::select(local), 0..2),
        prop::option::of(-15..=0_i32),
        0..=10_u8,
        prop::sample::select(vec!["new", "recreational", "experienced"]),
    )
        .prop_map(|(cautions, injured, soreness, experience)| {
            json!({
                "cautions": cautions,
                "clearedByDoctor": true,
                "acuteInjury": injured.map(|days| json!({ "area": "calves", "date": iso(days) })),
                "soreness": soreness,
                "experience": experience,
            })
        })
}

fn wishes() -> impl Strategy<Value = Json> {
    (
        prop::option::weighted(0.4, 0..=12_u8),
        prop::option::weighted(0.4, -40..=0_i32),
        any::<bool>(),
        prop::sample::select(vec!["light", "medium", "firm", "firm"]),
        prop::option::of(prop::sample::select(vec![30, 60, 90])),
    )
        .prop_map(|(budget, massage, ever, pressure, length)| {
            json!({
                "sessionBudget": budget,
                "lastMassage": massage.map(iso),
                "firstMassageEver": ever,
                "pressure": pressure,
                "sessionLength": length,
            })
        })
}

/// A valid request of any kind.
fn valid() -> impl Strategy<Value = Json> {
    let races = prop_oneof![
        2 => prop::collection::vec(race(), 0..3),
        2 => prop::collection::vec(race(), 3..=20),
    ];
    let areas = prop_oneof![
        3 => prop::collection::vec(area(8), 0..4),
        1 => prop::collection::vec(area(5), 4..=26),
    ];
    (running(), time(), health(), wishes(), races, areas).prop_map(
        |(running, time, health, wishes, races, areas)| {
            let mut all = json!({ "races": races, "areas": areas });
            for part in [running, time, health, wishes] {
                for (key, member) in part.as_object().unwrap() {
                    all[key] = member.clone();
                }
            }
            request(&all)
        },
    )
}

/// Anything at all that JSON can hold.
fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec![-1.0, -0.0, 5.0, 5.5, 8.0, 9.0, 1e308, 2e9]).prop_map(Json::from),
        "[ -~\u{e01}-\u{e3a}]{0,12}".prop_map(Json::from),
        prop::sample::select(vec![
            "2026-02-30",
            "2026-2-3",
            "2026-03-02T00:00",
            "chest_pain",
            "cancer",
            "marathon",
            "__proto__",
            "calves",
            "A",
            "9999-12-31",
            "0000-00-00",
        ])
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map("[a-zA-Z_]{1,14}", inner, 0..6)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

/// A valid request with some of its values replaced by anything.
fn hostile() -> impl Strategy<Value = Json> {
    let keys = vec![
        "/today",
        "/clinic",
        "/clinic/closedWeekdays",
        "/clinic/closedDates",
        "/clinic/leadDays",
        "/unit",
        "/weeklyDistance",
        "/runDays",
        "/hardSessions",
        "/longestRun30d",
        "/nextLongRun",
        "/prevWeeklyDistance",
        "/longRunDay",
        "/experience",
        "/races",
        "/races/0",
        "/races/0/date",
        "/races/0/distance",
        "/races/0/priority",
        "/races/0/name",
        "/areas",
        "/areas/0",
        "/areas/0/area",
        "/areas/0/side",
        "/areas/0/severity",
        "/soreness",
        "/acuteInjury",
        "/acuteInjury/area",
        "/acuteInjury/date",
        "/redFlags",
        "/cautions",
        "/clearedByDoctor",
        "/adult",
        "/availableWeekdays",
        "/availableWeekdays/0",
        "/unavailableDates",
        "/sessionBudget",
        "/lastMassage",
        "/firstMassageEver",
        "/pressure",
        "/sessionLength",
    ];
    let changes = prop::collection::vec((prop::sample::select(keys), anything()), 1..5);
    (valid(), changes).prop_map(|(mut request, changes)| {
        for (pointer, member) in changes {
            if let Some(place) = request.pointer_mut(pointer) {
                *place = member;
            } else if let Some(entries) = request.as_object_mut() {
                entries.insert(pointer.trim_start_matches('/').to_owned(), member);
            }
        }
        request
    })
}

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

/// The same request with its lists in another order, entries repeated and unknown keys added.
fn permuted(request: &Json, turn: usize) -> Json {
    let mut other = request.clone();
    for key in ["races", "areas", "availableWeekdays", "unavailableDates", "cautions"] {
        if let Some(list) = other[key].as_array_mut() {
            list.reverse();
            let turn = turn % list.len().max(1);
            list.rotate_left(turn);
        }
    }
    for key in ["availableWeekdays", "unavailableDates", "cautions"] {
        let first = other[key][0].clone();
        if !first.is_null() {
            other[key].as_array_mut().unwrap().push(first);
        }
    }
    other["constructor"] = json!({ "deep": [null] });
    other["__proto__"] = json!(1);
    other
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn every_invariant_holds_for_random_requests(request in valid()) {
        let result = answer_json(&request);
        let status = result["status"].as_str().unwrap();
        prop_assert!(status == "plan" || result["errors"][0]["code"] == "no_common_day", "{result}");
        if let Err(broken) = invariants::check(&request, &result) {
            prop_assert!(false, "{broken}");
        }
    }

    #[test]
    fn hostile_requests_get_an_answer_of_nine_keys(request in hostile()) {
        let result = answer_json(&request);
        let keys = result.as_object().unwrap().len();
        prop_assert_eq!(keys, 9);
        let sessions = result["sessions"].as_array().unwrap().len();
        let faults = result["errors"].as_array().unwrap().len();
        match result["status"].as_str().unwrap() {
            "plan" => prop_assert!(faults == 0 && result["referral"].is_null()),
            "refer" => prop_assert!(sessions == 0 && faults == 0 && result["referral"].is_object()),
            "invalid" => prop_assert!(sessions == 0 && faults > 0),
            other => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn the_order_of_lists_repeats_and_unknown_keys_do_not_matter(
        request in valid(), turn in 0..20_usize,
    ) {
        prop_assert_eq!(answer_json(&permuted(&request, turn)), answer_json(&request));
    }

    #[test]
    fn whole_weeks_later_the_plan_is_the_same(request in valid(), weeks in -200..200_i32) {
        let later = shifted(&request, weeks * 7);
        prop_assert_eq!(answer_json(&later), shifted(&answer_json(&request), weeks * 7));
    }

    #[test]
    fn the_same_request_gives_the_same_bytes(request in valid()) {
        prop_assert_eq!(answer_json(&request).to_string(), answer_json(&request).to_string());
        prop_assert_eq!(answer(&request), answer(&request));
    }
}

/// Every start weekday, distance class and priority, races 0 to 200 days ahead.
#[test]
fn one_race_is_served_on_exactly_the_days_that_the_rules_name() {
    for start in 0..7 {
        for (distance, is_long) in
            [("5k", false), ("10k", false), ("half", false), ("marathon", true), ("ultra", true)]
        {
            for priority in ["A", "B", "C"] {
                for ahead in 0..=200 {
                    let request = request(&json!({
                        "today": iso(start),
                        "pressure": "firm",
                        "races": [{
                            "date": iso(start + ahead), "distance": distance, "priority": priority,
                        }],
                    }));
                    let result = answer_json(&request);
                    let name = format!("{start} {distance} {priority} {ahead}");
                    invariants::check(&request, &result)
                        .unwrap_or_else(|what| panic!("{name} {what}"));
                    let days = |kind: &str| -> Vec<Json> {
                        let sessions = result["sessions"].as_array().unwrap().iter();
                        let found = sessions.filter(|session| session["kind"] == kind);
                        found.map(|session| session["date"].clone()).collect()
                    };
                    let is_planned = ahead <= 180;
                    let is_training = priority == "C";
                    let is_short = distance == "5k" || distance == "10k";
                    let before = is_planned && !is_training && ahead >= 3;
                    let after = is_planned && !(is_training && is_short);
                    // R+2 after long races, else R+1 (R-R2), both open here.
                    let recovery = start + ahead + if is_long { 2 } else { 1 };
                    let expected =
                        |there: bool, day: i32| if there { vec![iso(day)] } else { vec![] };
                    assert_eq!(days("pre_event"), expected(before, start + ahead - 2), "{name}");
                    assert_eq!(days("post_event"), expected(after, recovery), "{name}");
                }
            }
        }
    }
}

/// c.17, date by date.
#[test]
fn the_worked_example_comes_out_date_by_date() {
    let result = answer_json(&request(&json!({
        "clinic": { "closedWeekdays": [7], "leadDays": 1 },
        "weeklyDistance": 60,
        "runDays": 5,
        "pressure": "firm",
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
        "races": [
            { "date": "2026-04-20", "distance": "marathon", "priority": "A" },
            { "date": "2026-04-26", "distance": "marathon", "priority": "A" },
        ],
    })));
    let sessions: Vec<(String, String, String, String, Vec<u64>)> = result["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|session| {
            let text = |key: &str| session[key].as_str().unwrap().to_owned();
            let areas = session["areas"].as_array().unwrap();
            let minutes = areas.iter().map(|area| area["minutes"].as_u64().unwrap()).collect();
            (text("date"), text("kind"), text("pressure"), text("service"), minutes)
        })
        .collect();
    let expected = [
        ("2026-03-03", "maintenance", "firm", "deep_tissue"),
        ("2026-03-10", "maintenance", "medium", "thai_sports"),
        ("2026-03-17", "maintenance", "firm", "deep_tissue"),
        ("2026-03-24", "maintenance", "medium", "thai_sports"),
        ("2026-03-31", "maintenance", "firm", "deep_tissue"),
        ("2026-04-07", "maintenance", "medium", "thai_sports"),
        ("2026-04-13", "maintenance", "medium", "thai_sports"),
        ("2026-04-18", "pre_event", "light", "swedish"),
        ("2026-04-21", "post_event", "light", "swedish"),
        ("2026-04-24", "pre_event", "light", "swedish"),
        ("2026-04-28", "post_event", "light", "swedish"),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(date, kind, pressure, service)| {
            let minutes =
                if *kind == "pre_event" { vec![7, 6, 6, 6] } else { vec![19, 12, 12, 12] };
            let text = |text: &&str| (*text).to_owned();
            (text(date), text(kind), text(pressure), text(service), minutes)
        })
        .collect();
    assert_eq!(sessions, expected);
    assert_eq!(result["horizon"], json!(["2026-03-03", "2026-05-10"]));
    assert_eq!(result["cadenceDays"], 7);
    assert_eq!(
        result["notes"],
        json!([
            { "code": "pressure_reduced", "reasons": ["race", "spacing"] },
            { "code": "taper", "date": "2026-04-20", "startDate": "2026-04-06" },
        ])
    );
    let moved = &result["sessions"][6]["why"];
    assert!(
        moved.as_array().unwrap().contains(&json!({
            "rule": "R-M2", "key": "why_moved", "day": "2026-04-14",
        })),
        "{moved}"
    );
}
