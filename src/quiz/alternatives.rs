//! Another plan beside the one on screen.

use crate::{
    plan::{
        plan,
        request::Field,
        result::{Plan, PlanResult},
    },
    quiz::{Quiz, Settings},
};

impl Quiz {
    /// How many sessions the plan has where no number is wished: as far as the stepper goes up.
    pub fn own_number(&self, planned: &Plan, settings: &Settings) -> usize {
        let shown = planned.sessions.len();
        let mut request = self.request(settings);
        if request.session_budget == Field::Empty {
            return shown;
        }
        request.session_budget = Field::Empty;
        match plan(&request) {
            PlanResult::Plan(own) => own.sessions.len().max(shown),
            PlanResult::Refer(_) | PlanResult::Invalid(_) => shown,
        }
    }
}
