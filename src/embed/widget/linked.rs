//! Links that are opened while the widget exists, by a press on one or by pasting an address.

use std::rc::Rc;

use gloo::events::EventListener;

use crate::{
    embed::{
        host,
        initial_state::{entry, from_link},
        widget::State,
    },
    quiz::{Quiz, action::Action},
    view::announcement::Announcement,
};

impl State {
    /// Listens for them until the widget is destroyed.
    pub(super) fn watch_links(self: &Rc<Self>) {
        let state = Rc::downgrade(self);
        let open = move |_: &_| {
            if let Some(state) = state.upgrade() {
                state.open_link();
            }
        };
        let listener = EventListener::new(&host::addressed_window(), "hashchange", open);
        self.links.replace(Some(listener));
    }

    fn open_link(&self) {
        let input = self.input.borrow().clone();
        let Some(mut found) = from_link(&input, false) else { return };
        if !found.warnings.is_empty() {
            let mut all = input.warnings.clone();
            all.extend_from_slice(&found.warnings);
            self.link_warnings.replace(std::mem::take(&mut found.warnings));
            self.events.warnings(&all);
        }
        let Some(linked) = found.linked() else { return };
        let is_plan = linked.plan.is_some();
        // The borrow ends before the action runs, which may call this again.
        let handle = self.handle.borrow().clone();
        let Some(handle) = handle else {
            self.waiting.borrow_mut().push(Action::Link(linked));
            return;
        };
        let is_filled = !handle.quiz.is_touched;
        handle.send.emit(Action::Link(linked));
        if is_filled && !is_plan {
            let status = input.environment.messages.get("said_link_filled").into();
            handle.announce.emit(Announcement { status, ..Announcement::default() });
        }
    }

    /// A plan that was left is not shown again by a reload.
    pub(super) fn forget_link(&self) {
        let entry = entry(&self.input.borrow());
        host::replace_fragment(&host::page_fragment(), &entry, None);
    }

    /// A shared plan keeps its id.
    pub(super) fn take_id(&self, quiz: &Quiz) {
        if let Some(id) = &quiz.plan_id {
            self.exporter.name(quiz.plan, id);
        }
    }
}
