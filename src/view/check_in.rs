//! The check-in of a later visit (R-Q4): how the last session was, and how it is now. It counts for
//! this visit only.

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::{Feel, Now, Tender},
    quiz::{
        Undo,
        action::{Action, Edit, TypedPlace},
    },
    text::{phrase, plan_context::PlanContext},
    view::{
        field::Choice,
        fine_tune::{choice_of, open_choices},
        plan_page::line,
        scroll_anchor::hold,
        step_context::StepContext,
    },
};

/// The folded line, once a session of the plan is past.
pub(crate) fn check_in(context: &StepContext, plan: &PlanContext) -> Html {
    let quiz = &context.quiz;
    if quiz.record.had(quiz.today).is_none() {
        return Html::default();
    }
    html! {
        <details class="fold check-in" data-anchor="" onclick={|event: MouseEvent| hold(&event)}>
            { line(plan, context.text("check_in_heading")) }
            <div class="check-in__body">
                <p class="field__hint">{ context.text("check_in_hint") }</p>
                { questions(context) }
                { undo(context) }
            </div>
        </details>
    }
}

fn questions(context: &StepContext) -> Html {
    let now = &context.quiz.draft.check_in;
    let label = |start: &str, code: &str| context.text(&["check_in_", start, "_", code].concat());
    let feel = Feel::ALL.iter().map(|it| (it.code().to_owned(), label("feel", it.code()), *it));
    let feel = open_choices(context, feel, now.feel, (Edit::Feel, "fine_not_said"));
    let tender =
        Tender::ALL.iter().map(|it| (it.code().to_owned(), label("tender", it.code()), *it));
    let tender = open_choices(context, tender, now.tender, (Edit::Tender, "fine_not_said"));
    html! {
        <>
            { choice_of(context, "checkIn.feel", &context.text("check_in_feel"), feel) }
            { choice_of(context, "checkIn.tender", &context.text("check_in_tender"), tender) }
            for chosen in context.quiz.draft.areas.chosen.iter() {
                { choice_of(
                    context,
                    &["checkIn.", chosen.area.code()].concat(),
                    &context.messages.format(
                        "check_in_area",
                        &[("area", &phrase::area_within(&context.messages, chosen.area, chosen.side))],
                    ),
                    {
                        let area = chosen.area;
                        let is = now.areas.iter().find(|(named, _)| *named == area).map(|(_, is)| *is);
                        let one = |it: Option<Now>| Choice {
                            code: it.map_or("open", Now::code).to_owned(),
                            label: it.map_or_else(
                                || context.text("fine_not_said"),
                                |it| label("area", it.code()),
                            ),
                            note: None,
                            chosen: is == it,
                            edit: Edit::AreaNow(area, it),
                        };
                        Now::ALL.iter().copied().map(Some).chain([None]).map(one).collect()
                    },
                ) }
            }
        </>
    }
}

/// All of it can be taken back at once.
fn undo(context: &StepContext) -> Html {
    let last = TypedPlace::CheckIn;
    if !matches!(context.quiz.undo, Some(Undo::Fine { place: Some(place), .. }) if place == last) {
        return Html::default();
    }
    html! {
        <button
            type="button"
            class="link-button"
            onclick={context.send.reform(|_: MouseEvent| Action::Undo)}
        >{ context.text("fine_undo") }</button>
    }
}
