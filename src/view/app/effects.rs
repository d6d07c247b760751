//! What the browser does after a render: where the focus goes, and what is scrolled into view.
//!
//! `after_render` decides it from the states before and after, without a browser; `use_effects`
//! carries it out.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    quiz::{
        Quiz, Undo,
        action::{Action, Edit},
        record::{Done, SessionAct},
        safety::HealthFlag,
        step::{Screen, Step},
        wish::Wish,
    },
    view::{
        announcement::Announcement,
        environment::Environment,
        focus::{focus, reveal},
        target::Target,
    },
};

/// What a render drew.
#[derive(Clone, Debug)]
pub(super) struct Rendered {
    pub(super) quiz: Rc<Quiz>,
    pub(super) environment: Rc<Environment>,
    pub(super) announcement: Rc<Announcement>,
}

/// One thing to do after a render.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    /// Gives an element the focus, which scrolls it into view.
    Focus(Target),
    /// Gives an element the focus and leaves the page where it is.
    FocusInPlace(Target),
    /// Gives a text the focus and selects it.
    Select(Target),
    /// Scrolls to the top of the widget if it is out of view, or if the help of a referral is below
    /// the view.
    ScrollToTop,
    /// Scrolls as little as it takes to show an element.
    Reveal(Target),
    /// Passes on what the host page has changed.
    Send(Action),
}

/// The effects of a change, in order.
pub(super) fn after_render(before: &Rendered, after: &Rendered) -> Vec<Effect> {
    let mut effects = after_screen(&before.quiz, &after.quiz);
    effects.extend(after_host(&before.environment, &after.environment));
    if before.quiz.visit == after.quiz.visit {
        effects.extend(after_press(&before.quiz, &after.quiz));
        effects.extend(after_act(&before.quiz, &after.quiz));
        effects.extend(after_alarm(&before.quiz, &after.quiz));
    }
    effects.extend(after_link(&before.quiz, &after.quiz));
    let (before, after) = (&before.announcement, &after.announcement);
    if after.text.is_some() && (&before.text, before.turn) != (&after.text, after.turn) {
        effects.push(Effect::Select(Target::CopyText));
    }
    effects
}

/// A new screen gives its heading the focus; Continue, when it is refused, gives it to the summary
/// of problems.
fn after_screen(before: &Quiz, after: &Quiz) -> Vec<Effect> {
    let mut effects = Vec::new();
    if before.visit != after.visit {
        effects.extend([Effect::FocusInPlace(Target::Heading), Effect::ScrollToTop]);
        effects.extend(wished(after).map(Effect::Focus));
    }
    if before.refusals != after.refusals && after.refusals > 0 {
        effects.push(Effect::Focus(Target::Problems));
    }
    effects
}

/// Where a visitor goes on who came from a kept plan.
const fn wished(quiz: &Quiz) -> Option<Target> {
    match (&quiz.wish, &quiz.undo, quiz.screen) {
        (_, Some(Undo::Act { .. }), Screen::Answer(_)) => Some(Target::Told),
        (Some(Wish::Change(key) | Wish::Book(key)), _, Screen::Answer(Step::LAST)) => {
            Some(Target::Change(*key))
        }
        (Some(Wish::Add), _, Screen::Answer(Step::LAST)) => Some(Target::AddSession),
        _ => None,
    }
}

/// The quiz takes over another unit or another day that the host page sets.
fn after_host(before: &Environment, after: &Environment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let (old, new) = (&before.settings, &after.settings);
    if old.unit != new.unit {
        effects.push(Effect::Send(Action::Edit(Edit::Unit(new.unit))));
    }
    if (old.today, before.is_preview) != (new.today, after.is_preview) {
        let turn = if after.is_preview { Action::Preview } else { Action::Today };
        effects.push(Effect::Send(turn(new.today)));
    }
    if before.sample != after.sample {
        effects.push(Effect::Send(after.sample.map_or(Action::Restart, Action::Sample)));
    }
    effects
}

/// What the visitor is asked, or can take back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pending {
    Deletion,
    Removal,
    FineTune,
    Nothing,
}

impl Pending {
    fn of(quiz: &Quiz) -> Self {
        match &quiz.undo {
            _ if quiz.asks_deletion => Self::Deletion,
            Some(Undo::Race(..) | Undo::Away(..)) => Self::Removal,
            Some(Undo::Fine { .. }) => Self::FineTune,
            Some(Undo::Act { .. } | Undo::Deleted(_)) | None => Self::Nothing,
        }
    }
}

/// A pressed button that goes away would take the focus with it. After a removal the focus goes to
/// "Undo", after "Undo" to what came back, for a new race or new days away to their first control,
/// for the question before a deletion to the answer that deletes nothing, and from there back.
fn after_press(before: &Quiz, after: &Quiz) -> Option<Effect> {
    if after.screen == Screen::Kept && before.undo != after.undo {
        let undo = if after.undo.is_some() { Target::Undo } else { Target::Heading };
        return Some(Effect::Focus(undo));
    }
    let (races, away) = (&after.draft.races.cards, &after.draft.availability.away);
    let (races_before, away_before) =
        (before.draft.races.cards.len(), before.draft.availability.away.len());
    let (was, is) = (Pending::of(before), Pending::of(after));
    let has_weekly = |quiz: &Quiz| !quiz.draft.races.weekly.is_empty();
    match (was, is) {
        _ if has_weekly(after) && !has_weekly(before) => Some(Effect::Focus(Target::Weekly)),
        // The button that added them is there again.
        _ if has_weekly(before) && !has_weekly(after) => Some(Effect::Focus(Target::Heading)),
        _ if was == is && races.len() == races_before && away.len() == away_before => None,
        (_, Pending::Deletion) => Some(Effect::Focus(Target::KeepAnswers)),
        (Pending::Deletion, _) => Some(Effect::Focus(Target::AskDeletion)),
        (_, Pending::Removal) => Some(Effect::Focus(Target::Undo)),
        // Far above the visitor's place: only a keyboard has to be led there.
        (Pending::FineTune, Pending::Nothing) => Some(Effect::FocusInPlace(Target::FineTune)),
        _ if races.len() > races_before => {
            races.last().map(|card| Effect::Focus(Target::RaceCard(card.id)))
        }
        _ if away.len() > away_before => {
            away.last().map(|range| Effect::Focus(Target::Away(range.id)))
        }
        _ => None,
    }
}

/// After an act on the plan the focus is on the same button where its row is now, or on the sentence
/// where the button is gone; after Undo on the button of what came back.
fn after_act(before: &Quiz, after: &Quiz) -> Option<Effect> {
    if before.undo == after.undo {
        return None;
    }
    let is_back = |quiz: &Quiz| match &quiz.undo {
        Some(Undo::Act { before, .. }) => {
            before.record == after.record && before.draft == after.draft
        }
        Some(Undo::Race(..) | Undo::Away(..) | Undo::Fine { .. } | Undo::Deleted(_)) | None => {
            false
        }
    };
    let target = match (&before.undo, &after.undo) {
        (_, Some(Undo::Act { done, .. })) => acted(after, *done),
        (Some(Undo::Act { done, .. }), None) if is_back(before) => match done {
            Done::Session(key, _) => Target::Change(*key),
            Done::Added(_) => Target::AddSession,
            Done::Anew | Done::Away(..) | Done::Back => Target::Heading,
        },
        _ => return None,
    };
    Some(Effect::Focus(target))
}

/// The same button, unless the session is gone or past.
fn acted(quiz: &Quiz, done: Done) -> Target {
    match done {
        Done::Anew | Done::Away(..) | Done::Back | Done::Session(_, SessionAct::Skip) => {
            Target::Told
        }
        Done::Session(key, _) | Done::Added(key) => {
            let is_past = quiz.record.act(key).is_some_and(|entry| entry.day < quiz.today);
            if is_past { Target::Told } else { Target::Change(key) }
        }
    }
}

/// The panel that opens under a box takes the focus with its heading, so that a screen reader reads
/// it at once. When the visitor takes the tick back, its box has the focus again.
fn after_alarm(before: &Quiz, after: &Quiz) -> Vec<Effect> {
    let safety = &after.draft.safety;
    match (alarm(before), alarm(after)) {
        (was, is) if was == is => Vec::new(),
        // The press on "none of these" has the focus already.
        (Some(flag), _) if safety.answer(flag.group()) == Some(false) => Vec::new(),
        (Some(flag), _) if !safety.has(flag) => vec![Effect::Focus(Target::Flag(flag))],
        (_, Some(_)) => vec![Effect::Reveal(Target::Help), Effect::Focus(Target::HelpTitle)],
        (_, None) => Vec::new(),
    }
}

/// The flag under which a panel is open.
fn alarm(quiz: &Quiz) -> Option<HealthFlag> {
    let is_asked = quiz.screen == Screen::Ask(Step::Safety);
    quiz.draft.safety.alarm().filter(|_| is_asked).map(|alarm| alarm.tick)
}

/// The answers of a link take the focus when they are offered. When the visitor leaves them, the
/// heading has it.
fn after_link(before: &Quiz, after: &Quiz) -> Option<Effect> {
    match (&before.linked, &after.linked) {
        (None, Some(_)) => Some(Effect::Focus(Target::Link)),
        (Some(_), None) if before.visit == after.visit => Some(Effect::Focus(Target::Heading)),
        _ => None,
    }
}

/// Carries out the effects of each change in the widget below `top`. The first render has none.
#[hook]
pub(super) fn use_effects(top: &NodeRef, now: Rendered, send: &Callback<Action>) {
    let last = use_mut_ref(|| now.clone());
    let (top, send) = (top.clone(), send.clone());
    use_effect(move || {
        let before = last.replace(now.clone());
        for effect in after_render(&before, &now) {
            carry_out(effect, &top, &send);
        }
    });
}

fn carry_out(effect: Effect, top: &NodeRef, send: &Callback<Action>) {
    if let Effect::Send(action) = effect {
        return send.emit(action);
    }
    let Some(top) = top.cast::<Element>() else { return };
    let (target, act): (_, fn(&HtmlElement)) = match effect {
        Effect::Focus(target) => (target, |found| focus(found, false)),
        Effect::FocusInPlace(target) => (target, |found| focus(found, true)),
        Effect::Select(target) => (target, select),
        Effect::Reveal(target) => (target, |found| reveal(found)),
        Effect::ScrollToTop | Effect::Send(_) => return scroll_to_top(&top),
    };
    if let Some(found) = find(&top, target) {
        act(&found);
    }
}

fn find(within: &Element, target: Target) -> Option<HtmlElement> {
    let found = within.query_selector(&target.selector()).ok()??;
    Some(found.unchecked_into())
}

fn select(text: &HtmlElement) {
    focus(text, false);
    text.unchecked_ref::<HtmlTextAreaElement>().select();
}

/// Scrolls to the top of the widget if it is out of view or behind a bar that the page keeps there,
/// or if the help of a referral is below the view.
fn scroll_to_top(top: &Element) {
    let Some(window) = web_sys::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let edge = top.get_bounding_client_rect().top();
    let style = window.get_computed_style(top).ok().flatten();
    let covered = style.and_then(|style| style.get_property_value("scroll-margin-top").ok());
    // Read as a whole number: the tables for fractions would be 5 % of the wasm.
    let covered = covered.and_then(|px| px.strip_suffix("px")?.parse::<i32>().ok());
    let is_help_below = find(top, Target::Help)
        .is_some_and(|panel| panel.get_bounding_client_rect().bottom() > height);
    if edge < f64::from(covered.unwrap_or_default()) || edge > height || is_help_below {
        top.scroll_into_view();
    }
}

#[cfg(test)]
mod tests;
