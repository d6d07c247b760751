//! Links with answers (D-22): what a link that the visitor shares holds, and what happens when one
//! is opened. No health, no names, areas only if the visitor says so.

use std::rc::Rc;

use crate::{
    plan::{
        day::Day,
        request::{Field, Request},
    },
    quiz::{Quiz, Settings, draft::Draft, shared::Shared, step::Screen},
};

/// What a link brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// A part of a request.
    pub answers: Rc<Request>,
    /// The day on which it was made, if it is a plan that somebody shared.
    pub shared_on: Option<Day>,
    /// The id of that plan.
    pub plan_id: Option<String>,
    /// The plan itself, which is shown before anything is asked.
    pub plan: Option<Rc<Shared>>,
}

impl Quiz {
    /// A link was opened: it fills a quiz in which nobody has done anything, else it is offered.
    pub(super) fn link(&mut self, linked: Linked, settings: &Settings) {
        if self.is_touched {
            self.linked = Some(linked);
        } else {
            self.open(linked, settings);
        }
    }

    /// What is offered, in place of all that was answered, or not.
    pub(super) fn take_link(&mut self, takes: bool, settings: &Settings) {
        if let Some(linked) = self.linked.take()
            && takes
        {
            self.open(linked, settings);
        }
    }

    /// Shows a plan beside all that was answered, or begins with the answers.
    fn open(&mut self, linked: Linked, settings: &Settings) {
        if linked.plan.is_some() {
            self.show_shared(linked);
        } else {
            self.fill(linked, settings);
        }
    }

    /// Begins again with the answers of a link alone, so that the answers of two people never mix.
    pub(super) fn fill(&mut self, linked: Linked, settings: &Settings) {
        let Linked { answers, shared_on, plan_id, plan: _ } = linked;
        let settings = Settings { today: self.today, ..settings.clone() };
        let emptied = self.emptied(&settings);
        let before = std::mem::replace(self, emptied);
        // This is no deletion. A kept plan is offered from now on.
        let kept = before.plan_id.as_ref().filter(|_| before.screen == Screen::Kept);
        let kept = kept.and_then(|id| before.saved(&settings, id, None));
        (self.restarts, self.remember, self.offer) =
            (before.restarts, before.remember, before.offer.or(kept));
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
    /// The answers for a link. Race names stay out; areas and severities say something about the body.
    pub fn shared(&self, settings: &Settings, has_areas: bool) -> Request {
        let mut shared = self.without_health(settings);
        if !has_areas {
            shared.areas = Field::Empty;
        }
        if let Field::Valid(races) = &mut shared.races {
            for race in races.iter_mut().flatten() {
                race.name = Field::Empty;
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Linked, page_of};
    use crate::{
        plan::{day::Day, json, request::Request},
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
        let answers = Rc::new(json::read_request(answers).unwrap());
        Linked {
            answers,
            shared_on: Day::from_iso("2026-03-01"),
            plan_id: Some("abc".into()),
            plan: None,
        }
    }

    #[test]
    fn a_link_fills_a_quiz_in_which_nobody_has_done_anything() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        // What the page does is not the visitor's.
        let given = Rc::new(json::read_request(r#"{"runDays":3}"#).unwrap());
        quiz.apply(Action::Merge(given), &settings);
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
        let kept = earlier.saved(&settings, "old", None).unwrap().value();
        let mut quiz = Quiz::new(&settings);
        quiz.offer = Saved::read(&kept, settings.today);
        assert!(quiz.offer.is_some());
        quiz.apply(Action::Link(linked(r#"{"runDays":4}"#)), &settings);
        assert!(quiz.offer.is_some() && quiz.draft.running.days == Some(4));
    }

    #[test]
    fn a_link_carries_the_answers_without_names_and_health() {
        let settings = Settings::plain("2026-03-02");
        let answers = json::read_request(
            r#"{"unit":"km","weeklyDistance":60,"runDays":5,"races":[{"date":"2026-04-20",
                "distance":"marathon","priority":"A","name":"Secret"}],"areas":[{"area":"calves",
                "side":"left","severity":6}],"availableWeekdays":[1,2],"unavailableDates":
                ["2026-03-10","2026-03-11","2026-03-12","2026-03-20"],"pressure":"firm",
                "redFlags":["chest_pain"],"soreness":9}"#,
        )
        .unwrap();
        let quiz = |answers| {
            let mut quiz = Quiz::new(&settings);
            quiz.apply(Action::Merge(Rc::new(answers)), &settings);
            quiz.draft
        };
        let draft = quiz(answers);
        let shared = draft.shared(&settings, true).to_compact();
        assert_eq!(shared.get("unavailableDates").as_list().unwrap().len(), 2);
        let text = format!("{shared:?}");
        for word in ["Secret", "chest_pain", "soreness", "redFlags"] {
            assert!(!text.contains(word), "{word}");
        }
        let mut back = quiz(Request::from_compact(&shared).unwrap());
        back.races.cards[0].name = "Secret".to_owned();
        assert_eq!(back, draft);
        let without = draft.shared(&settings, false).to_compact();
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
            let Some(request) = Request::from_compact(&json::read(text).unwrap()) else { continue };
            assert!(request.unavailable_dates.entries().len() <= 366);
        }
    }
}
