//! Answers from outside, in the engine's form, into the draft. Hostile until read: what cannot be
//! read is left out, and health answers are never taken (D-5).

use std::ops::RangeInclusive;

use crate::{
    plan::{
        answers::{Area, Experience, Preset, Pressure, Priority, Side},
        day::{Day, Weekday},
        distance::Unit,
        order::sort_by_key,
        range,
        value::Value,
    },
    quiz::{
        Settings,
        date::DateFields,
        draft::{Away, ChosenArea, DistanceText, Draft, LastMassage, RaceCard},
        edit::MAX_RACES,
        name, number,
    },
};

/// More days away than this nobody types.
const MAX_AWAY_DAYS: usize = 400;

impl Draft {
    /// Takes the answers that a partial request holds; the others stay.
    pub fn merge(&mut self, answers: &Value, settings: &Settings) {
        let text = |key: &str| answers.get(key).as_text();
        let whole = |key: &str, max: u8| whole(answers.get(key), max);
        if let Some(unit) = text("unit").and_then(Unit::from_code) {
            self.switch_unit(unit, settings.decimal_separator);
        }
        let fine = &mut self.fine;
        for (key, place) in [
            ("weeklyDistance", &mut self.running.weekly),
            ("longestRun30d", &mut fine.longest),
            ("nextLongRun", &mut fine.next_long),
            ("prevWeeklyDistance", &mut fine.previous_weekly),
        ] {
            if let Some(text) = distance(answers.get(key), settings.decimal_separator) {
                *place = DistanceText::new(text);
            }
        }
        set(&mut self.running.days, whole("runDays", 7));
        set(&mut fine.hard_sessions, whole("hardSessions", 7));
        set(&mut fine.long_run_day, whole("longRunDay", 7).and_then(Weekday::from_iso));
        set(&mut fine.experience, text("experience").and_then(Experience::from_code));
        set(&mut fine.length, whole("sessionLength", 90).map(u32::from));
        if let Some(budget) = whole("sessionBudget", 60) {
            fine.budget = budget.to_string();
        }
        if let Some(pressure) = text("pressure").and_then(Pressure::from_code) {
            self.availability.pressure = pressure;
        }
        if let Some(races) = answers.get("races").as_list() {
            self.merge_races(races, settings);
        }
        if let Some(areas) = answers.get("areas").as_list() {
            self.areas.chosen = chosen(areas);
            self.areas.nothing = areas.is_empty();
        }
        self.merge_availability(answers, settings.today);
    }

    fn merge_races(&mut self, races: &[Value], settings: &Settings) {
        self.races.any = Some(!races.is_empty());
        self.races.cards.clear();
        for race in races.iter().take(MAX_RACES) {
            let id = self.free_id();
            let preset = race.get("distance").as_text().and_then(Preset::from_code);
            let own = distance(race.get("distance"), settings.decimal_separator);
            let day = day(race.get("date"), range::races(settings.today));
            self.races.cards.push(RaceCard {
                id,
                distance: preset.map(Some).or_else(|| own.is_some().then_some(None)),
                other: DistanceText::new(own.unwrap_or_default()),
                date: day.map(DateFields::of).unwrap_or_default(),
                priority: race.get("priority").as_text().and_then(Priority::from_code),
                name: name::plain(race.get("name").as_text().unwrap_or_default()),
            });
        }
    }

    fn merge_availability(&mut self, answers: &Value, today: Day) {
        if let Some(days) = answers.get("availableWeekdays").as_list() {
            let is_free =
                |day: &Weekday| days.iter().any(|entry| whole(entry, 7) == Some(day.iso()));
            self.availability.weekdays = Weekday::ALL.into_iter().filter(is_free).collect();
        }
        if let Some(dates) = answers.get("unavailableDates").as_list() {
            let dates = dates.iter().take(MAX_AWAY_DAYS);
            let mut days: Vec<Day> =
                dates.filter_map(|date| day(date, range::away(today))).collect();
            days.sort_unstable();
            days.dedup();
            self.availability.away.clear();
            for range in days.chunk_by(|one, next| next.since(*one) == 1) {
                let id = self.free_id();
                if let (Some(from), Some(to)) = (range.first(), range.last()) {
                    let (from, to) = (DateFields::of(*from), DateFields::of(*to));
                    self.availability.away.push(Away { id, from, to });
                }
            }
        }
        if let Some(day) = day(answers.get("lastMassage"), range::past(today)) {
            self.availability.last = Some(LastMassage::OnDate);
            self.availability.last_date = DateFields::of(day);
        } else if let Some(is_first) = answers.get("firstMassageEver").as_bool() {
            let last = if is_first { LastMassage::Never } else { LastMassage::LongAgo };
            self.availability.last = Some(last);
        }
    }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *place = value;
    }
}

/// A day that the engine would take.
fn day(value: &Value, range: RangeInclusive<Day>) -> Option<Day> {
    value.as_text().and_then(Day::from_iso).filter(|day| range.contains(day))
}

fn whole(value: &Value, max: u8) -> Option<u8> {
    let number = value.as_number()?;
    (0..=max).find(|whole| f64::from(*whole).total_cmp(&number).is_eq())
}

/// A distance as a person would type it; text is kept as it was typed.
fn distance(value: &Value, point: char) -> Option<String> {
    value.as_number().and_then(|number| number::write(number, point))
}

fn chosen(areas: &[Value]) -> Vec<ChosenArea> {
    let mut chosen: Vec<ChosenArea> = Vec::new();
    for entry in areas {
        let Some(area) = entry.get("area").as_text().and_then(Area::from_code) else { continue };
        let side = entry.get("side").as_text().and_then(Side::from_code).unwrap_or(Side::Both);
        let severity = whole(entry.get("severity"), 10).filter(|severity| *severity > 0);
        match chosen.iter_mut().find(|other| other.area == area) {
            // As the engine merges them (R-V4).
            Some(other) => {
                other.side = if other.side == side { side } else { Side::Both };
                other.severity = other.severity.max(severity);
            }
            None => chosen.push(ChosenArea { area, side, severity }),
        }
    }
    sort_by_key(&mut chosen, |entry| entry.area);
    chosen
}
