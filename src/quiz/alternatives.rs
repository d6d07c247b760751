//! Another plan beside the one on screen: without a wished number, with an act that is not done yet,
//! and the days that a session could have.

use crate::{
    plan::{
        acts::{KeyKind, SessionKey},
        day::Day,
        order::sort_by_key,
        plan,
        request::{Field, Request},
        result::{DayOption, Kind, Plan, PlanResult, Verdict},
        settle,
    },
    quiz::{Quiz, Settings, action::Action},
};

/// So many days are proposed for a move.
const PROPOSED: usize = 3;
/// A plan made anew is suggested from so many regular sessions more or fewer on.
const FAR_FROM_KEPT: usize = 2;

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

    /// How many sessions a plan made anew would have ahead, where its regular ones are two more or
    /// fewer than those of a plan that is kept.
    pub fn suggested(&self, planned: &Plan, settings: &Settings) -> Option<usize> {
        if !self.record.is_kept() {
            return None;
        }
        let mut anew = self.clone();
        anew.record.take_over(planned, self.today);
        anew.record.keep.clear();
        let regular = |plan: &Plan| {
            plan.sessions.iter().filter(|session| session.kind == Kind::Maintenance).count()
        };
        match anew.answer(settings) {
            PlanResult::Plan(fresh) => (regular(&fresh).abs_diff(regular(planned))
                >= FAR_FROM_KEPT)
                .then_some(fresh.sessions.len()),
            PlanResult::Refer(_) | PlanResult::Invalid(_) => None,
        }
    }

    /// What each day is to one session of the plan on screen, or to a new one (R-K9).
    pub fn day_options(
        &self,
        planned: &Plan,
        key: SessionKey,
        settings: &Settings,
    ) -> Vec<DayOption> {
        settle::options(&self.settling(planned, settings), key)
    }

    /// What settles the plan on screen.
    fn settling(&self, planned: &Plan, settings: &Settings) -> Request {
        let mut shown = self.clone();
        shown.record.take_over(planned, self.today);
        shown.request(settings)
    }

    /// A day for one more session in the first gap of a kept plan that is over twice its rhythm: the
    /// free day nearest to its middle. Where a number is wished, or the plan asks first, none is
    /// missing.
    pub fn gap(&self, planned: &Plan, settings: &Settings) -> Option<Day> {
        let is_wished = !self.draft.fine.budget.trim().is_empty();
        if !self.record.is_kept() || is_wished || !planned.provisional.is_empty() {
            return None;
        }
        let past = self.record.had(self.today);
        let days: Vec<Day> =
            past.into_iter().chain(planned.sessions.iter().map(|session| session.date)).collect();
        let is_wide = |(from, to): &(Day, Day)| to.since(*from) > planned.cadence_days * 2;
        let (from, to) = days.iter().copied().zip(days.iter().copied().skip(1)).find(is_wide)?;
        let middle = from.plus(to.since(from) / 2);
        let options = self.day_options(planned, self.free_key(planned), settings);
        let is_free =
            |one: &&DayOption| one.verdict == Verdict::Free && one.date > from && one.date < to;
        options.iter().filter(is_free).map(|one| one.date).min_by_key(|day| day.apart(middle))
    }

    /// The plan after an act that is not done; nothing where it would change nothing.
    pub fn tried(&self, action: Action, settings: &Settings) -> Option<Box<Plan>> {
        let mut tried = self.clone();
        tried.apply(action, settings);
        match tried.answer(settings) {
            PlanResult::Plan(plan) if tried.record != self.record => Some(plan),
            PlanResult::Plan(_) | PlanResult::Refer(_) | PlanResult::Invalid(_) => None,
        }
    }

    /// The key under which a new session asks for its days.
    pub fn free_key(&self, planned: &Plan) -> SessionKey {
        SessionKey::new(KeyKind::Regular, self.today).unlike(|key| {
            self.record.act(key).is_some()
                || self.record.keep.iter().any(|kept| kept.key == key)
                || planned.sessions.iter().any(|session| session.key == key)
        })
    }
}

/// The days to propose first, by date: the nearest free one on either side, then the nearest free
/// ones, then the nearest of which something is said.
pub fn proposals(options: &[DayOption], from: Day) -> Vec<DayOption> {
    let before = |day: Day| day < from;
    let after = |day: Day| day > from;
    let any = |day: Day| day != from;
    let sides: [(Verdict, &dyn Fn(Day) -> bool); 2] =
        [(Verdict::Free, &before), (Verdict::Free, &after)];
    let rest = [Verdict::Free, Verdict::Note].map(|verdict| [(verdict, &any as _); PROPOSED]);
    let mut proposed: Vec<DayOption> = Vec::new();
    for (verdict, is_there) in sides.into_iter().chain(rest.into_iter().flatten()) {
        let left = options.iter().filter(|one| one.verdict == verdict && is_there(one.date));
        let nearest =
            left.filter(|one| !proposed.contains(one)).min_by_key(|one| one.date.apart(from));
        if proposed.len() < PROPOSED {
            proposed.extend(nearest);
        }
    }
    sort_by_key(&mut proposed, |one| one.date);
    proposed
}

#[cfg(test)]
mod tests {
    use super::proposals;
    use crate::{
        plan::{
            day::Day,
            result::{DayOption, Verdict},
        },
        quiz::{
            action::{Action, Edit},
            kept::tests::{days, first_visit, plan, settings},
            record::SessionAct,
        },
    };

    #[test]
    fn one_day_is_suggested_in_a_gap_of_over_twice_the_rhythm() {
        let mut quiz = first_visit();
        let gap = |quiz: &crate::quiz::Quiz| quiz.gap(&plan(quiz), &settings());
        assert_eq!(gap(&quiz), None, "a plan of the engine's own has none");
        let keys: Vec<_> = plan(&quiz).sessions.iter().map(|session| session.key).collect();
        let shown = days(&plan(&quiz));
        quiz.apply(Action::Session(keys[1], SessionAct::Skip), &settings());
        assert_eq!(gap(&quiz), None, "twice the rhythm is not over it");
        quiz.apply(Action::Session(keys[2], SessionAct::Skip), &settings());
        let day = gap(&quiz).unwrap();
        assert!(day > shown[0] && day < shown[3], "{day:?}");
        assert!(day.apart(shown[0].plus(shown[3].since(shown[0]) / 2)) <= 2, "{day:?}");
        let mut added = quiz.clone();
        added.apply(Action::AddSession(day), &settings());
        assert!(days(&plan(&added)).contains(&day));
        assert_eq!(gap(&added), None);
        // Whoever wishes for a number has said how many.
        quiz.apply(Action::Edit(Edit::Budget("9".to_owned())), &settings());
        assert_eq!(gap(&quiz), None);
    }

    #[test]
    fn the_nearest_free_day_on_either_side_comes_before_all_others() {
        let from = Day::from_iso("2026-03-10").unwrap();
        // One letter for each day from the 6th on.
        for (days, proposed) in [
            ("ffff.ffff", &["2026-03-08", "2026-03-09", "2026-03-11"][..]),
            ("rrrr.ffff", &["2026-03-11", "2026-03-12", "2026-03-13"]),
            ("fnnn.nnnf", &["2026-03-06", "2026-03-09", "2026-03-14"]),
            ("rrrr.rnrr", &["2026-03-12"]),
            ("rrrr.rrrr", &[]),
        ] {
            let option = |(number, letter): (i32, char)| DayOption {
                date: from.plus(number - 4),
                verdict: match letter {
                    'n' => Verdict::Note,
                    'r' => Verdict::Refused,
                    _ => Verdict::Free,
                },
                rule: None,
            };
            let options: Vec<DayOption> = (0..).zip(days.chars()).map(option).collect();
            let found: Vec<String> =
                proposals(&options, from).into_iter().map(|one| one.date.iso()).collect();
            assert_eq!(found, proposed, "{days}");
        }
    }
}
