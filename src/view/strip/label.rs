//! The labels of races: each race gets a row, and as much text as fits.
//!
//! Every race begins as a bare pole. Level by level (flag, code, short, word, name) each race grows
//! by one step, goal races first and then by date. It keeps the step if every race still finds a
//! row.

use crate::{
    plan::{answers::Priority, day::Day, order::sort_by_key},
    view::strip::{Px, Scale},
};

/// A race on the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaceFlag {
    /// Its day.
    pub day: Day,
    /// How much it matters.
    pub priority: Priority,
    /// Its names, shortest first.
    pub texts: Vec<String>,
}

/// A race with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlacedLabel {
    pub(super) race: usize,
    pub(super) priority: Priority,
    pub(super) x: Px,
    /// The row of the flag, counted from below; `None` while the race is a bare pole.
    pub(super) row: Option<i32>,
    pub(super) text: String,
    /// Whether flag and label point towards the start of the line.
    pub(super) is_turned: bool,
    /// The left and right edge of flag and label.
    pub(super) room: (Px, Px),
}

/// The width of a flag with the space beside it.
const FLAG: Px = Px::whole(11);
/// The space before and after the text of a label.
const LABEL: Px = Px::whole(14);
/// The space between two labels of a row.
const GAP: Px = Px::whole(5);
/// The space between a label and the pole of another race.
const POLE: Px = Px::whole(3);

/// Rows and texts for all races, by date.
pub(super) fn place(
    races: &[RaceFlag],
    scale: Scale,
    rows: i32,
    measure: &dyn Fn(&str) -> Px,
) -> Vec<PlacedLabel> {
    let mut order: Vec<usize> = (0..races.len()).collect();
    sort_by_key(&mut order, |race| races.get(*race).map(|race| race.day));
    let mut best: Vec<PlacedLabel> =
        order.iter().filter_map(|race| Some(pole(*race, races.get(*race)?, scale))).collect();

    let levels = races.iter().map(|race| race.texts.len()).max().unwrap_or(0);
    for level in 0..=levels {
        for priority in Priority::ALL {
            for index in 0..best.len() {
                if let Some(grown) =
                    grow(&best, index, (level, *priority), (races, scale, rows, measure))
                {
                    best = grown;
                }
            }
        }
    }
    best
}

fn pole(index: usize, race: &RaceFlag, scale: Scale) -> PlacedLabel {
    let x = scale.x(race.day);
    PlacedLabel {
        race: index,
        priority: race.priority,
        x,
        row: None,
        text: String::new(),
        is_turned: false,
        room: (x, x),
    }
}

type Room<'a> = (&'a [RaceFlag], Scale, i32, &'a dyn Fn(&str) -> Px);

/// The races with one of them grown by a step, if each still has a row.
fn grow(
    best: &[PlacedLabel],
    index: usize,
    (level, priority): (usize, Priority),
    (races, scale, rows, measure): Room<'_>,
) -> Option<Vec<PlacedLabel>> {
    let placed = best.get(index).filter(|placed| placed.priority == priority)?;
    // A race without a flag gets no text either.
    if level > 0 && placed.row.is_none() {
        return None;
    }
    let text = match level.checked_sub(1) {
        None => "",
        Some(text) => races.get(placed.race)?.texts.get(text)?,
    };
    let width = if text.is_empty() { FLAG } else { LABEL + measure(text) };
    [false, true].into_iter().find_map(|is_turned| {
        let room =
            if is_turned { (placed.x - width, placed.x) } else { (placed.x, placed.x + width) };
        if room.0 < Px::whole(0) || room.1 > scale.width {
            return None;
        }
        let mut next = best.to_vec();
        *next.get_mut(index)? =
            PlacedLabel { text: text.to_owned(), is_turned, room, row: Some(0), ..placed.clone() };
        drop_colliding_labels(&mut next, rows).then_some(next)
    })
}

/// Gives each flag the lowest free row, the last race first. Returns `false` if there is none for a
/// flag.
fn drop_colliding_labels(races: &mut [PlacedLabel], rows: i32) -> bool {
    for index in (0..races.len()).rev() {
        let (before, after) = races.split_at_mut(index + 1);
        let Some(race) = before.last_mut().filter(|race| race.row.is_some()) else { continue };
        let free = (0..rows).find(|row| !after.iter().any(|other| clashes(race, *row, other)));
        if free.is_none() {
            return false;
        }
        race.row = free;
    }
    true
}

/// Whether a race in this row would touch another that already has a row.
fn clashes(race: &PlacedLabel, row: i32, other: &PlacedLabel) -> bool {
    let Some(taken) = other.row else { return false };
    let stands_in = |x: Px, room: (Px, Px)| x > room.0 - POLE && x < room.1 + POLE;
    match taken.cmp(&row) {
        std::cmp::Ordering::Equal => {
            race.room.0 < other.room.1 + GAP && other.room.0 < race.room.1 + GAP
        }
        // Its pole would cross our label, or ours its label.
        std::cmp::Ordering::Greater => stands_in(other.x, race.room),
        std::cmp::Ordering::Less => stands_in(race.x, other.room),
    }
}
