//! Optimisations of a release. Without the feature `release` none of them runs, and a development
//! build stays as written.

#[cfg(feature = "release")]
pub(crate) use crate::{
    archive::write_zip, globals::bound, minify::minify, npm::write as write_package, pack::pack,
    plugin::write as write_plugin, styles::minified as minified_css,
};

#[cfg(not(feature = "release"))]
pub(crate) use absent::{
    bound, minified_css, minify, pack, write_package, write_plugin, write_zip,
};

#[cfg(not(feature = "release"))]
mod absent {
    use std::path::{Path, PathBuf};

    use anyhow::{Result, bail};

    /// Not needed: a development build takes the browser's classes from the page.
    #[expect(clippy::unnecessary_wraps, reason = "the one that is there can fail")]
    pub(crate) fn bound(_module: &str) -> Result<String> {
        Ok(String::new())
    }

    /// Only a release is minified.
    pub(crate) fn minify(_script: &str) -> Result<String> {
        bail!(ABSENT)
    }

    /// Only a release is minified.
    pub(crate) fn minified_css(_file: &Path) -> Result<String> {
        bail!(ABSENT)
    }

    /// Only a release is compressed.
    pub(crate) fn pack(_file: &Path) -> Result<(usize, usize)> {
        bail!(ABSENT)
    }

    /// Only a release has a plugin.
    pub(crate) fn write_plugin(_release: &Path) -> Result<PathBuf> {
        bail!(ABSENT)
    }

    /// Only a release is archived.
    pub(crate) fn write_zip(
        _folder: &Path,
        _target: &Path,
        _top: &str,
        _keep: impl Fn(&str) -> bool,
    ) -> Result<()> {
        bail!(ABSENT)
    }

    /// Only a release has a package.
    pub(crate) fn write_package(_release: &Path, _folder: &Path, _build_js: &str) -> Result<()> {
        bail!(ABSENT)
    }

    const ABSENT: &str = "a release needs an xtask with the feature `release`";
}
