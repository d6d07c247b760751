//! How firm a session is: from the wish down, step by step (R-P1 to R-P6, R-Q3).

use crate::plan::{
    answers::{Area, Caution, Experience, Feel, Pressure, Priority, RaceClass, Tender},
    areas::{LEAD, PRESSING},
    day::Day,
    injury::Stage,
    offers,
    phase::{self, Phase},
    planning_window::PlanningWindow,
    result::PressureLimit,
    routing::Entry,
    slot::{Role, Slot},
    techniques::{BROKEN_SKIN_DAYS, SORENESS_COUNTS},
};

/// R-P4: another race so soon after keeps the recovery light (sources 21 and 22).
const NEXT_RACE_WITHIN: i32 = 9;
/// R-C9: a race so near, before or after, keeps the first massage ever light (source 16).
const RACE_NEAR_FIRST: i32 = 7;
/// R-P5: soreness of today counts for a first session so soon (judgement).
const SORENESS_COUNTS_FOR_FIRST: i32 = 7;
/// R-P5: the long-run day and so many days before it are never firm (source 16).
const BEFORE_LONG_RUN: i32 = 2;
/// R-P6: firm sessions are so many days apart (judgement; weekly deep work has no support).
const FIRM_APART: i32 = 10;
/// R-Q3: a last massage longer ago counts as none (judgement).
const LAST_COUNTS: i32 = 28;
/// R-Q3: days in which two sessions make somebody used to it, and after which one is not any more
/// (judgement).
const USED_WITHIN: i32 = 42;
const USED_TO: usize = 2;
/// R-C8: from this rating on one of the seven keeps the whole plan from being firm (judgement).
const TENDON_FOR_PLAN: u8 = 6;
/// R-Q4: so many regular sessions are a step lower after one that was too much (judgement).
const TOO_MUCH_FOR: usize = 2;

/// How firm one session is, and what lowered it.
#[derive(Clone, Debug)]
pub(crate) struct Pressed {
    pub(crate) pressure: Pressure,
    /// What asked for less than the wish.
    pub(crate) lowered: Vec<PressureLimit>,
}

/// The sessions so far, as far as the next one has to mind them.
#[derive(Clone, Debug)]
pub(crate) struct Ladder<'a> {
    window: &'a PlanningWindow<'a>,
    /// The last massage and the sessions planned.
    had: Vec<Day>,
    last_regular: Option<(Day, Pressure)>,
    last_firm: Option<Day>,
    regular: usize,
    sessions: usize,
    /// What asked for less than the wish on regular sessions.
    pub(crate) reasons: Vec<PressureLimit>,
    /// Whether a regular session ends below the wish.
    pub(crate) is_reduced: bool,
}

impl<'a> Ladder<'a> {
    pub(crate) fn new(window: &'a PlanningWindow<'a>) -> Self {
        Self {
            window,
            had: window.answers.had(),
            last_regular: None,
            last_firm: None,
            regular: 0,
            sessions: 0,
            reasons: Vec::new(),
            is_reduced: false,
        }
    }

    /// R-Q4: whether the last session was too much, and this regular one is still one of those
    /// that mind it.
    pub(crate) fn is_after_too_much(&self, slot: Slot) -> bool {
        slot.role.is_maintenance()
            && self.regular < TOO_MUCH_FOR
            && self.window.answers.check_in.feel == Some(Feel::TooMuch)
    }

    /// The pressure of the next session.
    pub(crate) fn pressure(&self, slot: Slot, phase: Phase, areas: &[Entry]) -> Pressed {
        let wish = self.window.answers.pressure;
        let mut limits = self.limits(slot, phase, areas);
        limits.retain(|(_, limit)| *limit < wish);
        let lowest = limits.iter().map(|(_, limit)| *limit).min().unwrap_or(wish);
        let by_kind = limit_by_kind(self.window, slot).unwrap_or(Pressure::Firm);
        let mut lowered: Vec<PressureLimit> = limits.iter().map(|(reason, _)| *reason).collect();
        let mut pressure = lowest.min(by_kind).min(wish);
        if self.is_after_too_much(slot) {
            pressure = one_lower(pressure);
            lowered.push(PressureLimit::CheckIn);
        }
        let is_close = self.last_firm.is_some_and(|firm| slot.day.since(firm) < FIRM_APART);
        if pressure == Pressure::Firm && is_close {
            pressure = Pressure::Medium;
            lowered.push(PressureLimit::Spacing);
        }
        Pressed { pressure, lowered }
    }

    /// Takes a session over.
    pub(crate) fn take(&mut self, slot: Slot, pressed: &Pressed) {
        let pressure = pressed.pressure;
        // One that took place today is known already.
        if !self.had.contains(&slot.day) {
            self.had.push(slot.day);
        }
        self.sessions += 1;
        if pressure == Pressure::Firm {
            self.last_firm = Some(slot.day);
        }
        if slot.role.is_maintenance() {
            self.last_regular = Some((slot.day, pressure));
            self.regular += 1;
            self.is_reduced |= pressure < self.window.answers.pressure;
            self.reasons.extend(&pressed.lowered);
        }
    }

    /// Every limit that holds for the slot, in the order in which reasons are named.
    fn limits(&self, slot: Slot, phase: Phase, areas: &[Entry]) -> Vec<(PressureLimit, Pressure)> {
        let window = self.window;
        let answers = window.answers;
        let day = slot.day;
        let is_regular = slot.role.is_maintenance();
        let when = |holds: bool, limit: Pressure| holds.then_some(limit);
        let days = day.since(answers.today);
        let is_fragile = answers.has(Caution::VaricoseVeins)
            || (answers.has(Caution::BrokenSkin) && days < BROKEN_SKIN_DAYS);
        let regular = |limit: Option<Pressure>| limit.filter(|_| is_regular);
        let by_phase = |wanted: Phase| phase.limit().filter(|_| phase == wanted);
        [
            (PressureLimit::Race, limit_by_race(window, slot)),
            (PressureLimit::First, self.limit_of_first(day, is_regular)),
            (PressureLimit::Tight, limit_by_rating(window, day)),
            (PressureLimit::Soreness, self.limit_by_soreness(day)),
            (PressureLimit::Injury, limit_by_injury(window, day)),
            (PressureLimit::LongRun, limit_by_long_run(window, slot)),
            (PressureLimit::Caution, when(is_fragile, Pressure::Medium)),
            (PressureLimit::LightOnly, when(window.is_light_only(), Pressure::Light)),
            (PressureLimit::Step, regular(self.limit_by_step(day))),
            (PressureLimit::Taper, regular(self.limit_by_taper(day))),
            (PressureLimit::Recovery, by_phase(Phase::Recovery)),
            (PressureLimit::Between, by_phase(Phase::Between)),
            (PressureLimit::Tendon, when(is_tendon(window, day, areas), Pressure::Medium)),
            (PressureLimit::CheckIn, self.limit_by_check_in()),
            (PressureLimit::Service, when(!offers::can_be_firm(answers), Pressure::Medium)),
        ]
        .into_iter()
        .filter_map(|(reason, limit)| limit.map(|limit| (reason, limit)))
        .collect()
    }

    /// R-P5, R-C9: the first session of a newcomer, and the first regular one if a race session came
    /// first.
    fn limit_of_first(&self, day: Day, is_regular: bool) -> Option<Pressure> {
        let answers = self.window.answers;
        let is_first = self.sessions == 0;
        let is_new = answers.first_massage_ever || answers.experience == Experience::New;
        let races = &self.window.races.all;
        let is_near = || races.iter().any(|race| race.day.apart(day) <= RACE_NEAR_FIRST);
        if is_first && answers.first_massage_ever && is_near() {
            Some(Pressure::Light)
        } else {
            let counts = is_first || (is_regular && self.regular == 0);
            (is_new && counts).then_some(Pressure::Medium)
        }
    }

    /// R-P5, R-Q4: soreness of today, for sessions that come soon.
    fn limit_by_soreness(&self, day: Day) -> Option<Pressure> {
        let days = day.since(self.window.answers.today);
        let is_first = self.sessions == 0;
        let is_soon = days <= SORENESS_COUNTS || (is_first && days <= SORENESS_COUNTS_FOR_FIRST);
        match self.window.answers.soreness {
            4..=6 if is_soon => Some(Pressure::Medium),
            7.. if is_soon => Some(Pressure::Light),
            _ => None,
        }
    }

    /// R-Q3 (1) and (2): at most medium after a long time, and one step at a time.
    fn limit_by_step(&self, day: Day) -> Option<Pressure> {
        let is_first = self.regular == 0;
        let is_bound = !(is_first && self.window.answers.check_in.feel == Some(Feel::TooLight));
        let last = self.had.iter().max();
        let is_long_ago = last.is_none_or(|last| day.since(*last) > LAST_COUNTS);
        let after_long = self.window.races.all.iter().any(|race| {
            let is_since = |(last, _): (Day, Pressure)| last > race.day;
            race.class().is_long() && race.day < day && !self.last_regular.is_some_and(is_since)
        });
        let step = match self.last_regular {
            Some((last, _)) if day.since(last) > USED_WITHIN => Some(Pressure::Medium),
            Some((_, Pressure::Light)) => Some(Pressure::Medium),
            Some((_, Pressure::Medium | Pressure::Firm)) | None => None,
        };
        let is_medium = (is_bound && ((is_first && is_long_ago) || step.is_some())) || after_long;
        is_medium.then_some(Pressure::Medium)
    }

    /// R-Q3 (3): before A and B races, by whether the visitor is used to it (practice, source 16).
    fn limit_by_taper(&self, day: Day) -> Option<Pressure> {
        let recent = self.had.iter().filter(|had| day.since(**had) <= USED_WITHIN);
        let is_used = recent.count() >= USED_TO;
        let races = self.window.races.all.iter().filter(|race| {
            race.priority <= Priority::B && !phase::is_demoted(race, &self.window.demoted)
        });
        let limits = races.filter_map(|race| {
            let (used, not_used) = match race.class() {
                RaceClass::Short => (3, 5),
                RaceClass::Middle => (5, 7),
                RaceClass::Marathon | RaceClass::Ultra => (10, 10),
            };
            let (days, limit) =
                if is_used { (used, Pressure::Medium) } else { (not_used, Pressure::Light) };
            (0..=days).contains(&race.day.since(day)).then_some(limit)
        });
        limits.min()
    }

    /// R-Q4: light after one that left the visitor tender for long.
    fn limit_by_check_in(&self) -> Option<Pressure> {
        let is_tender = self.window.answers.check_in.tender == Some(Tender::Long);
        (self.sessions == 0 && is_tender).then_some(Pressure::Light)
    }
}

const fn one_lower(pressure: Pressure) -> Pressure {
    match pressure {
        Pressure::Light | Pressure::Medium => Pressure::Light,
        Pressure::Firm => Pressure::Medium,
    }
}

/// R-P3, R-P4: what the kind of a race session allows.
fn limit_by_kind(window: &PlanningWindow<'_>, slot: Slot) -> Option<Pressure> {
    match slot.role {
        Role::Maintenance { .. } => None,
        Role::PreRace { .. } | Role::Combined { .. } => Some(Pressure::Light),
        Role::Recovery { cluster, .. } => {
            let cluster = window.clusters.get(cluster)?;
            let soon = 1..=NEXT_RACE_WITHIN;
            let follows =
                window.races.all.iter().any(|race| soon.contains(&race.day.since(cluster.last)));
            let is_light = cluster.class().is_long() || follows;
            Some(if is_light { Pressure::Light } else { Pressure::Medium })
        }
    }
}

/// R-P2, R-R3, R-K4: nothing firm near a race; light on the eve of a short training run, and on days
/// on which only a booking can lie.
fn limit_by_race(window: &PlanningWindow<'_>, slot: Slot) -> Option<Pressure> {
    let is_near = window.races.all.iter().any(|race| {
        let (first, last) = race.no_firm();
        (first..=last).contains(&slot.day)
    });
    let is_protected = window.races.all.iter().any(|race| race.protects(slot.day));
    if slot.role.is_maintenance() && (is_protected || window.is_eve_of_training(slot.day)) {
        Some(Pressure::Light)
    } else {
        is_near.then_some(Pressure::Medium)
    }
}

/// R-Z7: nothing firm from 7 on, and light up to a race that is near.
fn limit_by_rating(window: &PlanningWindow<'_>, day: Day) -> Option<Pressure> {
    if window.races_while_tight(day) {
        Some(Pressure::Light)
    } else {
        (window.tight.highest(day) >= PRESSING).then_some(Pressure::Medium)
    }
}

/// R-I1: every session light in the gentle days, then at most medium.
fn limit_by_injury(window: &PlanningWindow<'_>, day: Day) -> Option<Pressure> {
    match window.injury?.stage(day)? {
        Stage::Rest | Stage::Gentle => Some(Pressure::Light),
        Stage::Care => Some(Pressure::Medium),
    }
}

/// R-P5, R-M3: the told long-run day and the two days before it; light on its eve.
fn limit_by_long_run(window: &PlanningWindow<'_>, slot: Slot) -> Option<Pressure> {
    let long = window.answers.long_run_day?;
    if slot.role.is_maintenance() && window.is_eve_of_told_long_run(slot.day) {
        return Some(Pressure::Light);
    }
    let is_before = (0..=BEFORE_LONG_RUN).any(|ahead| slot.day.plus(ahead).weekday() == long);
    is_before.then_some(Pressure::Medium)
}

/// R-C8: nothing firm on a sore tendon, and nowhere in the plan where one is at 6 or more.
fn is_tendon(window: &PlanningWindow<'_>, day: Day, areas: &[Entry]) -> bool {
    let sore = |area: Area, rated: u8, from: u8| area.is_one_of_seven() && rated >= from;
    areas.iter().any(|entry| sore(entry.area, entry.rated, LEAD))
        || window.tight.areas.iter().any(|entry| {
            sore(entry.area, window.tight.rating(entry.severity, day), TENDON_FOR_PLAN)
        })
}

#[cfg(test)]
mod tests {
    use super::Ladder;
    use crate::plan::{
        answers::Pressure::{self, Light, Medium},
        day::Day,
        planning_window::PlanningWindow,
        samples,
    };

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).unwrap()
    }

    /// The limit so many days before a race, with these days of sessions had.
    fn before_race(distance: &str, days: i32, had: &[i32]) -> Option<Pressure> {
        let race = r#""races":[{"date":"2026-05-01","distance":"D","priority":"B"}]"#;
        let answers = samples::answers(&race.replace('D', distance));
        let window = PlanningWindow::new(&answers);
        let mut ladder = Ladder::new(&window);
        let day = day("2026-05-01").plus(-days);
        ladder.had.extend(had.iter().map(|ago| day.plus(-ago)));
        ladder.limit_by_taper(day)
    }

    #[test]
    fn before_races_it_matters_what_somebody_is_used_to() {
        for (distance, used, not_used) in
            [("marathon", 10, 10), ("ultra", 10, 10), ("half", 5, 7), ("10k", 3, 5)]
        {
            let often = [42, 7];
            assert_eq!(before_race(distance, used, &often), Some(Medium), "{distance}");
            assert_eq!(before_race(distance, used + 1, &often), None, "{distance}");
            for seldom in [&[][..], &[7], &[43, 7]] {
                assert_eq!(before_race(distance, not_used, seldom), Some(Light), "{distance}");
                assert_eq!(before_race(distance, not_used + 1, seldom), None, "{distance}");
            }
        }
    }

    #[test]
    fn four_weeks_without_a_massage_are_long() {
        let limit = |changes: &str| {
            let answers = samples::answers(changes);
            let window = PlanningWindow::new(&answers);
            Ladder::new(&window).limit_by_step(day("2026-03-10"))
        };
        assert_eq!(limit(r#""lastMassage":"2026-02-10""#), None, "28 days");
        assert_eq!(limit(r#""lastMassage":"2026-02-09""#), Some(Medium), "29 days");
        assert_eq!(limit(""), Some(Medium), "unknown");
        assert_eq!(limit(r#""checkIn":{"feel":"too_light"}"#), None);
        let raced = r#""checkIn":{"feel":"too_light"},
            "races":[{"date":"2026-02-20","distance":"marathon","priority":"A"}]"#;
        assert_eq!(
            limit(raced),
            Some(Medium),
            "the first after a long race, whatever it felt like"
        );
    }

    #[test]
    fn the_pressure_rises_by_one_step_and_not_after_six_weeks() {
        let answers = samples::answers("");
        let window = PlanningWindow::new(&answers);
        let limit = |last: Pressure, days: i32| {
            let mut ladder = Ladder::new(&window);
            ladder.had.push(day("2026-03-10"));
            ladder.last_regular = Some((day("2026-03-10"), last));
            ladder.regular = 1;
            ladder.limit_by_step(day("2026-03-10").plus(days))
        };
        assert_eq!(limit(Light, 7), Some(Medium));
        assert_eq!(limit(Medium, 42), None);
        assert_eq!(limit(Medium, 43), Some(Medium));
    }

    #[test]
    fn soreness_of_today_counts_for_sessions_that_come_soon() {
        let limit = |soreness: u32, date: &str, is_first: bool| {
            let answers = samples::answers(&format!(r#""soreness":{soreness}"#));
            let window = PlanningWindow::new(&answers);
            let mut ladder = Ladder::new(&window);
            ladder.sessions = usize::from(!is_first);
            ladder.limit_by_soreness(day(date))
        };
        for (soreness, limited) in
            [(3, None), (4, Some(Medium)), (6, Some(Medium)), (7, Some(Light))]
        {
            assert_eq!(limit(soreness, "2026-03-05", false), limited, "{soreness}");
            assert_eq!(limit(soreness, "2026-03-06", false), None, "{soreness}");
            assert_eq!(limit(soreness, "2026-03-09", true), limited, "{soreness}");
            assert_eq!(limit(soreness, "2026-03-10", true), None, "{soreness}");
        }
    }
}
