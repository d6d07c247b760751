//! Laws that hold for every plan and every act.

use proptest::prelude::*;
use recovery_calculator::plan::{acts::SessionKey, day::Day, result::MoveRule, settle::options};
use serde_json::{Value as Json, json};

use super::{
    Visit,
    acts::{Dice, dice, log},
    dates, day, later, list, log_next, shown, shown_next, with,
};
use crate::{
    answer_json, invariants,
    laws::{cases, config},
    requests::valid,
    typed,
};

/// A visit, the day of the act, and the log.
fn settled(request: &Json, days: i32, dice: &[Dice]) -> Option<(Visit, Json)> {
    let visit = Visit::new(request)?;
    let request = later(request, days);
    let log = log(&visit, day(&request["today"]), dice);
    let request = with(&request, &visit.keep, &log);
    Some((visit, request))
}

fn races(request: &Json) -> impl Iterator<Item = Day> {
    list(&request["races"]).iter().map(|race| day(&race["date"]))
}

/// Whether a race, or the last day of its recovery, comes into the horizon between two days.
fn has_new_race(request: &Json, from: Day, to: Day) -> bool {
    races(request).any(|race| race.plus(5).since(from) > 182 && race.since(to) <= 182)
}

/// The difference between the plan last shown and the sessions, from today on.
fn difference(request: &Json, result: &Json) -> Vec<(String, Option<Day>, Option<Day>)> {
    let today = day(&request["today"]);
    let was = dates(list(&request["keep"]), today);
    let now = dates(&shown(result), today);
    let of = |list: &[(String, Day)], key: &str| {
        list.iter().find(|(other, _)| other == key).map(|(_, day)| *day)
    };
    let mut keys: Vec<&String> = was.iter().chain(&now).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    let each = keys.into_iter().map(|key| (key.clone(), of(&was, key), of(&now, key)));
    each.filter(|(_, from, to)| from != to).collect()
}

proptest! {
    #![proptest_config(config(cases()))]

    #[test]
    fn the_plan_last_shown_alone_changes_no_byte(request in valid()) {
        if let Some(visit) = Visit::new(&request) {
            let again = answer_json(&with(&request, &visit.keep, &json!([])));
            prop_assert_eq!(again.to_string(), visit.result.to_string());
        }
    }

    #[test]
    fn a_later_day_alone_changes_no_date(request in valid(), days in 1..40_i32) {
        let mut request = request;
        // The answer of one day.
        request["checkIn"] = Json::Null;
        let Some((visit, request)) = settled(&request, days, &[]) else { return Ok(()) };
        let (first, today) = (day(&visit.request["today"]), day(&request["today"]));
        if has_new_race(&request, first, today) {
            return Ok(());
        }
        let result = answer_json(&request);
        let has_content = |note: &Json| {
            note["code"] != "nothing_to_work" && note["code"] != "no_service_fits"
        };
        if list(&result["notes"]).iter().all(has_content) {
            let now = dates(&shown(&result), today);
            for (key, date) in dates(list(&visit.keep), today) {
                prop_assert!(now.contains(&(key.clone(), date)), "{} {} {}", key, request, result);
            }
        }
    }

    #[test]
    fn every_change_has_its_rule(
        request in valid(), days in 0..30_i32, acts in prop::collection::vec(dice(), 1..6),
    ) {
        let Some((_, request)) = settled(&request, days, &acts) else { return Ok(()) };
        let result = answer_json(&request);
        let today = day(&request["today"]);
        let mut told: Vec<(String, Option<Day>, Option<Day>)> = list(&result["changes"])
            .iter()
            .map(|one| {
                let date = |name: &str| one[name].as_str().and_then(Day::from_iso);
                // One that took place on a day before today is not listed any more.
                let to = date("to").filter(|day| *day >= today);
                (one["key"].as_str().unwrap().to_owned(), date("from"), to)
            })
            .collect();
        told.sort_unstable();
        prop_assert_eq!(told, difference(&request, &result), "{} {}", request, result);
        let by_date: Vec<&str> = list(&result["changes"])
            .iter()
            .map(|one| one["from"].as_str().or(one["to"].as_str()).unwrap())
            .collect();
        prop_assert!(by_date.is_sorted());
    }

    #[test]
    fn facts_never_move_and_moves_stand_while_their_day_is_allowed(
        request in valid(), days in 0..30_i32, acts in prop::collection::vec(dice(), 1..6),
    ) {
        let Some((_, request)) = settled(&request, days, &acts) else { return Ok(()) };
        let result = answer_json(&request);
        let today = day(&request["today"]);
        let notes = list(&result["notes"]).iter();
        let codes: Vec<&str> = notes.map(|note| note["code"].as_str().unwrap()).collect();
        if ["nothing_to_work", "no_service_fits", "ask_place"].iter().any(|one| codes.contains(one)) {
            return Ok(());
        }
        for entry in list(&request["log"]) {
            let is_same = |one: &&Json| one["key"] == entry["key"] && one["date"] == entry["date"];
            let stands = list(&result["sessions"]).iter().find(is_same);
            let refused = list(&result["refused"]).iter().any(|one| is_same(&one));
            let is_past = day(&entry["date"]) < today;
            let lifted = list(&result["changes"]).iter().any(|one| {
                one["key"] == entry["key"] && one["to"] != entry["date"]
            });
            match entry["state"].as_str().unwrap() {
                "skipped" => {
                    let is_gone = list(&result["sessions"])
                        .iter()
                        .all(|one| one["key"] != entry["key"]);
                    prop_assert!(is_gone, "{} {}", request, result);
                }
                _ if is_past => {}
                state => {
                    let is_fixed = stands.is_some_and(|one| one["fixed"] == state);
                    prop_assert!(
                        is_fixed || refused || (state == "moved" && lifted),
                        "{} {} {}", entry, request, result
                    );
                    // Only another act on the same day stands before a fact.
                    let is_double = list(&request["log"])
                        .iter()
                        .filter(|other| other["date"] == entry["date"])
                        .count() > 1;
                    prop_assert!(state == "moved" || is_fixed || is_double);
                }
            }
        }
    }

    #[test]
    fn what_is_not_booked_lies_on_no_refused_day(
        request in valid(), days in 0..30_i32, acts in prop::collection::vec(dice(), 1..8),
    ) {
        let Some((_, request)) = settled(&request, days, &acts) else { return Ok(()) };
        let result = answer_json(&request);
        if let Err(broken) = invariants::check_settled(&request, &result) {
            prop_assert!(false, "{} {}", broken, request);
        }
    }

    #[test]
    fn undo_gives_the_same_bytes(
        request in valid(), acts in prop::collection::vec(dice(), 1..4),
    ) {
        let Some((visit, acted)) = settled(&request, 0, &acts) else { return Ok(()) };
        let _ = answer_json(&acted);
        let undone = answer_json(&with(&request, &visit.keep, &json!([])));
        prop_assert_eq!(undone.to_string(), visit.result.to_string());
    }

    #[test]
    fn the_calendar_agrees_with_the_plan(
        request in valid(), days in 0..20_i32, acts in prop::collection::vec(dice(), 0..4),
        which in 0..40_usize, wanted in prop::collection::vec(0..180_usize, 6),
    ) {
        let Some((visit, request)) = settled(&request, days, &acts) else { return Ok(()) };
        let keep = list(&visit.keep);
        let key = keep[which % keep.len()]["key"].clone();
        let log: Vec<Json> =
            list(&request["log"]).iter().filter(|one| one["key"] != key).cloned().collect();
        let request = with(&request, &visit.keep, &json!(log));
        let days = options(&typed(&request), SessionKey::from_code(key.as_str().unwrap()).unwrap());
        for option in wanted.iter().filter_map(|index| days.get(*index)) {
            let entry = json!({ "key": key, "date": option.date.iso(), "state": "moved" });
            // The day that it has already is no new one.
            if keep.iter().any(|one| one["key"] == key && one["date"] == entry["date"]) {
                continue;
            }
            let log: Json = log.iter().cloned().chain([entry.clone()]).collect();
            let result = answer_json(&with(&request, &visit.keep, &log));
            let refused = list(&result["refused"])
                .iter()
                .find(|one| one["key"] == key && one["date"] == entry["date"]);
            let rule = refused.map(|one| one["rule"].as_str().unwrap());
            let expected = option.rule.filter(|_| option.verdict.code() == "refused");
            prop_assert_eq!(rule, expected.map(MoveRule::code), "{} {}", entry, request);
        }
    }

    #[test]
    fn offered_days_are_taken(
        request in valid(), days in 0..20_i32, acts in prop::collection::vec(dice(), 1..4),
    ) {
        let Some((visit, request)) = settled(&request, days, &acts) else { return Ok(()) };
        let result = answer_json(&request);
        for refused in list(&result["refused"]) {
            for offered in list(&refused["offered"]) {
                let log: Json = list(&request["log"])
                    .iter()
                    .filter(|one| one["key"] != refused["key"])
                    .cloned()
                    .chain([json!({ "key": refused["key"], "date": offered, "state": "moved" })])
                    .collect();
                let then = answer_json(&with(&request, &visit.keep, &log));
                let is_refused =
                    list(&then["refused"]).iter().any(|one| one["key"] == refused["key"]);
                prop_assert!(!is_refused, "{} {}", request, refused);
            }
        }
    }
}

/// The plan settled once more with what it showed.
pub(super) fn again(request: &Json, result: &Json) -> Json {
    with(request, &shown_next(request, result), &log_next(request, result))
}
