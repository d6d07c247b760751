//! The frame of a step: where one is, the question, what is wrong, and the way on.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Fault,
    quiz::{action::Action, step::Step},
    text::faults::fault,
    view::{
        mark::{Icon, icon},
        stage::{Stage, id_of},
    },
};
use web_sys::{Element, HtmlElement};

/// A step with its fields.
pub(crate) struct Frame<'a> {
    /// Which one.
    pub(crate) step: Step,
    /// What the step asks.
    pub(crate) fields: Html,
    /// What stands below Continue.
    pub(crate) after: Html,
    /// The heading takes the focus when the step is shown.
    pub(crate) heading: &'a NodeRef,
    /// The summary takes it when there are problems.
    pub(crate) summary: &'a NodeRef,
}

/// The whole page of a step.
pub(crate) fn frame(stage: &Stage, frame: Frame<'_>) -> Html {
    let code = frame.step.code();
    let onsubmit = stage.send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Next
    });
    // By the press, which Enter in a field is too: a sandboxed frame lets no form be submitted. And
    // should nobody listen any more, a form with the method `dialog` sends nothing anywhere.
    let onclick = stage.send.reform(|event: MouseEvent| {
        event.prevent_default();
        Action::Next
    });
    let alarm = stage.quiz.draft.safety.alarm();
    let is_emergency = frame.step == Step::Safety && alarm.is_some_and(|it| it.is_emergency());
    let go = if frame.step == Step::Check { "frame_show_plan" } else { "frame_continue" };
    html! {
        <div class="step" part="step" key={code} data-step={code}>
            { head(stage, frame.step, frame.heading) }
            <form class="step__body" method="dialog" novalidate=true {onsubmit}>
                { summary(stage, frame.summary) }
                { frame.fields }
                if !is_emergency {
                    <div class="step__act">
                        <button type="submit" class="button step__go" part="button button-primary" {onclick}>
                            { stage.text(go) }
                        </button>
                        { frame.after }
                    </div>
                }
            </form>
        </div>
    }
}

fn head(stage: &Stage, step: Step, heading: &NodeRef) -> Html {
    let (number, total) = (step.number().to_string(), Step::ALL.len().to_string());
    let place = stage.words.fill("frame_step", &[("number", &number), ("total", &total)]);
    let tag = stage.heading(0);
    let hint = stage.words.find(&["step_", step.code(), "_hint"].concat());
    html! {
        <header class="step__head" part="header">
            if step == Step::Running && stage.quiz.visit == 0 {
                <p class="step__promise">{ stage.text("frame_promise") }</p>
            }
            <div class="step__meta">
                if step != Step::Running { { back(stage) } }
                <span class="step__place">{ place.clone() }</span>
            </div>
            <progress class="step__progress" part="progress" max={total} value={number} aria-label={place}/>
            <@{tag} class="step__question" tabindex="-1" ref={heading.clone()}>
                { stage.text(&["step_", step.code()].concat()) }
            </@>
            if let Some(hint) = hint { <p class="step__hint" part="hint">{ hint }</p> }
        </header>
    }
}

/// The way back, above the heading.
pub(crate) fn back(stage: &Stage) -> Html {
    html! {
        <button
            type="button"
            class="link-button step__back"
            part="button-back"
            onclick={stage.send.reform(|_: MouseEvent| Action::Back)}
        >
            { icon(Icon::Back) }
            { stage.text("frame_back") }
        </button>
    }
}

/// Every problem once more at the top, each a link to its field.
fn summary(stage: &Stage, node: &NodeRef) -> Html {
    let problems = &stage.quiz.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let tag = stage.heading(1);
    html! {
        // It takes the focus, which says it: as an alert it would be said twice.
        <div class="problems" role="group" aria-labelledby="problems" tabindex="-1" ref={node.clone()}>
            <@{tag} class="problems__heading" id="problems">{ stage.text("frame_problem") }</@>
            { problem_links(stage) }
        </div>
    }
}

/// A link to the field of every problem.
pub(crate) fn problem_links(stage: &Stage) -> Html {
    html! {
        <ul class="problems__list">
            for problem in &stage.quiz.problems {
                <li>
                    <a href={["#", &target(stage, problem)].concat()} onclick={lead}>
                        { fault(&stage.words, problem) }
                    </a>
                </li>
            }
        </ul>
    }
}

/// The control that a problem is about.
fn target(stage: &Stage, problem: &Fault) -> String {
    let id = id_of(&problem.field);
    let is_date = ["date", "from", "to", "lastMassage"].iter().any(|end| id.ends_with(end));
    if !is_date {
        return id;
    }
    let part = stage.quiz.draft.wrong_part(&problem.field, &stage.settings);
    [&id, "-", part.code()].concat()
}

/// A link within a shadow root leads nowhere by itself, so the focus is moved.
#[expect(clippy::needless_pass_by_value, reason = "a listener is given its event")]
fn lead(event: MouseEvent) {
    event.prevent_default();
    // The target is what was pressed: a translator puts elements of its own into our links.
    let pressed: Option<Element> = event.target_dyn_into();
    let Some(link) = pressed.and_then(|pressed| pressed.closest("a").ok().flatten()) else {
        return;
    };
    let Some(id) = link.get_attribute("href") else { return };
    let selector = ["[id='", id.trim_start_matches('#'), "']"].concat();
    let around = link.closest("form, .fine-tune__frame").ok().flatten();
    let found = around.and_then(|form| form.query_selector(&selector).ok().flatten());
    if let Some(control) = found {
        // A control in a part that is folded cannot take the focus.
        if let Some(fold) = control.closest("details").ok().flatten() {
            let _ = fold.set_attribute("open", "");
        }
        let control: HtmlElement = wasm_bindgen::JsCast::unchecked_into(control);
        // A refusal only leaves the focus where it is.
        let _ = control.focus();
    }
}
