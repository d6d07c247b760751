//! The fields of Fine-tune in three parts: the sessions, the running, the body today.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Experience, Pressure},
        day::Weekday,
    },
    quiz::action::{DistanceField, Edit},
    text::dates,
    view::{
        field::{Choice, TextField, distance, group, pills, text_field},
        stage::Stage,
        steps::{injury, last_massage},
    },
};

/// Lengths of a session in minutes.
const LENGTHS: [u32; 3] = [30, 60, 90];

/// How firm, how long, how many.
pub(super) fn sessions(stage: &Stage) -> Html {
    let draft = &stage.quiz.draft;
    let firm = Pressure::ALL.iter().map(|pressure| Choice {
        code: pressure.code().to_owned(),
        label: stage.text(&["availability_pressure_", pressure.code()].concat()),
        note: None,
        chosen: draft.availability.pressure == *pressure,
        edit: Edit::Pressure(*pressure),
    });
    let length = |minutes: u32| {
        let label = stage.words.fill("fine_minutes", &[("minutes", &minutes.to_string())]);
        (minutes.to_string(), label, minutes)
    };
    let lengths =
        open(stage, LENGTHS.map(length), draft.fine.length, (Edit::Length, "fine_length_any"));
    let budget = TextField {
        field: "sessionBudget",
        label: html! { { stage.text("fine_budget") } },
        value: &draft.fine.budget,
        mode: "numeric",
        most: 20,
        read: None,
    };
    html! {
        <>
            { question(stage, "pressure", "availability_pressure", firm.collect()) }
            { question(stage, "sessionLength", "fine_length", lengths) }
            { text_field(stage, &budget, Edit::Budget) }
        </>
    }
}

/// Hard days, the long run, what was run before.
pub(super) fn running(stage: &Stage) -> Html {
    let fine = &stage.quiz.draft.fine;
    let number = |number: u8| (number.to_string(), number.to_string(), number);
    let hard =
        open(stage, (0..=7).map(number), fine.hard_sessions, (Edit::HardSessions, "fine_not_said"));
    let day = |day: Weekday| (day.iso().to_string(), dates::weekday_short(&stage.words, day), day);
    let days = open(
        stage,
        Weekday::ALL.into_iter().map(day),
        fine.long_run_day,
        (Edit::LongRunDay, "fine_not_said"),
    );
    let experience = Experience::ALL.iter().map(|experience| Choice {
        code: experience.code().to_owned(),
        label: stage.text(&["fine_experience_", experience.code()].concat()),
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
            { question(stage, "hardSessions", "fine_hard_sessions", hard) }
            { question(stage, "longRunDay", "fine_long_run_day", days) }
            for (field, key, place, typed) in distances {
                { distance(stage, field, key, place, &typed.text) }
            }
            { question(stage, "experience", "fine_experience", experience.collect()) }
        </>
    }
}

/// Soreness today, a fresh strain, the last massage.
pub(super) fn body(stage: &Stage) -> Html {
    let number = |number: u8| (number.to_string(), number.to_string(), number);
    let soreness = open(
        stage,
        (0..=10).map(number),
        stage.quiz.draft.fine.soreness,
        (Edit::Soreness, "fine_not_said"),
    );
    html! {
        <>
            { question(stage, "soreness", "fine_soreness", soreness) }
            <p class="field__hint">{ stage.text("fine_soreness_none") }</p>
            { injury(stage) }
            { last_massage(stage) }
        </>
    }
}

fn question(stage: &Stage, field: &str, key: &str, choices: Vec<Choice>) -> Html {
    group(stage, field, &stage.text(key), pills(stage, field, "pills", choices))
}

/// Choices of which none has to be made: the last one says so.
fn open<T: Copy + PartialEq>(
    stage: &Stage,
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
        label: stage.text(none),
        note: None,
        chosen: chosen.is_none(),
        edit: edit(None),
    });
    choices
}
