//! The first session and the regular ones between the races (R-F1 to R-F5, R-M1 to R-M5).

use crate::plan::{
    areas::Urgency,
    day::Day,
    planning_window::PlanningWindow,
    slot::{self, Role, Slot},
};

/// R-M5: between race sessions closer than this there is no maintenance.
const NEAR_RACE_SESSIONS: i32 = 14;
/// R-F4: with a severity of 7 or 8 the second session is due within two weeks (source 20).
const SECOND_WITHIN: i32 = 14;
/// R-M2: the days round the due day, in the order in which they are tried.
const NEARBY: [i32; 7] = [0, -1, 1, -2, 2, -3, 3];
/// R-M2: the days after the due day that are tried next.
const LATER: std::ops::RangeInclusive<i32> = 4..=7;
/// R-M2: if no day fits, a session within this many days after the due day takes its place.
const NEXT_SERVES_WITHIN: i32 = 7;

/// The slots of a whole plan, by date, with what the notes need to know.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    /// Race sessions and maintenance, by date.
    pub(crate) slots: Vec<Slot>,
    /// The day from which the first session was wanted (R-F1, R-F2).
    pub(crate) from: Day,
    /// Due days that found no day (R-M2).
    pub(crate) skipped: Vec<Day>,
    /// The budget floor in force; 0 for none.
    pub(crate) floor: i32,
}

/// Places the first session and the maintenance round the race sessions, with at least `floor`
/// days between two of them (R-B1).
pub(crate) fn walk(window: &PlanningWindow<'_>, race_slots: &[Slot], floor: i32) -> Placement {
    let walk = Walk { window, floor, near: near_race_sessions(race_slots) };
    let from = walk.from();
    let mut placement = Placement { slots: race_slots.to_vec(), from, skipped: Vec::new(), floor };
    walk.place_first(&mut placement);
    walk.place_others(&mut placement);
    placement
}

/// R-M5: first and last session of each pair of race sessions without maintenance between them.
fn near_race_sessions(slots: &[Slot]) -> Vec<(Day, Day)> {
    let pairs = slots.iter().zip(slots.iter().skip(1));
    let near = pairs.filter(|(a, b)| b.day.since(a.day) < NEAR_RACE_SESSIONS);
    near.map(|(a, b)| (a.day, b.day)).collect()
}

struct Walk<'a> {
    window: &'a PlanningWindow<'a>,
    floor: i32,
    near: Vec<(Day, Day)>,
}

impl Walk<'_> {
    /// The cadence of a day, budget floor included.
    fn cadence(&self, day: Day) -> i32 {
        self.window.load.cadence(day).max(self.floor)
    }

    /// R-M1: the first day after another on which the days passed reach the cadence.
    fn due(&self, previous: Day) -> Day {
        let mut day = previous.plus(7);
        while day.since(previous) < self.cadence(day) {
            day = day.plus(1);
        }
        day
    }

    /// The day from which the first session is wanted (R-F1, R-F2).
    fn from(&self) -> Day {
        let window = self.window;
        let by_cadence = match (window.tight.urgency(), window.answers.last_massage) {
            (Urgency::Usual, Some(massage)) => Some(self.due(massage)),
            (Urgency::Usual, None) | (Urgency::Soon | Urgency::Pressing, _) => None,
        };
        let start = window.first;
        start.max(by_cadence.unwrap_or(start)).max(window.injury_rests_until().unwrap_or(start))
    }

    /// R-S1: the fewest days between maintenance due on this day and any other session.
    fn spacing(&self, due: Day) -> i32 {
        if self.cadence(due) == 7 { 5 } else { 7 }
    }

    /// Whether maintenance may lie on this day.
    fn takes(&self, slots: &[Slot], day: Day, spacing: i32) -> bool {
        let massage = self.window.answers.last_massage;
        self.window.takes_maintenance(day)
            && massage.is_none_or(|massage| day.since(massage) >= spacing)
            && slot::is_spaced(slots, day, spacing)
            && !self.near.iter().any(|(first, last)| *first < day && day < *last)
    }

    /// R-F1 to R-F5: the first session, unless a race session comes no later.
    fn place_first(&self, placement: &mut Placement) {
        let from = placement.from;
        let urgency = self.window.tight.urgency();
        let within = urgency.days();
        let spacing = match urgency {
            Urgency::Usual => self.spacing(from),
            Urgency::Soon => 5,
            Urgency::Pressing => 3,
        };
        let fits = |day: &Day| self.takes(&placement.slots, *day, spacing);
        let found = from
            .to(from.plus(within))
            .find(|day| fits(day) && !self.window.is_long_run_or_eve(*day))
            .or_else(|| from.to(self.window.last).find(fits));
        let Some(day) = found else { return };
        if placement.slots.first().is_none_or(|race| day < race.day) {
            slot::insert(&mut placement.slots, Slot { day, role: Role::Maintenance { due: None } });
        }
    }

    /// R-M1: walks from the earliest session to the end of the horizon.
    fn place_others(&self, placement: &mut Placement) {
        let Some(first) = placement.slots.first().map(|slot| slot.day) else { return };
        let is_pressing = self.window.tight.urgency() == Urgency::Pressing;
        let mut previous = first;
        loop {
            let mut due = self.due(previous);
            if is_pressing && previous == first {
                due = due.min(first.plus(SECOND_WITHIN));
            }
            let next = placement.slots.iter().map(|slot| slot.day).find(|day| *day > previous);
            if let Some(next) = next.filter(|next| *next <= due) {
                previous = next;
            } else if due > self.window.last {
                return;
            } else if let Some(day) = self.near_due(&placement.slots, previous, due, next) {
                let role = Role::Maintenance { due: Some(due) };
                slot::insert(&mut placement.slots, Slot { day, role });
                previous = day;
            } else if let Some(next) = next.filter(|next| next.since(due) <= NEXT_SERVES_WITHIN) {
                previous = next;
            } else {
                placement.skipped.push(due);
                previous = due;
            }
        }
    }

    /// R-M2, R-M3: the nearest day round the due day that fits.
    fn near_due(&self, slots: &[Slot], previous: Day, due: Day, next: Option<Day>) -> Option<Day> {
        let spacing = self.spacing(due);
        let fits = |day: &Day| {
            *day > previous
                && next.is_none_or(|next| *day < next)
                && self.takes(slots, *day, spacing)
        };
        let nearby = NEARBY.map(|days| due.plus(days));
        nearby
            .into_iter()
            .find(|day| !self.window.is_long_run_or_eve(*day) && fits(day))
            .or_else(|| nearby.into_iter().find(fits))
            .or_else(|| LATER.map(|days| due.plus(days)).find(fits))
    }
}
