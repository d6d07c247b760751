//! Imports successive calendar files of one plan into a calendar that merges events by `UID` and
//! `SEQUENCE`. After each import it shows the current plan, without duplicates or removed sessions,
//! and past events stay unchanged.

mod model;

use std::{fs, path::Path};

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use recovery_calculator::{
    plan::{acts::Act, day::Day, result::Kind},
    quiz::{Quiz, action::Action, exported::Exported},
};
use serde_json::json;

use self::model::{Change, Visitor, compact, played, visits};
use super::{journeys::settings, plain_request};

proptest! {
    #![proptest_config(crate::laws::config(300))]

    #[test]
    fn after_random_changes_the_calendar_shows_the_plan(visits in visits()) {
        played(&visits);
    }
}

fn two_races() -> Visitor {
    let mut request = plain_request();
    request["races"] = json!([
        { "date": "2026-04-19", "distance": "half", "priority": "A" },
        { "date": "2026-05-31", "distance": "marathon", "priority": "A" },
    ]);
    let mut visitor = Visitor::new(&request);
    visitor.exports(true);
    visitor
}

#[test]
fn event_keys_come_from_the_race_or_the_first_day() {
    let visitor = two_races();
    let keys: Vec<String> =
        visitor.calendar.shown(visitor.today).into_iter().map(|(key, _)| key).collect();
    for key in ["pre:2026-04-19", "post:2026-04-19", "pre:2026-05-31", "race:2026-05-31"] {
        assert!(keys.iter().any(|other| other == key), "no {key} in {keys:?}");
    }
    let regular: Vec<&String> = keys.iter().filter(|key| key.starts_with("reg:")).collect();
    assert!(regular.len() > 2, "{keys:?}");
}

#[test]
fn removing_a_race_cancels_only_its_own_events() {
    let mut visitor = two_races();
    let before = visitor.calendar.shown(visitor.today);
    Change::RemoveRace(false).apply(&mut visitor);
    visitor.exports(true);
    let after = visitor.calendar.shown(visitor.today);
    let of = |events: &[(String, String)], day: &str| -> Vec<(String, String)> {
        events.iter().filter(|(key, _)| key.ends_with(day)).cloned().collect()
    };
    assert!(of(&before, "2026-04-19").len() >= 3, "{before:?}");
    assert_eq!(of(&after, "2026-04-19"), []);
    assert_eq!(of(&after, "2026-05-31"), of(&before, "2026-05-31"));
    assert!(visitor.files.last().unwrap().contains("STATUS:CANCELLED"));
}

#[test]
fn removed_sessions_are_cancelled_in_every_file_until_they_are_past() {
    let mut visitor = two_races();
    Change::RemoveRace(false).apply(&mut visitor);
    let mut days = Vec::new();
    for _ in 0..9 {
        visitor.exports(true);
        let file = visitor.files.last().unwrap();
        days.push((visitor.today, file.contains("race:2026-04-19")));
        visitor.today = visitor.today.plus(7);
    }
    let race = Day::from_iso("2026-04-19").unwrap();
    assert!(days.iter().all(|(today, is_told)| *is_told == (*today <= race)), "{days:?}");
    assert!(days.iter().any(|(_, is_told)| !is_told));
}

#[test]
fn slightly_moved_sessions_keep_their_events() {
    let mut visitor = two_races();
    let plan = visitor.export(true).unwrap();
    let regular = plan.sessions.iter().filter(|session| session.kind == Kind::Maintenance);
    let day = regular.map(|session| session.date).nth(1).unwrap();
    visitor.request["unavailableDates"] = json!([day.iso()]);
    let before = visitor.calendar.0.len();
    visitor.exports(true);
    let moved = visitor.calendar.shown(visitor.today);
    let moved = moved.iter().find(|(key, _)| *key == ["reg:", &day.iso()].concat());
    assert!(moved.is_some_and(|(_, other)| *other != compact(day)), "{moved:?}");
    assert_eq!(visitor.calendar.0.len(), before, "one more event");
}

#[test]
fn what_the_visitor_moves_stays_the_same_event_and_what_is_skipped_is_cancelled() {
    let mut visitor = two_races();
    let before = visitor.calendar.0.len();
    Change::Act(Act::Moved, 1, 1).apply(&mut visitor);
    visitor.exports(true);
    assert_eq!(visitor.calendar.0.len(), before, "one more event");
    let skipped = visitor.record.keep[2].key.code();
    Change::Act(Act::Skipped, 2, 0).apply(&mut visitor);
    visitor.exports(true);
    assert_eq!(visitor.calendar.0.len(), before);
    let shown = visitor.calendar.shown(visitor.today);
    assert!(shown.iter().all(|(key, _)| *key != skipped), "{skipped} is still there");
}

#[test]
fn a_new_session_for_a_race_leaves_past_events_unchanged() {
    let mut request = plain_request();
    request["races"] = json!([{ "date": "2026-03-15", "distance": "half", "priority": "A" }]);
    request["availableWeekdays"] = json!([2, 5]);
    request["clinic"] = json!({ "leadDays": 0 });
    let mut visitor = Visitor::new(&request);
    visitor.exports(true);
    visitor.today = Day::from_iso("2026-03-18").unwrap();
    for _ in 0..2 {
        // As after "Plan from today": nothing tells that the first one took place.
        visitor.record.keep.clear();
        visitor.exports(true);
        let shown = visitor.calendar.shown(Day::FIRST);
        let mut after: Vec<&(String, String)> =
            shown.iter().filter(|(key, _)| key.starts_with("post:")).collect();
        after.sort_by_key(|(_, day)| day);
        let first = ("post:2026-03-15".to_owned(), "20260317".to_owned());
        let second = ("post:2026-03-15.2".to_owned(), "20260320".to_owned());
        assert_eq!(after, [&first, &second]);
    }
}

#[test]
fn races_on_the_same_day_share_an_event() {
    let mut visitor = two_races();
    visitor.request["races"] = json!([
        { "date": "2026-04-19", "distance": "5k", "name": "Morning" },
        { "date": "2026-04-19", "distance": "half", "name": "Noon" },
    ]);
    visitor.exports(true);
    let file = visitor.files.last().unwrap();
    assert_eq!(file.matches("UID:a1b2c3-race:2026-04-19@").count(), 1);
    assert!(file.contains("Morning") && file.contains("Noon"), "{file}");
}

#[test]
fn a_plan_without_sessions_cancels_all_events() {
    let mut visitor = two_races();
    assert!(visitor.exported.is_ahead(visitor.today));
    Change::Fewer(0).apply(&mut visitor);
    visitor.exports(false);
    let left = visitor.calendar.shown(visitor.today);
    assert!(left.iter().all(|(key, _)| key.starts_with("race:")), "{left:?}");
    // And back to the original plan.
    Change::AsMany.apply(&mut visitor);
    visitor.exports(false);
    let again = visitor.calendar.shown(visitor.today);
    assert_eq!(again, two_races().calendar.shown(visitor.today));
}

#[test]
fn deleting_starts_a_new_plan_id_and_undo_restores_the_old_one() {
    let settings = settings();
    let mut quiz = Quiz::new(&settings);
    let exported = two_races().exported;
    quiz.apply(Action::Export(exported.clone()), &settings);
    let plan = quiz.plan;
    // Each deletion fires an event; undoing it fires none.
    let restarts = quiz.restarts;
    quiz.apply(Action::Delete, &settings);
    assert!(quiz.plan != plan && quiz.exported == Exported::default());
    assert_eq!(quiz.restarts, restarts + 1);
    quiz.apply(Action::Undo, &settings);
    assert!(quiz.plan == plan && quiz.exported == exported);
    assert_eq!(quiz.restarts, restarts + 1);
    quiz.apply(Action::Restart, &settings);
    assert!(quiz.plan != plan && quiz.exported == Exported::default());
}

#[test]
fn stored_calendar_keys_are_read_as_far_as_they_are_valid() {
    let mut visitor = two_races();
    let good = serde_json::to_string(&json!([["pre:2026-04-19", "2026-04-17", false]])).unwrap();
    for events in [
        "null",
        "7",
        "[[]]",
        r#"[["pre:2026-04-19","2026-04-17"]]"#,
        r#"[["x:2026-04-19","2026-04-17",false]]"#,
        r#"[["pre:2026-04-19\r\nX:1","2026-04-17",false]]"#,
        r#"[["pre:2026-04-19.0","2026-04-17",false],["pre:2026-04-19.-1","2026-04-17",false]]"#,
        r#"[["reg:2026-02-30","2026-04-17",false],["reg:2026-03-10","soon",false]]"#,
    ] {
        let read = |events: &str, sequence: &str| {
            let text = format!(r#"{{"sequence":{sequence},"events":{events}}}"#);
            Exported::read(&recovery_calculator::plan::json::read(&text).unwrap())
        };
        assert_eq!(read(events, "0"), Exported::default(), "{events}");
        assert_ne!(read(&good, "0"), Exported::default());
        for sequence in ["-1", "1e99", "\"7\"", "null"] {
            assert_eq!(read("[]", sequence).sequence, 0, "{sequence}");
        }
    }
    visitor.exported = Exported::default();
    assert!(!visitor.exported.is_ahead(visitor.today));
}

/// `cargo xtask test` merges these files with Python's `icalendar`: see `calendar_file.py`.
#[test]
fn visits_are_written_for_the_python_parser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/calendar-merge");
    // An earlier run may have written more files than this one.
    let _ = fs::remove_dir_all(&folder);
    let mut runner = TestRunner::deterministic();
    let visits = visits();
    for index in 0..60 {
        let visitor = played(&visits.new_tree(&mut runner).unwrap().current());
        let folder = folder.join(format!("{index:02}"));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in visitor.files.iter().enumerate() {
            fs::write(folder.join(format!("{file:02}.ics")), text).unwrap();
        }
        let shown = visitor.calendar.shown(Day::FIRST);
        fs::write(folder.join("shown.json"), json!(shown).to_string()).unwrap();
    }
}
