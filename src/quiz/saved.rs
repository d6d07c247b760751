//! What is kept of a visit (D-23): answers without health and the dates of the plan, until 30 days
//! after the last visit, and the events of calendar files, so that the next file can cancel them.

mod json;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use crate::{
    plan::{day::Day, request::Request},
    quiz::{exported::Exported, record::Record, step::Step},
};

pub use crate::quiz::saved::json::{is_over, plan_id};

/// How far a clinic lets answers be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// Not at all.
    None,
    /// Until the tab is closed.
    Session,
    /// For 30 days, if the visitor wants it; else until the tab is closed.
    #[default]
    Device,
}

/// Answers of an earlier visit, and the plan that it ended with.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// A part of a request.
    pub answers: Rc<Request>,
    /// Where the visitor was; never beyond the health questions, which are asked again.
    pub step: Step,
    /// The day of the visit.
    pub day: Day,
    /// The random id that the calendar events of the plan carry.
    pub plan_id: String,
    /// The events in the calendar files of the plan.
    pub exported: Exported,
    /// The plan last shown, and the acts; empty where the visit ended before a plan.
    pub record: Record,
    /// The day on which the plan was made.
    pub made_on: Option<Day>,
    /// The day on which the health questions were last answered; the answers are not kept.
    pub asked_on: Option<Day>,
}

impl Saved {
    /// Whether there is a plan to show.
    pub fn has_plan(&self) -> bool {
        !self.record.keep.is_empty()
    }
}
