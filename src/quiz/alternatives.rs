//! Another plan beside the one on screen, to be compared before it is taken.

use crate::{
    plan::{
        plan,
        request::Field,
        result::{Plan, PlanResult, Reason, Session},
    },
    quiz::{Quiz, Settings},
};

impl Quiz {
    /// The nearest plan with fewer sessions, if the plan on screen is weekly and there is one.
    pub fn with_fewer_sessions(&self, planned: &Plan, settings: &Settings) -> Option<Box<Plan>> {
        let is_weekly =
            |session: &Session| session.why.iter().any(|why| why.key == Reason::WhyCadence7);
        if !planned.sessions.iter().any(is_weekly) {
            return None;
        }
        let budget = u32::try_from(planned.sessions.len()).ok()?.checked_sub(1)?;
        let mut request = self.request(settings);
        request.session_budget = Field::Valid(budget);
        let PlanResult::Plan(other) = plan(&request) else { return None };
        let is_fewer = !other.sessions.is_empty() && other.sessions.len() < planned.sessions.len();
        is_fewer.then_some(other)
    }
}
