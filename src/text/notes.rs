//! What the engine has to say about the plan, in words (d.6).

use crate::{
    plan::{
        answers::{Area, Side},
        day::Day,
        result::{Lowered, Note, Plan},
    },
    text::{bidi::isolated, dates, phrase, scene::Scene},
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
    match note {
        Note::AreaMerged { area: merged } => area("note_area_merged", within(scene, *merged)),
        Note::RaceDuplicateMerged { date } => race("note_race_duplicate_merged", *date),
        Note::RacePastIgnored { date } => race("note_race_past_ignored", *date),
        Note::RaceBeyondHorizon { date } => race("note_race_beyond_horizon", *date),
        Note::NoRacePlan => words.text("note_no_race_plan"),
        // Races of one day have one name here, so the day stands for them.
        Note::RacesTooClose { date, also_date } if date == also_date => {
            day("note_races_too_close_same", *date)
        }
        Note::RacesTooClose { date, also_date } => races("note_races_too_close", *date, *also_date),
        Note::CombinedBetweenRaces { date, also_date } => {
            races("note_combined_between_races", *date, *also_date)
        }
        Note::CombinedNotPossible { date, also_date } => {
            races("note_combined_not_possible", *date, *also_date)
        }
        Note::RaceSessionsLeftOut { date } => race("note_race_sessions_left_out", *date),
        Note::PreEventNotPossible { date } => race("note_pre_event_not_possible", *date),
        Note::PostEventLate { date } => race("note_post_event_late", *date),
        Note::PostEventNotPossible { date } => race("note_post_event_not_possible", *date),
        Note::LowBase { date } => race("note_low_base", *date),
        Note::Taper { date, start_date } => {
            let day = dates::short_date(words, *start_date);
            let race = race_on(scene, plan, *date);
            words.fill("note_taper", &[("race", &race), ("day", &day)])
        }
        Note::SlotSkipped { date } => day("note_slot_skipped", *date),
        Note::NoSessionPossible => words.text("note_no_session_possible"),
        Note::BudgetZero => words.text("note_budget_zero"),
        Note::LightOnly => words.text("note_light_only"),
        Note::BudgetTrimmed { count } => trimmed(scene, *count),
        Note::AreasDeferred { count } => {
            let number = phrase::number(words, *count);
            words.fill("note_areas_deferred", &[("number", &number)])
        }
        Note::PressureReduced { reasons } => lowered(scene, reasons),
        Note::FirstDelayed { area, severity } => {
            rated(scene, "note_first_delayed", *area, *severity)
        }
        Note::PhysioCheck { area: Some(area), severity: Some(severity) } => {
            rated(scene, "note_physio_check", *area, *severity)
        }
        Note::PhysioCheck { .. } => words.text(physio(scene)),
        // Which side it is was not asked.
        Note::AcuteInjury { area: injured } => {
            area("note_acute_injury", phrase::area_within(words, *injured, Side::Both))
        }
        Note::SpikeLongRun { percent } => percentage(scene, "note_spike_long_run", *percent),
        Note::SpikeWeekly { percent } => percentage(scene, "note_spike_weekly", *percent),
    }
}

/// The race on a day, by name or kind. One that the plan has dropped is taken from the answers.
fn race_on(scene: &Scene, plan: &Plan, day: Day) -> String {
    let is_planned = plan.races.iter().any(|race| race.day == day);
    match scene.told.races.iter().find(|race| race.day == day) {
        Some(race) if !is_planned && race.name.is_empty() => phrase::unnamed(scene, race.distance),
        Some(race) if !is_planned => isolated(&race.name),
        Some(_) | None => phrase::race_of(scene, &plan.races, Some(day)),
    }
}

/// "left calf": an area with the side that was chosen.
fn within(scene: &Scene, area: Area) -> String {
    let side =
        scene.told.tight.iter().find(|(other, _, _)| *other == area).map(|(_, side, _)| *side);
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

fn percentage(scene: &Scene, key: &str, percent: i64) -> String {
    scene.words.fill(key, &[("percent", &percent.to_string())])
}

/// Why to see a physio where no area is that tight: very sore legs, else a race on a fresh injury.
fn physio(scene: &Scene) -> &'static str {
    if scene.told.is_very_sore { "note_physio_check_sore" } else { "note_physio_check_race" }
}

fn lowered(scene: &Scene, reasons: &[Lowered]) -> String {
    let words = &scene.words;
    let texts = reasons.iter().map(|reason| words.text(&["lowered_", reason.code()].concat()));
    let reasons = texts.collect::<Vec<_>>();
    let key =
        if reasons.len() > 1 { "note_pressure_reduced_many" } else { "note_pressure_reduced" };
    words.fill(key, &[("reasons", &reasons.join(&words.text("lowered_separator")))])
}
