//! The input from the element: attributes and configurations, parsed and validated once.

use std::{mem, rc::Rc};

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    embed::{
        config::{self, Config, ConfigContext as ConfigPlace, Warning},
        export,
        host::{self, Handed},
        js_value,
        locale::Locale,
    },
    plan::{
        answers::{MAX_OFFERS, USUAL_LENGTHS},
        day::{Day, Weekday},
        distance::Unit,
        range,
        request::{Field, OfferEntry},
        value::Value,
    },
    quiz::{Settings, link::page_of, sample::Sample, saved::Persistence},
    text::{
        Messages,
        browser::Browser,
        clinic::{Money, Offer},
        dates,
        plan_context::{Direction, Feature, WeekStart},
    },
    view::environment::Environment,
};

/// Regions where people measure a run in miles (CLDR `person-distance` and road signs); the build
/// passes them to the loader.
pub const MILES: [&str; 4] = ["GB", "LR", "MM", "US"];
/// Primary languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"];

/// The validated input of a widget.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Input {
    /// The environment of the widget.
    pub(crate) environment: Environment,
    /// The merged configuration without rejected parts, for the `config` property.
    pub(crate) merged: Value,
    /// Custom properties from the configuration.
    pub(crate) theme: Vec<(String, String)>,
    /// The colour scheme: `inherit`, `light`, `dark` or `auto`.
    pub(crate) scheme: &'static str,
    /// Whether event names are pushed to the page's data layer.
    pub(crate) has_data_layer: bool,
    /// Whether the browser's Back goes one step back.
    pub(crate) has_history: bool,
    /// Distinguishes this widget from others on the page; `default` unless named.
    pub(crate) instance: String,
    /// The storage key of the answers. The element makes it, because it needs it before the wasm
    /// has loaded.
    pub(crate) key: String,
    /// The prefix of its parameters in a link. Copies of one planner share it.
    pub(crate) link_prefix: String,
    /// The callbacks of the element.
    handed: Handed,
    /// The problems found.
    pub(crate) warnings: Vec<Warning>,
    /// The clinic's IANA time zone.
    pub(crate) timezone: Option<String>,
}

#[wasm_bindgen]
impl Input {
    /// Reads the element's input, with these texts. Reports problems and falls back to defaults.
    #[wasm_bindgen(constructor)]
    pub fn read(locale: &Locale, handed: Handed) -> Self {
        let file = &locale.0;
        let given = &js_value::parts(&handed);
        let text = |key: &str| given.get(key).as_text().unwrap_or_default();
        let lang = text("lang").to_owned();
        let attributes = given.get("attributes");
        let mut warnings = refused(given.get("refused"));
        let unit = choice(attributes, "unit", &["auto", "km", "mi"], &mut warnings);
        let merged = merged(given, from_attributes(attributes, unit), &mut warnings);
        let given_day = given_day(attributes, &mut warnings);
        let config_place = ConfigPlace {
            lang: &lang,
            origin: text("origin"),
            keys: file,
            today: given_day.unwrap_or_else(host::today),
            fits: &|token, value| handed.fits(token, value),
        };
        let (mut config, faults) = Config::read(&merged, &config_place);
        warnings.extend(faults);
        config.clinic.money = money(&handed);
        let plural = host::plural_rule(&lang);
        let messages = Messages::new(file.clone(), mem::take(&mut config.texts), plural);
        let today = today(given_day, &config, &mut warnings);
        let scheme = scheme(attributes, &mut warnings);
        let sample = sample(attributes, given_day.is_some(), &mut warnings);
        let persistence = persistence(attributes, sample.is_some(), &mut warnings);
        let region_unit = if MILES.contains(&text("region")) { Unit::Mi } else { Unit::Km };
        let unit = config.unit.unwrap_or(region_unit);
        warnings.extend(other_language(attributes, &lang));
        let instance = instance(given, &mut warnings);
        Self {
            environment: Environment {
                settings: Rc::new(Settings {
                    is_month_first: text("region") == "US",
                    ..settings(&messages, &config, today.0, unit)
                }),
                messages,
                direction: direction(&lang),
                week_start: week_start(&config, &handed),
                is_preview: today.1,
                sample,
                level: level(given.get("heading")),
                off: off(&config, sample.is_some()),
                browser: Browser::of(&host::user_agent(), &host::page_address()),
                persistence,
                page: page_of(text("page")),
                clinic: Rc::new(config.clinic),
                lang,
            },
            merged: config::checked(merged, &warnings),
            theme: config.theme,
            scheme,
            has_data_layer: config.has_data_layer,
            has_history: config.history && sample.is_none(),
            instance,
            key: text("key").to_owned(),
            link_prefix: export::prefix(named(given)),
            handed,
            warnings,
            timezone: config.timezone,
        }
    }

    /// The path and the code of each problem.
    #[wasm_bindgen(getter)]
    pub fn warned(&self) -> JsValue {
        let told = |warning: &Warning| Value::Text([&warning.path, " ", warning.code].concat());
        js_value::to_js(&Value::List(self.warnings.iter().map(told).collect()))
    }
}

impl Input {
    /// The current date; `None` if the page set it.
    pub(crate) fn now(&self) -> Option<Day> {
        let by_zone = || self.timezone.as_deref().and_then(host::today_in);
        (!self.environment.is_preview).then(|| by_zone().unwrap_or_else(host::today))
    }

    /// Whether a link in the page's address is for this widget.
    pub(crate) fn opens_links(&self) -> bool {
        self.environment.sample.is_none() && self.handed.opens_links()
    }
}

/// Sources that could not be read at all, with their error codes; the element has reported them
/// too.
fn refused(codes: &Value) -> Vec<Warning> {
    const CODES: [&str; 3] = ["config-fetch", "config-parse", "config-invalid"];
    let given = codes.as_list().unwrap_or_default().iter().filter_map(Value::as_text);
    given
        .filter_map(|given| CODES.into_iter().find(|code| *code == given))
        .map(|code| Warning::new(String::new(), code))
        .collect()
}

/// In which direction a language is written.
fn direction(lang: &str) -> Direction {
    if RIGHT_TO_LEFT.contains(&primary(lang)) { Direction::Rtl } else { Direction::Ltr }
}

/// The primary language, without script and region.
fn primary(lang: &str) -> &str {
    lang.split(['-', '_']).next().unwrap_or_default()
}

/// A warning if the requested language is not the one in use.
fn other_language(attributes: &Value, spoken: &str) -> Option<Warning> {
    let asked = attributes.get("lang").as_text().filter(|asked| !asked.is_empty())?;
    (!primary(asked).eq_ignore_ascii_case(primary(spoken))).then(|| warning("lang"))
}

/// Merges the configurations: those of the page, the attributes, the property.
fn merged(given: &Value, attributes: Value, warnings: &mut Vec<Warning>) -> Value {
    let mut warn = |code| warnings.push(Warning::new(String::new(), code));
    let configs = given.get("configs").as_list().unwrap_or_default().iter().cloned();
    let property = given.get("property");
    let is_object = matches!(property, Value::Object(_));
    if !is_object && !property.is_null() {
        warn("wrong_type");
    }
    let property = if is_object { property.clone() } else { Value::Null };
    let parts = configs.chain([attributes, property]).map(config::limited);
    let (parts, is_cut): (Vec<Value>, Vec<bool>) = parts.unzip();
    if is_cut.contains(&true) {
        warn("out_of_range");
    }
    config::merge(parts)
}

/// The attributes that correspond to a key of the configuration.
fn from_attributes(attributes: &Value, unit: &'static str) -> Value {
    let is_given = !attributes.get("unit").is_null();
    if is_given { Value::object([("unit", Value::from(unit))]) } else { Value::Null }
}

/// Its unique name on this page, which differs from the given one if that is taken.
fn instance(given: &Value, warnings: &mut Vec<Warning>) -> String {
    let name = named(given);
    let used = given.get("instance").as_text().unwrap_or(name);
    if used != name {
        warnings.push(Warning::new("@instance".to_owned(), "duplicate"));
    }
    used.to_owned()
}

/// The date that the page sets.
fn given_day(attributes: &Value, warnings: &mut Vec<Warning>) -> Option<Day> {
    let given = attributes.get("today").as_text();
    let day = given.and_then(Day::from_iso).filter(|day| range::is_today(*day));
    if given.is_some() && day.is_none() {
        warnings.push(warning("today"));
    }
    day
}

/// What a preview shows of a sample visitor. Only with a day, so that no page of a clinic asks it of
/// its visitors by mistake.
fn sample(attributes: &Value, has_day: bool, warnings: &mut Vec<Warning>) -> Option<Sample> {
    let given = attributes.get("preview").as_text()?;
    let sample = Sample::from_code(given);
    if sample.is_none() {
        warnings.push(warning("preview"));
    } else if !has_day {
        warnings.push(Warning::new("@today".to_owned(), "required"));
    }
    sample.filter(|_| has_day)
}

/// Where answers may be stored.
fn persistence(attributes: &Value, is_sample: bool, warnings: &mut Vec<Warning>) -> Persistence {
    match choice(attributes, "persist", &["local", "session", "none"], warnings) {
        _ if is_sample => Persistence::None,
        "none" => Persistence::None,
        "session" => Persistence::Session,
        _ => Persistence::Device,
    }
}

/// Amounts of money, formatted by the browser.
fn money(handed: &Handed) -> Money {
    let handed = handed.clone();
    Money::new(move |amount, currency| handed.money(amount, currency))
}

/// The name that the page gives it.
fn named(given: &Value) -> &str {
    let named = given.get("attributes").get("instance").as_text();
    named.filter(|name| !name.is_empty()).unwrap_or("default")
}

/// The date to plan from, and whether the page set it.
fn today(given: Option<Day>, config: &Config, warnings: &mut Vec<Warning>) -> (Day, bool) {
    let by_zone = config.timezone.as_deref().map(host::today_in);
    if by_zone == Some(None) {
        warnings.push(Warning::new("/clinic/timezone".to_owned(), "unknown_value"));
    }
    let day = given.or_else(|| by_zone.flatten());
    (day.unwrap_or_else(host::today), given.is_some())
}

/// The `theme` attribute. The two attributes that only the loader uses are checked too.
fn scheme(attributes: &Value, warnings: &mut Vec<Warning>) -> &'static str {
    choice(attributes, "loading", &["lazy", "eager", "interaction"], warnings);
    choice(attributes, "heading-level", &["auto", "2", "3", "4", "5", "6"], warnings);
    choice(attributes, "theme", &["inherit", "light", "dark", "auto"], warnings)
}

/// The value of an enumerated attribute; the first one is the default.
fn choice(
    attributes: &Value,
    name: &str,
    choices: &[&'static str],
    warnings: &mut Vec<Warning>,
) -> &'static str {
    let given = attributes.get(name).as_text();
    let found = choices.iter().copied().find(|choice| Some(*choice) == given);
    if given.is_some() && found.is_none() {
        warnings.push(warning(name));
    }
    found.or(choices.first().copied()).unwrap_or_default()
}

fn warning(attribute: &str) -> Warning {
    Warning::new(["@", attribute].concat(), "unknown_value")
}

fn settings(messages: &Messages, config: &Config, today: Day, unit: Unit) -> Settings {
    let iso = |number: &u32| u8::try_from(*number).ok().and_then(Weekday::from_iso);
    Settings {
        today,
        closed_weekdays: config.closed_weekdays.iter().filter_map(iso).collect(),
        closed_dates: config.closed_dates.clone(),
        lead_days: config.lead_days,
        offers: config.clinic.services.iter().take(MAX_OFFERS).map(sold).collect(),
        unit,
        decimal_separator: messages.get("number_point").chars().next().unwrap_or('.'),
        months: dates::month_words(messages),
        is_month_first: false,
    }
}

/// A service as the engine knows it. One without lengths is sold in the usual ones.
fn sold(offer: &Offer) -> OfferEntry {
    let lengths = if offer.minutes.is_empty() { &USUAL_LENGTHS[..] } else { &offer.minutes };
    OfferEntry {
        service: Field::Valid(offer.id.clone()),
        kind: Field::Valid(offer.kind),
        minutes: lengths.iter().copied().collect(),
    }
}

/// From the configuration, else from the region according to the browser, else Monday.
fn week_start(config: &Config, handed: &Handed) -> WeekStart {
    let configured = config.week_start.and_then(|day| u8::try_from(day).ok());
    let handed = handed.clone();
    WeekStart::new(move || {
        let by_region = || handed.week_start().and_then(|day| u8::try_from(day).ok());
        configured.or_else(by_region).and_then(Weekday::from_iso).unwrap_or(Weekday::ALL[0])
    })
}

fn level(given: &Value) -> u8 {
    (2..=6_u8).find(|level| given.as_number() == Some(f64::from(*level))).unwrap_or(2)
}

fn off(config: &Config, is_sample: bool) -> Vec<Feature> {
    let features = config.features;
    let switches = [
        (Feature::Ics, features.ics),
        (Feature::Print, features.print),
        (Feature::Share, features.share && !is_sample),
        (Feature::Copy, features.copy),
        (Feature::Email, features.email),
        (Feature::Book, features.book),
        (Feature::Research, features.research),
        (Feature::Therapist, features.therapist),
        (Feature::FineTune, config.finetune),
    ];
    switches.into_iter().filter(|(_, is_on)| !is_on).map(|(feature, _)| feature).collect()
}
