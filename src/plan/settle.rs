//! The plan last shown and the visitor's acts: everything else keeps its date unless it must not
//! (chapter "Moving" of docs/rules.md, R-K1 to R-K9).
//!
//! Pure, like the plan itself. The plan that would be made without one shown before, the fresh one,
//! is made first; then the acts are applied in order (`applied.rs`), the others keep their day or
//! find another (`place.rs`), and what the fresh plan has beyond them comes in (`rest.rs`).

mod applied;
mod calendar;
mod ground;
mod place;
mod report;
mod rest;

use crate::plan::{
    Made,
    acts::{Act, Kept, LogEntry, SessionKey},
    answers::Answers,
    budget::FittedPlan,
    content::{self, BEFORE_ASKING},
    day::Day,
    notes::{self, NoPlan, PlanParts},
    order::sort_by_key,
    planning_window::PlanningWindow,
    race_sessions::RaceSessions,
    result::{MoveRule, RefusedMove, Session},
    settle::{
        applied::{Applied, Item},
        ground::Ground,
        place::Board,
    },
    slot::Slot,
};

pub use crate::plan::settle::calendar::options;

/// The settled plan, before its sessions are filled.
struct Settled {
    /// By date, provisional ones too; past ones only where they are done.
    items: Vec<Item>,
    provisional: Vec<Day>,
    /// Sessions without a day.
    gone: Vec<Item>,
    refused: Vec<RefusedMove>,
    /// What the visitor skipped.
    skipped: Vec<SessionKey>,
    /// Whether a session since the areas were rated is past.
    has_had: bool,
    /// Whether any session is past.
    has_past: bool,
}

/// Whether there is anything to settle.
pub(super) fn is_asked(answers: &Answers) -> bool {
    !answers.keep.is_empty() || !answers.log.is_empty()
}

/// The sessions of the settled plan, with what is said of them. `reason`: why nothing would be
/// planned.
pub(super) fn made(
    window: &PlanningWindow<'_>,
    races: &RaceSessions,
    fresh: &FittedPlan,
    reason: Option<NoPlan>,
) -> Made {
    let answers = window.answers;
    let planned = content::fill(window, &fresh.placement);
    // What has no content is shown to nobody.
    let has_content = |slot: &&Slot| planned.sessions.iter().any(|one| one.date == slot.day);
    let shown: Vec<Slot> = fresh.placement.slots.iter().filter(has_content).copied().collect();
    let settled = Settled::new(window, races, (&shown, fresh.placement.floor));
    let refused = settled.refused.clone();
    if reason == Some(NoPlan::Place) {
        let notes = notes::collect(window, Err(NoPlan::Place));
        let changes = settled.changes(&[], answers.today);
        return Made { sessions: Vec::new(), notes, changes, refused };
    }
    let slots: Vec<Slot> = settled.slots(answers.today);
    let (races, fitted, mut filled) = if answers.log.is_empty() && slots == shown {
        (races.clone(), fresh.clone(), planned)
    } else {
        let races = settled.race_sessions(window, races, &slots);
        let fitted = report::fitted(fresh, slots, answers.session_budget, settled.has_past);
        let filled = content::fill(window, &fitted.placement);
        (races, fitted, filled)
    };
    settled.name(&mut filled.sessions);
    let parts = PlanParts { races: &races, fitted: &fitted, filled: &filled };
    let no_plan = reason.filter(|_| filled.sessions.is_empty());
    let mut notes = notes::collect(window, no_plan.map_or(Ok(parts), Err));
    settled.mend(&mut notes, !shown.is_empty());
    let changes = settled.changes(&filled.sessions, answers.today);
    Made { sessions: filled.sessions, notes, changes, refused }
}

impl Settled {
    fn new(window: &PlanningWindow<'_>, races: &RaceSessions, fresh: (&[Slot], i32)) -> Self {
        let answers = window.answers;
        let is_all_old = answers.keep.is_empty();
        let keep = if is_all_old { fresh_as_kept(window, fresh.0) } else { answers.keep.clone() };
        let ground = Ground::new(window, keep, races, fresh);
        let applied = Applied::new(&ground, &answers.log, is_all_old);
        let refused = report::refused(&ground, &applied);
        let mut board = Board::new(&ground, applied);
        board.run();
        let applied = board.applied;
        let mut items = board.placed;
        sort_by_key(&mut items, |item| item.day);
        let past: Vec<Day> = applied.past_days(answers.today).collect();
        Self {
            items,
            provisional: board.provisional,
            has_had: past.iter().any(|day| *day >= answers.rated_on),
            has_past: !past.is_empty(),
            gone: applied.gone.into_iter().chain(skipped_items(&ground)).collect(),
            refused,
            skipped: applied.skipped.iter().map(|entry| entry.key).collect(),
        }
    }

    /// What lies from today on.
    fn slots(&self, today: Day) -> Vec<Slot> {
        let ahead = self.items.iter().filter(|item| item.day >= today);
        ahead.map(|item| Slot { day: item.day, role: item.role }).collect()
    }

    /// Names the sessions, and says what fixes them.
    fn name(&self, sessions: &mut [Session]) {
        for session in sessions {
            let Some(item) = self.items.iter().find(|item| item.day == session.date) else {
                continue;
            };
            session.key = item.key;
            session.fixed = item.act;
            session.is_provisional = self.provisional.contains(&item.day);
        }
    }
}

/// R-K1: the fresh plan in place of one last shown, without what is only promised.
fn fresh_as_kept(window: &PlanningWindow<'_>, fresh: &[Slot]) -> Vec<Kept> {
    let most = if content::asks(window) { BEFORE_ASKING } else { usize::MAX };
    fresh.iter().take(most).map(|slot| Kept { key: window.key(*slot), day: slot.day }).collect()
}

/// Sessions of the plan last shown that the visitor skipped, as gone.
fn skipped_items(ground: &Ground<'_>) -> Vec<Item> {
    let log = ground.window.answers.log.iter().filter(|entry| entry.act == Act::Skipped);
    let item = |entry: &LogEntry| Item {
        key: entry.key,
        kept: ground.kept(entry.key),
        day: entry.day,
        role: ground.role_on(entry.key, entry.day),
        act: None,
        rule: Some(MoveRule::Skipped),
        is_lifted: false,
    };
    log.map(item).collect()
}
