//! What is kept comes back without health, and damage at any place breaks nothing.

use super::Saved;
use crate::{
    plan::{json, value::Value},
    quiz::{
        Quiz, Settings,
        action::{Action, DistanceField, Edit},
        draft::LastMassage,
        safety::HealthFlag,
        step::{Screen, Step},
    },
};

#[test]
fn a_visit_comes_back_without_health_and_before_the_health_questions() {
    let settings = Settings::plain("2026-03-02");
    let mut quiz = Quiz::new(&settings);
    assert_eq!(quiz.saved(&settings, "abc", None), None);
    let tick = HealthFlag::from_code("cancer").unwrap();
    for edit in [
        Edit::Distance(DistanceField::Weekly, "42.5".to_owned()),
        Edit::RunDays(4),
        Edit::LastMassage(LastMassage::LongAgo),
        Edit::Tick(tick),
        Edit::Soreness(Some(7)),
    ] {
        quiz.apply(Action::Edit(edit), &settings);
    }
    quiz.screen = Screen::Ask(Step::Availability);
    let kept = quiz.saved(&settings, "abc", None).unwrap().value();
    let text = format!("{kept:?}");
    assert!(!text.contains("cancer") && !text.contains("soreness"), "{text}");
    let saved = Saved::read(&kept, settings.today.plus(30)).unwrap();
    assert_eq!((saved.step, saved.plan_id.as_str()), (Step::Safety, "abc"));
    // The first version had a step on which nothing was asked.
    let Value::Object(mut entries) = kept.clone() else { panic!("no object") };
    for (key, value) in &mut entries {
        match key.as_str() {
            "v" => *value = Value::from(1_u32),
            "step" => *value = Value::from("check"),
            _ => {}
        }
    }
    assert_eq!(Saved::read(&Value::Object(entries), settings.today), Some(saved.clone()));
    assert_eq!(Saved::read(&kept, settings.today.plus(31)), None);
    for days in [-1, -2, -30] {
        assert_eq!(Saved::read(&kept, settings.today.plus(days)), Some(saved.clone()), "{days}");
    }
    assert_eq!(Saved::read(&kept, settings.today.plus(-31)), None);
    let is_over = |days| super::is_over(&kept, settings.today.plus(days));
    assert!(is_over(31) && !is_over(30) && !is_over(-31), "left alone before its time is over");
    assert_eq!(Saved::read(&saved.value(), settings.today), Some(saved.clone()));
    let mut back = Quiz::new(&settings);
    back.offer = Some(saved);
    back.apply(Action::Resume, &settings);
    assert_eq!(back.draft.running, quiz.draft.running);
    assert_eq!(back.draft.availability, quiz.draft.availability);
    assert_eq!(back.screen, Screen::Ask(Step::Safety));
    assert!(back.draft.safety.flags().count() == 0 && back.offer.is_none());
}

#[test]
fn any_wrong_byte_at_any_place_never_breaks_anything() {
    let good = r#"{"v":1,"day":"2026-03-02","step":"areas","id":"a1b2","calendar":
        {"sequence":7,"events":[["pre:2026-04-20","2026-04-18",false]]},"answers":{"unit":"km",
        "weeklyDistance":60,"runDays":5,"races":[{"date":"2026-04-20","distance":"marathon",
        "priority":"A","name":"x"}],"areas":[{"area":"calves","side":"left","severity":6}],
        "availableWeekdays":[1,2,3]}}"#;
    let settings = Settings::plain("2026-03-05");
    let mut offered = 0;
    for place in 0..good.len() {
        for byte in 0..=u8::MAX {
            let mut bytes = good.as_bytes().to_vec();
            bytes[place] = byte;
            // A browser gives text: what is no UTF-8 came through as the mark for it.
            let text = String::from_utf8_lossy(&bytes);
            let value = json::read(&text).unwrap_or_default();
            let Some(saved) = Saved::read(&value, settings.today) else { continue };
            offered += 1;
            let mut quiz = Quiz::new(&settings);
            quiz.offer = Some(saved);
            quiz.apply(Action::Resume, &settings);
            assert!(quiz.draft.safety.flags().count() == 0);
            let _ = quiz.answer(&settings);
        }
    }
    assert!(offered > 1000, "only {offered} were offered, which proves little");
}
