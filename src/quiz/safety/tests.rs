//! Lists and their answers, what they ask further, and what is heard at once.

use super::{Alarm, HealthFlag, HealthGroup, Safety};
use crate::plan::{
    answers::{Caution, RedFlag, ReferralLevel},
    result::Flag,
};

#[test]
fn every_question_stands_in_one_group_and_emergencies_come_first() {
    let mut asked: Vec<HealthFlag> = Vec::new();
    for group in HealthGroup::ALL {
        asked.extend(group.ticks());
    }
    // Every red flag, every caution, the injury and the age, each once.
    let red = RedFlag::ALL.iter().copied().map(HealthFlag::Red);
    let cautions = Caution::ALL.iter().copied().map(HealthFlag::Caution);
    for flag in red.chain(cautions).chain([HealthFlag::Strain, HealthFlag::Minor]) {
        assert_eq!(asked.iter().filter(|line| **line == flag).count(), 1, "{flag:?}");
        assert_eq!(HealthFlag::from_code(flag.code()), Some(flag));
    }
    assert_eq!(asked.len(), RedFlag::ALL.len() + Caution::ALL.len() + 2);
    let lengths = HealthGroup::ALL.iter().map(|group| group.ticks().count());
    assert!(lengths.eq([9, 10, 17, 7]));
    assert_eq!(asked.first(), Some(&HealthFlag::Red(RedFlag::ChestPain)));
    assert_eq!(HealthGroup::Legs.ticks().last(), Some(HealthFlag::Strain));
    assert_eq!(HealthGroup::Health.ticks().next(), Some(HealthFlag::Minor));
    assert!(
        HealthGroup::Local.ticks().eq(Caution::ALL[14..].iter().copied().map(HealthFlag::Caution))
    );
}

#[test]
fn none_of_these_and_the_boxes_exclude_each_other() {
    let mut safety = Safety::default();
    safety.answer_with(HealthGroup::Now, false);
    assert!(safety.is_answered(HealthGroup::Now));
    safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
    assert!(safety.is_answered(HealthGroup::Now), "a tick is a yes");
    assert_eq!(safety.answer(HealthGroup::Now), Some(true));
    safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
    assert!(!safety.is_answered(HealthGroup::Now), "unticking the last box answers nothing");
    safety.toggle(HealthFlag::Caution(Caution::Cancer));
    safety.clearance = Some(true);
    safety.answer_with(HealthGroup::Health, false);
    assert_eq!((safety.flags().count(), safety.cleared()), (0, None));
}

#[test]
fn a_change_of_mind_loses_no_tick_and_a_new_tick_brings_no_old_one_back() {
    let mut safety = Safety::default();
    safety.toggle(HealthFlag::Red(RedFlag::ChestPain));
    safety.toggle(HealthFlag::Caution(Caution::Cancer));
    safety.clearance = Some(true);
    for group in [HealthGroup::Now, HealthGroup::Health] {
        safety.answer_with(group, false);
    }
    assert_eq!((safety.red_flags().count(), safety.cautions().count()), (0, 0));
    assert_eq!((safety.alarm(), safety.cleared(), safety.adult()), (None, None, Some(true)));
    assert!(safety.hides_alarm(HealthGroup::Now) && !safety.hides_alarm(HealthGroup::Health));
    for group in [HealthGroup::Now, HealthGroup::Health] {
        safety.answer_with(group, true);
    }
    assert!(safety.has(HealthFlag::Red(RedFlag::ChestPain)) && safety.alarm().is_some());
    assert_eq!(safety.cleared(), Some(true));
    safety.answer_with(HealthGroup::Now, false);
    safety.toggle(HealthFlag::Red(RedFlag::FeverOrInfection));
    assert!(safety.red_flags().eq([RedFlag::FeverOrInfection]));
}

#[test]
fn injury_and_age_are_unknown_until_their_list_is_answered() {
    let mut safety = Safety::default();
    assert_eq!((safety.injury(), safety.adult()), (None, None));
    for group in HealthGroup::ALL {
        safety.answer_with(*group, true);
    }
    assert_eq!(
        (safety.injury(), safety.adult()),
        (None, None),
        "a yes without a tick is no answer"
    );
    safety.toggle(HealthFlag::Strain);
    safety.toggle(HealthFlag::Minor);
    assert_eq!((safety.injury(), safety.adult()), (Some(true), Some(false)));
    // Fine-tune's own question: its no leaves nothing ticked, and so it is none.
    safety.set_injury(false);
    assert_eq!(safety.answer(HealthGroup::Legs), Some(false));
    safety.set_injury(true);
    assert_eq!((safety.injury(), safety.answer(HealthGroup::Legs)), (Some(true), Some(true)));
    let mut unasked = Safety::default();
    unasked.set_injury(false);
    assert_eq!(unasked.answer(HealthGroup::Legs), None, "a no to one line answers no list");
}

#[test]
fn four_conditions_ask_for_a_place() {
    for caution in Caution::ALL {
        let mut safety = Safety::default();
        safety.toggle(HealthFlag::Caution(*caution));
        let needs = [
            Caution::RecentSurgery,
            Caution::RecentFracture,
            Caution::Lymphoedema,
            Caution::BrokenSkin,
        ];
        assert_eq!(safety.asks_for_place(), needs.contains(caution), "{caution:?}");
    }
}

fn ticked(flags: &[RedFlag]) -> Safety {
    let mut safety = Safety::default();
    for flag in flags {
        safety.toggle(HealthFlag::Red(*flag));
    }
    safety
}

#[test]
fn every_emergency_and_every_urgent_tick_is_heard_at_once_and_no_other() {
    for flag in RedFlag::ALL {
        let alarm = ticked(&[*flag]).alarm();
        assert_eq!(alarm.is_some(), flag.level() <= ReferralLevel::Urgent, "{flag:?}");
        let Some(Alarm { tick, referral }) = alarm else { continue };
        assert_eq!((tick, referral.level), (HealthFlag::Red(*flag), flag.level()));
        assert_eq!((referral.levels, referral.flags), (vec![flag.level()], vec![Flag::Red(*flag)]));
    }
    for caution in Caution::ALL {
        let mut safety = Safety::default();
        safety.toggle(HealthFlag::Caution(*caution));
        assert_eq!(safety.alarm(), None, "{caution:?}");
    }
    assert_eq!(Safety::default().alarm(), None);
}

#[test]
fn the_worst_is_heard_and_of_the_worst_the_last() {
    let [leg, chest, cough] = [RedFlag::CalfHotSwollen, RedFlag::ChestPain, RedFlag::CoughingBlood];
    let mut safety = ticked(&[cough, leg, chest, RedFlag::DarkUrine, RedFlag::KnownClot]);
    safety.toggle(HealthFlag::Red(RedFlag::DarkUrine));
    let alarm = safety.alarm().unwrap();
    assert_eq!((alarm.tick, alarm.is_emergency()), (HealthFlag::Red(chest), true));
    assert_eq!(alarm.referral.flags, [Flag::Red(chest), Flag::Red(cough)]);
    // A mistake taken back leaves the others.
    safety.toggle(HealthFlag::Red(chest));
    assert_eq!(safety.alarm().unwrap().tick, HealthFlag::Red(cough));
    safety.answer_with(HealthGroup::Now, false);
    let alarm = safety.alarm().unwrap();
    assert_eq!((alarm.tick, alarm.is_emergency()), (HealthFlag::Red(leg), false));
    safety.answer_with(HealthGroup::Legs, false);
    assert_eq!(safety.alarm(), None);
}
