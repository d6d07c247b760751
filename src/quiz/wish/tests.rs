//! What asks the engine comes after the health questions, once in a visit, and then goes on.

use super::Wish;
use crate::{
    plan::{
        answers::{Feel, Now, Tender},
        day::Day,
        request::Field,
        result::Plan,
    },
    quiz::{
        Quiz, Undo,
        action::{Action, Edit},
        kept::tests::{days, first_visit, healthy, next_visit, plan, settings},
        record::{Done, SessionAct},
        safety::HealthFlag,
        step::{Screen, Step},
    },
};

fn apply(quiz: &mut Quiz, action: Action) {
    quiz.apply(action, &settings());
}

fn answered(quiz: &mut Quiz) {
    healthy(quiz);
    apply(quiz, Action::Next);
}

fn done(quiz: &Quiz) -> Option<Done> {
    match quiz.undo {
        Some(Undo::Act { done, .. }) => Some(done),
        _ => None,
    }
}

fn ahead(plan: &Plan, day: Day) -> Vec<Day> {
    days(plan).into_iter().filter(|at| *at >= day).collect()
}

#[test]
fn every_act_that_asks_the_engine_asks_for_health_first_and_goes_on() {
    let kept = next_visit(&first_visit(), 1);
    let key = kept.record.keep[1].key;
    let away = (kept.today.plus(20), kept.today.plus(25));
    for action in [
        Action::Reopen(Wish::Details),
        Action::Reopen(Wish::Change(key)),
        Action::Reopen(Wish::Book(key)),
        Action::Reopen(Wish::Add),
        Action::Reopen(Wish::Anew),
        Action::Leave(away, false),
        Action::Leave(away, true),
    ] {
        let mut quiz = kept.clone();
        apply(&mut quiz, action.clone());
        assert_eq!(quiz.screen, Screen::Ask(Step::Safety), "{action:?}");
        assert_eq!(quiz.record, kept.record, "nothing is settled yet");
        apply(&mut quiz, Action::Next);
        assert_eq!(quiz.screen, Screen::Ask(Step::Safety), "nothing is answered yet");
        answered(&mut quiz);
        assert_eq!(quiz.screen, Screen::Answer(Step::LAST), "{action:?}");
        match action {
            Action::Reopen(Wish::Anew) => assert_eq!(done(&quiz), Some(Done::Anew)),
            Action::Reopen(wish) => assert_eq!((quiz.wish, done(&quiz)), (Some(wish), None)),
            Action::Leave(..) => {
                assert_eq!(done(&quiz), Some(Done::Away(away.0, away.1)));
                let away = |day: &Day| (away.0..=away.1).contains(day);
                assert!(!days(&plan(&quiz)).iter().any(away));
            }
            _ => unreachable!(),
        }
        // A wish is for one screen.
        apply(&mut quiz, Action::Back);
        assert_eq!(quiz.wish, None);
    }
}

#[test]
fn what_asks_the_engine_does_nothing_on_a_kept_plan() {
    let kept = next_visit(&first_visit(), 1);
    let key = kept.record.keep[1].key;
    for action in [
        Action::Session(key, SessionAct::Move(kept.today.plus(9))),
        Action::AddSession(kept.today.plus(9)),
        Action::PlanAnew,
        Action::Stay(0),
    ] {
        let mut quiz = kept.clone();
        apply(&mut quiz, action.clone());
        let (is, was) = (&quiz, &kept);
        assert_eq!(
            (is.screen, &is.record, &is.draft, &is.undo),
            (was.screen, &was.record, &was.draft, &was.undo),
            "{action:?}"
        );
    }
}

#[test]
fn a_referral_is_shown_and_the_plan_stays_kept_whatever_was_wanted() {
    let kept = next_visit(&first_visit(), 1);
    let away = (kept.today.plus(20), kept.today.plus(25));
    for action in [Action::Reopen(Wish::Anew), Action::Leave(away, true)] {
        let mut quiz = kept.clone();
        apply(&mut quiz, action);
        let fever = HealthFlag::from_code("fever_or_infection").unwrap();
        healthy(&mut quiz);
        apply(&mut quiz, Action::Edit(Edit::Tick(fever)));
        apply(&mut quiz, Action::Next);
        assert_eq!(quiz.screen, Screen::Answer(Step::Safety));
        assert_eq!(
            (&quiz.record, &quiz.draft.availability),
            (&kept.record, &kept.draft.availability)
        );
        assert!(quiz.saved(&settings(), "abc", None).unwrap().has_plan());
        // Whoever is well again goes on where it was.
        apply(&mut quiz, Action::Back);
        answered(&mut quiz);
        assert!(done(&quiz).is_some());
    }
}

#[test]
fn the_health_questions_are_asked_once_in_a_visit() {
    let mut quiz = next_visit(&first_visit(), 1);
    apply(&mut quiz, Action::Reopen(Wish::Details));
    answered(&mut quiz);
    let away = (quiz.today.plus(20), quiz.today.plus(25));
    apply(&mut quiz, Action::Leave(away, false));
    assert_eq!(quiz.screen, Screen::Answer(Step::LAST));
    assert_eq!(done(&quiz), Some(Done::Away(away.0, away.1)));
}

#[test]
fn old_health_answers_are_asked_for_again_before_a_booking() {
    let before = first_visit();
    let mut quiz = next_visit(&before, 29);
    assert!(quiz.has_old_health());
    let key = quiz.outline(&settings()).sessions[0].key;
    apply(&mut quiz, Action::Reopen(Wish::Book(key)));
    assert_eq!(quiz.screen, Screen::Ask(Step::Safety));
    answered(&mut quiz);
    assert_eq!((quiz.screen, quiz.wish), (Screen::Answer(Step::LAST), Some(Wish::Book(key))));
    assert!(!quiz.has_old_health() && plan(&quiz).sessions.iter().any(|one| one.key == key));
}

#[test]
fn days_away_move_what_lies_in_them_and_can_be_taken_back() {
    let mut quiz = first_visit();
    let shown = days(&plan(&quiz));
    let away = (shown[1], shown[1].plus(2));
    apply(&mut quiz, Action::Leave(away, false));
    assert!(!days(&plan(&quiz)).contains(&shown[1]));
    let stays: Vec<_> = quiz.draft.stays(&settings()).collect();
    assert_eq!(stays.iter().map(|(_, days)| *days).collect::<Vec<_>>(), [away]);
    let id = stays[0].0;
    apply(&mut quiz, Action::Undo);
    assert_eq!(days(&plan(&quiz)), shown);
    // Taken back later, the plan keeps what it is now.
    apply(&mut quiz, Action::Leave(away, false));
    let settled = days(&plan(&quiz));
    apply(&mut quiz, Action::Stay(id));
    assert_eq!((done(&quiz), days(&plan(&quiz))), (Some(Done::Back), settled));
    assert_eq!(quiz.draft.stays(&settings()).count(), 0);
}

#[test]
fn days_that_make_no_sense_change_nothing() {
    let quiz = first_visit();
    let today = quiz.today;
    for days in [
        (today.plus(5), today.plus(4)),
        (today.plus(-5), today.plus(-1)),
        (today, today.plus(366)),
        (today.plus(5000), today.plus(5001)),
    ] {
        let mut tried = quiz.clone();
        apply(&mut tried, Action::Leave(days, true));
        assert_eq!((tried.screen, &tried.draft), (quiz.screen, &quiz.draft), "{days:?}");
    }
}

#[test]
fn who_is_not_well_is_asked_anew_and_why_is_kept_nowhere() {
    let mut quiz = first_visit();
    let kept = days(&plan(&quiz));
    let away = (quiz.today, quiz.today.plus(7));
    apply(&mut quiz, Action::Leave(away, true));
    assert_eq!(quiz.screen, Screen::Ask(Step::Safety));
    assert_eq!(quiz.draft.safety.flags().count(), 0);
    // Going back leaves the dates, without a plan that nobody asked about.
    let mut back = quiz.clone();
    apply(&mut back, Action::Back);
    assert_eq!((back.screen, days(&back.outline(&settings()))), (Screen::Kept, kept.clone()));
    answered(&mut quiz);
    assert_eq!(quiz.screen, Screen::Answer(Step::LAST));
    assert!(ahead(&plan(&quiz), away.1.plus(1)).len() >= kept.len() - 2);
    assert!(days(&plan(&quiz)).iter().all(|day| *day > away.1));
    let saved = quiz.saved(&settings(), "abc", Some(&*plan(&quiz))).unwrap().value();
    let text = format!("{saved:?}");
    assert!(text.contains("unavailableDates") && !text.to_lowercase().contains("well"));
}

#[test]
fn the_check_in_changes_the_request_alone_and_is_gone_on_the_next_visit() {
    let mut quiz = next_visit(&first_visit(), 15);
    assert!(quiz.record.had(quiz.today).is_some());
    apply(&mut quiz, Action::Reopen(Wish::Details));
    answered(&mut quiz);
    let (before, area) = (quiz.clone(), quiz.draft.areas.chosen[0].area);
    assert_eq!(quiz.request(&settings()).check_in, Field::Empty);
    for edit in [
        Edit::Feel(Some(Feel::TooMuch)),
        Edit::Tender(Some(Tender::No)),
        Edit::AreaNow(area, Some(Now::More)),
        Edit::AreaNow(area, Some(Now::Same)),
    ] {
        apply(&mut quiz, Action::Edit(edit));
    }
    let told = quiz.request(&settings()).check_in;
    let told = told.valid().unwrap();
    assert_eq!((told.feel, told.tender), (Field::Valid(Feel::TooMuch), Field::Valid(Tender::No)));
    assert_eq!(told.areas.entries().len(), 1);
    assert_eq!(quiz.draft.areas, before.draft.areas, "the kept numbers stay");
    let kept = |quiz: &Quiz| format!("{:?}", quiz.draft.without_health(&settings()).to_json());
    assert_eq!(kept(&quiz), kept(&before));
    // One change, that is taken back at once.
    apply(&mut quiz, Action::Undo);
    assert_eq!(quiz.draft, before.draft);
}

#[test]
fn a_worse_area_that_has_to_be_assessed_is_a_referral_and_the_plan_stays_kept() {
    let mut quiz = next_visit(&first_visit(), 15);
    apply(&mut quiz, Action::Reopen(Wish::Details));
    answered(&mut quiz);
    let area = quiz.draft.areas.chosen[0].area;
    apply(&mut quiz, Action::Edit(Edit::Severity(area, 8)));
    apply(&mut quiz, Action::Edit(Edit::AreaNow(area, Some(Now::More))));
    assert!(matches!(quiz.answer(&settings()), crate::plan::result::PlanResult::Refer(_)));
    assert!(quiz.record.is_kept());
}
