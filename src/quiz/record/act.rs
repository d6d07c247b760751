//! What the visitor does with the plan on screen. Each act can be taken back, with everything that it
//! changed elsewhere.

use crate::{
    plan::{
        acts::{Act, SessionKey},
        day::Day,
        request::Field,
        result::{Plan, PlanResult},
    },
    quiz::{
        Quiz, Settings, Undo,
        action::{Edit, TypedPlace},
        number,
        record::{Before, Done, LoggedAct, SessionAct},
        step::Screen,
    },
};

impl Quiz {
    /// An act on one session. One that makes no sense, or that a rule refuses, changes nothing.
    pub(in crate::quiz) fn act(&mut self, key: SessionKey, act: SessionAct, settings: &Settings) {
        if self.screen == Screen::Kept {
            return self.act_on_kept(key, act);
        }
        let before = self.before();
        let Some(plan) = self.plan_on_screen(settings) else { return };
        self.record.take_over(&plan, self.today);
        let stood = self.record.keep.iter().find(|kept| kept.key == key).map(|kept| kept.day);
        let stood = stood.or_else(|| self.record.act(key).map(|entry| entry.day));
        let entry = |day: Day, act: Act| LoggedAct { key, day, act, hour: None };
        let entry = match (act, stood) {
            (_, None) => None,
            (SessionAct::Unmark, _) => {
                self.record.log.retain(|earlier| earlier.key != key);
                return self.acted(before, Done::Session(key, act));
            }
            (SessionAct::Move(day), Some(stood)) => (day != stood).then(|| entry(day, Act::Moved)),
            (SessionAct::Skip, Some(stood)) => Some(entry(stood, Act::Skipped)),
            (SessionAct::Book(day, hour), Some(_)) => {
                Some(LoggedAct { hour, ..entry(day, Act::Booked) })
            }
            (SessionAct::Done, Some(stood)) => {
                (stood <= self.today).then(|| entry(stood, Act::Done))
            }
        };
        let Some(entry) = entry else {
            self.record = before.record;
            return;
        };
        self.record.set(entry);
        if self.is_refused(key, settings) {
            self.record = before.record;
            return;
        }
        self.acted(before, Done::Session(key, act));
    }

    /// One more session on a free day. A wished number grows by one.
    pub(in crate::quiz) fn add_session(&mut self, day: Day, settings: &Settings) {
        let before = self.before();
        let Some(plan) = self.plan_on_screen(settings) else { return };
        self.record.take_over(&plan, self.today);
        let key = self.record.new_key(day);
        self.record.set(LoggedAct { key, day, act: Act::Moved, hour: None });
        let budget = &mut self.draft.fine.budget;
        if let Field::Valid(number) = number::whole(budget) {
            *budget = (number + 1).to_string();
        }
        if self.is_refused(key, settings) {
            (self.draft, self.record) = (before.draft, before.record);
            return;
        }
        self.acted(before, Done::Added(key));
    }

    /// Plans anew what is not fixed, from today on.
    pub(in crate::quiz) fn plan_anew(&mut self, settings: &Settings) {
        let before = self.before();
        let Some(plan) = self.plan_on_screen(settings) else { return };
        self.record.take_over(&plan, self.today);
        self.record.keep.clear();
        self.acted(before, Done::Anew);
    }

    /// A changed answer on the plan page: a plan that is kept is settled with it, unless more sessions
    /// are asked for. Letters typed one after the other are one change.
    pub(in crate::quiz) fn change_answer(&mut self, edit: Edit, settings: &Settings) {
        let place = edit.typed_place();
        let before = match self.undo.take() {
            Some(Undo::Fine { before, place: last }) if place.is_some() && last == place => *before,
            _ => self.before(),
        };
        let is_often = matches!(edit, Edit::Frequency(_));
        let is_number = place == Some(TypedPlace::Budget);
        let mut record = before.record.clone();
        let mut shown = 0;
        if record.is_kept() {
            let was = Self { draft: before.draft.clone(), record: record.clone(), ..self.clone() };
            if let Some(plan) = was.plan_on_screen(settings) {
                record.take_over(&plan, self.today);
                shown = plan.sessions.len() + record.past(self.today);
            }
        }
        self.draft.edit(edit, settings);
        let is_raised = is_number
            && match number::whole(&self.draft.fine.budget) {
                Field::Valid(number) => number as usize > shown,
                Field::Empty => true,
                Field::Invalid(_) => false,
            };
        if is_often || is_raised {
            record.keep.clear();
        }
        self.record = record;
        self.undo = Some(Undo::Fine { before: Box::new(before), place });
    }

    /// What can be taken back to.
    pub(in crate::quiz) fn before(&self) -> Before {
        Before { draft: self.draft.clone(), record: self.record.clone() }
    }

    pub(in crate::quiz) fn acted(&mut self, before: Before, done: Done) {
        self.undo = Some(Undo::Act { before: Box::new(before), done });
    }

    /// The plan on screen, if there is one.
    pub(in crate::quiz) fn plan_on_screen(&self, settings: &Settings) -> Option<Box<Plan>> {
        match (self.screen, self.answer(settings)) {
            (Screen::Answer(_), PlanResult::Plan(plan)) => Some(plan),
            _ => None,
        }
    }

    /// Makes the plan on screen the one last shown.
    pub(in crate::quiz) fn keep_plan(&mut self, settings: &Settings) {
        if let Some(plan) = self.plan_on_screen(settings) {
            self.record.take_over(&plan, self.today);
        }
    }

    fn is_refused(&self, key: SessionKey, settings: &Settings) -> bool {
        match self.answer(settings) {
            PlanResult::Plan(plan) => plan.refused.iter().any(|refused| refused.key == key),
            PlanResult::Refer(_) | PlanResult::Invalid(_) => true,
        }
    }
}
