//! How long a plan takes: `cargo bench`. The figures stand in `docs/benchmarks.md`.

use divan::{Bencher, black_box};
use recovery_calculator::plan::{
    acts::{Act, KeyKind, SessionKey},
    day::Day,
    json, plan,
    request::{ActEntry, Field, KeptEntry, Request},
    settle::options,
};

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

/// The same a week after it was shown, with 60 acts on it: moved, booked, skipped, done and added.
fn settled(request: Request) -> Request {
    let shown = plan(&Request { session_budget: Field::Empty, ..request.clone() });
    let today = request.today.valid().map_or(Day::FIRST, |today| today.plus(7));
    let kept = shown.sessions().iter().map(|session| KeptEntry {
        key: Field::Valid(session.key),
        date: Field::Valid(session.date),
    });
    let added = |index: i32| {
        let day = today.plus(3 + index * 3);
        (SessionKey::new(KeyKind::Regular, day), day)
    };
    let acts = shown.sessions().iter().map(|session| (session.key, session.date));
    let acts = acts.chain((0..60).map(added)).take(60).zip((0..).cycle());
    let log = acts.map(|((key, day), index)| {
        let (state, day) = match index % 4 {
            0 => (Act::Moved, day.plus(1)),
            1 => (Act::Booked, day),
            2 => (Act::Skipped, day),
            _ => (Act::Done, day.min(today)),
        };
        ActEntry { key: Field::Valid(key), date: Field::Valid(day), state: Field::Valid(state) }
    });
    Request { today: Field::Valid(today), keep: kept.collect(), log: log.collect(), ..request }
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

#[divan::bench]
fn sixty_acts_settled(bencher: Bencher<'_, '_>) {
    let request = settled(hardest());
    bencher.bench(|| plan(black_box(&request)));
}

#[divan::bench]
fn the_calendar_of_one_session(bencher: Bencher<'_, '_>) {
    let request = settled(hardest());
    let key = SessionKey::new(KeyKind::Regular, Day::UNIX);
    bencher.bench(|| options(black_box(&request), key));
}
