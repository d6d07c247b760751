//! Fine-tune: the questions that the five steps do not ask. Each change makes a new plan at once,
//! says what changed, and can be undone.

mod changed;
mod context;
mod fields;

use std::rc::Rc;

use web_sys::Element;

use crate::view::markup::prelude::*;
use crate::{
    quiz::{Quiz, Undo},
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
pub(crate) use fields::{choice_of, open_choices};

/// The panel, closed at first. A problem is shown at its field and below the panel. The panel shows
/// the new state at once, the page around it one frame later.
#[component]
pub(crate) fn FineTune() -> Html {
    let Some(FineTuneContext { step_context: context, changes, is_stale }) =
        use_context::<FineTuneContext>()
    else {
        return Html::default();
    };
    let context = &checked(&context);
    let is_ours = matches!(context.quiz.undo, Some(Undo::Fine { .. }));
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
            // Outside the details: a press on "fewer sessions" is undone here too.
            { notice(context, changes.as_deref().filter(|_| is_ours)) }
        </div>
    }
}

/// Holds the place of a field that is typed into or a list that is picked from. A press on a radio
/// or a box fires a click event too, which `onclick` handles.
#[expect(clippy::needless_pass_by_value, reason = "a listener is given its event")]
fn typed(event: InputEvent) {
    let control: Element = event.target_unchecked_into();
    if !matches!(control.matches("[type=radio], [type=checkbox]"), Ok(true)) {
        hold(&event);
    }
}

/// The same context, with the problems of the panel instead of those of a step.
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
