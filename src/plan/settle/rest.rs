//! After the days are settled: the wished number, sessions that are only promised, and how the plan
//! goes on (R-K6).

use crate::plan::{
    acts::{Act, KeyKind, SessionKey},
    areas::Urgency,
    budget,
    content::{self, BEFORE_ASKING},
    day::Day,
    load::Rhythm,
    order::sort_by_key,
    race_sessions::SPACING,
    result::MoveRule,
    settle::{applied::Item, ground::serves, place::Board},
    slot::{Role, Slot},
};

impl Board<'_> {
    /// R-K5 and R-K6, from the race sessions on, until nothing comes in any more.
    pub(super) fn run(&mut self) {
        self.bring_in_races(self.room());
        // Each race session comes in once at most.
        for _ in 0..=self.ground.fresh.len() {
            self.settle();
            self.reduce();
            let loose = self.placed.iter().filter(|item| item.act.is_none());
            self.applied.loose = loose.copied().collect();
            if self.bring_in_races(self.room()) == 0 {
                break;
            }
        }
        if content::asks(self.ground.window) {
            self.ask();
        } else if self.ground.window.answers.session_budget.is_none() {
            self.go_on();
        }
    }

    /// R-B1: the wished number; none where sessions are provisional, because those are not counted.
    fn wished(&self) -> Option<usize> {
        let window = self.ground.window;
        window.answers.session_budget.filter(|_| !content::asks(window))
    }

    /// How many of the wished number are over: sessions whose day in the plan last shown is past.
    fn over(&self) -> usize {
        let is_past = |day: Day| day < self.today();
        let is_over = |item: &&Item| is_past(item.day) && item.kept.is_some_and(is_past);
        self.applied.past.len() + self.applied.fixed.iter().filter(is_over).count()
    }

    /// How many of the first two since the areas were rated the visitor had (R-Z7).
    fn had(&self) -> usize {
        let answers = self.ground.window.answers;
        let is_had = |item: &&Item| {
            (answers.rated_on..self.today()).contains(&item.day)
                && matches!(item.act, Some(Act::Done | Act::Booked))
        };
        self.applied.fixed.iter().filter(is_had).count()
    }

    /// R-K5: how many race sessions can come in: what the wished number leaves, and regular ones
    /// that can give way. Where the plan asks after two sessions, those two are the number: on a
    /// later day the fresh plan can have a race session that it lacked before, because the number
    /// had left it out or because it had no content on its day, and a third one would push back
    /// what was shown with its date.
    fn room(&self) -> usize {
        let window = self.ground.window;
        let wished = window.answers.session_budget;
        let (most, over) = match wished {
            _ if content::asks(window) => {
                (wished.unwrap_or(BEFORE_ASKING).min(BEFORE_ASKING), self.had())
            }
            Some(wished) => (wished, self.over()),
            None => return usize::MAX,
        };
        let applied = &self.applied;
        let fixed = applied.fixed.iter().filter(|item| item.day >= self.today()).count();
        let regular = applied.loose.iter().filter(|item| item.role.is_maintenance());
        let stays = usize::from(window.tight.urgency() != Urgency::Usual);
        let can_give_way = regular.count().saturating_sub(stays);
        (most + can_give_way).saturating_sub(fixed + applied.loose.len() + over)
    }

    /// R-B1, R-R1: sessions that are not fixed go one by one until the number is met; one before a
    /// race that would be the first massage ever goes in any case.
    fn reduce(&mut self) {
        loop {
            sort_by_key(&mut self.placed, |item| item.day);
            let today = self.today();
            let ahead: Vec<Item> =
                self.placed.iter().filter(|item| item.day >= today).copied().collect();
            let fixed: Vec<Day> =
                ahead.iter().filter(|item| item.act.is_some()).map(|item| item.day).collect();
            let slots: Vec<Slot> =
                ahead.iter().map(|item| Slot { day: item.day, role: item.role }).collect();
            // Without it the one after it would be the first massage ever, and go as well.
            let opens = slots.get(1).filter(|slot| self.is_first_before_race(**slot));
            let opener = opens.and(slots.first()).filter(|slot| !self.is_first_before_race(**slot));
            let opener = opener.map(|slot| slot.day);
            let may_go = |slot: Slot| !fixed.contains(&slot.day) && Some(slot.day) != opener;
            let first = slots.first().copied();
            let is_unfit =
                first.is_some_and(|slot| self.is_first_before_race(slot) && may_go(slot));
            let is_over = self.wished().is_some_and(|wished| slots.len() + self.over() > wished);
            let index = if is_unfit {
                Some(0)
            } else if is_over {
                budget::next_to_go(self.ground.window, &slots, first, &may_go)
            } else {
                None
            };
            let Some(item) = index.and_then(|index| ahead.get(index)) else { return };
            self.leave_out(*item);
        }
    }

    /// R-R1: whether the first session ahead would be the first massage ever, just before a race.
    /// What is past counts as had.
    fn is_first_before_race(&self, slot: Slot) -> bool {
        let window = self.ground.window;
        window.answers.first_massage_ever
            && matches!(slot.role, Role::PreRace { .. })
            && self.applied.past_days(self.today()).next().is_none()
    }

    fn leave_out(&mut self, item: Item) {
        self.placed.retain(|other| other.key != item.key);
        self.applied.gone.push(Item { rule: Some(MoveRule::LeftOut), ..item });
    }

    /// R-Z7, R-Q4: two sessions since the areas were rated, and then what the fresh plan has.
    fn ask(&mut self) {
        let answers = self.ground.window.answers;
        let today = self.today();
        sort_by_key(&mut self.placed, |item| item.day);
        let counts = |item: &&Item| {
            let is_had = matches!(item.act, Some(Act::Done | Act::Booked));
            item.day >= answers.rated_on && (item.day >= today || is_had)
        };
        let later: Vec<Item> =
            self.placed.iter().filter(counts).skip(BEFORE_ASKING).copied().collect();
        for item in later.into_iter().filter(|item| item.act.is_none()) {
            self.leave_out(item);
        }
        let last = self.last_day();
        for slot in self.ground.fresh {
            let item = self.fresh(*slot);
            let is_known = self.placed.iter().any(|one| serves(one.role, item.role))
                || self
                    .applied
                    .skipped
                    .iter()
                    .any(|entry| entry.key == self.ground.window.key(*slot));
            let days = self.full_spacing(*slot);
            let ahead = self.placed.iter().filter(|item| item.day >= today).count();
            let has_room = answers.session_budget.is_none_or(|wished| ahead < wished);
            let is_after = last.is_none_or(|last| slot.day > last);
            if is_after && has_room && !is_known && self.is_spaced(slot.day, days) {
                self.placed.push(item);
                self.provisional.push(item.day);
            }
        }
    }

    /// R-K6: regular sessions of the fresh plan after the last day that is left, past, skipped and
    /// fixed ones among them.
    fn go_on(&mut self) {
        let mut last = self.last_day();
        for slot in self.ground.fresh.iter().filter(|slot| slot.role.is_maintenance()) {
            let rhythm = self.rhythm(*slot);
            let is_after = last.is_none_or(|last| {
                slot.day > last && !rhythm.is_within_six_tenths(slot.day.since(last))
            });
            if is_after && self.is_spaced(slot.day, self.full_spacing(*slot)) {
                self.placed.push(self.fresh(*slot));
                last = Some(slot.day);
            }
        }
    }

    fn last_day(&self) -> Option<Day> {
        let placed = self.placed.iter().map(|item| item.day);
        let skipped = self.applied.skipped.iter().map(|entry| entry.day);
        placed.chain(skipped).chain(self.applied.past.iter().copied()).max()
    }

    /// R-S1 in full, for a session of the fresh plan.
    fn full_spacing(&self, slot: Slot) -> i32 {
        if slot.role.is_maintenance() { self.rhythm(slot).spacing() } else { SPACING }
    }

    /// The rhythm of the day on which a session of the fresh plan was due.
    fn rhythm(&self, slot: Slot) -> Rhythm {
        let due = match slot.role {
            Role::Maintenance { due, .. } => due,
            Role::PreRace { .. } | Role::Recovery { .. } | Role::Combined { .. } => None,
        };
        let ground = self.ground;
        ground.window.load.rhythm(due.unwrap_or(slot.day)).with_floor(ground.floor)
    }

    /// A session of the fresh plan, under a key that nothing has yet (R-K1).
    fn fresh(&self, slot: Slot) -> Item {
        let ground = self.ground;
        let answers = ground.window.answers;
        let key = ground.window.key(slot);
        let is_taken = |key: SessionKey| {
            ground.kept(key).is_some()
                || answers.log.iter().any(|entry| entry.key == key)
                || self.placed.iter().any(|item| item.key == key)
        };
        let key = if key.kind == KeyKind::Regular { key.unlike(is_taken) } else { key };
        Item {
            key,
            kept: None,
            day: slot.day,
            role: slot.role,
            act: None,
            rule: Some(MoveRule::Continued),
            is_lifted: false,
        }
    }
}
