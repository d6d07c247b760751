//! What the visitor may look after between sessions (R-C7).

use crate::plan::{
    answers::{Area, Caution, TightArea},
    areas::PRESSING,
    codes::codes,
    day::Day,
    injury::Stage,
    planning_window::PlanningWindow,
};

codes! {
    /// One of the three moves between sessions (R-C7).
    Move {
        /// On a roller or a ball.
        Roll = "roll",
        Stretch = "stretch",
        Strength = "strength",
        /// What is left of the strength moves of the lower back with thin bones (R-C9).
        BirdDog = "bird_dog",
    }
}

impl Move {
    /// The code of the move that it is or stands for.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::BirdDog => Self::Strength.code(),
            Self::Roll | Self::Stretch | Self::Strength => self.code(),
        }
    }
}

/// What the visitor may do for an area (R-C7, R-C9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Care {
    /// Which one.
    pub area: Area,
    /// The moves that are left, in the order in which they are shown.
    pub moves: Vec<Move>,
    /// Whether a physiotherapist says what else.
    pub asks_physio: bool,
}

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

/// R-C7, R-C9: the moves for each of these areas.
pub(crate) fn care(window: &PlanningWindow<'_>, areas: &[Area]) -> Vec<Care> {
    areas.iter().map(|area| care_of(window, *area)).collect()
}

/// R-C9: what the cautions and a high rating leave of the moves (judgement, to be confirmed).
fn care_of(window: &PlanningWindow<'_>, area: Area) -> Care {
    let has = |caution: Caution| window.answers.has(caution);
    let is_pressing = |entry: &TightArea| entry.area == area && entry.severity >= PRESSING;
    let asks_physio = window.tight.areas.iter().any(is_pressing);
    let bleeds = has(Caution::Anticoagulants) || has(Caution::BleedingDisorder);
    let varicose = has(Caution::VaricoseVeins) || has(Caution::SevereVaricoseOrVascular);
    let is_thin = has(Caution::Osteoporosis);
    // A ball at the spine, child's pose, figure-four.
    let spine = matches!(area, Area::LowerBack | Area::UpperBody);
    let bends = matches!(area, Area::LowerBack | Area::Glutes | Area::ItBand);
    let strength = if is_thin && area == Area::LowerBack { Move::BirdDog } else { Move::Strength };
    let may = |one: &Move| match one {
        Move::Roll => {
            !asks_physio && !((bleeds || varicose) && area.is_lower_leg()) && !(is_thin && spine)
        }
        Move::Stretch => !(has(Caution::Hypermobility) || (is_thin && bends)),
        Move::Strength | Move::BirdDog => !asks_physio,
    };
    let order = if has(Caution::Hypermobility) {
        [strength, Move::Roll, Move::Stretch]
    } else {
        [Move::Roll, Move::Stretch, strength]
    };
    Care { area, moves: order.into_iter().filter(may).collect(), asks_physio }
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

#[cfg(test)]
mod tests {
    use super::{Move, areas, care};
    use crate::plan::{planning_window::PlanningWindow, samples};

    /// The moves that are left for an area, and whether a physiotherapist is asked.
    fn left(area: &str, severity: u8, caution: &str) -> (Vec<Move>, bool) {
        let answers = samples::answers(&format!(
            r#""areas":[{{"area":"{area}","side":"both","severity":{severity}}}],
            "cautions":["{caution}"],"clearedByDoctor":true"#
        ));
        let window = PlanningWindow::new(&answers);
        let care = care(&window, &areas(&window));
        let one = care.first().unwrap();
        (one.moves.clone(), one.asks_physio)
    }

    #[test]
    fn each_caution_takes_its_moves_off_and_no_other() {
        use Move::{BirdDog, Roll, Strength, Stretch};
        for (area, caution, moves) in [
            ("calves", "oil_allergy", vec![Roll, Stretch, Strength]),
            ("calves", "anticoagulants", vec![Stretch, Strength]),
            ("shins", "bleeding_disorder", vec![Stretch, Strength]),
            ("quads", "anticoagulants", vec![Roll, Stretch, Strength]),
            ("feet", "varicose_veins", vec![Stretch, Strength]),
            ("achilles", "severe_varicose_or_vascular", vec![Stretch, Strength]),
            ("lower_back", "osteoporosis", vec![BirdDog]),
            ("upper_body", "osteoporosis", vec![Stretch, Strength]),
            ("glutes", "osteoporosis", vec![Roll, Strength]),
            ("it_band", "osteoporosis", vec![Roll, Strength]),
            ("quads", "osteoporosis", vec![Roll, Stretch, Strength]),
            ("quads", "hypermobility", vec![Strength, Roll]),
        ] {
            assert_eq!(left(area, 3, caution), (moves, false), "{area} {caution}");
        }
    }

    #[test]
    fn from_seven_on_an_area_is_stretched_only_and_a_physio_is_asked() {
        assert_eq!(left("calves", 6, "oil_allergy").0.len(), 3);
        assert_eq!(left("calves", 7, "oil_allergy"), (vec![Move::Stretch], true));
        assert_eq!(left("calves", 8, "hypermobility"), (vec![], true));
    }
}
