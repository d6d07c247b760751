//! A single press never loses what was entered.

use recovery_calculator::{
    plan::answers::{Caution, RedFlag},
    quiz::{
        Undo,
        action::{Action, DistanceField, Edit},
        event::{QuizEvent, events},
        safety::HealthFlag,
        saved::Saved,
        step::{Screen, Step},
    },
};

use super::{Visit, visit};

fn typed(text: &str) -> Action {
    Action::Edit(Edit::Distance(DistanceField::Weekly, text.to_owned()))
}

/// A visitor with answers of every kind, on this screen.
fn answered(screen: Screen) -> Visit {
    let mut visit = visit();
    for action in [
        typed("42"),
        Action::Edit(Edit::RunDays(4)),
        Action::Edit(Edit::AnyRace(true)),
        Action::Edit(Edit::Tick(HealthFlag::Caution(Caution::Cancer))),
        Action::Keep(true),
        Action::GoTo(Step::LAST),
    ] {
        visit.act(action);
    }
    visit.quiz.screen = screen;
    visit
}

#[test]
fn deleting_asks_first_and_no_changes_nothing() {
    for screen in [Screen::Ask(Step::LAST), Screen::Answer(Step::LAST)] {
        let mut visit = answered(screen);
        let before = visit.quiz.clone();
        visit.act(Action::AskDeletion(true));
        assert!(visit.quiz.asks_deletion);
        assert_eq!((&visit.quiz.draft, visit.quiz.screen), (&before.draft, screen));
        assert_eq!(events(Some((&before, None)), (&visit.quiz, None), &visit.settings), []);
        visit.act(Action::AskDeletion(false));
        assert_eq!(visit.quiz, before);
        // A visitor who goes on without answering is not asked again.
        visit.act(Action::AskDeletion(true));
        visit.act(Action::Back);
        assert!(!visit.quiz.asks_deletion);
    }
}

#[test]
fn undo_restores_deleted_answers() {
    for screen in [Screen::Ask(Step::Running), Screen::Ask(Step::LAST), Screen::Answer(Step::LAST)]
    {
        let mut visit = answered(screen);
        visit.act(Action::AskDeletion(true));
        let before = visit.quiz.clone();
        visit.act(Action::Delete);
        let deleted = visit.quiz.clone();
        assert_eq!(deleted.screen, Screen::Ask(Step::Running));
        assert_eq!(deleted.draft, super::visit().quiz.draft);
        assert!(!deleted.remember && deleted.visit > before.visit && !deleted.asks_deletion);
        let told = events(Some((&before, None)), (&deleted, None), &visit.settings);
        assert_eq!(told.first(), Some(&QuizEvent::Reset));
        // Also after something new was entered.
        visit.act(typed("7"));
        visit.act(Action::Undo);
        let back = &visit.quiz;
        assert_eq!((&back.draft, back.screen, back.remember), (&before.draft, screen, true));
        assert!(back.visit > deleted.visit, "the screen is shown, so its heading has the focus");
        assert!(back.undo.is_none() && !back.asks_deletion);
        let told = events(Some((&deleted, None)), (back, None), &visit.settings);
        assert!(!told.iter().any(|notice| matches!(notice, QuizEvent::Invalid { .. })), "{told:?}");
    }
}

#[test]
fn deleted_answers_are_dropped_with_the_undo_screen() {
    let mut visit = answered(Screen::Ask(Step::LAST));
    visit.act(Action::Delete);
    assert!(matches!(visit.quiz.undo, Some(Undo::Deleted(_))));
    visit.act(typed("20"));
    visit.act(Action::Edit(Edit::RunDays(3)));
    visit.act(Action::Next);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::Races));
    let held = format!("{:?}", visit.quiz);
    assert!(visit.quiz.undo.is_none() && !held.contains("Cancer"), "{held}");
    // After two deletions only the last can be undone.
    let mut visit = answered(Screen::Ask(Step::LAST));
    visit.act(Action::Delete);
    visit.act(Action::Delete);
    let held = format!("{:?}", visit.quiz);
    assert!(!held.contains("Cancer"), "{held}");
}

#[test]
fn reset_by_the_page_deletes_at_once() {
    let mut visit = answered(Screen::Answer(Step::LAST));
    visit.act(Action::Edit(Edit::Tick(HealthFlag::Red(RedFlag::ChestPain))));
    visit.act(Action::Restart);
    assert!(visit.quiz.undo.is_none());
    visit.act(Action::Undo);
    assert_eq!(visit.quiz.draft, super::visit().quiz.draft);
}

#[test]
fn deleting_always_fires_an_event() {
    let settings = visit().settings;
    let kept = {
        let mut visit = visit();
        visit.weekly("40");
        visit.quiz.saved(&settings, "abc", None).unwrap().value()
    };
    let mut visit = visit();
    visit.quiz.offer = Saved::read(&kept, settings.today);
    assert!(visit.quiz.offer.is_some());
    let before = visit.quiz.clone();
    visit.act(Action::Restart);
    assert_eq!(visit.quiz.offer, None);
    let told = events(Some((&before, None)), (&visit.quiz, None), &settings);
    assert!(told.contains(&QuizEvent::Reset), "{told:?}");
    // Clearing a field by hand is not a deletion.
    visit.weekly("4");
    let before = visit.quiz.clone();
    visit.weekly("");
    let told = events(Some((&before, None)), (&visit.quiz, None), &settings);
    assert!(!told.contains(&QuizEvent::Reset), "{told:?}");
}
