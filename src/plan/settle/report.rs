//! What settling changed and refused, and the parts that the notes are made from (R-K8).

use crate::plan::{
    budget::FittedPlan,
    day::Day,
    maintenance::Placement,
    order::sort_by_key,
    planning_window::PlanningWindow,
    race_sessions::{self, RaceSessions},
    result::{Change, MoveRule, Note, RefusedMove, Session},
    settle::{
        Settled,
        applied::{Applied, Item},
        ground::{Ground, serves},
    },
    slot::{Role, Slot},
};

/// R-K2: so many days are offered in place of a refused one.
const OFFERED: usize = 3;
/// R-M2: an absence that a session of the plan last shown fills, from this day to that round it.
const FILLS: std::ops::RangeInclusive<i32> = -3..=7;

/// R-K2: refused moves with the days that could be had.
pub(super) fn refused(ground: &Ground<'_>, applied: &Applied) -> Vec<RefusedMove> {
    let each = applied.refused.iter().map(|(entry, rule)| {
        let window = ground.window;
        let is_open = |day: &Day| {
            let role = ground.role_on(entry.key, *day);
            let taken = applied.fixed.iter().any(|one| one.day == *day && one.key != entry.key);
            *day >= window.first && ground.refused(*day, role, taken).is_none()
        };
        let role = ground.role_of_key(entry.key, entry.day);
        let days = role.map(|role| race_sessions::days(window, role)).unwrap_or_default();
        let mut offered: Vec<Day> = days.into_iter().filter(is_open).collect();
        if offered.is_empty() {
            // From the wanted day outwards, the earlier first.
            let farthest = entry.day.apart(window.first).max(entry.day.apart(window.last));
            let days = (0..=farthest).flat_map(|days| {
                let later = (days > 0).then(|| entry.day.plus(days));
                [Some(entry.day.plus(-days)), later].into_iter().flatten()
            });
            let in_plan = days.filter(|day| (window.first..=window.last).contains(day));
            offered = in_plan.filter(is_open).take(OFFERED).collect();
        }
        offered.sort_unstable();
        RefusedMove { key: entry.key, date: entry.day, rule: *rule, offered }
    });
    each.collect()
}

impl Settled {
    /// R-K8: what is other than in the plan last shown, from today on, by date.
    pub(super) fn changes(&self, sessions: &[Session], today: Day) -> Vec<Change> {
        let is_ahead = |day: &Day| *day >= today;
        let has_session = |day: Day| sessions.iter().any(|session| session.date == day);
        let placed = self.items.iter().filter(|item| !self.provisional.contains(&item.day));
        let placed = placed.filter_map(|item| {
            let from = item.kept.filter(is_ahead);
            let to = Some(item.day).filter(|day| *day < today || has_session(*day));
            let rule = if to.is_none() { MoveRule::LeftOut } else { rule(item) };
            (from != to && (from.is_some() || item.day >= today)).then_some(Change {
                key: item.key,
                from,
                to,
                rule,
            })
        });
        let gone = self.gone.iter().filter_map(|item| {
            let from = Some(item.kept.filter(is_ahead)?);
            let rule = item.rule.unwrap_or(MoveRule::LeftOut);
            Some(Change { key: item.key, from, to: None, rule })
        });
        let mut changes: Vec<Change> = placed.chain(gone).collect();
        sort_by_key(&mut changes, |change| (change.from.or(change.to), change.key));
        changes
    }

    /// R-K8: nothing is said to be missing that is there, or that the visitor left out.
    pub(super) fn race_sessions(
        &self,
        window: &PlanningWindow<'_>,
        races: &RaceSessions,
        slots: &[Slot],
    ) -> RaceSessions {
        let is_there = |role: Role| {
            let key = window.key(Slot { day: window.first, role });
            has(slots, role) || self.skipped.contains(&key)
        };
        let mut races = races.clone();
        races
            .without_pre
            .retain(|(cluster, _)| !is_there(Role::PreRace { cluster: *cluster, early: false }));
        races
            .without_recovery
            .retain(|cluster| !is_there(Role::Recovery { cluster: *cluster, late: false }));
        races.without_combined.retain(|earlier| !is_there(Role::Combined { earlier: *earlier }));
        races
    }

    /// R-K8: a first session that was had is not late, and nothing was impossible that the visitor
    /// left out.
    pub(super) fn mend(&self, notes: &mut Vec<Note>, has_fresh: bool) {
        let is_late = |note: &Note| matches!(note, Note::FirstDelayed { .. }) && self.has_had;
        let was_possible = |note: &Note| *note == Note::NoSessionPossible && has_fresh;
        notes.retain(|note| !is_late(note) && !was_possible(note));
    }
}

/// The slots in place of those of the fresh plan, with what the notes need to know of them.
pub(super) fn fitted(
    fresh: &FittedPlan,
    slots: Vec<Slot>,
    wished: Option<usize>,
    has_past: bool,
) -> FittedPlan {
    let placement = &fresh.placement;
    let is_new = |slot: &&Slot| slot.role.is_maintenance() && !placement.slots.contains(slot);
    let fills = |(first, last): (Day, Day)| {
        let days = first.plus(*FILLS.start())..=last.plus(*FILLS.end());
        slots.iter().filter(is_new).any(|slot| days.contains(&slot.day))
    };
    let skipped = placement.skipped.iter().filter(|absence| !fills(**absence));
    let whole = placement.slots.len() + fresh.trimmed;
    let is_short = wished.is_some_and(|wished| wished < whole);
    let trimmed = if is_short { whole.saturating_sub(slots.len()) } else { 0 };
    let shows = |cluster: usize| has(&slots, Role::PreRace { cluster, early: false });
    let left_out = fresh.left_out.iter().copied().filter(|cluster| !shows(*cluster)).collect();
    let skipped = skipped.copied().collect();
    let (from, floor) = (placement.from, placement.floor);
    FittedPlan { placement: Placement { slots, from, skipped, floor, has_past }, trimmed, left_out }
}

/// Whether one of the slots serves what this role would.
fn has(slots: &[Slot], role: Role) -> bool {
    slots.iter().any(|slot| serves(slot.role, role))
}

/// Why a session has its day: the visitor's act, or what put it there.
fn rule(item: &Item) -> MoveRule {
    let own = item.act.and_then(|act| MoveRule::from_code(act.code()));
    let rule = item.rule.filter(|rule| *rule != MoveRule::TookPlace);
    own.or(rule).unwrap_or(MoveRule::Displaced)
}
