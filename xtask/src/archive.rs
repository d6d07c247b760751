//! Writes zip archives. The same folder always gives the same bytes.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use crate::dist;

/// Writes the files of a folder that `keep` accepts, by their names below it, into an archive whose
/// one folder is named `top`.
pub(crate) fn write_zip(
    folder: &Path,
    target: &Path,
    top: &str,
    keep: impl Fn(&str) -> bool,
) -> Result<()> {
    let names: Vec<_> = dist::files(folder)?.into_iter().filter(|name| keep(name)).collect();
    ensure!(!names.is_empty(), "{} has no files to archive", folder.display());
    // Moved into place when it is whole.
    let fresh = target.with_extension("zip.new");
    let file = File::create(&fresh).with_context(|| fresh.display().to_string())?;
    let mut archive = ZipWriter::new(BufWriter::new(file));
    for name in names {
        archive.start_file(format!("{top}/{name}"), options())?;
        archive.write_all(&fs::read(folder.join(&name)).with_context(|| name.clone())?)?;
    }
    archive.finish()?.flush()?;
    Ok(fs::rename(fresh, target)?)
}

/// Nothing of the machine or of the hour: the first date that a zip archive can hold, and a file that
/// everybody may read.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read, path::Path};

    use zip::ZipArchive;

    use super::write_zip;
    use crate::{dist::is_double, root};

    /// A small release, with its files written in this order.
    fn release(folder: &Path, names: &[&str]) {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder.join("locales")).unwrap();
        for name in names {
            fs::write(folder.join(name), format!("the text of {name}\n").repeat(40)).unwrap();
        }
    }

    #[test]
    fn the_same_folder_gives_the_same_archive() {
        let place = root().join("target/tmp/archive");
        let names =
            ["b.js", "START-HERE.html", "a.wasm", "b.js.br", "a.wasm.gz", "locales/en.json"];
        let turned: Vec<_> = names.into_iter().rev().collect();
        let [first, second] = ["first", "second"].map(|name| place.join(name));
        release(&first, &names);
        release(&second, &turned);
        let hour =
            std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::open(second.join("b.js")).unwrap().set_modified(hour).unwrap();
        let packed = [first, second].map(|folder| {
            let target = folder.with_extension("zip");
            write_zip(&folder, &target, "planner", |name| !is_double(name)).unwrap();
            fs::read(target).unwrap()
        });
        assert!(packed[0] == packed[1], "two archives of the same files differ");

        let mut archive = ZipArchive::new(std::io::Cursor::new(&packed[0])).unwrap();
        let names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let wanted = ["START-HERE.html", "a.wasm", "b.js", "locales/en.json"];
        assert_eq!(names, wanted.map(|name| ["planner/", name].concat()));
        let mut file = archive.by_name("planner/START-HERE.html").unwrap();
        assert_eq!(file.unix_mode(), Some(0o100_644));
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("the text of START-HERE.html\n"), "{text}");
    }

    #[test]
    fn nothing_is_no_archive() {
        let folder = root().join("target/tmp/archive-of-nothing");
        release(&folder, &["a.js"]);
        assert!(write_zip(&folder, &folder.with_extension("zip"), "planner", |_| false).is_err());
    }
}
