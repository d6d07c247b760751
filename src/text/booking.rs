//! Booking links: the clinic's template with one session filled in, or with the whole plan
//! (contract 6).
//!
//! Carries no area and no word on health. Which schemes are allowed is checked with the
//! configuration; recipes for the common booking systems stand in `docs/booking.md`.

use crate::{
    plan::{
        day::Day,
        result::{Kind, Plan, Service, Session},
    },
    text::{dates, phrase, placeholders, scene::Scene},
};

/// Links longer than this are cut or refused on their way into other apps (ux.md, section 3).
const LONGEST: usize = 1600;

/// What may stand in braces.
pub const NAMES: [&str; 8] =
    ["date", "month", "minutes", "kind", "service", "lang", "dateText", "serviceName"];

/// What a press on a booking link books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// The session at this place in the plan.
    Session(usize),
    /// The plan as a whole.
    Whole,
}

/// The booking link for a plan as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The filled template.
    pub url: String,
    /// How many sessions it names: all of them or the first one.
    pub sessions: usize,
}

/// The booking link of a session, if the clinic has one.
pub fn link(scene: &Scene, session: &Session) -> Option<String> {
    let minutes = scene.length_to_book(session);
    let template = scene.clinic.book_url(session.service, minutes)?;
    filled(scene, template, std::slice::from_ref(session))
}

/// The booking link for a plan as a whole, if the clinic has one.
///
/// A template with the words `{dateText}` is read by a person, so it names every day; any other
/// goes to a calendar that takes one day at a time, and gets the first one.
pub fn whole(scene: &Scene, plan: &Plan) -> Option<Whole> {
    let first = plan.sessions.first()?;
    let general = scene.clinic.book_url.as_deref();
    let template =
        general.or_else(|| scene.clinic.book_url(first.service, scene.length_to_book(first)))?;
    let of = |sessions: &[Session]| {
        let url = filled(scene, template, sessions)?;
        Some(Whole { url, sessions: sessions.len() })
    };
    let all = of(&plan.sessions).filter(|all| {
        all.sessions == 1 || (template.contains("{dateText}") && all.url.len() <= LONGEST)
    });
    all.or_else(|| of(std::slice::from_ref(first)))
}

/// The template with these sessions filled in: codes of the first one, words of all.
fn filled(scene: &Scene, template: &str, sessions: &[Session]) -> Option<String> {
    let first = sessions.first()?;
    let comma = scene.words.text("list_separator");
    let list = |text: &dyn Fn(&Session) -> String, separator: &str| {
        let mut texts: Vec<String> = Vec::new();
        for text in sessions.iter().map(text) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(separator)
    };
    let booking = Booking {
        date: first.date,
        kind: first.kind,
        minutes: &list(&|session| scene.length_to_book(session).to_string(), "/"),
        service: first.service,
        lang: &scene.lang,
        date_text: &list(&|session| dates::date(&scene.words, session.date), &comma),
        service_name: &list(&|session| service(scene, session), &comma),
    };
    Some(booking.fill(template))
}

/// The service in the clinic's words, else in ours.
fn service(scene: &Scene, session: &Session) -> String {
    let own = scene.clinic.offer(session.service).map(|offer| offer.name.clone());
    own.unwrap_or_else(|| phrase::service(&scene.words, session.service))
}

/// What a booking link may carry.
#[derive(Clone, Copy, Debug)]
pub struct Booking<'a> {
    /// The day.
    pub date: Day,
    /// What kind of session.
    pub kind: Kind,
    /// The length to book in minutes; several lengths with `/` between them.
    pub minutes: &'a str,
    /// The service.
    pub service: Service,
    /// The language of the page.
    pub lang: &'a str,
    /// The day in words, or all the days.
    pub date_text: &'a str,
    /// The service in the clinic's words, or all the services.
    pub service_name: &'a str,
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
            "service" => self.service.code().to_owned(),
            "lang" => self.lang.to_owned(),
            "dateText" => self.date_text.to_owned(),
            "serviceName" => self.service_name.to_owned(),
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
    use crate::plan::{
        day::Day,
        result::{Kind, Service},
    };

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
            service: Service::ThaiSports,
            lang: "th",
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
            service: Service::ThaiSports,
            lang: "th",
            date_text: "Fri 1 May 2026",
            service_name: "นวด & {date} 100%+",
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
