//! Shortens the code that wasm-bindgen repeats for each of two hundred imports.

use anyhow::{Result, ensure};

/// The line before which the helpers are inserted.
const HANDLE_ERROR: &str = "function handleError(";

/// The helper for imports that may throw, and other repeated code.
const HELPERS: &str = "\
function caught(f) { return (...given) => handleError(f, given); }
function optional(it) { return isLikeNone(it) ? 0 : addToExternrefTable0(it); }
";

/// Rewrites imports as arrow functions, and moves what each throwing or optional import repeats
/// into a helper.
pub(super) fn shorter(script: &str) -> Result<String> {
    ensure!(
        script.matches(HANDLE_ERROR).count() == 1,
        "wasm-bindgen's script no longer has one {HANDLE_ERROR}"
    );
    let mut short = String::with_capacity(script.len());
    for line in script.lines().map(str::trim_start) {
        // Our code has no `using` declarations.
        if line.starts_with("if (Symbol.dispose) ") {
            continue;
        }
        if line.starts_with(HANDLE_ERROR) {
            short += HELPERS;
        }
        short += &shorter_line(line);
        short.push('\n');
    }
    Ok(short)
}

fn shorter_line(line: &str) -> String {
    let within = |start: &str| line.strip_prefix(start)?.strip_suffix(") {");
    if let Some(arguments) = within("function() { return handleError(function (") {
        return format!("caught(({arguments}) => {{");
    }
    if let Some(arguments) = within("function(") {
        return format!("({arguments}) => {{");
    }
    match line {
        "}, arguments); }," => "}),".to_owned(),
        "return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);" => {
            "return optional(ret);".to_owned()
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shorter;

    #[test]
    fn every_import_is_an_arrow_function() {
        let script = "\
const import0 = [
function(arg0, arg1) {
    arg0.size = arg1;
},
function() { return handleError(function (arg0) {
    const ret = arg0.parent;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}, arguments); },
];
if (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;
function handleError(f, args) {}
";
        let short = shorter(script).unwrap();
        let wanted = "\
const import0 = [
(arg0, arg1) => {
arg0.size = arg1;
},
caught((arg0) => {
const ret = arg0.parent;
return optional(ret);
}),
];
function caught(f) { return (...given) => handleError(f, given); }
function optional(it) { return isLikeNone(it) ? 0 : addToExternrefTable0(it); }
function handleError(f, args) {}
";
        assert_eq!(short, wanted);
        assert!(shorter("no such entry").is_err());
    }
}
