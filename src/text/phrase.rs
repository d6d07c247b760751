//! Phrases of the plan page: names of races, areas and sessions. The notes are in `notes.rs`.

use std::cmp::Reverse;

use crate::{
    plan::{
        answers::{Area, Place, Pressure, Priority, Side, TightArea},
        day::Day,
        distance::Distance,
        result::{
            Kind, PlannedRace, Reason, Rule, Session, SessionArea, Technique, TherapistNote, Why,
        },
    },
    text::{
        Messages,
        bidi::isolated,
        dates,
        plan_context::{NamedDistance, PlanContext, race_on},
    },
};

/// A small number as a word within a sentence: "eleven". Above twelve it is written in digits.
pub(crate) fn number(messages: &Messages, number: usize) -> String {
    spelled(messages, "plan_number_", number)
}

/// A small number as the first word of a sentence: "Eleven".
pub(crate) fn first_number(messages: &Messages, number: usize) -> String {
    spelled(messages, "plan_first_number_", number)
}

fn spelled(messages: &Messages, prefix: &str, number: usize) -> String {
    let digits = number.to_string();
    if (1..=12).contains(&number) { messages.get(&[prefix, &digits].concat()) } else { digits }
}

/// "light (1 to 3 out of 10)".
pub(crate) fn pressure(messages: &Messages, pressure: Pressure) -> String {
    messages.get(&["session_pressure_", pressure.code()].concat())
}

/// "Left calf", as on a chip.
pub(crate) fn area(messages: &Messages, area: Area, side: Side) -> String {
    messages.get(&["area_", area.code(), "_", side.code()].concat())
}

/// "left calf", within a sentence.
pub(crate) fn area_within(messages: &Messages, area: Area, side: Side) -> String {
    messages.get(&["area_", area.code(), "_", side.code(), "_within"].concat())
}

/// "calves", "ankle": the place of an injury, whose side was not asked.
pub(crate) fn place_within(messages: &Messages, place: Place) -> String {
    place.area().map_or_else(
        || messages.get("area_ankle_both_within"),
        |area| area_within(messages, area, Side::Both),
    )
}

/// The name of the race, else "your half marathon".
pub(crate) fn race(context: &PlanContext, race: &PlannedRace) -> String {
    if race.name.is_empty() { unnamed(context, race.distance) } else { isolated(&race.name) }
}

/// "your half marathon".
pub(crate) fn unnamed(context: &PlanContext, distance: Distance) -> String {
    context.messages.get(&["plan_your_", NamedDistance::of(distance).code()].concat())
}

/// The name of the race on a day, with the day if another race has the same name.
pub(crate) fn race_of(context: &PlanContext, races: &[PlannedRace], day: Option<Day>) -> String {
    let Some(found) = day.and_then(|day| race_on(races, day)) else {
        return context.messages.get("plan_your_other");
    };
    let name = race(context, found);
    let mut others = races.iter().filter(|other| other.day != found.day);
    if !others.any(|other| race(context, other) == name) {
        return name;
    }
    let day = dates::day_month(&context.messages, context.today, found.day);
    context.messages.format("plan_race_on", &[("race", &name), ("day", &day)])
}

/// The heading of a session: "Light session before Spring Marathon".
pub fn session_title(context: &PlanContext, races: &[PlannedRace], session: &Session) -> String {
    let race = race_of(context, races, session.race_date);
    if session.combined {
        let other = race_of(context, races, session.also_race_date);
        return context
            .messages
            .format("session_title_combined", &[("race1", &race), ("race2", &other)]);
    }
    context.messages.format(&["session_title_", session.kind.code()].concat(), &[("race", &race)])
}

/// The service of a session in the clinic's words, else by its usual name: "Thai sports massage and
/// stretching".
pub(crate) fn service(context: &PlanContext, session: &Session) -> String {
    let usual = || context.messages.get(&["session_service_", session.service.code()].concat());
    context.clinic.offer(session).map_or_else(usual, |offer| isolated(&offer.name))
}

/// "Thai sports massage and stretching, 60 min, medium".
pub fn brief_facts(context: &PlanContext, session: &Session) -> String {
    let messages = &context.messages;
    if context.is_outline {
        return outline_facts(context, session);
    }
    let pressure = messages.get(&["pressure_", session.pressure.code(), "_name"].concat());
    let facts = [service(context, session), minutes(messages, session.duration_min), pressure];
    facts.join(&messages.get("session_fact_separator"))
}

/// "Thai sports massage and stretching, 60 min", where nothing else is known; without the service
/// where the clinic does not name it any more.
pub(crate) fn outline_facts(context: &PlanContext, session: &Session) -> String {
    let service = context.clinic.offer(session).map(|offer| isolated(&offer.name));
    let facts = service.into_iter().chain([minutes(&context.messages, session.duration_min)]);
    facts.collect::<Vec<_>>().join(&context.messages.get("session_fact_separator"))
}

/// "60 min".
pub(crate) fn minutes(messages: &Messages, minutes: u32) -> String {
    messages.format("session_minutes", &[("minutes", &minutes.to_string())])
}

/// The sentence that best says why a session is there.
pub(crate) fn reason(context: &PlanContext, races: &[PlannedRace], session: &Session) -> String {
    let race = race_of(context, races, session.race_date);
    let days = session.race_date.map_or(0, |day| session.date.since(day).unsigned_abs());
    match session.kind {
        Kind::PreEvent => {
            context.messages.plural("session_reason_pre_event", days, &[("race", &race)])
        }
        Kind::PostEvent if !session.combined => {
            context.messages.plural("session_reason_post_event", days, &[("race", &race)])
        }
        Kind::PostEvent | Kind::Maintenance => {
            let telling = session.why.iter().min_by_key(|why| rank(why.key));
            telling.map_or_else(String::new, |why| why_text(context, races, session, *why))
        }
    }
}

/// The rank of a reason for this session. The card shows the one with the lowest number.
const fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::Combined | Reason::FirstTight => 0,
        Reason::Steady
        | Reason::Base
        | Reason::Build
        | Reason::Peak
        | Reason::Taper
        | Reason::Between
        | Reason::Recovery => 1,
        Reason::WhyMoved => 2,
        Reason::AcuteInjury => 3,
        Reason::WhyNotFirm => 4,
        Reason::WhyCadence7 | Reason::WhyCadence14 | Reason::WhyCadence2128 => 5,
        Reason::WhyPre | Reason::WhyPost | Reason::PostEventMarathon => 6,
        Reason::WhyEvidenceFrequency | Reason::WhyFewer => 7,
    }
}

/// A reason in words.
pub(crate) fn why_text(
    context: &PlanContext,
    races: &[PlannedRace],
    session: &Session,
    why: Why,
) -> String {
    let is_phase = why.rule == Rule::Phase;
    let (behind, ahead) = (session.last_race_date, session.next_race_date);
    // A first line speaks of the races of its phase, not of the race that the session serves.
    let (first, second) = if is_phase {
        (behind.or(ahead), ahead)
    } else {
        (session.race_date, session.also_race_date)
    };
    let race = race_of(context, races, first);
    let other = race_of(context, races, second);
    let weeks = session.weeks_to_race.unwrap_or(0).to_string();
    let days = behind.map_or(0, |race| session.date.since(race)).to_string();
    let most = session.most_time();
    let named = |area: Option<SessionArea>| {
        area.map_or_else(String::new, |it| area_within(&context.messages, it.area, it.side))
    };
    let is_new = |area: &SessionArea| most.iter().flatten().all(|now| now.area != area.area);
    let area3 = session.area_before.filter(is_new);
    let key = match (why.key, area3) {
        (Reason::Build, Some(_)) => "why_build_turn",
        (key, _) => key.code(),
    };
    let ([area1, area2], area3) = (most.map(named), named(area3));
    let day = why.day.map_or_else(String::new, |day| dates::date(&context.messages, day));
    let worst = worst(context);
    let area =
        worst.map_or_else(String::new, |it| area_within(&context.messages, it.area, it.side));
    let severity = worst.map_or(0, |it| it.severity).to_string();
    context.messages.format(
        key,
        &[
            ("race1", &race),
            ("race2", &other),
            ("race", &race),
            ("day", &day),
            ("area", &area),
            ("severity", &severity),
            ("weeks", &weeks),
            ("days", &days),
            ("area1", &area1),
            ("area2", &area2),
            ("area3", &area3),
        ],
    )
}

/// The tightest area: the highest severity, ties in the order of the list.
pub(crate) fn worst(context: &PlanContext) -> Option<TightArea> {
    let tight = context.mentioned.tight.iter().copied();
    tight.min_by_key(|entry| (Reverse(entry.severity), entry.area))
}

/// The source of a reason.
pub const fn is_research(reason: Reason) -> bool {
    match reason {
        Reason::WhyPost | Reason::WhyEvidenceFrequency | Reason::WhyFewer => true,
        Reason::WhyPre
        | Reason::PostEventMarathon
        | Reason::Combined
        | Reason::FirstTight
        | Reason::WhyCadence7
        | Reason::WhyCadence14
        | Reason::WhyCadence2128
        | Reason::WhyMoved
        | Reason::Steady
        | Reason::Base
        | Reason::Build
        | Reason::Peak
        | Reason::Taper
        | Reason::Between
        | Reason::Recovery
        | Reason::WhyNotFirm
        | Reason::AcuteInjury => false,
    }
}

/// A technique in two words, within a sentence.
pub fn technique_name(messages: &Messages, technique: Technique) -> String {
    messages.get(&["technique_", technique.code(), "_name"].concat())
}

/// What a technique feels like.
pub fn technique(messages: &Messages, technique: Technique) -> String {
    messages.get(&["technique_", technique.code()].concat())
}

/// What the therapist avoids at an area.
pub fn leave_alone(messages: &Messages, area: Area) -> String {
    messages.get(&["area_", area.code(), "_leave_alone"].concat())
}

/// The race at the beginning of a line: its name, else "Half marathon".
pub fn race_title(context: &PlanContext, race: &PlannedRace) -> String {
    if race.name.is_empty() { kind_of_race(context, race) } else { isolated(&race.name) }
}

/// "Half marathon", "Marathon", "15 km race".
pub(crate) fn kind_of_race(context: &PlanContext, race: &PlannedRace) -> String {
    let key = ["plan_race_", NamedDistance::of(race.distance).code()].concat();
    context.messages.format(&key, &[("distance", &distance(context, race.distance))])
}

/// "42.2 km, goal race".
pub fn race_facts(context: &PlanContext, race: &PlannedRace) -> String {
    let priority = match race.priority {
        Priority::A => "plan_priority_a",
        Priority::B => "plan_priority_b",
        Priority::C => "plan_priority_c",
    };
    let values = [
        ("distance", distance(context, race.distance)),
        ("priority", context.messages.get(priority)),
    ];
    let [distance, priority] = values;
    context
        .messages
        .format("plan_race_facts", &[(distance.0, &distance.1), (priority.0, &priority.1)])
}

/// "42.2 km", or "42 km" if there are no tenths.
fn distance(context: &PlanContext, distance: Distance) -> String {
    let tenths = distance.tenths(context.unit);
    let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    let point = context.messages.get("number_point");
    let number = if tenth == "0" { whole } else { [whole, point, tenth].concat() };
    context.messages.format(&["distance_", context.unit.code()].concat(), &[("number", &number)])
}

/// A health answer that the therapist has to know, in the words of the question.
pub fn therapist_note(context: &PlanContext, note: TherapistNote) -> String {
    let start = match note {
        TherapistNote::Caution(_) => "caution_",
        TherapistNote::AcuteInjury => "told_",
    };
    context.messages.get(&[start, note.code()].concat())
}

/// One move for an area: `roll`, `stretch` or `strength`.
pub fn self_care(messages: &Messages, area: Area, code: &str) -> String {
    messages.get(&["area_", area.code(), "_", code].concat())
}

/// When to show an area to a physio or a doctor.
pub fn see_someone(messages: &Messages, area: Area) -> String {
    messages.get(&["area_", area.code(), "_see"].concat())
}
