//! What the module takes from the page by name: the browser's own classes and namespaces.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use oxc::{allocator::Allocator, parser::Parser, semantic::SemanticBuilder, span::SourceType};

/// A line that gives every class and namespace of the browser that the module names its own binding.
///
/// A page's `class Map {}` or `const File = …` hides the browser's from every script; the property of
/// the window is still the browser's. Functions such as `fetch` stay the page's: it may wrap them.
pub(crate) fn bound(module: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    ensure!(parsed.diagnostics.is_empty(), "the module does not parse: {:?}", parsed.diagnostics);
    let semantic = SemanticBuilder::new().build(&parsed.program).semantic;
    let free = semantic.scoping().root_unresolved_references().keys();
    let names: BTreeSet<String> = free.map(ToString::to_string).collect();
    let is_class = |name: &&str| name.starts_with(char::is_uppercase) && !PLAIN.contains(name);
    let classes: Vec<&str> = names.iter().map(String::as_str).filter(is_class).collect();
    Ok(format!("const {{ {} }} = globalThis;\n", classes.join(", ")))
}

/// Values that nothing can hide; and the clock, which a page's own tests may set at any time.
const PLAIN: [&str; 3] = ["Date", "Infinity", "NaN"];

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn what_is_free_and_has_a_capital_is_bound() {
        let module =
            "const Own = 1; class Mine {}\nnew Map(); new Date(); Own; new Mine(); fetch(URL.x);
            function f(Event) { return Event; } typeof Temporal; 1 < Infinity; a.Node;";
        assert_eq!(bound(module).unwrap(), "const { Map, Temporal, URL } = globalThis;\n");
    }
}
