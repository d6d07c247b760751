//! The page of a plan while Fine-tune is used. The next frame shows what was pressed and what it did,
//! the frame after it the rest of the page: that can be hundreds of rows.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    quiz::Undo,
    text::{changes::Changes, scene::Feature},
    view::{
        plan_page::{PlanPage, PlanPageProps},
        stage::Stage,
        whole::after_frame,
    },
};

/// What Fine-tune shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Now {
    /// The state.
    pub(crate) stage: Stage,
    /// What the last change did, as long as it can be taken back.
    pub(crate) changes: Option<Rc<Changes>>,
    /// Whether the page around it still shows the plan before.
    pub(crate) is_late: bool,
}

type NowProvider = ContextProvider<Now>;

/// The page of a plan, and beside it what Fine-tune shows.
pub(crate) fn replanned(page: &PlanPageProps, now: Now) -> Html {
    html! { <NowProvider context={now}><PlanPage ..page.clone()/></NowProvider> }
}

/// The page as it is to be drawn now, and whether that is late: then the one of this moment follows.
#[hook]
pub(crate) fn use_page(now: Option<&PlanPageProps>) -> (Option<PlanPageProps>, bool) {
    let shown = use_mut_ref(|| now.cloned());
    let update = use_force_update();
    let is_late =
        shown.borrow().as_ref().zip(now).is_some_and(|(shown, now)| is_fine_tuned(shown, now));
    if !is_late {
        shown.replace(now.cloned());
    }
    let said = now.map(|now| now.said.clone());
    let page = shown.borrow().clone().zip(said).map(|(page, said)| PlanPageProps { said, ..page });
    let now = now.cloned();
    use_effect(move || {
        let later = is_late.then(|| {
            after_frame(move || {
                shown.replace(now);
                update.force_update();
            })
        });
        move || drop(later)
    });
    (page, is_late)
}

/// Whether a change in Fine-tune, or its Undo, lies between what is shown and what is to be.
fn is_fine_tuned(shown: &PlanPageProps, now: &PlanPageProps) -> bool {
    let is_fine = |page: &PlanPageProps| matches!(page.stage.quiz.undo, Some(Undo::Fine { .. }));
    now.scene.has(Feature::FineTune)
        && !Rc::ptr_eq(&shown.stage.quiz, &now.stage.quiz)
        // A question is there at once, for it takes the focus.
        && shown.stage.quiz.asks_deletion == now.stage.quiz.asks_deletion
        && (is_fine(shown) || is_fine(now))
}
