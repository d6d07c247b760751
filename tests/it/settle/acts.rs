//! Random acts on a plan that was shown.

use proptest::prelude::*;
use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use super::{Visit, day, list};

/// What an act is, before it is known on which session: the kind, the session, and by how many days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dice {
    kind: u8,
    which: usize,
    days: i32,
}

impl Dice {
    /// The session that it falls on.
    pub(super) fn of(self, keep: &Json) -> Json {
        let keep = list(keep);
        keep[self.which % keep.len()].clone()
    }

    pub(super) const fn is_later(self) -> bool {
        self.days > 0
    }
}

pub(super) fn dice() -> impl Strategy<Value = Dice> {
    (0..10_u8, 0..40_usize, -12..=12_i32).prop_map(|(kind, which, days)| Dice { kind, which, days })
}

/// The act on the plan of a visit, seen on a day: moved, booked, skipped, added or done.
pub(super) fn act(visit: &Visit, today: Day, dice: Dice) -> Option<Json> {
    let keep = list(&visit.keep);
    let one = &keep[dice.which % keep.len()];
    let (key, on) = (&one["key"], day(&one["date"]));
    let wanted = on.plus(dice.days);
    let entry = |key: &Json, day: Day, state: &str| json!({ "key": key, "date": day.iso(), "state": state });
    match dice.kind {
        0..=3 => Some(entry(key, wanted, "moved")),
        4 => Some(entry(key, wanted.max(today), "booked")),
        5 => Some(entry(key, on.max(today), "booked")),
        6 | 7 => Some(entry(key, on, "skipped")),
        8 => {
            let added = json!(format!("reg:{}", wanted.iso()));
            let is_known = keep.iter().any(|one| one["key"] == added);
            (!is_known).then(|| entry(&added, wanted, "moved"))
        }
        _ => Some(entry(key, wanted.min(today), "done")),
    }
}

/// Several acts, each on another session.
pub(super) fn log(visit: &Visit, today: Day, dice: &[Dice]) -> Json {
    let mut log: Vec<Json> = Vec::new();
    for one in dice.iter().filter_map(|dice| act(visit, today, *dice)) {
        log.retain(|other| other["key"] != one["key"]);
        log.push(one);
    }
    Json::Array(log)
}
