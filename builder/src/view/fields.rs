//! Controls: each has a label, a hint, the problems of its part and the claims of its words.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::{AttrValue, Callback, Event, Html, InputEvent, TargetCast, html};

use crate::{
    form::Field,
    guard,
    state::Action,
    view::{View, section_id},
};

/// What a control is.
pub(crate) struct Control<'a> {
    /// Its place in the configuration, which its id is made of.
    pub(crate) path: &'a str,
    pub(crate) label: String,
    /// The key of its hint, if there is one.
    pub(crate) hint: Option<&'a str>,
    pub(crate) value: String,
    pub(crate) placeholder: String,
    /// The type of the input; `area` for several lines.
    pub(crate) kind: &'static str,
    /// The id of a list of proposals.
    pub(crate) list: Option<&'static str>,
    /// Whether these are words of the owner, which visitors read.
    pub(crate) is_said: bool,
}

impl<'a> Control<'a> {
    pub(crate) fn new(path: &'a str, label: String, value: impl Into<String>) -> Self {
        Self {
            path,
            label,
            hint: None,
            value: value.into(),
            placeholder: String::new(),
            kind: "text",
            list: None,
            is_said: false,
        }
    }
}

/// The id of the control for a part.
pub(crate) fn id_of(path: &str) -> String {
    ["field", &path.replace(['/', '@'], "-")].concat()
}

/// The texts of an input.
pub(crate) fn typed(input: &InputEvent) -> String {
    let element = input.target_unchecked_into::<web_sys::Element>();
    match element.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(element) => element.unchecked_into::<HtmlInputElement>().value(),
    }
}

/// The value that was chosen.
pub(crate) fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}

/// Whether a box is ticked now.
pub(crate) fn ticked(event: &Event) -> bool {
    event.target_unchecked_into::<HtmlInputElement>().checked()
}

/// A control for one text.
#[expect(clippy::needless_pass_by_value, reason = "a callback is made where it is passed")]
pub(crate) fn text(view: &View<'_>, control: &Control<'_>, on: Callback<String>) -> Html {
    let id = id_of(control.path);
    let (below, described, is_wrong) = below(view, control);
    let oninput = on.reform(|event: InputEvent| typed(&event));
    let value = AttrValue::from(control.value.clone());
    let placeholder = control.placeholder.clone();
    let invalid = is_wrong.then_some("true");
    let input = if control.kind == "area" {
        html! {
            <textarea id={id.clone()} {value} {placeholder} {oninput} rows="2"
                aria-describedby={described} aria-invalid={invalid}/>
        }
    } else {
        html! {
            <input id={id.clone()} type={control.kind} {value} {placeholder} {oninput}
                list={control.list} aria-describedby={described} aria-invalid={invalid}
                autocomplete="off" spellcheck={(!control.is_said).then_some("false")}/>
        }
    };
    html! {
        <div class="field">
            <label for={id}>{ &control.label }</label>
            { input }
            { below }
        </div>
    }
}

/// A choice from a list of values and names.
#[expect(clippy::needless_pass_by_value, reason = "a callback is made where it is passed")]
pub(crate) fn select(
    view: &View<'_>,
    control: &Control<'_>,
    options: &[(String, String)],
    on: Callback<String>,
) -> Html {
    let id = id_of(control.path);
    let (below, described, is_wrong) = below(view, control);
    let is_known = options.iter().any(|(value, _)| *value == control.value);
    let other = (!is_known).then(|| {
        html! {
            <option value={control.value.clone()} selected=true>{ &control.value }</option>
        }
    });
    html! {
        <div class="field">
            <label for={id.clone()}>{ &control.label }</label>
            <select {id} onchange={on.reform(|event: Event| chosen(&event))}
                aria-describedby={described} aria-invalid={is_wrong.then_some("true")}>
                { for options.iter().map(|(value, name)| html! {
                    <option value={value.clone()} selected={*value == control.value}>{ name }</option>
                }) }
                { for other }
            </select>
            { below }
        </div>
    }
}

/// A box with its label beside it.
#[expect(clippy::needless_pass_by_value, reason = "a callback is made where it is passed")]
pub(crate) fn tick(id: String, label: String, is_on: bool, on: Callback<bool>) -> Html {
    html! {
        <label class="tick" for={id.clone()}>
            <input {id} type="checkbox" checked={is_on} onchange={on.reform(|event: Event| ticked(&event))}/>
            <span>{ label }</span>
        </label>
    }
}

/// What stands below a control, its ids, and whether something is wrong with its part.
fn below(view: &View<'_>, control: &Control<'_>) -> (Html, Option<String>, bool) {
    let id = id_of(control.path);
    let hint = control.hint.map(|key| view.text(key));
    let wrong: Vec<&str> =
        view.problems_at(control.path).map(|problem| problem.message.as_str()).collect();
    let claims = if control.is_said { guard::claims(&control.value) } else { Vec::new() };
    let mut ids = Vec::new();
    if hint.is_some() {
        ids.push([&id, "-hint"].concat());
    }
    if !wrong.is_empty() || !claims.is_empty() {
        ids.push([&id, "-wrong"].concat());
    }
    let html = html! {
        <>
            if let Some(hint) = hint { <p class="field__hint" id={[&id, "-hint"].concat()}>{ hint }</p> }
            if !wrong.is_empty() || !claims.is_empty() {
                <div id={[&id, "-wrong"].concat()}>
                    { for wrong.iter().map(|message| html! { <p class="field__wrong">{ *message }</p> }) }
                    { for claims.iter().map(|claim| claimed(view, claim)) }
                </div>
            }
        </>
    };
    (html, (!ids.is_empty()).then(|| ids.join(" ")), !wrong.is_empty())
}

/// A claim: which words, why, and what could stand instead.
fn claimed(view: &View<'_>, claim: &guard::Claim) -> Html {
    html! {
        <p class="field__claim">
            <b>{ view.words.fill("claim_words", &[("words", &claim.words)]) }</b>
            { " " }{ view.text(&["claim_", claim.key, "_why"].concat()) }
            { " " }{ view.text(&["claim_", claim.key, "_instead"].concat()) }
        </p>
    }
}

/// A field of the form.
pub(crate) fn field(view: &View<'_>, field: Field, hint: Option<&str>) -> Html {
    let control = Control { hint, ..plain(view, field) };
    text(view, &control, view.act(move |text| Action::Set(field, text)))
}

/// The control of a field, without a hint.
pub(crate) fn plain<'a>(view: &View<'_>, field: Field) -> Control<'a> {
    let label = view.words.of("label", field.path().trim_start_matches(['/', '@']));
    Control::new(field.path(), label, view.form.field(field))
}

/// The id of the control for a part, and its name; the nearest section where none has it.
pub(crate) fn place_of(view: &View<'_>, path: &str) -> Option<(String, String)> {
    if let Some(field) = Field::ALL.into_iter().find(|field| field.path() == path) {
        return Some((id_of(path), plain(view, field).label));
    }
    let name = match path.split('/').nth(1)? {
        "clinic" => "clinic",
        "closedWeekdays" | "closedDates" | "leadDays" | "weekStart" | "calendar" => "days",
        "services" => "services",
        "theme" => "looks",
        "texts" | "features" | "questions" | "unit" | "history" | "analytics" => "words",
        _ => return None,
    };
    Some((section_id(name), view.words.of("section", name)))
}
