//! Checks the JavaScript: small modules with types, acyclic imports, plain names.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{check, files};

/// Words that make poor names: metaphors, and words that fit anything.
const VAGUE: [&str; 12] = [
    "breath", "held", "helper", "info", "manager", "misc", "said", "stuff", "thing", "tmp", "told",
    "util",
];

/// The path and text of every script that a page loads, without `*.d.ts`.
fn scripts() -> Vec<(String, String)> {
    files(&["src/embed/js", "builder/js"], &["js"])
}

/// The names that a line declares, private members included.
fn declared(line: &str) -> Vec<&str> {
    const KEYWORDS: [&str; 5] = ["const ", "let ", "var ", "function ", "class "];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let after = KEYWORDS.iter().chain([&"#"]).flat_map(|word| line.split(word).skip(1));
    let names = after.filter_map(|rest| rest.split(|c| !is_name(c)).next());
    names.filter(|name| !name.is_empty()).collect()
}

/// The words of a name in `camelCase`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words
}

/// Code without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with('*') && !line.starts_with("/*")
    })
}

#[test]
fn every_script_is_type_checked_and_documented() {
    let broken = scripts().into_iter().filter(|(_, text)| {
        let mut lines = text.lines();
        lines.next() != Some("// @ts-check")
            || lines.next().is_none_or(|line| !line.starts_with("// "))
    });
    check(
        broken.map(|(path, _)| path),
        "Begin the file with `// @ts-check`, then one sentence about its content.",
    );
}

#[test]
fn no_script_is_longer_than_270_lines() {
    let long = scripts().into_iter().map(|(path, text)| (path, text.lines().count()));
    let long = long.filter(|(_, lines)| *lines > 270);
    check(long.map(|(path, lines)| format!("{path}: {lines} lines")), "Split it by topic.");
}

#[test]
fn names_are_plain() {
    let mut broken = Vec::new();
    for (path, text) in scripts() {
        for name in code(&text).flat_map(declared) {
            let is_constant = !name.chars().any(|c| c.is_ascii_lowercase());
            if name.contains('_') && !is_constant {
                broken.push(format!("{path}: {name}"));
            }
            let vague = words(name).into_iter().filter(|word| VAGUE.contains(&&**word));
            broken.extend(vague.map(|word| format!("{path}: {name} ({word})")));
        }
    }
    check(broken, "Write camelCase, and say what it is in the field's own word.");
}

#[test]
fn scripts_have_no_import_cycles() {
    let mut imports = BTreeMap::new();
    for (path, text) in scripts() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let sources = text.lines().filter_map(|line| line.split_once(" from \"./"));
        let sources = sources.filter(|(start, _)| !start.trim_start().starts_with(['/', '*']));
        let sources = sources.filter_map(|(_, rest)| rest.strip_suffix("\";"));
        imports.insert(path.clone(), sources.map(|name| format!("{folder}/{name}")).collect());
    }
    // Removes every module whose imports are all removed; what is left forms a cycle.
    while let Some(fine) = imports.iter().find_map(|(path, sources): (&String, &Vec<String>)| {
        sources.iter().all(|source| !imports.contains_key(source)).then(|| path.clone())
    }) {
        imports.remove(&fine);
    }
    check(
        imports.into_keys(),
        "It is part of an import cycle: move what both modules need into a third.",
    );
}

/// The engine calls them by name, so no import names them.
#[test]
fn the_engine_imports_exactly_what_the_host_modules_export() {
    let named = |text: &str, start: &str| -> BTreeSet<String> {
        let is_name = |c: char| c.is_ascii_alphanumeric();
        let after = text.split(start).skip(1);
        after.filter_map(|rest| rest.split(|c| !is_name(c)).next()).map(str::to_owned).collect()
    };
    let modules = ["host", "printing", "sharing"].map(|name| format!("src/embed/js/{name}.js"));
    let modules = files(&modules.each_ref().map(String::as_str), &["js"]);
    let exported = modules.iter().flat_map(|(_, text)| {
        named(text, "export const ").into_iter().chain(named(text, "export function "))
    });
    // Some are of use to other modules too, or to them alone.
    let scripts = scripts();
    let is_imported = |name: &String| {
        let import = [" ", name, " } from \"./"].concat();
        scripts.iter().any(|(_, text)| text.contains(&import))
    };
    let exported = exported.filter(|name| !is_imported(name));
    let host = files(&["src/embed/host.rs"], &["rs"]);
    let imported = host.iter().flat_map(|(_, text)| named(text, "bindgen(js_name = "));
    assert_eq!(imported.collect::<BTreeSet<_>>(), exported.collect());
    let others = files(&["src"], &["rs"]).into_iter();
    let others =
        others.filter(|(path, text)| path != "src/embed/host.rs" && text.contains("extern \"C\""));
    check(others.map(|(path, _)| path), "Declare what the browser does in src/embed/host.rs.");
}

#[test]
fn scripts_contain_no_debugging_code() {
    let marks = ["console.log", "debugger", "alert(", "TODO", "FIXME", "@ts-ignore", "@ts-nocheck"];
    let mut broken = Vec::new();
    for (path, text) in scripts() {
        let found = marks.iter().filter(|mark| text.contains(**mark));
        broken.extend(found.map(|mark| format!("{path}: {mark}")));
    }
    check(broken, "Do it now, or leave it out.");
}
