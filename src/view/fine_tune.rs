//! Fine-tune: what the six steps do not ask. Each change replans at once, says what it did, and can
//! be taken back.

mod changed;
mod fields;

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    quiz::Quiz,
    view::{
        fine_tune::{
            changed::notice,
            fields::{body, running, sessions},
        },
        stage::Stage,
    },
};

pub(crate) use changed::changed;

/// The panel, folded at first; what stands wrong in it is said at the field.
pub(crate) fn fine_tune(stage: &Stage) -> Html {
    let stage = &checked(stage);
    let tag = stage.heading(1);
    html! {
        <div class="fine-tune__frame">
            <details class="fine-tune" part="fine-tune">
                <summary class="fine-tune__summary">
                    <@{tag} class="fine-tune__heading">{ stage.text("fine_heading") }</@>
                </summary>
                <div class="fine-tune__body">
                    <p class="fine-tune__hint">{ stage.text("fine_hint") }</p>
                    if !stage.quiz.problems.is_empty() {
                        <p class="field__error">{ stage.text("fine_problem") }</p>
                    }
                    { part(stage, "sessions", sessions(stage)) }
                    { part(stage, "running", running(stage)) }
                    { part(stage, "body", body(stage)) }
                </div>
            </details>
            // Outside the fold: a press on "fewer sessions" is taken back here too.
            { notice(stage) }
        </div>
    }
}

/// The same stage, with the problems of the panel instead of those of a step.
fn checked(stage: &Stage) -> Stage {
    let mut quiz: Quiz = (*stage.quiz).clone();
    quiz.problems = quiz.draft.fine_problems(&stage.settings);
    Stage { quiz: Rc::new(quiz), ..stage.clone() }
}

fn part(stage: &Stage, code: &str, fields: Html) -> Html {
    let tag = stage.heading(2);
    html! {
        <div class="fine-tune__part">
            <@{tag} class="fine-tune__name">{ stage.text(&["fine_part_", code].concat()) }</@>
            { fields }
        </div>
    }
}
