//! The body map: two figures, front and back, with the thirteen areas to press; and a small version
//! without presses.
//!
//! It is a shortcut for the pointer and hidden from assistive technology, because the list beside
//! it is complete. The figures are not mirrored in right-to-left text.

mod figure;
mod finger;
mod shape;

pub(crate) use finger::near;

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::{Area, Side},
    text::Messages,
    view::body_map::{
        figure::{Figure, cut, full, outline},
        shape::{Face, Half, Region, VIEW_BOX},
    },
};

/// What the body map shows, and the callback that it calls.
#[derive(Debug)]
pub(crate) struct BodyMap<'a> {
    /// Chosen areas with their strength, 1 to 10; 0 while no number is chosen.
    pub(crate) chosen: &'a [(Area, Side, u8)],
    /// The area whose row in the list has the focus.
    pub(crate) focus: Option<(Area, Side)>,
    /// Called when an area is pressed, on the visitor's left or right; `near` says which is meant.
    pub(crate) on_press: &'a Callback<MouseEvent>,
    /// The language.
    pub(crate) messages: &'a Messages,
}

/// Both figures side by side.
pub(crate) fn body_map(map: &BodyMap<'_>) -> Html {
    let figures = [(Face::Front, "body_front"), (Face::Back, "body_back")];
    html! {
        <div class="body-map" part="body-map" aria-hidden="true">
            for (face, caption) in figures {
                <figure class="body-map__figure">
                    { full(&Figure {
                        face,
                        id: &["body-map-", face.code()].concat(),
                        chosen: map.chosen,
                        focus: map.focus,
                        on_press: map.on_press,
                        messages: map.messages,
                    }) }
                    <figcaption class="body-map__caption">{ map.messages.get(caption) }</figcaption>
                </figure>
            }
        </div>
    }
}

/// Two small figures with some areas coloured, for cards and for print. They need `mini_cut` in the
/// same root. Each area has a strength of 1 to 10, 0 where it is unknown, none where it is only
/// touched.
pub(crate) fn mini_body(lit: &[(Area, Side, Option<u8>)]) -> Html {
    html! {
        <div class="mini-body" aria-hidden="true">
            for face in [Face::Front, Face::Back] {
                { mini(face, lit) }
            }
        </div>
    }
}

/// The outline that clips every small figure. It is drawn once, because it is the longest part of
/// the drawing.
pub(crate) fn mini_cut() -> Html {
    html! { <svg class="mini-body__cut" aria-hidden="true">{ cut(MINI_CUT) }</svg> }
}

const MINI_CUT: &str = "mini-body-cut";

fn mini(face: Face, lit: &[(Area, Side, Option<u8>)]) -> Html {
    html! {
        <svg class="mini-body__figure" data-face={face.code()} viewBox={VIEW_BOX}>
            { outline("mini-body__skin") }
            <g clip-path={address(MINI_CUT)}>
                for (half, region) in each_half(face) {
                    if let Some(severity) = shown(lit, region.area, face.side(half)) {
                        <path
                            class="mini-body__area"
                            data-strength={severity.map_or("touch", |rated| Strength::of(rated).code())}
                            d={region.path}
                            transform={half.transform()}
                        />
                    }
                }
            </g>
        </svg>
    }
}

fn each_half(face: Face) -> impl Iterator<Item = (Half, &'static Region)> {
    Half::BOTH.into_iter().flat_map(move |half| face.regions().map(move |region| (half, region)))
}

/// The colour of a strength. The number beside it says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// Chosen, without a number yet.
    Open,
    Weak,
    Mid,
    Strong,
}

impl Strength {
    const fn of(severity: u8) -> Self {
        match severity {
            0 => Self::Open,
            1..=3 => Self::Weak,
            4..=6 => Self::Mid,
            7..=u8::MAX => Self::Strong,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Weak => "weak",
            Self::Mid => "mid",
            Self::Strong => "strong",
        }
    }
}

/// The severity that was chosen for one side of an area.
fn severity(chosen: &[(Area, Side, u8)], area: Area, side: Side) -> Option<u8> {
    chosen
        .iter()
        .filter(|(other, at, _)| *other == area && covers(*at, side))
        .map(|(_, _, severity)| *severity)
        .max()
}

/// The severity that a small figure shows on one side of an area; none within where the area is
/// only touched.
fn shown(lit: &[(Area, Side, Option<u8>)], area: Area, side: Side) -> Option<&Option<u8>> {
    let found = lit.iter().find(|(other, at, _)| *other == area && covers(*at, side));
    found.map(|(_, _, severity)| severity)
}

/// Whether a chosen side includes this one of the two.
fn covers(chosen: Side, side: Side) -> bool {
    chosen == side || chosen == Side::Both
}

/// A reference to an id of the same root, in the syntax of SVG attributes.
fn address(id: &str) -> String {
    ["url(#", id, ")"].concat()
}
