//! Step 1: the weekly distance, and the number of days.

use crate::view::markup::prelude::*;
use crate::{
    plan::distance::{Distance, Unit},
    quiz::{
        action::{DistanceField, Edit},
        number,
    },
    text::summary,
    view::{
        field::{
            Choice, MAX_DISTANCE, TextField, distance_read, group, input, message, pills, read_as,
            text_field,
        },
        step_context::{StepContext, id_of},
    },
};

const FIELD: &str = "weeklyDistance";
/// Room for four weeks with their units.
const MAX_WEEKS: u32 = 80;
/// Common weekly distances: kilometres, and about the same in miles.
const COMMON: [[u32; 2]; 7] = [[10, 5], [20, 10], [30, 20], [40, 25], [50, 30], [60, 40], [80, 50]];

#[inline(never)]
pub(crate) fn fields(context: &StepContext) -> Html {
    let running = &context.quiz.draft.running;
    let days = (0..=7_u8).map(|days| Choice {
        code: days.to_string(),
        label: days.to_string(),
        note: None,
        chosen: running.days == Some(days),
        edit: Edit::RunDays(days),
    });
    html! {
        <>
            { weekly(context) }
            { group(
                context,
                "runDays",
                &context.text("running_days"),
                pills(context, "runDays", "pills pills_eight", days.collect()),
            ) }
            <p class="step__live">{ each(context) }</p>
        </>
    }
}

fn weekly(context: &StepContext) -> Html {
    let running = &context.quiz.draft.running;
    let problem = context.problem(FIELD);
    let units = Unit::ALL.iter().map(|unit| Choice {
        code: unit.code().to_owned(),
        label: context.text(&["unit_", unit.code()].concat()),
        note: None,
        chosen: running.unit == *unit,
        edit: Edit::Unit(*unit),
    });
    let shown = TextField {
        field: FIELD,
        label: Html::default(),
        value: &running.weekly.text,
        mode: "decimal",
        max_length: MAX_DISTANCE,
        read: distance_read(context, &running.weekly.text),
    };
    html! {
        <div class="field" part="question" data-bad={problem.is_some().then_some("")}>
            <label class="field__legend" for={id_of(FIELD)}>{ context.text("running_distance") }</label>
            { message(FIELD, problem) }
            <div class="big-number">
                { input(context, &shown, typed_distance) }
                <div role="group" aria-label={context.text("running_unit")}>
                    { pills(context, "unit", "pills pills_touching", units.collect()) }
                </div>
            </div>
            { read_as(context, FIELD, shown.read) }
            <div class="pills" role="group" aria-label={context.text("running_common")}>
                for [km, mi] in COMMON { { chip(context, km, mi) } }
            </div>
            { weeks(context) }
        </div>
    }
}

const fn typed_distance(text: String) -> Edit {
    Edit::Distance(DistanceField::Weekly, text)
}

/// A common distance. The loader shows it in both units before the widget is there.
fn chip(context: &StepContext, km: u32, mi: u32) -> Html {
    let running = &context.quiz.draft.running;
    let number = match running.unit {
        Unit::Km => km.to_string(),
        Unit::Mi => mi.to_string(),
    };
    let is_chosen = running.weekly.text.trim() == number;
    // Pressed once more it is no answer.
    let next = if is_chosen { String::new() } else { number.clone() };
    html! {
        <button
            type="button"
            class="chip"
            data-km={km.to_string()}
            data-mi={mi.to_string()}
            aria-pressed={if is_chosen { "true" } else { "false" }}
            onclick={context.on::<MouseEvent>(typed_distance(next))}
        >{ number }</button>
    }
}

/// Four weeks, for who does not know the distance.
fn weeks(context: &StepContext) -> Html {
    let running = &context.quiz.draft.running;
    let typed = &running.weeks.text;
    let (unit, settings) = (running.unit, &context.settings);
    let read = number::distance::weeks(typed)
        .and_then(|_| summary::distance(&context.messages, &running.weekly.text, unit, settings));
    let shown = TextField {
        field: "weeks",
        label: html! { { context.text("running_weeks") } },
        value: typed,
        mode: "text",
        max_length: MAX_WEEKS,
        read,
    };
    html! {
        <details class="weeks">
            <summary class="weeks__summary">{ context.text("running_not_sure") }</summary>
            { text_field(context, &shown, Edit::Weeks) }
        </details>
    }
}

/// "About 9 km a run."
fn each(context: &StepContext) -> String {
    let running = &context.quiz.draft.running;
    let unit = running.unit;
    let weekly = running.weekly.read(unit).unwrap_or(Distance::ZERO);
    match running.days {
        Some(days) if days > 0 && weekly > Distance::ZERO => {
            let days = i64::from(days);
            let tenths = (weekly.tenths(unit) + days / 2) / days;
            // On a long run half a kilometre does not matter.
            let tenths = if tenths >= 50 { (tenths + 5) / 10 * 10 } else { tenths };
            let number = number::from_tenths(tenths, context.settings.decimal_separator);
            let key = ["distance_", unit.code()].concat();
            let distance = context.messages.format(&key, &[("number", &number)]);
            context.messages.format("running_each", &[("distance", &distance)])
        }
        _ => String::new(),
    }
}
