//! Random walks through the quiz.

use proptest::prelude::*;
use recovery_calculator::{
    plan::{
        answers::{Area, Caution, Place, Preset, Priority, RedFlag},
        distance::Unit,
        result::PlanResult,
    },
    quiz::{
        action::{Action, DateField, DistanceField, Edit},
        date::DatePart,
        safety::{HealthFlag, HealthGroup},
        step::{Screen, Step},
    },
};

use super::visit;

/// A random action on one of three races and two areas, valid or not.
fn action() -> impl Strategy<Value = Action> {
    let text = prop_oneof![Just(String::new()), Just("20".to_owned()), "[0-9a-z .,]{0,6}"];
    let area = prop_oneof![Just(Area::Calves), Just(Area::Knees)];
    let field = prop_oneof![
        (1..4_u32).prop_map(DateField::Race),
        (1..4_u32).prop_map(DateField::AwayFrom),
        Just(DateField::Injury),
    ];
    let part = prop_oneof![Just(DatePart::Day), Just(DatePart::Month), Just(DatePart::Year)];
    let edit = prop_oneof![
        text.clone().prop_map(|text| Edit::Distance(DistanceField::Weekly, text)),
        (0..9_u8).prop_map(Edit::RunDays),
        prop_oneof![Just(Unit::Km), Just(Unit::Mi)].prop_map(Edit::Unit),
        any::<bool>().prop_map(Edit::AnyRace),
        Just(Edit::AddRace),
        (1..4_u32).prop_map(Edit::RemoveRace),
        (1..4_u32).prop_map(|id| Edit::RaceDistance(id, Some(Preset::Half))),
        (1..4_u32).prop_map(|id| Edit::RacePriority(id, Priority::B)),
        (field, part, text).prop_map(|(field, part, text)| Edit::Date(field, part, text)),
        area.clone().prop_map(Edit::Area),
        (area, 0..12_u8).prop_map(|(area, severity)| Edit::Severity(area, severity)),
        Just(Edit::NothingTight),
        Just(Edit::Tick(HealthFlag::Red(RedFlag::ChestPain))),
        Just(Edit::Tick(HealthFlag::Caution(Caution::Cancer))),
        proptest::sample::select(HealthGroup::ALL).prop_map(Edit::NoneOf),
        any::<bool>().prop_map(Edit::Cleared),
        proptest::sample::select(HealthGroup::ALL).prop_map(Edit::AnyOf),
        Just(Edit::Tick(HealthFlag::Minor)),
        Just(Edit::LeaveAlone(Place::Ankle)),
        any::<bool>().prop_map(Edit::Injury),
        Just(Edit::AnyDay),
        Just(Edit::AddAway),
        (1..4_u32).prop_map(Edit::RemoveAway),
    ];
    prop_oneof![
        20 => edit.prop_map(Action::Edit),
        5 => Just(Action::Next),
        2 => Just(Action::Back),
        1 => proptest::sample::select(Step::ALL).prop_map(Action::GoTo),
        1 => Just(Action::Undo),
    ]
}

proptest! {
    #![proptest_config(crate::laws::config(500))]

    #[test]
    fn every_way_through_the_quiz_ends_in_a_plan_or_a_referral(
        actions in proptest::collection::vec(action(), 0..120),
    ) {
        let mut visit = visit();
        for action in actions {
            let before = visit.quiz.clone();
            visit.act(action.clone());
            let quiz = &visit.quiz;
            let is_shown = matches!(before.screen, Screen::Answer(_));
            prop_assert!(quiz.visit >= before.visit);
            if let Screen::Answer(_) = quiz.screen {
                prop_assert!(!matches!(visit.answer(), PlanResult::Invalid(_)) || is_shown,
                    "{action:?}");
            }
            // A step is skipped only by going back or by choosing it.
            if let (Screen::Ask(from), Screen::Ask(to), Action::Next) =
                (before.screen, quiz.screen, &action)
            {
                // Change leads back, past what is answered.
                let is_change = before.leads_to_plan();
                let is_next = from == to || from.next() == Some(to) || is_change;
                prop_assert!(is_next, "{from:?} to {to:?}");
            }
            prop_assert!(quiz.problems.is_empty() || matches!(quiz.screen, Screen::Ask(_)));
            // Back goes back one step at a time, to the first.
            let mut back = quiz.clone();
            for left in (0..quiz.steps_back()).rev() {
                back.apply(Action::Back, &visit.settings);
                prop_assert_eq!(back.steps_back(), left);
            }
            prop_assert_eq!(back.screen, Screen::Ask(Step::Running));
        }
    }
}
