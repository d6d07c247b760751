//! Which day it is, for as long as a page stays open.

use std::{borrow::Cow, rc::Rc};

use yew::prelude::*;

use crate::{
    plan::day::Day,
    quiz::{Quiz, Settings, action::Action, step::Screen},
    view::app::AppProps,
};

/// Asks the clock; nothing where the day was set by hand.
pub(crate) type Clock = Callback<(), Option<Day>>;

/// The settings as of the day that counts on this screen.
pub(crate) fn here(quiz: &Quiz, settings: &Rc<Settings>) -> Rc<Settings> {
    match quiz.here(settings) {
        Cow::Borrowed(_) => settings.clone(),
        Cow::Owned(settings) => Rc::new(settings),
    }
}

/// What the reducer has to know before an action of which a plan may be made: a new day.
pub(crate) fn today_before(action: &Action, quiz: &Quiz, clock: &Clock) -> Option<Action> {
    let is_plan = matches!(quiz.screen, Screen::Answer(_));
    let makes_plan = match action {
        Action::Next => true,
        Action::Edit(_) | Action::Undo | Action::Merge(_) => is_plan,
        Action::Back
        | Action::GoTo(_)
        | Action::Restart
        | Action::AskDeletion(_)
        | Action::Delete
        | Action::Resume
        | Action::Keep(_)
        | Action::Export(_)
        | Action::Link(_)
        | Action::TakeLink(_)
        | Action::Today(_)
        | Action::Preview(_) => false,
    };
    let day = if makes_plan { clock.emit(()) } else { None };
    day.filter(|day| *day != quiz.today).map(Action::Today)
}

/// Another day that the page sets is taken over at once.
#[hook]
pub(crate) fn use_today(props: &AppProps, send: &Callback<Action>) {
    let is_first = use_mut_ref(|| true);
    let send = send.clone();
    use_effect_with(
        (props.environment.settings.today, props.environment.is_preview),
        move |(today, is_preview)| {
            if !is_first.replace(false) {
                let turn = if *is_preview { Action::Preview } else { Action::Today };
                send.emit(turn(*today));
            }
        },
    );
}
