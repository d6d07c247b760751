//! Step 6: all answers, each with a button that changes it.

use crate::view::markup::prelude::*;
use crate::{
    quiz::{action::Action, step::Step},
    text::{plan_context::PlanContext, summary::answers},
    view::step_context::StepContext,
};

#[inline(never)]
pub(crate) fn fields(step_context: &StepContext, context: &PlanContext) -> Html {
    html! {
        <dl class="answers">
            for answer in answers(&context.messages, &step_context.quiz.draft, &step_context.settings) {
                <div class="answers__row">
                    <dt class="answers__what">{ step_context.text(answer.key) }</dt>
                    <dd class="answers__said">
                        for line in answer.lines { <span class="answers__line">{ line }</span> }
                    </dd>
                    <dd class="answers__change">{ change(step_context, answer.step, answer.key) }</dd>
                </div>
            }
        </dl>
    }
}

fn change(step_context: &StepContext, step: Step, key: &str) -> Html {
    let onclick = step_context.send.reform(move |_: MouseEvent| Action::GoTo(step));
    html! {
        <button type="button" class="link-button" {onclick}>
            { step_context.text("check_change") }
            <span class="visually-hidden">{ " " }{ step_context.text(key) }</span>
        </button>
    }
}
