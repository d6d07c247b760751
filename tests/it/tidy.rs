//! Checks the sources: each check lists the lines that break it and says what to do.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The modules in order of dependency; each may use only those before it.
const ROOMS: [&str; 5] = ["plan", "quiz", "text", "view", "embed"];
/// Stylesheets that belong to no single component.
const SHARED_SHEETS: [&str; 3] = ["tokens", "base", "failure"];
/// File names that say nothing about their content.
const JUNK_DRAWERS: [&str; 16] = [
    "common",
    "constants",
    "data",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "info",
    "manager",
    "misc",
    "mod",
    "service",
    "types",
    "util",
    "utils",
    "wrapper",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file in these folders with one of these extensions: path and text.
pub(crate) fn files(places: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    fn walk(place: &Path, found: &mut Vec<PathBuf>) {
        if place.is_dir() {
            for entry in fs::read_dir(place).unwrap() {
                walk(&entry.unwrap().path(), found);
            }
        } else {
            found.push(place.to_owned());
        }
    }
    let mut found = Vec::new();
    for place in places {
        walk(&root().join(place), &mut found);
    }
    found.retain(|path| {
        path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
    });
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn rust_files() -> Vec<(String, String)> {
    files(&["src", "builder/src", "tests", "benches", "xtask/src"], &["rs"])
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().unwrap().to_str().unwrap()
}

/// Fails with every line that breaks a rule, and with the remedy.
#[track_caller]
pub(crate) fn check(broken: impl IntoIterator<Item = String>, advice: &str) {
    let broken: Vec<String> = broken.into_iter().collect();
    assert!(broken.is_empty(), "\n  {}\n{advice}\n", broken.join("\n  "));
}

/// Every word of a text that starts with a rule id: `R-`, a capital and a digit.
fn rule_ids(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| {
            let bytes = word.as_bytes();
            word.starts_with("R-") && bytes.len() == 4 && bytes[2].is_ascii_uppercase()
        })
        .map(str::to_owned)
        .collect()
}

/// The lines of code or text that contain one of these words, without comments.
fn found(files: impl Iterator<Item = (String, String)>, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//! ")) {
            let words = words.split_whitespace().filter(|word| line.contains(word));
            found.extend(words.map(|word| format!("{path}: {word}")));
        }
    }
    found
}

/// Every class that a view writes, with the file.
fn classes() -> Vec<(String, String)> {
    let mut classes = Vec::new();
    for (path, text) in files(&["src/view"], &["rs"]) {
        // Up to the end of the tag's line: `class="a b"` and `class={["a ", "b"].concat()}`.
        for value in text.split("class=").skip(1) {
            let value = value.lines().next().unwrap_or_default();
            let literal = if value.starts_with('"') { value.split('"').nth(1) } else { None };
            let literals = literal.map_or_else(
                || value.split('"').skip(1).step_by(2).collect(),
                |literal| vec![literal],
            );
            let words = literals.iter().flat_map(|literal| literal.split_whitespace());
            classes.extend(words.map(|class| (path.clone(), class.to_owned())));
        }
    }
    classes
}

#[test]
fn modules_depend_in_one_direction() {
    let mut broken = Vec::new();
    for (at, room) in ROOMS.iter().enumerate() {
        let places = [format!("src/{room}.rs"), format!("src/{room}")];
        for (path, text) in files(&[&places[0], &places[1]], &["rs"]) {
            let looks_right = ROOMS.iter().skip(at + 1).filter(|right| {
                let ways = ["crate::", "crate::{", ", ", "\n    "];
                ways.iter().any(|way| text.contains(&format!("{way}{right}::")))
            });
            broken.extend(looks_right.map(|right| format!("{path} uses `{right}`")));
        }
    }
    check(broken, "A room uses only rooms to its left: move the item left, or pass it in.");
}

#[test]
fn every_file_has_a_module_comment() {
    let silent = rust_files().into_iter().filter(|(path, text)| {
        // The crate's documentation is the README.
        !text.starts_with("//! ") && path != "src/lib.rs"
    });
    check(
        silent.map(|(path, _)| path),
        "Begin the file with `//!` and one sentence about its content.",
    );
}

#[test]
fn the_wasm_contains_no_large_tables() {
    const TABLES: &str = ".is_alphabetic() .is_alphanumeric() .is_numeric() .is_lowercase() \
        .is_uppercase() .to_uppercase() .to_lowercase() parse::<f64>";
    let shipped = files(&["src"], &["rs"]).into_iter().map(|(path, text)| {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        (path, code)
    });
    let shipped = shipped.filter(|(path, _)| !path.contains("/tests"));
    check(
        found(shipped, TABLES),
        "The standard library's tables for this are up to 13 KB of the wasm: ask for ASCII letters, \
         or read the number as whole digits.",
    );
}

#[test]
fn no_rust_file_is_longer_than_400_lines() {
    let long = rust_files().into_iter().map(|(path, text)| (path, text.lines().count()));
    let long = long.filter(|(_, lines)| *lines > 400);
    check(
        long.map(|(path, lines)| format!("{path}: {lines} lines")),
        "Split it by topic: `name.rs` and `name/part.rs`.",
    );
}

#[test]
fn file_names_are_meaningful() {
    let junk = rust_files().into_iter().filter(|(path, _)| JUNK_DRAWERS.contains(&stem(path)));
    check(junk.map(|(path, _)| path), "Name the file after the one thing in it; never `mod.rs`.");
}

#[test]
fn no_todo_is_left() {
    let names_them = |path: &str| path.ends_with("/tidy.rs") || path.ends_with("/scripts.rs");
    let files = rust_files().into_iter().filter(|(path, _)| !names_them(path));
    let marks = "TODO FIXME todo!( unimplemented!( #[ignore #[allow(";
    check(found(files, marks), "Do it now, or open an issue; expect a lint with a reason.");
}

#[test]
fn the_engine_is_pure() {
    let outside = "std::time std::env std::fs std::net HashMap HashSet ::now( random thread_local Mutex RefCell";
    let plan = files(&["src/plan.rs", "src/plan"], &["rs"]).into_iter();
    let advice = "The same request gives the same answer (R-G1): pass it in with the request.";
    check(found(plan, outside), advice);
}

/// Everything else works with its own types, so that each field is parsed in one place.
#[test]
fn untyped_json_stays_in_its_readers_and_the_bridge() {
    let readers = [
        "src/plan/json.rs",
        "src/plan/request/json.rs",
        "src/plan/request/json/values.rs",
        "src/plan/value.rs",
        "src/quiz/saved/json.rs",
    ];
    let is_reader = |path: &str| readers.contains(&path) || path.starts_with("src/embed");
    let code = files(&["src"], &["rs"]).into_iter().filter(|(path, _)| !is_reader(path));
    let code = code.filter(|(path, _)| stem(path) != "tests").map(|(path, text)| {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        (path, code.to_owned())
    });
    let words = ["value::Value", "Value::Null", "Value::Object", "Value::Text"];
    let broken = code.filter(|(_, text)| words.iter().any(|word| text.contains(word)));
    check(broken.map(|(path, _)| path), "Read JSON in one of its readers, and hand on a type.");
}

#[test]
fn every_stylesheet_has_its_component() {
    let views: BTreeSet<String> =
        files(&["src/view"], &["rs"]).iter().map(|(path, _)| stem(path).to_owned()).collect();
    let lost = files(&["styles"], &["css"])
        .into_iter()
        .filter(|(path, _)| !SHARED_SHEETS.contains(&stem(path)) && !views.contains(stem(path)));
    check(
        lost.map(|(path, _)| path),
        "Name the stylesheet after its component: styles/x.css, src/view/x.rs.",
    );
}

#[test]
fn every_class_starts_with_a_block_of_a_stylesheet() {
    let sheets: String = files(&["styles"], &["css"]).into_iter().map(|(_, text)| text).collect();
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    let names = sheets.split('.').skip(1).map(|after| after.split(|c| !is_name(c)).next());
    let blocks: BTreeSet<&str> = names.flatten().collect();
    let block = |class: &str| class.split('_').next().unwrap_or_default().to_owned();
    let strange = classes().into_iter().filter(|(_, class)| !blocks.contains(&*block(class)));
    let strange: BTreeSet<_> = strange.map(|(path, class)| format!("{path}: {class}")).collect();
    check(
        strange,
        "Give the class's block a rule in its component's stylesheet, or drop the class.",
    );
}

#[test]
fn no_inline_style_and_no_raw_html() {
    let ways = "style=\" style={ inner_html innerHTML outerHTML insertAdjacentHTML \
                from_html_unchecked document.write";
    let files = files(&["src", "builder", "index.html"], &["rs", "js", "html"]).into_iter();
    let files = files.filter(|(path, _)| !path.contains("tests"));
    let advice = "Use a class or an attribute, and text nodes: a strict policy refuses the rest.";
    check(found(files, ways), advice);
}

#[test]
fn styles_have_no_rem_lengths() {
    let mut broken = Vec::new();
    for (path, text) in files(&["styles", "src"], &["css", "rs", "js"]) {
        let pieces: Vec<&str> = text.split("rem").collect();
        let is_unit = |pair: &&[&str]| {
            pair[0].ends_with(|c: char| c.is_ascii_digit())
                && !pair[1].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        };
        if pieces.windows(2).filter(is_unit).count() > 0 {
            broken.push(path);
        }
    }
    check(broken, "`rem` follows the page's root, not ours: use em or px.");
}

#[test]
fn only_the_tokens_define_colours() {
    let mut broken = Vec::new();
    for (path, text) in files(&["styles", "src"], &["css", "js", "rs"]) {
        let is_view = !path.ends_with("tokens.css");
        for line in text.lines().filter(|line| is_view && !line.trim_start().starts_with("//")) {
            let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("];
            if functions.iter().any(|function| line.contains(function)) || has_hex_colour(line) {
                broken.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    check(broken, "Give the colour a name in styles/tokens.css and use the name.");
}

#[test]
fn no_sheet_uses_named_colours() {
    const NAMES: [&str; 24] = [
        "black", "white", "gray", "grey", "silver", "red", "maroon", "orange", "gold", "yellow",
        "olive", "lime", "green", "teal", "cyan", "aqua", "blue", "navy", "purple", "magenta",
        "pink", "brown", "beige", "ivory",
    ];
    let mut broken = Vec::new();
    for (path, text) in files(&["styles", "src"], &["css"]) {
        for value in text.lines().filter_map(|line| Some(line.split_once(": ")?.1)) {
            let mut words = value.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
            broken.extend(
                words.find(|word| NAMES.contains(word)).map(|word| format!("{path}: {word}")),
            );
        }
    }
    check(broken, "Give the colour a name in styles/tokens.css and use the name.");
}

/// The names that follow each of these prefixes.
fn names_after<'a>(text: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(beginning)
        .skip(1)
        .filter_map(|after| after.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next())
}

#[test]
fn every_used_private_property_is_defined() {
    let sheets: String = files(&["styles"], &["css"]).into_iter().map(|(_, text)| text).collect();
    let lost: BTreeSet<String> = names_after(&sheets, "var(--_")
        .filter(|name| !sheets.contains(&format!("--_{name}:")))
        .map(str::to_owned)
        .collect();
    check(lost, "Set the property in styles/tokens.css, or in the block that reads it.");
}

#[test]
fn built_in_themes_use_public_properties_only() {
    let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
    let themes = fs::read_to_string(root().join("demo/themes.css")).unwrap();
    assert_eq!(themes.matches("\n.theme-").count(), 5);
    let lines = themes.lines().filter(|line| line.ends_with(';'));
    let strange = lines.filter(|line| {
        let name = line.trim().split(':').next().unwrap_or_default();
        !name.starts_with("--rcv-") || !tokens.contains(&format!("var({name},"))
    });
    check(
        strange.map(str::to_owned),
        "Use the properties of docs/embedding.md, \"Looks\": a clinic can set no others.",
    );
}

/// Whether a line has `#` with 3, 4, 6 or 8 hexadecimal digits, as a value or in quotes.
fn has_hex_colour(line: &str) -> bool {
    line.split('#').zip(line.split('#').skip(1)).any(|(before, after)| {
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let ends =
            !after.chars().nth(digits).is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        matches!(digits, 3 | 4 | 6 | 8) && ends && before.ends_with([' ', ':', ',', '(', '"', '\''])
    })
}

#[test]
fn code_and_document_have_the_same_rules() {
    let book = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    // A rule's own row of the document starts with its id.
    let rows: String =
        book.lines().filter(|line| line.starts_with("| R-")).collect::<Vec<_>>().join("\n");
    let told = rule_ids(&rows);
    let rooms = files(&["src/plan.rs", "src/plan", "src/quiz.rs", "src/quiz"], &["rs"]);
    let coded: BTreeSet<String> = rooms.iter().flat_map(|(_, text)| rule_ids(text)).collect();
    let lost = told.difference(&coded).map(|id| format!("{id} is not in src/plan"));
    let untold = coded.difference(&told).map(|id| format!("{id} has no row in docs/rules.md"));
    check(
        lost.chain(untold),
        "A rule has one row in docs/rules.md and its id beside the code that follows it.",
    );
}

#[test]
fn the_version_is_in_the_changelog() {
    let log = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let heading = concat!("## ", env!("CARGO_PKG_VERSION"));
    let is_there = log.lines().any(|line| line.starts_with(heading));
    check(
        (!is_there).then(|| heading.to_owned()),
        "Write in CHANGELOG.md what this version changes for a clinic.",
    );
}
