//! The clinic: name, telephone, services, and booking links.
//!
//! These are plain texts and links, already checked. Closing days and the like are part of the
//! request instead.

use std::{fmt, rc::Rc};

use crate::{
    plan::result::{Service, Session},
    text::phone,
};

/// A thousandth is the smallest part of a coin that any currency has.
const PARTS: f64 = 1000.0;

/// The clinic, as its configuration describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clinic {
    /// Its name; empty if it gives none.
    pub name: String,
    /// Template of the booking link, for any service.
    pub book_url: Option<String>,
    /// Telephone number as it is shown.
    pub phone: Option<String>,
    /// Address in one line.
    pub address: Option<String>,
    /// Country code of ISO 3166 in capitals, for the emergency numbers.
    pub country: Option<String>,
    /// Its services; empty if it does not list them.
    pub services: Vec<Offer>,
    /// Formats its prices.
    pub money: Money,
}

/// Formats amounts of money in the language of the page. Only a browser can do this; without one
/// there are no prices.
#[derive(Clone)]
pub struct Money(Rc<Write>);

type Write = dyn Fn(f64, &str) -> Option<String>;

impl Money {
    /// A format that calls `write` with an amount and a currency code of ISO 4217.
    pub fn new(write: impl Fn(f64, &str) -> Option<String> + 'static) -> Self {
        Self(Rc::new(write))
    }
}

impl Default for Money {
    fn default() -> Self {
        Self::new(|_, _| None)
    }
}

impl PartialEq for Money {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Money").finish()
    }
}

/// The prices of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Currency code of ISO 4217.
    pub currency: String,
    /// Lengths in minutes, each with its price.
    pub amounts: Vec<(u32, f64)>,
}

/// A service as the clinic sells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The clinic's own id for it.
    pub id: String,
    /// Which of the four services it is.
    pub kind: Service,
    /// The clinic's own name for it.
    pub name: String,
    /// The lengths that it sells, shortest first; empty for any.
    pub minutes: Vec<u32>,
    /// Its prices.
    pub price: Option<Price>,
    /// Template of its own booking link.
    pub book_url: OfferLink,
    /// One or two sentences about it.
    pub about: Option<String>,
}

/// The booking link of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OfferLink {
    /// The clinic's general link.
    #[default]
    General,
    /// One link for all lengths.
    Own(String),
    /// One link for each length in minutes; other lengths take the general one.
    ByLength(Vec<(u32, String)>),
}

impl Clinic {
    /// The service of a session as the clinic sells it, if it lists its services.
    pub fn offer(&self, session: &Session) -> Option<&Offer> {
        self.services.iter().find(|offer| offer.id == session.service_id)
    }

    /// The price of a session in words, if it is known.
    pub fn price(&self, session: &Session) -> Option<String> {
        let (amount, currency) = self.cost(session)?;
        (self.money.0)(amount, currency)
    }

    /// The exact sum of the prices, where each is known and all are in one currency.
    pub fn sum(&self, sessions: &[Session]) -> Option<String> {
        let costs: Vec<(f64, &str)> =
            sessions.iter().map(|session| self.cost(session)).collect::<Option<_>>()?;
        let (_, currency) = costs.first()?;
        let is_one = costs.iter().all(|(_, other)| other == currency);
        // Fractions of a coin would add up to a wrong last digit.
        let parts = costs.iter().map(|(amount, _)| (amount * PARTS + 0.5).floor()).sum::<f64>();
        is_one.then(|| (self.money.0)(parts / PARTS, currency)).flatten()
    }

    fn cost(&self, session: &Session) -> Option<(f64, &str)> {
        let price = self.offer(session)?.price.as_ref()?;
        let minutes = session.duration_min;
        let (_, amount) = price.amounts.iter().find(|(length, _)| *length == minutes)?;
        Some((*amount, &price.currency))
    }

    /// The telephone number as an address and as it is shown, if it can be dialled.
    pub fn call(&self) -> Option<(String, String)> {
        let phone = self.phone.as_deref()?;
        Some((["tel:", &phone::dialled(phone)?].concat(), phone::unbroken(phone)))
    }

    /// The template of the booking link for a session, if there is any.
    pub fn book_url(&self, session: &Session) -> Option<&str> {
        let minutes = session.duration_min;
        let own = match self.offer(session).map(|offer| &offer.book_url) {
            Some(OfferLink::Own(url)) => Some(url),
            Some(OfferLink::ByLength(urls)) => {
                urls.iter().find(|(length, _)| *length == minutes).map(|(_, url)| url)
            }
            Some(OfferLink::General) | None => None,
        };
        own.or(self.book_url.as_ref()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Clinic, Money, Offer, OfferLink, Price};
    use crate::plan::{
        json, plan,
        result::{PlanResult, Service, Session},
    };

    /// Sessions of Thai sports massage of these lengths.
    fn sessions(lengths: &[u32]) -> Vec<Session> {
        let request = r#"{"today":"2026-03-02","weeklyDistance":40,"runDays":4,"adult":true,
            "availableWeekdays":[2]}"#;
        let PlanResult::Plan(planned) = plan(&json::read_request(request).unwrap()) else {
            panic!("no plan")
        };
        let one = planned.sessions.first().unwrap();
        let session = |minutes: &u32| Session {
            duration_min: *minutes,
            service_id: "ours".to_owned(),
            ..one.clone()
        };
        lengths.iter().map(session).collect()
    }

    fn clinic(amounts: &[(u32, f64)], book_url: OfferLink) -> Clinic {
        let price = Price { currency: "GBP".to_owned(), amounts: amounts.to_vec() };
        Clinic {
            book_url: Some("/book".to_owned()),
            services: vec![Offer {
                id: "ours".to_owned(),
                kind: Service::ThaiSports,
                name: "Ours".to_owned(),
                minutes: vec![60, 90],
                price: Some(price),
                book_url,
                about: None,
            }],
            money: Money::new(|amount, currency| Some(format!("{amount} {currency}"))),
            ..Clinic::default()
        }
    }

    #[test]
    fn the_nearest_booking_link_wins() {
        let all = sessions(&[60, 30]);
        let [sixty, thirty] = all.as_slice() else { panic!() };
        let own = OfferLink::ByLength(vec![(60, "/sixty".to_owned())]);
        let mut clinic = clinic(&[], own);
        assert_eq!(clinic.book_url(sixty), Some("/sixty"));
        assert_eq!(clinic.book_url(thirty), Some("/book"));
        let other = Session { service_id: "other".to_owned(), ..sixty.clone() };
        assert_eq!(clinic.book_url(&other), Some("/book"));
        clinic.services[0].book_url = OfferLink::Own("/own".to_owned());
        assert_eq!(clinic.book_url(thirty), Some("/own"));
        assert_eq!(Clinic::default().book_url(thirty), None);
    }

    #[test]
    fn a_sum_stands_only_where_every_session_has_a_price_and_is_exact() {
        let clinic = clinic(&[(60, 0.1), (90, 0.2)], OfferLink::General);
        let sum = |lengths: &[u32]| clinic.sum(&sessions(lengths));
        assert_eq!(sum(&[60, 90]).as_deref(), Some("0.3 GBP"));
        assert_eq!(sum(&[60, 90, 60]).as_deref(), Some("0.4 GBP"));
        assert_eq!(sum(&[60, 30]), None);
        assert_eq!(sum(&[]), None);
        assert_eq!(clinic.price(&sessions(&[90])[0]).as_deref(), Some("0.2 GBP"));
    }
}
