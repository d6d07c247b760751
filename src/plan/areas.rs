//! The tight areas, merged and ordered: the worst first (R-V4, R-G1), and for how long a rating
//! counts (R-P5).

use std::ops::RangeInclusive;

use crate::plan::{
    answers::{Answers, Area, Race, RaceClass, Side, TightArea},
    day::Day,
    order::sort_by_key,
};

/// R-Z5: with these severities an area is an injury to assess, not a tightness to press (source 11).
pub(crate) const SEVERITIES_TO_ASSESS: RangeInclusive<u32> = 9..=10;
/// Legs so sore that a physiotherapist should see them, as for an area of that severity (R-Z5).
pub(crate) const VERY_SORE: u32 = 9;
/// R-C8, R-Q2: from this rating on an area leads, or routes its minutes to muscles (source 11).
pub(crate) const LEAD: u8 = 4;
/// R-Z7: from this rating on the plan asks after two sessions (sources 11 and 20).
pub(crate) const PRESSING: u8 = 7;
/// R-P5: a rating that a race explains counts as this after a week (judgement).
const EXPLAINED: u8 = 3;
/// R-P5: days after a race on which its soreness explains a rating (source 21).
const EXPLAINED_UNTIL: i32 = 5;
/// R-P5: from this day after the rating on it counts as less (judgement).
const EXPLAINED_FOR: i32 = 7;
/// R-P5: from this day after the rating on it no longer says how many minutes (judgement).
const COUNTS_FOR: i32 = 28;

/// The chosen areas, each once, by severity, ties in list order.
#[derive(Clone, Debug)]
pub(crate) struct TightAreas {
    /// The worst first.
    pub(crate) areas: Vec<TightArea>,
    /// Those that were entered more than once, in list order.
    pub(crate) merged: Vec<Area>,
    /// The day on which they were rated.
    rated_on: Day,
    /// R-P5: whether they were rated in the days after a race over 12 km.
    pub(crate) is_explained: bool,
}

impl TightAreas {
    /// Merges what was entered and puts it in order.
    pub(crate) fn new(answers: &Answers) -> Self {
        let rated_on = answers.rated_on;
        let explains = |race: &Race| {
            race.class() > RaceClass::Short
                && (0..=EXPLAINED_UNTIL).contains(&rated_on.since(race.day))
        };
        // Also by a race that does not count any more (R-R5): the rating is as old.
        let is_explained = answers.races.iter().any(explains);
        let (mut areas, mut merged) = merge(answers.areas.iter().copied());
        sort_by_key(&mut areas, |entry| (std::cmp::Reverse(entry.severity), entry.area));
        sort_by_key(&mut merged, |area| *area);
        Self { areas, merged, rated_on, is_explained }
    }

    /// The worst area.
    pub(crate) fn worst(&self) -> Option<TightArea> {
        self.areas.first().copied()
    }

    /// The highest severity, 0 without any area (R-F1, R-F2).
    pub(crate) fn severity(&self) -> u8 {
        self.worst().map_or(0, |worst| worst.severity)
    }

    /// R-P5: what a rating counts on a day, in everything but the order of areas.
    pub(crate) fn rating(&self, severity: u8, day: Day) -> u8 {
        let is_over = self.is_explained && day.since(self.rated_on) >= EXPLAINED_FOR;
        if is_over { severity.min(EXPLAINED) } else { severity }
    }

    /// R-P5: whether ratings still say how many minutes an area gets.
    pub(crate) fn say_minutes(&self, day: Day) -> bool {
        day.since(self.rated_on) < COUNTS_FOR
    }

    /// The highest rating that counts on a day.
    pub(crate) fn highest(&self, day: Day) -> u8 {
        self.rating(self.severity(), day)
    }

    /// How soon the first session is wanted; a race that explains it asks for none (R-P5).
    pub(crate) fn urgency(&self) -> Urgency {
        match self.severity() {
            _ if self.is_explained => Urgency::Usual,
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
