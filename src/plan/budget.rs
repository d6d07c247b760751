//! Fewer sessions than the rules would give (R-B1), and the first massage ever (R-R1).

use crate::plan::{
    answers::Priority,
    areas::Urgency,
    maintenance::{self, Walked},
    race_sessions::RaceSessions,
    season::Season,
    slot::{Role, Slot},
};

/// R-B1: at least so many days between maintenance sessions, until the plan fits.
const FLOORS: [i32; 6] = [14, 21, 28, 42, 56, 84];

/// The plan that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// Its slots, by date, and what the notes need to know.
    pub(crate) walked: Walked,
    /// Sessions of the plan without a budget less those shown.
    pub(crate) trimmed: usize,
    /// Clusters whose pre-race session would have been the first massage ever.
    pub(crate) left_out: Vec<usize>,
}

/// The slots to show: all, or as many as the visitor's number allows.
pub(crate) fn fit(season: &Season<'_>, races: &RaceSessions) -> Shown {
    let whole = settle(season, races, None);
    let count = whole.walked.slots.len();
    match season.answers.session_budget {
        Some(budget) if budget < count => {
            let mut shown = settle(season, races, Some(budget));
            shown.trimmed = count - shown.walked.slots.len();
            shown
        }
        Some(_) | None => whole,
    }
}

/// R-R1: leaves out pre-race sessions that would be the first massage ever, until none would.
fn settle(season: &Season<'_>, races: &RaceSessions, budget: Option<usize>) -> Shown {
    let mut slots = races.slots.clone();
    let mut left_out = Vec::new();
    loop {
        let walked = trim(season, &slots, budget);
        let first = walked.slots.first().map(|slot| slot.role);
        match first {
            Some(Role::PreRace { cluster }) if season.answers.first_massage_ever => {
                slots.retain(|slot| slot.role != Role::PreRace { cluster });
                left_out.push(cluster);
            }
            Some(_) | None => return Shown { walked, trimmed: 0, left_out },
        }
    }
}

/// R-B1: thinner maintenance first, then session by session.
fn trim(season: &Season<'_>, race_slots: &[Slot], budget: Option<usize>) -> Walked {
    let mut walked = maintenance::walk(season, race_slots, 0);
    let Some(budget) = budget else { return walked };
    for floor in FLOORS {
        if walked.slots.len() <= budget {
            return walked;
        }
        walked = maintenance::walk(season, race_slots, floor);
    }
    let first = walked.slots.first().copied();
    while walked.slots.len() > budget {
        let least = walked
            .slots
            .iter()
            .enumerate()
            .min_by_key(|(_, slot)| {
                // The least worth goes first, and of those the latest.
                (worth(season, slot, first.as_ref() == Some(*slot)), std::cmp::Reverse(slot.day))
            })
            .map(|(index, _)| index);
        match least {
            Some(index) => drop(walked.slots.remove(index)),
            None => break,
        }
    }
    walked
}

/// R-B1: what the budget gives up first has the least worth. Recovery outlives pre-race because
/// only it has trials behind it (E-03, E-06 against E-15).
fn worth(season: &Season<'_>, slot: &Slot, is_first: bool) -> u8 {
    let priority = |cluster: usize| season.clusters.get(cluster).map(|cluster| cluster.priority);
    match slot.role {
        Role::Maintenance { .. } => match season.tight.urgency() {
            Urgency::Soon if is_first => 5,
            Urgency::Pressing if is_first => 7,
            Urgency::Usual | Urgency::Soon | Urgency::Pressing => 0,
        },
        Role::Recovery { cluster, .. } => recovery(priority(cluster)),
        Role::Combined { earlier } => {
            let best = [priority(earlier), priority(earlier + 1)].into_iter().flatten().min();
            recovery(best)
        }
        Role::PreRace { cluster } => match priority(cluster) {
            Some(Priority::A) => 4,
            Some(Priority::B | Priority::C) | None => 2,
        },
    }
}

/// The worth of a recovery by the best priority that it serves.
fn recovery(priority: Option<Priority>) -> u8 {
    match priority {
        Some(Priority::A) => 6,
        Some(Priority::B) => 3,
        Some(Priority::C) | None => 1,
    }
}
