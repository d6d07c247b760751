//! Parses the calendar file with a third-party library.

use std::{collections::BTreeSet, fs, path::Path, rc::Rc};

use ical::{IcalParser, parser::ical::component::IcalCalendar};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use recovery_calculator::{
    plan::{
        acts::Act,
        day::Day,
        plan,
        result::{Plan, PlanResult},
    },
    quiz::{
        exported::{Choice, Events, Exported},
        record::{LoggedAct, Record, hour::Hour},
    },
    text::{
        bidi::isolated,
        booking,
        calendar_file::{Export, calendar_file},
        clinic::Clinic,
        phrase,
        plan_context::PlanContext,
    },
};
use serde_json::{Value as Json, json};

use super::{plain_request, requests, typed, words::sentences::context};

fn export(sequence: u32, has_all: bool) -> Export {
    Export {
        plan_id: "a1b2c3".to_owned(),
        now: 1_795_568_523,
        sequence,
        has_races: has_all,
        has_alarm: has_all,
        has_health: has_all,
    }
}

/// The first calendar file of a plan, with its races and alarms.
pub(crate) fn first_file(context: &PlanContext, plan: &Plan, has_health: bool) -> String {
    let export = Export {
        plan_id: "a".to_owned(),
        now: 0,
        sequence: 1,
        has_races: true,
        has_alarm: true,
        has_health,
    };
    calendar_file(context, plan, &export, &events(context, plan, &export), &|_, _| None)
}

/// The events of a plan's first file.
fn events(context: &PlanContext, plan: &Plan, export: &Export) -> Events {
    Exported::default()
        .next(
            plan,
            &Record::default(),
            Choice { has_races: export.has_races, only_booked: false },
            context.today,
        )
        .1
}

fn request(names: &[&str]) -> Json {
    let mut request = plain_request();
    let day = |index: usize| format!("2026-{:02}-19", 4 + index);
    let race = |(index, name): (usize, &&str)| json!({ "date": day(index), "distance": "half", "priority": "A", "name": name });
    request["races"] = names.iter().enumerate().map(race).collect();
    request["areas"] = json!([{ "area": "calves", "side": "left", "severity": 6 }]);
    request
}

fn written(request: &Json, export: &Export) -> (PlanContext, Plan, String) {
    let request = typed(request);
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let context = context(&request);
    let text =
        calendar_file(&context, &plan, export, &events(&context, &plan, export), &|_, _| None);
    (context, *plan, text)
}

pub(crate) fn parsed(text: &str) -> IcalCalendar {
    let mut calendars = IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

/// The unescaped values of a property in all events.
pub(crate) fn values(calendar: &IcalCalendar, name: &str) -> Vec<String> {
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
    let (context, plan, text) = written(&request(&["Spring; half, \\ run"]), &export(7, true));
    let calendar = parsed(&text);
    assert_eq!(calendar.events.len(), plan.sessions.len() + 1);
    let starts = values(&calendar, "DTSTART");
    let ends = values(&calendar, "DTEND");
    for (index, session) in plan.sessions.iter().enumerate() {
        assert_eq!(starts[index], session.date.iso().replace('-', ""));
        assert_eq!(ends[index], session.date.plus(1).iso().replace('-', ""));
        let title = phrase::session_title(&context, &plan.races, session);
        assert!(values(&calendar, "DESCRIPTION")[index].starts_with(&title), "{title}");
        let name = isolated(&context.clinic.name);
        let summary = format!("Massage at {name} (not booked yet)");
        assert_eq!(values(&calendar, "SUMMARY")[index], summary);
    }
    let uids: BTreeSet<String> = values(&calendar, "UID").into_iter().collect();
    assert_eq!(uids.len(), calendar.events.len());
    assert!(values(&calendar, "STATUS").iter().all(|status| status == "TENTATIVE"));
    let alarms = calendar.events.iter().map(|event| event.alarms.len()).sum::<usize>();
    assert_eq!(alarms, plan.sessions.len());
    assert!(!text.contains("\r\n\r\n") && text.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn areas_and_health_are_exported_only_on_request() {
    let request = request(&["Half"]);
    let (_, _, without) = written(&request, &export(1, false));
    let (_, _, with) = written(&request, &export(1, true));
    let tells = |text: &str| text.replace("\r\n ", "").to_lowercase().contains("calf");
    assert!(tells(&with) && !tells(&without));
}

/// A plan whose first session is booked, for an hour or not.
fn booked(hour: Option<Hour>) -> (PlanContext, Plan, Record) {
    let request = typed(&request(&[]));
    let PlanResult::Plan(mut plan) = plan(&request) else { panic!("no plan") };
    let first = &mut plan.sessions[0];
    first.fixed = Some(Act::Booked);
    let entry = LoggedAct { key: first.key, day: first.date, act: Act::Booked, hour };
    let record = Record { keep: Vec::new(), log: vec![entry] };
    (context(&request), *plan, record)
}

#[test]
fn a_booked_session_has_its_hour_and_is_confirmed() {
    let at = |hours, minutes| Hour::new(hours, minutes);
    // The clinic's clock is seven hours ahead, or its zone is not known.
    let ahead = |day: Day, hour: Hour| {
        let days = u64::try_from(day.since(Day::UNIX)).ok()?;
        Some(days * 86_400 + u64::from(hour.minutes()) * 60 - 7 * 3600)
    };
    let unknown = |_: Day, _: Hour| None;
    for (hour, is_known, from, to, alarm) in [
        (None, true, "", "", "-PT6H"),
        (at(14, 30), true, "T073000Z", "T083000Z", "-PT20H30M"),
        (at(9, 0), true, "T020000Z", "T030000Z", "-PT15H"),
        (at(14, 30), false, "T143000", "T153000", "-PT20H30M"),
    ] {
        let (context, mut plan, record) = booked(hour);
        plan.sessions[0].duration_min = 60;
        let choice = Choice { has_races: true, only_booked: false };
        let (exported, events) = Exported::default().next(&plan, &record, choice, context.today);
        let moment: &dyn Fn(Day, Hour) -> Option<u64> = if is_known { &ahead } else { &unknown };
        let text = calendar_file(&context, &plan, &export(1, true), &events, moment);
        let calendar = parsed(&text);
        let day = plan.sessions[0].date.iso().replace('-', "");
        let value = |name: &str| values(&calendar, name)[0].clone();
        assert_eq!(value("DTSTART"), [&day, from].concat());
        assert_eq!(value("STATUS"), "CONFIRMED");
        assert_eq!(value("TRANSP"), if hour.is_some() { "OPAQUE" } else { "TRANSPARENT" });
        assert!(
            !value("SUMMARY").contains("not booked") && value("SUMMARY").contains("Massage at")
        );
        assert_eq!(values(&calendar, "STATUS")[1], "TENTATIVE");
        assert!(values(&calendar, "SUMMARY")[1].contains("not booked yet"));
        if hour.is_some() {
            assert_eq!(value("DTEND"), [&day, to].concat());
        }
        assert!(text.contains(&["TRIGGER:", alarm, "\r\n"].concat()), "{alarm}");
        // The others can stay out, and those of an earlier file are cancelled.
        let only = Choice { only_booked: true, ..choice };
        let (_, events) = exported.next(&plan, &record, only, context.today);
        assert_eq!(events.sessions.len(), 1);
        assert_eq!(events.gone.len(), plan.sessions.len() - 1);
    }
}

/// Texts that break a careless writer: delimiters, line breaks, other scripts, extreme length.
fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[;,\\\\\n\r\"':=a-z]{0,200}",
        "\\PC{0,200}",
        "[\u{e01}-\u{e2e} ]{200}",
        Just("\u{1f9d8}".repeat(200)),
        Just("END:VEVENT\r\nBEGIN:VEVENT".to_owned()),
        Just("\u{202e}\u{2028}a\u{0}\u{7f}b".to_owned()),
    ]
}

/// A random plan with such clinic and race names. They begin with a letter, because one of the
/// parsers drops a text that begins with a colon.
fn hostile_plan() -> impl Strategy<Value = (PlanContext, Plan)> {
    let names = prop::collection::vec(hostile_text(), 20);
    (requests::valid(), names).prop_filter_map("a referral", |(request, names)| {
        let request = typed(&request);
        let PlanResult::Plan(mut plan) = plan(&request) else { return None };
        let name = |index: usize| ["x", &names[index]].concat();
        for (index, race) in plan.races.iter_mut().enumerate() {
            race.name = name(index % names.len());
        }
        let mut context = context(&request);
        context.clinic = Rc::new(Clinic {
            name: name(0),
            address: Some(name(1)),
            book_url: Some("/book?on={dateText}".to_owned()),
            ..Clinic::default()
        });
        Some((context, *plan))
    })
}

/// The text as a parser may return it: line breaks normalised, other control characters removed.
fn readable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

/// The expected fields of every event.
fn expected(context: &PlanContext, plan: &Plan, export: &Export) -> Vec<Json> {
    let clinic = &context.clinic;
    let place = [&*clinic.name, clinic.address.as_deref().unwrap_or_default()].map(isolated);
    let place = place.join(", ");
    let sessions = plan.sessions.iter().map(|session| {
        let title = phrase::session_title(context, &plan.races, session);
        // A session with oil is not booked by somebody who bears none.
        let link = booking::link(context, session).map(|link| readable(&link));
        assert_eq!(link.is_none(), booking::needs_word(context, session));
        let says = [Some(readable(&title)), link, Some(context.messages.get("plan_suggestions"))];
        json!({
            "summary": readable(&format!("Massage at {} (not booked yet)", isolated(&clinic.name))),
            "location": readable(&place),
            "day": session.date.iso(),
            "next": session.date.plus(1).iso(),
            "alarms": if export.has_alarm { vec![-6 * 3600] } else { Vec::new() },
            "says": says.into_iter().flatten().collect::<Vec<_>>(),
        })
    });
    let races = plan.races.chunk_by(|one, other| one.day == other.day);
    let races = races.filter(|races| export.has_races && races[0].day >= context.today);
    let races = races.map(|races| {
        let titles: Vec<String> =
            races.iter().map(|race| phrase::race_title(context, race)).collect();
        json!({
            "summary": readable(&titles.join(", ")),
            "location": "",
            "day": races[0].day.iso(),
            "next": races[0].day.plus(1).iso(),
            "alarms": [],
            "says": races.iter().map(|race| phrase::race_facts(context, race)).collect::<Vec<_>>(),
        })
    });
    sessions.chain(races).collect()
}

fn is_folded(text: &str) -> bool {
    text.ends_with("END:VCALENDAR\r\n") && text.split("\r\n").all(|line| line.len() <= 75)
}

proptest! {
    #![proptest_config(crate::laws::config(300))]

    #[test]
    fn random_plans_with_hostile_names_survive_the_round_trip((context, plan) in hostile_plan()) {
        let export = export(1, true);
        let text = calendar_file(&context, &plan, &export, &events(&context, &plan, &export), &|_, _| None);
        prop_assert!(is_folded(&text));
        let calendar = parsed(&text);
        let events = expected(&context, &plan, &export);
        prop_assert_eq!(calendar.events.len(), events.len());
        // This parser drops all blanks at the start of a folded line, not only the first.
        let plain = |text: &str| text.replace(char::is_whitespace, "");
        for (key, name) in [("summary", "SUMMARY"), ("location", "LOCATION")] {
            for (read, event) in values(&calendar, name).iter().zip(&events) {
                prop_assert_eq!(plain(read), plain(event[key].as_str().unwrap()));
            }
        }
        for (read, event) in values(&calendar, "DTSTART").iter().zip(&events) {
            prop_assert_eq!(read, &event["day"].as_str().unwrap().replace('-', ""));
        }
        let uids: BTreeSet<String> = values(&calendar, "UID").into_iter().collect();
        prop_assert_eq!(uids.len(), events.len());
    }
}

/// `cargo xtask test` parses these files with Python's `icalendar`: see `calendar_file.py`.
#[test]
fn files_are_written_for_the_python_parser() {
    const FILES: usize = 250;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/calendar");
    // An earlier run may have written more files than this one.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    let plans = hostile_plan();
    for index in 0..FILES {
        let (context, plan) = plans.new_tree(&mut runner).unwrap().current();
        let export = export(u32::try_from(index).unwrap(), index % 2 == 0);
        let file = folder.join(index.to_string());
        let text =
            calendar_file(&context, &plan, &export, &events(&context, &plan, &export), &|_, _| {
                None
            });
        fs::write(file.with_extension("ics"), text).unwrap();
        let json = json!({ "sequence": index, "events": expected(&context, &plan, &export) });
        fs::write(file.with_extension("json"), json.to_string()).unwrap();
    }
}

#[test]
fn a_race_name_of_200_letters_is_rejected() {
    let PlanResult::Invalid(faults) = plan(&typed(&request(&[&"x".repeat(200)]))) else {
        panic!("taken")
    };
    assert_eq!(faults[0].field, "races[0].name");
}
