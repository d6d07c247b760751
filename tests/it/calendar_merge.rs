//! Calendar files of one plan, one after the other, in a calendar that merges events by their `UID`
//! and `SEQUENCE`, as calendars do: after each file it shows the plan, nothing twice and nothing that
//! is gone, and what is past stays as it was.

use std::{collections::BTreeMap, fs, path::Path};

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use recovery_calculator::{
    plan::{
        PlanRequest,
        day::Day,
        plan,
        result::{Kind, Plan, PlanResult},
    },
    quiz::exported::Exported,
    text::calendar_file::{Export, calendar_file},
};
use serde_json::{Value as Json, json};

use super::{
    calendar_file::{parsed, values},
    plain_request, requests, value,
    words::spoken::scene,
};

const ID: &str = "a1b2c3";

/// What a calendar holds: day and whether it is shown, by `UID`.
#[derive(Clone, Debug, Default)]
struct Calendar(BTreeMap<String, (u64, String, bool)>);

impl Calendar {
    fn merge(&mut self, file: &str) {
        let file = parsed(file);
        let [uids, sequences, days, states] =
            ["UID", "SEQUENCE", "DTSTART", "STATUS"].map(|name| values(&file, name));
        for (index, uid) in uids.iter().enumerate() {
            let sequence: u64 = sequences[index].parse().unwrap();
            let known = self.0.get(uid).map_or(0, |(sequence, ..)| *sequence);
            assert!(sequence > known, "{uid} would be taken for old");
            let is_shown = states[index] != "CANCELLED";
            let entry = (sequence, days[index].clone(), is_shown);
            assert!(self.0.insert(uid.clone(), entry).is_none_or(|(old, ..)| old < sequence));
        }
    }

    /// The events that are shown from a day on: what they stand for, and their day.
    fn shown(&self, from: Day) -> Vec<(String, String)> {
        let shown =
            self.0.iter().filter(|(_, (_, day, is_shown))| *is_shown && *day >= compact(from));
        shown.map(|(uid, (_, day, _))| (key(uid).to_owned(), day.clone())).collect()
    }

    /// Everything before a day.
    fn past(&self, today: Day) -> BTreeMap<String, (String, bool)> {
        let past = self.0.iter().filter(|(_, (_, day, _))| *day < compact(today));
        past.map(|(uid, (_, day, is_shown))| (uid.clone(), (day.clone(), *is_shown))).collect()
    }
}

fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}

fn key(uid: &str) -> &str {
    uid.strip_prefix(&[ID, "-"].concat()).unwrap().strip_suffix("@recovery-calculator").unwrap()
}

/// A visitor who exports again and again.
struct Visitor {
    request: Json,
    today: Day,
    exported: Exported,
    calendar: Calendar,
    files: Vec<String>,
}

impl Visitor {
    fn new(request: &Json) -> Self {
        let today = Day::from_iso(request["today"].as_str().unwrap()).unwrap();
        Self {
            request: request.clone(),
            today,
            exported: Exported::default(),
            calendar: Calendar::default(),
            files: Vec::new(),
        }
    }

    /// Plans, exports and merges; the plan, if there is one.
    fn export(&mut self, has_races: bool) -> Option<Plan> {
        self.request["today"] = json!(self.today.iso());
        let request = PlanRequest(value(&self.request));
        let PlanResult::Plan(plan) = plan(&request) else { return None };
        let mut scene = scene(&request);
        scene.today = self.today;
        let (mut exported, events) = self.exported.next(&plan, has_races, self.today);
        exported.sequence = self.exported.sequence + 1;
        let export = Export {
            plan_id: ID.to_owned(),
            now: 0,
            sequence: exported.sequence,
            has_races,
            has_alarm: false,
            has_health: false,
        };
        let file = calendar_file(&scene, &plan, &export, &events);
        self.calendar.merge(&file);
        self.files.push(file);
        // As after a reload.
        self.exported = Exported::read(&exported.kept());
        assert_eq!(self.exported, exported);
        Some(*plan)
    }

    /// What has to be true of the calendar after an export of this plan.
    fn check(&self, plan: &Plan, before: &Calendar, has_races: bool) {
        let is_race = |key: &str| key.starts_with("race:");
        let planned: Vec<String> = plan.sessions.iter().map(|it| compact(it.date)).collect();
        let mut shown: Vec<String> = Vec::new();
        for (key, day) in self.calendar.shown(self.today) {
            let race = Day::from_iso(key.split(['.', ':']).nth(1).unwrap()).unwrap();
            let has_race = plan.races.iter().any(|race_of| race_of.day == race);
            if is_race(&key) {
                assert!(has_race && day == compact(race), "{key} on {day}");
            } else if planned.contains(&day) {
                shown.push(day);
            } else {
                // Too near for the plan to say anything of it.
                assert!(day < compact(plan.horizon.0), "{key} on {day} is a ghost");
                assert!(key.starts_with("reg:") || has_race, "{key} on {day}, without its race");
            }
        }
        shown.sort_unstable();
        assert_eq!(shown, planned, "once each");
        let mut races: Vec<Day> = plan.races.iter().map(|race| race.day).collect();
        races.dedup();
        let races = races.into_iter().filter(|day| *day >= self.today);
        let held = self.calendar.shown(self.today).iter().filter(|(key, _)| is_race(key)).count();
        assert!(!has_races || held == races.count(), "a race is missing");
        let (was, is) = (before.past(self.today), self.calendar.past(self.today));
        assert_eq!(was, is, "what is past was changed");
    }

    fn exports(&mut self, has_races: bool) {
        let before = self.calendar.clone();
        if let Some(plan) = self.export(has_races) {
            self.check(&plan, &before, has_races);
        }
    }
}

/// What a visitor changes between two files.
#[derive(Clone, Debug)]
enum Change {
    /// The first race is taken out, the last one if there are several and this says so.
    RemoveRace(bool),
    AddRace(i32, &'static str),
    MoveRace(i32),
    Fewer(u32),
    AsMany,
    Free(Vec<u8>),
    Away(i32),
    Lead(u32),
    Later(i32),
}

impl Change {
    fn apply(&self, visitor: &mut Visitor) {
        let request = &mut visitor.request;
        let races = request["races"].as_array().cloned().unwrap_or_default();
        match self {
            Self::RemoveRace(is_last) => {
                let mut races = races;
                if !races.is_empty() {
                    races.remove(if *is_last { races.len() - 1 } else { 0 });
                }
                request["races"] = json!(races);
            }
            Self::AddRace(days, distance) => {
                let race = json!({ "date": visitor.today.plus(*days).iso(), "distance": distance });
                request["races"] = races.into_iter().take(19).chain([race]).collect();
            }
            Self::MoveRace(days) => {
                let mut races = races;
                if let Some(race) = races.first_mut() {
                    let day = Day::from_iso(race["date"].as_str().unwrap()).unwrap();
                    race["date"] = json!(day.plus(*days).iso());
                }
                request["races"] = json!(races);
            }
            Self::Fewer(count) => request["sessionBudget"] = json!(count),
            Self::AsMany => request["sessionBudget"] = Json::Null,
            Self::Free(days) => request["availableWeekdays"] = json!(days),
            Self::Away(days) => {
                request["unavailableDates"] = json!([visitor.today.plus(*days).iso()]);
            }
            Self::Lead(days) => request["clinic"] = json!({ "leadDays": days }),
            Self::Later(days) => visitor.today = visitor.today.plus(*days),
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let distance = prop::sample::select(vec!["5k", "10k", "half", "marathon"]);
    prop_oneof![
        any::<bool>().prop_map(Change::RemoveRace),
        (0..90_i32, distance).prop_map(|(days, distance)| Change::AddRace(days, distance)),
        (-9..20_i32).prop_map(Change::MoveRace),
        (0..6_u32).prop_map(Change::Fewer),
        Just(Change::AsMany),
        prop::collection::vec(1..=7_u8, 1..=4).prop_map(Change::Free),
        (0..40_i32).prop_map(Change::Away),
        (0..=5_u32).prop_map(Change::Lead),
        (1..25_i32).prop_map(Change::Later),
    ]
}

/// A first request, and what is changed before each further file, with race days or without.
fn visits() -> impl Strategy<Value = (Json, Vec<(Change, bool)>)> {
    (requests::valid(), prop::collection::vec((change(), any::<bool>()), 1..9))
}

fn played((request, changes): &(Json, Vec<(Change, bool)>)) -> Visitor {
    let mut visitor = Visitor::new(request);
    visitor.exports(true);
    for (change, has_races) in changes {
        change.apply(&mut visitor);
        visitor.exports(*has_races);
    }
    visitor
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn after_any_changes_a_calendar_shows_the_plan(visits in visits()) {
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
fn an_event_is_called_by_its_race_and_its_part_or_by_its_first_day() {
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
fn without_the_first_race_the_second_keeps_its_events_and_the_first_loses_its() {
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
fn what_is_gone_is_taken_back_in_each_file_until_its_day_is_past() {
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
fn a_session_that_was_moved_a_little_keeps_its_event() {
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
fn a_session_that_is_over_is_not_moved_by_one_more_for_its_race() {
    let mut request = plain_request();
    request["races"] = json!([{ "date": "2026-03-15", "distance": "half", "priority": "A" }]);
    request["availableWeekdays"] = json!([2, 5]);
    request["clinic"] = json!({ "leadDays": 0 });
    let mut visitor = Visitor::new(&request);
    visitor.exports(true);
    visitor.today = Day::from_iso("2026-03-18").unwrap();
    for _ in 0..2 {
        visitor.exports(true);
        let shown = visitor.calendar.shown(Day::FIRST);
        let after: Vec<&(String, String)> =
            shown.iter().filter(|(key, _)| key.starts_with("post:")).collect();
        let first = ("post:2026-03-15".to_owned(), "20260317".to_owned());
        let second = ("post:2026-03-15.2".to_owned(), "20260320".to_owned());
        assert_eq!(after, [&first, &second]);
    }
}

#[test]
fn races_of_one_day_are_one_event() {
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
fn a_plan_without_sessions_takes_all_of_them_back() {
    let mut visitor = two_races();
    assert!(visitor.exported.is_ahead(visitor.today));
    Change::Fewer(0).apply(&mut visitor);
    visitor.exports(false);
    let left = visitor.calendar.shown(visitor.today);
    assert!(left.iter().all(|(key, _)| key.starts_with("race:")), "{left:?}");
    // And back again, as if nothing had been.
    Change::AsMany.apply(&mut visitor);
    visitor.exports(false);
    let again = visitor.calendar.shown(visitor.today);
    assert_eq!(again, two_races().calendar.shown(visitor.today));
}

#[test]
fn what_was_kept_is_read_as_far_as_it_makes_sense() {
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

/// `cargo xtask test` lets Python's `icalendar` merge them: see `calendar_file.py`.
#[test]
fn visits_are_written_for_a_reader_in_another_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/calendar-merge");
    // A folder of an earlier run may hold more files than this one writes.
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
