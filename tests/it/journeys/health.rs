//! The health questions: referrals at once, what a lesser one waits for, and what is asked further.

use recovery_calculator::{
    plan::{
        answers::{Area, Caution, Place, RedFlag, ReferralLevel},
        result::PlanResult,
    },
    quiz::{
        action::{Action, DateField, Edit},
        safety::{HealthFlag, HealthGroup},
        step::{Screen, Step},
    },
};

use super::visit;

#[test]
fn a_red_flag_is_shown_at_once_and_a_mis_click_corrected() {
    let mut visit = visit();
    visit.weekly("40");
    visit.say([Edit::RunDays(4)]);
    visit.next();
    visit.say([Edit::AnyRace(false)]);
    visit.next();
    visit.say([Edit::NothingTight]);
    visit.next();
    // One box, nothing else: nobody with chest pain fills in a form.
    let pain = HealthFlag::Red(RedFlag::ChestPain);
    visit.say([Edit::Tick(pain)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::Safety));
    let PlanResult::Refer(referral) = visit.answer() else { panic!("no referral") };
    assert_eq!(referral.level, ReferralLevel::Emergency);
    visit.act(Action::Back);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::Safety));
    visit.say([Edit::Tick(pain)]);
    assert_eq!(visit.next()[0], "safety.now inconsistent", "a yes without a tick is no answer");
    visit.finish();
    assert!(matches!(visit.answer(), PlanResult::Plan(_)));
}

#[test]
fn a_lesser_referral_waits_for_the_lists_that_may_hold_a_worse_one() {
    use ReferralLevel::{Adult, Clearance, Doctor, Emergency, Urgent, Wait};
    let caution = HealthFlag::Caution;
    let red = HealthFlag::Red;
    for (tick, level, waits) in [
        (red(RedFlag::DarkUrine), Emergency, &[] as &[&str]),
        (red(RedFlag::CalfHotSwollen), Urgent, &[]),
        (red(RedFlag::SwellingUnexplained), Doctor, &["now"]),
        (red(RedFlag::KnownClot), Doctor, &["now", "legs"]),
        (caution(Caution::Pregnancy), Clearance, &["now", "legs"]),
        (HealthFlag::Minor, Adult, &["now", "legs"]),
        (red(RedFlag::FeverOrInfection), Wait, &["legs"]),
    ] {
        let mut visit = visit();
        visit.act(Action::GoTo(Step::Safety));
        visit.say([Edit::Tick(tick)]);
        let asked: Vec<String> =
            waits.iter().map(|list| ["safety.", list, " required"].concat()).collect();
        assert_eq!(visit.next(), asked, "{tick:?}");
        visit.say(waits.iter().filter_map(|list| HealthGroup::from_code(list)).map(Edit::NoneOf));
        assert_eq!(visit.next(), [""; 0], "{tick:?}");
        assert_eq!(visit.quiz.screen, Screen::Answer(Step::Safety), "{tick:?}");
        let PlanResult::Refer(referral) = visit.answer() else { panic!("no referral") };
        assert_eq!(referral.level, level, "{tick:?}");
    }
}

#[test]
fn without_the_place_that_must_not_be_touched_nobody_goes_on() {
    for caution in [Caution::Lymphoedema, Caution::RecentSurgery, Caution::RecentFracture] {
        let mut visit = visit();
        visit.act(Action::GoTo(Step::Safety));
        visit.is_healthy();
        visit.say([Edit::Tick(HealthFlag::Caution(caution)), Edit::Cleared(true)]);
        assert_eq!(visit.next(), ["leaveAlone required"], "{caution:?}");
        visit.say([Edit::LeaveAlone(Place::Ankle)]);
        assert_eq!(visit.next(), [""; 0], "{caution:?}");
        let request = visit.quiz.request(&visit.settings);
        assert_eq!(request.leave_alone.entries(), [Ok(Place::Ankle)], "{caution:?}");
    }
}

#[test]
fn an_ankle_can_be_sprained() {
    let mut visit = visit();
    visit.plan_without_race("60", 5);
    visit.act(Action::GoTo(Step::Safety));
    visit.say([Edit::Tick(HealthFlag::Strain), Edit::InjuryPlace(Place::Ankle)]);
    visit.type_date(DateField::Injury, "20", "1", "2026");
    assert_eq!(visit.next(), [""; 0], "the 42nd day");
    let request = visit.quiz.request(&visit.settings);
    let injury = request.acute_injury.valid().unwrap();
    assert_eq!(injury.area.valid(), Some(&Place::Ankle));
}

#[test]
fn a_limp_is_referred_after_the_safety_questions() {
    let mut visit = visit();
    visit.weekly("40");
    visit.say([Edit::RunDays(4)]);
    visit.next();
    visit.say([Edit::AnyRace(false)]);
    visit.next();
    visit.say([Edit::Area(Area::Knees), Edit::Severity(Area::Knees, 9)]);
    assert_eq!(visit.next(), [""; 0]);
    let first = ["safety.now required", "safety.legs required"];
    assert_eq!(visit.next(), first, "what may need help today comes first");
    visit.is_healthy();
    visit.next();
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::Safety));
}

#[test]
fn a_condition_asks_for_the_doctors_yes_and_pregnancy_never_does() {
    for (caution, cleared, screen) in [
        (Caution::Cancer, None, Screen::Ask(Step::Safety)),
        (Caution::Cancer, Some(false), Screen::Answer(Step::Safety)),
        (Caution::Cancer, Some(true), Screen::Ask(Step::Availability)),
        (Caution::Pregnancy, None, Screen::Answer(Step::Safety)),
        (Caution::JointReplacement, None, Screen::Ask(Step::Availability)),
        // Without the place that must not be touched nobody goes on (R-C9).
        (Caution::BrokenSkin, None, Screen::Ask(Step::Safety)),
    ] {
        let mut visit = visit();
        visit.act(Action::GoTo(Step::Safety));
        visit.is_healthy();
        visit.say([Edit::Tick(HealthFlag::Caution(caution))]);
        visit.say(cleared.map(Edit::Cleared));
        visit.act(Action::Next);
        assert_eq!(visit.quiz.screen, screen, "{caution:?} {cleared:?}");
    }
}
