//! The frame of a step: progress, question, summary of problems, and Continue.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::Fault,
    quiz::{
        action::Action,
        step::{Screen, Step},
    },
    text::faults::fault,
    view::{
        focus::focus,
        mark::{Icon, icon},
        step_context::{StepContext, id_of},
        target::Target,
    },
};
use web_sys::{Element, HtmlElement};

/// A step with its fields.
pub(crate) struct Frame {
    /// The step.
    pub(crate) step: Step,
    /// Its fields.
    pub(crate) fields: Html,
}

/// The whole page of a step.
pub(crate) fn frame(context: &StepContext, frame: Frame) -> Html {
    let code = frame.step.code();
    let onsubmit = context.send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Next
    });
    // On the click, which Enter in a field causes too, because a sandboxed frame lets no form be
    // submitted. A form with the method `dialog` sends nothing, even after the listeners are gone.
    let onclick = context.send.reform(|event: MouseEvent| {
        event.prevent_default();
        Action::Next
    });
    let alarm = context.quiz.draft.safety.alarm();
    // Its own buttons go on.
    let is_open = frame.step == Step::Races && context.quiz.draft.races.any.is_none();
    let is_emergency = frame.step == Step::Safety && alarm.is_some_and(|it| it.is_emergency());
    let go = if context.quiz.leads_to_plan() { "frame_show_plan" } else { "frame_continue" };
    html! {
        <div class="step" part="step" key={code} data-step={code}>
            { head(context, frame.step) }
            <form class="step__body" method="dialog" novalidate=true {onsubmit}>
                { summary(context) }
                { frame.fields }
                if !is_emergency && !is_open {
                    <div class="step__act">
                        <button type="submit" class="button step__go" part="button button-primary" {onclick}>
                            { context.text(go) }
                        </button>
                    </div>
                }
            </form>
        </div>
    }
}

fn head(context: &StepContext, step: Step) -> Html {
    let (number, total) = (step.number().to_string(), Step::ALL.len().to_string());
    let place = context.messages.format("frame_step", &[("number", &number), ("total", &total)]);
    let tag = context.heading(0);
    let hint = context.messages.find(&["step_", step.code(), "_hint"].concat());
    html! {
        <header class="step__head" part="header">
            if step == Step::Running && context.quiz.visit == 0 {
                <p class="step__promise">{ context.text("frame_promise") }</p>
            }
            <div class="step__meta">
                if step != Step::Running { { back(context) } }
                <span class="step__place">{ place.clone() }</span>
            </div>
            <progress class="step__progress" part="progress" max={total} value={number} aria-label={place}/>
            <@{tag} class="step__question" tabindex="-1" data-target={Target::Heading.name()}>
                { context.text(&["step_", step.code()].concat()) }
            </@>
            if let Some(hint) = hint { <p class="step__hint" part="hint">{ hint }</p> }
        </header>
    }
}

/// The button above the heading that leads back.
pub(crate) fn back(context: &StepContext) -> Html {
    let quiz = &context.quiz;
    // A step that Change has opened leads back to the plan, unless something is missing by now.
    let is_change = matches!(quiz.screen, Screen::Ask(step) if step != Step::LAST)
        && quiz.leads_to_plan()
        && quiz.draft.first_problem(&context.settings).is_none();
    let next = if is_change { Action::Next } else { Action::Back };
    html! {
        <button
            type="button"
            class="link-button step__back"
            part="button-back"
            onclick={context.send.reform(move |_: MouseEvent| next.clone())}
        >
            { icon(Icon::Back) }
            { context.text("frame_back") }
        </button>
    }
}

/// The summary of problems, each a link to its field.
fn summary(context: &StepContext) -> Html {
    let problems = &context.quiz.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let tag = context.heading(1);
    html! {
        // It takes the focus, so a screen reader reads it. As an alert it would be read twice.
        <div
            class="problems"
            role="group"
            aria-labelledby="problems"
            tabindex="-1"
            data-target={Target::Problems.name()}
        >
            <@{tag} class="problems__heading" id="problems">{ context.text("frame_problem") }</@>
            { problem_links(context) }
        </div>
    }
}

/// A link to the field of every problem.
pub(crate) fn problem_links(context: &StepContext) -> Html {
    html! {
        <ul class="problems__list">
            for problem in &context.quiz.problems {
                <li>
                    <a href={["#", &target(context, problem)].concat()} onclick={lead}>
                        { fault(&context.messages, problem, context.settings.today) }
                    </a>
                </li>
            }
        </ul>
    }
}

/// The control that a problem is about.
fn target(context: &StepContext, problem: &Fault) -> String {
    let id = id_of(&problem.field);
    let is_date = ["date", "from", "to", "lastMassage"].iter().any(|end| id.ends_with(end));
    if !is_date {
        return id;
    }
    let part = context.quiz.draft.wrong_part(&problem.field, &context.settings);
    [&id, "-", part.code()].concat()
}

/// Moves the focus to the field, because a link within a shadow root leads nowhere by itself.
#[expect(clippy::needless_pass_by_value, reason = "a listener is given its event")]
pub(crate) fn lead(event: MouseEvent) {
    event.prevent_default();
    // The target can be inside the link: a translator puts elements of its own there.
    let pressed: Option<Element> = event.target_dyn_into();
    let Some(link) = pressed.and_then(|pressed| pressed.closest("a").ok().flatten()) else {
        return;
    };
    let Some(id) = link.get_attribute("href") else { return };
    let selector = ["[id='", id.trim_start_matches('#'), "']"].concat();
    let widget = link.closest(&Target::Widget.selector()).ok().flatten();
    let found = widget.and_then(|widget| widget.query_selector(&selector).ok().flatten());
    if let Some(control) = found {
        // A control in closed details cannot take the focus.
        if let Some(fold) = control.closest("details").ok().flatten() {
            let _ = fold.set_attribute("open", "");
        }
        let control: HtmlElement = wasm_bindgen::JsCast::unchecked_into(control);
        focus(&control, false);
    }
}
