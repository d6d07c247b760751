//! What only the second edition asks: services, places to leave alone, other training, how often,
//! and the check-in (R-C5, R-L1, R-Q4, R-Q5).

use crate::plan::{
    answers::{
        Area, CheckIn, Frequency, MAX_OFFERS, MAX_SERVICE_NAME, Now, Offer, Place, SESSION_LENGTHS,
        USUAL_LENGTHS,
    },
    request::{CheckInEntry, Entries, Field, OfferEntry, Request},
    result::{FaultCode, Service},
    validate::checker::Checker,
};

/// The answers of this file.
pub(super) struct Second {
    pub(super) other_training: u32,
    pub(super) frequency: Frequency,
    pub(super) leave_alone: Vec<Place>,
    pub(super) check_in: CheckIn,
}

pub(super) fn check(checker: &mut Checker, request: &Request) -> Second {
    let leave_alone = checker.codes("leaveAlone", &request.leave_alone);
    let other = checker.whole("otherTraining", request.other_training, 0..=30);
    let often = checker.optional("frequency", &request.frequency);
    Second {
        other_training: other.unwrap_or(0),
        frequency: often.unwrap_or(Frequency::Suggested),
        leave_alone,
        check_in: check_in(checker, &request.check_in),
    }
}

fn check_in(checker: &mut Checker, check_in: &Field<CheckInEntry>) -> CheckIn {
    let nothing = CheckInEntry::default();
    let entry = checker.optional_ref("checkIn", check_in).unwrap_or(&nothing);
    let feel = checker.optional("checkIn.feel", &entry.feel);
    let tender = checker.optional("checkIn.tender", &entry.tender);
    checker.optional_ref("checkIn.areas", &entry.areas);
    let mut areas: Vec<(Area, Now)> = Vec::new();
    for (index, entry) in entry.areas.entries().iter().enumerate() {
        let path = format!("checkIn.areas[{index}]");
        let entry = match entry {
            Ok(entry) => entry,
            Err(code) => {
                checker.fault(&path, *code);
                continue;
            }
        };
        let area = checker.required(&format!("{path}.area"), &entry.area);
        let now = checker.required(&format!("{path}.now"), &entry.now);
        let (Some(area), Some(now)) = (area, now) else { continue };
        // Of two answers on one area the worse counts, whatever their order.
        match areas.iter_mut().find(|(named, _)| *named == area) {
            Some((_, kept)) => *kept = now.max(*kept),
            None => areas.push((area, now)),
        }
    }
    let soreness = checker.whole("checkIn.soreness", entry.soreness, 0..=10);
    CheckIn { feel, tender, areas, soreness }
}

/// R-C5: what the clinic sells; all four services in the usual lengths where it does not say.
pub(super) fn offers(checker: &mut Checker, entries: &Field<Entries<OfferEntry>>) -> Vec<Offer> {
    checker.optional_ref("clinic.offers", entries);
    if entries.entries().len() > MAX_OFFERS {
        checker.fault("clinic.offers", FaultCode::TooMany);
    }
    let mut offers: Vec<Offer> = Vec::new();
    for (index, entry) in entries.entries().iter().enumerate() {
        let path = format!("clinic.offers[{index}]");
        let offer = match entry {
            Ok(entry) => offer(checker, &path, entry),
            Err(code) => {
                checker.fault(&path, *code);
                None
            }
        };
        let Some(offer) = offer else { continue };
        let same = |other: &&mut Offer| other.id == offer.id && other.kind == offer.kind;
        match offers.iter_mut().find(same) {
            Some(known) => known.minutes.extend(offer.minutes),
            None => offers.push(offer),
        }
    }
    if offers.is_empty() {
        let usual = |kind: &Service| Offer {
            id: kind.code().to_owned(),
            kind: *kind,
            minutes: USUAL_LENGTHS.to_vec(),
        };
        offers = Service::ALL.iter().map(usual).collect();
    }
    offers
}

fn offer(checker: &mut Checker, path: &str, entry: &OfferEntry) -> Option<Offer> {
    let field = format!("{path}.service");
    let id = checker.required(&field, &entry.service);
    if id.as_ref().is_some_and(|id| id.chars().nth(MAX_SERVICE_NAME).is_some()) {
        checker.fault(&field, FaultCode::TooLong);
    }
    let kind = checker.optional(&format!("{path}.kind"), &entry.kind);
    let by_id = id.as_deref().and_then(Service::from_code);
    if entry.kind == Field::Empty && id.is_some() && by_id.is_none() {
        checker.fault(&field, FaultCode::UnknownValue);
    }
    let field = format!("{path}.minutes");
    checker.optional_ref(&field, &entry.minutes);
    let faults = checker.faults.len();
    let mut minutes = Vec::new();
    for (index, length) in entry.minutes.entries().iter().enumerate() {
        let place = format!("{field}[{index}]");
        match length {
            Ok(length) => minutes.extend(checker.within(&place, Some(*length), SESSION_LENGTHS)),
            Err(code) => checker.fault(&place, *code),
        }
    }
    let is_silent = matches!(entry.minutes, Field::Empty | Field::Valid(_));
    if minutes.is_empty() && is_silent && checker.faults.len() == faults {
        checker.fault(&field, FaultCode::Required);
    }
    Some(Offer { id: id?, kind: kind.or(by_id)?, minutes })
}
