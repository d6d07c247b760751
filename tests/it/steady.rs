//! Properties of stability and rotation (R-M1, R-L1, R-Q1, R-Q2), on realistic runners, also
//! shifted to other days, and on random ones.

use std::{cell::RefCell, collections::BTreeSet};

use proptest::{prelude::*, test_runner::TestRunner};
use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use crate::{
    answer_json,
    laws::{cases, shifted},
    requests::valid,
    runners::{a_day_later, first_refused, in_short, kept, runners},
};

/// Every realistic runner with a plan, on each day of twelve weeks.
fn realistic() -> Vec<Json> {
    let requests = runners().into_iter().map(|runner| runner["request"].clone());
    let with_plan = requests.filter(|request| answer_json(request)["status"] == "plan");
    with_plan
        .flat_map(|request| (0..84).step_by(6).map(move |days| shifted(&request, days)))
        .collect()
}

/// The random requests for one property.
pub(crate) fn random() -> Vec<Json> {
    let requests = RefCell::new(Vec::new());
    TestRunner::new_with_rng(
        ProptestConfig { cases: cases(), ..ProptestConfig::default() },
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    )
    .run(&valid(), |request| {
        requests.borrow_mut().push(request);
        Ok(())
    })
    .unwrap();
    requests.into_inner()
}

fn day(json: &Json) -> Day {
    Day::from_iso(json.as_str().unwrap()).unwrap()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// Requires a share of the cases to hold, in percent; lists the failures otherwise.
fn mostly(name: &str, requests: &[Json], share: f64, holds: impl Fn(&Json) -> bool) {
    let failing: Vec<&Json> = requests.iter().filter(|request| !holds(request)).collect();
    let held = 1.0 - failing.len() as f64 / requests.len() as f64;
    println!("{name}: {:.1} of 100 of {}", held * 100.0, requests.len());
    let shown: Vec<String> = failing.iter().take(3).map(ToString::to_string).collect();
    assert!(held >= share, "{name}: {held} of {}\n{}", requests.len(), shown.join("\n"));
}

fn keeps_a_day_later(request: &Json) -> bool {
    let (now, later) = (answer_json(request), a_day_later(request));
    let lead = request["clinic"]["leadDays"].as_i64().unwrap_or(1);
    let from = day(&later["today"]).plus(i32::try_from(lead).unwrap());
    kept(&now, &answer_json(&later), &json!(from.iso())) >= 0.8
}

pub(crate) fn keeps_when_refused(request: &Json) -> bool {
    let now = answer_json(request);
    let Some(other) = first_refused(request, &now) else { return true };
    let Some(second) = now["sessions"].get(1).map(|one| one["date"].clone()) else { return true };
    // Provisional sessions count too: two sessions are not enough to judge stability.
    let whole = |result: &Json| {
        let mut whole = result.clone();
        for session in whole["sessions"].as_array_mut().unwrap() {
            session["isProvisional"] = json!(false);
        }
        whole
    };
    kept(&whole(&now), &whole(&answer_json(&other)), &second) >= 0.7
}

fn changes_little_with_a_kilometre(request: &Json) -> bool {
    let count = |request: &Json| list(&answer_json(request)["sessions"]).len() as f64;
    let now = count(request);
    [-1.0, 1.0].iter().all(|step| {
        let mut other = request.clone();
        let distance = other["weeklyDistance"].as_f64().unwrap() + step;
        if distance <= 0.0 {
            return true;
        }
        other["weeklyDistance"] = json!(distance);
        let then = count(&other);
        now.max(then) <= 1.5 * now.min(then) + 1.0
    })
}

#[test]
fn planning_a_day_later_keeps_the_dates() {
    mostly("realistic", &realistic(), 0.95, keeps_a_day_later);
    mostly("random", &random(), 0.94, keeps_a_day_later);
}

#[test]
fn losing_the_first_day_moves_few_sessions() {
    mostly("realistic", &realistic(), 0.95, keeps_when_refused);
    mostly("random", &random(), 0.94, keeps_when_refused);
}

#[test]
fn one_more_kilometre_changes_few_sessions() {
    mostly("realistic", &realistic(), 1.0, changes_little_with_a_kilometre);
    mostly("random", &random(), 0.99, changes_little_with_a_kilometre);
}

#[test]
fn plans_repeat_after_twelve_weeks() {
    // Compares dates and kinds: the rotation of areas may differ without a race (R-Q2).
    let days = |result: &Json| -> Vec<Json> {
        let sessions = list(&result["sessions"]).iter();
        sessions.map(|one| json!([one["date"], one["kind"]])).collect()
    };
    let moved = |request: &Json| {
        let now = answer_json(request);
        // Eight weeks between two sessions, which only a budget causes, take twice as long.
        let weeks = if request["sessionBudget"].is_null() { 84 } else { 168 };
        [weeks, -168].iter().all(|days_later| {
            let then = answer_json(&shifted(request, *days_later));
            days(&then) == days(&shifted(&now, *days_later))
        })
    };
    mostly("random", &random(), 1.0, moved);
}

/// R-Q1: the first line of a session, without its areas.
fn line(session: &Json) -> Json {
    match session["phase"].as_str().unwrap() {
        "base" | "build" => {
            json!([session["phase"], session["weeksToRace"], session["nextRaceDate"]])
        }
        "between" => json!([session["phase"], session["lastRaceDate"], session["nextRaceDate"]]),
        "recovery" => json!([session["phase"], session["date"]]),
        phase => json!([phase]),
    }
}

fn regular(result: &Json) -> Vec<&Json> {
    list(&result["sessions"]).iter().filter(|one| one["kind"] == "maintenance").collect()
}

/// Neighbouring sessions differ in first line or minutes, unless at most two areas are within their
/// limits of minutes.
fn neighbours_differ(request: &Json) -> bool {
    let result = answer_json(request);
    regular(&result).windows(2).all(|pair| {
        let areas = list(&pair[1]["areas"]);
        let at_end = areas.iter().filter(|area| is_at_end(area, pair[1])).count();
        line(pair[0]) != line(pair[1])
            || pair[0]["areas"] != pair[1]["areas"]
            || at_end + 2 >= areas.len()
    })
}

fn is_at_end(area: &Json, session: &Json) -> bool {
    let minutes = area["minutes"].as_u64().unwrap();
    let scaled = |end: u64| (end * session["durationMin"].as_u64().unwrap() / 60).max(5);
    minutes == 5
        || [5, 8, 12, 16, 20].iter().any(|end| scaled(*end) == minutes)
        || area["touch"] == true
}

#[test]
fn neighbours_never_have_the_same_line_and_minutes() {
    mostly("realistic", &realistic(), 1.0, neighbours_differ);
    mostly("random", &random(), 1.0, neighbours_differ);
}

/// Every named area gets time within two regular sessions, or three from seven areas on.
pub(crate) fn names_come_in_turn(request: &Json) -> bool {
    let result = answer_json(request);
    let short = request["sessionLength"].as_u64().is_some_and(|length| length < 60);
    // A rating or an injury may end between two sessions, and an area may be left alone.
    let changes = !request["acuteInjury"].is_null() || !list(&request["leaveAlone"]).is_empty();
    if short || changes || list(&request["cautions"]).contains(&"diabetes_numb_feet".into()) {
        return true;
    }
    let named: BTreeSet<&str> =
        list(&request["areas"]).iter().map(|one| one["area"].as_str().unwrap()).collect();
    let within = if named.len() >= 7 { 3 } else { 2 };
    // Sessions of another length have other areas, as in a taper after sessions of 90 minutes.
    // Where only shorter ones are sold than were planned, the last areas are cut (R-C5).
    let planned = request["sessionLength"].as_u64().unwrap_or(60);
    let is_alike = |some: &[&Json]| {
        some.iter().all(|one| {
            one["durationMin"] == some[0]["durationMin"]
                && one["durationMin"].as_u64() >= Some(planned)
        })
    };
    regular(&result).windows(within).filter(|some| is_alike(some)).all(|some| {
        named.iter().all(|name| {
            some.iter().any(|one| list(&one["areas"]).iter().any(|area| area["area"] == *name))
        })
    })
}

#[test]
fn areas_rotate() {
    mostly("realistic", &realistic(), 1.0, names_come_in_turn);
    mostly("random", &random(), 1.0, names_come_in_turn);
}

/// The upper limits of R-C8, and that minutes and talk add up.
fn ends_hold(request: &Json) -> bool {
    let result = answer_json(request);
    list(&result["sessions"]).iter().all(|session| {
        let length = session["durationMin"].as_u64().unwrap();
        let fine = list(&session["areas"]).iter().all(|area| {
            let end = match area["area"].as_str().unwrap() {
                "achilles" | "shins" | "knees" | "it_band" => 5,
                "feet" | "hip_flexors" | "adductors" => 8,
                _ if area["side"] == "both" => 20,
                _ => 12,
            };
            area["minutes"].as_u64().unwrap() <= (end * length / 60).max(5)
        });
        if !fine {
            println!("{}", in_short(&result));
        }
        fine
    })
}

#[test]
fn areas_stay_within_their_upper_limits() {
    mostly("realistic", &realistic(), 1.0, ends_hold);
    mostly("random", &random(), 1.0, ends_hold);
}

/// R-M1: every target lies on one weekday; a session that was moved names its target's day.
fn keeps_its_weekday(request: &Json) -> bool {
    let result = answer_json(request);
    // What comes early because something is tight comes from no target (R-F2, R-F4).
    if list(&request["areas"]).iter().any(|area| area["severity"].as_f64() >= Some(4.0)) {
        return true;
    }
    let weekdays: BTreeSet<u8> = regular(&result)
        .into_iter()
        .map(|session| {
            let moved = list(&session["why"]).iter().find(|why| why["key"] == "why_moved");
            day(moved.map_or(&session["date"], |why| &why["day"])).weekday().iso()
        })
        .collect();
    weekdays.len() <= 1
}

#[test]
fn regular_sessions_keep_their_weekday() {
    mostly("realistic", &realistic(), 1.0, keeps_its_weekday);
    mostly("random", &random(), 1.0, keeps_its_weekday);
}
