//! The compact form of the answers, for a link that can be shared (D-22) and for what the
//! browser keeps (D-23): no health, no names, areas only if the visitor says so.

use crate::{
    plan::{day::Day, value::Value},
    quiz::{Quiz, Settings, draft::Draft},
};

/// The longest stay away that a link spells out, in days.
const MAX_AWAY_DAYS: usize = 366;

/// What a link brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// A part of a request, hostile still.
    pub answers: Value,
    /// The day on which it was made, if it is a plan that somebody shared.
    pub shared_on: Option<Day>,
    /// The id of that plan.
    pub plan_id: Option<String>,
}

impl Quiz {
    /// A link was opened: it fills a quiz in which nobody has done anything, else it is offered.
    pub(super) fn link(&mut self, linked: Linked, settings: &Settings) {
        if self.is_touched {
            self.linked = Some(linked);
        } else {
            self.fill(linked, settings);
        }
    }

    /// What is offered, in place of all that was answered, or not.
    pub(super) fn take_link(&mut self, takes: bool, settings: &Settings) {
        if let Some(linked) = self.linked.take()
            && takes
        {
            self.fill(linked, settings);
        }
    }

    /// Begins with the answers of a link alone: nothing of two people is mixed.
    fn fill(&mut self, linked: Linked, settings: &Settings) {
        let Linked { answers, shared_on, plan_id } = linked;
        let settings = Settings { today: self.today, ..settings.clone() };
        let emptied = self.emptied(&settings);
        let before = std::mem::replace(self, emptied);
        // Nothing is deleted by it.
        (self.restarts, self.remember, self.offer) =
            (before.restarts, before.remember, before.offer);
        // A plan that somebody shared has calendar files of its own.
        if plan_id.is_none() {
            (self.plan, self.exported) = (before.plan, before.exported);
        }
        (self.shared_on, self.plan_id) = (shared_on, plan_id);
        self.draft.merge(&answers, &settings);
    }
}

/// The address of a page for a link to it, from its whole address: without the fragment, and without
/// the query, which tells how this visitor came and may even say who it is. What stays names the page
/// itself, as `WordPress` does without permalinks.
pub fn page_of(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let Some((page, query)) = address.split_once('?') else { return address.to_owned() };
    let names_page = |pair: &&str| {
        let value = ["p=", "page_id="].iter().find_map(|key| pair.strip_prefix(key));
        value.is_some_and(|id| !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit()))
    };
    match query.split('&').find(names_page) {
        Some(pair) => [page, "?", pair].concat(),
        None => page.to_owned(),
    }
}

impl Draft {
    /// The answers for a link. Race names stay out; areas and strengths tell of the body.
    pub fn shared(&self, settings: &Settings, has_areas: bool) -> Value {
        let Value::Object(entries) = self.without_health(settings) else { return Value::Null };
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
    let ranges = ranges.as_list().unwrap_or_default().iter().take(MAX_AWAY_DAYS);
    let range = |text: &Value| {
        let text = text.as_text()?;
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        Some(Day::from_iso(first)?.to(Day::from_iso(last)?).take(MAX_AWAY_DAYS))
    };
    ranges
        .filter_map(range)
        .flatten()
        .take(MAX_AWAY_DAYS)
        .map(|day| Value::Text(day.iso()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Linked, expanded, page_of};
    use crate::{
        plan::{day::Day, json},
        quiz::{
            Quiz, Settings,
            action::{Action, DistanceField, Edit},
            saved::Saved,
            step::{Screen, Step},
        },
    };

    #[test]
    fn the_address_of_a_page_tells_nothing_of_the_visitor() {
        for (address, page) in [
            ("https://c.example/run", "https://c.example/run"),
            ("https://c.example/run/?utm_source=x&session=abc", "https://c.example/run/"),
            ("https://c.example/?fbclid=1#top", "https://c.example/"),
            ("https://c.example/?page_id=12&gclid=2", "https://c.example/?page_id=12"),
            ("https://c.example/?gclid=2&p=7", "https://c.example/?p=7"),
            ("https://c.example/?p=ann@example.org", "https://c.example/"),
            ("https://c.example/?page_id=&P=7&map=3", "https://c.example/"),
            ("https://c.example/a#b?p=1", "https://c.example/a"),
        ] {
            assert_eq!(page_of(address), page, "{address}");
        }
    }

    fn linked(answers: &str) -> Linked {
        let answers = json::read(answers).unwrap();
        Linked { answers, shared_on: Day::from_iso("2026-03-01"), plan_id: Some("abc".into()) }
    }

    #[test]
    fn a_link_fills_a_quiz_in_which_nobody_has_done_anything() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        // What the page does is not the visitor's.
        quiz.apply(Action::Merge(json::read(r#"{"runDays":3}"#).unwrap()), &settings);
        quiz.apply(Action::Edit(Edit::Unit(settings.unit)), &settings);
        quiz.apply(Action::Link(linked(r#"{"weeklyDistance":45,"runDays":4}"#)), &settings);
        assert_eq!((quiz.draft.running.days, quiz.linked.as_ref()), (Some(4), None));
        assert_eq!(
            (quiz.shared_on, quiz.plan_id.as_deref()),
            (Day::from_iso("2026-03-01"), Some("abc"))
        );
        // A second one takes its place whole: nothing is left of the first.
        quiz.apply(Action::Link(linked(r#"{"runDays":6}"#)), &settings);
        assert_eq!(
            (quiz.draft.running.days, quiz.draft.running.weekly.text.is_empty()),
            (Some(6), true)
        );
    }

    #[test]
    fn a_link_is_offered_in_a_quiz_in_use() {
        let settings = Settings::plain("2026-03-02");
        for touch in [
            Action::Edit(Edit::Distance(DistanceField::Weekly, "30".to_owned())),
            Action::Next,
            Action::GoTo(Step::Areas),
        ] {
            let mut quiz = Quiz::new(&settings);
            quiz.apply(touch.clone(), &settings);
            let before = quiz.draft.clone();
            for takes in [false, true] {
                quiz.apply(Action::Link(linked(r#"{"runDays":4}"#)), &settings);
                assert!(quiz.linked.is_some() && quiz.draft == before, "{touch:?}");
                quiz.apply(Action::TakeLink(takes), &settings);
                assert_eq!((quiz.linked.is_some(), quiz.draft == before), (false, !takes));
            }
            assert_eq!(
                (quiz.draft.running.days, quiz.screen),
                (Some(4), Screen::Ask(Step::Running))
            );
            // Nothing was offered: nothing happens.
            let now = quiz.clone();
            quiz.apply(Action::TakeLink(true), &settings);
            assert_eq!(quiz.draft, now.draft);
        }
    }

    #[test]
    fn a_link_leaves_what_an_earlier_visit_kept() {
        let settings = Settings::plain("2026-03-02");
        let mut earlier = Quiz::new(&settings);
        earlier.apply(Action::Edit(Edit::RunDays(2)), &settings);
        let kept = earlier.saved(&settings, "old").unwrap();
        let mut quiz = Quiz::new(&settings);
        quiz.offer = Saved::read(&kept, settings.today);
        assert!(quiz.offer.is_some());
        quiz.apply(Action::Link(linked(r#"{"runDays":4}"#)), &settings);
        assert!(quiz.offer.is_some() && quiz.draft.running.days == Some(4));
    }

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
