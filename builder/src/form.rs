//! What the owner has filled in: the typed state of the form, and its way to a configuration and back.

mod from_config;
mod to_config;

use std::collections::{BTreeMap, BTreeSet};

/// A control that holds one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Name,
    Phone,
    Address,
    Country,
    Timezone,
    BookUrl,
    LeadDays,
    WeekStart,
    Unit,
    Calendar,
    /// The sentence between the tags, which is no part of the configuration.
    Fallback,
    /// The address of the planner's folder on the website.
    Folder,
}

impl Field {
    pub(crate) const ALL: [Self; 12] = [
        Self::Name,
        Self::Phone,
        Self::Address,
        Self::Country,
        Self::Timezone,
        Self::BookUrl,
        Self::LeadDays,
        Self::WeekStart,
        Self::Unit,
        Self::Calendar,
        Self::Fallback,
        Self::Folder,
    ];

    /// Its place in the configuration as a JSON Pointer; for the two that are in none, a name of the
    /// same form.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Name => "/clinic/name",
            Self::Phone => "/clinic/phone",
            Self::Address => "/clinic/address",
            Self::Country => "/clinic/country",
            Self::Timezone => "/clinic/timezone",
            Self::BookUrl => "/clinic/bookUrl",
            Self::LeadDays => "/leadDays",
            Self::WeekStart => "/weekStart",
            Self::Unit => "/unit",
            Self::Calendar => "/calendar",
            Self::Fallback => "@fallback",
            Self::Folder => "@folder",
        }
    }

    /// Whether it is a part of the configuration.
    pub(crate) fn is_configured(self) -> bool {
        self.path().starts_with('/')
    }

    /// Whether the configuration has it as a number.
    pub(crate) const fn is_number(self) -> bool {
        matches!(self, Self::LeadDays | Self::WeekStart)
    }
}

/// Something that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Switch {
    Ics,
    Print,
    Share,
    Copy,
    Email,
    Book,
    Research,
    Therapist,
    FineTune,
    History,
    DataLayer,
}

impl Switch {
    pub(crate) const ALL: [Self; 11] = [
        Self::Ics,
        Self::Print,
        Self::Share,
        Self::Copy,
        Self::Email,
        Self::Book,
        Self::Research,
        Self::Therapist,
        Self::FineTune,
        Self::History,
        Self::DataLayer,
    ];

    /// Its place in the configuration.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Ics => "/features/ics",
            Self::Print => "/features/print",
            Self::Share => "/features/share",
            Self::Copy => "/features/copy",
            Self::Email => "/features/email",
            Self::Book => "/features/book",
            Self::Research => "/features/research",
            Self::Therapist => "/features/therapist",
            Self::FineTune => "/questions/finetune",
            Self::History => "/history",
            Self::DataLayer => "/analytics",
        }
    }
}

/// A text of the clinic. An opened file may have it in several languages: the others stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wording {
    pub(crate) text: String,
    /// The language of `text` and the other languages, where the file names them.
    pub(crate) languages: Option<(String, Vec<(String, String)>)>,
}

impl Wording {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), languages: None }
    }
}

/// A length that a service is sold in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) minutes: String,
    pub(crate) price: String,
    pub(crate) book_url: String,
}

/// A service of the clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) name: Wording,
    pub(crate) about: Wording,
    pub(crate) currency: String,
    pub(crate) book_url: String,
    pub(crate) lengths: Vec<Length>,
}

/// The whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    fields: BTreeMap<Field, String>,
    /// Those that differ from their default.
    switched: BTreeSet<Switch>,
    /// 1 to 7.
    pub(crate) closed_weekdays: BTreeSet<u32>,
    /// Days and ranges, as the configuration writes them.
    pub(crate) closed_dates: Vec<String>,
    pub(crate) services: Vec<Service>,
    /// Values by token.
    pub(crate) theme: Vec<(String, String)>,
    /// The clinic's own texts by key.
    pub(crate) texts: Vec<(String, Wording)>,
}

impl Form {
    /// What stands in a field.
    pub(crate) fn field(&self, field: Field) -> &str {
        self.fields.get(&field).map(String::as_str).unwrap_or_default()
    }

    /// Fills a field in.
    pub(crate) fn set(&mut self, field: Field, text: String) {
        if text.is_empty() {
            self.fields.remove(&field);
        } else {
            self.fields.insert(field, text);
        }
    }

    /// Whether something is on.
    pub(crate) fn is_on(&self, switch: Switch) -> bool {
        let default = !matches!(switch, Switch::History | Switch::DataLayer);
        default != self.switched.contains(&switch)
    }

    /// Turns something on or off.
    pub(crate) fn turn(&mut self, switch: Switch, on: bool) {
        if self.is_on(switch) != on && !self.switched.remove(&switch) {
            self.switched.insert(switch);
        }
    }

    /// The value of a token of the theme.
    pub(crate) fn token(&self, token: &str) -> &str {
        let found = self.theme.iter().find(|(name, _)| name == token);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Sets a token of the theme; an empty value takes it out.
    pub(crate) fn set_token(&mut self, token: &str, value: String) {
        match self.theme.iter().position(|(name, _)| name == token) {
            Some(place) if value.is_empty() => drop(self.theme.remove(place)),
            Some(place) => {
                if let Some(entry) = self.theme.get_mut(place) {
                    entry.1 = value;
                }
            }
            None if value.is_empty() => {}
            None => self.theme.push((token.to_owned(), value)),
        }
    }

    /// The clinic's own text at a key.
    pub(crate) fn wording(&self, key: &str) -> Option<&Wording> {
        self.texts.iter().find(|(name, _)| name == key).map(|(_, text)| text)
    }

    /// Sets a text of the clinic; without one the default is used again.
    pub(crate) fn set_wording(&mut self, key: &str, text: Option<String>) {
        let place = self.texts.iter().position(|(name, _)| name == key);
        match (place.and_then(|place| self.texts.get_mut(place)), text) {
            (Some((_, wording)), Some(text)) => wording.text = text,
            (Some(_), None) => self.texts.retain(|(name, _)| name != key),
            (None, Some(text)) => self.texts.push((key.to_owned(), Wording::plain(text))),
            (None, None) => {}
        }
    }
}
