//! The page of a plan: heading, the list that begins with the next session, how many sessions, and
//! folded lines for all else. The details of the rows and what follows the list are drawn one frame
//! later, because a season has thousands of elements.

mod aside;
pub(crate) mod deferred;
mod how_many;
mod kinds;
pub(crate) mod past;
mod season;

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::{Act, SessionKey},
        result::{Note, Plan, PlannedRace},
    },
    quiz::{action::Action, wish::Wish},
    text::{
        bidi::isolated, booking::Booked, changes::Changes, dates, headline,
        plan_context::PlanContext,
    },
    view::{
        announcement::Announcement,
        answers_summary::answers_summary,
        away_form::away,
        change::Change,
        check_in::check_in,
        clinic_line::clinic_line,
        deferred::use_after_first_paint,
        mark::{Icon, icon},
        places::Places,
        plan_actions::PlanAction,
        plan_notes::{Place, plan_notes},
        plan_page::{
            aside::aside,
            how_many::how_many,
            past::past,
            season::{Legend, legend, season},
        },
        resume::persistence_controls,
        season_list::{SeasonList, season_list},
        season_strip::FittedStrip,
        session_card::next::{Heard, way, ways},
        step_context::StepContext,
        strip::PlanRow,
        target::Target,
    },
};

pub(crate) use aside::line;

/// The plan, and the callbacks of its page.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanPageProps {
    /// The state, for Adjust and the buttons that lead back.
    pub step_context: StepContext,
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The plan.
    pub plan: Rc<Plan>,
    /// What the last change of the answers did, as long as it can be undone.
    pub changes: Option<Rc<Changes>>,
    /// About how wide the page is, in px. Without it the strip would be drawn twice.
    #[prop_or(960)]
    pub width: u32,
    /// The last announcement.
    pub announcement: Rc<Announcement>,
    /// Called when the visitor wants something done with the plan.
    pub on_plan_action: Callback<PlanAction>,
    /// Called when a booking link is pressed: the event, and what the link books.
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// Shows the whole page. A press on the strip or in the calendar leads to the row in the list.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    let PlanPageProps { step_context, context, plan, .. } = props;
    let places = use_memo((plan.sessions.len(), plan.races.len()), |(sessions, races)| {
        Places::new(*sessions, *races)
    });
    let races = use_memo(plan.races.clone(), |races| Rc::<[PlannedRace]>::from(races.as_slice()));
    let on_pick = use_callback(places.clone(), |target: PlanRow, places| places.lead(target));
    let open = use_state_eq(|| wanted(step_context, plan));
    let setter = open.setter();
    let on_open = use_callback((), move |key, ()| setter.set(key));
    let is_empty = plan.sessions.is_empty() && plan.races.is_empty();
    let is_whole = use_after_first_paint();
    html! {
        <div
            class="plan-page"
            part="result"
            data-empty={is_empty.then_some("")}
            data-partial={(!is_whole).then_some("")}
        >
            { clinic_line(&context.clinic) }
            { head(step_context, context, plan) }
            { past(props) }
            { check_in(step_context, context) }
            { plan_notes(context, plan, Place::Above) }
            if !is_empty { { strip(props, &on_pick) } }
            <div class="plan-page__columns">
                if !is_empty {
                    <div class="plan-page__list">
                        { season_list(&SeasonList {
                            step_context,
                            context,
                            plan,
                            races: &races,
                            changes: props.changes.as_deref(),
                            open: *open,
                            on_open: &on_open,
                            places: &places,
                            is_whole,
                            on_plan_action: &props.on_plan_action,
                            on_book: &props.on_book,
                        }) }
                        { plan_notes(context, plan, Place::Below) }
                        if !plan.sessions.is_empty() { { how_many(props) } }
                        { add_session(props, *open, &on_open) }
                        { away(step_context, context) }
                    </div>
                } else {
                    { plan_notes(context, plan, Place::Below) }
                }
                if is_whole { { aside(props, &on_pick) } }
                // It would cover what is open.
                if open.is_none() { { bar(props) } }
            </div>
            if is_whole { { foot(step_context, context) } }
        </div>
    }
}

/// What a visitor who came from a kept plan wants to change.
fn wanted(step_context: &StepContext, plan: &Plan) -> Option<SessionKey> {
    match step_context.quiz.wish {
        Some(Wish::Change(key)) => Some(key),
        Some(Wish::Add) => Some(step_context.quiz.free_key(plan)),
        Some(Wish::Details | Wish::Book(_) | Wish::Anew | Wish::Away(..)) | None => None,
    }
}

/// One more session, on a day of the same calendar.
fn add_session(
    props: &PlanPageProps,
    open: Option<SessionKey>,
    on_open: &Callback<Option<SessionKey>>,
) -> Html {
    let PlanPageProps { step_context, context, plan, .. } = props;
    let about = step_context.quiz.free_key(plan);
    let is_open = open == Some(about);
    html! {
        <>
            <button
                type="button"
                class="link-button add-session"
                aria-expanded={if is_open { "true" } else { "false" }}
                data-target={Target::AddSession.name()}
                onclick={on_open.reform(move |_: MouseEvent| (!is_open).then_some(about))}
            >{ step_context.text("act_add_session") }</button>
            if is_open {
                <Change
                    step_context={step_context.clone()}
                    context={context.clone()}
                    plan={plan.clone()}
                    {about}
                    on_close={on_open.clone()}
                />
            }
        </>
    }
}

fn head(step_context: &StepContext, context: &PlanContext, plan: &Plan) -> Html {
    let tag = step_context.heading(0);
    let messages = &context.messages;
    let today = dates::date(messages, context.today);
    html! {
        <header class="plan-page__head" part="header">
            if context.is_preview {
                <p class="plan-page__preview" part="notice">
                    { messages.format("plan_preview", &[("date", &today)]) }
                </p>
            }
            <div class="plan-page__meta">
                <button
                    type="button"
                    class="link-button step__back"
                    part="button-back"
                    onclick={step_context.send.reform(|_: MouseEvent| Action::Back)}
                >
                    { icon(Icon::Back) }
                    { step_context.text("plan_change") }
                </button>
                <time class="plan-page__today" datetime={context.today.iso()}>{ today }</time>
            </div>
            { shared_on(step_context, context) }
            <@{tag} class="plan-page__title" tabindex="-1" data-target={Target::Heading.name()}>
                { headline::headline(context, plan) }
            </@>
            <p class="plan-page__summary">{ headline::personal(context, plan) }</p>
            if plan.notes.contains(&Note::NoSessionPossible) {
                <p>{ messages.get("plan_empty_help") }</p>
            }
        </header>
    }
}

/// A note that the link was made on another day, so the plan is a new one.
fn shared_on(step_context: &StepContext, context: &PlanContext) -> Html {
    match step_context.quiz.shared_on.filter(|day| *day != context.today) {
        Some(day) => {
            let day = dates::date(&context.messages, day);
            html! {
                <p class="plan-page__preview" part="notice">
                    { context.messages.format("plan_shared_on", &[("day", &day)]) }
                </p>
            }
        }
        None => Html::default(),
    }
}

fn strip(props: &PlanPageProps, on_pick: &Callback<PlanRow>) -> Html {
    let context = &props.context;
    let season = Rc::new(season(context, &props.plan));
    let entries: Vec<Legend> = legend(&season);
    html! {
        <div class="plan-page__season">
            <FittedStrip
                input={season}
                width={props.width}
                direction={context.direction}
                on_pick={on_pick.clone()}
                id="plan-strip"
            />
            <ul class="plan-page__legend">
                for entry in entries { <li>{ entry.shown(&context.messages, "plan-strip-hatch") }</li> }
            </ul>
        </div>
    }
}

/// The next session and its first way at the foot of a phone's screen, once the block with both is
/// out of view. Tab finds the first link; this one is for the thumb.
fn bar(props: &PlanPageProps) -> Html {
    let PlanPageProps { context, plan, .. } = props;
    let first = plan.sessions.first().filter(|session| session.fixed != Some(Act::Booked));
    let first = first.map(|session| (session, ways(context, session)));
    let Some((session, ways)) = first else { return Html::default() };
    let Some(first) = ways.first() else { return Html::default() };
    let heard = Heard { on_plan_action: &props.on_plan_action, on_book: &props.on_book, index: 0 };
    let day = dates::short_date(&context.messages, session.date);
    html! {
        <div class="plan-page__track">
            <div class="plan-page__bar">
                <span>{ context.messages.format("plan_next_day", &[("day", &day)]) }</span>
                { way(context, session, first, (heard, true)) }
            </div>
        </div>
    }
}

fn foot(step_context: &StepContext, context: &PlanContext) -> Html {
    html! {
        <footer class="plan-page__foot" part="footer">
            { answers_summary(step_context, context) }
            { persistence_controls(step_context) }
            // On a phone the address makes way for the plan.
            if let Some(address) = &context.clinic.address {
                <p class="plan-page__where">{ isolated(address) }</p>
            }
            // On paper too: what a therapist signed has an edition.
            <p>{ ["disclaimer", "rules_edition"].map(|key| context.messages.get(key)).join(" ") }</p>
            <p>{ context.messages.get("privacy") }</p>
        </footer>
    }
}
