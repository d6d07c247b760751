//! What happens in a session: length, areas, minutes, techniques, service, aftercare
//! (R-C1 to R-C6).

use crate::plan::{
    answers::{Now, Pressure},
    areas::{LEAD, Urgency},
    day::Day,
    ladder::{Ladder, Pressed},
    maintenance::Placement,
    minutes::{self, Share},
    offers::{self, Chosen},
    phase::{self, Phase, Season},
    planning_window::PlanningWindow,
    reasons,
    result::{Aftercare, PressureLimit, Session, SessionArea, Technique},
    routing::{Entry, LEAST},
    slot::{Role, Slot},
    techniques::{self, Setting},
    turn_number,
    turns::{self, Pick},
};

/// R-C1: pre-race and combined sessions are short (source 23: longer is not better).
const SHORT: u32 = 30;
/// R-C1: the usual length, and the most in a taper or between two races.
const USUAL: u32 = 60;
/// R-C1: minutes of talk (judgement), and in the plan's first session if nobody was here before.
const TALK: u32 = 5;
const FIRST_TALK: u32 = 10;
/// R-Z7: so many sessions, then the plan asks (sources 11 and 20).
pub(crate) const BEFORE_ASKING: usize = 2;

/// The sessions of a plan, and what the notes need to know of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filled {
    pub(crate) sessions: Vec<Session>,
    /// What asked for less than the wish on regular sessions.
    pub(crate) lowered: Vec<PressureLimit>,
    /// Whether a regular session ends below the wish.
    pub(crate) is_reduced: bool,
    /// R-Q2, R-C5: why sessions are left out.
    pub(crate) nothing_to_work: bool,
    pub(crate) no_service_fits: bool,
    /// R-R1: clusters whose pre-race session would be the first massage ever, because what came
    /// before it was left out.
    pub(crate) first_ever: Vec<usize>,
}

/// Why a slot gets no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Empty {
    NothingToWork,
    NoServiceFits,
}

/// Everything that is known of a slot before it is filled.
#[derive(Clone, Copy, Debug)]
struct Plan<'a> {
    window: &'a PlanningWindow<'a>,
    slot: Slot,
    k: i32,
    season: Season,
    floor: i32,
    /// How many sessions come before it.
    index: usize,
    is_after_too_much: bool,
    /// The regular session before it.
    last_regular: Option<&'a Session>,
}

/// Every session of the plan.
pub(crate) fn fill(window: &PlanningWindow<'_>, placement: &Placement) -> Filled {
    let mut filled = Filled::default();
    let mut ladder = Ladder::new(window);
    let numbers = turn_number::numbers(window, &placement.slots);
    for (slot, k) in placement.slots.iter().zip(numbers) {
        if let Role::PreRace { cluster, .. } = slot.role
            && filled.sessions.is_empty()
            && window.answers.first_massage_ever
            && !placement.has_past
            && !window.is_fixed_by_visitor(slot.day)
        {
            filled.first_ever.push(cluster);
            continue;
        }
        let is_regular =
            |session: &&Session| session.kind == crate::plan::result::Kind::Maintenance;
        let last_regular = filled.sessions.iter().rev().find(is_regular);
        let plan = Plan {
            window,
            slot: *slot,
            k,
            season: phase::season(window, &window.demoted, slot.day),
            floor: placement.floor,
            index: filled.sessions.len(),
            is_after_too_much: ladder.is_after_too_much(*slot),
            last_regular,
        };
        match plan.session(&ladder) {
            Ok((session, pressed)) => {
                ladder.take(*slot, &pressed);
                filled.sessions.push(session);
            }
            Err(Empty::NothingToWork) => filled.nothing_to_work = true,
            Err(Empty::NoServiceFits) => filled.no_service_fits = true,
        }
    }
    filled.is_reduced = ladder.is_reduced;
    filled.lowered = ladder.reasons;
    filled
}

/// R-C1: the length that is planned; what is sold may be longer or shorter (R-C5).
fn planned_length(window: &PlanningWindow<'_>, role: Role, phase: Phase) -> u32 {
    let wish = window.answers.session_length;
    match role {
        Role::PreRace { .. } | Role::Combined { .. } => SHORT,
        Role::Recovery { .. } => wish.unwrap_or(USUAL).min(USUAL),
        Role::Maintenance { .. } if matches!(phase, Phase::Taper | Phase::Between) => {
            wish.unwrap_or(USUAL).min(USUAL)
        }
        Role::Maintenance { .. } => wish.unwrap_or(USUAL),
    }
}

/// R-Z7, R-Q4: whether the plan asks after two sessions.
pub(crate) fn asks(window: &PlanningWindow<'_>) -> bool {
    let check_in = &window.answers.check_in;
    let is_same = |area, severity| severity >= LEAD && check_in.areas.contains(&(area, Now::Same));
    window.tight.urgency() == Urgency::Pressing
        || window.tight.areas.iter().any(|entry| is_same(entry.area, entry.severity))
}

impl Plan<'_> {
    /// The session, and how firm it is.
    fn session(&self, ladder: &Ladder<'_>) -> Result<(Session, Pressed), Empty> {
        let (window, slot) = (self.window, self.slot);
        let planned = planned_length(window, slot.role, self.season.phase);
        let mut picks = turns::picks(window, slot.role, slot.day, self.k, planned);
        let mut entries: Vec<Entry> = picks.iter().map(|pick| pick.entry).collect();
        let pressed = ladder.pressure(slot, self.season.phase, &entries);
        let allowed = techniques::allowed(window, self.setting(pressed.pressure, &entries));
        let chosen = offers::choose(window.answers, pressed.pressure, allowed, planned);
        let chosen = chosen.ok_or(Empty::NoServiceFits)?;
        let hands_on = chosen.minutes - self.talk();
        picks.truncate(turns::areas_that_fit(chosen.minutes).min((hands_on / LEAST) as usize));
        turns::join(window, slot.role, &mut picks, (slot.day, self.k), (chosen.minutes, hands_on));
        if picks.iter().all(|pick| pick.entry.touch) {
            return Err(Empty::NothingToWork);
        }
        // What was cut away still forbids: the service was chosen with it.
        entries.extend(picks.iter().map(|pick| pick.entry));
        let allowed = techniques::allowed(window, self.setting(pressed.pressure, &entries));
        let used = chosen.offer.kind.techniques().and(allowed);
        if used.count() == 0 {
            return Err(Empty::NoServiceFits);
        }
        let areas = self.areas(&picks, chosen.minutes, hands_on);
        let stretches = allowed.contains(Technique::ThaiStretch);
        let (techniques, first_techniques) = techniques::ordered(used, self.season.phase, self.k);
        let mut session = self.frame(&pressed, chosen, areas);
        session.techniques = techniques;
        session.first_techniques = first_techniques;
        session.aftercare = aftercare(slot.role, pressed.pressure, stretches);
        Ok((session, pressed))
    }

    fn setting<'b>(&self, pressure: Pressure, areas: &'b [Entry]) -> Setting<'b> {
        Setting {
            slot: self.slot,
            phase: self.season.phase,
            pressure,
            is_first: self.index == 0,
            is_after_too_much: self.is_after_too_much,
            areas,
        }
    }

    /// R-C1: minutes of talk.
    fn talk(&self) -> u32 {
        let is_first = self.index == 0 && self.window.answers.last_massage.is_none();
        if is_first { FIRST_TALK } else { TALK }
    }

    /// The session without what is done with the hands.
    fn frame(&self, pressed: &Pressed, chosen: Chosen<'_>, areas: Vec<SessionArea>) -> Session {
        let (window, slot, season) = (self.window, self.slot, self.season);
        let (race_date, also_race_date) = race_dates(window, slot.role);
        let worked: u32 = areas.iter().map(|area| area.minutes).sum();
        Session {
            date: slot.day,
            weekday: slot.day.weekday(),
            kind: slot.role.kind(),
            pressure: pressed.pressure,
            duration_min: chosen.minutes,
            service: chosen.offer.kind,
            service_id: chosen.offer.id.clone(),
            first: self.index == 0,
            combined: matches!(slot.role, Role::Combined { .. }),
            late: matches!(slot.role, Role::Recovery { late: true, .. }),
            early: matches!(slot.role, Role::PreRace { early: true, .. }),
            race_date,
            also_race_date,
            key: window.key(slot),
            fixed: None,
            is_provisional: self.index >= BEFORE_ASKING && asks(window),
            phase: season.phase,
            weeks_to_race: season.weeks_to_race(slot.day),
            next_race_date: season.next_race,
            last_race_date: season.last_race,
            area_before: self.last_regular.and_then(|last| last.most_time()[0]),
            talk_min: chosen.minutes - worked,
            areas,
            techniques: Vec::new(),
            first_techniques: 0,
            why: reasons::why(
                window,
                slot,
                pressed,
                reasons::SessionPosition {
                    index: self.index,
                    floor: self.floor,
                    phase: season.phase,
                },
            ),
            aftercare: Vec::new(),
        }
    }

    /// R-Q2 (3): areas with their minutes; never again what the regular session before had.
    fn areas(&self, picks: &[Pick], length: u32, hands_on: u32) -> Vec<SessionArea> {
        let shared = |shift: usize| self.shared(picks, shift, length, hands_on);
        let mut areas = shared(0);
        if !self.slot.role.is_maintenance() {
            return areas;
        }
        let Some(last) = self.last_regular.filter(|last| self.has_line_of(last)) else {
            return areas;
        };
        let turns = picks.iter().filter(|pick| pick.takes_turns).count();
        for shift in 1..=turns {
            if !has_same_minutes(&areas, &last.areas) {
                break;
            }
            areas = shared(shift);
        }
        areas
    }

    fn shared(&self, picks: &[Pick], shift: usize, length: u32, hands_on: u32) -> Vec<SessionArea> {
        let day = self.slot.day;
        let picks = if self.slot.role.is_maintenance() {
            turns::with_turn(picks, self.k, shift)
        } else {
            picks.to_vec()
        };
        let count = u32::try_from(picks.len()).unwrap_or(u32::MAX).max(1);
        let share = |pick: &Pick| Share {
            weight: pick.weight,
            end: turns::upper_end(self.window, pick, day, length, hands_on / count),
        };
        let shares: Vec<Share> = picks.iter().map(share).collect();
        let is_odd = self.slot.role.is_maintenance() && self.k.rem_euclid(2) == 1;
        let minutes = minutes::share(&shares, hands_on, is_odd);
        let area = |(pick, minutes): (&Pick, u32)| SessionArea {
            area: pick.entry.area,
            side: pick.entry.side,
            focus: pick.entry.is_named,
            touch: pick.entry.touch,
            minutes,
        };
        picks.iter().zip(minutes).map(area).collect()
    }

    /// R-Q1: whether the first line would be that of the other session, its areas aside.
    fn has_line_of(&self, other: &Session) -> bool {
        let (season, day) = (self.season, self.slot.day);
        season.phase == other.phase
            && match season.phase {
                Phase::Steady | Phase::Peak | Phase::Taper => true,
                Phase::Base | Phase::Build => {
                    season.next_race == other.next_race_date
                        && season.weeks_to_race(day) == other.weeks_to_race
                }
                Phase::Between => {
                    (season.last_race, season.next_race)
                        == (other.last_race_date, other.next_race_date)
                }
                // Its days differ.
                Phase::Recovery => false,
            }
    }
}

/// R-Q1: whether every area has the minutes that it had before, in whatever order.
fn has_same_minutes(areas: &[SessionArea], before: &[SessionArea]) -> bool {
    let had = |now: &SessionArea| {
        before.iter().any(|then| (then.area, then.minutes) == (now.area, now.minutes))
    };
    areas.len() == before.len() && areas.iter().all(had)
}

/// The races that a session serves.
fn race_dates(window: &PlanningWindow<'_>, role: Role) -> (Option<Day>, Option<Day>) {
    let cluster = |index: usize| window.clusters.get(index);
    match role {
        Role::Maintenance { .. } => (None, None),
        Role::PreRace { cluster: index, .. } => (cluster(index).map(|race| race.first), None),
        Role::Recovery { cluster: index, .. } => (cluster(index).map(|race| race.last), None),
        Role::Combined { earlier } => {
            (cluster(earlier).map(|race| race.last), cluster(earlier + 1).map(|race| race.first))
        }
    }
}

/// R-C6: what to do afterwards (the clinic's article; source 16).
fn aftercare(role: Role, pressure: Pressure, stretches: bool) -> Vec<Aftercare> {
    let by_role = match role {
        Role::Maintenance { .. } => None,
        Role::PreRace { .. } | Role::Combined { .. } => Some(Aftercare::Pre),
        Role::Recovery { .. } => Some(Aftercare::Post),
    };
    let day = if stretches { Aftercare::Day } else { Aftercare::DayWithoutStretch };
    let firm = (pressure == Pressure::Firm).then_some(Aftercare::Firm);
    [by_role, Some(day), firm, Some(Aftercare::Call)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
