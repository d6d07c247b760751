//! What may be kept of a visit, and how it comes back (D-23): no health, no dates of the
//! clinic, at most 30 days.
//!
//! Of a calendar file: which events it had and on which days, so that the next one can take them back.

use crate::{
    plan::{day::Day, value::Value},
    quiz::{
        Quiz, Settings,
        exported::Exported,
        step::{Screen, Step},
    },
};

/// The version of the format.
const VERSION: u32 = 1;
/// Kept answers are offered for so many days.
const MAX: i32 = 30;
/// The longest plan id that is taken back.
const MAX_ID: usize = 40;

/// How far a clinic lets answers be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// Not at all.
    None,
    /// Until the tab is closed.
    #[default]
    Session,
    /// For 30 days, if the visitor wants it; else until the tab is closed.
    Device,
}

/// Answers of an earlier visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// A part of a request.
    pub answers: Value,
    /// Where the visitor was; never beyond the health questions, which are asked again.
    pub step: Step,
    /// The day of the visit.
    pub day: Day,
    /// The random id that the calendar events of the plan carry.
    pub plan_id: String,
    /// What calendar files of the plan have had.
    pub exported: Exported,
}

impl Quiz {
    /// What may be kept of this visit; nothing before the first answer.
    pub fn saved(&self, settings: &Settings, plan_id: &str) -> Option<Value> {
        if self.draft == Self::new(settings).draft {
            return None;
        }
        let (Screen::Ask(step) | Screen::Answer(step)) = self.screen;
        let saved = Saved {
            answers: self.draft.without_health(settings),
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
            ("answers", self.answers.clone()),
        ])
    }

    /// Reads what was kept. Nothing for another version, for what is too old or from far in the
    /// future, and for whatever was damaged.
    pub fn read(value: &Value, today: Day) -> Option<Self> {
        let version = value.get("v").as_number()?;
        let day = Day::from_iso(value.get("day").as_text()?)?;
        // A clock may be behind the one that it was kept by: who travels west lives a day twice.
        let is_near = (-MAX..=MAX).contains(&today.since(day));
        let answers = value.get("answers").clone();
        let is_ours = version.total_cmp(&f64::from(VERSION)).is_eq()
            && is_near
            && matches!(&answers, Value::Object(entries) if !entries.is_empty());
        let step = value.get("step").as_text().and_then(Step::from_code)?;
        let plan_id = plan_id(value.get("id"))?;
        let exported = Exported::read(value.get("calendar"));
        is_ours.then_some(Self { answers, step: step.min(Step::Safety), day, plan_id, exported })
    }
}

/// Whether the time for which something was kept is over.
pub fn is_over(value: &Value, today: Day) -> bool {
    let day = value.get("day").as_text().and_then(Day::from_iso);
    day.is_some_and(|day| today.since(day) > MAX)
}

/// A plan id from outside: letters and digits only, for it goes into calendar files.
pub fn plan_id(value: &Value) -> Option<String> {
    let id = value.as_text()?;
    let is_id = !id.is_empty()
        && id.len() <= MAX_ID
        && id.bytes().all(|letter| letter.is_ascii_alphanumeric());
    is_id.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Saved;
    use crate::{
        plan::json,
        quiz::{
            Quiz, Settings,
            action::{Action, DistanceField, Edit},
            draft::LastMassage,
            safety::HealthFlag,
            step::{Screen, Step},
        },
    };

    #[test]
    fn a_visit_comes_back_without_health_and_before_the_health_questions() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        assert_eq!(quiz.saved(&settings, "abc"), None);
        let tick = HealthFlag::from_code("cancer").unwrap();
        for edit in [
            Edit::Distance(DistanceField::Weekly, "42.5".to_owned()),
            Edit::RunDays(4),
            Edit::LastMassage(LastMassage::LongAgo),
            Edit::Tick(tick),
            Edit::Soreness(Some(7)),
        ] {
            quiz.apply(Action::Edit(edit), &settings);
        }
        quiz.screen = Screen::Ask(Step::Check);
        let kept = quiz.saved(&settings, "abc").unwrap();
        let text = format!("{kept:?}");
        assert!(!text.contains("cancer") && !text.contains("soreness"), "{text}");
        let saved = Saved::read(&kept, settings.today.plus(30)).unwrap();
        assert_eq!((saved.step, saved.plan_id.as_str()), (Step::Safety, "abc"));
        assert_eq!(Saved::read(&kept, settings.today.plus(31)), None);
        for days in [-1, -2, -30] {
            assert_eq!(
                Saved::read(&kept, settings.today.plus(days)),
                Some(saved.clone()),
                "{days}"
            );
        }
        assert_eq!(Saved::read(&kept, settings.today.plus(-31)), None);
        let is_over = |days| super::is_over(&kept, settings.today.plus(days));
        assert!(is_over(31) && !is_over(30) && !is_over(-31), "left alone before its time is over");
        assert_eq!(Saved::read(&saved.value(), settings.today), Some(saved.clone()));
        let mut back = Quiz::new(&settings);
        back.offer = Some(saved);
        back.apply(Action::Resume, &settings);
        assert_eq!(back.draft.running, quiz.draft.running);
        assert_eq!(back.draft.availability, quiz.draft.availability);
        assert_eq!(back.screen, Screen::Ask(Step::Safety));
        assert!(back.draft.safety.ticked.is_empty() && back.offer.is_none());
    }

    #[test]
    fn any_wrong_byte_at_any_place_never_breaks_anything() {
        let good = r#"{"v":1,"day":"2026-03-02","step":"areas","id":"a1b2","calendar":
            {"sequence":7,"events":[["pre:2026-04-20","2026-04-18",false]]},"answers":{"unit":"km",
            "weeklyDistance":60,"runDays":5,"races":[{"date":"2026-04-20","distance":"marathon",
            "priority":"A","name":"x"}],"areas":[{"area":"calves","side":"left","severity":6}],
            "availableWeekdays":[1,2,3]}}"#;
        let settings = Settings::plain("2026-03-05");
        let mut offered = 0;
        for place in 0..good.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = good.as_bytes().to_vec();
                bytes[place] = byte;
                // A browser gives text: what is no UTF-8 came through as the mark for it.
                let text = String::from_utf8_lossy(&bytes);
                let value = json::read(&text).unwrap_or_default();
                let Some(saved) = Saved::read(&value, settings.today) else { continue };
                offered += 1;
                let mut quiz = Quiz::new(&settings);
                quiz.offer = Some(saved);
                quiz.apply(Action::Resume, &settings);
                assert!(quiz.draft.safety.ticked.is_empty());
                let _ = quiz.answer(&settings);
            }
        }
        assert!(offered > 1000, "only {offered} were offered, which proves little");
    }
}
