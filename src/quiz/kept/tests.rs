//! The next visit: the same dates, acts without health, and the health questions before all else.

use std::rc::Rc;

use crate::{
    plan::{
        acts::Act,
        day::Day,
        json,
        result::{Plan, PlanResult},
    },
    quiz::{
        Quiz, Settings,
        action::{Action, Edit},
        plan_cache::PlanCache,
        record::SessionAct,
        safety::{HealthFlag, HealthGroup},
        saved::Saved,
        step::{Screen, Step},
        wish::Wish,
    },
};

pub(in crate::quiz) fn settings() -> Settings {
    Settings::plain("2026-03-02")
}

pub(in crate::quiz) fn plan(quiz: &Quiz) -> Box<Plan> {
    match quiz.answer(&settings()) {
        PlanResult::Plan(plan) => plan,
        PlanResult::Refer(_) | PlanResult::Invalid(_) => panic!("no plan"),
    }
}

pub(in crate::quiz) fn days(plan: &Plan) -> Vec<Day> {
    plan.sessions.iter().map(|session| session.date).collect()
}

pub(in crate::quiz) fn healthy(quiz: &mut Quiz) {
    for group in HealthGroup::ALL {
        quiz.apply(Action::Edit(Edit::NoneOf(*group)), &settings());
    }
}

/// A visit that ends with a plan, with a health answer that changes nothing of the dates.
pub(in crate::quiz) fn first_visit() -> Quiz {
    let text = r#"{"weeklyDistance": 60, "runDays": 5, "longRunDay": 7,
        "areas": [{"area": "calves", "side": "left", "severity": 4}],
        "races": [{"date": "2026-05-10", "distance": "marathon", "priority": "A", "name": "Spring"}],
        "availableWeekdays": [1, 2, 3, 4, 5, 6]}"#;
    let mut quiz = Quiz::new(&settings());
    quiz.apply(Action::Merge(Rc::new(json::read_request(text).unwrap())), &settings());
    quiz.screen = Screen::Ask(Step::Safety);
    healthy(&mut quiz);
    quiz.apply(Action::Next, &settings());
    quiz.apply(Action::Next, &settings());
    assert_eq!(quiz.screen, Screen::Answer(Step::LAST));
    quiz
}

/// The next visit, so many days later, with what the first one left in storage.
pub(in crate::quiz) fn next_visit(before: &Quiz, later: i32) -> Quiz {
    let on_screen = matches!(before.screen, Screen::Answer(_)).then(|| plan(before));
    let kept = before.saved(&settings(), "abc", on_screen.as_deref()).unwrap().value();
    let today = before.today.plus(later);
    let here = Settings { today, ..settings() };
    let mut quiz = Quiz::new(&here);
    quiz.restore(Saved::read(&kept, today).unwrap(), &here);
    quiz
}

#[test]
fn the_next_visit_opens_on_the_same_dates() {
    let before = first_visit();
    let quiz = next_visit(&before, 0);
    assert_eq!((quiz.screen, quiz.is_touched), (Screen::Kept, false));
    let shown = quiz.outline(&settings());
    assert_eq!(days(&shown), days(&plan(&before)));
    let facts = |plan: &Plan| -> Vec<_> {
        let sessions = plan.sessions.iter();
        sessions.map(|one| (one.key, one.kind, one.duration_min, one.service_id.clone())).collect()
    };
    assert_eq!(facts(&shown), facts(&plan(&before)));
    assert_eq!(shown.races.len(), 1);
    assert_eq!((quiz.made_on, quiz.asked_on), (Some(before.today), Some(before.today)));
    assert!(!quiz.has_old_health());
    assert!(!next_visit(&before, 28).has_old_health() && next_visit(&before, 29).has_old_health());
    // No health answer has come along.
    assert_eq!(quiz.draft.safety.flags().count(), 0);
    assert!(!quiz.draft.problems(Step::Safety, &settings()).is_empty());
}

#[test]
fn the_page_of_a_kept_plan_asks_no_engine() {
    let quiz = next_visit(&first_visit(), 0);
    let settings = Rc::new(settings());
    let mut cache = PlanCache::default();
    let first = cache.of(&quiz, &settings).unwrap();
    let again = cache.of(&quiz, &settings).unwrap();
    assert!(Rc::ptr_eq(first.outcome.plan().unwrap(), again.outcome.plan().unwrap()));
    assert!(matches!(quiz.answer(&settings), PlanResult::Invalid(_)), "health is not answered");
}

#[test]
fn the_health_questions_come_before_every_settling() {
    let mut quiz = next_visit(&first_visit(), 0);
    let kept = days(&quiz.outline(&settings()));
    quiz.apply(Action::Reopen(Wish::Details), &settings());
    assert_eq!((quiz.screen, quiz.steps_back()), (Screen::Ask(Step::Safety), 1));
    quiz.apply(Action::Back, &settings());
    assert_eq!((quiz.screen, quiz.steps_back()), (Screen::Kept, 0));
    quiz.apply(Action::Reopen(Wish::Details), &settings());
    quiz.apply(Action::Next, &settings());
    assert_eq!(quiz.screen, Screen::Ask(Step::Safety), "nothing is answered yet");
    healthy(&mut quiz);
    quiz.apply(Action::Next, &settings());
    assert_eq!(quiz.screen, Screen::Answer(Step::LAST));
    assert_eq!(days(&plan(&quiz)), kept, "settled, not planned anew");
}

#[test]
fn a_referral_leaves_the_kept_plan() {
    let mut quiz = next_visit(&first_visit(), 0);
    let kept = quiz.record.clone();
    quiz.apply(Action::Reopen(Wish::Details), &settings());
    let flag = HealthFlag::from_code("chest_pain").unwrap();
    quiz.apply(Action::Edit(Edit::Tick(flag)), &settings());
    quiz.apply(Action::Next, &settings());
    assert_eq!(quiz.screen, Screen::Answer(Step::Safety));
    assert_eq!(quiz.record, kept);
    let saved = quiz.saved(&settings(), "abc", None).unwrap();
    assert!(saved.record == kept && saved.has_plan());
    for screen in [Screen::Ask(Step::Safety), Screen::Kept] {
        quiz.apply(Action::Back, &settings());
        assert_eq!(quiz.screen, screen);
    }
}

#[test]
fn what_is_a_fact_needs_no_health() {
    let mut quiz = next_visit(&first_visit(), 0);
    let [first, second] = [0, 1].map(|at| quiz.record.keep[at].clone());
    let other = second.day.plus(1);
    let act = |quiz: &mut Quiz, key, act| quiz.apply(Action::Session(key, act), &settings());
    act(&mut quiz, first.key, SessionAct::Skip);
    act(&mut quiz, second.key, SessionAct::Book(other, None));
    let shown = quiz.outline(&settings());
    assert_eq!((shown.sessions[0].date, shown.sessions[0].fixed), (other, Some(Act::Booked)));
    // A move is no fact, and nothing of the future has taken place.
    let before = quiz.record.clone();
    act(&mut quiz, second.key, SessionAct::Move(other.plus(1)));
    act(&mut quiz, second.key, SessionAct::Done);
    assert_eq!(quiz.record, before);
    // It outlives the visit, and the engine hears of it.
    let mut later = next_visit(&quiz, 1);
    assert_eq!(later.record, quiz.record);
    later.apply(Action::Reopen(Wish::Details), &settings());
    healthy(&mut later);
    later.apply(Action::Next, &settings());
    let settled = plan(&later);
    assert!(settled.sessions.iter().any(|it| it.key == second.key && it.date == other));
    assert!(settled.sessions.iter().all(|it| it.key != first.key));
    // Taken back one by one.
    quiz.apply(Action::Undo, &settings());
    assert_eq!(quiz.outline(&settings()).sessions[0].date, second.day);
    act(&mut quiz, first.key, SessionAct::Unmark);
    assert_eq!(quiz.outline(&settings()).sessions[0].date, first.day);
}

#[test]
fn closed_days_are_told_from_the_first_to_the_last() {
    let day = |iso: &str| Day::from_iso(iso).unwrap();
    let mut settings = settings();
    settings.closed_weekdays = vec![day("2026-12-27").weekday()];
    settings.closed_dates =
        ["2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01"].map(day).to_vec();
    let run = Some((day("2026-12-24"), day("2026-12-27")));
    for (asked, told) in [
        ("2026-12-24", run),
        ("2026-12-26", run),
        ("2026-12-27", None),
        ("2026-12-28", None),
        ("2027-01-01", Some((day("2027-01-01"), day("2027-01-01")))),
    ] {
        assert_eq!(settings.closed_around(day(asked)), told, "{asked}");
    }
    assert!(settings.is_closed(day("2026-12-20")) && !settings.is_closed(day("2026-12-21")));
}

#[test]
fn past_sessions_are_asked_about_and_a_plan_ends() {
    let before = first_visit();
    let second = before.answer(&settings()).sessions()[1].date;
    let quiz = next_visit(&before, second.since(before.today) + 1);
    let asked: Vec<_> = quiz.record.unmarked(quiz.today).map(|kept| kept.key).collect();
    assert_eq!(asked.len(), 2);
    let mut quiz = quiz;
    quiz.apply(Action::Session(asked[0], SessionAct::Done), &settings());
    quiz.apply(Action::Session(asked[1], SessionAct::Skip), &settings());
    assert_eq!(quiz.record.unmarked(quiz.today).count(), 0);
    quiz.today = quiz.today.plus(400);
    assert!(quiz.outline(&settings()).sessions.is_empty());
}

#[test]
fn a_new_plan_keeps_the_calendar_and_can_be_taken_back() {
    let mut quiz = next_visit(&first_visit(), 0);
    quiz.exported.sequence = 7;
    let before = quiz.clone();
    quiz.apply(Action::NewPlan, &settings());
    assert_eq!(quiz.screen, Screen::Ask(Step::Running));
    assert_eq!((quiz.plan, quiz.plan_id.clone()), (before.plan, before.plan_id.clone()));
    assert_eq!((&quiz.exported, quiz.restarts), (&before.exported, before.restarts));
    assert!(!quiz.record.is_kept());
    assert_eq!(quiz.saved(&settings(), "abc", None), None, "nothing is written over it yet");
    quiz.apply(Action::Undo, &settings());
    assert_eq!((quiz.screen, &quiz.record), (Screen::Kept, &before.record));
    // A deletion begins another plan.
    quiz.apply(Action::Delete, &settings());
    assert!(quiz.plan != before.plan && quiz.exported.sequence == 0);
    quiz.apply(Action::Undo, &settings());
    assert_eq!((quiz.screen, &quiz.record), (Screen::Kept, &before.record));
}

#[test]
fn a_kept_plan_is_offered_beside_other_answers() {
    let kept = first_visit();
    let saved = kept.saved(&settings(), "abc", Some(&plan(&kept))).unwrap();
    let mut quiz = Quiz::new(&settings());
    quiz.offer = Some(saved.clone());
    quiz.apply(Action::Resume, &settings());
    assert_eq!((quiz.screen, quiz.plan_id.as_deref()), (Screen::Kept, Some("abc")));
    assert_eq!(quiz.record, saved.record);
}
