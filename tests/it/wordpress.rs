//! Checks the plugin against the rules of the directory of WordPress, as far as a source shows them,
//! and its lists against the planner's own.

mod translations;

use std::collections::BTreeSet;

use recovery_calculator::embed::config::KEYS;

use crate::tidy::{check, files};

const PLUGIN: &str = "wordpress/recovery-calculator";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Every PHP file: path and text.
fn php() -> Vec<(String, String)> {
    let php = files(&[PLUGIN], &["php"]);
    assert!(php.len() > 8, "only {} PHP files", php.len());
    php
}

#[track_caller]
fn text(name: &str) -> String {
    let path = format!("{}/{PLUGIN}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The value of a header such as `Stable tag: 0.1.0`, in a readme or in a comment.
fn header(text: &str, name: &str) -> String {
    let value = text
        .lines()
        .find_map(|line| line.trim_start_matches([' ', '*']).strip_prefix(name)?.strip_prefix(':'));
    value.unwrap_or_else(|| panic!("no {name}")).trim().to_owned()
}

/// The text between two marks, from each first mark.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[test]
fn the_readme_has_what_the_directory_asks_for() {
    let (readme, main) = (text("readme.txt"), text("recovery-calculator.php"));
    assert!(readme.starts_with("=== Recovery Calculator ===\n"));
    for name in ["Requires at least", "Requires PHP", "License", "License URI"] {
        assert_eq!(header(&readme, name), header(&main, name), "{name}");
    }
    assert_eq!(header(&readme, "Requires at least"), "6.5");
    assert_eq!(header(&readme, "Requires PHP"), "7.4");
    assert_eq!(header(&readme, "License"), "MIT");
    assert_eq!(header(&main, "Text Domain"), "recovery-calculator");
    assert_eq!(header(&main, "Domain Path"), "/languages");
    let tested = header(&readme, "Tested up to");
    assert!(tested.split('.').all(|part| part.parse::<u32>().is_ok()), "{tested}");
    assert!(header(&readme, "Tags").split(',').count() <= 5, "more than five tags");
    assert!(!header(&readme, "Contributors").is_empty());
    // The first line after the headers.
    let (_, body) = readme.split_once("\n\n").unwrap();
    let short = body.lines().next().unwrap();
    assert!((20..=150).contains(&short.chars().count()), "{} characters: {short}", short.len());
    for section in ["Description", "Installation", "Frequently Asked Questions", "Changelog"] {
        assert!(readme.contains(&format!("\n== {section} ==\n")), "no section {section}");
    }
    assert!(readme.contains("\n= Privacy =\n\nNothing is sent."));
    assert!(readme.contains("\n= Source =\n") && readme.contains("`cargo xtask dist`"));
}

#[test]
fn every_place_names_the_version() {
    let (readme, main) = (text("readme.txt"), text("recovery-calculator.php"));
    assert_eq!(header(&main, "Version"), VERSION);
    assert_eq!(header(&readme, "Stable tag"), VERSION);
    assert!(readme.contains(&format!("\n= {VERSION} =\n")));
    assert!(main.contains(&format!("define( 'RCV_VERSION', '{VERSION}' )")));
    assert!(text("block/block.json").contains(&format!("\"version\": \"{VERSION}\"")));
    assert!(text("block/edit.asset.php").contains(&format!("'version'      => '{VERSION}'")));
}

#[test]
fn no_file_can_be_called_by_itself() {
    let open = php().into_iter().filter(|(path, text)| {
        let guard = if path.ends_with("/uninstall.php") {
            "\ndefined( 'WP_UNINSTALL_PLUGIN' ) || exit;\n"
        } else {
            "\ndefined( 'ABSPATH' ) || exit;\n"
        };
        !text.starts_with("<?php\n/**\n") || !text.contains(guard) || text.contains("?>")
    });
    check(
        open.map(|(path, _)| path),
        "Begin with `<?php`, a comment and the guard; do not close PHP.",
    );
}

#[test]
fn every_global_name_has_the_prefix() {
    let mut broken = Vec::new();
    for (path, text) in php() {
        let functions = text.split("\nfunction ").skip(1);
        let names = functions.filter_map(|rest| rest.split(|c| !is_name(c)).next());
        broken.extend(
            names.filter(|name| !name.starts_with("rcv_")).map(|name| format!("{path}: {name}")),
        );
        let constants = between(&text, "define( '", "'");
        broken.extend(
            constants.filter(|name| !name.starts_with("RCV_")).map(|it| format!("{path}: {it}")),
        );
        // Variables outside functions begin their line.
        let globals = text.split("\n$").skip(1);
        let globals = globals.filter_map(|rest| rest.split(|c| !is_name(c)).next());
        broken.extend(
            globals.filter(|it| !it.starts_with("rcv_")).map(|it| format!("{path}: ${it}")),
        );
        for call in ["get_option( '", "delete_option( '", "register_setting(\n\t\t'"] {
            let options = between(&text, call, "'");
            broken.extend(
                options.filter(|it| !it.starts_with("rcv_")).map(|it| format!("{path}: {it}")),
            );
        }
    }
    check(broken, "All plugins of a site share these names: begin with `rcv_` or `RCV_`.");
}

#[test]
fn what_is_printed_is_escaped_there() {
    let mut broken = Vec::new();
    for (path, text) in php() {
        let code = text.lines().filter(|line| line.trim_start().starts_with("echo "));
        for line in code.filter(|line| line.contains('$') || line.contains("__(")) {
            // Each value of the line, without its literal strings.
            let bare: String = line.split('\'').step_by(2).collect();
            let values = bare.matches('$').count() + bare.matches("_e(").count();
            let escaped =
                ["esc_html", "esc_attr", "esc_url", "esc_textarea", "wp_kses", "selected("];
            let escaped: usize = escaped.iter().map(|call| bare.matches(call).count()).sum();
            let has_reason = line.contains("phpcs:ignore WordPress.Security.EscapeOutput");
            // A condition is no output.
            let values = values - bare.matches("$is_here").count();
            if !has_reason && values > 0 && escaped == 0 {
                broken.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    check(broken, "Escape in the line that prints, or say there why that would be wrong.");
}

#[test]
fn nothing_that_the_directory_refuses() {
    const REFUSED: [&str; 20] = [
        "<<<",
        "eval(",
        "base64_decode(",
        "create_function(",
        "extract(",
        "curl_",
        "wp_remote_",
        "file_get_contents(",
        "fopen(",
        "unserialize(",
        "ini_set(",
        "error_reporting(",
        "session_start(",
        "setcookie(",
        "$_POST",
        "$_REQUEST",
        "$_COOKIE",
        "<script src",
        "<link ",
        "goto ",
    ];
    // Newer than PHP 7.4.
    const NEWER: [&str; 7] =
        ["?->", "match (", "enum ", "readonly ", "str_contains(", "str_starts_with(", "): never"];
    let mut broken = Vec::new();
    for (path, text) in php() {
        let words = REFUSED.iter().chain(&NEWER).filter(|word| text.contains(**word));
        broken.extend(words.map(|word| format!("{path}: {word}")));
        let queries = text.split("$wpdb->get_").skip(1);
        broken.extend(
            queries
                .filter(|rest| !rest.contains("$wpdb->prepare("))
                .map(|_| format!("{path}: a query")),
        );
        // Forms are for the one who may change the settings, and `options.php` checks the nonce.
        if text.contains("<form ") && !text.contains("settings_fields(") {
            broken.push(format!("{path}: a form without a nonce"));
        }
    }
    check(broken, "The directory refuses it, or PHP 7.4 does not know it.");
}

#[test]
fn everything_is_local() {
    // The licence, the schema of blocks for editors, and where Rust is from.
    const NAMED: [&str; 4] = [
        "https://opensource.org",
        "https://schemas.wp.org",
        "https://rustup.rs",
        "https://your.site",
    ];
    let mut broken = Vec::new();
    for (path, text) in files(&[PLUGIN], &["php", "js", "css", "json", "txt"]) {
        for address in
            text.split("://").skip(1).filter_map(|rest| rest.split(['/', ' ', '\n']).next())
        {
            let is_named = NAMED.iter().any(|named| named.ends_with(address.trim_end()));
            if !is_named && !address.contains(['[', '|', ')']) {
                broken.push(format!("{path}: {address}"));
            }
        }
    }
    check(broken, "Bring the file with the plugin.");
}

#[test]
fn the_folder_has_only_what_is_wanted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PLUGIN);
    let mut open = vec![folder];
    let mut broken = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let is_plain = ["php", "js", "css", "json", "txt", "pot"].contains(&ending);
            if name.starts_with('.') || name.contains(' ') || path.is_file() && !is_plain {
                broken.push(path.display().to_string());
            }
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    check(broken, "No hidden, compressed or built files are in the sources of the plugin.");
}

#[test]
fn uninstalling_names_everything_that_is_stored() {
    let uninstall = text("uninstall.php");
    let all: String = php().into_iter().map(|(_, text)| text).collect();
    for option in between(&all, "register_setting(\n\t\t'rcv_settings',\n\t\t'", "'") {
        assert!(uninstall.contains(&format!("delete_option( '{option}' )")), "{option}");
    }
    assert!(uninstall.contains("get_sites(") && uninstall.contains("switch_to_blog("));
    let transients: Vec<_> = between(&all, "return 'rcv_draft_", "'").collect();
    assert_eq!(transients.len(), 1);
    assert!(uninstall.contains("'_transient_rcv_draft_'"));
    for call in
        ["update_option(", "add_option(", "update_user_meta(", "update_post_meta(", "dbDelta("]
    {
        assert!(!all.contains(call), "{call}: uninstall.php has to undo it");
    }
}

/// The keys of a PHP array: the first string of each line.
fn keys(code: &str) -> BTreeSet<String> {
    let lines = code.lines().filter(|line| line.contains("=>"));
    lines.filter_map(|line| line.split('\'').nth(1)).map(str::to_owned).collect()
}

#[test]
fn the_plugin_knows_every_key_of_a_configuration() {
    let settings = text("includes/settings.php");
    let known = between(&settings, "function rcv_keys() {", "\n}\n").next().unwrap();
    let planner: BTreeSet<_> = KEYS.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(keys(known), planner);
}

#[test]
fn block_and_shortcode_have_the_planners_attributes() {
    let names = std::fs::read_to_string("src/embed/js/names.js").unwrap();
    let lists = ["export const OBSERVED = [", "export const ATTRIBUTES = ["];
    let lists = lists.iter().filter_map(|list| between(&names, list, "\n];").next());
    let of_element: BTreeSet<String> = lists
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("  \"")?.strip_suffix("\","))
        // The files are the plugin's own, and a sample visitor's plan is nothing for a page.
        .filter(|name| !["base", "preview"].contains(name))
        .map(str::to_owned)
        .collect();
    let planner = text("includes/planner.php");
    let known = between(&planner, "function rcv_attributes() {", "\n}\n").next().unwrap();
    let of_plugin: BTreeSet<String> =
        known.lines().filter_map(|line| line.split('\'').nth(3)).map(str::to_owned).collect();
    assert_eq!(of_plugin, of_element);
    let block: serde_json::Value = serde_json::from_str(&text("block/block.json")).unwrap();
    let of_block: BTreeSet<String> =
        block["attributes"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(of_block, keys(known));
    assert_eq!(block["apiVersion"], 3);
}
