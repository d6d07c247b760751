//! What the visitor does with a plan, and what is kept of it.

use std::rc::Rc;

use super::{Done, LoggedAct, SessionAct, hour::Hour};
use crate::{
    plan::{
        acts::{Act, SessionKey},
        answers::{Frequency, Pressure},
        day::Day,
        json,
        result::{MoveRule, Plan, PlanResult},
    },
    quiz::{
        Quiz, Settings, Undo,
        action::{Action, DistanceField, Edit},
        safety::HealthGroup,
        step::{Screen, Step},
    },
};

fn settings() -> Settings {
    Settings::plain("2026-03-02")
}

/// A quiz that shows a plan of a season with a marathon.
fn planned() -> Quiz {
    let text = r#"{"weeklyDistance": 60, "runDays": 5, "longRunDay": 7,
        "areas": [{"area": "calves", "side": "left", "severity": 4}],
        "races": [{"date": "2026-05-10", "distance": "marathon", "priority": "A"}],
        "availableWeekdays": [1, 2, 3, 4, 5, 6]}"#;
    let mut quiz = Quiz::new(&settings());
    quiz.apply(Action::Merge(Rc::new(json::read_request(text).unwrap())), &settings());
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

fn days(quiz: &Quiz) -> Vec<Day> {
    plan(quiz).sessions.iter().map(|session| session.date).collect()
}

fn act(quiz: &mut Quiz, key: SessionKey, act: SessionAct) {
    quiz.apply(Action::Session(key, act), &settings());
}

#[test]
fn a_plan_that_nobody_acted_on_follows_from_the_answers_alone() {
    let mut quiz = planned();
    for edit in [Edit::Pressure(Pressure::Firm), Edit::Length(Some(90))] {
        quiz.apply(Action::Edit(edit), &settings());
        assert!(!quiz.record.is_kept());
    }
    quiz.apply(Action::GoTo(Step::Running), &settings());
    let typed = Edit::Distance(DistanceField::Weekly, "20".to_owned());
    quiz.apply(Action::Edit(typed), &settings());
    quiz.apply(Action::Next, &settings());
    let fresh = plan(&Quiz { record: super::Record::default(), ..quiz.clone() });
    assert_eq!(plan(&quiz), fresh);
}

#[test]
fn each_act_is_said_and_taken_back_to_the_same_bytes() {
    let first = planned();
    let session = plan(&first).sessions[2].clone();
    let (key, day) = (session.key, session.date);
    for (done, rule) in [
        (SessionAct::Move(day.plus(1)), MoveRule::Moved),
        (SessionAct::Skip, MoveRule::Skipped),
        (SessionAct::Book(day.plus(1), Hour::new(14, 30)), MoveRule::Booked),
    ] {
        let mut quiz = first.clone();
        act(&mut quiz, key, done);
        let now = plan(&quiz);
        assert!(now.changes.iter().any(|change| change.key == key && change.rule == rule));
        assert!(matches!(&quiz.undo, Some(Undo::Act { done: told, .. })
            if *told == Done::Session(key, done)));
        quiz.apply(Action::Undo, &settings());
        assert_eq!(plan(&quiz), plan(&first), "{done:?}");
        assert_eq!(quiz.record, first.record);
    }
}

#[test]
fn a_moved_session_stays_and_the_next_act_begins_where_it_led() {
    let mut quiz = planned();
    let sessions = plan(&quiz).sessions.clone();
    let (key, day) = (sessions[1].key, sessions[1].date.plus(1));
    act(&mut quiz, key, SessionAct::Move(day));
    let moved = days(&quiz);
    assert!(moved.contains(&day));
    let first = plan(&quiz).sessions[0].key;
    act(&mut quiz, first, SessionAct::Book(moved[0], None));
    assert_eq!(days(&quiz), moved);
    assert!(plan(&quiz).changes.is_empty(), "the move is no news any more");
    // Other answers leave the dates alone from now on.
    quiz.apply(Action::Edit(Edit::Pressure(Pressure::Firm)), &settings());
    assert_eq!(days(&quiz), moved);
    quiz.apply(Action::GoTo(Step::Running), &settings());
    quiz.apply(Action::Back, &settings());
    quiz.screen = Screen::Answer(Step::LAST);
    assert_eq!(days(&quiz), moved);
}

#[test]
fn what_a_rule_refuses_or_nobody_can_do_changes_nothing() {
    let first = planned();
    let sessions = &plan(&first).sessions;
    let race = Day::from_iso("2026-05-10").unwrap();
    let none = SessionKey::from_code("reg:2020-01-01").unwrap();
    for (key, done) in [
        (sessions[1].key, SessionAct::Move(race)),
        (sessions[1].key, SessionAct::Move(race.plus(-1))),
        (sessions[1].key, SessionAct::Move(first.today)),
        (sessions[1].key, SessionAct::Move(sessions[1].date)),
        (sessions[1].key, SessionAct::Done),
        (none, SessionAct::Skip),
        (none, SessionAct::Unmark),
    ] {
        let mut quiz = first.clone();
        act(&mut quiz, key, done);
        assert_eq!((quiz.record, quiz.undo), (first.record.clone(), None), "{done:?}");
    }
}

#[test]
fn a_past_session_is_asked_about_and_counts_once_it_is_marked() {
    let mut quiz = planned();
    let sessions = plan(&quiz).sessions.clone();
    let later = sessions[1].date.plus(1);
    quiz.apply(Action::Today(later), &settings());
    let open: Vec<_> = quiz.record.unmarked(later).map(|kept| kept.key).collect();
    assert_eq!(open, [sessions[0].key, sessions[1].key]);
    assert_eq!(quiz.record.past(later), 2);
    act(&mut quiz, open[0], SessionAct::Done);
    act(&mut quiz, open[1], SessionAct::Skip);
    assert_eq!(quiz.record.unmarked(later).count(), 0);
    assert_eq!(quiz.record.past(later), 1);
    act(&mut quiz, open[1], SessionAct::Unmark);
    assert_eq!(quiz.record.unmarked(later).count(), 1);
    let entry = LoggedAct { key: open[0], day: sessions[0].date, act: Act::Done, hour: None };
    assert_eq!(quiz.record.log, [entry]);
}

#[test]
fn asking_for_more_plans_anew_and_asking_for_fewer_does_not() {
    let mut quiz = planned();
    let sessions = plan(&quiz).sessions.clone();
    let day = sessions[1].date.plus(1);
    act(&mut quiz, sessions[1].key, SessionAct::Move(day));
    let moved = days(&quiz);
    let fewer = (moved.len() - 1).to_string();
    quiz.apply(Action::Edit(Edit::Budget(fewer)), &settings());
    let left = days(&quiz);
    assert_eq!(left.len(), moved.len() - 1);
    assert!(left.iter().all(|day| moved.contains(day)));
    assert!(!quiz.record.keep.is_empty());
    quiz.apply(Action::Edit(Edit::Budget(String::new())), &settings());
    assert!(quiz.record.keep.is_empty() && days(&quiz).contains(&day));
    quiz.apply(Action::Edit(Edit::Frequency(Frequency::Seldom)), &settings());
    assert!(quiz.record.keep.is_empty() && days(&quiz).contains(&day), "what was moved stays");
}

#[test]
fn letters_of_a_number_are_one_change_of_the_plan_before_the_first() {
    let mut quiz = planned();
    let sessions = plan(&quiz).sessions.clone();
    act(&mut quiz, sessions[1].key, SessionAct::Move(sessions[1].date.plus(1)));
    let moved = days(&quiz);
    for letters in ["1", "10", "1"] {
        quiz.apply(Action::Edit(Edit::Budget(letters.to_owned())), &settings());
    }
    assert_eq!(days(&quiz).len(), 1);
    quiz.apply(Action::Edit(Edit::Budget(moved.len().to_string())), &settings());
    assert_eq!(days(&quiz), moved, "nothing is lost on the way");
    quiz.apply(Action::Undo, &settings());
    assert_eq!(days(&quiz), moved);
}

#[test]
fn a_session_can_be_added_and_the_rest_planned_anew() {
    let mut quiz = planned();
    quiz.apply(Action::Edit(Edit::Budget("4".to_owned())), &settings());
    let before = days(&quiz);
    let free = (1..60).map(|later| quiz.today.plus(later));
    let free = free.filter(|day| before.iter().all(|other| other.since(*day).abs() > 8)).min();
    quiz.apply(Action::AddSession(free.unwrap()), &settings());
    assert_eq!((days(&quiz).len(), &*quiz.draft.fine.budget), (5, "5"));
    assert!(days(&quiz).contains(&free.unwrap()));
    quiz.apply(Action::PlanAnew, &settings());
    assert!(days(&quiz).contains(&free.unwrap()) && quiz.record.keep.is_empty());
    quiz.apply(Action::Undo, &settings());
    assert_eq!(days(&quiz).len(), 5);
}
