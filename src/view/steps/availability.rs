//! Step 5: weekdays, days away, the last massage, and the preferred pressure.

use crate::view::markup::prelude::*;
use crate::{
    plan::{answers::Pressure, day::Weekday},
    quiz::{
        Undo,
        action::{DateField, Edit},
        draft::{Away, LastMassage},
    },
    view::{
        field::{Choice, date, group, pills},
        step_context::{StepContext, id_of},
        steps::races::undo,
        target::Target,
    },
};

#[inline(never)]
pub(crate) fn fields(context: &StepContext) -> Html {
    html! {
        <>
            { group(context, "availableWeekdays", &context.text("availability_weekdays"), weekdays(context)) }
            { away(context) }
            { last_massage(context) }
            { group(context, "pressure", &context.text("availability_pressure"), pressures(context)) }
        </>
    }
}

fn weekdays(context: &StepContext) -> Html {
    html! {
        <>
            <div class="pills pills_seven">
                for (index, day) in Weekday::ALL.into_iter().enumerate() {
                    { weekday(context, index == 0, day) }
                }
            </div>
            <button type="button" class="chip" onclick={context.on::<MouseEvent>(Edit::AnyDay)}>
                { context.text("availability_any_day") }
            </button>
        </>
    }
}

fn weekday(context: &StepContext, is_first: bool, day: Weekday) -> Html {
    let number = day.iso().to_string();
    let is_closed = context.settings.closed_weekdays.contains(&day);
    let first = id_of("availableWeekdays");
    let id = if is_first { first } else { [&first, "-", &number].concat() };
    html! {
        <label class="pill" part="option">
            <input
                type="checkbox"
                {id}
                checked={!is_closed && context.quiz.draft.availability.weekdays.contains(&day)}
                disabled={is_closed}
                onchange={context.on::<Event>(Edit::Weekday(day))}
            />
            <span class="pill__face">
                <span aria-hidden="true">{ context.text(&["weekday_short_", &number].concat()) }</span>
                <span class="visually-hidden">{ context.text(&["weekday_long_", &number].concat()) }</span>
                if is_closed { <small class="pill__note">{ context.text("availability_closed") }</small> }
            </span>
        </label>
    }
}

fn away(context: &StepContext) -> Html {
    let ranges = &context.quiz.draft.availability.away;
    html! {
        <fieldset class="field" part="question">
            <legend class="field__legend">
                { context.text("availability_away") }
                { " " }
                <span class="optional">{ context.text("frame_optional") }</span>
            </legend>
            for (index, range) in ranges.iter().enumerate() { { stay(context, index, range) } }
            { undo(context, "availability_removed", matches!(context.quiz.undo, Some(Undo::Away(..)))) }
            <button type="button" class="button" onclick={context.on::<MouseEvent>(Edit::AddAway)}>
                { context.text(if ranges.is_empty() { "availability_add" } else { "availability_add_more" }) }
            </button>
        </fieldset>
    }
}

fn stay(context: &StepContext, index: usize, range: &Away) -> Html {
    let field = |name: &str| format!("away[{index}].{name}");
    let id = range.id;
    html! {
        <div class="away" key={id} data-target={Target::Away(id).name()}>
            { date(context, &field("from"), &context.text("availability_from"), DateField::AwayFrom(id), &range.from) }
            { date(context, &field("to"), &context.text("availability_to"), DateField::AwayTo(id), &range.to) }
            <button type="button" class="link-button" onclick={context.on::<MouseEvent>(Edit::RemoveAway(id))}>
                { context.messages.format("availability_remove", &[("number", &(index + 1).to_string())]) }
            </button>
        </div>
    }
}

/// The date of the last massage, which Fine-tune asks too.
pub(crate) fn last_massage(context: &StepContext) -> Html {
    let availability = &context.quiz.draft.availability;
    let choices = LastMassage::ALL.iter().map(|last| Choice {
        code: last.code().to_owned(),
        label: context.text(&["availability_last_", last.code()].concat()),
        note: None,
        chosen: availability.last == Some(*last),
        edit: Edit::LastMassage(*last),
    });
    let controls = pills(context, "last", "pills", choices.collect());
    html! {
        <>
            { group(context, "last", &context.text("availability_last"), controls) }
            if availability.last.is_some() {
                <button type="button" class="link-button" onclick={context.on::<MouseEvent>(Edit::NoLastMassage)}>
                    { context.text("availability_last_clear") }
                </button>
            }
            if availability.last == Some(LastMassage::OnDate) {
                { date(
                    context,
                    "lastMassage",
                    &context.text("availability_last_date"),
                    DateField::LastMassage,
                    &availability.last_date,
                ) }
                if context.quiz.draft.raced_lately(&context.settings).is_some() {
                    <p class="field__hint">{ context.text("availability_last_race") }</p>
                }
            }
        </>
    }
}

fn pressures(context: &StepContext) -> Html {
    let wish = context.quiz.draft.availability.pressure;
    let choices = Pressure::ALL.iter().map(|pressure| {
        let code = pressure.code();
        Choice {
            code: code.to_owned(),
            label: context.text(&["availability_pressure_", code].concat()),
            note: Some(context.text(&["pressure_", code].concat())),
            chosen: wish == *pressure,
            edit: Edit::Pressure(*pressure),
        }
    });
    html! {
        <>
            { pills(context, "pressure", "cards", choices.collect()) }
            <p class="field__hint">{ context.text("availability_pressure_hint") }</p>
        </>
    }
}
