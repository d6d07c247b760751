//! What the clinic sells: lengths, prices, and booking links of each service.

use crate::{
    embed::config::checker::Checker,
    plan::{
        answers::{MAX_SERVICE_NAME, SESSION_LENGTHS},
        result::Service,
        value::Value,
    },
    quiz::name,
    text::clinic::{Offer, OfferLink, Price},
};

/// The keys of a service.
pub const KEYS: [&str; 7] = ["id", "kind", "name", "minutes", "price", "bookUrl", "about"];

/// The services that can be read; an entry without its id, kind or name is left out and told.
pub(super) fn services(checker: &mut Checker<'_>, value: &Value) -> Vec<Offer> {
    let entries = checker.list("/services", value).to_vec();
    let mut offers: Vec<Offer> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("/services/{index}");
        let Some(offer) = service(checker, &path, entry) else { continue };
        // The first one counts: a page lists what matters most first.
        if offers.iter().any(|other| other.id == offer.id) {
            checker.warn(&format!("{path}/id"), "duplicate");
        } else {
            offers.push(offer);
        }
    }
    offers
}

/// One service. All parts are read first, so that an entry without its name tells of them too.
fn service(checker: &mut Checker<'_>, path: &str, entry: &Value) -> Option<Offer> {
    if !checker.known(path, entry, &KEYS) {
        return None;
    }
    let id = id(checker, path, entry);
    let name = checker.localized(&format!("{path}/name"), entry.get("name"));
    let minutes = lengths(checker, path, entry.get("minutes"));
    let price = price(checker, path, entry.get("price"), &minutes);
    let book_url = offer_link(checker, path, entry.get("bookUrl"));
    let about = checker.localized(&format!("{path}/about"), entry.get("about"));
    let (id, kind) = id?;
    let Some(name) = name.map(|name| name::plain(&name)) else {
        checker.required(&format!("{path}/name"), entry.get("name"));
        return None;
    };
    Some(Offer { id, kind, name, minutes, price, book_url, about })
}

/// The clinic's own id, and which of the four services it is: that may be left out where the id is
/// one of them.
fn id(checker: &mut Checker<'_>, path: &str, entry: &Value) -> Option<(String, Service)> {
    let (id_path, kind_path) = (format!("{path}/id"), format!("{path}/kind"));
    let kinds: Vec<&str> = Service::ALL.iter().map(|service| service.code()).collect();
    let kind = checker.choice(&kind_path, entry.get("kind"), &kinds);
    checker.required(&id_path, entry.get("id"));
    let id = checker.name(&id_path, entry.get("id"))?;
    if id.chars().nth(MAX_SERVICE_NAME).is_some() {
        checker.warn(&id_path, "out_of_range");
        return None;
    }
    let by_id = Service::from_code(&id);
    if by_id.is_none() && entry.get("kind").is_null() {
        checker.warn(&id_path, "unknown_value");
    }
    Some((id, kind.and_then(Service::from_code).or(by_id)?))
}

fn lengths(checker: &mut Checker<'_>, path: &str, value: &Value) -> Vec<u32> {
    let path = format!("{path}/minutes");
    let entries = checker.list(&path, value).to_vec();
    let mut lengths: Vec<u32> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let path = format!("{path}/{index}");
            if entry.is_null() {
                checker.warn(&path, "unknown_value");
            }
            checker.whole(&path, entry, SESSION_LENGTHS)
        })
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

/// What each length costs. One amount is that of the one length that is sold; where more are, or any,
/// nobody knows of which, and it may only be shown for the shortest.
fn price(checker: &mut Checker<'_>, path: &str, value: &Value, sold: &[u32]) -> Option<Price> {
    let path = format!("{path}/price");
    if !checker.known(&path, value, &["amount", "currency"]) {
        return None;
    }
    let currency = currency(checker, &format!("{path}/currency"), value.get("currency"));
    let path = format!("{path}/amount");
    let amount = value.get("amount");
    let amounts = if let Value::Object(_) = amount {
        by_length(checker, &path, amount, Checker::amount)
    } else {
        let amount = checker.amount(&path, amount)?;
        if sold.len() != 1 {
            checker.tell(&path, "price_for_lengths");
        }
        sold.first().map(|shortest| (*shortest, amount)).into_iter().collect()
    };
    Some(Price { currency: currency?, amounts })
}

/// The members of an object whose keys are lengths in minutes.
fn by_length<'a, T>(
    checker: &mut Checker<'a>,
    path: &str,
    value: &Value,
    read: fn(&mut Checker<'a>, &str, &Value) -> Option<T>,
) -> Vec<(u32, T)> {
    let length = |key: &str| key.parse().ok().filter(|length| SESSION_LENGTHS.contains(length));
    let entries = checker.entries(path, value);
    let keys: Vec<&str> = entries.iter().map(|(key, _)| *key).collect();
    let known: Vec<&str> = keys.into_iter().filter(|key| length(key).is_some()).collect();
    checker.known(path, value, &known);
    let given = entries.into_iter().filter(|(_, member)| !member.is_null());
    given
        .filter_map(|(key, member)| {
            let length = length(key)?;
            Some((length, read(checker, &[path, "/", key].concat(), member)?))
        })
        .collect()
}

fn currency(checker: &mut Checker<'_>, path: &str, value: &Value) -> Option<String> {
    checker.required(path, value);
    let code = checker.given(path, value)?.to_ascii_uppercase();
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if !is_code {
        checker.warn(path, "unknown_value");
    }
    is_code.then_some(code)
}

fn offer_link(checker: &mut Checker<'_>, path: &str, value: &Value) -> OfferLink {
    let path = format!("{path}/bookUrl");
    if !matches!(value, Value::Object(_)) {
        return checker.link(&path, value).map_or(OfferLink::General, OfferLink::Own);
    }
    OfferLink::ByLength(by_length(checker, &path, value, Checker::link))
}
