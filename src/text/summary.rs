//! The visitor's answers in words, for the page of all answers.

use crate::{
    plan::{answers::Place, day::Weekday, distance::Unit},
    quiz::{
        Settings,
        date::DateKind,
        draft::{ChosenArea, DistanceChoice, Draft, LastMassage, RaceCard},
        number,
        safety::HealthFlag,
        step::Step,
    },
    text::{Messages, bidi::isolated, dates},
};

/// One row: the question, the answer, and the step that changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The key of the question.
    pub key: &'static str,
    /// The answer, line by line; never empty.
    pub lines: Vec<String>,
    /// The step with the question.
    pub step: Step,
}

/// All rows, in the order of the quiz.
pub fn answers(messages: &Messages, draft: &Draft, settings: &Settings) -> Vec<SummaryRow> {
    let text = |key: &str| messages.get(key);
    let row = |key, step, lines: Vec<String>| {
        let lines = if lines.is_empty() { vec![text("check_none")] } else { lines };
        SummaryRow { key, lines, step }
    };
    let pressure = draft.availability.pressure.code();
    vec![
        row("check_running", Step::Running, vec![running(messages, draft, settings)]),
        row("check_races", Step::Races, races(messages, draft, settings)),
        row("check_areas", Step::Areas, areas(messages, draft)),
        row("check_health", Step::Safety, health(messages, draft, settings)),
        row("check_days", Step::Availability, vec![weekdays(messages, draft, settings)]),
        row("check_away", Step::Availability, away(messages, draft, settings)),
        row("check_last", Step::Availability, vec![last(messages, draft, settings)]),
        row(
            "check_pressure",
            Step::Availability,
            vec![text(&["session_pressure_", pressure].concat())],
        ),
    ]
}

/// "60 km a week on 5 days".
fn running(messages: &Messages, draft: &Draft, settings: &Settings) -> String {
    let running = &draft.running;
    let distance =
        distance(messages, &running.weekly.text, running.unit, settings).unwrap_or_default();
    let days = running.days.map_or(0, u32::from);
    messages.plural("check_running_days", days, &[("distance", &distance)])
}

/// A typed distance as it is understood: "35 km" for "30-40"; `None` if it cannot be read.
pub fn distance(
    messages: &Messages,
    text: &str,
    unit: Unit,
    settings: &Settings,
) -> Option<String> {
    let number =
        number::write(number::distance::read(text, unit)?.number(), settings.decimal_separator)?;
    Some(messages.format(&["distance_", unit.code()].concat(), &[("number", &number)]))
}

fn races(messages: &Messages, draft: &Draft, settings: &Settings) -> Vec<String> {
    let line = |card: &RaceCard| {
        let mut facts = race_facts(messages, card, draft.running.unit, settings);
        if !card.name.trim().is_empty() {
            facts.insert(0, isolated(card.name.trim()));
        }
        facts.join(&messages.get("list_separator"))
    };
    let mut lines: Vec<String> = draft.entered_races().iter().map(line).collect();
    let weekly: Vec<_> = draft.weekly_runs().collect();
    if let Some(last) = weekly.last() {
        let (count, last) =
            (u32::try_from(weekly.len()).unwrap_or_default(), dates::date(messages, *last));
        lines.push(messages.plural("check_weekly", count, &[("last", &last)]));
    }
    lines
}

/// "Marathon", "Mon 20 Apr 2026", "goal race": the known facts of a typed race.
pub fn race_facts(
    messages: &Messages,
    card: &RaceCard,
    unit: Unit,
    settings: &Settings,
) -> Vec<String> {
    let typed = card.other.text.trim();
    let distance = match card.distance {
        DistanceChoice::Unanswered => None,
        DistanceChoice::Preset(preset) => {
            Some(messages.get(&["races_distance_", preset.code()].concat()))
        }
        DistanceChoice::Custom => {
            Some(distance(messages, typed, unit, settings).unwrap_or_else(|| typed.to_owned()))
        }
    };
    let day = card.date.read(DateKind::Race, settings).map(|day| dates::date(messages, day));
    let priority = card.priority.map(|priority| {
        messages.get(&["plan_priority_", &priority.code().to_ascii_lowercase()].concat())
    });
    let facts = [distance, day, priority].into_iter().flatten();
    facts.filter(|fact| !fact.is_empty()).collect()
}

fn areas(messages: &Messages, draft: &Draft) -> Vec<String> {
    let line = |chosen: &ChosenArea| {
        let key = ["area_", chosen.area.code(), "_", chosen.side.code()].concat();
        let severity = chosen.severity.map_or(0, u32::from).to_string();
        messages.format("check_area", &[("area", &messages.get(&key)), ("severity", &severity)])
    };
    if draft.areas.nothing {
        return vec![messages.get("areas_nothing")];
    }
    draft.areas.chosen.iter().map(line).collect()
}

fn health(messages: &Messages, draft: &Draft, settings: &Settings) -> Vec<String> {
    let safety = &draft.safety;
    let mut lines = ticked(messages, draft, settings);
    if !safety.leave_alone.is_empty() {
        let names = safety.leave_alone.iter().map(|place| place_name(messages, *place));
        let places = names.collect::<Vec<_>>().join(&messages.get("list_separator"));
        lines.push(messages.format("check_leave_alone", &[("areas", &places)]));
    }
    if safety.adult() == Some(true) {
        lines.push(messages.get("check_adult"));
    }
    lines
}

/// What was ticked, in the words of the questions, and what was asked because of it.
pub(crate) fn ticked(messages: &Messages, draft: &Draft, settings: &Settings) -> Vec<String> {
    let safety = &draft.safety;
    // The strain or sprain has a line with its place and date.
    let flags = safety.flags().filter(|flag| *flag != HealthFlag::Strain);
    let mut lines: Vec<String> = flags.map(|flag| messages.get(&flag.key())).collect();
    if let Some(cleared) = safety.cleared() {
        lines.push(messages.get(if cleared { "check_cleared" } else { "check_not_cleared" }));
    }
    if safety.injury() == Some(true)
        && let (Some(place), Some(day)) =
            (safety.injury_place, safety.injury_date.read(DateKind::Past, settings))
    {
        let area = place_name(messages, place);
        let day = dates::date(messages, day);
        lines.push(messages.format("check_injury", &[("area", &area), ("day", &day)]));
    }
    if lines.is_empty() {
        lines.push(messages.get("check_health_none"));
    }
    lines
}

/// The name of a place as it is asked for.
pub(crate) fn place_name(messages: &Messages, place: Place) -> String {
    messages.get(&["area_", place.code()].concat())
}

/// "Monday to Saturday", or the days one by one.
fn weekdays(messages: &Messages, draft: &Draft, settings: &Settings) -> String {
    let chosen: Vec<Weekday> = draft
        .availability
        .weekdays
        .iter()
        .copied()
        .filter(|day| !settings.closed_weekdays.contains(day))
        .collect();
    let is_row = chosen.windows(2).all(|pair| match pair {
        [one, next] => next.before() == *one,
        _ => true,
    });
    match chosen.as_slice() {
        [first, .., last] if is_row && chosen.len() > 2 => {
            let (from, to) =
                (dates::weekday_long(messages, *first), dates::weekday_long(messages, *last));
            messages.format("date_range", &[("from", &from), ("to", &to)])
        }
        days => {
            let names: Vec<String> =
                days.iter().map(|day| dates::weekday_long(messages, *day)).collect();
            names.join(&messages.get("list_separator"))
        }
    }
}

fn away(messages: &Messages, draft: &Draft, settings: &Settings) -> Vec<String> {
    let ranges = draft.availability.away.iter();
    ranges
        .filter_map(|away| {
            let from = away.from.read(DateKind::Away, settings)?;
            let to = away.to.read(DateKind::Away, settings).unwrap_or(from);
            Some(if from == to {
                dates::date(messages, from)
            } else {
                dates::range(messages, settings.today, from, to)
            })
        })
        .collect()
}

fn last(messages: &Messages, draft: &Draft, settings: &Settings) -> String {
    let availability = &draft.availability;
    let day = availability.last_date.read(DateKind::Past, settings);
    match (availability.last, day) {
        (None, _) => messages.get("check_not_said"),
        (Some(LastMassage::OnDate), Some(day)) => dates::date(messages, day),
        (Some(last), _) => messages.get(&["availability_last_", last.code()].concat()),
    }
}
