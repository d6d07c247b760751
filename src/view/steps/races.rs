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
        date::DateKind,
        draft::{DistanceChoice, RaceCard},
        step::Step,
    },
    text::{Messages, bidi::isolated, dates, plan_context::PlanContext, summary::race_facts},
    view::{
        field::{Choice, TextField, check, date, distance, group, message, pills, text_field},
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
    let problem = step_context.problem("races");
    let problems = step_context.quiz.draft.problems(Step::Races, &step_context.settings);
    let pressed = |is: bool| if races.any == Some(is) { "true" } else { "false" };
    html! {
        <>
            <fieldset class="field" part="question" data-bad={problem.is_some().then_some("")}>
                <legend class="visually-hidden">{ step_context.text("step_races") }</legend>
                { message("races", problem) }
                // Buttons, and no radios that go on when they change: arrow keys would press them.
                <div class="pills">
                    <button
                        type="button"
                        id="races"
                        class="button"
                        aria-pressed={pressed(false)}
                        onclick={step_context.on_and_go(Edit::AnyRace(false))}
                    >{ step_context.text("races_none") }</button>
                    <button
                        type="button"
                        id="races-yes"
                        class="button"
                        aria-pressed={pressed(true)}
                        onclick={step_context.on::<MouseEvent>(Edit::AnyRace(true))}
                    >{ step_context.text("races_some") }</button>
                </div>
            </fieldset>
            if races.any == Some(true) {
                <div class="race-cards">
                    for (index, card) in races.cards.iter().enumerate() {
                        { race(step_context, context, index, card, &problems) }
                    }
                    { undo(step_context, "races_removed", matches!(step_context.quiz.undo, Some(Undo::Race(..)))) }
                    { weekly(step_context) }
                    { more(step_context) }
                </div>
                { strip(step_context, context) }
            }
        </>
    }
}

/// The buttons that add races.
fn more(step_context: &StepContext) -> Html {
    let draft = &step_context.quiz.draft;
    let races = &draft.races;
    if races.cards.len() + draft.weekly_runs().count() >= MAX_RACES {
        return Html::default();
    }
    let add = if races.cards.is_empty() && races.weekly.is_empty() {
        "races_add_first"
    } else {
        "races_add"
    };
    html! {
        <>
            <button type="button" class="button" onclick={step_context.on::<MouseEvent>(Edit::AddRace)}>
                { step_context.text(add) }
            </button>
            if races.weekly.is_empty() {
                <button type="button" class="button" onclick={step_context.on::<MouseEvent>(Edit::EveryWeek)}>
                    { step_context.text("races_weekly") }
                </button>
            }
        </>
    }
}

/// The Saturdays with a run, each with a box to leave it out.
fn weekly(step_context: &StepContext) -> Html {
    let saturdays = &step_context.quiz.draft.races.weekly;
    if saturdays.is_empty() {
        return Html::default();
    }
    let count = u32::try_from(step_context.quiz.draft.weekly_runs().count()).unwrap_or_default();
    html! {
        <fieldset class="field race-weeks">
            <legend class="field__legend" tabindex="-1" data-target={Target::Weekly.name()}>
                { step_context.messages.plural("races_weekly_count", count, &[]) }
            </legend>
            <p class="field__hint">{ step_context.text("races_weekly_hint") }</p>
            <div class="race-weeks__days">
                for saturday in saturdays {
                    { check(
                        step_context,
                        ["saturday-", &saturday.day.iso()].concat(),
                        html! { { dates::day_month(&step_context.messages, step_context.settings.today, saturday.day) } },
                        saturday.is_run,
                        Edit::Saturday(saturday.day),
                    ) }
                }
            </div>
            <button type="button" class="link-button" onclick={step_context.on::<MouseEvent>(Edit::NoWeek)}>
                { step_context.text("races_weekly_remove") }
            </button>
        </fieldset>
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
    // Complete cards are closed when a visitor comes back or adds another.
    let is_open = problems.iter().any(|problem| problem.field.starts_with(&start));
    let remove = step_context
        .messages
        .format("races_remove", &[("race", &title(step_context, index, card))]);
    html! {
        <Fold class="race-card" key={id} {is_open} turn={step_context.quiz.draft.races.cards.len()}>
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
    let weekly = step_context.quiz.draft.weekly_runs().filter(|day| today <= *day && *day <= last);
    let flags: Vec<RaceFlag> = step_context
        .quiz
        .draft
        .entered_races()
        .iter()
        .enumerate()
        .filter_map(|(index, card)| {
            let day: Day = card.date.read(DateKind::Race, &step_context.settings)?;
            let label = title(step_context, index, card);
            let priority = card.priority.unwrap_or(Priority::A);
            let texts = vec![label];
            (today <= day && day <= last).then_some(RaceFlag { day, priority, texts })
        })
        .chain(weekly.map(|day| RaceFlag {
            day,
            priority: Priority::C,
            texts: vec![step_context.text("races_distance_5k")],
        }))
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
