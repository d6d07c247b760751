//! Holds the schema against the configuration reader and the examples of the project.

use std::{collections::BTreeMap, fs};

use boon::{Compiler, SchemaIndex, Schemas};
use recovery_calculator::{
    embed::config::{Config, ConfigContext},
    plan::{day::Day, json},
    text::catalog::Catalog,
};
use serde_json::Value;

use crate::root;

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let schema = serde_json::from_str(&super::schema().unwrap()).unwrap();
        let mut compiler = Compiler::new();
        compiler.add_resource("config.v1.json", schema).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("config.v1.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What is wrong with a configuration; empty if nothing is.
    fn faults(&self, text: &str) -> String {
        let config: Value = serde_json::from_str(text).unwrap();
        self.schemas
            .validate(&config, self.index)
            .map_or_else(|error| error.to_string(), |()| String::new())
    }
}

/// The warnings of the reader.
fn warnings(text: &str) -> Vec<String> {
    let english = fs::read_to_string(root().join("locales/en.json")).unwrap();
    let keys: BTreeMap<String, String> = serde_json::from_str(&english).unwrap();
    let context = ConfigContext {
        lang: "en",
        origin: "https://clinic.example",
        keys: &Catalog::from_iter(keys),
        today: Day::from_iso("2026-03-02").unwrap(),
        fits: &|_, _| true,
    };
    let (_, warnings) = Config::read(&json::read(text).unwrap(), &context);
    warnings.iter().map(|warning| [&warning.path, " ", warning.code].concat()).collect()
}

/// The configurations of the demo, of the host pages, and in the guides.
fn examples() -> Vec<(String, String)> {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let files = ["demo/clinic.json", "tests/pages/plain.json", "tests/pages/reworded.json"];
    let mut examples: Vec<_> = files.iter().map(|path| ((*path).to_owned(), read(path))).collect();
    for guide in ["docs/embedding.md", "docs/booking.md"] {
        let text = read(guide);
        let blocks = text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
        examples.extend(blocks.map(|block| (guide.to_owned(), block.to_owned())));
    }
    let start = read("docs/START-HERE.html");
    let file = start.split("<pre id=\"clinic\"").nth(1).unwrap().split_once('>').unwrap().1;
    examples.push(("START-HERE.html".to_owned(), file.split("</pre>").next().unwrap().to_owned()));
    examples
}

#[test]
fn the_examples_of_the_project_are_valid() {
    let schema = Schema::new();
    let examples = examples();
    assert!(examples.len() > 6, "only {} examples", examples.len());
    for (place, text) in examples {
        assert_eq!(schema.faults(&text), "", "{place}: {text}");
        assert_eq!(warnings(&text), Vec::<String>::new(), "{place}: {text}");
    }
}

#[test]
fn what_the_reader_takes_is_valid() {
    let schema = Schema::new();
    for text in [
        "{}",
        r#"{ "$schema": "schema/config.v1.json", "_comment": "ours", "//": 5 }"#,
        r#"{ "clinic": { "bookUrl": "/book?d={date}" } }"#,
        r#"{ "clinic": { "bookUrl": "book.html#{date}:{minutes}" } }"#,
        r#"{ "clinic": { "bookUrl": "tel:+442079460123", "country": "UK", "$note": 1 } }"#,
        r#"{ "closedDates": ["2026-12-24", "2026-12-24/2027-01-01", "12-25", "12-24/01-01"] }"#,
        r#"{ "services": [{ "id": "feet", "kind": "swedish", "name": { "en": "Feet" } }] }"#,
        r#"{ "services": [{ "id": "swedish", "name": "S", "minutes": [20, 120],
            "price": { "amount": { "20": 0, "120": 99.5 }, "currency": "gbp" },
            "bookUrl": { "20": "https://a.example" }, "about": "Long strokes" }] }"#,
        r#"{ "theme": { "accent": "light-dark(#0f6b5c, teal)", "font-family": "'A b', serif" } }"#,
        r#"{ "texts": { "frame_promise": "", "flag_chest_pain": { "th": "x", "en": "y" } } }"#,
        r#"{ "analytics": "datalayer", "unit": "mi", "calendar": "buddhist", "weekStart": 7,
            "history": true, "questions": { "finetune": false }, "features": { "ics": false } }"#,
    ] {
        assert_eq!(schema.faults(text), "", "{text}");
        assert_eq!(warnings(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_the_reader_refuses_is_invalid() {
    let schema = Schema::new();
    for text in [
        r#"{ "v": 2 }"#,
        r#"{ "closedweekdays": [7] }"#,
        r#"{ "clinic": "Baiboon" }"#,
        r#"{ "clinic": { "name": " " } }"#,
        r#"{ "clinic": { "telephone": "1" } }"#,
        r#"{ "clinic": { "country": "Thailand" } }"#,
        r#"{ "clinic": { "bookUrl": "javascript:alert(1)" } }"#,
        r#"{ "closedWeekdays": [0] }"#,
        r#"{ "closedWeekdays": [1, 2, 3, 4, 5, 6, 7] }"#,
        r#"{ "closedDates": ["24.12.2026"] }"#,
        r#"{ "closedDates": ["2026-12-24/12-28"] }"#,
        r#"{ "leadDays": 15 }"#,
        r#"{ "services": [{ "id": "hot_stones", "name": "Stones" }] }"#,
        r#"{ "services": [{ "id": "swedish" }] }"#,
        r#"{ "services": [{ "id": "swedish", "name": "S", "minutes": [15] }] }"#,
        r#"{ "services": [{ "id": "swedish", "name": "S", "price": { "amount": 5 } }] }"#,
        r#"{ "services": [{ "id": "swedish", "name": "S",
            "price": { "amount": { "121": 5 }, "currency": "GBP" } }] }"#,
        r#"{ "features": { "ics": "no" } }"#,
        r#"{ "questions": { "fine": true } }"#,
        r#"{ "texts": { "nothing": "x" } }"#,
        r#"{ "texts": { "flag_chest_pain": " " } }"#,
        r#"{ "theme": { "colour": "red" } }"#,
        r#"{ "theme": { "accent": "url(x.png)" } }"#,
        r#"{ "theme": { "accent": "red; color: blue" } }"#,
        r#"{ "unit": "furlong" }"#,
        r#"{ "weekStart": 1.5 }"#,
        r#"{ "history": "yes" }"#,
    ] {
        assert_ne!(schema.faults(text), "", "the schema takes {text}");
        assert!(!warnings(text).is_empty(), "the reader takes {text}");
    }
}
