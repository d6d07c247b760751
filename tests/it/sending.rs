//! What a visitor sends: the copied text, the e-mail and the calendar are written for people.

use std::rc::Rc;

use recovery_calculator::{
    plan::{
        plan,
        result::{Plan, PlanResult},
    },
    text::{
        calendar_links::OnlineCalendar,
        clinic::Clinic,
        dates,
        plain::{Detail, mail_link, plain_text},
        plan_context::PlanContext,
    },
};
use serde_json::json;

use crate::{
    calendar_file::{first_file, parsed, values},
    request, typed,
    words::sentences::context,
};

const PAGE: &str = "https://baiboon.example/runners";

/// A plan with a race at a clinic that books by e-mail.
fn planned() -> (PlanContext, Plan) {
    let request = typed(&request(&json!({
        "races": [{ "date": "2026-04-19", "distance": "half", "name": "Canal Half" }],
        "areas": [{ "area": "calves", "side": "left", "severity": 4 }],
    })));
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let clinic = Clinic {
        name: "Baiboon".to_owned(),
        phone: Some("020 7946 0123".to_owned()),
        address: Some("12 Canal Walk".to_owned()),
        book_url: Some("mailto:book@baiboon.example".to_owned()),
        ..Clinic::default()
    };
    let context =
        PlanContext { clinic: Rc::new(clinic), page: PAGE.to_owned(), ..context(&request) };
    (context, *plan)
}

fn calendar(context: &PlanContext, plan: &Plan) -> String {
    first_file(context, plan, false)
}

#[test]
fn a_text_has_one_line_for_each_session_and_ends_with_the_page() {
    let (context, plan) = planned();
    for detail in [Detail::Whole, Detail::Short, Detail::Dates] {
        let text = plain_text(&context, &plan, detail);
        for session in &plan.sessions {
            let day = dates::date(&context.messages, session.date);
            assert_eq!(text.lines().filter(|line| line.starts_with(&day)).count(), 1, "{text}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("Sun 19 Apr 2026")).count(), 1);
        assert!(text.contains("Call to book: ") && text.contains("0123"), "{text}");
        assert!(text.ends_with(PAGE), "{text}");
        assert!(!text.contains("mailto:"), "{text}");
    }
}

#[test]
fn a_text_names_no_page_that_is_not_known() {
    let (context, plan) = planned();
    let context = PlanContext { page: String::new(), ..context };
    let text = plain_text(&context, &plan, Detail::Short);
    assert!(!text.contains("Planner:") && !text.contains("http"), "{text}");
}

#[test]
fn a_number_that_cannot_be_dialled_is_still_in_the_text() {
    let (context, plan) = planned();
    let clinic = Clinic { phone: Some("ask at the desk".to_owned()), ..(*context.clinic).clone() };
    let context = PlanContext { clinic: Rc::new(clinic), ..context };
    let text = plain_text(&context, &plan, Detail::Short);
    assert!(text.contains("ask at the desk") && !text.contains("Call to book"), "{text}");
}

#[test]
fn an_email_to_oneself_has_the_sessions_and_the_page() {
    let (context, plan) = planned();
    let link = mail_link(&context, &plan).unwrap();
    assert!(link.starts_with("mailto:?subject=") && link.len() <= 1600, "{link}");
    assert!(link.ends_with("https%3A%2F%2Fbaiboon.example%2Frunners"), "{link}");
    assert_eq!(link.matches("mailto").count(), 1, "{link}");
}

#[test]
fn events_say_that_they_are_not_booked_and_how_to_book_them() {
    let (context, plan) = planned();
    let text = calendar(&context, &plan);
    let file = parsed(&text);
    let sessions = plan.sessions.len();
    for summary in &values(&file, "SUMMARY")[..sessions] {
        assert_eq!(summary, "Massage at Baiboon (not booked yet)");
    }
    for (description, session) in values(&file, "DESCRIPTION").iter().zip(&plan.sessions) {
        // The parser drops blanks at the start of a folded line.
        let squeezed = description.replace(char::is_whitespace, "");
        assert!(squeezed.contains("Calltobook:"), "{description}");
        assert!(squeezed.contains(&format!("{}min", session.duration_min)), "{description}");
        assert!(!description.contains("mailto:"), "{description}");
        for research in ["study", "studies", "trial", "Theclinicsuggests"] {
            assert!(!squeezed.contains(research), "{research} in {description}");
        }
    }
    for place in &values(&file, "LOCATION")[..sessions] {
        assert!(place.contains("Baiboon") && place.contains("12 Canal Walk"), "{place}");
    }
    for online in OnlineCalendar::ALL {
        let link = online.link(&context, &plan.sessions[0], None, &|_, _| None);
        assert!(link.contains("Massage%20at%20") && link.contains("not%20booked%20yet"), "{link}");
    }
}

#[test]
fn events_of_a_clinic_without_a_name_have_a_title_too() {
    let (context, plan) = planned();
    let context = PlanContext { clinic: Rc::new(Clinic::default()), ..context };
    let file = parsed(&calendar(&context, &plan));
    assert_eq!(values(&file, "SUMMARY")[0], "Massage (not booked yet)");
}

#[test]
fn a_web_page_to_book_on_is_in_the_event() {
    let (context, plan) = planned();
    let url = "https://cal.example/?date={date}".to_owned();
    let clinic = Clinic { book_url: Some(url), ..(*context.clinic).clone() };
    let context = PlanContext { clinic: Rc::new(clinic), ..context };
    let file = parsed(&calendar(&context, &plan));
    let day = plan.sessions[0].date.iso();
    let expected = ["https://cal.example/?date=", &day].concat();
    assert!(values(&file, "DESCRIPTION")[0].contains(&expected));
}
