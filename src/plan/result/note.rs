//! What the page says about the plan as a whole (c.14's second table). Data only, no words.

use crate::plan::{answers::Area, day::Day, result::Lowered};

/// A note of the plan, in the order of c.14's table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the codes and fields are those of the rule book's table c.14")]
pub enum Note {
    AreaMerged { area: Area },
    RaceDuplicateMerged { date: Day },
    RacePastIgnored { date: Day },
    RaceBeyondHorizon { date: Day },
    NoRacePlan,
    RacesTooClose { date: Day, also_date: Day },
    CombinedBetweenRaces { date: Day, also_date: Day },
    CombinedNotPossible { date: Day, also_date: Day },
    RaceSessionsLeftOut { date: Day },
    PreEventNotPossible { date: Day },
    PostEventLate { date: Day },
    PostEventNotPossible { date: Day },
    FirstDelayed { area: Area, severity: u8 },
    SlotSkipped { date: Day },
    NoSessionPossible,
    BudgetZero,
    BudgetTrimmed { count: usize },
    PressureReduced { reasons: Vec<Lowered> },
    PhysioCheck { area: Option<Area>, severity: Option<u8> },
    AcuteInjury { area: Area },
    LightOnly,
    AreasDeferred { count: usize },
    SpikeLongRun { percent: i64 },
    SpikeWeekly { percent: i64 },
    Taper { date: Day, start_date: Day },
    LowBase { date: Day },
}

impl Note {
    /// Its public code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AreaMerged { .. } => "area_merged",
            Self::RaceDuplicateMerged { .. } => "race_duplicate_merged",
            Self::RacePastIgnored { .. } => "race_past_ignored",
            Self::RaceBeyondHorizon { .. } => "race_beyond_horizon",
            Self::NoRacePlan => "no_race_plan",
            Self::RacesTooClose { .. } => "races_too_close",
            Self::CombinedBetweenRaces { .. } => "combined_between_races",
            Self::CombinedNotPossible { .. } => "combined_not_possible",
            Self::RaceSessionsLeftOut { .. } => "race_sessions_left_out",
            Self::PreEventNotPossible { .. } => "pre_event_not_possible",
            Self::PostEventLate { .. } => "post_event_late",
            Self::PostEventNotPossible { .. } => "post_event_not_possible",
            Self::FirstDelayed { .. } => "first_delayed",
            Self::SlotSkipped { .. } => "slot_skipped",
            Self::NoSessionPossible => "no_session_possible",
            Self::BudgetZero => "budget_zero",
            Self::BudgetTrimmed { .. } => "budget_trimmed",
            Self::PressureReduced { .. } => "pressure_reduced",
            Self::PhysioCheck { .. } => "physio_check",
            Self::AcuteInjury { .. } => "acute_injury",
            Self::LightOnly => "light_only",
            Self::AreasDeferred { .. } => "areas_deferred",
            Self::SpikeLongRun { .. } => "spike_long_run",
            Self::SpikeWeekly { .. } => "spike_weekly",
            Self::Taper { .. } => "taper",
            Self::LowBase { .. } => "low_base",
        }
    }
}
