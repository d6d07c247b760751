//! Checks that every reference resolves: rules, sources, decisions, invariants, files, headings.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::tidy::{check, files};

/// The folders that are searched for references.
const PLACES: [&str; 14] = [
    "src",
    "builder",
    "xtask",
    "tests",
    "styles",
    "docs",
    "demo",
    "markup",
    "benches",
    "bench",
    "locales",
    "wordpress",
    "README.md",
    "CHANGELOG.md",
];
/// The extensions of hand-written files.
const ENDINGS: [&str; 11] =
    ["rs", "js", "ts", "css", "html", "md", "json", "toml", "py", "txt", "jsonl"];
/// File names of other projects, and placeholders.
const OUTSIDE: [&str; 4] = ["subtree_root.rs", "name.rs", "x.rs", "mod.rs"];
/// This file contains the patterns that it rejects.
const SELF: &str = "tests/it/references.rs";

type File = (String, String);

/// Every hand-written file, without data.
fn written() -> Vec<File> {
    let mut written = files(&PLACES, &ENDINGS);
    let is_data = |path: &str| {
        ends(path, &["jsonl", "txt"])
            || path.contains("/snapshots/")
            || path.ends_with("-lock.json")
    };
    written.retain(|(path, _)| path != SELF && !is_data(path));
    written
}

fn document(path: &str) -> String {
    files(&[path], &["md"]).into_iter().map(|(_, text)| text).collect()
}

/// Whether a path has one of these extensions.
fn ends(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word(c))
}

/// The id after a prefix: a number and at most one lower-case letter.
fn numbered<'a>(word: &'a str, beginning: &str) -> Option<&'a str> {
    let rest = word.strip_prefix(beginning)?;
    let digits = rest.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(rest);
    (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())).then_some(rest)
}

/// A rule id: `R-`, a capital, a number.
fn is_rule(word: &str) -> bool {
    word.strip_prefix("R-").is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_uppercase())
            && rest.get(1..).is_some_and(|digits| numbered(digits, "").is_some())
    })
}

/// The first cell of each row of a document's tables.
fn rows(path: &str) -> BTreeSet<String> {
    let text = document(path);
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    rows.map(str::to_owned).collect()
}

/// The ids in the headings of the decisions.
fn decisions() -> BTreeSet<String> {
    let text = document("docs/decisions.md");
    let headings = text.lines().filter_map(|line| line.strip_prefix("### ")?.split('.').next());
    headings.map(str::to_owned).collect()
}

/// The comment of a line of code; the whole line in any other file.
fn comment<'a>(path: &str, line: &'a str) -> &'a str {
    let is_code = ends(path, &["rs", "js", "ts", "css", "toml", "py"]);
    let line = line.trim_start();
    let is_comment = ["//", "/*", "*", "#"].iter().any(|start| line.starts_with(start));
    if is_code && !is_comment { "" } else { line }
}

/// The lines of comments and documents, each with its file and number.
fn prose(written: &[File]) -> impl Iterator<Item = (String, &str)> {
    written.iter().flat_map(|(path, text)| {
        let lines = text.lines().enumerate();
        lines.map(move |(at, line)| (format!("{path}:{}", at + 1), comment(path, line)))
    })
}

/// The numbers of "source 4", "sources 4 and 5", "sources 1 to 9" and "sources 17 and 26 against 16".
fn sources(line: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for rest in line.split("source").skip(1) {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let Some(rest) = rest.strip_prefix(' ') else { continue };
        for word in rest.split([' ', ',']) {
            let number = word.trim_end_matches(['.', ')', ';', ':']);
            match number.parse() {
                Ok(number) => found.push(number),
                Err(_) if ["and", "to", "against", ""].contains(&word) => {}
                Err(_) => break,
            }
            if number != word {
                break;
            }
        }
    }
    found
}

#[test]
fn every_cited_rule_decision_and_invariant_exists() {
    let (rules, decisions, laws) = (rows("docs/rules.md"), decisions(), rows("docs/decisions.md"));
    assert!(rules.len() > 50 && decisions.len() > 20 && laws.contains("G19"));
    let mut lost = Vec::new();
    for (path, text) in written() {
        for (at, line) in text.lines().enumerate() {
            let is_lost = |word: &&str| {
                (is_rule(word) && !rules.contains(*word))
                    || (numbered(word, "D-").is_some() && !decisions.contains(*word))
                    || (ends(&path, &["rs"])
                        && numbered(word, "G").is_some()
                        && !laws.contains(*word))
            };
            lost.extend(words(line).filter(is_lost).map(|it| format!("{path}:{}: {it}", at + 1)));
        }
    }
    check(lost, "Cite a row of docs/rules.md, or a heading or law of docs/decisions.md.");
}

#[test]
fn every_cited_source_is_listed() {
    let known = rows("docs/rules.md");
    let written = written();
    let cited = prose(&written).flat_map(|(at, line)| {
        sources(line).into_iter().map(move |number| (at.clone(), number)).collect::<Vec<_>>()
    });
    // The rules cite their sources in brackets.
    let rules = document("docs/rules.md");
    let brackets = rules.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    let brackets = brackets.filter(|(_, after)| !after.starts_with('('));
    let numbers = brackets.flat_map(|(inner, _)| inner.split([',', '-', ' ']));
    let numbers = numbers.filter_map(|number| Some(("docs/rules.md".into(), number.parse().ok()?)));
    let all: Vec<(String, u32)> = cited.chain(numbers).collect();
    assert!(all.len() > 60, "only {} sources are cited", all.len());
    let lost = all.into_iter().filter(|(_, number)| !known.contains(&number.to_string()));
    check(
        lost.map(|(at, number)| format!("{at}: source {number}")),
        "Cite a number of the list of sources in docs/rules.md.",
    );
}

/// The forms of citation that only the authors of the first version could resolve.
fn is_private(line: &str) -> bool {
    let names = ["rulebook", "rule book", "house.md", "ux.md", "visual.md", "perf.md", "style.md"];
    let more = ["decisions-2", "contract.md", "faults.md", "quick.md", "setup.md", "living-plan"];
    let marks = ["(J)", "(J;", "; J)", " is J)"];
    // A document and a number, such as those of chapters and of a contract.
    let follows = |name: &str| {
        let mut rest = line.split(name).skip(1);
        rest.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_chapter = |word: &str| {
        let mut parts = word.split('.');
        let first = parts.next().unwrap_or_default();
        ["a", "b", "c", "d"].contains(&first)
            && parts.next().is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut dotted = line.split(|c| !is_word(c) && c != '.');
    names.iter().chain(&more).chain(&marks).any(|name| line.contains(name))
        || ["decision ", "decisions ", "contract ", "Decision ", "Contract "]
            .into_iter()
            .any(follows)
        || words(line).any(|word| {
            ["E-", "SD-", "DC-", "IC-", "F-"].iter().any(|it| numbered(word, it).is_some())
        })
        || dotted.any(is_chapter)
}

#[test]
fn no_citation_leads_outside_the_project() {
    for cited in ["(c.12.1)", "E-17a", "SD-46", "see decision 12", "contract 6", "ux.md", "d.5,"] {
        assert!(is_private(cited), "{cited}");
    }
    for fine in ["R-C3", "D-12", "source 16", "e.g. 5", "12.5 km", "Edge 123", "(RFC 5545)"] {
        assert!(!is_private(fine), "{fine}");
    }
    let written = written();
    let private = prose(&written).filter(|(_, line)| is_private(line));
    check(
        private.map(|(at, line)| format!("{at}: {line}")),
        "Cite a rule or a source of docs/rules.md, or write the decision into docs/decisions.md.",
    );
}

/// The paths in a line that name a file of this project.
fn paths(line: &str) -> Vec<&str> {
    const FOLDERS: [&str; 11] = [
        "src/", "docs/", "xtask/", "tests/", "styles/", "demo/", "markup/", "benches/", "bench/",
        "locales/", ".ci/",
    ];
    let is_path = |c: char| is_word(c) || ['.', '/', '*', '<', '>', '…', '@', ':'].contains(&c);
    let found = line.split(|c| !is_path(c)).map(|word| word.trim_end_matches(['.', ':', '/']));
    let found = found.filter(|word| !word.contains(['*', '<', '>', '…', '@', ':']));
    found
        .filter(|word| {
            let has_name = word.len() > 3 && !word.ends_with("/.rs");
            has_name && (FOLDERS.iter().any(|it| word.starts_with(it)) || ends(word, &["rs"]))
        })
        .collect()
}

#[test]
fn every_mentioned_file_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all: Vec<String> = files(&PLACES, &ENDINGS).into_iter().map(|(path, _)| path).collect();
    let is_there = |path: &str, from: &str| {
        let beside = Path::new(from.rsplit_once(':').map_or(from, |(file, _)| file)).parent();
        let end = ["/", path].concat();
        root.join(path).exists()
            || beside.is_some_and(|folder| root.join(folder).join(path).exists())
            || (ends(path, &["rs"]) && all.iter().any(|file| file.ends_with(&end)))
    };
    let stands_for_any = |path: &str| {
        OUTSIDE.contains(&path.rsplit('/').next().unwrap_or(path)) || path.ends_with("/x.css")
    };
    let written = written();
    let prose = prose(&written).filter(|(at, _)| !at.starts_with("tests/pages/"));
    let named: Vec<(String, &str)> = prose
        .flat_map(|(at, line)| paths(line).into_iter().map(move |path| (at.clone(), path)))
        .collect();
    assert!(named.len() > 100, "only {} files are named", named.len());
    let lost = named.into_iter().filter(|(at, path)| !is_there(path, at) && !stands_for_any(path));
    check(lost.map(|(at, path)| format!("{at}: {path}")), "Correct the path, or remove it.");
}

/// The anchor of a heading, as GitHub derives it.
fn slug(heading: &str) -> String {
    let kept =
        heading.trim().chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// Every anchor of a document.
fn anchors(path: &str, text: &str) -> BTreeSet<String> {
    if ends(path, &["html"]) {
        let ids = text.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        return ids.map(str::to_owned).collect();
    }
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| slug(line.trim_start_matches('#'))).collect()
}

/// The link targets of a document.
fn targets<'a>(path: &str, text: &'a str) -> Vec<&'a str> {
    let (start, end) = if ends(path, &["html"]) { ("href=\"", '"') } else { ("](", ')') };
    text.split(start).skip(1).filter_map(|rest| rest.split([end, ' ']).next()).collect()
}

/// The source of a file that a document names. In a release each guide is there as a page too, and
/// the change log lies beside the guides.
fn released(folder: &Path, file: &str) -> PathBuf {
    let there = folder.join(file);
    if there.exists() {
        return there;
    }
    let guide = there.with_extension("md");
    if guide.exists() { guide } else { folder.parent().unwrap().join(file).with_extension("md") }
}

#[test]
fn document_links_resolve() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["README.md", "CHANGELOG.md", "docs", "bench/README.md"];
    let mut lost = Vec::new();
    let mut count = 0;
    for (path, text) in files(&places, &["md", "html"]) {
        for target in targets(&path, &text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let there = if file.is_empty() {
                root.join(&path)
            } else {
                released(root.join(&path).parent().unwrap(), file)
            };
            if !there.exists() {
                lost.push(format!("{path}: {target}"));
            } else if !anchor.is_empty() {
                let text = std::fs::read_to_string(&there).unwrap();
                if !anchors(&there.to_string_lossy(), &text).contains(anchor) {
                    lost.push(format!("{path}: {target} (no such heading)"));
                }
            }
        }
    }
    assert!(count > 30, "only {count} links");
    check(lost, "Correct the link, or add the file or heading.");
}

/// Identifiers in backticks that look like type names.
fn types(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split('`').skip(1).step_by(2).filter_map(|code| {
        code.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| !word.is_empty())
    });
    names.filter(|name| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.contains(|c: char| c.is_ascii_lowercase())
    })
}

#[test]
fn every_type_in_the_architecture_exists() {
    let code: String = files(&["src"], &["rs"]).into_iter().map(|(_, text)| text).collect();
    // `codes!` declares an enum by its name and a brace, then each variant with its code.
    let is_code = |rest: &str| {
        let variant = rest.trim_start().split(" = \"").next().unwrap_or_default();
        variant.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_declared = |name: &str| {
        let kinds = ["struct ", "enum ", "type ", "trait "].map(|kind| [kind, name].concat());
        let follows =
            |declared: &str| code.split(declared).skip(1).any(|rest| !rest.starts_with(is_word));
        kinds.iter().any(|it| follows(it))
            || code.split(&["\n    ", name, " {"].concat()).skip(1).any(is_code)
    };
    let text = document("docs/ARCHITECTURE.md");
    // The element's class is declared in JavaScript.
    let ours = types(&text).filter(|name| *name != "RecoveryCalculator");
    let ours: BTreeSet<&str> = ours.collect();
    assert!(ours.len() > 15, "only {} types are named", ours.len());
    let lost = ours.into_iter().filter(|name| !is_declared(name));
    check(lost.map(str::to_owned), "Use the name from the code.");
}
