//! The words of a referral: the headline, the steps in order, the numbers to call (D-7, D-29).

use crate::{
    plan::{
        answers::{Caution, RaceClass, RedFlag, ReferralLevel},
        result::{Flag, Referral},
    },
    text::{bidi::isolated, phone, phrase, plan_context::PlanContext},
};

/// Everything that the page of a referral says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// How urgent it is, which decides the look of the page.
    pub level: ReferralLevel,
    /// What to do, the most urgent first; never empty. The title of the first one is the headline.
    pub parts: Vec<Part>,
    /// The emergency number of the clinic's country, if it may be needed and the country is known.
    pub emergency: Option<Call>,
    /// A telephone line for advice, if there is one and a text names it.
    pub advice: Option<Call>,
    /// The emergency numbers of other countries, or of all countries if the clinic's is unknown.
    pub elsewhere: Vec<Call>,
    /// The answers that led here, in words.
    pub led_here: Vec<String>,
    /// The clinic's telephone, if calling it is a next step.
    pub clinic: Option<Call>,
}

/// One matter to take care of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its title; `None` if it is the same as in the part before.
    pub title: Option<String>,
    /// Why, in one sentence.
    pub text: String,
    /// What to do, in order, without what an earlier part says.
    pub steps: Vec<String>,
}

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The number as it is shown.
    pub number: String,
    /// "Call 999".
    pub label: String,
    /// Who answers: the clinic, or a country.
    pub country: String,
}

impl Call {
    /// The address of the link; `None` if the number cannot be dialled.
    pub fn address(&self) -> Option<String> {
        Some(["tel:", &phone::dialled(&self.number)?].concat())
    }
}

/// Whether the emergency number of a country is known, by its code of ISO 3166.
pub fn has_emergency_number(country: &str) -> bool {
    EMERGENCY.iter().any(|(_, _, countries)| countries.contains(&country))
}

/// Regions with one emergency number: the end of the key of their name, the number, the country
/// codes of ISO 3166 (D-29).
const EMERGENCY: [(&str, &str, &[&str]); 6] = [
    ("GB", "999", &["GB"]),
    ("US_CA", "911", &["US", "CA"]),
    ("EU", "112", &EU),
    ("AU", "000", &["AU"]),
    ("NZ", "111", &["NZ"]),
    ("TH", "1669", &["TH"]),
];
const EU: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];
/// The country that has a line for advice, and the number of the line.
const ADVICE: (&str, &str) = ("GB", "111");
/// The number of days for which very sore legs are normal after a race over 30 km (source 21).
const SORE_AFTER_LONG: i32 = 3;

/// The page of a referral.
pub fn help(context: &PlanContext, referral: &Referral) -> Help {
    let country = context.clinic.country.as_deref().unwrap_or_default();
    let codes: Vec<&str> = shown_levels(referral)
        .into_iter()
        .flat_map(|level| texts(context, referral, level))
        .collect();
    let (here, others): (Vec<_>, Vec<_>) =
        EMERGENCY.iter().partition(|(_, _, countries)| countries.contains(&country));
    let may_need = |code: &&str| ["emergency", "urgent_leg"].contains(code);
    let needs_emergency = codes.iter().any(may_need);
    let asks_advice = codes.iter().any(|code| ["urgent_leg", "urgent_skin"].contains(code));
    let call = |(place, number, _): &(&str, &str, &[&str])| Call {
        number: (*number).to_owned(),
        label: context.messages.format("referral_call", &[("number", number)]),
        country: context.messages.get(&["country_", place].concat()),
    };
    let emergency = here.into_iter().next().map(call).filter(|_| needs_emergency);
    let elsewhere =
        if needs_emergency { others.into_iter().map(call).collect() } else { Vec::new() };
    let advice = (asks_advice && country == ADVICE.0).then(|| Call {
        number: ADVICE.1.to_owned(),
        label: context.messages.format("referral_advice_call", &[("number", ADVICE.1)]),
        country: context.messages.get(&["country_", ADVICE.0].concat()),
    });
    Help {
        level: referral.level,
        parts: parts(context, &codes, emergency.as_ref(), advice.as_ref()),
        led_here: led_here(context, referral),
        clinic: clinic(context, referral.level),
        emergency,
        advice,
        elsewhere,
    }
}

/// The levels that the page mentions. An emergency stands alone. Beside a matter for a doctor it
/// mentions only what a doctor looks at too, so that nobody reads on to booking.
fn shown_levels(referral: &Referral) -> Vec<ReferralLevel> {
    let least_urgent = match referral.level {
        ReferralLevel::Emergency => ReferralLevel::Emergency,
        ReferralLevel::Urgent | ReferralLevel::Doctor => ReferralLevel::Physio,
        ReferralLevel::Physio
        | ReferralLevel::Clearance
        | ReferralLevel::Adult
        | ReferralLevel::Wait => ReferralLevel::Wait,
    };
    referral.levels.iter().copied().filter(|level| *level <= least_urgent).collect()
}

/// The ends of the keys of a level's texts. For `urgent` there are several, the leg first.
fn texts(context: &PlanContext, referral: &Referral, level: ReferralLevel) -> Vec<&'static str> {
    let has = |flag: Flag| referral.flags.contains(&flag);
    let one_of = |all: &[(&'static str, bool)]| {
        all.iter().filter(|(_, applies)| *applies).map(|(code, _)| *code).collect()
    };
    match level {
        ReferralLevel::Emergency => vec!["emergency"],
        ReferralLevel::Urgent => {
            let bone =
                [RedFlag::CannotBearWeight, RedFlag::PopAndWeak, RedFlag::GroinPainWeightBearing];
            one_of(&[
                ("urgent_leg", has(Flag::Red(RedFlag::CalfHotSwollen))),
                ("urgent_skin", has(Flag::Red(RedFlag::HotSpreadingSkin))),
                ("urgent_bone", bone.into_iter().any(|flag| has(Flag::Red(flag)))),
            ])
        }
        ReferralLevel::Doctor => vec!["doctor"],
        ReferralLevel::Physio if is_after_long_race(context) => vec!["physio_after_race"],
        ReferralLevel::Physio => vec!["physio"],
        ReferralLevel::Clearance => {
            let is_other = |flag: &Flag| matches!(flag, Flag::Caution(caution) if *caution != Caution::Pregnancy);
            one_of(&[
                ("pregnancy", has(Flag::Caution(Caution::Pregnancy))),
                ("clearance", referral.flags.iter().any(is_other)),
            ])
        }
        ReferralLevel::Adult => vec!["adult"],
        ReferralLevel::Wait => vec!["wait"],
    }
}

/// Whether a race over 30 km was run today or in the last three days.
fn is_after_long_race(context: &PlanContext) -> bool {
    context.mentioned.races.iter().any(|race| {
        RaceClass::of(race.distance).is_long()
            && (0..=SORE_AFTER_LONG).contains(&context.today.since(race.day))
    })
}

fn parts(
    context: &PlanContext,
    codes: &[&str],
    emergency: Option<&Call>,
    advice: Option<&Call>,
) -> Vec<Part> {
    let messages = &context.messages;
    let number = |call: Option<&Call>, key: &str| {
        call.map_or_else(|| messages.get(key), |call| call.number.clone())
    };
    let emergency = number(emergency, "referral_local_emergency");
    let advice = number(advice, "referral_a_doctor");
    let mut before = String::new();
    let mut told: Vec<String> = Vec::new();
    let part = |code: &&str| {
        let key = |end: &str| ["referral_", code, end].concat();
        let title = messages.get(&key("_title"));
        let is_new = title != before;
        before.clone_from(&title);
        let steps = ["_do_1", "_do_2", "_do_3"].into_iter().filter(|end| {
            // The locale file decides how many steps a text has.
            messages.find(&key(end)).is_some()
        });
        let values = [("emergency", emergency.as_str()), ("advice", advice.as_str())];
        let mut steps: Vec<String> = steps.map(|end| messages.format(&key(end), &values)).collect();
        // Two matters may ask for the same call.
        steps.retain(|step| !told.contains(step));
        told.extend(steps.iter().cloned());
        Part { title: is_new.then_some(title), text: messages.get(&key("_text")), steps }
    };
    codes.iter().map(part).collect()
}

/// The flags, then the answers without a flag: an area at 9 or 10, and being under 18.
fn led_here(context: &PlanContext, referral: &Referral) -> Vec<String> {
    let messages = &context.messages;
    let flag = |flag: &Flag| match flag {
        Flag::Red(red) => messages.get(&["flag_", red.code()].concat()),
        Flag::Caution(caution) => messages.get(&["caution_", caution.code()].concat()),
    };
    let mut lines: Vec<String> = referral.flags.iter().map(flag).collect();
    if referral.levels.contains(&ReferralLevel::Physio) {
        let worst = context.mentioned.tight.iter().filter(|entry| entry.needs_assessment());
        lines.extend(worst.map(|entry| {
            let area = phrase::area(messages, entry.area, entry.side);
            let severity = entry.severity.to_string();
            messages.format("check_area", &[("area", &area), ("severity", &severity)])
        }));
    }
    if referral.levels.contains(&ReferralLevel::Adult) {
        lines.push(messages.get("referral_under_18"));
    }
    lines
}

/// The clinic cannot help with urgent matters, so its number is shown only for others.
fn clinic(context: &PlanContext, level: ReferralLevel) -> Option<Call> {
    let is_for_clinic = match level {
        ReferralLevel::Physio
        | ReferralLevel::Clearance
        | ReferralLevel::Adult
        | ReferralLevel::Wait => true,
        ReferralLevel::Emergency | ReferralLevel::Urgent | ReferralLevel::Doctor => false,
    };
    let phone = context.clinic.phone.clone().filter(|_| is_for_clinic)?;
    let name = Some(&context.clinic.name).filter(|name| !name.is_empty());
    let clinic =
        name.map_or_else(|| context.messages.get("referral_the_clinic"), |name| isolated(name));
    let label = context.messages.format("referral_call", &[("number", &phone::unbroken(&phone))]);
    Some(Call { number: phone, label, country: clinic })
}

#[cfg(test)]
mod tests;
