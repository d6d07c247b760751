//! Invalid values of every field, on both sides of every limit (R-V1 to R-V6, R-Z1 to R-Z6).

use recovery_calculator::plan::{faults, json, plan, result::PlanResult, value::Value};
use serde_json::{Value as Json, json};

use crate::{answer_json, request, typed, value};

/// The faults of the minimal request with some keys set, as `field code`.
#[track_caller]
fn check(changes: &Json, expected: &[&str]) {
    let answer = answer_json(&request(changes));
    let text = |fault: &Json, key: &str| fault[key].as_str().unwrap().to_owned();
    let found: Vec<String> = answer["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| format!("{} {}", text(fault, "field"), text(fault, "code")))
        .collect();
    assert_eq!(found, expected, "{changes}");
    let status = if expected.is_empty() { "plan" } else { "invalid" };
    assert_eq!(answer["status"], status, "{changes}");
}

/// Checks one field with each of these values.
#[track_caller]
fn each(field: &str, code: &str, values: &[Json]) {
    for value in values {
        let fault = format!("{field} {code}");
        let expected: &[&str] = if code.is_empty() { &[] } else { &[&fault] };
        check(&json!({ field: value }), expected);
    }
}

#[test]
fn numbers_are_accepted_up_to_their_limits() {
    for (field, most) in [("hardSessions", 7), ("soreness", 10), ("sessionBudget", 60)] {
        each(field, "", &[json!(0), json!(most), json!(5.0), json!(-0.0), Json::Null]);
        each(field, "out_of_range", &[json!(-1), json!(most + 1), json!(1e308), json!(-1e308)]);
        each(field, "not_an_integer", &[json!(0.5), json!(-0.5), json!(most_half(most))]);
        each(field, "not_a_number", &[json!("1"), json!([1]), json!(true), json!({})]);
    }
    for (field, most) in [("prevWeeklyDistance", 300), ("longestRun30d", 350), ("nextLongRun", 350)]
    {
        each(field, "", &[json!(0), json!(-0.0), json!(most), json!(0.1)]);
        each(field, "out_of_range", &[json!(-0.1), json!(f64::from(most) + 0.000_001), json!(1e9)]);
        each(field, "not_a_number", &[json!("12"), json!([])]);
    }
    check(&json!({ "weeklyDistance": 300, "runDays": 7 }), &[]);
    check(&json!({ "weeklyDistance": 0, "runDays": 0 }), &[]);
    check(&json!({ "weeklyDistance": 300.001 }), &["weeklyDistance out_of_range"]);
    check(&json!({ "runDays": 8 }), &["runDays out_of_range"]);
    check(&json!({ "unit": "mi", "weeklyDistance": 186.4 }), &[]);
    check(&json!({ "unit": "mi", "weeklyDistance": 186.5 }), &["weeklyDistance out_of_range"]);
    each("sessionLength", "", &[json!(20), json!(45), json!(60), json!(90.0), json!(120)]);
    each("sessionLength", "out_of_range", &[json!(19), json!(121)]);
    each("sessionLength", "not_an_integer", &[json!(30.5)]);
    each("sessionLength", "not_a_number", &[json!("60")]);
    each("longRunDay", "", &[json!(1), json!(7)]);
    each("longRunDay", "unknown_value", &[json!(0), json!(8), json!(1.5)]);
}

fn most_half(most: i32) -> f64 {
    f64::from(most) + 0.5
}

#[test]
fn run_days_require_a_distance() {
    check(&json!({ "weeklyDistance": 0 }), &["runDays inconsistent"]);
    check(&json!({ "runDays": 0 }), &["runDays inconsistent"]);
    check(&json!({ "weeklyDistance": 0, "runDays": "x" }), &["runDays not_a_number"]);
    check(&json!({ "weeklyDistance": 0.001, "runDays": 1 }), &[]);
}

#[test]
fn dates_must_exist_and_be_on_the_right_side_of_today() {
    let race = |date: &str| json!({ "races": [{ "date": date, "distance": "10k" }] });
    check(&race("2028-03-01"), &[]);
    check(&race("2028-03-02"), &["races[0].date too_far"]);
    check(&race("2016-03-04"), &[]);
    check(&race("2016-03-03"), &["races[0].date out_of_range"]);
    check(&race("0026-03-03"), &["races[0].date out_of_range"]);
    for date in ["2026-02-30", "2026-3-2", "2026-03-02T10:00", "", "today"] {
        check(&race(date), &["races[0].date bad_date"]);
    }
    each("lastMassage", "", &[json!("2026-03-02"), json!("2026-03-01"), json!("2016-03-04")]);
    each("lastMassage", "out_of_range", &[json!("2016-03-03"), json!("0026-03-01")]);
    each("lastMassage", "future_date", &[json!("2026-03-03")]);
    each("lastMassage", "bad_date", &[json!(20_260_302), json!(true), json!("2026-02-29")]);
    each("today", "required", &[Json::Null]);
    each("today", "bad_date", &[json!(0)]);
    each("today", "out_of_range", &[json!("1899-12-31"), json!("3000-01-01")]);
    each("today", "", &[json!("1900-01-01"), json!("2999-12-31")]);
    let injury = |date: &str| json!({ "acuteInjury": { "area": "calves", "date": date } });
    check(&injury("2026-03-02"), &[]);
    check(&injury("2026-03-03"), &["acuteInjury.date future_date"]);
    check(&injury("2016-03-04"), &[]);
    check(&injury("2016-03-03"), &["acuteInjury.date out_of_range"]);
    check(&injury("0026-02-28"), &["acuteInjury.date out_of_range"]);
    check(
        &json!({ "acuteInjury": {} }),
        &["acuteInjury.area required", "acuteInjury.date required"],
    );
    each("acuteInjury", "unknown_value", &[json!("calves"), json!([])]);
    check(
        &json!({ "unavailableDates": ["2026-03-04", null, "2026-03-40"] }),
        &["unavailableDates[1] bad_date", "unavailableDates[2] bad_date"],
    );
    each("unavailableDates", "", &[json!(["2025-03-01", "2028-03-01"])]);
    check(
        &json!({ "unavailableDates": ["2025-02-28", "2028-03-02", "0026-03-03", "2026-03-03"] }),
        &[
            "unavailableDates[0] out_of_range",
            "unavailableDates[1] out_of_range",
            "unavailableDates[2] out_of_range",
        ],
    );
    let closed = |days: &[&str]| json!({ "clinic": { "closedDates": days } });
    check(&closed(&["2016-03-04", "2036-02-28"]), &[]);
    check(
        &closed(&["2016-03-03", "2036-02-29", "0026-03-03"]),
        &[
            "clinic.closedDates[0] out_of_range",
            "clinic.closedDates[1] out_of_range",
            "clinic.closedDates[2] out_of_range",
        ],
    );
    // Without a valid `today` no date can be too far from it.
    check(
        &json!({ "today": "x", "lastMassage": "0026-03-01", "races": [{ "date": "0026-03-01", "distance": 5 }] }),
        &["today bad_date"],
    );
}

#[test]
fn injury_dates_reach_back_six_weeks() {
    for (date, counts) in [("2026-01-19", false), ("2026-01-20", true)] {
        let injury = json!({ "acuteInjury": { "area": "calves", "date": date } });
        let answer = answer_json(&request(&injury));
        let told = answer["tellTherapist"] == json!(["acute_injury"]);
        let noted = answer["notes"].as_array().unwrap().iter().any(|n| n["code"] == "acute_injury");
        assert_eq!((told, noted), (counts, counts), "{date}");
    }
}

#[test]
fn list_limits_count_duplicates() {
    let races = |count: usize| json!({ "races": vec![json!({ "date": "2026-05-01", "distance": 5 }); count] });
    check(&races(20), &[]);
    check(&races(21), &["races too_many"]);
    let areas =
        |count: usize| json!({ "areas": vec![json!({ "area": "feet", "severity": 2 }); count] });
    check(&areas(26), &[]);
    check(&areas(27), &["areas too_many"]);
    let closed = |days: Vec<u8>| json!({ "clinic": { "closedWeekdays": days } });
    check(&closed(vec![1, 2, 3, 4, 5, 6, 6]), &[]);
    check(&closed(vec![1; 8]), &["clinic.closedWeekdays too_many"]);
    check(&closed(vec![1, 2, 3, 4, 5, 6, 7]), &["availableWeekdays no_common_day"]);
    check(&closed(vec![0]), &["clinic.closedWeekdays[0] unknown_value"]);
    check(&json!({ "clinic": { "leadDays": 15 } }), &["clinic.leadDays out_of_range"]);
    check(&json!({ "clinic": { "leadDays": 14 } }), &[]);
    each("clinic", "unknown_value", &[json!([]), json!("open")]);
    each("availableWeekdays", "required", &[Json::Null, json!([])]);
    each("availableWeekdays", "unknown_value", &[json!("monday")]);
    check(&json!({ "availableWeekdays": [1, null] }), &["availableWeekdays[1] not_a_number"]);
    let name = |letters: usize| json!({ "races": [{ "date": "2026-05-01", "distance": 5, "name": "\u{e01}".repeat(letters) }] });
    check(&name(80), &[]);
    check(&name(81), &["races[0].name too_long"]);
}

#[test]
fn all_faults_are_reported_at_once() {
    check(
        &json!({
            "today": null, "weeklyDistance": "far", "runDays": 2.5, "unit": "yards", "adult": "yes",
            "experience": 3, "pressure": "hard", "firstMassageEver": 1, "clearedByDoctor": "no",
            "cautions": ["flu", "oil_allergy", null], "redFlags": "flu",
            "races": [null, { "date": "x", "priority": "D", "distance": "mile", "name": 5 }, {}],
            "areas": [7, { "area": "nose", "side": "up", "severity": 0 }, {}],
        }),
        &[
            "today required",
            "unit unknown_value",
            "weeklyDistance not_a_number",
            "runDays not_an_integer",
            "experience unknown_value",
            "races[0] unknown_value",
            "races[1].date bad_date",
            "races[1].distance unknown_value",
            "races[1].priority unknown_value",
            "races[1].name unknown_value",
            "races[2].date required",
            "races[2].distance required",
            "areas[0] unknown_value",
            "areas[1].area unknown_value",
            "areas[1].side unknown_value",
            "areas[1].severity out_of_range",
            "areas[2].area required",
            "areas[2].severity required",
            "redFlags unknown_value",
            "cautions[0] unknown_value",
            "cautions[2] unknown_value",
            "clearedByDoctor unknown_value",
            "adult unknown_value",
            "firstMassageEver unknown_value",
            "pressure unknown_value",
        ],
    );
    let race = |distance: f64| json!({ "races": [{ "date": "2026-05-01", "distance": distance }] });
    check(&race(1.0), &[]);
    check(&race(350.0), &[]);
    check(&race(0.999), &["races[0].distance out_of_range"]);
    check(&race(350.001), &["races[0].distance out_of_range"]);
}

#[test]
fn referrals_take_precedence_over_faults() {
    for (changes, level, levels, flags) in [
        (json!({ "adult": false, "today": 5 }), "adult", json!(["adult"]), json!([])),
        (
            json!({ "redFlags": ["flu", "fever_or_infection", "chest_pain"], "runDays": 99 }),
            "emergency",
            json!(["emergency", "wait"]),
            json!(["chest_pain", "fever_or_infection"]),
        ),
        (json!({ "redFlags": "known_clot" }), "doctor", json!(["doctor"]), json!(["known_clot"])),
        (
            json!({ "cautions": "cancer", "clearedByDoctor": "yes" }),
            "clearance",
            json!(["clearance"]),
            json!(["cancer"]),
        ),
        (
            json!({ "cautions": ["pregnancy", "cancer"], "clearedByDoctor": true }),
            "clearance",
            json!(["clearance"]),
            json!(["pregnancy"]),
        ),
        (json!({ "areas": [{ "severity": 9 }] }), "physio", json!(["physio"]), json!([])),
        (json!({ "areas": [{ "severity": 10.0 }] }), "physio", json!(["physio"]), json!([])),
    ] {
        let answer = answer_json(&request(&changes));
        let expected = json!({ "level": level, "levels": levels, "flags": flags });
        assert_eq!(answer["referral"], expected, "{changes}");
        assert_eq!(
            (&answer["status"], &answer["errors"]),
            (&json!("refer"), &json!([])),
            "{changes}"
        );
    }
    check(
        &json!({ "areas": [{ "area": "calves", "severity": 9.5 }] }),
        &["areas[0].severity not_an_integer"],
    );
    check(
        &json!({ "areas": [{ "area": "calves", "severity": 11 }] }),
        &["areas[0].severity out_of_range"],
    );
    check(&json!({ "areas": [{ "area": "calves", "severity": 8 }] }), &[]);
}

/// The form shows the faults of a step even where a referral would take precedence.
#[test]
fn the_form_still_gets_faults_under_a_referral() {
    let both = typed(&request(&json!({ "adult": false, "runDays": 9 })));
    assert_eq!(plan(&both).status(), "refer");
    let found: Vec<_> =
        faults(&both).into_iter().map(|fault| (fault.field, fault.code.code())).collect();
    assert_eq!(found, [("runDays".to_owned(), "out_of_range")]);
    assert_eq!(faults(&typed(&request(&json!({})))), []);
}

#[test]
fn input_that_is_not_a_request_is_rejected() {
    let nested = |depth: usize| {
        let deep = (1..depth).fold(Value::List(Vec::new()), |inner, _| Value::List(vec![inner]));
        let mut request = value(&request(&json!({})));
        if let Value::Object(entries) = &mut request {
            entries.push(("deep".to_owned(), deep));
        }
        PlanResult::for_json(Some(&request)).status()
    };
    assert_eq!((nested(63), nested(64)), ("plan", "invalid"));
    for text in ["5", "null", "[]", "\"plan\"", "true"] {
        let answer = PlanResult::for_json(json::read(text).as_ref());
        assert_eq!(
            json::write(&answer),
            "{\"status\":\"invalid\",\"horizon\":null,\"cadenceDays\":null,\"sessions\":[],\
             \"notes\":[],\"errors\":[{\"field\":\"\",\"code\":\"bad_json\"}],\"referral\":null,\
             \"selfCare\":[],\"tellTherapist\":[],\"changes\":[],\"refused\":[]}",
            "{text}"
        );
    }
}
