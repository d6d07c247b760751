//! Typed dates, dates from links and storage, and a visit that lasts past midnight.

use std::rc::Rc;

use recovery_calculator::{
    plan::{
        answers::{Place, Preset},
        day::Day,
        json,
        request::Field,
        result::PlanResult,
    },
    quiz::{
        action::{Action, DateField, Edit},
        date::DatePart,
        draft::LastMassage,
        step::{Screen, Step},
    },
};

use super::{Visit, visit};

/// A visitor on the safety step with a calf strain.
fn injured() -> Visit {
    let mut visit = visit();
    visit.weekly("60");
    visit.say([Edit::RunDays(5)]);
    visit.next();
    visit.say([Edit::AnyRace(false)]);
    visit.next();
    visit.say([Edit::NothingTight]);
    visit.next();
    visit.is_healthy();
    visit.say([Edit::Injury(true), Edit::InjuryPlace(Place::Calves)]);
    visit
}

#[test]
fn an_injury_counts_even_with_an_invalid_date() {
    for (date, problem, part) in [
        (["28", "2", "2025"], "out_of_range", DatePart::Year),
        (["28", "2", "0026"], "out_of_range", DatePart::Year),
        (["28", "2", "6"], "out_of_range", DatePart::Year),
        (["28", "2", "1926"], "out_of_range", DatePart::Year),
        (["28", "2", "2027"], "future_date", DatePart::Year),
        (["28", "2", "27"], "future_date", DatePart::Year),
        (["3", "3", "2026"], "future_date", DatePart::Day),
        (["19", "1", "2026"], "out_of_range", DatePart::Day),
        (["28", "2", "0"], "bad_date", DatePart::Year),
        (["28", "", "2026"], "bad_date", DatePart::Month),
        (["28", "13", "2026"], "bad_date", DatePart::Month),
    ] {
        let mut visit = injured();
        let [day, month, year] = date;
        visit.type_date(DateField::Injury, day, month, year);
        let found = visit.next();
        assert_eq!(found, [["acuteInjury.date ", problem].concat()], "{date:?}");
        let wrong = visit.quiz.draft.wrong_part("acuteInjury.date", &visit.settings);
        assert_eq!(wrong, part, "{date:?}");
        // Going back and forward asks the same question again.
        visit.act(Action::Back);
        visit.act(Action::Next);
        assert_eq!(visit.next(), found, "{date:?}");
        let request = visit.quiz.request(&visit.settings);
        let injury = request.acute_injury.valid().unwrap();
        assert_eq!(injury.area, Field::Valid(Place::Calves), "{date:?}");
    }
}

#[test]
fn two_digit_years_belong_to_this_century() {
    for year in ["26", "'26", "2026", "2569", "๒๖", ""] {
        let mut visit = injured();
        visit.type_date(DateField::Injury, "28", "2", year);
        assert_eq!(visit.next(), [""; 0], "{year}");
        visit.say([Edit::AnyDay]);
        visit.next();
        visit.next();
        let PlanResult::Plan(plan) = visit.answer() else { panic!("no plan for {year}") };
        assert_eq!(plan.tell_therapist.len(), 1, "{year}");
        let rested = Day::from_iso("2026-03-04").unwrap();
        assert!(plan.sessions.iter().all(|session| session.date >= rested), "{year}");
    }
}

#[test]
fn dates_with_invalid_years_are_rejected() {
    let mut visit = visit();
    visit.act(Action::GoTo(Step::Races));
    let race = visit.race(Preset::TenK, "1", "5", "26");
    assert_eq!(visit.next(), [""; 0], "two digits");
    for (year, problem) in [("0026", "out_of_range"), ("2015", "out_of_range"), ("2029", "too_far")]
    {
        visit.act(Action::GoTo(Step::Races));
        visit.type_date(DateField::Race(race), "1", "5", year);
        assert_eq!(visit.next(), [["races[0].date ", problem].concat()], "{year}");
        let part = visit.quiz.draft.wrong_part("races[0].date", &visit.settings);
        assert_eq!(part, DatePart::Year, "{year}");
    }
    visit.act(Action::GoTo(Step::Availability));
    visit.say([Edit::AnyDay, Edit::AddAway, Edit::LastMassage(LastMassage::OnDate)]);
    let away = visit.quiz.draft.availability.away[0].id;
    for (year, ends) in
        [("0026", true), ("226", true), ("2024", true), ("2029", true), ("26", false)]
    {
        visit.type_date(DateField::AwayFrom(away), "3", "3", year);
        visit.type_date(DateField::AwayTo(away), "9", "3", year);
        visit.type_date(
            DateField::LastMassage,
            "1",
            "3",
            if year == "2029" { "0026" } else { year },
        );
        let found = visit.next();
        if !ends {
            // Nothing is wrong here: Continue leads on, to the first step that was skipped.
            assert_eq!(found, ["weeklyDistance required", "runDays required"], "{year}");
            assert_eq!(
                visit.quiz.draft.problems(Step::Availability, &visit.settings),
                [],
                "{year}"
            );
            continue;
        }
        assert_eq!(&found[..2], ["away[0].from out_of_range", "away[0].to out_of_range"], "{year}");
        for field in ["away[0].from", "away[0].to"] {
            let part = visit.quiz.draft.wrong_part(field, &visit.settings);
            assert_eq!(part, DatePart::Year, "{field} {year}");
        }
        if year != "2024" {
            assert_eq!(found[2], "lastMassage out_of_range", "{year}");
            let part = visit.quiz.draft.wrong_part("lastMassage", &visit.settings);
            assert_eq!(part, DatePart::Year, "{year}");
        }
    }
    let request = visit.quiz.request(&visit.settings);
    let days: Vec<String> = request.unavailable_dates.readable().map(|day| day.iso()).collect();
    assert_eq!(days.first().map(String::as_str), Some("2026-03-03"));
    assert_eq!(days.len(), 7);
}

/// A date out of range from a link, the page or an earlier visit is dropped, so that the form asks
/// for it. It is never read as a year of two digits.
#[test]
fn prefilled_dates_need_four_digit_years_in_range() {
    let mut visit = visit();
    visit.act(Action::Merge(Rc::new(
        json::read_request(
            r#"{"races":[{"date":"0026-05-01","distance":"10k","priority":"A"},
                {"date":"2026-05-01","distance":"10k","priority":"A"}],
                "unavailableDates":["0026-03-03","2040-01-01","2026-03-03"],
                "lastMassage":"0026-02-01"}"#,
        )
        .unwrap(),
    )));
    let draft = &visit.quiz.draft;
    let dates: Vec<bool> = draft.races.cards.iter().map(|card| card.date.is_empty()).collect();
    assert_eq!(dates, [true, false]);
    assert_eq!(draft.availability.away.len(), 1);
    assert_eq!(draft.availability.last, None);
    visit.act(Action::GoTo(Step::Races));
    assert_eq!(visit.next(), ["races[0].date required"]);
    // The browser's own date picker accepts any year.
    let id = visit.quiz.draft.races.cards[0].id;
    let day = Day::from_iso("0026-05-01").unwrap();
    visit.say([Edit::PickDate(DateField::Race(id), day)]);
    assert_eq!(visit.next(), ["races[0].date out_of_range"]);
}

#[test]
fn a_quiz_open_past_midnight_updates_today() {
    let mut visit = injured();
    visit.type_date(DateField::Injury, "3", "3", "2026");
    assert_eq!(visit.next(), ["acuteInjury.date future_date"]);
    let tomorrow = visit.settings.today.plus(1);
    visit.act(Action::Today(tomorrow));
    assert_eq!(visit.quiz.problems, [], "the new day has resolved the problem");
    assert_eq!(visit.next(), [""; 0]);
    visit.say([Edit::AnyDay]);
    visit.next();
    visit.next();
    let PlanResult::Plan(plan) = visit.answer() else { panic!("no plan") };
    assert_eq!(plan.horizon.0, tomorrow.plus(1));
    let saved = visit.quiz.saved(&visit.settings, "abc", None).unwrap().value();
    assert_eq!(saved.get("day").as_text(), Some("2026-03-03"));
}

#[test]
fn a_new_day_moves_no_date_and_neither_does_an_answer_after_it() {
    let mut visit = visit();
    visit.plan_without_race("60", 5);
    let days = |answer: &PlanResult| {
        answer.sessions().iter().map(|session| session.date).collect::<Vec<_>>()
    };
    let shown = days(&visit.answer());
    let later = shown[2];
    visit.act(Action::Today(later));
    assert!(days(&visit.answer()).starts_with(&shown[2..]), "only past sessions are dropped");
    visit.say([Edit::Length(Some(90))]);
    let PlanResult::Plan(longer) = visit.answer() else { panic!("no plan") };
    assert_eq!(longer.horizon.0, later.plus(1));
    assert!(days(&visit.answer()).starts_with(&shown[2..]));
    assert!(longer.sessions.iter().any(|session| session.duration_min == 90));
    // Going back and forward settles the plan on the current day.
    visit.act(Action::Today(later.plus(1)));
    visit.act(Action::Back);
    visit.act(Action::Next);
    let PlanResult::Plan(again) = visit.answer() else { panic!("no plan") };
    assert_eq!(again.horizon.0, later.plus(2));
    // When every session is past, there is a new plan, not an empty one.
    visit.act(Action::Today(later.plus(400)));
    assert!(visit.answer().sessions().first().unwrap().date > later.plus(400));
    // A changed preview day takes effect at once.
    visit.act(Action::Preview(later));
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::LAST));
    let PlanResult::Plan(preview) = visit.answer() else { panic!("no plan") };
    assert_eq!(preview.horizon.0, later.plus(1));
    // Deleting the answers starts on the current day.
    visit.act(Action::Restart);
    assert_eq!(visit.quiz.today, later);
}
