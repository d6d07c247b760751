//! Change, opened in place: another day for one session, or what else became of it. The engine says
//! what each day is (R-K9); choosing does nothing, and one press does one act.

pub(crate) mod booked;
mod days;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        result::{DayOption, Plan, Session, Verdict},
    },
    quiz::{action::Action, alternatives::proposals, record::SessionAct},
    text::{changes::changes, dates, moves, plan_context::PlanContext},
    view::{
        change::{booked::BookedForm, days::days},
        focus::focus,
        step_context::StepContext,
    },
};

/// The session, or a new one.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChangeProps {
    /// The state, for what settles the plan.
    pub step_context: StepContext,
    /// The context of the plan.
    pub context: Rc<PlanContext>,
    /// The plan.
    pub plan: Rc<Plan>,
    /// The key of the session, or of a new one.
    pub about: SessionKey,
    /// Called before each act: the region closes.
    pub on_close: Callback<Option<SessionKey>>,
}

impl ChangeProps {
    /// The session, unless it is a new one.
    fn session(&self) -> Option<&Session> {
        self.plan.sessions.iter().find(|session| session.key == self.about)
    }

    /// The act that puts the session on a day.
    fn put(&self, day: Day) -> Action {
        if self.session().is_some() {
            Action::Session(self.about, SessionAct::Move(day))
        } else {
            Action::AddSession(day)
        }
    }

    /// A listener that closes the region and acts.
    fn act(&self, action: Action) -> Callback<MouseEvent> {
        let (on_close, send) = (self.on_close.clone(), self.step_context.send.clone());
        Callback::from(move |_| {
            on_close.emit(None);
            send.emit(action.clone());
        })
    }
}

/// What the visitor looks at in the region.
#[derive(Clone, Debug, PartialEq)]
struct Looked {
    /// The chosen day; of the calendar also one that cannot be had.
    chosen: Option<Day>,
    /// Whether the calendar is open.
    is_other: bool,
    /// The day of the calendar that Tab leads to.
    at: Day,
    /// Counts the keys pressed in the calendar, to move the focus each time.
    turn: u32,
    /// Whether the form for a booked session is open.
    books: bool,
}

type Look = UseStateHandle<Looked>;

/// A listener that looks at something else.
fn look(state: &Look, next: Looked) -> Callback<MouseEvent> {
    let state = state.clone();
    Callback::from(move |_| state.set(next.clone()))
}

/// The open region.
#[component]
pub(crate) fn Change(props: &ChangeProps) -> Html {
    let quiz = &props.step_context.quiz;
    let session = props.session();
    let options = quiz.day_options(&props.plan, props.about, &props.step_context.settings);
    let from = session.map(|session| session.date);
    let proposed = from.map_or_else(Vec::new, |from| proposals(&options, from));
    let state = use_state_eq(|| {
        let nearest = from.and_then(|from| proposed.iter().min_by_key(|one| one.date.apart(from)));
        Looked {
            chosen: nearest.map(|one| one.date),
            is_other: nearest.is_none(),
            at: nearest.map(|one| one.date).or(from).unwrap_or(props.context.today),
            turn: 0,
            books: false,
        }
    });
    let region = use_node_ref();
    let grid = region.clone();
    use_effect_with(state.turn, move |turn| {
        let stop = grid.cast::<HtmlElement>().filter(|_| *turn > 0);
        let stop = stop.and_then(|grid| grid.query_selector("td > [tabindex='0']").ok().flatten());
        if let Some(day) = stop.and_then(|day| day.dyn_into::<HtmlElement>().ok()) {
            focus(&day, false);
        }
    });
    let label = props.step_context.text(if from.is_some() { "move_to" } else { "act_add" });
    html! {
        <div class="change" ref={region}>
            <fieldset class="change__days">
                <legend>{ label }</legend>
                if !proposed.is_empty() {
                    for option in proposed { { proposal(props, &state, option) } }
                    { other(props, &state) }
                }
                if state.is_other { { days(props, &state, &options) } }
            </fieldset>
            { outcome(props, &state, &options) }
            { acts(props, &state) }
            if state.books {
                <BookedForm
                    step_context={props.step_context.clone()}
                    about={props.about}
                    day={from.unwrap_or(props.context.today)}
                    on_close={props.on_close.clone()}
                />
            }
        </div>
    }
}

/// A proposed day.
fn proposal(props: &ChangeProps, state: &Look, option: DayOption) -> Html {
    let day = option.date;
    let is_chosen = !state.is_other && state.chosen == Some(day);
    let onclick =
        look(state, Looked { chosen: Some(day), is_other: false, at: day, ..(**state).clone() });
    let from = props.session().map(|session| session.date);
    html! {
        <label class="change__day">
            <input type="radio" name="change-day" checked={is_chosen} {onclick}/>
            <span>
                <b>{ dates::short_date(&props.context.messages, day) }</b>
                { " " }
                <span class="change__word">{ moves::proposal(&props.context, option, from) }</span>
            </span>
        </label>
    }
}

/// "Another day", which opens the calendar.
fn other(props: &ChangeProps, state: &Look) -> Html {
    let onclick = look(state, Looked { chosen: None, is_other: true, ..(**state).clone() });
    html! {
        <label class="change__day">
            <input type="radio" name="change-day" checked={state.is_other} {onclick}/>
            <span><b>{ props.step_context.text("move_other") }</b></span>
        </label>
    }
}

/// What the chosen day would do, read once; and the button that does it.
fn outcome(props: &ChangeProps, state: &Look, options: &[DayOption]) -> Html {
    let ChangeProps { step_context, context, .. } = props;
    let own = props.session().map(|session| session.date);
    let chosen = options.iter().find(|one| Some(one.date) == state.chosen).copied();
    let open = chosen.filter(|one| one.verdict != Verdict::Refused && Some(one.date) != own);
    let tried =
        open.and_then(|one| step_context.quiz.tried(props.put(one.date), &step_context.settings));
    let said = match (chosen, &tried) {
        (Some(_), Some(plan)) => {
            let changed = changes(&props.plan.sessions, &plan.sessions);
            let others = moves::others(context, (plan, Some(&changed)), plan_key(props, plan));
            let word = chosen.and_then(|one| moves::drawback(context, one));
            word.into_iter().chain([others]).collect::<Vec<_>>().join(" ")
        }
        (Some(one), None) if Some(one.date) == own => moves::day_name(context, one, true),
        (Some(one), None) => moves::refusal(context, one),
        (None, _) => String::new(),
    };
    let key = if own.is_some() { "move_do" } else { "act_add_on" };
    let label = match open.filter(|_| tried.is_some()) {
        Some(one) => {
            let day = dates::short_date(&context.messages, one.date);
            (context.messages.format(key, &[("day", &day)]), props.act(props.put(one.date)))
        }
        None => (step_context.text("move_choose"), Callback::noop()),
    };
    let (label, onclick) = label;
    html! {
        <>
            <p class="change__said" aria-live="polite">{ said }</p>
            <button
                type="button"
                class="button button_main change__go"
                part="button"
                aria-disabled={tried.is_none().then_some("true")}
                {onclick}
            >{ label }</button>
        </>
    }
}

/// The key of the session in the plan that was tried: a new one has its own.
fn plan_key(props: &ChangeProps, plan: &Plan) -> Option<SessionKey> {
    if props.session().is_some() {
        return Some(props.about);
    }
    let is_new = |session: &&Session| {
        session.fixed == Some(Act::Moved)
            && !props.plan.sessions.iter().any(|shown| shown.key == session.key)
    };
    plan.sessions.iter().find(is_new).map(|session| session.key)
}

/// What else became of the session.
fn acts(props: &ChangeProps, state: &Look) -> Html {
    let ChangeProps { step_context, context, about, .. } = props;
    let Some(session) = props.session() else { return Html::default() };
    let is_there = session.date <= context.today;
    let act = |key: &str, act: SessionAct| {
        html! {
            <button type="button" class="link-button" onclick={props.act(Action::Session(*about, act))}>
                { step_context.text(key) }
            </button>
        }
    };
    let books = look(state, Looked { books: !state.books, ..(**state).clone() });
    let is_done = session.fixed == Some(Act::Done);
    html! {
        <div class="change__acts">
            if !is_done {
                <button
                    type="button"
                    class="link-button"
                    aria-expanded={if state.books { "true" } else { "false" }}
                    onclick={books}
                >{ step_context.text("act_it_is_booked") }</button>
            }
            if is_there && !is_done { { act("act_had", SessionAct::Done) } }
            { act(if is_there { "act_not_had" } else { "act_skip" }, SessionAct::Skip) }
            if session.fixed == Some(Act::Booked) { { act("act_not_booked", SessionAct::Unmark) } }
        </div>
    }
}
