//! What the visitor wants of a plan and only the engine can do. On a kept plan the health questions
//! come first, once in a visit; then it goes on where it was.

#[cfg(test)]
mod tests;

use crate::{
    plan::{
        acts::SessionKey,
        day::Day,
        range::{self, MAX_AWAY_DAYS},
    },
    quiz::{
        Quiz, Settings,
        action::Edit,
        date::DateFields,
        record::Done,
        safety::Safety,
        step::{Screen, Step},
    },
};

/// What to go on with after the health questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// All that the plan holds.
    Details,
    /// Changing this session.
    Change(SessionKey),
    /// Booking this session.
    Book(SessionKey),
    /// One more session.
    Add,
    /// Planning anew from today.
    Anew,
    /// Days away, the first and the last.
    Away(Day, Day),
}

impl Quiz {
    /// The health questions, once in a visit; then the plan with everything.
    pub(super) fn reopen(&mut self, wish: Wish, settings: &Settings) {
        self.show(Screen::Ask(Step::Safety));
        (self.returns, self.is_kept_behind) = (true, true);
        self.wish = Some(wish);
        if self.draft.problems(Step::Safety, settings).is_empty() {
            self.proceed(settings);
        }
    }

    /// Goes on with what was wanted, now that the plan is on screen.
    pub(super) fn go_on(&mut self, wish: Option<Wish>, settings: &Settings) {
        match wish {
            Some(Wish::Anew) => self.plan_anew(settings),
            Some(Wish::Away(from, to)) => self.be_away((from, to), settings),
            Some(Wish::Details | Wish::Change(_) | Wish::Book(_) | Wish::Add) | None => {
                self.wish = wish;
            }
        }
    }

    /// Days away, told on a plan. Whoever is not well is asked the health questions anew; why they are
    /// away is kept nowhere.
    pub(super) fn leave(&mut self, (from, to): (Day, Day), is_unwell: bool, settings: &Settings) {
        if !may_be_away((from, to), settings.today) {
            return;
        }
        match self.screen {
            Screen::Answer(_) if !is_unwell => self.be_away((from, to), settings),
            Screen::Answer(_) | Screen::Kept => {
                self.keep_plan(settings);
                if is_unwell {
                    self.draft.safety = Safety::default();
                }
                self.reopen(Wish::Away(from, to), settings);
            }
            Screen::Ask(_) | Screen::Shared => {}
        }
    }

    /// Makes the days those of a stay away, and settles the plan with it.
    fn be_away(&mut self, (from, to): (Day, Day), settings: &Settings) {
        let before = self.before();
        let Some(plan) = self.plan_on_screen(settings) else { return };
        self.record.take_over(&plan, self.today);
        self.draft.edit(Edit::AddAway, settings);
        if let Some(away) = self.draft.availability.away.last_mut() {
            (away.from, away.to) = (DateFields::of(from), DateFields::of(to));
        }
        self.acted(before, Done::Away(from, to));
    }

    /// A stay away is off.
    pub(super) fn stay(&mut self, id: u32, settings: &Settings) {
        let before = self.before();
        let Some(plan) = self.plan_on_screen(settings) else { return };
        self.record.take_over(&plan, self.today);
        self.draft.edit(Edit::RemoveAway(id), settings);
        if before.draft == self.draft {
            self.record = before.record;
            return;
        }
        self.acted(before, Done::Back);
    }
}

/// Whether somebody can say today that they are away on these days.
pub fn may_be_away((from, to): (Day, Day), today: Day) -> bool {
    let range = range::away(today);
    let is_long = to.since(from) >= MAX_AWAY_DAYS;
    from <= to && to >= today && !is_long && range.contains(&from) && range.contains(&to)
}
