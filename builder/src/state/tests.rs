//! What each action does, what Undo takes back, and that any order of actions is harmless.

use proptest::prelude::*;

use super::{Action, Fault, LengthPart, Part, ServiceEdit, State};
use crate::{
    form::{Field, Form, Length, Service, Switch},
    json, random,
};

fn state(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::default();
    for action in actions {
        state.apply(action);
    }
    state
}

fn set(text: &str) -> Action {
    Action::Set(Field::Name, text.to_owned())
}

fn config(state: &State) -> String {
    json::line(&state.form.config())
}

#[test]
fn typing_in_one_field_is_undone_at_once() {
    let mut state = state([set("B"), set("Ba"), set("Baiboon"), Action::Weekday(7, true)]);
    assert_eq!(config(&state), r#"{"v":1,"clinic":{"name":"Baiboon"},"closedWeekdays":[7]}"#);
    state.apply(Action::Undo);
    assert_eq!(config(&state), r#"{"v":1,"clinic":{"name":"Baiboon"}}"#);
    state.apply(Action::Undo);
    assert_eq!(config(&state), r#"{"v":1}"#);
    assert!(!state.can_undo());
    state.apply(Action::Undo);
    assert_eq!(state, State::default());
}

#[test]
fn a_clinic_is_never_closed_on_all_days() {
    let state = state((0..=8).map(|day| Action::Weekday(day, true)));
    assert_eq!(config(&state), r#"{"v":1,"closedWeekdays":[1,2,3,4,5,6]}"#);
}

#[test]
fn services_have_lengths_prices_and_links() {
    let service = Service {
        id: "swedish".to_owned(),
        lengths: vec![Length::default()],
        ..Service::default()
    };
    let length =
        |at, part, text: &str| Action::Services(ServiceEdit::Length(0, at, part, text.to_owned()));
    let state = state([
        Action::Services(ServiceEdit::Add(Box::new(service))),
        Action::Services(ServiceEdit::Set(0, Part::Name, "Swedish".to_owned())),
        Action::Services(ServiceEdit::Set(0, Part::Currency, "GBP".to_owned())),
        length(0, LengthPart::Minutes, "60"),
        length(0, LengthPart::Price, "68,5"),
        Action::Services(ServiceEdit::AddLength(0)),
        length(1, LengthPart::Minutes, "90"),
        length(1, LengthPart::BookUrl, "/90"),
        length(7, LengthPart::BookUrl, "/nowhere"),
        Action::Services(ServiceEdit::Remove(3)),
    ]);
    assert_eq!(
        config(&state),
        r#"{"v":1,"services":[{"id":"swedish","name":"Swedish","minutes":[60,90],"price":{"amount":{"60":68.5},"currency":"GBP"},"bookUrl":{"90":"/90"}}]}"#
    );
}

#[test]
fn faults_go_when_their_field_is_changed() {
    let fault = |path: &str| Fault { path: path.to_owned(), message: "x".to_owned() };
    let faults = vec![
        fault("/clinic/name"),
        fault("/closedWeekdays/1"),
        fault("/colour"),
        fault("/leadDays"),
    ];
    let mut state =
        state([Action::Open(Box::default(), faults), Action::Set(Field::Fallback, "y".to_owned())]);
    let left =
        |state: &State| state.faults.iter().map(|fault| fault.path.clone()).collect::<Vec<_>>();
    assert_eq!(left(&state).len(), 4);
    state.apply(set("A"));
    state.apply(Action::Weekday(3, true));
    assert_eq!(left(&state), ["/colour", "/leadDays"]);
    state.apply(Action::Dismiss(0));
    state.apply(Action::Dismiss(9));
    assert_eq!(left(&state), ["/leadDays"]);
    state.apply(Action::Undo);
    assert_eq!(left(&state), ["/colour", "/leadDays"]);
}

#[test]
fn a_configuration_keeps_what_the_form_cannot_show() {
    let text = r#"{"v":1,"clinic":{"name":"A"},"texts":{"plan_none":{"en":"None","de":"Keine"}},"features":{"ics":false}}"#;
    let mut state =
        state([Action::Open(Box::new(Form::of(&json::read(text).unwrap())), Vec::new())]);
    let opened = json::read(&config(&state)).unwrap();
    for key in ["clinic", "texts", "features"] {
        assert_eq!(opened.get(key), json::read(text).unwrap().get(key), "{key}");
    }
    state.apply(Action::Word("plan_none".to_owned(), Some("Nothing".to_owned())));
    assert!(config(&state).contains(r#"{"en":"Nothing","de":"Keine"}"#), "{}", config(&state));
    state.apply(Action::Word("plan_none".to_owned(), None));
    assert!(!config(&state).contains("texts"));
}

#[test]
fn another_theme_leaves_the_typeface() {
    let token = |name: &str, value: &str| Action::Token(name.to_owned(), value.to_owned());
    let theme = Action::Theme(vec![("accent".to_owned(), "#111111".to_owned())]);
    let state = state([token("font-family", "Georgia"), token("text", "#222222"), theme]);
    assert_eq!(config(&state), r##"{"v":1,"theme":{"accent":"#111111","font-family":"Georgia"}}"##);
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        any::<String>().prop_map(|text| Action::Set(Field::Phone, text)),
        (0_u32..9, any::<bool>()).prop_map(|(day, is_on)| Action::Weekday(day, is_on)),
        any::<String>().prop_map(|dates| Action::AddDates(vec![dates])),
        (0_usize..4).prop_map(Action::RemoveDates),
        any::<bool>().prop_map(|is_on| Action::Turn(Switch::Print, is_on)),
        (0_usize..3).prop_map(|at| Action::Services(ServiceEdit::AddLength(at))),
        (0_usize..3, 0_usize..3)
            .prop_map(|(at, place)| Action::Services(ServiceEdit::RemoveLength(at, place))),
        (0_usize..3, 0_usize..3, any::<String>()).prop_map(|(at, place, text)| Action::Services(
            ServiceEdit::Length(at, place, LengthPart::Price, text)
        )),
        Just(Action::Services(ServiceEdit::Add(Box::default()))),
        Just(Action::Restart),
        Just(Action::Undo),
        random::form().prop_map(|form| Action::Open(Box::new(form), Vec::new())),
    ]
}

proptest! {
    /// Any order of actions can be undone to the beginning, and its configuration can be read.
    #[test]
    fn everything_can_be_undone(actions in proptest::collection::vec(any_action(), 0..40)) {
        let mut state = state(actions);
        let config = state.form.config();
        prop_assert_eq!(json::read(&json::line(&config)), Some(config));
        for _ in 0..100 {
            state.apply(Action::Undo);
        }
        prop_assert_eq!(state.form, Form::default());
    }
}
