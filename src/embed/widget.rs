//! One widget on the page: what the element can call, and what it is told.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

use crate::{
    embed::{
        announce::{Outside, told},
        input::Input,
        kept_root::KeptRoot,
        tree,
    },
    plan::value::Value,
    quiz::{
        action::Action,
        notice::notices,
        step::{Screen, Step},
    },
    view::{
        actions::Take,
        app::{AppProps, Live},
    },
};

/// A widget in its shadow root. Nothing here panics on what the page hands over.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    root: KeptRoot,
    state: Rc<State>,
}

/// What the callbacks of the views share with the element's calls.
#[derive(Debug)]
struct State {
    input: RefCell<Rc<Input>>,
    live: RefCell<Option<Live>>,
    outside: Outside,
    /// Set while an old root is emptied: its last words are nobody's.
    is_over: Cell<bool>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget inside `host`: `given` is what the element read from the page, `answers` a part of
    /// a request to begin with or null, `heard(name, detail)` is told of events and states and
    /// answers whether to go on.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &Element, given: &JsValue, answers: &JsValue, heard: Function) -> Self {
        let input = Rc::new(Input::read(&tree::from_js(given).unwrap_or_default()));
        let state = Rc::new(State {
            input: RefCell::new(input.clone()),
            live: RefCell::new(None),
            outside: Outside(heard),
            is_over: Cell::new(false),
        });
        state.outside.warnings(&input.warnings);
        let start = tree::from_js(answers).unwrap_or_default();
        let root = KeptRoot::take(host, &input, props(&state, &input, start));
        Self { root, state }
    }

    /// Takes over what changed in attributes, configuration or language; answers stay.
    pub fn update(&mut self, given: &JsValue) {
        let input = Rc::new(Input::read(&tree::from_js(given).unwrap_or_default()));
        let before = self.state.input.replace(input.clone());
        if before.warnings != input.warnings {
            self.state.outside.warnings(&input.warnings);
        }
        self.root.update(&input, props(&self.state, &input, Value::Null));
    }

    /// Takes answers over: a part of a request; what cannot be read is left out.
    pub fn merge(&self, answers: &JsValue) {
        self.send(Action::Merge(tree::from_js(answers).unwrap_or_default()));
    }

    /// Clears every answer.
    pub fn reset(&self) {
        self.send(Action::Restart);
    }

    /// The answers without health (decision 3).
    pub fn answers(&self) -> JsValue {
        let live = self.state.live.borrow();
        let input = self.state.input.borrow();
        live.as_ref()
            .map_or(JsValue::NULL, |live| tree::to_js(&live.quiz.draft.kept(&input.place.settings)))
    }

    /// The plan or the referral, if one is shown.
    pub fn result(&self) -> JsValue {
        let live = self.state.live.borrow();
        let settings = self.state.input.borrow().place.settings.clone();
        let shown = live.as_ref().filter(|live| matches!(live.quiz.screen, Screen::Answer(_)));
        shown.map_or(JsValue::NULL, |live| tree::result(&live.quiz.answer(&settings)))
    }

    /// The step: its id, its index from 0 and how many there are.
    pub fn step(&self) -> JsValue {
        let live = self.state.live.borrow();
        let screen = live.as_ref().map(|live| live.quiz.screen);
        let (Screen::Ask(step) | Screen::Answer(step)) =
            screen.unwrap_or(Screen::Ask(Step::Running));
        tree::to_js(&Value::object(step_detail(step)))
    }

    /// The configuration as merged.
    pub fn config(&self) -> JsValue {
        tree::to_js(&self.state.input.borrow().merged)
    }

    /// The language in use.
    #[wasm_bindgen(getter)]
    pub fn lang(&self) -> String {
        self.state.input.borrow().place.lang.clone()
    }

    /// Whether event names go into the page's data layer.
    #[wasm_bindgen(getter, js_name = hasDataLayer)]
    pub fn has_data_layer(&self) -> bool {
        self.state.input.borrow().has_data_layer
    }

    /// Empties the widget and keeps its root for the next one.
    pub fn destroy(self) {
        self.state.is_over.set(true);
        self.root.give_back();
    }

    fn send(&self, action: Action) {
        // The borrow ends before the action runs: it may lead back here.
        let send = self.state.live.borrow().as_ref().map(|live| live.send.clone());
        if let Some(send) = send {
            send.emit(action);
        }
    }
}

/// The step as events and the `step` property show it.
pub(crate) fn step_detail(step: Step) -> [(&'static str, Value); 3] {
    [
        ("id", Value::from(step.code())),
        ("index", Value::from(u32::from(step.number() - 1))),
        ("total", Value::from(u32::try_from(Step::ALL.len()).unwrap_or_default())),
    ]
}

fn props(state: &Rc<State>, input: &Input, start: Value) -> AppProps {
    let (changed, taken, booked) = (state.clone(), state.clone(), state.clone());
    AppProps {
        place: Rc::new(input.place.clone()),
        start,
        on_change: Callback::from(move |live| changed.change(live)),
        on_take: Callback::from(move |take| taken.take(take)),
        on_book: Callback::from(move |(event, index): (yew::MouseEvent, usize)| {
            if !booked.book(index) {
                event.prevent_default();
            }
        }),
        said: yew::AttrValue::default(),
    }
}

impl State {
    /// A new state of the quiz: what happened goes out as events.
    fn change(&self, live: Live) {
        if self.is_over.get() {
            return;
        }
        let settings = self.input.borrow().place.settings.clone();
        let before = self.live.replace(Some(live.clone()));
        let quiz = &live.quiz;
        let is_new = before.as_ref().is_none_or(|before| before.quiz != *quiz);
        if !is_new {
            return;
        }
        let is_first = before.is_none();
        let happened = notices(before.map(|before| before.quiz).as_deref(), quiz, &settings);
        self.outside.state(quiz, &settings, is_first);
        for notice in &happened {
            let (name, detail) = told(notice);
            self.outside.say(name, detail);
        }
    }

    fn take(&self, take: Take) {
        let send = self.live.borrow().as_ref().map(|live| live.send.clone());
        match (take, send) {
            (Take::StartAgain, Some(send)) => send.emit(Action::Restart),
            _ => {}
        }
    }

    /// Tells of a booking link; whether the browser may follow it.
    fn book(&self, index: usize) -> bool {
        let Some(live) = self.live.borrow().clone() else { return true };
        let place = self.input.borrow().place.clone();
        let request = live.quiz.request(&place.settings);
        let scene = place.scene(&live.quiz, request);
        let answer = live.quiz.answer(&place.settings);
        let session = answer.sessions().get(index);
        session.is_none_or(|session| self.outside.book(&scene, session))
    }
}
