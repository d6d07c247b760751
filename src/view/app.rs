//! The root component: the one reducer, the screen that it gives, and where the focus goes.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{day::Day, value::Value},
    quiz::{
        Quiz, Settings, Undo,
        action::{Action, Edit},
        answered::{Answer, Answers},
        exported::Exported,
        saved::{Keeping, Saved},
        step::{Screen, Step},
    },
    text::{
        booking::Booked,
        changes::{Changes, changes},
        scene::Scene,
    },
    view::{
        day::{Clock, here, today_before, use_today},
        fine_tune,
        focus::{Nodes, use_alarm_focus, use_focus, use_kept_focus, use_linked_focus},
        frame::{Frame, frame},
        kept,
        place::Place,
        plan_page::PlanPageProps,
        referral_page::referral_page,
        replanned::{Now, replanned, use_page},
        stage::Stage,
        steps,
        take_along::Take,
    },
};

/// What a widget is given, and whom it tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Where it runs.
    pub place: Rc<Place>,
    /// What to begin with.
    #[prop_or_default]
    pub start: Start,
    /// The day that it is, where the clock says it.
    #[prop_or_else(|| Clock::from(|()| None))]
    pub clock: Clock,
    /// The state after every change, and the way to change it from outside.
    pub on_change: Callback<Live>,
    /// The visitor wants something done with the plan.
    pub on_take: Callback<Take>,
    /// A booking link was used: the event, and what it books.
    pub on_book: Callback<(MouseEvent, Booked)>,
}

/// What a widget begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// Answers: a part of a request.
    pub answers: Value,
    /// Answers of an earlier visit, to be offered.
    pub offer: Option<Saved>,
    /// The day on which the link was made that the answers came from.
    pub shared_on: Option<Day>,
    /// Whether the answers are kept on this device.
    pub keeps: bool,
    /// What calendar files of the plan have had.
    pub exported: Exported,
    /// The step to begin with, if it is not the first.
    #[cfg(feature = "ssr")]
    pub step: Option<Step>,
}

/// What was last done with the plan, for the status line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Higher for each thing said, so that the same words are heard again.
    pub turn: u32,
    /// In words.
    pub status: AttrValue,
    /// A text to copy by hand, where the clipboard refused it.
    pub text: Option<AttrValue>,
}

/// A widget as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// The state.
    pub quiz: Rc<Quiz>,
    /// The answer that is on screen, if one is.
    pub answer: Option<Answer>,
    /// Changes it.
    pub send: Callback<Action>,
    /// Says what was done.
    pub say: Callback<Said>,
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
    let (said, say) = use_said();
    let send = {
        let (place, dispatcher, say) = (props.place.clone(), state.dispatcher(), say.clone());
        let (quiz, clock) = (quiz.clone(), props.clock.clone());
        Callback::from(move |action| {
            if let Some(today) = today_before(&action, &quiz, &clock) {
                dispatcher.dispatch((today, place.settings.clone()));
            }
            // What was said of the plan before is over.
            let is_over = matches!(action, Action::Restart | Action::Delete);
            let status = if is_over { place.words.text("said_deleted") } else { String::new() };
            dispatcher.dispatch((action, place.settings.clone()));
            say.emit(Said { status: status.into(), ..Said::default() });
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
    let answers = use_mut_ref(Answers::default);
    let settings = here(&quiz, &props.place.settings);
    let found = use_memo((quiz.clone(), settings.clone()), |(quiz, settings)| {
        let mut answers = answers.borrow_mut();
        let now = answers.of(quiz, settings)?;
        let before = answers.before(quiz, settings);
        let changes = before.map(|it| changes(it.answer.sessions(), now.answer.sessions()));
        Some((now, changes.map(Rc::new)))
    });
    let (answered, changes) = (*found).clone().unzip();
    let changes = changes.flatten();
    let answer = answered.as_ref().map(|answered| answered.answer.clone());
    use_live(props, Live { quiz: quiz.clone(), answer: answer.clone(), send: send.clone(), say });
    let place = &props.place;
    let request = answered.map(|answered| answered.request.clone()).unwrap_or_default();
    let scene = use_memo(place.scene(&quiz, &request), Scene::clone);
    let stage = Stage {
        words: place.words.clone(),
        quiz: quiz.clone(),
        settings,
        level: place.level,
        keeping: place.keeping,
        send,
    };
    let plan = answer.as_ref().and_then(Answer::plan);
    let page = plan.map(|plan| PlanPageProps {
        stage: stage.clone(),
        scene: scene.clone(),
        plan: plan.clone(),
        heading: nodes.heading.clone(),
        width: *width,
        said: (*said).clone(),
        on_take: props.on_take.clone(),
        on_book: props.on_book.clone(),
    });
    let (page, is_late) = use_page(page.as_ref());
    let now = Now { stage, changes, is_late };
    let Now { stage, changes, .. } = &now;
    html! {
        <div class="screen" ref={nodes.top.clone()}>
            { kept::linked(stage, &nodes.linked) }
            if let Some(page) = page {
                { replanned(&page, now.clone()) }
            } else {
                { screen(stage, &scene, &nodes, answer.as_ref()) }
            }
            <p class="visually-hidden" role="status">
                <span key={said.turn}>{ status(stage, &said, changes.as_deref()) }</span>
            </p>
        </div>
    }
}

fn begin(props: &AppProps) -> State {
    let settings = &props.place.settings;
    let mut quiz = Quiz::new(settings);
    let start = &props.start;
    quiz.draft.merge(&start.answers, settings);
    quiz.offer.clone_from(&start.offer);
    quiz.shared_on = start.shared_on;
    quiz.keeps = start.keeps;
    quiz.exported.clone_from(&start.exported);
    #[cfg(feature = "ssr")]
    if let Some(step) = start.step {
        quiz.apply(Action::GoTo(step), settings);
    }
    State(Rc::new(quiz))
}

fn screen(stage: &Stage, scene: &Scene, nodes: &Nodes, answer: Option<&Answer>) -> Html {
    let step = match (stage.quiz.screen, answer) {
        (Screen::Answer(_), Some(Answer::Refer(referral))) => {
            return referral_page(stage, scene, referral, &nodes.heading);
        }
        (Screen::Answer(_), _) => Step::Check,
        (Screen::Ask(step), _) => step,
    };
    let fields = steps::fields(stage, scene, step);
    let keeps = step == Step::Check && stage.keeping != Keeping::Never;
    let after = if keeps { kept::keeping(stage) } else { Html::default() };
    let framed = Frame { step, fields, after, heading: &nodes.heading, summary: &nodes.summary };
    html! {
        <>
            { kept::offer(stage) }
            { kept::deleted(stage) }
            { frame(stage, framed) }
        </>
    }
}

/// The one status line: what was just done, in words; empty while there is nothing to say.
fn status(stage: &Stage, said: &Said, changes: Option<&Changes>) -> String {
    match &stage.quiz.undo {
        _ if !said.status.is_empty() => said.status.to_string(),
        Some(Undo::Race(..)) => stage.text("races_removed"),
        Some(Undo::Away(..)) => stage.text("availability_removed"),
        Some(Undo::Fine { .. } | Undo::Deleted(_)) | None => {
            changes.map_or_else(String::new, |changes| fine_tune::told(stage, changes))
        }
    }
}

/// What was said last, and the way to say something; saying nothing ends it.
#[hook]
fn use_said() -> (UseStateHandle<Rc<Said>>, Callback<Said>) {
    let said = use_state_eq(Rc::<Said>::default);
    let turn = use_mut_ref(|| 0_u32);
    let setter = said.setter();
    let say = Callback::from(move |mut next: Said| {
        let mut turn = turn.borrow_mut();
        if next.status.is_empty() {
            next.turn = *turn;
        } else {
            *turn += 1;
            next.turn = *turn;
        }
        setter.set(Rc::new(next));
    });
    (said, say)
}

/// Tells the outside of every new state, and at first of the beginning.
#[hook]
fn use_live(props: &AppProps, live: Live) {
    let on_change = props.on_change.clone();
    use_effect_with(live, move |live| on_change.emit(live.clone()));
}

/// A unit that the page changes is taken over: what was typed is converted where it stands.
#[hook]
fn use_unit(props: &AppProps, send: &Callback<Action>) {
    let is_first = use_mut_ref(|| true);
    let send = send.clone();
    use_effect_with(props.place.settings.unit, move |unit| {
        if !is_first.replace(false) {
            send.emit(Action::Edit(Edit::Unit(*unit)));
        }
    });
}
