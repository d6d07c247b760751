//! The calendar file, read back by a parser that others wrote.

use std::collections::BTreeSet;

use ical::{IcalParser, parser::ical::component::IcalCalendar};
use proptest::prelude::*;
use recovery_calculator::{
    plan::{PlanRequest, plan, result::PlanResult},
    text::{
        calendar_file::{Export, calendar_file},
        phrase,
        scene::Scene,
    },
};
use serde_json::{Value as Json, json};

use super::{plain_request, value, words::spoken::scene};

fn export(sequence: u64, has_all: bool) -> Export {
    Export {
        plan_id: "a1b2c3".to_owned(),
        now: 1_795_568_523,
        sequence,
        has_races: has_all,
        has_alarm: has_all,
        has_health: has_all,
    }
}

fn request(names: &[&str]) -> Json {
    let mut request = plain_request();
    let day = |index: usize| format!("2026-{:02}-19", 4 + index);
    let race = |(index, name): (usize, &&str)| json!({ "date": day(index), "distance": "half", "priority": "A", "name": name });
    request["races"] = names.iter().enumerate().map(race).collect();
    request["areas"] = json!([{ "area": "calves", "side": "left", "severity": 6 }]);
    request
}

fn written(
    request: &Json,
    export: &Export,
) -> (Scene, recovery_calculator::plan::result::Plan, String) {
    let request = PlanRequest(value(request));
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let scene = scene(&request);
    let text = calendar_file(&scene, &plan, export);
    (scene, *plan, text)
}

fn parsed(text: &str) -> IcalCalendar {
    let mut calendars = IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

/// Every event's value of a property, unescaped.
fn values(calendar: &IcalCalendar, name: &str) -> Vec<String> {
    let of = |event: &ical::parser::ical::component::IcalEvent| {
        let found = event.properties.iter().find(|property| property.name == name);
        found.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    calendar.events.iter().map(of).map(|text| unescaped(&text)).collect()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next().map(|next| if next == 'n' { '\n' } else { next })),
            _ => plain.push(letter),
        }
    }
    plain
}

#[test]
fn every_session_and_race_is_one_all_day_event() {
    let (scene, plan, text) = written(&request(&["Spring; half, \\ run"]), &export(7, true));
    let calendar = parsed(&text);
    assert_eq!(calendar.events.len(), plan.sessions.len() + 1);
    let starts = values(&calendar, "DTSTART");
    let ends = values(&calendar, "DTEND");
    for (index, session) in plan.sessions.iter().enumerate() {
        assert_eq!(starts[index], session.date.iso().replace('-', ""));
        assert_eq!(ends[index], session.date.plus(1).iso().replace('-', ""));
        let title = phrase::session_title(&scene, &plan, session);
        assert!(values(&calendar, "SUMMARY")[index].ends_with(&title), "{title}");
    }
    let uids: BTreeSet<String> = values(&calendar, "UID").into_iter().collect();
    assert_eq!(uids.len(), calendar.events.len());
    assert!(values(&calendar, "STATUS").iter().all(|status| status == "TENTATIVE"));
    let alarms = calendar.events.iter().map(|event| event.alarms.len()).sum::<usize>();
    assert_eq!(alarms, plan.sessions.len());
    assert!(!text.contains("\r\n\r\n") && text.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn areas_and_health_are_written_only_if_the_visitor_wants_it() {
    let request = request(&["Half"]);
    let (_, _, without) = written(&request, &export(1, false));
    let (_, _, with) = written(&request, &export(1, true));
    let tells = |text: &str| text.replace("\r\n ", "").to_lowercase().contains("calf");
    assert!(tells(&with) && !tells(&without));
}

#[test]
fn a_session_that_moved_keeps_its_uid_and_a_later_export_is_higher() {
    let before = request(&["Half"]);
    let mut after = before.clone();
    let (_, plan, first) = written(&before, &export(1, true));
    after["unavailableDates"] = json!([plan.sessions[1].date.iso()]);
    let (_, moved, second) = written(&after, &export(2, true));
    assert_ne!(plan.sessions[1].date, moved.sessions[1].date);
    let (first, second) = (parsed(&first), parsed(&second));
    assert_eq!(values(&first, "UID")[1], values(&second, "UID")[1]);
    let sequence =
        |calendar: &IcalCalendar| values(calendar, "SEQUENCE")[0].parse::<u64>().unwrap();
    assert!(sequence(&second) > sequence(&first));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The name begins with a letter, for this parser loses a text that begins with a colon.
    #[test]
    fn hostile_names_survive_the_round_trip(
        name in prop_oneof![
            "[;,\\\\\n\r\"':=a-z]{0,60}",
            "\\PC{0,79}",
            "[\u{e01}-\u{e2e} ]{0,79}",
            Just("\u{1f9d8}".repeat(79)),
            Just("END:VEVENT\r\nBEGIN:VEVENT".to_owned()),
        ],
    ) {
        let (scene, plan, text) = written(&request(&[&["x", &name].concat()]), &export(1, true));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let calendar = parsed(&text);
        prop_assert_eq!(calendar.events.len(), plan.sessions.len() + 1);
        let title = phrase::race_title(&scene, &plan.races[0]);
        let written = title.replace("\r\n", "\n").replace('\r', "\n");
        let written: String =
            written.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        let read = values(&calendar, "SUMMARY").pop().unwrap();
        // This parser drops every blank at the start of a folded line, not just the first.
        prop_assert_eq!(read.replace(char::is_whitespace, ""), written.replace(char::is_whitespace, ""));
    }
}
