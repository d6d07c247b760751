//! The clinic: name, telephone, services, and booking links.
//!
//! These are plain texts and links, already checked. Closing days and the like are part of the
//! request instead.

use std::{fmt, rc::Rc};

use crate::{plan::result::Service, text::phone};

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
    /// The kind of service.
    pub service: Service,
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
    /// The service as the clinic sells it, if it does.
    pub fn offer(&self, service: Service) -> Option<&Offer> {
        self.services.iter().find(|offer| offer.service == service)
    }

    /// The price of a service of this length in words, if it is known.
    pub fn price(&self, service: Service, minutes: u32) -> Option<String> {
        let price = self.offer(service)?.price.as_ref()?;
        let (_, amount) = price.amounts.iter().find(|(length, _)| *length == minutes)?;
        (self.money.0)(*amount, &price.currency)
    }

    /// The telephone number as an address and as it is shown, if it can be dialled.
    pub fn call(&self) -> Option<(String, String)> {
        let phone = self.phone.as_deref()?;
        Some((["tel:", &phone::dialled(phone)?].concat(), phone::unbroken(phone)))
    }

    /// The template of the booking link for a service of this length, if there is any.
    pub fn book_url(&self, service: Service, minutes: u32) -> Option<&str> {
        let own = match self.offer(service).map(|offer| &offer.book_url) {
            Some(OfferLink::Own(url)) => Some(url),
            Some(OfferLink::ByLength(urls)) => {
                urls.iter().find(|(length, _)| *length == minutes).map(|(_, url)| url)
            }
            Some(OfferLink::General) | None => None,
        };
        own.or(self.book_url.as_ref()).map(String::as_str)
    }
}

impl Offer {
    /// The length to book for a planned number of minutes: the shortest sold length that is not
    /// below it, else the longest (D-20).
    pub fn length(&self, planned: u32) -> u32 {
        let sold = self.minutes.iter().copied();
        sold.clone().filter(|minutes| *minutes >= planned).min().or(sold.max()).unwrap_or(planned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Clinic, Offer, OfferLink};
    use crate::plan::result::Service;

    fn offer(minutes: &[u32], book_url: OfferLink) -> Offer {
        Offer {
            service: Service::Swedish,
            name: "Swedish".to_owned(),
            minutes: minutes.to_vec(),
            price: None,
            book_url,
            about: None,
        }
    }

    #[test]
    fn the_shortest_sold_length_that_is_long_enough_is_booked() {
        for (sold, planned, booked) in [
            (&[30, 60, 90][..], 30, 30),
            (&[60, 90], 30, 60),
            (&[90, 60], 30, 60),
            (&[30, 60], 90, 60),
            (&[], 30, 30),
        ] {
            assert_eq!(offer(sold, OfferLink::General).length(planned), booked, "{sold:?}");
        }
    }

    #[test]
    fn the_nearest_booking_link_wins() {
        let mut clinic = Clinic {
            book_url: Some("/book".to_owned()),
            services: vec![offer(&[], OfferLink::ByLength(vec![(60, "/sixty".to_owned())]))],
            ..Clinic::default()
        };
        assert_eq!(clinic.book_url(Service::Swedish, 60), Some("/sixty"));
        assert_eq!(clinic.book_url(Service::Swedish, 30), Some("/book"));
        assert_eq!(clinic.book_url(Service::ThaiCombo, 60), Some("/book"));
        clinic.services = vec![offer(&[], OfferLink::Own("/own".to_owned()))];
        assert_eq!(clinic.book_url(Service::Swedish, 30), Some("/own"));
        clinic = Clinic::default();
        assert_eq!(clinic.book_url(Service::Swedish, 30), None);
    }
}
