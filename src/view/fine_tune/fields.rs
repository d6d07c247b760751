//! The fields of Fine-tune in three parts: the sessions, the running, the body today.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Experience, Frequency, Pressure},
        day::Weekday,
    },
    quiz::action::{DistanceField, Edit},
    text::dates,
    view::{
        field::{Choice, TextField, distance, group, pills, text_field},
        step_context::StepContext,
        steps::{injury_question, last_massage},
    },
};

/// Lengths of a session in minutes.
const LENGTHS: [u32; 3] = [30, 60, 90];

/// The pressure, length and number of sessions.
pub(super) fn sessions(context: &StepContext) -> Html {
    let draft = &context.quiz.draft;
    let firm = Pressure::ALL.iter().map(|pressure| Choice {
        code: pressure.code().to_owned(),
        label: context.text(&["availability_pressure_", pressure.code()].concat()),
        note: None,
        chosen: draft.availability.pressure == *pressure,
        edit: Edit::Pressure(*pressure),
    });
    let length = |minutes: u32| {
        let label = context.messages.format("fine_minutes", &[("minutes", &minutes.to_string())]);
        (minutes.to_string(), label, minutes)
    };
    let lengths = open_choices(
        context,
        LENGTHS.map(length),
        draft.fine.length,
        (Edit::Length, "fine_length_any"),
    );
    let chosen = draft.fine.frequency.unwrap_or(Frequency::Suggested);
    let frequency = Frequency::ALL.iter().map(|often| Choice {
        code: often.code().to_owned(),
        label: context.text(&["fine_frequency_", often.code()].concat()),
        note: None,
        chosen: chosen == *often,
        edit: Edit::Frequency(*often),
    });
    let budget = TextField {
        field: "sessionBudget",
        label: html! { { context.text("fine_budget") } },
        value: &draft.fine.budget,
        mode: "numeric",
        max_length: 20,
        read: None,
    };
    html! {
        <>
            { choice_of(context, "pressure", "availability_pressure", firm.collect()) }
            { choice_of(context, "sessionLength", "fine_length", lengths) }
            { choice_of(context, "frequency", "fine_frequency", frequency.collect()) }
            <p class="field__hint">{ context.text("fine_frequency_hint") }</p>
            { text_field(context, &budget, Edit::Budget) }
        </>
    }
}

/// Hard days, the long run, and earlier distances.
pub(super) fn running(context: &StepContext) -> Html {
    let fine = &context.quiz.draft.fine;
    let number = |number: u8| (number.to_string(), number.to_string(), number);
    let hard = open_choices(
        context,
        (0..=7).map(number),
        fine.hard_sessions,
        (Edit::HardSessions, "fine_not_said"),
    );
    let day =
        |day: Weekday| (day.iso().to_string(), dates::weekday_short(&context.messages, day), day);
    let days = open_choices(
        context,
        Weekday::ALL.into_iter().map(day),
        fine.long_run_day,
        (Edit::LongRunDay, "fine_not_said"),
    );
    let experience = Experience::ALL.iter().map(|experience| Choice {
        code: experience.code().to_owned(),
        label: context.text(&["fine_experience_", experience.code()].concat()),
        note: None,
        chosen: fine.experience == Some(*experience),
        edit: Edit::Experience(*experience),
    });
    let distances = [
        ("longestRun30d", "fine_longest", DistanceField::Longest, &fine.longest),
        ("nextLongRun", "fine_next_long", DistanceField::NextLong, &fine.next_long),
        (
            "prevWeeklyDistance",
            "fine_previous_weekly",
            DistanceField::PreviousWeekly,
            &fine.previous_weekly,
        ),
    ];
    html! {
        <>
            { choice_of(context, "hardSessions", "fine_hard_sessions", hard) }
            { choice_of(context, "longRunDay", "fine_long_run_day", days) }
            for (field, key, place, typed) in distances {
                { distance(context, field, key, place, &typed.text) }
            }
            { choice_of(context, "experience", "fine_experience", experience.collect()) }
        </>
    }
}

/// Soreness today, a fresh strain, the last massage.
pub(super) fn body(context: &StepContext) -> Html {
    let number = |number: u8| (number.to_string(), number.to_string(), number);
    let soreness = open_choices(
        context,
        (0..=10).map(number),
        context.quiz.draft.fine.soreness,
        (Edit::Soreness, "fine_not_said"),
    );
    html! {
        <>
            { choice_of(context, "soreness", "fine_soreness", soreness) }
            <p class="field__hint">{ context.text("fine_soreness_none") }</p>
            { injury_question(context) }
            { last_massage(context) }
        </>
    }
}

pub(crate) fn choice_of(
    context: &StepContext,
    field: &str,
    key: &str,
    choices: Vec<Choice>,
) -> Html {
    group(context, field, &context.text(key), pills(context, field, "pills", choices))
}

/// Optional choices. The last one is "not said".
pub(crate) fn open_choices<T: Copy + PartialEq>(
    context: &StepContext,
    offered: impl IntoIterator<Item = (String, String, T)>,
    chosen: Option<T>,
    (edit, none): (fn(Option<T>) -> Edit, &str),
) -> Vec<Choice> {
    let choice = |(code, label, value)| Choice {
        code,
        label,
        note: None,
        chosen: chosen == Some(value),
        edit: edit(Some(value)),
    };
    let mut choices: Vec<Choice> = offered.into_iter().map(choice).collect();
    choices.push(Choice {
        code: "open".to_owned(),
        label: context.text(none),
        note: None,
        chosen: chosen.is_none(),
        edit: edit(None),
    });
    choices
}
