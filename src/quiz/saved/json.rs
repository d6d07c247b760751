//! What is kept of a visit, as JSON. Hostile when it is read: anybody can write into the storage of a
//! site.

use std::rc::Rc;

use crate::{
    plan::{day::Day, request::Request, value::Value},
    quiz::{
        Quiz, Settings,
        exported::{Event, Exported, Key},
        saved::Saved,
        step::{Screen, Step},
    },
};

/// The version of the format.
const VERSION: u32 = 1;
/// Kept answers are offered for so many days.
const MAX_DAYS: i32 = 30;
/// The longest plan id that is taken back.
const MAX_ID: usize = 40;
/// More events than the files of one plan ever have at a time.
const MAX_EVENTS: usize = 400;
/// Calendars read sequence numbers of 31 bits; what is kept is believed up to here.
const LAST_SEQUENCE: f64 = 2_000_000_000.0;

impl Quiz {
    /// What may be kept of this visit; nothing before the first answer.
    pub fn saved(&self, settings: &Settings, plan_id: &str) -> Option<Value> {
        if self.draft == Self::new(settings).draft {
            return None;
        }
        let (Screen::Ask(step) | Screen::Answer(step)) = self.screen;
        let saved = Saved {
            answers: Rc::new(self.draft.without_health(settings)),
            step,
            day: self.today,
            plan_id: plan_id.to_owned(),
            exported: self.exported.clone(),
        };
        Some(saved.value())
    }
}

impl Saved {
    /// As it is kept.
    pub fn value(&self) -> Value {
        Value::object([
            ("v", Value::from(VERSION)),
            ("day", Value::Text(self.day.iso())),
            ("step", Value::from(self.step.code())),
            ("id", Value::from(self.plan_id.as_str())),
            ("calendar", self.exported.kept()),
            ("answers", self.answers.to_json()),
        ])
    }

    /// Reads what was kept. Nothing for another version, for what is too old or from far in the
    /// future, and for whatever was damaged.
    pub fn read(value: &Value, today: Day) -> Option<Self> {
        let version = value.get("v").as_number()?;
        let day = day_of(value)?;
        // A clock may be behind the one that it was kept by: who travels west lives a day twice.
        let is_near = (-MAX_DAYS..=MAX_DAYS).contains(&today.since(day));
        let answers = value.get("answers");
        let is_ours = version.total_cmp(&f64::from(VERSION)).is_eq()
            && is_near
            && matches!(answers, Value::Object(entries) if !entries.is_empty());
        let step = value.get("step").as_text().and_then(Step::kept)?;
        let plan_id = plan_id(value.get("id"))?;
        let exported = Exported::read(value.get("calendar"));
        if !is_ours {
            return None;
        }
        let answers = Rc::new(Request::from_json(answers)?);
        Some(Self { answers, step: step.min(Step::Safety), day, plan_id, exported })
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
