//! What can be done with the plan: calendar, print, share, copy, start again.
//!
//! Only says what was asked for; the deed is done in `embed`.

use yew::prelude::*;

use crate::text::{
    Words,
    scene::{Feature, Scene},
};

/// What the visitor wants done with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// A file for the calendar.
    Calendar,
    /// On paper.
    Print,
    /// Through the system's own sheet, or as a link.
    Share,
    /// As text on the clipboard.
    Copy,
    /// Nothing of it: a new start.
    StartAgain,
}

impl Take {
    const ALL: [Self; 5] = [Self::Calendar, Self::Print, Self::Share, Self::Copy, Self::StartAgain];

    const fn key(self) -> &'static str {
        match self {
            Self::Calendar => "action_calendar",
            Self::Print => "action_print",
            Self::Share => "action_share",
            Self::Copy => "action_copy",
            Self::StartAgain => "action_start_again",
        }
    }

    fn is_on(self, scene: &Scene, sessions: usize) -> bool {
        match self {
            Self::Calendar => scene.has(Feature::Ics) && sessions > 0,
            Self::Print => scene.has(Feature::Print),
            Self::Share => scene.has(Feature::Share),
            Self::Copy => scene.has(Feature::Copy),
            Self::StartAgain => true,
        }
    }
}

/// The bar of actions; the first is a button, the others weigh less.
pub(crate) fn actions(scene: &Scene, sessions: usize, on_take: &Callback<Take>) -> Html {
    let shown = Take::ALL.into_iter().filter(|take| take.is_on(scene, sessions));
    html! {
        <div class="actions" role="group" aria-label={scene.words.text("action_group")}>
            for take in shown { { button(&scene.words, take, on_take) } }
        </div>
    }
}

fn button(words: &Words, take: Take, on_take: &Callback<Take>) -> Html {
    let class = match take {
        Take::Calendar => "button actions__main",
        Take::Print | Take::Share | Take::Copy | Take::StartAgain => "link-button",
    };
    let part = match take {
        Take::Calendar => "button button-primary",
        Take::Print | Take::Share | Take::Copy | Take::StartAgain => "button",
    };
    let onclick = on_take.reform(move |_: MouseEvent| take);
    html! { <button type="button" {class} {part} {onclick}>{ words.text(take.key()) }</button> }
}
