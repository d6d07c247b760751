//! Single acts and changes on the plan of the first worked example, each with what is said of it.

use serde_json::{Value as Json, json};

use super::{
    examples::{moves, said},
    list, shown, with,
};
use crate::answer_json;

/// A half marathon on 10 May 2026, sessions each Tuesday, seen on 2 March.
fn example() -> Json {
    moves().swap_remove(0)
}

/// The answer to the example with some keys of its request changed, and a log in short: key, date
/// and state of each act.
fn settled(changes: &Json, log: &[[&str; 3]]) -> Json {
    let example = example();
    answer_json(&with(&changed(&example["request"], changes), &example["keep"], &acts(log)))
}

fn changed(request: &Json, changes: &Json) -> Json {
    let mut request = request.clone();
    for (key, member) in changes.as_object().unwrap() {
        request[key] = member.clone();
    }
    request
}

fn acts(log: &[[&str; 3]]) -> Json {
    let each = log.iter();
    each.map(|[key, date, state]| json!({ "key": key, "date": date, "state": state })).collect()
}

fn check(changes: &Json, log: &[[&str; 3]], expected: &[&str]) {
    assert_eq!(said(&settled(changes, log)), expected, "{changes} {log:?}");
}

#[test]
fn acts_change_what_they_must() {
    let none = json!({});
    check(
        &none,
        &[["reg:2026-03-10", "2026-03-10", "skipped"]],
        &["reg:2026-03-10 2026-03-10 > None: skipped"],
    );
    check(
        &none,
        &[["pre:2026-05-10", "2026-05-08", "skipped"]],
        &["pre:2026-05-10 2026-05-08 > None: skipped"],
    );
    check(
        &none,
        &[["reg:2026-05-14", "2026-05-14", "moved"]],
        &["reg:2026-05-14 None > 2026-05-14: moved"],
    );
    // In the quiet days before the race it becomes the light session.
    check(
        &none,
        &[["reg:2026-04-28", "2026-05-06", "moved"]],
        &[
            "reg:2026-04-28 2026-04-28 > 2026-05-06: moved",
            "pre:2026-05-10 2026-05-08 > None: took_place",
        ],
    );
    check(
        &none,
        &[["reg:2026-03-03", "2026-03-02", "done"]],
        &["reg:2026-03-03 2026-03-03 > 2026-03-02: done"],
    );
    // The later of two acts on one session counts.
    check(
        &none,
        &[["reg:2026-03-10", "2026-03-12", "booked"], ["reg:2026-03-10", "2026-03-10", "booked"]],
        &[],
    );
}

#[test]
fn a_refused_move_offers_other_days() {
    let none = json!({});
    for (key, date, rule, offered) in [
        ("reg:2026-03-10", "2026-03-02", "notice", "2026-03-03, 2026-03-04, 2026-03-05"),
        ("reg:2026-03-10", "2026-03-15", "closed", "2026-03-13, 2026-03-14, 2026-03-16"),
        ("reg:2026-05-19", "2026-06-01", "beyond_plan", "2026-05-21, 2026-05-22, 2026-05-23"),
        (
            "post:2026-05-10",
            "2026-05-17",
            "closed",
            "2026-05-11, 2026-05-12, 2026-05-13, 2026-05-14, 2026-05-15",
        ),
    ] {
        let said = format!("refused {key} {date}: {rule}; offered {offered}");
        check(&none, &[[key, date, "moved"]], &[&said]);
    }
    let injured = json!({ "acuteInjury": { "area": "calves", "date": "2026-03-01" } });
    check(
        &injured,
        &[["reg:2026-03-10", "2026-03-04", "moved"]],
        &[
            "reg:2026-03-03 2026-03-03 > 2026-03-05: injury",
            "refused reg:2026-03-10 2026-03-04: injury; offered 2026-03-05, 2026-03-06, 2026-03-07",
        ],
    );
}

#[test]
fn of_two_on_one_day_the_later_fact_stands() {
    let day = "2026-03-12";
    check(
        &json!({}),
        &[["reg:2026-03-10", day, "booked"], ["reg:2026-03-17", day, "booked"]],
        &[
            "reg:2026-03-10 2026-03-10 > None: took_place",
            "reg:2026-03-17 2026-03-17 > 2026-03-12: booked",
            "refused reg:2026-03-10 2026-03-12: taken; offered 2026-03-10, 2026-03-11, 2026-03-13",
        ],
    );
    check(
        &json!({}),
        &[["reg:2026-03-10", day, "booked"], ["reg:2026-03-17", day, "moved"]],
        &[
            "reg:2026-03-10 2026-03-10 > 2026-03-12: booked",
            "refused reg:2026-03-17 2026-03-12: taken; offered 2026-03-10, 2026-03-11, 2026-03-13",
        ],
    );
}

#[test]
fn an_old_move_is_lifted_where_its_day_is_refused_now() {
    let example = example();
    let log = acts(&[["reg:2026-03-10", "2026-03-12", "moved"]]);
    let mut keep = example["keep"].clone();
    keep[1]["date"] = json!("2026-03-12");
    let lifted = |away: Vec<String>| {
        let request = changed(&example["request"], &json!({ "unavailableDates": away }));
        said(&answer_json(&with(&request, &keep, &log)))
    };
    let week = (9..23).map(|day| format!("2026-03-{day:02}")).collect();
    assert_eq!(lifted(vec!["2026-03-12".into()]), ["reg:2026-03-10 2026-03-12 > 2026-03-11: away"]);
    assert_eq!(
        lifted(week),
        ["reg:2026-03-10 2026-03-12 > None: lifted", "reg:2026-03-17 2026-03-17 > None: left_out",]
    );
    // Notice alone lifts nothing.
    let later = changed(&example["request"], &json!({ "today": "2026-03-12" }));
    assert_eq!(said(&answer_json(&with(&later, &keep, &log))), [""; 0]);
}

#[test]
fn races_come_and_go() {
    let race = |date: &str, distance: &str, priority: &str| json!({ "date": date, "distance": distance, "priority": priority });
    let half = race("2026-05-10", "half", "A");
    let gone = [
        "pre:2026-05-10 2026-05-08 > None: race_gone",
        "post:2026-05-10 2026-05-11 > None: race_gone",
    ];
    check(&json!({ "races": [] }), &[], &gone);
    check(&json!({ "races": [race("2026-05-10", "5k", "C")] }), &[], &gone);
    // A longer training race has its recovery.
    check(&json!({ "races": [race("2026-05-10", "half", "C")] }), &[], &gone[..1]);
    check(
        &json!({ "races": [half, race("2026-04-12", "10k", "A")] }),
        &[],
        &[
            "pre:2026-04-12 None > 2026-04-10: race_new",
            "post:2026-04-12 None > 2026-04-13: race_new",
            "reg:2026-04-14 2026-04-14 > None: left_out",
        ],
    );
    // One that is fixed stands, whatever became of its race.
    check(&json!({ "races": [] }), &[["pre:2026-05-10", "2026-05-08", "booked"]], &gone[1..]);
}

#[test]
fn a_number_and_a_weekday_move_what_they_must() {
    check(
        &json!({ "sessionBudget": 9 }),
        &[["reg:2026-04-21", "2026-04-21", "booked"]],
        &[
            "reg:2026-03-03 2026-03-03 > None: left_out",
            "reg:2026-04-14 2026-04-14 > None: left_out",
            "reg:2026-05-19 2026-05-19 > None: left_out",
        ],
    );
    let wednesdays = settled(&json!({ "availableWeekdays": [3] }), &[]);
    let days = list(&wednesdays["sessions"]).iter().filter(|one| one["weekday"] == 3).count();
    assert_eq!((days, list(&wednesdays["changes"]).len()), (12, 12));
}

#[test]
fn what_took_place_is_a_massage() {
    let before = settled(&json!({ "firstMassageEver": true }), &[]);
    assert_eq!(before["sessions"][0]["talkMin"], 10);
    let after = settled(
        &json!({ "firstMassageEver": true, "today": "2026-03-04" }),
        &[["reg:2026-03-03", "2026-03-03", "done"]],
    );
    assert_eq!(after["sessions"][0]["date"], "2026-03-10");
    assert_eq!(after["sessions"][0]["talkMin"], 5);
}

#[test]
fn after_two_sessions_at_seven_the_rest_is_only_promised() {
    let tight = json!({ "areas": [{ "area": "calves", "severity": 7 }] });
    let result = settled(&tight, &[]);
    let sessions = list(&result["sessions"]);
    assert_eq!(shown(&result).len(), 2);
    assert_eq!(sessions.len(), 12);
    assert_eq!(sessions[2]["key"], "reg:2026-03-17.2");
    assert_eq!(sessions[9]["key"], "pre:2026-05-10");
    // What took place since the rating is one of the two; what is booked is never provisional.
    let later = changed(&tight, &json!({ "today": "2026-03-05", "ratedOn": "2026-03-02" }));
    let result = settled(
        &later,
        &[["reg:2026-03-03", "2026-03-03", "done"], ["reg:2026-04-07", "2026-04-07", "booked"]],
    );
    let dates: Vec<Json> = shown(&result).into_iter().map(|one| one["date"].clone()).collect();
    assert_eq!(dates, ["2026-03-10", "2026-04-07"]);
}

#[test]
fn a_log_alone_is_applied_to_the_plan_made_anew() {
    let log = [
        ["reg:2026-03-10", "2026-03-12", "moved"],
        ["reg:2026-03-24", "2026-03-24", "skipped"],
        ["reg:2026-02-24", "2026-02-24", "done"],
    ];
    let result = answer_json(&with(&example()["request"], &Json::Null, &acts(&log)));
    let expected = [
        "reg:2026-03-10 2026-03-10 > 2026-03-12: moved",
        "reg:2026-03-24 2026-03-24 > None: skipped",
    ];
    assert_eq!(said(&result), expected);
}

#[test]
fn the_plan_goes_on_after_its_end() {
    let result = settled(&json!({ "today": "2026-05-19" }), &[]);
    let said = said(&result);
    assert_eq!(said.len(), 12);
    assert_eq!(said[0], "reg:2026-05-26 None > 2026-05-26: continued");
    // Not with a wished number: it is met.
    assert_eq!(
        list(&settled(&json!({ "today": "2026-05-19", "sessionBudget": 12 }), &[])["changes"])
            .len(),
        0
    );
}

#[test]
fn wrong_entries_are_faults_with_their_path() {
    let entry = |key: &str, date: &str| json!({ "key": key, "date": date });
    let act =
        |date: &str, state: &str| json!({ "key": "reg:2026-03-10", "date": date, "state": state });
    let many = |entry: Json, count: usize| Json::Array(vec![entry; count]);
    for (key, value, field, code) in [
        ("keep", json!(5), "keep", "unknown_value"),
        ("keep", json!([5]), "keep[0]", "unknown_value"),
        ("keep", json!([entry("reg", "2026-03-10")]), "keep[0].key", "unknown_value"),
        ("keep", json!([{ "date": "2026-03-10" }]), "keep[0].key", "required"),
        ("keep", json!([{ "key": "reg:2026-03-10" }]), "keep[0].date", "required"),
        ("keep", json!([entry("reg:2026-03-10", "soon")]), "keep[0].date", "bad_date"),
        ("keep", json!([entry("reg:2026-03-10", "2029-03-10")]), "keep[0].date", "out_of_range"),
        ("keep", many(entry("reg:2026-03-10", "2026-03-10"), 2), "keep[1].key", "inconsistent"),
        ("keep", many(entry("reg:2026-03-10", "2026-03-10"), 61), "keep", "too_many"),
        ("log", json!([act("2026-03-03", "done")]), "log[0].date", "future_date"),
        ("log", json!([act("2026-03-03", "lost")]), "log[0].state", "unknown_value"),
        ("log", json!([entry("reg:2026-03-10", "2026-03-10")]), "log[0].state", "required"),
        ("log", many(act("2026-03-03", "booked"), 121), "log", "too_many"),
    ] {
        let mut request = example()["request"].clone();
        request[key] = value.clone();
        let result = answer_json(&request);
        let fault = json!({ "field": field, "code": code });
        assert!(list(&result["errors"]).contains(&fault), "{value} {}", result["errors"]);
        assert_eq!((&result["changes"], &result["refused"]), (&json!([]), &json!([])));
    }
}

#[test]
fn a_referral_has_no_sessions_and_refuses_every_day() {
    let result = settled(
        &json!({ "redFlags": ["chest_pain"] }),
        &[["reg:2026-03-10", "2026-03-12", "booked"]],
    );
    assert_eq!(result["status"], "refer");
    assert_eq!([&result["sessions"], &result["changes"], &result["refused"]], [&json!([]); 3]);
}

/// One free Sunday, 7 of 10, and three sessions wished: the number leaves out the light session
/// before the half marathon. On the day of the first session the fresh plan has it in its place.
#[test]
fn a_race_session_that_the_number_left_out_stays_out_on_a_later_day() {
    let race = |date: &str, distance: &Json| json!({ "date": date, "distance": distance, "priority": "A" });
    let half = race("2026-03-17", &json!("half"));
    let changes = json!({
        "areas": [{ "area": "calves", "severity": 7, "side": "left" }],
        "availableWeekdays": [7],
        "clinic": { "closedWeekdays": [1], "leadDays": 1 },
        "races": [half, race("2026-03-29", &json!("5k")), race("2026-03-31", &json!(13))],
        "ratedOn": "2026-03-02",
        "sessionBudget": 3,
        "today": "2026-03-02",
    });
    let request = changed(&example()["request"], &changes);
    let keep: Json = json!(shown(&answer_json(&request)));
    let dates = ["reg:2026-03-08 2026-03-08", "post:2026-03-17 2026-03-22"];
    let of = |keep: &Json| -> Vec<String> {
        let text = |one: &Json, name: &str| one[name].as_str().unwrap().to_owned();
        list(keep).iter().map(|one| format!("{} {}", text(one, "key"), text(one, "date"))).collect()
    };
    assert_eq!(of(&keep), dates);
    let later = changed(&request, &json!({ "today": "2026-03-08" }));
    let fresh = json!(shown(&answer_json(&later)));
    assert_eq!(of(&fresh), ["pre:2026-03-17 2026-03-15", "post:2026-03-17 2026-03-22"]);
    let settled = answer_json(&with(&later, &keep, &json!([])));
    assert_eq!(said(&settled), [""; 0]);
    assert_eq!(of(&json!(shown(&settled))), dates);
}

/// The recovery after the half marathon has no content while the ankle rests, and a later day has
/// some; the plan asks after two sessions, and those two stay.
#[test]
fn a_race_session_without_content_before_stays_out_where_two_are_shown() {
    let race =
        |date: &str, distance: &str| json!({ "date": date, "distance": distance, "priority": "A" });
    let offer = json!({ "minutes": [20], "service": "thai_sports" });
    let changes = json!({
        "acuteInjury": { "area": "ankle", "date": "2026-02-25" },
        "areas": [{ "area": "hamstrings", "severity": 7, "side": "left" }],
        "availableWeekdays": [1, 3],
        "clinic": { "closedWeekdays": [2], "leadDays": 0, "offers": [offer] },
        "experience": "new",
        "races": [race("2026-03-06", "half"), race("2026-03-16", "5k"), race("2026-03-20", "5k")],
        "pressure": "light",
        "ratedOn": "2026-03-02",
    });
    let request = changed(&example()["request"], &changes);
    let later = changed(&request, &json!({ "today": "2026-03-10" }));
    let keep = json!([
        { "key": "comb:2026-03-16", "date": "2026-03-18" },
        { "key": "post:2026-03-20", "date": "2026-03-23" },
    ]);
    let fresh = json!(shown(&answer_json(&later)));
    assert_eq!(fresh[0]["key"], "post:2026-03-06");
    let settled = answer_json(&with(&later, &keep, &json!([])));
    assert_eq!(said(&settled), [""; 0]);
    assert_eq!(json!(shown(&settled)), keep);
}
