//! What the page may say of the clinic: its name, its telephone, its services, its booking links.
//!
//! Plain texts and links, checked before they come here; the closing days and the like go into the
//! request instead.

use std::{fmt, rc::Rc};

use crate::{plan::result::Service, text::phone};

/// The clinic, as its configuration describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clinic {
    /// Its name; empty where none is given.
    pub name: String,
    /// Template of the booking link, for any service.
    pub book_url: Option<String>,
    /// Telephone number as it is to be read.
    pub phone: Option<String>,
    /// Address in one line.
    pub address: Option<String>,
    /// Country of ISO 3166 in capitals, for the numbers to call.
    pub country: Option<String>,
    /// What it sells; empty where it does not say.
    pub services: Vec<Offer>,
    /// How its prices are written.
    pub money: Money,
}

/// Writes sums of money as the language does. Only a browser knows how: elsewhere there are none.
#[derive(Clone)]
pub struct Money(Rc<Write>);

type Write = dyn Fn(f64, &str) -> Option<String>;

impl Money {
    /// What `write` makes of an amount and a currency of ISO 4217.
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

/// What the lengths of a service cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Code of ISO 4217.
    pub currency: String,
    /// Lengths in minutes, each with what it costs.
    pub amounts: Vec<(u32, f64)>,
}

/// A service as the clinic sells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Which one it is.
    pub service: Service,
    /// The clinic's own name for it.
    pub name: String,
    /// The lengths that it sells, shortest first; empty for any.
    pub minutes: Vec<u32>,
    /// What it costs.
    pub price: Option<Price>,
    /// Template of its own booking link.
    pub book_url: OfferLink,
    /// One or two sentences on it.
    pub about: Option<String>,
}

/// The booking link of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OfferLink {
    /// The clinic's general one.
    #[default]
    General,
    /// One for all lengths.
    Own(String),
    /// One for each length in minutes; other lengths take the general one.
    ByLength(Vec<(u32, String)>),
}

impl Clinic {
    /// How the clinic sells a service, if it does.
    pub fn offer(&self, service: Service) -> Option<&Offer> {
        self.services.iter().find(|offer| offer.service == service)
    }

    /// What a service of this length costs, in words, if that is known.
    pub fn price(&self, service: Service, minutes: u32) -> Option<String> {
        let price = self.offer(service)?.price.as_ref()?;
        let (_, amount) = price.amounts.iter().find(|(length, _)| *length == minutes)?;
        (self.money.0)(*amount, &price.currency)
    }

    /// The telephone as an address and as it is read, where it can be dialled.
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
    /// The length to book for so many planned minutes: the shortest sold one that is not below
    /// it, else the longest (D-20).
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
