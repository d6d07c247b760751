//! Reads single values of a configuration and reports problems with a JSON Pointer.

use std::ops::RangeInclusive;

use crate::{
    embed::config::{ConfigContext, link},
    plan::value::Value,
    quiz::name,
};

/// A problem of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// JSON Pointer to the part.
    pub path: String,
    /// The kind of problem, an anchor of the help page. A script adds the sentence on demand.
    pub code: &'static str,
    /// Whether the value is used all the same.
    pub stays: bool,
}

impl Warning {
    /// The warning for a value that is ignored.
    pub const fn new(path: String, code: &'static str) -> Self {
        Self { path, code, stays: false }
    }

    #[cfg(feature = "web")]
    /// The warning for a theme colour that was replaced by black or white for contrast.
    pub(crate) fn contrast(name: &str) -> Self {
        Self { path: ["/theme/", name].concat(), code: "contrast", stays: true }
    }
}

/// Collects warnings while a configuration is read.
#[derive(Debug)]
pub(super) struct Checker<'a> {
    pub(super) context: &'a ConfigContext<'a>,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Checker<'a> {
    pub(super) const fn new(context: &'a ConfigContext<'a>) -> Self {
        Self { context, warnings: Vec::new() }
    }

    /// Reports a value that is ignored.
    pub(super) fn warn(&mut self, path: &str, code: &'static str) {
        self.warnings.push(Warning::new(path.to_owned(), code));
    }

    /// Reports a value that is used.
    pub(super) fn tell(&mut self, path: &str, code: &'static str) {
        self.warnings.push(Warning { path: path.to_owned(), code, stays: true });
    }

    fn wrong_type(&mut self, path: &str) {
        self.warn(path, "wrong_type");
    }

    /// Whether the value is an object; a missing one is no problem.
    pub(super) fn object(&mut self, path: &str, value: &Value) -> bool {
        let fits = matches!(value, Value::Object(_));
        if !fits && !value.is_null() {
            self.wrong_type(path);
        }
        fits
    }

    /// Whether the value is an object; reports unknown keys. JSON has no comments, so people write
    /// them as extra keys.
    pub(super) fn known(&mut self, path: &str, value: &Value, keys: &[&str]) -> bool {
        for (key, _) in self.entries(path, value) {
            if !keys.contains(&key) && !key.starts_with(['$', '_', '/', '#']) {
                self.tell(&[path, "/", &pointed(key)].concat(), "unknown_key");
            }
        }
        matches!(value, Value::Object(_))
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

    /// The only existing version.
    pub(super) fn version(&mut self, value: &Value) {
        let version = value.get("v");
        if !version.is_null() && version.as_number() != Some(1.0) {
            self.warn("/v", "unknown_value");
        }
    }

    pub(super) fn list<'v>(&mut self, path: &str, value: &'v Value) -> &'v [Value] {
        if !value.is_null() && value.as_list().is_none() {
            self.wrong_type(path);
        }
        value.as_list().unwrap_or_default()
    }

    pub(super) fn text(&mut self, path: &str, value: &Value) -> Option<String> {
        if !value.is_null() && value.as_text().is_none() {
            self.wrong_type(path);
        }
        value.as_text().map(str::to_owned)
    }

    /// A trimmed text that is not blank.
    pub(super) fn given(&mut self, path: &str, value: &Value) -> Option<String> {
        let text = self.text(path, value)?.trim().to_owned();
        if text.is_empty() {
            self.warn(path, "empty");
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// A name.
    pub(super) fn name(&mut self, path: &str, value: &Value) -> Option<String> {
        self.given(path, value).map(|name| name::plain(&name))
    }

    /// A text, or texts by language: in order of preference the widget's language, its primary
    /// language, English, the first one.
    pub(super) fn localized(&mut self, path: &str, value: &Value) -> Option<String> {
        let Value::Object(entries) = value else { return self.text(path, value) };
        let lang = self.context.lang;
        let primary = lang.split('-').next().unwrap_or(lang);
        let by_lang = |tag: &str| entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(tag));
        let found = by_lang(lang).or_else(|| by_lang(primary)).or_else(|| by_lang("en"));
        let (_, text) = found.or_else(|| entries.first())?;
        self.text(path, text)
    }

    pub(super) fn truth(&mut self, path: &str, value: &Value, default: bool) -> bool {
        if !value.is_null() && value.as_bool().is_none() {
            self.wrong_type(path);
        }
        value.as_bool().unwrap_or(default)
    }

    /// An integer within bounds.
    pub(super) fn whole(
        &mut self,
        path: &str,
        value: &Value,
        bounds: RangeInclusive<u32>,
    ) -> Option<u32> {
        let choices: Vec<u32> = bounds.collect();
        if value.is_null() { None } else { self.one_of(path, value, &choices) }
    }

    /// One of a few integers.
    pub(super) fn one_of(&mut self, path: &str, value: &Value, choices: &[u32]) -> Option<u32> {
        #[expect(clippy::float_cmp, reason = "small whole numbers are exact")]
        let found = value
            .as_number()
            .and_then(|number| choices.iter().copied().find(|choice| f64::from(*choice) == number));
        if found.is_none() {
            self.warn(path, "unknown_value");
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
            self.warn(path, "unknown_value");
        }
        found
    }

    /// Reports a missing value; one of a wrong type was reported before.
    pub(super) fn required(&mut self, path: &str, value: &Value) {
        if value.is_null() {
            self.warn(path, "required");
        }
    }

    /// A link template with an allowed scheme.
    pub(super) fn link(&mut self, path: &str, value: &Value) -> Option<String> {
        let url = self.given(path, value)?;
        if !link::is_allowed(&url, self.context.origin) || link::lacks_scheme(&url) {
            self.warn(path, "refused_url");
            return None;
        }
        let Some((url, is_exact)) = link::with_number(&url) else {
            self.warn(path, "phone_number");
            return None;
        };
        if !is_exact {
            self.tell(path, "phone_number");
        }
        if !link::has_known_braces(&url) {
            self.tell(path, "unknown_brace");
        }
        Some(url)
    }

    /// An amount of money.
    pub(super) fn amount(&mut self, path: &str, value: &Value) -> Option<f64> {
        let Some(number) = value.as_number() else {
            self.warn(path, if value.is_null() { "required" } else { "wrong_type" });
            return None;
        };
        let is_sum = (0.0..1e9).contains(&number);
        if !is_sum {
            self.warn(path, "out_of_range");
        }
        is_sum.then_some(number)
    }
}

/// A key, escaped for a JSON Pointer.
pub(super) fn pointed(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
