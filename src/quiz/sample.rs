//! The sample visitor of a preview: what the page's owner sees of a plan without answering. Nobody
//! else comes past the health questions without answering them (D-30).

use crate::{
    plan::{
        answers::{Area, Preset, Priority, RedFlag, Side},
        codes::codes,
        day::Weekday,
        distance::Unit,
    },
    quiz::{
        Quiz, Settings,
        action::{Action, DateField, DistanceField, Edit},
        draft::LastMassage,
        safety::{HealthFlag, HealthGroup},
        step::{Screen, Step},
    },
};

/// The race of the sample visitor is on the first Sunday after so many days: far enough for regular
/// sessions, a taper and a recovery.
const DAYS_TO_RACE: i32 = 49;

codes! {
    /// What a preview shows first.
    Sample {
        /// The step of tight areas.
        Areas = "areas",
        /// The plan of a healthy visitor.
        Plan = "plan",
        /// The referral of a visitor with one red flag.
        Referral = "referral",
    }
}

impl Quiz {
    /// Answers as the sample visitor would, and goes on to what the preview shows.
    pub(super) fn show_sample(&mut self, sample: Sample, settings: &Settings) {
        *self = self.emptied(settings);
        for edit in answers(sample, settings) {
            self.draft.edit(edit, settings);
        }
        if let Some(id) = self.draft.races.cards.first().map(|card| card.id) {
            let soonest = settings.today.plus(DAYS_TO_RACE);
            let sunday = (0..7).map(|days| soonest.plus(days));
            let sunday = sunday.into_iter().find(|day| Some(day.weekday()) == Weekday::from_iso(7));
            for edit in [
                Edit::RaceDistance(id, Some(Preset::Half)),
                Edit::RacePriority(id, Priority::A),
                Edit::PickDate(DateField::Race(id), sunday.unwrap_or(soonest)),
            ] {
                self.draft.edit(edit, settings);
            }
        }
        self.screen = Screen::Ask(match sample {
            Sample::Areas => Step::Areas,
            Sample::Plan => Step::LAST,
            Sample::Referral => Step::Safety,
        });
        if sample != Sample::Areas {
            self.apply(Action::Next, settings);
        }
        self.is_touched = false;
    }
}

fn answers(sample: Sample, settings: &Settings) -> impl IntoIterator<Item = Edit> {
    let weekly = if settings.unit == Unit::Mi { "25" } else { "40" };
    let answered = HealthGroup::ALL.iter().map(move |group| {
        let is_yes = sample == Sample::Referral && *group == HealthGroup::Legs;
        if is_yes { Edit::AnyOf(*group) } else { Edit::NoneOf(*group) }
    });
    let flag = HealthFlag::Red(RedFlag::CalfHotSwollen);
    [
        Edit::Distance(DistanceField::Weekly, weekly.to_owned()),
        Edit::RunDays(4),
        Edit::AnyRace(true),
        Edit::Pick(Area::Calves, Side::Left),
        Edit::Severity(Area::Calves, 5),
    ]
    .into_iter()
    .chain(answered)
    .chain((sample == Sample::Referral).then_some(Edit::Tick(flag)))
    .chain([Edit::AnyDay, Edit::LastMassage(LastMassage::LongAgo)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::result::PlanResult;

    fn settings() -> Settings {
        Settings::plain("2026-03-02")
    }

    fn shown(sample: Sample) -> Quiz {
        let mut quiz = Quiz::new(&settings());
        quiz.apply(Action::Sample(sample), &settings());
        quiz
    }

    #[test]
    fn a_preview_shows_what_it_names() {
        assert_eq!(shown(Sample::Areas).screen, Screen::Ask(Step::Areas));
        let quiz = shown(Sample::Plan);
        assert_eq!(quiz.screen, Screen::Answer(Step::LAST));
        let PlanResult::Plan(plan) = quiz.answer(&settings()) else { panic!("no plan") };
        assert!(plan.sessions.len() > 3 && plan.races.len() == 1, "{plan:?}");
        let quiz = shown(Sample::Referral);
        assert_eq!(quiz.screen, Screen::Answer(Step::Safety));
        assert!(matches!(quiz.answer(&settings()), PlanResult::Refer(_)));
    }

    #[test]
    fn it_can_be_changed_to_another_and_holds_on_any_day() {
        let mut quiz = shown(Sample::Referral);
        for days in 0..400 {
            let settings = Settings { today: settings().today.plus(days), ..settings() };
            quiz.apply(Action::Sample(Sample::Plan), &settings);
            assert_eq!(quiz.screen, Screen::Answer(Step::LAST), "{}", settings.today.iso());
        }
        let miles = Settings { unit: Unit::Mi, ..settings() };
        quiz.apply(Action::Sample(Sample::Plan), &miles);
        assert!(matches!(quiz.answer(&miles), PlanResult::Plan(_)));
    }
}
