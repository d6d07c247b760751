//! A WordPress for one trial: its own files and database, served by PHP on a port of its own.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};

use crate::process::{Running, find, free_port};

/// A theme of blocks, which comes with WordPress.
pub(super) const BLOCKS: &str = "twentytwentyfour";
/// A classic theme, from `tests/wordpress/classic`.
pub(super) const CLASSIC: &str = "classic";

/// The oldest WordPress that the plugin asks for, and the newest that can be had.
pub(super) const VERSIONS: [&str; 2] = [OLDEST, NEWEST];
pub(super) const OLDEST: &str = "6.5";
pub(super) const NEWEST: &str = "nightly";
/// Older than what the plugin asks for.
pub(super) const TOO_OLD: &str = "6.4";

/// The files of the trials.
const OURS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../wordpress");

/// A running WordPress; its files go with it.
pub(super) struct Site {
    folder: PathBuf,
    pub(super) address: String,
    // Ended before the files are removed, because `drop` of the fields runs after `Drop`.
    server: Option<Running>,
}

/// How a WordPress begins.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) version: &'a str,
    pub(super) theme: &'a str,
    pub(super) has_plugin: bool,
}

/// With the plugin and a theme of blocks.
pub(super) const fn usual(version: &str) -> Wanted<'_> {
    Wanted { version, theme: BLOCKS, has_plugin: true }
}

impl Site {
    /// Starts a WordPress with an administrator, an editor and an author, and with the settings of
    /// a clinic.
    pub(super) fn start(wanted: Wanted<'_>) -> Result<Self> {
        let port = free_port()?;
        let folder = copied(wanted.version)?;
        fs::write(folder.join("port.php"), format!("<?php return {port};\n"))?;
        let address = format!("http://127.0.0.1:{port}");
        let mut site = Self { folder, address, server: None };
        site.server = Some(Running::start("php", port, |command| {
            // A development build of the planner is larger than PHP's own limit.
            command.args(["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M"]);
            command.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&site.folder);
        })?);
        let plugin = wanted.has_plugin.then(plugin).transpose()?;
        let settings = wanted.has_plugin.then(clinic);
        let task = json!({ "theme": wanted.theme, "plugin": plugin, "settings": settings });
        site.php("prepare", task)?;
        Ok(site)
    }

    /// Runs a task of `tests/wordpress/site.php`.
    pub(super) fn php(&self, task: &str, mut given: Json) -> Result<Json> {
        if let Some(given) = given.as_object_mut() {
            given.insert("task".to_owned(), task.into());
        }
        let mut child = Command::new(find("php")?)
            .arg(Path::new(OURS).join("site.php"))
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start php")?;
        // Closed at the end of the statement, so that the script sees the end of its input.
        child.stdin.take().context("no input")?.write_all(given.to_string().as_bytes())?;
        let output = child.wait_with_output()?;
        let (text, faults) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        serde_json::from_str(&text).with_context(|| format!("{task}: {text}{faults}"))
    }

    /// A published post of this user; returns its address.
    pub(super) fn post(&self, user: &str, content: &str) -> Result<String> {
        let post = self.php("post", json!({ "user": user, "content": content }))?;
        Ok(format!("{}/?p={post}", self.address))
    }

    /// The path of a file of the site.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Fails if PHP has complained about the plugin.
    pub(super) fn is_quiet(&self) -> Result<()> {
        let log = fs::read_to_string(self.file("debug.log")).unwrap_or_default();
        let ours = |line: &&str| line.contains("recovery-calculator") || line.contains("rcv_");
        let ours: Vec<_> = log.lines().filter(ours).collect();
        ensure!(ours.is_empty(), "PHP says:\n{}", ours.join("\n"));
        Ok(())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.server.take());
        // What stays is in `target`.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The plugin as the release has it.
pub(super) fn plugin() -> Result<PathBuf> {
    let path = std::env::var_os("RCV_PLUGIN").context("RCV_PLUGIN names no zip")?;
    Ok(PathBuf::from(path))
}

/// The settings of a clinic.
pub(super) fn clinic() -> Json {
    json!({ "v": 1, "clinic": { "name": "Baiboon", "phone": "020 7946 0123", "country": "GB" } })
}

/// A WordPress of its own in `target`, with our settings, theme and plugin that keeps it quiet.
fn copied(version: &str) -> Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let all = std::env::var_os("RCV_WORDPRESS").context("RCV_WORDPRESS names no folder")?;
    let from = Path::new(&all).join(version);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let target = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/wordpress");
    let folder = Path::new(target).join(format!("{}-{number}", std::process::id()));
    linked(&from, &folder).with_context(|| from.display().to_string())?;
    let ours = Path::new(OURS);
    for (name, place) in [
        ("config.php", "wp-config.php"),
        ("quiet.php", "wp-content/mu-plugins/quiet.php"),
        ("classic/style.css", "wp-content/themes/classic/style.css"),
        ("classic/index.php", "wp-content/themes/classic/index.php"),
    ] {
        let place = folder.join(place);
        fs::create_dir_all(place.parent().context("no folder")?)?;
        // It may be a link to a file that all sites share.
        let _ = fs::remove_file(&place);
        fs::copy(ours.join(name), place)?;
    }
    Ok(folder)
}

/// Copies a folder. WordPress writes into its database only, so all other files are links.
fn linked(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            linked(&entry.path(), &place)?;
        } else if from.ends_with("database") {
            fs::copy(entry.path(), place)?;
        } else {
            fs::hard_link(entry.path(), place)?;
        }
    }
    Ok(())
}
