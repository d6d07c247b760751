//! The context of a plan on screen: the language, the clinic, today, the answers.

use std::{cell::LazyCell, fmt, rc::Rc};

use crate::{
    plan::{
        acts::SessionKey,
        day::{Day, Weekday},
        distance::{Distance, Unit},
        result::{MentionedAnswers, PlannedRace},
    },
    quiz::record::hour::Hour,
    text::{Messages, browser::Browser, clinic::Clinic},
};

/// The direction of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// What every part of the plan page needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanContext {
    /// The language.
    pub messages: Messages,
    /// The code of the language, for booking links.
    pub lang: String,
    /// The direction in which the language is written.
    pub direction: Direction,
    /// The clinic.
    pub clinic: Rc<Clinic>,
    /// The visitor's day.
    pub today: Day,
    /// The first day of a week in the calendar.
    pub week_start: WeekStart,
    /// Whether the day was set by hand, for a preview.
    pub is_preview: bool,
    /// Whether the answers are those of a sample visitor, so that nothing may be booked.
    pub is_sample: bool,
    /// Whether of its sessions only day, kind, length and service are known.
    pub is_outline: bool,
    /// The unit in which distances are shown.
    pub unit: Unit,
    /// The level of the main heading, 2 to 6.
    pub level: u8,
    /// The features that the clinic has turned off.
    pub off: Vec<Feature>,
    /// The answers that the texts mention.
    pub mentioned: MentionedAnswers,
    /// What the browser can save.
    pub browser: Browser,
    /// The hours of booked sessions, for the visitor's own text.
    pub hours: Vec<(SessionKey, Hour)>,
    /// The address of the page, for texts that lead back to it; empty if it is not known.
    pub page: String,
}

/// The first day of a week. It is found when a calendar is drawn, because browsers are slow to find
/// it.
#[derive(Clone)]
pub struct WeekStart(Rc<LazyCell<Weekday, FindDay>>);

type FindDay = Box<dyn FnOnce() -> Weekday>;

impl WeekStart {
    /// The day that `find` returns when it is first needed.
    pub fn new(find: impl FnOnce() -> Weekday + 'static) -> Self {
        Self(Rc::new(LazyCell::new(Box::new(find))))
    }

    /// The day.
    pub fn day(&self) -> Weekday {
        **self.0
    }
}

impl From<Weekday> for WeekStart {
    fn from(day: Weekday) -> Self {
        Self::new(move || day)
    }
}

impl PartialEq for WeekStart {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for WeekStart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("WeekStart").finish()
    }
}

/// A part of the plan page that a clinic can turn off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the configuration")]
pub enum Feature {
    Ics,
    Print,
    Share,
    Copy,
    Email,
    Book,
    Research,
    Therapist,
    FineTune,
}

impl PlanContext {
    /// "Preview: 11 massages, 3 March to 28 April" where the plan is a sample visitor's, which nobody
    /// may take for his own.
    pub fn of_sample(&self, title: String) -> String {
        if self.is_sample {
            self.messages.format("sample_title", &[("title", &title)])
        } else {
            title
        }
    }

    /// The context without the answers about the visitor's body, for texts that leave the page.
    #[must_use]
    pub fn without_health(&self) -> Self {
        Self { mentioned: self.mentioned.without_health(), ..self.clone() }
    }

    /// Whether the clinic has left a part on.
    pub fn has(&self, feature: Feature) -> bool {
        !self.off.contains(&feature)
    }
}

/// The race of a plan on this day.
pub(crate) fn race_on(races: &[PlannedRace], day: Day) -> Option<&PlannedRace> {
    races.iter().find(|race| race.day == day)
}

/// A distance that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedDistance {
    FiveK,
    TenK,
    Half,
    Marathon,
    Ultra,
    Other,
}

impl NamedDistance {
    /// The name of a distance; an ultra is anything over 45 km.
    pub(crate) fn of(distance: Distance) -> Self {
        // 0.1 km to each side, for 13.1 and 26.2 miles.
        let is_near = |decimetres: i64| {
            let named = Distance::from_decimetres(decimetres).micrometres();
            (distance.micrometres() - named).abs() <= 100_000_000
        };
        match () {
            () if is_near(50_000) => Self::FiveK,
            () if is_near(100_000) => Self::TenK,
            () if is_near(210_975) => Self::Half,
            () if is_near(421_950) => Self::Marathon,
            () if distance > Distance::from_km(45) => Self::Ultra,
            () => Self::Other,
        }
    }

    /// Its code in the keys of the locale files.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::FiveK => "5k",
            Self::TenK => "10k",
            Self::Half => "half",
            Self::Marathon => "marathon",
            Self::Ultra => "ultra",
            Self::Other => "other",
        }
    }
}
