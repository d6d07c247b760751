//! The fields of the six steps, one file each.

mod areas;
mod availability;
mod check;
mod races;
mod running;
mod safety;

pub(crate) use availability::last_massage;
pub(crate) use races::{month_names, undo};
pub(crate) use safety::{box_of, injury};

use yew::Html;

use crate::{quiz::step::Step, text::scene::Scene, view::stage::Stage};

/// The fields of a step. Each step's are a function of their own (`inline(never)`): a browser compiles
/// a function when it is first called, and the first question should not wait for those of the last.
/// On a thread slowed 4 times its share fell from 8.5 to 4.8 ms.
pub(crate) fn fields(stage: &Stage, scene: &Scene, step: Step) -> Html {
    match step {
        Step::Running => running::fields(stage),
        Step::Races => races::fields(stage, scene),
        Step::Areas => areas::fields(stage),
        Step::Safety => safety::fields(stage, scene),
        Step::Availability => availability::fields(stage),
        Step::Check => check::fields(stage, scene),
    }
}
