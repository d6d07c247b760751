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

pub(super) const OUTLINE: &str = "M0 8c15 0 24 11 24 28s1 24-9 33c-3 7-3 14-1 19 3 9 18 13 32 17 18 5 28 17 29 39s5 40 10 64 11 48 14 76 10 22 10 35-2 26-7 26-6-12-7-24-6 2-8-7 2-17 0-31-11-43-15-69-12-36-18-56c-1 24-11 36-11 60s13 36 15 66 4 42 1 70-11 42-11 64 1 16 4 30 3 22 0 46-8 36-8 58 5 18 10 28 8 20-3 21-15 2-19-3 0-16-1-26 0-20-2-36-13-36-13-66 6-30 4-50-12-64-15-96-2-20-5-29";

pub(super) const REGIONS: [Region; 16] = [
    region(
        Area::UpperBody,
        Face::Front,
        (32, 150),
        "M0 124c12-8 16-24 14-44h46l40 20 4 58c-18-12-36-10-50 0-6 20-32 30-54 22z",
    ),
    region(
        Area::HipFlexors,
        Face::Front,
        (39, 286),
        "M70 236h-24c-6 28-20 52-38 66l8 22c20-10 42-28 52-60z",
    ),
    region(
        Area::ItBand,
        Face::Front,
        (62, 322),
        "M68 264c-4 12-8 20-14 27-7 31-7 83-11 113 7 2 15 6 23 10h16v-150z",
    ),
    region(
        Area::Quads,
        Face::Front,
        (36, 374),
        "M54 291c-10 13-22 23-32 29 7 26 4 56-8 84 8-6 22-6 29 0 4-30 4-82 11-113z",
    ),
    region(Area::Adductors, Face::Front, (13, 330), "M0 306l8-4 8 22 6-4c7 26 4 56-8 84l-14 8z"),
    region(
        Area::Knees,
        Face::Front,
        (34, 424),
        "M0 412c10-6 14-8 14-8 8-6 22-6 29 0 7 2 15 6 23 10v24c-14 14-48 14-66 0z",
    ),
    region(Area::Shins, Face::Front, (35, 490), "M0 438c18 14 52 14 66 0v108c-14 10-26 10-50 0z"),
    region(Area::Feet, Face::Front, (43, 582), "M16 546c24 10 36 10 50 0v64h-50z"),
    region(
        Area::UpperBody,
        Face::Back,
        (34, 142),
        "M0 77h20l40 3 40 20 4 58c-18-12-36-10-50 0-8 24-30 28-54 50z",
    ),
    region(
        Area::LowerBack,
        Face::Back,
        (22, 222),
        "M0 208c24-22 46-26 54-50l14 82c-28-2-48 6-68 28z",
    ),
    region(
        Area::Glutes,
        Face::Back,
        (31, 286),
        "M0 268c20-22 40-30 68-28v46c-10 8-12 42-34 42s-30-4-34-18z",
    ),
    region(
        Area::Hamstrings,
        Face::Back,
        (29, 370),
        "M0 310c4 14 12 18 34 18 10 0 16-8 20-18-4 40-4 76-8 114-12 8-24 8-46 0z",
    ),
    region(
        Area::ItBand,
        Face::Back,
        (60, 334),
        "M70 286c-8 4-12 14-16 24-4 40-4 76-8 114l20 2h16v-140z",
    ),
    region(
        Area::Calves,
        Face::Back,
        (35, 474),
        "M0 424c22 8 34 8 46 0l20 2v82c-12 22-20 4-31 4s-17 16-35-6z",
    ),
    region(
        Area::Achilles,
        Face::Back,
        (36, 540),
        "M0 506c18 22 26 6 35 6s19 18 31-4v54c-16 8-26 8-56 0z",
    ),
    region(Area::Feet, Face::Back, (44, 586), "M10 562c30 8 40 8 56 0v48h-56z"),
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
            Self::Front => "M-28 50c7-6 4-16 13-23 11 4 25 2 31-4 4 9 4 19 12 27v-50h-56z",
            Self::Back => "M-28 44c8 16 14 34 28 34s20-18 28-34v-44h-56z",
        }
    }

    /// Collar bones, kneecaps and the like.
    pub(super) const fn lines(self) -> &'static str {
        match self {
            Self::Front => {
                "M0 79c6 0 11-4 14-10M43 109c-13-3-25 2-34 10M0 202v34M26 428c4 8 13 8 17 0M31 462c3 24 6 48 7 70"
            }
            Self::Back => "M45 128c-15 4-25 18-23 38M35 454v44",
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
