//! The page of a referral: what to do, in order, and whom to call. It has no dates and no booking.

use crate::view::markup::prelude::*;
use crate::{
    plan::{answers::ReferralLevel, result::Referral},
    quiz::{
        action::{Action, Edit},
        safety::Alarm,
        step::Step,
    },
    text::{
        plan_context::PlanContext,
        referral::{Call, Help, Part, help},
    },
    view::{
        mark::{Icon, icon},
        plan_page::past::booked_elsewhere,
        step_context::StepContext,
        target::Target,
    },
};

/// The panel in the colour of its level; beside it other numbers, the answers that led here, and a
/// button that leads back to them.
pub(crate) fn referral_page(
    step_context: &StepContext,
    context: &PlanContext,
    referral: &Referral,
) -> Html {
    let help = help(context, referral);
    html! {
        <div class="referral" part="result" data-level={help.level.code()}>
            <div class="referral__panel" data-target={Target::Help.name()}>
                { panel(step_context, &help, 0, Target::Heading) }
            </div>
            { booked_elsewhere(step_context, context, &[]) }
            <div class="referral__aside">
                { elsewhere(step_context, &help, 1) }
                { led_here(step_context, &help) }
            </div>
        </div>
    }
}

/// The same panel under a box of the health questions, with a button that takes back a tick made by
/// mistake.
pub(crate) fn referral_panel(
    step_context: &StepContext,
    context: &PlanContext,
    alarm: &Alarm,
) -> Html {
    let help = help(context, &alarm.referral);
    let untick = step_context.on::<MouseEvent>(Edit::Tick(alarm.tick));
    html! {
        <div
            class="alarm referral__panel"
            part="notice"
            data-level={help.level.code()}
            data-target={Target::Help.name()}
        >
            { panel(step_context, &help, 1, Target::HelpTitle) }
            if help.emergency.is_none() { { elsewhere(step_context, &help, 2) } }
            <button type="button" class="button" part="button" onclick={untick}>
                { step_context.text("safety_mistake") }
            </button>
        </div>
    }
}

/// The content of the panel. The call comes before everything else. The heading is `below` levels
/// below the main one.
fn panel(step_context: &StepContext, help: &Help, below: u8, title: Target) -> Html {
    let tag = step_context.heading(below);
    let (first, rest) = match help.parts.split_first() {
        Some((first, rest)) => (Some(first), rest),
        None => (None, help.parts.as_slice()),
    };
    let mark = match help.level {
        ReferralLevel::Emergency | ReferralLevel::Urgent => Icon::Stop,
        ReferralLevel::Doctor
        | ReferralLevel::Physio
        | ReferralLevel::Clearance
        | ReferralLevel::Adult
        | ReferralLevel::Wait => Icon::Note,
    };
    let call = help.emergency.as_ref().filter(|_| help.level == ReferralLevel::Emergency);
    let call = call.or(help.advice.as_ref()).or(help.clinic.as_ref());
    html! {
        <>
            <div class="referral__head">
                { icon(mark) }
                <@{tag}
                    class="referral__title"
                    tabindex="-1"
                    data-target={title.name()}
                >
                    { first.and_then(|part| part.title.clone()) }
                </@>
            </div>
            if let Some(part) = first {
                <p class="referral__lead">{ &part.text }</p>
                if let Some(call) = call { { large(call) } }
                { order(part) }
                // Beside the step that names it: a leg may come before it.
                if let Some(call) = help.emergency.as_ref().filter(|_| help.level != ReferralLevel::Emergency) {
                    { number(call) }
                }
            }
            for part in rest { { further(step_context, part, below + 1) } }
        </>
    }
}

/// "Call 999, United Kingdom": the one large link; plain text if the number cannot be dialled.
fn large(call: &Call) -> Html {
    let Some(address) = call.address() else {
        return html! { <p>{ &call.label }{ " " }<span>{ &call.country }</span></p> };
    };
    html! {
        <a class="referral__call" href={address}>
            <b class="referral__dial">{ &call.label }</b>
            <span>{ &call.country }</span>
        </a>
    }
}

fn order(part: &Part) -> Html {
    html! {
        if !part.steps.is_empty() {
            <ol class="referral__order">
                for step in &part.steps { <li><span>{ step }</span></li> }
            </ol>
        }
    }
}

/// Another matter that needs care, below the most urgent one.
fn further(step_context: &StepContext, part: &Part, below: u8) -> Html {
    let tag = step_context.heading(below);
    html! {
        <div class="referral__further">
            if let Some(title) = &part.title {
                <@{tag} class="referral__heading">{ title }</@>
            }
            <p>{ &part.text }</p>
            { order(part) }
        </div>
    }
}

fn elsewhere(step_context: &StepContext, help: &Help, below: u8) -> Html {
    if help.elsewhere.is_empty() {
        return Html::default();
    }
    let tag = step_context.heading(below);
    // If the clinic's country is unknown, these are the only numbers.
    let is_only = help.emergency.is_none();
    let key = if is_only { "referral_numbers" } else { "referral_elsewhere" };
    html! {
        <section>
            <@{tag} class="referral__heading">{ step_context.text(key) }</@>
            <ul>
                for call in &help.elsewhere { <li>{ number(call) }</li> }
            </ul>
            <p class="referral__note">{ step_context.text("referral_anywhere") }</p>
        </section>
    }
}

/// A country with its number, as one link.
fn number(call: &Call) -> Html {
    html! {
        <a class="referral__number" href={call.address()}>
            <span>{ &call.country }</span>
            { " " }
            <b>{ &call.number }</b>
        </a>
    }
}

/// The answers that led here, and a button to the step that can correct them: the areas, if only a
/// strength led here.
fn led_here(step_context: &StepContext, help: &Help) -> Html {
    let tag = step_context.heading(1);
    let asks_areas =
        help.level == ReferralLevel::Physio && step_context.quiz.draft.safety.flags().count() == 0;
    let step = if asks_areas { Step::Areas } else { Step::Safety };
    html! {
        <section>
            <@{tag} class="referral__heading">{ step_context.text("referral_led_here") }</@>
            <ul class="referral__told">
                for line in &help.led_here { <li>{ line }</li> }
            </ul>
            <p class="referral__note">{ step_context.text("referral_below") }</p>
            <button
                type="button"
                class="button referral__mistake"
                part="button"
                onclick={step_context.send.reform(move |_: MouseEvent| Action::GoTo(step))}
            >{ step_context.text("referral_mistake") }</button>
        </section>
    }
}
