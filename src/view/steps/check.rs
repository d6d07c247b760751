//! Step 6: every answer once more, each with a way to change it.

use crate::view::markup::prelude::*;
use crate::{
    quiz::{action::Action, step::Step},
    text::{answers::answers, scene::Scene},
    view::stage::Stage,
};

#[inline(never)]
pub(crate) fn fields(stage: &Stage, scene: &Scene) -> Html {
    html! {
        <dl class="answers">
            for answer in answers(&scene.words, &stage.quiz.draft, &stage.settings) {
                <div class="answers__row">
                    <dt class="answers__what">{ stage.text(answer.key) }</dt>
                    <dd class="answers__said">
                        for line in answer.lines { <span class="answers__line">{ line }</span> }
                    </dd>
                    <dd class="answers__change">{ change(stage, answer.step, answer.key) }</dd>
                </div>
            }
        </dl>
    }
}

fn change(stage: &Stage, step: Step, key: &str) -> Html {
    let onclick = stage.send.reform(move |_: MouseEvent| Action::GoTo(step));
    html! {
        <button type="button" class="link-button" {onclick}>
            { stage.text("check_change") }
            <span class="visually-hidden">{ " " }{ stage.text(key) }</span>
        </button>
    }
}
