//! Fills notes, faults and whole plans in English: no placeholder and no key may be left.

use std::{collections::BTreeSet, rc::Rc};

use recovery_calculator::{
    plan::{
        answers::{Area, Place, Side},
        day::{Day, Weekday},
        distance::Unit,
        plan,
        request::Request,
        result::{Fault, FaultCode, MentionedAnswers, Note, Plan, PlanResult, PressureLimit},
    },
    quiz::{
        exported::{Choice, Exported},
        record::Record,
    },
    text::{
        Messages, Plural,
        browser::Browser,
        calendar_file::{Export, calendar_file},
        catalog::Catalog,
        clinic::Clinic,
        faults::fault,
        notes::note,
        phrase,
        plain::{Detail, plain_text},
        plan_context::{Direction, PlanContext},
    },
};
use serde_json::json;

use super::{english, keys::FIELD_FAULTS};

fn messages() -> Messages {
    let texts = Catalog::from_iter(english());
    Messages::new(
        texts,
        Catalog::default(),
        |count| if count == 1 { Plural::One } else { Plural::Other },
    )
}

/// The context of a request, at a clinic with a telephone number.
pub(crate) fn context(request: &Request) -> PlanContext {
    let unit = request.unit.valid().copied().unwrap_or(Unit::Km);
    let mentioned = match plan(request) {
        PlanResult::Plan(plan) => plan.mentioned,
        PlanResult::Refer(referral) => referral.mentioned,
        PlanResult::Invalid(_) => MentionedAnswers::default(),
    };
    PlanContext {
        messages: messages(),
        lang: "en".to_owned(),
        direction: Direction::Ltr,
        clinic: Rc::new(Clinic { name: "Baiboon".to_owned(), ..Clinic::default() }),
        today: Day::from_iso("2026-03-02").unwrap(),
        week_start: Weekday::ALL[0].into(),
        is_sample: false,
        is_preview: false,
        is_outline: false,
        hours: Vec::new(),
        unit,
        level: 2,
        off: Vec::new(),
        mentioned,
        browser: Browser::default(),
        page: "https://baiboon.example/runners".to_owned(),
    }
}

fn planned(changes: &serde_json::Value) -> (PlanContext, Plan) {
    let request = crate::typed(&crate::request(changes));
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan: {changes}") };
    (context(&request), *plan)
}

/// Whether a text is complete: no placeholder, no key.
fn assert_ready(text: &str) {
    assert!(!text.contains(['{', '}']), "not filled: {text}");
    let is_key = |word: &str| word.contains('_') && !word.contains("://") && !word.contains('@');
    assert!(!text.split_whitespace().any(is_key), "a key is shown: {text}");
    assert!(!text.trim().is_empty(), "no announcement");
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

/// A note of every kind, with the expected text.
fn every_note() -> Vec<(Note, &'static str)> {
    let (first, second, past) = (day("2026-04-20"), day("2026-04-26"), day("2026-02-10"));
    vec![
        (Note::AreaMerged { area: Area::Calves }, "You entered left calf twice"),
        (Note::RaceDuplicateMerged { date: first }, "You entered Spring Marathon twice"),
        (Note::RacePastIgnored { date: past }, "passed since your half marathon,"),
        (Note::RaceBeyondHorizon { date: second }, "until your marathon."),
        (Note::NoRacePlan, "no race ahead"),
        (
            Note::RacesTooClose { date: first, also_date: second },
            "between Spring Marathon and your marathon",
        ),
        (Note::RacesTooClose { date: first, also_date: first }, "races on Mon 20 Apr share"),
        (
            Note::CombinedBetweenRaces { date: first, also_date: second },
            "both Spring Marathon and your marathon",
        ),
        (
            Note::CombinedNotPossible { date: first, also_date: second },
            "between Spring Marathon and your marathon",
        ),
        (Note::RaceSessionsLeftOut { date: first, count: 1 }, "for Spring Marathon: it is one"),
        (Note::RaceSessionsLeftOut { date: first, count: 3 }, "for Spring Marathon and others"),
        (Note::PreEventNotPossible { date: second }, "before your marathon"),
        (Note::FirstNotBeforeRace { date: second }, "before your marathon: we never plan a first"),
        (
            Note::MoreNoticeNeeded { date: second },
            "more notice for a light session before your marathon",
        ),
        (Note::PostEventLate { date: first }, "after Spring Marathon"),
        (Note::PostEventNotPossible { date: first }, "after Spring Marathon"),
        (Note::FirstDelayed { area: Area::Calves, severity: 6 }, "your left calf 6 out of 10"),
        (Note::SlotSkipped { date: first, also_date: None }, "around Mon 20 Apr"),
        (
            Note::SlotSkipped { date: first, also_date: Some(second) },
            "from about Mon 20 Apr to about Sun 26 Apr",
        ),
        (Note::NoSessionPossible, "Try other days"),
        (Note::NothingToWork, "nothing left to work on"),
        (Note::NoServiceFits, "none of our services"),
        (Note::AskPlace, "which part of your body"),
        (Note::BudgetZero, "self-care only"),
        (Note::BudgetTrimmed { count: 1 }, "One session is left out"),
        (Note::BudgetTrimmed { count: 13 }, "13 sessions are left out"),
        (
            Note::RaceWhileTight { date: second, area: Area::Calves, severity: 8 },
            "your left calf 8 out of 10, and your marathon is near",
        ),
        (
            Note::PressureReduced { reasons: vec![PressureLimit::Race] },
            "The reason: a race is near.",
        ),
        (
            Note::PressureReduced { reasons: PressureLimit::ALL.to_vec() },
            "The reasons: a race is near; a first session",
        ),
        (
            Note::PhysioCheck { area: Some(Area::Calves), severity: Some(8) },
            "your left calf 8 out of 10",
        ),
        (Note::PhysioCheck { area: None, severity: None }, "injury will still be fresh"),
        (Note::AcuteInjury { area: Place::Hamstrings }, "(hamstrings)"),
        (Note::AcuteInjury { area: Place::Ankle }, "(ankle)"),
        (Note::CallUs, "Call us before"),
        (Note::LightOnly, "all sessions are light"),
        (Note::AskAgain { date: first }, "on Mon 20 Apr, tell us"),
        (Note::SpikeLongRun { percent: 25 }, "25 percent longer"),
        (Note::SpikeWeekly { percent: 40 }, "up by 40 percent"),
        (
            Note::RestBetween { date: first, also_date: second },
            "Between Spring Marathon and your marathon",
        ),
        (Note::TaperNow { date: second }, "for your marathon has begun"),
        (
            Note::Taper { date: second, start_date: first },
            "for your marathon starts around Mon 20 Apr",
        ),
        (Note::LowBase { date: first }, "Spring Marathon is long and not far off"),
    ]
}

#[test]
fn every_note_is_filled() {
    let (context, plan) = planned(&json!({
        "races": [
            { "date": "2026-04-20", "distance": "marathon", "name": "Spring Marathon" },
            { "date": "2026-04-26", "distance": "marathon" },
            { "date": "2026-02-10", "distance": "half" },
        ],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
    }));
    let codes =
        |note: &Note| serde_json::to_value(note).unwrap()["code"].as_str().unwrap().to_owned();
    let notes = every_note();
    let told: BTreeSet<String> = notes.iter().map(|(note, _)| codes(note)).collect();
    assert_eq!(told.len(), 35, "a kind of note is missing here");
    for (one, part) in notes {
        let text = note(&context, &plan, &one);
        assert_ready(&text);
        assert!(text.contains(part), "{text}");
        assert!(text.ends_with('.'), "{text}");
    }
}

#[test]
fn very_sore_legs_have_their_own_note() {
    let (context, plan) = planned(&json!({ "soreness": 9 }));
    let text = note(&context, &plan, &Note::PhysioCheck { area: None, severity: None });
    assert!(text.starts_with("Your legs are very sore."), "{text}");
}

#[test]
fn unnamed_races_are_distinguished_by_date() {
    let (context, plan) = planned(&json!({
        "races": [
            { "date": "2026-04-20", "distance": "marathon" },
            { "date": "2026-04-24", "distance": "marathon" },
        ],
    }));
    let text = plain_text(&context, &plan, Detail::Whole);
    assert!(text.contains("between your marathon on 20 Apr and your marathon on 24 Apr"), "{text}");
}

#[test]
fn every_fault_in_the_form_has_a_text() {
    let (messages, today) = (messages(), day("2026-03-02"));
    let general: BTreeSet<String> = FaultCode::ALL
        .iter()
        .map(|code| fault(&messages, &Fault { field: "elsewhere".to_owned(), code: *code }, today))
        .collect();
    assert_eq!(general.len(), FaultCode::ALL.len());
    for (field, codes) in FIELD_FAULTS {
        for code in codes {
            let text = fault(&messages, &Fault { field: field.to_owned(), code: *code }, today);
            assert_ready(&text);
            // Whatever the year, an example is a date that would be right there.
            assert!(!text.contains("20 4"), "{text}");
            assert!(!general.contains(&text), "{field} has no text of its own: {text}");
            let verbs = ["Enter ", "Choose ", "Tick "];
            assert!(verbs.iter().any(|verb| text.starts_with(verb)), "{text}");
        }
    }
}

/// Requests that together produce every part of a plan.
fn many_requests() -> Vec<serde_json::Value> {
    let mut requests = Vec::new();
    let areas: Vec<serde_json::Value> = Area::ALL
        .iter()
        .enumerate()
        .map(|(index, area)| {
            let side = Side::ALL[index % 3].code();
            json!({ "area": area.code(), "side": side, "severity": index % 8 + 1 })
        })
        .collect();
    let races = json!([
        { "date": "2026-03-08", "distance": "5k", "priority": "C" },
        { "date": "2026-03-29", "distance": "half", "priority": "B", "name": "Canal Half" },
        { "date": "2026-04-20", "distance": "marathon" },
        { "date": "2026-04-24", "distance": 15 },
        { "date": "2026-06-20", "distance": "ultra" },
        { "date": "2026-12-20", "distance": "10k" },
    ]);
    for races in [json!([]), races] {
        for areas in [json!([]), json!(areas[..1]), json!(areas[..2]), json!(areas)] {
            for budget in [json!(null), json!(0), json!(1), json!(3)] {
                for pressure in ["light", "firm"] {
                    for unit in ["km", "mi"] {
                        requests.push(json!({
                            "races": races, "areas": areas, "sessionBudget": budget,
                            "pressure": pressure, "unit": unit, "runDays": 6,
                            "weeklyDistance": 40, "longestRun30d": 10, "nextLongRun": 20,
                            "prevWeeklyDistance": 20, "availableWeekdays": [2, 6],
                            "acuteInjury": { "area": "knees", "date": "2026-02-27" },
                        }));
                    }
                }
            }
        }
    }
    requests
}

#[test]
fn whole_plans_have_no_empty_placeholders() {
    let export = Export {
        plan_id: "plan".to_owned(),
        now: 0,
        sequence: 1,
        has_races: true,
        has_alarm: true,
        has_health: true,
    };
    let mut kinds = BTreeSet::new();
    for changes in many_requests() {
        let (context, plan) = planned(&changes);
        for detail in [Detail::Whole, Detail::Short, Detail::Dates] {
            assert_ready(&plain_text(&context, &plan, detail));
        }
        let (_, events) = Exported::default().next(
            &plan,
            &Record::default(),
            Choice { has_races: true, only_booked: false },
            context.today,
        );
        let file =
            calendar_file(&context, &plan, &export, &events, &|_, _| None).replace("\r\n ", "");
        assert!(!file.contains(['{', '}']), "{file}");
        for one in &plan.notes {
            assert_ready(&note(&context, &plan, one));
        }
        for told in &plan.tell_therapist {
            assert_ready(&phrase::therapist_note(&context, *told));
        }
        kinds.extend(plan.sessions.iter().map(|session| (session.kind, session.combined)));
    }
    assert_eq!(kinds.len(), 4, "regular, before, after and between races");
}
