//! Booking links: the clinic's template, filled with one session or with the whole plan (D-24).
//!
//! A link contains no area and no word on health. The check of the configuration decides which
//! schemes are allowed; `docs/booking.md` has recipes for the common booking systems.

use crate::{
    plan::{
        acts::Act,
        day::Day,
        result::{Kind, Plan, Service, Session},
    },
    text::{dates, phrase, placeholders, plan_context::PlanContext},
};

/// Links longer than this are cut or refused on their way into other apps (D-24).
const MAX: usize = 1600;

/// The names that may stand in braces.
pub const NAMES: [&str; 9] =
    ["date", "month", "minutes", "kind", "service", "lang", "list", "dateText", "serviceName"];

/// What a press on a booking link books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// The session with this index in the plan.
    Session(usize),
    /// The same, by telephone.
    Call(usize),
    /// The plan as a whole.
    Whole,
}

/// What happens when a visitor follows a booking link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Opens a page that books one day.
    Book,
    /// Opens a message that the visitor sends.
    Send,
    /// Calls a number.
    Call,
}

/// The beginnings of links that open a message.
const MESSAGES: [&str; 6] = [
    "mailto:",
    "sms:",
    "https://wa.me/",
    "https://api.whatsapp.com/",
    "https://line.me/",
    "https://t.me/",
];

impl Way {
    /// What a link of this template does.
    fn of(template: &str) -> Self {
        let is = |start: &&str| begins(template, start);
        let has = |messages: &[&str]| messages.iter().any(|word| template.contains(word));
        // The template has words for people, and no day for a program to read.
        let is_written = has(&["{list}", "{dateText}"]) && !has(&["{date}", "{month}"]);
        match () {
            () if is(&"tel:") => Self::Call,
            () if MESSAGES.iter().any(is) || is_written => Self::Send,
            () => Self::Book,
        }
    }
}

/// Upper and lower case are the same in schemes and hosts.
fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// The booking link of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct One {
    /// The address: the filled template.
    pub url: String,
    /// What following it does.
    pub way: Way,
}

impl One {
    /// Whether it opens a web page, which a person can use from a text too.
    pub(crate) fn is_page(&self) -> bool {
        !["mailto:", "sms:", "tel:"].iter().any(|start| begins(&self.url, start))
    }
}

/// The booking link for what is not booked yet of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The filled template.
    pub url: String,
    /// The index of the first session that it names.
    pub first: usize,
    /// How many sessions it names, beginning with the first.
    pub sessions: usize,
    /// How many sessions are not booked yet.
    pub open: usize,
    /// What it does.
    pub way: Way,
}

/// The booking link of a session, if the clinic has one.
pub fn link(context: &PlanContext, session: &Session) -> Option<String> {
    one(context, session).map(|one| one.url)
}

/// Whether the clinic has to be asked before a session is booked: it has oil, which the visitor does
/// not bear, because nothing without oil is sold (R-C5).
pub fn needs_word(context: &PlanContext, session: &Session) -> bool {
    let has_oil = matches!(session.service, Service::Swedish | Service::DeepTissue);
    has_oil && context.mentioned.bears_no_oil
}

/// The booking link of a session, with what it does.
pub fn one(context: &PlanContext, session: &Session) -> Option<One> {
    if needs_word(context, session) {
        return None;
    }
    let template = context.clinic.book_url(session)?;
    let way = Way::of(template);
    Some(One { url: filled(context, &completed(context, template), &[session])?, way })
}

/// The booking link for what is not booked yet, if the clinic has one and anything is left to book.
///
/// A message names every day, or as many as fit. Any other link goes to a page that takes one day
/// at a time, so it names the first.
pub fn whole(context: &PlanContext, plan: &Plan) -> Option<Whole> {
    let is_open = |one: &&Session| !matches!(one.fixed, Some(Act::Booked | Act::Done));
    let open: Vec<&Session> = plan.sessions.iter().filter(is_open).collect();
    let first = *open.first()?;
    if open.iter().any(|session| needs_word(context, session)) {
        return None;
    }
    let general = context.clinic.book_url.as_deref();
    let template = general.or_else(|| context.clinic.book_url(first))?;
    let way = Way::of(template);
    let template = completed(context, template);
    let names_all = ["{list}", "{dateText}"].iter().any(|word| template.contains(word));
    let index = plan.sessions.iter().position(|session| is_open(&session))?;
    let mut sessions = if way == Way::Send && names_all { open.len() } else { 1 };
    loop {
        let url = filled(context, &template, open.get(..sessions)?)?;
        if sessions == 1 || url.len() <= MAX {
            return Some(Whole { url, first: index, sessions, open: open.len(), way });
        }
        sessions = (sessions * MAX / url.len()).clamp(1, sessions - 1);
    }
}

/// The template with a text for the message. Without one from the clinic it gets ours, else the
/// message would not say what the visitor asks for.
fn completed(context: &PlanContext, template: &str) -> String {
    let is_mail = begins(template, "mailto:");
    let is_sms = begins(template, "sms:");
    let text = if is_mail || is_sms { "body=" } else { "text=" };
    let is_chat = ["https://wa.me/", "https://api.whatsapp.com/"];
    let takes_text = is_mail || is_sms || is_chat.iter().any(|start| begins(template, start));
    let has = |key: &str| ["?", "&"].iter().any(|sign| template.contains(&[sign, key].concat()));
    let mut whole = template.to_owned();
    let mut add = |parts: &[&str]| {
        // `?&` opens the message on iPhones and on Android.
        let is_first = !whole.contains('?');
        whole.push_str(if !is_first {
            "&"
        } else if is_sms {
            "?&"
        } else {
            "?"
        });
        whole.extend(parts.iter().copied());
    };
    if is_mail && !has("subject=") {
        add(&["subject=", &encoded(&context.messages.get("book_mail_subject"))]);
    }
    if takes_text && !has(text) {
        let rest = ["\n\n", &context.messages.get("book_mail_rest")].concat().replace('\n', "\r\n");
        let rest = if is_mail { encoded(&rest) } else { String::new() };
        add(&[text, "{list}", &rest]);
    }
    whole
}

/// The template filled with these sessions: codes of the first one, words of all.
fn filled(context: &PlanContext, template: &str, sessions: &[&Session]) -> Option<String> {
    let first = *sessions.first()?;
    let comma = context.messages.get("list_separator");
    let list = |text: &dyn Fn(&Session) -> String| {
        let mut texts: Vec<String> = Vec::new();
        for text in sessions.iter().map(|session| text(session)) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    };
    let day = |session: &Session| dates::date(&context.messages, session.date);
    let minutes = |session: &Session| session.duration_min.to_string();
    let line = |session: &Session| {
        let (day, service, minutes) =
            (day(session), phrase::service(context, session), minutes(session));
        let values = [("day", day.as_str()), ("service", &service), ("minutes", &minutes)];
        context.messages.format("book_line", &values)
    };
    let (lengths, services) = (list(&minutes), list(&|session| phrase::service(context, session)));
    // If lengths or services differ, the days alone do not say which is which, unless the template
    // has `{list}`.
    let is_alike = lengths.len() == 1 && services.len() == 1 || template.contains("{list}");
    let days = list(if is_alike { &day } else { &line });
    // Mail programs need CRLF for a new line.
    let new_line = if begins(template, "mailto:") { "\r\n" } else { "\n" };
    let booking = Booking {
        date: first.date,
        kind: first.kind,
        minutes: &lengths.join("/"),
        service: &first.service_id,
        lang: &context.lang,
        date_text: &days.join(if is_alike { &comma } else { "; " }),
        service_name: &services.join(&comma),
        list: &list(&line).join(new_line),
    };
    Some(booking.fill(template))
}

/// The values that a booking link may contain.
#[derive(Clone, Copy, Debug)]
pub struct Booking<'a> {
    /// The day.
    pub date: Day,
    /// The kind of session.
    pub kind: Kind,
    /// The length to book in minutes; several lengths are joined by `/`.
    pub minutes: &'a str,
    /// The id of the service.
    pub service: &'a str,
    /// The language of the page.
    pub lang: &'a str,
    /// The day in words, or all the days.
    pub date_text: &'a str,
    /// The service in the clinic's words, or all the services.
    pub service_name: &'a str,
    /// Day, service and length, one line for each session.
    pub list: &'a str,
}

impl Booking<'_> {
    /// The template with its placeholders filled, percent-encoded; unknown ones stay as they are.
    pub fn fill(&self, template: &str) -> String {
        placeholders::fill(template, &|name| self.value(name).map(|value| encoded(&value)))
    }

    fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "date" => self.date.iso(),
            "month" => self.date.iso().chars().take(7).collect(),
            "kind" => self.kind.code().to_owned(),
            "minutes" => self.minutes.to_owned(),
            "service" => self.service.to_owned(),
            "lang" => self.lang.to_owned(),
            "dateText" => self.date_text.to_owned(),
            "serviceName" => self.service_name.to_owned(),
            "list" => self.list.to_owned(),
            _ => return None,
        })
    }
}

/// The text percent-encoded: a space becomes `%20`, never `+`.
pub(crate) fn encoded(text: &str) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut link = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| DIGITS.get(usize::from(digit)));
            link.extend(digits.into_iter().flatten());
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::Booking;
    use crate::plan::{day::Day, result::Kind};

    #[test]
    fn the_book_and_the_code_fill_the_same_braces() {
        let book = include_str!("../../docs/booking.md");
        let table = book.split("| in braces |").nth(1).unwrap().split("\n\n").next().unwrap();
        let rows = table.lines().filter_map(|row| row.strip_prefix("| `{")?.split_once('}'));
        assert_eq!(rows.map(|(name, _)| name).collect::<Vec<_>>(), super::NAMES);
        let booking = Booking {
            date: Day::from_iso("2026-05-01").unwrap(),
            kind: Kind::PreEvent,
            minutes: "30",
            service: "thai_sports",
            lang: "th",
            list: "",
            date_text: "",
            service_name: "",
        };
        assert!(super::NAMES.iter().all(|name| booking.value(name).is_some()));
    }

    #[test]
    fn templates_of_the_common_booking_systems_are_filled() {
        let booking = Booking {
            date: Day::from_iso("2026-05-01").unwrap(),
            kind: Kind::PreEvent,
            minutes: "30",
            service: "thai_sports",
            lang: "th",
            date_text: "Fri 1 May 2026",
            service_name: "นวด & {date} 100%+",
            list: "Fri\nSat",
        };
        for (template, link) in [
            (
                "https://cal.com/c/m?date={date}&duration={minutes}&notes={kind}",
                "https://cal.com/c/m?date=2026-05-01&duration=30&notes=pre_event",
            ),
            (
                "https://calendly.com/c?month={month}&a1={dateText}",
                "https://calendly.com/c?month=2026-05&a1=Fri%201%20May%202026",
            ),
            ("/{lang}/{service}/", "/th/thai_sports/"),
            ("https://wa.me/66?text={list}", "https://wa.me/66?text=Fri%0ASat"),
            (
                "sms:+66?&body={serviceName}",
                "sms:+66?&body=%E0%B8%99%E0%B8%A7%E0%B8%94%20%26%20%7Bdate%7D%20100%25%2B",
            ),
            ("/{unknown}/{date", "/{unknown}/{date"),
            ("/{{date}}", "/{2026-05-01}"),
            ("", ""),
        ] {
            assert_eq!(booking.fill(template), link);
        }
    }
}
