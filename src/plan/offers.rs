//! Only what the clinic sells: service and length (R-C5).

use crate::plan::{
    answers::{Answers, Caution, Offer, Pressure},
    result::Service,
    techniques::Techniques,
};

/// R-C5: a service that leaves fewer techniques is passed over if another leaves as many.
const ENOUGH_TECHNIQUES: u32 = 2;
/// R-C5: the services that need no oil.
const WITHOUT_OIL: [Service; 2] = [Service::ThaiSports, Service::ThaiCombo];

/// The service to book.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen<'a> {
    pub(crate) offer: &'a Offer,
    pub(crate) minutes: u32,
}

/// R-C5: the services of a pressure, best first (which fits which is to be confirmed).
const fn by_pressure(pressure: Pressure) -> &'static [Service] {
    match pressure {
        Pressure::Light => {
            &[Service::Swedish, Service::ThaiCombo, Service::ThaiSports, Service::DeepTissue]
        }
        Pressure::Medium => {
            &[Service::ThaiSports, Service::ThaiCombo, Service::Swedish, Service::DeepTissue]
        }
        Pressure::Firm => &[Service::DeepTissue, Service::ThaiSports, Service::ThaiCombo],
    }
}

/// R-C5: whether anything that is sold can be firm.
pub(crate) fn can_be_firm(answers: &Answers) -> bool {
    by_pressure(Pressure::Firm).iter().any(|kind| is_sold(answers, *kind))
}

fn is_sold(answers: &Answers, kind: Service) -> bool {
    answers.offers.iter().any(|offer| offer.kind == kind)
}

/// R-C5: the service and its length; none where no service has a technique that is allowed.
pub(crate) fn choose(
    answers: &Answers,
    pressure: Pressure,
    allowed: Techniques,
    planned: u32,
) -> Option<Chosen<'_>> {
    let without_oil =
        answers.has(Caution::OilAllergy) && WITHOUT_OIL.iter().any(|kind| is_sold(answers, *kind));
    let order = if without_oil { &WITHOUT_OIL } else { by_pressure(pressure) };
    let left = |kind: Service| kind.techniques().and(allowed).count();
    let mut best: Option<Service> = None;
    for kind in order.iter().copied().filter(|kind| is_sold(answers, *kind)) {
        let is_better =
            best.is_none_or(|best| left(best) < ENOUGH_TECHNIQUES && left(kind) > left(best));
        if is_better {
            best = Some(kind);
        }
    }
    best.filter(|kind| left(*kind) > 0).and_then(|kind| length(answers, kind, planned))
}

/// R-C5: the shortest that is sold and not below the planned length, else the longest; the first
/// service of the kind that has it.
fn length(answers: &Answers, kind: Service, planned: u32) -> Option<Chosen<'_>> {
    let offers = || answers.offers.iter().filter(|offer| offer.kind == kind);
    let lengths = || offers().flat_map(|offer| offer.minutes.iter().copied());
    let enough = lengths().filter(|minutes| *minutes >= planned).min();
    let minutes = enough.or_else(|| lengths().max())?;
    let offer = offers().find(|offer| offer.minutes.contains(&minutes))?;
    Some(Chosen { offer, minutes })
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::plan::{
        answers::Pressure,
        result::{Service, Technique},
        samples,
        techniques::Techniques,
    };

    fn chosen(changes: &str, pressure: Pressure, planned: u32) -> Option<(String, u32)> {
        let answers = samples::answers(changes);
        let all = Techniques::of(Technique::ALL);
        let chosen = choose(&answers, pressure, all, planned)?;
        Some((chosen.offer.id.clone(), chosen.minutes))
    }

    #[test]
    fn the_first_that_is_sold_of_the_shortest_that_is_long_enough() {
        let sold = r#""clinic":{"offers":[{"service":"thai_sports","minutes":[90,60]},
            {"service":"foot","kind":"swedish","minutes":[45]}]}"#;
        let some = |id: &str, minutes| Some((id.to_owned(), minutes));
        assert_eq!(chosen(sold, Pressure::Light, 30), some("foot", 45));
        assert_eq!(chosen(sold, Pressure::Light, 60), some("foot", 45));
        assert_eq!(chosen(sold, Pressure::Medium, 60), some("thai_sports", 60));
        assert_eq!(chosen(sold, Pressure::Medium, 61), some("thai_sports", 90));
        assert_eq!(chosen(sold, Pressure::Firm, 30), some("thai_sports", 60));
        assert_eq!(chosen("", Pressure::Firm, 60), some("deep_tissue", 60));
    }

    #[test]
    fn an_oil_allergy_asks_for_a_service_without_oil() {
        let allergy = r#""cautions":["oil_allergy"]"#;
        assert_eq!(chosen(allergy, Pressure::Light, 60), Some(("thai_sports".to_owned(), 60)));
        let only = r#""cautions":["oil_allergy"],
            "clinic":{"offers":[{"service":"swedish","minutes":[60]}]}"#;
        assert_eq!(chosen(only, Pressure::Medium, 60), Some(("swedish".to_owned(), 60)));
    }

    #[test]
    fn a_service_with_too_few_techniques_is_passed_over() {
        let answers = samples::answers("");
        let kind = |allowed: &[Technique]| {
            let allowed = Techniques::of(allowed);
            choose(&answers, Pressure::Light, allowed, 60).map(|chosen| chosen.offer.kind)
        };
        let two = [Technique::ThumbPress, Technique::Mobilise];
        assert_eq!(kind(&two), Some(Service::ThaiCombo));
        assert_eq!(kind(&[Technique::Rocking]), Some(Service::Swedish));
        assert_eq!(kind(&[Technique::Friction]), Some(Service::Swedish));
        assert_eq!(kind(&[]), None);
    }
}
