//! Fills the booking templates of `docs/booking.md` for whole plans.

use std::{collections::BTreeMap, rc::Rc};

use recovery_calculator::{
    plan::{
        acts::Act,
        plan,
        result::{Plan, PlanResult, Service, Session},
    },
    text::{
        booking::{self, Way},
        clinic::{Clinic, Offer, OfferLink},
        plan_context::PlanContext,
    },
};
use serde_json::json;

use super::{plain_request, typed, words::sentences::context};

/// The booking systems, each with its template from the document.
fn recipes() -> BTreeMap<String, String> {
    let book = include_str!("../../docs/booking.md");
    let recipes = book.split("## Recipes").nth(1).unwrap();
    let rows = recipes.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|cells| (cells[1].to_owned(), cells[2].trim_matches('`').to_owned())).collect()
}

fn planned(template: &str) -> (PlanContext, Plan) {
    let mut request = plain_request();
    request["races"] = json!([{ "date": "2026-04-19", "distance": "half", "priority": "A" }]);
    let request = typed(&request);
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let mut context = context(&request);
    context.clinic =
        Rc::new(Clinic { book_url: Some(template.to_owned()), ..(*context.clinic).clone() });
    (context, *plan)
}

#[test]
fn every_template_gives_complete_links_for_each_session_and_the_plan() {
    let recipes = recipes();
    assert_eq!(recipes.len(), 16, "a system, or the clinic's own page, is missing");
    for (system, template) in &recipes {
        let (context, plan) = planned(template);
        assert!(plan.sessions.len() > 1, "too few sessions for this test");
        let whole = booking::whole(&context, &plan).unwrap();
        let each = plan.sessions.iter().map(|session| booking::link(&context, session).unwrap());
        for link in each.clone().chain([whole.url.clone()]) {
            assert!(!link.contains(['{', '}', ' ']) && link.is_ascii(), "{system}: {link}");
        }
        let way = match system.as_str() {
            "WhatsApp" | "LINE" | "text message (SMS)" | "e-mail" => Way::Send,
            "telephone" => Way::Call,
            _ => Way::Book,
        };
        assert_eq!(whole.way, way, "{system}");
        let one = booking::one(&context, &plan.sessions[0]).unwrap();
        assert_eq!(one.way, way, "{system}");
        if way == Way::Send {
            assert_eq!(whole.sessions, plan.sessions.len(), "{system}");
            let days = whole.url.matches("%202026%3A").count();
            assert_eq!(days, plan.sessions.len(), "{system}: {}", whole.url);
        } else {
            assert_eq!(whole.sessions, 1, "{system}");
            assert_eq!(whole.url, one.url, "{system}");
        }
    }
}

/// Two sessions with different lengths and services.
fn two_unlike(template: &str) -> (PlanContext, Plan) {
    let (context, mut plan) = planned(template);
    plan.sessions.truncate(2);
    plan.sessions[0].duration_min = 30;
    plan.sessions[1].duration_min = 60;
    plan.sessions[0].service = Service::Swedish;
    plan.sessions[1].service = Service::DeepTissue;
    (context, plan)
}

/// The decoded text of a link.
fn said(url: &str) -> String {
    let encoded = [
        ("%20", " "),
        ("%3A", ":"),
        ("%2C", ","),
        ("%2F", "/"),
        ("%3B", ";"),
        ("%0D", "\r"),
        ("%0A", "\n"),
    ];
    encoded.iter().fold(url.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

#[test]
fn booking_messages_pair_each_day_with_its_service() {
    let lines =
        ["Tue 3 Mar 2026: Swedish massage, 30 min", "Tue 24 Mar 2026: deep tissue massage, 60 min"];
    for (template, expected) in [
        ("https://wa.me/66?text=Booking:%0A{list}", ["Booking:\n", &lines.join("\n")].concat()),
        ("https://wa.me/66", ["?text=", &lines.join("\n")].concat()),
        ("https://api.whatsapp.com/send?phone=66", ["&text=", &lines.join("\n")].concat()),
        ("sms:+66", ["?&body=", &lines.join("\n")].concat()),
        ("SMS:+66?body=Hello {list}", ["Hello ", &lines.join("\n")].concat()),
        // Placeholders of an older template; the day lines contain them.
        ("https://wa.me/66?text={dateText}", ["text=", &lines.join("; ")].concat()),
        (
            "/contact?message={serviceName}%20{minutes}%20{dateText}",
            ["Swedish massage, deep tissue massage 30/60 ", &lines.join("; ")].concat(),
        ),
        (
            "mailto:a@b.example",
            [
                "?subject=Massage appointments&body=",
                &lines.join("\r\n"),
                "\r\n\r\nMy name:\r\nMy phone:\r\nTimes that suit me:",
            ]
            .concat(),
        ),
        ("mailto:a@b.example?subject=Hi", ["?subject=Hi&body=", lines[0], "\r\n"].concat()),
        (
            "mailto:a@b.example?subject=On%20{dateText}",
            ["?subject=On Tue 3 Mar 2026, Tue 24 Mar 2026&body=", lines[0], "\r\n"].concat(),
        ),
        ("mailto:a@b.example?body={list}", ["?body=", &lines.join("\r\n")].concat()),
    ] {
        let (context, plan) = two_unlike(template);
        let whole = booking::whole(&context, &plan).unwrap();
        assert!(said(&whole.url).contains(&expected), "{template}: {}", said(&whole.url));
        assert_eq!((whole.way, whole.sessions), (Way::Send, 2), "{template}");
    }
}

#[test]
fn sessions_of_equal_service_and_length_list_only_days() {
    let (context, mut plan) =
        two_unlike("sms:+44?&body={serviceName}%20{minutes}%20min%20{dateText}");
    plan.sessions[1] = Session { date: plan.sessions[1].date, ..plan.sessions[0].clone() };
    let url = booking::whole(&context, &plan).unwrap().url;
    let body = "body=Swedish massage 30 min Tue 3 Mar 2026, Tue 24 Mar 2026";
    assert!(said(&url).ends_with(body), "{}", said(&url));
}

#[test]
fn booking_links_are_labelled_by_their_scheme() {
    for (template, way, sessions) in [
        ("https://cal.example/?date={date}", Way::Book, 1),
        // The calendar takes one day, whatever the message says.
        ("https://calendly.com/c?month={month}&date={date}&a1={dateText}", Way::Book, 1),
        ("https://cal.example/?date={date}&notes={list}", Way::Book, 1),
        ("/book", Way::Book, 1),
        ("TEL:+44", Way::Call, 1),
        ("https://t.me/clinic?text={list}", Way::Send, 2),
        ("/contact?message={list}", Way::Send, 2),
        // A message with a single day.
        ("https://line.me/R/oaMessage/%40C/?{date}", Way::Send, 1),
        ("mailto:a@b.example?body={date}", Way::Send, 1),
    ] {
        let (context, plan) = two_unlike(template);
        let whole = booking::whole(&context, &plan).unwrap();
        assert_eq!((whole.way, whole.sessions), (way, sessions), "{template}");
    }
}

#[test]
fn what_is_booked_or_had_is_not_asked_for_again() {
    let (context, mut plan) = planned("mailto:a@b.example?body={list}");
    let all = plan.sessions.len();
    assert!(all > 2);
    plan.sessions[0].fixed = Some(Act::Booked);
    plan.sessions[1].fixed = Some(Act::Moved);
    let whole = booking::whole(&context, &plan).unwrap();
    assert_eq!((whole.first, whole.sessions, whole.open), (1, all - 1, all - 1));
    assert_eq!(whole.url.matches("%202026%3A").count(), all - 1);
    for session in &mut plan.sessions {
        session.fixed = Some(Act::Booked);
    }
    assert_eq!(booking::whole(&context, &plan), None);
}

#[test]
fn long_booking_messages_list_as_many_sessions_as_fit() {
    let many = |template: &str| {
        let (context, mut plan) = planned(template);
        let session = plan.sessions[0].clone();
        for days in 1..100 {
            let date = session.date.plus(days);
            plan.sessions.push(Session { date, ..session.clone() });
        }
        booking::whole(&context, &plan).unwrap()
    };
    let whole = many("mailto:a@b.example?body={list}");
    assert!((10..60).contains(&whole.sessions), "{}", whole.sessions);
    assert!((1400..=1600).contains(&whole.url.len()), "{}", whole.url.len());
    assert_eq!(whole.url.matches("%202026%3A").count(), whole.sessions);
    // Too long even so: at least one day stays.
    let whole = many(&["sms:+44?body={list}", &"x".repeat(1600)].concat());
    assert_eq!(whole.sessions, 1);
}

#[test]
fn booking_links_need_a_template_and_services_may_have_their_own() {
    let (mut context, plan) = planned("/book");
    let first = &plan.sessions[0];
    let offer = Offer {
        id: first.service_id.clone(),
        kind: first.service,
        name: "Ours".to_owned(),
        minutes: Vec::new(),
        price: None,
        book_url: OfferLink::Own("/ours?d={date}".to_owned()),
        about: None,
    };
    context.clinic = Rc::new(Clinic::default());
    assert_eq!(booking::whole(&context, &plan), None);
    context.clinic = Rc::new(Clinic { services: vec![offer], ..Clinic::default() });
    let whole = booking::whole(&context, &plan).unwrap();
    assert_eq!(whole.url, ["/ours?d=", &plan.sessions[0].date.iso()].concat());
}
