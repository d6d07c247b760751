//! A model of a merging calendar, of a visitor who exports to it, and of the changes between
//! exports.

use std::collections::BTreeMap;

use proptest::prelude::*;
use recovery_calculator::{
    plan::{
        acts::Act,
        day::Day,
        plan,
        result::{Plan, PlanResult},
    },
    quiz::{
        exported::{Choice, Exported},
        record::{LoggedAct, Record},
    },
    text::calendar_file::{Export, calendar_file},
};
use serde_json::{Value as Json, json};

use crate::{
    calendar_file::{parsed, values},
    requests, typed,
    words::sentences::context,
};

const ID: &str = "a1b2c3";

/// The calendar's events by `UID`: sequence, day, and whether the event is visible.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar(pub(super) BTreeMap<String, (u64, String, bool)>);

impl Calendar {
    pub(super) fn merge(&mut self, file: &str) {
        let file = parsed(file);
        let [uids, sequences, days, states] =
            ["UID", "SEQUENCE", "DTSTART", "STATUS"].map(|name| values(&file, name));
        for (index, uid) in uids.iter().enumerate() {
            let sequence: u64 = sequences[index].parse().unwrap();
            let known = self.0.get(uid).map_or(0, |(sequence, ..)| *sequence);
            assert!(sequence > known, "{uid} would be ignored as outdated");
            let is_shown = states[index] != "CANCELLED";
            let entry = (sequence, days[index].clone(), is_shown);
            assert!(self.0.insert(uid.clone(), entry).is_none_or(|(old, ..)| old < sequence));
        }
    }

    /// The visible events from a day on, each as its key and its day.
    pub(super) fn shown(&self, from: Day) -> Vec<(String, String)> {
        let shown =
            self.0.iter().filter(|(_, (_, day, is_shown))| *is_shown && *day >= compact(from));
        shown.map(|(uid, (_, day, _))| (key(uid).to_owned(), day.clone())).collect()
    }

    /// All events before a day.
    fn past(&self, today: Day) -> BTreeMap<String, (String, bool)> {
        let past = self.0.iter().filter(|(_, (_, day, _))| *day < compact(today));
        past.map(|(uid, (_, day, is_shown))| (uid.clone(), (day.clone(), *is_shown))).collect()
    }
}

pub(super) fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}

fn key(uid: &str) -> &str {
    uid.strip_prefix(&[ID, "-"].concat()).unwrap().strip_suffix("@recovery-calculator").unwrap()
}

/// A visitor who exports repeatedly.
pub(super) struct Visitor {
    pub(super) request: Json,
    pub(super) today: Day,
    /// The plan last shown, and the acts.
    pub(super) record: Record,
    pub(super) exported: Exported,
    pub(super) calendar: Calendar,
    pub(super) files: Vec<String>,
}

impl Visitor {
    pub(super) fn new(request: &Json) -> Self {
        let today = Day::from_iso(request["today"].as_str().unwrap()).unwrap();
        Self {
            request: request.clone(),
            today,
            record: Record::default(),
            exported: Exported::default(),
            calendar: Calendar::default(),
            files: Vec::new(),
        }
    }

    /// Plans, exports and merges; returns the plan, if there is one.
    pub(super) fn export(&mut self, has_races: bool) -> Option<Plan> {
        self.request["today"] = json!(self.today.iso());
        let keep = self.record.keep.iter();
        let keep = keep.map(|it| json!({ "key": it.key.code(), "date": it.day.iso() }));
        self.request["keep"] = keep.collect();
        let log = self.record.log.iter().map(|entry| {
            json!({ "key": entry.key.code(), "date": entry.day.iso(), "state": entry.act.code() })
        });
        self.request["log"] = log.collect();
        let request = typed(&self.request);
        let PlanResult::Plan(plan) = plan(&request) else { return None };
        let mut context = context(&request);
        context.today = self.today;
        let choice = Choice { has_races, only_booked: false };
        let (mut exported, events) = self.exported.next(&plan, &self.record, choice, self.today);
        exported.sequence = self.exported.sequence + 1;
        let export = Export {
            plan_id: ID.to_owned(),
            now: 0,
            sequence: exported.sequence,
            has_races,
            has_alarm: false,
            has_health: false,
        };
        let file = calendar_file(&context, &plan, &export, &events, &|_, _| None);
        self.calendar.merge(&file);
        self.files.push(file);
        // As after a reload.
        self.exported = Exported::read(&exported.kept());
        assert_eq!(self.exported, exported);
        self.record.take_over(&plan, self.today);
        Some(*plan)
    }

    /// The expected state of the calendar after this plan was exported.
    fn check(&self, plan: &Plan, before: &Calendar, has_races: bool) {
        let is_race = |key: &str| key.starts_with("race:");
        let planned: Vec<String> = plan.sessions.iter().map(|it| compact(it.date)).collect();
        let mut shown: Vec<String> = Vec::new();
        for (key, day) in self.calendar.shown(self.today) {
            let race = Day::from_iso(key.split(['.', ':']).nth(1).unwrap()).unwrap();
            let has_race = plan.races.iter().any(|race_of| race_of.day == race);
            if is_race(&key) {
                assert!(has_race && day == compact(race), "{key} on {day}");
            } else {
                shown.push(day);
            }
        }
        shown.sort_unstable();
        assert_eq!(shown, planned, "once each");
        let mut races: Vec<Day> = plan.races.iter().map(|race| race.day).collect();
        races.dedup();
        let races = races.into_iter().filter(|day| *day >= self.today);
        let held = self.calendar.shown(self.today).iter().filter(|(key, _)| is_race(key)).count();
        assert!(!has_races || held == races.count(), "a race is missing");
        let (was, is) = (before.past(self.today), self.calendar.past(self.today));
        assert_eq!(was, is, "past events have changed");
    }

    pub(super) fn exports(&mut self, has_races: bool) {
        let before = self.calendar.clone();
        if let Some(plan) = self.export(has_races) {
            self.check(&plan, &before, has_races);
        }
    }
}

/// A change between two exports.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Removes the first race, or the last of several if set.
    RemoveRace(bool),
    AddRace(i32, &'static str),
    MoveRace(i32),
    Fewer(u32),
    AsMany,
    Free(Vec<u8>),
    Away(i32),
    Lead(u32),
    Later(i32),
    /// Does this with one of the sessions last shown, so many days later.
    Act(Act, usize, i32),
}

impl Change {
    pub(super) fn apply(&self, visitor: &mut Visitor) {
        let request = &mut visitor.request;
        let races = request["races"].as_array().cloned().unwrap_or_default();
        match self {
            Self::RemoveRace(is_last) => {
                let mut races = races;
                if !races.is_empty() {
                    races.remove(if *is_last { races.len() - 1 } else { 0 });
                }
                request["races"] = json!(races);
            }
            Self::AddRace(days, distance) => {
                let race = json!({ "date": visitor.today.plus(*days).iso(), "distance": distance });
                request["races"] = races.into_iter().take(19).chain([race]).collect();
            }
            Self::MoveRace(days) => {
                let mut races = races;
                if let Some(race) = races.first_mut() {
                    let day = Day::from_iso(race["date"].as_str().unwrap()).unwrap();
                    race["date"] = json!(day.plus(*days).iso());
                }
                request["races"] = json!(races);
            }
            Self::Fewer(count) => request["sessionBudget"] = json!(count),
            // Who asks for more gets a new plan.
            Self::AsMany => {
                request["sessionBudget"] = Json::Null;
                visitor.record.keep.clear();
            }
            Self::Free(days) => request["availableWeekdays"] = json!(days),
            Self::Away(days) => {
                request["unavailableDates"] = json!([visitor.today.plus(*days).iso()]);
            }
            Self::Lead(days) => request["clinic"] = json!({ "leadDays": days }),
            Self::Later(days) => visitor.today = visitor.today.plus(*days),
            Self::Act(act, index, days) => {
                let Record { keep, log } = &mut visitor.record;
                let Some(kept) = keep.get(index % keep.len().max(1)) else { return };
                let day = match act {
                    Act::Done if kept.day > visitor.today => return,
                    Act::Done | Act::Skipped => kept.day,
                    Act::Booked | Act::Moved => kept.day.plus(*days).max(visitor.today),
                };
                log.retain(|entry| entry.key != kept.key);
                log.push(LoggedAct { key: kept.key, day, act: *act, hour: None });
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let distance = prop::sample::select(vec!["5k", "10k", "half", "marathon"]);
    prop_oneof![
        any::<bool>().prop_map(Change::RemoveRace),
        (0..90_i32, distance).prop_map(|(days, distance)| Change::AddRace(days, distance)),
        (-9..20_i32).prop_map(Change::MoveRace),
        (0..6_u32).prop_map(Change::Fewer),
        Just(Change::AsMany),
        prop::collection::vec(1..=7_u8, 1..=4).prop_map(Change::Free),
        (0..40_i32).prop_map(Change::Away),
        (0..=5_u32).prop_map(Change::Lead),
        (1..25_i32).prop_map(Change::Later),
        (prop::sample::select(Act::ALL), 0..20_usize, -4..9_i32)
            .prop_map(|(act, index, days)| Change::Act(act, index, days)),
    ]
}

/// A first request, the changes before each later export, and whether race days are included.
pub(super) fn visits() -> impl Strategy<Value = (Json, Vec<(Change, bool)>)> {
    (requests::valid(), prop::collection::vec((change(), any::<bool>()), 1..9))
}

pub(super) fn played((request, changes): &(Json, Vec<(Change, bool)>)) -> Visitor {
    let mut visitor = Visitor::new(request);
    visitor.exports(true);
    for (change, has_races) in changes {
        change.apply(&mut visitor);
        visitor.exports(*has_races);
    }
    visitor
}
