//! How long a plan takes: `cargo bench`. The figures stand in `docs/benchmarks.md`.

use divan::{Bencher, black_box};
use recovery_calculator::plan::{day::Day, json, plan, request::Request};

fn main() {
    divan::main();
}

fn request(rest: &str) -> Request {
    let text = format!(
        r#"{{"today":"2026-03-02","weeklyDistance":60,"runDays":5,"adult":true,
            "availableWeekdays":[1,2,3,4,5,6],"pressure":"firm","longRunDay":7{rest}}}"#
    );
    json::read_request(&text).unwrap_or_default()
}

fn race(days: i32, distance: &str, priority: &str) -> String {
    let day = Day::from_iso("2026-03-02").map(|today| today.plus(days).iso()).unwrap_or_default();
    format!(r#"{{"date":"{day}","distance":"{distance}","priority":"{priority}"}}"#)
}

/// 20 races, 13 areas, 26 weeks, and a budget that has to try every floor.
fn hardest() -> Request {
    let distances = ["10k", "half", "5k", "marathon"].into_iter().cycle();
    let priorities = ["A", "B", "C"].into_iter().cycle();
    let races: Vec<String> = (0..20)
        .zip(distances.zip(priorities))
        .map(|(index, (distance, priority))| race(9 + index * 9, distance, priority))
        .collect();
    let areas = "calves achilles shins feet hamstrings quads knees it_band hip_flexors glutes \
                 adductors lower_back upper_body";
    let areas: Vec<String> = areas
        .split(' ')
        .map(|area| format!(r#"{{"area":"{area}","side":"left","severity":5}}"#))
        .collect();
    request(&format!(
        r#","races":[{}],"areas":[{}],"sessionBudget":6"#,
        races.join(","),
        areas.join(",")
    ))
}

#[divan::bench]
fn no_race(bencher: Bencher<'_, '_>) {
    let request = request("");
    bencher.bench(|| plan(black_box(&request)));
}

#[divan::bench]
fn one_marathon_in_16_weeks(bencher: Bencher<'_, '_>) {
    let request = request(&format!(r#","races":[{}]"#, race(112, "marathon", "A")));
    bencher.bench(|| plan(black_box(&request)));
}

#[divan::bench]
fn twenty_races_thirteen_areas_26_weeks(bencher: Bencher<'_, '_>) {
    let request = hardest();
    bencher.bench(|| plan(black_box(&request)));
}
