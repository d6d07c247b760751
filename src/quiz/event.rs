//! What the page hears about the quiz: that something happened, but never an answer.

use crate::{
    plan::{
        codes::codes,
        result::{Fault, FaultCode},
    },
    quiz::{
        Quiz, Settings, Undo,
        action::TypedPlace,
        plan_cache::Outcome,
        record::{Done, SessionAct},
        step::{Screen, Step},
    },
};

codes! {
    /// How the visitor changed the plan on screen.
    ChangeKind {
        Moved = "moved",
        Skipped = "skipped",
        Booked = "booked",
        Done = "done",
        Added = "added",
        Undone = "undone",
        /// By another answer, or because the rest was planned anew.
        Adjusted = "adjusted",
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuizEvent {
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
    /// without sessions: the outside cannot tell a health answer from it (D-6).
    Result {
        /// How many sessions.
        sessions: usize,
        /// Days from the first to the last that can be planned.
        horizon_days: i32,
    },
    /// The visitor changed the plan that is shown: no date, no answer.
    Change {
        /// How.
        kind: ChangeKind,
        /// How many sessions there are now.
        sessions: usize,
    },
    /// The answers were cleared.
    Reset,
}

/// A state, and the answer that it shows.
pub type Seen<'a> = (&'a Quiz, Option<&'a Outcome>);

/// What happened from one state to the next; from nothing when the widget appears.
pub fn events(before: Option<Seen<'_>>, seen: Seen<'_>, settings: &Settings) -> Vec<QuizEvent> {
    let Some((before, answer_before)) = before else { return shown(Step::Running, seen) };
    let (after, outcome) = seen;
    let fresh = Quiz::new(settings).draft;
    let mut events = Vec::new();
    if before.restarts != after.restarts {
        events.push(QuizEvent::Reset);
    }
    if before.draft == fresh && after.draft != fresh {
        events.push(QuizEvent::Start);
    }
    if before.visit != after.visit {
        events.extend(shown(before.screen.step(), seen));
    } else if let Screen::Answer(_) | Screen::Kept = after.screen {
        let was_plan = answer_before.and_then(Outcome::plan).is_some();
        match outcome.and_then(Outcome::plan).filter(|_| was_plan) {
            Some(plan) => events.extend(
                change_kind(before, after)
                    .map(|kind| QuizEvent::Change { kind, sessions: plan.sessions.len() }),
            ),
            None if answer_before != outcome => events.extend(shown(after.screen.step(), seen)),
            None => {}
        }
    }
    if let Screen::Ask(step) = after.screen
        && after.refusals > before.refusals
    {
        events.push(QuizEvent::Invalid { step, problems: public_problems(step, &after.problems) });
    }
    events
}

/// What the visitor did with the plan from one state to the next, if it was anything.
fn change_kind(before: &Quiz, after: &Quiz) -> Option<ChangeKind> {
    match (&before.undo, &after.undo) {
        (was, is) if was == is => None,
        // What the visitor says of the last session is nobody else's business.
        (_, Some(Undo::Fine { place: Some(TypedPlace::CheckIn), .. }))
        | (Some(Undo::Fine { place: Some(TypedPlace::CheckIn), .. }), None) => None,
        (_, Some(Undo::Act { done, .. })) => Some(match done {
            Done::Session(_, SessionAct::Move(_)) => ChangeKind::Moved,
            Done::Session(_, SessionAct::Skip) => ChangeKind::Skipped,
            Done::Session(_, SessionAct::Book(..)) => ChangeKind::Booked,
            Done::Session(_, SessionAct::Done) => ChangeKind::Done,
            Done::Session(_, SessionAct::Unmark) => ChangeKind::Undone,
            Done::Added(_) => ChangeKind::Added,
            Done::Anew | Done::Away(..) | Done::Back => ChangeKind::Adjusted,
        }),
        (_, Some(Undo::Fine { .. })) => Some(ChangeKind::Adjusted),
        (Some(Undo::Fine { .. } | Undo::Act { .. }), None) => Some(ChangeKind::Undone),
        _ => None,
    }
}

/// The problems of a step as the outside may hear of them. Which of the health questions is not
/// answered yet would tell what was ticked: that something is missing is enough.
fn public_problems(step: Step, problems: &[Fault]) -> Vec<Fault> {
    if step == Step::Safety {
        return vec![Fault { field: step.code().to_owned(), code: FaultCode::Required }];
    }
    problems.to_vec()
}

fn shown(from: Step, (quiz, outcome): Seen<'_>) -> Vec<QuizEvent> {
    vec![match quiz.screen {
        Screen::Ask(step) => QuizEvent::Step { step, is_forward: from <= step },
        Screen::Answer(_) => {
            let (sessions, horizon_days) = match outcome {
                Some(Outcome::Plan(plan)) if !plan.sessions.is_empty() => {
                    (plan.sessions.len(), plan.horizon.1.since(plan.horizon.0) + 1)
                }
                _ => (0, 0),
            };
            QuizEvent::Result { sessions, horizon_days }
        }
        // What is shown there was made before, or by somebody else.
        Screen::Kept | Screen::Shared => return Vec::new(),
    }]
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, QuizEvent, events};
    use crate::{
        plan::{
            answers::{Caution, RedFlag},
            result::{Fault, FaultCode, PlanResult},
        },
        quiz::{
            Quiz, Settings,
            action::{Action, DateField, DistanceField, Edit},
            date::DatePart,
            plan_cache::Outcome,
            record::SessionAct,
            safety::{HealthFlag, HealthGroup},
            step::{Screen, Step},
        },
    };

    /// Whatever is missing or wrong there, from nothing at all to a date of an injury.
    #[test]
    fn of_the_health_questions_the_outside_hears_one_sentence() {
        let settings = Settings::plain("2026-03-02");
        let pressure = Edit::Tick(HealthFlag::Caution(Caution::HighBpUncontrolled));
        let date = Edit::Date(DateField::Injury, DatePart::Day, "99".to_owned());
        let lists = HealthGroup::ALL.iter().copied();
        let all_but_one = lists.clone().skip(1).map(Edit::NoneOf).collect();
        let without_ticks = lists.clone().map(Edit::AnyOf).collect();
        let surgery = Edit::Tick(HealthFlag::Caution(Caution::RecentSurgery));
        let without_place = lists.map(Edit::NoneOf).chain([surgery, Edit::Cleared(true)]).collect();
        for edits in [
            vec![],
            vec![pressure],
            vec![Edit::Injury(true)],
            vec![Edit::Injury(true), date],
            vec![Edit::Injury(false)],
            all_but_one,
            without_ticks,
            without_place,
        ] {
            let mut quiz = Quiz::new(&settings);
            quiz.screen = Screen::Ask(Step::Safety);
            for edit in edits {
                quiz.apply(Action::Edit(edit), &settings);
            }
            let before = quiz.clone();
            quiz.apply(Action::Next, &settings);
            let field = "safety".to_owned();
            let told = vec![Fault { field, code: FaultCode::Required }];
            let invalid = QuizEvent::Invalid { step: Step::Safety, problems: told };
            assert_eq!(events(Some((&before, None)), (&quiz, None), &settings), [invalid]);
            assert!(!quiz.problems.is_empty(), "the form itself names them");
        }
    }

    /// What opens under a box is nobody else's business.
    #[test]
    fn of_a_tick_that_asks_for_help_the_outside_hears_nothing() {
        let settings = Settings::plain("2026-03-02");
        for flag in RedFlag::ALL {
            let mut quiz = Quiz::new(&settings);
            quiz.screen = Screen::Ask(Step::Safety);
            quiz.apply(Action::Edit(Edit::NoneOf(HealthGroup::Local)), &settings);
            for _ in 0..2 {
                let before = quiz.clone();
                quiz.apply(Action::Edit(Edit::Tick(HealthFlag::Red(*flag))), &settings);
                assert_eq!(events(Some((&before, None)), (&quiz, None), &settings), []);
                assert_eq!(quiz.screen, Screen::Ask(Step::Safety));
            }
        }
    }

    #[test]
    fn of_a_changed_plan_the_outside_hears_how_and_how_many() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        let text = r#"{"weeklyDistance": 40, "runDays": 4, "areas": [], "races": [],
            "availableWeekdays": [2, 4]}"#;
        let answers = std::rc::Rc::new(crate::plan::json::read_request(text).unwrap());
        quiz.apply(Action::Merge(answers), &settings);
        for group in HealthGroup::ALL {
            quiz.draft.safety.answer_with(*group, false);
        }
        quiz.screen = Screen::Answer(Step::LAST);
        let outcome = |quiz: &Quiz| match quiz.answer(&settings) {
            PlanResult::Plan(plan) => Outcome::Plan(plan.into()),
            PlanResult::Refer(_) | PlanResult::Invalid(_) => Outcome::Invalid,
        };
        let sessions = outcome(&quiz).sessions().to_vec();
        let (key, day) = (sessions[1].key, sessions[1].date);
        let first = sessions[0].key;
        for (action, kind) in [
            (Action::Session(key, SessionAct::Move(day.plus(2))), Some(ChangeKind::Moved)),
            (Action::Undo, Some(ChangeKind::Undone)),
            (Action::Session(key, SessionAct::Skip), Some(ChangeKind::Skipped)),
            (
                Action::Session(first, SessionAct::Book(sessions[0].date, None)),
                Some(ChangeKind::Booked),
            ),
            (Action::AddSession(day.plus(2)), Some(ChangeKind::Added)),
            (Action::Edit(Edit::Length(Some(90))), Some(ChangeKind::Adjusted)),
            (Action::Today(sessions[0].date), None),
            (Action::Session(first, SessionAct::Done), Some(ChangeKind::Done)),
            (Action::Keep(true), None),
        ] {
            let before = (quiz.clone(), outcome(&quiz));
            quiz.apply(action.clone(), &settings);
            let now = outcome(&quiz);
            let heard = events(Some((&before.0, Some(&before.1))), (&quiz, Some(&now)), &settings);
            let sessions = now.sessions().len();
            let told = kind.map(|kind| QuizEvent::Change { kind, sessions });
            assert_eq!(heard, told.into_iter().collect::<Vec<_>>(), "{action:?}");
        }
    }

    #[test]
    fn the_outside_hears_steps_and_problems_but_no_answer() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        assert_eq!(
            events(None, (&quiz, None), &settings),
            [QuizEvent::Step { step: Step::Running, is_forward: true }]
        );
        let typed =
            |text: &str| Action::Edit(Edit::Distance(DistanceField::Weekly, text.to_owned()));
        let mut say = |action: Action| {
            let before = quiz.clone();
            quiz.apply(action, &settings);
            events(Some((&before, None)), (&quiz, None), &settings)
        };
        assert_eq!(say(typed("40")), [QuizEvent::Start]);
        assert_eq!(say(typed("41")), []);
        let refused = say(Action::Next);
        assert!(
            matches!(refused.as_slice(), [QuizEvent::Invalid { step: Step::Running, problems }] if problems.len() == 1)
        );
        say(Action::Edit(Edit::RunDays(3)));
        assert_eq!(say(Action::Next), [QuizEvent::Step { step: Step::Races, is_forward: true }]);
        assert_eq!(say(Action::Back), [QuizEvent::Step { step: Step::Running, is_forward: false }]);
        assert_eq!(
            say(Action::Restart),
            [QuizEvent::Reset, QuizEvent::Step { step: Step::Running, is_forward: true }]
        );
    }
}
