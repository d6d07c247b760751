//! Fine-tune on the plan page: it replans at once, and each change can be undone.

use recovery_calculator::{
    plan::{
        answers::{Place, Preset, Pressure},
        day::Day,
        result::Technique,
    },
    quiz::{
        action::{Action, DateField, DistanceField, Edit},
        step::{Screen, Step},
    },
};

use super::visit;

#[test]
fn fine_tune_replans_and_keeps_the_plan_while_a_number_is_invalid() {
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
    assert_eq!(visit.answer(), before, "unreadable answers count as empty");
    assert_eq!(visit.quiz.draft.fine_problems(&visit.settings).len(), 1);
    visit.say([Edit::Injury(true), Edit::InjuryPlace(Place::Feet)]);
    visit.type_date(DateField::Injury, "1", "3", "2026");
    assert_ne!(visit.answer(), before);
    visit.act(Action::GoTo(Step::Availability));
    visit.act(Action::Next);
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::LAST));
    visit.say([Edit::Injury(false), Edit::Budget(String::new())]);
    assert_eq!(visit.answer(), before);
    visit.say([Edit::Budget("0".to_owned())]);
    assert_ne!(visit.answer(), before);
    visit.act(Action::Undo);
    assert_eq!(visit.quiz.draft.fine.budget, "3x", "consecutive letters are one change");
    assert_eq!(visit.answer(), before);
}

#[test]
fn undo_on_the_plan_reverts_one_field() {
    let mut visit = visit();
    visit.plan_without_race("40", 4);
    let longest = |text: &str| Edit::Distance(DistanceField::Longest, text.to_owned());
    visit.say([Edit::Budget("3".to_owned()), longest("1"), longest("18")]);
    visit.act(Action::Undo);
    let fine = &visit.quiz.draft.fine;
    assert_eq!((fine.budget.as_str(), fine.longest.text.as_str()), ("3", ""));
}

/// While the area or the date is missing or invalid, the plan is as careful as possible.
#[test]
fn an_injury_in_fine_tune_always_counts() {
    let mut visit = visit();
    visit.plan_without_race("60", 5);
    visit.say([Edit::Injury(true)]);
    let first = Day::from_iso("2026-03-06").unwrap();
    let sessions = visit.answer().sessions().to_vec();
    assert!(!sessions.is_empty());
    for session in &sessions {
        assert!(session.date >= first, "{session:?}");
        assert_eq!(session.pressure, Pressure::Light, "{session:?}");
        assert!(!session.techniques.contains(&Technique::Friction), "{session:?}");
    }
    // The place is known: it counts as an injury of today, whatever the date.
    visit.say([Edit::InjuryPlace(Place::Calves)]);
    let today = |visit: &mut super::Visit| {
        visit.type_date(DateField::Injury, "2", "3", "26");
        visit.answer()
    };
    let fresh = today(&mut visit);
    for (day, month, year) in [
        ("", "", ""),
        ("28", "", "2026"),
        ("28", "2", "0026"),
        ("28", "2", "2025"),
        ("31", "2", "2026"),
    ] {
        visit.type_date(DateField::Injury, day, month, year);
        assert_eq!(visit.answer(), fresh, "{day} {month} {year}");
        let problems = visit.quiz.draft.fine_problems(&visit.settings);
        assert_eq!(problems.len(), 1, "{day} {month} {year}");
        assert_eq!(problems[0].field, "acuteInjury.date");
    }
    // Back in the quiz the entry is still there, and the step asks about it.
    visit.act(Action::Back);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::LAST));
    assert_eq!(visit.next(), ["acuteInjury.date bad_date"]);
    visit.act(Action::Back);
    assert_eq!(visit.next(), ["acuteInjury.date bad_date"]);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::Safety));
}
