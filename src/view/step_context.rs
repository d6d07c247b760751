//! The context of every step: the state, the messages, and the callback that sends actions.

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

/// The state of a widget at one moment, with what it takes to show it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepContext {
    /// The language.
    pub messages: Messages,
    /// The state.
    pub quiz: Rc<Quiz>,
    /// The settings of the clinic and the page.
    pub settings: Rc<Settings>,
    /// The level of the main heading, 2 to 6.
    pub level: u8,
    /// How long answers may be stored.
    pub persistence: Persistence,
    /// Sends an action to the reducer.
    pub send: Callback<Action>,
}

impl StepContext {
    /// The text at a key.
    pub(crate) fn text(&self, key: &str) -> String {
        self.messages.get(key)
    }

    /// A listener that makes this edit.
    pub(crate) fn on<E: 'static>(&self, edit: Edit) -> Callback<E> {
        self.send.reform(move |_| Action::Edit(edit.clone()))
    }

    /// A listener that makes this edit and goes on.
    pub(crate) fn on_and_go(&self, edit: Edit) -> Callback<MouseEvent> {
        let send = self.send.clone();
        Callback::from(move |_| {
            send.emit(Action::Edit(edit.clone()));
            send.emit(Action::Next);
        })
    }

    /// A listener that makes an edit of the typed text.
    pub(crate) fn typed(&self, edit: impl Fn(String) -> Edit + 'static) -> Callback<InputEvent> {
        self.send.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Action::Edit(edit(input.value()))
        })
    }

    /// The problem of a field in words, if it has one.
    pub(crate) fn problem(&self, field: &str) -> Option<String> {
        let problem = self.quiz.problems.iter().find(|problem| problem.field == field);
        problem.map(|problem| fault(&self.messages, problem, self.settings.today))
    }

    /// The tag of a heading `below` levels below the main one.
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
