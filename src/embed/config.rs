//! The clinic's configuration, checked part by part (contract 6).
//!
//! Each problem names a JSON Pointer; a bad part falls back to its default and the rest stays.

mod checker;
mod link;
mod merging;
mod services;

use crate::{
    embed::config::{checker::Checker, services::services},
    plan::{day::Day, distance::Unit, value::Value},
    text::{clinic::Clinic, texts::Texts},
};

pub use checker::Warning;
pub use merging::{checked, limited, merge};

/// The longest range of closed dates, in days (decision 17).
const LONGEST_RANGE: usize = 366;
/// More closed days than this, over ten years, no clinic writes down.
const MOST_CLOSED: usize = 4000;
/// More letters than a list of font families has.
pub const LONGEST_VALUE: usize = 300;
/// Characters that end a value of the theme, or begin something else.
pub const UNSAFE: [char; 7] = ['{', '}', ';', '\\', '<', '@', '!'];
/// Functions of CSS that fetch; the loader, which shows a theme early, has these rules from here.
pub const FETCHING: [&str; 4] = ["url", "image", "src", "image-set"];
/// Custom properties that a theme may set, without `--rcv-` (contract 7, decision 23).
const TOKENS: [&str; 30] = [
    "accent",
    "on-accent",
    "surface",
    "surface-2",
    "text",
    "text-muted",
    "border",
    "control-edge",
    "focus",
    "success",
    "warning",
    "danger",
    "kind-maintenance",
    "kind-pre-event",
    "kind-post-event",
    "map-skin",
    "map-hair",
    "map-pencil",
    "map-area",
    "map-weak",
    "map-mid",
    "map-strong",
    "font-family",
    "font-family-heading",
    "font-size",
    "line-height",
    "radius",
    "space",
    "control-height",
    "max-width",
];

/// What the configuration says, with defaults for what it does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What the page says of the clinic.
    pub clinic: Clinic,
    /// The clinic's time zone, as IANA names it.
    pub timezone: Option<String>,
    /// Weekdays on which it is closed, 1 to 7.
    pub closed_weekdays: Vec<u32>,
    /// Days on which it is closed.
    pub closed_dates: Vec<Day>,
    /// Days until the earliest booking.
    pub lead_days: u32,
    /// Whether the plan page has its Fine-tune panel.
    pub finetune: bool,
    /// What the plan page offers.
    pub features: Features,
    /// The clinic's own words by key.
    pub texts: Texts,
    /// Custom properties with their values.
    pub theme: Vec<(String, String)>,
    /// Whether event names go into the page's data layer.
    pub has_data_layer: bool,
    /// The unit of distances; none for by region.
    pub unit: Option<Unit>,
    /// Whether years are Buddhist; none for by language.
    pub is_buddhist: Option<bool>,
    /// First day of the week, 1 to 7.
    pub week_start: Option<u32>,
    /// Whether the browser's Back goes one step back.
    pub history: bool,
}

/// What the plan page offers to do with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the configuration")]
#[expect(clippy::struct_excessive_bools, reason = "seven switches of the contract")]
pub struct Features {
    pub ics: bool,
    pub print: bool,
    pub share: bool,
    pub copy: bool,
    pub email: bool,
    pub book: bool,
    pub research: bool,
}

/// Where a configuration is read: what its words and links depend on.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The language of the widget.
    pub lang: &'a str,
    /// The page's origin, as in `https://clinic.example`.
    pub origin: &'a str,
    /// The keys of the locale file.
    pub keys: &'a Texts,
}

impl Config {
    /// Reads a merged configuration; what is wrong with it falls back and is told.
    pub fn read(value: &Value, place: &Place<'_>) -> (Self, Vec<Warning>) {
        let mut checker = Checker::new(place);
        checker.object("", value);
        checker.version(value);
        let clinic = value.get("clinic");
        checker.object("/clinic", clinic);
        let questions = value.get("questions");
        checker.object("/questions", questions);
        let config = Self {
            timezone: checker.text("/clinic/timezone", clinic.get("timezone")),
            clinic: read_clinic(&mut checker, value),
            closed_weekdays: weekdays(&mut checker, value.get("closedWeekdays")),
            closed_dates: closed_dates(&mut checker, value.get("closedDates")),
            lead_days: checker.whole("/leadDays", value.get("leadDays"), 0..=14).unwrap_or(1),
            finetune: checker.truth("/questions/finetune", questions.get("finetune"), true),
            features: features(&mut checker, value.get("features")),
            texts: texts(&mut checker, value.get("texts")),
            theme: theme(&mut checker, value.get("theme")),
            has_data_layer: checker.choice(
                "/analytics",
                value.get("analytics"),
                &["off", "datalayer"],
            ) == Some("datalayer"),
            unit: checker
                .choice("/unit", value.get("unit"), &["auto", "km", "mi"])
                .and_then(Unit::from_code),
            is_buddhist: checker
                .choice("/calendar", value.get("calendar"), &["auto", "gregory", "buddhist"])
                .filter(|calendar| *calendar != "auto")
                .map(|calendar| calendar == "buddhist"),
            week_start: checker.whole("/weekStart", value.get("weekStart"), 1..=7),
            history: checker.truth("/history", value.get("history"), false),
        };
        (config, checker.warnings)
    }
}

fn read_clinic(checker: &mut Checker<'_>, value: &Value) -> Clinic {
    let clinic = value.get("clinic");
    let country = checker.text("/clinic/country", clinic.get("country"));
    let country = country.map(|code| code.to_ascii_uppercase()).filter(|code| {
        let is_code = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        if !is_code {
            checker.warn("/clinic/country", "unknown_value", "not a country code of ISO 3166");
        }
        is_code
    });
    Clinic {
        name: checker.name("/clinic/name", clinic.get("name")).unwrap_or_default(),
        book_url: checker.link("/clinic/bookUrl", clinic.get("bookUrl")),
        phone: checker.text("/clinic/phone", clinic.get("phone")),
        address: checker.name("/clinic/address", clinic.get("address")),
        country,
        services: services(checker, value.get("services")),
    }
}

fn weekdays(checker: &mut Checker<'_>, value: &Value) -> Vec<u32> {
    let entries = checker.list("/closedWeekdays", value).to_vec();
    let days = entries.iter().enumerate().filter_map(|(index, entry)| {
        checker.one_of(&format!("/closedWeekdays/{index}"), entry, &[1, 2, 3, 4, 5, 6, 7])
    });
    let mut days: Vec<u32> = days.collect();
    days.sort_unstable();
    days.dedup();
    if days.len() == 7 {
        checker.warn("/closedWeekdays", "unknown_value", "the clinic is closed every day");
        days.clear();
    }
    days
}

/// Single days and ranges `first/last`, each of at most 366 days.
fn closed_dates(checker: &mut Checker<'_>, value: &Value) -> Vec<Day> {
    let entries = checker.list("/closedDates", value).to_vec();
    let mut days = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let text = entry.as_text().unwrap_or_default();
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        match (Day::from_iso(first), Day::from_iso(last)) {
            (Some(first), Some(last)) if first <= last => {
                if first.to(last).count() > LONGEST_RANGE {
                    let path = format!("/closedDates/{index}");
                    checker.warn(&path, "out_of_range", "longer than 366 days");
                }
                let left = MOST_CLOSED.saturating_sub(days.len());
                days.extend(first.to(last).take(LONGEST_RANGE.min(left)));
            }
            (Some(_) | None, Some(_) | None) => checker.warn(
                &format!("/closedDates/{index}"),
                "bad_date",
                "not YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD",
            ),
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn features(checker: &mut Checker<'_>, value: &Value) -> Features {
    checker.object("/features", value);
    let mut is_on = |key: &str| checker.truth(&format!("/features/{key}"), value.get(key), true);
    Features {
        ics: is_on("ics"),
        print: is_on("print"),
        share: is_on("share"),
        copy: is_on("copy"),
        email: is_on("email"),
        book: is_on("book"),
        research: is_on("research"),
    }
}

/// The clinic's own words; a safety question can be reworded, never emptied (decision 5).
fn texts(checker: &mut Checker<'_>, value: &Value) -> Texts {
    let mut texts = Vec::new();
    for (key, entry) in checker.entries("/texts", value) {
        let path = format!("/texts/{}", key.replace('~', "~0").replace('/', "~1"));
        let Some(words) = checker.words(&path, entry) else { continue };
        let is_safety = ["flag_", "caution_", "safety_"].iter().any(|start| key.starts_with(start));
        if !checker.place.keys.contains(key) {
            checker.warn(&path, "unknown_key", "there is no such text");
        } else if is_safety && words.trim().is_empty() {
            checker.warn(&path, "safety_text", "a safety question can be reworded, not removed");
        } else {
            texts.push((key.to_owned(), words));
        }
    }
    texts.into_iter().collect()
}

fn theme(checker: &mut Checker<'_>, value: &Value) -> Vec<(String, String)> {
    let mut theme = Vec::new();
    for (token, entry) in checker.entries("/theme", value) {
        let path = format!("/theme/{token}");
        if !TOKENS.contains(&token) {
            checker.warn(&path, "unknown_key", "there is no such token");
        } else if let Some(text) = checker.text(&path, entry) {
            if is_safe(&text) {
                theme.push((["--rcv-", token].concat(), text));
            } else {
                checker.warn(
                    &path,
                    "unsafe_value",
                    "empty, or with more than a colour or a length",
                );
            }
        }
    }
    theme
}

/// Whether a value of the theme is one value, and fetches nothing: a surface may be a picture to CSS.
fn is_safe(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let calls = |name: &str| value.contains(&[name, "("].concat());
    !value.trim().is_empty()
        && value.len() <= LONGEST_VALUE
        && !value.contains(UNSAFE)
        && !FETCHING.into_iter().any(calls)
}

#[cfg(test)]
mod tests {
    use super::{Config, Place, checked, merge};
    use crate::{
        plan::{json, value::Value},
        text::texts::Texts,
    };

    fn read(text: &str) -> (Config, Vec<String>) {
        let keys = ["flag_chest_pain", "disclaimer"].map(|key| (key.to_owned(), String::new()));
        let keys = Texts::from_iter(keys);
        let place = Place { lang: "th-TH", origin: "https://clinic.example", keys: &keys };
        let (config, warnings) = Config::read(&json::read(text).unwrap(), &place);
        (
            config,
            warnings
                .into_iter()
                .map(|warning| [&warning.path, " ", warning.code].concat())
                .collect(),
        )
    }

    #[test]
    fn a_whole_configuration_is_read() {
        let (config, warnings) = read(
            r#"{ "v": 1, "clinic": { "name": "Baiboon", "bookUrl": "https://b.example/?d={date}",
                "phone": "+66 2 123", "country": "th", "timezone": "Asia/Bangkok" },
                "closedWeekdays": [7], "closedDates": ["2026-12-24/2026-12-26", "2027-01-01"],
                "leadDays": 2, "services": [{ "id": "swedish", "name": { "en": "Swedish", "th": "สวีดิช" },
                "minutes": [90, 60], "price": { "amount": 900, "currency": "THB" },
                "bookUrl": { "60": "/book/60" } }], "questions": { "finetune": false },
                "features": { "ics": false }, "texts": { "disclaimer": "Ours" },
                "theme": { "accent": "teal" }, "unit": "mi", "calendar": "buddhist", "weekStart": 1 }"#,
        );
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(config.clinic.country.as_deref(), Some("TH"));
        assert_eq!(config.closed_dates.len(), 4);
        assert_eq!(config.clinic.services[0].name, "สวีดิช");
        assert_eq!(config.clinic.services[0].minutes, [60, 90]);
        assert_eq!(config.clinic.services[0].price.as_deref(), Some("900\u{a0}THB"));
        assert_eq!(config.theme, [("--rcv-accent".to_owned(), "teal".to_owned())]);
        assert!(!config.features.ics && config.features.print && !config.finetune);
    }

    #[test]
    fn each_problem_names_its_place_and_leaves_the_rest() {
        let (config, warnings) = read(
            r#"{ "clinic": { "name": 5, "bookUrl": "javascript:alert(1)", "country": "Thailand" },
                "closedWeekdays": [0, 7, "x"], "closedDates": ["2026-02-30", "2026-03-02"],
                "leadDays": 99, "services": [{ "id": "hot_stones", "minutes": [45] }, 7],
                "features": { "ics": "no" }, "texts": { "flag_chest_pain": " ", "nothing": "x" },
                "theme": { "colour": "red" }, "unit": "furlong", "analytics": "google" }"#,
        );
        assert_eq!(
            warnings,
            [
                "/clinic/country unknown_value",
                "/clinic/name wrong_type",
                "/clinic/bookUrl refused_url",
                "/services/0/id unknown_value",
                "/services/0/minutes/0 unknown_value",
                "/services/1 wrong_type",
                "/closedWeekdays/0 unknown_value",
                "/closedWeekdays/2 unknown_value",
                "/closedDates/0 bad_date",
                "/leadDays unknown_value",
                "/features/ics wrong_type",
                "/texts/flag_chest_pain safety_text",
                "/texts/nothing unknown_key",
                "/theme/colour unknown_key",
                "/analytics unknown_value",
                "/unit unknown_value",
            ]
        );
        assert_eq!(config.closed_weekdays, [7]);
        assert_eq!((config.lead_days, config.closed_dates.len()), (1, 1));
        assert!(config.features.ics);
    }

    #[test]
    fn what_was_refused_is_not_in_the_checked_copy() {
        let value = json::read(
            r#"{ "clinic": { "name": "A", "phone": 5 }, "closedWeekdays": [0, 7, "x"],
                "services": [{ "id": "hot_stones", "name": "x" }, 7], "leadDays": 99 }"#,
        )
        .unwrap();
        let keys = Texts::default();
        let place = Place { lang: "en", origin: "", keys: &keys };
        let (_, warnings) = Config::read(&value, &place);
        let left = r#"{ "clinic": { "name": "A" }, "closedWeekdays": [7], "services": [{ "name": "x" }] }"#;
        assert_eq!(checked(value, &warnings), json::read(left).unwrap());
    }

    #[test]
    fn later_configurations_win_key_by_key() {
        let part = |text: &str| json::read(text).unwrap();
        let merged = merge([
            part(r#"{ "clinic": { "name": "A", "phone": "1" }, "closedWeekdays": [1, 2] }"#),
            part(r#"{ "clinic": { "name": "B" }, "closedWeekdays": [7], "unit": null }"#),
        ]);
        assert_eq!(
            merged,
            part(
                r#"{ "clinic": { "name": "B", "phone": "1" }, "closedWeekdays": [7], "unit": null }"#
            )
        );
        assert_eq!(merge([Value::Null]), Value::Object(Vec::new()));
    }
}
