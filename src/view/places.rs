//! The nodes of the rows of the plan, to which a press on the strip or in the calendar leads.

use web_sys::HtmlElement;
use yew::NodeRef;

use crate::view::{focus::focus, strip::PlanRow};

/// One node for each session and each race.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    sessions: Vec<NodeRef>,
    races: Vec<NodeRef>,
}

impl Places {
    /// Empty nodes for this number of sessions and races.
    pub fn new(sessions: usize, races: usize) -> Self {
        let nodes = |count: usize| (0..count).map(|_| NodeRef::default()).collect();
        Self { sessions: nodes(sessions), races: nodes(races) }
    }

    /// The node of a row.
    pub(crate) fn node(&self, target: PlanRow) -> NodeRef {
        let node = match target {
            PlanRow::Session(index) => self.sessions.get(index),
            PlanRow::Race(index) => self.races.get(index),
        };
        node.cloned().unwrap_or_default()
    }

    /// Moves the focus to a row, which brings it into view.
    pub(crate) fn lead(&self, target: PlanRow) {
        if let Some(row) = self.node(target).cast::<HtmlElement>() {
            focus(&row, false);
        }
    }
}
