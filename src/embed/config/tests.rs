//! Tests of the configuration reader and its warnings.

use super::{Config, ConfigContext, checked, merge};
use crate::{
    plan::{
        day::Day,
        json::{self, read_request},
        plan,
        result::{PlanResult, Service, Session},
        value::Value,
    },
    text::{
        catalog::Catalog,
        clinic::{Money, OfferLink},
    },
};

/// A fake browser that accepts a few values.
fn fits(token: &str, value: &str) -> bool {
    let is_length = ["radius", "font-size"].contains(&token);
    if is_length { value.ends_with("px") } else { value == "teal" }
}

fn read(text: &str) -> (Config, Vec<String>) {
    let keys = ["flag_chest_pain", "disclaimer"].map(|key| (key.to_owned(), String::new()));
    let keys = Catalog::from_iter(keys);
    let context = ConfigContext {
        lang: "th-TH",
        origin: "https://clinic.example",
        keys: &keys,
        today: Day::from_iso("2026-03-02").unwrap(),
        fits: &fits,
    };
    let (config, warnings) = Config::read(&json::read(text).unwrap(), &context);
    (
        config,
        warnings.into_iter().map(|warning| [&warning.path, " ", warning.code].concat()).collect(),
    )
}

#[test]
fn a_whole_configuration_is_read() {
    let (config, warnings) = read(
        r#"{ "v": 1, "clinic": { "name": "Bai\u202eboon", "bookUrl": "https://b.example/?d={date}",
            "phone": "+66 2 123 4567", "country": "th", "timezone": "Asia/Bangkok" },
            "closedWeekdays": [7], "closedDates": ["2026-12-24/2026-12-26", "2027-01-01"],
            "leadDays": 2, "services": [{ "id": "swedish", "name": { "en": "Swedish", "th": "สวีดิช" },
            "minutes": [90, 60], "price": { "amount": 900, "currency": "THB" },
            "bookUrl": { "60": "/book/60" } }], "questions": { "finetune": false },
            "features": { "ics": false }, "texts": { "disclaimer": "Ours" },
            "theme": { "accent": "teal" }, "unit": "mi", "calendar": "buddhist", "weekStart": 1 }"#,
    );
    assert_eq!(warnings, ["/services/0/price/amount price_for_lengths"]);
    assert_eq!(config.clinic.country.as_deref(), Some("TH"));
    assert_eq!(config.clinic.name, "Baiboon");
    assert_eq!(config.closed_dates.len(), 4);
    assert_eq!(config.clinic.services[0].name, "สวีดิช");
    assert_eq!(config.clinic.services[0].minutes, [60, 90]);
    // The request has the lengths sorted; a single amount is the price of the shortest.
    assert_eq!(shown(config.clone(), &[30, 60, 90]), ["", "900 THB", ""]);
    assert_eq!(config.theme, [("--rcv-accent".to_owned(), "teal".to_owned())]);
    assert!(!config.features.ics && config.features.print && !config.finetune);
    assert!(config.features.therapist);
}

#[test]
fn each_problem_has_a_path_and_affects_nothing_else() {
    let (config, warnings) = read(
        r#"{ "clinic": { "name": 5, "bookUrl": "javascript:alert(1)", "country": "Thailand" },
            "closedWeekdays": [0, 7, "x"], "closedDates": ["2026-02-30", "2026-03-02"],
            "leadDays": 99, "services": [{ "id": "hot_stones", "minutes": [45, 15] }, 7],
            "features": { "ics": "no" }, "texts": { "flag_chest_pain": " ", "nothing": "x" },
            "theme": { "colour": "red" }, "unit": "furlong", "analytics": "google" }"#,
    );
    assert_eq!(
        warnings,
        [
            "/clinic/name wrong_type",
            "/clinic/bookUrl refused_url",
            "/clinic/country unknown_value",
            "/services/0/id unknown_value",
            "/services/0/minutes/1 unknown_value",
            "/services/1 wrong_type",
            "/closedWeekdays/0 unknown_value",
            "/closedWeekdays/2 unknown_value",
            "/closedDates/0 bad_date",
            "/leadDays unknown_value",
            "/features/ics wrong_type",
            "/texts/flag_chest_pain safety_text",
            "/texts/nothing unknown_key",
            "/theme/colour unknown_key",
            "/analytics unknown_value",
            "/unit unknown_value",
        ]
    );
    assert_eq!(config.closed_weekdays, [7]);
    assert_eq!((config.lead_days, config.closed_dates.len()), (1, 1));
    assert!(config.features.ics);
}

#[test]
fn rejected_parts_are_missing_in_the_checked_copy() {
    let value = json::read(
        r#"{ "clinic": { "name": "A", "phone": 5 }, "closedWeekdays": [0, 7, "x"],
            "services": [{ "id": "hot_stones", "name": "x" }, 7], "leadDays": 99,
            "closeddates": ["2026-12-24"] }"#,
    )
    .unwrap();
    let keys = Catalog::default();
    let today = Day::from_iso("2026-03-02").unwrap();
    let context = ConfigContext { lang: "en", origin: "", keys: &keys, today, fits: &fits };
    let (_, warnings) = Config::read(&value, &context);
    let left = r#"{ "clinic": { "name": "A" }, "closedWeekdays": [7], "services": [{ "name": "x" }],
        "closeddates": ["2026-12-24"] }"#;
    assert_eq!(checked(value, &warnings), json::read(left).unwrap());
}

#[test]
fn later_configurations_win_key_by_key() {
    let part = |text: &str| json::read(text).unwrap();
    let merged = merge([
        part(r#"{ "clinic": { "name": "A", "phone": "1" }, "closedWeekdays": [1, 2] }"#),
        part(r#"{ "clinic": { "name": "B" }, "closedWeekdays": [7], "unit": null }"#),
    ]);
    assert_eq!(
        merged,
        part(r#"{ "clinic": { "name": "B", "phone": "1" }, "closedWeekdays": [7], "unit": null }"#)
    );
    assert_eq!(merge([Value::Null]), Value::Object(Vec::new()));
}

/// A session of Swedish massage of this length.
fn session(minutes: u32) -> Session {
    let request = r#"{"today":"2026-03-02","weeklyDistance":40,"runDays":4,"adult":true,
        "availableWeekdays":[2]}"#;
    let PlanResult::Plan(plan) = plan(&read_request(request).unwrap()) else { panic!("no plan") };
    let first = plan.sessions.first().unwrap().clone();
    Session { duration_min: minutes, service_id: "swedish".to_owned(), ..first }
}

#[test]
fn a_clinic_may_have_services_of_its_own() {
    let (config, warnings) = read(
        r#"{ "services": [
            { "id": "foot", "kind": "swedish", "name": "Feet", "minutes": [20, 45],
              "price": { "amount": { "45": 40, "121": 1 }, "currency": "GBP" },
              "bookUrl": { "45": "/feet", "x": "/y" } },
            { "id": "swedish", "kind": "thai_sports", "name": "Ours" },
            { "id": "knead", "kind": "kneading", "name": "None" },
            { "id": "foot", "kind": "deep_tissue", "name": "Again" }] }"#,
    );
    assert_eq!(
        warnings,
        [
            "/services/0/price/amount/121 unknown_key",
            "/services/0/bookUrl/x unknown_key",
            "/services/2/kind unknown_value",
            "/services/3/id duplicate",
        ]
    );
    let offers = &config.clinic.services;
    let kinds: Vec<_> = offers.iter().map(|offer| (&*offer.id, offer.kind)).collect();
    assert_eq!(kinds, [("foot", Service::Swedish), ("swedish", Service::ThaiSports)]);
    assert_eq!(offers[0].minutes, [20, 45]);
    assert_eq!(offers[0].book_url, OfferLink::ByLength(vec![(45, "/feet".to_owned())]));
}

/// The displayed price of Swedish massage for each of these lengths.
fn shown(config: Config, minutes: &[u32]) -> Vec<String> {
    let mut clinic = config.clinic;
    clinic.money =
        Money::new(|amount, currency| Some([&amount.to_string(), " ", currency].concat()));
    let price = |minutes: &u32| clinic.price(&session(*minutes)).unwrap_or_default();
    minutes.iter().map(price).collect()
}

#[test]
fn prices_depend_on_the_length() {
    let service = |rest: &str| {
        read(&format!(r#"{{ "services": [{{ "id": "swedish", "name": "S", {rest} }}] }}"#))
    };
    let told = |code: &str| vec![["/services/0/price/", code].concat()];
    for (rest, prices, warnings) in [
        (
            r#""minutes": [60], "price": { "amount": 68.5, "currency": "gbp" }"#,
            ["", "68.5 GBP", ""],
            vec![],
        ),
        (
            r#""minutes": [60, 90], "price": { "amount": { "60": 68, "90": 95 }, "currency": "GBP" }"#,
            ["", "68 GBP", "95 GBP"],
            vec![],
        ),
        (
            r#""minutes": [90, 60], "price": { "amount": 68, "currency": "GBP" }"#,
            ["", "68 GBP", ""],
            told("amount price_for_lengths"),
        ),
        (
            r#""price": { "amount": 68, "currency": "GBP" }"#,
            ["", "", ""],
            told("amount price_for_lengths"),
        ),
        (
            r#""minutes": [60], "price": { "amount": 68, "currency": "£" }"#,
            ["", "", ""],
            told("currency unknown_value"),
        ),
        (r#""minutes": [60], "price": { "amount": 68 }"#, ["", "", ""], told("currency required")),
        (
            r#""minutes": [60], "price": { "currency": "GBP" }"#,
            ["", "", ""],
            told("amount required"),
        ),
        (
            r#""minutes": [60], "price": { "amount": "68", "currency": "GBP" }"#,
            ["", "", ""],
            told("amount wrong_type"),
        ),
        (
            r#""minutes": [60], "price": { "amount": -1, "currency": "GBP" }"#,
            ["", "", ""],
            told("amount out_of_range"),
        ),
        (
            r#""price": { "amount": { "60": 68, "15": 50 }, "currency": "GBP" }"#,
            ["", "68 GBP", ""],
            told("amount/15 unknown_key"),
        ),
    ] {
        let (config, seen) = service(rest);
        assert_eq!(
            (shown(config, &[30, 60, 90]), seen),
            (prices.map(str::to_owned).to_vec(), warnings),
            "{rest}"
        );
    }
}

#[test]
fn closed_days_are_within_ten_years_and_may_be_yearly() {
    let days = |entry: &str| {
        let (config, warnings) = read(&format!(r#"{{ "closedDates": ["{entry}"] }}"#));
        let iso = |day: Option<&Day>| day.map(|day| day.iso()).unwrap_or_default();
        let days = &config.closed_dates;
        (days.len(), iso(days.first()), iso(days.last()), warnings.concat())
    };
    let seen = |count, first: &str, last: &str, told: &str| {
        let told = if told.is_empty() { String::new() } else { ["/closedDates/0 ", told].concat() };
        (count, first.to_owned(), last.to_owned(), told)
    };
    assert_eq!(days("2026-12-24/2026-12-26"), seen(3, "2026-12-24", "2026-12-26", ""));
    assert_eq!(days("12-25"), seen(5, "2025-12-25", "2029-12-25", ""));
    assert_eq!(days("12-24/01-01"), seen(45, "2025-12-24", "2030-01-01", ""));
    // Most years do not have this date, but the range still ends.
    assert_eq!(days("02-27/02-29"), seen(11, "2025-02-27", "2029-02-28", ""));
    assert_eq!(days("2036-03-01").3, "");
    for (entry, code) in [
        ("0026-03-03", "out_of_range"),
        ("2126-03-03", "out_of_range"),
        ("2569-03-03", "out_of_range"),
        ("2026-12-24/2062-12-28", "out_of_range"),
        ("1926-12-24/2026-12-28", "out_of_range"),
        ("2026-12-28/2026-12-24", "bad_date"),
        ("2026-12-24/12-28", "bad_date"),
        ("24.12.2026", "bad_date"),
        ("13-01", "bad_date"),
        ("02-30", "bad_date"),
        ("", "bad_date"),
    ] {
        assert_eq!(days(entry), seen(0, "", "", code), "{entry}");
    }
    assert_eq!(
        days("2026-01-01/2027-06-30"),
        seen(366, "2026-01-01", "2027-01-01", "out_of_range")
    );
}

#[test]
fn every_invalid_part_of_a_clinic_is_reported() {
    for (clinic, warnings) in [
        (r#""country": "UK""#, vec![]),
        (r#""country": "el""#, vec![]),
        (r#""country": "GBR""#, vec!["/clinic/country unknown_value"]),
        (r#""country": "BR""#, vec!["/clinic/country no_emergency_number"]),
        (r#""country": " ""#, vec!["/clinic/country empty"]),
        (r#""phone": """#, vec!["/clinic/phone empty"]),
        (r#""phone": "020 7946 0123""#, vec![]),
        (r#""phone": "+44 (0)20 7946 0123""#, vec!["/clinic/phone phone_number"]),
        (r#""phone": "020 7946 0123 ext. 12""#, vec!["/clinic/phone phone_number"]),
        (r#""name": """#, vec!["/clinic/name empty"]),
        (r#""bookUrl": "cal.com/x?date={date}""#, vec!["/clinic/bookUrl refused_url"]),
        (r#""bookUrl": "hello@clinic.example""#, vec!["/clinic/bookUrl refused_url"]),
        (r#""bookUrl": "/?d=%7Bdate%7D""#, vec!["/clinic/bookUrl unknown_brace"]),
        (r#""bookUrl": "/?d={Date}""#, vec!["/clinic/bookUrl unknown_brace"]),
        (r#""bookUrl": "tel:0800 MASSAGE""#, vec!["/clinic/bookUrl phone_number"]),
        (r#""telephone": "020 7946 0123""#, vec!["/clinic/telephone unknown_key"]),
        (r#""_comment": "ours", "$schema": "x", "//": "y""#, vec![]),
    ] {
        let (_, seen) = read(&format!(r#"{{ "clinic": {{ {clinic} }} }}"#));
        assert_eq!(seen, warnings, "{clinic}");
    }
    let country =
        |code| read(&format!(r#"{{ "clinic": {{ "country": "{code}" }} }}"#)).0.clinic.country;
    assert_eq!(
        ["UK", "el", "GBR"].map(country),
        [Some("GB".to_owned()), Some("GR".to_owned()), None]
    );
    let (config, _) = read(r#"{ "clinic": { "bookUrl": "tel:+44 (0)20 7946 0123" } }"#);
    assert_eq!(config.clinic.book_url.as_deref(), Some("tel:+442079460123"));
}

#[test]
fn theme_values_must_have_the_right_kind() {
    let (config, warnings) = read(
        r#"{ "theme": { "accent": "0f6b5c", "text": "teal", "radius": "4", "font-size": "18px",
            "surface": "green-ish", "border": 5 } }"#,
    );
    let kept: Vec<&str> = config.theme.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(kept, ["--rcv-text", "--rcv-font-size"]);
    let wanted = [
        "/theme/accent unknown_value",
        "/theme/radius unknown_value",
        "/theme/surface unknown_value",
        "/theme/border wrong_type",
    ];
    assert_eq!(warnings, wanted);
}

#[test]
fn every_known_key_is_read() {
    let everything = include_str!("../../../demo/clinic.json");
    assert_eq!(read(everything).1, Vec::<String>::new());
    let (_, warnings) = read(
        r#"{ "closedweekdays": [7], "features": { "ics": true }, "services": [{ "id": "swedish", "name": "S", "price": { "amount": 1, "currency": "GBP", "vat": 20 }, "minutes": [60], "bookURL": "/x" }] }"#,
    );
    assert_eq!(
        warnings,
        [
            "/closedweekdays unknown_key",
            "/services/0/bookURL unknown_key",
            "/services/0/price/vat unknown_key",
        ]
    );
}
