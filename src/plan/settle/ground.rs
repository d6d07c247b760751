//! What a day allows a session that was shown before, and what the session is there for on that day
//! (R-K2 to R-K4).

use crate::plan::{
    acts::{Kept, KeyKind, SessionKey},
    clusters::Cluster,
    day::Day,
    planning_window::PlanningWindow,
    race_sessions::RaceSessions,
    result::MoveRule,
    slot::{Role, Slot},
};

/// R-K4: the window of a light session that was moved, in days before the race (judgement).
const PRE_RACE: std::ops::RangeInclusive<i32> = 2..=7;
/// R-K4: a session so near before a race is its light session (R-R7).
const BECOMES_PRE_RACE: i32 = 4;
/// R-K4: the window of a recovery, in days after the race (R-R2).
const RECOVERY: std::ops::RangeInclusive<i32> = 1..=5;
/// R-K4: a session so near after a race is its recovery (R-R2),
const BECOMES_RECOVERY: i32 = 2;
/// and one later in the window if it lies so near the recovery that was planned (judgement).
const NEAR_RECOVERY: i32 = 2;
/// R-X2: days between two races that share one session.
const COMBINED_GAP: std::ops::RangeInclusive<i32> = 3..=5;

/// The days of the plan, and the plan last shown.
pub(super) struct Ground<'a> {
    pub(super) window: &'a PlanningWindow<'a>,
    /// The plan last shown; where none is told, the fresh one.
    pub(super) keep: Vec<Kept>,
    /// The race sessions that the races would have, whatever the wished number.
    races: &'a RaceSessions,
    /// The plan that would be made without one shown before; empty where nobody made it.
    pub(super) fresh: &'a [Slot],
    /// Its floor (R-B1).
    pub(super) floor: i32,
}

impl PlanningWindow<'_> {
    /// R-K1: the first key of a session.
    pub(crate) fn key(&self, slot: Slot) -> SessionKey {
        let race = |kind: KeyKind, cluster: usize, day: fn(&Cluster) -> Day| {
            SessionKey::new(kind, self.clusters.get(cluster).map_or(slot.day, day))
        };
        match slot.role {
            Role::Maintenance { .. } => SessionKey::new(KeyKind::Regular, slot.day),
            Role::PreRace { cluster, .. } => race(KeyKind::PreRace, cluster, |one| one.first),
            Role::Recovery { cluster, .. } => race(KeyKind::Recovery, cluster, |one| one.last),
            Role::Combined { earlier } => race(KeyKind::Combined, earlier, |one| one.last),
        }
    }
}

/// The day of the same race session among slots.
fn day_of(slots: &[Slot], role: Role) -> Option<Day> {
    slots.iter().find(|slot| is_same_role(slot.role, role)).map(|slot| slot.day)
}

/// Whether both serve the same side of the same race.
pub(super) fn is_same_role(one: Role, other: Role) -> bool {
    match (one, other) {
        (Role::PreRace { cluster: a, .. }, Role::PreRace { cluster: b, .. })
        | (Role::Recovery { cluster: a, .. }, Role::Recovery { cluster: b, .. })
        | (Role::Combined { earlier: a }, Role::Combined { earlier: b }) => a == b,
        _ => false,
    }
}

/// Whether the first serves every race that the second would: a combined one serves two (R-K5).
pub(super) fn serves(one: Role, other: Role) -> bool {
    let is_combined = |earlier: usize| match other {
        Role::Recovery { cluster, .. } => cluster == earlier,
        Role::PreRace { cluster, .. } => cluster == earlier + 1,
        Role::Maintenance { .. } | Role::Combined { .. } => false,
    };
    is_same_role(one, other) || matches!(one, Role::Combined { earlier } if is_combined(earlier))
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        window: &'a PlanningWindow<'a>,
        keep: Vec<Kept>,
        races: &'a RaceSessions,
        (fresh, floor): (&'a [Slot], i32),
    ) -> Self {
        Self { window, keep, races, fresh, floor }
    }

    /// The day of a session in the plan last shown.
    pub(super) fn kept(&self, key: SessionKey) -> Option<Day> {
        self.keep.iter().find(|kept| kept.key == key).map(|kept| kept.day)
    }

    /// R-K2: why a day is refused, where something is fixed on it or not; notice aside.
    pub(super) fn refused(&self, day: Day, role: Role, is_taken: bool) -> Option<MoveRule> {
        let window = self.window;
        let answers = window.answers;
        let races = &window.races.all;
        let is_closed = answers.closed_weekdays.contains(day.weekday())
            || answers.closed_dates.binary_search(&day).is_ok();
        [
            (is_closed, MoveRule::Closed),
            (answers.unavailable_dates.binary_search(&day).is_ok(), MoveRule::Away),
            (races.iter().any(|race| race.day == day), MoveRule::RaceDay),
            (races.iter().any(|race| race.protects(day)), MoveRule::RaceEve),
            (role.is_maintenance() && window.is_hurt(day), MoveRule::Injury),
            (is_taken, MoveRule::Taken),
            (day > window.last, MoveRule::BeyondPlan),
        ]
        .into_iter()
        .find_map(|(holds, rule)| holds.then_some(rule))
    }

    /// R-K4: what a regular session is there for on this day: that of the fresh plan, if it has one.
    fn regular(&self, day: Day) -> Role {
        let same = self.fresh.iter().find(|slot| slot.day == day && slot.role.is_maintenance());
        same.map_or(Role::Maintenance { due: None, target: false }, |slot| slot.role)
    }

    /// R-K4: what a session that is not fixed is there for: what its key says. Nothing where its
    /// race is gone, is training now, or is not the first (after: the last) of its group.
    pub(super) fn role_of_key(&self, key: SessionKey, day: Day) -> Option<Role> {
        let clusters = &self.window.clusters;
        let ends = || clusters.iter().position(|cluster| cluster.last == key.day);
        match key.kind {
            KeyKind::Regular => Some(self.regular(day)),
            KeyKind::PreRace => {
                let is_it = |cluster: &Cluster| cluster.first == key.day && cluster.is_goal();
                clusters.iter().position(is_it).map(|cluster| self.pre_race(cluster, day))
            }
            KeyKind::Recovery => ends().map(|cluster| self.recovery(cluster, day)),
            KeyKind::Combined => ends().map(|earlier| {
                let is_pair = self.is_pair(earlier);
                if is_pair { Role::Combined { earlier } } else { self.recovery(earlier, day) }
            }),
        }
    }

    /// R-K4: what a fixed session is there for: the day decides.
    pub(super) fn role_on(&self, key: SessionKey, day: Day) -> Role {
        let own = self.role_of_key(key, day).filter(|role| self.is_in_window(*role, day));
        own.or_else(|| self.becomes_pre_race(day))
            .or_else(|| self.becomes_recovery(day))
            .unwrap_or_else(|| self.regular(day))
    }

    fn pre_race(&self, cluster: usize, day: Day) -> Role {
        let first = self.window.clusters.get(cluster).map_or(day, |one| one.first);
        Role::PreRace { cluster, early: first.since(day) > BECOMES_PRE_RACE }
    }

    fn recovery(&self, cluster: usize, day: Day) -> Role {
        let last = self.window.clusters.get(cluster).map_or(day, |one| one.last);
        Role::Recovery { cluster, late: day.since(last) > BECOMES_RECOVERY }
    }

    /// R-X2: whether a cluster and the next one are near enough to share a session.
    fn is_pair(&self, earlier: usize) -> bool {
        let clusters = &self.window.clusters;
        let pair = clusters.get(earlier).zip(clusters.get(earlier + 1));
        pair.is_some_and(|(one, next)| {
            next.is_goal() && COMBINED_GAP.contains(&next.first.since(one.last))
        })
    }

    /// R-K4: whether a race session may stay on this day and be what it is.
    pub(super) fn is_in_window(&self, role: Role, day: Day) -> bool {
        let clusters = &self.window.clusters;
        let before = |index: usize| clusters.get(index).map(|one| one.first.since(day));
        let after = |index: usize| clusters.get(index).map(|one| day.since(one.last));
        match role {
            Role::Maintenance { .. } => false,
            Role::PreRace { cluster, .. } => {
                before(cluster).is_some_and(|days| PRE_RACE.contains(&days))
            }
            Role::Recovery { cluster, .. } => {
                after(cluster).is_some_and(|days| RECOVERY.contains(&days))
                    && before(cluster + 1).is_none_or(|days| days > 0)
            }
            Role::Combined { earlier } => {
                after(earlier).is_some_and(|days| (1..=3).contains(&days))
                    && before(earlier + 1).is_some_and(|days| (2..=4).contains(&days))
            }
        }
    }

    /// R-R8: whether a cluster counts as training, so that only its eve and day are quiet.
    fn is_demoted(&self, cluster: &Cluster) -> bool {
        self.window.demoted.contains(&cluster.first)
    }

    /// R-K4: the race whose quiet days before it, or whose own days, the day is one of.
    fn becomes_pre_race(&self, day: Day) -> Option<Role> {
        let is_near = |cluster: &Cluster| {
            let days = if self.is_demoted(cluster) { 1 } else { BECOMES_PRE_RACE };
            cluster.first.since(day) <= days && day <= cluster.last
        };
        let cluster = self.window.clusters.iter().position(is_near)?;
        let between = cluster.checked_sub(1).map(|earlier| Role::Combined { earlier });
        let shared = between.filter(|role| {
            matches!(role, Role::Combined { earlier } if self.is_pair(*earlier))
                && self.is_in_window(*role, day)
        });
        Some(shared.unwrap_or_else(|| self.pre_race(cluster, day)))
    }

    /// R-K4: the race that the day comes soon after.
    fn becomes_recovery(&self, day: Day) -> Option<Role> {
        let mut clusters = self.window.clusters.iter().enumerate();
        let (cluster, _) = clusters.find(|(index, cluster)| {
            let days = day.since(cluster.last);
            let is_near = || {
                let own = self.planned_recovery(*index, cluster);
                own.is_some_and(|own| own.apart(day) <= NEAR_RECOVERY)
            };
            let is_soon = (1..=BECOMES_RECOVERY).contains(&days);
            !self.is_demoted(cluster) && (is_soon || (RECOVERY.contains(&days) && is_near()))
        })?;
        Some(self.recovery(cluster, day))
    }

    /// The day of a race's recovery in the plan last shown, else the one that it would have.
    fn planned_recovery(&self, index: usize, cluster: &Cluster) -> Option<Day> {
        let role = Role::Recovery { cluster: index, late: false };
        self.kept(SessionKey::new(KeyKind::Recovery, cluster.last))
            .or_else(|| day_of(&self.races.slots, role))
    }

    /// The day of the same race session in the fresh plan.
    pub(super) fn fresh_day(&self, role: Role) -> Option<Day> {
        day_of(self.fresh, role)
    }

    /// R-S1: the days that a regular session keeps from any other.
    pub(super) fn spacing(&self, day: Day) -> i32 {
        self.window.load.rhythm(day).with_floor(self.floor).spacing()
    }

    /// R-K5: whether the day is quiet because of a race (R-R7).
    pub(super) fn is_quiet(&self, day: Day) -> bool {
        self.window.is_quiet(day)
    }

    /// Whether the visitor is free on that weekday.
    pub(super) fn is_free(&self, day: Day) -> bool {
        self.window.answers.available_weekdays.contains(day.weekday())
    }
}

/// Whether the race of the day is a short training run, which has a gentle eve (R-R3).
pub(super) fn is_gentle_eve(window: &PlanningWindow<'_>, day: Day, role: Role) -> bool {
    role.is_maintenance() && window.is_eve_of_training(day)
}
