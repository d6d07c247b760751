//! The place where the widget runs: the page, the clinic and the language.

use std::rc::Rc;

use crate::{
    quiz::{Quiz, Settings, plan_cache::Outcome, sample::Sample, saved::Persistence, step::Screen},
    text::{
        Messages,
        browser::Browser,
        clinic::Clinic,
        plan_context::{Direction, Feature, PlanContext, WeekStart},
    },
};

/// The settings that do not change while a visitor answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    /// The language.
    pub messages: Messages,
    /// The code of the language.
    pub lang: String,
    /// The direction in which the language is written.
    pub direction: Direction,
    /// The clinic.
    pub clinic: Rc<Clinic>,
    /// Today, closed days, units, numbers.
    pub settings: Rc<Settings>,
    /// The first day of a week in the calendar.
    pub week_start: WeekStart,
    /// Whether today was set by hand, for a preview.
    pub is_preview: bool,
    /// What is shown of a sample visitor, in a preview.
    pub sample: Option<Sample>,
    /// The level of the main heading, 2 to 6.
    pub level: u8,
    /// The features that the clinic has turned off.
    pub off: Vec<Feature>,
    /// What the browser can save.
    pub browser: Browser,
    /// How long answers may be stored.
    pub persistence: Persistence,
    /// The address of the page, for texts that lead back to it; empty if it is not known.
    pub page: String,
}

impl Environment {
    /// The context of a plan with this outcome.
    pub fn context(&self, quiz: &Quiz, outcome: Option<&Outcome>) -> PlanContext {
        let unit = quiz.draft.running.unit;
        PlanContext {
            messages: self.messages.clone(),
            lang: self.lang.clone(),
            direction: self.direction,
            clinic: self.clinic.clone(),
            today: quiz.today,
            week_start: self.week_start.clone(),
            is_preview: self.is_preview,
            is_sample: self.sample.is_some(),
            is_outline: matches!(quiz.screen, Screen::Kept | Screen::Shared),
            unit,
            level: self.level,
            off: self.off.clone(),
            mentioned: outcome.map(Outcome::mentioned).unwrap_or_default(),
            browser: self.browser.clone(),
            hours: if quiz.screen == Screen::Shared { Vec::new() } else { quiz.record.hours() },
            page: self.page.clone(),
        }
    }
}
