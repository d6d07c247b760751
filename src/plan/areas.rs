//! The tight areas, merged and ordered: the worst first (R-V4, R-G1).

use crate::plan::{
    answers::{Answers, Area, Side, TightArea},
    order::sort_by_key,
};

/// The chosen areas, each once, by severity, ties in list order.
#[derive(Clone, Debug, Default)]
pub(crate) struct TightAreas {
    /// The worst first.
    pub(crate) areas: Vec<TightArea>,
    /// Those that were entered more than once, in list order.
    pub(crate) merged: Vec<Area>,
}

impl TightAreas {
    /// R-V4: the same area twice is one, with the higher severity, and both sides if they differ.
    pub(crate) fn new(answers: &Answers) -> Self {
        let mut tight = Self::default();
        for area in Area::ALL {
            let mut entries = answers.areas.iter().filter(|entry| entry.area == *area);
            let Some(first) = entries.next() else { continue };
            let mut merged = *first;
            for entry in entries {
                merged.severity = merged.severity.max(entry.severity);
                merged.side = if merged.side == entry.side { merged.side } else { Side::Both };
                if !tight.merged.contains(area) {
                    tight.merged.push(*area);
                }
            }
            tight.areas.push(merged);
        }
        // Stable: ties stay in list order.
        sort_by_key(&mut tight.areas, |entry| std::cmp::Reverse(entry.severity));
        tight
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
            _ => Urgency::Pressing,
        }
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
