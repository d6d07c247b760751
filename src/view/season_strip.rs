//! The season strip: a thread with beads for sessions, flags for races, and the windows around them.
//!
//! It is a picture for the pointer; the list below it says the same in words. `strip.rs` computes
//! the positions.

use std::rc::Rc;

use crate::view::markup::prelude::*;
use crate::{
    plan::answers::Priority,
    text::plan_context::Direction,
    view::{
        mark::{kind_code, kind_path},
        strip::{
            Month, PlanRow, Px, RaceMark, SessionMark, StripInput, StripLayout, layout, text_width,
        },
        width::use_width,
    },
};

/// What the strip shows, and its width.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeasonStripProps {
    /// The season.
    pub input: Rc<StripInput>,
    /// The measured width in px.
    #[prop_or(640)]
    pub width: u32,
    /// The direction of the text.
    #[prop_or_default]
    pub direction: Direction,
    /// Called when a mark is pressed. Without it the strip takes no presses.
    #[prop_or_default]
    pub on_pick: Option<Callback<PlanRow>>,
    /// The beginning of the ids inside, unique in the root.
    #[prop_or(AttrValue::Static("season-strip"))]
    pub id: AttrValue,
}

/// The strip in the width of the element around it.
#[component]
pub fn FittedStrip(props: &SeasonStripProps) -> Html {
    let node = use_node_ref();
    let width = use_width(&node, props.width);
    html! {
        <div class="season-strip__fit" ref={node}>
            { drawing(props, width) }
        </div>
    }
}

/// The strip as one drawing.
fn drawing(props: &SeasonStripProps, width: u32) -> Html {
    let width = Px::whole(i32::try_from(width).unwrap_or(640));
    let strip = layout(&props.input, width, props.direction, &text_width);
    let hatch = [&*props.id, "-hatch"].concat();
    let (width, height) = (strip.width.to_string(), strip.height.to_string());
    html! {
        <svg
            class="season-strip"
            viewBox={["0 0 ", &width, " ", &height].concat()}
            width={width}
            height={height}
            aria-hidden="true"
        >
            { pattern(&hatch) }
            for span in strip.tapers.iter() {
                { window(&strip, *span, "season-strip__taper", None) }
            }
            for span in strip.no_firm.iter() {
                { window(&strip, *span, "season-strip__no-firm", Some(&hatch)) }
            }
            { calendar_line(&strip) }
            for flag in strip.flags.iter() { { race(&strip, flag) } }
            for bead in strip.beads.iter() { { session(&strip, bead) } }
            if let Some(on_pick) = &props.on_pick { { hit_areas(&strip, on_pick) } }
        </svg>
    }
}

/// Attributes refer to the paint servers: in a stylesheet the address would be relative to that.
fn pattern(id: &str) -> Html {
    html! {
        <defs>
            <pattern
                id={id.to_owned()}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <path class="season-strip__hatch" d="M0 0v5"/>
            </pattern>
        </defs>
    }
}

fn window(
    strip: &StripLayout,
    (from, to): (Px, Px),
    class: &'static str,
    fill: Option<&str>,
) -> Html {
    let (top, bottom) = strip.band;
    html! {
        <rect
            {class}
            fill={fill.map(|id| ["url(#", id, ")"].concat())}
            x={from.to_string()}
            y={top.to_string()}
            width={(to - from).to_string()}
            height={(bottom - top).to_string()}
            rx="3"
        />
    }
}

/// The thread with its Mondays and months.
fn calendar_line(strip: &StripLayout) -> Html {
    let bottom = strip.band.1;
    html! {
        <>
            for x in strip.ticks.iter() {
                <path class="season-strip__tick" d={stroke(*x, bottom, "v4")}/>
            }
            for month in strip.months.iter() { { month_name(strip, month) } }
            <path
                class="season-strip__base"
                d={stroke(strip.base.0, strip.axis, &["H", &strip.base.1.to_string()].concat())}
            />
        </>
    }
}

fn month_name(strip: &StripLayout, month: &Month) -> Html {
    let bottom = strip.band.1;
    html! {
        <>
            if let Some(x) = month.tick {
                <path class="season-strip__tick" data-month="" d={stroke(x, bottom, "v8")}/>
            }
            if !month.name.is_empty() {
                <text
                    class="season-strip__month"
                    x={month.x.to_string()}
                    y={(bottom + Px::whole(18)).to_string()}
                    text-anchor={anchor(strip.direction == Direction::Rtl)}
                >{ &month.name }</text>
            }
        </>
    }
}

fn race(strip: &StripLayout, flag: &RaceMark) -> Html {
    let sign = if flag.to_left { "-" } else { "" };
    let back = if flag.to_left { "" } else { "-" };
    let cloth = ["h", sign, "9l", back, "3 4 ", sign, "3 4h", back, "9z"].concat();
    let end = ["V", &strip.pole_end.to_string()].concat();
    let gap = Px::whole(if flag.to_left { -13 } else { 13 });
    let priority = match flag.priority {
        Priority::A => "a",
        Priority::B => "b",
        Priority::C => "c",
    };
    html! {
        <g class="season-strip__race" data-priority={priority}>
            <path class="season-strip__pole" d={stroke(flag.x, flag.top, &end)}/>
            if flag.stub {
                <circle
                    class="season-strip__flag"
                    cx={flag.x.to_string()}
                    cy={flag.top.to_string()}
                    r="2.5"
                />
            } else {
                <path class="season-strip__flag" d={stroke(flag.x, flag.top, &cloth)}/>
            }
            if !flag.label.is_empty() {
                <text
                    class="season-strip__label"
                    x={(flag.x + gap).to_string()}
                    y={(flag.top + Px::tenths(85)).to_string()}
                    text-anchor={anchor(flag.to_left)}
                >{ &flag.label }</text>
            }
        </g>
    }
}

/// The mark of a session. The chevron points forward, so it is mirrored in right-to-left text; the
/// halo sets it off from the thread.
fn session(strip: &StripLayout, bead: &SessionMark) -> Html {
    let turned = strip.direction == Direction::Rtl;
    let narrow = strip.bead_size < Px::whole(16);
    let scale = match (turned, narrow) {
        (false, false) => "1 1",
        (false, true) => ".75 .75",
        (true, false) => "-1 1",
        (true, true) => "-.75 .75",
    };
    let half = strip.bead_size.share(1, 2);
    let x = if turned { bead.x + half } else { bead.x - half };
    let place = ["translate(", &x.to_string(), " ", &(bead.y - half).to_string(), ") scale("];
    let transform = [&place.concat(), scale, ")"].concat();
    html! {
        <>
            <g
                class="season-strip__session"
                data-kind={kind_code(bead.kind)}
                data-open={bead.number.is_none().then_some("")}
                {transform}
            >
                <path class="season-strip__halo" d={kind_path(bead.kind)}/>
                <path class="season-strip__bead" d={kind_path(bead.kind)}/>
            </g>
            if let (Some(y), Some(number)) = (strip.numbers, bead.number) {
                <text class="season-strip__number" x={bead.x.to_string()} y={y.to_string()}>
                    { number }
                </text>
            }
        </>
    }
}

/// The areas that take a press: each leads to the nearest mark, or to the race under whose label it
/// is.
fn hit_areas(strip: &StripLayout, on_pick: &Callback<PlanRow>) -> Html {
    let nearest = strip
        .hit_areas
        .iter()
        .map(|(from, to, target)| ((*from, *to), (Px::whole(0), strip.height), *target));
    let labels = strip.flags.iter().filter(|flag| !flag.stub).map(|flag| {
        let rows = (flag.top - Px::whole(6), flag.top + Px::whole(14));
        (flag.room, rows, PlanRow::Race(flag.race))
    });
    html! {
        for ((from, to), (top, bottom), target) in nearest.chain(labels) {
            <rect
                class="season-strip__hit"
                x={from.to_string()}
                y={top.to_string()}
                width={(to - from).to_string()}
                height={(bottom - top).to_string()}
                onclick={on_pick.reform(move |_: MouseEvent| target)}
            />
        }
    }
}

fn stroke(x: Px, y: Px, rest: &str) -> String {
    ["M", &x.to_string(), " ", &y.to_string(), rest].concat()
}

const fn anchor(is_end: bool) -> &'static str {
    if is_end { "end" } else { "start" }
}
