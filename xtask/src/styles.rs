//! All style sheets as minified texts: tokens, base, then the components by name.

mod parted;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, anyhow};
use lightningcss::{
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet},
    targets::Browsers,
};

pub(crate) use parted::Shown;

use parted::{parted, without_unread};

/// The sheets that come before the components: names first, then what components build on.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// The oldest browsers that are served (D-15); nothing is lowered that these know.
const BROWSERS: Browsers = Browsers {
    chrome: Some(version(123, 0)),
    edge: Some(version(123, 0)),
    firefox: Some(version(120, 0)),
    safari: Some(version(17, 5)),
    ios_saf: Some(version(17, 5)),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

/// The styles of a release, minified.
pub(crate) struct Styles {
    /// What can match in what is shown before the wasm has come, and the names that this reads.
    pub(crate) first: String,
    /// Everything else, in its order.
    pub(crate) rest: String,
}

/// All sheets of a folder. Only rules of these early ones come first.
pub(crate) fn styles(folder: &Path, early: &[&str], shown: &Shown) -> Result<Styles> {
    let mut sheets = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "css") {
            let is_late = !early.contains(&&*name);
            let rank = FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
            sheets.insert((is_late, rank, name), fs::read_to_string(&path)?);
        }
    }
    let (mut first, mut rest) = (String::new(), String::new());
    for ((is_late, _, name), text) in &sheets {
        let text = minify(name, text)?;
        let parts = if *is_late { [String::new(), text] } else { parted(&text, shown)? };
        first += &parts[0];
        rest += &parts[1];
    }
    let [first, unread] = without_unread(first)?;
    Ok(Styles { first, rest: unread + &rest })
}

fn minify(name: &str, text: &str) -> Result<String> {
    let options = ParserOptions { filename: format!("styles/{name}"), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets: BROWSERS.into(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    print(&sheet)
}

/// Reads a sheet that was minified here.
fn parse(text: &str) -> Result<StyleSheet<'_>> {
    StyleSheet::parse(text, ParserOptions::default()).map_err(|error| anyhow!("{error}"))
}

fn print(sheet: &StyleSheet<'_>) -> Result<String> {
    let options =
        PrinterOptions { minify: true, targets: BROWSERS.into(), ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn what_the_served_browsers_know_stays() {
        let kept = [
            ".a{color:light-dark(#fff,#000)}",
            ".a{color:color-mix(in oklab,var(--x) 20%,#0000)}",
            "@container (width>=30em){.a{gap:1em}}",
            ".a{&:hover{gap:1em}}",
            ".a{padding-inline:1em;inset-block-start:2px}",
            ".a{color-scheme:inherit}",
        ];
        for css in kept {
            assert_eq!(minify("a.css", css).unwrap(), css);
        }
    }

    #[test]
    fn a_broken_sheet_is_named() {
        let error = minify("broken.css", ".a{}}").unwrap_err().to_string();
        assert!(error.contains("styles/broken.css"), "{error}");
    }
}
