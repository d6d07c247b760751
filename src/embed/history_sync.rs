//! Makes the browser's Back go back one step, if the clinic wants it (configuration `history`).
//!
//! The history has one entry of ours for each step back, and none on the first step, so that Back
//! leaves the page there as usual.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::EventListener;

use crate::embed::host;

/// The navigation that the browser's buttons request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Back by this many steps.
    Back(u32),
    /// Forward, which acts as Continue.
    Forward,
}

/// The entries of one widget in the page's history.
#[derive(Clone, Debug)]
pub(crate) struct Trail(Rc<Entries>);

#[derive(Debug)]
struct Entries {
    /// The widget's name, the key of the depth in an entry's state.
    name: String,
    /// The number of our entries up to the current one.
    depth: Cell<u32>,
    /// The depth to which we are going back ourselves, so that the next event is not the visitor's.
    wanted: Cell<Option<u32>>,
    listener: RefCell<Option<EventListener>>,
}

impl Trail {
    /// Follows the browser's buttons until it is dropped; `act` receives the requested navigation.
    pub(crate) fn new(name: &str, act: impl Fn(&Self, Asked) + 'static) -> Self {
        let trail = Self(Rc::new(Entries {
            name: name.to_owned(),
            depth: Cell::new(depth(name).unwrap_or_default()),
            wanted: Cell::new(None),
            listener: RefCell::default(),
        }));
        // The listener is owned by the entries, so it must not own them.
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

    /// Handles a change of the current entry.
    fn heard(&self) -> Option<Asked> {
        let wanted = self.0.wanted.take();
        let before = self.0.depth.get();
        let Some(now) = depth(&self.0.name) else {
            // A link to a fragment of the page: the visitor stays at the step.
            host::mark_history(&self.0.name, before);
            return None;
        };
        self.0.depth.set(now);
        if let Some(wanted) = wanted {
            // Entries of the page may lie between.
            self.leave(now.saturating_sub(wanted));
            return None;
        }
        match now.cmp(&before) {
            std::cmp::Ordering::Less => Some(Asked::Back(before - now)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Asked::Forward),
        }
    }

    /// Adds or removes entries to match the steps back.
    pub(crate) fn follow(&self, steps: u32) {
        for depth in self.0.depth.get()..steps {
            if host::push_history(&self.0.name, depth + 1) {
                self.0.depth.set(depth + 1);
            }
        }
        self.leave(self.0.depth.get().saturating_sub(steps));
    }

    /// Leaves the page from a first step that has entries of ours before it (after a reload).
    pub(crate) fn leave_page(&self) {
        host::go_back(self.0.depth.get() + 1);
    }

    fn leave(&self, count: u32) {
        if count > 0 {
            self.0.wanted.set(Some(self.0.depth.get().saturating_sub(count)));
            host::go_back(count);
        }
    }
}

/// The depth of the current entry, if it is known to the widget of this name.
fn depth(name: &str) -> Option<u32> {
    u32::try_from(host::history_depth(name)).ok()
}
