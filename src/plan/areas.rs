//! The tight areas, merged and ordered: the worst first (R-V4, R-G1).

use std::ops::RangeInclusive;

use crate::plan::{
    answers::{Answers, Area, Side, TightArea},
    order::sort_by_key,
};

/// R-Z5: with these severities an area is an injury to assess, not a tightness to press (source 11).
pub(crate) const SEVERITIES_TO_ASSESS: RangeInclusive<u32> = 9..=10;
/// Legs so sore that a physiotherapist should see them, as for an area of that severity (R-Z5).
pub(crate) const VERY_SORE: u32 = 9;

/// The chosen areas, each once, by severity, ties in list order.
#[derive(Clone, Debug, Default)]
pub(crate) struct TightAreas {
    /// The worst first.
    pub(crate) areas: Vec<TightArea>,
    /// Those that were entered more than once, in list order.
    pub(crate) merged: Vec<Area>,
}

impl TightAreas {
    /// Merges what was entered and puts it in order.
    pub(crate) fn new(answers: &Answers) -> Self {
        let (mut areas, mut merged) = merge(answers.areas.iter().copied());
        sort_by_key(&mut areas, |entry| (std::cmp::Reverse(entry.severity), entry.area));
        sort_by_key(&mut merged, |area| *area);
        Self { areas, merged }
    }

    /// The worst area.
    pub(crate) fn worst(&self) -> Option<TightArea> {
        self.areas.first().copied()
    }

    /// The highest severity, 0 without any area (R-F1, R-F2).
    pub(crate) fn severity(&self) -> u8 {
        self.worst().map_or(0, |worst| worst.severity)
    }

    /// How soon the first session is wanted.
    pub(crate) fn urgency(&self) -> Urgency {
        match self.severity() {
            0..=3 => Urgency::Usual,
            4..=6 => Urgency::Soon,
            // 9 and 10 never get here: R-Z5.
            7.. => Urgency::Pressing,
        }
    }
}

/// R-V4: the same area twice is one, with the higher severity, and both sides if they differ.
/// Areas in the order in which they were first entered, and those that were entered repeatedly.
pub(crate) fn merge(entries: impl Iterator<Item = TightArea>) -> (Vec<TightArea>, Vec<Area>) {
    let (mut areas, mut merged) = (Vec::<TightArea>::new(), Vec::new());
    for entry in entries {
        match areas.iter_mut().find(|other| other.area == entry.area) {
            Some(other) => {
                other.severity = other.severity.max(entry.severity);
                other.side = other.side.with(entry.side);
                if !merged.contains(&entry.area) {
                    merged.push(entry.area);
                }
            }
            None => areas.push(entry),
        }
    }
    (areas, merged)
}

impl TightArea {
    /// R-Z5: whether it is an injury to assess.
    pub fn needs_assessment(&self) -> bool {
        SEVERITIES_TO_ASSESS.contains(&self.severity.into())
    }
}

impl Side {
    /// R-V4: one side with itself, else both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// How soon the first session is wanted, by the highest severity (R-F1, R-F2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// 0 to 3: as the cadence says.
    Usual,
    /// 4 to 6: within 6 days.
    Soon,
    /// 7 and 8: within 2 days.
    Pressing,
}

impl Urgency {
    /// R-F1, R-F2: days within which the first session is wanted.
    pub(crate) const fn days(self) -> i32 {
        match self {
            Self::Usual | Self::Soon => 6,
            Self::Pressing => 2,
        }
    }
}
