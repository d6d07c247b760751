//! What the widget's own reader says of a configuration.

use recovery_calculator::{
    embed::config::{Config, ConfigContext},
    plan::{day::Day, value::Value},
    text::catalog::Catalog,
};

/// A problem of the present configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// JSON Pointer to the part.
    pub(crate) path: String,
    pub(crate) code: &'static str,
}

/// What the reader needs to know of the page.
pub(crate) struct Surroundings<'a> {
    pub(crate) origin: &'a str,
    pub(crate) keys: &'a Catalog,
    pub(crate) today: Day,
    pub(crate) fits: &'a dyn Fn(&str, &str) -> bool,
    pub(crate) knows_zone: &'a dyn Fn(&str) -> bool,
}

/// The problems in the order in which the reader finds them.
pub(crate) fn problems(config: &Value, around: &Surroundings<'_>) -> Vec<Problem> {
    let context = ConfigContext {
        lang: "en",
        origin: around.origin,
        keys: around.keys,
        today: around.today,
        fits: around.fits,
    };
    let (read, warnings) = Config::read(config, &context);
    let mut problems: Vec<Problem> = warnings
        .into_iter()
        .map(|warning| Problem { path: warning.path, code: warning.code })
        .collect();
    if read.timezone.is_some_and(|zone| !(around.knows_zone)(&zone)) {
        problems.push(Problem { path: "/clinic/timezone".to_owned(), code: "unknown_value" });
    }
    problems
}
