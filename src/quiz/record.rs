//! The plan last shown and what the visitor did with it: booked, moved, skipped, done (R-K1).
//!
//! Until the visitor acts on a plan, takes it along or comes back to it, a corrected answer gives the
//! plan of that answer. From then on everything keeps its date unless it must not.

mod act;
pub mod hour;
#[cfg(test)]
mod tests;

use crate::{
    plan::{
        acts::{Act, KeyKind, SessionKey},
        day::Day,
        request::{ActEntry, Field, KeptEntry, Request},
        result::{Kind, Plan, Session},
    },
    quiz::{draft::Draft, record::hour::Hour},
};

/// More sessions than a plan has; of older ones the oldest are forgotten (R-K1).
pub(super) const MAX_KEPT: usize = 60;
/// More acts than sessions; the oldest are forgotten (R-K1).
pub(super) const MAX_ACTS: usize = 120;

/// The plan last shown, and the acts in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The sessions of the plan last shown, past ones too, by date; empty while the plan on screen
    /// follows from the answers alone.
    pub keep: Vec<KeptSession>,
    /// The last act on each session, in the order in which they were done.
    pub log: Vec<LoggedAct>,
}

/// What is kept of a session: nothing of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSession {
    /// Its stable key.
    pub key: SessionKey,
    /// Its day.
    pub day: Day,
    /// What it is for.
    pub kind: Kind,
    /// The length to book, in minutes.
    pub minutes: u32,
    /// The id of its service; empty where the clinic does not say what it sells.
    pub service: String,
}

/// An act in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoggedAct {
    /// The session.
    pub key: SessionKey,
    /// Its day; of a skipped one the day on which it stood.
    pub day: Day,
    /// What was done.
    pub act: Act,
    /// The hour of a booked one, if the visitor gave it.
    pub hour: Option<Hour>,
}

/// What the visitor does with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionAct {
    /// Puts it on another day.
    Move(Day),
    /// Leaves it out; for a past one: it did not happen.
    Skip,
    /// The clinic has said yes.
    Book(Day, Option<Hour>),
    /// It took place.
    Done,
    /// Takes the last act back, whenever it was.
    Unmark,
}

/// What the plan was made of before a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The answers.
    pub draft: Draft,
    /// The plan last shown, and the acts.
    pub record: Record,
}

/// What the visitor did last on the plan page, outside Adjust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Something with one session.
    Session(SessionKey, SessionAct),
    /// A session was added.
    Added(SessionKey),
    /// What is not fixed was planned anew.
    Anew,
    /// Days away were told, the first and the last.
    Away(Day, Day),
    /// A stay away is off.
    Back,
}

impl Record {
    /// Whether the plan last shown is one to keep.
    pub fn is_kept(&self) -> bool {
        !self.keep.is_empty() || !self.log.is_empty()
    }

    /// The act on a session, if there is one.
    pub fn act(&self, key: SessionKey) -> Option<&LoggedAct> {
        self.log.iter().find(|entry| entry.key == key)
    }

    /// The hours of booked sessions, where the visitor gave them.
    pub fn hours(&self) -> Vec<(SessionKey, Hour)> {
        self.log.iter().filter_map(|entry| Some((entry.key, entry.hour?))).collect()
    }

    /// The day of a session: that of the act on it, where there is one.
    pub fn day(&self, kept: &KeptSession) -> Day {
        self.act(kept.key).map_or(kept.day, |entry| entry.day)
    }

    /// Past sessions of which the visitor has not said whether they took place, by date.
    pub fn unmarked(&self, today: Day) -> impl Iterator<Item = &KeptSession> {
        let is_open =
            |key| self.act(key).is_none_or(|entry| !matches!(entry.act, Act::Done | Act::Skipped));
        self.keep.iter().filter(move |kept| kept.day < today && is_open(kept.key))
    }

    /// The day of the last past session that was not skipped.
    pub fn had(&self, today: Day) -> Option<Day> {
        let is_skipped = |key| self.act(key).is_some_and(|entry| entry.act == Act::Skipped);
        let past = self.keep.iter().filter(|kept| kept.day < today && !is_skipped(kept.key));
        past.map(|kept| self.day(kept)).max()
    }

    /// How many sessions are past that count towards a wished number (R-K6).
    pub fn past(&self, today: Day) -> usize {
        let is_skipped = |key| self.act(key).is_some_and(|entry| entry.act == Act::Skipped);
        self.keep.iter().filter(|kept| kept.day < today && !is_skipped(kept.key)).count()
    }

    /// Takes over the plan on screen as the one last shown. Moves that it refused or lifted are acts no
    /// longer (R-K2, R-K3).
    pub fn take_over(&mut self, plan: &Plan, today: Day) {
        self.keep.retain(|kept| {
            kept.day < today && !plan.sessions.iter().any(|session| session.key == kept.key)
        });
        self.keep.extend(plan.sessions.iter().map(KeptSession::of));
        let surplus = self.keep.len().saturating_sub(MAX_KEPT);
        self.keep.drain(..surplus);
        self.log.retain(|entry| {
            let is_lost = plan.refused.iter().any(|refused| refused.key == entry.key);
            let fixed = plan.sessions.iter().find(|session| session.key == entry.key);
            let is_lifted = entry.act == Act::Moved
                && entry.day >= today
                && fixed.is_none_or(|session| session.fixed.is_none());
            !is_lost && !is_lifted
        });
        let surplus = self.log.len().saturating_sub(MAX_ACTS);
        self.log.drain(..surplus);
    }

    /// Writes what the engine is told.
    pub(super) fn tell(&self, request: &mut Request, today: Day) {
        let kept = |kept: &KeptSession| KeptEntry {
            key: Field::Valid(kept.key),
            date: Field::Valid(kept.day),
        };
        if !self.keep.is_empty() {
            request.keep = self.keep.iter().map(kept).collect();
        }
        let act = |entry: &LoggedAct| {
            // A clock that was put back: what took place tomorrow is booked.
            let act =
                if entry.day > today && entry.act == Act::Done { Act::Booked } else { entry.act };
            ActEntry {
                key: Field::Valid(entry.key),
                date: Field::Valid(entry.day),
                state: Field::Valid(act),
            }
        };
        if !self.log.is_empty() {
            request.log = self.log.iter().map(act).collect();
        }
    }

    /// A key for a new session of this day.
    fn new_key(&self, day: Day) -> SessionKey {
        SessionKey::new(KeyKind::Regular, day)
            .unlike(|key| self.keep.iter().any(|kept| kept.key == key) || self.act(key).is_some())
    }

    pub(super) fn set(&mut self, entry: LoggedAct) {
        self.log.retain(|earlier| earlier.key != entry.key);
        self.log.push(entry);
    }
}

impl KeptSession {
    /// Of a session of a plan.
    pub fn of(session: &Session) -> Self {
        Self {
            key: session.key,
            day: session.date,
            kind: session.kind,
            minutes: session.duration_min,
            service: session.service_id.clone(),
        }
    }
}
