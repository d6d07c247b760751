//! What the page says about the plan as a whole (D-3). Data only, no words.

use crate::plan::{
    answers::{Area, Place},
    day::Day,
    result::PressureLimit,
};

/// A note of the plan, in the order of D-3.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the codes and fields are those of the types in docs/embedding.md")]
pub enum Note {
    AreaMerged {
        area: Area,
    },
    RaceDuplicateMerged {
        date: Day,
    },
    RacePastIgnored {
        date: Day,
    },
    RaceBeyondHorizon {
        date: Day,
    },
    NoRacePlan,
    RacesTooClose {
        date: Day,
        also_date: Day,
    },
    CombinedBetweenRaces {
        date: Day,
        also_date: Day,
    },
    CombinedNotPossible {
        date: Day,
        also_date: Day,
    },
    RaceSessionsLeftOut {
        date: Day,
        count: usize,
    },
    PreEventNotPossible {
        date: Day,
    },
    FirstNotBeforeRace {
        date: Day,
    },
    MoreNoticeNeeded {
        date: Day,
    },
    PostEventLate {
        date: Day,
    },
    PostEventNotPossible {
        date: Day,
    },
    FirstDelayed {
        area: Area,
        severity: u8,
    },
    SlotSkipped {
        date: Day,
        #[serde(skip_serializing_if = "Option::is_none")]
        also_date: Option<Day>,
    },
    NoSessionPossible,
    NothingToWork,
    NoServiceFits,
    AskPlace,
    BudgetZero,
    BudgetTrimmed {
        count: usize,
    },
    RaceWhileTight {
        date: Day,
        area: Area,
        severity: u8,
    },
    PressureReduced {
        reasons: Vec<PressureLimit>,
    },
    PhysioCheck {
        #[serde(skip_serializing_if = "Option::is_none")]
        area: Option<Area>,
        #[serde(skip_serializing_if = "Option::is_none")]
        severity: Option<u8>,
    },
    CallUs,
    AcuteInjury {
        area: Place,
    },
    LightOnly,
    AskAgain {
        date: Day,
    },
    SpikeLongRun {
        percent: i64,
    },
    SpikeWeekly {
        percent: i64,
    },
    RestBetween {
        date: Day,
        also_date: Day,
    },
    Taper {
        date: Day,
        start_date: Day,
    },
    TaperNow {
        date: Day,
    },
    LowBase {
        date: Day,
    },
}
