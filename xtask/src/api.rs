//! `cargo xtask api`: generates the type declarations, the manifest and the schema of a release from
//! the comments of the JavaScript modules, and the codes and tables of the Rust code.

mod comments;
mod manifest;
mod schema;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use recovery_calculator::{
    embed::config::TOKENS,
    plan::{
        answers::{
            Area, Caution, Experience, Preset, Pressure, Priority, RedFlag, ReferralLevel, Side,
        },
        result::{Kind, Service},
    },
    quiz::step::Step,
};

use crate::{
    api::comments::{Comment, Member, Named},
    root,
};

/// The input of types and manifest.
struct Api {
    attributes: Vec<Named>,
    slots: Vec<Named>,
    events: Vec<Named>,
    members: Vec<Member>,
    /// The comment above the class.
    class: String,
    /// The comment above `define`.
    define: Comment,
    /// The data types, in TypeScript.
    structures: String,
}

/// The schema of a configuration, by its path in the project and in a release.
pub(crate) const SCHEMA: &str = "schema/config.v1.json";

/// The generated files, each with its expected content.
pub(crate) fn files() -> Result<[(PathBuf, String); 3]> {
    let folder = root().join("src/embed/api");
    let api = Api::read()?;
    Ok([
        (folder.join("recovery-calculator.d.ts"), types(&api)),
        (folder.join("custom-elements.json"), manifest::manifest(&api)?),
        (root().join(SCHEMA), schema::schema()?),
    ])
}

/// Writes them.
pub(crate) fn write() -> Result<()> {
    for (path, text) in files()? {
        fs::write(&path, text)?;
        println!("api: {}", path.display());
    }
    Ok(())
}

impl Api {
    fn read() -> Result<Self> {
        let folder = root().join("src/embed/js");
        let read = |name: &str| fs::read_to_string(folder.join(name)).context(name.to_owned());
        let names = read("names.js")?;
        let element = read("element.js")?;
        let structures = read("types.d.ts")?;
        let (_, structures) =
            structures.split_once("recovery-calculator.js\";\n").context("no import")?;
        let list = |name: &str| comments::list(&names, name);
        let attributes = [list("OBSERVED")?, list("ATTRIBUTES")?].concat();
        let above = |text: &str, line: &str| {
            comments::above(text, line).with_context(|| format!("no comment above {line}"))
        };
        Ok(Self {
            attributes,
            slots: list("SLOTS")?,
            events: list("EVENTS")?,
            members: comments::members(&element)?,
            class: above(&element, "export class RecoveryCalculator")?.text,
            define: above(&read("activate.js")?, "export function define")?,
            structures: structures.trim().to_owned(),
        })
    }
}

const HEAD: &str = "\
// The planner for a program that checks types. The same in words: embedding.md.
// Made by `cargo xtask api`.
";

const DETAILS: &str =
    "/** Each event with its own part of the detail. */\nexport interface Details {\n";

const LISTENERS: &str = "
  addEventListener<Name extends keyof Events>(
    name: Name, listener: (this: RecoveryCalculator, event: Events[Name]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events>(
    name: Name, listener: (this: RecoveryCalculator, event: Events[Name]) => void, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions,
  ): void;
}
";

const GLOBAL: &str = "
declare global {
  interface HTMLElementTagNameMap {
    \"recovery-calculator\": RecoveryCalculator;
  }
  interface DocumentEventMap extends Events {}
}
";

/// The type declarations as a program imports them.
fn types(api: &Api) -> String {
    let mut text = format!("{HEAD}\n{}\n{}\n\n{DETAILS}", codes(), api.structures);
    for event in &api.events {
        text += &comment(&event.comment.text, "  ");
        let detail = event.comment.tag("detail").replace('\n', "\n  ");
        text += &["  \"rcv-", &event.name, "\": ", &detail, ";\n"].concat();
    }
    text += "}\n\n";
    text += &comment(&api.class, "");
    text += "export class RecoveryCalculator extends HTMLElement {\n";
    for member in &api.members {
        text += &comment(&member.comment.text, "  ");
        text += &member.signature();
    }
    text += LISTENERS;
    let (given, made) = (api.define.parameters(), api.define.tag("returns"));
    let define = ["export function define(", &given, "): ", made, ";\n"].concat();
    [&text, "\n", &comment(&api.define.text, ""), &define, GLOBAL].concat()
}

fn comment(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    if text.contains('\n') {
        let lines = text.replace('\n', &format!("\n{indent} * "));
        format!("{indent}/**\n{indent} * {lines}\n{indent} */\n")
    } else {
        format!("{indent}/** {text} */\n")
    }
}

/// A union type for each kind of code that the Rust code declares.
fn codes() -> String {
    macro_rules! unions {
        ($($name:ident),*) => {
            [$((stringify!($name), $name::ALL.iter().map(|one| one.code()).collect())),*]
        };
    }
    let unions: [(&str, Vec<&str>); 12] = unions!(
        Area,
        Caution,
        Experience,
        Kind,
        Preset,
        Pressure,
        Priority,
        RedFlag,
        ReferralLevel,
        Service,
        Side,
        Step
    );
    let mut text: String = unions.iter().map(|(name, codes)| union(name, codes)).collect();
    text += "/** The custom properties without `--rcv-`. */\n";
    text + &union("Token", &TOKENS)
}

/// A union type of these strings, wrapped to readable lines.
fn union(name: &str, codes: &[&str]) -> String {
    const LONGEST: usize = 118;
    let one = codes.iter().map(|code| format!("\"{code}\"")).collect::<Vec<_>>().join(" | ");
    if one.len() + name.len() < LONGEST - 16 {
        return format!("export type {name} = {one};\n");
    }
    let mut lines = vec![String::from(" ")];
    for code in codes {
        let next = format!(" | \"{code}\"");
        if lines.last().is_some_and(|line| line.len() + next.len() > LONGEST) {
            lines.push(String::from(" "));
        }
        if let Some(line) = lines.last_mut() {
            *line += &next;
        }
    }
    format!("export type {name} =\n{};\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    #[test]
    fn the_committed_files_are_up_to_date() {
        for (path, text) in super::files().unwrap() {
            let committed = fs::read_to_string(&path).unwrap();
            assert!(committed == text, "{} is out of date: run `cargo xtask api`", path.display());
        }
    }
}
