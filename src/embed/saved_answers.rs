//! Stores the answers of this visit, and follows what other tabs do to them.

use std::cell::Cell;

use crate::{
    embed::{input::Input, storage, watch::Happened},
    plan::value::Value,
    quiz::{Quiz, action::Action, saved::Persistence},
};

/// The state of our entries in storage.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Whether this visit has stored something.
    own: Cell<bool>,
    /// Whether that, or what an earlier visit has left, is on the device and not only in this tab.
    local: Cell<bool>,
    /// Set while another tab's deletion is carried out, which fires no event.
    told: Cell<bool>,
}

impl Kept {
    /// Nothing stored yet in this visit.
    pub(crate) fn new(is_local: bool) -> Self {
        Self { own: Cell::new(false), local: Cell::new(is_local), told: Cell::new(false) }
    }

    /// Stores what may be stored; returns whether the browser allowed it.
    pub(crate) fn write(&self, quiz: &Quiz, saved: Option<&Value>, input: &Input) -> bool {
        let persistence = input.environment.persistence;
        if persistence == Persistence::None {
            return true;
        }
        let key = &input.key;
        let value = match &quiz.offer {
            // An offer leaves the entry unchanged until the visitor has answered,
            Some(_) if storage::read(key).is_some() => return true,
            // and undoing a deletion restores it.
            Some(offer) => Some(&offer.value()),
            None => saved,
        };
        let Some(value) = value else { return true };
        let is_local = quiz.remember && persistence == Persistence::Device;
        if self.local.replace(is_local) && !is_local {
            storage::forget_on_device(key);
        }
        let is_kept = storage::write(key, value, is_local);
        self.own.set(is_kept);
        is_kept
    }

    /// Deletes the answers here and in all other tabs.
    pub(crate) fn delete(&self, input: &Input) {
        self.own.set(false);
        self.local.set(false);
        let key = &input.key;
        if self.told.replace(false) { storage::forget(key) } else { storage::delete(key) }
    }

    /// The action for an event from outside the widget.
    pub(crate) fn action(&self, happened: &Happened, quiz: &Quiz, input: &Input) -> Option<Action> {
        let own = &input.key;
        match happened {
            Happened::Shown { is_restored } => {
                if *is_restored && self.own.get() && storage::read(own).is_none() {
                    return self.follow(quiz, input);
                }
                input.now().filter(|day| *day != quiz.today).map(Action::Today)
            }
            Happened::Stored { key: Some(key), .. } if key != own => None,
            Happened::Stored { value: None, .. } => quiz.remember.then_some(Action::Keep(false)),
            Happened::Stored { value: Some(value), .. } if value == storage::DELETED => {
                self.follow(quiz, input)
            }
            Happened::Stored { value: Some(_), .. } => None,
        }
    }

    /// Another tab has deleted the answers, so this one does too. Without answers there is nothing
    /// to delete, and nobody is disturbed.
    fn follow(&self, quiz: &Quiz, input: &Input) -> Option<Action> {
        let is_used =
            quiz.draft != Quiz::new(&input.environment.settings).draft || quiz.offer.is_some();
        self.told.set(is_used);
        is_used.then_some(Action::Restart)
    }
}
