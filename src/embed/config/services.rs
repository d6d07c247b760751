//! What the clinic sells: lengths, prices, and booking links of each service.

use crate::{
    embed::config::checker::Checker,
    plan::{result::Service, value::Value},
    quiz::name,
    text::clinic::{Offer, OfferLink},
};

/// The services that can be read; an entry without its id or name is left out and told.
pub(super) fn services(checker: &mut Checker<'_>, value: &Value) -> Vec<Offer> {
    let entries = checker.list("/services", value).to_vec();
    let mut seen = Vec::new();
    entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let path = format!("/services/{index}");
            if !checker.object(&path, entry) {
                return None;
            }
            let ids: Vec<&str> = Service::ALL.iter().map(|service| service.code()).collect();
            let id = checker.choice(&format!("{path}/id"), entry.get("id"), &ids);
            let name = checker.words(&format!("{path}/name"), entry.get("name"));
            // All parts are read first, so that an entry without its name tells of them too.
            let minutes = lengths(checker, &path, entry.get("minutes"));
            let price = price(checker, &path, entry.get("price"));
            let book_url = offer_link(checker, &path, entry.get("bookUrl"));
            let about = checker.words(&format!("{path}/about"), entry.get("about"));
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
                checker.warn(
                    &format!("{path}/id"),
                    "duplicate",
                    "this service stands there already",
                );
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

/// The amount as written, in digits that the browser or the clinic made, with its currency.
fn price(checker: &mut Checker<'_>, path: &str, value: &Value) -> Option<String> {
    let path = format!("{path}/price");
    if value.is_null() || !checker.object(&path, value) {
        return None;
    }
    let amount = checker.amount(&format!("{path}/amount"), value.get("amount"))?;
    let currency = checker.text(&format!("{path}/currency"), value.get("currency"))?;
    Some([amount.as_str(), currency.as_str()].join("\u{a0}"))
}

fn offer_link(checker: &mut Checker<'_>, path: &str, value: &Value) -> OfferLink {
    let path = format!("{path}/bookUrl");
    if !matches!(value, Value::Object(_)) {
        return checker.link(&path, value).map_or(OfferLink::General, OfferLink::Own);
    }
    let links = [30, 60, 90].into_iter().filter_map(|minutes: u32| {
        let key = minutes.to_string();
        let link = checker.link(&format!("{path}/{key}"), value.get(&key))?;
        Some((minutes, link))
    });
    OfferLink::ByLength(links.collect())
}
