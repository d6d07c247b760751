//! Rules on both sides of their limits, with plans that can be checked by hand.
//!
//! Today is Monday 2 March 2026; the runner does 30 km on 4 days and is free every day. Each row
//! names the rule, the changed answers and the sessions: month and day, kind (M maintenance, P
//! pre-race, R recovery, C combined, L late recovery) and pressure (1 light, 2 medium, 3 firm).

use recovery_calculator::plan::{day::Day, plan, result::PlanResult};
use serde_json::{Value as Json, json};

use crate::{answer_json, request, typed};

fn short(session: &Json) -> String {
    let date = session["date"].as_str().unwrap().trim_start_matches("2026-");
    let kind = match (&session["combined"], &session["late"], session["kind"].as_str().unwrap()) {
        (Json::Bool(true), _, _) => 'C',
        (_, Json::Bool(true), _) => 'L',
        (_, _, "pre_event") => 'P',
        (_, _, "post_event") => 'R',
        _ => 'M',
    };
    let pressure = match session["pressure"].as_str().unwrap() {
        "light" => 1,
        "medium" => 2,
        _ => 3,
    };
    format!("{date}{kind}{pressure}")
}

#[track_caller]
fn check(rule: &str, changes: &Json, expected: &str) {
    let answer = answer_json(&request(changes));
    let sessions: Vec<String> = answer["sessions"].as_array().unwrap().iter().map(short).collect();
    assert_eq!(sessions.join(" "), expected, "{rule} {changes}");
}

/// Races as (month and day, distance, priority).
fn races(races: &[(&str, &str, &str)]) -> Json {
    let race = |(day, distance, priority): &(&str, &str, &str)| json!({ "date": format!("2026-{day}"), "distance": distance, "priority": priority });
    races.iter().map(race).collect()
}

/// Two A races of 10 km.
fn pair(first: &str, second: &str) -> Json {
    json!({ "races": races(&[(first, "10k", "A"), (second, "10k", "A")]) })
}

#[test]
fn sessions_between_close_races_depend_on_the_days_between() {
    for (rule, second, expected) in [
        ("R-X1 two days", "03-22", "03-18P1 03-23R2"),
        ("R-X2 three days", "03-23", "03-03M2 03-18P1 03-21C1 03-24R2"),
        ("R-X2 five days", "03-25", "03-03M2 03-18P1 03-22C1 03-26R2"),
        ("R-X3 six days", "03-26", "03-03M2 03-18P1 03-21R1 03-24P1 03-27R2"),
        ("seven days", "03-27", "03-03M2 03-18P1 03-21R1 03-25P1 03-28R2"),
        ("ten days", "03-30", "03-18P1 03-21R2 03-28P1 03-31R2"),
        ("eleven days", "03-31", "03-18P1 03-21R2 03-29P1 04-01R2"),
    ] {
        check(rule, &pair("03-20", second), expected);
    }
}

/// Three B races of 10 km; a series counts back from its last race.
#[test]
fn a_series_of_short_races_counts_back_from_its_last() {
    for (rule, days, expected) in [
        (
            "R-R8 six tenths of 21 days are 12.6",
            ["03-22", "04-05", "04-18"],
            "03-03M2 03-20P1 04-03P1 04-16P1 04-19R2",
        ),
        ("R-R8 nearer", ["03-22", "04-05", "04-17"], "03-03M2 03-20P1 04-15P1 04-18R2"),
        (
            "R-R8 no series",
            ["03-22", "04-06", "04-21"],
            "03-20P1 03-23R2 04-04P1 04-07R2 04-19P1 04-22R2",
        ),
    ] {
        let series = days.map(|day| (day, "10k", "B"));
        check(rule, &json!({ "races": races(&series) }), expected);
    }
}

#[test]
fn recovery_sessions_before_another_race_are_light() {
    for (next, expected) in
        [("03-29", "03-18P1 03-21R1 04-07M2"), ("03-30", "03-18P1 03-21R2 04-07M2")]
    {
        let races = races(&[("03-20", "10k", "A"), (next, "5k", "C")]);
        check("R-P4", &json!({ "races": races }), expected);
    }
}

#[test]
fn regular_sessions_keep_their_distance_from_race_sessions() {
    for (second, expected) in [
        // Sessions on 19 March and 1 April: 13 days apart.
        ("04-03", "03-03M2 03-10M2 03-16P1 03-19R2 04-01P1 04-04R2 04-14M2"),
        // On 19 March and 2 April: 14 days apart.
        ("04-04", "03-03M2 03-10M2 03-16P1 03-19R2 03-24M2 04-02P1 04-05R2 04-14M2"),
    ] {
        let mut changes = pair("03-18", second);
        changes["weeklyDistance"] = json!(85);
        check("R-M5", &changes, expected);
    }
}

#[test]
fn the_first_session_is_on_the_expected_day() {
    let last = json!({ "lastMassage": "2026-02-27" });
    check("R-F1", &last, "03-31M2 04-21M2 05-12M2");
    let mut race_first = pair("03-08", "03-08");
    race_first["lastMassage"] = json!("2026-02-27");
    check("R-F5", &race_first, "03-06P1 03-09R2 03-24M2");
    let tight = json!({ "areas": [{ "area": "calves", "severity": 7 }] });
    check("R-F4", &tight, "03-03M2 03-17M2 03-31M2 04-21M2 05-12M2");
    let injured = json!({
        "areas": [{ "area": "calves", "severity": 4 }],
        "acuteInjury": { "area": "calves", "date": "2026-03-02" },
    });
    check("R-I1", &injured, "03-10M1 03-31M1 04-21M2 05-12M2");
    let mut ever = pair("03-07", "03-07");
    ever["firstMassageEver"] = json!(true);
    check("R-R1", &ever, "03-08R1 03-24M2");
}

#[test]
fn firm_sessions_are_spaced_and_budgets_keep_race_sessions() {
    let daily = json!({ "weeklyDistance": 85, "pressure": "firm" });
    let turns = "03-03M2 03-10M3 03-17M2 03-24M3 03-31M2 04-07M3 04-14M2 04-21M3 04-28M2 05-05M3 \
                 05-12M2 05-19M3";
    check("R-P6", &daily, turns);
    let marathon = races(&[("04-20", "marathon", "B")]);
    for (budget, expected) in [
        (4, "03-17M2 03-31M2 04-18P1 04-22R1"),
        (3, "03-10M2 04-18P1 04-22R1"),
        (2, "04-18P1 04-22R1"),
        (1, "04-22R1"),
        (0, ""),
    ] {
        check("R-B1", &json!({ "races": marathon, "sessionBudget": budget }), expected);
    }
    let away = json!(["2026-03-21", "2026-03-22", "2026-03-23"]);
    let half = json!({ "races": races(&[("03-20", "half", "A")]), "unavailableDates": away });
    check("R-R2", &half, "03-18P1 03-24L2");
}

#[test]
fn tapers_do_not_repeat_within_fourteen_days() {
    for (second, expected) in
        [("05-03", json!(["2026-04-10"])), ("05-04", json!(["2026-04-10", "2026-04-24"]))]
    {
        let races = races(&[("04-20", "half", "A"), (second, "half", "A")]);
        let answer = answer_json(&request(&json!({ "races": races })));
        let notes = answer["notes"].as_array().unwrap().iter();
        let tapers = notes.filter(|note| note["code"] == "taper");
        let starts: Vec<Json> = tapers.map(|note| note["startDate"].clone()).collect();
        assert_eq!(Json::from(starts), expected, "R-T1 {second}");
    }
}

#[test]
fn only_walking_for_three_days_after_a_long_race() {
    let quads = json!([{ "area": "quads", "severity": 8 }]);
    let after = |day: &str, distance: &Json| {
        let races = json!([{ "date": day, "distance": distance, "priority": "C" }]);
        let answer = answer_json(&request(&json!({ "races": races, "areas": quads })));
        answer["selfCare"].clone()
    };
    for long in [json!("marathon"), json!("ultra"), json!(30.1)] {
        for day in ["2026-03-01", "2026-02-28", "2026-02-27"] {
            assert_eq!(after(day, &long), json!([]), "{long} on {day}");
        }
        // Four days after, on the day itself, and before.
        for day in ["2026-02-26", "2026-03-02", "2026-03-03"] {
            assert_eq!(after(day, &long), json!(["quads"]), "{long} on {day}");
        }
    }
    for other in [json!("half"), json!(30)] {
        assert_eq!(after("2026-03-01", &other), json!(["quads"]), "{other}");
    }
    // Of two races the later one counts, and regular sessions without a tight area wait as well.
    let two = races(&[("02-27", "marathon", "A"), ("03-01", "ultra", "A")]);
    let answer = plan(&typed(&request(&json!({ "races": two }))));
    let PlanResult::Plan(plan) = answer else { panic!("no plan") };
    assert_eq!((plan.self_care.len(), plan.walk_until), (0, Day::from_iso("2026-03-04")));
}
