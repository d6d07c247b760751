//! The notes of the engine in words.

use crate::{
    plan::{
        answers::{Area, Place},
        day::Day,
        result::{Note, Plan, PressureLimit},
    },
    text::{bidi::isolated, dates, moves, phrase, plan_context::PlanContext},
};

/// Why there is no session around a day, by what takes it: "Closed Thu 24 Dec to Fri 1 Jan, so there
/// is no session." Each taker is the first and the last day.
pub fn no_session(
    context: &PlanContext,
    closed: Option<(Day, Day)>,
    away: Option<(Day, Day)>,
) -> Option<String> {
    let (key, days) =
        closed.map(|days| ("note_closed", days)).or(away.map(|days| ("note_away", days)))?;
    Some(moves::away(&context.messages, key, days))
}

/// A note in words: races by name or kind, areas with their side.
pub fn note(context: &PlanContext, plan: &Plan, note: &Note) -> String {
    let messages = &context.messages;
    let race =
        |key: &str, day: Day| messages.format(key, &[("race", &race_on(context, plan, day))]);
    let races = |key: &str, first: Day, second: Day| {
        let (one, other) = (race_on(context, plan, first), race_on(context, plan, second));
        messages.format(key, &[("race1", &one), ("race2", &other)])
    };
    let day =
        |key: &str, day: Day| messages.format(key, &[("day", &dates::short_date(messages, day))]);
    let rated = |key: &str, area: Area, severity: u8| rated(context, key, area, severity);
    match note {
        Note::AreaMerged { area } => area_merged(context, *area),
        Note::RaceDuplicateMerged { date } => race("note_race_duplicate_merged", *date),
        Note::RacePastIgnored { date } => race("note_race_past_ignored", *date),
        Note::RaceBeyondHorizon { date } => race("note_race_beyond_horizon", *date),
        Note::NoRacePlan => messages.get("note_no_race_plan"),
        // Races of one day would have the same name here, so the sentence names the day.
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
        Note::RaceSessionsLeftOut { date, count } => left_out(context, plan, *date, *count),
        Note::FirstNotBeforeRace { date } => race("note_first_not_before_race", *date),
        Note::MoreNoticeNeeded { date } => race("note_more_notice_needed", *date),
        Note::RestBetween { date, also_date } => races("note_rest_between", *date, *also_date),
        Note::TaperNow { date } => race("note_taper_now", *date),
        Note::PreEventNotPossible { date } => race("note_pre_event_not_possible", *date),
        Note::PostEventLate { date } => race("note_post_event_late", *date),
        Note::PostEventNotPossible { date } => race("note_post_event_not_possible", *date),
        Note::LowBase { date } => race("note_low_base", *date),
        Note::Taper { date, start_date } => taper(context, plan, *date, *start_date),
        Note::SlotSkipped { date, also_date: None } => day("note_slot_skipped", *date),
        Note::SlotSkipped { date, also_date: Some(last) } => absence(context, *date, *last),
        Note::NothingToWork => messages.get("note_nothing_to_work"),
        Note::NoServiceFits => messages.get("note_no_service_fits"),
        Note::AskPlace => messages.get("note_ask_place"),
        Note::RaceWhileTight { date, area, severity } => {
            race_while_tight(context, plan, *date, (*area, *severity))
        }
        Note::CallUs => messages.get("note_call_us"),
        Note::AskAgain { date } => day("note_ask_again", *date),
        Note::NoSessionPossible => messages.get("note_no_session_possible"),
        Note::BudgetZero => messages.get("note_budget_zero"),
        Note::LightOnly => messages.get("note_light_only"),
        Note::BudgetTrimmed { count } => trimmed(context, *count),
        Note::PressureReduced { reasons } => lowered(context, reasons),
        Note::FirstDelayed { area, severity } => rated("note_first_delayed", *area, *severity),
        Note::PhysioCheck { area: Some(area), severity: Some(severity) } => {
            rated("note_physio_check", *area, *severity)
        }
        Note::PhysioCheck { .. } => messages.get(physio(context)),
        Note::AcuteInjury { area: injured } => acute_injury(context, *injured),
        Note::SpikeLongRun { percent } => percentage(context, "note_spike_long_run", *percent),
        Note::SpikeWeekly { percent } => percentage(context, "note_spike_weekly", *percent),
    }
}

fn area_merged(context: &PlanContext, area: Area) -> String {
    context.messages.format("note_area_merged", &[("area", &within(context, area))])
}

/// The quiz does not ask for the side.
fn acute_injury(context: &PlanContext, place: Place) -> String {
    let messages = &context.messages;
    messages.format("note_acute_injury", &[("area", &phrase::place_within(messages, place))])
}

/// R-R8: the first of the races that get no session, and how many there are.
fn left_out(context: &PlanContext, plan: &Plan, day: Day, count: usize) -> String {
    let more = u32::try_from(count).unwrap_or(u32::MAX);
    let race = race_on(context, plan, day);
    context.messages.plural("note_race_sessions_left_out", more, &[("race", &race)])
}

fn taper(context: &PlanContext, plan: &Plan, day: Day, start: Day) -> String {
    let start = dates::short_date(&context.messages, start);
    let race = race_on(context, plan, day);
    context.messages.format("note_taper", &[("race", &race), ("day", &start)])
}

/// R-M2: several targets in a row without a day.
fn absence(context: &PlanContext, first: Day, last: Day) -> String {
    let messages = &context.messages;
    let (from, to) = (dates::short_date(messages, first), dates::short_date(messages, last));
    messages.format("note_slots_skipped", &[("from", &from), ("to", &to)])
}

fn race_while_tight(
    context: &PlanContext,
    plan: &Plan,
    day: Day,
    (area, severity): (Area, u8),
) -> String {
    let race = race_on(context, plan, day);
    let area = within(context, area);
    let severity = severity.to_string();
    let values = [("race", &*race), ("area", &*area), ("severity", &*severity)];
    context.messages.format("note_race_while_tight", &values)
}

/// The race on a day, by name or kind. A race that the plan has dropped comes from the answers.
fn race_on(context: &PlanContext, plan: &Plan, day: Day) -> String {
    let is_planned = plan.races.iter().any(|race| race.day == day);
    match context.mentioned.races.iter().find(|race| race.day == day) {
        Some(race) if !is_planned && race.name.is_empty() => {
            phrase::unnamed(context, race.distance)
        }
        Some(race) if !is_planned => isolated(&race.name),
        Some(_) | None => phrase::race_of(context, &plan.races, Some(day)),
    }
}

/// "left calf": an area with the chosen side.
fn within(context: &PlanContext, area: Area) -> String {
    let side = context.mentioned.side(area);
    phrase::area_within(&context.messages, area, side)
}

fn rated(context: &PlanContext, key: &str, area: Area, severity: u8) -> String {
    let area = within(context, area);
    context.messages.format(key, &[("area", &area), ("severity", &severity.to_string())])
}

fn trimmed(context: &PlanContext, count: usize) -> String {
    let number = phrase::first_number(&context.messages, count);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    context.messages.plural("note_budget_trimmed", count, &[("number", &number)])
}

fn percentage(context: &PlanContext, key: &str, percent: i64) -> String {
    context.messages.format(key, &[("percent", &percent.to_string())])
}

/// The reason to see a physio if no area is that tight: very sore legs, else a race with a fresh
/// injury.
fn physio(context: &PlanContext) -> &'static str {
    if context.mentioned.is_very_sore { "note_physio_check_sore" } else { "note_physio_check_race" }
}

fn lowered(context: &PlanContext, reasons: &[PressureLimit]) -> String {
    let messages = &context.messages;
    let texts = reasons.iter().map(|reason| messages.get(&["lowered_", reason.code()].concat()));
    let reasons = texts.collect::<Vec<_>>();
    let key =
        if reasons.len() > 1 { "note_pressure_reduced_many" } else { "note_pressure_reduced" };
    messages.format(key, &[("reasons", &reasons.join(&messages.get("lowered_separator")))])
}
