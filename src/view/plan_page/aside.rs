//! What stands beside the list: the calendar, Fine-tune, fewer sessions, and what there is to read.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Plan,
    text::scene::{Feature, Scene},
    view::{
        calendar::Calendar, fewer::fewer, fine_tune::FineTune, know::know, plan_page::is_short,
        self_care::self_care, stage::Stage, strip::Target,
    },
};

pub(super) fn aside(
    stage: &Stage,
    scene: &Rc<Scene>,
    plan: &Rc<Plan>,
    on_pick: &Callback<Target>,
) -> Html {
    html! {
        <div class="plan-page__aside">
            <div class="plan-page__stack">
                if !plan.sessions.is_empty() { { calendar(scene, plan, on_pick) } }
                if scene.has(Feature::FineTune) { <FineTune/> }
                { fewer(stage, scene, plan) }
                if !is_short(plan) { { self_care(scene, plan) } }
                { know(scene, plan) }
            </div>
        </div>
    }
}

/// Open at first; whoever wants the list alone folds it.
fn calendar(scene: &Rc<Scene>, plan: &Rc<Plan>, on_pick: &Callback<Target>) -> Html {
    let tag = ["h", &(scene.level + 1).min(6).to_string()].concat();
    html! {
        <details class="fold" open={true}>
            <summary class="fold__summary">
                <@{tag} class="fold__heading">{ scene.words.text("plan_calendar") }</@>
            </summary>
            <Calendar scene={scene.clone()} plan={plan.clone()} on_pick={on_pick.clone()}/>
        </details>
    }
}
