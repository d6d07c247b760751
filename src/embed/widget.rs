//! A widget on the page: the methods that the element calls, and the events that it receives.

mod follow;
mod linked;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};
use yew::Callback;

use crate::{
    embed::{
        config::Warning,
        events::{EventSink, step_detail, to_event},
        export::{Exporter, VisiblePlan},
        history_sync::Trail,
        host,
        initial_state::begin,
        input::Input,
        js_value,
        pooled_root::PooledRoot,
        saved_answers::Kept,
        watch::Watch,
    },
    plan::{request::Request, result::PlanResult, value::Value},
    quiz::{
        Quiz,
        action::Action,
        event::{QuizEvent, events},
        plan_cache::Outcome,
        step::{Screen, Step},
    },
    text::booking::Booked,
    view::{
        app::{AppProps, Start, WidgetHandle},
        plan_actions::{CalendarChoice, LinkChoice, PlanAction},
    },
};

/// A widget in its shadow root. Nothing here panics on input from the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    root: RefCell<PooledRoot>,
    /// The initial state, until the first screen is shown.
    start: RefCell<Option<Start>>,
    state: Rc<State>,
}

/// State shared between the callbacks of the views and the element's calls.
#[derive(Debug)]
struct State {
    input: RefCell<Rc<Input>>,
    handle: RefCell<Option<WidgetHandle>>,
    /// Actions that the page requested before the first render.
    waiting: RefCell<Vec<Action>>,
    events: Rc<EventSink>,
    /// The element itself, for printing.
    element: Element,
    exporter: Exporter,
    /// The history entries, if Back goes back one step.
    trail: RefCell<Option<Trail>>,
    /// Events from outside the widget.
    watch: RefCell<Option<Watch>>,
    /// The answers in storage.
    kept: Kept,
    /// Listens for links that are opened while the widget exists.
    links: RefCell<Option<EventListener>>,
    /// The problems of the link.
    link_warnings: RefCell<Vec<Warning>>,
    source: &'static str,
    has_told_of_storage: Cell<bool>,
    /// Whether the colours were checked and the problems reported.
    has_looked: Cell<bool>,
    /// Set while the old root is emptied, whose changes are ignored.
    is_over: Cell<bool>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget inside `host`, empty until [`Self::show`]. `answers` is a partial request to begin
    /// with, or null; `kept` is what an earlier widget gave with its last state, or null;
    /// `heard(name, detail)` receives events and states and returns whether to proceed.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: &Element,
        input: Input,
        answers: &JsValue,
        kept: &JsValue,
        heard: Function,
    ) -> Self {
        let input = Rc::new(input);
        let [answers, kept] =
            [answers, kept].map(|given| js_value::from_js(given).unwrap_or_default());
        let beginning = begin(&input, &answers, &kept);
        let root = host.get_root_node().dyn_into::<ShadowRoot>().ok();
        let state = Rc::new(State {
            input: RefCell::new(input.clone()),
            handle: RefCell::new(None),
            waiting: RefCell::default(),
            events: Rc::new(EventSink(heard)),
            element: root.map_or_else(|| host.clone(), |root| root.host()),
            exporter: Exporter::new(beginning.plan_id),
            trail: RefCell::default(),
            watch: RefCell::default(),
            kept: Kept::new(beginning.is_local),
            links: RefCell::default(),
            link_warnings: RefCell::default(),
            source: beginning.source,
            has_told_of_storage: Cell::new(false),
            has_looked: Cell::new(false),
            is_over: Cell::new(false),
        });
        state.watch_history();
        state.watch_time();
        state.watch_links();
        let root = PooledRoot::take(host, &input);
        state.link_warnings.replace(beginning.warnings);
        Self { root: RefCell::new(root), start: RefCell::new(Some(beginning.start)), state }
    }

    /// Renders the first screen. Its colours are those of the page until [`Self::look`].
    pub fn show(&self) {
        let Some(start) = self.start.take() else { return };
        let input = self.state.input.borrow().clone();
        self.root.borrow_mut().show(props(&self.state, &input, start));
    }

    /// Applies changes of attributes, configuration or language; answers stay.
    ///
    /// Takes `&self`, because a listener of the events may call the widget again.
    pub fn update(&self, input: Input) {
        let input = Rc::new(input);
        let before = self.state.input.replace(input.clone());
        self.state.watch_history();
        let props = props(&self.state, &input, self.start.take().unwrap_or_default());
        let is_guarded_anew = {
            let mut root = self.root.borrow_mut();
            let guarded = root.guarded().clone();
            root.update(&input, props);
            guarded != *root.guarded()
        };
        let is_new = before.warnings != input.warnings || before.merged != input.merged;
        if is_new || is_guarded_anew {
            self.state.link_warnings.take();
            self.state.warn(&self.root.borrow());
        }
    }

    /// Checks the colours: at first, and again when the page may have changed its theme or scheme.
    /// The first time also reports all problems.
    pub fn look(&self) {
        // An update checks by itself, so during one there is nothing to do.
        let is_new = self.root.try_borrow_mut().is_ok_and(|mut root| root.guard().is_some());
        if is_new || !self.state.has_looked.replace(true) {
            self.state.warn(&self.root.borrow());
        }
    }

    /// Applies answers from a partial request; unreadable parts are ignored.
    pub fn merge(&self, answers: &JsValue) {
        let answers = js_value::from_js(answers).and_then(|tree| Request::from_json(&tree));
        self.send(Action::Merge(answers.unwrap_or_default().into()));
    }

    /// Clears every answer.
    pub fn reset(&self) {
        self.send(Action::Restart);
    }

    /// The answers without health (D-5).
    pub fn answers(&self) -> JsValue {
        let handle = self.state.handle.borrow();
        let input = self.state.input.borrow();
        handle.as_ref().map_or(JsValue::NULL, |handle| {
            let answers = handle.quiz.draft.without_health(&input.environment.settings);
            js_value::to_js(&answers.to_json())
        })
    }

    /// What a widget that comes after this one begins with; null before the first answer.
    pub fn kept(&self) -> JsValue {
        let handle = self.state.handle.borrow().clone();
        let kept = handle.and_then(|handle| self.state.saved(&handle));
        js_value::to_js(&kept.unwrap_or_default())
    }

    /// The visible plan, without health. Null for what was kept or shared, of which only dates are
    /// known. Null both for a referral and for a plan without sessions,
    /// so that it reveals no health answer.
    pub fn result(&self) -> JsValue {
        let plan = self.state.planned().filter(|shown| !shown.context.is_outline);
        let plan = plan.map(|shown| Box::new(shown.plan.without_health()));
        plan.map_or(JsValue::NULL, |plan| js_value::result(&PlanResult::Plan(plan)))
    }

    /// The step: its id, its index from 0 and the number of steps.
    pub fn step(&self) -> JsValue {
        let handle = self.state.handle.borrow();
        let step = handle.as_ref().map_or(Step::Running, |handle| handle.quiz.screen.step());
        js_value::to_js(&Value::object(step_detail(step)))
    }

    /// The merged configuration.
    pub fn config(&self) -> JsValue {
        js_value::to_js(&self.state.input.borrow().merged)
    }

    /// A calendar file of the plan; `None` while no plan is shown.
    #[wasm_bindgen(js_name = exportICS)]
    pub fn export_ics(&self) -> Option<JsValue> {
        self.state.exporter.file(&self.state.planned()?, CalendarChoice::default())
    }

    /// The plan as text; `None` while no plan is shown.
    #[wasm_bindgen(js_name = exportText)]
    pub fn export_text(&self) -> Option<String> {
        self.state.planned().map(|shown| shown.text())
    }

    /// A link that shows the dates of the plan; `None` while no plan is shown.
    #[wasm_bindgen(js_name = shareURL)]
    pub fn share_url(&self) -> Option<String> {
        self.state.exporter.share_url(&self.state.planned()?, LinkChoice::default())
    }

    /// Prints the plan alone; `None` while no plan is shown.
    pub fn print(&self) -> Option<bool> {
        Exporter::print(&self.state.planned()?);
        Some(true)
    }

    /// The source of the answers: `fresh`, `storage`, `link` or `property`.
    #[wasm_bindgen(getter)]
    pub fn source(&self) -> String {
        self.state.source.to_owned()
    }

    /// Whether event names are pushed to the page's data layer.
    #[wasm_bindgen(getter, js_name = hasDataLayer)]
    pub fn has_data_layer(&self) -> bool {
        self.state.input.borrow().has_data_layer
    }

    /// Empties the widget and returns its root to the pool.
    pub fn destroy(self) {
        self.state.is_over.set(true);
        self.state.trail.take();
        self.state.watch.take();
        self.state.links.take();
        host::end_print(&self.state.element);
        self.root.into_inner().give_back();
    }

    fn send(&self, action: Action) {
        // The borrow ends before the action runs, which may call this again.
        let send = self.state.handle.borrow().as_ref().map(|handle| handle.send.clone());
        match send {
            Some(send) => send.emit(action),
            None => self.state.waiting.borrow_mut().push(action),
        }
    }
}

fn props(state: &Rc<State>, input: &Input, start: Start) -> AppProps {
    let (changed, taken, booked) = (state.clone(), state.clone(), state.clone());
    let timed = Rc::downgrade(state);
    AppProps {
        environment: Rc::new(input.environment.clone()),
        start,
        clock: Callback::from(move |()| timed.upgrade()?.input.borrow().now()),
        on_change: Callback::from(move |handle| changed.change(&handle)),
        on_plan_action: Callback::from(move |take| taken.take(take)),
        on_book: Callback::from(move |(event, what): (yew::MouseEvent, Booked)| {
            if !booked.book(what) {
                event.prevent_default();
            }
        }),
    }
}

impl State {
    /// Reports the problems of the configuration, the link and the colours.
    fn warn(&self, root: &PooledRoot) {
        let mut all = self.input.borrow().warnings.clone();
        all.extend_from_slice(&self.link_warnings.borrow());
        all.extend(root.guarded().iter().map(|(name, _)| Warning::contrast(name)));
        self.events.warnings(&all);
    }

    /// Handles a new state of the quiz: fires events and stores answers.
    fn change(&self, handle: &WidgetHandle) {
        if self.is_over.get() {
            return;
        }
        let settings = self.input.borrow().environment.settings.clone();
        let before = self.handle.replace(Some(handle.clone()));
        let quiz = &handle.quiz;
        if before.as_ref().is_some_and(|before| before.quiz == *quiz) {
            return;
        }
        let is_first = before.is_none();
        self.take_id(quiz);
        let before_visit = before.as_ref().map(|before| before.quiz.visit);
        let seen = (&**quiz, handle.outcome.as_ref());
        let seen_before = before.as_ref().map(|it| (&*it.quiz, it.outcome.as_ref()));
        let happened = events(seen_before, seen, &settings);
        if before.as_ref().is_some_and(|it| it.quiz.screen == Screen::Shared)
            && quiz.screen != Screen::Shared
        {
            self.forget_link();
        }
        let saved = self.saved(handle);
        // Each visit that shows a kept plan begins its 30 days anew.
        if !is_first || quiz.screen == Screen::Kept {
            self.keep(quiz, saved.as_ref(), &happened);
        }
        let steps = quiz.steps_back();
        // At the start nobody has pressed anything, so the page's history stays as it is.
        let is_moved = before_visit.map_or(steps > 0, |visit| visit != quiz.visit);
        if is_moved && let Some(trail) = &*self.trail.borrow() {
            trail.follow(steps);
        }
        self.events.state(quiz, &settings, (saved, is_first));
        for notice in &happened {
            let (name, detail) = to_event(notice);
            self.events.emit(name, &detail);
        }
        for action in self.waiting.take() {
            handle.send.emit(action);
        }
    }

    /// What may be kept of a state.
    fn saved(&self, handle: &WidgetHandle) -> Option<Value> {
        let WidgetHandle { quiz, outcome, .. } = handle;
        let settings = self.input.borrow().environment.settings.clone();
        let is_own = matches!(quiz.screen, Screen::Answer(_));
        let plan = outcome.as_ref().filter(|_| is_own).and_then(Outcome::plan);
        let saved = quiz.saved(&settings, &self.exporter.plan_id(quiz.plan), plan.map(|it| &**it));
        saved.map(|saved| saved.value())
    }

    fn keep(&self, quiz: &Quiz, saved: Option<&Value>, happened: &[QuizEvent]) {
        let input = self.input.borrow();
        if happened.contains(&QuizEvent::Reset) {
            return self.kept.delete(&input);
        }
        let is_kept = self.kept.write(quiz, saved, &input);
        // Reported once; the visitor only loses the offer to resume.
        if !is_kept && !self.has_told_of_storage.replace(true) {
            self.events.fault("storage", "storage", "blocked or full: nothing is kept");
        }
    }

    fn take(&self, take: PlanAction) {
        if let Some(shown) = self.shown() {
            self.exporter.take(&shown, take);
        }
    }

    /// The visible plan, if it has sessions, for calls from the page.
    fn planned(&self) -> Option<VisiblePlan> {
        self.shown().filter(|shown| !shown.plan.sessions.is_empty())
    }

    /// The visible plan, if there is one.
    fn shown(&self) -> Option<VisiblePlan> {
        let handle = self.handle.borrow().clone()?;
        let input = self.input.borrow().clone();
        let settings = Rc::new(handle.quiz.here(&input.environment.settings).into_owned());
        let plan = handle.outcome.as_ref()?.plan()?.clone();
        Some(VisiblePlan {
            events: self.events.clone(),
            element: self.element.clone(),
            context: input.environment.context(&handle.quiz, handle.outcome.as_ref()),
            handle,
            settings,
            plan,
            link_prefix: input.link_prefix.clone(),
            timezone: input.timezone.clone(),
        })
    }

    /// Fires the event of a booking link; returns whether the browser may follow it.
    fn book(&self, what: Booked) -> bool {
        // Nobody books what a sample visitor would.
        if self.input.borrow().environment.sample.is_some() {
            return false;
        }
        self.shown().is_none_or(|shown| shown.book(what))
    }
}
