//! Change opened in place, the calendar of days, and what an act says.

use std::rc::Rc;

use yew::{LocalServerRenderer, prelude::*};

use super::{
    environment,
    markup::{Element, elements},
    page, pages,
    states::settings,
};
use crate::{
    plan::{
        acts::{Act, SessionKey},
        result::{MoveRule, Plan, PlanResult},
    },
    quiz::{
        Quiz, Undo,
        action::{Action, Edit},
        alternatives::proposals,
        saved::Persistence,
    },
    view::{
        change::{Change, ChangeProps},
        step_context::StepContext,
    },
};

fn plan(quiz: &Quiz) -> Rc<Plan> {
    let PlanResult::Plan(plan) = quiz.answer(&settings()) else { panic!("no plan") };
    Rc::from(plan)
}

fn state(name: &str) -> Quiz {
    pages().into_iter().find(|(state, _)| state.name == name).unwrap().0.quiz
}

/// The region for a session of the plan, or for a new one.
fn opened(quiz: &Quiz, about: SessionKey) -> Vec<Element> {
    let environment = environment(settings());
    let plan = plan(quiz);
    let props = ChangeProps {
        step_context: StepContext {
            messages: environment.messages.clone(),
            quiz: Rc::new(quiz.clone()),
            settings: environment.settings.clone(),
            level: 2,
            persistence: Persistence::Session,
            send: Callback::noop(),
        },
        context: Rc::new(environment.context(quiz, None)),
        plan,
        about,
        on_close: Callback::noop(),
    };
    let rendered = LocalServerRenderer::<Change>::with_props(props).hydratable(false).render();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    elements(&runtime.block_on(rendered))
}

fn with<'a>(elements: &'a [Element], name: &str, value: &str) -> Vec<&'a Element> {
    elements.iter().filter(|one| one.attribute(name) == Some(value)).collect()
}

#[test]
fn three_days_are_proposed_and_nothing_is_done_by_choosing() {
    let quiz = state("7-plan");
    let plan = plan(&quiz);
    for session in &plan.sessions {
        let open = opened(&quiz, session.key);
        let options = quiz.day_options(&plan, session.key, &settings());
        let proposed = proposals(&options, session.date);
        let radios = with(&open, "type", "radio");
        assert_eq!(radios.len(), proposed.len() + 1, "{}", session.date.iso());
        assert_eq!(radios.iter().filter(|one| one.attribute("checked").is_some()).count(), 1);
        let go = with(&open, "part", "button");
        assert_eq!(go.len(), 1);
        assert!(go[0].text.starts_with("Move to "), "{}", go[0].text);
        assert!(open.iter().any(|one| one.text == "Skip this one"));
        // Nobody can have had what lies ahead.
        assert!(!open.iter().any(|one| one.text == "I had it"));
    }
}

/// The page decides nothing: each day is what the engine says.
#[test]
fn each_day_of_the_calendar_is_what_the_engine_says() {
    let quiz = state("7-plan");
    let plan = plan(&quiz);
    let key = quiz.free_key(&plan);
    let open = opened(&quiz, key);
    let options = quiz.day_options(&plan, key, &settings());
    let days = with(&open, "class", "days__day");
    let month = quiz.today.ymd().1;
    let expected: Vec<_> = options.iter().filter(|one| one.date.ymd().1 == month).collect();
    assert_eq!(days.len(), expected.len());
    for (day, option) in days.iter().zip(expected) {
        assert_eq!(day.text, option.date.ymd().2.to_string());
        assert_eq!(day.attribute("data-verdict"), Some(option.verdict.code()));
        let is_refused = option.verdict.code() == "refused";
        assert_eq!(day.attribute("aria-disabled").is_some(), is_refused);
        let name = day.attribute("aria-label").unwrap();
        assert_eq!(name.contains("not possible"), is_refused, "{name}");
        assert_eq!(name.contains("possible: "), option.verdict.code() == "note", "{name}");
    }
    assert_eq!(with(&open, "tabindex", "0").len(), 1, "one Tab stop");
}

#[test]
fn an_act_says_what_it_did_and_stands_beside_its_row() {
    for (name, sentence) in [
        ("7-plan-moved", "Moved to Thu 12 Mar. "),
        ("7-plan-skipped", "Tue 10 Mar is left out. "),
        ("7-plan-booked", "Booked for Tue 3 Mar at 14:30. "),
    ] {
        let html = page(name);
        let elements = elements(&html);
        let told = with(&elements, "data-target", "told");
        assert_eq!(told.len(), 1, "{name}");
        assert!(html.contains(sentence), "{name}: {}", told[0].text);
        assert_eq!(html.matches("Undo this change").count(), 1, "{name}");
        let Some(Undo::Act { .. }) = state(name).undo else { panic!("{name}") };
    }
    assert!(page("7-plan-moved").contains("Nothing else changes."));
    assert_eq!(page("7-plan-moved").matches("data-changed").count(), 1);
}

#[test]
fn what_is_booked_shows_its_hour_and_no_way_to_book() {
    let quiz = state("7-plan-booked");
    assert_eq!(plan(&quiz).sessions[0].fixed, Some(Act::Booked));
    let html = page("7-plan-booked");
    assert!(html.contains("Booked, 14:30"));
    assert!(!html.contains("button_main"), "a booked session is booked once");
    // It can still be changed.
    let first = plan(&quiz).sessions[0].key;
    assert!(html.contains(&["change-", &first.code()].concat()));
    assert!(opened(&quiz, first).iter().any(|one| one.text == "Not booked after all"));
}

/// Each rule has its words, and none of them tells of health.
#[test]
fn every_rule_has_words_without_health() {
    for rule in MoveRule::ALL {
        let words = super::messages().get(&["move_rule_", rule.code()].concat());
        assert!(!words.is_empty(), "{}", rule.code());
        for word in ["injur", "ill", "pain", "strain", "doctor", "health"] {
            let told = words.split(' ').any(|one| one.starts_with(word));
            assert!(!told, "{}: {words}", rule.code());
        }
    }
}

#[test]
fn past_sessions_are_asked_about_and_many_can_be_planned_anew() {
    let quiz = state("7-plan-later");
    let open = quiz.record.unmarked(quiz.today).count();
    assert!(open >= 3, "{open}");
    let html = page("7-plan-later");
    assert_eq!(html.matches("past__line").count(), open);
    assert_eq!(html.matches("Plan from today").count(), 1);
    assert!(!page("7-plan").contains("past__line"));
    // What did not happen is asked about no more.
    assert!(!html.contains("reg:2026-03-03"));
}

/// The stepper asks for what the engine counts: past sessions too.
#[test]
fn the_number_counts_past_sessions() {
    let quiz = state("7-plan-later");
    let (ahead, past) = (plan(&quiz).sessions.len(), quiz.record.past(quiz.today));
    assert!(past > 0);
    let mut fewer = quiz.clone();
    let wished = (ahead - 1 + past).to_string();
    fewer.apply(Action::Edit(Edit::Budget(wished)), &settings());
    assert_eq!(plan(&fewer).sessions.len(), ahead - 1);
}
