//! The regular sessions: each week that is due takes its day, in order of date (R-M1 to R-M5).

use crate::plan::{
    areas::Urgency,
    day::Day,
    first_session,
    goal::Target,
    planning_window::{AFTER_END, BEFORE_START, PlanningWindow},
    slot::{self, Role, Slot},
};

/// R-M5: between race sessions closer than this there is no regular one.
const NEAR_RACE_SESSIONS: i32 = 14;
/// R-M1: a target gives way to what lies nearer than this, if that is within six tenths too.
const GIVES_WAY_WITHIN: i32 = 14;
/// R-M2: the days round the due day, in the order in which they are tried.
pub(crate) const NEARBY: [i32; 7] = [0, -1, 1, -2, 2, -3, 3];
/// R-M2: and then these.
const LATER: std::ops::RangeInclusive<i32> = 4..=7;

/// The slots of a whole plan, by date, with what the notes need to know.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    /// Race sessions and regular ones, by date.
    pub(crate) slots: Vec<Slot>,
    /// The day from which the first session was wanted (R-F1, R-F2).
    pub(crate) from: Day,
    /// Absences: the first and the last target of each that found no day (R-M2).
    pub(crate) skipped: Vec<(Day, Day)>,
    /// The budget floor in force; 0 for none.
    pub(crate) floor: i32,
    /// R-K7: whether a session of the plan last shown is past, as far as anybody knows.
    pub(crate) has_past: bool,
}

/// A target that found its day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub(crate) target: Target,
    pub(crate) day: Day,
}

/// Where regular sessions may lie: the ground, the race sessions and the floor (R-B1).
pub(crate) struct Field<'a> {
    pub(crate) window: &'a PlanningWindow<'a>,
    pub(crate) race_slots: &'a [Slot],
    pub(crate) floor: i32,
    near: Vec<(Day, Day)>,
}

/// Places the regular sessions round the race sessions, with at least `floor` days between two
/// targets (R-B1).
pub(crate) fn place(window: &PlanningWindow<'_>, race_slots: &[Slot], floor: i32) -> Placement {
    let near = near_race_sessions(race_slots);
    let field = Field { window, race_slots, floor, near };
    let (mut placed, skipped) = field.targets();
    // Those before the first day are over; they only kept the others in their place.
    placed.retain(|placed| placed.day >= window.first);
    let from = first_session::from(window);
    let extra = first_session::place(&field, &mut placed, from);
    let mut slots = race_slots.to_vec();
    for placed in &placed {
        let role = Role::Maintenance { due: Some(placed.target.day), target: true };
        slot::insert(&mut slots, Slot { day: placed.day, role });
    }
    if let Some(extra) = extra {
        slot::insert(&mut slots, extra);
    }
    if window.tight.urgency() == Urgency::Pressing {
        first_session::place_second(&field, &mut slots);
    }
    Placement { slots, from, skipped, floor, has_past: false }
}

/// R-M5: first and last session of each pair of race sessions without a regular one between them.
fn near_race_sessions(slots: &[Slot]) -> Vec<(Day, Day)> {
    let pairs = slots.iter().zip(slots.iter().skip(1));
    let near = pairs.filter(|(a, b)| b.day.since(a.day) < NEAR_RACE_SESSIONS);
    near.map(|(a, b)| (a.day, b.day)).collect()
}

impl Field<'_> {
    /// R-M1: every target in order of date: its day, none because it gave way, or an absence.
    fn targets(&self) -> (Vec<Placed>, Vec<(Day, Day)>) {
        let window = self.window;
        let (from, to) = (window.first.plus(-BEFORE_START), window.last.plus(AFTER_END));
        let targets = window.goal.targets(&window.load, self.floor, from, to);
        let mut placed: Vec<Placed> = Vec::new();
        let mut skipped: Vec<(Day, Day)> = Vec::new();
        let mut is_absent = false;
        for target in targets {
            let is_over = window.answers.last_massage.is_some_and(|last| target.day <= last);
            if is_over || self.gives_way(target) {
                is_absent = false;
                continue;
            }
            let spacing = target.rhythm.spacing();
            let fits = |day: Day| self.takes(day, spacing) && is_clear(&placed, day, spacing);
            match near_day(window, target.day, fits) {
                Some(day) if day <= window.last => {
                    is_absent = false;
                    placed.push(Placed { target, day });
                }
                None if (window.first..=window.last).contains(&target.day) => {
                    match skipped.last_mut().filter(|_| is_absent) {
                        Some((_, last)) => *last = target.day,
                        None => skipped.push((target.day, target.day)),
                    }
                    is_absent = true;
                }
                Some(_) | None => {}
            }
        }
        (placed, skipped)
    }

    /// R-M1: whether a race session, or the last massage, lies so near that the target gives way.
    pub(crate) fn gives_way(&self, target: Target) -> bool {
        let days = self.race_slots.iter().map(|slot| slot.day);
        days.chain(self.window.answers.last_massage).any(|day| {
            let apart = day.apart(target.day);
            apart < GIVES_WAY_WITHIN && target.rhythm.is_within_six_tenths(apart)
        })
    }

    /// Whether a regular session may lie on this day, other regular ones aside (R-S1, R-M5).
    pub(crate) fn takes(&self, day: Day, spacing: i32) -> bool {
        let massage = self.window.answers.last_massage;
        self.window.takes_regular(day)
            && massage.is_none_or(|massage| day.since(massage) >= spacing)
            && slot::is_spaced(self.race_slots, day, spacing)
            && !self.near.iter().any(|(first, last)| *first < day && day < *last)
    }
}

/// Whether a day keeps so many days from every regular session.
pub(crate) fn is_clear(placed: &[Placed], day: Day, spacing: i32) -> bool {
    // The nearest are the last ones.
    placed.iter().rev().all(|other| other.day.apart(day) >= spacing)
}

/// R-M2, R-M3: the nearest day round the due day that fits, off long runs and their eves if it can
/// be, then up to a week later.
pub(crate) fn near_day(
    window: &PlanningWindow<'_>,
    due: Day,
    fits: impl Fn(Day) -> bool,
) -> Option<Day> {
    let nearby = NEARBY.map(|days| due.plus(days));
    let mut good = nearby.into_iter().filter(|day| fits(*day));
    let off = good.clone().find(|day| !window.is_avoided(*day));
    off.or_else(|| good.next()).or_else(|| LATER.map(|days| due.plus(days)).find(|day| fits(*day)))
}
