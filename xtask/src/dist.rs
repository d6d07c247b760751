//! Writes the files of a release into a folder that works from any static host.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use recovery_calculator::{
    embed::config::{CLINIC, FEATURES, KEYS, SERVICE, TOKENS},
    plan::result::Service,
    text::booking::NAMES,
};
use serde_json::{Map, Value, json};

use crate::{
    VERSION,
    api::SCHEMA,
    builder,
    first_view::first_view,
    glue, guides, integrity,
    join::Modules,
    licences,
    optimize::{bound, minify, pack, write_package, write_plugin, write_zip},
    root,
    wasm::{self, Build},
    words,
};

/// The entry module.
pub(crate) const MODULE: &str = "recovery-calculator.js";

/// Tells V8 to compile every function of the module while it downloads, on a background thread,
/// instead of at its first call on the main thread. This takes 4 to 5 ms off the first render, and
/// four times as much on a slow phone (docs/benchmarks.md). Other engines ignore it.
const HINT: &str = "//# allFunctionsCalledOnLoad\n";

/// The hand-written modules.
pub(crate) const SCRIPTS: &str = "src/embed/js";

/// The modules whose functions the wasm imports, by the names in `src/embed/host.rs`.
const HOST: &str = "import {} from \"./host.js\";\nimport {} from \"./printing.js\";\n\
                    import {} from \"./sharing.js\";\n";

/// The classic scripts beside the module: one for pages that cannot write `type="module"`, and one
/// for each side of a frame.
const BESIDE: [&str; 3] = ["loader.js", "embed.js", "embed-parent.js"];

/// The files that are copied unchanged.
const COPIED: [&str; 3] = [
    "src/embed/embed.html",
    "src/embed/api/recovery-calculator.d.ts",
    "src/embed/api/custom-elements.json",
];

/// The folder inside the archive, without the version: a page keeps its address when the next release
/// takes the place of this one.
const ARCHIVED: &str = "recovery-calculator";

/// The output folders of a build.
pub(crate) fn folder(build: Build) -> PathBuf {
    let parent = match build {
        Build::Dev => "target/dist-dev",
        Build::Release(_) => "dist",
    };
    root().join(parent).join(VERSION)
}

/// The wasm of the last build with its function names, which are not shipped.
pub(crate) fn named() -> PathBuf {
    root().join("target/named.wasm")
}

/// Builds everything and moves it into place at once, so that a server never serves a partial
/// build.
pub(crate) fn dist(build: Build) -> Result<PathBuf> {
    let folder = folder(build);
    println!("dist: 1 of 3, compiling the widget to WebAssembly (minutes the first time)");
    let compiled = wasm::compile(build)?;
    let fresh = folder.with_file_name(format!("{VERSION}.new"));
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(&fresh)?;
    let build_js = write(&fresh, &compiled, build)?;
    if folder.exists() {
        builder::keep(&folder, &fresh)?;
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(&fresh, &folder)?;
    println!("dist: {}", folder.display());
    if build.is_release() {
        let archive = folder.with_file_name(format!("{ARCHIVED}-{VERSION}.zip"));
        write_zip(&folder, &archive, ARCHIVED, |name| !is_double(name))?;
        println!("dist: {}", archive.display());
        let package = folder.with_file_name("npm");
        write_package(&folder, &package, &build_js)?;
        println!("dist: {}", package.display());
        println!("dist: {}", write_plugin(&folder)?.display());
    }
    Ok(folder)
}

/// Builds everything, the builder too.
#[cfg(feature = "release")]
pub(crate) fn dist_with_builder(build: Build) -> Result<PathBuf> {
    let folder = dist(build)?;
    if build == Build::Dev {
        builder::write(&folder, build)?;
    }
    Ok(folder)
}

/// Writes the files; returns the generated module.
fn write(folder: &Path, compiled: &Path, build: Build) -> Result<String> {
    let root = root();
    println!("dist: 2 of 3, making the JavaScript between it and the page");
    let mut glue = glue::make(compiled, build)?;
    println!("dist: 3 of 3, writing the files");
    fs::write(named(), &glue.named)?;
    let first = first_view(&root)?;
    glue::append(&mut glue.wasm, "styles", first.later_styles.as_bytes());
    glue::append(&mut glue.wasm, "print", first.print_styles.as_bytes());
    let wasm = hashed(folder, "recovery-calculator", "wasm", &glue.wasm)?;
    let locales = locales(&root.join("locales"), folder)?;
    let help = help(&root, folder, build)?;
    for (name, text) in &first.files {
        fs::write(folder.join(name), text)?;
    }
    let table = json!({ "wasm": wasm, "locales": locales, "help": help });
    let build_js = format!(
        "{HOST}export const VERSION = {};\nexport const FILES = {table};\n\
         export const STYLES = {};\nexport const FIRST_QUESTIONS = {};\n{}",
        json!(VERSION),
        json!(first.styles),
        first.data,
        glue.js
    );
    let generated = [("build.js", build_js)];
    let module = Modules::new(root.join(SCRIPTS), &generated).join(MODULE)?;
    let [(_, build_js)] = generated;
    let module = [bound(&module)?, module].concat();
    fs::write(folder.join(MODULE), finished(&module, build)?)?;
    beside(&root, folder, build)?;
    fs::write(folder.join("doctor.js"), doctor(&root, build)?)?;
    fs::write(folder.join("LICENSES.txt"), licences::text()?)?;
    // Every console message links to the help page.
    for page in ["START-HERE.html", "help.html"] {
        fs::copy(root.join("docs").join(page), folder.join(page))?;
    }
    guides::write(&root, folder)?;
    // While developing it is made after the widget, which people wait for.
    if build.is_release() {
        builder::write(folder, build)?;
    }
    fs::create_dir(folder.join("schema"))?;
    fs::copy(root.join(SCHEMA), folder.join(SCHEMA))?;
    let table = files(folder)?
        .iter()
        .map(|name| Ok((name.clone(), integrity::sha384(&fs::read(folder.join(name))?).into())))
        .collect::<Result<Map<_, _>>>()?;
    fs::write(folder.join("integrity.json"), serde_json::to_string_pretty(&table)? + "\n")?;
    if build.is_release() {
        packed(folder)?;
    }
    Ok(build_js)
}

/// The module as browsers get it. A development build is not minified.
fn finished(script: &str, build: Build) -> Result<String> {
    let minified = if build.is_release() { minify(script)? } else { script.to_owned() };
    // V8 reads the comment at the top only, and minifying drops it.
    Ok([HINT, &minified].concat())
}

/// Writes the script that interprets an invalid configuration, which a page loads only on demand;
/// returns its entry for the loader.
fn help(root: &Path, folder: &Path, build: Build) -> Result<Value> {
    let known = [("known.js", help_names())];
    let script =
        Modules::new(root.join(SCRIPTS).join("config_help"), &known).join("config-help.js")?;
    let script = if build.is_release() { minify(&script)? } else { script };
    hashed(folder, "config-help", "js", script.as_bytes())
}

/// The script that checks a page, which its owner loads only on demand.
fn doctor(root: &Path, build: Build) -> Result<String> {
    let script = Modules::new(root.join(SCRIPTS).join("doctor"), &[]).join("doctor.js")?;
    if build.is_release() { minify(&script) } else { Ok(script) }
}

/// The module of the names that the sentences on a configuration need.
pub(crate) fn help_names() -> String {
    let services: Vec<_> = Service::ALL.iter().map(|service| service.code()).collect();
    let keys = json!({ "root": KEYS, "clinic": CLINIC, "features": FEATURES, "service": SERVICE });
    let names = [
        ("KEYS", keys),
        ("TOKENS", json!(TOKENS)),
        ("BRACES", json!(NAMES)),
        ("SERVICES", json!(services)),
    ];
    let line = |(name, value)| format!("export const {name} = {value};\n");
    names.map(line).concat()
}

/// Writes the standalone scripts.
fn beside(root: &Path, folder: &Path, build: Build) -> Result<()> {
    for name in BESIDE {
        let script = Modules::new(root.join(SCRIPTS), &[]).join(name)?;
        let script = if build.is_release() { minify(&script)? } else { script };
        fs::write(folder.join(name), script)?;
    }
    for source in COPIED.map(|source| root.join(source)) {
        let name = source.file_name().context("no file name")?;
        fs::copy(&source, folder.join(name)).with_context(|| source.display().to_string())?;
    }
    Ok(())
}

/// Writes every locale file as a tree; returns their entries for the loader.
fn locales(from: &Path, folder: &Path) -> Result<BTreeMap<String, Value>> {
    fs::create_dir(folder.join("locales"))?;
    let mut table = BTreeMap::new();
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let place = path.display();
        let tag = path.file_stem().and_then(|stem| stem.to_str()).context("a strange file name")?;
        let text = fs::read_to_string(&path)?;
        let words: BTreeMap<String, String> = serde_json::from_str(&text)
            .with_context(|| format!("{place} is not a flat object of texts"))?;
        let bytes = serde_json::to_vec(&words::nested(words))?;
        table.insert(tag.to_owned(), hashed(folder, &format!("locales/{tag}"), "json", &bytes)?);
    }
    ensure!(table.contains_key("en"), "there is no locales/en.json");
    Ok(table)
}

/// Writes a file under a name that contains its hash.
fn hashed(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<Value> {
    let file = format!("{stem}.{}.{extension}", integrity::short(bytes));
    fs::write(folder.join(&file), bytes)?;
    Ok(json!({ "file": file, "sri": integrity::sha256(bytes) }))
}

/// Compresses every file and prints the sizes.
fn packed(folder: &Path) -> Result<()> {
    for name in files(folder)? {
        let path = folder.join(&name);
        let bytes = fs::metadata(&path)?.len();
        let (brotli, gzip) = pack(&path)?;
        println!("{name}: {bytes} bytes, gzip {gzip}, brotli {brotli}");
    }
    Ok(())
}

/// Whether a file is the compressed double of another one.
pub(crate) fn is_double(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "br" || end == "gz")
}

/// The names of all files below the folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    fn walk(top: &Path, folder: &Path, names: &mut Vec<String>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                walk(top, &path, names)?;
            } else {
                names.push(path.strip_prefix(top)?.to_string_lossy().replace('\\', "/"));
            }
        }
        Ok(())
    }
    let mut names = Vec::new();
    walk(folder, folder, &mut names)?;
    names.sort();
    Ok(names)
}

#[cfg(all(test, feature = "release"))]
mod tests {
    use super::finished;
    use crate::wasm::{Build, Std};

    #[test]
    fn the_module_begins_with_the_hint() {
        for build in [Build::Dev, Build::Release(Std::Small)] {
            let module = finished("// Why.\nexport const whole = 1;\n", build).unwrap();
            assert!(module.starts_with("//# allFunctionsCalledOnLoad\n"), "{module}");
            assert!(module.contains("whole"), "{module}");
        }
    }
}
