//! Answers of an earlier visit: offered on the first step, kept on this device if the visitor wants
//! it; and their deletion, which asks once and can be taken back. And the answers of a link that is
//! opened in the middle of the quiz.

use crate::view::markup::prelude::*;
use crate::{
    quiz::{
        Undo,
        action::Action,
        saved::{Keeping, Saved},
    },
    text::dates,
    view::{stage::Stage, steps::undo},
};

/// "Continue" and "Start again", while answers of an earlier visit are offered.
pub(crate) fn offer(stage: &Stage) -> Html {
    let Some(Saved { day, .. }) = &stage.quiz.offer else { return Html::default() };
    let day = dates::date(&stage.words, *day);
    html! {
        <aside class="kept" aria-label={stage.text("kept_label")} part="notice">
            <p>{ stage.words.fill("kept_offer", &[("day", &day)]) }</p>
            <div class="kept__choice">
                <button type="button" class="button" part="button" onclick={press(stage, Action::Resume)}>
                    { stage.text("kept_continue") }
                </button>
                if !stage.quiz.asks_deletion { { asking(stage, "kept_start_again") } }
            </div>
            { question(stage) }
        </aside>
    }
}

/// The answers of a link, or those that are there: offered above every screen.
pub(crate) fn linked(stage: &Stage, node: &NodeRef) -> Html {
    if stage.quiz.linked.is_none() {
        return Html::default();
    }
    let press = |takes| stage.send.reform(move |_: MouseEvent| Action::TakeLink(takes));
    html! {
        <aside class="kept" part="notice" aria-label={stage.text("link_label")}>
            <p tabindex="-1" ref={node.clone()}>{ stage.text("link_offer") }</p>
            <div class="kept__choice">
                <button type="button" class="button" part="button" onclick={press(true)}>
                    { stage.text("link_take") }
                </button>
                <button type="button" class="link-button" onclick={press(false)}>
                    { stage.text("link_leave") }
                </button>
            </div>
        </aside>
    }
}

/// Whether to keep the answers; below the last step and the plan.
pub(crate) fn keeping(stage: &Stage) -> Html {
    let keeps = stage.quiz.keeps;
    html! {
        <div class="kept__keep">
            if stage.keeping == Keeping::Offered {
                <label class="check">
                    <input
                        type="checkbox"
                        checked={keeps}
                        onchange={stage.send.reform(move |_: Event| Action::Keep(!keeps))}
                    />
                    <span class="check__label">{ stage.text("kept_keep") }</span>
                </label>
            }
            if stage.quiz.asks_deletion {
                { question(stage) }
            } else if stage.keeping == Keeping::Never {
                { asking(stage, "kept_start_again") }
            } else {
                { asking(stage, "kept_delete") }
            }
        </div>
    }
}

/// "Your answers are deleted", with the way back.
pub(crate) fn deleted(stage: &Stage) -> Html {
    undo(stage, "said_deleted", matches!(stage.quiz.undo, Some(Undo::Deleted(_))))
}

/// Deletes nothing yet.
fn asking(stage: &Stage, key: &str) -> Html {
    html! {
        <button
            type="button"
            class="link-button kept__ask"
            onclick={press(stage, Action::AskDeletion(true))}
        >{ stage.text(key) }</button>
    }
}

/// Asked once, in the place of the button; the answer that deletes nothing comes first.
fn question(stage: &Stage) -> Html {
    if !stage.quiz.asks_deletion {
        return Html::default();
    }
    html! {
        <div class="kept__question" role="group" aria-labelledby="kept-question">
            <p id="kept-question">{ stage.text("kept_question") }</p>
            <div class="kept__choice">
                <button
                    type="button"
                    class="button kept__no"
                    part="button"
                    onclick={press(stage, Action::AskDeletion(false))}
                >{ stage.text("kept_no") }</button>
                <button
                    type="button"
                    class="link-button"
                    onclick={press(stage, Action::Delete)}
                >{ stage.text("kept_yes") }</button>
            </div>
        </div>
    }
}

fn press(stage: &Stage, action: Action) -> Callback<MouseEvent> {
    stage.send.reform(move |_| action.clone())
}
