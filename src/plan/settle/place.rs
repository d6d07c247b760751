//! Who keeps the day, who loses it, and where the displaced go (R-K5, R-K6).

use crate::plan::{
    acts::{KeyKind, SessionKey},
    day::Day,
    first_session, maintenance,
    order::sort_by_key,
    race_sessions::{self, SPACING},
    result::MoveRule,
    settle::{
        applied::{Applied, Item, is_near},
        ground::{Ground, serves},
    },
    slot::Role,
};

/// R-K5: regular sessions that were shown keep so many days from each other (R-S1).
const REGULAR_SPACING: i32 = 5;

/// The plan while sessions find their days.
pub(super) struct Board<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) applied: Applied,
    /// Fixed sessions, past ones too, and those that have their day.
    pub(super) placed: Vec<Item>,
    /// Days of those that come only once the visitor has told how it is (R-Z7).
    pub(super) provisional: Vec<Day>,
    /// Race sessions of the fresh plan that came in once.
    tried: Vec<SessionKey>,
}

impl<'a> Board<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, applied: Applied) -> Self {
        let (placed, provisional, tried) = (Vec::new(), Vec::new(), Vec::new());
        Self { ground, applied, placed, provisional, tried }
    }

    pub(super) fn today(&self) -> Day {
        self.ground.window.answers.today
    }

    /// R-K5, R-K6: what is not fixed, in order: each keeps its day while it is allowed, and then the
    /// displaced look for another. Those that find none are gone.
    pub(super) fn settle(&mut self) {
        let first = self.ground.window.first;
        let mut waiting = std::mem::take(&mut self.applied.loose);
        sort_by_key(&mut waiting, |item| (class(item, first), item.day));
        self.placed.clone_from(&self.applied.fixed);
        let all = waiting.iter().chain(&self.placed).map(|item| item.day);
        let first_day = all.chain(self.applied.past.iter().copied()).min();
        let mut displaced: Vec<Item> = Vec::new();
        for item in waiting {
            match self.obstacle(&item, item.day) {
                _ if item.is_lifted => displaced.push(item),
                None => self.placed.push(item),
                Some(rule) => displaced.extend(self.takes_fresh_day(item, rule)),
            }
        }
        for item in displaced {
            let is_first = Some(item.day) == first_day;
            match self.other_day(&item, is_first) {
                Some(day) => self.placed.push(self.moved(item, day)),
                None => self.gone(item),
            }
        }
    }

    /// R-K5: a race session takes the day of the fresh plan, if that is allowed; what has no day is
    /// given back with the rule that took it. What comes in has its day or none.
    fn takes_fresh_day(&mut self, item: Item, rule: MoveRule) -> Option<Item> {
        let item = Item { rule: item.rule.or(Some(rule)), ..item };
        if item.comes_in() {
            self.applied.gone.push(item);
            return None;
        }
        let is_race = !item.role.is_maintenance() && item.day >= self.ground.window.first;
        let fresh = self.ground.fresh_day(item.role).filter(|day| is_race && *day != item.day);
        match fresh.filter(|day| self.obstacle(&item, *day).is_none()) {
            Some(day) => {
                self.placed.push(self.moved(item, day));
                None
            }
            None => Some(item),
        }
    }

    fn gone(&mut self, item: Item) {
        let rule = if item.is_lifted { MoveRule::Lifted } else { MoveRule::LeftOut };
        self.applied.gone.push(Item { rule: Some(rule), ..item });
    }

    /// The session on another day; its role is still that of its key.
    fn moved(&self, item: Item, day: Day) -> Item {
        let role = self.ground.role_of_key(item.key, day).unwrap_or(item.role);
        Item { day, role, ..item }
    }

    /// R-K5: what keeps a session that is not fixed off this day. One before today plus notice gives
    /// way only to a refused day or to a weekday that is not free any more.
    fn obstacle(&self, item: &Item, day: Day) -> Option<MoveRule> {
        let ground = self.ground;
        let is_regular = item.role.is_maintenance();
        let is_off = !is_regular && !ground.is_in_window(item.role, day);
        let rule = ground.refused(day, item.role, false);
        let rule = rule.or_else(|| (!ground.is_free(day)).then_some(MoveRule::Weekday));
        let rule = rule.or_else(|| is_off.then_some(MoveRule::Displaced));
        if rule.is_some() {
            return rule;
        }
        if day < ground.window.first {
            let is_taken = self.placed.iter().any(|other| other.day == day);
            return is_taken.then_some(MoveRule::Displaced);
        }
        if is_regular && ground.is_quiet(day) {
            return Some(MoveRule::RaceSession);
        }
        let is_new = item.comes_in();
        let mut others = self.placed.iter().filter(|one| is_new || one.counts(self.today()));
        let too_near = others.find_map(|other| {
            let is_race = !other.role.is_maintenance();
            let least = if is_regular && !is_race { REGULAR_SPACING } else { SPACING };
            let rule = if is_race { MoveRule::RaceSession } else { MoveRule::Displaced };
            (other.day.apart(day) < least).then_some(rule)
        });
        let least = if is_regular { REGULAR_SPACING } else { SPACING };
        let is_past = |past: &Day| is_new && past.apart(day) < least;
        let is_after_past = self.applied.past.iter().any(is_past);
        too_near.or_else(|| is_after_past.then_some(MoveRule::Displaced))
    }

    /// R-K6: the first other day that moves nobody else.
    fn other_day(&self, item: &Item, is_first: bool) -> Option<Day> {
        let window = self.ground.window;
        let is_open = |day: Day| {
            (window.first..=window.last).contains(&day) && self.obstacle(item, day).is_none()
        };
        if item.role.is_maintenance() {
            let soon = first_session::spacing(window.tight.urgency()).filter(|_| is_first);
            let spacing = |day: Day| soon.unwrap_or_else(|| self.ground.spacing(day));
            let fits = |day: Day| is_open(day) && self.is_spaced(day, spacing(day));
            return maintenance::near_day(window, item.day, fits);
        }
        let massage = window.answers.last_massage;
        let is_light = matches!(item.role, Role::PreRace { .. });
        let fits = |day: &Day| {
            is_open(*day)
                && self.is_spaced(*day, SPACING)
                && !(is_light && race_sessions::is_soon_after_massage(massage, *day))
        };
        let own = Some(item.day).filter(|_| item.is_lifted);
        own.into_iter().chain(race_sessions::days(window, item.role)).find(fits)
    }

    /// R-S1 in full: past sessions and the last massage count too.
    pub(super) fn is_spaced(&self, day: Day, days: i32) -> bool {
        let placed = self.placed.iter().map(|other| other.day);
        let past = self.applied.past.iter().copied();
        let massage = self.ground.window.answers.last_massage;
        placed.chain(past).chain(massage).all(|other| day.apart(other) >= days)
    }

    /// R-K5: race sessions of the fresh plan that nothing serves come in on their day, where nothing
    /// is fixed near it and a wished number leaves room for so many. How many came.
    pub(super) fn bring_in_races(&mut self, mut room: usize) -> usize {
        let ground = self.ground;
        let mut new: Vec<Item> = Vec::new();
        for slot in ground.fresh.iter().filter(|slot| !slot.role.is_maintenance()) {
            let key = ground.window.key(*slot);
            let back = self.applied.gone.iter().position(|one| self.can_come_back(one, key));
            let item = Item {
                key,
                kept: back.and_then(|index| self.applied.gone.get(index)?.kept),
                day: slot.day,
                role: slot.role,
                act: None,
                rule: Some(if back.is_some() { MoveRule::TookPlace } else { MoveRule::RaceNew }),
                is_lifted: false,
            };
            let is_near = self.applied.fixed.iter().any(|fixed| is_near(fixed, &item));
            let is_known = back.is_none() && self.is_known(&item);
            if is_known || is_near || room == 0 || self.tried.contains(&key) {
                continue;
            }
            self.tried.push(key);
            if let Some(index) = back {
                self.applied.gone.remove(index);
            }
            room -= 1;
            new.push(item);
        }
        let came = new.len();
        self.applied.loose.extend(new);
        came
    }

    /// R-K5: whether it is the race session of that key, and one that serves something else took its
    /// place: its race still has none.
    fn can_come_back(&self, item: &Item, key: SessionKey) -> bool {
        item.key == key
            && item.rule == Some(MoveRule::TookPlace)
            && !self.applied.fixed.iter().any(|fixed| serves(fixed.role, item.role))
    }

    /// R-K5: whether the plan last shown or the log has a session for that side of that race.
    fn is_known(&self, item: &Item) -> bool {
        let applied = &self.applied;
        let is_served =
            applied.fixed.iter().chain(&applied.loose).any(|one| serves(one.role, item.role));
        let is_skipped = applied.skipped.iter().any(|entry| entry.key == item.key);
        let is_fixed = applied.fixed.iter().any(|one| one.key == item.key);
        let is_kept = self.ground.kept(item.key).is_some();
        is_served || is_skipped || is_fixed || is_kept || self.is_combined_known(item)
    }

    /// Whether a combined session that was skipped, or is past, served that side of that race.
    fn is_combined_known(&self, item: &Item) -> bool {
        let answers = self.ground.window.answers;
        let named = answers.log.iter().map(|entry| (entry.key, entry.day));
        let kept = self.ground.keep.iter().map(|kept| (kept.key, kept.day));
        named.chain(kept).any(|(key, day)| {
            key.kind == KeyKind::Combined
                && self.ground.role_of_key(key, day).is_some_and(|role| serves(role, item.role))
        })
    }
}

/// R-K5: who comes first: before the end of the notice, race sessions, new ones, regular ones.
fn class(item: &Item, first: Day) -> u8 {
    match (item.role.is_maintenance(), item.comes_in()) {
        _ if item.day < first => 0,
        (false, false) => 1,
        (false, true) => 2,
        (true, _) => 3,
    }
}
