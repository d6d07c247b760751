//! "Away, or not well?": days on which the visitor cannot come, told beside the plan. Whoever is not
//! well is asked the health questions first; why they are away is kept nowhere.

use web_sys::HtmlInputElement;

use crate::view::markup::prelude::*;
use crate::{
    plan::day::Day,
    quiz::{action::Action, step::Screen, wish::may_be_away},
    text::{moves, plan_context::PlanContext},
    view::{plan_page::line, step_context::StepContext},
};

/// The state.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AwayFormProps {
    /// The state, for the act.
    pub(crate) step_context: StepContext,
}

/// What is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Filled {
    from: Option<Day>,
    to: Option<Day>,
    is_unwell: bool,
    /// Whether the days were refused.
    is_refused: bool,
}

/// The folded line: the days away that are told, each with the way back, and the form.
pub(crate) fn away(step_context: &StepContext, context: &PlanContext) -> Html {
    // What is told on a kept plan changes nothing until it is settled.
    let is_settled = matches!(step_context.quiz.screen, Screen::Answer(_));
    html! {
        <details class="fold away-form__fold">
            { line(context, step_context.text("away_heading")) }
            <div class="away-form__body">
                if is_settled { { stays(step_context) } }
                <AwayForm step_context={step_context.clone()}/>
            </div>
        </details>
    }
}

/// The stays away that are not over.
fn stays(context: &StepContext) -> Html {
    let quiz = &context.quiz;
    let stays: Vec<(u32, (Day, Day))> =
        quiz.draft.stays(&context.settings).filter(|(_, days)| days.1 >= quiz.today).collect();
    if stays.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="away-form__stays">
            for (id, days) in stays {
                <li key={id}>
                    <span>{ moves::away(&context.messages, "away_stay", days) }</span>
                    <button
                        type="button"
                        class="link-button"
                        onclick={context.send.reform(move |_: MouseEvent| Action::Stay(id))}
                    >
                        { context.text("away_off") }
                        <span class="visually-hidden">
                            { [": ", &moves::away(&context.messages, "away_stay", days)].concat() }
                        </span>
                    </button>
                </li>
            }
        </ul>
    }
}

/// The two dates and the box.
#[component]
pub(crate) fn AwayForm(props: &AwayFormProps) -> Html {
    let context = &props.step_context;
    let state = use_state_eq(Filled::default);
    let filled = *state;
    let onclick = {
        let (state, send, today) = (state.clone(), context.send.clone(), context.quiz.today);
        Callback::from(move |_: MouseEvent| {
            let days = filled.from.map(|from| (from, filled.to.unwrap_or(from)));
            match days.filter(|days| may_be_away(*days, today)) {
                Some(days) => {
                    state.set(Filled::default());
                    send.emit(Action::Leave(days, filled.is_unwell));
                }
                None => state.set(Filled { is_refused: true, ..filled }),
            }
        })
    };
    let (first, last) = (context.quiz.today, filled.from.unwrap_or(context.quiz.today));
    let told = filled.is_refused.then(|| context.text("away_wrong"));
    let go = if filled.is_unwell { "away_go_unwell" } else { "away_go" };
    html! {
        <div class="away-form">
            <div class="away-form__days">
                { day(context, &state, ("away_from", first, filled.from), |now, from| Filled { from, ..now }) }
                { day(context, &state, ("away_to", last, filled.to), |now, to| Filled { to, ..now }) }
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    checked={filled.is_unwell}
                    onchange={{
                        let state = state.clone();
                        Callback::from(move |_: Event| {
                            state.set(Filled { is_unwell: !filled.is_unwell, ..filled });
                        })
                    }}
                />
                <span class="check__label">{ context.text("away_unwell") }</span>
            </label>
            <p class={if told.is_some() { "field__error" } else { "field__hint" }} aria-live="polite">
                { told.unwrap_or_else(|| context.text("away_hint")) }
            </p>
            <button type="button" class="button away-form__go" part="button" {onclick}>
                { context.text(go) }
            </button>
        </div>
    }
}

fn day(
    context: &StepContext,
    state: &UseStateHandle<Filled>,
    (key, first, value): (&str, Day, Option<Day>),
    to: fn(Filled, Option<Day>) -> Filled,
) -> Html {
    let state = state.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        state.set(Filled { is_refused: false, ..to(*state, Day::from_iso(&input.value())) });
    });
    html! {
        <label class="away-form__day">
            <span>{ context.text(key) }</span>
            <input
                class="input"
                type="date"
                min={first.iso()}
                value={value.map_or_else(String::new, Day::iso)}
                {oninput}
            />
        </label>
    }
}
