//! The plan on screen. A new day moves no date by itself: the plan is settled with what was shown.

use std::borrow::Cow;

use crate::{
    plan::{day::Day, plan, request::Request, result::PlanResult},
    quiz::{Quiz, Settings, step::Screen},
};

impl Quiz {
    /// The settings, with the visitor's today.
    pub fn here<'a>(&self, settings: &'a Settings) -> Cow<'a, Settings> {
        if settings.today == self.today {
            Cow::Borrowed(settings)
        } else {
            Cow::Owned(Settings { today: self.today, ..settings.clone() })
        }
    }

    /// The engine's result for the answers so far and the plan last shown.
    pub fn answer(&self, settings: &Settings) -> PlanResult {
        plan(&self.request(settings))
    }

    /// The request behind `answer`. On the plan page a wrong field of Fine-tune counts as empty, so
    /// that the plan stays while the visitor corrects it. An injury is never left out.
    pub fn request(&self, settings: &Settings) -> Request {
        let settings = &*self.here(settings);
        let mut request = self.draft.request(settings);
        self.record.tell(&mut request, self.today);
        if !matches!(self.screen, Screen::Answer(_)) {
            return request;
        }
        let wrong = self.draft.fine_problems(settings);
        let is_wrong =
            |key: &str| wrong.iter().any(|fault| fault.field.split('.').next() == Some(key));
        request.without_wrong(is_wrong);
        if is_wrong("acuteInjury") {
            request.with_fresh_injury(&self.draft, settings.today);
        }
        request
    }

    /// Moves on to a new day. A plan without sessions ahead is made again.
    pub(super) fn turn_to(&mut self, day: Day, settings: &Settings) {
        self.keep_plan(settings);
        self.today = day;
        let is_over = |answer| matches!(answer, PlanResult::Plan(plan) if plan.sessions.is_empty());
        if matches!(self.screen, Screen::Answer(_)) && is_over(self.answer(settings)) {
            self.record.keep.clear();
        }
        self.forget_mended(&self.here(settings));
    }
}
