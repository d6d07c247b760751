//! The last plans. Several parts of a page need the same plan, and what a change in Fine-tune did is
//! described by comparing it with the plan before.

use std::rc::Rc;

use crate::{
    plan::{
        day::Day,
        result::{MentionedAnswers, Plan, PlanResult, Referral, Session},
    },
    quiz::{
        Quiz, Settings, Undo,
        draft::Draft,
        record::{Before, Record},
        step::Screen,
    },
};

/// What the page shows as the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A plan.
    Plan(Rc<Plan>),
    /// A referral instead of a plan.
    Refer(Rc<Referral>),
    /// No plan is possible: the clinic's days changed after the visitor had answered.
    Invalid,
}

impl Outcome {
    /// The plan, if there is one.
    pub fn plan(&self) -> Option<&Rc<Plan>> {
        match self {
            Self::Plan(plan) => Some(plan),
            Self::Refer(_) | Self::Invalid => None,
        }
    }

    /// What words beside it speak of.
    pub fn mentioned(&self) -> MentionedAnswers {
        match self {
            Self::Plan(plan) => plan.mentioned.clone(),
            Self::Refer(referral) => referral.mentioned.clone(),
            Self::Invalid => MentionedAnswers::default(),
        }
    }

    /// The sessions, if there are any.
    pub fn sessions(&self) -> &[Session] {
        self.plan().map_or(&[], |plan| &plan.sessions)
    }
}

/// What is cached for the answers and the day of a quiz.
#[derive(Debug)]
pub struct CachedPlan {
    /// The outcome.
    pub outcome: Outcome,
}

/// The last outcomes, by what they were computed from.
#[derive(Debug, Default)]
pub struct PlanCache {
    asked: Vec<Asked>,
    /// The plan of dates that is on screen.
    outline: Option<Rc<Plan>>,
}

#[derive(Debug)]
struct Asked {
    draft: Draft,
    settings: Rc<Settings>,
    record: Record,
    today: Day,
    cached: Rc<CachedPlan>,
}

/// The one on screen, the one before it, and the one before the letters that are being typed.
const MAX: usize = 3;

impl PlanCache {
    /// The outcome for a quiz that shows one.
    pub fn of(&mut self, quiz: &Quiz, settings: &Rc<Settings>) -> Option<Rc<CachedPlan>> {
        match quiz.screen {
            Screen::Ask(_) => return None,
            Screen::Answer(_) => {}
            // Quick to make, and not to be compared with what the engine makes.
            Screen::Kept | Screen::Shared => {
                let outcome = Outcome::Plan(self.outline(quiz, settings));
                return Some(Rc::new(CachedPlan { outcome }));
            }
        }
        let is_known = |asked: &Asked| {
            asked.draft == quiz.draft
                && asked.record == quiz.record
                && asked.today == quiz.today
                && asked.settings == *settings
        };
        let asked = match self.asked.iter().position(is_known) {
            Some(place) => self.asked.remove(place),
            None => self.ask(quiz, settings),
        };
        let cached = asked.cached.clone();
        self.asked.insert(0, asked);
        self.asked.truncate(MAX);
        Some(cached)
    }

    /// The outcome before the last change of the plan, as long as it can be taken back.
    pub fn before(&mut self, quiz: &Quiz, settings: &Rc<Settings>) -> Option<Rc<CachedPlan>> {
        let (Screen::Answer(_), Some(Undo::Fine { before, .. } | Undo::Act { before, .. })) =
            (quiz.screen, &quiz.undo)
        else {
            return None;
        };
        let Before { draft, record } = (**before).clone();
        self.of(&Quiz { draft, record, ..quiz.clone() }, settings)
    }

    /// The same pointer for the same plan.
    fn outline(&mut self, quiz: &Quiz, settings: &Settings) -> Rc<Plan> {
        let plan = quiz.outline(settings);
        match &self.outline {
            Some(before) if **before == plan => before.clone(),
            _ => self.outline.insert(Rc::new(plan)).clone(),
        }
    }

    fn ask(&self, quiz: &Quiz, settings: &Rc<Settings>) -> Asked {
        let outcome = match quiz.answer(settings) {
            PlanResult::Plan(plan) => {
                Outcome::Plan(self.same(&plan).unwrap_or_else(|| Rc::from(plan)))
            }
            PlanResult::Refer(referral) => Outcome::Refer(Rc::new(referral)),
            PlanResult::Invalid(_) => Outcome::Invalid,
        };
        Asked {
            draft: quiz.draft.clone(),
            settings: settings.clone(),
            record: quiz.record.clone(),
            today: quiz.today,
            cached: Rc::new(CachedPlan { outcome }),
        }
    }

    /// Returns an equal plan that is cached already, so that components see that nothing has changed.
    fn same(&self, plan: &Plan) -> Option<Rc<Plan>> {
        let mut before = self.asked.iter().filter_map(|asked| asked.cached.outcome.plan());
        before.find(|before| ***before == *plan).cloned()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::PlanCache;
    use crate::{
        plan::{answers::Pressure, json, result::Plan},
        quiz::{
            Quiz, Settings,
            action::{Action, Edit},
            safety::HealthGroup,
            step::{Screen, Step},
        },
    };

    /// A quiz that shows a plan.
    fn planned(settings: &Settings) -> Quiz {
        let text = r#"{"weeklyDistance": 40, "runDays": 4, "areas": [], "races": [],
            "availableWeekdays": [2, 4]}"#;
        let mut quiz = Quiz::new(settings);
        quiz.apply(Action::Merge(Rc::new(json::read_request(text).unwrap())), settings);
        for group in HealthGroup::ALL {
            quiz.draft.safety.answer_with(*group, false);
        }
        quiz.screen = Screen::Answer(Step::LAST);
        quiz
    }

    #[test]
    fn an_answer_is_what_the_engine_says() {
        let settings = Rc::new(Settings::plain("2026-03-02"));
        let mut quiz = planned(&settings);
        let mut answers = PlanCache::default();
        let first = answers.of(&quiz, &settings).unwrap();
        assert_eq!(first.outcome.sessions(), quiz.answer(&settings).sessions());
        assert!(!first.outcome.sessions().is_empty());
        assert!(answers.before(&quiz, &settings).is_none());
        // Typed letter by letter: one change, told by the answer before the first letter.
        for budget in ["1", "10", "100"] {
            quiz.apply(Action::Edit(Edit::Budget(budget.to_owned())), &settings);
            let now = answers.of(&quiz, &settings).unwrap();
            assert_eq!(now.outcome.sessions(), quiz.answer(&settings).sessions(), "{budget}");
            assert!(Rc::ptr_eq(&answers.before(&quiz, &settings).unwrap(), &first), "{budget}");
        }
        quiz.screen = Screen::Ask(Step::Availability);
        assert!(answers.of(&quiz, &settings).is_none());
    }

    #[test]
    fn an_equal_plan_is_the_same_and_another_place_asks_anew() {
        let settings = Rc::new(Settings::plain("2026-03-02"));
        let mut quiz = planned(&settings);
        let mut answers = PlanCache::default();
        let mut plan = |quiz: &Quiz, settings: &Rc<Settings>| {
            let cached = answers.of(quiz, settings).unwrap();
            cached.outcome.plan().unwrap().clone()
        };
        let first = plan(&quiz, &settings);
        quiz.apply(Action::Edit(Edit::Pressure(Pressure::Firm)), &settings);
        let firm = plan(&quiz, &settings);
        assert_ne!(first, firm);
        quiz.apply(Action::Undo, &settings);
        assert!(Rc::ptr_eq(&first, &plan(&quiz, &settings)));
        // As many sessions as there are anyway change nothing.
        quiz.apply(Action::Edit(Edit::Budget("99".to_owned())), &settings);
        assert!(Rc::ptr_eq(&first, &plan(&quiz, &settings)));
        // A new day moves no date by itself: what is over goes, what lies ahead stays.
        let later = settings.today.plus(18);
        quiz.apply(Action::Today(later), &settings);
        let left = plan(&quiz, &settings);
        let days = |plan: &Plan| plan.sessions.iter().map(|one| one.date).collect::<Vec<_>>();
        let ahead: Vec<_> = days(&first).into_iter().filter(|day| *day >= later).collect();
        assert!(days(&left).starts_with(&ahead) && ahead.len() < first.sessions.len());
        // Nor does a change on a later day.
        quiz.apply(Action::Edit(Edit::Length(Some(90))), &settings);
        let longer = plan(&quiz, &settings);
        assert!(days(&longer).starts_with(&ahead) && longer.sessions != left.sessions);
        // The end of the plan does.
        let end = longer.sessions.last().unwrap().date.plus(1);
        quiz.apply(Action::Today(end), &settings);
        assert!(plan(&quiz, &settings).sessions.iter().all(|session| session.date > end));
        assert!(!plan(&quiz, &settings).sessions.is_empty());
    }
}
