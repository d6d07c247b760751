//! Bundles and minifies the style sheets.

mod critical_css;

use std::{fs, path::Path};

use anyhow::{Result, anyhow};
use lightningcss::{
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet},
    targets::Browsers,
};

pub(crate) use critical_css::Shown;

use critical_css::{split, without_unread};

use crate::sheets::sheets;

/// The oldest supported browsers (D-15); syntax that they support is kept.
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
    /// Rules that can match before the wasm has loaded, and the custom properties that these read.
    pub(crate) first: String,
    /// All other rules, in order.
    pub(crate) rest: String,
}

/// Splits the sheets of a folder; only rules from the early sheets can go first.
pub(crate) fn styles(folder: &Path, early: &[&str], shown: &Shown) -> Result<Styles> {
    let (mut first, mut rest) = (String::new(), String::new());
    let (before, after): (Vec<_>, Vec<_>) =
        sheets(folder)?.into_iter().partition(|(name, _)| early.contains(&&**name));
    for (name, text) in before {
        let parts = split(&minify(&name, &text)?, shown)?;
        first += &parts[0];
        rest += &parts[1];
    }
    for (name, text) in after {
        rest += &minify(&name, &text)?;
    }
    let [first, unread] = without_unread(first)?;
    Ok(Styles { first, rest: unread + &rest })
}

/// One sheet, minified.
pub(crate) fn minified(file: &Path) -> Result<String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    minify(&name, &fs::read_to_string(file)?)
}

fn minify(name: &str, text: &str) -> Result<String> {
    let options = ParserOptions { filename: format!("styles/{name}"), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets: BROWSERS.into(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    print(&sheet)
}

/// Parses a sheet that was minified here.
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
    fn supported_syntax_is_kept() {
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
