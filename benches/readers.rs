//! How long the largest hostile input takes: `cargo bench --bench readers`. The limit is 50 ms for
//! 256 KiB; the figures stand in `docs/benchmarks.md`.

use std::rc::Rc;

use divan::{Bencher, black_box};
use recovery_calculator::{
    embed::config::{self, Config, ConfigContext},
    plan::{day::Day, distance::Unit, json, request::Request, value::Value},
    quiz::{Quiz, Settings, action::Action, prefill},
    text::catalog::Catalog,
};

const LARGEST: usize = 256 * 1024;

fn main() {
    divan::main();
}

/// JSON of the largest size: `start`, as many members as fit, `end`.
fn filled(start: &str, member: impl Fn(usize) -> String, end: &str) -> Value {
    let mut text = start.to_owned();
    for index in 0.. {
        let member = member(index);
        if text.len() + member.len() + end.len() + 1 > LARGEST {
            break;
        }
        if index > 0 {
            text.push(',');
        }
        text.push_str(&member);
    }
    json::read(&(text + end)).unwrap_or(Value::Null)
}

fn read(bencher: Bencher<'_, '_>, config: &Value) {
    let keys = Catalog::default();
    let today = Day::from_iso("2026-03-02").unwrap_or(Day::UNIX);
    let context = ConfigContext { lang: "en", origin: "", keys: &keys, today, fits: &|_, _| true };
    bencher.bench_local(|| {
        let (config, _) = config::limited(black_box(config).clone());
        let merged = config::merge([config, Value::Null]);
        let (_, warnings) = Config::read(&merged, &context);
        config::checked(merged, &warnings)
    });
}

#[divan::bench]
fn configuration_of_unknown_keys(bencher: Bencher<'_, '_>) {
    read(bencher, &filled("{", |index| format!("\"{index}\":0"), "}"));
}

#[divan::bench]
fn configuration_of_unknown_texts(bencher: Bencher<'_, '_>) {
    read(bencher, &filled("{\"texts\":{", |index| format!("\"{index}\":\"\""), "}}"));
}

#[divan::bench]
fn configuration_of_long_closures(bencher: Bencher<'_, '_>) {
    let range = |_| "\"2026-01-01/2026-12-31\"".to_owned();
    read(bencher, &filled("{\"closedDates\":[", range, "]}"));
}

#[divan::bench]
fn configuration_of_wrong_closures(bencher: Bencher<'_, '_>) {
    read(bencher, &filled("{\"closedDates\":[", |_| "0".to_owned(), "]}"));
}

fn answer(bencher: Bencher<'_, '_>, answers: &Value) {
    let settings = Settings {
        today: Day::from_iso("2026-03-02").unwrap_or(Day::UNIX),
        closed_weekdays: Vec::new(),
        closed_dates: Vec::new(),
        lead_days: 1,
        offers: Vec::new(),
        unit: Unit::Km,
        decimal_separator: '.',
        months: vec![Vec::new(); 12],
        is_month_first: false,
    };
    bencher.bench_local(|| {
        let mut quiz = Quiz::new(&settings);
        for read in [Request::from_compact, Request::from_json] {
            let answers = read(black_box(answers)).unwrap_or_default();
            quiz.apply(Action::Merge(Rc::new(answers)), &settings);
        }
        quiz.answer(&settings)
    });
}

#[divan::bench]
fn answers_of_many_races(bencher: Bencher<'_, '_>) {
    let race = |_| r#"{"date":"2026-04-20","distance":"half"}"#.to_owned();
    answer(bencher, &filled("{\"races\":[", race, "]}"));
}

#[divan::bench]
fn answers_of_many_days_away(bencher: Bencher<'_, '_>) {
    let range = |_| "\"0001-01-01/9999-12-31\"".to_owned();
    answer(bencher, &filled("{\"unavailableDates\":[", range, "]}"));
}

#[divan::bench]
fn fragment(bencher: Bencher<'_, '_>) {
    let pairs = "rcv.race=none&".repeat(LARGEST / 14);
    bencher.bench_local(|| prefill::read(black_box(&pairs), "rcv"));
}
