//! A date: three fields, and a button that opens the browser's own calendar.

use std::ops::RangeInclusive;

use crate::view::markup::prelude::*;
use crate::{
    plan::day::Day,
    quiz::{
        action::{Action, DateField, Edit},
        date::{DateFields, DateKind, DatePart},
    },
    text::dates,
    view::{
        field::{Noted, group, read_as},
        mark::{Icon, icon},
        step_context::{StepContext, id_of},
    },
};

/// Room for a whole date that is pasted with its weekday.
const MAX_DATE: u32 = 40;

/// Day, month and year, and a button that opens the browser's own calendar.
pub(crate) fn date(
    context: &StepContext,
    field: &str,
    legend: &str,
    place: DateField,
    value: &DateFields,
) -> Html {
    let wrong = context.quiz.draft.wrong_part(field, &context.settings);
    let is_bad = context.problem(field).is_some();
    let settings = &*context.settings;
    let kind = DateKind::of(place);
    let day = value.said_back(kind, settings).map(|day| dates::date(&context.messages, day));
    let on_pick = context.send.reform(move |day| Action::Edit(Edit::PickDate(place, day)));
    let button = context.messages.format("date_pick", &[("what", legend)]);
    let controls = html! {
        <>
            <div class="date">
                for part in DatePart::ALL {
                    { date_part(context, field, place, (part, value.part(part)), Noted {
                        is_bad: is_bad && part == wrong,
                        is_read: day.is_some() && part == DatePart::Year,
                    }) }
                }
                <DatePicker {button} day={value.read(kind, settings)} range={kind.range(settings.today)} {on_pick}/>
            </div>
            { read_as(context, field, day) }
        </>
    };
    group(context, field, legend, controls)
}

fn date_part(
    context: &StepContext,
    field: &str,
    place: DateField,
    (part, value): (DatePart, &str),
    noted: Noted,
) -> Html {
    let id = [&id_of(field), "-", part.code()].concat();
    let label = context.text(&["date_", part.code()].concat());
    html! {
        <label class="date__part" data-part={part.code()}>
            { label }
            <input
                class="input"
                type="text"
                {id}
                inputmode="numeric"
                autocomplete="off"
                maxlength={MAX_DATE.to_string()}
                value={value.to_owned()}
                aria-invalid={noted.is_bad.then_some("true")}
                aria-describedby={noted.described(field)}
                oninput={context.typed(move |text| Edit::Date(place, part, text))}
            />
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct DatePickerProps {
    button: String,
    day: Option<Day>,
    range: RangeInclusive<Day>,
    on_pick: Callback<Day>,
}

/// Whether a script may open the browser's own picker. It may not in a frame whose origin differs
/// from that of the top page.
fn opens(input: &web_sys::HtmlInputElement) -> bool {
    let top = web_sys::window().and_then(|window| window.top().ok().flatten());
    top.is_some_and(|top| top.location().href().is_ok())
        && js_sys::Reflect::has(input, &"showPicker".into()) == Ok(true)
}

/// A button that opens the native picker, which fills the three fields. Without a picker the fields
/// are enough.
#[component]
fn DatePicker(props: &DatePickerProps) -> Html {
    let native = use_node_ref();
    let is_dead = use_state_eq(|| false);
    {
        let (native, is_dead) = (native.clone(), is_dead.clone());
        use_effect_with((), move |()| {
            let input = native.cast::<web_sys::HtmlInputElement>();
            is_dead.set(!input.is_some_and(|input| opens(&input)));
        });
    }
    if *is_dead {
        return Html::default();
    }
    let open = {
        let native = native.clone();
        move |_: MouseEvent| {
            if let Some(input) = native.cast::<web_sys::HtmlInputElement>() {
                // If the browser refuses, the fields are enough.
                let _ = input.show_picker();
            }
        }
    };
    let onchange = props.on_pick.clone();
    let onchange = move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if let Some(day) = Day::from_iso(&input.value()) {
            onchange.emit(day);
        }
    };
    html! {
        <span class="date__pick">
            <button type="button" class="button date__button" aria-label={props.button.clone()} onclick={open}>
                { icon(Icon::Calendar) }
            </button>
            <input
                class="date__native"
                type="date"
                tabindex="-1"
                aria-hidden="true"
                ref={native}
                min={props.range.start().iso()}
                max={props.range.end().iso()}
                value={props.day.map(Day::iso).unwrap_or_default()}
                {onchange}
            />
        </span>
    }
}
