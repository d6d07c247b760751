//! The engines of each trial: before a release all that support it, in the plain run those that may
//! show a difference.

use crate::browser::Engine::{self, Chromium, Firefox, Webkit};

/// The engines of a trial.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Engines {
    /// The engines in the plain run.
    plain: &'static [Engine],
    /// The engines in the full matrix, `--every`.
    every: &'static [Engine],
}

/// Where engines differ most: loading, policies, dates, and restoring a page from the cache.
pub(crate) const EACH: Engines = Engines { plain: &Engine::ALL, every: &Engine::ALL };
/// One engine is enough between releases: the outcome hardly depends on it, or a similar trial runs
/// in the others.
pub(crate) const CHROMIUM: Engines = Engines { plain: &[Chromium], every: &Engine::ALL };
/// Likewise, in Firefox.
pub(crate) const FIREFOX: Engines = Engines { plain: &[Firefox], every: &Engine::ALL };
/// Likewise, in `WebKit`.
pub(crate) const WEBKIT: Engines = Engines { plain: &[Webkit], every: &Engine::ALL };
/// Only this driver supports it.
pub(crate) const ONLY_CHROMIUM: Engines = Engines { plain: &[Chromium], every: &[Chromium] };
/// The same, and only before a release.
pub(crate) const LATE_CHROMIUM: Engines = Engines { plain: &[], every: &[Chromium] };
/// The driver of `WebKit` hangs on sessions with two tabs.
pub(crate) const NOT_WEBKIT: Engines = Engines { plain: &[Firefox], every: &[Chromium, Firefox] };

/// `WebKit` without axe; with `--every` the trial with axe includes these checks.
pub(crate) const WITHOUT_AXE: Engines = Engines { plain: &[Webkit], every: &[] };

impl Engines {
    /// The engines for this extent.
    pub(crate) const fn of(self, matrix: Matrix) -> &'static [Engine] {
        match matrix {
            Matrix::Plain => self.plain,
            Matrix::Every => self.every,
        }
    }
}

/// The extent of a run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Matrix {
    /// Each trial in at least one engine.
    Plain,
    /// Each trial in every engine that supports it.
    Every,
}
