//! From the request as it came to checked answers, or every fault at once (R-V1 to R-V4).

mod reader;

use crate::plan::{
    answers::{
        AcuteInjury, Answers, Area, Caution, Experience, Preset, Pressure, Priority, Race, RedFlag,
        Side, TightArea,
    },
    day::{Day, Weekdays},
    distance::{Distance, Unit},
    range,
    result::{Fault, FaultCode},
    validate::reader::Reader,
    value::Value,
};

/// At most so many races, counted as sent (R-V3).
const MAX_RACES: usize = 20;
/// At most so many areas: thirteen, left and right apart.
const MAX_AREAS: usize = 26;
/// The longest name of a race, in code points.
const MAX_NAME: usize = 80;

/// Every answer checked; the faults in the order of the fields (D-3).
///
/// # Errors
/// Every fault of the request, not only the first one (R-V2).
pub(crate) fn validate(request: &Value) -> Result<Answers, Vec<Fault>> {
    let mut reader = Reader::default();
    match answers(&mut reader, request) {
        Some(answers) if reader.faults.is_empty() => Ok(answers),
        Some(_) | None => Err(reader.faults),
    }
}

/// Reads field by field. Each part reports on its own; only then is anything given up.
fn answers(reader: &mut Reader, request: &Value) -> Option<Answers> {
    let today = reader.required("today", request.get("today"), today);
    let clinic = clinic(reader, request.get("clinic"), today);
    let running = running(reader, request);
    let unit = running.unit;
    let races = races(reader, request.get("races"), unit, today);
    let areas = areas(reader, request.get("areas"));
    let soreness = reader.optional("soreness", request.get("soreness"), whole(0, 10));
    let acute_injury = acute_injury(reader, request.get("acuteInjury"), today);
    reader.codes("redFlags", request.get("redFlags"), RedFlag::from_code);
    let cautions = reader.codes("cautions", request.get("cautions"), Caution::from_code);
    reader.optional("clearedByDoctor", request.get("clearedByDoctor"), Reader::truth);
    reader.required("adult", request.get("adult"), Reader::truth);
    let available = available(reader, request.get("availableWeekdays"), clinic.closed_weekdays);
    let away = request.get("unavailableDates");
    let unavailable_dates = reader.days("unavailableDates", away, today.map(range::away).as_ref());
    let wishes = wishes(reader, request, today);
    Some(Answers {
        today: today?,
        closed_weekdays: clinic.closed_weekdays?,
        closed_dates: clinic.closed_dates,
        lead_days: clinic.lead_days,
        unit,
        weekly_distance: running.weekly_distance?,
        run_days: running.run_days?,
        hard_sessions: running.hard_sessions,
        longest_run: running.longest_run,
        next_long_run: running.next_long_run,
        previous_weekly_distance: running.previous_weekly_distance,
        long_run_day: running.long_run_day,
        experience: running.experience,
        races,
        areas,
        soreness: soreness.unwrap_or(0),
        acute_injury: acute_injury.filter(|injury| {
            today.is_some_and(|today| range::fresh_injury(today).contains(&injury.day))
        }),
        cautions,
        available_weekdays: available?,
        unavailable_dates,
        session_budget: wishes.session_budget,
        last_massage: wishes.last_massage,
        first_massage_ever: wishes.first_massage_ever,
        pressure: wishes.pressure,
        session_length: wishes.session_length,
    })
}

/// A reader of whole numbers between two bounds, both included.
fn whole(min: u32, max: u32) -> impl Fn(&Value) -> Result<u32, FaultCode> {
    move |value| Reader::whole(value, min, max)
}

fn today(value: &Value) -> Result<Day, FaultCode> {
    let day = Reader::day(value)?;
    if range::is_today(day) { Ok(day) } else { Err(FaultCode::OutOfRange) }
}

/// The clinic's settings; its closed weekdays are unknown where they could not be read.
struct Clinic {
    closed_weekdays: Option<Weekdays>,
    closed_dates: Vec<Day>,
    lead_days: i32,
}

fn clinic(reader: &mut Reader, value: &Value, today: Option<Day>) -> Clinic {
    reader.expect_object("clinic", value);
    let list = value.get("closedWeekdays");
    if list.as_list().is_some_and(|days| days.len() > 7) {
        reader.fault("clinic.closedWeekdays", FaultCode::TooMany);
    }
    let closed_weekdays = reader.weekdays("clinic.closedWeekdays", list);
    let closed = today.map(range::closed);
    let closed_dates = reader.days("clinic.closedDates", value.get("closedDates"), closed.as_ref());
    let lead_days = reader.optional("clinic.leadDays", value.get("leadDays"), whole(0, 14));
    Clinic {
        closed_weekdays,
        closed_dates,
        // A phone call in the morning should not have to find a free table the same day.
        lead_days: lead_days.map_or(1, u32::cast_signed),
    }
}

/// What is asked about running itself.
struct Running {
    unit: Unit,
    weekly_distance: Option<Distance>,
    run_days: Option<u32>,
    hard_sessions: u32,
    longest_run: Option<Distance>,
    next_long_run: Option<Distance>,
    previous_weekly_distance: Option<Distance>,
    long_run_day: Option<crate::plan::day::Weekday>,
    experience: Experience,
}

fn running(reader: &mut Reader, request: &Value) -> Running {
    let unit = reader.optional("unit", request.get("unit"), Reader::code(Unit::from_code));
    let unit = unit.unwrap_or(Unit::Km);
    let up_to = |max: i64| {
        move |value: &Value| Reader::distance(value, unit, Distance::ZERO, Distance::from_km(max))
    };
    let weekly_distance =
        reader.required("weeklyDistance", request.get("weeklyDistance"), up_to(300));
    let run_days = reader.required("runDays", request.get("runDays"), whole(0, 7));
    if let (Some(distance), Some(days)) = (weekly_distance, run_days)
        && (distance > Distance::ZERO) != (days > 0)
    {
        reader.fault("runDays", FaultCode::Inconsistent);
    }
    let hard_sessions = reader.optional("hardSessions", request.get("hardSessions"), whole(0, 7));
    Running {
        unit,
        weekly_distance,
        run_days,
        hard_sessions: hard_sessions.unwrap_or(0),
        longest_run: reader.optional("longestRun30d", request.get("longestRun30d"), up_to(350)),
        next_long_run: reader.optional("nextLongRun", request.get("nextLongRun"), up_to(350)),
        previous_weekly_distance: reader.optional(
            "prevWeeklyDistance",
            request.get("prevWeeklyDistance"),
            up_to(300),
        ),
        long_run_day: reader.optional("longRunDay", request.get("longRunDay"), Reader::weekday),
        experience: reader
            .optional("experience", request.get("experience"), Reader::code(Experience::from_code))
            .unwrap_or(Experience::Recreational),
    }
}

fn races(reader: &mut Reader, value: &Value, unit: Unit, today: Option<Day>) -> Vec<Race> {
    let entries = reader.list("races", value);
    if entries.len() > MAX_RACES {
        reader.fault("races", FaultCode::TooMany);
    }
    let mut races = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("races[{index}]");
        if reader.expect_member(&path, entry) {
            races.extend(race(reader, &path, entry, unit, today));
        }
    }
    races
}

/// One race. Its name is text and nothing else, never a key or markup (R-V5).
fn race(
    reader: &mut Reader,
    path: &str,
    entry: &Value,
    unit: Unit,
    today: Option<Day>,
) -> Option<Race> {
    let race_day = |value: &Value| {
        let day = Reader::day(value)?;
        match today.map(range::races) {
            Some(range) if day > *range.end() => Err(FaultCode::TooFar),
            Some(range) if day < *range.start() => Err(FaultCode::OutOfRange),
            Some(_) | None => Ok(day),
        }
    };
    let distance = |value: &Value| match value {
        Value::Text(code) => {
            Preset::from_code(code).map(Preset::distance).ok_or(FaultCode::UnknownValue)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => {
            Reader::distance(value, unit, Distance::from_km(1), Distance::from_km(350))
        }
    };
    let day = reader.required(&format!("{path}.date"), entry.get("date"), race_day);
    let distance = reader.required(&format!("{path}.distance"), entry.get("distance"), distance);
    let priority = reader.optional(
        &format!("{path}.priority"),
        entry.get("priority"),
        Reader::code(Priority::from_code),
    );
    let name = reader.optional(&format!("{path}.name"), entry.get("name"), |value| {
        let name = value.as_text().ok_or(FaultCode::UnknownValue)?;
        let fits = name.chars().count() <= MAX_NAME;
        if fits { Ok(name.to_owned()) } else { Err(FaultCode::TooLong) }
    });
    Some(Race {
        day: day?,
        distance: distance?,
        priority: priority.unwrap_or(Priority::A),
        name: name.unwrap_or_default(),
    })
}

fn areas(reader: &mut Reader, value: &Value) -> Vec<TightArea> {
    let entries = reader.list("areas", value);
    if entries.len() > MAX_AREAS {
        reader.fault("areas", FaultCode::TooMany);
    }
    let mut areas = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("areas[{index}]");
        if !reader.expect_member(&path, entry) {
            continue;
        }
        let area = reader.required(
            &format!("{path}.area"),
            entry.get("area"),
            Reader::code(Area::from_code),
        );
        let side = reader.optional(
            &format!("{path}.side"),
            entry.get("side"),
            Reader::code(Side::from_code),
        );
        let severity =
            reader.required(&format!("{path}.severity"), entry.get("severity"), whole(1, 10));
        if let (Some(area), Some(severity)) = (area, severity) {
            let severity = u8::try_from(severity).unwrap_or(u8::MAX);
            areas.push(TightArea { area, side: side.unwrap_or(Side::Both), severity });
        }
    }
    areas
}

fn acute_injury(reader: &mut Reader, value: &Value, today: Option<Day>) -> Option<AcuteInjury> {
    if value.is_null() || !reader.expect_object("acuteInjury", value) {
        return None;
    }
    let area =
        reader.required("acuteInjury.area", value.get("area"), Reader::code(Area::from_code));
    let day = reader.required("acuteInjury.date", value.get("date"), not_after(today));
    Some(AcuteInjury { area: area?, day: day? })
}

/// A reader of days up to today.
fn not_after(today: Option<Day>) -> impl Fn(&Value) -> Result<Day, FaultCode> {
    move |value| {
        let day = Reader::day(value)?;
        match today.map(range::past) {
            Some(range) if day > *range.end() => Err(FaultCode::FutureDate),
            Some(range) if day < *range.start() => Err(FaultCode::OutOfRange),
            Some(_) | None => Ok(day),
        }
    }
}

fn available(reader: &mut Reader, value: &Value, closed: Option<Weekdays>) -> Option<Weekdays> {
    const FIELD: &str = "availableWeekdays";
    if value.is_null() || value.as_list().is_some_and(<[Value]>::is_empty) {
        reader.fault(FIELD, FaultCode::Required);
        return None;
    }
    let available = reader.weekdays(FIELD, value)?;
    if closed.is_some_and(|closed| available.without(closed).is_empty()) {
        reader.fault(FIELD, FaultCode::NoCommonDay);
    }
    Some(available)
}

/// What the visitor would like.
struct Wishes {
    session_budget: Option<usize>,
    last_massage: Option<Day>,
    first_massage_ever: bool,
    pressure: Pressure,
    session_length: Option<u32>,
}

fn wishes(reader: &mut Reader, request: &Value, today: Option<Day>) -> Wishes {
    let budget = reader.optional("sessionBudget", request.get("sessionBudget"), whole(0, 60));
    let last_massage = reader.optional("lastMassage", request.get("lastMassage"), not_after(today));
    let first = request.get("firstMassageEver");
    let first_massage_ever = reader.optional("firstMassageEver", first, Reader::truth);
    let pressure = request.get("pressure");
    let pressure = reader.optional("pressure", pressure, Reader::code(Pressure::from_code));
    let length = reader.optional("sessionLength", request.get("sessionLength"), |value| {
        Reader::choice(value, &[30, 60, 90])
    });
    Wishes {
        session_budget: budget.map(|max| max as usize),
        last_massage,
        first_massage_ever: first_massage_ever.unwrap_or(false),
        pressure: pressure.unwrap_or(Pressure::Medium),
        session_length: length,
    }
}
