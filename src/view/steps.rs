//! The fields of the five steps, one file each.

mod areas;
mod availability;
mod races;
mod running;
mod safety;

pub(crate) use availability::last_massage;
pub(crate) use races::{month_names, undo};
pub(crate) use safety::injury_question;

use yew::Html;

use crate::{quiz::step::Step, text::plan_context::PlanContext, view::step_context::StepContext};

/// The fields of a step. Each step has a function of its own (`inline(never)`): a browser compiles
/// a function when it is first called, and the first question should not wait for the others. On a
/// thread slowed 4 times the compilation fell from 8.5 to 4.8 ms.
pub(crate) fn fields(step_context: &StepContext, context: &PlanContext, step: Step) -> Html {
    match step {
        Step::Running => running::fields(step_context),
        Step::Races => races::fields(step_context, context),
        Step::Areas => areas::fields(step_context),
        Step::Safety => safety::fields(step_context, context),
        Step::Availability => availability::fields(step_context),
    }
}
