//! What the clinic sells: lengths, prices, and booking links of each service.

use crate::{
    embed::config::checker::Checker,
    plan::{result::Service, value::Value},
    quiz::name,
    text::clinic::{Offer, OfferLink, Price},
};

/// The keys of a service.
pub const KEYS: [&str; 6] = ["id", "name", "minutes", "price", "bookUrl", "about"];
/// The lengths that are sold, as keys and in minutes.
const LENGTHS: [(&str, u32); 3] = [("30", 30), ("60", 60), ("90", 90)];

/// The services that can be read; an entry without its id or name is left out and told.
pub(super) fn services(checker: &mut Checker<'_>, value: &Value) -> Vec<Offer> {
    let entries = checker.list("/services", value).to_vec();
    let mut seen = Vec::new();
    entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let path = format!("/services/{index}");
            if !checker.known(&path, entry, &KEYS) {
                return None;
            }
            let ids: Vec<&str> = Service::ALL.iter().map(|service| service.code()).collect();
            let id = checker.choice(&format!("{path}/id"), entry.get("id"), &ids);
            let name = checker.localized(&format!("{path}/name"), entry.get("name"));
            // All parts are read first, so that an entry without its name tells of them too.
            let minutes = lengths(checker, &path, entry.get("minutes"));
            let price = price(checker, &path, entry.get("price"), &minutes);
            let book_url = offer_link(checker, &path, entry.get("bookUrl"));
            let about = checker.localized(&format!("{path}/about"), entry.get("about"));
            let Some(service) = id.and_then(Service::from_code) else {
                checker.required(&format!("{path}/id"), entry.get("id"));
                return None;
            };
            let Some(name) = name.map(|name| name::plain(&name)) else {
                checker.required(&format!("{path}/name"), entry.get("name"));
                return None;
            };
            // The first one counts: a page lists what matters most first.
            if seen.contains(&service) {
                checker.warn(&format!("{path}/id"), "duplicate");
                return None;
            }
            seen.push(service);
            Some(Offer { service, name, minutes, price, book_url, about })
        })
        .collect()
}

fn lengths(checker: &mut Checker<'_>, path: &str, value: &Value) -> Vec<u32> {
    let path = format!("{path}/minutes");
    let entries = checker.list(&path, value).to_vec();
    let mut lengths: Vec<u32> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            checker.one_of(&format!("{path}/{index}"), entry, &[30, 60, 90])
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
        checker.known(&path, amount, &LENGTHS.map(|(key, _)| key));
        let by_length = LENGTHS.into_iter().filter(|(key, _)| !amount.get(key).is_null());
        let read = by_length.filter_map(|(key, minutes)| {
            Some((minutes, checker.amount(&format!("{path}/{key}"), amount.get(key))?))
        });
        read.collect()
    } else {
        let amount = checker.amount(&path, amount)?;
        if sold.len() != 1 {
            checker.tell(&path, "price_for_lengths");
        }
        sold.first().map(|shortest| (*shortest, amount)).into_iter().collect()
    };
    Some(Price { currency: currency?, amounts })
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
    checker.known(&path, value, &LENGTHS.map(|(key, _)| key));
    let links = LENGTHS.into_iter().filter_map(|(key, minutes)| {
        Some((minutes, checker.link(&format!("{path}/{key}"), value.get(key))?))
    });
    OfferLink::ByLength(links.collect())
}
