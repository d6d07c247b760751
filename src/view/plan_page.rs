//! The page of a plan: heading, season, actions and notes; below them the list, and beside it the
//! calendar, Fine-tune and further reading. The part below the first screen is drawn one frame
//! later, because a season has thousands of elements.

mod aside;
pub(crate) mod deferred;
mod season;

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Note, Plan, PlannedRace},
    quiz::action::Action,
    text::{booking::Booked, dates, headline, plan_context::PlanContext},
    view::{
        announcement::Announcement,
        answers_summary::answers_summary,
        clinic_line::clinic_line,
        deferred::use_after_first_paint,
        mark::{Icon, icon},
        places::Places,
        plan_actions::{PlanAction, PlanActions},
        plan_notes::plan_notes,
        plan_page::{
            aside::aside,
            season::{Legend, legend, season},
        },
        resume::persistence_controls,
        season_list::{SeasonList, season_list},
        season_strip::FittedStrip,
        self_care::self_care,
        step_context::StepContext,
        strip::PlanRow,
        target::Target,
    },
};

/// The plan, and the callbacks of its page.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanPageProps {
    /// The state, for Fine-tune and the buttons that lead back.
    pub step_context: StepContext,
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The plan.
    pub plan: Rc<Plan>,
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
    let is_empty = plan.sessions.is_empty() && plan.races.is_empty();
    let is_whole = use_after_first_paint();
    let is_short = is_short(plan);
    html! {
        <div
            class="plan-page"
            part="result"
            data-empty={is_empty.then_some("")}
            data-partial={(!is_whole).then_some("")}
        >
            { clinic_line(&context.clinic) }
            { head(step_context, context, plan) }
            if !is_empty { { strip(props, &on_pick) } }
            <PlanActions
                context={context.clone()}
                plan={plan.clone()}
                has_exported={step_context.quiz.exported.is_ahead(context.today)}
                announcement={props.announcement.clone()}
                on_plan_action={&props.on_plan_action}
                on_book={&props.on_book}
            />
            { plan_notes(context, plan) }
            <div class="plan-page__columns">
                if !is_empty {
                    <div class="plan-page__list">
                        { season_list(&SeasonList {
                            context,
                            plan,
                            races: &races,
                            places: &places,
                            max_rows: if is_whole { usize::MAX } else { AT_FIRST },
                            on_plan_action: &props.on_plan_action,
                            on_book: &props.on_book,
                        }) }
                        if is_short { { self_care(context, plan) } }
                    </div>
                }
                if is_whole { { aside(step_context, context, plan, &on_pick, is_short) } }
            </div>
            if is_whole { { foot(step_context, context) } }
        </div>
    }
}

/// Rows of the list in the first frame: more than fit on a screen below the season.
const AT_FIRST: usize = 2;

/// Whether the list is short. A short one leaves room below it, which would stay empty beside a
/// long aside.
fn is_short(plan: &Plan) -> bool {
    const FEW: usize = 4;
    let rows = plan.sessions.len() + plan.races.len();
    (1..=FEW).contains(&rows)
}

fn head(step_context: &StepContext, context: &PlanContext, plan: &Plan) -> Html {
    let tag = step_context.heading(0);
    let today = dates::date(&context.messages, context.today);
    html! {
        <header class="plan-page__head" part="header">
            if context.is_preview {
                <p class="plan-page__preview" part="notice">
                    { context.messages.format("plan_preview", &[("date", &today)]) }
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
            <p class="plan-page__summary">{ headline::summary(context, plan).join(" ") }</p>
            if plan.notes.contains(&Note::NoSessionPossible) {
                <p>{ context.messages.get("plan_empty_help") }</p>
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

fn foot(step_context: &StepContext, context: &PlanContext) -> Html {
    html! {
        <footer class="plan-page__foot" part="footer">
            { answers_summary(step_context, context) }
            { persistence_controls(step_context) }
            for key in ["disclaimer", "privacy"] {
                <p>{ context.messages.get(key) }</p>
            }
        </footer>
    }
}
