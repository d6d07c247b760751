//! A place in the calendar for one session, before it is filled with content.

use crate::plan::{day::Day, result::Kind};

/// A day and what its session is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The day.
    pub(crate) day: Day,
    /// What it is there for.
    pub(crate) role: Role,
}

/// What a session is there for; clusters by their place in `PlanningWindow::clusters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Between races: the first session, or one that was due on a day.
    Maintenance {
        /// P of its week (R-M1); none for a first session that is wanted soon (R-F2, R-F4).
        due: Option<Day>,
        /// Whether it comes from a target, and is not an extra session.
        target: bool,
    },
    /// Before the first race of a cluster.
    PreRace {
        /// Which one.
        cluster: usize,
        /// Earlier than four days before it (R-R1).
        early: bool,
    },
    /// After the last race of a cluster.
    Recovery {
        /// Which one.
        cluster: usize,
        /// Later than the second day (R-R2).
        late: bool,
    },
    /// One session for two clusters three to five days apart (R-X2).
    Combined {
        /// The cluster before it; the other is the next one.
        earlier: usize,
    },
}

impl Role {
    /// The kind of the session.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Maintenance { .. } => Kind::Maintenance,
            Self::PreRace { .. } => Kind::PreEvent,
            Self::Recovery { .. } | Self::Combined { .. } => Kind::PostEvent,
        }
    }

    /// Whether it lies between races.
    pub(crate) const fn is_maintenance(self) -> bool {
        matches!(self, Self::Maintenance { .. })
    }
}

/// Whether a day is at least this many days from every slot (R-S1).
pub(crate) fn is_spaced(slots: &[Slot], day: Day, days: i32) -> bool {
    slots.iter().all(|slot| slot.day.since(day).abs() >= days)
}

/// Puts a slot in its place by date.
pub(crate) fn insert(slots: &mut Vec<Slot>, slot: Slot) {
    let place = slots.partition_point(|other| other.day < slot.day);
    slots.insert(place, slot);
}
