//! Booking links: the clinic's template with one session filled in (contract 6).
//!
//! Carries no area and no word on health. Which schemes are allowed is checked with the
//! configuration.

use crate::{
    plan::{
        day::Day,
        result::{Kind, Service, Session},
    },
    text::{clinic::Offer, dates, phrase, scene::Scene},
};

/// The booking link of a session, if the clinic has one.
pub fn link(scene: &Scene, session: &Session) -> Option<String> {
    let offer = scene.clinic.offer(session.service);
    let minutes = scene.length_to_book(session);
    let template = scene.clinic.book_url(session.service, minutes)?;
    let own = |offer: &Offer| offer.name.clone();
    let booking = Booking {
        date: session.date,
        kind: session.kind,
        minutes,
        service: session.service,
        lang: &scene.lang,
        date_text: &dates::date(&scene.words, session.date),
        service_name: &offer.map_or_else(|| phrase::service(&scene.words, session.service), own),
    };
    Some(booking.fill(template))
}

/// What a booking link may carry.
#[derive(Clone, Copy, Debug)]
pub struct Booking<'a> {
    /// The day.
    pub date: Day,
    /// What kind of session.
    pub kind: Kind,
    /// The length to book.
    pub minutes: u32,
    /// The service.
    pub service: Service,
    /// The language of the page.
    pub lang: &'a str,
    /// The day in words.
    pub date_text: &'a str,
    /// The service in the clinic's words.
    pub service_name: &'a str,
}

impl Booking<'_> {
    /// The template with its placeholders filled, percent-encoded; unknown ones stay as they are.
    ///
    /// One pass from left to right: a filled text that looks like a placeholder stays text.
    pub fn fill(&self, template: &str) -> String {
        let mut link = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            link.push_str(before);
            let filled =
                after.split_once('}').and_then(|(name, after)| Some((self.value(name)?, after)));
            if let Some((value, after)) = filled {
                encode(&value, &mut link);
                rest = after;
            } else {
                link.push('{');
                rest = after;
            }
        }
        link.push_str(rest);
        link
    }

    fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "date" => self.date.iso(),
            "month" => self.date.iso().chars().take(7).collect(),
            "kind" => self.kind.code().to_owned(),
            "minutes" => self.minutes.to_string(),
            "service" => self.service.code().to_owned(),
            "lang" => self.lang.to_owned(),
            "dateText" => self.date_text.to_owned(),
            "serviceName" => self.service_name.to_owned(),
            _ => return None,
        })
    }
}

/// The text percent-encoded.
pub(crate) fn encoded(text: &str) -> String {
    let mut link = String::with_capacity(text.len() * 3);
    encode(text, &mut link);
    link
}

/// Appends the text percent-encoded: a space becomes `%20`, never `+`.
fn encode(text: &str, link: &mut String) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| DIGITS.get(usize::from(digit)));
            link.extend(digits.into_iter().flatten());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Booking;
    use crate::plan::{
        day::Day,
        result::{Kind, Service},
    };

    #[test]
    fn templates_of_the_common_booking_systems_are_filled() {
        let booking = Booking {
            date: Day::from_iso("2026-05-01").unwrap(),
            kind: Kind::PreEvent,
            minutes: 30,
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
