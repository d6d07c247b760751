//! In which engines a trial runs: all that its driver can do it in before a release, and as many in
//! the plain run as can tell something new.

use crate::browser::Engine::{self, Chromium, Firefox, Webkit};

/// The engines of a trial.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Engines {
    /// Those of the plain run.
    plain: &'static [Engine],
    /// Those of the full matrix, `--every`.
    every: &'static [Engine],
}

/// Engines differ here most: loading, policies, dates, what a browser keeps of a page that was left.
pub(crate) const EACH: Engines = Engines { plain: &Engine::ALL, every: &Engine::ALL };
/// One engine is enough between releases: what is judged hardly depends on it, or another trial of
/// the same kind runs in the other ones.
pub(crate) const CHROMIUM: Engines = Engines { plain: &[Chromium], every: &Engine::ALL };
/// The same, in Firefox.
pub(crate) const FIREFOX: Engines = Engines { plain: &[Firefox], every: &Engine::ALL };
/// The same, in `WebKit`.
pub(crate) const WEBKIT: Engines = Engines { plain: &[Webkit], every: &Engine::ALL };
/// No other driver can be asked for this.
pub(crate) const ONLY_CHROMIUM: Engines = Engines { plain: &[Chromium], every: &[Chromium] };
/// The driver of `WebKit` hangs on a session with two tabs.
pub(crate) const NOT_WEBKIT: Engines = Engines { plain: &[Firefox], every: &[Chromium, Firefox] };

/// `WebKit` without axe; with `--every` the trial that has axe does all of this too.
pub(crate) const WITHOUT_AXE: Engines = Engines { plain: &[Webkit], every: &[] };

impl Engines {
    /// Those of a run.
    pub(crate) const fn of(self, matrix: Matrix) -> &'static [Engine] {
        match matrix {
            Matrix::Plain => self.plain,
            Matrix::Every => self.every,
        }
    }
}

/// How much is run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Matrix {
    /// Each trial at least once.
    Plain,
    /// Each trial in every engine that can do it.
    Every,
}
