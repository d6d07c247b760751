//! The JSON Schema of a configuration, for editors. It is made from the tables of the configuration
//! reader, the keys of the texts, and the table of `docs/embedding.md`.

use std::{collections::BTreeMap, fs, ops::RangeInclusive};

use anyhow::{Context, Result, bail};
use recovery_calculator::{
    embed::config::{
        ANALYTICS, CALENDARS, CLINIC, FEATURES, FETCHING, KEYS, LEAD_DAYS, MAX_VALUE, QUESTIONS,
        SAFETY, SCHEMES, SERVICE, TOKENS, UNITS, UNSAFE, WEEKDAYS,
    },
    plan::{
        answers::{MAX_OFFERS, MAX_SERVICE_NAME, SESSION_LENGTHS},
        result::Service,
    },
};
use serde_json::{Map, Value, json};

use crate::root;

/// The schema as it is committed.
pub(super) fn schema() -> Result<String> {
    let guide = fs::read_to_string(root().join("docs/embedding.md"))?;
    let english = fs::read_to_string(root().join("locales/en.json"))?;
    let texts: BTreeMap<String, String> = serde_json::from_str(&english)?;
    let mut properties = Map::new();
    for key in KEYS {
        let mut property = property(key, &texts)?;
        let told = described(&guide, key).with_context(|| format!("{key} is not described"))?;
        if let Some(property) = property.as_object_mut() {
            property.insert("description".to_owned(), told.into());
        }
        properties.insert(key.to_owned(), property);
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of the recovery planner",
        "description": "Made by `cargo xtask api`. The same in words: embedding.md.",
        "type": "object",
        "properties": properties,
        "patternProperties": { COMMENT: true },
        "additionalProperties": false,
        "$defs": definitions(),
    });
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// JSON has no comments, so people write them as extra keys. `$schema` is one of these.
const COMMENT: &str = "^[$_/#]";

/// What the guide's table says of a key, without its marks.
fn described(guide: &str, key: &str) -> Option<String> {
    let (_, table) = guide.split_once("| key | value (default) |")?;
    let row = table.lines().find_map(|row| row.strip_prefix(&format!("| `{key}` | ")))?;
    Some(row.trim_end_matches('|').trim().replace('`', ""))
}

/// One part of a configuration.
fn property(key: &str, texts: &BTreeMap<String, String>) -> Result<Value> {
    Ok(match key {
        "v" => json!({ "const": 1 }),
        "clinic" => object(&CLINIC, |key| match key {
            "bookUrl" => reference("link"),
            "country" => json!({ "type": "string", "pattern": "^[A-Za-z]{2}$" }),
            _ => reference("given"),
        }),
        // A clinic that is never open is a mistake.
        "closedWeekdays" => json!({
            "type": "array", "items": whole(WEEKDAYS), "uniqueItems": true,
            "maxItems": WEEKDAYS.count() - 1,
        }),
        "closedDates" => json!({
            "type": "array", "items": { "type": "string", "pattern": dates() },
        }),
        "leadDays" => whole(LEAD_DAYS),
        "services" => json!({ "type": "array", "maxItems": MAX_OFFERS, "items": service()? }),
        "questions" => object(&QUESTIONS, |_| json!({ "type": "boolean" })),
        "features" => object(&FEATURES, |_| json!({ "type": "boolean" })),
        "texts" => words(texts),
        "theme" => object(&TOKENS, |_| reference("token")),
        "analytics" => json!({ "enum": ANALYTICS }),
        "unit" => json!({ "enum": UNITS }),
        "calendar" => json!({ "enum": CALENDARS }),
        "weekStart" => whole(WEEKDAYS),
        "history" => json!({ "type": "boolean" }),
        _ => bail!("xtask/src/api/schema.rs does not know the key {key}"),
    })
}

/// What several parts have in common.
fn definitions() -> Value {
    let safe = format!("[^{}]", UNSAFE.map(escaped).concat());
    let visible = safe.replace(']', r"\s]");
    let fetching = format!("(?:{})\\(", FETCHING.join("|"));
    // `http` is for the page's own address.
    let schemes = SCHEMES.join("|");
    let relative = r"[^:/\\?#]*(?:[/\\?#].*)?$";
    json!({
        "given": { "type": "string", "pattern": r"\S" },
        "text": {
            "anyOf": [
                { "type": "string" },
                { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string" } },
            ],
        },
        "safetyText": {
            "anyOf": [
                { "$ref": "#/$defs/given" },
                {
                    "type": "object", "minProperties": 1,
                    "additionalProperties": { "$ref": "#/$defs/given" },
                },
            ],
        },
        "link": {
            "type": "string",
            "minLength": 1,
            "pattern": format!("^(?:(?:{schemes}|http):|{relative})"),
        },
        "token": {
            "type": "string",
            "pattern": format!("^{safe}*{visible}{safe}*$"),
            "maxLength": MAX_VALUE,
            "not": { "pattern": fetching },
        },
        "length": { "enum": SESSION_LENGTHS.map(|length| length.to_string()).collect::<Vec<_>>() },
        "amount": { "type": "number", "minimum": 0, "exclusiveMaximum": 1e9 },
    })
}

/// A character inside the brackets of a pattern. Only characters with a meaning may be escaped.
fn escaped(mark: char) -> String {
    if "{}[]()\\^$.|?*+/-".contains(mark) { format!("\\{mark}") } else { mark.to_string() }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn whole(bounds: RangeInclusive<u32>) -> Value {
    json!({ "type": "integer", "minimum": bounds.start(), "maximum": bounds.end() })
}

/// An object with these keys and no others but comments.
fn object(keys: &[&str], property: impl Fn(&str) -> Value) -> Value {
    let properties: Map<_, _> = keys.iter().map(|key| ((*key).to_owned(), property(key))).collect();
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { COMMENT: true },
        "additionalProperties": false,
    })
}

/// A day, a range, and both of every year.
fn dates() -> String {
    let month_day = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])";
    let day = format!(r"\d{{4}}-{month_day}");
    format!("^(?:{day}(?:/{day})?|{month_day}(?:/{month_day})?)$")
}

fn service() -> Result<Value> {
    let kinds: Vec<_> = Service::ALL.iter().map(|service| service.code()).collect();
    let mut properties = Map::new();
    for key in SERVICE {
        let property = match key {
            "id" => json!({ "type": "string", "pattern": r"\S", "maxLength": MAX_SERVICE_NAME }),
            "kind" => json!({ "enum": kinds }),
            "name" | "about" => reference("text"),
            "minutes" => json!({ "type": "array", "items": whole(SESSION_LENGTHS) }),
            "price" => price(),
            "bookUrl" => json!({ "anyOf": [reference("link"), by_length("link")] }),
            _ => bail!("xtask/src/api/schema.rs does not know the key {key} of a service"),
        };
        properties.insert(key.to_owned(), property);
    }
    Ok(json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { COMMENT: true },
        "additionalProperties": false,
        "required": ["id", "name"],
        "anyOf": [{ "properties": { "id": { "enum": kinds } } }, { "required": ["kind"] }],
    }))
}

fn price() -> Value {
    let price = object(&["amount", "currency"], |key| match key {
        "amount" => json!({ "anyOf": [reference("amount"), by_length("amount")] }),
        _ => json!({ "type": "string", "pattern": "^[A-Za-z]{3}$" }),
    });
    let mut price = price;
    if let Some(price) = price.as_object_mut() {
        price.insert("required".to_owned(), json!(["amount", "currency"]));
    }
    price
}

/// An object whose keys are lengths in minutes.
fn by_length(member: &str) -> Value {
    json!({
        "type": "object",
        "propertyNames": reference("length"),
        "additionalProperties": reference(member),
    })
}

/// The clinic's own texts.
fn words(texts: &BTreeMap<String, String>) -> Value {
    let keys: Vec<_> = texts.keys().collect();
    let safety = format!("^(?:{})", SAFETY.join("|"));
    json!({
        "type": "object",
        "propertyNames": { "enum": keys },
        "patternProperties": { safety: reference("safetyText") },
        "additionalProperties": reference("text"),
    })
}

#[cfg(test)]
#[cfg(feature = "release")]
mod tests;
