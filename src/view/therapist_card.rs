//! The card for the therapist: one session and today's health answers (R-Q5). It is made when the
//! visitor asks for it, and printed by a button of its own; no other print contains it.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::Act,
        result::{Plan, Session},
    },
    text::{
        dates,
        plan_context::{Feature, PlanContext},
        therapist_card::card,
    },
    view::{
        plan_actions::PlanAction,
        plan_page::{PlanPageProps, line},
        select::Select,
        step_context::StepContext,
    },
};

/// The properties of `TherapistCard`.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct TherapistCardProps {
    step_context: StepContext,
    context: Rc<PlanContext>,
    plan: Rc<Plan>,
    on_plan_action: Callback<PlanAction>,
}

/// The folded line of the card, where the clinic has left it on and there is a session.
pub(crate) fn therapist_card(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, context, plan, on_plan_action, .. } = props;
    if !context.has(Feature::Therapist) || plan.sessions.is_empty() {
        return Html::default();
    }
    let card = TherapistCardProps {
        step_context: step_context.clone(),
        context: context.clone(),
        plan: plan.clone(),
        on_plan_action: on_plan_action.clone(),
    };
    html! {
        <details class="fold therapist-card">
            { line(context, context.messages.get("card_heading")) }
            <TherapistCard ..card/>
        </details>
    }
}

/// The button that makes the card; then the session that it is for, the card, and its print.
#[component]
fn TherapistCard(props: &TherapistCardProps) -> Html {
    let TherapistCardProps { context, plan, .. } = props;
    let messages = &context.messages;
    let is_shown = use_state_eq(|| false);
    let chosen = use_state_eq(String::new);
    let was_had = |session: &&Session| session.fixed != Some(Act::Done);
    let named = |session: &&Session| session.key.code() == *chosen;
    let sessions = &plan.sessions;
    let session = sessions.iter().find(named).or_else(|| sessions.iter().find(was_had));
    let Some(session) = session.or_else(|| sessions.first()) else { return Html::default() };
    let choices = sessions.iter();
    let choices =
        choices.map(|one| (one.key.code(), dates::date(messages, one.date))).collect::<Vec<_>>();
    let onclick = {
        let is_shown = is_shown.clone();
        move |_: MouseEvent| is_shown.set(!*is_shown)
    };
    let prints = context.has(Feature::Print) && context.browser.saves_files();
    let print = props.on_plan_action.reform(|_: MouseEvent| PlanAction::PrintCard);
    html! {
        <div class="therapist-card__panel">
            <p>{ messages.get("card_lead") }</p>
            <div>
                <button
                    type="button"
                    class="button"
                    aria-expanded={if *is_shown { "true" } else { "false" }}
                    {onclick}
                >{ messages.get("card_show") }</button>
            </div>
            if *is_shown {
                <label class="therapist-card__which" for="card-session">
                    { messages.get("card_session") }
                    <Select
                        id="card-session"
                        {choices}
                        chosen={session.key.code()}
                        error={None::<String>}
                        on_choose={ move |code| chosen.set(code) }
                    />
                </label>
                { sheet(props, session) }
                if prints {
                    <div>
                        <button type="button" class="button" onclick={print}>
                            { messages.get("card_print") }
                        </button>
                    </div>
                }
            }
        </div>
    }
}

/// What is printed.
fn sheet(props: &TherapistCardProps, session: &Session) -> Html {
    let TherapistCardProps { step_context, context, plan, .. } = props;
    let rows = card(context, &step_context.quiz, &step_context.settings, plan, session);
    let messages = &context.messages;
    html! {
        <div class="therapist-card__sheet">
            <p class="therapist-card__title">{ messages.get("card_heading") }</p>
            <p class="therapist-card__name">{ messages.get("card_name") }</p>
            <dl>
                for row in rows {
                    <div class="therapist-card__row">
                        <dt>{ messages.get(row.key) }</dt>
                        <dd>
                            for text in row.lines { <p>{ text }</p> }
                        </dd>
                    </div>
                }
            </dl>
        </div>
    }
}

/// Why there is none beside dates alone.
pub(crate) fn no_card(context: &PlanContext) -> Html {
    if !context.has(Feature::Therapist) {
        return Html::default();
    }
    html! { <p class="therapist-card__absent">{ context.messages.get("card_kept") }</p> }
}
