//! Generates random requests: valid ones of every kind, and hostile ones.

use proptest::prelude::*;
use recovery_calculator::plan::day::Day;
use serde_json::{Value as Json, json};

use crate::request;

/// The day of every random request: Monday 2 March 2026.
pub(crate) fn monday() -> Day {
    Day::from_iso("2026-03-02").unwrap()
}

/// The date this many days after that Monday.
pub(crate) fn iso(days: i32) -> Json {
    Json::String(monday().plus(days).iso())
}

fn weekdays(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(1..=7_u8, 1..=most)
}

fn race() -> impl Strategy<Value = Json> {
    let distance = prop_oneof![
        4 => prop::sample::select(vec!["5k", "10k", "half", "marathon", "ultra"]).prop_map(|p| json!(p)),
        2 => prop::sample::select(vec![6.0, 6.5, 12.0, 12.01, 30.0, 30.1, 45.0, 45.1]).prop_map(|d| json!(d)),
        1 => (2..=80_u32).prop_map(|d| json!(d)),
    ];
    let date = prop_oneof![6 => -12..100_i32, 1 => 100..260_i32];
    (date, distance, prop::sample::select(vec!["A", "B", "C"]), "[a-z]{0,3}").prop_map(
        |(date, distance, priority, name)| {
            json!({ "date": iso(date), "distance": distance, "priority": priority, "name": name })
        },
    )
}

const AREAS: [&str; 13] = [
    "calves",
    "achilles",
    "shins",
    "feet",
    "hamstrings",
    "quads",
    "knees",
    "it_band",
    "hip_flexors",
    "glutes",
    "adductors",
    "lower_back",
    "upper_body",
];

fn area(most: u8) -> impl Strategy<Value = Json> {
    let sides = prop::sample::select(vec!["left", "right", "both"]);
    (prop::sample::select(&AREAS), sides, 1..=most).prop_map(
        |(area, side, severity)| json!({ "area": area, "side": side, "severity": severity }),
    )
}

fn running() -> impl Strategy<Value = Json> {
    let km = prop::sample::select(vec![3.0, 19.9, 20.0, 32.5, 44.9, 45.0, 60.0, 79.9, 80.0, 120.0]);
    let other = prop_oneof![2 => Just(0), 1 => 1..=12_u8];
    (km, 1..=7_u8, 0..=3_u8, any::<bool>(), other).prop_map(|(km, run_days, hard, miles, other)| {
        json!({
            "otherTraining": other,
            "unit": if miles { "mi" } else { "km" },
            "weeklyDistance": km,
            "runDays": run_days,
            "hardSessions": hard,
            "longestRun30d": 20,
            "nextLongRun": 22,
            "prevWeeklyDistance": 30,
        })
    })
}

fn time() -> impl Strategy<Value = Json> {
    let away = prop::collection::vec(0..120_i32, 0..30);
    let closed = prop::collection::vec(0..120_i32, 0..10);
    (weekdays(9), weekdays(1), 0..=3_u8, away, closed, prop::option::of(1..=7_u8), offers())
        .prop_map(|(free, shut, lead, away, closed, long_run, offers)| {
            let open: Vec<u8> =
                shut.into_iter().filter(|day| free.iter().any(|d| d != day)).collect();
            json!({
                "availableWeekdays": free,
                "unavailableDates": away.into_iter().map(iso).collect::<Vec<_>>(),
                "longRunDay": long_run,
                "clinic": {
                    "closedWeekdays": open,
                    "closedDates": closed.into_iter().map(iso).collect::<Vec<_>>(),
                    "leadDays": lead,
                    "offers": offers,
                },
            })
        })
}

const PLACES: [&str; 3] = ["ankle", "lower_back", "calves"];

fn places() -> impl Strategy<Value = Vec<&'static str>> {
    let place = prop_oneof![3 => prop::sample::select(&AREAS), 1 => prop::sample::select(&PLACES)];
    prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(place, 1..4)]
}

/// Every condition that leaves a plan, some more often than others.
const CAUTIONS: [&str; 20] = [
    "varicose_veins",
    "broken_skin",
    "hypermobility",
    "joint_replacement",
    "oil_allergy",
    "stress_fracture",
    "cortisone_injection",
    "oil_allergy",
    "broken_skin",
    "cancer",
    "anticoagulants",
    "bleeding_disorder",
    "osteoporosis",
    "heart_condition",
    "recent_surgery",
    "recent_fracture",
    "diabetes_numb_feet",
    "lymphoedema",
    "severe_varicose_or_vascular",
    "recent_birth",
];

fn health() -> impl Strategy<Value = Json> {
    let cautions = prop_oneof![
        1 => Just(Vec::new()),
        1 => prop::collection::vec(prop::sample::select(&CAUTIONS), 1..3),
    ];
    let injured = prop_oneof![
        2 => prop::sample::select(&AREAS),
        1 => Just("ankle"),
    ];
    (
        cautions,
        prop::option::weighted(0.4, (injured, -45..=0_i32)),
        0..=10_u8,
        prop::sample::select(vec!["new", "recreational", "experienced"]),
        places(),
        prop::option::weighted(0.2, -40..=0_i32),
    )
        .prop_map(|(cautions, injured, soreness, experience, alone, rated)| {
            json!({
                "cautions": cautions,
                "clearedByDoctor": true,
                "acuteInjury": injured.map(|(area, days)| json!({ "area": area, "date": iso(days) })),
                "soreness": soreness,
                "experience": experience,
                "leaveAlone": alone,
                "ratedOn": rated.map(iso),
            })
        })
}

/// What the clinic sells: nothing said, or some of the four, under its own name or theirs.
fn offers() -> impl Strategy<Value = Json> {
    let kinds = vec!["swedish", "thai_sports", "thai_combo", "deep_tissue"];
    let lengths =
        prop::collection::vec(prop::sample::select(vec![20, 30, 45, 60, 75, 90, 120]), 1..4);
    let offer = (prop::sample::select(kinds), any::<bool>(), lengths).prop_map(
        |(kind, is_own, minutes)| {
            let own = format!("own-{kind}");
            if is_own {
                json!({ "service": own, "kind": kind, "minutes": minutes })
            } else {
                json!({ "service": kind, "minutes": minutes })
            }
        },
    );
    prop_oneof![2 => Just(json!([])), 1 => prop::collection::vec(offer, 1..4).prop_map(Json::from)]
}

/// A check-in that refers nobody (R-Q4).
fn check_in() -> impl Strategy<Value = Json> {
    let feel = prop::option::of(prop::sample::select(vec!["too_light", "right", "too_much"]));
    let tender = prop::option::of(prop::sample::select(vec!["no", "short", "long"]));
    let now = prop::sample::select(vec!["less", "same"]);
    let areas = prop::collection::vec((prop::sample::select(&AREAS), now), 0..4);
    let soreness = prop::option::of(0..=10_u8);
    let some = (feel, tender, areas, soreness).prop_map(|(feel, tender, areas, soreness)| {
        let area = |(area, now): (&str, &str)| json!({ "area": area, "now": now });
        let areas: Vec<Json> = areas.into_iter().map(area).collect();
        json!({ "feel": feel, "tender": tender, "areas": areas, "soreness": soreness })
    });
    prop_oneof![3 => Just(Json::Null), 1 => some]
}

fn wishes() -> impl Strategy<Value = Json> {
    (
        prop::option::weighted(0.4, 0..=12_u8),
        prop::option::weighted(0.4, -40..=0_i32),
        any::<bool>(),
        prop::sample::select(vec!["light", "medium", "firm", "firm"]),
        prop::option::of(prop::sample::select(vec![30, 60, 90])),
        prop::sample::select(vec!["seldom", "suggested", "suggested", "often"]),
        check_in(),
    )
        .prop_map(|(budget, massage, ever, pressure, length, often, check_in)| {
            json!({
                "frequency": often,
                "checkIn": check_in,
                "sessionBudget": budget,
                "lastMassage": massage.map(iso),
                "firstMassageEver": ever,
                "pressure": pressure,
                "sessionLength": length,
            })
        })
}

/// A random valid request.
pub(crate) fn valid() -> impl Strategy<Value = Json> {
    let races = prop_oneof![
        2 => prop::collection::vec(race(), 0..3),
        2 => prop::collection::vec(race(), 3..=20),
    ];
    let areas = prop_oneof![
        3 => prop::collection::vec(area(8), 0..4),
        1 => prop::collection::vec(area(5), 4..=26),
    ];
    (running(), time(), health(), wishes(), races, areas).prop_map(
        |(running, time, health, wishes, races, areas)| {
            let mut all = json!({ "races": races, "areas": areas });
            for part in [running, time, health, wishes] {
                for (key, member) in part.as_object().unwrap() {
                    all[key] = member.clone();
                }
            }
            request(&all)
        },
    )
}

/// Any JSON value.
fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec![-1.0, -0.0, 5.0, 5.5, 8.0, 9.0, 1e308, 2e9]).prop_map(Json::from),
        "[ -~\u{e01}-\u{e3a}]{0,12}".prop_map(Json::from),
        prop::sample::select(vec![
            "2026-02-30",
            "2026-2-3",
            "2026-03-02T00:00",
            "chest_pain",
            "cancer",
            "marathon",
            "__proto__",
            "calves",
            "A",
            "9999-12-31",
            "0000-00-00",
        ])
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map("[a-zA-Z_]{1,14}", inner, 0..6)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

/// A valid request with some values replaced by arbitrary JSON.
pub(crate) fn hostile() -> impl Strategy<Value = Json> {
    let keys = vec![
        "/today",
        "/clinic",
        "/clinic/closedWeekdays",
        "/clinic/closedDates",
        "/clinic/leadDays",
        "/unit",
        "/weeklyDistance",
        "/runDays",
        "/hardSessions",
        "/longestRun30d",
        "/nextLongRun",
        "/prevWeeklyDistance",
        "/longRunDay",
        "/experience",
        "/races",
        "/races/0",
        "/races/0/date",
        "/races/0/distance",
        "/races/0/priority",
        "/races/0/name",
        "/areas",
        "/areas/0",
        "/areas/0/area",
        "/areas/0/side",
        "/areas/0/severity",
        "/soreness",
        "/acuteInjury",
        "/acuteInjury/area",
        "/acuteInjury/date",
        "/redFlags",
        "/cautions",
        "/clearedByDoctor",
        "/adult",
        "/availableWeekdays",
        "/availableWeekdays/0",
        "/unavailableDates",
        "/sessionBudget",
        "/lastMassage",
        "/firstMassageEver",
        "/pressure",
        "/sessionLength",
        "/clinic/offers",
        "/clinic/offers/0",
        "/clinic/offers/0/service",
        "/clinic/offers/0/kind",
        "/clinic/offers/0/minutes",
        "/clinic/offers/0/minutes/0",
        "/leaveAlone",
        "/leaveAlone/0",
        "/otherTraining",
        "/frequency",
        "/ratedOn",
        "/checkIn",
        "/checkIn/feel",
        "/checkIn/tender",
        "/checkIn/areas",
        "/checkIn/areas/0",
        "/checkIn/areas/0/now",
        "/checkIn/soreness",
        "/keep",
        "/log",
    ];
    let changes = prop::collection::vec((prop::sample::select(keys), anything()), 1..5);
    (valid(), changes).prop_map(|(mut request, changes)| {
        for (pointer, member) in changes {
            if let Some(place) = request.pointer_mut(pointer) {
                *place = member;
            } else if let Some(entries) = request.as_object_mut() {
                entries.insert(pointer.trim_start_matches('/').to_owned(), member);
            }
        }
        request
    })
}
