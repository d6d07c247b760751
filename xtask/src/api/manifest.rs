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
    let mut entry = json!({
        "name": named.name,
        "type": { "text": named.comment.tag("type") },
        "description": named.comment.text,
    });
    if named.comment.has("default") {
        entry["default"] = named.comment.tag("default").into();
    }
    entry
}

fn member(member: &Member) -> Value {
    let is_method = member.kind == Kind::Method;
    let mut entry = json!({
        "kind": if is_method { "method" } else { "field" },
        "name": member.name,
        "description": member.comment.text,
    });
    let kind = json!({ "type": { "text": member.returned() } });
    if is_method {
        entry["return"] = kind;
        let given = member.comment.given();
        let given: Vec<_> = given
            .map(|(name, kind, _)| json!({ "name": name, "type": { "text": kind } }))
            .collect();
        if !given.is_empty() {
            entry["parameters"] = given.into();
        }
    } else {
        entry["type"] = kind["type"].clone();
    }
    if member.is_static {
        entry["static"] = true.into();
    }
    if member.kind == Kind::Constant {
        entry["readonly"] = true.into();
    }
    entry
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

/// A custom property; what is no colour has the syntax of the property that takes the same values.
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

/// Every part that a component has, and the root, which is no component's.
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
