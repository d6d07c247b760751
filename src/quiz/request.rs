//! From the draft to the engine's request: readable answers as values, unreadable ones as the
//! text that they are, so that the engine names every fault.

use crate::{
    plan::{
        PlanRequest,
        answers::{Area, Caution, Experience, Priority},
        day::{Day, Weekday},
        value::Value,
    },
    quiz::{
        Settings,
        draft::{Away, ChosenArea, Draft, LastMassage, RaceCard},
        number,
    },
};

/// The longest stay away that is spelled out, in days.
pub(crate) const LONGEST_AWAY: i32 = 366;

impl Draft {
    /// The request, every field of c.2.
    pub fn request(&self, settings: &Settings) -> PlanRequest {
        let months = &settings.months;
        let (running, fine) = (&self.running, &self.fine);
        let (safety, availability) = (&self.safety, &self.availability);
        let injured = safety.injury == Some(true);
        let injury = || {
            Value::object([
                ("area", safety.injury_area.map(Area::code).into()),
                ("date", safety.injury_date.value(months)),
            ])
        };
        let on_date = availability.last == Some(LastMassage::OnDate);
        let last = if on_date { availability.last_date.value(months) } else { Value::Null };
        PlanRequest(Value::object([
            ("today", Value::Text(settings.today.iso())),
            ("clinic", clinic(settings)),
            ("unit", Value::from(running.unit.code())),
            ("weeklyDistance", number::distance(&running.weekly.text)),
            ("runDays", running.days.map(u32::from).into()),
            ("hardSessions", fine.hard_sessions.map(u32::from).into()),
            ("longestRun30d", number::distance(&fine.longest.text)),
            ("nextLongRun", number::distance(&fine.next_long.text)),
            ("prevWeeklyDistance", number::distance(&fine.previous_weekly.text)),
            ("longRunDay", fine.long_run_day.map(|day| u32::from(day.iso())).into()),
            ("experience", fine.experience.map(Experience::code).into()),
            ("races", self.entered_races().iter().map(|card| race(card, months)).collect()),
            ("areas", self.areas_value()),
            ("soreness", fine.soreness.map(u32::from).into()),
            ("acuteInjury", if injured { injury() } else { Value::Null }),
            ("redFlags", safety.red_flags()),
            ("cautions", safety.cautions().map(Caution::code).collect()),
            ("clearedByDoctor", safety.cleared.into()),
            ("adult", safety.adult.into()),
            ("availableWeekdays", self.weekdays_value(settings)),
            ("unavailableDates", away_days(&availability.away, months)),
            ("sessionBudget", number::whole(&fine.budget)),
            ("lastMassage", last),
            ("firstMassageEver", Value::from(availability.last == Some(LastMassage::Never))),
            ("pressure", Value::from(availability.pressure.code())),
            ("sessionLength", fine.length.into()),
        ]))
    }

    /// The answers as they may leave this room: no health, nothing of the clinic (decision 3).
    pub fn kept(&self, settings: &Settings) -> Value {
        const LEFT_OUT: [&str; 8] = [
            "today",
            "clinic",
            "redFlags",
            "cautions",
            "clearedByDoctor",
            "adult",
            "acuteInjury",
            "soreness",
        ];
        let Value::Object(mut entries) = self.request(settings).0 else { return Value::Null };
        entries.retain(|(key, value)| !LEFT_OUT.contains(&key.as_str()) && !value.is_null());
        // Without a date it tells "never" from "over four weeks ago", and both from no answer.
        let last = self.availability.last;
        let is_told = matches!(last, Some(LastMassage::Never | LastMassage::LongAgo));
        entries.retain(|(key, _)| is_told || key != "firstMassageEver");
        // "No race" and "nothing is tight" are answers too; an empty list without them is none.
        entries.retain(|(key, value)| {
            let is_empty = value.as_list().is_some_and(<[Value]>::is_empty);
            !is_empty
                || (key == "races" && self.races.any == Some(false))
                || (key == "areas" && self.areas.nothing)
        });
        Value::Object(entries)
    }

    fn areas_value(&self) -> Value {
        let area = |chosen: &ChosenArea| {
            Value::object([
                ("area", Value::from(chosen.area.code())),
                ("side", Value::from(chosen.side.code())),
                ("severity", chosen.severity.map(u32::from).into()),
            ])
        };
        self.areas.chosen.iter().map(area).collect()
    }

    /// The free weekdays; those on which the clinic is closed are not offered.
    fn weekdays_value(&self, settings: &Settings) -> Value {
        let open = |day: &&Weekday| !settings.closed_weekdays.contains(day);
        let days = self.availability.weekdays.iter().filter(open);
        days.map(|day| u32::from(day.iso())).collect()
    }
}

fn clinic(settings: &Settings) -> Value {
    let weekdays = settings.closed_weekdays.iter().map(|day| u32::from(day.iso()));
    let days = settings.closed_dates.iter().map(|day| Value::Text(day.iso()));
    Value::object([
        ("closedWeekdays", weekdays.collect()),
        ("closedDates", days.collect()),
        ("leadDays", Value::from(settings.lead_days)),
    ])
}

fn race(card: &RaceCard, months: &[Vec<String>]) -> Value {
    let distance = match card.distance {
        None => Value::Null,
        Some(Some(preset)) => Value::from(preset.code()),
        // A text would be read as the name of a preset: an empty list is no number either.
        Some(None) => {
            let typed = number::distance(&card.other.text);
            if typed.as_text().is_some() { Value::List(Vec::new()) } else { typed }
        }
    };
    Value::object([
        ("date", card.date.value(months)),
        ("distance", distance),
        ("priority", card.priority.map(Priority::code).into()),
        ("name", Value::Text(card.name.trim().to_owned())),
    ])
}

/// The days of a stay away, if it can be read; both ends included.
pub(crate) fn away_range(away: &Away, months: &[Vec<String>]) -> Option<(Day, Day)> {
    let from = away.from.read(months)?;
    let to = if away.to.is_empty() { from } else { away.to.read(months)? };
    (0..LONGEST_AWAY).contains(&to.since(from)).then_some((from, to))
}

fn away_days(away: &[Away], months: &[Vec<String>]) -> Value {
    let ranges = away.iter().filter_map(|away| away_range(away, months));
    ranges.flat_map(|(from, to)| from.to(to)).map(|day| Value::Text(day.iso())).collect()
}
