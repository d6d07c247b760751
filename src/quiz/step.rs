//! The five steps of the quiz, and what is on screen.

use crate::plan::codes::codes;

codes! {
    /// The steps, in the order in which they are asked (D-17).
    Step {
        /// Weekly distance and days a week.
        Running = "running",
        Races = "races",
        /// Tight areas.
        Areas = "areas",
        /// Health questions.
        Safety = "safety",
        /// Weekdays, days away, last massage, pressure.
        Availability = "availability",
    }
}

impl Step {
    /// The one before the plan.
    pub const LAST: Self = Self::Availability;

    /// The place in the order, from 1 to 5.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step with this code. The first version had a last one, on which nothing was asked.
    pub fn kept(code: &str) -> Option<Self> {
        if code == "check" { Some(Self::Availability) } else { Self::from_code(code) }
    }

    /// The step after this one, if there is one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(usize::from(self.number())).copied()
    }

    /// The step before this one, if there is one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.iter().copied().take_while(|step| *step != self).last()
    }

    /// The step that asks for a field of the request or of the form; the plan page for the fields
    /// that only Fine-tune has.
    pub fn of(field: &str) -> Option<Self> {
        let name = field.split(['[', '.']).next().unwrap_or_default();
        Some(match name {
            "weeklyDistance" | "runDays" | "unit" => Self::Running,
            "races" => Self::Races,
            "areas" => Self::Areas,
            "redFlags" | "cautions" | "clearedByDoctor" | "adult" | "acuteInjury"
            | "leaveAlone" | "safety" => Self::Safety,
            "availableWeekdays" | "away" | "unavailableDates" | "lastMassage"
            | "firstMassageEver" | "pressure" => Self::Availability,
            _ => return None,
        })
    }
}

/// What is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A step of the quiz.
    Ask(Step),
    /// The plan or the referral, reached from a step.
    Answer(Step),
    /// The plan of an earlier visit, as it was kept.
    Kept,
    /// A plan that somebody else has shared.
    Shared,
}

impl Screen {
    /// The step that it is, or that led to it.
    pub const fn step(self) -> Step {
        match self {
            Self::Ask(step) | Self::Answer(step) => step,
            Self::Kept | Self::Shared => Step::LAST,
        }
    }
}
