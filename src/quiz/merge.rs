//! Answers from outside into the draft. Hostile until read: what cannot be read or is out of range
//! is left out, and health answers are never taken (D-5).

use std::ops::RangeInclusive;

use crate::{
    plan::{
        answers::Side,
        day::{Day, Weekday},
        order::sort_by_key,
        range,
        request::{AreaEntry, Entries, Field, MAX_RACES, RaceDistance, RaceEntry, Request},
        result::FaultCode,
    },
    quiz::{
        Settings,
        date::DateFields,
        draft::{Away, ChosenArea, DistanceChoice, DistanceText, Draft, LastMassage, RaceCard},
        name, number,
    },
};

/// More days away than this nobody types.
const MAX_AWAY_DAYS: usize = 400;

impl Draft {
    /// Takes the answers that a part of a request holds; the others stay.
    pub fn merge(&mut self, answers: &Request, settings: &Settings) {
        if let Some(unit) = answers.unit.valid() {
            self.switch_unit(*unit, settings.decimal_separator);
        }
        let fine = &mut self.fine;
        for (number, place) in [
            (&answers.weekly_distance, &mut self.running.weekly),
            (&answers.longest_run, &mut fine.longest),
            (&answers.next_long_run, &mut fine.next_long),
            (&answers.previous_weekly_distance, &mut fine.previous_weekly),
        ] {
            if let Some(text) = distance(number, settings.decimal_separator) {
                *place = DistanceText::new(text);
            }
        }
        set(&mut self.running.days, whole(answers.run_days, 7));
        set(&mut fine.hard_sessions, whole(answers.hard_sessions, 7));
        set(&mut fine.long_run_day, answers.long_run_day.valid().copied());
        set(&mut fine.experience, answers.experience.valid().copied());
        set(&mut fine.length, whole(answers.session_length, 90).map(u32::from));
        if let Some(budget) = whole(answers.session_budget, 60) {
            fine.budget = budget.to_string();
        }
        set(&mut fine.frequency, answers.frequency.valid().copied());
        if let Some(pressure) = answers.pressure.valid() {
            self.availability.pressure = *pressure;
        }
        if let Some(races) = answers.races.valid() {
            self.merge_races(races, settings);
        }
        if let Some(areas) = answers.areas.valid() {
            self.areas.chosen = chosen(areas.iter().flatten());
            self.areas.nothing = areas.is_empty();
            self.areas.rated_on = Some(settings.today);
        }
        self.merge_availability(answers, settings.today);
    }

    /// An entry that cannot be read becomes an empty card, so that the visitor sees it.
    fn merge_races(&mut self, races: &[Result<RaceEntry, FaultCode>], settings: &Settings) {
        self.races.any = Some(!races.is_empty());
        self.races.cards.clear();
        for race in races.iter().take(MAX_RACES) {
            let id = self.free_id();
            let card = match race {
                Ok(race) => card(race, settings),
                Err(_) => RaceCard::default(),
            };
            self.races.cards.push(RaceCard { id, ..card });
        }
        self.part_weekly(settings);
    }

    fn merge_availability(&mut self, answers: &Request, today: Day) {
        let weekdays = &answers.available_weekdays;
        if weekdays.valid().is_some() {
            let is_free = |day: &Weekday| weekdays.readable().any(|free| free == day);
            self.availability.weekdays = Weekday::ALL.into_iter().filter(is_free).collect();
        }
        if let Some(dates) = answers.unavailable_dates.valid() {
            self.merge_away(dates, today);
        }
        if let Some(day) = day(answers.last_massage, range::past(today)) {
            self.availability.last = Some(LastMassage::OnDate);
            self.availability.last_date = DateFields::of(day);
        } else if let Some(is_first) = answers.first_massage_ever.valid() {
            let last = if *is_first { LastMassage::Never } else { LastMassage::LongAgo };
            self.availability.last = Some(last);
        }
    }

    fn merge_away(&mut self, dates: &Entries<Day>, today: Day) {
        let range = range::away(today);
        let days = dates.iter().take(MAX_AWAY_DAYS).flatten();
        let mut days: Vec<Day> = days.copied().filter(|day| range.contains(day)).collect();
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
}

fn card(race: &RaceEntry, settings: &Settings) -> RaceCard {
    let (choice, other) = match race.distance.valid() {
        Some(RaceDistance::Preset(preset)) => (DistanceChoice::Preset(*preset), None),
        Some(RaceDistance::Own(number)) => {
            let other = number::write(*number, settings.decimal_separator);
            let is_read = other.is_some();
            (if is_read { DistanceChoice::Custom } else { DistanceChoice::Unanswered }, other)
        }
        None => (DistanceChoice::Unanswered, None),
    };
    let day = day(race.date, range::races(settings.today));
    RaceCard {
        id: 0,
        distance: choice,
        other: DistanceText::new(other.unwrap_or_default()),
        date: day.map(DateFields::of).unwrap_or_default(),
        priority: race.priority.valid().copied(),
        name: name::plain(race.name.valid().map_or("", String::as_str)),
    }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *place = value;
    }
}

/// A day that the engine would accept.
fn day(day: Field<Day>, range: RangeInclusive<Day>) -> Option<Day> {
    day.valid().copied().filter(|day| range.contains(day))
}

fn whole(number: Field<u32>, max: u8) -> Option<u8> {
    u8::try_from(*number.valid()?).ok().filter(|number| *number <= max)
}

/// A distance as a person would type it.
fn distance(number: &Field<f64>, decimal_separator: char) -> Option<String> {
    number.valid().and_then(|number| number::write(*number, decimal_separator))
}

/// The areas, each once. One without a severity stays, so that the visitor is asked for it.
fn chosen<'a>(entries: impl Iterator<Item = &'a AreaEntry>) -> Vec<ChosenArea> {
    let mut chosen: Vec<ChosenArea> = Vec::new();
    for entry in entries {
        let Some(area) = entry.area.valid().copied() else { continue };
        let side = entry.side.valid().copied().unwrap_or(Side::Both);
        let severity = whole(entry.severity, 10).filter(|severity| *severity > 0);
        match chosen.iter_mut().find(|other| other.area == area) {
            Some(other) => {
                other.side = other.side.with(side);
                other.severity = other.severity.max(severity);
            }
            None => chosen.push(ChosenArea { area, side, severity }),
        }
    }
    sort_by_key(&mut chosen, |entry| entry.area);
    chosen
}
