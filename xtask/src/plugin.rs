//! Packs the WordPress plugin: its own files, and the planner's in the folder `planner`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    VERSION,
    dist::{files, is_double},
    optimize::write_zip,
    root,
};

/// The name of the plugin's folder, by which WordPress knows it.
const NAME: &str = "recovery-calculator";

/// The plugin's own files.
const SOURCE: &str = "wordpress/recovery-calculator";

/// What no page of WordPress asks for: the types and the first question for pages written by hand,
/// and the page for somebody who uploads the folder.
const LEFT_OUT: [&str; 6] = [
    "START-HERE.html",
    "custom-elements.json",
    "first-question.css",
    "first-question.html",
    "integrity.json",
    "recovery-calculator.d.ts",
];

/// The archive that belongs to the files of a build.
pub(crate) fn archive(release: &Path) -> PathBuf {
    release.with_file_name(format!("{NAME}-wordpress-{VERSION}.zip"))
}

/// Writes the plugin with the files of a build; returns the path of its archive.
pub(crate) fn write(release: &Path) -> Result<PathBuf> {
    let whole = root().join("target/plugin").join(NAME);
    if whole.exists() {
        fs::remove_dir_all(&whole)?;
    }
    copy(&root().join(SOURCE), &whole, |_| true)?;
    fs::copy(root().join("LICENSE"), whole.join("LICENSE.txt"))?;
    let is_wanted = |name: &str| !is_double(name) && !LEFT_OUT.contains(&name);
    copy(release, &whole.join("planner"), is_wanted)?;
    let archive = archive(release);
    write_zip(&whole, &archive, NAME, |_| true)?;
    Ok(archive)
}

/// Copies the files of a folder that are wanted, by their names below it.
fn copy(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    for name in files(from)?.into_iter().filter(|name| is_wanted(name)) {
        let place = to.join(&name);
        fs::create_dir_all(place.parent().context("no folder")?)?;
        fs::copy(from.join(&name), place).with_context(|| name.clone())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use zip::ZipArchive;

    use super::write;
    use crate::root;

    #[test]
    fn the_archive_has_the_plugin_and_the_planner() {
        let release = root().join("target/tmp/plugin/release");
        let _ = fs::remove_dir_all(&release);
        fs::create_dir_all(release.join("locales")).unwrap();
        let planner = [
            "recovery-calculator.js",
            "a.wasm",
            "locales/en.json",
            "embed.html",
            "embed-parent.js",
        ];
        let others =
            ["recovery-calculator.js.br", "a.wasm.gz", "integrity.json", "START-HERE.html"];
        for name in planner.iter().chain(&others) {
            fs::write(release.join(name), name).unwrap();
        }
        let [first, second] = [(), ()].map(|()| fs::read(write(&release).unwrap()).unwrap());
        assert!(first == second, "two archives of the same files differ");

        let archive = ZipArchive::new(File::open(super::archive(&release)).unwrap()).unwrap();
        let names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        for name in ["recovery-calculator.php", "readme.txt", "block/block.json", "LICENSE.txt"] {
            assert!(names.contains(&["recovery-calculator/", name].concat()), "{name}: {names:?}");
        }
        let in_archive = names.iter().filter_map(|name| name.split_once("/planner/"));
        let mut in_archive: Vec<_> = in_archive.map(|(_, name)| name).collect();
        in_archive.sort_unstable();
        let mut wanted = planner;
        wanted.sort_unstable();
        assert_eq!(in_archive, wanted);
        for name in &names {
            let is_hidden = name.split('/').any(|part| part.starts_with('.'));
            let ending = name.rsplit('.').next().unwrap_or_default();
            let is_compressed = ["br", "gz", "zip", "tar", "phar"].contains(&ending);
            assert!(!is_hidden && !is_compressed, "WordPress's directory refuses {name}");
        }
    }
}
