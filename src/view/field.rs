//! The controls of the quiz: native fieldsets, radios, checkboxes and text fields, each described
//! by its message.

mod date;

pub(crate) use date::date;

use crate::view::markup::prelude::*;
use crate::{
    quiz::{
        action::{DistanceField, Edit},
        number,
    },
    text::summary,
    view::step_context::{StepContext, error_id, id_of},
};

/// One of several answers to choose from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// The code, with which its id ends.
    pub(crate) code: String,
    /// The label.
    pub(crate) label: String,
    /// A sentence below the label, on cards.
    pub(crate) note: Option<String>,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
    /// The edit that choosing it makes.
    pub(crate) edit: Edit,
}

/// A fieldset with its question, its message and its controls.
pub(crate) fn group(context: &StepContext, field: &str, legend: &str, controls: Html) -> Html {
    group_of(context, field, html! { { legend } }, controls)
}

/// A fieldset whose question is more than a text.
pub(crate) fn group_of(context: &StepContext, field: &str, legend: Html, controls: Html) -> Html {
    let problem = context.problem(field);
    let described = problem.is_some().then(|| error_id(field));
    html! {
        <fieldset
            class="field"
            part="question"
            data-bad={problem.is_some().then_some("")}
            aria-describedby={described}
        >
            <legend class="field__legend">{ legend }</legend>
            { message(field, problem) }
            { controls }
        </fieldset>
    }
}

/// The message of a field, if it has a problem.
pub(crate) fn message(field: &str, problem: Option<String>) -> Html {
    html! {
        if let Some(problem) = problem {
            <p class="field__error" part="error" id={error_id(field)}>{ problem }</p>
        }
    }
}

/// Radios that look like pills. The first one has the id of the field, to which the summary of
/// problems links.
pub(crate) fn pills(
    context: &StepContext,
    field: &str,
    class: &'static str,
    choices: Vec<Choice>,
) -> Html {
    pills_after(context, field, class, 0, choices)
}

/// Radios of a field that come after `others` radios of the same field.
pub(crate) fn pills_after(
    context: &StepContext,
    field: &str,
    class: &'static str,
    others: usize,
    choices: Vec<Choice>,
) -> Html {
    html! {
        <div class={class}>
            for (index, choice) in choices.into_iter().enumerate() {
                { pill(context, field, index + others == 0, choice) }
            }
        </div>
    }
}

fn pill(context: &StepContext, field: &str, is_first: bool, choice: Choice) -> Html {
    let id = if is_first { id_of(field) } else { [&id_of(field), "-", &choice.code].concat() };
    html! {
        <label class="pill" part="option">
            <input
                type="radio"
                name={id_of(field)}
                {id}
                value={choice.code}
                checked={choice.chosen}
                onchange={context.on::<Event>(choice.edit)}
            />
            <span class="pill__face">
                if let Some(note) = choice.note {
                    <b>{ choice.label }</b>
                    <small class="pill__note">{ note }</small>
                } else {
                    { choice.label }
                }
            </span>
        </label>
    }
}

/// A yes and a no. Neither is chosen at first.
pub(crate) fn yes_no(
    context: &StepContext,
    answer: Option<bool>,
    edit: fn(bool) -> Edit,
) -> Vec<Choice> {
    let choice = |code: &str, is: bool| Choice {
        code: code.to_owned(),
        label: context.text(&["answer_", code].concat()),
        note: None,
        chosen: answer == Some(is),
        edit: edit(is),
    };
    vec![choice("yes", true), choice("no", false)]
}

/// A checkbox with its label.
pub(crate) fn check(
    context: &StepContext,
    id: String,
    label: Html,
    checked: bool,
    edit: Edit,
) -> Html {
    html! {
        <label class="check" part="option">
            <input type="checkbox" {id} {checked} onchange={context.on::<Event>(edit)}/>
            <span class="check__label">{ label }</span>
        </label>
    }
}

/// A text field with its label: a distance, a number or a name.
pub(crate) struct TextField<'a> {
    /// The field of the request.
    pub(crate) field: &'a str,
    /// What it is called.
    pub(crate) label: Html,
    /// The text in the field.
    pub(crate) value: &'a str,
    /// The keyboard that a phone shows: `decimal`, `numeric` or `text`.
    pub(crate) mode: &'static str,
    /// The greatest number of characters.
    pub(crate) max_length: u32,
    /// How the text was understood, if that has to be shown.
    pub(crate) read: Option<String>,
}

/// Room for a number with words around it: a number that is cut off may be another number.
pub(crate) const MAX_DISTANCE: u32 = 60;

/// The label and the message above the field.
pub(crate) fn text_field(
    context: &StepContext,
    shown: &TextField<'_>,
    edit: impl Fn(String) -> Edit + 'static,
) -> Html {
    let problem = context.problem(shown.field);
    html! {
        <div class="field" data-bad={problem.is_some().then_some("")}>
            <label class="field__label" for={id_of(shown.field)}>{ shown.label.clone() }</label>
            { message(shown.field, problem) }
            { input(context, shown, edit) }
            { read_as(context, shown.field, shown.read.clone()) }
        </div>
    }
}

/// The field without its label.
pub(crate) fn input(
    context: &StepContext,
    shown: &TextField<'_>,
    edit: impl Fn(String) -> Edit + 'static,
) -> Html {
    let is_bad = context.problem(shown.field).is_some();
    let noted = Noted { is_bad, is_read: shown.read.is_some() };
    html! {
        <input
            class="input"
            type="text"
            id={id_of(shown.field)}
            inputmode={shown.mode}
            autocomplete="off"
            maxlength={shown.max_length.to_string()}
            value={shown.value.to_owned()}
            aria-invalid={is_bad.then_some("true")}
            aria-describedby={noted.described(shown.field)}
            oninput={context.typed(edit)}
        />
    }
}

/// A distance with its label, which contains the unit.
pub(crate) fn distance(
    context: &StepContext,
    field: &str,
    key: &str,
    place: DistanceField,
    value: &str,
) -> Html {
    let unit = context.text(&["unit_in_", context.quiz.draft.running.unit.code()].concat());
    let label = context.messages.format(key, &[("unit", &unit)]);
    let label = html! { { label } };
    let read = distance_read(context, value);
    let max = MAX_DISTANCE;
    let shown = TextField { field, label, value, mode: "decimal", max_length: max, read };
    text_field(context, &shown, move |text| Edit::Distance(place, text))
}

/// How a distance was understood, if it was typed with words around it or as a range.
pub(crate) fn distance_read(context: &StepContext, typed: &str) -> Option<String> {
    let unit = context.quiz.draft.running.unit;
    number::distance::read(typed, unit).filter(|typed| typed.is_loose)?;
    summary::distance(&context.messages, typed, unit, &context.settings)
}

/// A line that describes a control.
#[derive(Clone, Copy)]
struct Noted {
    /// The message of a problem.
    is_bad: bool,
    /// How it was understood.
    is_read: bool,
}

impl Noted {
    /// The ids of the notes, for `aria-describedby`.
    fn described(self, field: &str) -> Option<String> {
        let ids = [(self.is_bad, error_id(field)), (self.is_read, read_id(field))];
        let ids: Vec<String> = ids.into_iter().filter(|(is, _)| *is).map(|(_, id)| id).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn read_id(field: &str) -> String {
    [&id_of(field), "-read"].concat()
}

/// How an answer was understood, if it was typed in an unusual way.
pub(crate) fn read_as(context: &StepContext, field: &str, what: Option<String>) -> Html {
    html! {
        if let Some(what) = what {
            <p class="field__hint" id={read_id(field)}>
                { context.messages.format("typed_read", &[("what", &what)]) }
            </p>
        }
    }
}
