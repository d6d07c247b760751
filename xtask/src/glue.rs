//! Turns wasm-bindgen's JavaScript into a factory, because a panic requires a fresh instance.

mod order;
mod shorter;

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::Parser;

use crate::wasm::Build;

/// The output of wasm-bindgen.
pub(crate) struct Glue {
    /// `export function createGlue(onTrap)`, which returns `init(module)` and every export of the
    /// wasm.
    pub(crate) js: String,
    /// The wasm that belongs to the script.
    pub(crate) wasm: Vec<u8>,
    /// The same wasm with its function names.
    pub(crate) named: Vec<u8>,
}

/// Runs wasm-bindgen on a compiled file.
pub(crate) fn make(compiled: &Path, build: Build) -> Result<Glue> {
    let is_release = build.is_release();
    let mut output = Bindgen::new()
        .input_path(compiled)
        .no_modules(true)?
        .no_modules_global(NAME)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(false)
        .remove_producers_section(is_release)
        .generate_output()
        .context("wasm-bindgen cannot read the compiled file")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate brings JavaScript of its own, which the one module cannot hold: {:?} {:?}",
        output.snippets(),
        output.local_modules()
    );
    ensure!(output.start().is_none(), "the glue has a second file");
    let mut js = factory(output.js())?;
    if is_release {
        let module = output.wasm_mut();
        let mut imports: Vec<_> = module.imports.iter_mut().collect();
        imports.sort_by_key(|import| js.find(&import.name));
        js = shorter::shorter(&listed(&js, imports.iter().map(|import| &*import.name))?)?;
        for (place, import) in imports.into_iter().enumerate() {
            import.module = FROM.into();
            import.name = place.to_string();
        }
        for (number, export) in module.exports.iter_mut().enumerate() {
            let call = format!("wasm.{}(", export.name);
            if js.contains(&call) {
                export.name = format!("f{number}");
                js = js.replace(&call, &format!("wasm.{}(", export.name));
            }
        }
    }
    let named = output.wasm_mut().emit_wasm();
    let named = if is_release { order::ordered(&named)? } else { named };
    let wasm = if is_release { without_customs(&named)? } else { named.clone() };
    Ok(Glue { js, wasm, named })
}

/// Replaces the names of the imports by their position in a list. Each name contains a hash that
/// does not compress: together they take 2 KB in the script and as much in the wasm. Short numbers
/// as names would still take 400 bytes.
fn listed<'a>(script: &str, names: impl Iterator<Item = &'a str>) -> Result<String> {
    let script = exchanged(script, TABLE, "const import0 = [")?;
    let script = exchanged(&script, TABLE_END, &format!("];\nreturn {{ {FROM}: import0 }};\n"))?;
    names.into_iter().try_fold(script, |script, name| {
        ensure!(
            script.matches(name).count() == 1,
            "wasm-bindgen's script contains {name} more than once"
        );
        exchanged(&script, &format!("{name}: function("), "function(")
    })
}

/// Replaces a text that occurs exactly once.
fn exchanged(script: &str, what: &str, other: &str) -> Result<String> {
    ensure!(
        script.matches(what).count() == 1,
        "wasm-bindgen's script no longer has the shape that xtask/src/glue.rs expects: {what}"
    );
    Ok(script.replace(what, other))
}

/// Replaces everything from the first text to the last; each occurs exactly once.
fn cut(script: &str, [from, to]: [&str; 2], other: &str) -> Result<String> {
    let (before, rest) = script.split_once(from).with_context(|| format!("no {from}"))?;
    let (_, after) = rest.split_once(to).with_context(|| format!("no {to} after {from}"))?;
    ensure!(!rest.contains(from) && !after.contains(to), "{from} or {to} occurs twice");
    Ok([before, other, after].concat())
}

/// Strips names, producers and every other custom section that browsers ignore.
fn without_customs(file: &[u8]) -> Result<Vec<u8>> {
    let mut kept = file.get(..HEAD).context("not a wasm file")?.to_vec();
    let mut start = HEAD;
    for payload in Parser::new(0).parse_all(file) {
        let Some((id, range)) = payload?.as_section() else { continue };
        if id != 0 {
            kept.extend(file.get(start..range.end).context("a section beyond the file")?);
        }
        start = range.end;
    }
    Ok(kept)
}

/// The length of the magic number and the version, before the sections.
const HEAD: usize = 8;

/// Appends a custom section that only our loader reads.
pub(crate) fn append(file: &mut Vec<u8>, name: &str, bytes: &[u8]) {
    let section = custom(name, bytes);
    file.push(0);
    file.extend(leb128(section.len()));
    file.extend(section);
}

/// The content of a custom section: its name and its bytes.
fn custom(name: &str, bytes: &[u8]) -> Vec<u8> {
    [leb128(name.len()), name.into(), bytes.into()].concat()
}

/// A number in unsigned LEB128.
fn leb128(number: impl TryInto<u64>) -> Vec<u8> {
    let mut number = number.try_into().unwrap_or_default();
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(number % 128).unwrap_or_default();
        number /= 128;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 128);
    }
}

const NAME: &str = "bindings";

/// The module name of every import in a release.
const FROM: &str = "i";

/// The first and last line of the script's import table.
const TABLE: &str = "const import0 = {\n            __proto__: null,";
const TABLE_END: &str = "};\n        return {\n            __proto__: null,\n            \
                         \"./recovery_calculator_bg.js\": import0,\n        };\n";

/// The place where the script reads the exports of the wasm.
const EXPORTS: &str = "wasm = instance.exports;";

/// Wraps every export of the wasm. An exception that leaves one, usually a trap, has skipped Rust
/// code on its way, so the instance is lost and the element is notified. Later calls into a lost
/// instance, such as from a listener, do nothing.
const GUARDED: &str = "\
let isLost = false;
wasm = Object.fromEntries(Object.entries(instance.exports).map(([name, it]) => [name,
typeof it !== 'function' ? it : (...given) => {
if (isLost) return;
try { return it(...given); } catch (error) { isLost = true; onTrap(error); throw error; }
}]));";

/// The first and last line of wasm-bindgen's own loading code, which is removed (400 bytes): the
/// loader has already compiled the wasm.
const LOADING: [&str; 2] =
    ["async function __wbg_load(", "return Object.assign(__wbg_init, { initSync }, exports);"];
const INIT: &str = "\
exports.init = async (module) => {
__wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
};
return exports;";

/// Feature checks whose answer is the same in every browser of D-15.
const ANSWERED: [(&str, &str); 3] = [
    ("typeof FinalizationRegistry === 'undefined'", "false"),
    ("'encodeInto' in cachedTextEncoder", "true"),
    ("typeof document !== 'undefined' && document.currentScript !== null", "false"),
];

/// Replacements for `instanceof`: a page may define its own `Window` or `Element`, and a node may
/// come from another window.
const KNOWN_BY: [(&str, &str); 8] = [
    ("Window", "arg0?.window === arg0"),
    ("Node", "arg0?.nodeType > 0"),
    ("Element", "arg0?.nodeType === 1"),
    ("HTMLElement", "arg0?.nodeType === 1 && arg0.namespaceURI.endsWith('xhtml')"),
    ("HTMLInputElement", "arg0?.localName === 'input'"),
    ("ShadowRoot", "arg0?.nodeType === 11 && arg0.host != null"),
    ("Event", "typeof arg0?.preventDefault === 'function'"),
    ("Object", "Object(arg0) === arg0"),
];

/// The script without `instanceof` checks of arguments.
fn known(mut script: String) -> Result<String> {
    for (class, test) in KNOWN_BY {
        script = script.replace(&format!("{ASKED}{class};"), &format!("result = {test};"));
    }
    if let Some((_, class)) = script.split_once(ASKED) {
        let class: String = class.chars().take_while(|sign| *sign != ';').collect();
        bail!("add to xtask/src/glue.rs how to recognise a {class}: a page may define its own");
    }
    Ok(script)
}

const ASKED: &str = "result = arg0 instanceof ";

/// Wraps wasm-bindgen's script, which declares one variable, in the factory.
fn factory(script: &str) -> Result<String> {
    let script = script.trim();
    let declares = script.starts_with(&format!("let {NAME} = (function(exports) {{"));
    ensure!(
        declares && script.ends_with("})({ __proto__: null });"),
        "the glue of wasm-bindgen no longer has the shape that xtask/src/glue.rs expects"
    );
    ensure!(
        !script.contains("import(") && !script.contains("import.meta"),
        "the glue of wasm-bindgen loads files by itself"
    );
    let script = exchanged(script, EXPORTS, GUARDED)?;
    let mut script = known(cut(&script, LOADING, INIT)?)?;
    for (question, answer) in ANSWERED {
        ensure!(
            script.contains(question),
            "wasm-bindgen's script no longer contains the check: {question}"
        );
        script = script.replace(question, answer);
    }
    Ok(format!(
        "/** A fresh instance: call `init` with the compiled module, then use the exports. */\n\
         export function createGlue(onTrap) {{\n{script}\nreturn {NAME};\n}}\n"
    ))
}

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::{append, factory, known, listed};

    #[test]
    fn appended_sections_can_be_read() {
        for length in [0, 1, 100, 200, 70_000] {
            let mut file = b"\0asm\x01\0\0\0".to_vec();
            let bytes = vec![b'x'; length];
            append(&mut file, "styles", &bytes);
            let payloads: Vec<_> = Parser::new(0).parse_all(&file).map(Result::unwrap).collect();
            let found = payloads.iter().any(|payload| {
                matches!(payload, Payload::CustomSection(section)
                    if section.name() == "styles" && section.data() == bytes)
            });
            assert!(found, "{length}");
        }
    }

    /// The shortest script with the shape of wasm-bindgen's output.
    const KNOWN: &str = "let bindings = (function(exports) {
if (typeof document !== 'undefined' && document.currentScript !== null) {}
const a = (typeof FinalizationRegistry === 'undefined') ? {} : new FinalizationRegistry();
if (!('encodeInto' in cachedTextEncoder)) {}
function __wbg_get_imports() {
            const import0 = {
            __proto__: null,
        __wbg_a_0f: function() {},
__wbg_b_1e: function() { __wbg_c(); },
};
        return {
            __proto__: null,
            \"./recovery_calculator_bg.js\": import0,
        };
}
wasm = instance.exports;
async function __wbg_load(module, imports) {}
async function __wbg_init() {}
return Object.assign(__wbg_init, { initSync }, exports);
})({ __proto__: null });";

    #[test]
    fn imports_are_listed_by_position() {
        let short = listed(KNOWN, ["__wbg_a_0f", "__wbg_b_1e"].into_iter()).unwrap();
        let list = "const import0 = [\n        function() {},\nfunction() { __wbg_c(); },\n];\n";
        assert!(short.contains(list), "{short}");
        assert!(short.contains("return { i: import0 };"), "{short}");
        for unclear in ["__wbg_c", "__wbg", "__wbg_d"] {
            assert!(listed(KNOWN, [unclear].into_iter()).is_err(), "{unclear}");
        }
    }

    #[test]
    fn loading_code_is_removed() {
        let glue = factory(KNOWN).unwrap();
        assert!(glue.starts_with("/** A fresh instance"), "{glue}");
        assert!(glue.contains("exports.init = async (module)"), "{glue}");
        for gone in ["__wbg_load", "__wbg_init(", "undefined'", "wasm = instance.exports;"] {
            assert!(!glue.contains(gone), "{gone} in {glue}");
        }
    }

    #[test]
    fn instanceof_is_replaced() {
        let script = "result = arg0 instanceof Window;\nresult = arg0 instanceof Object;";
        let known = known(script.to_owned()).unwrap();
        assert_eq!(known, "result = arg0?.window === arg0;\nresult = Object(arg0) === arg0;");
        for unclear in ["WindowProxy", "Range"] {
            assert!(super::known(format!("result = arg0 instanceof {unclear};")).is_err());
        }
    }

    #[test]
    fn unknown_scripts_are_rejected() {
        for (known, unknown) in [
            ("let bindings", "const bindings"),
            ("wasm = instance.exports", "wasm = instance"),
            ("{ initSync }, ", ""),
            ("async function __wbg_load", "function __wbg_load"),
            ("wasm = instance", "import('x'); wasm = instance"),
            ("typeof FinalizationRegistry", "globalThis.FinalizationRegistry"),
            ("null });", "null });\nexport {}"),
        ] {
            assert!(factory(&KNOWN.replace(known, unknown)).is_err(), "{unknown}");
        }
        for (known, unknown) in [("const import0", "let import0"), ("bg.js", "fg.js")] {
            assert!(listed(&KNOWN.replace(known, unknown), [].into_iter()).is_err(), "{unknown}");
        }
    }
}
