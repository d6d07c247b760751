//! The calendar events in the files of a plan. The next file changes the same events and cancels
//! those that the plan no longer has.
//!
//! An event is identified by the key of its session, which stays when the session moves, or by the
//! day of a race. Its place in a list would not do, because lists grow shorter.

use crate::{
    plan::{
        acts::{Act, KeyKind, SessionKey},
        codes::codes,
        day::Day,
        result::Plan,
    },
    quiz::record::{Record, hour::Hour},
};

/// More events of one role and day than any plan has.
const MAX_ALIKE: u32 = 99;
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

/// What the visitor wants in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Race days too.
    pub has_races: bool,
    /// Only sessions that are booked.
    pub only_booked: bool,
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

/// A session in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its event.
    pub key: Key,
    /// Its index in the plan.
    pub index: usize,
    /// Whether the clinic has said yes.
    pub is_booked: bool,
    /// The hour of a booked one, if the visitor gave it.
    pub hour: Option<Hour>,
}

/// The events of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The sessions, in the order of the plan.
    pub sessions: Vec<Dated>,
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

    const fn of(session: SessionKey) -> Self {
        let role = match session.kind {
            KeyKind::PreRace => Role::Before,
            KeyKind::Recovery => Role::After,
            KeyKind::Combined => Role::Between,
            KeyKind::Regular => Role::Regular,
        };
        Self { role, day: session.day, number: session.number }
    }
}

impl Exported {
    /// The events of the next file, and what files have had with it. A day that is past stays as it
    /// was, whatever is planned now. With `only_booked` the other sessions stay out, and are cancelled
    /// where an earlier file had them.
    pub fn next(&self, plan: &Plan, record: &Record, choice: Choice, today: Day) -> (Self, Events) {
        let sessions = self.dated(plan, record, choice.only_booked, today);
        let days = sessions.iter().filter_map(|dated| {
            plan.sessions.get(dated.index).map(|session| (dated.key, session.date))
        });
        let races = plan.races.iter().filter(|race| choice.has_races && race.day >= today);
        // Races of one day are one event.
        let mut races: Vec<Day> = races.map(|race| race.day).collect();
        races.dedup();
        let written = days.chain(races.into_iter().map(|day| (Key::race(day), day)));
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

    fn dated(&self, plan: &Plan, record: &Record, only_booked: bool, today: Day) -> Vec<Dated> {
        let mut list: Vec<Dated> = Vec::with_capacity(plan.sessions.len());
        for (index, session) in plan.sessions.iter().enumerate() {
            let is_booked = session.fixed == Some(Act::Booked);
            if only_booked && !is_booked {
                continue;
            }
            let own = Key::of(session.key);
            // An event that is over stays where it was: the same session gets one more.
            let is_free = |key: &Key| {
                self.find(*key).is_none_or(|event| event.day >= today)
                    && !list.iter().any(|other| other.key == *key)
            };
            // After a reload nothing tells the keys of a plan that was settled: the day does.
            let is_its = |event: &&Event| {
                event.key.role == Role::Regular
                    && event.day == session.date
                    && !plan.sessions.iter().any(|other| Key::of(other.key) == event.key)
            };
            let is_new = own.role == Role::Regular && self.find(own).is_none();
            let known = self.events.iter().find(is_its).filter(|_| is_new).map(|event| event.key);
            let alike = || (own.number..=MAX_ALIKE).map(|number| Key { number, ..own });
            let key = known.filter(is_free).or_else(|| alike().find(is_free));
            let hour = record.act(session.key).filter(|_| is_booked).and_then(|entry| entry.hour);
            list.push(Dated { key: key.unwrap_or(own), index, is_booked, hour });
        }
        list
    }
}

impl Event {
    /// Whether the plan has it no more. Race days that the visitor left out of the file stay while there
    /// is the race.
    fn is_left_by(&self, plan: &Plan, today: Day) -> bool {
        let is_kept = self.key.role == Role::RaceDay
            && plan.races.iter().any(|race| race.day == self.key.day);
        self.day >= today && !is_kept
    }
}
