//! Types of the element for the templates of frameworks, and what editors complete, from the manifest.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::VERSION;

/// The generated files of the package.
pub(super) fn files(manifest: &Value) -> Result<[(&'static str, String); 7]> {
    Ok([
        ("index.d.ts", "export * from \"./define.js\";\n".to_owned()),
        ("attributes.d.ts", attributes(manifest)?),
        ("react.d.ts", REACT.to_owned()),
        ("vue.d.ts", VUE.to_owned()),
        ("svelte.d.ts", SVELTE.to_owned()),
        ("web-types.json", web_types(manifest)?),
        ("html-custom-data.json", custom_data(manifest)?),
    ])
}

fn class(manifest: &Value) -> Result<&Value> {
    manifest.pointer("/modules/0/declarations/0").context("no class in the manifest")
}

fn list<'a>(class: &'a Value, name: &str) -> Result<&'a Vec<Value>> {
    class.get(name).and_then(Value::as_array).context("no list of this name")
}

/// The codes that an attribute takes; none if it takes any text.
fn codes(attribute: &Value) -> Vec<&str> {
    let text = attribute.pointer("/type/text").and_then(Value::as_str).unwrap_or_default();
    if text == "string" { Vec::new() } else { text.split(" | ").collect() }
}

/// For the editors of `JetBrains`, which find it through `package.json`.
fn web_types(manifest: &Value) -> Result<String> {
    let class = class(manifest)?;
    let attribute = |one: &Value| {
        let codes: Vec<String> = codes(one).iter().map(|code| format!("\"{code}\"")).collect();
        let kind = if codes.is_empty() { "string".to_owned() } else { codes.join(" | ") };
        json!({
            "name": one["name"], "description": one["description"], "default": one["default"],
            "value": { "type": kind },
        })
    };
    let named = |one: &Value| json!({ "name": one["name"], "description": one["description"] });
    let all = |name: &str, make: &dyn Fn(&Value) -> Value| -> Result<Vec<Value>> {
        Ok(list(class, name)?.iter().map(make).collect())
    };
    let made = json!({
        "$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
        "name": class["tagName"],
        "version": VERSION,
        "description-markup": "markdown",
        "contributions": { "html": { "elements": [{
            "name": class["tagName"],
            "description": class["description"],
            "attributes": all("attributes", &attribute)?,
            "slots": all("slots", &named)?,
            "js": { "events": all("events", &named)? },
        }] } },
    });
    Ok(serde_json::to_string_pretty(&made)? + "\n")
}

/// For VS Code, whose setting `html.customData` names it.
fn custom_data(manifest: &Value) -> Result<String> {
    let class = class(manifest)?;
    let attribute = |one: &Value| {
        let values: Vec<Value> = codes(one).iter().map(|code| json!({ "name": code })).collect();
        json!({ "name": one["name"], "description": one["description"], "values": values })
    };
    let attributes: Vec<Value> = list(class, "attributes")?.iter().map(attribute).collect();
    let tag = json!({
        "name": class["tagName"], "description": class["description"], "attributes": attributes,
    });
    let made = json!({ "version": 1.1, "tags": [tag] });
    Ok(serde_json::to_string_pretty(&made)? + "\n")
}

/// Every attribute, and every event under the name by which React and Svelte listen to it.
fn attributes(manifest: &Value) -> Result<String> {
    let class = class(manifest)?;
    let text = |entry: &Value, pointer: &str| {
        entry.pointer(pointer).and_then(Value::as_str).map(str::to_owned).context("no such text")
    };
    let mut made = String::from(
        "import type { Config, Events, RecoveryCalculator } from \"./recovery-calculator.js\";\n\n\
         /** The attributes of the element. */\nexport interface PlannerAttributes {\n",
    );
    for attribute in list(class, "attributes")? {
        let (name, told) = (text(attribute, "/name")?, text(attribute, "/description")?);
        let values = text(attribute, "/type/text")?;
        writeln!(made, "  /** {told} */\n  \"{name}\"?: {};", kind(&name, &values))?;
    }
    made += "}\n\n/** Listeners of the element's events. */\nexport interface PlannerListeners {\n";
    for event in list(class, "events")? {
        let (name, told) = (text(event, "/name")?, text(event, "/description")?);
        let listener = format!("\"on{name}\"?: (event: Events[\"{name}\"]) => void;");
        writeln!(made, "  /** {told} */\n  {listener}")?;
    }
    Ok(made + "}\n\nexport type { RecoveryCalculator };\n")
}

/// The type of an attribute: texts as they are, codes as a union. Frameworks set properties, and the
/// property `config` takes a configuration too.
fn kind(name: &str, values: &str) -> String {
    if name == "config" {
        return "string | URL | Config".to_owned();
    }
    if values == "string" {
        return values.to_owned();
    }
    values.split(" | ").map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" | ")
}

const REACT: &str = "\
// JSX of React 19: `import type {} from \"recovery-calculator/react\"`.

import type { DetailedHTMLProps, HTMLAttributes } from \"react\";
import type { PlannerAttributes, PlannerListeners, RecoveryCalculator } from \"./attributes.js\";

declare module \"react\" {
  namespace JSX {
    interface IntrinsicElements {
      \"recovery-calculator\": Omit<DetailedHTMLProps<HTMLAttributes<RecoveryCalculator>, RecoveryCalculator>, keyof PlannerAttributes> & PlannerAttributes & PlannerListeners;
    }
  }
}
";

const VUE: &str = "\
// Templates of Vue 3: `import type {} from \"recovery-calculator/vue\"`.

import type { DefineComponent } from \"vue\";
import type { PlannerAttributes } from \"./attributes.js\";

declare module \"vue\" {
  interface GlobalComponents {
    \"recovery-calculator\": DefineComponent<PlannerAttributes>;
  }
}
";

const SVELTE: &str = "\
// Templates of Svelte 5: `import type {} from \"recovery-calculator/svelte\"`.

import type { HTMLAttributes } from \"svelte/elements\";
import type { PlannerAttributes, PlannerListeners, RecoveryCalculator } from \"./attributes.js\";

declare module \"svelte/elements\" {
  interface SvelteHTMLElements {
    \"recovery-calculator\": Omit<HTMLAttributes<RecoveryCalculator>, keyof PlannerAttributes> & PlannerAttributes & PlannerListeners;
  }
}
";
