//! Whose turn it is: the areas of a session, and their weights (R-Q2).

use crate::plan::{
    answers::Area,
    day::Day,
    injury::Stage,
    order::sort_by_key,
    planning_window::PlanningWindow,
    routing::{self, Entry, LEAST},
    slot::Role,
};

/// R-Q2: so many leads are in every session.
const ALWAYS: usize = 2;
/// R-Q2: main muscles join up to so many areas that are worked.
const ENOUGH: usize = 4;
/// R-Q2: the main muscles (the clinic's article) in the order of an even turn,
const EVEN: [Area; 4] = [Area::Calves, Area::Glutes, Area::Hamstrings, Area::Quads];
/// of an odd one,
const ODD: [Area; 4] = [Area::Hamstrings, Area::Quads, Area::Calves, Area::Glutes];
/// and round races.
const ROUND_RACES: [Area; 4] = [Area::Calves, Area::Hamstrings, Area::Glutes, Area::Quads];
/// R-C8: what joins after them.
const REST_OF_BODY: [Area; 2] = [Area::LowerBack, Area::UpperBody];
/// R-Q2: how many named areas a session before a race takes.
const NAMED_BEFORE_RACE: usize = 2;
/// R-Q2: weights (judgement): a milder area, and a lead whose rating is old;
const MILDER: u32 = 3;
/// one that is touched only, or injured;
const TOUCHED: u32 = 1;
/// the first pair of main muscles, and the second;
const FILLED: (u32, u32) = (3, 2);
/// one that joins so that the minutes find a place;
const JOINED: u32 = 2;
/// and what the area whose turn it is gets on top.
const TURN: u32 = 2;

/// An area of a session before its minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pick {
    pub(crate) entry: Entry,
    pub(crate) weight: u32,
    /// Whether it can have a turn: named or receiving, and neither touched only nor injured.
    pub(crate) takes_turns: bool,
}

/// R-C2: how many areas fit into so many minutes, by the steps of the rule and five minutes each.
pub(crate) const fn areas_that_fit(length: u32) -> usize {
    match length {
        ..=44 => 4,
        45..=74 => 6,
        _ => 8,
    }
}

/// The areas of a session of this length, in their order.
pub(crate) fn picks(
    window: &PlanningWindow<'_>,
    role: Role,
    day: Day,
    k: i32,
    length: u32,
) -> Vec<Pick> {
    let slots = areas_that_fit(length);
    let entries = routing::entries(window, day);
    match role {
        Role::Maintenance { .. } => regular(window, &entries, day, k, slots),
        Role::Recovery { .. } => {
            let named = entries.iter().filter(|entry| entry.is_named).copied();
            even(main_muscles(window, &entries, day).into_iter().chain(named), slots)
        }
        Role::PreRace { .. } | Role::Combined { .. } => {
            let mut named: Vec<Entry> =
                entries.iter().filter(|entry| entry.is_named && !entry.touch).copied().collect();
            // By their own numbers as given, not by what they receive.
            let own = |area: Area| window.tight.areas.iter().position(|tight| tight.area == area);
            sort_by_key(&mut named, |entry| own(entry.area));
            named.truncate(NAMED_BEFORE_RACE);
            even(named.into_iter().chain(main_muscles(window, &entries, day)), slots)
        }
    }
}

/// R-Q2 (1) and (2): leads always, the others in turn, then main muscles.
fn regular(
    window: &PlanningWindow<'_>,
    entries: &[Entry],
    day: Day,
    k: i32,
    slots: usize,
) -> Vec<Pick> {
    let says = window.tight.say_minutes(day);
    let pick = |entry: &Entry| {
        let is_quiet = entry.touch || entry.injury.is_some();
        let weight = match entry {
            _ if is_quiet => TOUCHED,
            _ if entry.is_lead() && says => u32::from(entry.number),
            _ => MILDER,
        };
        Pick { entry: *entry, weight, takes_turns: !is_quiet }
    };
    let leads: Vec<&Entry> = entries.iter().filter(|entry| entry.is_lead()).collect();
    let (always, other_leads) = leads.split_at(leads.len().min(ALWAYS));
    let touched = entries.iter().filter(|entry| entry.touch);
    let milder = entries.iter().filter(|entry| !entry.touch && !entry.is_lead());
    let others: Vec<&Entry> = other_leads.iter().copied().chain(touched).chain(milder).collect();
    let mut picks: Vec<Pick> = always.iter().map(|entry| pick(entry)).collect();
    picks.extend(in_turn(&others, slots.saturating_sub(picks.len()), k).map(pick));
    fill(window, &mut picks, day, k, slots);
    // Until it is over, an injury stands last.
    sort_by_key(&mut picks, |pick| pick.entry.injury.is_some());
    picks
}

/// As many as there are places for, from a place that moves on with every session.
fn in_turn<'a>(
    others: &'a [&'a Entry],
    free: usize,
    k: i32,
) -> impl Iterator<Item = &'a Entry> + 'a {
    let taken = free.min(others.len());
    let count = i64::try_from(others.len()).unwrap_or(i64::MAX).max(1);
    let start = i64::from(k) * i64::try_from(taken).unwrap_or(0);
    let start = usize::try_from(start.rem_euclid(count)).unwrap_or(0);
    others.iter().cycle().skip(start).take(taken).copied()
}

/// R-Q2 (2): main muscles up to four areas that are worked, as places are free.
fn fill(window: &PlanningWindow<'_>, picks: &mut Vec<Pick>, day: Day, k: i32, slots: usize) {
    for (place, area) in main_order(k).into_iter().enumerate() {
        let worked = picks.iter().filter(|pick| !pick.entry.touch).count();
        let entry = Entry::unnamed(window, area, day);
        let is_out = entry.touch || entry.injury == Some(Stage::Rest);
        if worked >= ENOUGH
            || picks.len() >= slots
            || is_out
            || window.is_left_alone(area)
            || picks.iter().any(|pick| pick.entry.area == area)
        {
            continue;
        }
        let (first_pair, second_pair) = FILLED;
        let weight = match place {
            _ if entry.injury.is_some() => TOUCHED,
            0 | 1 => first_pair,
            _ => second_pair,
        };
        picks.push(Pick { entry, weight, takes_turns: false });
    }
}

const fn main_order(k: i32) -> [Area; 4] {
    if k.rem_euclid(2) == 0 { EVEN } else { ODD }
}

/// The main muscles round races that may be worked or touched, as named where they are.
fn main_muscles(window: &PlanningWindow<'_>, entries: &[Entry], day: Day) -> Vec<Entry> {
    let entry = |area: &Area| {
        let named = entries.iter().find(|entry| entry.area == *area).copied();
        named.unwrap_or_else(|| Entry::unnamed(window, *area, day))
    };
    ROUND_RACES
        .iter()
        .filter(|area| !window.is_left_alone(**area))
        .map(entry)
        .filter(|entry| entry.injury != Some(Stage::Rest))
        .collect()
}

/// R-Q2 (4): each once, a fresh injury last, then the list is cut; all have the same weight.
fn even(entries: impl Iterator<Item = Entry>, slots: usize) -> Vec<Pick> {
    let mut picks: Vec<Pick> = Vec::new();
    for entry in entries {
        if picks.iter().all(|pick| pick.entry.area != entry.area) {
            picks.push(Pick { entry, weight: 1, takes_turns: false });
        }
    }
    sort_by_key(&mut picks, |pick| pick.entry.injury == Some(Stage::Gentle));
    picks.truncate(slots);
    sort_by_key(&mut picks, |pick| pick.entry.injury.is_some());
    picks
}

/// R-Q2 (3): the weights with the one whose turn it is; `shift` moves it on.
pub(crate) fn with_turn(picks: &[Pick], k: i32, shift: usize) -> Vec<Pick> {
    let mut picks = picks.to_vec();
    let mut turns: Vec<&mut Pick> = picks.iter_mut().filter(|pick| pick.takes_turns).collect();
    let count = i64::try_from(turns.len()).unwrap_or(i64::MAX);
    if count >= 2 {
        let turn = (i64::from(k) + i64::try_from(shift).unwrap_or(0)).rem_euclid(count);
        if let Some(pick) = turns.get_mut(usize::try_from(turn).unwrap_or(0)) {
            pick.weight += TURN;
        }
    }
    picks
}

/// R-C8: further muscles join where the upper ends do not fill the hands-on minutes.
pub(crate) fn join(
    window: &PlanningWindow<'_>,
    role: Role,
    picks: &mut Vec<Pick>,
    (day, k): (Day, i32),
    (length, hands_on): (u32, u32),
) {
    let (order, weight) =
        if role.is_maintenance() { (main_order(k), JOINED) } else { (ROUND_RACES, 1) };
    for area in order.into_iter().chain(REST_OF_BODY) {
        let count = u32::try_from(picks.len()).unwrap_or(u32::MAX);
        let ends: u32 = picks
            .iter()
            .map(|pick| upper_end(window, pick, day, length, hands_on / count.max(1)))
            .sum();
        if ends >= hands_on || (count + 1) * LEAST > hands_on {
            return;
        }
        let entry = Entry::unnamed(window, area, day);
        let is_there = picks.iter().any(|pick| pick.entry.area == area);
        if !is_there && entry.injury.is_none() && !window.is_left_alone(area) {
            picks.push(Pick { entry, weight, takes_turns: false });
        }
    }
}

/// The most that an area may have; an injury in its weeks of care never more than an even share.
pub(crate) fn upper_end(
    window: &PlanningWindow<'_>,
    pick: &Pick,
    day: Day,
    length: u32,
    even_share: u32,
) -> u32 {
    let end = pick.entry.upper_end(window, day, length);
    if pick.entry.injury == Some(Stage::Care) { end.min(even_share.max(LEAST)) } else { end }
}

#[cfg(test)]
mod tests {
    use super::{areas_that_fit, join, picks};
    use crate::plan::{
        answers::Area, day::Day, planning_window::PlanningWindow, samples, slot::Role,
    };

    const REGULAR: Role = Role::Maintenance { due: None, target: true };
    const BEFORE_RACE: Role = Role::PreRace { cluster: 0, early: false };

    /// The areas of a session on 3 March 2026, and their weights.
    fn picked(changes: &str, role: Role, k: i32, length: u32) -> Vec<(Area, u32)> {
        let answers = samples::answers(changes);
        let window = PlanningWindow::new(&answers);
        let day = Day::from_iso("2026-03-03").unwrap();
        let mut picks = picks(&window, role, day, k, length);
        join(&window, role, &mut picks, (day, k), (length, length - 5));
        picks.iter().map(|pick| (pick.entry.area, pick.weight)).collect()
    }

    fn areas(changes: &str, role: Role, k: i32, length: u32) -> Vec<Area> {
        picked(changes, role, k, length).into_iter().map(|(area, _)| area).collect()
    }

    /// So many areas in list order, all with the same number.
    fn named(count: usize, severity: u8) -> String {
        let area = |area: &Area| format!(r#"{{"area":"{}","severity":{severity}}}"#, area.code());
        let areas: Vec<String> = Area::ALL.iter().take(count).map(area).collect();
        format!(r#""areas":[{}]"#, areas.join(","))
    }

    #[test]
    fn the_number_of_areas_goes_by_the_length() {
        let answers = samples::answers(&named(13, 2));
        let window = PlanningWindow::new(&answers);
        for (length, count) in [(20, 4), (44, 4), (45, 6), (74, 6), (75, 8), (120, 8)] {
            assert_eq!(areas_that_fit(length), count, "{length}");
            let picks = picks(&window, REGULAR, answers.today, 0, length);
            assert_eq!(picks.len(), count, "{length}");
        }
    }

    #[test]
    fn main_muscles_fill_up_to_four_that_are_worked() {
        use Area::{Achilles, Calves, Glutes, Hamstrings, LowerBack, Quads, UpperBody};
        assert_eq!(
            picked("", REGULAR, 0, 60),
            [(Calves, 3), (Glutes, 3), (Hamstrings, 2), (Quads, 2)]
        );
        assert_eq!(
            picked("", REGULAR, -1, 60),
            [(Hamstrings, 3), (Quads, 3), (Calves, 2), (Glutes, 2)]
        );
        // What is touched only does not count.
        let sore = r#""areas":[{"area":"achilles","severity":6}]"#;
        assert_eq!(
            picked(sore, REGULAR, 0, 60),
            [(Calves, 6), (Achilles, 1), (Glutes, 3), (Hamstrings, 2), (Quads, 2)]
        );
        let three = r#""areas":[{"area":"quads","severity":3},{"area":"lower_back","severity":2},
            {"area":"upper_body","severity":1}]"#;
        assert_eq!(areas(three, REGULAR, 0, 60), [Quads, LowerBack, UpperBody, Calves]);
    }

    #[test]
    fn two_leads_are_in_every_session_and_the_others_take_turns() {
        use Area::{Calves, Feet, Glutes, Hamstrings, Quads, Shins, UpperBody};
        let many = r#""areas":[{"area":"calves","severity":6},{"area":"quads","severity":5},
            {"area":"glutes","severity":4},{"area":"hamstrings","severity":4},
            {"area":"feet","severity":3},{"area":"shins","severity":2},
            {"area":"upper_body","severity":1}]"#;
        let at = |k: i32| areas(many, REGULAR, k, 60);
        assert_eq!(at(0), [Calves, Quads, Hamstrings, Glutes, Feet, Shins]);
        assert_eq!(at(1), [Calves, Quads, UpperBody, Hamstrings, Glutes, Feet]);
        assert_eq!(at(-1), [Calves, Quads, Glutes, Feet, Shins, UpperBody]);
    }

    #[test]
    fn the_weight_of_a_lead_is_its_number_for_four_weeks() {
        let rated =
            |day: &str| format!(r#""areas":[{{"area":"calves","severity":6}}],"ratedOn":"{day}""#);
        let weight = |day: &str| picked(&rated(day), REGULAR, 0, 60).first().map(|pick| pick.1);
        assert_eq!(weight("2026-02-04"), Some(6), "day 27");
        assert_eq!(weight("2026-02-03"), Some(3), "day 28");
    }

    #[test]
    fn before_a_race_two_named_areas_come_before_the_four() {
        use Area::{Calves, Glutes, Hamstrings, LowerBack, Quads, UpperBody};
        let back = r#""areas":[{"area":"upper_body","severity":2},
            {"area":"lower_back","severity":3},{"area":"glutes","severity":1}]"#;
        assert_eq!(areas(back, BEFORE_RACE, 0, 30), [LowerBack, UpperBody, Calves, Hamstrings]);
        // By their own numbers: the knees make glutes a lead, which counts for nothing here.
        let knees = r#""areas":[{"area":"knees","severity":6},{"area":"glutes","severity":1},
            {"area":"upper_body","severity":2},{"area":"lower_back","severity":2}]"#;
        assert_eq!(areas(knees, BEFORE_RACE, 0, 30), [LowerBack, UpperBody, Calves, Hamstrings]);
        let after = Role::Recovery { cluster: 0, late: false };
        assert_eq!(
            areas(back, after, 0, 60),
            [Calves, Hamstrings, Glutes, Quads, LowerBack, UpperBody]
        );
    }

    #[test]
    fn further_muscles_join_only_where_the_ends_do_not_fill_the_session() {
        use Area::{Calves, LowerBack, Quads, UpperBody};
        let alone = r#""leaveAlone":["glutes","hamstrings"]"#;
        assert_eq!(areas(alone, REGULAR, 0, 45), [Calves, Quads, LowerBack], "2 × 15 of 40");
        assert_eq!(
            picked(alone, REGULAR, 0, 60),
            [(Calves, 3), (Quads, 2), (LowerBack, 2)],
            "2 × 20 and 20 of 55"
        );
        let three = r#""leaveAlone":["glutes","hamstrings","lower_back"]"#;
        assert_eq!(areas(three, REGULAR, 0, 60), [Calves, Quads, UpperBody]);
    }
}
