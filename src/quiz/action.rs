//! What a visitor can do: typed messages for the one reducer.

use crate::{
    plan::{
        answers::{Area, Experience, Preset, Pressure, Priority, Side},
        day::{Day, Weekday},
        distance::Unit,
        value::Value,
    },
    quiz::{
        date::DatePart,
        draft::LastMassage,
        safety::{Group, Tick},
        step::Step,
    },
};

/// One thing that a visitor did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Continue.
    Next,
    /// One step back; from a plan or a referral to where it came from.
    Back,
    /// Change, on the page of all answers and on the plan page.
    GoTo(Step),
    /// Start again, with everything empty.
    Restart,
    /// Take the last removal or the last change of Fine-tune back.
    Undo,
    /// An answer was given or changed.
    Edit(Edit),
    /// Go on with the answers of an earlier visit.
    Resume,
    /// Keep the answers on this device, or no longer.
    Keep(bool),
    /// Answers that the page set: a part of a request; what cannot be read is left out.
    Merge(Value),
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each names the field that it sets")]
pub enum Edit {
    Unit(Unit),
    /// A distance was typed.
    Distance(DistanceField, String),
    RunDays(u8),
    /// A field of a date was typed.
    Date(DateField, DatePart, String),
    /// A day was picked in the browser's own calendar.
    PickDate(DateField, Day),
    AnyRace(bool),
    AddRace,
    RemoveRace(u32),
    RaceDistance(u32, Option<Preset>),
    RacePriority(u32, Priority),
    RaceName(u32, String),
    /// The box of an area was ticked or unticked.
    Area(Area),
    /// A region of the figure was pressed: adds the area, or the other side of a chosen one.
    Pick(Area, Side),
    Side(Area, Side),
    Severity(Area, u8),
    NothingTight,
    Tick(Tick),
    NoneOf(Group),
    Cleared(bool),
    Adult(bool),
    Injury(bool),
    InjuryArea(Area),
    Weekday(Weekday),
    /// Every weekday on which the clinic is open.
    AnyDay,
    AddAway,
    RemoveAway(u32),
    LastMassage(LastMassage),
    Pressure(Pressure),
    HardSessions(Option<u8>),
    LongRunDay(Option<Weekday>),
    Experience(Experience),
    Soreness(Option<u8>),
    Budget(String),
    Length(Option<u32>),
}

impl Edit {
    /// Where it is typed, if it comes letter by letter: the same edit without its text.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are given at once")]
    pub fn typed_place(&self) -> Option<Self> {
        let text = String::new();
        Some(match self {
            Self::Distance(field, _) => Self::Distance(*field, text),
            Self::Date(field, part, _) => Self::Date(*field, *part, text),
            Self::RaceName(id, _) => Self::RaceName(*id, text),
            Self::Budget(_) => Self::Budget(text),
            _ => return None,
        })
    }
}

/// Where a distance is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the draft")]
pub enum DistanceField {
    Weekly,
    Race(u32),
    Longest,
    NextLong,
    PreviousWeekly,
}

/// Where a date is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the draft")]
pub enum DateField {
    Race(u32),
    AwayFrom(u32),
    AwayTo(u32),
    LastMassage,
    Injury,
}
