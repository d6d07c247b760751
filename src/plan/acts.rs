//! What the visitor did with the plan last shown: sessions by their stable keys, and acts on them
//! (R-K1).

use crate::plan::{codes::codes, day::Day};

codes! {
    /// What the visitor did with a session.
    Act {
        /// It took place.
        Done = "done",
        /// The clinic has said yes.
        Booked = "booked",
        /// Put on another day, or added.
        Moved = "moved",
        Skipped = "skipped",
    }
}

codes! {
    /// What a session was first there for.
    KeyKind {
        PreRace = "pre",
        Recovery = "post",
        Combined = "comb",
        Regular = "reg",
    }
}

/// The name of a session that stays when its day or its role changes (R-K1).
///
/// As text `pre:2026-05-10`, where the day is that of the race; `reg:2026-03-10`, where it is the
/// day under which the session was first shown; and `reg:2026-03-10.2` where another one had that
/// key before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionKey {
    /// What it was first there for.
    pub kind: KeyKind,
    /// The day of the race, or the day first shown.
    pub day: Day,
    /// From 1; more than that only for regular sessions.
    pub number: u32,
}

/// A session of the plan last shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) key: SessionKey,
    pub(crate) day: Day,
}

/// An act in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LogEntry {
    pub(crate) key: SessionKey,
    /// The day of the session; of a skipped one the day on which it stood.
    pub(crate) day: Day,
    pub(crate) act: Act,
}

impl SessionKey {
    /// The first key of this kind and day.
    pub const fn new(kind: KeyKind, day: Day) -> Self {
        Self { kind, day, number: 1 }
    }

    /// Reads a key; nothing for text that is none.
    pub fn from_code(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let kind = KeyKind::from_code(kind)?;
        let (day, number) = rest.split_once('.').unwrap_or((rest, ""));
        let key = Self::new(kind, Day::from_iso(day)?);
        if day == rest {
            return Some(key);
        }
        let is_plain = !number.starts_with(['0', '+']) && number.len() <= 3;
        let number = number.parse().ok().filter(|number| is_plain && *number > 1)?;
        (kind == KeyKind::Regular).then_some(Self { number, ..key })
    }

    /// The key as text.
    pub fn code(self) -> String {
        let mut text = [self.kind.code(), ":", &self.day.iso()].concat();
        if self.number > 1 {
            text.push('.');
            text.push_str(&self.number.to_string());
        }
        text
    }

    /// The same key, or the next one of its day that nothing has yet.
    #[must_use]
    pub(crate) fn unlike(mut self, is_taken: impl Fn(Self) -> bool) -> Self {
        while is_taken(self) {
            self.number += 1;
        }
        self
    }
}

impl serde::Serialize for SessionKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::SessionKey;

    #[test]
    fn a_key_survives_the_round_trip_and_nothing_else_is_one() {
        for text in ["reg:2026-03-10", "reg:2026-03-10.2", "pre:2026-05-10", "comb:2026-05-10"] {
            assert_eq!(SessionKey::from_code(text).unwrap().code(), text);
        }
        for text in [
            "",
            "reg",
            "reg:",
            "reg:2026-03-1",
            "reg:2026-03-10.",
            "reg:2026-03-10.1",
            "reg:2026-03-10.02",
            "reg:2026-03-10.+2",
            "reg:2026-03-10.2.2",
            "reg:2026-03-10.1000",
            "pre:2026-05-10.2",
            "race:2026-05-10",
            "REG:2026-03-10",
        ] {
            assert_eq!(SessionKey::from_code(text), None, "{text}");
        }
    }
}
