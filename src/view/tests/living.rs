//! A plan over weeks: what a later visit asks, days away, closed days, and the hour of a booking.

use super::{
    rendered, rendered_in,
    states::{State, settings},
};
use crate::{
    plan::{
        answers::Feel,
        day::Day,
        result::{Note, PlanResult},
    },
    quiz::{
        Quiz, Settings,
        action::{Action, Edit},
        record::{SessionAct, hour::Hour},
    },
};

fn state(name: &str) -> Quiz {
    super::states::states().into_iter().find(|state| state.name == name).unwrap().quiz
}

fn shown(quiz: &Quiz) -> String {
    rendered(&State { name: "living", quiz: quiz.clone() })
}

fn first(quiz: &Quiz) -> (crate::plan::acts::SessionKey, Day) {
    let kept = &quiz.record.keep[0];
    (kept.key, kept.day)
}

#[test]
fn a_kept_plan_asks_for_news_above_the_first_booking() {
    let html = shown(&state("kept"));
    let asks = html.find("Unwell, injured, or anything new? Tell us first").unwrap();
    let books = html.find("href=\"https://baiboon.example/book").unwrap();
    assert!(asks < books);
    // After 28 days there is no way to book that does not ask.
    let html = shown(&state("kept-later"));
    assert!(html.contains("Tell us first") && html.contains(">Book "));
    assert!(!html.contains("href=\"https://baiboon.example/book"));
}

#[test]
fn a_kept_day_that_is_closed_by_now_says_so_in_its_row() {
    let mut quiz = state("kept");
    assert!(!shown(&quiz).contains("Clinic closed"));
    let sunday = Day::from_iso("2026-03-08").unwrap();
    quiz.record.keep[1].day = sunday;
    let html = shown(&quiz);
    assert_eq!(html.matches("Clinic closed").count(), 1);
    let (_, row) = html.split_once("Clinic closed").unwrap();
    let (row, _) = row.split_once("</li>").unwrap();
    assert!(row.contains("Call them, or move the session."));
    assert!(row.contains("href=\"tel:") && row.contains("Move it"));
    assert!(!row.contains("href=\"https://baiboon.example/book"));
}

#[test]
fn a_booked_session_shows_its_hour_on_every_page() {
    let mut quiz = state("kept");
    let (key, day) = first(&quiz);
    let book = Action::Session(key, SessionAct::Book(day, Hour::new(14, 30)));
    quiz.apply(book, &settings());
    assert!(shown(&quiz).contains("Booked, 14:30"));
}

#[test]
fn after_a_booking_link_the_row_asks_for_the_hour() {
    for name in ["kept", "7-plan"] {
        let mut quiz = state(name);
        let ask = "Booked? Tell us the time";
        assert!(!shown(&quiz).contains(ask));
        let plan = match quiz.answer(&settings()) {
            PlanResult::Plan(plan) if name == "7-plan" => Some(plan.sessions[0].clone()),
            _ => None,
        };
        let (key, day) = plan.map_or_else(|| first(&quiz), |one| (one.key, one.date));
        quiz.apply(Action::Tried(Some(key)), &settings());
        let html = shown(&quiz);
        assert_eq!(html.matches(ask).count(), 1, "{name}");
        assert!(html.contains("Not yet"));
        let mut not_yet = quiz.clone();
        not_yet.apply(Action::Tried(None), &settings());
        assert!(!shown(&not_yet).contains(ask));
        quiz.apply(Action::Session(key, SessionAct::Book(day, None)), &settings());
        assert!(!shown(&quiz).contains(ask), "{name}: it goes with an answer");
    }
}

#[test]
fn three_past_ones_can_be_planned_anew_after_the_health_questions() {
    let html = shown(&state("kept-later"));
    let (_, past) = html.split_once("kept-page__past").unwrap();
    let (past, _) = past.split_once("</section>").unwrap();
    assert!(past.matches("I had it").count() >= 3);
    assert!(past.contains("Plan from today"));
    assert!(!shown(&state("kept")).contains("kept-page__past"));
}

#[test]
fn the_check_in_is_for_a_later_visit_and_is_said_not_to_be_kept() {
    let heading = "How was your last session?";
    assert!(!shown(&state("7-plan")).contains(heading));
    let mut quiz = state("7-plan-later");
    let html = shown(&quiz);
    assert!(html.contains(heading) && html.contains("They are not kept."));
    assert!(html.contains("How is it now: left calf?"));
    quiz.apply(Action::Edit(Edit::Feel(Some(Feel::TooMuch))), &settings());
    assert!(shown(&quiz).contains("id=\"checkIn-feel-too_much\""));
}

#[test]
fn days_away_are_said_with_what_they_moved() {
    let mut quiz = state("7-plan");
    let day = |iso: &str| Day::from_iso(iso).unwrap();
    let days = (day("2026-03-09"), day("2026-03-14"));
    quiz.apply(Action::Leave(days, false), &settings());
    let html = shown(&quiz);
    assert!(html.contains("You are away from Mon 9 Mar to Sat 14 Mar. "), "{html}");
    assert!(html.contains("you are away.") && html.contains("Away from Mon 9 Mar to Sat 14 Mar"));
    assert!(html.contains("Not away after all"));
}

#[test]
fn closed_weeks_are_named_where_their_session_would_stand() {
    let day = |iso: &str| Day::from_iso(iso).unwrap();
    let closed =
        Settings { closed_dates: day("2026-03-07").to(day("2026-04-04")).collect(), ..settings() };
    let quiz = state("7-plan");
    let PlanResult::Plan(plan) = quiz.answer(&closed) else { panic!("no plan") };
    let is_skipped = |note: &Note| matches!(note, Note::SlotSkipped { .. });
    assert!(plan.notes.iter().any(is_skipped), "{:?}", plan.notes);
    let html = rendered_in(&State { name: "living", quiz }, closed);
    let said = "Closed Sat 7 Mar to Sun 5 Apr, so there is no session.";
    assert!(html.contains(said), "{html}");
    assert!(!html.contains("There is no open day"));
    let after = html.find(said).unwrap();
    assert!(after > html.find("data-next").unwrap());
}

#[test]
fn what_is_open_is_not_covered_by_the_bar() {
    let bar = "plan-page__bar";
    let mut quiz = state("7-plan");
    assert!(shown(&quiz).contains(bar));
    quiz.wish = Some(crate::quiz::wish::Wish::Add);
    assert!(!shown(&quiz).contains(bar));
}
