//! Checks that the tables of `docs/embedding.md` match the types, the manifest and the code. Types
//! and manifest are generated from the code (`cargo xtask api`).

mod plans;
mod warnings;

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value as Json;

use crate::tidy::files;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn docs() -> String {
    read("docs/embedding.md")
}

fn types() -> String {
    read("src/embed/api/recovery-calculator.d.ts")
}

fn manifest() -> Json {
    serde_json::from_str(&read("src/embed/api/custom-elements.json")).unwrap()
}

/// All JavaScript of the module and of the standalone scripts.
fn scripts() -> String {
    let modules = files(&["src/embed/js"], &["js"]).into_iter();
    modules.filter(|(path, _)| !path.contains("config_help")).map(|(_, text)| text).collect()
}

/// The text between the first occurrences of two marks.
#[track_caller]
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    after.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// The texts between pairs of a mark.
fn marked(text: &str, mark: char) -> Names {
    text.split(mark).skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names in backticks in one column of the tables under a heading.
fn column(heading: &str, index: usize) -> Names {
    let text = docs();
    let section = between(&text, &format!("\n{heading}\n"), "\n#").to_owned();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.contains("|---"));
    rows.skip(1).flat_map(|row| marked(row.split('|').nth(index).unwrap(), '`')).collect()
}

/// The names in a list of the manifest's class, limited to entries with these values.
fn listed(list: &str, fits: impl Fn(&Json) -> bool) -> Names {
    let manifest = manifest();
    let class = &manifest["modules"][0]["declarations"][0];
    let entries = class[list].as_array().unwrap().iter().filter(|entry| fits(entry));
    entries.map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

/// The string literals of a union type.
fn union(name: &str) -> Names {
    marked(between(&types(), &format!("export type {name} ="), ";"), '"')
}

/// The members of an interface or class, without those of nested objects.
fn members(start: &str) -> Names {
    let text = types();
    let body = between(&text, start, "\n}").to_owned();
    let own = body.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = own.filter_map(|line| {
        let line = line.trim_start();
        let words =
            line.split(' ').find(|word| !["static", "readonly", "get", "set"].contains(word));
        let end = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '"');
        let name = words?.split(end).next()?.trim_matches('"');
        (!name.is_empty()).then(|| name.to_owned())
    });
    names.collect()
}

/// The identifiers that follow a prefix.
fn after(text: &str, beginning: &str) -> Names {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let found = text.split(beginning).skip(1);
    let found = found.filter_map(|rest| rest.split(|c| !is_name(c)).next());
    found.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn words(text: &str) -> Names {
    text.split_whitespace().map(str::to_owned).collect()
}

fn with(start: &str, names: &Names) -> Names {
    names.iter().map(|name| [start, name].concat()).collect()
}

/// Asserts that all lists are equal.
#[track_caller]
fn agree(what: &str, places: &[(&str, Names)]) {
    let (first, names) = &places[0];
    assert!(!names.is_empty(), "{what}: {first} is empty");
    for (place, others) in &places[1..] {
        let lost: Vec<_> = names.difference(others).collect();
        let more: Vec<_> = others.difference(names).collect();
        assert!(
            lost.is_empty() && more.is_empty(),
            "{what}: {place} lacks {lost:?} of {first} and has {more:?} in addition"
        );
    }
}

#[test]
fn attributes_agree() {
    agree(
        "attributes",
        &[
            ("docs/embedding.md", column("### Attributes", 1)),
            ("custom-elements.json", listed("attributes", |_| true)),
        ],
    );
}

#[test]
fn properties_and_methods_agree() {
    let element = read("src/embed/js/element.js");
    let class = between(&element, "class RecoveryCalculator", "\n}\n");
    let public = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let lines: Vec<&str> = class.lines().filter(public).map(str::trim_start).collect();
    let getters = lines.iter().filter_map(|line| line.strip_prefix("get "));
    let properties: Names =
        getters.map(|line| line.split('(').next().unwrap().to_owned()).collect();
    let methods = lines.iter().filter_map(|line| line.split_once('(').map(|(name, _)| name));
    let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric());
    let is_called_by_browser = |name: &&str| name.ends_with("Callback");
    let methods = methods.filter(is_name).filter(|name| !is_called_by_browser(name));
    let is_field = |entry: &Json| entry["kind"] == "field";
    let stays = |entry: &Json| entry["static"].is_null();
    let documented = column("### Methods", 1);
    let documented = documented.iter().map(|name| name.trim_end_matches("()").to_owned());
    agree(
        "properties",
        &[
            ("element.js", properties),
            ("docs/embedding.md", column("### Properties", 1)),
            ("custom-elements.json", listed("members", |entry| is_field(entry) && stays(entry))),
        ],
    );
    agree(
        "methods",
        &[
            ("element.js", methods.map(str::to_owned).collect()),
            ("docs/embedding.md", documented.collect()),
            ("custom-elements.json", listed("members", |entry| !is_field(entry) && stays(entry))),
        ],
    );
    let is_static = |entry: &Json| entry["static"] == true;
    assert_eq!(listed("members", is_static), words("doctor plan version"));
}

#[test]
fn states_agree() {
    let mut coded = after(&scripts(), "#setState(\"");
    coded.extend(after(between(&read("src/embed/events.rs"), "let state =", "};"), "=> \""));
    agree(
        "states",
        &[
            ("docs/embedding.md", column("### States", 1)),
            (".d.ts", union("State")),
            ("code", coded),
        ],
    );
}

#[test]
fn events_and_their_details_agree() {
    let rust: String =
        ["events", "export", "widget"].map(|name| read(&format!("src/embed/{name}.rs"))).concat();
    let code = [scripts(), rust].concat();
    let documented = column("### Events", 1);
    agree(
        "events",
        &[
            ("docs/embedding.md", documented.clone()),
            ("custom-elements.json", listed("events", |_| true)),
            ("code", with("rcv-", &after(&code, "\"rcv-"))),
        ],
    );
    let text = docs();
    for event in documented {
        let row = between(&text, &format!("| `{event}` |"), "\n").to_owned();
        let told = marked(row.split('|').nth(1).unwrap(), '`');
        // The text also has values and nested names; those that the types declare are keys.
        let typed = types();
        let (_, typed) = typed.split_once(&format!("\"{event}\": {{")).unwrap();
        let end = typed.find("\n  \"").into_iter().chain(typed.find("\n}")).min();
        let typed = typed.get(..end.unwrap()).unwrap();
        let keys: Names = typed
            .split("readonly ")
            .skip(1)
            .filter_map(|member| member.split(':').next())
            .filter(|name| name.chars().all(char::is_alphanumeric))
            .map(str::to_owned)
            .collect();
        let inner = words("path field");
        for key in &keys {
            let is_told = told
                .iter()
                .any(|cell| cell.split(|c: char| !c.is_alphanumeric()).any(|word| word == key));
            assert!(is_told, "{event}: docs/embedding.md lacks {key}");
            let is_coded =
                [format!("\"{key}\""), format!("{key}:"), format!("{key},"), format!(" {key} }}")];
            assert!(
                is_coded.iter().any(|form| code.contains(form)),
                "{event}: the code lacks {key}"
            );
        }
        let cells = told.iter().filter_map(|cell| cell.split([':', ' ']).next());
        let values = words(
            "fresh storage link property text false safety required moved skipped booked done added \
             undone adjusted",
        );
        let names = cells.filter(|name| !values.contains(*name) && !inner.contains(*name));
        for name in names {
            assert!(keys.contains(name), "{event}: the types lack {name}");
        }
    }
}

#[test]
fn error_codes_agree() {
    let documented = anchors("The planner does not work");
    let code = [scripts(), read("src/embed/widget.rs")].concat();
    let mut coded = after(&code, "new PlannerError(\"");
    coded.extend(after(&code, "? \"wasm-").into_iter().map(|end| format!("wasm-{end}")));
    coded.extend(after(&code, ": \"wasm-").into_iter().map(|end| format!("wasm-{end}")));
    coded.extend(after(&code, ": \"module-").into_iter().map(|end| format!("module-{end}")));
    coded.extend(after(&code, "recovery-calculator: "));
    coded.extend(after(&code, "events.fault(\""));
    // Composed with the phase: what is fetched, and what is parsed as JSON.
    for end in after(&code, "${phase}-").iter().chain(["fetch".to_owned()].iter()) {
        let phases: &[&str] =
            if end == "fetch" { &["wasm", "config", "locale"] } else { &["config", "locale"] };
        coded.extend(phases.iter().map(|phase| format!("{phase}-{end}")));
    }
    agree(
        "error codes",
        &[("docs/help.html", documented), (".d.ts", union("ErrorCode")), ("code", coded)],
    );
}

/// The anchors under a heading of the help page.
fn anchors(heading: &str) -> Names {
    let page = read("docs/help.html");
    let part = page.split("<h2>").find(|part| part.starts_with(heading)).unwrap();
    let ids = part.split("<h3 id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    ids.map(|(id, rest)| {
        assert!(rest.starts_with(&format!(">{id}</h3>\n<p>")), "{id}: a heading and what it means");
        id.to_owned()
    })
    .collect()
}

#[test]
fn custom_properties_and_parts_agree() {
    let tokens = after(&read("styles/tokens.css"), "var(--rcv-");
    let table = between(&read("src/embed/config/theme.rs"), "const TOKENS", "];").to_owned();
    agree(
        "custom properties",
        &[
            ("docs/embedding.md", column("### Looks", 1)),
            ("tokens.css", with("--rcv-", &tokens)),
            ("theme.rs", with("--rcv-", &marked(&table, '"'))),
        ],
    );
    let text = docs();
    agree(
        "parts",
        &[
            ("docs/embedding.md", marked(between(&text, "Parts, for `::part()`:", "\n"), '`')),
            ("custom-elements.json", listed("cssParts", |_| true)),
        ],
    );
    let named = listed("slots", |slot| slot["name"] != "");
    let documented = column("### Slots", 1);
    agree("slots", &[("custom-elements.json", named), ("docs/embedding.md", documented)]);
}

fn walk(place: &str) -> Vec<std::path::PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    let entries = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { walk(path.to_str().unwrap()) } else { vec![path] })
        .collect()
}

#[test]
fn configurations_agree() {
    let reader = read("src/embed/config.rs");
    let reader = reader.split("#[cfg(test)]").next().unwrap();
    let checker = read("src/embed/config/checker.rs");
    let mut coded = after(reader, "value.get(\"");
    // Members of `features` are read from a variable of that name.
    coded.retain(|key| !key.is_empty());
    coded.extend(after(&checker, "value.get(\"v").iter().map(|_| "v".to_owned()));
    coded.insert("v".to_owned());
    agree(
        "keys of the configuration",
        &[
            ("docs/embedding.md", config_table()),
            (".d.ts", members("export interface Config {")),
            ("config.rs", coded),
            (
                "the keys that are known",
                recovery_calculator::embed::config::KEYS.map(str::to_owned).into(),
            ),
        ],
    );
}

fn config_table() -> Names {
    let text = docs();
    let table = between(&text, "| key | value (default) |", "\n\n").to_owned();
    table.lines().flat_map(|row| marked(row.split('|').nth(1).unwrap_or(""), '`')).collect()
}

#[test]
fn documented_configurations_are_valid() {
    let text = docs();
    let example = between(&text, "```json\n", "```");
    let config: Json = serde_json::from_str(example).unwrap();
    let table = config_table();
    // `$schema` is for editors: the reader takes it for a comment.
    for key in config.as_object().unwrap().keys().filter(|key| *key != "$schema") {
        assert!(table.contains(key), "{key} is in no row of the table");
    }
}
