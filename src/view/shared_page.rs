//! A plan that somebody shared: dates to read, and nothing to answer.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Plan, Session},
    quiz::{action::Action, shared::Shown},
    text::{
        dates, phrase,
        plan_context::{Feature, PlanContext},
    },
    view::{
        clinic_line::clinic_line,
        kept_page::{KeptPage, month},
        mark::{kind_code, kind_mark},
        plan_actions::{PlanAction, by_hand},
        session_card::date_block,
        step_context::StepContext,
        target::Target,
    },
};

/// The whole page, as an article.
pub(crate) fn shared_page(page: &KeptPage<'_>, shown: &Shown) -> Html {
    let KeptPage { step_context, context, plan, .. } = page;
    let messages = &context.messages;
    let tag = step_context.heading(0);
    let day = dates::date(messages, shown.plan.on);
    html! {
        <article class="plan-page shared-page" part="result" key="shared">
            { clinic_line(&context.clinic) }
            <header class="plan-page__head" part="header">
                { back(step_context, shown) }
                <@{tag} class="plan-page__title" tabindex="-1" data-target={Target::Heading.name()}>
                    { messages.format("shared_title", &[("day", &day)]) }
                </@>
                <p class="plan-page__summary">{ messages.get("plan_suggestions") }</p>
                { make_own(step_context, "shared_make") }
            </header>
            <ol class="season-list__rows" part="timeline">
                for (index, session) in plan.sessions.iter().enumerate() {
                    { row(context, plan, session, index) }
                }
            </ol>
            <div class="kept-page__ways">
                if context.has(Feature::Copy) { { take(page, "take_copy", PlanAction::Copy) } }
                if context.has(Feature::Print) && context.browser.saves_files() {
                    { take(page, "take_print", PlanAction::Print) }
                }
            </div>
            if !page.announcement.status.is_empty() {
                <p class="plan-actions__said" aria-hidden="true">{ &page.announcement.status }</p>
            }
            { by_hand(messages, page.announcement) }
            <footer class="shared-page__foot" part="footer">
                { make_own(step_context, "shared_make_too") }
                <p>{ messages.get("disclaimer") }</p>
            </footer>
        </article>
    }
}

fn back(step_context: &StepContext, shown: &Shown) -> Html {
    if !shown.has_back() {
        return Html::default();
    }
    let key = if shown.is_plan_behind() { "shared_back" } else { "frame_back" };
    html! {
        <button
            type="button"
            class="link-button step__back"
            part="button-back"
            onclick={step_context.send.reform(|_: MouseEvent| Action::Back)}
        >{ step_context.text(key) }</button>
    }
}

fn make_own(step_context: &StepContext, key: &str) -> Html {
    let onclick = step_context.send.reform(|_: MouseEvent| Action::MakeOwn);
    html! {
        <p class="kept-page__ways">
            <button type="button" class="button" part="button" {onclick}>{ step_context.text(key) }</button>
        </p>
    }
}

fn take(page: &KeptPage<'_>, key: &str, take: PlanAction) -> Html {
    let onclick = page.on_plan_action.reform(move |_: MouseEvent| take);
    html! {
        <button type="button" class="link-button" part="button" {onclick}>
            { page.context.messages.get(key) }
        </button>
    }
}

fn row(context: &Rc<PlanContext>, plan: &Plan, session: &Session, index: usize) -> Html {
    let id = ["shared-", &index.to_string()].concat();
    html! {
        <li class="session-card" part="session" data-kind={kind_code(session.kind)}>
            { month(context, plan, index) }
            <div class="session-card__card session-card__row shared-page__row">
                { kind_mark(session.kind) }
                { date_block(context, session, &id) }
                <span class="session-card__title">{ phrase::session_title(context, &plan.races, session) }</span>
                <span class="session-card__facts">{ phrase::brief_facts(context, session) }</span>
            </div>
        </li>
    }
}
