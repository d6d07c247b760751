//! Watches the sources of the page for changes.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;
use notify_debouncer_mini::{new_debouncer, notify::RecursiveMode};

use crate::root;

const WATCHED: [&str; 8] =
    ["src", "builder", "styles", "locales", "demo", "index.html", "Cargo.toml", "Cargo.lock"];
const QUIET_FOR: Duration = Duration::from_millis(150);

/// Sends one message for each change, once the files have settled.
pub(crate) fn changes() -> Result<Receiver<()>> {
    let (heard, events) = mpsc::channel();
    let mut watcher = new_debouncer(QUIET_FOR, heard)?;
    for name in WATCHED {
        let path = root().join(name);
        if path.is_dir() {
            watcher.watcher().watch(&path, RecursiveMode::Recursive)?;
        }
    }
    // Editors replace a file, which ends a watch on the file itself.
    watcher.watcher().watch(&root(), RecursiveMode::NonRecursive)?;
    let (tell, changes) = mpsc::channel();
    thread::spawn(move || {
        // Keeps the watcher alive.
        let _watcher = watcher;
        let mut before = state();
        for _ in events {
            // Some systems also report when the compiler opens a file.
            let now = state();
            if now != before && tell.send(()).is_err() {
                return;
            }
            before = now;
        }
    });
    Ok(changes)
}

/// Modification time and size of every watched file.
fn state() -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    fn look(path: &Path, seen: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) {
        if let Ok(entries) = fs::read_dir(path) {
            for entry in entries.flatten() {
                look(&entry.path(), seen);
            }
        } else if let Ok(file) = fs::metadata(path) {
            seen.push((path.to_owned(), file.modified().ok(), file.len()));
        }
    }
    let mut seen = Vec::new();
    for name in WATCHED {
        look(&root().join(name), &mut seen);
    }
    seen.sort();
    seen
}
