//! What the page says about the plan as a whole, in the order of D-3.

mod load_notes;

use crate::plan::{
    answers::{Caution, Now, Tender},
    areas::{LEAD, Urgency, VERY_SORE},
    budget::FittedPlan,
    clusters::{Cluster, Series},
    content::Filled,
    first_session,
    planning_window::PlanningWindow,
    race_sessions::{NoPreRace, RaceSessions},
    result::{Note, PressureLimit},
    slot::Role,
    techniques::BROKEN_SKIN_DAYS,
};

/// Everything that the notes are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanParts<'a> {
    /// The race sessions, and those that found no day.
    pub(crate) races: &'a RaceSessions,
    /// The plan shown.
    pub(crate) fitted: &'a FittedPlan,
    /// Its sessions, and how firm they are.
    pub(crate) filled: &'a Filled,
}

/// Why nothing is planned at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPlan {
    /// R-B1: the visitor wants no session.
    Budget,
    /// R-C9: nobody said which limb is not to be touched.
    Place,
}

/// The notes of a plan. One without sessions keeps only what does not speak of them (R-B1).
pub(crate) fn collect(
    window: &PlanningWindow<'_>,
    parts: Result<PlanParts<'_>, NoPlan>,
) -> Vec<Note> {
    let mut notes: Vec<Note> =
        window.tight.merged.iter().map(|area| Note::AreaMerged { area: *area }).collect();
    let races = &window.races;
    notes.extend(races.merged.iter().map(|date| Note::RaceDuplicateMerged { date: *date }));
    notes.extend(races.past.iter().map(|date| Note::RacePastIgnored { date: *date }));
    notes.extend(races.beyond.iter().map(|date| Note::RaceBeyondHorizon { date: *date }));
    if !races.all.iter().any(|race| race.day >= window.answers.today) {
        notes.push(Note::NoRacePlan);
    }
    match parts {
        Ok(parts) => {
            race_notes(window, parts, &mut notes);
            session_notes(window, parts, &mut notes);
        }
        Err(NoPlan::Place) => notes.push(Note::AskPlace),
        Err(NoPlan::Budget) => notes.push(Note::BudgetZero),
    }
    notes.extend(race_while_tight(window));
    if let Ok(parts) = parts {
        pressure_note(parts, &mut notes);
    }
    health_notes(window, parts.ok(), &mut notes);
    load_notes::add(window, &mut notes);
    notes
}

fn race_notes(window: &PlanningWindow<'_>, parts: PlanParts<'_>, notes: &mut Vec<Note>) {
    let clusters = &window.clusters;
    let each = |fits: &dyn Fn(usize, &Cluster) -> bool, note: &dyn Fn(&Cluster) -> Note| {
        let fitting = clusters.iter().enumerate().filter(|(index, cluster)| fits(*index, cluster));
        fitting.map(|(_, cluster)| note(cluster)).collect::<Vec<_>>()
    };
    let shows = |role: Role| parts.fitted.placement.slots.iter().any(|slot| slot.role == role);
    let next = |cluster: &Cluster| {
        let later = clusters.iter().map(|other| other.first).find(|day| *day > cluster.last);
        later.unwrap_or(cluster.last)
    };
    notes.extend(each(&|_, cluster| cluster.races > 1, &|cluster| Note::RacesTooClose {
        date: cluster.first,
        also_date: cluster.last,
    }));
    notes.extend(each(&|index, _| shows(Role::Combined { earlier: index }), &|cluster| {
        Note::CombinedBetweenRaces { date: cluster.last, also_date: next(cluster) }
    }));
    notes.extend(each(&|index, _| parts.races.without_combined.contains(&index), &|cluster| {
        Note::CombinedNotPossible { date: cluster.last, also_date: next(cluster) }
    }));
    notes.extend(left_out(window));
    let without =
        |index: usize, reason: NoPreRace| parts.races.without_pre.contains(&(index, reason));
    notes.extend(each(&|index, _| without(index, NoPreRace::NoDay), &|cluster| {
        Note::PreEventNotPossible { date: cluster.first }
    }));
    let is_first_ever = |index: usize| {
        parts.fitted.left_out.contains(&index) || parts.filled.first_ever.contains(&index)
    };
    notes.extend(each(&|index, _| is_first_ever(index), &|cluster| Note::FirstNotBeforeRace {
        date: cluster.first,
    }));
    notes.extend(each(&|index, _| without(index, NoPreRace::Notice), &|cluster| {
        Note::MoreNoticeNeeded { date: cluster.first }
    }));
    notes.extend(each(
        &|index, _| shows(Role::Recovery { cluster: index, late: true }),
        &|cluster| Note::PostEventLate { date: cluster.last },
    ));
    notes.extend(each(&|index, _| parts.races.without_recovery.contains(&index), &|cluster| {
        Note::PostEventNotPossible { date: cluster.last }
    }));
}

/// R-R8: once a plan, the races ahead of a series that get nothing.
fn left_out(window: &PlanningWindow<'_>) -> Option<Note> {
    let passed_over = |cluster: &&Cluster| {
        cluster.series == Series::PassedOver && cluster.first >= window.answers.today
    };
    let mut clusters = window.clusters.iter().filter(passed_over);
    let first = clusters.next()?;
    Some(Note::RaceSessionsLeftOut { date: first.first, count: 1 + clusters.count() })
}

fn session_notes(window: &PlanningWindow<'_>, parts: PlanParts<'_>, notes: &mut Vec<Note>) {
    let (fitted, filled) = (parts.fitted, parts.filled);
    notes.extend(first_delayed(window, parts));
    // Not where the visitor's number is the reason.
    if fitted.trimmed == 0 {
        notes.extend(fitted.placement.skipped.iter().map(|(date, last)| Note::SlotSkipped {
            date: *date,
            also_date: (date != last).then_some(*last),
        }));
    }
    let has_reason = filled.nothing_to_work || filled.no_service_fits;
    // R-M4: an empty plan says so; self-care is still shown.
    if filled.sessions.is_empty() && !has_reason {
        notes.push(Note::NoSessionPossible);
    }
    if filled.nothing_to_work {
        notes.push(Note::NothingToWork);
    }
    if filled.no_service_fits {
        notes.push(Note::NoServiceFits);
    }
    if fitted.trimmed > 0 {
        notes.push(Note::BudgetTrimmed { count: fitted.trimmed });
    }
}

fn pressure_note(parts: PlanParts<'_>, notes: &mut Vec<Note>) {
    if parts.filled.is_reduced {
        let asked = |reason: &PressureLimit| parts.filled.lowered.contains(reason);
        let reasons = PressureLimit::ALL.iter().copied().filter(asked).collect();
        notes.push(Note::PressureReduced { reasons });
    }
}

/// R-F2: no session in the days in which the tight area wanted one.
fn first_delayed(window: &PlanningWindow<'_>, parts: PlanParts<'_>) -> Option<Note> {
    let within = first_session::within(window.tight.urgency())?;
    if window.answers.check_in.tender == Some(Tender::Long) {
        return None;
    }
    let from = parts.fitted.placement.from;
    let wanted = from..=from.plus(within);
    let worst = window.tight.worst()?;
    let is_met = parts.filled.sessions.iter().any(|session| wanted.contains(&session.date));
    (!is_met).then_some(Note::FirstDelayed { area: worst.area, severity: worst.severity })
}

/// R-Z7: once a plan, with the first race; also where there are no sessions.
fn race_while_tight(window: &PlanningWindow<'_>) -> Option<Note> {
    let (date, _) = window.race_while_tight?;
    let worst = window.tight.worst()?;
    Some(Note::RaceWhileTight { date, area: worst.area, severity: worst.severity })
}

fn health_notes(window: &PlanningWindow<'_>, parts: Option<PlanParts<'_>>, notes: &mut Vec<Note>) {
    let answers = window.answers;
    let pressing = window.tight.worst().filter(|_| window.tight.urgency() == Urgency::Pressing);
    let same = window.tight.areas.iter().find(|entry| {
        entry.severity >= LEAD && answers.check_in.areas.contains(&(entry.area, Now::Same))
    });
    let named = pressing.or(same.copied());
    let races_injured = window.injury.is_some_and(|injury| {
        let until = injury.warns_until();
        window.races.all.iter().any(|race| (answers.today..until).contains(&race.day))
    });
    if named.is_some() || answers.soreness >= VERY_SORE || races_injured {
        notes.push(Note::PhysioCheck {
            area: named.map(|entry| entry.area),
            severity: named.map(|entry| entry.severity),
        });
    }
    if answers.check_in.tender == Some(Tender::Long) {
        notes.push(Note::CallUs);
    }
    if let Some(injury) = window.injury {
        notes.push(Note::AcuteInjury { area: injury.place });
    }
    let Some(parts) = parts else { return };
    let sessions = &parts.filled.sessions;
    if window.is_light_only() && !sessions.is_empty() {
        notes.push(Note::LightOnly);
    }
    let again = answers.today.plus(BROKEN_SKIN_DAYS);
    let later = sessions.iter().find(|session| session.date >= again);
    if let Some(session) = later.filter(|_| answers.has(Caution::BrokenSkin)) {
        notes.push(Note::AskAgain { date: session.date });
    }
}
