//! How long each trial takes, so that a slow one is seen.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// As many as are worth a look.
const SLOWEST: usize = 10;

/// What has been measured so far.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    trials: Mutex<Vec<(Duration, String)>>,
}

impl Clock {
    /// Runs a trial and remembers how long it took.
    pub(crate) fn measure<T>(&self, name: &str, trial: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = trial();
        let mut trials = self.trials.lock().unwrap_or_else(PoisonError::into_inner);
        trials.push((start.elapsed(), name.to_owned()));
        result
    }

    /// Prints the slowest trials.
    pub(crate) fn report(&self, opening: Duration) {
        let mut trials = self.trials.lock().unwrap_or_else(PoisonError::into_inner);
        let all: Duration = trials.iter().map(|(time, _)| *time).sum();
        println!(
            "{} trials took {:.0} s; opening and closing browsers {:.0} s of it; the slowest:",
            trials.len(),
            all.as_secs_f32(),
            opening.as_secs_f32()
        );
        trials.sort_by(|one, other| other.cmp(one));
        let many = if std::env::var_os("RCV_ALL_TIMES").is_some() { 1000 } else { SLOWEST };
        for (time, name) in trials.iter().take(many) {
            println!("{:6.1} s  {name}", time.as_secs_f32());
        }
    }
}
