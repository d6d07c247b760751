//! Fine-tune on the plan page: it replans at once, and each change can be taken back.

use recovery_calculator::{
    plan::answers::{Area, Preset},
    quiz::{
        action::{Action, DateField, DistanceField, Edit},
        step::Step,
    },
};

use super::visit;

#[test]
fn fine_tune_replans_and_keeps_the_plan_while_a_number_is_mended() {
    let mut visit = visit();
    visit.weekly("60");
    visit.say([Edit::RunDays(5)]);
    visit.next();
    visit.race(Preset::Marathon, "20", "4", "2026");
    visit.next();
    visit.say([Edit::NothingTight]);
    visit.next();
    visit.finish();
    let before = visit.answer();
    visit.say([Edit::Budget("3".to_owned())]);
    assert_eq!(visit.answer().sessions().len(), 3);
    visit.say([Edit::Budget("3x".to_owned())]);
    assert_eq!(visit.answer(), before, "what cannot be read counts as empty");
    assert_eq!(visit.quiz.draft.fine_problems(&visit.settings).len(), 1);
    visit.say([Edit::Injury(true), Edit::InjuryArea(Area::Feet)]);
    visit.type_date(DateField::Injury, "1", "3", "");
    assert_eq!(visit.answer(), before, "half an injury counts as none until it is whole");
    visit.type_date(DateField::Injury, "1", "3", "2026");
    assert_ne!(visit.answer(), before);
    visit.act(Action::GoTo(Step::Check));
    visit.act(Action::Next);
    visit.say([Edit::Injury(false), Edit::Budget(String::new())]);
    assert_eq!(visit.answer(), before);
    visit.say([Edit::Budget("0".to_owned())]);
    assert_ne!(visit.answer(), before);
    visit.act(Action::Undo);
    assert_eq!(visit.quiz.draft.fine.budget, "3x", "letters in a row are one change");
    assert_eq!(visit.answer(), before);
}

#[test]
fn undo_on_the_plan_takes_back_one_field_however_it_was_typed() {
    let mut visit = visit();
    visit.plan_without_race("40", 4);
    let longest = |text: &str| Edit::Distance(DistanceField::Longest, text.to_owned());
    visit.say([Edit::Budget("3".to_owned()), longest("1"), longest("18")]);
    visit.act(Action::Undo);
    let fine = &visit.quiz.draft.fine;
    assert_eq!((fine.budget.as_str(), fine.longest.text.as_str()), ("3", ""));
}
