//! The browsers that the widget is tested in.

use std::fmt;

use clap::ValueEnum;

/// A browser that the widget is tested in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Engine {
    /// Chrome, Edge and most phones.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, by way of `WebKitGTK`.
    Webkit,
}

impl Engine {
    /// All of them, in the order of the report.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Their names, as `browser-tests` and people read them.
    #[cfg(feature = "release")]
    pub(crate) fn names(engines: &[Self], separator: &str) -> String {
        engines.iter().map(Self::to_string).collect::<Vec<_>>().join(separator)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        })
    }
}
