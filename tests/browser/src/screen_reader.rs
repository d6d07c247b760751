//! Compares the accessibility tree of each screen, as Chromium exposes it, with the reviewed
//! snapshot in `tests/browser/snapshots`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{Stage, gallery};

/// Set to `write` to update the snapshots after an intended change of a screen.
const WRITE: &str = "RCV_TREES";
const STATES: [&str; 12] = [
    "1-running",
    "1-running-wrong",
    "2-races-two",
    "3-areas-one",
    "4-safety",
    "5-availability",
    "7-plan-answers",
    "7-plan-days",
    "7-plan-moved",
    "7-plan-one",
    "7-kept-past",
    "8-emergency",
];
/// Roles without a meaning of their own.
const SILENT: [&str; 6] =
    ["generic", "none", "InlineTextBox", "LineBreak", "LabelText", "RootWebArea"];
/// The role of a label's text, which is the name of its control.
const LABEL: &str = "label";
/// The properties that are listed besides role and name.
const SAID: [&str; 7] =
    ["level", "checked", "expanded", "invalid", "disabled", "required", "readonly"];

/// Every screen has the tree of its snapshot.
pub(crate) async fn accessibility_trees_match_the_snapshots(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let writes = std::env::var(WRITE).as_deref() == Ok("write");
    let mut changed = Vec::new();
    for state in STATES {
        gallery::open(browser, &stage.site, &format!("?state={state}")).await?;
        let tree = browser.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let now = told(&tree)?;
        let file = folder.join(state).with_extension("txt");
        if writes {
            fs::create_dir_all(&folder)?;
            fs::write(&file, now)?;
            continue;
        }
        let agreed = fs::read_to_string(&file).with_context(|| format!("no {}", file.display()))?;
        changed.extend(difference(state, &agreed, &now));
    }
    ensure!(
        changed.is_empty(),
        "{}\nIf the change is intended, run again with {WRITE}=write and review the snapshots.",
        changed.join("\n")
    );
    Ok(())
}

/// The first line that differs.
fn difference(state: &str, agreed: &str, now: &str) -> Option<String> {
    let lines = agreed.lines().map(Some).chain([None]).zip(now.lines().map(Some).chain([None]));
    let mut numbered = lines.enumerate();
    let (number, (old, new)) = numbered.find(|(_, (old, new))| old != new)?;
    let line = |line: Option<&str>| line.unwrap_or("nothing").trim().to_owned();
    Some(format!("{state}, line {}: was {}, is {}", number + 1, line(old), line(new)))
}

/// One line for each node, indented by depth.
fn told(tree: &Json) -> Result<String> {
    let nodes = tree.get("nodes").and_then(Json::as_array).context("no tree")?;
    let id = |node: &Json| node.get("nodeId").and_then(Json::as_str).map(str::to_owned);
    let by_id: BTreeMap<String, &Json> =
        nodes.iter().filter_map(|node| Some((id(node)?, node))).collect();
    let mut lines = Vec::new();
    let root = nodes.first().context("an empty tree")?;
    tell(root, &by_id, 0, "", &mut lines);
    ensure!(lines.len() > 5, "the tree has only {} lines", lines.len());
    Ok(lines.join("\n") + "\n")
}

fn tell(
    node: &Json,
    by_id: &BTreeMap<String, &Json>,
    depth: usize,
    above: &str,
    lines: &mut Vec<String>,
) {
    let value = |key: &str| {
        node.get(key)
            .and_then(|entry| entry.get("value"))
            .and_then(Json::as_str)
            .unwrap_or_default()
    };
    let (role, name) = (value("role"), value("name"));
    let is_ignored = node.get("ignored") == Some(&Json::Bool(true));
    // Text that is the name of its parent is already listed.
    let is_told = role == "StaticText" && (above == LABEL || above.contains(name));
    let is_shown = !is_ignored && !SILENT.contains(&role) && !is_told;
    if is_shown {
        let mut parts = vec![["  ".repeat(depth), role.to_owned()].concat()];
        if !name.is_empty() {
            parts.push(format!("{name:?}"));
        }
        parts.extend(states(node).into_iter().map(|(what, state)| format!("{what}={state}")));
        if !value("description").is_empty() {
            parts.push(format!("described as {:?}", value("description")));
        }
        lines.push(parts.join(" "));
    }
    let (depth, above) = match role {
        "LabelText" => (depth, LABEL),
        _ if is_shown => (depth + 1, name),
        _ => (depth, above),
    };
    let children = node.get("childIds").and_then(Json::as_array);
    for child in children.into_iter().flatten().filter_map(Json::as_str) {
        if let Some(child) = by_id.get(child) {
            tell(child, by_id, depth, above, lines);
        }
    }
}

/// The properties of a node, without those that are false.
fn states(node: &Json) -> Vec<(&str, String)> {
    let properties = node.get("properties").and_then(Json::as_array);
    let states = properties.into_iter().flatten().filter_map(|property| {
        let name = property.get("name").and_then(Json::as_str)?;
        let value = property.get("value").and_then(|value| value.get("value"))?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (SAID.contains(&name) && text != "false").then_some((name, text))
    });
    states.collect()
}
