//! The calendar events in the files of a plan. The next file changes the same events and cancels
//! those that the plan no longer has.
//!
//! An event is identified by what it stands for: a race and its part in it, or the day on which a
//! regular session was first in a file. Its place in a list would not do, because lists grow shorter.

use crate::plan::{
    codes::codes,
    day::Day,
    result::{Kind, Plan, Session},
};

/// More events of one role and day than any plan has.
const MAX_ALIKE: u32 = 99;
/// A regular session that moved by at most this many days is the same one: two regular sessions of a
/// plan are further apart.
const NEAR: i32 = 3;
/// Days for which a past event is remembered. No other event gets its key while a plan can still
/// have a session for its race.
const KEPT: i32 = 30;

codes! {
    /// What an event stands for.
    Role {
        Regular = "reg",
        Before = "pre",
        After = "post",
        Between = "comb",
        RaceDay = "race",
    }
}

/// Identifies an event within its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    role: Role,
    /// The day of the race; of a regular session the day on which it was first in a file.
    day: Day,
    /// From 1; higher where an event of the same role and day is over already, or elsewhere by now.
    number: u32,
}

/// An event of an earlier file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which one.
    pub key: Key,
    /// Its day in the last file.
    pub day: Day,
    /// Whether that file cancelled it.
    pub is_gone: bool,
}

/// The events of all files of a plan so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The sequence number of the last file.
    pub sequence: u32,
    pub(super) events: Vec<Event>,
}

/// The events of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The key of each session of the plan, in its order.
    pub sessions: Vec<Key>,
    /// Events of earlier files that the plan no longer has.
    pub gone: Vec<Event>,
}

impl Key {
    /// The event of a race day itself.
    pub const fn race(day: Day) -> Self {
        Self { role: Role::RaceDay, day, number: 1 }
    }

    /// `pre:2026-04-19`, `reg:2026-03-10.2`.
    pub fn text(self) -> String {
        let start = [self.role.code(), ":", &self.day.iso()].concat();
        if self.number == 1 { start } else { [&start, ".", &self.number.to_string()].concat() }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let (role, rest) = text.split_once(':')?;
        let (day, number) = rest.split_once('.').unwrap_or((rest, "1"));
        let number = number.parse().ok().filter(|number| (1..=MAX_ALIKE).contains(number))?;
        Some(Self { role: Role::from_code(role)?, day: Day::from_iso(day)?, number })
    }

    /// What a session stands for; nothing for a regular one.
    fn of(session: &Session) -> Option<(Role, Day)> {
        let role = match session.kind {
            Kind::Maintenance => return None,
            Kind::PreEvent => Role::Before,
            Kind::PostEvent if session.combined => Role::Between,
            Kind::PostEvent => Role::After,
        };
        Some((role, session.race_date?))
    }
}

impl Exported {
    /// The events of the next file, and what files have had with it. A day that is past stays as it
    /// was, whatever is planned now.
    pub fn next(&self, plan: &Plan, has_races: bool, today: Day) -> (Self, Events) {
        let sessions = self.keys(plan, today);
        let days = plan.sessions.iter().map(|session| session.date);
        let races = plan.races.iter().filter(|race| has_races && race.day >= today);
        let written = sessions.iter().copied().zip(days);
        // Races of one day are one event.
        let mut races: Vec<Day> = races.map(|race| race.day).collect();
        races.dedup();
        let written = written.chain(races.into_iter().map(|day| (Key::race(day), day)));
        let mut events: Vec<Event> =
            written.map(|(key, day)| Event { key, day, is_gone: false }).collect();
        let count = events.len();
        for event in &self.events {
            let is_written = events.iter().take(count).any(|other| other.key == event.key);
            let is_over = event.day.max(event.key.day).plus(KEPT) < today;
            if !is_written && !is_over {
                let is_gone = event.is_gone || event.is_left_by(plan, today);
                events.push(Event { is_gone, ..*event });
            }
        }
        let gone = events.iter().copied();
        let gone = gone.filter(|event| event.is_gone && event.day >= today).collect();
        (Self { sequence: self.sequence, events }, Events { sessions, gone })
    }

    /// Whether a calendar may still show something that lies ahead.
    pub fn is_ahead(&self, today: Day) -> bool {
        self.events.iter().any(|event| !event.is_gone && event.day >= today)
    }

    fn find(&self, key: Key) -> Option<&Event> {
        self.events.iter().find(|event| event.key == key)
    }

    fn keys(&self, plan: &Plan, today: Day) -> Vec<Key> {
        let mut keys: Vec<Option<Key>> = Vec::with_capacity(plan.sessions.len());
        // What stands for a race, and regular sessions on the day that they had.
        for session in &plan.sessions {
            keys.push(match Key::of(session) {
                // An event that is over stays where it was: the same race gets one more.
                Some((role, day)) => (1..=MAX_ALIKE)
                    .map(|number| Key { role, day, number })
                    .find(|key| self.find(*key).is_none_or(|event| event.day >= today)),
                None => self.regular(plan).find(|event| event.day == session.date).map(|it| it.key),
            });
        }
        // Then those that were moved, each to the nearest event that is left; the others are new.
        for (index, session) in plan.sessions.iter().enumerate() {
            if keys.get(index).is_some_and(Option::is_some) {
                continue;
            }
            let away = |event: &&Event| event.day.since(session.date).abs();
            let is_free = |event: &&Event| {
                away(event) <= NEAR && !event.is_gone && !keys.contains(&Some(event.key))
            };
            let near = self.regular(plan).filter(is_free).min_by_key(away).map(|event| event.key);
            let new = |number| Key { role: Role::Regular, day: session.date, number };
            let is_new = |key: &Key| self.find(*key).is_none() && !keys.contains(&Some(*key));
            let new_one = || (1..=MAX_ALIKE).map(new).find(is_new).unwrap_or(new(1));
            let key = near.unwrap_or_else(new_one);
            if let Some(place) = keys.get_mut(index) {
                *place = Some(key);
            }
        }
        keys.into_iter().flatten().collect()
    }

    /// Regular sessions of earlier files on days that can still be planned.
    fn regular(&self, plan: &Plan) -> impl Iterator<Item = &Event> {
        let first = plan.horizon.0;
        self.events.iter().filter(move |it| it.key.role == Role::Regular && it.day >= first)
    }
}

impl Event {
    /// Whether a plan that could still have it has it no more.
    fn is_left_by(&self, plan: &Plan, today: Day) -> bool {
        let has_race = plan.races.iter().any(|race| race.day == self.key.day);
        match self.key.role {
            _ if self.day < today => false,
            // Left out by choice; the race is still there.
            Role::RaceDay => !has_race,
            // Too near to be planned, not too near to be booked: the plan says nothing of it.
            Role::Regular => self.day >= plan.horizon.0,
            Role::Before | Role::After | Role::Between => !has_race || self.day >= plan.horizon.0,
        }
    }
}
