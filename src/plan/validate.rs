//! From a request to checked answers, or every fault at once (R-V1 to R-V4).

mod acts;
mod checker;
mod second;

use crate::plan::{
    answers::{
        AcuteInjury, Answers, Experience, Offer, Pressure, Priority, Race, SESSION_LENGTHS, Side,
        TightArea,
    },
    day::{Day, Weekdays},
    distance::{Distance, Unit},
    range,
    request::{
        AreaEntry, ClinicDays, Field, InjuryEntry, MAX_RACES, RaceDistance, RaceEntry, Request,
    },
    result::{Fault, FaultCode},
    validate::checker::{Checker, DayRange},
};

/// The most areas: thirteen, with left and right counted apart.
const MAX_AREAS: usize = 26;
/// The longest name of a race, in code points.
const MAX_NAME: usize = 80;

/// Every answer checked; the faults in the order of the fields (D-3).
///
/// # Errors
/// Every fault of the request, not only the first one (R-V2).
pub(crate) fn validate(request: &Request) -> Result<Answers, Vec<Fault>> {
    let mut checker = Checker::default();
    match answers(&mut checker, request) {
        Some(answers) if checker.faults.is_empty() => Ok(answers),
        Some(_) | None => Err(checker.faults),
    }
}

/// Checks field by field. Every part reports its faults before anything is given up.
fn answers(checker: &mut Checker, request: &Request) -> Option<Answers> {
    let today = checker.required("today", &request.today);
    let today = checker.only_if("today", today, FaultCode::OutOfRange, |day| range::is_today(*day));
    let clinic = clinic(checker, request, today);
    let running = running(checker, request);
    let unit = running.unit;
    let races = races(checker, request, unit, today);
    let areas = areas(checker, request);
    let rated_on = rated_on(checker, request, today);
    let soreness = checker.whole("soreness", request.soreness, 0..=10);
    let acute_injury = acute_injury(checker, &request.acute_injury, today);
    checker.codes("redFlags", &request.red_flags);
    let cautions = checker.codes("cautions", &request.cautions);
    checker.optional("clearedByDoctor", &request.cleared_by_doctor);
    checker.required("adult", &request.adult);
    let available = available(checker, request, clinic.closed_weekdays);
    let away = today.map(range::away);
    let unavailable_dates =
        checker.days("unavailableDates", &request.unavailable_dates, away.as_ref());
    let wishes = wishes(checker, request, today);
    let second = second::check(checker, request);
    let check_in = second.check_in;
    let acts = acts::check(checker, request, today);
    Some(Answers {
        today: today?,
        closed_weekdays: clinic.closed_weekdays?,
        closed_dates: clinic.closed_dates,
        lead_days: clinic.lead_days,
        offers: clinic.offers,
        unit,
        weekly_distance: running.weekly_distance?,
        run_days: running.run_days?,
        hard_sessions: running.hard_sessions,
        other_training: second.other_training,
        frequency: second.frequency,
        longest_run: running.longest_run,
        next_long_run: running.next_long_run,
        previous_weekly_distance: running.previous_weekly_distance,
        long_run_day: running.long_run_day,
        experience: running.experience,
        races,
        areas: check_in.rated(areas),
        rated_on: rated_on?,
        soreness: check_in.soreness.or(soreness).unwrap_or(0),
        leave_alone: second.leave_alone,
        check_in,
        acute_injury: acute_injury.filter(|injury| {
            today.is_some_and(|today| range::fresh_injury(today).contains(&injury.day))
        }),
        cautions,
        available_weekdays: available?,
        unavailable_dates,
        session_budget: wishes.session_budget,
        last_massage: acts.last_massage(wishes.last_massage),
        first_massage_ever: acts.is_first_massage(wishes.first_massage_ever),
        pressure: wishes.pressure,
        session_length: wishes.session_length,
        keep: acts.keep,
        log: acts.log,
    })
}

/// R-P5: the day on which the areas were rated.
fn rated_on(checker: &mut Checker, request: &Request, today: Option<Day>) -> Option<Day> {
    let day = checker.optional("ratedOn", &request.rated_on);
    let past = today.map(range::past);
    checker.day_within("ratedOn", day, past, FaultCode::FutureDate).or(today)
}

/// The clinic's settings; its closed weekdays are unknown where they could not be read.
struct Clinic {
    closed_weekdays: Option<Weekdays>,
    closed_dates: Vec<Day>,
    lead_days: i32,
    offers: Vec<Offer>,
}

fn clinic(checker: &mut Checker, request: &Request, today: Option<Day>) -> Clinic {
    let unknown = ClinicDays::default();
    let clinic = checker.optional_ref("clinic", &request.clinic).unwrap_or(&unknown);
    if clinic.closed_weekdays.entries().len() > 7 {
        checker.fault("clinic.closedWeekdays", FaultCode::TooMany);
    }
    let closed_weekdays = checker.weekdays("clinic.closedWeekdays", &clinic.closed_weekdays);
    let closed = today.map(range::closed);
    let closed_dates = checker.days("clinic.closedDates", &clinic.closed_dates, closed.as_ref());
    let lead_days = checker.whole("clinic.leadDays", clinic.lead_days, 0..=14);
    let offers = second::offers(checker, &clinic.offers);
    Clinic {
        closed_weekdays,
        closed_dates,
        // A phone call in the morning should not have to find a free table the same day.
        lead_days: lead_days.map_or(1, u32::cast_signed),
        offers,
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

fn running(checker: &mut Checker, request: &Request) -> Running {
    let unit = checker.optional("unit", &request.unit).unwrap_or(Unit::Km);
    let weekly = checker.required("weeklyDistance", &request.weekly_distance);
    let weekly_distance = checker.distance("weeklyDistance", weekly, unit, 0..=300);
    let run_days = checker.required("runDays", &request.run_days);
    let run_days = checker.within("runDays", run_days, 0..=7);
    if let (Some(distance), Some(days)) = (weekly_distance, run_days)
        && (distance > Distance::ZERO) != (days > 0)
    {
        checker.fault("runDays", FaultCode::Inconsistent);
    }
    let hard_sessions = checker.whole("hardSessions", request.hard_sessions, 0..=7);
    let mut distance = |field: &str, number: &Field<f64>, km: i64| {
        let number = checker.optional(field, number);
        checker.distance(field, number, unit, 0..=km)
    };
    Running {
        unit,
        weekly_distance,
        run_days,
        hard_sessions: hard_sessions.unwrap_or(0),
        longest_run: distance("longestRun30d", &request.longest_run, 350),
        next_long_run: distance("nextLongRun", &request.next_long_run, 350),
        previous_weekly_distance: distance(
            "prevWeeklyDistance",
            &request.previous_weekly_distance,
            300,
        ),
        long_run_day: checker.optional("longRunDay", &request.long_run_day),
        experience: checker
            .optional("experience", &request.experience)
            .unwrap_or(Experience::Recreational),
    }
}

fn races(checker: &mut Checker, request: &Request, unit: Unit, today: Option<Day>) -> Vec<Race> {
    checker.optional_ref("races", &request.races);
    if request.races.entries().len() > MAX_RACES {
        checker.fault("races", FaultCode::TooMany);
    }
    let mut races = Vec::new();
    for (index, entry) in request.races.entries().iter().enumerate() {
        let path = format!("races[{index}]");
        match entry {
            Ok(entry) => races.extend(race(checker, &path, entry, (unit, today))),
            Err(code) => checker.fault(&path, *code),
        }
    }
    races
}

fn race(
    checker: &mut Checker,
    path: &str,
    entry: &RaceEntry,
    (unit, today): (Unit, Option<Day>),
) -> Option<Race> {
    let date = format!("{path}.date");
    let day = checker.required(&date, &entry.date);
    let day = checker.day_within(&date, day, today.map(range::races), FaultCode::TooFar);
    let field = format!("{path}.distance");
    let distance = match checker.required(&field, &entry.distance) {
        Some(RaceDistance::Preset(preset)) => Some(preset.distance()),
        Some(RaceDistance::Own(number)) => checker.distance(&field, Some(number), unit, 1..=350),
        None => None,
    };
    let priority = checker.optional(&format!("{path}.priority"), &entry.priority);
    let field = format!("{path}.name");
    let name = checker.optional_ref(&field, &entry.name).map_or("", String::as_str);
    if name.chars().nth(MAX_NAME).is_some() {
        checker.fault(&field, FaultCode::TooLong);
    }
    Some(Race {
        day: day?,
        distance: distance?,
        priority: priority.unwrap_or(Priority::A),
        name: name.to_owned(),
    })
}

fn areas(checker: &mut Checker, request: &Request) -> Vec<TightArea> {
    checker.optional_ref("areas", &request.areas);
    if request.areas.entries().len() > MAX_AREAS {
        checker.fault("areas", FaultCode::TooMany);
    }
    let mut areas = Vec::new();
    for (index, entry) in request.areas.entries().iter().enumerate() {
        let path = format!("areas[{index}]");
        match entry {
            Ok(entry) => areas.extend(area(checker, &path, *entry)),
            Err(code) => checker.fault(&path, *code),
        }
    }
    areas
}

fn area(checker: &mut Checker, path: &str, entry: AreaEntry) -> Option<TightArea> {
    let area = checker.required(&format!("{path}.area"), &entry.area);
    let side = checker.optional(&format!("{path}.side"), &entry.side);
    let field = format!("{path}.severity");
    let severity = checker.required(&field, &entry.severity);
    let severity = checker.within(&field, severity, 1..=10)?;
    let severity = u8::try_from(severity).unwrap_or(u8::MAX);
    Some(TightArea { area: area?, side: side.unwrap_or(Side::Both), severity })
}

fn acute_injury(
    checker: &mut Checker,
    injury: &Field<InjuryEntry>,
    today: Option<Day>,
) -> Option<AcuteInjury> {
    let injury = checker.optional("acuteInjury", injury)?;
    let place = checker.required("acuteInjury.area", &injury.area);
    let field = "acuteInjury.date";
    let day = checker.required(field, &injury.date);
    let day = checker.day_within(field, day, today.map(range::past), FaultCode::FutureDate);
    Some(AcuteInjury { place: place?, day: day? })
}

fn available(
    checker: &mut Checker,
    request: &Request,
    closed: Option<Weekdays>,
) -> Option<Weekdays> {
    const FIELD: &str = "availableWeekdays";
    let days = &request.available_weekdays;
    if matches!(days, Field::Empty) || days.valid().is_some_and(Vec::is_empty) {
        checker.fault(FIELD, FaultCode::Required);
        return None;
    }
    let available = checker.weekdays(FIELD, days)?;
    if closed.is_some_and(|closed| available.without(closed).is_empty()) {
        checker.fault(FIELD, FaultCode::NoCommonDay);
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

fn wishes(checker: &mut Checker, request: &Request, today: Option<Day>) -> Wishes {
    let budget = checker.whole("sessionBudget", request.session_budget, 0..=60);
    let past: Option<DayRange> = today.map(range::past);
    let massage = checker.optional("lastMassage", &request.last_massage);
    let last_massage = checker.day_within("lastMassage", massage, past, FaultCode::FutureDate);
    let first_massage_ever = checker.optional("firstMassageEver", &request.first_massage_ever);
    let pressure = checker.optional("pressure", &request.pressure);
    Wishes {
        session_budget: budget.map(|max| max as usize),
        last_massage,
        first_massage_ever: first_massage_ever.unwrap_or(false),
        pressure: pressure.unwrap_or(Pressure::Medium),
        session_length: checker.whole("sessionLength", request.session_length, SESSION_LENGTHS),
    }
}
