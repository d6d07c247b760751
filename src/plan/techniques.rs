//! What is done with the hands, and what is left out by caution (R-C3, R-C9).

use crate::plan::{
    answers::{Area, Caution, Place, Pressure, Priority},
    areas::PRESSING,
    injury::Stage,
    phase::{self, Phase},
    planning_window::PlanningWindow,
    result::{Service, Technique},
    routing::Entry,
    slot::{Role, Slot},
};

/// R-C9: broken skin has closed after so many days (judgement).
pub(crate) const BROKEN_SKIN_DAYS: i32 = 14;
/// R-C3: no assisted stretching for so many days after a race over 30 km.
const NO_STRETCH_AFTER_LONG: i32 = 3;
/// R-C9: general soreness counts for sessions so soon (judgement).
pub(crate) const SORENESS_COUNTS: i32 = 3;
/// R-C9: soreness from which on nothing is stretched or pressed by thumb (judgement).
const VERY_SORE: u32 = 7;
/// R-C8: from this rating on one of the seven takes friction off.
const SORE: u8 = crate::plan::areas::LEAD;
/// R-C3: so many techniques are named first.
const NAMED_FIRST: usize = 3;
/// R-C3: the order after those of the phase.
const ORDER: [Technique; 8] = [
    Technique::Effleurage,
    Technique::Petrissage,
    Technique::Compression,
    Technique::ThumbPress,
    Technique::ThaiStretch,
    Technique::Rocking,
    Technique::Mobilise,
    Technique::Friction,
];

/// A set of techniques.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Techniques(u8);

impl Techniques {
    /// A set of these.
    pub(crate) const fn of(techniques: &[Technique]) -> Self {
        let mut set = Self(0);
        let mut rest = techniques;
        while let [first, tail @ ..] = rest {
            set = Self(set.0 | 1 << *first as u8);
            rest = tail;
        }
        set
    }

    pub(crate) const fn contains(self, technique: Technique) -> bool {
        self.0 & 1 << technique as u8 != 0
    }

    pub(crate) const fn without(self, off: Self) -> Self {
        Self(self.0 & !off.0)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    fn add(&mut self, holds: bool, techniques: &[Technique]) {
        if holds {
            self.0 |= Self::of(techniques).0;
        }
    }
}

impl Service {
    /// R-C3: what belongs to the service (to be confirmed by the clinic).
    pub(crate) const fn techniques(self) -> Techniques {
        use Technique::{
            Compression, Effleurage, Friction, Mobilise, Petrissage, Rocking, ThaiStretch,
            ThumbPress,
        };
        match self {
            Self::Swedish => Techniques::of(&[Effleurage, Petrissage, Friction, Rocking]),
            Self::ThaiSports => {
                Techniques::of(&[Compression, ThumbPress, ThaiStretch, Mobilise, Rocking])
            }
            Self::ThaiCombo => Techniques::of(Technique::ALL).without(Techniques::of(&[Friction])),
            Self::DeepTissue => Techniques::of(&[Effleurage, Petrissage, Compression, Friction]),
        }
    }
}

/// What the techniques of a session depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    pub(crate) slot: Slot,
    pub(crate) phase: Phase,
    pub(crate) pressure: Pressure,
    /// Whether it is the earliest of the plan.
    pub(crate) is_first: bool,
    /// R-Q4: whether the last session was too much.
    pub(crate) is_after_too_much: bool,
    /// Everything that is worked or touched, also what a shorter session cuts away.
    pub(crate) areas: &'a [Entry],
}

/// R-C3: the techniques of the kind of session, less all that is off.
pub(crate) fn allowed(window: &PlanningWindow<'_>, setting: Setting<'_>) -> Techniques {
    by_kind(window, setting).without(off(window, setting))
}

/// Everything that is off in the session, whatever its kind and service.
fn off(window: &PlanningWindow<'_>, setting: Setting<'_>) -> Techniques {
    let mut off = Techniques::default();
    by_caution(window, setting, &mut off);
    by_area(window, setting, &mut off);
    by_day(window, setting, &mut off);
    off
}

/// R-C3: by kind of session (the clinic's article; what is missing is judgement).
fn by_kind(window: &PlanningWindow<'_>, setting: Setting<'_>) -> Techniques {
    let mut missing = Techniques::default();
    match setting.slot.role {
        Role::Maintenance { .. } => {
            missing.add(setting.pressure == Pressure::Light, &[Technique::Friction]);
        }
        Role::PreRace { .. } => {
            missing.add(true, &[Technique::Friction, Technique::ThaiStretch]);
        }
        Role::Combined { .. } => {
            let without = [Technique::Friction, Technique::ThaiStretch, Technique::ThumbPress];
            missing.add(true, &without);
        }
        Role::Recovery { .. } => {
            missing.add(true, &[Technique::Friction, Technique::ThumbPress]);
            let is_soon = window.races.all.iter().any(|race| {
                race.class().is_long()
                    && (0..=NO_STRETCH_AFTER_LONG).contains(&setting.slot.day.since(race.day))
            });
            missing.add(is_soon, &[Technique::ThaiStretch]);
        }
    }
    Techniques::of(Technique::ALL).without(missing)
}

/// R-C9, R-Q5: what the cautions, and places to leave alone, take away (judgement, to be confirmed;
/// sources 4 and 10).
fn by_caution(window: &PlanningWindow<'_>, setting: Setting<'_>, off: &mut Techniques) {
    use Technique::{Compression, Friction, Mobilise, Rocking, ThaiStretch, ThumbPress};
    let answers = window.answers;
    let has = |caution: Caution| answers.has(caution);
    let works = |area: Area| setting.areas.iter().any(|entry| entry.area == area);
    let lower_leg = setting.areas.iter().any(|entry| entry.area.is_lower_leg());
    let spine = works(Area::LowerBack) || works(Area::UpperBody);
    let days = setting.slot.day.since(answers.today);
    off.add(window.is_light_only(), &[Friction, ThaiStretch]);
    let bleeds = has(Caution::Anticoagulants) || has(Caution::BleedingDisorder);
    off.add(bleeds, &[ThumbPress, Compression]);
    off.add(has(Caution::Osteoporosis), &[ThumbPress, Rocking]);
    off.add(has(Caution::Osteoporosis) && spine, &[Compression]);
    off.add(answers.has_numb_feet() && lower_leg, &[ThumbPress]);
    let varicose = has(Caution::VaricoseVeins) || has(Caution::SevereVaricoseOrVascular);
    off.add(varicose, &[Friction]);
    off.add(varicose && lower_leg, &[ThumbPress, Compression]);
    off.add(has(Caution::JointReplacement), &[Mobilise, ThaiStretch]);
    off.add(has(Caution::Hypermobility), &[ThaiStretch]);
    off.add(has(Caution::BrokenSkin) && days < BROKEN_SKIN_DAYS, &[Friction]);
    off.add(has(Caution::StressFracture), &[ThumbPress, Friction]);
    let is_soon = days <= SORENESS_COUNTS;
    off.add(answers.soreness >= VERY_SORE && is_soon, &[ThaiStretch, ThumbPress]);
    off.add(answers.first_massage_ever && setting.is_first, &[Friction, ThaiStretch]);
    let left = |places: &[Place]| places.iter().any(|place| answers.leave_alone.contains(place));
    off.add(left(&NO_STRETCH), &[ThaiStretch]);
    off.add(left(&NO_CIRCLES), &[Mobilise]);
}

/// R-Q5: places whose stretch would pull at them (judgement),
const NO_STRETCH: [Place; 6] = [
    Place::Calves,
    Place::Hamstrings,
    Place::HipFlexors,
    Place::Knees,
    Place::Adductors,
    Place::LowerBack,
];
/// and joints that circles would turn (judgement).
const NO_CIRCLES: [Place; 5] =
    [Place::Feet, Place::Achilles, Place::Ankle, Place::Knees, Place::HipFlexors];

/// R-C8, R-Z7, R-I1: what sore and injured areas take away.
fn by_area(window: &PlanningWindow<'_>, setting: Setting<'_>, off: &mut Techniques) {
    use Technique::{Effleurage, Friction, Mobilise, Petrissage, ThaiStretch, ThumbPress};
    let day = setting.slot.day;
    let any = |fits: &dyn Fn(&Entry) -> bool| setting.areas.iter().any(fits);
    off.add(any(&|entry| entry.area.is_one_of_seven() && entry.rated >= SORE), &[Friction]);
    off.add(any(&|entry| entry.rated >= PRESSING), &[Friction, ThumbPress]);
    let Some(injury) = window.injury else { return };
    match injury.stage(day) {
        Some(Stage::Rest | Stage::Gentle) if injury.place.is_on_leg() => {
            let gliding = Techniques::of(&[Effleurage, Petrissage]);
            let rest = Techniques::of(Technique::ALL).without(gliding);
            off.0 |= rest.0;
        }
        Some(Stage::Rest | Stage::Gentle) => off.add(true, &[Friction, Mobilise, ThaiStretch]),
        Some(Stage::Care) => off.add(any(&|entry| entry.injury.is_some()), &[Friction]),
        None => {}
    }
}

/// R-Q1, R-Q4, R-M3, R-K4: what the day takes away.
fn by_day(window: &PlanningWindow<'_>, setting: Setting<'_>, off: &mut Techniques) {
    let day = setting.slot.day;
    let races = &window.races.all;
    let is_close = races.iter().any(|race| {
        race.priority <= Priority::B
            && !phase::is_demoted(race, &window.demoted)
            && phase::has_no_friction(race, day)
    });
    off.add(is_close, &[Technique::Friction]);
    off.add(setting.phase == Phase::Recovery, &[Technique::Friction]);
    off.add(setting.phase == Phase::Between, &[Technique::Friction, Technique::ThaiStretch]);
    off.add(setting.is_after_too_much, &[Technique::Friction]);
    let is_eve = window.is_eve_of_training(day) || window.is_eve_of_told_long_run(day);
    let is_protected = races.iter().any(|race| race.protects(day));
    let is_on_long_run = window.is_fixed_by_visitor(day) && window.is_long_run_or_eve(day);
    let is_near = is_eve || is_protected || is_on_long_run;
    off.add(is_near && setting.slot.role.is_maintenance(), &[Technique::Friction]);
}

/// R-C3: in order: those of the phase, then the usual ones, and how many are named first.
pub(crate) fn ordered(used: Techniques, phase: Phase, k: i32) -> (Vec<Technique>, usize) {
    let mut ordered: Vec<Technique> = Vec::new();
    for technique in phase.first_techniques(k).into_iter().chain(ORDER) {
        if used.contains(technique) && !ordered.contains(&technique) {
            ordered.push(technique);
        }
    }
    let first = ordered.len().min(NAMED_FIRST);
    (ordered, first)
}

#[cfg(test)]
mod tests {
    use super::{Techniques, ordered};
    use crate::plan::{
        phase::Phase,
        result::{Service, Technique},
    };

    #[test]
    fn those_of_the_phase_come_first() {
        let all = Techniques::of(Technique::ALL);
        let (techniques, first) = ordered(all, Phase::Peak, 0);
        assert_eq!(first, 3);
        assert_eq!(
            techniques,
            [
                Technique::Compression,
                Technique::ThumbPress,
                Technique::ThaiStretch,
                Technique::Effleurage,
                Technique::Petrissage,
                Technique::Rocking,
                Technique::Mobilise,
                Technique::Friction,
            ]
        );
        let (techniques, first) = ordered(Service::Swedish.techniques(), Phase::Peak, 0);
        assert_eq!(first, 3);
        assert_eq!(techniques.first(), Some(&Technique::Effleurage));
        assert_eq!(ordered(Techniques::of(&[Technique::Rocking]), Phase::Base, 0).1, 1);
    }

    #[test]
    fn steady_turns_alternate() {
        let all = Techniques::of(Technique::ALL);
        assert_eq!(ordered(all, Phase::Steady, -2).0, ordered(all, Phase::Base, 0).0);
        assert_eq!(ordered(all, Phase::Steady, -1).0, ordered(all, Phase::Build, 0).0);
    }
}
