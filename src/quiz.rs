//! The quiz: answers as typed, steps, and the one reducer. Knows `plan` only: no words, no browser.
//!
//! Data flows one way: an `Action` changes the `Draft`, the draft gives a `Request`, the request
//! gives the answer. Nothing that can be derived is stored.

pub mod action;
pub mod alternatives;
pub mod date;
pub mod draft;
mod edit;
pub mod event;
pub mod exported;
pub mod fold_case;
mod kept;
mod last_massage;
pub mod link;
mod made;
mod merge;
pub mod name;
pub mod number;
pub mod plan_cache;
pub mod prefill;
mod problems;
pub mod record;
mod request;
pub mod safety;
pub mod sample;
pub mod saved;
pub mod shared;
pub mod step;
mod walk;
pub mod weekly;
pub mod wish;

use crate::{
    plan::{
        acts::SessionKey,
        day::{Day, Weekday},
        distance::Unit,
        request::OfferEntry,
        result::Fault,
    },
    quiz::{
        action::{Action, Edit, TypedPlace},
        draft::{Away, Draft, Fine, RaceCard},
        exported::Exported,
        link::Linked,
        record::{Before, Done, Record},
        saved::Saved,
        shared::Shown,
        step::{Screen, Step},
        wish::Wish,
    },
};

/// What the quiz has to know about the page and the clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The visitor's day when the page was read; a quiz has its own (`Quiz::here`).
    pub today: Day,
    /// Weekdays on which the clinic is closed.
    pub closed_weekdays: Vec<Weekday>,
    /// Days on which the clinic is closed.
    pub closed_dates: Vec<Day>,
    /// Days from today to the first bookable one, 0 to 14.
    pub lead_days: u32,
    /// What the clinic sells; nothing where it does not say.
    pub offers: Vec<OfferEntry>,
    /// The unit to begin with.
    pub unit: Unit,
    /// The decimal mark in which numbers are written.
    pub decimal_separator: char,
    /// The words for each of the twelve months.
    pub months: Vec<Vec<String>>,
    /// Whether a date in numbers begins with the month.
    pub is_month_first: bool,
}

#[cfg(test)]
impl Settings {
    /// A plain place for tests: kilometres, a clinic that is always open.
    pub(crate) fn plain(today: &str) -> Self {
        Self {
            today: Day::from_iso(today).unwrap(),
            closed_weekdays: Vec::new(),
            closed_dates: Vec::new(),
            lead_days: 1,
            offers: Vec::new(),
            unit: Unit::Km,
            decimal_separator: '.',
            months: vec![Vec::new(); 12],
            is_month_first: false,
        }
    }
}

impl Settings {
    /// Whether the clinic is closed on a day.
    pub fn is_closed(&self, day: Day) -> bool {
        self.closed_weekdays.contains(&day.weekday()) || self.closed_dates.contains(&day)
    }

    /// The first and the last of the closed days around one on which the clinic is closed by date.
    pub fn closed_around(&self, day: Day) -> Option<(Day, Day)> {
        if !self.closed_dates.contains(&day) || self.closed_weekdays.len() == Weekday::ALL.len() {
            return None;
        }
        let end = |step: i32| {
            let mut end = day;
            while self.is_closed(end.plus(step)) {
                end = end.plus(step);
            }
            end
        };
        Some((end(-1), end(1)))
    }

    /// Weekdays on which the clinic is open, Monday first.
    pub fn open_weekdays(&self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.into_iter().filter(|day| !self.closed_weekdays.contains(day))
    }
}

/// The state of one widget.
#[expect(clippy::struct_excessive_bools, reason = "each is said by itself")]
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The answers as typed.
    pub draft: Draft,
    /// What is on screen.
    pub screen: Screen,
    /// What was found wrong when Continue was last pressed on this step.
    pub problems: Vec<Fault>,
    /// Counts the screens shown, to move the focus to each once.
    pub visit: u32,
    /// Counts the presses on Continue that were refused, to move the focus to the summary each time.
    pub refusals: u32,
    /// What can be taken back.
    pub undo: Option<Undo>,
    /// Whether the visitor is being asked if everything is to be deleted.
    pub asks_deletion: bool,
    /// Answers of an earlier visit, or its plan, while they are offered.
    pub offer: Option<Saved>,
    /// Whether the visitor wants the answers kept on this device for 30 days.
    pub remember: bool,
    /// The day on which the link was made that the answers came from.
    pub shared_on: Option<Day>,
    /// Which plan of this visit it is, from 0: after a deletion calendars see another one.
    pub plan: usize,
    /// The events in the calendar files of the plan.
    pub exported: Exported,
    /// Today.
    pub today: Day,
    /// Counts how often everything was deleted.
    pub restarts: u32,
    /// The plan last shown, and what the visitor did with it.
    pub record: Record,
    /// The id of the plan from which that link was made.
    pub plan_id: Option<String>,
    /// Answers of a link that was opened in the middle of the quiz, while they are offered.
    pub linked: Option<Linked>,
    /// Whether there was a link to a plan that cannot be read, until the next screen.
    pub is_link_unreadable: bool,
    /// Whether the visitor has done anything here.
    pub is_touched: bool,
    /// The day on which the plan was made.
    pub made_on: Option<Day>,
    /// The day on which the health questions were last answered.
    pub asked_on: Option<Day>,
    /// A plan that somebody shared, while it is shown.
    pub shared: Option<Shown>,
    /// Whether Continue leads to the plan, past the steps that are answered.
    returns: bool,
    /// Whether the kept plan is behind the health questions.
    is_kept_behind: bool,
    /// What the visitor wants of the plan beyond the health questions, until another screen.
    pub wish: Option<Wish>,
    /// The session whose booking link was pressed last, until the visitor says what became of it.
    pub tried: Option<SessionKey>,
}

/// The last change that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// A race was removed from this place.
    Race(usize, RaceCard),
    /// Days away were removed from this place.
    Away(usize, Away),
    /// Fine-tune was changed from this; letters typed one after the other are one change.
    Fine {
        /// As it was before the change.
        before: Box<Before>,
        /// Where it was typed, if it was.
        place: Option<TypedPlace>,
    },
    /// The visitor acted on the plan.
    Act {
        /// As it was before the act.
        before: Box<Before>,
        /// What was done.
        done: Done,
    },
    /// Everything was deleted. Held in memory alone, and only until the next screen.
    Deleted(Box<Quiz>),
}

impl Quiz {
    /// A new quiz on its first step.
    pub fn new(settings: &Settings) -> Self {
        let mut draft = Draft::default();
        draft.running.unit = settings.unit;
        Self {
            draft,
            screen: Screen::Ask(Step::Running),
            problems: Vec::new(),
            visit: 0,
            refusals: 0,
            undo: None,
            asks_deletion: false,
            offer: None,
            remember: false,
            shared_on: None,
            plan: 0,
            exported: Exported::default(),
            today: settings.today,
            restarts: 0,
            record: Record::default(),
            plan_id: None,
            linked: None,
            is_link_unreadable: false,
            is_touched: false,
            made_on: None,
            asked_on: None,
            shared: None,
            returns: false,
            is_kept_behind: false,
            wish: None,
            tried: None,
        }
    }

    /// The one reducer. Never fails: an action that does not fit changes nothing.
    pub fn apply(&mut self, action: Action, settings: &Settings) {
        self.is_touched |= action.is_of_the_visitor();
        // What is left or changed from outside is the plan last shown from then on.
        let leaves = matches!(
            action,
            Action::Back | Action::GoTo(_) | Action::Merge(_) | Action::Preview(_)
        );
        if leaves && self.record.is_kept() {
            self.keep_plan(settings);
        }
        if let Action::Preview(day) = action {
            self.today = day;
        }
        let settings = &*self.here(settings);
        match action {
            Action::Today(day) => self.turn_to(day, settings),
            Action::Preview(_) => self.forget_mended(settings),
            Action::Next => self.proceed(settings),
            Action::Back => self.back(),
            Action::GoTo(step) => {
                let returns = match self.screen {
                    Screen::Ask(_) => self.returns,
                    Screen::Answer(_) | Screen::Kept | Screen::Shared => {
                        self.draft.first_problem(settings).is_none()
                    }
                };
                self.show(Screen::Ask(step));
                self.returns = returns && step.next().is_some();
            }
            Action::Restart => *self = self.emptied(settings),
            Action::AskDeletion(asks) => self.asks_deletion = asks,
            Action::Delete => {
                let fresh = self.emptied(settings);
                let before = Self { undo: None, ..std::mem::replace(self, fresh) };
                self.undo = Some(Undo::Deleted(Box::new(before)));
            }
            Action::Undo => self.take_back(),
            Action::Edit(edit) => self.edit(edit, settings),
            Action::Merge(answers) => self.draft.merge(&answers, settings),
            Action::Resume => self.resume(settings),
            Action::Reopen(wish) => self.reopen(wish, settings),
            Action::NewPlan => self.new_plan(settings),
            Action::Keep(keeps) => self.remember = keeps,
            Action::Session(key, act) => self.act(key, act, settings),
            Action::AddSession(day) => self.add_session(day, settings),
            Action::PlanAnew => self.plan_anew(settings),
            Action::Leave(days, is_unwell) => self.leave(days, is_unwell, settings),
            Action::Stay(id) => self.stay(id, settings),
            Action::Tried(session) => self.tried = session,
            Action::Export(exported) => {
                self.exported = exported;
                self.keep_plan(settings);
            }
            Action::Link(linked) => self.link(linked, settings),
            Action::TakeLink(takes) => self.take_link(takes, settings),
            Action::MakeOwn => self.make_own(settings),
            Action::Sample(sample) => self.show_sample(sample, settings),
        }
    }

    /// With everything deleted, from today on.
    fn emptied(&self, settings: &Settings) -> Self {
        Self {
            visit: self.visit + 1,
            restarts: self.restarts + 1,
            plan: self.plan + 1,
            ..Self::new(&Settings { today: self.today, ..settings.clone() })
        }
    }

    fn refuse(&mut self, problems: Vec<Fault>) {
        self.problems = problems;
        self.refusals += 1;
    }

    fn show(&mut self, screen: Screen) {
        if self.screen == Screen::Answer(Step::LAST) || screen == Screen::Kept {
            self.wish = None;
        }
        self.screen = screen;
        self.returns = false;
        self.problems = Vec::new();
        self.undo = None;
        self.asks_deletion = false;
        self.offer = None;
        self.is_link_unreadable = false;
        self.visit += 1;
    }

    fn edit(&mut self, edit: Edit, settings: &Settings) {
        let draft = &self.draft;
        let cards = &draft.races.cards;
        let away = &draft.availability.away;
        let undo = match (&edit, self.screen) {
            (Edit::RemoveRace(id), _) => {
                let place = cards.iter().position(|card| card.id == *id);
                place.and_then(|at| Some(Undo::Race(at, cards.get(at)?.clone())))
            }
            (Edit::RemoveAway(id), _) => {
                let place = away.iter().position(|away| away.id == *id);
                place.and_then(|at| Some(Undo::Away(at, away.get(at)?.clone())))
            }
            (_, Screen::Answer(_)) => {
                self.change_answer(edit, settings);
                return self.forget_mended(settings);
            }
            (_, Screen::Ask(_) | Screen::Kept | Screen::Shared) => self.undo.take(),
        };
        self.draft.edit(edit, settings);
        self.undo = undo;
        self.forget_mended(settings);
    }

    /// A problem goes as soon as it is mended; a new one waits for the next Continue.
    fn forget_mended(&mut self, settings: &Settings) {
        if let Screen::Ask(step) = self.screen
            && !self.problems.is_empty()
        {
            let left = self.draft.problems(step, settings);
            self.problems.retain(|problem| left.contains(problem));
        }
    }

    fn take_back(&mut self) {
        match self.undo.take() {
            Some(Undo::Race(at, card)) => {
                let cards = &mut self.draft.races.cards;
                cards.insert(at.min(cards.len()), card);
            }
            Some(Undo::Away(at, away)) => {
                let list = &mut self.draft.availability.away;
                list.insert(at.min(list.len()), away);
            }
            Some(Undo::Fine { before, .. } | Undo::Act { before, .. }) => {
                (self.draft, self.record) = (before.draft, before.record);
            }
            // Shown once more: the counters and the day go on, and old refusals are not announced again.
            Some(Undo::Deleted(before)) => {
                let Self { refusals, restarts, today, .. } = *self;
                let visit = self.visit + 1;
                let asks_deletion = false;
                *self = Self { visit, refusals, asks_deletion, today, restarts, ..*before };
            }
            None => {}
        }
    }

    /// Whether Fine-tune holds anything.
    pub fn is_fine_tuned(&self) -> bool {
        self.draft.fine != Fine::default()
    }
}
