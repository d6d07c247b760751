//! What is kept of a visit, as JSON. Hostile when it is read: anybody can write into the storage of a
//! site.

use std::{ops::RangeInclusive, rc::Rc};

use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        order::sort_by_key,
        range,
        request::Request,
        result::{Kind, Plan},
        value::Value,
    },
    quiz::{
        Quiz, Settings,
        exported::{Event, Exported, Key},
        name,
        record::{KeptSession, LoggedAct, MAX_ACTS, MAX_KEPT, Record, hour::Hour},
        saved::Saved,
        step::Step,
    },
};

/// The version of the format. What the first one kept is still read: answers without a plan.
const VERSION: u32 = 2;
/// Kept answers are offered for so many days.
const MAX_DAYS: i32 = 30;
/// The longest plan id that is taken back.
const MAX_ID: usize = 40;
/// More events than the files of one plan ever have at a time.
const MAX_EVENTS: usize = 400;
/// Calendars read sequence numbers of 31 bits; what is kept is believed up to here.
const LAST_SEQUENCE: f64 = 2_000_000_000.0;
/// Lengths of sessions in minutes that are believed.
const MINUTES: RangeInclusive<f64> = 5.0..=480.0;
/// The longest id of a service that is taken back.
const MAX_SERVICE: usize = 80;

impl Quiz {
    /// What may be kept of this visit, with the plan on screen; nothing before the first answer.
    pub fn saved(&self, settings: &Settings, plan_id: &str, plan: Option<&Plan>) -> Option<Saved> {
        if self.draft == Self::new(settings).draft && !self.record.is_kept() {
            return None;
        }
        let mut record = self.record.clone();
        if let Some(plan) = plan {
            record.take_over(plan, self.today);
        }
        Some(Saved {
            answers: Rc::new(self.draft.without_health(&self.here(settings))),
            step: self.screen.step(),
            day: self.today,
            plan_id: plan_id.to_owned(),
            exported: self.exported.clone(),
            record,
            made_on: self.made_on,
            asked_on: self.asked_on,
        })
    }
}

impl Saved {
    /// As it is kept: these names and no others.
    pub fn value(&self) -> Value {
        let day = |day: Option<Day>| day.map_or(Value::Null, |day| Value::Text(day.iso()));
        Value::object([
            ("v", Value::from(VERSION)),
            ("day", Value::Text(self.day.iso())),
            ("step", Value::from(self.step.code())),
            ("id", Value::from(self.plan_id.as_str())),
            ("made", day(self.made_on)),
            ("asked", day(self.asked_on)),
            ("calendar", self.exported.kept()),
            ("answers", self.answers.to_json()),
            ("sessions", self.record.keep.iter().map(KeptSession::value).collect()),
            ("acts", self.record.log.iter().map(LoggedAct::value).collect()),
        ])
    }

    /// Reads what was kept. Nothing for another version, for what is too old or from far in the
    /// future, and for whatever was damaged.
    pub fn read(value: &Value, today: Day) -> Option<Self> {
        let version = value.get("v").as_number()?;
        let is_version = |known: u32| version.total_cmp(&f64::from(known)).is_eq();
        let day = day_of(value)?;
        // A clock may be behind the one that it was kept by: who travels west lives a day twice.
        let is_near = (-MAX_DAYS..=MAX_DAYS).contains(&today.since(day));
        let is_ours = (is_version(1) || is_version(VERSION)) && is_near;
        let answers = value.get("answers");
        let has_answers = matches!(answers, Value::Object(entries) if !entries.is_empty());
        let step = value.get("step").as_text().and_then(Step::kept)?;
        let plan_id = plan_id(value.get("id"))?;
        if !is_ours || !has_answers {
            return None;
        }
        let record =
            if is_version(VERSION) { Record::read(value, today) } else { Record::default() };
        let past = |key| value.get(key).as_text().and_then(Day::from_iso);
        Some(Self {
            answers: Rc::new(Request::from_json(answers)?),
            step: step.min(Step::Safety),
            day,
            plan_id,
            exported: Exported::read(value.get("calendar")),
            record,
            made_on: past("made"),
            // A day in the future is none on which anybody answered.
            asked_on: past("asked").filter(|asked| *asked <= today),
        })
    }
}

impl Record {
    /// Reads what was kept; what is damaged, or too far away to be a plan's, is left out.
    fn read(value: &Value, today: Day) -> Self {
        let range = range::shown(today);
        let mut record = Self::default();
        let sessions = value.get("sessions").as_list().unwrap_or_default();
        for kept in sessions.iter().take(MAX_KEPT).filter_map(KeptSession::read) {
            if range.contains(&kept.day) && !record.keep.iter().any(|other| other.key == kept.key) {
                record.keep.push(kept);
            }
        }
        sort_by_key(&mut record.keep, |kept| kept.day);
        let acts = value.get("acts").as_list().unwrap_or_default();
        for entry in acts.iter().take(MAX_ACTS).filter_map(LoggedAct::read) {
            if range.contains(&entry.day) {
                record.set(entry);
            }
        }
        record
    }
}

impl KeptSession {
    fn value(&self) -> Value {
        Value::object([
            ("key", Value::Text(self.key.code())),
            ("date", Value::Text(self.day.iso())),
            ("kind", Value::from(self.kind.code())),
            ("minutes", Value::from(self.minutes)),
            ("service", Value::from(self.service.as_str())),
        ])
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |key| value.get(key).as_text();
        let minutes = value.get("minutes").as_number().filter(|number| MINUTES.contains(number))?;
        let service = name::plain(text("service")?);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "5 to 480")]
        let minutes = minutes as u32;
        Some(Self {
            key: SessionKey::from_code(text("key")?)?,
            day: Day::from_iso(text("date")?)?,
            kind: Kind::from_code(text("kind")?)?,
            minutes,
            service: if service.len() <= MAX_SERVICE { service } else { String::new() },
        })
    }
}

impl LoggedAct {
    fn value(&self) -> Value {
        let hour = self.hour.filter(|_| self.act == Act::Booked);
        let hour = hour.map(|hour| ("hour", Value::Text(hour.code())));
        let mut act = vec![
            ("key", Value::Text(self.key.code())),
            ("date", Value::Text(self.day.iso())),
            ("state", Value::from(self.act.code())),
        ];
        act.extend(hour);
        Value::object(act)
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |key| value.get(key).as_text();
        let act = Act::from_code(text("state")?)?;
        Some(Self {
            key: SessionKey::from_code(text("key")?)?,
            day: Day::from_iso(text("date")?)?,
            act,
            hour: text("hour").filter(|_| act == Act::Booked).and_then(Hour::read),
        })
    }
}

impl Exported {
    /// What is kept of it: keys and days, and the last sequence number.
    pub fn kept(&self) -> Value {
        let event = |event: &Event| {
            let key = Value::Text(event.key.text());
            [key, Value::Text(event.day.iso()), Value::from(event.is_gone)].into_iter().collect()
        };
        Value::object([
            ("sequence", Value::from(self.sequence)),
            ("events", Value::List(self.events.iter().map(event).collect())),
        ])
    }

    /// Reads what was kept; what is damaged is left out.
    pub fn read(value: &Value) -> Self {
        let event = |entry: &Value| {
            let [key, day, is_gone] = entry.as_list()? else { return None };
            Some(Event {
                key: Key::read(key.as_text()?)?,
                day: Day::from_iso(day.as_text()?)?,
                is_gone: is_gone.as_bool()?,
            })
        };
        let sequence = value.get("sequence").as_number().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let sequence = if sequence <= LAST_SEQUENCE { sequence as u32 } else { 0 };
        let mut events: Vec<Event> = Vec::new();
        let kept = value.get("events").as_list().unwrap_or_default();
        for event in kept.iter().take(MAX_EVENTS).filter_map(event) {
            if !events.iter().any(|other| other.key == event.key) {
                events.push(event);
            }
        }
        Self { sequence, events }
    }
}

/// Whether the time for which something was kept is over.
pub fn is_over(value: &Value, today: Day) -> bool {
    day_of(value).is_some_and(|day| today.since(day) > MAX_DAYS)
}

fn day_of(value: &Value) -> Option<Day> {
    value.get("day").as_text().and_then(Day::from_iso)
}

/// A plan id from outside: letters and digits only, for it goes into calendar files.
pub fn plan_id(value: &Value) -> Option<String> {
    let id = value.as_text()?;
    let is_id = !id.is_empty()
        && id.len() <= MAX_ID
        && id.bytes().all(|letter| letter.is_ascii_alphanumeric());
    is_id.then(|| id.to_owned())
}
