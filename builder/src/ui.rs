//! What the page shows beside the form: which preview, which lines, what was typed but not taken.

use crate::{links::Link, snippets::Way};

/// The ground that the preview stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Page,
    Light,
    Dark,
    Narrow,
    Hostile,
}

impl Ground {
    pub(crate) const ALL: [Self; 5] =
        [Self::Page, Self::Light, Self::Dark, Self::Narrow, Self::Hostile];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Narrow => "narrow",
            Self::Hostile => "hostile",
        }
    }
}

/// Where the preview begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    First,
    Areas,
    Plan,
    Referral,
}

impl Start {
    pub(crate) const ALL: [Self; 4] = [Self::First, Self::Areas, Self::Plan, Self::Referral];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Areas => "areas",
            Self::Plan => "plan",
            Self::Referral => "referral",
        }
    }
}

/// How good a finding of the doctor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `good`, `fair` or `bad`.
    pub(crate) is: String,
    pub(crate) file: String,
    pub(crate) text: String,
}

/// Closed days that are being entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) is_yearly: bool,
}

impl Dates {
    /// As the configuration writes them; nothing while the first day is missing.
    pub(crate) fn written(&self) -> Option<String> {
        let short = |day: &str| {
            if self.is_yearly {
                day.get(5..).unwrap_or_default().to_owned()
            } else {
                day.to_owned()
            }
        };
        let first = Some(short(&self.first)).filter(|first| !first.is_empty())?;
        let is_range = !self.last.is_empty() && self.last != self.first;
        Some(if is_range { [first, "/".to_owned(), short(&self.last)].concat() } else { first })
    }
}

/// Everything beside the form.
#[expect(clippy::struct_excessive_bools, reason = "each is said by itself")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ui {
    pub(crate) ground: Ground,
    pub(crate) start: Start,
    pub(crate) way: Way,
    pub(crate) has_file: bool,
    pub(crate) is_preview_open: bool,
    pub(crate) is_opening: bool,
    /// The text of a configuration that is being pasted.
    pub(crate) pasted: String,
    /// Why it could not be read.
    pub(crate) refused: String,
    /// The address of the booking system as it was pasted.
    pub(crate) booking: String,
    pub(crate) dates: Dates,
    /// The kind of the next service.
    pub(crate) search: String,
    pub(crate) link: Link,
    /// The last thing that was done, for the status line.
    pub(crate) said: String,
    pub(crate) findings: Option<Vec<Finding>>,
    pub(crate) is_checking: bool,
    /// The configuration that the doctor looks at.
    pub(crate) checked: String,
    /// The hash of the module of this folder.
    pub(crate) hash: String,
    /// Whether this is the settings page of the WordPress plugin, which keeps the configuration.
    pub(crate) is_hosted: bool,
}

impl Default for Ui {
    fn default() -> Self {
        Self {
            ground: Ground::Page,
            start: Start::First,
            way: Way::Class,
            has_file: false,
            is_preview_open: false,
            is_opening: false,
            pasted: String::new(),
            refused: String::new(),
            booking: String::new(),
            dates: Dates::default(),
            search: String::new(),
            link: Link::default(),
            said: String::new(),
            findings: None,
            is_checking: false,
            checked: String::new(),
            hash: String::new(),
            is_hosted: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dates;

    #[test]
    fn closed_days_are_written_as_the_reader_wants_them() {
        let of = |first: &str, last: &str, is_yearly| {
            Dates { first: first.to_owned(), last: last.to_owned(), is_yearly }.written()
        };
        assert_eq!(of("2026-12-24", "", false).as_deref(), Some("2026-12-24"));
        assert_eq!(of("2026-12-24", "2026-12-28", false).as_deref(), Some("2026-12-24/2026-12-28"));
        assert_eq!(of("2026-12-24", "2027-01-01", true).as_deref(), Some("12-24/01-01"));
        assert_eq!(of("2026-12-25", "2026-12-25", true).as_deref(), Some("12-25"));
        assert_eq!(of("", "2026-12-25", false), None);
    }
}
