//! Texts that leave the page without a ticked box name no area, severity, injury or caution: the
//! calendar file, the copied text, the e-mail, the booking message and the `plan` property.

use std::{collections::BTreeMap, rc::Rc};

use proptest::prelude::*;
use recovery_calculator::{
    plan::{
        answers::{Side, TightArea},
        json, plan,
        result::{Note, Plan, PlanResult, PressureLimit, Reason},
    },
    quiz::{
        exported::{Choice, Exported},
        record::Record,
    },
    text::{
        booking,
        calendar_file::{Export, calendar_file},
        clinic::Clinic,
        plain::{Detail, mail_link, plain_text},
        plan_context::PlanContext,
    },
};
use serde_json::{Value as Json, json as tree};

use super::{calendar_file::first_file, requests, typed, words::sentences::context};

/// A plan with every kind of health information: a tight area, an injury, a caution, sore legs.
fn unwell() -> impl Strategy<Value = Json> {
    (requests::valid(), 1..=8_u8, any::<[bool; 3]>()).prop_map(|(mut request, severity, has)| {
        let [has_caution, has_injury, is_sore] = has;
        request["areas"] = tree!([
            { "area": "calves", "side": "left", "severity": severity },
            { "area": "lower_back", "side": "both", "severity": 8 },
        ]);
        request["redFlags"] = tree!([]);
        request["cautions"] = if has_caution { tree!(["anticoagulants"]) } else { tree!([]) };
        request["clearedByDoctor"] = tree!(true);
        request["soreness"] = tree!(if is_sore { 9 } else { 2 });
        request["acuteInjury"] =
            if has_injury { tree!({ "area": "calves", "date": "2026-02-24" }) } else { Json::Null };
        request
    })
}

fn planned(request: &Json) -> Option<(PlanContext, Plan)> {
    let request = typed(request);
    let PlanResult::Plan(plan) = plan(&request) else { return None };
    let mut context = context(&request);
    context.clinic = Rc::new(Clinic {
        book_url: Some("mailto:book@clinic.example".to_owned()),
        ..(*context.clinic).clone()
    });
    Some((context, *plan))
}

/// All texts that the visitor or the page can export with no box ticked.
fn texts(context: &PlanContext, plan: &Plan) -> Vec<String> {
    let file = first_file(context, plan, false).replace("\r\n ", "");
    let texts = [Detail::Whole, Detail::Short, Detail::Dates];
    let mut texts: Vec<String> =
        texts.into_iter().map(|detail| plain_text(context, plan, detail)).collect();
    texts.push(file);
    texts.extend(mail_link(context, plan));
    texts.extend(booking::whole(context, plan).map(|whole| whole.url));
    texts.extend(plan.sessions.iter().filter_map(|session| booking::link(context, session)));
    texts
}

/// The words that these texts must not contain, as they appear on the page and in links.
fn telling(context: &PlanContext) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for TightArea { area, severity, .. } in &context.mentioned.tight {
        for side in Side::ALL {
            let key = ["area_", area.code(), "_", side.code(), "_within"].concat();
            words.push(context.messages.get(&key).to_lowercase());
        }
        words.push(format!("{severity} out of 10."));
    }
    words.extend(
        ["you rated", "injury", "sprain", "blood", "caution", "tight area"].map(str::to_owned),
    );
    let encoded: Vec<String> = words.iter().map(|word| word.replace(' ', "%20")).collect();
    words.extend(encoded);
    words
}

proptest! {
    #![proptest_config(crate::laws::config(400))]

    #[test]
    fn exported_texts_contain_no_health_by_default(request in unwell()) {
        let Some((context, plan)) = planned(&request) else { return Ok(()) };
        let telling = telling(&context);
        for text in texts(&context, &plan) {
            let text = text.to_lowercase();
            let found = telling.iter().find(|word| text.contains(word.as_str()));
            prop_assert_eq!(found, None, "{}", text);
        }
        let outward = plan.without_health();
        prop_assert!(outward.tell_therapist.is_empty());
        let property = json::write(&PlanResult::Plan(Box::new(outward.clone())));
        for word in ["severity", "acute_injury", "first_tight", "why_build", "anticoag", "physio"] {
            prop_assert!(!property.contains(word), "{word} in {property}");
        }
        prop_assert_eq!(outward.sessions.len(), plan.sessions.len());
    }
}

#[test]
fn the_calendar_contains_health_only_with_the_box_ticked() {
    let request = tree!({
        "today": "2026-03-02", "weeklyDistance": 30, "runDays": 4, "adult": true,
        "availableWeekdays": [1, 3, 5], "areas": [{ "area": "calves", "side": "left", "severity": 8 }],
    });
    let (context, plan) = planned(&request).unwrap();
    assert!(plan.sessions.iter().any(|it| it.why.iter().any(|why| why.key == Reason::FirstTight)));
    let (_, events) =
        Exported::default().next(&plan, &Record::default(), Choice::default(), context.today);
    let file = |has_health| {
        let export = Export {
            plan_id: "a".to_owned(),
            now: 0,
            sequence: 1,
            has_races: false,
            has_alarm: false,
            has_health,
        };
        calendar_file(&context, &plan, &export, &events, &|_, _| None)
            .replace("\r\n ", "")
            .to_lowercase()
    };
    assert!(file(true).contains("you rated your left calf 8 out of 10"), "{}", file(true));
    assert!(!file(false).contains("calf"));
}

#[test]
fn unverifiable_outcomes_are_not_claimed() {
    // A sandbox may silently block a file, a tab, a mail program or the print window.
    for key in ["said_calendar", "said_event", "said_email", "said_print"] {
        let text = &english()[key];
        assert!(text.contains("If nothing ") && text.contains("copy the plan"), "{key}: {text}");
        assert!(!text.contains("saved:"), "{key}: {text}");
    }
}

fn english() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../../locales/en.json")).unwrap()
}

#[test]
fn private_reasons_and_notes_match_their_texts() {
    // A text with a placeholder for an area or a severity, or about an injury or a health answer,
    // must stay on the page.
    let english = english();
    let tells = |key: &str| {
        let text = &english[key];
        ["{area", "{severity}", "injury", "sprain", "health answer", "tight area", "ticked", "sore"]
            .iter()
            .any(|word| text.contains(word))
    };
    for reason in Reason::ALL {
        // Study results on soreness do not describe this visitor.
        let is_general = *reason == Reason::WhyPost;
        assert_eq!(reason.tells_of_health(), tells(reason.code()) && !is_general, "{reason:?}");
    }
    for lowered in PressureLimit::ALL {
        let key = ["lowered_", lowered.code()].concat();
        // Its text has no such word, but it concerns how the last session felt.
        let is_area = matches!(lowered, PressureLimit::Tight | PressureLimit::CheckIn);
        assert_eq!(lowered.tells_of_health(), tells(&key) || is_area, "{lowered:?}");
        let note = Note::PressureReduced { reasons: vec![PressureLimit::Race, *lowered] };
        assert_eq!(note.tells_of_health(), lowered.tells_of_health());
    }
}
