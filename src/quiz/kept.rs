//! The plan of an earlier visit: dates without health. What needs no answer about the body can be
//! done with it at once; everything else asks the health questions first.

#[cfg(test)]
pub(super) mod tests;

use crate::{
    plan::{
        acts::{Act, KeyKind, SessionKey},
        answers::{Pressure, RaceClass},
        day::Day,
        distance::Unit,
        order::sort_by_key,
        phase::Phase,
        request::{RaceEntry, Request},
        result::{Kind, MentionedAnswers, Plan, PlannedRace, Service, Session},
    },
    quiz::{
        Quiz, Settings, Undo,
        record::{Done, KeptSession, LoggedAct, SessionAct},
        saved::Saved,
        step::Screen,
    },
};

/// So many days after the last health answers, whoever books is asked them again.
const HEALTH_DAYS: i32 = 28;

impl Quiz {
    /// Goes back to an earlier visit: to its plan, or to where it ended.
    pub fn restore(&mut self, saved: Saved, settings: &Settings) {
        let has_plan = saved.has_plan();
        self.draft.merge(&saved.answers, settings);
        (self.made_on, self.asked_on) = (saved.made_on, saved.asked_on);
        (self.record, self.exported) = (saved.record, saved.exported);
        self.plan_id = Some(saved.plan_id);
        self.screen = if has_plan { Screen::Kept } else { Screen::Ask(saved.step) };
    }

    pub(super) fn resume(&mut self, settings: &Settings) {
        if let Some(saved) = self.offer.take() {
            self.restore(saved, settings);
            self.show(self.screen);
        }
    }

    /// Begins again. Plan id and calendar events stay, so that the next file cancels what is gone.
    pub(super) fn new_plan(&mut self, settings: &Settings) {
        let fresh = Self {
            plan: self.plan,
            plan_id: self.plan_id.clone(),
            exported: self.exported.clone(),
            remember: self.remember,
            restarts: self.restarts,
            ..self.emptied(settings)
        };
        let before = Self { undo: None, ..std::mem::replace(self, fresh) };
        self.undo = Some(Undo::Deleted(Box::new(before)));
    }

    /// An act that is a fact, whatever the engine would say.
    pub(super) fn act_on_kept(&mut self, key: SessionKey, act: SessionAct) {
        let Some(stood) = self.record.keep.iter().find(|kept| kept.key == key) else { return };
        let stood = self.record.day(stood);
        let entry = |day: Day, act: Act| LoggedAct { key, day, act, hour: None };
        let before = self.before();
        match act {
            SessionAct::Unmark => self.record.log.retain(|entry| entry.key != key),
            SessionAct::Skip => self.record.set(entry(stood, Act::Skipped)),
            SessionAct::Book(day, hour) => {
                self.record.set(LoggedAct { hour, ..entry(day, Act::Booked) });
            }
            SessionAct::Done if stood <= self.today => self.record.set(entry(stood, Act::Done)),
            SessionAct::Done | SessionAct::Move(_) => return,
        }
        self.acted(before, Done::Session(key, act));
    }

    /// Whether the health answers are too old to book without asking again.
    pub fn has_old_health(&self) -> bool {
        self.asked_on.is_none_or(|asked| self.today.since(asked) > HEALTH_DAYS)
    }

    /// The dates on screen as a plan without anything else: of the kept one what lies ahead, of a
    /// shared one every date.
    pub fn outline(&self, settings: &Settings) -> Plan {
        let mut sessions = match (self.screen, &self.shared) {
            (Screen::Shared, Some(shown)) => shown.plan.sessions.iter().map(sketch).collect(),
            _ => self.ahead(),
        };
        sort_by_key(&mut sessions, |session| session.date);
        let request = match (self.screen, &self.shared) {
            (Screen::Shared, _) => Request::default(),
            _ => self.draft.request(settings),
        };
        outline_of(self.today, sessions, races(&request, self.today))
    }

    /// The kept sessions that lie ahead.
    fn ahead(&self) -> Vec<Session> {
        let kept = self.record.keep.iter().filter_map(|kept| {
            let act = self.record.act(kept.key).map(|entry| entry.act);
            let day = self.record.day(kept);
            let is_ahead = day >= self.today && !matches!(act, Some(Act::Skipped | Act::Done));
            let session = || Session { fixed: act, ..sketch(&KeptSession { day, ..kept.clone() }) };
            is_ahead.then(session)
        });
        kept.collect()
    }
}

/// A plan of nothing but dates.
fn outline_of(today: Day, sessions: Vec<Session>, races: Vec<PlannedRace>) -> Plan {
    let last = sessions.last().map_or(today, |session| session.date);
    Plan {
        horizon: (today, last),
        cadence_days: 0,
        sessions,
        provisional: Vec::new(),
        notes: Vec::new(),
        self_care: Vec::new(),
        care: Vec::new(),
        walk_until: None,
        tell_therapist: Vec::new(),
        races,
        changes: Vec::new(),
        refused: Vec::new(),
        mentioned: MentionedAnswers::default(),
    }
}

/// The races ahead, for their names in the titles of sessions.
fn races(request: &Request, today: Day) -> Vec<PlannedRace> {
    let unit = request.unit.valid().copied().unwrap_or(Unit::Km);
    let race = |entry: &RaceEntry| {
        let day = *entry.date.valid()?;
        let distance = entry.distance.valid()?.distance(unit)?;
        Some(PlannedRace {
            day,
            class: RaceClass::of(distance),
            distance,
            priority: *entry.priority.valid()?,
            name: entry.name.valid().cloned().unwrap_or_default(),
            no_firm: (day, day),
            quiet: (day, day),
        })
    };
    let mut races: Vec<PlannedRace> = request.races.readable().filter_map(race).collect();
    races.retain(|race| race.day >= today.plus(-HEALTH_DAYS));
    sort_by_key(&mut races, |race| race.day);
    races
}

/// A session of which only day, kind, length and service are known. Its other fields are never shown.
fn sketch(kept: &KeptSession) -> Session {
    let race = matches!(kept.kind, Kind::PreEvent | Kind::PostEvent);
    let race = race && kept.key.kind != KeyKind::Regular;
    Session {
        date: kept.day,
        weekday: kept.day.weekday(),
        kind: kept.kind,
        pressure: Pressure::Light,
        duration_min: kept.minutes,
        service: Service::ThaiSports,
        service_id: kept.service.clone(),
        first: false,
        combined: kept.key.kind == KeyKind::Combined && kept.kind == Kind::PostEvent,
        late: false,
        early: false,
        race_date: race.then_some(kept.key.day),
        also_race_date: None,
        key: kept.key,
        fixed: None,
        is_provisional: false,
        phase: Phase::Steady,
        weeks_to_race: None,
        next_race_date: None,
        last_race_date: None,
        area_before: None,
        talk_min: 0,
        areas: Vec::new(),
        techniques: Vec::new(),
        first_techniques: 0,
        why: Vec::new(),
        aftercare: Vec::new(),
    }
}
