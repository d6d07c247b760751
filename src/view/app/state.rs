//! The state of a widget and its one reducer.

use std::rc::Rc;

use yew::Reducible;

#[cfg(feature = "ssr")]
use crate::quiz::step::Step;
use crate::{
    plan::{areas::SEVERITIES_TO_ASSESS, day::Day, request::Request},
    quiz::{
        Quiz, Settings,
        action::{Action, Edit},
        exported::Exported,
        link::Linked,
        sample::Sample,
        saved::Saved,
        shared::Shared,
    },
    text::Messages,
    view::{announcement::Announcement, environment::Environment},
};

/// What a widget begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// Answers: a part of a request.
    pub answers: Option<Rc<Request>>,
    /// Answers of an earlier visit, which the first step offers.
    pub offer: Option<Saved>,
    /// The day on which the visitor's link was made, if the answers come from one.
    pub shared_on: Option<Day>,
    /// A plan that somebody shared, which is shown first.
    pub shared: Option<Rc<Shared>>,
    /// The id of the plan that the link names.
    pub plan_id: Option<String>,
    /// Whether there was a link to a plan that cannot be read.
    pub is_unreadable: bool,
    /// What a preview shows, with the answers of a sample visitor.
    pub sample: Option<Sample>,
    /// Whether the answers are kept on this device.
    pub remember: bool,
    /// The events that earlier calendar files contain.
    pub exported: Exported,
    /// The first step to show, if it is another than the first of the quiz.
    #[cfg(feature = "ssr")]
    pub step: Option<Step>,
}

/// The quiz and the last announcement. Both stand behind pointers, so that views can keep them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) quiz: Rc<Quiz>,
    pub(super) announcement: Rc<Announcement>,
}

/// What changes the state.
#[derive(Debug)]
pub(super) enum Event {
    /// Something happened in the quiz. It ends the announcement before it.
    Act(Action),
    /// Something was done outside the quiz, such as copying the plan.
    Announce(Announcement),
}

impl State {
    pub(super) fn new(start: &Start, settings: &Settings) -> Self {
        let mut quiz = Quiz::new(settings);
        let opens = start.answers.is_none() || start.shared.is_some();
        let kept = start.offer.as_ref().filter(|saved| opens && saved.has_plan());
        if let Some(kept) = kept {
            quiz.restore(kept.clone(), settings);
        } else {
            quiz.offer.clone_from(&start.offer);
        }
        quiz.remember = start.remember;
        if let Some(plan) = &start.shared {
            let answers = start.answers.clone().unwrap_or_default();
            let (plan_id, plan) = (start.plan_id.clone(), Some(plan.clone()));
            let linked = Linked { answers, shared_on: None, plan_id, plan };
            quiz.apply(Action::Link(linked), settings);
        } else if kept.is_none() {
            if let Some(answers) = &start.answers {
                quiz.draft.merge(answers, settings);
            }
            quiz.shared_on = start.shared_on;
            quiz.exported.clone_from(&start.exported);
        }
        quiz.is_link_unreadable = start.is_unreadable;
        if let Some(sample) = start.sample {
            quiz.apply(Action::Sample(sample), settings);
        }
        #[cfg(feature = "ssr")]
        if let Some(step) = start.step {
            quiz.apply(Action::GoTo(step), settings);
        }
        Self { quiz: Rc::new(quiz), announcement: Rc::default() }
    }

    fn announce(&self, next: Announcement) -> Rc<Announcement> {
        Rc::new(self.announcement.followed_by(next))
    }
}

/// What an action did out of sight of the pressed control.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others show themselves")]
fn said(action: &Action, messages: &Messages) -> Option<String> {
    match action {
        Action::Restart | Action::Delete => Some(messages.get("said_deleted")),
        Action::NewPlan => Some(messages.get("kept_said_new")),
        Action::Edit(Edit::AnyOf(group)) => {
            let count = group.ticks().count().to_string();
            Some(messages.format("said_boxes", &[("count", &count)]))
        }
        Action::Edit(Edit::Severity(_, severity))
            if SEVERITIES_TO_ASSESS.contains(&(*severity).into()) =>
        {
            Some(messages.get("areas_to_assess"))
        }
        _ => None,
    }
}

impl Reducible for State {
    type Action = (Event, Rc<Environment>);

    fn reduce(self: Rc<Self>, (event, environment): Self::Action) -> Rc<Self> {
        Rc::new(match event {
            Event::Act(action) => {
                let status = said(&action, &environment.messages).unwrap_or_default();
                let mut quiz = self.quiz.clone();
                Rc::make_mut(&mut quiz).apply(action, &environment.settings);
                Self {
                    // The same pointer for the same quiz: the plan page compares pointers.
                    quiz: if quiz == self.quiz { self.quiz.clone() } else { quiz },
                    announcement: self.announce(Announcement {
                        status: status.into(),
                        ..Announcement::default()
                    }),
                }
            }
            Event::Announce(next) => {
                Self { quiz: self.quiz.clone(), announcement: self.announce(next) }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{environment, settings};

    fn announcement(status: &'static str) -> Event {
        Event::Announce(Announcement { status: status.into(), ..Announcement::default() })
    }

    #[test]
    fn an_action_ends_the_announcement_and_a_deletion_makes_one() {
        let environment = environment(settings());
        let state = Rc::new(State::new(&Start::default(), &environment.settings));
        let send = |state: Rc<State>, event| state.reduce((event, environment.clone()));

        let copied = send(state, announcement("Copied"));
        assert_eq!((copied.announcement.turn, &*copied.announcement.status), (1, "Copied"));
        let again = send(copied, announcement("Copied"));
        assert_eq!(again.announcement.turn, 2, "the same words are read again");

        let next = send(again, Event::Act(Action::Next));
        assert_eq!((next.announcement.turn, &*next.announcement.status), (2, ""));

        for action in [Action::Delete, Action::Restart] {
            let deleted = send(next.clone(), Event::Act(action));
            let said = environment.messages.get("said_deleted");
            assert_eq!((deleted.announcement.turn, &*deleted.announcement.status), (3, &*said));
        }
    }

    #[test]
    fn a_quiz_that_does_not_change_keeps_its_pointer() {
        let environment = environment(settings());
        let state = Rc::new(State::new(&Start::default(), &environment.settings));
        let first = state.clone().reduce((Event::Act(Action::Keep(true)), environment.clone()));
        assert!(!Rc::ptr_eq(&state.quiz, &first.quiz));
        for event in [Event::Act(Action::Keep(true)), announcement("Copied")] {
            let next = first.clone().reduce((event, environment.clone()));
            assert!(Rc::ptr_eq(&first.quiz, &next.quiz));
        }
    }
}
