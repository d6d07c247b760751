//! "It is booked": the day, which is the planned one unless changed, and the hour if it is known.

use web_sys::HtmlInputElement;

use crate::view::markup::prelude::*;
use crate::{
    plan::day::Day,
    quiz::{
        action::Action,
        record::{SessionAct, hour::Hour},
    },
    text::dates,
    view::change::{ChangeProps, Look, Looked, look},
};

/// The form.
pub(super) fn booked(props: &ChangeProps, state: &Look) -> Html {
    let context = &props.step_context;
    let hour = Hour::read(&state.hour);
    let is_wrong = hour.is_none() && !state.hour.trim().is_empty();
    let book = SessionAct::Book(state.on, hour);
    let onclick = if is_wrong {
        look(state, Looked { is_wrong: true, ..(**state).clone() })
    } else {
        props.act(Action::Session(props.about, book))
    };
    let is_told = is_wrong && state.is_wrong;
    let day = dates::short_date(&context.messages, state.on);
    html! {
        <div class="change__booked" role="group" aria-label={context.text("act_it_is_booked")}>
            <label class="change__field">
                <span>{ context.text("booked_day") }</span>
                <input
                    class="field__input"
                    type="date"
                    min={context.quiz.today.iso()}
                    value={state.on.iso()}
                    oninput={typed(state, |now, text| Looked { on: Day::from_iso(&text).unwrap_or(now.on), ..now })}
                />
            </label>
            <label class="change__field">
                <span>{ context.text("booked_hour") }</span>
                <input
                    class="field__input"
                    type="text"
                    autocomplete="off"
                    maxlength="12"
                    value={state.hour.clone()}
                    aria-invalid={is_told.then_some("true")}
                    aria-describedby="change-hour"
                    oninput={typed(state, |now, hour| Looked { hour, is_wrong: false, ..now })}
                />
            </label>
            <p
                id="change-hour"
                class={if is_told { "field__error" } else { "field__hint" }}
                aria-live="polite"
            >
                { context.text(if is_told { "booked_wrong" } else { "booked_hint" }) }
            </p>
            <button type="button" class="button" part="button" {onclick}>
                { context.messages.format("booked_do", &[("day", &day)]) }
            </button>
        </div>
    }
}

fn typed(state: &Look, to: fn(Looked, String) -> Looked) -> Callback<InputEvent> {
    let state = state.clone();
    Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        state.set(to((*state).clone(), input.value()));
    })
}
