//! Everything that a person reads: the messages of a language, dates in words, exported texts.
//!
//! This room knows `plan` and `quiz`. It contains no English: every sentence is in `locales/`.

pub mod bidi;
pub mod booking;
pub mod browser;
pub mod calendar_file;
pub mod calendar_links;
pub mod catalog;
pub mod changes;
pub mod clinic;
pub mod dates;
pub mod faults;
pub mod headline;
pub mod moment;
pub mod moves;
pub mod notes;
pub mod phone;
pub mod phrase;
pub(crate) mod placeholders;
pub mod plain;
pub mod plan_context;
pub mod referral;
pub mod summary;
pub mod therapist_card;

use std::{fmt, rc::Rc};

use crate::text::catalog::Catalog;

/// The plural categories of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are CLDR's")]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// Its name in CLDR and in the keys of the locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category with this name; `other` for an unknown one.
    pub fn from_code(code: &str) -> Self {
        let all = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many];
        all.into_iter().find(|plural| plural.code() == code).unwrap_or(Self::Other)
    }
}

/// The messages of one language: its texts by key, and its plural rule.
#[derive(Clone)]
pub struct Messages {
    /// The texts of the locale file, shared by every widget of a page.
    file: Rc<Catalog>,
    /// The clinic's own texts, which take precedence.
    own: Rc<Catalog>,
    plural: Rc<dyn Fn(u32) -> Plural>,
}

impl Messages {
    /// Messages from a locale file, the clinic's own texts and the plural rule of the language.
    pub fn new(
        file: impl Into<Rc<Catalog>>,
        own: Catalog,
        plural: impl Fn(u32) -> Plural + 'static,
    ) -> Self {
        Self { file: file.into(), own: Rc::new(own), plural: Rc::new(plural) }
    }

    fn entry(&self, key: &str) -> Option<&str> {
        self.own.get(key).or_else(|| self.file.get(key))
    }

    /// The text at a key; the key itself if the locale file has none, so that a gap is visible.
    pub fn get(&self, key: &str) -> String {
        self.entry(key).unwrap_or(key).to_owned()
    }

    /// The text at a key, if the locale file has one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.entry(key).map(str::to_owned)
    }

    /// The text at a key with its placeholders filled: the value of `name` replaces `{name}`.
    pub fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| {
            let found = values.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        placeholders::fill(&self.get(key), &value)
    }

    /// The text for a number, with `{count}` filled: `key.one`, `key.other` and so on, by the
    /// plural rule. A missing category falls back to `other`.
    pub fn plural(&self, key: &str, count: u32, values: &[(&str, &str)]) -> String {
        let own = [key, ".", (self.plural)(count).code()].concat();
        let key = if self.entry(&own).is_some() { own } else { [key, ".other"].concat() };
        self.format(&key, &[values, &[("count", &count.to_string())]].concat())
    }
}

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.file, &other.file) && self.own == other.own
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Messages").field("own", &self.own).finish_non_exhaustive()
    }
}
