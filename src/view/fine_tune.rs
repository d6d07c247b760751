//! Fine-tune: what the six steps do not ask. Each change replans at once, says what it did, and can
//! be taken back.

mod changed;
mod fields;

use std::rc::Rc;

use web_sys::Element;

use crate::view::markup::prelude::*;
use crate::{
    quiz::Quiz,
    view::{
        fine_tune::{
            changed::notice,
            fields::{body, running, sessions},
        },
        replanned::Now,
        stage::Stage,
        steady::hold,
    },
};

pub(crate) use changed::told;

/// The panel, folded at first; what stands wrong in it is said at the field and below the panel. It
/// shows the state as it is now, the page around it a frame later.
#[component]
pub(crate) fn FineTune() -> Html {
    let Some(Now { stage, changes, is_late }) = use_context::<Now>() else {
        return Html::default();
    };
    let stage = &checked(&stage);
    let tag = stage.heading(1);
    html! {
        <div
            class="fine-tune__frame"
            data-half={is_late.then_some("")}
            oninput={typed}
            onclick={|event: MouseEvent| hold(&event)}
        >
            <details class="fine-tune" part="fine-tune">
                <summary class="fine-tune__summary">
                    <@{tag} class="fine-tune__heading">{ stage.text("fine_heading") }</@>
                </summary>
                <div class="fine-tune__body">
                    <p class="fine-tune__hint">{ stage.text("fine_hint") }</p>
                    { part(stage, "sessions", sessions(stage)) }
                    { part(stage, "running", running(stage)) }
                    { part(stage, "body", body(stage)) }
                </div>
            </details>
            // Outside the fold: a press on "fewer sessions" is taken back here too.
            { notice(stage, changes.as_deref()) }
        </div>
    }
}

/// What is typed or picked from a list is held as what is pressed is; of a press on a radio or a box
/// the browser tells twice.
#[expect(clippy::needless_pass_by_value, reason = "a listener is given its event")]
fn typed(event: InputEvent) {
    let control: Element = event.target_unchecked_into();
    if !matches!(control.matches("[type=radio], [type=checkbox]"), Ok(true)) {
        hold(&event);
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
