//! Checks that translators get every text of the plugin. `RCV_POT=write` writes their file.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{PLUGIN, VERSION, header, text};
use crate::tidy::files;

/// The functions that translate the text in their first argument.
const CALLS: [&str; 3] = ["__( '", "esc_html__( '", "esc_attr__( '"];

/// A text with its comment for translators and the files that have it.
#[derive(Default)]
struct Entry {
    comment: Option<String>,
    places: Vec<String>,
}

/// The texts in the code, by context and text.
fn texts() -> BTreeMap<(String, String), Entry> {
    let mut all: BTreeMap<(String, String), Entry> = BTreeMap::new();
    let mut add = |context: &str, text: &str, place: &str, comment: Option<&str>| {
        let entry = all.entry((context.to_owned(), text.to_owned())).or_default();
        entry.places.push(place.to_owned());
        entry.places.dedup();
        entry.comment = entry.comment.take().or_else(|| comment.map(str::to_owned));
    };
    for (path, code) in files(&[PLUGIN], &["php", "js"]) {
        let place = path.trim_start_matches(PLUGIN).trim_start_matches('/').to_owned();
        let mut comment = None;
        for line in code.lines() {
            if let Some((_, told)) = line.split_once("/* translators: ") {
                comment = told.strip_suffix(" */");
                continue;
            }
            // Each call contains the first one.
            for rest in line.split(CALLS[0]).skip(1) {
                let (text, rest) = rest.split_once('\'').expect("a text has an end");
                let domain = rest.starts_with(", 'recovery-calculator' )");
                assert!(domain, "{place}: {text} has another domain");
                assert!(!text.contains('\\'), "{place}: {text}: write a curly quotation mark");
                assert!(!text.contains('%') || comment.is_some(), "{place}: explain {text}");
                add("", text, &place, comment.filter(|_| text.contains('%')));
            }
            comment = None;
        }
    }
    let main = text("recovery-calculator.php");
    for name in ["Plugin Name", "Description"] {
        add("", &header(&main, name), "recovery-calculator.php", Some(name));
    }
    let block: Json = serde_json::from_str(&text("block/block.json")).unwrap();
    for name in ["title", "description"] {
        add(&format!("block {name}"), block[name].as_str().unwrap(), "block/block.json", None);
    }
    for word in block["keywords"].as_array().unwrap() {
        add("block keyword", word.as_str().unwrap(), "block/block.json", None);
    }
    all
}

/// The file for translators.
fn template() -> String {
    let mut file = format!(
        "# The texts of the plugin, for translators.\nmsgid \"\"\nmsgstr \"\"\n\
         \"Project-Id-Version: Recovery Calculator {VERSION}\\n\"\n\
         \"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\
         \"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Domain: recovery-calculator\\n\"\n"
    );
    for ((context, text), entry) in texts() {
        file.push('\n');
        if let Some(comment) = entry.comment {
            file.push_str(&format!("#. translators: {comment}\n"));
        }
        for place in entry.places {
            file.push_str(&format!("#: {place}\n"));
        }
        if !context.is_empty() {
            file.push_str(&format!("msgctxt \"{context}\"\n"));
        }
        let text = text.replace('"', "\\\"");
        file.push_str(&format!("msgid \"{text}\"\nmsgstr \"\"\n"));
    }
    file
}

#[test]
fn translators_get_every_text() {
    let path = "languages/recovery-calculator.pot";
    let wanted = template();
    if std::env::var("RCV_POT").as_deref() == Ok("write") {
        std::fs::write(format!("{PLUGIN}/{path}"), &wanted).unwrap();
    }
    assert!(wanted.matches("\nmsgid ").count() > 40, "{wanted}");
    assert_eq!(text(path), wanted, "run `RCV_POT=write cargo test translators`");
}
