//! Collects the licences of the crates that are compiled into the wasm.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::{root, setup::WASM_TARGET};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Package {
    /// Runs in the compiler only, so none of its code is shipped.
    fn is_macro(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

/// The list of crates, then each licence text once with the crates under it.
pub(crate) fn text() -> Result<String> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    let json = cmd!(shell, "cargo metadata --format-version 1 --locked")
        .args(["--filter-platform", WASM_TARGET])
        .quiet()
        .read()?;
    let metadata: Metadata = serde_json::from_str(&json)?;
    let shipped = shipped(&metadata)?;
    let mut list = String::from(
        "The files recovery-calculator.*.wasm and builder/app.wasm hold code of the crates below and\n\
         of Rust's standard library (MIT OR Apache-2.0, https://github.com/rust-lang/rust).\n\n",
    );
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in shipped {
        let name = format!("{} {}", package.name, package.version);
        let licence = package.license.as_deref().unwrap_or("see its text");
        let source = package.repository.as_deref().unwrap_or_default();
        writeln!(list, "{name}: {licence} {source}")?;
        for text in licence_texts(package)? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    for (text, names) in &texts {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        write!(list, "\n{}\n{}\n\n{text}\n", "-".repeat(80), names.join(", "))?;
    }
    Ok(list)
}

/// The project and its run-time dependencies, by name.
fn shipped(metadata: &Metadata) -> Result<Vec<&Package>> {
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.id.as_str(), package)).collect();
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let own = ["recovery-calculator", "builder"].map(|name| {
        let package = metadata.packages.iter().find(|package| package.name == name);
        package.map(|package| package.id.as_str())
    });
    let own: Option<Vec<&str>> = own.into_iter().collect();
    let mut waiting = own.context("the project is not in its own metadata")?;
    let mut found = BTreeMap::new();
    while let Some(id) = waiting.pop() {
        let package = packages.get(id).context("a crate without metadata")?;
        if package.is_macro() || found.insert((&package.name, &package.version), *package).is_some()
        {
            continue;
        }
        let node = nodes.get(id).context("a crate without a place in the tree")?;
        let needed = node.deps.iter().filter(|dependency| {
            dependency.dep_kinds.iter().any(|dependency| dependency.kind.is_none())
        });
        waiting.extend(needed.map(|dependency| dependency.pkg.as_str()));
    }
    Ok(found.into_values().collect())
}

/// The licence files of a crate; of a dual licence, MIT's.
fn licence_texts(package: &Package) -> Result<Vec<String>> {
    let folder = Path::new(&package.manifest_path).parent().context("a crate without a folder")?;
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING"].iter().any(|stem| name.starts_with(stem))
        })
        .collect();
    files.sort();
    let is_mit = |path: &std::path::PathBuf| path.to_string_lossy().to_uppercase().ends_with("MIT");
    if files.iter().any(is_mit) {
        files.retain(is_mit);
    }
    let texts = files.iter().map(|file| {
        let text = fs::read_to_string(file)?.replace("\r\n", "\n");
        Ok(text.trim().to_owned())
    });
    texts.collect()
}
