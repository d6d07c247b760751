//! What a visitor can do: typed messages for the one reducer.

use std::rc::Rc;

use crate::{
    plan::{
        acts::SessionKey,
        answers::{
            Area, Experience, Feel, Frequency, Now, Place, Preset, Pressure, Priority, Side, Tender,
        },
        day::{Day, Weekday},
        distance::Unit,
        request::Request,
    },
    quiz::{
        date::DatePart,
        draft::LastMassage,
        exported::Exported,
        link::Linked,
        record::SessionAct,
        safety::{HealthFlag, HealthGroup},
        sample::Sample,
        step::Step,
        wish::Wish,
    },
};

/// One thing that a visitor did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Continue.
    Next,
    /// One step back; from a plan or a referral to where it came from.
    Back,
    /// Change, beside an answer on the plan page.
    GoTo(Step),
    /// Start again, with everything empty.
    Restart,
    /// "Start again" or "Delete my answers" was pressed: ask once, or no longer.
    AskDeletion(bool),
    /// As asked: start again with everything empty, until something else is shown with a way back.
    Delete,
    /// Take the last removal, the last change of Fine-tune or the deletion back.
    Undo,
    /// An answer was given or changed.
    Edit(Edit),
    /// Go on with the answers of an earlier visit, or show its plan.
    Resume,
    /// Ask the health questions, settle the kept plan with the answers, and go on with this.
    Reopen(Wish),
    /// Begin a new plan in the place of the kept one, for the same calendar.
    NewPlan,
    /// Keep the answers on this device, or no longer.
    Keep(bool),
    /// A new day has begun.
    Today(Day),
    /// The page asks for a preview of this day.
    Preview(Day),
    /// Answers that the page set: a part of a request; what cannot be read is left out.
    Merge(Rc<Request>),
    /// An act on one session of the plan.
    Session(SessionKey, SessionAct),
    /// One more session on this day.
    AddSession(Day),
    /// Plan anew what is not booked, moved or done.
    PlanAnew,
    /// Away from the first to the last day; whether the visitor is not well.
    Leave((Day, Day), bool),
    /// The stay away with this id is off.
    Stay(u32),
    /// The booking link of this session was pressed; none where the visitor has not booked.
    Tried(Option<SessionKey>),
    /// A calendar file was made: the events of all files so far.
    Export(Exported),
    /// A link with answers was opened.
    Link(Linked),
    /// Replace the answers with those of the link, or keep them.
    TakeLink(bool),
    /// Begin a plan of one's own with what came with a shared one.
    MakeOwn,
    /// The page asks for a preview with the answers of a sample visitor.
    Sample(Sample),
}

impl Action {
    /// Whether only the visitor does this, and not the page too.
    pub(super) const fn is_of_the_visitor(&self) -> bool {
        !matches!(
            self,
            Self::Merge(_)
                | Self::Link(_)
                | Self::Today(_)
                | Self::Preview(_)
                | Self::Sample(_)
                | Self::Edit(Edit::Unit(_))
        )
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each names the field that it sets")]
pub enum Edit {
    Unit(Unit),
    /// A distance was typed.
    Distance(DistanceField, String),
    /// The last four weeks were typed.
    Weeks(String),
    RunDays(u8),
    /// A field of a date was typed.
    Date(DateField, DatePart, String),
    /// A day was picked in the browser's own calendar.
    PickDate(DateField, Day),
    AnyRace(bool),
    AddRace,
    /// A run on every coming Saturday.
    EveryWeek,
    /// No such runs.
    NoWeek,
    /// The box of a Saturday was ticked or unticked.
    Saturday(Day),
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
    Tick(HealthFlag),
    /// None of the lines of a list.
    NoneOf(HealthGroup),
    /// At least one of them: its boxes follow.
    AnyOf(HealthGroup),
    Cleared(bool),
    /// A fresh strain or sprain, as Fine-tune asks it.
    Injury(bool),
    InjuryPlace(Place),
    /// The box of a place to leave alone was ticked or unticked.
    LeaveAlone(Place),
    Weekday(Weekday),
    /// Every weekday on which the clinic is open.
    AnyDay,
    AddAway,
    RemoveAway(u32),
    LastMassage(LastMassage),
    /// The answer to the last massage was taken back.
    NoLastMassage,
    Pressure(Pressure),
    HardSessions(Option<u8>),
    LongRunDay(Option<Weekday>),
    Experience(Experience),
    Soreness(Option<u8>),
    /// How the last session felt.
    Feel(Option<Feel>),
    /// How long the visitor was tender after it.
    Tender(Option<Tender>),
    /// How an area is now.
    AreaNow(Area, Option<Now>),
    Budget(String),
    Length(Option<u32>),
    Frequency(Frequency),
}

impl Edit {
    /// Where it is typed, if it comes letter by letter.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are given at once")]
    pub const fn typed_place(&self) -> Option<TypedPlace> {
        Some(match self {
            Self::Distance(field, _) => TypedPlace::Distance(*field),
            Self::Date(field, part, _) => TypedPlace::Date(*field, *part),
            Self::RaceName(id, _) => TypedPlace::RaceName(*id),
            Self::Budget(_) => TypedPlace::Budget,
            Self::Weeks(_) => TypedPlace::Weeks,
            // Answered one after the other, and one change.
            Self::Feel(_) | Self::Tender(_) | Self::AreaNow(..) => TypedPlace::CheckIn,
            _ => return None,
        })
    }
}

/// Where something is typed letter by letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the edit of the same name")]
pub enum TypedPlace {
    Distance(DistanceField),
    Date(DateField, DatePart),
    RaceName(u32),
    Budget,
    Weeks,
    /// The whole check-in.
    CheckIn,
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
