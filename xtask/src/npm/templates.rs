//! Types of the element for the templates of frameworks, from the manifest.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

/// The generated type files of the package.
pub(super) fn files(manifest: &Value) -> Result<[(&'static str, String); 5]> {
    Ok([
        ("index.d.ts", "export * from \"./define.js\";\n".to_owned()),
        ("attributes.d.ts", attributes(manifest)?),
        ("react.d.ts", REACT.to_owned()),
        ("vue.d.ts", VUE.to_owned()),
        ("svelte.d.ts", SVELTE.to_owned()),
    ])
}

/// Every attribute, and every event under the name by which React and Svelte listen to it.
fn attributes(manifest: &Value) -> Result<String> {
    let class =
        manifest.pointer("/modules/0/declarations/0").context("no class in the manifest")?;
    let list =
        |name: &str| class.get(name).and_then(Value::as_array).context("no list of this name");
    let text = |entry: &Value, pointer: &str| {
        entry.pointer(pointer).and_then(Value::as_str).map(str::to_owned).context("no such text")
    };
    let mut made = String::from(
        "import type { Config, Events, RecoveryCalculator } from \"./recovery-calculator.js\";\n\n\
         /** The attributes of the element. */\nexport interface PlannerAttributes {\n",
    );
    for attribute in list("attributes")? {
        let (name, told) = (text(attribute, "/name")?, text(attribute, "/description")?);
        let values = text(attribute, "/type/text")?;
        writeln!(made, "  /** {told} */\n  \"{name}\"?: {};", kind(&name, &values))?;
    }
    made += "}\n\n/** Listeners of the element's events. */\nexport interface PlannerListeners {\n";
    for event in list("events")? {
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
