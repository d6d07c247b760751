//! What every step of the quiz is given: the state, the words, and the way to say something.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    quiz::{
        Quiz, Settings,
        action::{Action, Edit},
        saved::Persistence,
    },
    text::{Messages, faults::fault},
};

/// One widget at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct StepContext {
    /// The language.
    pub messages: Messages,
    /// The state.
    pub quiz: Rc<Quiz>,
    /// The place.
    pub settings: Rc<Settings>,
    /// The level of the main heading, 2 to 6.
    pub level: u8,
    /// How far answers may be kept.
    pub persistence: Persistence,
    /// Tells the reducer.
    pub send: Callback<Action>,
}

impl StepContext {
    /// The text at a key.
    pub(crate) fn text(&self, key: &str) -> String {
        self.messages.get(key)
    }

    /// Gives this answer when the event comes.
    pub(crate) fn on<E: 'static>(&self, edit: Edit) -> Callback<E> {
        self.send.reform(move |_| Action::Edit(edit.clone()))
    }

    /// Gives the answer that the typed text makes.
    pub(crate) fn typed(&self, edit: impl Fn(String) -> Edit + 'static) -> Callback<InputEvent> {
        self.send.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Action::Edit(edit(input.value()))
        })
    }

    /// What is wrong with a field, in words.
    pub(crate) fn problem(&self, field: &str) -> Option<String> {
        let problem = self.quiz.problems.iter().find(|problem| problem.field == field);
        problem.map(|problem| fault(&self.messages, problem))
    }

    /// The tag of a heading so many levels below the main one.
    pub(crate) fn heading(&self, below: u8) -> String {
        ["h", &(self.level + below).min(6).to_string()].concat()
    }
}

/// The id of the control for a field: `races[0].date` becomes `races-0-date`.
pub(crate) fn id_of(field: &str) -> String {
    field.replace(['[', '.'], "-").replace(']', "")
}

/// The id of the message of a field.
pub(crate) fn error_id(field: &str) -> String {
    [&id_of(field), "-error"].concat()
}
