//! The folded lines below the list or beside it: send, calendar, kinds of session, moves between
//! sessions, why, and Adjust.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Plan,
    text::{
        phrase,
        plan_context::{Feature, PlanContext},
    },
    view::{
        calendar::Calendar,
        fine_tune::FineTune,
        fold::Fold,
        good_to_know::know,
        plan_actions::{PlanActions, PlanActionsProps},
        plan_page::{PlanPageProps, kinds::kinds},
        self_care::self_care,
        strip::PlanRow,
        therapist_card::therapist_card,
    },
};

/// From this width on the lines stand beside the list, and the calendar is open.
const WIDE: u32 = 800;

pub(super) fn aside(props: &PlanPageProps, on_pick: &Callback<PlanRow>) -> Html {
    let PlanPageProps { step_context, context, plan, .. } = props;
    let has_sessions = !plan.sessions.is_empty();
    let take = PlanActionsProps {
        context: context.clone(),
        plan: plan.clone(),
        has_exported: step_context.quiz.exported.is_ahead(context.today),
        announcement: props.announcement.clone(),
        on_plan_action: props.on_plan_action.clone(),
        on_book: props.on_book.clone(),
        months: if has_sessions {
            html! { <Calendar context={context.clone()} plan={plan.clone()} on_pick={on_pick.clone()}/> }
        } else {
            Html::default()
        },
        is_wide: props.width >= WIDE,
    };
    html! {
        <div class="plan-page__aside">
            <div class="plan-page__stack" data-anchor="">
                <PlanActions ..take/>
                if has_sessions {
                    { fold(context, context.messages.get("kinds_heading"), kinds(context, plan)) }
                }
                { therapist_card(props) }
                if plan.walk_until.is_some() || !plan.care.is_empty() {
                    <Fold class="fold plan-page__care" is_open={!has_sessions}>
                        { line(context, moves(context, plan)) }
                        { self_care(context, plan) }
                    </Fold>
                }
                { fold(context, context.messages.get("know_heading"), know(context, plan)) }
                if context.has(Feature::FineTune) { <FineTune/> }
            </div>
        </div>
    }
}

/// "Between sessions: left calf", or with several areas without their names.
fn moves(context: &Rc<PlanContext>, plan: &Plan) -> String {
    let messages = &context.messages;
    match plan.care.as_slice() {
        [one] => {
            let side = context.mentioned.side(one.area);
            let area = phrase::area_within(messages, one.area, side);
            messages.format("between_heading_one", &[("area", &area)])
        }
        _ => messages.get("between_heading"),
    }
}

fn fold(context: &PlanContext, label: String, body: Html) -> Html {
    html! {
        <details class="fold">
            { line(context, label) }
            { body }
        </details>
    }
}

/// The line that is pressed.
pub(crate) fn line(context: &PlanContext, label: String) -> Html {
    let tag = ["h", &(context.level + 1).min(6).to_string()].concat();
    html! {
        <summary class="fold__summary"><@{tag} class="fold__heading">{ label }</@></summary>
    }
}
