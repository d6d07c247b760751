//! What the outside may hear of the quiz: that something happened, never an answer.

use crate::{
    plan::result::Fault,
    quiz::{
        Quiz, Settings,
        answered::Answer,
        step::{Screen, Step},
    },
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The first answer was given.
    Start,
    /// A step is shown.
    Step {
        /// Which one.
        step: Step,
        /// Whether the visitor went on rather than back.
        is_forward: bool,
    },
    /// Continue was pressed with problems on the step.
    Invalid {
        /// Where.
        step: Step,
        /// Field and code of each.
        problems: Vec<Fault>,
    },
    /// A plan or a referral is shown. A referral has no sessions and no days, and so does a plan
    /// without sessions: the outside cannot tell a health answer from it (decision 3).
    Result {
        /// How many sessions.
        sessions: usize,
        /// Days from the first to the last that can be planned.
        horizon_days: i32,
    },
    /// The answers were cleared.
    Reset,
}

/// A state, and the answer that it shows.
pub type Seen<'a> = (&'a Quiz, Option<&'a Answer>);

/// What happened from one state to the next; from nothing when the widget appears.
pub fn notices(before: Option<Seen<'_>>, seen: Seen<'_>, settings: &Settings) -> Vec<Notice> {
    let Some((before, answer_before)) = before else { return shown(Step::Running, seen) };
    let (after, answer) = seen;
    let fresh = Quiz::new(settings).draft;
    let mut notices = Vec::new();
    if before.restarts != after.restarts {
        notices.push(Notice::Reset);
    }
    if before.draft == fresh && after.draft != fresh {
        notices.push(Notice::Start);
    }
    if before.visit != after.visit {
        let (Screen::Ask(from) | Screen::Answer(from)) = before.screen;
        notices.extend(shown(from, seen));
    } else if let Screen::Answer(step) = after.screen
        && answer_before != answer
    {
        notices.extend(shown(step, seen));
    }
    if let Screen::Ask(step) = after.screen
        && after.refusals > before.refusals
    {
        notices.push(Notice::Invalid { step, problems: after.problems.clone() });
    }
    notices
}

fn shown(from: Step, (quiz, answer): Seen<'_>) -> Vec<Notice> {
    vec![match quiz.screen {
        Screen::Ask(step) => Notice::Step { step, is_forward: from <= step },
        Screen::Answer(_) => {
            let (sessions, horizon_days) = match answer {
                Some(Answer::Plan(plan)) if !plan.sessions.is_empty() => {
                    (plan.sessions.len(), plan.horizon.1.since(plan.horizon.0) + 1)
                }
                _ => (0, 0),
            };
            Notice::Result { sessions, horizon_days }
        }
    }]
}

#[cfg(test)]
mod tests {
    use super::{Notice, notices};
    use crate::quiz::{
        Quiz, Settings,
        action::{Action, DistanceField, Edit},
        step::Step,
    };

    #[test]
    fn the_outside_hears_steps_and_problems_but_no_answer() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        assert_eq!(
            notices(None, (&quiz, None), &settings),
            [Notice::Step { step: Step::Running, is_forward: true }]
        );
        let typed =
            |text: &str| Action::Edit(Edit::Distance(DistanceField::Weekly, text.to_owned()));
        let mut say = |action: Action| {
            let before = quiz.clone();
            quiz.apply(action, &settings);
            notices(Some((&before, None)), (&quiz, None), &settings)
        };
        assert_eq!(say(typed("40")), [Notice::Start]);
        assert_eq!(say(typed("41")), []);
        let refused = say(Action::Next);
        assert!(
            matches!(refused.as_slice(), [Notice::Invalid { step: Step::Running, problems }] if problems.len() == 1)
        );
        say(Action::Edit(Edit::RunDays(3)));
        assert_eq!(say(Action::Next), [Notice::Step { step: Step::Races, is_forward: true }]);
        assert_eq!(say(Action::Back), [Notice::Step { step: Step::Running, is_forward: false }]);
        assert_eq!(
            say(Action::Restart),
            [Notice::Reset, Notice::Step { step: Step::Running, is_forward: true }]
        );
    }
}
