//! From screen to screen: Continue and Back.

use crate::{
    plan::{answers::ReferralLevel, plan, request::Request, result::PlanResult},
    quiz::{
        Quiz, Settings,
        step::{Screen, Step},
    },
};

/// The lists that can hold an emergency or something urgent: a lesser referral waits for them.
const WORST_FIRST: [&str; 2] = ["safety.now", "safety.legs"];

impl Quiz {
    /// Continue: to the next step, or to the plan as soon as nothing is missing.
    pub(super) fn proceed(&mut self, settings: &Settings) {
        let Screen::Ask(step) = self.screen else { return self.leave_no_plan(settings) };
        let mut problems = self.draft.problems(step, settings);
        if step == Step::Safety
            && let Some(level) = self.referred_at_once(settings)
        {
            // The first two lists may hold something worse; the others need no answer any more.
            problems.retain(|problem| WORST_FIRST.contains(&problem.field.as_str()));
            if level <= ReferralLevel::Urgent || problems.is_empty() {
                return self.show(Screen::Answer(step));
            }
        }
        if !problems.is_empty() {
            return self.refuse(problems);
        }
        if step == Step::Safety {
            self.asked_on = Some(settings.today);
        }
        let is_referred = matches!(self.answer(settings), PlanResult::Refer(_));
        if step == Step::Safety && is_referred {
            return self.show(Screen::Answer(step));
        }
        if let Some(next) = step.next().filter(|_| !self.returns) {
            return self.show(Screen::Ask(next));
        }
        if self.ask_open(settings) {
            return;
        }
        // Whoever limps is asked first whether help is needed today.
        if step == Step::Areas && is_referred {
            let returns = self.returns;
            self.show(Screen::Ask(Step::Safety));
            self.returns = returns;
            return;
        }
        if !self.record.is_kept() {
            self.made_on = Some(settings.today);
        }
        self.is_kept_behind = false;
        let wish = self.wish.take();
        self.show(Screen::Answer(Step::LAST));
        self.go_on(wish, settings);
    }

    /// Shows the first step that has a problem, if there is one; then Continue leads to the plan.
    fn ask_open(&mut self, settings: &Settings) -> bool {
        let Some((step, problems)) = self.draft.first_problem(settings) else { return false };
        self.show(Screen::Ask(step));
        self.returns = step.next().is_some();
        self.refuse(problems);
        true
    }

    /// Leads from a page without a plan, because the clinic's days changed, to what has to be answered
    /// again. A plan and a referral stay.
    fn leave_no_plan(&mut self, settings: &Settings) {
        if matches!(self.answer(settings), PlanResult::Invalid(_)) {
            self.ask_open(settings);
        }
    }

    /// The level of a referral that no further answer can take away (D-7).
    fn referred_at_once(&self, settings: &Settings) -> Option<ReferralLevel> {
        let decided =
            Request { areas: self.draft.request(settings).areas, ..self.draft.safety.decided() };
        match plan(&decided) {
            PlanResult::Refer(referral) => Some(referral.level),
            PlanResult::Plan(_) | PlanResult::Invalid(_) => None,
        }
    }

    pub(super) fn back(&mut self) {
        match self.screen {
            Screen::Answer(step) => {
                self.show(Screen::Ask(step));
                self.returns = self.is_kept_behind;
            }
            Screen::Kept => {}
            Screen::Shared => self.leave_shared(),
            Screen::Ask(Step::Safety) if self.is_kept_behind => self.show(Screen::Kept),
            Screen::Ask(_) if self.returns => self.show(Screen::Ask(Step::LAST)),
            Screen::Ask(step) => {
                if let Some(previous) = step.previous() {
                    self.show(Screen::Ask(previous));
                }
            }
        }
    }

    /// How often `Back` leads back, until the first step is there. A step that Change has opened
    /// stands in the place of the plan.
    pub fn steps_back(&self) -> u32 {
        u32::from(match self.screen {
            Screen::Kept | Screen::Shared => 0,
            Screen::Ask(Step::Safety) if self.is_kept_behind => 1,
            Screen::Answer(Step::Safety) if self.is_kept_behind => 2,
            Screen::Answer(step) => step.number(),
            Screen::Ask(_) if self.returns => Step::LAST.number(),
            Screen::Ask(step) => step.number() - 1,
        })
    }

    /// Whether Continue shows the plan, because nothing else is asked before it.
    pub fn leads_to_plan(&self) -> bool {
        self.returns || matches!(self.screen, Screen::Ask(Step::LAST) | Screen::Answer(_))
    }
}
