//! Fine-tune: what the six steps do not ask. Each change replans at once, says what it did, and can
//! be taken back.

mod changed;
mod context;
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
        scroll_anchor::hold,
        step_context::StepContext,
        target::Target,
    },
};

pub(crate) use changed::change_summary;
pub(crate) use context::FineTuneContext;

/// The panel, folded at first; what stands wrong in it is said at the field and below the panel. It
/// shows the state as it is now, the page around it a frame later.
#[component]
pub(crate) fn FineTune() -> Html {
    let Some(FineTuneContext { step_context: context, changes, is_stale }) =
        use_context::<FineTuneContext>()
    else {
        return Html::default();
    };
    let context = &checked(&context);
    let tag = context.heading(1);
    html! {
        <div
            class="fine-tune__frame"
            data-anchor=""
            data-partial={is_stale.then_some("")}
            oninput={typed}
            onclick={|event: MouseEvent| hold(&event)}
        >
            <details class="fine-tune" part="fine-tune">
                <summary class="fine-tune__summary" data-target={Target::FineTune.name()}>
                    <@{tag} class="fine-tune__heading">{ context.text("fine_heading") }</@>
                </summary>
                <div class="fine-tune__body">
                    <p class="fine-tune__hint">{ context.text("fine_hint") }</p>
                    { part(context, "sessions", sessions(context)) }
                    { part(context, "running", running(context)) }
                    { part(context, "body", body(context)) }
                </div>
            </details>
            // Outside the fold: a press on "fewer sessions" is taken back here too.
            { notice(context, changes.as_deref()) }
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
fn checked(context: &StepContext) -> StepContext {
    let mut quiz: Quiz = (*context.quiz).clone();
    quiz.problems = quiz.draft.fine_problems(&context.settings);
    StepContext { quiz: Rc::new(quiz), ..context.clone() }
}

fn part(context: &StepContext, code: &str, fields: Html) -> Html {
    let tag = context.heading(2);
    html! {
        <div class="fine-tune__part">
            <@{tag} class="fine-tune__name">{ context.text(&["fine_part_", code].concat()) }</@>
            { fields }
        </div>
    }
}
