//! Breaks the wasm down by crate.

use std::collections::BTreeMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

/// The code bytes of each crate and the data bytes of a file with names.
#[expect(clippy::wildcard_enum_match_arm, reason = "most sections are of no interest here")]
pub(super) fn shares(file: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut shares = BTreeMap::new();
    for payload in Parser::new(0).parse_all(file) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(data) => {
                shares.insert("data".to_owned(), data.range().len());
            }
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(all) = custom.as_known() {
                    names = functions(all)?;
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or("", String::as_str);
        *shares.entry(home(name)).or_default() += bytes;
    }
    Ok(shares)
}

fn functions(all: NameSectionReader<'_>) -> Result<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    for part in all {
        if let Name::Function(map) = part? {
            for naming in map {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The crate of a demangled function name: ours, if the name mentions it anywhere.
fn home(name: &str) -> String {
    const OURS: &str = "recovery_calculator";
    if name.contains(OURS) {
        return OURS.to_owned();
    }
    let start = name.find(|letter: char| letter.is_ascii_lowercase()).unwrap_or(name.len());
    let path = name.get(start..).unwrap_or_default();
    match path.split_once("::") {
        // `yew[6a45d95a7ca3f9d2]::…`
        Some((first, _)) => first.split('[').next().unwrap_or(first).to_owned(),
        None => "without a path".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn functions_are_attributed_to_their_crate() {
        for (name, crate_name) in [
            ("<yew[6a45d95a7ca3f9d2]::callback::Callback<_>>::emit", "yew"),
            ("core::fmt::write", "core"),
            (
                "core::ptr::drop_in_place::<recovery_calculator[0]::plan::Day>",
                "recovery_calculator",
            ),
            ("widget_update", "without a path"),
        ] {
            assert_eq!(home(name), crate_name, "{name}");
        }
    }
}
