//! The last massage by weeks (D-8): each answer stands for a day, which is what is kept.

use crate::quiz::{
    Settings,
    date::DateKind,
    draft::{Draft, LastMassage},
};

/// A race so many days ago still counts.
const LATELY: i32 = 10;

impl LastMassage {
    /// How many days ago it is taken to be, and the first and the last day that it may be.
    const fn ago(self) -> Option<(i32, (i32, i32))> {
        match self {
            Self::ThisWeek => Some((3, (0, 7))),
            Self::TwoWeeks => Some((10, (7, 14))),
            Self::FourWeeks => Some((21, (14, 28))),
            Self::LongAgo | Self::Never | Self::OnDate => None,
        }
    }
}

impl Draft {
    /// Sets when it was. Where a race of the last ten days lies within those weeks, it counts whether
    /// the massage came before or after, so the date is asked.
    pub(super) fn set_last_massage(&mut self, last: LastMassage, settings: &Settings) {
        let raced = self.raced_lately(settings);
        let is_unsure = |(from, to)| raced.is_some_and(|ago| (from..=to).contains(&ago));
        let (last, day) = match last.ago() {
            Some((_, weeks)) if is_unsure(weeks) => (LastMassage::OnDate, None),
            Some((days, _)) => (last, Some(settings.today.plus(-days))),
            None => (last, None),
        };
        self.availability.last = Some(last);
        self.availability.last_day = day;
    }

    /// How many days ago the last race of the last ten days was.
    pub fn raced_lately(&self, settings: &Settings) -> Option<i32> {
        let read = |date: &crate::quiz::date::DateFields| date.read(DateKind::Race, settings);
        let days = self.entered_races().iter().filter_map(|card| read(&card.date));
        let ago = days.map(|day| settings.today.since(day));
        ago.filter(|ago| (0..=LATELY).contains(ago)).min()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        plan::day::Day,
        quiz::{
            Quiz, Settings,
            action::{Action, DateField, Edit},
            draft::LastMassage,
        },
    };

    /// The last massage that the engine is told, and what is shown as chosen.
    fn said(race: Option<&str>, last: LastMassage) -> (Option<String>, Option<LastMassage>, bool) {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        let mut act = |edit| quiz.apply(Action::Edit(edit), &settings);
        act(Edit::AnyRace(race.is_some()));
        if let Some(iso) = race {
            act(Edit::PickDate(DateField::Race(1), Day::from_iso(iso).unwrap()));
        }
        act(Edit::LastMassage(last));
        let request = quiz.draft.request(&settings);
        let is_first = request.first_massage_ever.valid() == Some(&true);
        (request.last_massage.valid().map(|day| day.iso()), quiz.draft.availability.last, is_first)
    }

    #[test]
    fn weeks_stand_for_a_day_and_never_for_the_first_massage() {
        for (last, iso, is_first) in [
            (LastMassage::ThisWeek, Some("2026-02-27"), false),
            (LastMassage::TwoWeeks, Some("2026-02-20"), false),
            (LastMassage::FourWeeks, Some("2026-02-09"), false),
            (LastMassage::LongAgo, None, false),
            (LastMassage::Never, None, true),
        ] {
            let wanted = (iso.map(str::to_owned), Some(last), is_first);
            assert_eq!(said(None, last), wanted, "{last:?}");
        }
    }

    #[test]
    fn where_a_race_was_in_those_weeks_the_date_is_asked() {
        for (race, last, is_asked) in [
            ("2026-03-02", LastMassage::ThisWeek, true),
            ("2026-02-23", LastMassage::ThisWeek, true),
            ("2026-02-22", LastMassage::ThisWeek, false),
            ("2026-02-24", LastMassage::TwoWeeks, false),
            ("2026-02-23", LastMassage::TwoWeeks, true),
            ("2026-02-20", LastMassage::TwoWeeks, true),
            ("2026-02-19", LastMassage::TwoWeeks, false),
            ("2026-03-07", LastMassage::ThisWeek, false),
            ("2026-02-20", LastMassage::FourWeeks, false),
        ] {
            let (day, chosen, _) = said(Some(race), last);
            let wanted = if is_asked { LastMassage::OnDate } else { last };
            assert_eq!((chosen, day.is_none()), (Some(wanted), is_asked), "{race} {last:?}");
        }
    }

    #[test]
    fn an_answer_can_be_taken_back() {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        let none = quiz.draft.request(&settings);
        quiz.apply(Action::Edit(Edit::LastMassage(LastMassage::ThisWeek)), &settings);
        assert_ne!(quiz.draft.request(&settings), none);
        quiz.apply(Action::Edit(Edit::NoLastMassage), &settings);
        assert_eq!(quiz.draft.request(&settings), none);
    }
}
