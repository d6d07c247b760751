//! The acts in order: what they fix, what they refuse, and what gives way to them (R-K2 to R-K4).

use crate::plan::{
    acts::{Act, LogEntry, SessionKey},
    day::Day,
    result::MoveRule,
    settle::ground::{Ground, is_same_role},
    slot::Role,
};

/// R-K4: a fixed session takes the place of another so near (judgement).
const TAKES_PLACE: i32 = 2;

/// A session while the plan is settled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) key: SessionKey,
    /// Its day in the plan last shown.
    pub(super) kept: Option<Day>,
    pub(super) day: Day,
    pub(super) role: Role,
    /// The act that fixes it.
    pub(super) act: Option<Act>,
    /// What took its day, or put it there.
    pub(super) rule: Option<MoveRule>,
    /// Whether it is a move of before whose day is refused now.
    pub(super) is_lifted: bool,
}

impl Item {
    /// Whether it comes in from the fresh plan: new, or for one whose place something else took.
    pub(super) fn comes_in(&self) -> bool {
        self.kept.is_none() || self.rule == Some(MoveRule::TookPlace)
    }

    /// R-K7: whether it counts against what was kept: one that is past and unmarked does not.
    pub(super) fn counts(&self, today: Day) -> bool {
        self.day >= today || self.act == Some(Act::Done)
    }
}

/// The plan last shown, once the acts are done.
#[derive(Debug, Default)]
pub(super) struct Applied {
    /// Done, booked and moved sessions, past ones too, each day from today on once.
    pub(super) fixed: Vec<Item>,
    /// What is not fixed, from today on.
    pub(super) loose: Vec<Item>,
    /// Days of sessions that are past and unmarked.
    pub(super) past: Vec<Day>,
    pub(super) skipped: Vec<LogEntry>,
    /// Sessions without a day, each with its rule.
    pub(super) gone: Vec<Item>,
    /// Moves that are not done.
    pub(super) refused: Vec<(LogEntry, MoveRule)>,
}

impl Applied {
    /// Applies the log to the plan last shown. Without one every move counts as an old one.
    pub(super) fn new(ground: &Ground<'_>, log: &[LogEntry], is_all_old: bool) -> Self {
        let mut applied = Self::default();
        for entry in log {
            applied.act(ground, *entry, is_all_old);
        }
        applied.keep_the_rest(ground);
        applied.give_way();
        applied
    }

    /// Days of sessions that are past, marked or not.
    pub(super) fn past_days(&self, today: Day) -> impl Iterator<Item = Day> {
        let fixed = self.fixed.iter().map(|item| item.day).filter(move |day| *day < today);
        self.past.iter().copied().chain(fixed)
    }

    fn act(&mut self, ground: &Ground<'_>, entry: LogEntry, is_all_old: bool) {
        let kept = ground.kept(entry.key);
        let is_old = is_all_old || kept == Some(entry.day);
        let today = ground.window.answers.today;
        let role = ground.role_on(entry.key, entry.day);
        let (key, day) = (entry.key, entry.day);
        let item =
            Item { key, kept, day, role, act: Some(entry.act), rule: None, is_lifted: false };
        match entry.act {
            Act::Skipped => self.skipped.push(entry),
            Act::Done | Act::Booked => self.fix(ground, item, is_all_old),
            // It took place, as far as anybody knows.
            Act::Moved if is_old && day < today => self.fixed.push(item),
            Act::Moved => {
                let is_soon = !is_old && day < ground.window.first;
                let notice = is_soon.then_some(MoveRule::Notice);
                match notice.or_else(|| ground.refused(day, role, self.is_taken(day))) {
                    None => self.fixed.push(item),
                    Some(why) if is_old => self.lift(ground, item, why),
                    Some(why) => self.refused.push((entry, why)),
                }
            }
        }
    }

    /// Whether something is fixed on a day.
    pub(super) fn is_taken(&self, day: Day) -> bool {
        self.fixed.iter().any(|item| item.day == day)
    }

    /// R-K2: a fact stands; of two on one day the later in the log.
    fn fix(&mut self, ground: &Ground<'_>, item: Item, is_all_old: bool) {
        let is_ahead = item.day >= ground.window.answers.today;
        let other = self.fixed.iter().position(|other| is_ahead && other.day == item.day);
        if let Some(other) = other.map(|index| self.fixed.remove(index)) {
            let is_old = is_all_old || other.kept == Some(other.day);
            match other.act {
                Some(Act::Moved) if is_old => self.lift(ground, other, MoveRule::Taken),
                Some(act) => {
                    let entry = LogEntry { key: other.key, day: other.day, act };
                    self.refused.push((entry, MoveRule::Taken));
                }
                None => {}
            }
        }
        self.fixed.push(item);
    }

    /// R-K3: a move of before whose day is refused now is not fixed any more.
    fn lift(&mut self, ground: &Ground<'_>, item: Item, why: MoveRule) {
        let lifted =
            Item { kept: Some(item.day), act: None, rule: Some(why), is_lifted: true, ..item };
        match ground.role_of_key(item.key, item.day) {
            Some(role) => self.loose.push(Item { role, ..lifted }),
            None => self.gone.push(Item { rule: Some(MoveRule::RaceGone), ..lifted }),
        }
    }

    /// What no act in force names: past, or not fixed.
    fn keep_the_rest(&mut self, ground: &Ground<'_>) {
        for kept in &ground.keep {
            let (key, day) = (kept.key, kept.day);
            let is_named = self.skipped.iter().any(|entry| entry.key == key)
                || self.fixed.iter().chain(&self.loose).chain(&self.gone).any(|one| one.key == key);
            if is_named {
                continue;
            }
            if day < ground.window.answers.today {
                self.past.push(day);
                continue;
            }
            let role = ground.role_of_key(key, day);
            let item = Item {
                key,
                kept: Some(day),
                day,
                role: role.unwrap_or(Role::Maintenance { due: None, target: false }),
                act: None,
                rule: role.is_none().then_some(MoveRule::RaceGone),
                is_lifted: false,
            };
            if role.is_some() { self.loose.push(item) } else { self.gone.push(item) }
        }
    }

    /// R-K4: fixed sessions take the place of what has the same race role or lies within two days.
    fn give_way(&mut self) {
        let fixed = &self.fixed;
        let is_replaced = |item: &Item| {
            fixed.iter().any(|other| is_same_role(other.role, item.role) || is_near(other, item))
        };
        let (replaced, loose) = self.loose.iter().copied().partition(is_replaced);
        self.loose = loose;
        let replaced: Vec<Item> = replaced;
        self.gone.extend(replaced.into_iter().map(|item| {
            let rule = if item.is_lifted { MoveRule::Lifted } else { MoveRule::TookPlace };
            Item { rule: Some(rule), ..item }
        }));
    }
}

/// R-K4: whether a fixed session lies so near that it takes the place of the other; a regular one
/// that of a race session only on the same day.
pub(super) fn is_near(fixed: &Item, item: &Item) -> bool {
    let is_regular = fixed.role.is_maintenance() && !item.role.is_maintenance();
    fixed.day.apart(item.day) <= if is_regular { 0 } else { TAKES_PLACE }
}
