//! How long a session is, and which areas fit into it (R-C1, R-C2).

use crate::plan::{
    answers::TightArea,
    planning_window::PlanningWindow,
    slot::{Role, Slot},
};

/// R-C1: pre-race and combined sessions are short (source 23: longer is not better).
const SHORT: u32 = 30;
/// R-C1: the usual length.
const USUAL: u32 = 60;
/// R-C1: the long session, and the number of chosen areas from which it is the usual one.
const LONG: (u32, usize) = (90, 5);

impl PlanningWindow<'_> {
    /// R-C1: the length in minutes.
    pub(crate) fn length(&self, role: Role) -> u32 {
        let wish = self.answers.session_length;
        match role {
            Role::PreRace { .. } | Role::Combined { .. } => SHORT,
            Role::Recovery { .. } if wish == Some(SHORT) => SHORT,
            Role::Recovery { .. } => USUAL,
            Role::Maintenance { .. } => {
                let (long, many) = LONG;
                wish.unwrap_or(if self.tight.areas.len() >= many { long } else { USUAL })
            }
        }
    }

    /// R-C2: how many chosen areas fit.
    pub(crate) fn areas_that_fit(&self, role: Role) -> usize {
        match self.length(role) {
            ..=30 => 4,
            31..=60 => 6,
            _ => 8,
        }
    }

    /// The chosen areas that fit, the worst first.
    pub(crate) fn fitting(&self, role: Role) -> impl Iterator<Item = &TightArea> {
        self.tight.areas.iter().take(self.areas_that_fit(role))
    }

    /// R-I1: whether a session of this slot works an area that is still to be treated gently.
    pub(crate) fn works_injury(&self, slot: Slot) -> bool {
        let Some(injury) = self.answers.acute_injury else { return false };
        self.is_injured(slot.day)
            && self.injury_rests_until().is_some_and(|until| until <= slot.day)
            && self.fitting(slot.role).any(|entry| entry.area == injury.area)
    }
}
