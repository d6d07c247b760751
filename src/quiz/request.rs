//! From the draft to the engine's request: readable answers as values, unreadable ones as the
//! text that they are, so that the engine names every fault.

use crate::{
    plan::{
        PlanRequest,
        answers::{Area, Caution, Experience, Pressure, Priority},
        day::{Day, Weekday},
        range::{self, LEFT_ALONE},
        value::Value,
    },
    quiz::{
        Settings,
        draft::{Away, ChosenArea, Draft, LastMassage, RaceCard},
        number,
    },
};

/// What may be kept, linked and given to the page, key by key: a new answer is private until
/// somebody names it here.
const MAY_LEAVE: [&str; 18] = [
    "unit",
    "weeklyDistance",
    "runDays",
    "hardSessions",
    "longestRun30d",
    "nextLongRun",
    "prevWeeklyDistance",
    "longRunDay",
    "experience",
    "races",
    "areas",
    "availableWeekdays",
    "unavailableDates",
    "sessionBudget",
    "lastMassage",
    "firstMassageEver",
    "pressure",
    "sessionLength",
];
/// The same within a race,
const OF_A_RACE: [&str; 4] = ["date", "distance", "priority", "name"];
/// and within an area.
const OF_AN_AREA: [&str; 3] = ["area", "side", "severity"];
/// Fields that are typed as numbers: words in them are nobody else's business.
const TYPED: [&str; 5] =
    ["weeklyDistance", "longestRun30d", "nextLongRun", "prevWeeklyDistance", "sessionBudget"];

/// The longest stay away that is spelled out, in days.
pub(crate) const MAX_AWAY_DAYS: i32 = 366;

impl Draft {
    /// The request, with every field (D-1).
    pub fn request(&self, settings: &Settings) -> PlanRequest {
        let months = &settings.months;
        let (running, fine) = (&self.running, &self.fine);
        let (safety, availability) = (&self.safety, &self.availability);
        let injured = safety.injury == Some(true);
        let injury = || {
            Value::object([
                ("area", safety.injury_area.map(Area::code).into()),
                ("date", safety.injury_date.value(months)),
            ])
        };
        let on_date = availability.last == Some(LastMassage::OnDate);
        let last = if on_date { availability.last_date.value(months) } else { Value::Null };
        PlanRequest(Value::object([
            ("today", Value::Text(settings.today.iso())),
            ("clinic", clinic(settings)),
            ("unit", Value::from(running.unit.code())),
            ("weeklyDistance", number::distance(&running.weekly.text)),
            ("runDays", running.days.map(u32::from).into()),
            ("hardSessions", fine.hard_sessions.map(u32::from).into()),
            ("longestRun30d", number::distance(&fine.longest.text)),
            ("nextLongRun", number::distance(&fine.next_long.text)),
            ("prevWeeklyDistance", number::distance(&fine.previous_weekly.text)),
            ("longRunDay", fine.long_run_day.map(|day| u32::from(day.iso())).into()),
            ("experience", fine.experience.map(Experience::code).into()),
            ("races", self.entered_races().iter().map(|card| race(card, months)).collect()),
            ("areas", self.areas_value()),
            ("soreness", fine.soreness.map(u32::from).into()),
            ("acuteInjury", if injured { injury() } else { Value::Null }),
            ("redFlags", safety.red_flags()),
            ("cautions", safety.cautions().map(Caution::code).collect()),
            ("clearedByDoctor", safety.cleared.into()),
            ("adult", safety.adult.into()),
            ("availableWeekdays", self.weekdays_value(settings)),
            ("unavailableDates", away_days(&availability.away, settings)),
            ("sessionBudget", number::whole(&fine.budget)),
            ("lastMassage", last),
            ("firstMassageEver", Value::from(availability.last == Some(LastMassage::Never))),
            ("pressure", Value::from(availability.pressure.code())),
            ("sessionLength", fine.length.into()),
        ]))
    }

    /// The answers as they may leave this room: no health, nothing of the clinic (D-6).
    pub fn without_health(&self, settings: &Settings) -> Value {
        let Value::Object(mut entries) = may_leave(self.request(settings).0) else {
            return Value::Null;
        };
        // Without a date it tells "never" from "over four weeks ago", and both from no answer.
        let last = self.availability.last;
        let is_told = matches!(last, Some(LastMassage::Never | LastMassage::LongAgo));
        entries.retain(|(key, _)| is_told || key != "firstMassageEver");
        // "No race" and "nothing is tight" are answers too; an empty list without them is none.
        entries.retain(|(key, value)| {
            let is_empty = value.as_list().is_some_and(<[Value]>::is_empty);
            !is_empty
                || (key == "races" && self.races.any == Some(false))
                || (key == "areas" && self.areas.nothing)
        });
        Value::Object(entries)
    }

    fn areas_value(&self) -> Value {
        let area = |chosen: &ChosenArea| {
            Value::object([
                ("area", Value::from(chosen.area.code())),
                ("side", Value::from(chosen.side.code())),
                ("severity", chosen.severity.map(u32::from).into()),
            ])
        };
        self.areas.chosen.iter().map(area).collect()
    }

    /// The free weekdays; those on which the clinic is closed are not offered.
    fn weekdays_value(&self, settings: &Settings) -> Value {
        let open = |day: &&Weekday| !settings.closed_weekdays.contains(day);
        let days = self.availability.weekdays.iter().filter(open);
        days.map(|day| u32::from(day.iso())).collect()
    }
}

/// A request without what has to stay here.
fn may_leave(request: Value) -> Value {
    let mut request = only(request, &MAY_LEAVE);
    if let Value::Object(entries) = &mut request {
        for (key, value) in entries.iter_mut() {
            let keys: &[&str] = match key.as_str() {
                "races" => &OF_A_RACE,
                "areas" => &OF_AN_AREA,
                key if TYPED.contains(&key) && value.as_number().is_none() => {
                    *value = Value::Null;
                    continue;
                }
                _ => continue,
            };
            if let Value::List(members) = value {
                *members = std::mem::take(members).into_iter().map(|it| only(it, keys)).collect();
            }
        }
        entries.retain(|(_, value)| !value.is_null());
    }
    request
}

/// An object with no other keys than these; nothing of what is no object.
fn only(value: Value, keys: &[&str]) -> Value {
    let Value::Object(mut entries) = value else { return Value::Null };
    entries.retain(|(key, _)| keys.contains(&key.as_str()));
    Value::Object(entries)
}

/// What is planned while a strain or sprain has no place or no date that can be read: the careful
/// way, as if it had happened today. Without a place nobody can leave it out, so everything is light.
pub(crate) fn with_fresh_injury(request: &mut PlanRequest, draft: &Draft, today: Day) {
    let careful = if let Some(area) = draft.safety.injury_area {
        let fresh = [("area", area.code().into()), ("date", Value::Text(today.iso()))];
        vec![("acuteInjury", Value::object(fresh))]
    } else {
        let away = request.0.get("unavailableDates").as_list().unwrap_or_default();
        let rest = today.to(today.plus(LEFT_ALONE - 1)).map(|day| Value::Text(day.iso()));
        let away = rest.chain(away.iter().cloned()).collect();
        vec![("unavailableDates", away), ("pressure", Pressure::Light.code().into())]
    };
    // Of equal keys the last one counts.
    if let Value::Object(entries) = &mut request.0 {
        entries.extend(careful.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
}

fn clinic(settings: &Settings) -> Value {
    let weekdays = settings.closed_weekdays.iter().map(|day| u32::from(day.iso()));
    // What lies beyond the range is no matter for a plan, and would be a fault that nobody can mend.
    let range = range::closed(settings.today);
    let days = settings.closed_dates.iter().filter(|day| range.contains(day));
    let days = days.map(|day| Value::Text(day.iso()));
    Value::object([
        ("closedWeekdays", weekdays.collect()),
        ("closedDates", days.collect()),
        ("leadDays", Value::from(settings.lead_days)),
    ])
}

fn race(card: &RaceCard, months: &[Vec<String>]) -> Value {
    let distance = match card.distance {
        None => Value::Null,
        Some(Some(preset)) => Value::from(preset.code()),
        // A text would be read as the name of a preset: an empty list is no number either.
        Some(None) => {
            let typed = number::distance(&card.other.text);
            if typed.as_text().is_some() { Value::List(Vec::new()) } else { typed }
        }
    };
    Value::object([
        ("date", card.date.value(months)),
        ("distance", distance),
        ("priority", card.priority.map(Priority::code).into()),
        ("name", Value::Text(card.name.trim().to_owned())),
    ])
}

/// The days of a stay away, if it can be read; both ends included.
pub(crate) fn away_range(away: &Away, months: &[Vec<String>]) -> Option<(Day, Day)> {
    let from = away.from.read(months)?;
    let to = if away.to.is_empty() { from } else { away.to.read(months)? };
    (0..MAX_AWAY_DAYS).contains(&to.since(from)).then_some((from, to))
}

/// The days away; those beyond the range have faults of their own, at their fields.
fn away_days(away: &[Away], settings: &Settings) -> Value {
    let range = range::away(settings.today);
    let ranges = away.iter().filter_map(|away| away_range(away, &settings.months));
    let days = ranges.flat_map(|(from, to)| from.to(to)).filter(|day| range.contains(day));
    days.map(|day| Value::Text(day.iso())).collect()
}

#[cfg(test)]
mod tests {
    use super::{MAY_LEAVE, OF_A_RACE, OF_AN_AREA, may_leave};
    use crate::{
        plan::{json, value::Value},
        quiz::{Quiz, Settings, action::Action, link},
    };

    fn keys(value: &Value) -> Vec<&str> {
        let Value::Object(entries) = value else { return Vec::new() };
        entries.iter().map(|(key, _)| key.as_str()).collect()
    }

    /// A request with every key that the engine reads, and some that it may read one day.
    const EVERY: &str = r#"{"today":"2026-03-02","clinic":{"leadDays":1},"unit":"km",
        "weeklyDistance":40,"runDays":4,"hardSessions":1,"longestRun30d":20,"nextLongRun":22,
        "prevWeeklyDistance":38,"longRunDay":7,"experience":"new","races":[{"date":"2026-04-20",
        "distance":"marathon","priority":"A","name":"x","pain":"hip"}],"areas":[{"area":"calves",
        "side":"left","severity":6,"since":"2026-02-01"}],"soreness":9,"acuteInjury":{"area":"quads",
        "date":"2026-03-01"},"redFlags":["chest_pain"],"cautions":["cancer"],"clearedByDoctor":true,
        "adult":true,"availableWeekdays":[1],"unavailableDates":["2026-03-10"],"sessionBudget":5,
        "lastMassage":"2026-02-01","firstMassageEver":false,"pressure":"firm","sessionLength":60,
        "leaveAlone":["feet"],"checkIn":{"tender":"long"},"anything":1}"#;

    #[test]
    fn only_what_is_named_leaves_this_room() {
        let every = json::read(EVERY).unwrap();
        let left = may_leave(every.clone());
        assert_eq!(keys(&left), MAY_LEAVE);
        assert_eq!(keys(&left.get("races").as_list().unwrap()[0]), OF_A_RACE);
        assert_eq!(keys(&left.get("areas").as_list().unwrap()[0]), OF_AN_AREA);
        // Every way out: storage and its file format, the link, the property.
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        quiz.apply(Action::Merge(every), &settings);
        quiz.draft.fine.soreness = Some(9);
        quiz.draft.safety.adult = Some(true);
        quiz.draft.safety.injury = Some(true);
        let saved = quiz.saved(&settings, "abc").unwrap();
        assert_eq!(keys(&saved), ["v", "day", "step", "id", "calendar", "answers"]);
        for out in [saved.get("answers"), &quiz.draft.without_health(&settings)] {
            assert!(keys(out).iter().all(|key| MAY_LEAVE.contains(key)), "{out:?}");
        }
        let shared = quiz.draft.shared(&settings, true);
        assert!(keys(&shared).iter().all(|key| MAY_LEAVE.contains(key)), "{shared:?}");
        let race = &link::expanded(&shared).get("races").as_list().unwrap()[0].clone();
        assert_eq!(keys(race), ["date", "distance", "priority"], "no name goes into a link");
    }

    #[test]
    fn words_in_a_field_for_a_number_stay_here_too() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        let fine = &mut quiz.draft.fine;
        for typed in [&mut fine.longest, &mut fine.next_long, &mut fine.previous_weekly] {
            typed.text = "since my stroke".to_owned();
        }
        fine.budget = "my hip hurts".to_owned();
        quiz.draft.running.weekly.text = "pregnant".to_owned();
        let text = format!("{:?}", quiz.saved(&settings, "abc"));
        for word in ["stroke", "hip", "pregnant"] {
            assert!(!text.contains(word), "{text}");
        }
    }

    #[test]
    fn days_beyond_the_range_are_no_fault_that_nobody_can_mend() {
        let mut settings = Settings::plain("2026-03-02");
        let today = settings.today;
        settings.closed_dates = vec![today.plus(-4000), today.plus(3), today.plus(4000)];
        let request = Quiz::new(&settings).request(&settings).0;
        assert_eq!(request.get("clinic").get("closedDates").as_list().unwrap().len(), 1);
    }
}
