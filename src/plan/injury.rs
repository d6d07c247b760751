//! A sudden strain or sprain: what it allows, day by day (R-I1).

use crate::plan::{
    answers::{Answers, Area, Place},
    areas::{LEAD, TightAreas},
    day::Day,
    range::{GENTLE, LEFT_ALONE, WITH_CARE},
};

/// An injury that still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Injury {
    pub(crate) place: Place,
    day: Day,
    /// Whether it is rated 4 or more: then the gentle days last until the care ends.
    is_rated_high: bool,
}

/// What an injury allows on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Not touched.
    Rest,
    /// Touched only, and every session light.
    Gentle,
    /// Worked a little, and every session at most medium.
    Care,
}

impl Injury {
    /// The injury of these answers.
    pub(crate) fn new(answers: &Answers, tight: &TightAreas) -> Option<Self> {
        let injury = answers.acute_injury?;
        let named = tight.areas.iter().filter(|entry| injury.place.injures(entry.area));
        let rated = named.map(|entry| entry.severity).max().unwrap_or(0);
        Some(Self { place: injury.place, day: injury.day, is_rated_high: rated >= LEAD })
    }

    /// The stage of a day; none once it is over.
    pub(crate) fn stage(self, day: Day) -> Option<Stage> {
        match day.since(self.day) {
            days if days < LEFT_ALONE => Some(Stage::Rest),
            days if days < GENTLE || (self.is_rated_high && days < WITH_CARE) => {
                Some(Stage::Gentle)
            }
            days if days < WITH_CARE => Some(Stage::Care),
            _ => None,
        }
    }

    /// The stage of an area on a day; none where it is not injured.
    pub(crate) fn stage_of(self, area: Area, day: Day) -> Option<Stage> {
        self.stage(day).filter(|_| self.place.injures(area))
    }

    /// Whether no regular session may lie on this day.
    pub(crate) fn rests_on(self, day: Day) -> bool {
        self.stage(day) == Some(Stage::Rest)
    }

    /// The first day on which it may be touched.
    pub(crate) fn rests_until(self) -> Day {
        self.day.plus(LEFT_ALONE)
    }

    /// The first day after those that ask for a physiotherapist before a race.
    pub(crate) fn warns_until(self) -> Day {
        self.day.plus(if self.is_rated_high { WITH_CARE } else { GENTLE })
    }
}

#[cfg(test)]
mod tests {
    use super::{Injury, Stage};
    use crate::plan::{
        answers::{Area, Place},
        day::Day,
    };

    fn injury(place: Place, is_rated_high: bool) -> Injury {
        Injury { place, day: Day::UNIX, is_rated_high }
    }

    #[test]
    fn the_stages_end_on_the_days_of_the_rule() {
        for (days, low, high) in [
            (0, Some(Stage::Rest), Some(Stage::Rest)),
            (3, Some(Stage::Rest), Some(Stage::Rest)),
            (4, Some(Stage::Gentle), Some(Stage::Gentle)),
            (13, Some(Stage::Gentle), Some(Stage::Gentle)),
            (14, Some(Stage::Care), Some(Stage::Gentle)),
            (41, Some(Stage::Care), Some(Stage::Gentle)),
            (42, None, None),
        ] {
            let day = Day::UNIX.plus(days);
            assert_eq!(injury(Place::Quads, false).stage(day), low, "{days}");
            assert_eq!(injury(Place::Quads, true).stage(day), high, "{days}");
        }
    }

    #[test]
    fn an_ankle_stands_for_the_lower_leg() {
        let ankle = injury(Place::Ankle, false);
        for area in [Area::Calves, Area::Achilles, Area::Shins, Area::Feet] {
            assert_eq!(ankle.stage_of(area, Day::UNIX), Some(Stage::Rest));
        }
        assert_eq!(ankle.stage_of(Area::Knees, Day::UNIX), None);
    }
}
