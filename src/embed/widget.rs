//! One widget on the page: what the element can call, and what it is told.

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
        Quiz, Settings,
        action::Action,
        event::{QuizEvent, events},
        step::{Screen, Step},
    },
    text::booking::Booked,
    view::{
        app::{AppProps, Start, WidgetHandle},
        plan_actions::{CalendarChoice, PlanAction},
    },
};

/// A widget in its shadow root. Nothing here panics on what the page hands over.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    root: RefCell<PooledRoot>,
    /// What the first screen begins with, until it is shown.
    start: RefCell<Option<Start>>,
    state: Rc<State>,
}

/// What the callbacks of the views share with the element's calls.
#[derive(Debug)]
struct State {
    input: RefCell<Rc<Input>>,
    handle: RefCell<Option<WidgetHandle>>,
    /// What the page asked for before the first screen stood.
    waiting: RefCell<Vec<Action>>,
    events: Rc<EventSink>,
    /// The element itself, for printing.
    element: Element,
    exporter: Exporter,
    /// The browser's Back, where it goes one step back.
    trail: RefCell<Option<Trail>>,
    /// Days that pass, and what other tabs do.
    watch: RefCell<Option<Watch>>,
    /// What of the answers outlives the page.
    kept: Kept,
    /// Hears of links that are opened while the widget is there.
    links: RefCell<Option<EventListener>>,
    /// What in the link could not be read.
    link_warnings: RefCell<Vec<Warning>>,
    source: &'static str,
    has_told_of_storage: Cell<bool>,
    /// Whether the colours were looked at, and what was wrong told.
    has_looked: Cell<bool>,
    /// Set while an old root is emptied: its last words are nobody's.
    is_over: Cell<bool>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget inside `host`, empty until [`Self::show`]: `answers` is a part of a request to begin
    /// with or null, `heard(name, detail)` is told of events and states and answers whether to go on.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &Element, input: Input, answers: &JsValue, heard: Function) -> Self {
        let input = Rc::new(input);
        let beginning = begin(&input, &js_value::from_js(answers).unwrap_or_default());
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

    /// Draws the first screen. Its colours are those of the page until [`Self::look`].
    pub fn show(&self) {
        let Some(start) = self.start.take() else { return };
        let input = self.state.input.borrow().clone();
        self.root.borrow_mut().show(props(&self.state, &input, start));
    }

    /// Takes over what changed in attributes, configuration or language; answers stay.
    ///
    /// Borrows the widget only shared: a listener of the events may call it again.
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

    /// Looks at the colours: at first, and once more when the page may have changed its theme or
    /// its scheme. The first time tells of all that was wrong.
    pub fn look(&self) {
        // In the middle of an update, which looks by itself, there is nothing to do.
        let is_new = self.root.try_borrow_mut().is_ok_and(|mut root| root.guard().is_some());
        if is_new || !self.state.has_looked.replace(true) {
            self.state.warn(&self.root.borrow());
        }
    }

    /// Takes answers over: a part of a request; what cannot be read is left out.
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

    /// The plan that is shown, without health. Nothing for a referral and for a plan without
    /// sessions alike, so that nobody can tell a health answer from it.
    pub fn result(&self) -> JsValue {
        let plan = self.state.planned().map(|shown| Box::new(shown.plan.without_health()));
        plan.map_or(JsValue::NULL, |plan| js_value::result(&PlanResult::Plan(plan)))
    }

    /// The step: its id, its index from 0 and how many there are.
    pub fn step(&self) -> JsValue {
        let handle = self.state.handle.borrow();
        let screen = handle.as_ref().map(|handle| handle.quiz.screen);
        let (Screen::Ask(step) | Screen::Answer(step)) =
            screen.unwrap_or(Screen::Ask(Step::Running));
        js_value::to_js(&Value::object(step_detail(step)))
    }

    /// The configuration as merged.
    pub fn config(&self) -> JsValue {
        js_value::to_js(&self.state.input.borrow().merged)
    }

    /// A calendar file of the plan; nothing while no plan is shown.
    #[wasm_bindgen(js_name = exportICS)]
    pub fn export_ics(&self) -> Option<JsValue> {
        self.state.exporter.file(&self.state.planned()?, CalendarChoice::default())
    }

    /// The plan as text; nothing while no plan is shown.
    #[wasm_bindgen(js_name = exportText)]
    pub fn export_text(&self) -> Option<String> {
        self.state.planned().map(|shown| shown.text())
    }

    /// A link that fills the quiz, without health, names and areas; nothing while no plan is shown.
    #[wasm_bindgen(js_name = shareURL)]
    pub fn share_url(&self) -> Option<String> {
        self.state.exporter.share_url(&self.state.planned()?, false)
    }

    /// Prints the plan alone; nothing while no plan is shown.
    pub fn print(&self) -> Option<bool> {
        self.state.exporter.print(&self.state.planned()?);
        Some(true)
    }

    /// Where the answers came from: `fresh`, `storage`, `link` or `property`.
    #[wasm_bindgen(getter)]
    pub fn source(&self) -> String {
        self.state.source.to_owned()
    }

    /// Whether event names go into the page's data layer.
    #[wasm_bindgen(getter, js_name = hasDataLayer)]
    pub fn has_data_layer(&self) -> bool {
        self.state.input.borrow().has_data_layer
    }

    /// Empties the widget and keeps its root for the next one.
    pub fn destroy(self) {
        self.state.is_over.set(true);
        self.state.trail.take();
        self.state.watch.take();
        self.state.links.take();
        host::end_print(&self.state.element);
        self.root.into_inner().give_back();
    }

    fn send(&self, action: Action) {
        // The borrow ends before the action runs: it may lead back here.
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
    /// Tells the page what was wrong with its configuration and its colours.
    fn warn(&self, root: &PooledRoot) {
        let mut all = self.input.borrow().warnings.clone();
        all.extend_from_slice(&self.link_warnings.borrow());
        all.extend(root.guarded().iter().map(|(name, _)| Warning::contrast(name)));
        self.events.warnings(&all);
    }

    /// A new state of the quiz: what happened goes out as events, what may be kept is kept.
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
        if !is_first {
            self.keep(quiz, &settings, &happened);
        }
        let steps = quiz.steps_back();
        // At the beginning nobody has pressed anything: the page's history is left as it is.
        let is_moved = before_visit.map_or(steps > 0, |visit| visit != quiz.visit);
        if is_moved && let Some(trail) = &*self.trail.borrow() {
            trail.follow(steps);
        }
        self.events.state(quiz, &settings, is_first);
        for notice in &happened {
            let (name, detail) = to_event(notice);
            self.events.emit(name, &detail);
        }
        for action in self.waiting.take() {
            handle.send.emit(action);
        }
    }

    fn keep(&self, quiz: &Quiz, settings: &Settings, happened: &[QuizEvent]) {
        let input = self.input.borrow();
        if happened.contains(&QuizEvent::Reset) {
            return self.kept.delete(&input);
        }
        let is_kept = self.kept.write(quiz, settings, &self.exporter.plan_id(quiz.plan), &input);
        // Once is enough for the page's owner; the visitor loses nothing but the resume.
        if !is_kept && !self.has_told_of_storage.replace(true) {
            self.events.fault("storage", "storage", "blocked or full: nothing is kept");
        }
    }

    fn take(&self, take: PlanAction) {
        if let Some(shown) = self.shown() {
            self.exporter.take(&shown, take);
        }
    }

    /// The plan on screen, if it has sessions: for what the page itself asks.
    fn planned(&self) -> Option<VisiblePlan> {
        self.shown().filter(|shown| !shown.plan.sessions.is_empty())
    }

    /// The plan on screen, if there is one.
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
        })
    }

    /// Tells of a booking link; whether the browser may follow it.
    fn book(&self, what: Booked) -> bool {
        self.shown().is_none_or(|shown| shown.book(what))
    }
}
