//! A request as JSON, in its two forms: with the names of its keys, and compact for a link (D-22).
//!
//! This is the only reader and the only writer of requests. Reading sorts values by their type;
//! what they mean is for validation to say.

mod values;

use crate::plan::{
    acts::{Act, SessionKey},
    answers::{
        Area, Caution, Experience, Feel, Frequency, Now, Place, Preset, Pressure, Priority,
        RedFlag, Side, Tender,
    },
    day::Day,
    distance::Unit,
    plan,
    range::MAX_AWAY_DAYS,
    request::{
        ActEntry, AreaEntry, AreaNow, CheckInEntry, ClinicDays, Entries, Field, InjuryEntry,
        KeptEntry, OfferEntry, RaceDistance, RaceEntry, Request,
        json::values::{
            codes, date_member, day, field, finite, known, list, member, named, number, text,
            truth, weekday, whole,
        },
    },
    result::{FaultCode, PlanResult, Service},
    value::{MAX_DEPTH, Value},
};

/// How lists are spelled.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Entries are objects, days stand one by one.
    Named,
    /// Entries are lists of their values, days are ranges such as `2026-03-10/2026-03-12`.
    Compact,
}

impl PlanResult {
    /// The answer to a request in JSON, or to something that is no JSON at all (D-1).
    pub fn for_json(tree: Option<&Value>) -> Self {
        tree.and_then(Request::from_json).map_or_else(Self::bad_json, |request| plan(&request))
    }
}

impl Request {
    /// Reads a request, or a part of one; nothing where the value is no object or nested too deep
    /// (D-1).
    pub fn from_json(value: &Value) -> Option<Self> {
        let is_request = matches!(value, Value::Object(_)) && value.depth() <= MAX_DEPTH;
        is_request.then(|| read(value, Form::Named))
    }

    /// Reads the compact form; nothing where the value is no object.
    pub fn from_compact(value: &Value) -> Option<Self> {
        matches!(value, Value::Object(_)).then(|| read(value, Form::Compact))
    }

    /// The answers that may leave the page, without those that are empty (D-5). Health answers
    /// have no spelling here.
    pub fn to_json(&self) -> Value {
        self.written(Form::Named)
    }

    /// The same in the compact form, and without the names of races.
    pub fn to_compact(&self) -> Value {
        self.written(Form::Compact)
    }

    fn written(&self, form: Form) -> Value {
        let number = |field: &Field<f64>| field.valid().copied().map(Value::Number);
        let count = |field: &Field<u32>| field.valid().copied().map(Value::from);
        let weekdays = self
            .available_weekdays
            .valid()
            .map(|_| self.available_weekdays.readable().map(|day| u32::from(day.iso())).collect());
        let races = self
            .races
            .valid()
            .map(|_| self.races.readable().map(|race| race_value(race, form)).collect::<Value>());
        let areas = self
            .areas
            .valid()
            .map(|_| self.areas.readable().map(|area| area_value(area, form)).collect::<Value>());
        let away = self.unavailable_dates.valid().map(|_| self.away_value(form));
        let entries = [
            ("unit", code(&self.unit, Unit::code)),
            ("weeklyDistance", number(&self.weekly_distance)),
            ("runDays", count(&self.run_days)),
            ("hardSessions", count(&self.hard_sessions)),
            ("longestRun30d", number(&self.longest_run)),
            ("nextLongRun", number(&self.next_long_run)),
            ("prevWeeklyDistance", number(&self.previous_weekly_distance)),
            ("longRunDay", self.long_run_day.valid().map(|day| u32::from(day.iso()).into())),
            ("experience", code(&self.experience, Experience::code)),
            ("races", races),
            ("areas", areas),
            ("availableWeekdays", weekdays),
            ("unavailableDates", away),
            ("sessionBudget", count(&self.session_budget)),
            ("lastMassage", date_value(self.last_massage)),
            ("firstMassageEver", self.first_massage_ever.valid().copied().map(Value::from)),
            ("pressure", code(&self.pressure, Pressure::code)),
            ("sessionLength", count(&self.session_length)),
            ("frequency", code(&self.frequency, Frequency::code)),
        ];
        let given = entries.into_iter().filter_map(|(key, value)| Some((key, value?)));
        Value::object(given.collect::<Vec<_>>())
    }

    fn away_value(&self, form: Form) -> Value {
        let mut days: Vec<Day> = self.unavailable_dates.readable().copied().collect();
        if form == Form::Named {
            return days.into_iter().map(|day| Value::Text(day.iso())).collect();
        }
        days.sort_unstable();
        days.dedup();
        let ranges = days.chunk_by(|one, next| next.since(*one) == 1);
        let text = |range: &[Day]| match range {
            [first, .., last] => Value::Text([first.iso(), last.iso()].join("/")),
            [day] => Value::Text(day.iso()),
            [] => Value::Null,
        };
        ranges.map(text).collect()
    }
}

fn read(value: &Value, form: Form) -> Request {
    let get = |key: &str| value.get(key);
    Request {
        today: day(get("today")),
        clinic: object(get("clinic"), clinic),
        unit: named(get("unit"), Unit::from_code),
        weekly_distance: number(get("weeklyDistance")),
        run_days: whole(get("runDays")),
        hard_sessions: whole(get("hardSessions")),
        longest_run: number(get("longestRun30d")),
        next_long_run: number(get("nextLongRun")),
        previous_weekly_distance: number(get("prevWeeklyDistance")),
        long_run_day: weekday(get("longRunDay")),
        experience: named(get("experience"), Experience::from_code),
        races: list(get("races"), |entry| {
            let get = |index, key| part(entry, form, index, key);
            is_entry(entry, form).map(|()| RaceEntry {
                date: day(get(0, "date")),
                distance: race_distance(get(1, "distance")),
                priority: named(get(2, "priority"), Priority::from_code),
                name: if form == Form::Named { text(entry.get("name")) } else { Field::Empty },
            })
        }),
        areas: list(get("areas"), |entry| {
            let get = |index, key| part(entry, form, index, key);
            is_entry(entry, form).map(|()| AreaEntry {
                area: named(get(0, "area"), Area::from_code),
                side: named(get(1, "side"), Side::from_code),
                severity: whole(get(2, "severity")),
            })
        }),
        rated_on: day(get("ratedOn")),
        soreness: whole(get("soreness")),
        acute_injury: object(get("acuteInjury"), |injury| InjuryEntry {
            area: named(injury.get("area"), Place::from_code),
            date: day(injury.get("date")),
        }),
        red_flags: codes(get("redFlags"), RedFlag::from_code),
        cautions: codes(get("cautions"), Caution::from_code),
        cleared_by_doctor: truth(get("clearedByDoctor")),
        adult: truth(get("adult")),
        available_weekdays: list(get("availableWeekdays"), |entry| member(weekday(entry))),
        unavailable_dates: match form {
            Form::Named => list(get("unavailableDates"), date_member),
            Form::Compact => ranges(get("unavailableDates")),
        },
        session_budget: whole(get("sessionBudget")),
        last_massage: day(get("lastMassage")),
        first_massage_ever: truth(get("firstMassageEver")),
        pressure: named(get("pressure"), Pressure::from_code),
        session_length: whole(get("sessionLength")),
        leave_alone: codes(get("leaveAlone"), Place::from_code),
        other_training: whole(get("otherTraining")),
        frequency: named(get("frequency"), Frequency::from_code),
        check_in: object(get("checkIn"), check_in),
        keep: list(get("keep"), kept),
        log: list(get("log"), act),
    }
}

fn kept(entry: &Value) -> Result<KeptEntry, FaultCode> {
    is_entry(entry, Form::Named).map(|()| KeptEntry {
        key: named(entry.get("key"), SessionKey::from_code),
        date: day(entry.get("date")),
    })
}

fn act(entry: &Value) -> Result<ActEntry, FaultCode> {
    is_entry(entry, Form::Named).map(|()| ActEntry {
        key: named(entry.get("key"), SessionKey::from_code),
        date: day(entry.get("date")),
        state: named(entry.get("state"), Act::from_code),
    })
}

fn check_in(value: &Value) -> CheckInEntry {
    CheckInEntry {
        feel: named(value.get("feel"), Feel::from_code),
        tender: named(value.get("tender"), Tender::from_code),
        areas: list(value.get("areas"), |entry| {
            is_entry(entry, Form::Named).map(|()| AreaNow {
                area: named(entry.get("area"), Area::from_code),
                now: named(entry.get("now"), Now::from_code),
            })
        }),
        soreness: whole(value.get("soreness")),
    }
}

fn clinic(value: &Value) -> ClinicDays {
    ClinicDays {
        closed_weekdays: list(value.get("closedWeekdays"), |entry| member(weekday(entry))),
        closed_dates: list(value.get("closedDates"), date_member),
        lead_days: whole(value.get("leadDays")),
        offers: list(value.get("offers"), |entry| {
            is_entry(entry, Form::Named).map(|()| OfferEntry {
                service: text(entry.get("service")),
                kind: named(entry.get("kind"), Service::from_code),
                minutes: list(entry.get("minutes"), |entry| member(whole(entry))),
            })
        }),
    }
}

fn object<T>(value: &Value, read: impl FnOnce(&Value) -> T) -> Field<T> {
    field(value, |value| {
        is_entry(value, Form::Named)?;
        Ok(read(value))
    })
}

/// Whether an entry of a list is an object. In the compact form whatever it is can be read.
fn is_entry(value: &Value, form: Form) -> Result<(), FaultCode> {
    let fits = form == Form::Compact || matches!(value, Value::Object(_));
    if fits { Ok(()) } else { Err(FaultCode::UnknownValue) }
}

/// A part of an entry, by its key or by its place.
fn part<'a>(entry: &'a Value, form: Form, index: usize, key: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Null;
    match form {
        Form::Named => entry.get(key),
        Form::Compact => entry.as_list().and_then(|parts| parts.get(index)).unwrap_or(NOTHING),
    }
}

fn race_distance(value: &Value) -> Field<RaceDistance> {
    match value {
        Value::Text(_) => {
            field(value, |value| known(value, Preset::from_code).map(RaceDistance::Preset))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => {
            field(value, |value| finite(value).map(RaceDistance::Own))
        }
    }
}

/// The days of ranges. What is no range is left out.
fn ranges(value: &Value) -> Field<Entries<Day>> {
    const MAX: usize = MAX_AWAY_DAYS.unsigned_abs() as usize;
    let range = |text: &Value| {
        let text = text.as_text()?;
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        Some(Day::from_iso(first)?.to(Day::from_iso(last)?).take(MAX))
    };
    field(value, |value| {
        let ranges = value.as_list().ok_or(FaultCode::UnknownValue)?.iter().take(MAX);
        Ok(ranges.filter_map(range).flatten().take(MAX).map(Ok).collect())
    })
}

fn code<T: Copy>(field: &Field<T>, code: fn(T) -> &'static str) -> Option<Value> {
    field.valid().map(|value| Value::from(code(*value)))
}

/// A date; an empty text stands for one that could not be read.
fn date_value(field: Field<Day>) -> Option<Value> {
    match field {
        Field::Empty => None,
        Field::Invalid(_) => Some(Value::from("")),
        Field::Valid(day) => Some(Value::Text(day.iso())),
    }
}

fn race_value(race: &RaceEntry, form: Form) -> Value {
    let distance = match race.distance {
        Field::Empty => Value::Null,
        // Neither the name of a preset nor a number.
        Field::Invalid(_) => Value::List(Vec::new()),
        Field::Valid(RaceDistance::Preset(preset)) => Value::from(preset.code()),
        Field::Valid(RaceDistance::Own(number)) => Value::Number(number),
    };
    let entries = [
        ("date", date_value(race.date).unwrap_or_default()),
        ("distance", distance),
        ("priority", code(&race.priority, Priority::code).unwrap_or_default()),
    ];
    match form {
        Form::Compact => entries.into_iter().map(|(_, value)| value).collect(),
        Form::Named => {
            let name = race.name.valid().map(String::as_str);
            let entries = entries.into_iter().chain([("name", name.into())]);
            Value::object(entries.collect::<Vec<_>>())
        }
    }
}

fn area_value(area: &AreaEntry, form: Form) -> Value {
    let severity = area.severity.valid().copied();
    let entries = [
        ("area", code(&area.area, Area::code).unwrap_or_default()),
        ("side", code(&area.side, Side::code).unwrap_or_default()),
        ("severity", severity.into()),
    ];
    match form {
        Form::Compact => entries.into_iter().map(|(_, value)| value).collect(),
        Form::Named => Value::object(entries),
    }
}
