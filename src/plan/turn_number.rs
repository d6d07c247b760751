//! The number k of a regular session: it does not come from the visit (R-Q2).

use crate::plan::{
    goal::{self, Goal},
    planning_window::PlanningWindow,
    slot::{Role, Slot},
};

/// The number of every slot; race sessions have that of the next regular one, which nothing uses.
pub(crate) fn numbers(window: &PlanningWindow<'_>, slots: &[Slot]) -> Vec<i32> {
    let regular: Vec<&Slot> = slots.iter().filter(|slot| slot.role.is_maintenance()).collect();
    let mut next = first(window, &regular);
    let number = |slot: &Slot| {
        let number = next;
        next += i32::from(slot.role.is_maintenance());
        number
    };
    slots.iter().map(number).collect()
}

/// The number of the first regular session.
fn first(window: &PlanningWindow<'_>, regular: &[&Slot]) -> i32 {
    let count = |before: usize| i32::try_from(before).unwrap_or(0);
    if let Some(anchor) = window.goal.anchor_day() {
        return -count(regular.iter().take_while(|slot| slot.day < anchor).count());
    }
    let target = |slot: &Slot| match slot.role {
        Role::Maintenance { due, target: true } => due,
        Role::Maintenance { .. }
        | Role::PreRace { .. }
        | Role::Recovery { .. }
        | Role::Combined { .. } => None,
    };
    let shown =
        regular.iter().enumerate().find_map(|(before, slot)| target(slot).map(|due| (before, due)));
    match shown {
        Some((before, due)) => Goal::number_of(due, window.load.rhythm(due)) - count(before),
        None => regular.first().map_or(0, |slot| goal::week_number(slot.day)),
    }
}
