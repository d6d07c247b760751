//! How much an act changes: in so many of a hundred plans, and beside planning anew.

use proptest::{prelude::*, test_runner::TestRunner};
use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use super::{
    Visit,
    acts::{Dice, dice, log},
    dates, day, later,
    laws::again,
    list, shown, with,
};
use crate::{answer_json, laws::cases, requests::valid};

/// A plan, dice for an act, and how many days later.
type Throw = (Json, Dice, i32);

/// Random plans and acts, as many as a law sees.
fn throws() -> Vec<Throw> {
    let throws = std::cell::RefCell::new(Vec::new());
    TestRunner::new_with_rng(
        ProptestConfig { cases: cases(), ..ProptestConfig::default() },
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    )
    .run(&(valid(), dice(), 0..20_i32), |throw| {
        throws.borrow_mut().push(throw);
        Ok(())
    })
    .unwrap();
    throws.into_inner()
}

/// Counts how often something holds, and tells the first that do not.
#[derive(Default)]
struct Share {
    held: usize,
    all: usize,
    failing: Vec<String>,
}

impl Share {
    fn count(&mut self, holds: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.held += usize::from(holds);
        if !holds && self.failing.len() < 3 {
            self.failing.push(what());
        }
    }

    fn is_at_least(&self, name: &str, share: f64) {
        let held = self.held as f64 / self.all as f64;
        println!("{name}: {:.2} of 100 of {}", held * 100.0, self.all);
        assert!(held >= share, "{name}: {held} of {}\n{}", self.all, self.failing.join("\n"));
    }
}

/// How many dates of the plan last shown are others, or gone, from a day on; the session of the act
/// aside.
fn changed(keep: &[Json], result: &Json, from: Day, aside: &Json) -> usize {
    let now: Vec<Day> = dates(&shown(result), from).into_iter().map(|(_, day)| day).collect();
    let was = dates(keep, from).into_iter().filter(|(key, _)| aside != key.as_str());
    was.filter(|(_, day)| !now.contains(day)).count()
}

#[test]
fn settling_twice_is_settling_once() {
    let (mut without, mut with_number) = (Share::default(), Share::default());
    for (request, dice, days) in throws() {
        let Some(visit) = Visit::new(&request) else { continue };
        let request = later(&request, days);
        let log = log(&visit, day(&request["today"]), &[dice]);
        let request = with(&request, &visit.keep, &log);
        let once = answer_json(&request);
        let next = again(&request, &once);
        if list(&next["keep"]).is_empty() {
            // Nothing is left that could be kept.
            continue;
        }
        let twice = answer_json(&next);
        let holds = shown(&once) == shown(&twice);
        let share =
            if request["sessionBudget"].is_null() { &mut without } else { &mut with_number };
        share.count(holds, || {
            format!("{request}\nonce {:?}\ntwice {:?}", shown(&once), shown(&twice))
        });
    }
    without.is_at_least("without a number", 1.0);
    with_number.is_at_least("with a number", 0.999);
}

/// A session moved by one day, on the day of the plan, where that is not refused: whether nothing
/// else changes.
fn is_alone(visit: &Visit, dice: Dice) -> Option<(bool, String)> {
    let one = dice.of(&visit.keep);
    let wanted = day(&one["date"]).plus(if dice.is_later() { 1 } else { -1 });
    let log = json!([{ "key": one["key"], "date": wanted.iso(), "state": "moved" }]);
    let request = with(&visit.request, &visit.keep, &log);
    let result = answer_json(&request);
    let changes = list(&result["changes"]);
    let what = format!("{request}\n{}", result["changes"]);
    list(&result["refused"]).is_empty().then_some((changes.len() == 1, what))
}

#[test]
fn an_act_changes_little_else() {
    let (mut by_a_day, mut any, mut beside) =
        (Share::default(), Share::default(), Share::default());
    for (request, dice, days) in throws() {
        let Some(visit) = Visit::new(&request) else { continue };
        if let Some((holds, what)) = is_alone(&visit, dice) {
            by_a_day.count(holds, || what);
        }
        let request = later(&request, days);
        let today = day(&request["today"]);
        let log = log(&visit, today, &[dice]);
        let Some(entry) = list(&log).first() else { continue };
        let before = answer_json(&with(&request, &visit.keep, &json!([])));
        let keep = shown(&before);
        let past = list(&visit.keep).iter().filter(|one| day(&one["date"]) < today).cloned();
        let sent: Json = past.chain(keep.iter().cloned()).collect();
        let mut request = request;
        if list(&sent).iter().all(|one| one["key"] != entry["key"]) {
            // Whoever adds a session wants one more.
            let wished = request["sessionBudget"].as_u64();
            request["sessionBudget"] = json!(wished.map(|wished| wished + 1));
        }
        let after = answer_json(&with(&request, &sent, &log));
        let others = changed(&keep, &after, today, &entry["key"]);
        let what = || format!("{} {entry}\n{}", with(&request, &sent, &log), after["changes"]);
        any.count(others <= 4, what);
        let anew = answer_json(&with(&request, &json!([]), &log));
        // Planning anew may put a first session before the race; settling adds none, and a first
        // massage ever just before a race is left out.
        let is_left_out = |one: &Json| {
            one["rule"] == "left_out" && one["key"].as_str().unwrap().starts_with("pre:")
        };
        let is_first = request["firstMassageEver"] == true;
        if !(is_first && list(&after["changes"]).iter().any(is_left_out)) {
            beside.count(others <= changed(&keep, &anew, today, &entry["key"]), what);
        }
    }
    by_a_day.is_at_least("a move of one day changes nothing else", 0.95);
    any.is_at_least("an act changes four others at most", 1.0);
    beside.is_at_least("an act changes no more than planning anew", 1.0);
}

/// What else can change, each with the share of plans in which settling changes no more kept dates
/// than planning anew.
fn other_changes(request: &Json, visit: &Visit, dice: usize) -> Vec<(&'static str, Json)> {
    let keep = list(&visit.keep);
    let one = day(&keep[dice % keep.len()]["date"]);
    let mut away = request.clone();
    let mut days = list(&away["unavailableDates"]).to_vec();
    days.extend((0..7).map(|days| json!(one.plus(days - 3).iso())));
    away["unavailableDates"] = json!(days);
    let mut closed = request.clone();
    let mut days = list(&closed["clinic"]["closedDates"]).to_vec();
    days.push(json!(one.iso()));
    closed["clinic"]["closedDates"] = json!(days);
    let mut race = request.clone();
    let mut races = list(&race["races"]).to_vec();
    if races.len() < 20 {
        let day = one.plus(2 + i32::try_from(dice % 5).unwrap()).iso();
        let distance = ["5k", "10k", "half", "marathon"][dice % 4];
        races.push(json!({ "date": day, "distance": distance, "priority": "A" }));
        race["races"] = json!(races);
    }
    let mut number = request.clone();
    number["sessionBudget"] = json!(keep.len() - 1);
    vec![
        ("away", away),
        ("closed", closed),
        ("later", later(request, i32::try_from(dice % 20).unwrap())),
        ("race", race),
        ("number", number),
    ]
}

#[test]
fn settling_changes_no_more_than_planning_anew() {
    let shares = std::cell::RefCell::new([0; 5].map(|_| Share::default()));
    let names = [("away", 0.98), ("closed", 0.98), ("later", 0.98), ("race", 0.9), ("number", 0.9)];
    for (index, (request, ..)) in throws().into_iter().enumerate() {
        let Some(visit) = Visit::new(&request) else { continue };
        for (name, other) in other_changes(&request, &visit, index) {
            let today = day(&other["today"]);
            let settled = answer_json(&with(&other, &visit.keep, &json!([])));
            if settled["status"] != "plan" {
                continue;
            }
            let anew = answer_json(&other);
            let keep = list(&visit.keep);
            let counts = [&settled, &anew].map(|result| changed(keep, result, today, &Json::Null));
            let place = names.iter().position(|(other, _)| *other == name).unwrap();
            shares.borrow_mut()[place].count(counts[0] <= counts[1], || {
                format!("{counts:?} {}", with(&other, &visit.keep, &json!([])))
            });
        }
    }
    for (share, (name, least)) in shares.into_inner().iter().zip(names) {
        share.is_at_least(name, least);
    }
}
