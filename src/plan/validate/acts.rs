//! The plan last shown and the visitor's acts (R-K1).

use crate::plan::{
    acts::{Act, Kept, LogEntry},
    day::Day,
    range,
    request::{ActEntry, KeptEntry, Request},
    result::FaultCode,
    validate::checker::Checker,
};

/// The most sessions of the plan last shown.
const MAX_KEPT: usize = 60;
/// The most acts, repeated ones counted.
const MAX_ACTS: usize = 120;

/// The answers of this file.
pub(super) struct Acts {
    pub(super) keep: Vec<Kept>,
    pub(super) log: Vec<LogEntry>,
}

impl Acts {
    /// R-K7: the last massage told, or a later session that took place.
    pub(super) fn last_massage(&self, told: Option<Day>) -> Option<Day> {
        told.max(self.done().map(|entry| entry.day).max())
    }

    /// R-K7: whether nobody had a massage before, sessions that took place among them.
    pub(super) fn is_first_massage(&self, told: bool) -> bool {
        told && self.done().next().is_none()
    }

    fn done(&self) -> impl Iterator<Item = &LogEntry> {
        self.log.iter().filter(|entry| entry.act == Act::Done)
    }
}

pub(super) fn check(checker: &mut Checker, request: &Request, today: Option<Day>) -> Acts {
    checker.optional_ref("keep", &request.keep);
    if request.keep.entries().len() > MAX_KEPT {
        checker.fault("keep", FaultCode::TooMany);
    }
    let mut keep: Vec<Kept> = Vec::new();
    for (index, entry) in request.keep.entries().iter().enumerate() {
        let path = format!("keep[{index}]");
        let kept = match entry {
            Ok(entry) => kept(checker, &path, entry, today),
            Err(code) => {
                checker.fault(&path, *code);
                None
            }
        };
        let Some(kept) = kept else { continue };
        if keep.iter().any(|other| other.key == kept.key) {
            checker.fault(&format!("{path}.key"), FaultCode::Inconsistent);
        }
        keep.push(kept);
    }
    checker.optional_ref("log", &request.log);
    if request.log.entries().len() > MAX_ACTS {
        checker.fault("log", FaultCode::TooMany);
    }
    let mut log: Vec<LogEntry> = Vec::new();
    for (index, entry) in request.log.entries().iter().enumerate() {
        let path = format!("log[{index}]");
        let entry = match entry {
            Ok(entry) => act(checker, &path, entry, today),
            Err(code) => {
                checker.fault(&path, *code);
                None
            }
        };
        let Some(entry) = entry else { continue };
        log.retain(|earlier| earlier.key != entry.key);
        log.push(entry);
    }
    Acts { keep, log }
}

fn kept(checker: &mut Checker, path: &str, entry: &KeptEntry, today: Option<Day>) -> Option<Kept> {
    let key = checker.required(&format!("{path}.key"), &entry.key);
    let field = format!("{path}.date");
    let day = checker.required(&field, &entry.date);
    let day = checker.day_within(&field, day, today.map(range::shown), FaultCode::OutOfRange);
    Some(Kept { key: key?, day: day? })
}

fn act(
    checker: &mut Checker,
    path: &str,
    entry: &ActEntry,
    today: Option<Day>,
) -> Option<LogEntry> {
    let key = checker.required(&format!("{path}.key"), &entry.key);
    let field = format!("{path}.date");
    let is_done = entry.state.valid() == Some(&Act::Done);
    let range = today.map(if is_done { range::past } else { range::shown });
    let after = if is_done { FaultCode::FutureDate } else { FaultCode::OutOfRange };
    let day = checker.required(&field, &entry.date);
    let day = checker.day_within(&field, day, range, after);
    let act = checker.required(&format!("{path}.state"), &entry.state);
    Some(LogEntry { key: key?, day: day?, act: act? })
}
