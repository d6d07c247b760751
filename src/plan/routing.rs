//! Muscles get the minutes, not tendons: which areas stand for which, and the most that each may
//! have (R-C8, R-Z7, R-I1).

use crate::plan::{
    answers::{Area, Caution, Side},
    areas::{LEAD, PRESSING},
    day::Day,
    injury::Stage,
    order::sort_by_key,
    planning_window::PlanningWindow,
};

/// R-Q2: what every area gets at least (judgement).
pub(crate) const LEAST: u32 = 5;
/// R-C8: upper ends in minutes of 60 (judgement): tendons, joints and shins,
const TENDON_END: u32 = 5;
/// feet and small muscles at the hip,
const SMALL_END: u32 = 8;
/// and everything else on both sides or one.
const MUSCLE_END: (u32, u32) = (20, 12);
/// R-Z7: upper ends from a rating of 7 on (judgement).
const PRESSING_END: (u32, u32) = (16, 12);
/// R-C9: lower back and upper body where bones are thin (judgement).
const THIN_BONES_END: u32 = 12;
/// The length for which upper ends are given.
const HOUR: u32 = 60;

impl Area {
    /// R-C8: the muscles that get the minutes of one of the seven; none for others (judgement;
    /// load management and exercise come first at these places, not pressing on them).
    pub(crate) const fn receivers(self) -> &'static [Self] {
        match self {
            Self::Achilles | Self::Shins | Self::Feet => &[Self::Calves],
            Self::Knees | Self::ItBand | Self::HipFlexors => &[Self::Quads, Self::Glutes],
            Self::Adductors => &[Self::Hamstrings, Self::Quads],
            Self::Calves
            | Self::Hamstrings
            | Self::Quads
            | Self::Glutes
            | Self::LowerBack
            | Self::UpperBody => &[],
        }
    }

    /// R-C8: one of the seven that are touched only when they are sore.
    pub(crate) const fn is_one_of_seven(self) -> bool {
        !self.receivers().is_empty()
    }
}

/// An area that was named or receives, on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) area: Area,
    pub(crate) side: Side,
    /// Whether the visitor named it.
    pub(crate) is_named: bool,
    /// The number as it was given, or received: the order.
    pub(crate) given: u8,
    /// What the visitor's own rating counts today; 0 where there is none.
    pub(crate) rated: u8,
    /// The higher of that and what it receives.
    pub(crate) number: u8,
    /// Touched only.
    pub(crate) touch: bool,
    /// R-I1: its injury.
    pub(crate) injury: Option<Stage>,
}

impl Entry {
    /// An area that nobody named.
    pub(crate) fn unnamed(window: &PlanningWindow<'_>, area: Area, day: Day) -> Self {
        let injury = window.injury.and_then(|injury| injury.stage_of(area, day));
        let touch = injury == Some(Stage::Gentle);
        Self {
            area,
            side: Side::Both,
            is_named: false,
            given: 0,
            rated: 0,
            number: 0,
            touch,
            injury,
        }
    }

    /// R-Q2: whether it is a lead.
    pub(crate) const fn is_lead(self) -> bool {
        self.number >= LEAD && !self.touch && !self.area.is_one_of_seven() && self.injury.is_none()
    }

    /// R-C8, R-Z7, R-C9, R-I1: the most minutes that it may have in a session of this length.
    pub(crate) fn upper_end(self, window: &PlanningWindow<'_>, day: Day, length: u32) -> u32 {
        let by_side = |(both, one): (u32, u32)| if self.side == Side::Both { both } else { one };
        let usual = match self.area {
            Area::Achilles | Area::Shins | Area::Knees | Area::ItBand => TENDON_END,
            Area::Feet | Area::HipFlexors | Area::Adductors => SMALL_END,
            Area::Calves
            | Area::Hamstrings
            | Area::Quads
            | Area::Glutes
            | Area::LowerBack
            | Area::UpperBody => by_side(MUSCLE_END),
        };
        let pressing = (self.rated >= PRESSING).then(|| by_side(PRESSING_END));
        let is_spine = matches!(self.area, Area::LowerBack | Area::UpperBody);
        let thin =
            (is_spine && window.answers.has(Caution::Osteoporosis)).then_some(THIN_BONES_END);
        let end = [pressing, thin].into_iter().flatten().fold(usual, u32::min);
        let end = (end * length / HOUR).max(LEAST);
        let is_before_race = self.rated >= PRESSING && window.races_while_tight(day);
        if self.injury == Some(Stage::Gentle) || is_before_race { LEAST } else { end }
    }
}

/// Every area that was named or receives on a day, by number as it was given, then in list order.
pub(crate) fn entries(window: &PlanningWindow<'_>, day: Day) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for tight in &window.tight.areas {
        let unnamed = Entry::unnamed(window, tight.area, day);
        if window.is_left_alone(tight.area) || unnamed.injury == Some(Stage::Rest) {
            continue;
        }
        let rated = window.tight.rating(tight.severity, day);
        let is_sore = tight.area.is_one_of_seven() && rated >= LEAD;
        entries.push(Entry {
            side: tight.side,
            is_named: true,
            given: tight.severity,
            rated,
            number: rated,
            touch: unnamed.touch || is_sore,
            ..unnamed
        });
    }
    let routing: Vec<Entry> =
        entries.iter().filter(|entry| entry.touch && entry.injury.is_none()).copied().collect();
    for source in routing {
        for area in source.area.receivers() {
            receive(window, &mut entries, source, *area, day);
        }
    }
    sort_by_key(&mut entries, |entry| (std::cmp::Reverse(entry.given), entry.area));
    entries
}

/// R-C8: an area takes the number of one that routes to it, and both sides unless all agree.
fn receive(
    window: &PlanningWindow<'_>,
    entries: &mut Vec<Entry>,
    source: Entry,
    area: Area,
    day: Day,
) {
    let unnamed = Entry::unnamed(window, area, day);
    // Until it is over, an injury receives nothing.
    if window.is_left_alone(area) || unnamed.injury.is_some() {
        return;
    }
    if let Some(entry) = entries.iter_mut().find(|entry| entry.area == area) {
        entry.number = entry.number.max(source.number);
        entry.given = entry.given.max(source.given);
        entry.side = if entry.side == source.side { entry.side } else { Side::Both };
    } else {
        let Entry { given, number, .. } = source;
        entries.push(Entry { given, number, ..unnamed });
    }
}

#[cfg(test)]
mod tests {
    use super::entries;
    use crate::plan::{
        answers::{Area, Side},
        day::Day,
        planning_window::PlanningWindow,
        samples,
    };

    /// Area, side, number and whether it is touched only, today plus so many days.
    fn routed(changes: &str, days: i32) -> Vec<(Area, Side, u8, bool)> {
        let answers = samples::answers(changes);
        let window = PlanningWindow::new(&answers);
        let day = Day::from_iso("2026-03-02").unwrap().plus(days);
        let entry = |entry: &super::Entry| (entry.area, entry.side, entry.number, entry.touch);
        entries(&window, day).iter().map(entry).collect()
    }

    #[test]
    fn a_sore_tendon_is_touched_and_its_muscle_takes_the_number() {
        let achilles = |severity: u8, side: &str| {
            format!(r#""areas":[{{"area":"achilles","severity":{severity},"side":"{side}"}}]"#)
        };
        let mild = [(Area::Achilles, Side::Left, 3, false)];
        assert_eq!(routed(&achilles(3, "left"), 1), mild);
        let sore = [(Area::Calves, Side::Both, 4, false), (Area::Achilles, Side::Left, 4, true)];
        assert_eq!(routed(&achilles(4, "left"), 1), sore);
    }

    #[test]
    fn a_named_receiver_keeps_its_side_only_if_all_agree() {
        let both = |side: &str| {
            format!(
                r#""areas":[{{"area":"achilles","severity":5,"side":"left"}},
                    {{"area":"calves","severity":2,"side":"{side}"}}]"#
            )
        };
        let calves = |side: &str| routed(&both(side), 1).first().copied().unwrap();
        assert_eq!(calves("left"), (Area::Calves, Side::Left, 5, false));
        assert_eq!(calves("right"), (Area::Calves, Side::Both, 5, false));
    }

    #[test]
    fn what_is_left_alone_is_not_there_and_receives_nothing() {
        let alone = r#""areas":[{"area":"achilles","severity":5}],"leaveAlone":["calves"]"#;
        assert_eq!(routed(alone, 1), [(Area::Achilles, Side::Both, 5, true)]);
    }

    #[test]
    fn an_injury_is_not_there_then_touched_then_worked() {
        let hurt = r#""areas":[{"area":"quads","severity":3}],
            "acuteInjury":{"area":"quads","date":"2026-03-02"}"#;
        assert_eq!(routed(hurt, 3), []);
        assert_eq!(routed(hurt, 4), [(Area::Quads, Side::Both, 3, true)]);
        assert_eq!(routed(hurt, 13), [(Area::Quads, Side::Both, 3, true)]);
        assert_eq!(routed(hurt, 14), [(Area::Quads, Side::Both, 3, false)]);
    }

    #[test]
    fn a_rating_after_a_race_counts_for_a_week() {
        let raced = r#""areas":[{"area":"quads","severity":8}],
            "races":[{"date":"2026-02-25","distance":"half","priority":"A"}]"#;
        let number = |days| routed(raced, days).first().map(|entry| entry.2);
        assert_eq!((number(6), number(7)), (Some(8), Some(3)));
        let earlier = raced.replace("02-25", "02-24");
        assert_eq!(routed(&earlier, 7).first().map(|entry| entry.2), Some(8));
    }
}
