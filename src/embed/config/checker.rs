//! Reads single parts of a configuration and notes what is wrong, with a JSON Pointer.

use std::ops::RangeInclusive;

use crate::{
    embed::config::{Place, link},
    plan::value::Value,
    quiz::name,
};

/// One problem of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// JSON Pointer to the part.
    pub path: String,
    /// What kind of problem.
    pub code: &'static str,
    /// What is wrong, for a developer.
    pub message: &'static str,
}

/// Collects warnings while a configuration is read.
#[derive(Debug)]
pub(super) struct Checker<'a> {
    pub(super) place: &'a Place<'a>,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Checker<'a> {
    pub(super) const fn new(place: &'a Place<'a>) -> Self {
        Self { place, warnings: Vec::new() }
    }

    pub(super) fn warn(&mut self, path: &str, code: &'static str, message: &'static str) {
        self.warnings.push(Warning { path: path.to_owned(), code, message });
    }

    fn wrong_type(&mut self, path: &str, message: &'static str) {
        self.warn(path, "wrong_type", message);
    }

    /// Whether the part is an object; none at all is no problem.
    pub(super) fn object(&mut self, path: &str, value: &Value) -> bool {
        let fits = matches!(value, Value::Object(_));
        if !fits && !value.is_null() {
            self.wrong_type(path, "not an object");
        }
        fits
    }

    /// The keys and members of an object.
    pub(super) fn entries<'v>(
        &mut self,
        path: &str,
        value: &'v Value,
    ) -> Vec<(&'v str, &'v Value)> {
        self.object(path, value);
        match value {
            Value::Object(entries) => {
                entries.iter().map(|(key, member)| (key.as_str(), member)).collect()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => {
                Vec::new()
            }
        }
    }

    /// The only version that there is.
    pub(super) fn version(&mut self, value: &Value) {
        let version = value.get("v");
        if !version.is_null() && version.as_number() != Some(1.0) {
            self.warn("/v", "unknown_value", "this release reads version 1");
        }
    }

    pub(super) fn list<'v>(&mut self, path: &str, value: &'v Value) -> &'v [Value] {
        if !value.is_null() && value.as_list().is_none() {
            self.wrong_type(path, "not a list");
        }
        value.as_list().unwrap_or_default()
    }

    pub(super) fn text(&mut self, path: &str, value: &Value) -> Option<String> {
        if !value.is_null() && value.as_text().is_none() {
            self.wrong_type(path, "not a text");
        }
        value.as_text().map(str::to_owned)
    }

    /// The name of somebody or something.
    pub(super) fn name(&mut self, path: &str, value: &Value) -> Option<String> {
        self.text(path, value).map(|name| name::plain(&name))
    }

    /// A text, or texts by language: the widget's, its primary language's, English, the first.
    pub(super) fn words(&mut self, path: &str, value: &Value) -> Option<String> {
        let Value::Object(entries) = value else { return self.text(path, value) };
        let lang = self.place.lang;
        let primary = lang.split('-').next().unwrap_or(lang);
        let by_lang = |tag: &str| entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(tag));
        let found = by_lang(lang).or_else(|| by_lang(primary)).or_else(|| by_lang("en"));
        let (_, words) = found.or_else(|| entries.first())?;
        self.text(path, words)
    }

    pub(super) fn truth(&mut self, path: &str, value: &Value, default: bool) -> bool {
        if !value.is_null() && value.as_bool().is_none() {
            self.wrong_type(path, "neither true nor false");
        }
        value.as_bool().unwrap_or(default)
    }

    /// A whole number within bounds.
    pub(super) fn whole(
        &mut self,
        path: &str,
        value: &Value,
        bounds: RangeInclusive<u32>,
    ) -> Option<u32> {
        let choices: Vec<u32> = bounds.collect();
        if value.is_null() { None } else { self.one_of(path, value, &choices) }
    }

    /// One of a few whole numbers.
    pub(super) fn one_of(&mut self, path: &str, value: &Value, choices: &[u32]) -> Option<u32> {
        #[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
        let found = value
            .as_number()
            .and_then(|number| choices.iter().copied().find(|choice| f64::from(*choice) == number));
        if found.is_none() {
            self.warn(path, "unknown_value", "not one of the numbers that it may be");
        }
        found
    }

    /// One of a few codes.
    pub(super) fn choice<'c>(
        &mut self,
        path: &str,
        value: &Value,
        choices: &[&'c str],
    ) -> Option<&'c str> {
        let text = self.text(path, value)?;
        let found = choices.iter().copied().find(|choice| *choice == text);
        if found.is_none() {
            self.warn(path, "unknown_value", "not one of the codes that it may be");
        }
        found
    }

    /// Tells of a missing part; one of a wrong type has been told already.
    pub(super) fn required(&mut self, path: &str, value: &Value) {
        if value.is_null() {
            self.warn(path, "required", "missing");
        }
    }

    /// A link template of an allowed scheme.
    pub(super) fn link(&mut self, path: &str, value: &Value) -> Option<String> {
        let url = self.text(path, value)?;
        let is_allowed = link::is_allowed(&url, self.place.origin);
        if !is_allowed {
            self.warn(path, "refused_url", "not https, tel, sms, mailto, relative or this origin");
        }
        is_allowed.then_some(url)
    }

    /// A price: text as it is, or a number of whole units or hundredths.
    pub(super) fn amount(&mut self, path: &str, value: &Value) -> Option<String> {
        if let Some(number) = value.as_number().filter(|number| (0.0..1e9).contains(number)) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
            let hundredths = (number * 100.0 + 0.5) as u64;
            let (whole, rest) = (hundredths / 100, hundredths % 100);
            return Some(if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") });
        }
        self.text(path, value)
    }
}
