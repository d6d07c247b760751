//! The small drawings: kind marks, the race flag, icons, and the figures of the self-care moves.
//!
//! All of them are decoration beside a text.

use crate::plan::result::{Kind, Move};
use crate::view::markup::prelude::*;

/// The mark of a kind of session: circle, chevron, wave. The shape tells them apart even without
/// colour.
pub(crate) fn kind_mark(kind: Kind) -> Html {
    html! {
        <svg class="mark" data-kind={kind_code(kind)} viewBox="0 0 16 16" aria-hidden="true">
            <path d={kind_path(kind)}/>
        </svg>
    }
}

/// The name of the kind in classes and custom properties (D-17).
pub(crate) const fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Maintenance => "maintenance",
        Kind::PreEvent => "pre-event",
        Kind::PostEvent => "post-event",
    }
}

/// The mark's path in a box of 16 by 16.
pub(crate) const fn kind_path(kind: Kind) -> &'static str {
    match kind {
        Kind::Maintenance => "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9",
        Kind::PreEvent => "M5.5 3l5 5-5 5",
        Kind::PostEvent => "M1.5 9.5c2-5 4.5-5 6.5-1.5s4.5 3.5 6.5-1.5",
    }
}

/// A small drawing beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Towards the start of the line.
    Back,
    /// A race.
    Flag,
    /// An octagon with a call sign: get help.
    Stop,
    /// A note in a circle.
    Note,
    /// A leaf of a calendar.
    Calendar,
}

impl Icon {
    const fn drawing(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Back => ("back", "0 0 16 16", "M10 3L5 8l5 5"),
            Self::Flag => ("flag", "0 0 16 16", "M4 15V2c3-2 5 2 9 0v7c-4 2-6-2-9 0"),
            Self::Stop => {
                ("stop", "0 0 36 36", "M12 3h12l9 9v12l-9 9H12l-9-9V12zM18 10v10M18 25.5v.1")
            }
            Self::Calendar => ("calendar", "0 0 20 20", "M3 5h14v12H3zM3 9h14M7 2.5v4M13 2.5v4"),
            Self::Note => ("note", "0 0 36 36", "M18 3a15 15 0 1 0 .1 0M18 16v10M18 10.5v.1"),
        }
    }
}

/// The icon, hidden from assistive technology.
pub(crate) fn icon(icon: Icon) -> Html {
    let (name, view_box, path) = icon.drawing();
    html! {
        <svg class="mark" data-icon={name} viewBox={view_box} aria-hidden="true">
            <path d={path}/>
        </svg>
    }
}

/// The figure that does the move.
pub(crate) fn figure(shown: Move) -> Html {
    html! {
        <svg class="mark" data-icon="move" viewBox="0 0 48 48" aria-hidden="true">
            <path d={moving(shown)}/>
        </svg>
    }
}

const fn moving(shown: Move) -> &'static str {
    match shown {
        Move::Roll => {
            "M4 43h40M16 8a4 4 0 1 0 .1 0M15 17l-1 16 30-3M15 19L6 33M34 32.5a5 5 0 1 0 .1 0"
        }
        Move::Stretch => {
            "M4 43h40M42 5v38M30 7a4 4 0 1 0 .1 0M28 16l-8 12 10 4v11M28 18l14-1M20 28L7 43"
        }
        Move::Strength | Move::BirdDog => {
            "M8 43h32M26 4a4 4 0 1 0 .1 0M25 13l-9 13 14 3-5 14M24 16l14 2"
        }
    }
}
