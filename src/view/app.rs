//! The root component: the one reducer, the screen that it gives, and where the focus goes.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{day::Day, request::Request},
    quiz::{
        Quiz, Settings, Undo,
        action::{Action, Edit},
        exported::Exported,
        plan_cache::{Outcome, PlanCache},
        saved::{Persistence, Saved},
        step::{Screen, Step},
    },
    text::{
        booking::Booked,
        changes::{Changes, changes},
        plan_context::PlanContext,
    },
    view::{
        day::{Clock, here, today_before, use_today},
        environment::Environment,
        fine_tune,
        focus::{Nodes, use_alarm_focus, use_focus, use_kept_focus, use_linked_focus},
        frame::{Frame, frame},
        plan_actions::PlanAction,
        plan_page::PlanPageProps,
        plan_page::deferred::{FineTuneContext, page_with_fine_tune, use_page},
        referral_page::referral_page,
        resume,
        step_context::StepContext,
        steps,
    },
};

/// What a widget is given, and whom it tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Where it runs.
    pub environment: Rc<Environment>,
    /// What to begin with.
    #[prop_or_default]
    pub start: Start,
    /// The day that it is, where the clock says it.
    #[prop_or_else(|| Clock::from(|()| None))]
    pub clock: Clock,
    /// The state after every change, and the way to change it from outside.
    pub on_change: Callback<WidgetHandle>,
    /// The visitor wants something done with the plan.
    pub on_plan_action: Callback<PlanAction>,
    /// A booking link was used: the event, and what it books.
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// What a widget begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// Answers: a part of a request.
    pub answers: Option<Box<Request>>,
    /// Answers of an earlier visit, to be offered.
    pub offer: Option<Saved>,
    /// The day on which the link was made that the answers came from.
    pub shared_on: Option<Day>,
    /// Whether the answers are kept on this device.
    pub remember: bool,
    /// What calendar files of the plan have had.
    pub exported: Exported,
    /// The step to begin with, if it is not the first.
    #[cfg(feature = "ssr")]
    pub step: Option<Step>,
}

/// What was last done with the plan, for the status line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announcement {
    /// Higher for each thing said, so that the same words are heard again.
    pub turn: u32,
    /// In words.
    pub status: AttrValue,
    /// A text to copy by hand, where the clipboard refused it.
    pub text: Option<AttrValue>,
}

/// A widget as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct WidgetHandle {
    /// The state.
    pub quiz: Rc<Quiz>,
    /// The answer that is on screen, if one is.
    pub outcome: Option<Outcome>,
    /// Changes it.
    pub send: Callback<Action>,
    /// Says what was done.
    pub announce: Callback<Announcement>,
}

/// The state behind a pointer, so that views can keep it.
#[derive(Clone, PartialEq)]
struct State(Rc<Quiz>);

impl Reducible for State {
    type Action = (Action, Rc<Settings>);

    fn reduce(self: Rc<Self>, (action, settings): Self::Action) -> Rc<Self> {
        let mut quiz = self.0.clone();
        Rc::make_mut(&mut quiz).apply(action, &settings);
        Rc::new(Self(quiz))
    }
}

/// The quiz, then the plan or the referral.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer_eq(|| begin(props));
    let quiz = state.0.clone();
    let (announcement, announce) = use_announcer();
    let send = {
        let (environment, dispatcher, announce) =
            (props.environment.clone(), state.dispatcher(), announce.clone());
        let (quiz, clock) = (quiz.clone(), props.clock.clone());
        Callback::from(move |action| {
            if let Some(today) = today_before(&action, &quiz, &clock) {
                dispatcher.dispatch((today, environment.settings.clone()));
            }
            // What was said of the plan before is over.
            let is_over = matches!(action, Action::Restart | Action::Delete);
            let status =
                if is_over { environment.messages.get("said_deleted") } else { String::new() };
            dispatcher.dispatch((action, environment.settings.clone()));
            announce.emit(Announcement { status: status.into(), ..Announcement::default() });
        })
    };
    let nodes = Nodes {
        top: use_node_ref(),
        heading: use_node_ref(),
        summary: use_node_ref(),
        linked: use_node_ref(),
    };
    // Before the next screen is drawn, and only then: asked for later, the browser would lay it out.
    let width = use_memo(quiz.visit, |_| nodes.width());
    use_focus(&nodes, &quiz);
    use_unit(props, &send);
    use_today(props, &send);
    use_kept_focus(&nodes, &quiz);
    use_alarm_focus(&nodes, &quiz);
    use_linked_focus(&nodes, &quiz);
    let answers = use_mut_ref(PlanCache::default);
    let settings = here(&quiz, &props.environment.settings);
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
    use_live(
        props,
        WidgetHandle { quiz: quiz.clone(), outcome: outcome.clone(), send: send.clone(), announce },
    );
    let environment = &props.environment;
    let context = use_memo(environment.context(&quiz, outcome.as_ref()), PlanContext::clone);
    let step_context = StepContext {
        messages: environment.messages.clone(),
        quiz: quiz.clone(),
        settings,
        level: environment.level,
        persistence: environment.persistence,
        send,
    };
    let plan = outcome.as_ref().and_then(Outcome::plan);
    let page = plan.map(|plan| PlanPageProps {
        step_context: step_context.clone(),
        context: context.clone(),
        plan: plan.clone(),
        heading: nodes.heading.clone(),
        width: *width,
        announcement: (*announcement).clone(),
        on_plan_action: props.on_plan_action.clone(),
        on_book: props.on_book.clone(),
    });
    let (page, is_stale) = use_page(page.as_ref());
    let now = FineTuneContext { step_context, changes, is_stale };
    let FineTuneContext { step_context, changes, .. } = &now;
    html! {
        <div class="screen" ref={nodes.top.clone()}>
            { resume::linked(step_context, &nodes.linked) }
            if let Some(page) = page {
                { page_with_fine_tune(&page, now.clone()) }
            } else {
                { screen(step_context, &context, &nodes, outcome.as_ref()) }
            }
            <p class="visually-hidden" role="status">
                <span key={announcement.turn}>{ status(step_context, &announcement, changes.as_deref()) }</span>
            </p>
        </div>
    }
}

fn begin(props: &AppProps) -> State {
    let settings = &props.environment.settings;
    let mut quiz = Quiz::new(settings);
    let start = &props.start;
    if let Some(answers) = &start.answers {
        quiz.draft.merge(answers, settings);
    }
    quiz.offer.clone_from(&start.offer);
    quiz.shared_on = start.shared_on;
    quiz.remember = start.remember;
    quiz.exported.clone_from(&start.exported);
    #[cfg(feature = "ssr")]
    if let Some(step) = start.step {
        quiz.apply(Action::GoTo(step), settings);
    }
    State(Rc::new(quiz))
}

fn screen(
    step_context: &StepContext,
    context: &PlanContext,
    nodes: &Nodes,
    outcome: Option<&Outcome>,
) -> Html {
    let step = match (step_context.quiz.screen, outcome) {
        (Screen::Answer(_), Some(Outcome::Refer(referral))) => {
            return referral_page(step_context, context, referral, &nodes.heading);
        }
        (Screen::Answer(_), _) => Step::Check,
        (Screen::Ask(step), _) => step,
    };
    let fields = steps::fields(step_context, context, step);
    let keeps = step == Step::Check && step_context.persistence != Persistence::None;
    let after = if keeps { resume::persistence_controls(step_context) } else { Html::default() };
    let framed = Frame { step, fields, after, heading: &nodes.heading, summary: &nodes.summary };
    html! {
        <>
            { resume::offer(step_context) }
            { resume::deleted(step_context) }
            { frame(step_context, framed) }
        </>
    }
}

/// The one status line: what was just done, in words; empty while there is nothing to announce.
fn status(
    step_context: &StepContext,
    announcement: &Announcement,
    changes: Option<&Changes>,
) -> String {
    match &step_context.quiz.undo {
        _ if !announcement.status.is_empty() => announcement.status.to_string(),
        Some(Undo::Race(..)) => step_context.text("races_removed"),
        Some(Undo::Away(..)) => step_context.text("availability_removed"),
        Some(Undo::Fine { .. } | Undo::Deleted(_)) | None => changes
            .map_or_else(String::new, |changes| fine_tune::change_summary(step_context, changes)),
    }
}

/// What was said last, and the way to announce something; saying nothing ends it.
#[hook]
fn use_announcer() -> (UseStateHandle<Rc<Announcement>>, Callback<Announcement>) {
    let announcement = use_state_eq(Rc::<Announcement>::default);
    let turn = use_mut_ref(|| 0_u32);
    let setter = announcement.setter();
    let announce = Callback::from(move |mut next: Announcement| {
        let mut turn = turn.borrow_mut();
        if next.status.is_empty() {
            next.turn = *turn;
        } else {
            *turn += 1;
            next.turn = *turn;
        }
        setter.set(Rc::new(next));
    });
    (announcement, announce)
}

/// Tells the outside of every new state, and at first of the beginning.
#[hook]
fn use_live(props: &AppProps, handle: WidgetHandle) {
    let on_change = props.on_change.clone();
    use_effect_with(handle, move |handle| on_change.emit(handle.clone()));
}

/// A unit that the page changes is taken over: what was typed is converted where it stands.
#[hook]
fn use_unit(props: &AppProps, send: &Callback<Action>) {
    let is_first = use_mut_ref(|| true);
    let send = send.clone();
    use_effect_with(props.environment.settings.unit, move |unit| {
        if !is_first.replace(false) {
            send.emit(Action::Edit(Edit::Unit(*unit)));
        }
    });
}
