//! The compact form of the answers, for a link that can be shared (contract 8) and for what the
//! browser keeps (contract 9): no health, no names, areas only if the visitor says so.

use crate::{
    plan::{day::Day, value::Value},
    quiz::{Settings, draft::Draft},
};

/// The longest stay away that a link spells out, in days.
const LONGEST_AWAY: usize = 366;

impl Draft {
    /// The answers for a link. Race names stay out; areas and strengths tell of the body.
    pub fn shared(&self, settings: &Settings, has_areas: bool) -> Value {
        let Value::Object(entries) = self.kept(settings) else { return Value::Null };
        let entries = entries.into_iter().filter(|(key, _)| has_areas || key != "areas");
        let entries = entries.map(|(key, value)| {
            let value = match key.as_str() {
                "races" => members(&value, &["date", "distance", "priority"]),
                "areas" => members(&value, &["area", "side", "severity"]),
                "unavailableDates" => ranges(&value),
                _ => value,
            };
            (key, value)
        });
        Value::Object(entries.collect())
    }
}

/// The answers that a compact form stands for: a part of a request, hostile still.
pub fn expanded(compact: &Value) -> Value {
    let Value::Object(entries) = compact else { return Value::Null };
    let entries = entries.iter().map(|(key, value)| {
        let value = match key.as_str() {
            "races" => objects(value, &["date", "distance", "priority"]),
            "areas" => objects(value, &["area", "side", "severity"]),
            "unavailableDates" => days(value),
            _ => value.clone(),
        };
        (key.clone(), value)
    });
    Value::Object(entries.collect())
}

/// Objects as lists of their members: the keys are always the same.
fn members(list: &Value, keys: &[&str]) -> Value {
    let entries = list.as_list().unwrap_or_default().iter();
    entries.map(|entry| keys.iter().map(|key| entry.get(key).clone()).collect::<Value>()).collect()
}

fn objects(list: &Value, keys: &[&str]) -> Value {
    let entries = list.as_list().unwrap_or_default().iter();
    let object = |entry: &Value| {
        let members = entry.as_list().unwrap_or_default().iter().cloned();
        Value::object(keys.iter().copied().zip(members).collect::<Vec<_>>())
    };
    entries.map(object).collect()
}

fn ranges(dates: &Value) -> Value {
    let dates = dates.as_list().unwrap_or_default().iter();
    let mut days: Vec<Day> = dates.filter_map(|date| Day::from_iso(date.as_text()?)).collect();
    days.sort_unstable();
    days.dedup();
    let ranges = days.chunk_by(|one, next| next.since(*one) == 1);
    let text = |range: &[Day]| match range {
        [first, .., last] => Value::Text([first.iso(), last.iso()].join("/")),
        [day] => Value::Text(day.iso()),
        [] => Value::Null,
    };
    ranges.map(text).collect()
}

fn days(ranges: &Value) -> Value {
    let ranges = ranges.as_list().unwrap_or_default().iter().take(LONGEST_AWAY);
    let range = |text: &Value| {
        let text = text.as_text()?;
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        Some(Day::from_iso(first)?.to(Day::from_iso(last)?).take(LONGEST_AWAY))
    };
    ranges
        .filter_map(range)
        .flatten()
        .take(LONGEST_AWAY)
        .map(|day| Value::Text(day.iso()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::expanded;
    use crate::{
        plan::json,
        quiz::{Quiz, Settings, action::Action},
    };

    #[test]
    fn a_link_carries_the_answers_without_names_and_health() {
        let settings = Settings::plain("2026-03-02");
        let answers = json::read(
            r#"{"unit":"km","weeklyDistance":60,"runDays":5,"races":[{"date":"2026-04-20",
                "distance":"marathon","priority":"A","name":"Secret"}],"areas":[{"area":"calves",
                "side":"left","severity":6}],"availableWeekdays":[1,2],"unavailableDates":
                ["2026-03-10","2026-03-11","2026-03-12","2026-03-20"],"pressure":"firm",
                "redFlags":["chest_pain"],"soreness":9}"#,
        )
        .unwrap();
        let quiz = |answers| {
            let mut quiz = Quiz::new(&settings);
            quiz.apply(Action::Merge(answers), &settings);
            quiz.draft
        };
        let draft = quiz(answers);
        let shared = draft.shared(&settings, true);
        assert_eq!(shared.get("unavailableDates").as_list().unwrap().len(), 2);
        let text = format!("{shared:?}");
        for word in ["Secret", "chest_pain", "soreness", "redFlags"] {
            assert!(!text.contains(word), "{word}");
        }
        let mut back = quiz(expanded(&shared));
        back.races.cards[0].name = "Secret".to_owned();
        assert_eq!(back, draft);
        let without = draft.shared(&settings, false);
        assert!(!format!("{without:?}").contains("calves"));
    }

    #[test]
    fn hostile_links_are_read_as_far_as_they_make_sense() {
        for text in [
            "null",
            "[]",
            r#"{"races":{"a":1},"areas":[1,[[]]],"unavailableDates":["0001-01-01/9999-12-31",5]}"#,
            r#"{"races":[["2026-04-20"],[],["x","y","z","w"]]}"#,
        ] {
            let value = expanded(&json::read(text).unwrap());
            let dates = value.get("unavailableDates").as_list().unwrap_or_default();
            assert!(dates.len() <= 366);
        }
    }
}
