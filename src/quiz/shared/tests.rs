//! A plan in a link: the round trip, hostile dates, and what it leaves alone.

use std::rc::Rc;

use super::{Linked, Shared};
use crate::{
    plan::{
        day::Day,
        json,
        request::Request,
        result::{Plan, PlanResult},
        value::Value,
    },
    quiz::{
        Quiz, Settings,
        action::{Action, DistanceField, Edit},
        safety::HealthGroup,
        step::{Screen, Step},
    },
};

const ANSWERS: &str = r#"{"unit": "km", "weeklyDistance": 60, "runDays": 5, "longRunDay": 7,
    "lastMassage": "2026-01-10", "firstMassageEver": false, "pressure": "medium",
    "areas": [{"area": "calves", "side": "left", "severity": 4}],
    "races": [{"date": "2026-05-10", "distance": "marathon", "priority": "A", "name": "Secret"}],
    "availableWeekdays": [1, 2, 3, 4, 5, 6]}"#;

fn settings() -> Settings {
    Settings::plain("2026-03-02")
}

fn planned(answers: &str) -> Quiz {
    let mut quiz = Quiz::new(&settings());
    quiz.apply(Action::Merge(Rc::new(json::read_request(answers).unwrap())), &settings());
    for group in HealthGroup::ALL {
        quiz.draft.safety.answer_with(*group, false);
    }
    quiz.screen = Screen::Answer(Step::LAST);
    quiz
}

fn plan(quiz: &Quiz) -> Box<Plan> {
    match quiz.answer(&settings()) {
        PlanResult::Plan(plan) => plan,
        PlanResult::Refer(_) | PlanResult::Invalid(_) => panic!("no plan"),
    }
}

fn days(plan: &Plan) -> Vec<Day> {
    plan.sessions.iter().map(|session| session.date).collect()
}

fn value(on: &str, sessions: &str) -> Value {
    Value::object([("on", Value::from(on)), ("s", Value::from(sessions))])
}

fn read(on: &str, sessions: &str) -> Option<Shared> {
    Shared::read(&value(on, sessions), settings().today)
}

fn linked(plan: &str, answers: Request) -> Linked {
    let plan = Shared::read(&value("2026-03-02", plan), settings().today).map(Rc::new);
    Linked { answers: Rc::new(answers), shared_on: None, plan_id: None, plan }
}

#[test]
fn a_link_carries_dates_kinds_and_lengths() {
    let plan = plan(&planned(ANSWERS));
    let code = Shared::code(settings().today, &plan.sessions);
    let back = read("2026-03-02", &code).unwrap();
    assert_eq!(back.sessions.len(), plan.sessions.len());
    for (one, session) in back.sessions.iter().zip(&plan.sessions) {
        assert_eq!(
            (one.day, one.kind, one.minutes),
            (session.date, session.kind, session.duration_min)
        );
    }
    assert!(code.bytes().all(|byte| byte.is_ascii_digit() || b"rbac.".contains(&byte)), "{code}");
}

#[test]
fn forty_sessions_take_some_400_characters() {
    let plan = plan(&planned(ANSWERS));
    let one = plan.sessions.first().unwrap();
    let forty: Vec<_> = (0..40)
        .map(|at| crate::plan::result::Session { date: one.date.plus(at * 10), ..one.clone() })
        .collect();
    let text = format!(r#"{{"on":"2026-03-02","s":"{}"}}"#, Shared::code(one.date, &forty));
    assert!(text.len() * 4 / 3 <= 400, "{}", text.len());
}

#[test]
fn hostile_dates_are_no_plan() {
    for (on, sessions) in
        [("2026-03-02", "3r60"), ("2026-03-02", "0r60.1b30.731a120"), ("2024-03-10", "0r60")]
    {
        // The last one ends further than two years away.
        let is_far = sessions.contains("731");
        assert_eq!(read(on, sessions).is_some(), !is_far, "{on} {sessions}");
    }
    let many = |count: usize| vec!["7r60"; count].join(".");
    assert!(read("2026-03-02", &many(60)).is_some());
    for (on, sessions) in [
        ("2026-03-02", &*many(61)),
        ("2026-03-02", ""),
        ("2026-03-02", "."),
        ("2026-03-02", "3r60."),
        ("2026-03-02", "-3r60"),
        ("2026-03-02", "3r60.0r60"),
        ("2026-03-02", "3r60.-1r60"),
        ("2026-03-02", "3x60"),
        ("2026-03-02", "3r"),
        ("2026-03-02", "r60"),
        ("2026-03-02", "3r4"),
        ("2026-03-02", "3r481"),
        ("2026-03-02", "3r9999"),
        ("2026-03-02", "3r+60"),
        ("2026-03-02", "0003r60"),
        ("2026-03-02", "732r60"),
        ("2026-03-02", "3é60"),
        ("1926-03-02", "3r60"),
        ("2126-03-02", "3r60"),
        ("9999-12-31", "999r60"),
        ("2026-13-02", "3r60"),
        ("", "3r60"),
    ] {
        assert_eq!(read(on, sessions), None, "{on} {sessions}");
    }
    for text in ["null", "[]", "{}", r#"{"on":1,"s":2}"#, r#"{"on":"2026-03-02","s":["3r60"]}"#] {
        assert_eq!(Shared::read(&json::read(text).unwrap(), settings().today), None, "{text}");
    }
}

#[test]
fn any_wrong_byte_at_any_place_never_breaks_anything() {
    let good =
        r#"{"on":"2026-03-02","s":"3r60.14b30.4a60.3c45","id":"abc","a":{"weeklyDistance":60}}"#;
    let mut shown = 0;
    for place in 0..good.len() {
        for byte in 0..=u8::MAX {
            let mut bytes = good.as_bytes().to_vec();
            bytes[place] = byte;
            let link = json::read(&String::from_utf8_lossy(&bytes)).unwrap_or_default();
            let Some(plan) = Shared::read(&link, settings().today) else { continue };
            shown += 1;
            let answers = Request::from_compact(link.get("a")).unwrap_or_default();
            let mut quiz = Quiz::new(&settings());
            let (answers, plan) = (Rc::new(answers), Some(Rc::new(plan)));
            quiz.apply(
                Action::Link(Linked { answers, shared_on: None, plan_id: None, plan }),
                &settings(),
            );
            let _ = quiz.outline(&settings());
            quiz.apply(Action::MakeOwn, &settings());
            assert_eq!(quiz.screen, Screen::Ask(Step::Running));
            let _ = quiz.answer(&settings());
        }
    }
    assert!(shown > 1000, "only {shown} were shown, which proves little");
}

#[test]
fn a_shared_plan_asks_nothing_and_changes_nothing() {
    let mut quiz = Quiz::new(&settings());
    quiz.apply(Action::Link(linked("3r60.14b30", Request::default())), &settings());
    assert_eq!((quiz.screen, quiz.visit, quiz.steps_back()), (Screen::Shared, 0, 0));
    assert_eq!(quiz.outline(&settings()).sessions.len(), 2);
    assert_eq!(quiz.saved(&settings(), "abc", None), None);
    quiz.apply(Action::MakeOwn, &settings());
    assert_eq!(quiz.screen, Screen::Ask(Step::Running));
    assert!(!quiz.record.is_kept() && quiz.shared.is_none());
}

#[test]
fn beside_an_own_plan_it_leads_back_and_then_offers_it() {
    let own = planned(ANSWERS);
    let saved = own.saved(&settings(), "own", Some(&plan(&own))).unwrap();
    let mut quiz = Quiz::new(&settings());
    quiz.restore(saved.clone(), &settings());
    quiz.apply(Action::Link(linked("3r60.14b30", Request::default())), &settings());
    // A second link takes the place of the first, not of the own plan.
    quiz.apply(Action::Link(linked("4r60", Request::default())), &settings());
    assert!(quiz.shared.as_ref().is_some_and(|shown| shown.has_back() && shown.is_plan_behind()));
    assert_eq!(
        quiz.saved(&settings(), "own", None).map(|it| it.record),
        Some(saved.record.clone())
    );
    let mut back = quiz.clone();
    back.apply(Action::Back, &settings());
    assert_eq!((back.screen, &back.record), (Screen::Kept, &saved.record));
    quiz.apply(Action::MakeOwn, &settings());
    assert_eq!(quiz.offer.as_ref().map(|it| &it.record), Some(&saved.record));
    quiz.apply(Action::Resume, &settings());
    assert_eq!((quiz.screen, &quiz.record), (Screen::Kept, &saved.record));
}

#[test]
fn in_a_quiz_in_use_it_is_offered() {
    let mut quiz = Quiz::new(&settings());
    let typed = Edit::Distance(DistanceField::Weekly, "30".to_owned());
    quiz.apply(Action::Edit(typed), &settings());
    let draft = quiz.draft.clone();
    quiz.apply(Action::Link(linked("3r60", Request::default())), &settings());
    assert_eq!(quiz.screen, Screen::Ask(Step::Running));
    quiz.apply(Action::TakeLink(true), &settings());
    assert_eq!(quiz.screen, Screen::Shared);
    quiz.apply(Action::Back, &settings());
    assert_eq!((quiz.screen, &quiz.draft), (Screen::Ask(Step::Running), &draft));
}

#[test]
fn with_the_answers_whoever_opens_it_keeps_its_dates() {
    let own = planned(ANSWERS);
    let plan_of_own = plan(&own);
    let code = Shared::code(settings().today, &plan_of_own.sessions);
    let answers = own.draft.shared(&settings(), true).to_compact();
    let text = format!("{answers:?}");
    assert!(!text.contains("Secret"), "{text}");
    let mut quiz = Quiz::new(&settings());
    let answers = Request::from_compact(&answers).unwrap();
    quiz.apply(Action::Link(linked(&code, answers)), &settings());
    quiz.apply(Action::MakeOwn, &settings());
    assert_eq!((quiz.screen, quiz.draft.running.days), (Screen::Ask(Step::Running), Some(5)));
    for group in HealthGroup::ALL {
        quiz.draft.safety.answer_with(*group, false);
    }
    quiz.screen = Screen::Answer(Step::LAST);
    assert_eq!(days(&plan(&quiz)), days(&plan_of_own));
}
