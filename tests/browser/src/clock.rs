//! Measures each trial, so that slow ones show.

use std::{
    cmp::Reverse,
    fmt::Write as _,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::browser::Engine;

/// The number of trials in the table.
const SLOWEST: usize = 10;

/// The duration of a trial.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) engine: Engine,
    time: Duration,
}

/// The durations measured so far.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    trials: Mutex<Vec<Measured>>,
}

impl Clock {
    /// Runs a trial and records its duration.
    pub(crate) fn measure<T>(&self, name: &str, engine: Engine, trial: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = trial();
        let measured = Measured { name: name.to_owned(), engine, time: start.elapsed() };
        self.trials.lock().unwrap_or_else(PoisonError::into_inner).push(measured);
        result
    }

    /// Every finished trial.
    pub(crate) fn measured(&self) -> Vec<Measured> {
        self.trials.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A table of the slowest trials, or of all trials if `RCV_ALL_TIMES` is set.
    pub(crate) fn slowest(&self) -> String {
        let mut trials = self.measured();
        trials.sort_by_key(|trial| Reverse(trial.time));
        let all: Duration = trials.iter().map(|trial| trial.time).sum();
        let mut table = format!("{} trials took {:.0} s; the slowest:", trials.len(), seconds(all));
        let is_all = std::env::var_os("RCV_ALL_TIMES").is_some();
        for Measured { name, engine, time } in
            trials.iter().take(if is_all { trials.len() } else { SLOWEST })
        {
            // Writing to a string does not fail.
            let _ = write!(table, "\n{:6.1} s  {:8}  {name}", seconds(*time), engine.name());
        }
        table
    }
}

fn seconds(time: Duration) -> f32 {
    time.as_secs_f32()
}
