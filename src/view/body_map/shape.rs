//! The body as data: the outline, and one row for each region. The data describes half a body; the
//! other half is its mirror image.
//!
//! The drawn half (x > 0) is the visitor's left in the front view and the right in the back view.

use crate::plan::answers::{Area, Side};

/// The side of the body that faces the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Front,
    Back,
}

/// One area on one face. It overflows the body on purpose: the outline clips it, so that the two
/// always meet, and the larger shape is easier to touch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) area: Area,
    pub(super) face: Face,
    /// The position of its number.
    pub(super) at: (i32, i32),
    pub(super) path: &'static str,
}

/// One half of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Drawn,
    Mirrored,
}

pub(super) const VIEW_BOX: &str = "-124 0 248 608";

pub(super) const OUTLINE: &str = "M0 6c12 0 19 7 19 19s1 17-5 23c-2 5-2 11 0 15 3 8 18 12 32 15 18 4 28 15 29 34s5 34 10 55 18 46 24 78 12 24 12 39-2 29-7 29-6-13-7-27-6 2-8-8 2-19-2-35-16-48-24-71-13-31-19-48c-1 20-11 31-10 51s17 36 23 70 6 47 3 78-13 47-13 72 1 18 4 34 4 24 0 51-9 41-9 65 6 20 12 32 9 22-4 23-18 2-22-3 0-18-1-29 0-23-3-41-15-40-15-74 7-33 5-56-15-72-18-108-2-22-6-32";

pub(super) const REGIONS: [Region; 16] = [
    region(
        Area::UpperBody,
        Face::Front,
        (32, 117),
        "M0 94c12-6 16-20 14-37h46l40 17 4 50c-18-11-36-9-50 0-6 17-32 25-54 19z",
    ),
    region(
        Area::HipFlexors,
        Face::Front,
        (45, 247),
        "M74 191h-25c-4 31-19 58-40 74l10 24c23-11 49-31 57-67z",
    ),
    region(
        Area::ItBand,
        Face::Front,
        (66, 287),
        "M76 222c-3 14-7 23-13 30-8 35-8 94-12 127 8 2 17 7 27 11h16l-4-168z",
    ),
    region(
        Area::Quads,
        Face::Front,
        (42, 346),
        "M63 252c-11 15-25 26-37 33 8 29 5 63-9 94 9-7 25-7 34 0 4-33 4-92 12-127z",
    ),
    region(Area::Adductors, Face::Front, (15, 296), "M0 269l9-4 10 24 7-4c8 29 5 63-9 94l-17 9z"),
    region(
        Area::Knees,
        Face::Front,
        (40, 402),
        "M0 388c12-7 17-9 17-9 9-7 25-7 34 0 8 2 17 7 27 11v27c-17 16-57 16-78 0z",
    ),
    region(Area::Shins, Face::Front, (41, 476), "M0 417c21 16 61 16 78 0v121c-17 12-31 12-59 0z"),
    region(Area::Feet, Face::Front, (51, 579), "M19 538c28 12 42 12 59 0v72h-59z"),
    region(
        Area::UpperBody,
        Face::Back,
        (34, 110),
        "M0 54h20l40 3 40 17 4 50c-18-11-36-9-50 0-8 20-30 24-54 43z",
    ),
    region(
        Area::LowerBack,
        Face::Back,
        (23, 179),
        "M0 167c24-19 46-23 54-43l19 71c-30-2-51 7-73 32z",
    ),
    region(
        Area::Glutes,
        Face::Back,
        (36, 247),
        "M0 227c22-25 43-34 73-32l6 52c-11 9-13 47-39 47s-35-5-40-20z",
    ),
    region(
        Area::Hamstrings,
        Face::Back,
        (34, 341),
        "M0 274c5 15 14 20 40 20 12 0 19-9 24-20-5 45-5 85-10 128-14 9-28 9-54 0z",
    ),
    region(
        Area::ItBand,
        Face::Back,
        (71, 301),
        "M81 247c-8 4-13 15-17 27-5 45-5 85-10 128l24 2h16l-1-157z",
    ),
    region(
        Area::Calves,
        Face::Back,
        (41, 458),
        "M0 402c26 9 40 9 54 0l24 2v92c-14 25-24 4-37 4s-20 18-41-6z",
    ),
    region(
        Area::Achilles,
        Face::Back,
        (42, 532),
        "M0 494c21 24 31 6 41 6s23 21 37-4v60c-19 9-31 9-66 0z",
    ),
    region(Area::Feet, Face::Back, (52, 583), "M12 556c35 9 47 9 66 0v54h-66z"),
];

const fn region(area: Area, face: Face, at: (i32, i32), path: &'static str) -> Region {
    Region { area, face, at, path }
}

impl Face {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
        }
    }

    pub(super) const fn hair(self) -> &'static str {
        match self {
            Self::Front => "M-22 35c6-4 3-11 10-16 9 3 20 1 24-3 4 6 4 13 10 19v-35h-44z",
            Self::Back => "M-22 31c6 11 8 24 22 24s16-13 22-24v-31h-44z",
        }
    }

    /// Collar bones, kneecaps and the like.
    pub(super) const fn lines(self) -> &'static str {
        match self {
            Self::Front => {
                "M0 56c6 0 11-4 13-8M43 82c-13-3-25 1-34 8M0 162v29M31 406c4 9 15 9 20 0M37 444c3 27 7 54 8 79"
            }
            Self::Back => "M45 98c-15 3-25 15-23 33M41 435v50",
        }
    }

    pub(super) fn regions(self) -> impl Iterator<Item = &'static Region> {
        REGIONS.iter().filter(move |region| region.face == self)
    }

    /// The visitor's side that one half of this face shows.
    pub(super) const fn side(self, half: Half) -> Side {
        match (self, half) {
            (Self::Front, Half::Drawn) | (Self::Back, Half::Mirrored) => Side::Left,
            (Self::Front, Half::Mirrored) | (Self::Back, Half::Drawn) => Side::Right,
        }
    }
}

impl Half {
    pub(super) const BOTH: [Self; 2] = [Self::Drawn, Self::Mirrored];

    pub(super) const fn sign(self) -> i32 {
        match self {
            Self::Drawn => 1,
            Self::Mirrored => -1,
        }
    }

    pub(super) const fn transform(self) -> &'static str {
        match self {
            Self::Drawn => "scale(1 1)",
            Self::Mirrored => "scale(-1 1)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, Half, REGIONS};
    use crate::plan::answers::{Area, Side};

    #[test]
    fn every_area_can_be_found_on_some_face() {
        for area in Area::ALL {
            assert!(REGIONS.iter().any(|region| region.area == *area), "{}", area.code());
        }
    }

    #[test]
    fn the_front_shows_the_left_where_the_back_shows_the_right() {
        assert_eq!(Face::Front.side(Half::Drawn), Side::Left);
        assert_eq!(Face::Back.side(Half::Drawn), Side::Right);
        for face in [Face::Front, Face::Back] {
            assert_ne!(face.side(Half::Drawn), face.side(Half::Mirrored));
        }
    }
}
