//! The engine's input: every answer read by its type, and nothing checked yet.
//!
//! `json.rs` fills it from JSON, the quiz fills it from its form, and validation alone makes
//! `Answers` of it.

mod json;

use crate::plan::{
    acts::{Act, SessionKey},
    answers::{
        Area, Caution, Experience, Feel, Frequency, Now, Place, Preset, Pressure, Priority,
        RedFlag, Side, Tender, TightArea,
    },
    areas,
    day::{Day, Weekday},
    distance::{Distance, Unit},
    result::{EnteredRace, FaultCode, MentionedAnswers, Service},
};

/// The most races, counted as entered (R-V3).
pub const MAX_RACES: usize = 20;

/// One answer, as far as it can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// Nothing was given.
    #[default]
    Empty,
    /// Something was given that has the wrong type or form.
    Invalid(FaultCode),
    /// A value of the right type. Whether it is in range is for validation to say.
    Valid(T),
}

/// A list whose entries were read one by one.
pub type Entries<T> = Vec<Result<T, FaultCode>>;

/// What is asked of [`plan`](crate::plan::plan).
///
/// Distances are numbers of `unit`, because a part of a request may come without its unit.
/// The ranges are those that validation accepts (R-V1, R-V3, R-V8).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The visitor's day, from the years 1900 to 2999. Required.
    pub today: Field<Day>,
    /// When the clinic is closed.
    pub clinic: Field<ClinicDays>,
    /// The unit of every distance; kilometres if empty (R-U1).
    pub unit: Field<Unit>,
    /// Distance run in a usual week, 0 to 300 km (R-L1). Required.
    pub weekly_distance: Field<f64>,
    /// Days with a run in a usual week, 0 to 7; 0 exactly if the distance is 0 (R-L1). Required.
    pub run_days: Field<u32>,
    /// Speed, hill or tempo runs a week, 0 to 7; 0 if empty (R-L1).
    pub hard_sessions: Field<u32>,
    /// The longest run of the last 30 days, 0 to 350 km (R-L5).
    pub longest_run: Field<f64>,
    /// The next planned long run, 0 to 350 km (R-L5).
    pub next_long_run: Field<f64>,
    /// The weekly average of the four weeks before, 0 to 300 km (R-L6).
    pub previous_weekly_distance: Field<f64>,
    /// The usual day of the long run (R-M3, R-P5).
    pub long_run_day: Field<Weekday>,
    /// How long the visitor has been running; recreational if empty (R-P5).
    pub experience: Field<Experience>,
    /// Races ahead and of the last days, at most 20 (R-R1 to R-R8).
    pub races: Field<Entries<RaceEntry>>,
    /// Tight or sore areas, at most 26; the same area twice is one (R-V4).
    pub areas: Field<Entries<AreaEntry>>,
    /// The day on which the areas were rated; today if empty (R-P5).
    pub rated_on: Field<Day>,
    /// How sore the legs are today, 0 to 10; 0 if empty (R-P5).
    pub soreness: Field<u32>,
    /// A sudden strain or sprain (R-I1).
    pub acute_injury: Field<InjuryEntry>,
    /// Signs that need a doctor instead of a massage (R-Z1).
    pub red_flags: Field<Entries<RedFlag>>,
    /// Health conditions that change the plan or need a doctor's yes (R-Z2, R-Z3).
    pub cautions: Field<Entries<Caution>>,
    /// Whether a doctor has said yes to massage; no if empty (R-Z2).
    pub cleared_by_doctor: Field<bool>,
    /// Whether the visitor is 18 or older (R-Z6). Required.
    pub adult: Field<bool>,
    /// Weekdays on which the visitor is free, at least one on which the clinic is open (R-A1).
    /// Required.
    pub available_weekdays: Field<Entries<Weekday>>,
    /// Days on which the visitor is away, from a year ago to two years ahead (R-A1).
    pub unavailable_dates: Field<Entries<Day>>,
    /// How many sessions the visitor wants at most, 0 to 60; as many as the rules give if empty
    /// (R-B1).
    pub session_budget: Field<u32>,
    /// The day of the last massage, up to ten years ago (R-F1, R-S1).
    pub last_massage: Field<Day>,
    /// Whether the visitor never had a massage; no if empty (R-R1, R-P5).
    pub first_massage_ever: Field<bool>,
    /// How firm the visitor likes it; medium if empty (R-P1).
    pub pressure: Field<Pressure>,
    /// Preferred length of a session in minutes, 20 to 120 (R-C1).
    pub session_length: Field<u32>,
    /// Places that are not to be touched (R-Q5).
    pub leave_alone: Field<Entries<Place>>,
    /// Whole hours a week of other endurance training, 0 to 30; 0 if empty (R-L1).
    pub other_training: Field<u32>,
    /// How often the visitor would like to come; as suggested if empty (R-L1).
    pub frequency: Field<Frequency>,
    /// What the visitor says of the last session (R-Q4).
    pub check_in: Field<CheckInEntry>,
    /// The plan last shown, past days too, at most 60 sessions, no key twice (R-K1).
    pub keep: Field<Entries<KeptEntry>>,
    /// The visitor's acts, at most 120; the later of two on one session counts (R-K1).
    pub log: Field<Entries<ActEntry>>,
}

/// A session of the plan last shown, as entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its key. Required.
    pub key: Field<SessionKey>,
    /// Its day, up to ten years ago and two years ahead. Required.
    pub date: Field<Day>,
}

/// An act on a session, as entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActEntry {
    /// The key of the session. Required.
    pub key: Field<SessionKey>,
    /// The day of the session, or the one on which a skipped one stood; today at the latest for one
    /// that is done. Required.
    pub date: Field<Day>,
    /// What was done. Required.
    pub state: Field<Act>,
}

/// One service that the clinic sells, as entered (R-C5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferEntry {
    /// The clinic's own name for it, or the code of its kind. Required.
    pub service: Field<String>,
    /// Which of the four it is; may be left out where `service` is one of them.
    pub kind: Field<Service>,
    /// Its lengths in minutes, 20 to 120. Required.
    pub minutes: Field<Entries<u32>>,
}

/// A check-in as entered (R-Q4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInEntry {
    /// How the last session felt.
    pub feel: Field<Feel>,
    /// How long the visitor was tender after it.
    pub tender: Field<Tender>,
    /// How the chosen areas are now.
    pub areas: Field<Entries<AreaNow>>,
    /// How sore the legs are today, 0 to 10; counts instead of the request's.
    pub soreness: Field<u32>,
}

/// How an area is now, as entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaNow {
    /// Which one. Required.
    pub area: Field<Area>,
    /// Against the last session. Required.
    pub now: Field<Now>,
}

/// When the clinic is closed, and how long before a session it wants to be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClinicDays {
    /// Weekdays on which it is closed, at most 7 entries (R-A1).
    pub closed_weekdays: Field<Entries<Weekday>>,
    /// Days on which it is closed, up to ten years away (R-A1).
    pub closed_dates: Field<Entries<Day>>,
    /// Days from today to the first that can be booked, 0 to 14; 1 if empty (R-A2).
    pub lead_days: Field<u32>,
    /// What the clinic sells; all four services of 30, 60 and 90 minutes if empty (R-C5).
    pub offers: Field<Entries<OfferEntry>>,
}

/// One race as entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RaceEntry {
    /// Race day, from ten years ago to two years ahead (R-V8). Required.
    pub date: Field<Day>,
    /// How long it is, 1 to 350 km (R-L4). Required.
    pub distance: Field<RaceDistance>,
    /// How much it matters; a goal race if empty (R-R1).
    pub priority: Field<Priority>,
    /// Its name, at most 80 characters: text and nothing else, never a key or markup (R-V5).
    pub name: Field<String>,
}

/// The distance of a race.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RaceDistance {
    /// One that has a name.
    Preset(Preset),
    /// A number of the request's unit.
    Own(f64),
}

/// One tight or sore area as entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaEntry {
    /// Which one. Required.
    pub area: Field<Area>,
    /// Which side; both if empty.
    pub side: Field<Side>,
    /// How tight or sore it is, 1 to 10; from 9 on it is referred (R-Z5). Required.
    pub severity: Field<u32>,
}

/// A strain or sprain as entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InjuryEntry {
    /// Where. Required.
    pub area: Field<Place>,
    /// On which day, up to ten years ago; it counts for six weeks (R-I1). Required.
    pub date: Field<Day>,
}

impl<T> Field<T> {
    /// The value, if one could be read.
    pub const fn valid(&self) -> Option<&T> {
        match self {
            Self::Valid(value) => Some(value),
            Self::Empty | Self::Invalid(_) => None,
        }
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::Valid)
    }
}

impl<T> FromIterator<T> for Field<Entries<T>> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self::Valid(entries.into_iter().map(Ok).collect())
    }
}

impl<T> Field<Entries<T>> {
    /// The entries of a list; none if there is no list.
    pub fn entries(&self) -> &[Result<T, FaultCode>] {
        self.valid().map_or(&[], Vec::as_slice)
    }

    /// The entries that could be read.
    pub fn readable(&self) -> impl Iterator<Item = &T> {
        self.entries().iter().flatten()
    }
}

impl RaceDistance {
    /// The distance; nothing for a number that is not finite or beyond a million.
    pub fn distance(self, unit: Unit) -> Option<Distance> {
        match self {
            Self::Preset(preset) => Some(preset.distance()),
            Self::Own(number) => Distance::from_number(number, unit),
        }
    }
}

impl AreaEntry {
    /// The area, if it is one that can be worked; both sides unless said.
    pub(crate) fn tight(&self) -> Option<TightArea> {
        let severity = u8::try_from(*self.severity.valid()?).ok();
        Some(TightArea {
            area: *self.area.valid()?,
            side: self.side.valid().copied().unwrap_or(Side::Both),
            severity: severity.filter(|severity| (1..=10).contains(severity))?,
        })
    }
}

impl Request {
    /// What words speak of, as far as it can be read: a referral names it beside faults.
    pub(crate) fn mentioned(&self) -> MentionedAnswers {
        let unit = self.unit.valid().copied().unwrap_or(Unit::Km);
        let race = |entry: &RaceEntry| {
            Some(EnteredRace {
                day: *entry.date.valid()?,
                distance: entry.distance.valid()?.distance(unit)?,
                name: entry.name.valid().map_or("", |name| name.trim()).to_owned(),
            })
        };
        let (tight, _) = areas::merge(self.areas.readable().filter_map(AreaEntry::tight));
        let soreness = self.soreness.valid();
        MentionedAnswers {
            tight,
            races: self.races.readable().filter_map(race).collect(),
            bears_no_oil: self.cautions.readable().any(|caution| *caution == Caution::OilAllergy),
            is_very_sore: soreness.is_some_and(|soreness| *soreness >= areas::VERY_SORE),
        }
    }
}
