//! "It is booked": the day, which is the planned one unless changed, and the hour if it is known.

use web_sys::HtmlInputElement;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        result::Session,
    },
    quiz::{
        action::Action,
        record::{SessionAct, hour::Hour},
    },
    text::dates,
    view::step_context::StepContext,
};

/// The session, and its day.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct BookedFormProps {
    /// The state, for the act.
    pub(crate) step_context: StepContext,
    /// The key of the session.
    pub(crate) about: SessionKey,
    /// Its day.
    pub(crate) day: Day,
    /// Called before the act.
    #[prop_or_default]
    pub(crate) on_close: Callback<Option<SessionKey>>,
}

/// What is typed.
#[derive(Clone, Debug, PartialEq)]
struct Typed {
    on: Day,
    hour: String,
    /// Whether the hour could not be read.
    is_wrong: bool,
}

/// The form.
#[component]
pub(crate) fn BookedForm(props: &BookedFormProps) -> Html {
    let context = &props.step_context;
    let about = props.about;
    let state = use_state_eq(|| {
        let hour = context.quiz.record.act(about).and_then(|entry| entry.hour);
        Typed { on: props.day, hour: hour.map_or_else(String::new, Hour::code), is_wrong: false }
    });
    let hour = Hour::read(&state.hour);
    let is_wrong = hour.is_none() && !state.hour.trim().is_empty();
    let onclick = {
        let (state, on_close, send) = (state.clone(), props.on_close.clone(), context.send.clone());
        Callback::from(move |_: MouseEvent| {
            if is_wrong {
                return state.set(Typed { is_wrong: true, ..(*state).clone() });
            }
            on_close.emit(None);
            send.emit(Action::Session(about, SessionAct::Book(state.on, hour)));
        })
    };
    let is_told = is_wrong && state.is_wrong;
    let day = dates::short_date(&context.messages, state.on);
    let id = ["booked-", &about.code()].concat();
    html! {
        <div class="change__booked" role="group" aria-label={context.text("act_it_is_booked")}>
            <label class="change__field">
                <span>{ context.text("booked_day") }</span>
                <input
                    class="input"
                    type="date"
                    min={context.quiz.today.iso()}
                    value={state.on.iso()}
                    oninput={typed(&state, |now, text| Typed { on: Day::from_iso(&text).unwrap_or(now.on), ..now })}
                />
            </label>
            <label class="change__field">
                <span>{ context.text("booked_hour") }</span>
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    maxlength="12"
                    value={state.hour.clone()}
                    aria-invalid={is_told.then_some("true")}
                    aria-describedby={id.clone()}
                    oninput={typed(&state, |now, hour| Typed { hour, is_wrong: false, ..now })}
                />
            </label>
            <p {id} class={if is_told { "field__error" } else { "field__hint" }} aria-live="polite">
                { context.text(if is_told { "booked_wrong" } else { "booked_hint" }) }
            </p>
            <button type="button" class="button" part="button" {onclick}>
                { context.messages.format("booked_do", &[("day", &day)]) }
            </button>
        </div>
    }
}

fn typed(state: &UseStateHandle<Typed>, to: fn(Typed, String) -> Typed) -> Callback<InputEvent> {
    let state = state.clone();
    Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        state.set(to((*state).clone(), input.value()));
    })
}

/// Whether the booking link of a session was pressed, and nobody knows yet what became of it.
pub(crate) fn is_tried(context: &StepContext, session: &Session) -> bool {
    let is_open = !matches!(session.fixed, Some(Act::Booked | Act::Done));
    is_open && context.quiz.tried == Some(session.key)
}

/// "It is booked", a line that opens to the form. After a booking link was pressed: "Booked? Tell us
/// the time".
pub(crate) fn asked(context: &StepContext, session: &Session) -> Html {
    let is_tried = is_tried(context, session);
    let label = if is_tried { "booked_ask" } else { "act_it_is_booked" };
    html! {
        <div class="change__asked">
            <details key={session.date.iso()}>
                <summary class="change__ask">
                    { context.text(label) }
                    <span class="visually-hidden">
                        { [": ", &dates::short_date(&context.messages, session.date)].concat() }
                    </span>
                </summary>
                <BookedForm step_context={context.clone()} about={session.key} day={session.date}/>
            </details>
            if is_tried {
                <button
                    type="button"
                    class="link-button"
                    onclick={context.send.reform(|_: MouseEvent| Action::Tried(None))}
                >{ context.text("booked_not_yet") }</button>
            }
        </div>
    }
}
