//! The browser's Back, where the clinic wants it to go one step back (configuration `history`).
//!
//! The page's history has as many entries of ours as there are steps back: none on the first step,
//! so that there Back leaves the page as on any other.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::EventListener;

use crate::embed::host;

/// What the browser's buttons ask for, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// So many steps back.
    Back(u32),
    /// Its Forward: as Continue.
    Forward,
}

/// The entries of one widget in the page's history.
#[derive(Clone, Debug)]
pub(crate) struct Trail(Rc<Entries>);

#[derive(Debug)]
struct Entries {
    /// The name of the widget, under which the depth stands in an entry's state.
    name: String,
    /// How many entries of ours lead to the present one.
    depth: Cell<u32>,
    /// Whether we went back ourselves: then the browser's event is no wish of the visitor.
    is_own: Cell<bool>,
    listener: RefCell<Option<EventListener>>,
}

impl Trail {
    /// Follows the browser's buttons until it is dropped; `act` is told what they ask for.
    pub(crate) fn new(name: &str, act: impl Fn(&Self, Asked) + 'static) -> Self {
        let trail = Self(Rc::new(Entries {
            name: name.to_owned(),
            depth: Cell::new(host::history_depth(name)),
            is_own: Cell::new(false),
            listener: RefCell::default(),
        }));
        // The listener belongs to the entries: it must not keep them.
        let entries = Rc::downgrade(&trail.0);
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                let Some(trail) = entries.upgrade().map(Self) else { return };
                if let Some(asked) = trail.heard() {
                    act(&trail, asked);
                }
            })
        });
        trail.0.listener.replace(listener);
        trail
    }

    /// The present entry is another one.
    fn heard(&self) -> Option<Asked> {
        let now = host::history_depth(&self.0.name);
        let before = self.0.depth.replace(now);
        let is_own = self.0.is_own.take();
        match now.cmp(&before) {
            _ if is_own => None,
            std::cmp::Ordering::Less => Some(Asked::Back(before - now)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Asked::Forward),
        }
    }

    /// As many entries as there are steps back.
    pub(crate) fn follow(&self, steps: u32) {
        for depth in self.0.depth.get()..steps {
            if host::push_history(&self.0.name, depth + 1) {
                self.0.depth.set(depth + 1);
            }
        }
        self.leave(self.0.depth.get().saturating_sub(steps));
    }

    /// Leaves the page, from a first step that lies behind entries of ours (after a reload).
    pub(crate) fn leave_page(&self) {
        host::go_back(self.0.depth.get() + 1);
    }

    fn leave(&self, count: u32) {
        if count > 0 {
            self.0.is_own.set(true);
            host::go_back(count);
        }
    }
}
