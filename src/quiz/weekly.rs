//! A run on every Saturday, such as a parkrun: five kilometres as a training run, with days to leave
//! out.

use crate::{
    plan::{
        answers::{Preset, Priority},
        day::{Day, Weekday},
        request::{Field, MAX_RACES, RaceDistance, RaceEntry},
    },
    quiz::{
        Settings,
        date::DateKind,
        draft::{Draft, RaceCard},
    },
};

/// The Saturdays where no other race says how far they go.
const SATURDAYS: usize = 12;
/// So many runs of a kept list come back as a row and not as cards.
const A_ROW: usize = 4;

/// One Saturday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saturday {
    /// Which one.
    pub day: Day,
    /// Whether there is a run.
    pub is_run: bool,
}

impl Draft {
    /// The days of the weekly runs that count.
    pub fn weekly_runs(&self) -> impl Iterator<Item = Day> {
        let weekly = if self.races.any == Some(true) { &*self.races.weekly } else { &[] };
        weekly.iter().filter(|saturday| saturday.is_run).map(|saturday| saturday.day)
    }

    /// The same as races.
    pub(super) fn weekly_races(&self) -> impl Iterator<Item = RaceEntry> {
        self.weekly_runs().map(|day| RaceEntry {
            date: Field::Valid(day),
            distance: Field::Valid(RaceDistance::Preset(Preset::FiveK)),
            priority: Field::Valid(Priority::C),
            name: Field::Valid(String::new()),
        })
    }

    /// Fills the coming Saturdays up to the last other race, or twelve of them. Cards in which
    /// nothing was answered go.
    pub(super) fn fill_weekly(&mut self, settings: &Settings) {
        let cards = &mut self.races.cards;
        cards.retain(|card| RaceCard { id: 0, ..card.clone() } != RaceCard::default());
        let days = cards.iter().filter_map(|card| card.date.read(DateKind::Race, settings));
        let others: Vec<Day> = days.collect();
        let room = MAX_RACES.saturating_sub(cards.len());
        let last = others.iter().max().filter(|day| **day > settings.today);
        let first = settings.today.plus(1);
        let saturdays = (0..).map(|week| {
            let to_saturday = i32::from(Weekday::ALL[5].iso()) - i32::from(first.weekday().iso());
            first.plus(to_saturday.rem_euclid(7) + 7 * week)
        });
        let count = if last.is_some() { MAX_RACES } else { SATURDAYS };
        self.races.weekly = saturdays
            .take_while(|day| last.is_none_or(|last| day <= last))
            .filter(|day| !others.contains(day))
            .take(count.min(room))
            .map(|day| Saturday { day, is_run: true })
            .collect();
        self.races.any = Some(true);
    }

    /// Takes the weekly runs out of the cards that came from elsewhere.
    pub(super) fn part_weekly(&mut self, settings: &Settings) {
        let saturday = |card: &RaceCard| {
            let plain = RaceCard { date: card.date.clone(), id: card.id, ..run() };
            let day = card.date.read(DateKind::Race, settings).filter(|_| *card == plain)?;
            (day > settings.today && day.weekday() == Weekday::ALL[5]).then_some(day)
        };
        let mut days: Vec<Day> = self.races.cards.iter().filter_map(saturday).collect();
        days.sort_unstable();
        days.dedup();
        let is_row = days.len() >= A_ROW;
        if is_row {
            self.races.cards.retain(|card| saturday(card).is_none());
        } else {
            days.clear();
        }
        self.races.weekly = days.into_iter().map(|day| Saturday { day, is_run: true }).collect();
    }
}

/// Such a run as a card, without its day.
fn run() -> RaceCard {
    RaceCard {
        distance: crate::quiz::draft::DistanceChoice::Preset(Preset::FiveK),
        priority: Some(Priority::C),
        ..RaceCard::default()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::{
        plan::{answers::Preset, day::Day},
        quiz::{
            Quiz, Settings,
            action::{Action, DateField, Edit},
        },
    };

    fn quiz(edits: impl IntoIterator<Item = Edit>) -> (Quiz, Settings) {
        let settings = Settings::plain("2026-03-02");
        let mut quiz = Quiz::new(&settings);
        for edit in edits {
            quiz.apply(Action::Edit(edit), &settings);
        }
        (quiz, settings)
    }

    fn days(quiz: &Quiz) -> Vec<String> {
        quiz.draft.weekly_runs().map(Day::iso).collect()
    }

    #[test]
    fn every_week_fills_twelve_saturdays_in_two_presses_and_each_can_be_left_out() {
        let (mut quiz, settings) = quiz([Edit::AnyRace(true), Edit::EveryWeek]);
        let all = days(&quiz);
        assert_eq!((all.len(), &*all[0], &*all[11]), (12, "2026-03-07", "2026-05-23"));
        assert!(quiz.draft.races.cards.is_empty(), "the empty card goes");
        let second = Day::from_iso(&all[1]).unwrap();
        quiz.apply(Action::Edit(Edit::Saturday(second)), &settings);
        assert_eq!((days(&quiz).len(), days(&quiz).contains(&all[1])), (11, false));
        assert_eq!(quiz.draft.request(&settings).races.entries().len(), 11);
        quiz.apply(Action::Edit(Edit::Saturday(second)), &settings);
        assert_eq!(days(&quiz), all);
        // They come back as a row from what is kept.
        let kept = quiz.draft.without_health(&settings);
        let mut back = Quiz::new(&settings);
        back.apply(Action::Merge(Rc::new(kept)), &settings);
        assert_eq!((days(&back), back.draft.races.cards.len()), (all, 0));
        quiz.apply(Action::Edit(Edit::NoWeek), &settings);
        assert_eq!(days(&quiz), [""; 0]);
    }

    #[test]
    fn the_last_other_race_says_how_far_they_go_and_twenty_are_the_most() {
        for (iso, count, last) in [
            ("2026-03-21", 2, "2026-03-14"),
            ("2026-03-22", 3, "2026-03-21"),
            ("2026-02-28", 12, "2026-05-23"),
            ("2027-03-02", 19, "2026-07-11"),
        ] {
            let (mut quiz, settings) = quiz([Edit::AnyRace(true)]);
            let id = quiz.draft.races.cards[0].id;
            for edit in [
                Edit::RaceDistance(id, Some(Preset::Half)),
                Edit::PickDate(DateField::Race(id), Day::from_iso(iso).unwrap()),
                Edit::EveryWeek,
            ] {
                quiz.apply(Action::Edit(edit), &settings);
            }
            let all = days(&quiz);
            assert_eq!((all.len(), all.last().map(String::as_str)), (count, Some(last)), "{iso}");
            assert!(!all.contains(&iso.to_owned()), "{iso} has its card");
        }
    }
}
