//! Draws a change of Fine-tune in two frames. The first shows the pressed control and what it
//! changed, the second the rest of the page, which can have hundreds of rows.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    quiz::Undo,
    text::plan_context::Feature,
    view::{
        deferred::after_frame,
        fine_tune::FineTuneContext,
        plan_page::{PlanPage, PlanPageProps},
    },
};

type FineTuneProvider = ContextProvider<FineTuneContext>;

/// The page of a plan, with the context that Fine-tune shows.
pub(crate) fn page_with_fine_tune(page: &PlanPageProps, now: FineTuneContext) -> Html {
    html! { <FineTuneProvider context={now}><PlanPage ..page.clone()/></FineTuneProvider> }
}

/// The page to draw now, and whether it is stale: then the next frame draws the current one.
#[hook]
pub(crate) fn use_page(now: Option<&PlanPageProps>) -> (Option<PlanPageProps>, bool) {
    let shown = use_mut_ref(|| now.cloned());
    let update = use_force_update();
    let is_stale =
        shown.borrow().as_ref().zip(now).is_some_and(|(shown, now)| is_fine_tuned(shown, now));
    if !is_stale {
        shown.replace(now.cloned());
    }
    let announcement = now.map(|now| now.announcement.clone());
    let page = shown
        .borrow()
        .clone()
        .zip(announcement)
        .map(|(page, announcement)| PlanPageProps { announcement, ..page });
    let now = now.cloned();
    use_effect(move || {
        let later = is_stale.then(|| {
            after_frame(move || {
                shown.replace(now);
                update.force_update();
            })
        });
        move || drop(later)
    });
    (page, is_stale)
}

/// Whether the two pages differ by a change in Fine-tune, or by its Undo.
fn is_fine_tuned(shown: &PlanPageProps, now: &PlanPageProps) -> bool {
    let is_fine =
        |page: &PlanPageProps| matches!(page.step_context.quiz.undo, Some(Undo::Fine { .. }));
    now.context.has(Feature::FineTune)
        && !Rc::ptr_eq(&shown.step_context.quiz, &now.step_context.quiz)
        // The question before a deletion takes the focus, so it is drawn at once.
        && shown.step_context.quiz.asks_deletion == now.step_context.quiz.asks_deletion
        && (is_fine(shown) || is_fine(now))
        // After an act the focus goes to the row, which has to be there.
        && !matches!(now.step_context.quiz.undo, Some(Undo::Act { .. }))
}
