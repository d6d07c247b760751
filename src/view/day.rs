//! Today's date, which can change while a page stays open.

use std::{borrow::Cow, rc::Rc};

use yew::Callback;

use crate::{
    plan::day::Day,
    quiz::{Quiz, Settings, action::Action, step::Screen},
};

/// The settings with the date that counts on this screen.
pub(crate) fn here(quiz: &Quiz, settings: &Rc<Settings>) -> Rc<Settings> {
    match quiz.here(settings) {
        Cow::Borrowed(_) => settings.clone(),
        Cow::Owned(settings) => Rc::new(settings),
    }
}

/// The action that has to come before an action that may make a plan, if a new day has begun.
pub(crate) fn today_before(
    action: &Action,
    quiz: &Quiz,
    clock: &Callback<(), Option<Day>>,
) -> Option<Action> {
    let is_plan = matches!(quiz.screen, Screen::Answer(_));
    let makes_plan = match action {
        Action::Next | Action::Reopen(_) | Action::Leave(..) => true,
        Action::Edit(_)
        | Action::Undo
        | Action::Merge(_)
        | Action::Session(..)
        | Action::AddSession(_)
        | Action::PlanAnew
        | Action::Stay(_) => is_plan,
        Action::Back
        | Action::GoTo(_)
        | Action::Restart
        | Action::AskDeletion(_)
        | Action::Delete
        | Action::Resume
        | Action::NewPlan
        | Action::MakeOwn
        | Action::Keep(_)
        | Action::Tried(_)
        | Action::Export(_)
        | Action::Link(_)
        | Action::TakeLink(_)
        | Action::Today(_)
        | Action::Preview(_)
        | Action::Sample(_) => false,
    };
    let day = if makes_plan { clock.emit(()) } else { None };
    day.filter(|day| *day != quiz.today).map(Action::Today)
}
