//! What each referral says, in which order, with which numbers.

use std::{collections::BTreeMap, rc::Rc};

use super::{EMERGENCY, Help, help};
use crate::{
    plan::{
        answers::{Caution, RedFlag, ReferralLevel},
        day::{Day, Weekday},
        distance::Unit,
        result::PlanResult,
        value::Value,
    },
    text::{
        Messages, Plural,
        browser::Browser,
        catalog::Catalog,
        clinic::Clinic,
        plan_context::{Direction, PlanContext},
    },
};

const TODAY: &str = "2026-03-02";

fn messages() -> Messages {
    let texts: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../locales/en.json")).unwrap();
    let texts = Catalog::from_iter(texts);
    Messages::new(
        texts,
        Catalog::default(),
        |count| if count == 1 { Plural::One } else { Plural::Other },
    )
}

/// The page for a request, at a clinic in this country.
fn page(country: Option<&str>, entries: &[(&str, Value)]) -> Help {
    let entries = entries.iter().map(|(key, value)| (*key, value.clone()));
    let today = [("today", Value::from(TODAY))];
    let request = Value::object(today.into_iter().chain(entries).collect::<Vec<_>>());
    let answer = PlanResult::for_json(Some(&request));
    let PlanResult::Refer(referral) = answer else { panic!("no referral") };
    let context = PlanContext {
        messages: messages(),
        lang: "en".to_owned(),
        direction: Direction::Ltr,
        clinic: Rc::new(Clinic {
            name: "Baiboon".to_owned(),
            phone: Some("+44 (0)20 7946-0000".to_owned()),
            country: country.map(str::to_owned),
            ..Clinic::default()
        }),
        today: Day::from_iso(TODAY).unwrap(),
        week_start: Weekday::ALL[0].into(),
        is_preview: false,
        is_sample: false,
        is_outline: false,
        hours: Vec::new(),
        unit: Unit::Km,
        level: 2,
        off: Vec::new(),
        mentioned: referral.mentioned.clone(),
        browser: Browser::default(),
        page: String::new(),
    };
    help(&context, &referral)
}

fn red(flags: &[RedFlag]) -> (&'static str, Value) {
    ("redFlags", flags.iter().map(|flag| flag.code()).collect())
}

fn cautions(cautions: &[Caution]) -> (&'static str, Value) {
    ("cautions", cautions.iter().map(|caution| caution.code()).collect())
}

fn limping() -> (&'static str, Value) {
    let area = [
        ("area", Value::from("calves")),
        ("side", Value::from("left")),
        ("severity", Value::from(9_u32)),
    ];
    ("areas", Value::List(vec![Value::object(area)]))
}

fn race(date: &str, distance: Value) -> (&'static str, Value) {
    (
        "races",
        Value::List(vec![Value::object([("date", Value::from(date)), ("distance", distance)])]),
    )
}

fn titles(help: &Help) -> Vec<&str> {
    help.parts.iter().filter_map(|part| part.title.as_deref()).collect()
}

#[test]
fn the_emergency_number_is_that_of_the_clinics_country() {
    for (country, number) in [
        (Some("GB"), Some("999")),
        (Some("US"), Some("911")),
        (Some("CA"), Some("911")),
        (Some("DE"), Some("112")),
        (Some("IE"), Some("112")),
        (Some("AU"), Some("000")),
        (Some("NZ"), Some("111")),
        (Some("TH"), Some("1669")),
        (Some("CH"), None),
        (None, None),
    ] {
        let help = page(country, &[red(&[RedFlag::ChestPain])]);
        assert_eq!(help.emergency.as_ref().map(|call| call.number.as_str()), number);
        for call in help.emergency.iter().chain(&help.elsewhere).chain(&help.advice) {
            assert_eq!(call.address(), Some(["tel:", &call.number].concat()), "a press dials it");
        }
        let here = usize::from(number.is_some());
        assert_eq!(help.elsewhere.len(), EMERGENCY.len() - here, "{country:?}");
        let named = number.unwrap_or("your local emergency number");
        let first = ["Call ", named, ", or go to an emergency department."].concat();
        assert_eq!(help.parts[0].steps[0], first);
        assert_eq!(help.clinic, None, "an emergency is not for the clinic");
    }
}

#[test]
fn every_country_has_one_number() {
    let mut countries: Vec<&str> =
        EMERGENCY.iter().flat_map(|(_, _, countries)| countries.iter().copied()).collect();
    assert_eq!(countries.len(), 33);
    countries.sort_unstable();
    countries.dedup();
    assert_eq!(countries.len(), 33);
    assert!(countries.iter().all(|code| code.len() == 2 && code.to_uppercase() == **code));
}

#[test]
fn an_emergency_stands_alone() {
    let flags = red(&[RedFlag::ChestPain, RedFlag::CalfHotSwollen, RedFlag::KnownClot]);
    let help = page(Some("GB"), &[flags, limping()]);
    assert_eq!(titles(&help), ["Get emergency help now"]);
    assert_eq!(help.parts.len(), 1);
    assert_eq!(help.parts[0].steps.len(), 3);
    assert_eq!(help.advice, None);
    assert_eq!(help.led_here.len(), 4);
    assert_eq!(help.led_here[3], "Left calf, 9 out of 10");
}

#[test]
fn urgent_texts_are_all_that_apply_and_the_leg_comes_first() {
    let all = red(&[RedFlag::PopAndWeak, RedFlag::HotSpreadingSkin, RedFlag::CalfHotSwollen]);
    let help = page(Some("GB"), &[all]);
    assert_eq!(titles(&help), ["Please get checked today"], "the title is not repeated");
    let starts: Vec<Option<&str>> =
        help.parts.iter().map(|part| part.steps.first().map(String::as_str)).collect();
    let bone = "Stop running, and stay off the leg as much as you can.";
    assert_eq!(starts, [Some("Call 111 today."), None, Some(bone)], "one call is named once");
    assert!(help.parts[0].steps[1].ends_with("call 999."));
    assert_eq!(help.advice.map(|call| call.number), Some("111".to_owned()));
    assert_eq!(help.emergency.map(|call| call.number), Some("999".to_owned()));
}

#[test]
fn without_an_advice_line_it_is_a_doctor_and_bones_need_no_number() {
    let help = page(Some("NZ"), &[red(&[RedFlag::HotSpreadingSkin])]);
    assert_eq!(help.parts[0].steps, ["Call a doctor today."]);
    // 111 is the emergency number there, not the line for advice.
    assert_eq!((help.advice, help.emergency, help.elsewhere), (None, None, Vec::new()));
    for flag in [RedFlag::CannotBearWeight, RedFlag::PopAndWeak, RedFlag::GroinPainWeightBearing] {
        let help = page(Some("GB"), &[red(&[flag])]);
        assert_eq!(help.parts.len(), 1);
        assert_eq!((help.advice, help.emergency), (None, None));
    }
}

#[test]
fn a_doctors_matter_leads_to_no_booking_and_milder_levels_are_told_together() {
    let doctor = page(Some("GB"), &[red(&[RedFlag::KnownClot, RedFlag::FeverOrInfection])]);
    assert_eq!(titles(&doctor), ["See a doctor before massage"]);
    assert_eq!(doctor.clinic, None);
    let mild = [
        cautions(&[Caution::Pregnancy, Caution::Cancer]),
        ("adult", Value::from(false)),
        red(&[RedFlag::FeverOrInfection]),
    ];
    let mild = page(None, &mild);
    assert_eq!(
        titles(&mild),
        [
            "We need to talk first",
            "Check with your doctor first",
            "Please ask a parent",
            "Come when you are well"
        ]
    );
    assert_eq!(mild.level, ReferralLevel::Clearance);
    let clinic = mild.clinic.unwrap();
    assert_eq!(clinic.label, "Call +44\u{a0}(0)20\u{a0}7946-0000");
    assert_eq!(clinic.country, "Baiboon");
    assert_eq!(clinic.address().as_deref(), Some("tel:+442079460000"));
    assert_eq!(mild.led_here.last().map(String::as_str), Some("You are under 18"));
}

#[test]
fn pregnancy_has_a_text_of_its_own() {
    let help =
        page(Some("GB"), &[cautions(&[Caution::Pregnancy]), ("clearedByDoctor", true.into())]);
    assert_eq!(titles(&help), ["We need to talk first"]);
}

#[test]
fn very_sore_legs_in_the_first_days_after_a_long_race_are_told_apart() {
    let normal = "Very sore legs in the first days after a marathon are normal.";
    for (date, distance, is_after) in [
        ("2026-03-02", Value::from("marathon"), true),
        ("2026-02-27", Value::from("marathon"), true),
        ("2026-02-26", Value::from("marathon"), false),
        ("2026-03-03", Value::from("marathon"), false),
        ("2026-03-01", Value::from("half"), false),
        ("2026-03-01", Value::Number(30.0), false),
        ("2026-03-01", Value::Number(30.1), true),
    ] {
        let help = page(Some("GB"), &[limping(), race(date, distance)]);
        assert_eq!(titles(&help), ["Have it assessed first"]);
        assert_eq!(help.parts[0].text == normal, is_after, "{date}");
    }
}
