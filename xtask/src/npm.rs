//! Writes the npm package: the module for bundlers, which follow literal addresses only, and types
//! for frameworks.

mod templates;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{
    VERSION,
    dist::{self, SCRIPTS},
    globals::bound,
    join::Modules,
    root,
};

/// What is written by hand.
const SOURCES: &str = "src/embed/npm";
/// The sources that are copied as they are; the others are parts of modules.
const COPIED: [&str; 7] =
    ["index.js", "node.js", "vite.js", "vite.d.ts", "html.d.ts", "define.d.ts", "README.md"];
/// What a release holds for the package itself, beside what a planner loads.
const RELEASED: [&str; 3] = ["recovery-calculator.d.ts", "custom-elements.json", "LICENSES.txt"];

/// Writes the package of a release into a folder, ready for `npm pack`.
pub(crate) fn write(release: &Path, folder: &Path, build_js: &str) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let loaded = loaded(release)?;
    for name in &loaded {
        copy(&release.join(name), &folder.join("files").join(name))?;
    }
    let is_help = |name: &&String| name.starts_with("config-help.") && !dist::is_double(name);
    let released = dist::files(release)?;
    let help = released.iter().find(is_help).context("the release has no config-help")?;
    copy(&release.join(help), &folder.join("config-help.js"))?;
    copy(&release.join("doctor.js"), &folder.join("doctor.js"))?;
    for name in RELEASED {
        copy(&release.join(name), &folder.join(name))?;
    }
    let sources = root().join(SOURCES);
    for name in COPIED {
        copy(&sources.join(name), &folder.join(name))?;
    }
    copy(&root().join("LICENSE"), &folder.join("LICENSE"))?;
    fs::write(folder.join("planner.js"), planner(&sources, build_js)?)?;
    fs::write(folder.join("define.js"), define(&loaded))?;
    fs::write(folder.join("html.js"), html(release, &sources)?)?;
    let manifest = fs::read_to_string(release.join("custom-elements.json"))?;
    for (name, text) in templates::files(&serde_json::from_str(&manifest)?)? {
        fs::write(folder.join(name), text)?;
    }
    Ok(fs::write(folder.join("package.json"), description(&sources)?)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file without a folder")?)?;
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

/// The files that a planner loads, and the page that its messages lead to.
fn loaded(release: &Path) -> Result<Vec<String>> {
    let is_loaded = |name: &String| {
        let is_hashed =
            ["recovery-calculator.", "locales/"].iter().any(|start| name.starts_with(start))
                && name.split('.').nth(1).is_some_and(|hash| hash.len() == 16);
        (is_hashed && !dist::is_double(name)) || name == "help.html"
    };
    Ok(dist::files(release)?.into_iter().filter(is_loaded).collect())
}

/// The module without the lines that define the element and look for the files.
fn planner(sources: &Path, build_js: &str) -> Result<String> {
    let read = |name: &str| fs::read_to_string(sources.join(name)).with_context(|| name.to_owned());
    let written = [
        ("build.js", build_js.to_owned()),
        ("doctor_script.js", read("doctor_script.js")?),
        ("files.js", read("files.js")?),
        ("help_script.js", read("help_script.js")?),
        ("package.js", read("package.js")?),
    ];
    let module = Modules::new(root().join(SCRIPTS), &written).join("package.js")?;
    Ok([bound(&module)?, module].concat())
}

/// The module that defines on request. Each address is a literal, because bundlers look for
/// `new URL("…", import.meta.url)`.
fn define(loaded: &[String]) -> String {
    let entry = |name: &String| {
        let (key, path) = (json!(name), json!(format!("./files/{name}")));
        format!("  {key}: new URL({path}, import.meta.url).href,\n")
    };
    let table = loaded.iter().map(entry).collect::<Vec<_>>().concat();
    format!(
        "// Where the bundler has put each file of the planner.\n\n\
         import {{ RecoveryCalculator, define as defineTag, useFiles }} from \"./planner.js\";\n\n\
         export {{ html }} from \"./html.js\";\nexport {{ RecoveryCalculator }};\n\n\
         useFiles({{\n{table}}});\n\n\
         /** Defines the element under a tag; a tag that is taken stays as it is. */\n\
         export function define(tag, {{ files = {{}} }} = {{}}) {{\n  useFiles(files);\n  return defineTag(tag);\n}}\n"
    )
}

/// The module that renders on a server, with the first question in it.
fn html(release: &Path, sources: &Path) -> Result<String> {
    let first = fs::read_to_string(release.join("first-question.html"))?;
    let styles = fs::read_to_string(release.join("first-question.css"))?;
    let (start, rest) = first.split_once("<link").context("the first question has no link")?;
    let (_, end) = rest.split_once('>').context("the link does not end")?;
    let first = [start, "<!-- styles -->", end].concat();
    let code = fs::read_to_string(sources.join("html.js"))?;
    Ok(format!(
        "const FIRST_QUESTION = {};\nconst FIRST_STYLES = {};\n\n{code}",
        json!(first),
        json!(styles)
    ))
}

/// `package.json`, with our version. It is no generated object: the order of conditions counts.
fn description(sources: &Path) -> Result<String> {
    let text = fs::read_to_string(sources.join("package.json"))?;
    let (start, end) = text.split_once("\"0.0.0\"").context("package.json has no version")?;
    Ok([start, "\"", VERSION, "\"", end].concat())
}

#[cfg(test)]
mod tests;
