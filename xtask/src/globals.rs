//! Binds the browser's classes and namespaces at the top of the module, so that a page cannot
//! shadow them.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use oxc::{allocator::Allocator, parser::Parser, semantic::SemanticBuilder, span::SourceType};

/// One line that binds every browser class and namespace that the module uses.
///
/// A page's `class Map {}` or `const File = …` shadows the built-in for every script, but the
/// window's property still holds the built-in. Functions such as `fetch` stay the page's, which may
/// wrap them.
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

/// Values that cannot be shadowed, and the clock, which a page's tests may replace at any time.
const PLAIN: [&str; 3] = ["Date", "Infinity", "NaN"];

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn capitalised_globals_are_bound() {
        let module =
            "const Own = 1; class Mine {}\nnew Map(); new Date(); Own; new Mine(); fetch(URL.x);
            function f(Event) { return Event; } typeof Temporal; 1 < Infinity; a.Node;";
        assert_eq!(bound(module).unwrap(), "const { Map, Temporal, URL } = globalThis;\n");
    }
}
