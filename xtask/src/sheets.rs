//! Reads the style sheets of a folder.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};

/// The sheets that come before those of components: tokens, then the base.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// Names and texts of all sheets in cascade order: tokens, base, then the components by name.
pub(crate) fn sheets(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut sheets = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "css") {
            let rank = FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
            sheets.insert((rank, name), fs::read_to_string(&path)?);
        }
    }
    Ok(sheets.into_iter().map(|((_, name), text)| (name, text)).collect())
}
