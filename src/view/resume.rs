//! Stored answers and plans: the offer on the first step, the box that stores them on this device, and their
//! deletion, which asks once and can be undone. Also the offer to take over the answers of a link
//! that is opened in the middle of the quiz.

use crate::view::markup::prelude::*;
use crate::{
    quiz::{Undo, action::Action, saved::Persistence},
    text::dates,
    view::{step_context::StepContext, steps::undo, target::Target},
};

/// A link to a plan that cannot be read.
pub(crate) fn unreadable(context: &StepContext) -> Html {
    if !context.quiz.is_link_unreadable {
        return Html::default();
    }
    html! {
        <aside class="resume" part="notice" aria-label={context.text("link_label")}>
            <p>{ context.text("shared_unreadable") }</p>
        </aside>
    }
}

/// "Go on" or "Show my plan again", and the way to do without, while an earlier visit is offered.
pub(crate) fn offer(context: &StepContext) -> Html {
    let Some(saved) = &context.quiz.offer else { return Html::default() };
    let day = dates::date(&context.messages, saved.day);
    let (told, go) = if saved.has_plan() {
        ("kept_offer_plan", "kept_again")
    } else {
        ("kept_offer", "kept_continue")
    };
    html! {
        <aside class="resume" aria-label={context.text("kept_label")} part="notice">
            <p>{ context.messages.format(told, &[("day", &day)]) }</p>
            <div class="resume__choice">
                <button type="button" class="button" part="button" onclick={press(context, Action::Resume)}>
                    { context.text(go) }
                </button>
                if !context.quiz.asks_deletion { { asking(context, "kept_start_again") } }
            </div>
            { question(context) }
        </aside>
    }
}

/// The choice between the answers of a link and the present ones, above every screen.
pub(crate) fn linked(context: &StepContext) -> Html {
    let Some(linked) = &context.quiz.linked else { return Html::default() };
    let [told, take, leave] = if linked.plan.is_some() {
        ["shared_offer", "shared_show", "shared_leave"]
    } else {
        ["link_offer", "link_take", "link_leave"]
    };
    let press = |takes| context.send.reform(move |_: MouseEvent| Action::TakeLink(takes));
    html! {
        <aside class="resume" part="notice" aria-label={context.text("link_label")}>
            <p tabindex="-1" data-target={Target::Link.name()}>{ context.text(told) }</p>
            <div class="resume__choice">
                <button type="button" class="button" part="button" onclick={press(true)}>
                    { context.text(take) }
                </button>
                <button type="button" class="link-button" onclick={press(false)}>
                    { context.text(leave) }
                </button>
            </div>
        </aside>
    }
}

/// The controls that store or delete the answers, below the last step and the plan.
pub(crate) fn persistence_controls(context: &StepContext) -> Html {
    let keeps = context.quiz.remember;
    html! {
        <div class="resume__keep">
            if context.persistence == Persistence::Device {
                <label class="check">
                    <input
                        type="checkbox"
                        checked={keeps}
                        onchange={context.send.reform(move |_: Event| Action::Keep(!keeps))}
                    />
                    <span class="check__label">{ context.text("kept_keep") }</span>
                </label>
            }
            if context.quiz.asks_deletion {
                { question(context) }
            } else if context.persistence == Persistence::None {
                { asking(context, "kept_start_again") }
            } else {
                { asking(context, "kept_delete") }
            }
        </div>
    }
}

/// "Your answers are deleted", with Undo.
pub(crate) fn deleted(context: &StepContext) -> Html {
    let Some(Undo::Deleted(before)) = &context.quiz.undo else {
        return undo(context, "said_deleted", false);
    };
    let is_new = before.restarts == context.quiz.restarts;
    undo(context, if is_new { "kept_said_new" } else { "said_deleted" }, true)
}

/// The button that asks before it deletes.
fn asking(context: &StepContext, key: &str) -> Html {
    html! {
        <button
            type="button"
            class="link-button resume__ask"
            data-target={Target::AskDeletion.name()}
            onclick={press(context, Action::AskDeletion(true))}
        >{ context.text(key) }</button>
    }
}

/// The question, in place of the button. The answer that deletes nothing comes first.
fn question(context: &StepContext) -> Html {
    if !context.quiz.asks_deletion {
        return Html::default();
    }
    html! {
        <div class="resume__question" role="group" aria-labelledby="kept-question">
            <p id="kept-question">{ context.text("kept_question") }</p>
            <div class="resume__choice">
                <button
                    type="button"
                    class="button resume__no"
                    part="button"
                    data-target={Target::KeepAnswers.name()}
                    onclick={press(context, Action::AskDeletion(false))}
                >{ context.text("kept_no") }</button>
                <button
                    type="button"
                    class="link-button"
                    onclick={press(context, Action::Delete)}
                >{ context.text("kept_yes") }</button>
            </div>
        </div>
    }
}

fn press(context: &StepContext, action: Action) -> Callback<MouseEvent> {
    context.send.reform(move |_| action.clone())
}
