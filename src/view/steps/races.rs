//! Step 2: races ahead, or of the last ten days.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Preset, Priority},
        day::Day,
    },
    quiz::{
        MOST_RACES, Undo,
        action::{Action, DateField, DistanceField, Edit},
        draft::RaceCard,
        step::Step,
    },
    text::{Words, answers::race_facts, bidi::isolated, dates, scene::Scene},
    view::{
        field::{Choice, TextField, date, distance, group, message, pills, text_field, yes_no},
        fold::Fold,
        mark::{Icon, icon},
        season_strip::FittedStrip,
        stage::Stage,
        strip::{MonthName, RaceFlag, Season},
    },
};

/// The strip shows so many days.
const STRIP_DAYS: i32 = 182;

#[inline(never)]
pub(crate) fn fields(stage: &Stage, scene: &Scene) -> Html {
    let races = &stage.quiz.draft.races;
    // One below the other, for a yes opens more below (and the shorter way comes first).
    let mut choices = yes_no(stage, races.any, Edit::AnyRace);
    choices.reverse();
    let any = pills(stage, "races", "pills pills_stacked", choices);
    html! {
        <>
            <fieldset class="field" part="question" data-bad={stage.problem("races").map(|_| "")}>
                <legend class="visually-hidden">{ stage.text("step_races") }</legend>
                { message("races", stage.problem("races")) }
                { any }
            </fieldset>
            if races.any == Some(true) {
                <div class="race-cards">
                    for (index, card) in races.cards.iter().enumerate() {
                        { race(stage, scene, index, card) }
                    }
                    { undo(stage, "races_removed", matches!(stage.quiz.undo, Some(Undo::Race(..)))) }
                    if races.cards.len() < MOST_RACES {
                        <button type="button" class="button" onclick={stage.on::<MouseEvent>(Edit::AddRace)}>
                            { stage.text(if races.cards.is_empty() { "races_add_first" } else { "races_add" }) }
                        </button>
                    }
                </div>
                { strip(stage, scene) }
            }
        </>
    }
}

/// What was removed, with a way to bring it back.
pub(crate) fn undo(stage: &Stage, key: &str, is_shown: bool) -> Html {
    html! {
        if is_shown {
            <div class="undo">
                <span>{ stage.text(key) }</span>
                <button
                    type="button"
                    class="link-button"
                    onclick={stage.send.reform(|_: MouseEvent| Action::Undo)}
                >{ stage.text("frame_undo") }</button>
            </div>
        }
    }
}

fn race(stage: &Stage, scene: &Scene, index: usize, card: &RaceCard) -> Html {
    let field = |name: &str| format!("races[{index}].{name}");
    let number = (index + 1).to_string();
    let id = card.id;
    let name_label = html! {
        <>{ stage.text("races_name") }{ " " }<span class="optional">{ stage.text("frame_optional") }</span></>
    };
    let start = ["races[", &index.to_string(), "]"].concat();
    let problems = stage.quiz.draft.problems(Step::Races, &stage.settings);
    // Whoever comes back finds the finished ones folded.
    let is_open = problems.iter().any(|problem| problem.field.starts_with(&start));
    let remove = stage.words.fill("races_remove", &[("race", &title(stage, index, card))]);
    html! {
        <Fold class="race-card" key={id} is_open={is_open}>
            <summary class="race-card__summary">
                { icon(Icon::Flag) }
                <span class="race-card__what">
                    <b>{ title(stage, index, card) }</b>
                    <span class="race-card__facts">{ facts(stage, scene, card) }</span>
                </span>
            </summary>
            <div class="race-card__fields" role="group" aria-label={stage.words.fill("races_number", &[("number", &number)])}>
                { distances(stage, &field("distance"), &field("preset"), card) }
                { date(stage, &field("date"), &stage.text("races_day"), DateField::Race(id), &card.date) }
                { group(stage, &field("priority"), &stage.text("races_priority"), priorities(stage, &field("priority"), card)) }
                { text_field(
                    stage,
                    &TextField { field: &field("name"), label: name_label, value: &card.name, mode: "text", most: 80, read: None },
                    move |text| Edit::RaceName(id, text),
                ) }
                <button type="button" class="link-button" onclick={stage.on::<MouseEvent>(Edit::RemoveRace(id))}>
                    { remove }
                </button>
            </div>
        </Fold>
    }
}

/// The name, or "Race 2".
fn title(stage: &Stage, index: usize, card: &RaceCard) -> String {
    let name = card.name.trim();
    if name.is_empty() {
        stage.words.fill("races_number", &[("number", &(index + 1).to_string())])
    } else {
        isolated(name)
    }
}

/// "Marathon, Mon 20 Apr 2026, goal race": as much of it as is known.
fn facts(stage: &Stage, scene: &Scene, card: &RaceCard) -> String {
    race_facts(&scene.words, card, stage.quiz.draft.running.unit, &stage.settings)
        .join(&scene.words.text("list_separator"))
}

fn distances(stage: &Stage, field: &str, preset_field: &str, card: &RaceCard) -> Html {
    let is_own = card.distance == Some(None);
    let presets = Preset::ALL.iter().copied().map(Some).chain([None]);
    let choices = presets.map(|preset| {
        let code = preset.map_or("other", Preset::code);
        Choice {
            code: code.to_owned(),
            label: stage.text(&["races_distance_", code].concat()),
            note: None,
            chosen: card.distance == Some(preset),
            edit: Edit::RaceDistance(card.id, preset),
        }
    });
    // The message and the link of the summary belong to the own number once that is asked for.
    let at = if is_own { preset_field } else { field };
    let controls = pills(stage, at, "pills", choices.collect());
    html! {
        <>
            { group(stage, at, &stage.text("races_distance"), controls) }
            if is_own {
                { distance(stage, field, "races_own_distance", DistanceField::Race(card.id), &card.other.text) }
            }
        </>
    }
}

fn priorities(stage: &Stage, field: &str, card: &RaceCard) -> Html {
    let choices = Priority::ALL.iter().map(|priority| {
        let code = priority.code().to_ascii_lowercase();
        Choice {
            label: stage.text(&["races_priority_", &code].concat()),
            note: Some(stage.text(&["races_priority_", &code, "_note"].concat())),
            chosen: card.priority == Some(*priority),
            edit: Edit::RacePriority(card.id, *priority),
            code,
        }
    });
    pills(stage, field, "cards", choices.collect())
}

/// Where the races fall in the coming half year.
fn strip(stage: &Stage, scene: &Scene) -> Html {
    let today = stage.settings.today;
    let last = today.plus(STRIP_DAYS);
    let months = &stage.settings.months;
    let flags: Vec<RaceFlag> = stage
        .quiz
        .draft
        .entered_races()
        .iter()
        .enumerate()
        .filter_map(|(index, card)| {
            let day: Day = card.date.read(months)?;
            let label = title(stage, index, card);
            let priority = card.priority.unwrap_or(Priority::A);
            let texts = vec![label];
            (today <= day && day <= last).then_some(RaceFlag { day, priority, texts })
        })
        .collect();
    if flags.is_empty() {
        return Html::default();
    }
    let season = Season {
        first: today,
        last,
        races: flags,
        sessions: Vec::new(),
        tapers: Vec::new(),
        no_firm: Vec::new(),
        months: month_names(&scene.words),
    };
    html! {
        <figure class="race-strip">
            <figcaption class="field__hint">{ stage.text("races_strip") }</figcaption>
            <FittedStrip season={Rc::new(season)} direction={scene.direction} id="races-strip"/>
        </figure>
    }
}

/// The months as the strip writes them.
pub(crate) fn month_names(words: &Words) -> Vec<MonthName> {
    let names = |month| {
        [
            dates::month_long(words, month),
            dates::month_short(words, month),
            dates::month_narrow(words, month),
        ]
    };
    (1..=12).map(names).collect()
}
