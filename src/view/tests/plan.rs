//! The page of a plan.

use super::{markup::elements, page, pages, states::settings};
use crate::{plan::result::PlanResult, quiz::step::Screen};

#[test]
fn the_next_session_has_one_main_way_and_the_bar_has_the_same() {
    let mut calls = 0;
    for (state, html) in pages() {
        let Screen::Answer(_) = state.quiz.screen else { continue };
        let PlanResult::Plan(plan) = state.quiz.answer(&settings()) else { continue };
        let Some(first) = plan.sessions.first() else { continue };
        if first.fixed.is_some() {
            continue;
        }
        let elements = elements(&html);
        let main: Vec<_> = elements
            .iter()
            .filter(|one| one.attribute("class") == Some("button button_main"))
            .collect();
        let [block, bar] = main.as_slice() else { panic!("{}: {main:?}", state.name) };
        assert_eq!((block.attribute("href"), &block.text), (bar.attribute("href"), &bar.text));
        // Today and tomorrow only a call is sure to reach the clinic in time.
        let is_soon = first.date.since(state.quiz.today) <= 1;
        let is_call = block.attribute("href").is_some_and(|href| href.starts_with("tel:"));
        assert_eq!(is_call, is_soon, "{}", state.name);
        calls += usize::from(is_call);
        assert!(
            html.find("data-next").unwrap() < html.find("session-card__row").unwrap_or(html.len())
        );
        assert_eq!(html.matches("data-next").count(), 1, "{}", state.name);
    }
    assert!(calls > 0, "no plan begins tomorrow");
}

#[test]
fn a_row_opens_to_all_that_is_known_of_the_session() {
    let html = page("7-plan");
    let elements = elements(&html);
    let count =
        |class: &str| elements.iter().filter(|one| one.attribute("class") == Some(class)).count();
    assert_eq!(count("session-details__body"), 11);
    assert_eq!(count("session-details__work"), 11);
    // One link for each, and none twice: the first stands in the block.
    assert_eq!(html.matches("session-details__book").count(), 10);
    for heading in ["What we do", "Why", "Afterwards", "Not in this session"] {
        assert_eq!(elements.iter().filter(|one| one.text == heading).count(), 11, "{heading}");
    }
}

#[test]
fn sessions_that_wait_for_word_are_one_row_without_a_date() {
    let (state, html) = pages().into_iter().find(|(state, _)| state.name == "7-plan-asks").unwrap();
    let PlanResult::Plan(plan) = state.quiz.answer(&settings()) else { panic!("no plan") };
    assert_eq!(plan.sessions.len(), 2);
    assert!(!plan.provisional.is_empty());
    for session in &plan.provisional {
        assert!(!html.contains(&session.date.iso()), "{}", session.date.iso());
    }
    assert_eq!(html.matches("more, once you have told us how it is").count(), 1);
    assert_eq!(html.matches("data-open").count(), plan.provisional.len());
    // The Achilles tendon is touched, and its calf gets the minutes.
    assert!(html.contains("touched only"));
    assert!(html.contains("data-strength=\"touch\""));
}

#[test]
fn after_a_long_race_the_page_shows_walking_and_nothing_else() {
    let html = page("7-plan-after");
    assert!(html.contains("do nothing but walk until Tue 3 Mar 2026"));
    assert!(!html.contains("self-care__move"));
    // The page says it in advance while the race is still ahead.
    let before = page("7-plan");
    assert!(before.contains("self-care__move"));
    assert!(before.contains("For three days after a race over 30 km, do nothing but walk."));
    assert!(!page("7-plan-one").contains("nothing but walk"), "a half marathon is shorter");
}

#[test]
fn list_strip_and_calendar_show_the_same_sessions_and_races() {
    for (state, html) in pages() {
        let Screen::Answer(_) = state.quiz.screen else { continue };
        let PlanResult::Plan(plan) = state.quiz.answer(&settings()) else { continue };
        let elements = elements(&html);
        let count = |class: &str| {
            elements.iter().filter(|element| element.attribute("class") == Some(class)).count()
        };
        let (sessions, races) = (plan.sessions.len(), plan.races.len());
        assert_eq!(count("session-card"), sessions, "{}", state.name);
        assert_eq!(count("session-card__tick"), sessions, "{}", state.name);
        let marks = sessions + plan.provisional.len();
        assert_eq!(count("season-strip__session"), marks, "{}", state.name);
        assert_eq!(count("season-list__race"), races, "{}", state.name);
        assert_eq!(count("season-strip__race"), races, "{}", state.name);
        assert_eq!(count("calendar__day"), sessions, "{}", state.name);
        if sessions > 0 {
            assert_eq!(count("calendar__race"), races, "{}", state.name);
        }
    }
}

#[test]
fn a_plan_for_races_is_not_told_by_its_few_regular_sessions() {
    for (state, html) in pages() {
        let sentence = match state.name {
            "7-plan" => "About one regular session a week",
            "7-plan-much" => "Sessions placed around your races",
            _ => continue,
        };
        assert!(html.contains(sentence), "{}", state.name);
    }
}
