//! "Your answers": all of them on the plan page, each with a button that changes it.

use crate::view::markup::prelude::*;
use crate::{
    quiz::{action::Action, step::Step},
    text::{plan_context::PlanContext, summary::answers},
    view::step_context::StepContext,
};

pub(crate) fn answers_summary(step_context: &StepContext, context: &PlanContext) -> Html {
    let rows = answers(&context.messages, &step_context.quiz.draft, &step_context.settings);
    html! {
        <details class="answers-summary">
            <summary class="answers-summary__summary">{ step_context.text("check_answers") }</summary>
            <dl>
                for answer in rows {
                    <div class="answers-summary__row">
                        <dt class="answers-summary__what">{ step_context.text(answer.key) }</dt>
                        <dd class="answers-summary__said">
                            for line in answer.lines {
                                <span class="answers-summary__line">{ line }</span>
                            }
                        </dd>
                        <dd class="answers-summary__change">
                            { change(step_context, answer.step, answer.key) }
                        </dd>
                    </div>
                }
            </dl>
        </details>
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
