//! Answers of an earlier visit: offered on the first step, kept on this device if the visitor wants
//! it, deleted at a press (contract 9).

use crate::view::markup::prelude::*;
use crate::{
    quiz::{
        action::Action,
        saved::{Keeping, Saved},
    },
    text::dates,
    view::stage::Stage,
};

/// "Continue" and "Start again", while answers of an earlier visit are offered.
pub(crate) fn offer(stage: &Stage) -> Html {
    let Some(Saved { day, .. }) = &stage.quiz.offer else { return Html::default() };
    let day = dates::date(&stage.words, *day);
    let press = |action: Action| stage.send.reform(move |_: MouseEvent| action.clone());
    html! {
        <aside class="kept" aria-label={stage.text("kept_label")} part="notice">
            <p>{ stage.words.fill("kept_offer", &[("day", &day)]) }</p>
            <div class="kept__choice">
                <button type="button" class="button" part="button" onclick={press(Action::Resume)}>
                    { stage.text("kept_continue") }
                </button>
                <button type="button" class="link-button" onclick={press(Action::Restart)}>
                    { stage.text("kept_start_again") }
                </button>
            </div>
        </aside>
    }
}

/// Whether to keep the answers, and the way to delete them; below the last step and the plan.
pub(crate) fn keeping(stage: &Stage) -> Html {
    if stage.keeping == Keeping::Never {
        return Html::default();
    }
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
            <button
                type="button"
                class="link-button"
                onclick={stage.send.reform(|_: MouseEvent| Action::Restart)}
            >{ stage.text("kept_delete") }</button>
        </div>
    }
}
