//! Step 5: weekdays, days away, the last massage, the wished pressure.

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
        stage::{Stage, id_of},
        steps::races::undo,
    },
};

#[inline(never)]
pub(crate) fn fields(stage: &Stage) -> Html {
    html! {
        <>
            { group(stage, "availableWeekdays", &stage.text("availability_weekdays"), weekdays(stage)) }
            { away(stage) }
            { last_massage(stage) }
            { group(stage, "pressure", &stage.text("availability_pressure"), pressures(stage)) }
        </>
    }
}

fn weekdays(stage: &Stage) -> Html {
    html! {
        <>
            <div class="pills pills_seven">
                for (index, day) in Weekday::ALL.into_iter().enumerate() {
                    { weekday(stage, index == 0, day) }
                }
            </div>
            <button type="button" class="chip" onclick={stage.on::<MouseEvent>(Edit::AnyDay)}>
                { stage.text("availability_any_day") }
            </button>
        </>
    }
}

fn weekday(stage: &Stage, is_first: bool, day: Weekday) -> Html {
    let number = day.iso().to_string();
    let is_closed = stage.settings.closed_weekdays.contains(&day);
    let first = id_of("availableWeekdays");
    let id = if is_first { first } else { [&first, "-", &number].concat() };
    html! {
        <label class="pill" part="option">
            <input
                type="checkbox"
                {id}
                checked={!is_closed && stage.quiz.draft.availability.weekdays.contains(&day)}
                disabled={is_closed}
                onchange={stage.on::<Event>(Edit::Weekday(day))}
            />
            <span class="pill__face">
                <span aria-hidden="true">{ stage.text(&["weekday_short_", &number].concat()) }</span>
                <span class="visually-hidden">{ stage.text(&["weekday_long_", &number].concat()) }</span>
                if is_closed { <small class="pill__note">{ stage.text("availability_closed") }</small> }
            </span>
        </label>
    }
}

fn away(stage: &Stage) -> Html {
    let ranges = &stage.quiz.draft.availability.away;
    html! {
        <fieldset class="field" part="question">
            <legend class="field__legend">
                { stage.text("availability_away") }
                { " " }
                <span class="optional">{ stage.text("frame_optional") }</span>
            </legend>
            for (index, range) in ranges.iter().enumerate() { { stay(stage, index, range) } }
            { undo(stage, "availability_removed", matches!(stage.quiz.undo, Some(Undo::Away(..)))) }
            <button type="button" class="button" onclick={stage.on::<MouseEvent>(Edit::AddAway)}>
                { stage.text(if ranges.is_empty() { "availability_add" } else { "availability_add_more" }) }
            </button>
        </fieldset>
    }
}

fn stay(stage: &Stage, index: usize, range: &Away) -> Html {
    let field = |name: &str| format!("away[{index}].{name}");
    let id = range.id;
    html! {
        <div class="away" key={id}>
            { date(stage, &field("from"), &stage.text("availability_from"), DateField::AwayFrom(id), &range.from) }
            { date(stage, &field("to"), &stage.text("availability_to"), DateField::AwayTo(id), &range.to) }
            <button type="button" class="link-button" onclick={stage.on::<MouseEvent>(Edit::RemoveAway(id))}>
                { stage.words.fill("availability_remove", &[("number", &(index + 1).to_string())]) }
            </button>
        </div>
    }
}

/// When the last massage was: also asked in Fine-tune.
pub(crate) fn last_massage(stage: &Stage) -> Html {
    let availability = &stage.quiz.draft.availability;
    let choices = LastMassage::ALL.iter().map(|last| Choice {
        code: last.code().to_owned(),
        label: stage.text(&["availability_last_", last.code()].concat()),
        note: None,
        chosen: availability.last == Some(*last),
        edit: Edit::LastMassage(*last),
    });
    let controls = pills(stage, "last", "pills", choices.collect());
    html! {
        <>
            { group(stage, "last", &stage.text("availability_last"), controls) }
            if availability.last == Some(LastMassage::OnDate) {
                { date(
                    stage,
                    "lastMassage",
                    &stage.text("availability_last_date"),
                    DateField::LastMassage,
                    &availability.last_date,
                ) }
            }
        </>
    }
}

fn pressures(stage: &Stage) -> Html {
    let wish = stage.quiz.draft.availability.pressure;
    let choices = Pressure::ALL.iter().map(|pressure| {
        let code = pressure.code();
        Choice {
            code: code.to_owned(),
            label: stage.text(&["availability_pressure_", code].concat()),
            note: Some(stage.text(&["pressure_", code].concat())),
            chosen: wish == *pressure,
            edit: Edit::Pressure(*pressure),
        }
    });
    html! {
        <>
            { pills(stage, "pressure", "cards", choices.collect()) }
            <p class="field__hint">{ stage.text("availability_pressure_hint") }</p>
        </>
    }
}
