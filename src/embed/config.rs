//! Reads the clinic's configuration and validates each part (D-11).
//!
//! Each problem is located by a JSON Pointer; an invalid part falls back to its default and the
//! rest is used.

mod checker;
mod days;
mod link;
mod merging;
mod services;
mod theme;

use std::{fmt, ops::RangeInclusive};

use crate::{
    embed::config::{
        checker::{Checker, pointed},
        days::{closed_dates, weekdays},
        services::services,
        theme::theme,
    },
    plan::{day::Day, distance::Unit, value::Value},
    text::{
        catalog::Catalog,
        clinic::{Clinic, Money},
        phone, referral,
    },
};

pub use checker::Warning;
pub use days::WEEKDAYS;
pub use link::SCHEMES;
pub use merging::{checked, limited, merge};
pub use services::KEYS as SERVICE;
pub use theme::{FETCHING, KINDS, MAX_VALUE, TOKENS, UNSAFE};

/// The keys of a configuration.
pub const KEYS: [&str; 15] = [
    "v",
    "clinic",
    "closedWeekdays",
    "closedDates",
    "leadDays",
    "services",
    "questions",
    "features",
    "texts",
    "theme",
    "analytics",
    "unit",
    "calendar",
    "weekStart",
    "history",
];
/// The keys of `clinic`.
pub const CLINIC: [&str; 6] = ["name", "bookUrl", "phone", "address", "country", "timezone"];
/// The keys of `features`.
pub const FEATURES: [&str; 8] =
    ["ics", "print", "share", "copy", "email", "book", "research", "therapist"];

/// The keys of `questions`.
pub const QUESTIONS: [&str; 1] = ["finetune"];
/// The values of `analytics`.
pub const ANALYTICS: [&str; 2] = ["off", "datalayer"];
/// The values of `unit`.
pub const UNITS: [&str; 3] = ["auto", "km", "mi"];
/// The values of `calendar`.
pub const CALENDARS: [&str; 3] = ["auto", "gregory", "buddhist"];
/// The days until the earliest booking.
pub const LEAD_DAYS: RangeInclusive<u32> = 0..=14;
/// How the keys of the safety questions begin; their texts may not be empty (D-10).
pub const SAFETY: [&str; 3] = ["flag_", "caution_", "safety_"];

/// The validated configuration, with defaults for missing parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What the texts need to know of the clinic.
    pub clinic: Clinic,
    /// The clinic's IANA time zone.
    pub timezone: Option<String>,
    /// Weekdays on which the clinic is closed, 1 to 7.
    pub closed_weekdays: Vec<u32>,
    /// Dates on which the clinic is closed.
    pub closed_dates: Vec<Day>,
    /// Days until the earliest booking.
    pub lead_days: u32,
    /// Whether the plan page has its Fine-tune panel.
    pub finetune: bool,
    /// The actions that the plan page offers.
    pub features: Features,
    /// The clinic's own texts, by key.
    pub texts: Catalog,
    /// Custom properties and their values.
    pub theme: Vec<(String, String)>,
    /// Whether event names are pushed to the page's data layer.
    pub has_data_layer: bool,
    /// The unit of distances; decided by region if `None`.
    pub unit: Option<Unit>,
    /// Whether years are Buddhist; decided by language if `None`.
    pub is_buddhist: Option<bool>,
    /// The first day of the week, 1 to 7.
    pub week_start: Option<u32>,
    /// Whether the browser's Back goes one step back.
    pub history: bool,
}

/// The plan page's actions on a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the keys are the configuration's own names")]
#[expect(clippy::struct_excessive_bools, reason = "seven switches of the configuration")]
pub struct Features {
    pub ics: bool,
    pub print: bool,
    pub share: bool,
    pub copy: bool,
    pub email: bool,
    pub book: bool,
    pub research: bool,
    pub therapist: bool,
}

/// The context of a configuration, which its texts, links, dates and colours depend on.
#[derive(Clone)]
pub struct ConfigContext<'a> {
    /// The language of the widget.
    pub lang: &'a str,
    /// The page's origin, as in `https://clinic.example`.
    pub origin: &'a str,
    /// The keys of the locale file.
    pub keys: &'a Catalog,
    /// The current date of the visitor.
    pub today: Day,
    /// Whether the browser accepts a value for a token of the theme, such as a colour.
    pub fits: &'a dyn Fn(&str, &str) -> bool,
}

impl fmt::Debug for ConfigContext<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ConfigContext").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Config {
    /// Reads a merged configuration; reports problems and falls back to defaults.
    pub fn read(value: &Value, context: &ConfigContext<'_>) -> (Self, Vec<Warning>) {
        let mut checker = Checker::new(context);
        checker.known("", value, &KEYS);
        checker.version(value);
        let clinic = value.get("clinic");
        checker.known("/clinic", clinic, &CLINIC);
        let questions = value.get("questions");
        checker.known("/questions", questions, &QUESTIONS);
        let config = Self {
            timezone: checker.given("/clinic/timezone", clinic.get("timezone")),
            clinic: read_clinic(&mut checker, value),
            closed_weekdays: weekdays(&mut checker, value.get("closedWeekdays")),
            closed_dates: closed_dates(&mut checker, value.get("closedDates")),
            lead_days: checker.whole("/leadDays", value.get("leadDays"), LEAD_DAYS).unwrap_or(1),
            finetune: checker.truth("/questions/finetune", questions.get("finetune"), true),
            features: features(&mut checker, value.get("features")),
            texts: texts(&mut checker, value.get("texts")),
            theme: theme(&mut checker, value.get("theme")),
            has_data_layer: checker.choice("/analytics", value.get("analytics"), &ANALYTICS)
                == Some("datalayer"),
            unit: checker.choice("/unit", value.get("unit"), &UNITS).and_then(Unit::from_code),
            is_buddhist: checker
                .choice("/calendar", value.get("calendar"), &CALENDARS)
                .filter(|calendar| *calendar != "auto")
                .map(|calendar| calendar == "buddhist"),
            week_start: checker.whole("/weekStart", value.get("weekStart"), WEEKDAYS),
            history: checker.truth("/history", value.get("history"), true),
        };
        (config, checker.warnings)
    }
}

fn read_clinic(checker: &mut Checker<'_>, value: &Value) -> Clinic {
    let clinic = value.get("clinic");
    Clinic {
        name: checker.name("/clinic/name", clinic.get("name")).unwrap_or_default(),
        book_url: checker.link("/clinic/bookUrl", clinic.get("bookUrl")),
        phone: telephone(checker, clinic.get("phone")),
        address: checker.name("/clinic/address", clinic.get("address")),
        country: country(checker, clinic.get("country")),
        services: services(checker, value.get("services")),
        money: Money::default(),
    }
}

/// A number that cannot be dialled is still shown, because a person may recognise it.
fn telephone(checker: &mut Checker<'_>, value: &Value) -> Option<String> {
    let text = checker.given("/clinic/phone", value)?;
    if !phone::is_exact(&text) {
        checker.tell("/clinic/phone", "phone_number");
    }
    Some(text)
}

/// ISO 3166 country codes, and the EU's deviating codes for Greece and the United Kingdom. They
/// decide which emergency number is shown.
fn country(checker: &mut Checker<'_>, value: &Value) -> Option<String> {
    const PATH: &str = "/clinic/country";
    let code = checker.given(PATH, value)?.to_ascii_uppercase();
    let code = match code.as_str() {
        "UK" => "GB".to_owned(),
        "EL" => "GR".to_owned(),
        _ => code,
    };
    if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        checker.warn(PATH, "unknown_value");
        return None;
    }
    if !referral::has_emergency_number(&code) {
        checker.tell(PATH, "no_emergency_number");
    }
    Some(code)
}

fn features(checker: &mut Checker<'_>, value: &Value) -> Features {
    checker.known("/features", value, &FEATURES);
    let mut is_on = |key: &str| checker.truth(&format!("/features/{key}"), value.get(key), true);
    Features {
        ics: is_on("ics"),
        print: is_on("print"),
        share: is_on("share"),
        copy: is_on("copy"),
        email: is_on("email"),
        book: is_on("book"),
        research: is_on("research"),
        therapist: is_on("therapist"),
    }
}

/// The clinic's own texts. A safety question can be reworded, but not emptied (D-10).
fn texts(checker: &mut Checker<'_>, value: &Value) -> Catalog {
    let mut texts = Vec::new();
    for (key, entry) in checker.entries("/texts", value) {
        let path = ["/texts/", &pointed(key)].concat();
        let Some(text) = checker.localized(&path, entry) else { continue };
        let is_safety = SAFETY.iter().any(|start| key.starts_with(start));
        if !checker.context.keys.contains(key) {
            checker.warn(&path, "unknown_key");
        } else if is_safety && text.trim().is_empty() {
            checker.warn(&path, "safety_text");
        } else {
            texts.push((key.to_owned(), text));
        }
    }
    texts.into_iter().collect()
}

#[cfg(test)]
mod tests;
