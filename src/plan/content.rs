//! What happens in a session: length, areas, minutes, techniques, service, aftercare
//! (R-C1 to R-C7).

use crate::plan::{
    answers::{Area, Caution, Pressure, RaceClass, Side},
    day::Day,
    order::sort_by_key,
    planning_window::PlanningWindow,
    pressure::{self, Pressed, Pressures},
    reasons,
    result::{Aftercare, Kind, Service, Session, SessionArea, Technique, Why},
    slot::{self, Role, Slot},
};

/// R-C2: minutes of a session that are not hands-on (judgement).
const NOT_HANDS_ON: u32 = 5;
/// R-C2: the fewest minutes for an area (judgement).
const MIN_MINUTES: u32 = 5;
/// R-C2: the weight of an area that was filled in (judgement).
const FILLED_IN_WEIGHT: u32 = 3;
/// R-C2: the muscles that running uses most (the clinic's article), up to this number of areas.
const FILL_IN: ([Area; 4], usize) =
    ([Area::Calves, Area::Hamstrings, Area::Glutes, Area::Quads], 4);
/// R-C3: areas that get no friction while they are sore.
const NO_FRICTION: [Area; 5] = [Area::Achilles, Area::Shins, Area::Feet, Area::Knees, Area::ItBand];
/// R-C3: from this severity on such an area counts as sore.
const SORE_FROM: u8 = 4;
/// R-C3: days after a race over 30 km without assisted stretching.
const NO_STRETCH_AFTER_LONG: i32 = 3;
/// R-C7: days after a race over 30 km with nothing but walking.
const WALK_AFTER_LONG: i32 = 3;

/// Every session of the plan, with the pressures that the notes need.
pub(crate) fn fill(
    window: &PlanningWindow<'_>,
    slots: &[Slot],
    floor: i32,
) -> (Vec<Session>, Pressures) {
    let pressures = pressure::settle(window, slots);
    let sessions = slot::with_positions(slots)
        .zip(&pressures.sessions)
        .map(|((slot, position), pressed)| {
            let why = reasons::why(window, slot, pressed, position, floor);
            session(window, slot, pressed, position.is_first(), why)
        })
        .collect();
    (sessions, pressures)
}

fn session(
    window: &PlanningWindow<'_>,
    slot: Slot,
    pressed: &Pressed,
    first: bool,
    why: Vec<Why>,
) -> Session {
    let pressure = pressed.pressure;
    let duration_min = window.length(slot.role);
    let cluster = |index: usize| window.clusters.get(index);
    let (race_date, also_race_date) = match slot.role {
        Role::Maintenance { .. } => (None, None),
        Role::PreRace { cluster: index } => (cluster(index).map(|cluster| cluster.first), None),
        Role::Recovery { cluster: index, .. } => (cluster(index).map(|cluster| cluster.last), None),
        Role::Combined { earlier } => (
            cluster(earlier).map(|cluster| cluster.last),
            cluster(earlier + 1).map(|cluster| cluster.first),
        ),
    };
    Session {
        date: slot.day,
        weekday: slot.day.weekday(),
        kind: slot.role.kind(),
        pressure,
        duration_min,
        service: service(window, slot.role.kind(), pressure),
        first,
        combined: matches!(slot.role, Role::Combined { .. }),
        late: matches!(slot.role, Role::Recovery { late: true, .. }),
        race_date,
        also_race_date,
        areas: areas(window, slot, duration_min),
        techniques: techniques(window, slot, pressure),
        why,
        aftercare: aftercare(slot.role, pressure),
    }
}

/// R-C2, R-I1: the areas of a session and their minutes.
fn areas(window: &PlanningWindow<'_>, slot: Slot, duration_min: u32) -> Vec<SessionArea> {
    let injured = window
        .answers
        .acute_injury
        .filter(|_| window.is_injured(slot.day))
        .map(|injury| injury.area);
    let rests = window.injury_rests_until().is_some_and(|until| slot.day < until);
    let chosen = window
        .tight
        .areas
        .iter()
        .filter(|entry| !(rests && injured == Some(entry.area)))
        .take(window.areas_that_fit(slot.role));
    let mut weighted: Vec<(SessionArea, u32)> = chosen
        .map(|entry| {
            let weight = if injured == Some(entry.area) { 1 } else { u32::from(entry.severity) };
            let (area, side) = (entry.area, entry.side);
            (SessionArea { area, side, focus: true, minutes: 0 }, weight)
        })
        .collect();
    let (candidates, enough) = FILL_IN;
    for area in candidates {
        let is_there = weighted.iter().any(|(entry, _)| entry.area == area);
        if weighted.len() < enough && !is_there && injured != Some(area) {
            let entry = SessionArea { area, side: Side::Both, focus: false, minutes: 0 };
            weighted.push((entry, FILLED_IN_WEIGHT));
        }
    }
    if matches!(slot.role, Role::PreRace { .. } | Role::Combined { .. }) {
        for (_, weight) in &mut weighted {
            *weight = 1;
        }
    }
    share(weighted, duration_min - NOT_HANDS_ON)
}

/// R-C2: five minutes each, the rest by weight, largest remainder first, ties to the earlier one.
fn share(weighted: Vec<(SessionArea, u32)>, minutes: u32) -> Vec<SessionArea> {
    let count = u32::try_from(weighted.len()).unwrap_or(u32::MAX);
    let rest = minutes.saturating_sub(count.saturating_mul(MIN_MINUTES));
    let weights: u32 = weighted.iter().map(|(_, weight)| weight).sum();
    let weights = weights.max(1);
    let mut shares: Vec<(SessionArea, u32)> = weighted
        .into_iter()
        .map(|(entry, weight)| {
            let minutes = MIN_MINUTES + rest * weight / weights;
            (SessionArea { minutes, ..entry }, rest * weight % weights)
        })
        .collect();
    let given: u32 = shares.iter().map(|(entry, _)| entry.minutes).sum();
    let mut order: Vec<&mut (SessionArea, u32)> = shares.iter_mut().collect();
    // Stable: ties go to the area that stands earlier.
    sort_by_key(&mut order, |(_, remainder)| std::cmp::Reverse(*remainder));
    for (entry, _) in order.into_iter().take(minutes.saturating_sub(given) as usize) {
        entry.minutes += 1;
    }
    shares.into_iter().map(|(entry, _)| entry).collect()
}

/// R-C3: what is done with the hands.
fn techniques(window: &PlanningWindow<'_>, slot: Slot, pressure: Pressure) -> Vec<Technique> {
    let is_used = |technique: Technique| match technique {
        Technique::Effleurage
        | Technique::Petrissage
        | Technique::Compression
        | Technique::Rocking
        | Technique::Mobilise => true,
        Technique::ThumbPress => {
            matches!(slot.role, Role::Maintenance { .. } | Role::PreRace { .. })
        }
        Technique::Friction => {
            slot.role.is_maintenance() && pressure > Pressure::Light && takes_friction(window, slot)
        }
        Technique::ThaiStretch => takes_stretch(window, slot),
    };
    Technique::ALL.iter().copied().filter(|technique| is_used(*technique)).collect()
}

/// R-C3, R-Z2, R-Z3, R-I1: whether maintenance may use friction.
fn takes_friction(window: &PlanningWindow<'_>, slot: Slot) -> bool {
    let has = |caution: Caution| window.answers.cautions.contains(&caution);
    let is_sore = window
        .fitting(slot.role)
        .any(|entry| NO_FRICTION.contains(&entry.area) && entry.severity >= SORE_FROM);
    !is_sore
        && !has(Caution::VaricoseVeins)
        && !has(Caution::BrokenSkin)
        && !window.is_light_only()
        && !window.works_injury(slot)
}

/// R-C3, R-Z2, R-Z3, R-I1: whether a session may use assisted stretching.
fn takes_stretch(window: &PlanningWindow<'_>, slot: Slot) -> bool {
    let has = |caution: Caution| window.answers.cautions.contains(&caution);
    let by_role = match slot.role {
        Role::Maintenance { .. } => true,
        Role::PreRace { .. } | Role::Combined { .. } => false,
        Role::Recovery { .. } => !window.races.all.iter().any(|race| {
            race.class() >= RaceClass::Marathon
                && (0..=NO_STRETCH_AFTER_LONG).contains(&slot.day.since(race.day))
        }),
    };
    by_role
        && !has(Caution::Hypermobility)
        && !has(Caution::JointReplacement)
        && !window.is_light_only()
        && !window.works_injury(slot)
}

/// R-C5, R-Z3: the service that fits (the names are the clinic's, the mapping is judgement).
fn service(window: &PlanningWindow<'_>, kind: Kind, pressure: Pressure) -> Service {
    if window.answers.cautions.contains(&Caution::OilAllergy) {
        return Service::ThaiSports;
    }
    match (pressure, kind) {
        (Pressure::Light, _) => Service::Swedish,
        (Pressure::Medium, Kind::Maintenance) => Service::ThaiSports,
        (Pressure::Medium, Kind::PreEvent | Kind::PostEvent) => Service::ThaiCombo,
        (Pressure::Firm, _) => Service::DeepTissue,
    }
}

/// R-C6: what to do afterwards (the clinic's article; source 16).
fn aftercare(role: Role, pressure: Pressure) -> Vec<Aftercare> {
    let by_role = match role {
        Role::Maintenance { .. } => None,
        Role::PreRace { .. } | Role::Combined { .. } => Some(Aftercare::Pre),
        Role::Recovery { .. } => Some(Aftercare::Post),
    };
    let firm = (pressure == Pressure::Firm).then_some(Aftercare::Firm);
    [by_role, Some(Aftercare::Day), firm, Some(Aftercare::Call)].into_iter().flatten().collect()
}

/// R-C7: the last day of nothing but walking, where today is one or the race day (judgement; for
/// soreness source 21).
pub(crate) fn walk_until(window: &PlanningWindow<'_>) -> Option<Day> {
    let today = window.answers.today;
    let long = window.races.all.iter().filter(|race| race.class().is_long());
    let walks = long.map(|race| (race.day, race.day.plus(WALK_AFTER_LONG)));
    walks.filter(|(from, to)| (*from..=*to).contains(&today)).map(|(_, to)| to).max()
}

/// R-C7, R-I1: the areas to look after between sessions: at most three, else the usual ones.
pub(crate) fn self_care(window: &PlanningWindow<'_>) -> Vec<Area> {
    let injured = window.answers.acute_injury.map(|injury| injury.area);
    let usual = [Area::Calves, Area::Hamstrings, Area::Glutes];
    let chosen: Vec<Area> = window.tight.areas.iter().map(|entry| entry.area).collect();
    // On the race day itself the start may still be ahead.
    let is_after =
        walk_until(window).is_some_and(|last| window.answers.today > last.plus(-WALK_AFTER_LONG));
    let areas = match chosen.as_slice() {
        _ if is_after => Vec::new(),
        [] => usual.to_vec(),
        _ => chosen,
    };
    areas.into_iter().filter(|area| injured != Some(*area)).take(3).collect()
}
