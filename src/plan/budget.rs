//! Fewer sessions than the rules would give (R-B1), and the first massage ever (R-R1).

use crate::plan::{
    answers::Priority,
    areas::Urgency,
    day::Day,
    maintenance::{self, Placement},
    planning_window::PlanningWindow,
    race_sessions::RaceSessions,
    slot::{Role, Slot},
};

/// R-B1: at least so many days between regular sessions, the thinnest first (judgement).
const FLOORS: [i32; 7] = [84, 56, 42, 28, 21, 14, 0];

/// The plan that is shown.
#[derive(Clone, Debug)]
pub(crate) struct FittedPlan {
    /// Its slots, by date, and what the notes need to know.
    pub(crate) placement: Placement,
    /// Sessions of the plan without a budget less those shown.
    pub(crate) trimmed: usize,
    /// Clusters whose pre-race session would have been the first massage ever.
    pub(crate) left_out: Vec<usize>,
}

/// The slots to show: all, or as many as the visitor's number allows.
pub(crate) fn fit(window: &PlanningWindow<'_>, races: &RaceSessions) -> FittedPlan {
    let whole = without_first_massage_before_race(window, races, None);
    let count = whole.placement.slots.len();
    match window.answers.session_budget {
        Some(budget) if budget < count => {
            let mut fitted = without_first_massage_before_race(window, races, Some(budget));
            fitted.trimmed = count - fitted.placement.slots.len();
            fitted
        }
        Some(_) | None => whole,
    }
}

/// R-R1: leaves out pre-race sessions that would be the first massage ever, until none would.
fn without_first_massage_before_race(
    window: &PlanningWindow<'_>,
    races: &RaceSessions,
    budget: Option<usize>,
) -> FittedPlan {
    let mut slots = races.slots.clone();
    let mut left_out = Vec::new();
    loop {
        let placement = trim(window, &slots, budget);
        let first = placement.slots.first().map(|slot| slot.role);
        match first {
            Some(role @ Role::PreRace { cluster, .. }) if window.answers.first_massage_ever => {
                slots.retain(|slot| slot.role != role);
                left_out.push(cluster);
            }
            Some(_) | None => return FittedPlan { placement, trimmed: 0, left_out },
        }
    }
}

/// R-B1: the thinnest rhythm that still has enough, then session by session.
fn trim(window: &PlanningWindow<'_>, race_slots: &[Slot], budget: Option<usize>) -> Placement {
    let Some(budget) = budget else { return maintenance::place(window, race_slots, 0) };
    let mut placement = maintenance::place(window, race_slots, 0);
    for floor in FLOORS {
        let thinner = maintenance::place(window, race_slots, floor);
        if thinner.slots.len() >= budget {
            placement = thinner;
            break;
        }
    }
    let first = placement.slots.first().copied();
    while placement.slots.len() > budget {
        match next_to_go(window, &placement.slots, first, &|_| true) {
            Some(index) => drop(placement.slots.remove(index)),
            None => break,
        }
    }
    placement
}

/// R-B1: which session goes next, of those that may: the regular one that is missed least; where
/// there is none, what has the least worth, and of those the latest.
pub(crate) fn next_to_go(
    window: &PlanningWindow<'_>,
    slots: &[Slot],
    first: Option<Slot>,
    may_go: &dyn Fn(Slot) -> bool,
) -> Option<usize> {
    let worth = |slot: &Slot| worth(window, slot, first.as_ref() == Some(slot));
    least_missed(window, slots, |slot| may_go(*slot) && worth(slot) == 0).or_else(|| {
        let others = slots.iter().enumerate().filter(|(_, slot)| may_go(**slot));
        let least = others.min_by_key(|(_, slot)| (worth(slot), std::cmp::Reverse(slot.day)));
        least.map(|(index, _)| index)
    })
}

/// R-B1: the regular session whose removal leaves the smallest longest gap, the ends of the horizon
/// counted as sessions; of equals the later.
fn least_missed(
    window: &PlanningWindow<'_>,
    slots: &[Slot],
    is_regular: impl Fn(&Slot) -> bool,
) -> Option<usize> {
    let longest_without = |index: usize| {
        let others = slots.iter().enumerate().filter(|(at, _)| *at != index);
        let days = others.map(|(_, slot)| slot.day).chain([window.last]);
        let mut before: Day = window.first;
        let gaps = days.map(|day| {
            let gap = day.since(before);
            before = day;
            gap
        });
        gaps.max().unwrap_or(0)
    };
    let regular = slots.iter().enumerate().filter(|(_, slot)| is_regular(slot));
    regular
        .map(|(index, _)| (longest_without(index), std::cmp::Reverse(index)))
        .min()
        .map(|(_, std::cmp::Reverse(index))| index)
}

/// R-B1: what the budget gives up first has the least worth. Recovery outlives pre-race because
/// only it has trials behind it (sources 17 and 26 against 16).
fn worth(window: &PlanningWindow<'_>, slot: &Slot, is_first: bool) -> u8 {
    let priority = |cluster: usize| window.clusters.get(cluster).map(|cluster| cluster.priority);
    match slot.role {
        Role::Maintenance { .. } => match window.tight.urgency() {
            Urgency::Soon if is_first => 5,
            Urgency::Pressing if is_first => 7,
            Urgency::Usual | Urgency::Soon | Urgency::Pressing => 0,
        },
        Role::Recovery { cluster, .. } => recovery(priority(cluster)),
        Role::Combined { earlier } => {
            let best = [priority(earlier), priority(earlier + 1)].into_iter().flatten().min();
            recovery(best)
        }
        Role::PreRace { cluster, .. } => match priority(cluster) {
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

#[cfg(test)]
mod tests {
    use super::least_missed;
    use crate::plan::{
        planned,
        planning_window::PlanningWindow,
        result::{MentionedAnswers, Plan},
        samples,
        slot::{Role, Slot},
    };

    fn plan(changes: &str) -> Plan {
        planned(&samples::answers(changes), MentionedAnswers::default())
    }

    fn dates(changes: &str) -> Vec<String> {
        plan(changes).sessions.iter().map(|one| one.date.iso().replace("2026-", "")).collect()
    }

    #[test]
    fn the_thinnest_rhythm_that_still_has_enough_is_taken() {
        let with = |budget: u32| dates(&format!(r#""sessionBudget":{budget}"#));
        assert_eq!(with(4), ["03-10", "03-31", "04-21", "05-12"]);
        // Every four weeks from the fixed Monday on.
        assert_eq!(with(3), ["03-24", "04-21", "05-19"]);
        // Every eight weeks, and an extra first one.
        assert_eq!(with(2), ["03-10", "04-21"]);
        assert_eq!(with(1), ["04-21"]);
        assert_eq!(with(0), [""; 0]);
    }

    #[test]
    fn the_smallest_longest_gap_stays_and_of_equals_the_later_goes() {
        let answers = samples::answers("");
        let window = PlanningWindow::new(&answers);
        // 83 days from the first to the last.
        let missed = |days: &[i32]| {
            let role = Role::Maintenance { due: None, target: true };
            let slot = |day: &i32| Slot { day: window.first.plus(*day), role };
            let slots: Vec<Slot> = days.iter().map(slot).collect();
            least_missed(&window, &slots, |_| true)
        };
        assert_eq!(missed(&[20, 40, 60]), Some(1), "40, 40 and 43 days");
        assert_eq!(missed(&[20, 40, 64]), Some(0), "40, 44 and 43 days");
        assert_eq!(missed(&[]), None);
    }

    #[test]
    fn a_first_session_for_something_tight_is_given_up_last() {
        let tight = |severity: u8, budget: u32| {
            dates(&format!(
                r#""areas":[{{"area":"quads","severity":{severity}}}],"sessionBudget":{budget},
                    "races":[{{"date":"2026-04-12","distance":"10k","priority":"A"}}]"#
            ))
        };
        assert_eq!(tight(3, 2), ["04-10", "04-13"]);
        assert_eq!(tight(4, 2), ["03-03", "04-13"], "before a pre-race session");
        assert_eq!(tight(4, 1), ["04-13"], "after a recovery");
        assert_eq!(tight(7, 1), ["03-03"]);
    }

    #[test]
    fn what_the_number_leaves_out_is_told() {
        let notes = plan(r#""sessionBudget":3"#).notes;
        let trimmed = crate::plan::result::Note::BudgetTrimmed { count: 1 };
        assert!(notes.contains(&trimmed), "{notes:?}");
    }
}
