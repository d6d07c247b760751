//! What a widget follows besides its own controls: the browser's Back, time, and other tabs.

use std::{iter, rc::Rc};

use crate::{
    embed::{
        history_sync::{Asked, Trail},
        watch::Watch,
        widget::State,
    },
    quiz::action::Action,
};

impl State {
    /// Follows the browser's Back while the configuration wants it.
    pub(super) fn watch_history(self: &Rc<Self>) {
        let input = self.input.borrow();
        let mut trail = self.trail.borrow_mut();
        if !input.has_history {
            *trail = None;
        } else if trail.is_none() {
            let state = Rc::downgrade(self);
            *trail = Some(Trail::new(&input.instance, move |trail, asked| {
                if let Some(state) = state.upgrade() {
                    state.travel(trail, asked);
                }
            }));
        }
    }

    /// Follows the events from outside the widget.
    pub(super) fn watch_time(self: &Rc<Self>) {
        let state = Rc::downgrade(self);
        self.watch.replace(Watch::new(move |happened| {
            let Some(state) = state.upgrade() else { return };
            let Some(handle) = state.handle.borrow().clone() else { return };
            let action = state.kept.action(&happened, &handle.quiz, &state.input.borrow());
            if let Some(action) = action {
                handle.send.emit(action);
            }
        }));
    }

    fn travel(&self, trail: &Trail, asked: Asked) {
        let Some(handle) = self.handle.borrow().clone() else { return };
        match asked {
            Asked::Back(_) if handle.quiz.steps_back() == 0 => trail.leave_page(),
            Asked::Back(count) => {
                let count = usize::try_from(count).unwrap_or_default();
                iter::repeat_n(Action::Back, count).for_each(|back| handle.send.emit(back));
            }
            Asked::Forward => handle.send.emit(Action::Next),
        }
    }
}
