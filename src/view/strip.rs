//! The layout of the season strip: days become px, labels get their rows.
//!
//! This is plain arithmetic in whole tenths of a px, without Yew and without a browser;
//! `season_strip.rs` draws the result. Positions grow from the start of the line. For right-to-left
//! text they are mirrored at the end.

mod label;
mod month;
mod px;

pub use label::RaceFlag;
pub use month::{Month, MonthName};
pub use px::{Px, text_width};

use crate::{
    plan::{answers::Priority, day::Day, order::sort_by_key, result::Kind},
    text::plan_context::Direction,
    view::strip::label::PlacedLabel,
};

/// What the strip shows.
#[derive(Clone, Debug, PartialEq)]
pub struct StripInput {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// Races, in any order.
    pub races: Vec<RaceFlag>,
    /// Sessions, by date.
    pub sessions: Vec<(Day, Kind)>,
    /// How many of the last sessions are provisional: they are hollow and lead nowhere (R-Z7).
    pub provisional: usize,
    /// Tapers, both ends included.
    pub tapers: Vec<(Day, Day)>,
    /// Windows without firm pressure, both ends included.
    pub no_firm: Vec<(Day, Day)>,
    /// The names of the months, January to December.
    pub months: Vec<MonthName>,
}

impl StripInput {
    /// How many of the sessions have a date that is said.
    fn dated(&self) -> usize {
        self.sessions.len().saturating_sub(self.provisional)
    }

    /// Whether there are only races, as in the quiz; then the strip is thin.
    fn is_races_only(&self) -> bool {
        self.sessions.is_empty() && self.tapers.is_empty() && self.no_firm.is_empty()
    }
}

/// The layout, in px from the top left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripLayout {
    /// The direction of the text.
    pub direction: Direction,
    /// Its width.
    pub width: Px,
    /// Its height.
    pub height: Px,
    /// Upper and lower edge of the band of days.
    pub band: (Px, Px),
    /// The vertical position of the thread.
    pub axis: Px,
    /// Start and end of the thread.
    pub base: (Px, Px),
    /// The tapers.
    pub tapers: Vec<(Px, Px)>,
    /// The windows without firm pressure.
    pub no_firm: Vec<(Px, Px)>,
    /// The Mondays.
    pub ticks: Vec<Px>,
    /// The month in which the season begins, and the months that begin in it.
    pub months: Vec<Month>,
    /// The races, by date.
    pub flags: Vec<RaceMark>,
    /// Lower end of the poles: they stop above the day numbers.
    pub pole_end: Px,
    /// The sessions, by date.
    pub beads: Vec<SessionMark>,
    /// Height and width of a bead.
    pub bead_size: Px,
    /// Base line of the day numbers, if there is room for them.
    pub numbers: Option<Px>,
    /// The areas that take a press: left and right edge, and the row of the nearest mark.
    pub hit_areas: Vec<(Px, Px, PlanRow)>,
}

/// A race on the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaceMark {
    /// Its index in `StripInput::races`.
    pub race: usize,
    /// How much it matters.
    pub priority: Priority,
    /// Its day.
    pub x: Px,
    /// Upper end of the pole.
    pub top: Px,
    /// Whether it is a pole without a flag, because no row was left.
    pub stub: bool,
    /// Whether the flag and its label are to the left of the pole.
    pub to_left: bool,
    /// Its label, with the left and right edge; empty for a bare flag.
    pub label: String,
    /// Left and right edge of flag and label.
    pub room: (Px, Px),
}

/// A session on the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionMark {
    /// Its kind.
    pub kind: Kind,
    /// Its day of the month; none for a provisional one, whose day is not said.
    pub number: Option<u32>,
    /// Its middle.
    pub x: Px,
    /// Its middle.
    pub y: Px,
}

/// A row of the plan, to which a press on the strip leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanRow {
    /// A session, by its index in the plan.
    Session(usize),
    /// A race, by its index in `StripInput::races`.
    Race(usize),
}

/// A scale that turns days into px, from the start of the line.
#[derive(Clone, Copy)]
struct Scale {
    first: Day,
    last: Day,
    inset: Px,
    width: Px,
}

impl Scale {
    fn new(input: &StripInput, width: Px) -> Self {
        let inset = if is_narrow(width) { Px::whole(8) } else { Px::whole(12) };
        Self { first: input.first, last: input.last.max(input.first), inset, width }
    }

    /// The middle of a day. Days outside the season are at the edge.
    fn x(self, day: Day) -> Px {
        self.halves(day, 0)
    }

    /// The middle of a day, shifted by a number of half days.
    fn halves(self, day: Day, shift: i32) -> Px {
        let days = self.last.since(self.first).max(1);
        let at = (2 * day.since(self.first) + shift).clamp(0, 2 * days);
        self.inset + (self.width - self.inset - self.inset).share(at, 2 * days)
    }

    fn end(self) -> Px {
        self.width - self.inset
    }
}

fn is_narrow(width: Px) -> bool {
    width < Px::whole(480)
}

/// Lays out the season in a given width. `measure` returns the width of a text in the strip's type.
pub fn layout(
    input: &StripInput,
    width: Px,
    direction: Direction,
    measure: &dyn Fn(&str) -> Px,
) -> StripLayout {
    // Below this width the marks cannot be told apart; the list still shows them.
    let width = width.max(Px::whole(160));
    let scale = Scale::new(input, width);
    let narrow = is_narrow(width);
    let placed = label::place(&input.races, scale, if narrow { 4 } else { 3 }, measure);
    let rows = placed.iter().map(|race| race.row.unwrap_or(0) + 1).max();
    let top = Px::whole(rows.map_or(4, |rows| 6 + 20 * rows));

    let size = if narrow { 12 } else { 16 };
    let lanes = lanes(input, scale, Px::whole(size));
    let used = lanes.iter().max().map_or(1, |lane| lane + 1);
    let numbered = used == 1 && is_airy(input, scale);
    let band = 22 + used * (size + 1) + if numbered { 10 } else { 0 };
    let middle = 11 + size / 2 + if used > 1 { size + 1 } else { 0 };
    let (band, middle) = if input.is_races_only() { (8, 4) } else { (band, middle) };
    let (bottom, axis) = (top + Px::whole(band), top + Px::whole(middle));

    let strip = StripLayout {
        direction: Direction::Ltr,
        width,
        height: bottom + Px::whole(24),
        band: (top, bottom),
        axis,
        base: (scale.inset, scale.end()),
        tapers: spans(&input.tapers, scale, 0),
        no_firm: spans(&input.no_firm, scale, 1),
        ticks: month::mondays(scale).map(|day| scale.x(day)).collect(),
        months: month::months(&input.months, scale, measure),
        flags: placed.iter().map(|race| flag(race, top)).collect(),
        pole_end: if numbered { axis + Px::whole(size / 2) } else { bottom },
        beads: beads(input, scale, &lanes, (axis, size)),
        bead_size: Px::whole(size),
        numbers: numbered.then(|| axis + Px::whole(size / 2 + 13)),
        hit_areas: hit_areas(input, &placed, scale),
    };
    match direction {
        Direction::Ltr => strip,
        Direction::Rtl => strip.mirrored(),
    }
}

/// Joins overlapping windows and turns them into px.
fn spans(windows: &[(Day, Day)], scale: Scale, halves: i32) -> Vec<(Px, Px)> {
    let mut windows = windows.to_vec();
    windows.sort_unstable();
    let mut merged: Vec<(Day, Day)> = Vec::new();
    for (from, to) in windows {
        match merged.last_mut() {
            Some((_, last)) if from <= *last => *last = to.max(*last),
            Some(_) | None => merged.push((from, to)),
        }
    }
    let edges = merged
        .into_iter()
        .map(|(from, to)| (scale.halves(from, -halves), scale.halves(to, halves)));
    edges.filter(|(from, to)| to > from).collect()
}

/// The lane of each session: the first (axis, above, below) whose last bead is one mark away.
fn lanes(input: &StripInput, scale: Scale, size: Px) -> Vec<i32> {
    let mut last = [None, None, None];
    let mut lanes = Vec::with_capacity(input.sessions.len());
    for (day, _) in &input.sessions {
        let x = scale.x(*day);
        let is_free = |at: &Option<Px>| at.is_none_or(|at| x - at >= size);
        let oldest = (0..last.len()).min_by_key(|lane| last.get(*lane).copied().flatten());
        let lane = last.iter().position(is_free).or(oldest).unwrap_or(0);
        if let Some(at) = last.get_mut(lane) {
            *at = Some(x);
        }
        lanes.push(i32::try_from(lane).unwrap_or(0));
    }
    lanes
}

/// Whether all day numbers fit side by side.
fn is_airy(input: &StripInput, scale: Scale) -> bool {
    let days = input.sessions.iter().map(|(day, _)| scale.x(*day));
    let next = input.sessions.iter().skip(1).map(|(day, _)| scale.x(*day));
    !input.sessions.is_empty() && days.zip(next).all(|(at, next)| next - at >= Px::whole(17))
}

fn beads(
    input: &StripInput,
    scale: Scale,
    lanes: &[i32],
    (axis, size): (Px, i32),
) -> Vec<SessionMark> {
    let dated = input.dated();
    let bead = |(index, ((day, kind), lane)): (usize, (&(Day, Kind), &i32))| {
        let shift = match lane {
            0 => 0,
            1 => -(size + 1),
            _ => size + 1,
        };
        let (_, _, number) = day.ymd();
        let number = (index < dated).then_some(number);
        SessionMark { kind: *kind, number, x: scale.x(*day), y: axis + Px::whole(shift) }
    };
    input.sessions.iter().zip(lanes).enumerate().map(bead).collect()
}

fn flag(placed: &PlacedLabel, top: Px) -> RaceMark {
    RaceMark {
        race: placed.race,
        priority: placed.priority,
        x: placed.x,
        top: top - Px::whole(placed.row.map_or(3, |row| 20 + row * 20)),
        stub: placed.row.is_none(),
        to_left: placed.is_turned,
        label: placed.text.clone(),
        room: placed.room,
    }
}

/// The strip, divided so that a press takes the nearest mark (D-21).
fn hit_areas(input: &StripInput, placed: &[PlacedLabel], scale: Scale) -> Vec<(Px, Px, PlanRow)> {
    let sessions = input.sessions.iter().take(input.dated()).map(|(day, _)| scale.x(*day));
    let mut marks: Vec<(Px, PlanRow)> =
        sessions.enumerate().map(|(index, x)| (x, PlanRow::Session(index))).collect();
    marks.extend(placed.iter().map(|race| (race.x, PlanRow::Race(race.race))));
    sort_by_key(&mut marks, |(x, _)| *x);
    let mut from = Px::whole(0);
    let mut hits = Vec::with_capacity(marks.len());
    for (index, (x, target)) in marks.iter().enumerate() {
        let to = marks.get(index + 1).map_or(scale.width, |(next, _)| (*x + *next).share(1, 2));
        hits.push((from, to, *target));
        from = to;
    }
    hits
}

impl StripLayout {
    /// The mirrored layout, for right-to-left text.
    fn mirrored(mut self) -> Self {
        let width = self.width;
        let flip = |span: &mut (Px, Px)| *span = (width - span.1, width - span.0);
        self.direction = Direction::Rtl;
        flip(&mut self.base);
        self.tapers.iter_mut().for_each(flip);
        self.no_firm.iter_mut().for_each(flip);
        for tick in &mut self.ticks {
            *tick = width - *tick;
        }
        for month in &mut self.months {
            month.mirror(width);
        }
        for flag in &mut self.flags {
            flag.x = width - flag.x;
            flag.to_left = !flag.to_left;
            flip(&mut flag.room);
        }
        for bead in &mut self.beads {
            bead.x = width - bead.x;
        }
        for (from, to, _) in &mut self.hit_areas {
            (*from, *to) = (width - *to, width - *from);
        }
        self
    }
}

#[cfg(test)]
mod tests;
