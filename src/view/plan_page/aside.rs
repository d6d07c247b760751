//! The column beside the list: calendar, Fine-tune, fewer sessions, and further reading.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Plan,
    text::plan_context::{Feature, PlanContext},
    view::{
        calendar::Calendar, fewer_sessions::fewer, fine_tune::FineTune, good_to_know::know,
        self_care::self_care, step_context::StepContext, strip::PlanRow,
    },
};

pub(super) fn aside(
    step_context: &StepContext,
    context: &Rc<PlanContext>,
    plan: &Rc<Plan>,
    on_pick: &Callback<PlanRow>,
    is_short: bool,
) -> Html {
    html! {
        <div class="plan-page__aside">
            <div class="plan-page__stack" data-anchor="">
                if !plan.sessions.is_empty() { { calendar(context, plan, on_pick) } }
                if context.has(Feature::FineTune) { <FineTune/> }
                { fewer(step_context, context, plan) }
                if !is_short { { self_care(context, plan) } }
                { know(context, plan) }
            </div>
        </div>
    }
}

/// The calendar, open at first.
fn calendar(context: &Rc<PlanContext>, plan: &Rc<Plan>, on_pick: &Callback<PlanRow>) -> Html {
    let tag = ["h", &(context.level + 1).min(6).to_string()].concat();
    html! {
        <details class="fold" open={true}>
            <summary class="fold__summary">
                <@{tag} class="fold__heading">{ context.messages.get("plan_calendar") }</@>
            </summary>
            <Calendar context={context.clone()} plan={plan.clone()} on_pick={on_pick.clone()}/>
        </details>
    }
}
