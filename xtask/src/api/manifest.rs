//! The manifest of the custom element, in the format of custom-elements-manifest 1.0.0.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Result;
use recovery_calculator::embed::config::{KINDS, TOKENS};
use serde_json::{Value, json};

use crate::{
    api::{
        Api,
        comments::{Kind, Member, Named},
    },
    dist::MODULE,
    root,
};

const TAG: &str = "recovery-calculator";
const CLASS: &str = "RecoveryCalculator";

/// The manifest as text.
pub(super) fn manifest(api: &Api) -> Result<String> {
    let class = json!({
        "kind": "class",
        "name": CLASS,
        "description": api.class,
        "customElement": true,
        "tagName": TAG,
        "superclass": { "name": "HTMLElement" },
        "attributes": api.attributes.iter().map(attribute).collect::<Vec<_>>(),
        "members": api.members.iter().map(member).collect::<Vec<_>>(),
        "events": api.events.iter().map(event).collect::<Vec<_>>(),
        "slots": slots(&api.slots),
        "cssParts": parts(&root().join("src/view"))?.iter().map(|part| json!({ "name": part })).collect::<Vec<_>>(),
        "cssProperties": TOKENS.map(property),
    });
    let parameters: Vec<_> = api
        .define
        .given()
        .map(|(name, kind, is_optional)| {
            json!({ "name": name, "type": { "text": kind }, "optional": is_optional, "default": TAG })
        })
        .collect();
    let define = json!({
        "kind": "function",
        "name": "define",
        "description": api.define.text,
        "parameters": parameters,
        "return": { "type": { "text": api.define.tag("returns") } },
    });
    let exported =
        |name: &str| json!({ "kind": "js", "name": name, "declaration": { "name": name } });
    let manifest = json!({
        "schemaVersion": "1.0.0",
        "readme": "embedding.md",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "declarations": [class, define],
            "exports": [
                { "kind": "custom-element-definition", "name": TAG, "declaration": { "name": CLASS } },
                exported(CLASS),
                exported("define"),
            ],
        }],
    });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn attribute(named: &Named) -> Value {
    let comment = &named.comment;
    let default = comment.has("default").then(|| ("default", comment.tag("default").into()));
    let entries = [
        ("name", named.name.as_str().into()),
        ("type", typed(comment.tag("type"))),
        ("description", comment.text.as_str().into()),
    ];
    object(entries.into_iter().chain(default))
}

fn member(member: &Member) -> Value {
    let comment = &member.comment;
    let is_method = member.kind == Kind::Method;
    let given: Vec<_> = comment
        .given()
        .map(|(name, kind, _)| json!({ "name": name, "type": { "text": kind } }))
        .collect();
    let entries = [
        ("kind", if is_method { "method" } else { "field" }.into()),
        ("name", member.name.as_str().into()),
        ("description", comment.text.as_str().into()),
        if is_method {
            ("return", json!({ "type": typed(member.returned()) }))
        } else {
            ("type", typed(member.returned()))
        },
    ];
    let sometimes = [
        (is_method && !given.is_empty()).then(|| ("parameters", given.into())),
        member.is_static.then(|| ("static", true.into())),
        (member.kind == Kind::Constant).then(|| ("readonly", true.into())),
    ];
    object(entries.into_iter().chain(sometimes.into_iter().flatten()))
}

fn typed(text: &str) -> Value {
    json!({ "text": text })
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).collect())
}

fn event(named: &Named) -> Value {
    let name = format!("rcv-{}", named.name);
    let kind = format!("CustomEvent<Detail & Details[\"{name}\"]>");
    json!({ "name": name, "type": { "text": kind }, "description": named.comment.text })
}

fn slots(slots: &[Named]) -> Vec<Value> {
    let own = "Fallback: shown before the planner, on a fatal error, and to search engines.";
    let named = slots.iter().map(|slot| (slot.name.as_str(), slot.comment.text.as_str()));
    let all = std::iter::once(("", own)).chain(named);
    all.map(|(name, text)| json!({ "name": name, "description": text })).collect()
}

/// A custom property. One that is not a colour copies the syntax of the host property with the same
/// values.
fn property(token: &str) -> Value {
    let kind = KINDS.into_iter().find(|(name, _)| *name == token).map(|(_, kind)| kind);
    let syntax = match kind {
        None => "<color>",
        Some("font-family") => "*",
        Some("line-height") => "<number>",
        Some(_) => "<length>",
    };
    json!({ "name": format!("--rcv-{token}"), "syntax": syntax })
}

/// The parts of all components, and the root part, which belongs to none.
fn parts(folder: &Path) -> Result<BTreeSet<String>> {
    let mut parts = BTreeSet::from(["root".to_owned()]);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            parts.append(&mut self::parts(&path)?);
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let lists = text.split("part=\"").skip(1).filter_map(|rest| rest.split('"').next());
        parts.extend(lists.flat_map(str::split_whitespace).map(str::to_owned));
    }
    Ok(parts)
}
