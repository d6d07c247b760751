//! The JavaScript between element and wasm, as a factory: after a panic a fresh one is needed.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::Parser;

use crate::wasm::Build;

/// What wasm-bindgen made of a compiled file.
pub(crate) struct Glue {
    /// `function createGlue(onTrap)`, which gives `init(module)` and every export of the wasm.
    pub(crate) js: String,
    /// The wasm that belongs to it.
    pub(crate) wasm: Vec<u8>,
    /// The same with the names of its functions.
    pub(crate) named: Vec<u8>,
}

/// Makes the glue of a compiled file.
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
        for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
            js = renamed(&js, &import.name, number)?;
            import.name = number.to_string();
        }
    }
    let named = output.wasm_mut().emit_wasm();
    let wasm = if is_release { without_customs(&named)? } else { named.clone() };
    Ok(Glue { js, wasm, named })
}

/// The script with a number for a function that the wasm imports. wasm-bindgen's names carry a hash
/// each, which no compression makes smaller: together 2 KB in the script, and as much in the wasm.
fn renamed(script: &str, name: &str, number: usize) -> Result<String> {
    let key = format!("{name}: ");
    ensure!(
        script.matches(name).count() == 1 && script.contains(&key),
        "the script of wasm-bindgen has no place of its own for {name}"
    );
    Ok(script.replace(&key, &format!("{number}: ")))
}

/// The file without names, producers and whatever else a browser passes over.
fn without_customs(file: &[u8]) -> Result<Vec<u8>> {
    const HEAD: usize = 8;
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

/// Puts bytes into the file that only our loader reads.
pub(crate) fn append(file: &mut Vec<u8>, name: &str, bytes: &[u8]) {
    let section = [leb128(name.len()), name.into(), bytes.into()].concat();
    file.push(0);
    file.extend(leb128(section.len()));
    file.extend(section);
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
fn leb128(mut number: usize) -> Vec<u8> {
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

/// Where the script takes over what the wasm offers.
const EXPORTS: &str = "wasm = instance.exports;";

/// Every way into the wasm. Whatever comes out of it as an exception has skipped Rust code on its
/// way, a trap above all: the instance is lost, and the element is told. What the browser still calls
/// of a lost instance, such as a listener, does nothing.
const GUARDED: &str = "\
let isLost = false;
wasm = Object.fromEntries(Object.entries(instance.exports).map(([name, it]) => [name,
typeof it !== 'function' ? it : (...given) => {
if (isLost) return;
try { return it(...given); } catch (error) { isLost = true; onTrap(error); throw error; }
}]));";

/// Wraps wasm-bindgen's script, which declares one variable, into the factory.
fn factory(script: &str) -> Result<String> {
    let script = script.trim();
    let declares = script.starts_with(&format!("let {NAME} = (function(exports) {{"));
    let gives = script.contains("return Object.assign(__wbg_init, { initSync }, exports);");
    let takes = script.matches(EXPORTS).count() == 1;
    ensure!(
        declares && takes && gives && script.ends_with("})({ __proto__: null });"),
        "the glue of wasm-bindgen no longer has the shape that xtask/src/glue.rs expects"
    );
    ensure!(
        !script.contains("import(") && !script.contains("import.meta"),
        "the glue of wasm-bindgen loads files by itself"
    );
    let script = script.replace(EXPORTS, GUARDED);
    Ok(format!(
        "/** A fresh instance: call `init` with the compiled module, then use the exports. */\n\
         function createGlue(onTrap) {{\n{script}\n\
         return Object.assign({{ __proto__: null }}, {NAME}, {{\n\
         async init(module) {{ await {NAME}({{ module_or_path: module }}); }},\n\
         }});\n}}\n"
    ))
}

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::{append, factory, renamed};

    #[test]
    fn what_is_appended_can_be_read_again() {
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

    #[test]
    fn an_import_is_renamed_where_it_stands_once() {
        let script = "{ __wbg_a_0f: function() {}, __wbg_b_1e: __wbg_c }";
        let short = renamed(script, "__wbg_a_0f", 7).unwrap();
        assert_eq!(short, "{ 7: function() {}, __wbg_b_1e: __wbg_c }");
        for unclear in ["__wbg_c", "__wbg", "__wbg_d"] {
            assert!(renamed(script, unclear, 7).is_err(), "{unclear}");
        }
    }

    #[test]
    fn an_unknown_shape_is_refused() {
        let known = "let bindings = (function(exports) {\n\
                     wasm = instance.exports;\n\
                     return Object.assign(__wbg_init, { initSync }, exports);\n\
                     })({ __proto__: null });";
        assert!(factory(known).unwrap().starts_with("/** A fresh instance"));
        for unknown in [
            String::new(),
            known.replace("let bindings", "const bindings"),
            known.replace("wasm = instance.exports", "wasm = instance"),
            known.replace("{ initSync }, ", ""),
            known.replace("return", "import('x'); return"),
            format!("{known}\nexport {{}}"),
        ] {
            assert!(factory(&unknown).is_err(), "{unknown}");
        }
    }
}
