//! The root component: the one reducer, the screen that it gives, and where the focus goes.

use std::rc::Rc;

use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

use crate::{
    plan::{
        result::{Plan, PlanResult, Referral},
        value::Value,
    },
    quiz::{
        Quiz, Settings, Undo,
        action::Action,
        step::{Screen, Step},
    },
    text::scene::Scene,
    view::{
        actions::Take,
        fine_tune,
        frame::{Frame, frame},
        place::Place,
        plan_page::PlanPage,
        referral_page::referral_page,
        stage::Stage,
        steps,
    },
};

/// What a widget is given, and whom it tells.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// Where it runs.
    pub place: Rc<Place>,
    /// Answers to begin with: a part of a request.
    #[prop_or_default]
    pub start: Value,
    /// The state after every change, and the way to change it from outside.
    pub on_change: Callback<Live>,
    /// The visitor wants something done with the plan.
    pub on_take: Callback<Take>,
    /// A booking link was used: the event, and the place of the session in the plan.
    pub on_book: Callback<(MouseEvent, usize)>,
    /// What was last done with the plan, in words, for the status line.
    #[prop_or_default]
    pub said: AttrValue,
}

/// A widget as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// The state.
    pub quiz: Rc<Quiz>,
    /// Changes it.
    pub send: Callback<Action>,
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
    let send = {
        let settings = props.place.settings.clone();
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch((action, settings.clone())))
    };
    use_live(props, &quiz, &send);
    let nodes = Nodes { top: use_node_ref(), heading: use_node_ref(), summary: use_node_ref() };
    use_focus(&nodes, &quiz);
    let answer = use_memo((quiz.clone(), props.place.settings.clone()), |(quiz, settings)| {
        matches!(quiz.screen, Screen::Answer(_)).then(|| {
            let answer = match quiz.answer(settings) {
                PlanResult::Plan(plan) => Answer::Plan(Rc::from(plan)),
                PlanResult::Refer(referral) => Answer::Refer(Rc::new(referral)),
                PlanResult::Invalid(_) => Answer::Invalid,
            };
            (quiz.request(settings), answer)
        })
    });
    let place = &props.place;
    let request = answer.as_ref().as_ref().map(|(request, _)| request.clone());
    let scene = Rc::new(place.scene(&quiz, request.unwrap_or_default()));
    let stage = Stage {
        words: place.words.clone(),
        quiz: quiz.clone(),
        settings: place.settings.clone(),
        level: place.level,
        send,
    };
    html! {
        <div class="screen" ref={nodes.top.clone()}>
            { screen(props, &stage, &scene, &nodes, answer.as_ref().as_ref().map(|(_, answer)| answer)) }
            <p class="visually-hidden" role="status">{ status(&stage, props) }</p>
        </div>
    }
}

/// What the engine said, where the page shows it.
enum Answer {
    Plan(Rc<Plan>),
    Refer(Rc<Referral>),
    /// Not to be had: the clinic's days changed under the visitor's answers.
    Invalid,
}

/// The nodes that the focus goes to, and the top of the widget.
struct Nodes {
    top: NodeRef,
    heading: NodeRef,
    summary: NodeRef,
}

fn begin(props: &AppProps) -> State {
    let settings = &props.place.settings;
    let mut quiz = Quiz::new(settings);
    if !props.start.is_null() {
        quiz.apply(Action::Merge(props.start.clone()), settings);
    }
    State(Rc::new(quiz))
}

fn screen(
    props: &AppProps,
    stage: &Stage,
    scene: &Rc<Scene>,
    nodes: &Nodes,
    answer: Option<&Answer>,
) -> Html {
    let step = match (stage.quiz.screen, answer) {
        (Screen::Answer(_), Some(Answer::Plan(plan))) => {
            return html! {
                <PlanPage
                    stage={stage.clone()}
                    scene={scene.clone()}
                    plan={plan.clone()}
                    heading={nodes.heading.clone()}
                    on_take={&props.on_take}
                    on_book={&props.on_book}
                />
            };
        }
        (Screen::Answer(_), Some(Answer::Refer(referral))) => {
            return referral_page(stage, scene, referral, &nodes.heading);
        }
        (Screen::Answer(_), Some(Answer::Invalid) | None) => Step::Check,
        (Screen::Ask(step), _) => step,
    };
    let fields = steps::fields(stage, scene, step);
    frame(stage, Frame { step, fields, heading: &nodes.heading, summary: &nodes.summary })
}

/// The one status line: what was just done, in words; empty while there is nothing to say.
fn status(stage: &Stage, props: &AppProps) -> String {
    match &stage.quiz.undo {
        Some(Undo::Race(..)) => stage.text("races_removed"),
        Some(Undo::Away(..)) => stage.text("availability_removed"),
        Some(Undo::Fine { .. }) => fine_tune::changed(stage),
        None => props.said.to_string(),
    }
}

/// Tells the outside of every new state, and at first of the beginning.
#[hook]
fn use_live(props: &AppProps, quiz: &Rc<Quiz>, send: &Callback<Action>) {
    let live = Live { quiz: quiz.clone(), send: send.clone() };
    let on_change = props.on_change.clone();
    use_effect_with(live, move |live| on_change.emit(live.clone()));
}

/// A new screen gives its heading the focus, vain presses on Continue the summary; the page moves
/// only if the widget's top is out of view. Nothing moves before the visitor has acted.
#[hook]
fn use_focus(nodes: &Nodes, quiz: &Quiz) {
    let (top, heading) = (nodes.top.clone(), nodes.heading.clone());
    use_effect_with(quiz.visit, move |visit| {
        if *visit > 0 {
            lead(&heading, true);
            bring_into_view(&top);
        }
    });
    let summary = nodes.summary.clone();
    use_effect_with(quiz.refusals, move |refusals| {
        if *refusals > 0 {
            lead(&summary, false);
        }
    });
}

fn lead(node: &NodeRef, stays: bool) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(stays);
        // A refusal only leaves the focus where it is.
        let _ = element.focus_with_options(&options);
    }
}

fn bring_into_view(node: &NodeRef) {
    let Some(element) = node.cast::<Element>() else { return };
    let window = web_sys::window().and_then(|window| window.inner_height().ok());
    let height = window.and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let top = element.get_bounding_client_rect().top();
    if top < 0.0 || top > height {
        element.scroll_into_view();
    }
}
