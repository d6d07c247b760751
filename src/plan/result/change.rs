//! What settling changed, what it refused, and what a day of the calendar allows (R-K1 to R-K9).

use crate::plan::{acts::SessionKey, codes::codes, day::Day};

codes! {
    /// Why a session has another day, or a day does not suit (R-K2, R-K3, R-K9).
    MoveRule {
        // Why a day is refused.
        Notice = "notice",
        Closed = "closed",
        Away = "away",
        RaceDay = "race_day",
        RaceEve = "race_eve",
        Injury = "injury",
        Taken = "taken",
        BeyondPlan = "beyond_plan",
        Referral = "referral",
        // What is said of a day that is taken.
        Close = "close",
        LongRun = "long_run",
        Weekday = "weekday",
        RaceSession = "race_session",
        Early = "early",
        Late = "late",
        // What became of a session.
        TookPlace = "took_place",
        Displaced = "displaced",
        LeftOut = "left_out",
        RaceNew = "race_new",
        RaceGone = "race_gone",
        Lifted = "lifted",
        Continued = "continued",
        // The visitor's own act.
        Done = "done",
        Booked = "booked",
        Moved = "moved",
        Skipped = "skipped",
    }
}

codes! {
    /// What a day of the calendar is to a session that may move there.
    Verdict { Free = "free", Note = "note", Refused = "refused", }
}

/// A session that is on another day than in the plan last shown, is gone or is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// Which one.
    pub key: SessionKey,
    /// Its day in the plan last shown; none for a new one.
    pub from: Option<Day>,
    /// Its day now; none where it is gone.
    pub to: Option<Day>,
    /// Why.
    pub rule: MoveRule,
}

/// A move that is not done, with the days that could be had.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RefusedMove {
    /// The session.
    pub key: SessionKey,
    /// The day that was wanted.
    pub date: Day,
    /// Why not.
    pub rule: MoveRule,
    /// Days that are not refused, by date.
    pub offered: Vec<Day>,
}

/// A day of the calendar, as a place for one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct DayOption {
    /// The day.
    pub date: Day,
    /// Whether the session can have it.
    pub verdict: Verdict,
    /// Why not, or what is said of it.
    pub rule: Option<MoveRule>,
}
