//! The root component: the screen that the state gives.

mod effects;
mod state;
mod status_line;

use std::rc::Rc;

use web_sys::Element;

use crate::view::markup::prelude::*;
use crate::{
    plan::day::Day,
    quiz::{
        Quiz,
        action::Action,
        plan_cache::{Outcome, PlanCache},
        step::{Screen, Step},
    },
    text::{booking::Booked, changes::changes, plan_context::PlanContext},
    view::{
        announcement::Announcement,
        app::{
            effects::{Rendered, use_effects},
            state::{Event, State},
            status_line::status,
        },
        day::{here, today_before},
        environment::Environment,
        fine_tune::FineTuneContext,
        frame::{Frame, frame},
        kept_page::{KeptPage, kept_page},
        plan_actions::PlanAction,
        plan_page::PlanPageProps,
        plan_page::deferred::{page_with_fine_tune, use_page},
        referral_page::referral_page,
        resume,
        shared_page::shared_page,
        step_context::StepContext,
        steps,
        target::Target,
        told::sentence,
    },
};

pub use state::Start;

/// What a widget needs, and the callbacks that it calls.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The place where it runs.
    pub environment: Rc<Environment>,
    /// The answers and the settings that it begins with.
    #[prop_or_default]
    pub start: Start,
    /// Reads today's date; `None` where the page has set the date by hand.
    #[prop_or_else(|| Callback::from(|()| None))]
    pub clock: Callback<(), Option<Day>>,
    /// Called with the state after every change, and with the means to change it from outside.
    pub on_change: Callback<WidgetHandle>,
    /// Called when the visitor wants something done with the plan.
    pub on_plan_action: Callback<PlanAction>,
    /// Called when a booking link is pressed: the event, and what the link books.
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// A snapshot of a widget, and the means to change it.
#[derive(Clone, Debug, PartialEq)]
pub struct WidgetHandle {
    /// The state.
    pub quiz: Rc<Quiz>,
    /// The plan or referral on screen, if there is one.
    pub outcome: Option<Outcome>,
    /// Sends an action to the quiz.
    pub send: Callback<Action>,
    /// Announces what was done.
    pub announce: Callback<Announcement>,
}

/// Shows the quiz, then the plan or the referral.
#[component]
pub fn App(props: &AppProps) -> Html {
    let environment = &props.environment;
    let state = use_reducer_eq(|| State::new(&props.start, &environment.settings));
    let State { quiz, announcement } = &*state;
    let send = {
        let (environment, dispatcher) = (environment.clone(), state.dispatcher());
        let (quiz, clock) = (quiz.clone(), props.clock.clone());
        Callback::from(move |action| {
            let today = today_before(&action, &quiz, &clock);
            for action in today.into_iter().chain([action]) {
                dispatcher.dispatch((Event::Act(action), environment.clone()));
            }
        })
    };
    let announce = {
        let (environment, dispatcher) = (environment.clone(), state.dispatcher());
        Callback::from(move |next| {
            dispatcher.dispatch((Event::Announce(next), environment.clone()));
        })
    };
    let top = use_node_ref();
    // Measured before the next screen is drawn: later it would make the browser lay out that one.
    let width = use_memo(quiz.visit, |_| page_width(&top));
    let rendered = Rendered {
        quiz: quiz.clone(),
        environment: environment.clone(),
        announcement: announcement.clone(),
    };
    use_effects(&top, rendered, &send);
    let answers = use_mut_ref(PlanCache::default);
    let settings = here(quiz, &environment.settings);
    let found = use_memo((quiz.clone(), settings.clone()), |(quiz, settings)| {
        let mut answers = answers.borrow_mut();
        let now = answers.of(quiz, settings)?;
        let before = answers.before(quiz, settings);
        let changes = before.map(|it| changes(it.outcome.sessions(), now.outcome.sessions()));
        Some((now, changes.map(Rc::new)))
    });
    let (cached, changes) = (*found).clone().unzip();
    let changes = changes.flatten();
    let outcome = cached.as_ref().map(|cached| cached.outcome.clone());
    let (on_plan_action, on_book) = use_live(
        props,
        &WidgetHandle {
            quiz: quiz.clone(),
            outcome: outcome.clone(),
            send: send.clone(),
            announce,
        },
    );
    let context = use_memo(environment.context(quiz, outcome.as_ref()), PlanContext::clone);
    let step_context = StepContext {
        messages: environment.messages.clone(),
        quiz: quiz.clone(),
        settings,
        level: environment.level,
        persistence: environment.persistence,
        send,
    };
    let plan = outcome.as_ref().and_then(Outcome::plan);
    let is_whole = matches!(quiz.screen, Screen::Answer(_));
    let page = plan.filter(|_| is_whole).map(|plan| PlanPageProps {
        step_context: step_context.clone(),
        context: context.clone(),
        plan: plan.clone(),
        changes: changes.clone(),
        width: *width,
        announcement: announcement.clone(),
        on_plan_action: on_plan_action.clone(),
        on_book: on_book.clone(),
    });
    let (page, is_stale) = use_page(page.as_ref());
    let now = FineTuneContext { step_context, changes, is_stale };
    let FineTuneContext { step_context, changes, .. } = &now;
    let told = plan.and_then(|plan| sentence(step_context, &context, plan, changes.as_deref()));
    html! {
        <div class="screen" data-target={Target::Widget.name()} ref={top.clone()}>
            { resume::linked(step_context) }
            if environment.sample.is_some() && page.is_none() {
                <p class="plan-page__preview" part="notice">{ step_context.text("sample_shown") }</p>
            }
            if let Some(page) = page {
                { page_with_fine_tune(&page, now.clone()) }
            } else if let Some(plan) = plan.filter(|_| !is_whole) {
                { outline(&KeptPage {
                    step_context,
                    context: &context,
                    plan,
                    announcement,
                    on_plan_action: &on_plan_action,
                    on_book: &on_book,
                }) }
            } else {
                { screen(step_context, &context, outcome.as_ref()) }
            }
            <p class="visually-hidden" role="status">
                <span key={announcement.turn}>{ status(step_context, announcement, changes.as_deref(), told) }</span>
            </p>
        </div>
    }
}

/// How wide the page on screen is, in px; a guess where nothing is drawn.
fn page_width(top: &NodeRef) -> u32 {
    let page = top.cast::<Element>().and_then(|top| top.first_element_child());
    let width = page.map(|page| page.client_width());
    width.and_then(|width| u32::try_from(width).ok()).filter(|width| *width > 0).unwrap_or(960)
}

/// The dates that were kept or shared.
pub(crate) fn outline(page: &KeptPage<'_>) -> Html {
    match &page.step_context.quiz.shared {
        Some(shown) => shared_page(page, shown),
        None => kept_page(page),
    }
}

fn screen(step_context: &StepContext, context: &PlanContext, outcome: Option<&Outcome>) -> Html {
    let step = match (step_context.quiz.screen, outcome) {
        (Screen::Answer(_), Some(Outcome::Refer(referral))) => {
            return referral_page(step_context, context, referral);
        }
        (Screen::Answer(_) | Screen::Kept | Screen::Shared, _) => Step::LAST,
        (Screen::Ask(step), _) => step,
    };
    let fields = steps::fields(step_context, context, step);
    html! {
        <>
            { resume::unreadable(step_context) }
            { resume::offer(step_context) }
            { resume::deleted(step_context) }
            { frame(step_context, Frame { step, fields }) }
        </>
    }
}

/// Passes every new state to the page, at first the one that the widget begins with. On a slow phone a
/// press can come before that; then it takes the state along, or the page would know of no plan.
#[hook]
fn use_live(
    props: &AppProps,
    handle: &WidgetHandle,
) -> (Callback<PlanAction>, Callback<(MouseEvent, Booked)>) {
    let on_change = props.on_change.clone();
    use_effect_with(handle.clone(), move |handle| on_change.emit(handle.clone()));
    let (act, book) = (props.on_plan_action.clone(), props.on_book.clone());
    let shown = (handle.quiz.clone(), handle.outcome.clone());
    (
        use_callback(shown.clone(), after(props, handle, act)),
        use_callback(shown, after(props, handle, book)),
    )
}

/// Tells the state, and then what was pressed.
fn after<T: 'static, D>(
    props: &AppProps,
    handle: &WidgetHandle,
    pressed: Callback<T>,
) -> impl Fn(T, &D) + 'static {
    let (on_change, handle) = (props.on_change.clone(), handle.clone());
    move |what, _| {
        on_change.emit(handle.clone());
        pressed.emit(what);
    }
}
