//! Step 2: the races ahead, and those of the last ten days.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Preset, Priority},
        day::Day,
        request::MAX_RACES,
        result::Fault,
    },
    quiz::{
        Undo,
        action::{Action, DateField, DistanceField, Edit},
        draft::{DistanceChoice, RaceCard},
        step::Step,
    },
    text::{Messages, bidi::isolated, dates, plan_context::PlanContext, summary::race_facts},
    view::{
        field::{Choice, TextField, date, distance, group, message, pills, text_field, yes_no},
        fold::Fold,
        mark::{Icon, icon},
        season_strip::FittedStrip,
        step_context::StepContext,
        strip::{MonthName, RaceFlag, StripInput},
        target::Target,
    },
};

/// The number of days on the strip.
const STRIP_DAYS: i32 = 182;

#[inline(never)]
pub(crate) fn fields(step_context: &StepContext, context: &PlanContext) -> Html {
    let races = &step_context.quiz.draft.races;
    // One below the other, because a yes opens more below. The shorter way comes first.
    let mut choices = yes_no(step_context, races.any, Edit::AnyRace);
    choices.reverse();
    let any = pills(step_context, "races", "pills pills_stacked", choices);
    let problems = step_context.quiz.draft.problems(Step::Races, &step_context.settings);
    html! {
        <>
            <fieldset class="field" part="question" data-bad={step_context.problem("races").map(|_| "")}>
                <legend class="visually-hidden">{ step_context.text("step_races") }</legend>
                { message("races", step_context.problem("races")) }
                { any }
            </fieldset>
            if races.any == Some(true) {
                <div class="race-cards">
                    for (index, card) in races.cards.iter().enumerate() {
                        { race(step_context, context, index, card, &problems) }
                    }
                    { undo(step_context, "races_removed", matches!(step_context.quiz.undo, Some(Undo::Race(..)))) }
                    if races.cards.len() < MAX_RACES {
                        <button type="button" class="button" onclick={step_context.on::<MouseEvent>(Edit::AddRace)}>
                            { step_context.text(if races.cards.is_empty() { "races_add_first" } else { "races_add" }) }
                        </button>
                    }
                </div>
                { strip(step_context, context) }
            }
        </>
    }
}

/// What was removed, with a way to bring it back.
pub(crate) fn undo(step_context: &StepContext, key: &str, is_shown: bool) -> Html {
    html! {
        if is_shown {
            <div class="undo">
                <span>{ step_context.text(key) }</span>
                <button
                    type="button"
                    class="link-button"
                    data-target={Target::Undo.name()}
                    onclick={step_context.send.reform(|_: MouseEvent| Action::Undo)}
                >{ step_context.text("frame_undo") }</button>
            </div>
        }
    }
}

fn race(
    step_context: &StepContext,
    context: &PlanContext,
    index: usize,
    card: &RaceCard,
    problems: &[Fault],
) -> Html {
    let field = |name: &str| format!("races[{index}].{name}");
    let number = (index + 1).to_string();
    let id = card.id;
    let name_label = html! {
        <>{ step_context.text("races_name") }{ " " }<span class="optional">{ step_context.text("frame_optional") }</span></>
    };
    let start = ["races[", &index.to_string(), "]"].concat();
    // Complete cards are closed when a visitor comes back.
    let is_open = problems.iter().any(|problem| problem.field.starts_with(&start));
    let remove = step_context
        .messages
        .format("races_remove", &[("race", &title(step_context, index, card))]);
    html! {
        <Fold class="race-card" key={id} is_open={is_open}>
            <summary class="race-card__summary" data-target={Target::RaceCard(id).name()}>
                { icon(Icon::Flag) }
                <span class="race-card__what">
                    <b>{ title(step_context, index, card) }</b>
                    <span class="race-card__facts">{ facts(step_context, context, card) }</span>
                </span>
            </summary>
            <div class="race-card__fields" role="group" aria-label={step_context.messages.format("races_number", &[("number", &number)])}>
                { distances(step_context, &field("distance"), &field("preset"), card) }
                { date(step_context, &field("date"), &step_context.text("races_day"), DateField::Race(id), &card.date) }
                { group(step_context, &field("priority"), &step_context.text("races_priority"), priorities(step_context, &field("priority"), card)) }
                { text_field(
                    step_context,
                    &TextField { field: &field("name"), label: name_label, value: &card.name, mode: "text", max_length: 80, read: None },
                    move |text| Edit::RaceName(id, text),
                ) }
                <button type="button" class="link-button" onclick={step_context.on::<MouseEvent>(Edit::RemoveRace(id))}>
                    { remove }
                </button>
            </div>
        </Fold>
    }
}

/// The name, or "Race 2".
fn title(step_context: &StepContext, index: usize, card: &RaceCard) -> String {
    let name = card.name.trim();
    if name.is_empty() {
        step_context.messages.format("races_number", &[("number", &(index + 1).to_string())])
    } else {
        isolated(name)
    }
}

/// "Marathon, Mon 20 Apr 2026, goal race": the known facts.
fn facts(step_context: &StepContext, context: &PlanContext, card: &RaceCard) -> String {
    race_facts(
        &context.messages,
        card,
        step_context.quiz.draft.running.unit,
        &step_context.settings,
    )
    .join(&context.messages.get("list_separator"))
}

fn distances(step_context: &StepContext, field: &str, preset_field: &str, card: &RaceCard) -> Html {
    let is_own = card.distance == DistanceChoice::Custom;
    let presets = Preset::ALL.iter().copied().map(Some).chain([None]);
    let choices = presets.map(|preset| {
        let code = preset.map_or("other", Preset::code);
        Choice {
            code: code.to_owned(),
            label: step_context.text(&["races_distance_", code].concat()),
            note: None,
            chosen: card.distance == preset.map_or(DistanceChoice::Custom, DistanceChoice::Preset),
            edit: Edit::RaceDistance(card.id, preset),
        }
    });
    // Once the own distance is asked for, the message and the link of the summary belong to it.
    let at = if is_own { preset_field } else { field };
    let controls = pills(step_context, at, "pills", choices.collect());
    html! {
        <>
            { group(step_context, at, &step_context.text("races_distance"), controls) }
            if is_own {
                { distance(step_context, field, "races_own_distance", DistanceField::Race(card.id), &card.other.text) }
            }
        </>
    }
}

fn priorities(step_context: &StepContext, field: &str, card: &RaceCard) -> Html {
    let choices = Priority::ALL.iter().map(|priority| {
        let code = priority.code().to_ascii_lowercase();
        Choice {
            label: step_context.text(&["races_priority_", &code].concat()),
            note: Some(step_context.text(&["races_priority_", &code, "_note"].concat())),
            chosen: card.priority == Some(*priority),
            edit: Edit::RacePriority(card.id, *priority),
            code,
        }
    });
    pills(step_context, field, "cards", choices.collect())
}

/// The races on a strip of the coming half year.
fn strip(step_context: &StepContext, context: &PlanContext) -> Html {
    let today = step_context.settings.today;
    let last = today.plus(STRIP_DAYS);
    let months = &step_context.settings.months;
    let flags: Vec<RaceFlag> = step_context
        .quiz
        .draft
        .entered_races()
        .iter()
        .enumerate()
        .filter_map(|(index, card)| {
            let day: Day = card.date.read(months)?;
            let label = title(step_context, index, card);
            let priority = card.priority.unwrap_or(Priority::A);
            let texts = vec![label];
            (today <= day && day <= last).then_some(RaceFlag { day, priority, texts })
        })
        .collect();
    if flags.is_empty() {
        return Html::default();
    }
    let season = StripInput {
        first: today,
        last,
        races: flags,
        sessions: Vec::new(),
        provisional: 0,
        tapers: Vec::new(),
        no_firm: Vec::new(),
        months: month_names(&context.messages),
    };
    html! {
        <figure class="race-strip">
            <figcaption class="field__hint">{ step_context.text("races_strip") }</figcaption>
            <FittedStrip input={Rc::new(season)} direction={context.direction} id="races-strip"/>
        </figure>
    }
}

/// The names of the months for the strip.
pub(crate) fn month_names(messages: &Messages) -> Vec<MonthName> {
    let names = |month| {
        [
            dates::month_long(messages, month),
            dates::month_short(messages, month),
            dates::month_narrow(messages, month),
        ]
    };
    (1..=12).map(names).collect()
}
