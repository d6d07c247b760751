//! The recipes of `docs/booking.md`, filled for whole plans as a visitor gets them.

use std::{collections::BTreeMap, rc::Rc};

use recovery_calculator::{
    plan::{
        PlanRequest, plan,
        result::{Plan, PlanResult, Service},
    },
    text::{
        booking,
        clinic::{Clinic, Offer, OfferLink},
        scene::Scene,
    },
};
use serde_json::json;

use super::{plain_request, value, words::spoken::scene};

/// Systems with the template that the book gives for each.
fn recipes() -> BTreeMap<String, String> {
    let book = include_str!("../../docs/booking.md");
    let recipes = book.split("## Recipes").nth(1).unwrap();
    let rows = recipes.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|cells| (cells[1].to_owned(), cells[2].trim_matches('`').to_owned())).collect()
}

fn planned(template: &str) -> (Scene, Plan) {
    let mut request = plain_request();
    request["races"] = json!([{ "date": "2026-04-19", "distance": "half", "priority": "A" }]);
    let request = PlanRequest(value(&request));
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let mut scene = scene(&request);
    scene.clinic =
        Rc::new(Clinic { book_url: Some(template.to_owned()), ..(*scene.clinic).clone() });
    (scene, *plan)
}

#[test]
fn every_recipe_makes_a_whole_link_for_each_session_and_for_the_plan() {
    let recipes = recipes();
    assert_eq!(recipes.len(), 16, "a system of ux.md or the clinic's own page is missing");
    for (system, template) in &recipes {
        let (scene, plan) = planned(template);
        assert!(plan.sessions.len() > 1, "one session proves little");
        let whole = booking::whole(&scene, &plan).unwrap();
        let each = plan.sessions.iter().map(|session| booking::link(&scene, session).unwrap());
        for link in each.clone().chain([whole.url.clone()]) {
            assert!(!link.contains(['{', '}', ' ']) && link.is_ascii(), "{system}: {link}");
        }
        let sessions = if template.contains("{dateText}") { plan.sessions.len() } else { 1 };
        assert_eq!(whole.sessions, sessions, "{system}");
        if sessions == 1 {
            assert_eq!(Some(whole.url), each.clone().next(), "{system}");
        } else {
            let days = whole.url.matches("%202026").count();
            let places = template.matches("{dateText}").count();
            assert_eq!(days, places * sessions, "{system}: {}", whole.url);
        }
    }
}

#[test]
fn a_message_for_the_whole_plan_names_what_differs_once() {
    let (scene, mut plan) = planned("sms:+44?&body={serviceName}%20{minutes}%20min%20{dateText}");
    plan.sessions.truncate(2);
    plan.sessions[0].duration_min = 30;
    plan.sessions[1].duration_min = 60;
    plan.sessions[0].service = Service::Swedish;
    plan.sessions[1].service = Service::Swedish;
    let url = booking::whole(&scene, &plan).unwrap().url;
    assert!(url.contains("30%2F60%20min"), "{url}");
    assert_eq!(url.matches("wedish").count(), 1, "{url}");
}

#[test]
fn a_message_that_would_be_cut_on_its_way_names_the_first_session() {
    let (scene, mut plan) = planned("mailto:a@b.example?body={dateText}");
    let session = plan.sessions[0].clone();
    for days in 1..100 {
        let date = session.date.plus(days);
        plan.sessions.push(recovery_calculator::plan::result::Session { date, ..session.clone() });
    }
    let whole = booking::whole(&scene, &plan).unwrap();
    assert_eq!(whole.sessions, 1);
    assert!(whole.url.len() < 100, "{}", whole.url);
}

#[test]
fn without_a_template_there_is_no_link_and_a_service_alone_has_its_own() {
    let (mut scene, plan) = planned("/book");
    let first = plan.sessions[0].service;
    let offer = Offer {
        service: first,
        name: "Ours".to_owned(),
        minutes: Vec::new(),
        price: None,
        book_url: OfferLink::Own("/ours?d={date}".to_owned()),
        about: None,
    };
    scene.clinic = Rc::new(Clinic::default());
    assert_eq!(booking::whole(&scene, &plan), None);
    scene.clinic = Rc::new(Clinic { services: vec![offer], ..Clinic::default() });
    let whole = booking::whole(&scene, &plan).unwrap();
    assert_eq!(whole.url, ["/ours?d=", &plan.sessions[0].date.iso()].concat());
}
