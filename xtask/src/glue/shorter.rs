//! Shorter ways to write what wasm-bindgen's script says at length, for each of two hundred imports.

use anyhow::{Result, ensure};

/// Stands in the script once: the helpers of the shorter script come before it.
const HANDLE_ERROR: &str = "function handleError(";

/// An import that may throw, and what else stands in the script many times.
const HELPERS: &str = "\
function caught(f) { return (...given) => handleError(f, given); }
function optional(it) { return isLikeNone(it) ? 0 : addToExternrefTable0(it); }
function putText(place, text) {
const start = isLikeNone(text) ? 0 : passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
getDataViewMemory0().setInt32((place >>> 0) + 4, WASM_VECTOR_LEN, true);
getDataViewMemory0().setInt32(place >>> 0, start, true);
}
";

/// The same script after its imports have become a list: arrow functions, and a helper for what is
/// written out in each import that throws, or gives a text or an optional object.
pub(super) fn shorter(script: &str) -> Result<String> {
    ensure!(
        script.matches(HANDLE_ERROR).count() == 1,
        "wasm-bindgen's script no longer has one {HANDLE_ERROR}"
    );
    let mut short = String::with_capacity(script.len());
    let lines: Vec<&str> = script.lines().map(str::trim_start).collect();
    let mut rest = lines.as_slice();
    while let [line, after @ ..] = rest {
        rest = after;
        if let Some((text, after)) = given_text(line, after) {
            short += &format!("putText(arg0, {text});\n");
            rest = after;
            continue;
        }
        // Nothing of ours says `using`.
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

/// The text that four lines give to the wasm, and the lines after them.
fn given_text<'a>(line: &'a str, after: &'a [&'a str]) -> Option<(&'a str, &'a [&'a str])> {
    let (declared, call) = line.split_once(" = ")?;
    let (_, number) = declared.split_once(" ptr")?;
    let call = call.strip_suffix(", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);")?;
    let (before, text) = call.split_once("passStringToWasm0(")?;
    let [length, first, second, after @ ..] = after else { return None };
    let is_known = (before.is_empty() || before == format!("isLikeNone({text}) ? 0 : "))
        && length.ends_with(&format!(" len{number} = WASM_VECTOR_LEN;"))
        && *first == stored(1, "len", number)
        && *second == stored(0, "ptr", number);
    is_known.then_some((text, after))
}

fn stored(place: u8, what: &str, number: &str) -> String {
    format!("getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * {place}, {what}{number}, true);")
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
    use super::{HELPERS, shorter};

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
function(arg0, arg1) {
    const ret = arg1.value;
    const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
    getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
},
function(arg0, arg1) {
    const ret = arg1.namespaceURI;
    var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    var len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
    getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
},
];
if (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;
function handleError(f, args) {}
";
        let short = shorter(script).unwrap();
        let list = "\
const import0 = [
(arg0, arg1) => {
arg0.size = arg1;
},
caught((arg0) => {
const ret = arg0.parent;
return optional(ret);
}),
(arg0, arg1) => {
const ret = arg1.value;
putText(arg0, ret);
},
(arg0, arg1) => {
const ret = arg1.namespaceURI;
putText(arg0, ret);
},
];
";
        assert_eq!(short, [list, HELPERS, "function handleError(f, args) {}\n"].concat());
        assert!(shorter("nothing of the kind").is_err());
    }
}
