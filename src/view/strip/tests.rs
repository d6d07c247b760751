//! The laws of the strip on random seasons, and the worked example.

use proptest::prelude::*;

use super::{
    Direction, PlanRow, Px, RaceFlag, RaceMark, StripInput, StripLayout, layout, text_width,
};
use crate::plan::{answers::Priority, day::Day, result::Kind};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn month_names() -> Vec<[String; 3]> {
    ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
        .into_iter()
        .chain(["October", "November", "December"])
        .map(|name| [9, 3, 1].map(|length| name.chars().take(length).collect()))
        .collect()
}

fn lay(input: &StripInput, width: i32, direction: Direction) -> StripLayout {
    layout(input, Px::whole(width), direction, &text_width)
}

fn race(iso: &str, priority: Priority, name: &str) -> RaceFlag {
    let texts = ["M", "42 km", "Marathon", name].map(str::to_owned).to_vec();
    RaceFlag { day: day(iso), priority, texts }
}

/// The season of the worked example in tests/it/laws.rs.
fn worked() -> StripInput {
    let maintenance = ["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31"];
    let near = ["2026-04-07", "2026-04-13"];
    let mut sessions: Vec<(Day, Kind)> =
        maintenance.iter().chain(&near).map(|iso| (day(iso), Kind::Maintenance)).collect();
    for (before, after) in [("2026-04-18", "2026-04-21"), ("2026-04-24", "2026-04-28")] {
        sessions.push((day(before), Kind::PreEvent));
        sessions.push((day(after), Kind::PostEvent));
    }
    StripInput {
        first: day("2026-03-03"),
        last: day("2026-05-10"),
        races: vec![
            race("2026-04-20", Priority::A, "Spring Marathon"),
            race("2026-04-26", Priority::A, "City Marathon"),
        ],
        sessions,
        provisional: 0,
        tapers: vec![(day("2026-04-06"), day("2026-04-20"))],
        no_firm: vec![
            (day("2026-04-13"), day("2026-04-27")),
            (day("2026-04-19"), day("2026-05-03")),
        ],
        months: month_names(),
    }
}

#[test]
fn the_worked_example_stands_to_the_day() {
    let strip = lay(&worked(), 704, Direction::Ltr);
    // 68 days on 680 px: ten px a day from 12.
    let beads: Vec<_> = strip.beads.iter().map(|bead| bead.x).collect();
    let days = [0, 7, 14, 21, 28, 35, 41, 46, 49, 52, 56];
    assert_eq!(beads, days.map(|day| Px::whole(12 + 10 * day)));
    assert_eq!(strip.tapers, [(Px::whole(352), Px::whole(492))]);
    // Overlapping windows are one, half a day wider at each end.
    assert_eq!(strip.no_firm, [(Px::whole(417), Px::whole(627))]);
    let months: Vec<_> = strip.months.iter().map(|month| month.name.as_str()).collect();
    assert_eq!(months, ["March", "April", "May"]);
    let labels: Vec<_> = strip.flags.iter().map(|flag| flag.label.as_str()).collect();
    assert_eq!(labels, ["Spring Marathon", "City Marathon"]);
    assert!(strip.numbers.is_some());
    assert_eq!(strip.ticks.len(), 9);
}

#[test]
fn twenty_races_at_320_px_all_stay_visible() {
    let input = twenty();
    let strip = lay(&input, 288, Direction::Ltr);
    assert_eq!(strip.flags.len(), 20);
    assert!(strip.flags.iter().filter(|flag| flag.priority == Priority::A).all(|flag| !flag.stub));
    check(&input, &strip);
}

fn twenty() -> StripInput {
    let gaps = [9, 7, 7, 14, 7, 7, 8, 6, 14, 14, 6, 1, 7, 7, 7, 14, 14, 7, 7, 12];
    let mut at = day("2026-03-02");
    let races = gaps.iter().enumerate().map(|(index, gap)| {
        at = at.plus(*gap);
        let priority = match index % 5 {
            0 => Priority::A,
            1 => Priority::B,
            _ => Priority::C,
        };
        RaceFlag { day: at, ..race("2026-03-02", priority, "Autumn Marathon") }
    });
    StripInput { races: races.collect(), last: day("2026-08-31"), ..worked() }
}

#[test]
fn a_press_takes_the_nearest_mark() {
    let strip = lay(&worked(), 704, Direction::Ltr);
    let at = |x: i32| {
        let x = Px::whole(x);
        strip
            .hit_areas
            .iter()
            .find(|(from, to, _)| *from <= x && x < *to)
            .map(|(_, _, target)| *target)
    };
    assert_eq!(at(0), Some(PlanRow::Session(0)));
    assert_eq!(at(46), Some(PlanRow::Session(0)));
    assert_eq!(at(48), Some(PlanRow::Session(1)));
    assert_eq!(at(491), Some(PlanRow::Race(0)));
    assert_eq!(at(703), Some(PlanRow::Session(10)));
}

#[test]
fn a_season_of_one_day_and_a_season_without_anything_can_be_drawn() {
    let nothing = StripInput {
        last: day("2026-03-03"),
        races: Vec::new(),
        sessions: Vec::new(),
        provisional: 0,
        tapers: Vec::new(),
        no_firm: Vec::new(),
        ..worked()
    };
    check(&nothing, &lay(&nothing, 0, Direction::Ltr));
    let one = StripInput { sessions: vec![(day("2026-03-03"), Kind::PreEvent)], ..nothing };
    check(&one, &lay(&one, 320, Direction::Rtl));
}

fn overlap(one: (Px, Px), other: (Px, Px)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The laws that hold for every strip.
#[track_caller]
fn check(input: &StripInput, strip: &StripLayout) {
    let inside = |x: Px| assert!(Px::whole(0) <= x && x <= strip.width, "{x} of {}", strip.width);
    let edges = strip.tapers.iter().chain(&strip.no_firm).chain([&strip.base]);
    edges.for_each(|(from, to)| [*from, *to].into_iter().for_each(inside));
    strip.ticks.iter().copied().for_each(inside);

    let labels: Vec<&RaceMark> = strip.flags.iter().filter(|flag| !flag.stub).collect();
    for (index, flag) in labels.iter().enumerate() {
        [flag.x, flag.room.0, flag.room.1].into_iter().for_each(inside);
        assert!(flag.top >= Px::whole(0) && flag.top < strip.band.0);
        for other in labels.iter().skip(index + 1) {
            let same_row = flag.top == other.top;
            assert!(!same_row || !overlap(flag.room, other.room), "{flag:?} {other:?}");
            let (high, low) = if flag.top < other.top { (flag, other) } else { (other, flag) };
            let crossed = low.room.0 < high.x && high.x < low.room.1;
            assert!(same_row || !crossed, "the pole of {high:?} runs through {low:?}");
        }
    }
    assert_eq!(strip.flags.len(), input.races.len());

    for (index, bead) in strip.beads.iter().enumerate() {
        let half = strip.bead_size.share(1, 2);
        inside(bead.x - half);
        inside(bead.x + half);
        assert!(strip.band.0 <= bead.y - half && bead.y + half <= strip.band.1, "{bead:?}");
        for other in strip.beads.iter().skip(index + 1).filter(|other| other.y == bead.y) {
            let (left, right) = (bead.x.min(other.x), bead.x.max(other.x));
            assert!(right - left >= strip.bead_size, "{bead:?} {other:?}");
        }
    }
    for (index, month) in strip.months.iter().enumerate() {
        assert!(text_width(&month.name) <= month.room.1 - month.room.0);
        for other in strip.months.iter().skip(index + 1) {
            assert!(!overlap(month.room, other.room), "{month:?} {other:?}");
        }
    }
    let mut edges: Vec<_> = strip.hit_areas.iter().map(|(from, to, _)| (*from, *to)).collect();
    edges.sort_unstable();
    assert!(edges.windows(2).all(|pair| pair[0].1 == pair[1].0), "the hits leave gaps");
}

fn any_season() -> impl Strategy<Value = StripInput> {
    let race = (0..183_i32, 0..3_usize, "[A-Za-z ]{0,40}");
    let races = prop::collection::vec(race, 0..=20);
    let sessions = prop::collection::vec(3..12_i32, 0..=40);
    (28..183_i32, races, sessions, 0..30_i32).prop_map(|(days, races, gaps, taper)| {
        let first = day("2026-03-03");
        let last = first.plus(days);
        let races = races.into_iter().map(|(at, priority, name)| RaceFlag {
            day: first.plus(at % (days + 1)),
            priority: Priority::ALL[priority],
            texts: ["M", "42 km", "Marathon", &name].map(str::to_owned).to_vec(),
        });
        let mut at = first;
        let sessions = gaps.into_iter().map_while(|gap| {
            let here = at;
            at = at.plus(gap);
            (here <= last).then_some((here, Kind::ALL[usize::try_from(gap).unwrap() % 3]))
        });
        StripInput {
            first,
            last,
            races: races.collect(),
            sessions: sessions.collect(),
            provisional: 0,
            tapers: vec![(first.plus(taper), first.plus(taper + 14))],
            no_firm: vec![(first.plus(taper - 40), first.plus(taper + 200))],
            months: month_names(),
        }
    })
}

proptest! {
    #[test]
    fn labels_never_overlap_and_nothing_leaves_the_box(
        input in any_season(),
        width in 280..1300_i32,
    ) {
        check(&input, &lay(&input, width, Direction::Ltr));
    }

    #[test]
    fn right_to_left_is_the_mirror(input in any_season(), width in 280..1300_i32) {
        let (ltr, rtl) =
            (lay(&input, width, Direction::Ltr), lay(&input, width, Direction::Rtl));
        check(&input, &rtl);
        let mirrored = |x: Px| Px::whole(width) - x;
        prop_assert_eq!(ltr.height, rtl.height);
        for (one, other) in ltr.flags.iter().zip(&rtl.flags) {
            prop_assert_eq!(mirrored(one.x), other.x);
            prop_assert_eq!((&one.label, one.top, !one.to_left), (&other.label, other.top, other.to_left));
        }
        for (one, other) in ltr.beads.iter().zip(&rtl.beads) {
            prop_assert_eq!((mirrored(one.x), one.y), (other.x, other.y));
        }
        for (one, other) in ltr.months.iter().zip(&rtl.months) {
            prop_assert_eq!((mirrored(one.x), &one.name), (other.x, &other.name));
        }
    }
}
