//! What of a plan tells of the visitor's health, and a plan without it, for whatever leaves the page.
//!
//! Each list names every member: a new reason or note does not compile before it has its choice.

use crate::plan::result::{MentionedAnswers, Note, Plan, PressureLimit, Reason};

impl Reason {
    /// Whether its words name an area, how tight it is, an injury or a caution.
    pub const fn tells_of_health(self) -> bool {
        match self {
            // The first line of a build names areas.
            Self::Build | Self::FirstTight | Self::AcuteInjury => true,
            Self::Steady
            | Self::Base
            | Self::Peak
            | Self::Taper
            | Self::Between
            | Self::Recovery
            | Self::WhyPre
            | Self::WhyPost
            | Self::PostEventMarathon
            | Self::Combined
            | Self::WhyCadence7
            | Self::WhyCadence14
            | Self::WhyCadence2128
            | Self::WhyEvidenceFrequency
            | Self::WhyFewer
            | Self::WhyMoved
            | Self::WhyNotFirm => false,
        }
    }
}

impl PressureLimit {
    /// As for a reason.
    pub const fn tells_of_health(self) -> bool {
        match self {
            Self::Tight
            | Self::Soreness
            | Self::Injury
            | Self::Caution
            | Self::LightOnly
            | Self::Tendon
            | Self::CheckIn => true,
            Self::Race
            | Self::First
            | Self::LongRun
            | Self::Step
            | Self::Taper
            | Self::Recovery
            | Self::Between
            | Self::Service
            | Self::Spacing => false,
        }
    }
}

impl Note {
    /// As for a reason.
    pub fn tells_of_health(&self) -> bool {
        match self {
            Self::AreaMerged { .. }
            | Self::FirstDelayed { .. }
            | Self::PhysioCheck { .. }
            | Self::AcuteInjury { .. }
            | Self::LightOnly
            | Self::NothingToWork
            | Self::NoServiceFits
            | Self::AskPlace
            | Self::RaceWhileTight { .. }
            | Self::CallUs
            | Self::AskAgain { .. } => true,
            Self::PressureReduced { reasons } => {
                reasons.iter().any(|reason| reason.tells_of_health())
            }
            Self::RaceDuplicateMerged { .. }
            | Self::RacePastIgnored { .. }
            | Self::RaceBeyondHorizon { .. }
            | Self::NoRacePlan
            | Self::RacesTooClose { .. }
            | Self::CombinedBetweenRaces { .. }
            | Self::CombinedNotPossible { .. }
            | Self::RaceSessionsLeftOut { .. }
            | Self::PreEventNotPossible { .. }
            | Self::FirstNotBeforeRace { .. }
            | Self::MoreNoticeNeeded { .. }
            | Self::PostEventLate { .. }
            | Self::PostEventNotPossible { .. }
            | Self::SlotSkipped { .. }
            | Self::NoSessionPossible
            | Self::BudgetZero
            | Self::BudgetTrimmed { .. }
            | Self::SpikeLongRun { .. }
            | Self::SpikeWeekly { .. }
            | Self::RestBetween { .. }
            | Self::Taper { .. }
            | Self::TaperNow { .. }
            | Self::LowBase { .. } => false,
        }
    }
}

impl MentionedAnswers {
    /// The races alone, and what keeps a text from offering a booking.
    #[must_use]
    pub fn without_health(&self) -> Self {
        Self { races: self.races.clone(), bears_no_oil: self.bears_no_oil, ..Self::default() }
    }
}

impl Plan {
    /// The plan without what tells of health: what the therapist has to know, and such reasons and
    /// notes.
    #[must_use]
    pub fn without_health(&self) -> Self {
        let mut plan = self.clone();
        plan.tell_therapist.clear();
        plan.mentioned = plan.mentioned.without_health();
        plan.notes.retain(|note| !note.tells_of_health());
        // Why they are provisional is health.
        plan.provisional.clear();
        // A day may be refused because of an injury.
        plan.changes.clear();
        plan.refused.clear();
        for session in &mut plan.sessions {
            session.why.retain(|why| !why.key.tells_of_health());
        }
        plan
    }
}
