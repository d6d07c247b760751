//! What the engine has to say about the plan, in words (d.6).

use crate::{
    plan::{
        answers::{Area, Side},
        day::Day,
        result::{Lowered, Note, Plan},
    },
    text::{
        dates, phrase,
        scene::{Scene, entered_races},
    },
};

/// A note of the plan in words: its races by name or kind, its areas with their side.
pub fn note(scene: &Scene, plan: &Plan, note: &Note) -> String {
    let words = &scene.words;
    let race = |key: &str, day: Day| words.fill(key, &[("race", &race_on(scene, plan, day))]);
    let races = |key: &str, first: Day, second: Day| {
        let (one, other) = (race_on(scene, plan, first), race_on(scene, plan, second));
        words.fill(key, &[("race1", &one), ("race2", &other)])
    };
    let area = |key: &str, area: String| words.fill(key, &[("area", &area)]);
    let day = |key: &str, day: Day| words.fill(key, &[("day", &dates::short_date(words, day))]);
    let key = &["note_", note.code()].concat();
    match note {
        Note::NoRacePlan | Note::NoSessionPossible | Note::BudgetZero | Note::LightOnly => {
            words.text(key)
        }
        Note::AreaMerged { area: merged } => area(key, within(scene, *merged)),
        // Which side it is was not asked.
        Note::AcuteInjury { area: injured } => {
            area(key, phrase::area_within(words, *injured, Side::Both))
        }
        Note::RaceDuplicateMerged { date }
        | Note::RacePastIgnored { date }
        | Note::RaceBeyondHorizon { date }
        | Note::RaceSessionsLeftOut { date }
        | Note::PreEventNotPossible { date }
        | Note::PostEventLate { date }
        | Note::PostEventNotPossible { date }
        | Note::LowBase { date } => race(key, *date),
        // Races of one day have one name here, so the day stands for them.
        Note::RacesTooClose { date, also_date } if date == also_date => {
            day("note_races_too_close_same", *date)
        }
        Note::RacesTooClose { date, also_date }
        | Note::CombinedBetweenRaces { date, also_date }
        | Note::CombinedNotPossible { date, also_date } => races(key, *date, *also_date),
        Note::Taper { date, start_date } => {
            let day = dates::short_date(words, *start_date);
            let race = race_on(scene, plan, *date);
            words.fill(key, &[("race", &race), ("day", &day)])
        }
        Note::SlotSkipped { date } => day(key, *date),
        Note::BudgetTrimmed { count } => trimmed(scene, *count),
        Note::AreasDeferred { count } => {
            let number = phrase::number(words, *count);
            words.fill(key, &[("number", &number)])
        }
        Note::PressureReduced { reasons } => lowered(scene, reasons),
        Note::FirstDelayed { area, severity }
        | Note::PhysioCheck { area: Some(area), severity: Some(severity) } => {
            rated(scene, key, *area, *severity)
        }
        Note::PhysioCheck { .. } => words.text(physio(scene)),
        Note::SpikeLongRun { percent } | Note::SpikeWeekly { percent } => {
            words.fill(key, &[("percent", &percent.to_string())])
        }
    }
}

/// The race on a day, by name or kind. One that the plan has dropped is taken from the answers.
fn race_on(scene: &Scene, plan: &Plan, day: Day) -> String {
    let is_planned = plan.races.iter().any(|race| race.day == day);
    let entered = entered_races(&scene.request.0, scene.unit);
    match entered.into_iter().find(|race| race.day == day) {
        Some(race) if !is_planned && race.name.is_empty() => phrase::unnamed(scene, race.distance),
        Some(race) if !is_planned => race.name,
        Some(_) | None => phrase::race_of(scene, plan, Some(day)),
    }
}

/// "left calf": an area with the side that was chosen.
fn within(scene: &Scene, area: Area) -> String {
    let tight = scene.tight();
    let side = tight.iter().find(|(other, _, _)| *other == area).map(|(_, side, _)| *side);
    phrase::area_within(&scene.words, area, side.unwrap_or(Side::Both))
}

fn rated(scene: &Scene, key: &str, area: Area, severity: u8) -> String {
    let area = within(scene, area);
    scene.words.fill(key, &[("area", &area), ("severity", &severity.to_string())])
}

fn trimmed(scene: &Scene, count: usize) -> String {
    let number = phrase::first_number(&scene.words, count);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    scene.words.count("note_budget_trimmed", count, &[("number", &number)])
}

/// Why to see a physio where no area is that tight: very sore legs, else a race on a fresh injury.
fn physio(scene: &Scene) -> &'static str {
    let soreness = scene.request.0.get("soreness").as_number();
    let is_sore = soreness.is_some_and(|soreness| soreness >= 9.0);
    if is_sore { "note_physio_check_sore" } else { "note_physio_check_race" }
}

fn lowered(scene: &Scene, reasons: &[Lowered]) -> String {
    let words = &scene.words;
    let texts = reasons.iter().map(|reason| words.text(&["lowered_", reason.code()].concat()));
    let reasons = texts.collect::<Vec<_>>();
    let key =
        if reasons.len() > 1 { "note_pressure_reduced_many" } else { "note_pressure_reduced" };
    words.fill(key, &[("reasons", &reasons.join(&words.text("lowered_separator")))])
}
