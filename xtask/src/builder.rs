//! Puts the builder into the folder of a build: `builder.html`, and the files of the folder
//! `builder`. Visitors load none of it.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    dist::help_names,
    integrity,
    join::Modules,
    optimize::{minified_css, minify},
    root,
    wasm::{self, Build},
};

/// Its folder in the sources and in the release.
const FOLDER: &str = "builder";
/// The page itself, which is in the folder above.
const PAGE: &str = "builder.html";
/// The other files that are written by hand, below `page`.
const PAGES: [&str; 5] = ["preview.html", "preview.css", "hostile.css", "builder.css", "icon.svg"];

/// Compiles the builder and writes its files.
pub(crate) fn write(folder: &Path, build: Build) -> Result<()> {
    println!("dist: compiling the builder");
    let compiled = wasm::compile_builder(build)?;
    let (app, wasm) = bindings(&compiled, build)?;
    let sources = root().join(FOLDER);
    let into = folder.join(FOLDER);
    fs::create_dir_all(&into)?;
    fs::write(into.join("app.wasm"), &wasm)?;
    let host = script(&Modules::new(sources.join("js"), &known()).join("host.js")?, build)?;
    fs::write(into.join("host.js"), &host)?;
    // A browser that has the files of the last release must not mix them with these.
    let app = asked_by_hash(&app, &[("from \"./host.js", host.as_bytes())])?;
    let app = script(&app, build)?;
    fs::write(into.join("app.js"), &app)?;
    let start = fs::read_to_string(sources.join("js/start.js"))?;
    let start = asked_by_hash(&start, &[("app.js", app.as_bytes()), ("app.wasm", &wasm)])?;
    let start = script(&start, build)?;
    fs::write(into.join("start.js"), &start)?;
    let preview = script(&fs::read_to_string(sources.join("js/preview.js"))?, build)?;
    fs::write(into.join("preview.js"), preview)?;
    for name in PAGES {
        let path = sources.join("page").join(name);
        let is_sheet = path.extension().is_some_and(|end| end == "css") && build.is_release();
        let text = if is_sheet { minified_css(&path)? } else { fs::read_to_string(&path)? };
        fs::write(into.join(name), text).with_context(|| path.display().to_string())?;
    }
    let sheet = fs::read(into.join("builder.css"))?;
    let page = fs::read_to_string(sources.join("page").join(PAGE))?;
    let page = asked_by_hash(
        &page,
        &[("builder/builder.css", &sheet), ("builder/start.js", start.as_bytes())],
    )?;
    Ok(fs::write(folder.join(PAGE), page)?)
}

/// Takes the builder of the build before over, until there is a new one.
pub(crate) fn keep(old: &Path, new: &Path) -> Result<()> {
    let (page, into) = (new.join(PAGE), new.join(FOLDER));
    if page.exists() || !old.join(PAGE).exists() {
        return Ok(());
    }
    fs::create_dir_all(&into)?;
    for entry in fs::read_dir(old.join(FOLDER))? {
        let entry = entry?;
        fs::copy(entry.path(), into.join(entry.file_name()))?;
    }
    fs::copy(old.join(PAGE), page)?;
    Ok(())
}

/// The names that the sentences on a configuration need.
fn known() -> [(&'static str, String); 1] {
    [("../../src/embed/js/config_help/known.js", help_names())]
}

/// The script between the wasm and the browser, and the wasm.
fn bindings(compiled: &Path, build: Build) -> Result<(String, Vec<u8>)> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(!build.is_release())
        .remove_name_section(build.is_release())
        .remove_producers_section(build.is_release())
        .generate_output()
        .context("wasm-bindgen cannot read the compiled builder")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate brings JavaScript of its own, which the builder's folder does not hold"
    );
    Ok((output.js().to_owned(), output.wasm_mut().emit_wasm()))
}

/// The text with the hash of each file behind its name.
fn asked_by_hash(text: &str, files: &[(&str, &[u8])]) -> Result<String> {
    let mut text = text.to_owned();
    for (name, bytes) in files {
        let place = format!("{name}\"");
        let other = place.replace('"', "'");
        let asked = format!("{name}?{}", integrity::short(bytes));
        if text.contains(&place) {
            text = text.replace(&place, &format!("{asked}\""));
        } else if text.contains(&other) {
            text = text.replace(&other, &format!("{asked}'"));
        } else {
            bail!("nothing asks for {name}");
        }
    }
    Ok(text)
}

fn script(text: &str, build: Build) -> Result<String> {
    if build.is_release() { minify(text) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::{asked_by_hash, known};
    use crate::join::Modules;

    #[test]
    fn its_script_can_be_bundled() {
        let folder = crate::root().join("builder/js");
        let host = Modules::new(folder, &known()).join("host.js").unwrap();
        assert!(host.contains("export function readText") && !host.contains("\nimport "), "{host}");
    }

    #[test]
    fn files_are_asked_for_by_their_hash() {
        let asked = asked_by_hash("import \"./a.js\";", &[("a.js", b"")]).unwrap();
        assert_eq!(asked, "import \"./a.js?e3b0c44298fc1c14\";");
        assert!(asked_by_hash("import \"./b.js\";", &[("a.js", b"")]).is_err());
    }
}
