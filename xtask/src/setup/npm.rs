//! Installs npm packages for tests and measurements with the npm client, which respects the user's
//! own registry, proxy and cache.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{
    root,
    setup::{
        programs::{find, install},
        tools,
    },
};

/// The packages of the browser tests. Each folder has a `package.json` with exact versions, a lock
/// file, and an `.npmrc` that keeps URLs out of the lock file.
pub(crate) const TESTS: &str = "tests/browser/npm";
/// The bundlers that build a page with our own package.
pub(crate) const BUNDLERS: &str = "tests/bundlers";
/// The packages of the measurements.
pub(crate) const BENCH: &str = "bench/npm";

/// The Debian packages of the npm client, installed only if packages are missing and npm is too.
pub(super) fn missing(folder: &str) -> Vec<&'static str> {
    let is_needed = !is_installed(folder) && (find("npm").is_none() || find("node").is_none());
    if is_needed { vec!["nodejs", "npm", "ca-certificates"] } else { Vec::new() }
}

/// Installs a folder's packages from its lock file, without running their scripts; returns the path
/// of `node_modules`.
pub(crate) fn packages(shell: &Shell, folder: &str) -> Result<PathBuf> {
    let (from, to) = (root().join(folder), place(folder));
    let modules = to.join("node_modules");
    if is_installed(folder) {
        return Ok(modules);
    }
    let missing = missing(folder);
    if !missing.is_empty() {
        install(shell, &missing)?;
    }
    println!("setup: npm ci, for {folder}");
    shell.create_dir(&to)?;
    for name in ["package.json", LOCK] {
        shell.copy_file(from.join(name), &to)?;
    }
    let _there = shell.push_dir(&to);
    cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error")
        .quiet()
        .ignore_stdout()
        .run()
        .with_context(|| {
            format!("npm cannot install what {folder}/package.json names; is its registry set and reachable (npm ping)?")
        })?;
    fs::copy(from.join(LOCK), to.join(DONE))?;
    Ok(modules)
}

const LOCK: &str = "package-lock.json";

/// A copy of the installed lock file, written last.
const DONE: &str = "installed.json";

fn place(folder: &str) -> PathBuf {
    tools().join("npm").join(folder)
}

fn is_installed(folder: &str) -> bool {
    let read = |path: &Path| fs::read(path).ok();
    let lock = read(&root().join(folder).join(LOCK));
    lock.is_some() && lock == read(&place(folder).join(DONE))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::Value;

    use super::{BENCH, BUNDLERS, LOCK, TESTS};
    use crate::{root, setup::wordpress};

    #[test]
    fn lock_files_have_hashes_and_no_registry() {
        for folder in [TESTS, BENCH, BUNDLERS, wordpress::NPM] {
            let text = fs::read_to_string(root().join(folder).join(LOCK)).unwrap();
            assert!(!text.contains("\"resolved\""), "{folder} names a registry");
            let lock: Value = serde_json::from_str(&text).unwrap();
            let packages = lock["packages"].as_object().unwrap();
            assert!(packages.len() > 1, "{folder} has no packages");
            for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
                let integrity = package["integrity"].as_str().unwrap_or_default();
                assert!(integrity.starts_with("sha512-"), "{folder}: {name}");
            }
        }
    }
}
