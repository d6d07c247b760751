//! The plan as an iCalendar file (RFC 5545; D-18): one event for each session, all day until
//! the visitor gives the hour.
//!
//! We write it ourselves: the crate `icalendar` would bring chrono's text functions into the wasm
//! (figures in `docs/benchmarks.md`). Another parser reads it back in `tests/it/calendar_file.rs`.

use crate::{
    plan::{
        day::Day,
        result::{Plan, PlannedRace, Session},
    },
    quiz::{
        exported::{Dated, Events, Key},
        record::hour::Hour,
    },
    text::{bidi::isolated, booking, phrase, plain, plan_context::PlanContext},
};

/// Minutes from 18:00 to midnight.
const EVENING: u32 = 6 * 60;

/// What the visitor chooses, and the values that make a file unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The id of the plan, a random one. While it stays, events keep their `UID` (D-18).
    pub plan_id: String,
    /// Seconds since 1970 in UTC.
    pub now: u64,
    /// The sequence number. It grows with every export, so that calendars take the newer event.
    pub sequence: u32,
    /// Whether the file contains race days.
    pub has_races: bool,
    /// Whether an alarm rings at 18:00 on the evening before.
    pub has_alarm: bool,
    /// Whether the file contains areas, strengths and reasons of health (D-9).
    pub has_health: bool,
}

/// Finds the second since 1970 at which the clinic's clock shows a time; nothing where its time zone is
/// not known.
pub type Moment<'a> = &'a dyn Fn(Day, Hour) -> Option<u64>;

/// The file: the events of the plan, and the cancellations of earlier ones.
pub fn calendar_file(
    context: &PlanContext,
    plan: &Plan,
    export: &Export,
    events: &Events,
    moment: Moment<'_>,
) -> String {
    let mut file = Lines::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//recovery-calculator//recovery planner//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    for dated in &events.sessions {
        let Some(session) = plan.sessions.get(dated.index) else { continue };
        let event = Event {
            key: dated.key,
            day: session.date,
            time: dated.hour.map(|hour| Time::of(session, hour, moment)),
            summary: summary(context, dated.is_booked),
            description: description(context, plan, (session, *dated), export.has_health),
            location: location(context),
            has_alarm: export.has_alarm,
            status: if dated.is_booked { "CONFIRMED" } else { "TENTATIVE" },
        };
        file.event(&event, export);
    }
    // Races of one day are one event, because only their place in the list would tell two apart.
    for races in plan.races.chunk_by(|one, other| one.day == other.day) {
        let Some(day) = races.first().map(|race| race.day) else { continue };
        if export.has_races && day >= context.today {
            file.event(&race_day(context, day, races), export);
        }
    }
    // We cannot know which of the earlier files was opened, so each later file cancels their
    // events.
    for gone in &events.gone {
        let event = Event {
            key: gone.key,
            day: gone.day,
            time: None,
            summary: context.messages.get("calendar_gone"),
            description: String::new(),
            location: String::new(),
            has_alarm: false,
            status: "CANCELLED",
        };
        file.event(&event, export);
    }
    file.line("END:VCALENDAR");
    file.0
}

fn race_day(context: &PlanContext, day: Day, races: &[PlannedRace]) -> Event {
    let lines = |text: fn(&PlanContext, &PlannedRace) -> String| {
        races.iter().map(|race| text(context, race)).collect::<Vec<_>>()
    };
    Event {
        key: Key::race(day),
        day,
        time: None,
        summary: lines(phrase::race_title).join(&context.messages.get("list_separator")),
        description: lines(phrase::race_facts).join("\n"),
        location: String::new(),
        has_alarm: false,
        status: "TENTATIVE",
    }
}

/// "Massage at Baiboon (not booked yet)".
pub(crate) fn summary(context: &PlanContext, is_booked: bool) -> String {
    let clinic = &context.clinic.name;
    let key = match (is_booked, clinic.is_empty()) {
        (false, false) => "calendar_summary",
        (false, true) => "calendar_summary_plain",
        (true, false) => "calendar_booked",
        (true, true) => "calendar_booked_plain",
    };
    context.of_sample(context.messages.format(key, &[("clinic", &isolated(clinic))]))
}

/// What to know about a session, and how to book it. Only the visitor's own choice adds what says
/// something about the body.
fn description(
    context: &PlanContext,
    plan: &Plan,
    (session, dated): (&Session, Dated),
    has_health: bool,
) -> String {
    let messages = &context.messages;
    let title = phrase::session_title(context, &plan.races, session);
    let mut lines = vec![title, plain::facts(context, session)];
    if has_health {
        let reasons = session.why.iter().filter(|why| why.key.tells_of_health());
        lines.extend(reasons.map(|why| phrase::why_text(context, &plan.races, session, *why)));
        lines.push(plain::worked_areas(context, session));
    }
    lines.extend(session.aftercare.iter().map(|key| messages.get(key.code())));
    // A calendar shows an address as text, and a `mailto:` with a whole message is not for people.
    let link = booking::one(context, session).filter(|one| one.is_page() && !dated.is_booked);
    lines.extend(link.map(|link| link.url));
    lines.extend(plain::telephone(context));
    if !dated.is_booked {
        lines.push(messages.get("plan_suggestions"));
    }
    lines.join("\n")
}

fn location(context: &PlanContext) -> String {
    let name = Some(&context.clinic.name).filter(|name| !name.is_empty());
    let parts = name.into_iter().chain(&context.clinic.address);
    parts
        .map(|part| isolated(part))
        .collect::<Vec<_>>()
        .join(&context.messages.get("list_separator"))
}

struct Event {
    key: Key,
    day: Day,
    /// From when to when, where it is not all day.
    time: Option<Time>,
    summary: String,
    description: String,
    location: String,
    has_alarm: bool,
    status: &'static str,
}

/// A time of a day.
pub(crate) struct Time {
    /// `20260501T123000Z` in UTC, because a time zone would need rules of its own in the file; without
    /// the `Z`, by whatever clock, where the clinic's zone is not known.
    pub(crate) from: String,
    /// The same of the end.
    pub(crate) to: String,
    /// Minutes from midnight to the start.
    minutes: u32,
}

impl Time {
    pub(crate) fn of(session: &Session, hour: Hour, moment: Moment<'_>) -> Self {
        const MINUTE: u64 = 60;
        let minutes = u32::from(hour.minutes());
        let days = u64::try_from(session.date.since(Day::UNIX)).unwrap_or_default();
        let on_the_clock = (days * 24 * MINUTE + u64::from(minutes)) * MINUTE;
        let from = moment(session.date, hour);
        let until = |from: u64| from + u64::from(session.duration_min) * MINUTE;
        let write = |second: u64| {
            let text = utc(second);
            if from.is_some() { text } else { text.trim_end_matches('Z').to_owned() }
        };
        let start = from.unwrap_or(on_the_clock);
        Self { from: write(start), to: write(until(start)), minutes }
    }
}

/// Content lines: folded, each ended by CRLF.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event, export: &Export) {
        let stamp = utc(export.now);
        self.line("BEGIN:VEVENT");
        self.line(
            &["UID:", &export.plan_id, "-", &event.key.text(), "@recovery-calculator"].concat(),
        );
        self.line(&["DTSTAMP:", &stamp].concat());
        self.line(&["LAST-MODIFIED:", &stamp].concat());
        self.line(&["SEQUENCE:", &export.sequence.to_string()].concat());
        // The end is exclusive. Without it Outlook shows an end before the start.
        let (name, from, to) = match &event.time {
            None => (";VALUE=DATE:", compact(event.day), compact(event.day.plus(1))),
            Some(time) => (":", time.from.clone(), time.to.clone()),
        };
        self.line(&["DTSTART", name, &from].concat());
        self.line(&["DTEND", name, &to].concat());
        self.text("SUMMARY", &event.summary);
        for (name, text) in [("DESCRIPTION", &event.description), ("LOCATION", &event.location)] {
            if !text.is_empty() {
                self.text(name, text);
            }
        }
        self.line(&["STATUS:", event.status].concat());
        self.line(if event.time.is_some() { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" });
        if event.has_alarm {
            // The alarm comes last: one calendar finds no events at all if it stands before the
            // description. It rings at 18:00 on the evening before; all-day events begin at
            // midnight.
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.text("DESCRIPTION", &event.summary);
            let before = event.time.as_ref().map_or(0, |time| time.minutes) + EVENING;
            let (hours, minutes) = (before / 60, before % 60);
            let minutes = if minutes == 0 { String::new() } else { format!("{minutes}M") };
            self.line(&["TRIGGER:-PT", &hours.to_string(), "H", &minutes].concat());
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A property of type TEXT, escaped; control characters are left out.
    fn text(&mut self, property: &str, value: &str) {
        let mut line = [property, ":"].concat();
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => line.push_str("\\n"),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// Folds at 75 octets, inside neither a character nor an escape.
    fn line(&mut self, line: &str) {
        const MAX: usize = 75;
        let mut length = 0;
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            let escaped = if letter == '\\' { letters.next() } else { None };
            let size = letter.len_utf8() + escaped.map_or(0, char::len_utf8);
            if length + size > MAX {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            self.0.extend(escaped);
            length += size;
        }
        self.0.push_str("\r\n");
    }
}

/// `20260501`, always Gregorian.
fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}

/// `20261125T010203Z`.
fn utc(now: u64) -> String {
    const DAY: u64 = 86_400;
    let day = Day::UNIX.plus(i32::try_from(now / DAY).unwrap_or_default());
    let rest = now % DAY;
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{}T{hour:02}{minute:02}{second:02}Z", compact(day))
}

#[cfg(test)]
mod tests {
    use super::{Lines, utc};

    #[test]
    fn lines_fold_at_75_octets_and_never_inside_a_letter_or_an_escape() {
        for text in [
            "a".repeat(400),
            "นวดไทย".repeat(40),
            "\u{1f9d8}".repeat(60),
            ",;\\\n".repeat(50),
            ["x".repeat(66), "\\".to_owned(), "y".repeat(80)].concat(),
        ] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let folded = lines.0;
            assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{text}");
            // An even number of backslashes at an end is a number of complete escapes.
            let open = |line: &str| line.len() - line.trim_end_matches('\\').len();
            assert!(folded.split("\r\n").all(|line| open(line).is_multiple_of(2)), "{text}");
            let unfolded = folded.replace("\r\n ", "");
            let escapes = [("\\\\", "\u{0}"), ("\\,", ","), ("\\;", ";"), ("\\n", "\n")];
            let read = escapes.iter().fold(unfolded, |text, (from, to)| text.replace(from, to));
            assert_eq!(read, ["SUMMARY:", &text, "\r\n"].concat().replace('\\', "\u{0}"));
        }
    }

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(utc(0), "19700101T000000Z");
        assert_eq!(utc(1_795_568_523), "20261125T010203Z");
        assert_eq!(utc(1_709_251_199), "20240229T235959Z");
    }
}
