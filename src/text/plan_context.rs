//! What stands around the plan while it is shown: the language, the clinic, today, the answers.

use std::{cell::LazyCell, fmt, rc::Rc};

use crate::{
    plan::{
        PlanRequest,
        answers::{Area, Preset, Side},
        day::{Day, Weekday},
        distance::{Distance, Unit},
        result::{PlannedRace, Session},
        value::Value,
    },
    text::{Messages, browser::Browser, clinic::Clinic},
};

/// The way in which a line of text runs.
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
    /// Its code, for booking links.
    pub lang: String,
    /// The way in which it runs.
    pub direction: Direction,
    /// The clinic.
    pub clinic: Rc<Clinic>,
    /// The visitor's day.
    pub today: Day,
    /// The first day of a week in the calendar.
    pub week_start: WeekStart,
    /// Whether that day was set by hand, for a preview.
    pub is_preview: bool,
    /// The unit in which distances are shown.
    pub unit: Unit,
    /// The level of the main heading, 2 to 6.
    pub level: u8,
    /// The parts that the clinic has turned off.
    pub off: Vec<Feature>,
    /// What of the answers is spoken of.
    pub mentioned: MentionedAnswers,
    /// What the browser can save.
    pub browser: Browser,
}

/// The first day of a week, found out when a calendar is drawn: browsers take long to say it.
#[derive(Clone)]
pub struct WeekStart(Rc<LazyCell<Weekday, FindDay>>);

type FindDay = Box<dyn FnOnce() -> Weekday>;

impl WeekStart {
    /// What `find` will give.
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
    FineTune,
}

impl PlanContext {
    /// The same without the answers on the visitor's body, for texts that leave the page.
    #[must_use]
    pub fn without_health(&self) -> Self {
        let told =
            MentionedAnswers { races: self.mentioned.races.clone(), ..MentionedAnswers::default() };
        Self { mentioned: told, ..self.clone() }
    }

    /// Whether the clinic has left a part on.
    pub fn has(&self, feature: Feature) -> bool {
        !self.off.contains(&feature)
    }

    /// The length to book for a session, in minutes: as long as the clinic sells (D-20).
    pub fn length_to_book(&self, session: &Session) -> u32 {
        let planned = session.duration_min;
        self.clinic.offer(session.service).map_or(planned, |offer| offer.length(planned))
    }
}

/// What of the answers is spoken of beside a plan. What else was asked for may change without a word
/// of the page being another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentionedAnswers {
    /// The tight areas, each side once, with its strength.
    pub tight: Vec<(Area, Side, u8)>,
    /// The races as entered.
    pub(crate) races: Vec<EnteredRace>,
    /// Whether the legs are so sore that a physio should see them.
    pub(crate) is_very_sore: bool,
}

impl MentionedAnswers {
    /// From a request with distances in this unit; what cannot be read is left out.
    pub fn read(request: &PlanRequest, unit: Unit) -> Self {
        let soreness = request.0.get("soreness").as_number();
        Self {
            tight: tight(&request.0),
            races: entered_races(&request.0, unit),
            is_very_sore: soreness.is_some_and(|soreness| soreness >= 9.0),
        }
    }
}

/// The tight areas of a request; entries that cannot be read are left out.
fn tight(request: &Value) -> Vec<(Area, Side, u8)> {
    let entries = request.get("areas").as_list().unwrap_or_default();
    let mut areas: Vec<(Area, Side, u8)> = Vec::new();
    for entry in entries {
        let Some(area) = entry.get("area").as_text().and_then(Area::from_code) else { continue };
        let side = entry.get("side").as_text().and_then(Side::from_code).unwrap_or(Side::Both);
        let given = entry.get("severity").as_number();
        let severity = (1..=10_u8).find(|number| given == Some(f64::from(*number)));
        let Some(severity) = severity else { continue };
        match areas.iter_mut().find(|(other, _, _)| *other == area) {
            Some((_, at, strength)) => {
                *at = if *at == side { side } else { Side::Both };
                *strength = severity.max(*strength);
            }
            None => areas.push((area, side, severity)),
        }
    }
    areas
}

/// A race as it was entered, as far as it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredRace {
    /// Race day.
    pub(crate) day: Day,
    /// How long it is.
    pub(crate) distance: Distance,
    /// Its name as typed; may be empty.
    pub(crate) name: String,
}

/// The races of a request; entries that cannot be read are left out.
fn entered_races(request: &Value, unit: Unit) -> Vec<EnteredRace> {
    let entries = request.get("races").as_list().unwrap_or_default();
    let race = |entry: &Value| {
        let distance = entry.get("distance");
        let preset = distance.as_text().and_then(Preset::from_code).map(Preset::distance);
        let typed = || Distance::from_number(distance.as_number()?, unit);
        Some(EnteredRace {
            day: entry.get("date").as_text().and_then(Day::from_iso)?,
            distance: preset.or_else(typed)?,
            name: entry.get("name").as_text().unwrap_or_default().trim().to_owned(),
        })
    };
    entries.iter().filter_map(race).collect()
}

/// The race of a plan on this day.
pub(crate) fn race_on(races: &[PlannedRace], day: Day) -> Option<&PlannedRace> {
    races.iter().find(|race| race.day == day)
}

/// A distance that people know by name.
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
