//! Names in a right-to-left script and names with bidirectional control characters: neither changes
//! the order of the surrounding text, on the page, on paper, in a calendar or in a message.

use std::rc::Rc;

use recovery_calculator::{
    plan::{
        json, plan,
        request::Request,
        result::{Plan, PlanResult, Service},
    },
    quiz::{
        Quiz,
        action::{Action, Edit},
    },
    text::{
        booking,
        clinic::{Clinic, Offer, OfferLink},
        notes::note,
        phrase,
        plain::{Detail, plain_text},
        plan_context::PlanContext,
        summary::answers,
    },
};
use serde_json::json as tree;

use super::{
    calendar_file::first_file, journeys::settings, plain_request, typed, words::sentences::context,
};

const RACE: &str = "מרתון 10";
const CLINIC: &str = "קליניקה 24";
const ADDRESS: &str = "רחוב 7, חיפה";
const SERVICE: &str = "עיסוי 3";

fn planned() -> (PlanContext, Plan) {
    let mut request = plain_request();
    request["races"] = tree!([
        { "date": "2026-04-19", "distance": "half", "priority": "A", "name": RACE },
        { "date": "2026-04-21", "distance": "5k", "priority": "B" },
    ]);
    let request = typed(&request);
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let mut context = context(&request);
    let offer = |kind: Service| Offer {
        id: kind.code().to_owned(),
        kind,
        name: SERVICE.to_owned(),
        minutes: Vec::new(),
        price: None,
        book_url: OfferLink::General,
        about: None,
    };
    context.clinic = Rc::new(Clinic {
        name: CLINIC.to_owned(),
        address: Some(ADDRESS.to_owned()),
        book_url: Some("mailto:a@b.example".to_owned()),
        services: Service::ALL.iter().copied().map(offer).collect(),
        ..Clinic::default()
    });
    (context, *plan)
}

/// Every name in a text is wrapped in isolates.
#[track_caller]
fn is_apart(text: &str, name: &str, times: usize) {
    let apart = ["\u{2068}", name, "\u{2069}"].concat();
    assert!(text.matches(name).count() >= times, "{name} is not in {text}");
    assert_eq!(text.matches(name).count(), text.matches(&apart).count(), "{text}");
}

#[test]
fn right_to_left_names_are_isolated_in_all_texts() {
    let (context, plan) = planned();
    let text = plain_text(&context, &plan, Detail::Whole);
    // Its own line, and the title of its session.
    for (name, times) in [(RACE, 2), (CLINIC, 1), (ADDRESS, 1), (SERVICE, 2)] {
        is_apart(&text, name, times);
    }
    let file = first_file(&context, &plan, true);
    let file = file.replace("\r\n ", "").replace("\\,", ",");
    for (name, times) in [(RACE, 3), (CLINIC, 1), (ADDRESS, 1)] {
        is_apart(&file, name, times);
    }
    for session in &plan.sessions {
        let title = phrase::session_title(&context, &plan.races, session);
        is_apart(&title, RACE, usize::from(title.contains(RACE)));
    }
    let notes = plan.notes.iter().map(|one| note(&context, &plan, one));
    let named: Vec<String> = notes.filter(|text| text.contains(RACE)).collect();
    assert!(!named.is_empty(), "no note mentions the race: {:?}", plan.notes);
    for text in &named {
        is_apart(text, RACE, 1);
    }
    let url = booking::whole(&context, &plan).unwrap().url;
    assert!(url.contains("%E2%81%A8%D7%A2"), "{url}");
}

#[test]
fn bidirectional_controls_are_removed_from_names() {
    let settings = settings();
    let mut quiz = Quiz::new(&settings);
    let given = json::read_request(
        "{\"races\":[{\"date\":\"2026-04-19\",\"distance\":\"half\",\"name\":\"A\\u202ezyx\\u2069\"}]}",
    );
    quiz.apply(Action::Merge(Rc::new(given.unwrap())), &settings);
    assert_eq!(quiz.draft.races.cards[0].name, "Azyx");
    let id = quiz.draft.races.cards[0].id;
    let typed = "Run \u{202e}\u{2067}now\u{202c} \u{200f}".to_owned();
    quiz.apply(Action::Edit(Edit::RaceName(id, typed)), &settings);
    assert_eq!(quiz.draft.races.cards[0].name, "Run now \u{200f}");
    quiz.apply(Action::Edit(Edit::RaceName(id, RACE.to_owned())), &settings);
    let messages = context(&Request::default()).messages;
    let rows = answers(&messages, &quiz.draft, &settings);
    let text: Vec<String> = rows.into_iter().flat_map(|row| row.lines).collect();
    is_apart(&text.join("\n"), RACE, 1);
}
