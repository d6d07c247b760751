//! What the visitor may look after between sessions (R-C7).

use crate::plan::{answers::Area, day::Day, injury::Stage, planning_window::PlanningWindow};

/// R-C7: nothing but walking by oneself for so many days after a race over 30 km (judgement).
const WALK_AFTER_LONG: i32 = 3;
/// R-C7: at most so many areas at a time.
const AT_MOST: usize = 3;
/// R-C7: the areas where nothing is tight.
const USUAL: [Area; 3] = [Area::Calves, Area::Hamstrings, Area::Glutes];

/// R-C7: the last day of nothing but walking, where today is one or the race day (judgement; for
/// soreness source 21).
pub(crate) fn walk_until(window: &PlanningWindow<'_>) -> Option<Day> {
    let today = window.answers.today;
    let long = window.races.all.iter().filter(|race| race.class().is_long());
    let walks = long.map(|race| (race.day, race.day.plus(WALK_AFTER_LONG)));
    walks.filter(|(from, to)| (*from..=*to).contains(&today)).map(|(_, to)| to).max()
}

/// R-C7, R-I1, R-Q5: the areas to look after, without those that are left alone.
pub(crate) fn areas(window: &PlanningWindow<'_>) -> Vec<Area> {
    let today = window.answers.today;
    let chosen: Vec<Area> = window.tight.areas.iter().map(|entry| entry.area).collect();
    // On the race day itself the start may still be ahead.
    let is_after = walk_until(window).is_some_and(|last| today > last.plus(-WALK_AFTER_LONG));
    let areas = match chosen.as_slice() {
        _ if is_after => Vec::new(),
        [] => USUAL.to_vec(),
        _ => chosen,
    };
    let is_hurt = |area: Area| {
        let stage = window.injury.and_then(|injury| injury.stage_of(area, today));
        matches!(stage, Some(Stage::Rest | Stage::Gentle))
    };
    let may = |area: &Area| !is_hurt(*area) && !window.is_left_alone(*area);
    areas.into_iter().filter(may).take(AT_MOST).collect()
}
