//! Sessions before, after and between races (R-R1 to R-R8, R-X1 to R-X4).

use crate::plan::{
    clusters::{Cluster, Series},
    day::Day,
    order::sort_by_key,
    planning_window::PlanningWindow,
    slot::{self, Role, Slot},
};

/// R-S1: a race session keeps so many days from any other session (source 16).
pub(crate) const SPACING: i32 = 3;
/// R-X2: one session between races three to five days apart.
const COMBINED_GAP: std::ops::RangeInclusive<i32> = 3..=5;
/// R-X3: at this distance the recovery moves, so that the pre-race day stays free (source 18).
const SIX_DAYS: i32 = 6;
/// R-R1: with one free weekday these days before the race may serve (judgement).
const EARLY: [i32; 3] = [5, 6, 7];
/// R-R1: no pre-race session so soon after the last massage (judgement).
const AFTER_MASSAGE: i32 = 4;
/// R-R5: a missing recovery is told up to so many days after the race.
const TELL_MISSING: i32 = 5;

/// The race sessions, and those that found no day.
#[derive(Clone, Debug, Default)]
pub(crate) struct RaceSessions {
    /// By date.
    pub(crate) slots: Vec<Slot>,
    /// Clusters without the pre-race session that they should have, with the reason.
    pub(crate) without_pre: Vec<(usize, NoPreRace)>,
    /// Clusters without the recovery that they should have.
    pub(crate) without_recovery: Vec<usize>,
    /// Earlier clusters of pairs without the one session between them.
    pub(crate) without_combined: Vec<usize>,
    /// R-R8: days of races of a series without any session: they count as training.
    pub(crate) demoted: Vec<Day>,
}

/// Why a race has no light session before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPreRace {
    /// No suitable day.
    NoDay,
    /// Its days come before the clinic's notice ends.
    Notice,
}

/// R-X4: combined sessions by date, then clusters by priority and date, pre-race first.
pub(crate) fn place(window: &PlanningWindow<'_>) -> RaceSessions {
    let mut placed = RaceSessions::default();
    let pairs: Vec<bool> =
        (0..window.clusters.len()).map(|index| is_combined(window, index)).collect();
    let is_pair = |index: usize| pairs.get(index).copied().unwrap_or(false);
    for (index, cluster) in window.clusters.iter().enumerate().filter(|(at, _)| is_pair(*at)) {
        place_combined(window, &mut placed, index, cluster);
    }
    let mut order: Vec<(usize, &Cluster)> = window.clusters.iter().enumerate().collect();
    // Stable: within a priority they stay by date.
    sort_by_key(&mut order, |(_, cluster)| cluster.priority);
    for (index, cluster) in order {
        let has_combined_before = index.checked_sub(1).is_some_and(is_pair);
        if wants_pre_race(window, cluster) && !has_combined_before {
            place_pre_race(window, &mut placed, index, cluster);
        }
        if wants_recovery(window, cluster) && !is_pair(index) {
            place_recovery(window, &mut placed, index, cluster);
        }
    }
    placed.demoted = demoted(window, &placed);
    placed
}

/// R-R8: the days of clusters of a series that got no session, also because no day was free.
fn demoted(window: &PlanningWindow<'_>, placed: &RaceSessions) -> Vec<Day> {
    let is_served = |index: usize| {
        placed.slots.iter().any(|slot| match slot.role {
            Role::PreRace { cluster, .. } | Role::Recovery { cluster, .. } => cluster == index,
            Role::Combined { earlier } => earlier == index || earlier + 1 == index,
            Role::Maintenance { .. } => false,
        })
    };
    let clusters = window.clusters.iter().enumerate();
    let without = clusters.filter(|(at, one)| one.series != Series::Single && !is_served(*at));
    without.flat_map(|(_, cluster)| cluster.first.to(cluster.last)).collect()
}

/// R-R1, R-X1: before A and B races from today on.
fn wants_pre_race(window: &PlanningWindow<'_>, cluster: &Cluster) -> bool {
    cluster.is_goal()
        && cluster.series != Series::PassedOver
        && cluster.first >= window.answers.today
}

/// R-R2: after every race of a cluster, unless the last massage lies after it.
fn wants_recovery(window: &PlanningWindow<'_>, cluster: &Cluster) -> bool {
    let is_done = window.answers.last_massage.is_some_and(|massage| massage > cluster.last);
    matches!(cluster.series, Series::Single | Series::Last) && !is_done
}

/// R-X2: whether this cluster and the next share one session.
fn is_combined(window: &PlanningWindow<'_>, index: usize) -> bool {
    let (Some(earlier), Some(later)) = (window.clusters.get(index), window.clusters.get(index + 1))
    else {
        return false;
    };
    COMBINED_GAP.contains(&later.first.since(earlier.last))
        && wants_recovery(window, earlier)
        && wants_pre_race(window, later)
}

/// R-R0: an open day off the races and their eves, spaced from the others and the last massage.
fn takes(window: &PlanningWindow<'_>, placed: &RaceSessions, day: Day) -> bool {
    window.takes_race_session(day)
        && slot::is_spaced(&placed.slots, day, SPACING)
        && window.answers.last_massage.is_none_or(|massage| day.since(massage) >= SPACING)
}

/// R-X2: the days between two clusters that share a session, in the order in which they are tried.
fn combined_days(
    window: &PlanningWindow<'_>,
    index: usize,
    earlier: &Cluster,
) -> impl Iterator<Item = Day> {
    let later = window.clusters.get(index + 1);
    let before_next = later.map(|later| later.first.plus(-4)..=later.first.plus(-2));
    let days = [2, 1, 3].map(|days| earlier.last.plus(days)).into_iter();
    days.filter(move |day| before_next.as_ref().is_some_and(|days| days.contains(day)))
}

/// R-R1: the days before a race in the order in which they are tried, and whether each is early.
fn pre_race_days(
    window: &PlanningWindow<'_>,
    cluster: &Cluster,
) -> impl Iterator<Item = (Day, bool)> {
    let first = cluster.first;
    let usual = [2, 3, 4].map(|days| (first.plus(-days), false));
    let early = EARLY.map(|days| (first.plus(-days), true)).into_iter();
    let has_one = window.has_one_weekday();
    usual.into_iter().chain(early.filter(move |_| has_one))
}

/// R-R2, R-X3: the days after a race in the order in which they are tried.
fn recovery_days(window: &PlanningWindow<'_>, index: usize, cluster: &Cluster) -> &'static [i32] {
    let next = window.clusters.get(index + 1);
    let makes_room =
        next.is_some_and(|next| next.is_goal() && next.first.since(cluster.last) == SIX_DAYS);
    // After a long race the second day comes first: soreness peaks on days 1 to 2 (source 21).
    match (cluster.class().is_long(), makes_room) {
        (true, false) => &[2, 1, 3, 4, 5],
        (false, _) if cluster.class() == crate::plan::answers::RaceClass::Short => &[1, 2, 3],
        (true, true) | (false, _) => &[1, 2, 3, 4, 5],
    }
}

/// The days of a race session in the order in which they are tried; none for a regular one.
pub(crate) fn days(window: &PlanningWindow<'_>, role: Role) -> Vec<Day> {
    let cluster = |index: usize| window.clusters.get(index);
    match role {
        Role::Maintenance { .. } => Vec::new(),
        Role::PreRace { cluster: index, .. } => {
            let days = cluster(index).map(|one| pre_race_days(window, one));
            days.into_iter().flatten().map(|(day, _)| day).collect()
        }
        Role::Recovery { cluster: index, .. } => {
            let Some(one) = cluster(index) else { return Vec::new() };
            let next = cluster(index + 1);
            let days = recovery_days(window, index, one).iter().map(|days| one.last.plus(*days));
            days.filter(|day| next.is_none_or(|next| *day < next.first)).collect()
        }
        Role::Combined { earlier } => {
            let one = cluster(earlier);
            one.into_iter().flat_map(|one| combined_days(window, earlier, one)).collect()
        }
    }
}

/// R-R1: whether a light session on the day would come too soon after the last massage.
pub(crate) fn is_soon_after_massage(massage: Option<Day>, day: Day) -> bool {
    massage.is_some_and(|last| day.since(last) <= AFTER_MASSAGE)
}

fn place_combined(
    window: &PlanningWindow<'_>,
    placed: &mut RaceSessions,
    index: usize,
    earlier: &Cluster,
) {
    let day = combined_days(window, index, earlier).find(|day| takes(window, placed, *day));
    match day {
        Some(day) => {
            slot::insert(&mut placed.slots, Slot { day, role: Role::Combined { earlier: index } });
        }
        None => placed.without_combined.push(index),
    }
}

/// R-R1, R-R4: the first day of, R-4 (source 16), with one free weekday also of R-5 to
/// R-7; none before a race of today or tomorrow, because those days are over.
fn place_pre_race(
    window: &PlanningWindow<'_>,
    placed: &mut RaceSessions,
    index: usize,
    cluster: &Cluster,
) {
    let days: Vec<(Day, bool)> = pre_race_days(window, cluster).collect();
    let massage = window.answers.last_massage;
    let is_soon = |day: Day| is_soon_after_massage(massage, day);
    let is_free =
        |day: Day| window.takes_race_session(day) && slot::is_spaced(&placed.slots, day, SPACING);
    let found = days.iter().find(|(day, _)| is_free(*day) && !is_soon(*day));
    if let Some((day, is_early)) = found {
        let role = Role::PreRace { cluster: index, early: *is_early };
        slot::insert(&mut placed.slots, Slot { day: *day, role });
        return;
    }
    // Where the last massage is the reason, nothing is missing.
    let is_had = days.iter().all(|(day, _)| is_soon(*day))
        || days.iter().any(|(day, _)| is_free(*day) && is_soon(*day));
    if is_had {
        return;
    }
    let wanted = cluster.first.plus(-2);
    let is_short_notice = (window.answers.today..window.first).contains(&wanted);
    let reason = if is_short_notice { NoPreRace::Notice } else { NoPreRace::NoDay };
    placed.without_pre.push((index, reason));
}

/// R-R2, R-X3: R+1 or R+2 (source 17), later ones marked late; before the next cluster.
fn place_recovery(
    window: &PlanningWindow<'_>,
    placed: &mut RaceSessions,
    index: usize,
    cluster: &Cluster,
) {
    let next = window.clusters.get(index + 1);
    let after = recovery_days(window, index, cluster);
    let found = after
        .iter()
        .map(|days| (*days, cluster.last.plus(*days)))
        .find(|(_, day)| next.is_none_or(|next| *day < next.first) && takes(window, placed, *day));
    match found {
        Some((days, day)) => {
            let role = Role::Recovery { cluster: index, late: days > 2 };
            slot::insert(&mut placed.slots, Slot { day, role });
        }
        // R-H1: beyond the horizon nothing is missing.
        None if cluster.last.plus(TELL_MISSING) >= window.answers.today
            && after.iter().all(|days| cluster.last.plus(*days) <= window.last) =>
        {
            placed.without_recovery.push(index);
        }
        None => {}
    }
}
