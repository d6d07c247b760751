//! The package: its addresses, entries and types.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use super::{define, description, html, templates};
use crate::root;

const LOADED: [&str; 2] =
    ["locales/en.0123456789abcdef.json", "recovery-calculator.0123456789abcdef.wasm"];

#[test]
fn every_address_is_a_literal_that_bundlers_follow() {
    let made = define(&LOADED.map(str::to_owned));
    for name in LOADED {
        let line = format!("\"{name}\": new URL(\"./files/{name}\", import.meta.url).href,");
        assert!(made.contains(&line), "{made}");
    }
}

#[test]
fn every_entry_is_a_file_of_the_package() {
    let copied = super::COPIED.into_iter().chain(super::RELEASED);
    let made = ["planner.js", "define.js", "html.js", "package.json"];
    let manifest = fs::read_to_string(root().join("src/embed/api/custom-elements.json")).unwrap();
    let typed = templates::files(&serde_json::from_str(&manifest).unwrap()).unwrap();
    let there: BTreeSet<String> =
        copied.chain(made).chain(typed.iter().map(|(name, _)| *name)).map(str::to_owned).collect();
    let text = description(&root().join(super::SOURCES)).unwrap();
    let description: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(description["version"], crate::VERSION);
    let mut entries = Vec::new();
    for entry in description["exports"].as_object().unwrap().values() {
        if let Some(path) = entry.as_str() {
            entries.push(path.to_owned());
        } else {
            let paths = entry.as_object().unwrap().values();
            entries.extend(paths.map(|path| path.as_str().unwrap().to_owned()));
        }
    }
    assert!(entries.len() > 12, "{entries:?}");
    for path in entries.iter().filter(|path| !path.contains('*')) {
        assert!(there.contains(path.trim_start_matches("./")), "{path} is in no list");
    }
}

#[test]
fn types_name_every_attribute_and_event() {
    let manifest = fs::read_to_string(root().join("src/embed/api/custom-elements.json")).unwrap();
    let files = templates::files(&serde_json::from_str(&manifest).unwrap()).unwrap();
    let (_, made) = files.iter().find(|(name, _)| *name == "attributes.d.ts").unwrap();
    for line in [
        "\"config\"?: string | URL | Config;",
        "\"theme\"?: \"inherit\" | \"light\" | \"dark\" | \"auto\";",
        "\"today\"?: string;",
        "\"onrcv-step\"?: (event: Events[\"rcv-step\"]) => void;",
    ] {
        assert!(made.contains(line), "{made}");
    }
}

#[test]
fn the_first_question_brings_its_styles() {
    let release = root().join("target/tmp/npm");
    fs::create_dir_all(&release).unwrap();
    let first =
        "<template><link rel=\"stylesheet\" href=\"https://your.site/a.css\"><p>1</p></template>";
    fs::write(release.join("first-question.html"), first).unwrap();
    fs::write(release.join("first-question.css"), "p{color:red}").unwrap();
    let made = html(&release, &root().join(super::SOURCES)).unwrap();
    assert!(made.contains("\"<template><!-- styles --><p>1</p></template>\""), "{made}");
    assert!(made.contains("const FIRST_STYLES = \"p{color:red}\";"), "{made}");
}

#[test]
fn editors_complete_every_attribute_with_its_codes() {
    let manifest = fs::read_to_string(root().join("src/embed/api/custom-elements.json")).unwrap();
    let files = templates::files(&serde_json::from_str(&manifest).unwrap()).unwrap();
    let read = |name: &str| -> Value {
        let (_, text) = files.iter().find(|(other, _)| *other == name).unwrap();
        serde_json::from_str(text).unwrap()
    };
    let (web_types, custom) = (read("web-types.json"), read("html-custom-data.json"));
    let element = web_types.pointer("/contributions/html/elements/0").unwrap();
    let of = |list: &Value, name: &str| {
        let found = list.as_array().unwrap().iter().find(|one| one["name"] == name);
        found.unwrap().clone()
    };
    assert_eq!(of(&element["attributes"], "unit")["value"]["type"], "\"auto\" | \"km\" | \"mi\"");
    assert_eq!(of(&element["attributes"], "today")["value"]["type"], "string");
    of(&element["js"]["events"], "rcv-step");
    let tag = custom.pointer("/tags/0").unwrap();
    assert_eq!(tag["name"], "recovery-calculator");
    assert_eq!(of(&tag["attributes"], "unit")["values"][2]["name"], "mi");
}
