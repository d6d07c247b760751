//! What the visitor's last act did, in one sentence beside the plan, with the way back.

use crate::view::markup::prelude::*;
use crate::{
    plan::{day::Day, result::Plan},
    quiz::{Undo, action::Action, record::Done},
    text::{changes::Changes, moves, plan_context::PlanContext},
    view::{fine_tune::change_summary, step_context::StepContext, target::Target},
};

/// The sentence, until the next act.
pub(crate) fn sentence(
    step_context: &StepContext,
    context: &PlanContext,
    plan: &Plan,
    changes: Option<&Changes>,
) -> Option<String> {
    let done = last_act(step_context)?;
    let record = &step_context.quiz.record;
    if done == Done::Anew {
        let summary = changes.map(|changes| change_summary(step_context, changes));
        let said = [Some(step_context.text("act_anew")), summary];
        return Some(said.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    Some(moves::acted(context, record, (plan, changes), done))
}

/// What can be taken back, if it was an act on the plan.
pub(crate) fn last_act(step_context: &StepContext) -> Option<Done> {
    match step_context.quiz.undo {
        Some(Undo::Act { done, .. }) => Some(done),
        Some(Undo::Race(..) | Undo::Away(..) | Undo::Fine { .. } | Undo::Deleted(_)) | None => None,
    }
}

/// Where the sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// After the row of the session at this index.
    Session(usize),
    /// In the list, where the session of this day stood.
    Gap(Day),
    /// Above the list.
    Top,
}

/// Where the sentence of the last act stands.
pub(crate) fn beside(step_context: &StepContext, plan: &Plan) -> Option<Beside> {
    let done = last_act(step_context)?;
    let (Done::Session(key, _) | Done::Added(key)) = done else { return Some(Beside::Top) };
    if let Some(index) = plan.sessions.iter().position(|session| session.key == key) {
        return Some(Beside::Session(index));
    }
    let quiz = &step_context.quiz;
    let day = moves::done_day(&quiz.record, plan, done);
    Some(day.filter(|day| *day >= quiz.today).map_or(Beside::Top, Beside::Gap))
}

/// The sentence with Undo. It takes the focus where the pressed button is gone.
pub(crate) fn told(step_context: &StepContext, sentence: &str) -> Html {
    html! {
        <div class="told" tabindex="-1" data-target={Target::Told.name()}>
            <p>{ sentence.to_owned() }</p>
            <button
                type="button"
                class="link-button"
                onclick={step_context.send.reform(|_: MouseEvent| Action::Undo)}
            >{ step_context.text("fine_undo") }</button>
        </div>
    }
}
