//! The states of every screen: empty, partly filled, wrong, full, and each kind of answer.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    plan::{
        answers::{Area, Caution, Place, Preset, Priority, RedFlag, Side},
        day::{Day, Weekday},
        distance::Unit,
        json,
        request::{AreaEntry, Field, RaceDistance, RaceEntry, Request},
        result::PlanResult,
    },
    quiz::{
        Quiz, Settings,
        action::{Action, DateField, DistanceField, Edit},
        date::DatePart,
        draft::LastMassage,
        link::Linked,
        record::{SessionAct, hour::Hour},
        safety::{HealthFlag, HealthGroup},
        shared::Shared,
        step::{Screen, Step},
    },
    text::{Messages, Plural, catalog::Catalog, dates},
};

/// A screen with its name.
pub(super) struct State {
    pub(super) name: &'static str,
    pub(super) quiz: Quiz,
}

impl State {
    /// The number of fields with a problem.
    pub(super) fn problems(&self) -> usize {
        match self.quiz.screen {
            Screen::Ask(_) | Screen::Kept | Screen::Shared => self.quiz.problems.len(),
            Screen::Answer(_) => self.quiz.draft.fine_problems(&settings()).len(),
        }
    }
}

pub(super) fn messages() -> Messages {
    let texts: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../locales/en.json")).unwrap();
    let texts = Catalog::from_iter(texts);
    Messages::new(
        texts,
        Catalog::default(),
        |count| if count == 1 { Plural::One } else { Plural::Other },
    )
}

pub(crate) fn settings() -> Settings {
    Settings {
        today: Day::from_iso("2026-03-02").unwrap(),
        closed_weekdays: vec![Weekday::ALL[6]],
        closed_dates: Vec::new(),
        lead_days: 1,
        offers: Vec::new(),
        unit: Unit::Km,
        decimal_separator: '.',
        months: dates::month_words(&messages()),
        is_month_first: false,
    }
}

/// The marathoner of the worked example in tests/it/laws.rs.
const MARATHONER: &str = r#"{
    "weeklyDistance": 60, "runDays": 5, "pressure": "firm", "lastMassage": null,
    "races": [
        {"date": "2026-04-20", "distance": "marathon", "priority": "A", "name": "Spring Marathon"},
        {"date": "2026-04-26", "distance": "marathon", "priority": "A", "name": "City Marathon"}
    ],
    "areas": [{"area": "calves", "side": "left", "severity": 6}],
    "availableWeekdays": [1, 2, 3, 4, 5, 6]
}"#;

/// Twenty races, thirteen areas, half a year.
fn much() -> Request {
    let first = Day::from_iso("2026-03-08").unwrap();
    let races = (0..20).map(|number: u32| {
        let day = first.plus(i32::try_from(number).unwrap() * 9);
        let name = format!("Llanfairpwllgwyngyllgogerychwyrndrobwll Trail Race {number}");
        RaceEntry {
            date: Field::Valid(day),
            distance: Field::Valid(RaceDistance::Preset(Preset::ALL[number as usize % 5])),
            priority: Field::Valid(Priority::ALL[number as usize % 3]),
            name: Field::Valid(name),
        }
    });
    let areas = Area::ALL.iter().enumerate().map(|(number, area)| AreaEntry {
        area: Field::Valid(*area),
        side: Field::Valid(Side::ALL[number % 3]),
        severity: Field::Valid(u32::try_from(number % 8).unwrap() + 1),
    });
    Request {
        weekly_distance: Field::Valid(95.0),
        run_days: Field::Valid(7),
        races: races.collect(),
        areas: areas.collect(),
        available_weekdays: Weekday::ALL[..6].iter().copied().collect(),
        ..Request::default()
    }
}

/// Eight sessions, three races, five areas: as much as has to fit on one printed sheet.
const FULL_SEASON: &str = r#"{
    "weeklyDistance": 70, "runDays": 6, "pressure": "firm", "longestRun": 32,
    "races": [
        {"date": "2026-03-22", "distance": "half", "priority": "C", "name": "Riverside Half"},
        {"date": "2026-04-26", "distance": "marathon", "priority": "A", "name": "City Marathon"},
        {"date": "2026-06-07", "distance": "marathon", "priority": "A", "name": "Coast Marathon"}
    ],
    "areas": [
        {"area": "calves", "side": "left", "severity": 6},
        {"area": "hamstrings", "side": "right", "severity": 5},
        {"area": "lower_back", "side": "both", "severity": 4},
        {"area": "glutes", "side": "left", "severity": 3},
        {"area": "feet", "side": "both", "severity": 2}
    ],
    "sessionBudget": 8,
    "availableWeekdays": [1, 3, 5]
}"#;

fn act(quiz: &mut Quiz, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        quiz.apply(action, &settings());
    }
}

fn say(quiz: &mut Quiz, edits: impl IntoIterator<Item = Edit>) {
    act(quiz, edits.into_iter().map(Action::Edit));
}

/// A healthy visitor with these answers, on this screen.
fn visitor(answers: &Request, screen: Screen) -> Quiz {
    let mut quiz = Quiz::new(&settings());
    act(&mut quiz, [Action::Merge(Rc::new(answers.clone()))]);
    say(&mut quiz, HealthGroup::ALL.iter().copied().map(Edit::NoneOf));
    say(&mut quiz, [Edit::LastMassage(LastMassage::LongAgo)]);
    quiz.screen = screen;
    quiz.visit = 1;
    quiz
}

fn asked(mut quiz: Quiz, actions: &[Action]) -> Quiz {
    act(&mut quiz, actions.iter().cloned());
    quiz
}

fn marathoner(screen: Screen) -> Quiz {
    visitor(&json::read_request(MARATHONER).unwrap(), screen)
}

/// A new quiz on a step, after a refused Continue.
fn refused(step: Step, edits: impl IntoIterator<Item = Edit>) -> Quiz {
    let mut quiz = Quiz::new(&settings());
    quiz.screen = Screen::Ask(step);
    say(&mut quiz, edits);
    act(&mut quiz, [Action::Next]);
    assert!(!quiz.problems.is_empty(), "{step:?}");
    quiz
}

/// A quiz at the health questions, after ticks that need help at once.
fn alarmed(flags: &[RedFlag]) -> Quiz {
    let mut quiz = Quiz::new(&settings());
    quiz.screen = Screen::Ask(Step::Safety);
    say(&mut quiz, flags.iter().copied().map(HealthFlag::Red).map(Edit::Tick));
    quiz
}

fn plain(changes: &str) -> Quiz {
    let base = r#"{"weeklyDistance": 25, "runDays": 3, "availableWeekdays": [1, 2, 3, 4, 5, 6],
        "areas": [], "races": []}"#;
    let mut quiz = visitor(&json::read_request(base).unwrap(), Screen::Answer(Step::LAST));
    act(&mut quiz, [Action::Merge(Rc::new(json::read_request(changes).unwrap()))]);
    quiz
}

fn referred(ticks: &[HealthFlag]) -> Quiz {
    let mut quiz = plain("{}");
    quiz.screen = Screen::Ask(Step::Safety);
    say(&mut quiz, ticks.iter().copied().map(Edit::Tick));
    quiz.screen = Screen::Answer(Step::Safety);
    quiz
}

/// All states.
pub(super) fn states() -> Vec<State> {
    let state = |(name, quiz)| State { name, quiz };
    steps().into_iter().chain(plans()).chain(dates_only()).chain(referrals()).map(state).collect()
}

/// The marathoner's plan, kept on the first day and seen again so many days later.
fn kept(days: i32) -> Quiz {
    let before = marathoner(Screen::Answer(Step::LAST));
    let PlanResult::Plan(plan) = before.answer(&settings()) else { panic!("no plan") };
    let saved = before.saved(&settings(), "abc", Some(&plan)).unwrap();
    let mut quiz = Quiz::new(&settings());
    quiz.restore(saved, &settings());
    act(&mut quiz, [Action::Today(settings().today.plus(days))]);
    quiz
}

/// A plan of three sessions that somebody shared.
fn shared(mut quiz: Quiz) -> Quiz {
    let link = json::read(r#"{"on":"2026-03-01","s":"3r60.14b30.4a60"}"#).unwrap();
    let plan = Shared::read(&link, settings().today).map(Rc::new);
    let linked = Linked { answers: Rc::default(), shared_on: None, plan_id: None, plan };
    act(&mut quiz, [Action::Link(linked)]);
    quiz
}

fn dates_only() -> Vec<(&'static str, Quiz)> {
    let first = kept(0).record.keep.first().map(|one| (one.key, one.day)).unwrap();
    let book = Action::Session(first.0, SessionAct::Book(first.1, None));
    let skip = Action::Session(first.0, SessionAct::Skip);
    let (fresh, mut unreadable) = (Quiz::new(&settings()), Quiz::new(&settings()));
    unreadable.is_link_unreadable = true;
    vec![
        ("kept", kept(0)),
        ("kept-booked", asked(kept(0), &[book])),
        ("kept-skipped", asked(kept(0), &[skip])),
        ("kept-later", kept(29)),
        ("kept-over", kept(300)),
        ("kept-new", asked(kept(0), &[Action::NewPlan])),
        ("shared", shared(fresh)),
        ("shared-beside", shared(kept(0))),
        ("shared-unreadable", unreadable),
    ]
}

fn safety_step() -> Quiz {
    let mut quiz = Quiz::new(&settings());
    quiz.screen = Screen::Ask(Step::Safety);
    quiz
}

fn with(mut quiz: Quiz, edits: impl IntoIterator<Item = Edit>) -> Quiz {
    say(&mut quiz, edits);
    quiz
}

/// A strain of the calf on 28 February of this year, as typed.
fn injured(year: &str) -> Vec<Edit> {
    let date = [(DatePart::Day, "28"), (DatePart::Month, "2"), (DatePart::Year, year)];
    let typed =
        |(part, text): (DatePart, &str)| Edit::Date(DateField::Injury, part, text.to_owned());
    let said = [Edit::Injury(true), Edit::InjuryPlace(Place::Calves)];
    said.into_iter().chain(date.map(typed)).collect()
}

fn steps() -> Vec<(&'static str, Quiz)> {
    let ask = Screen::Ask;
    let mut begun = Quiz::new(&settings());
    say(&mut begun, [Edit::Distance(DistanceField::Weekly, "60".to_owned()), Edit::RunDays(5)]);
    let mut cleared = marathoner(ask(Step::Safety));
    let pressure = HealthFlag::Caution(Caution::HighBpUncontrolled);
    say(&mut cleared, [Edit::Tick(pressure), Edit::Injury(true)]);
    let skin = HealthFlag::Caution(Caution::BrokenSkin);
    let mut away = marathoner(ask(Step::Availability));
    say(&mut away, [Edit::AddAway, Edit::LastMassage(LastMassage::OnDate)]);
    let typed = |text: &str| Edit::Distance(DistanceField::Weekly, text.to_owned());
    vec![
        ("1-running", Quiz::new(&settings())),
        ("1-running-filled", begun),
        ("1-running-wrong", refused(Step::Running, [typed("far")])),
        ("1-running-range", with(Quiz::new(&settings()), [typed("30-40")])),
        ("2-races", visitor(&Request::default(), ask(Step::Races))),
        ("2-races-two", marathoner(ask(Step::Races))),
        ("2-races-twenty", visitor(&much(), ask(Step::Races))),
        ("2-races-wrong", refused(Step::Races, [Edit::AnyRace(true)])),
        ("3-areas", visitor(&Request::default(), ask(Step::Areas))),
        ("3-areas-one", marathoner(ask(Step::Areas))),
        ("3-areas-thirteen", visitor(&much(), ask(Step::Areas))),
        ("3-areas-wrong", refused(Step::Areas, [])),
        ("4-safety", safety_step()),
        ("4-safety-cleared", cleared),
        ("4-safety-yes", with(safety_step(), HealthGroup::ALL.iter().copied().map(Edit::AnyOf))),
        ("4-safety-place", with(safety_step(), [Edit::Tick(skin), Edit::LeaveAlone(Place::Feet)])),
        ("4-safety-emergency", alarmed(&[RedFlag::CalfHotSwollen, RedFlag::ChestPain])),
        ("4-safety-urgent", alarmed(&[RedFlag::HotSpreadingSkin, RedFlag::CalfHotSwollen])),
        ("4-safety-wrong", refused(Step::Safety, [Edit::Injury(true)])),
        ("4-safety-wrong-year", refused(Step::Safety, injured("2025"))),
        ("4-safety-two-digits", with(safety_step(), injured("26"))),
        ("5-availability", marathoner(ask(Step::Availability))),
        ("5-availability-away", away),
        ("5-availability-wrong", refused(Step::Availability, [Edit::AddAway])),
        (
            "1-running-change",
            asked(marathoner(Screen::Answer(Step::LAST)), &[Action::GoTo(Step::Running)]),
        ),
    ]
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

/// After an act on the session at this index.
fn acted(mut quiz: Quiz, index: usize, session_act: SessionAct) -> Quiz {
    let key = quiz.answer(&settings()).sessions()[index].key;
    act(&mut quiz, [Action::Session(key, session_act)]);
    assert!(quiz.undo.is_some(), "{session_act:?}");
    quiz
}

/// So many days later, with nothing to take back.
fn later(mut quiz: Quiz, days: i32) -> Quiz {
    let today = quiz.today.plus(days);
    act(&mut quiz, [Action::Today(today)]);
    quiz.undo = None;
    quiz
}

/// A plan beside which the therapist has to know much.
fn told() -> Quiz {
    let mut quiz = plain(r#"{"areas": [{"area": "glutes", "side": "both", "severity": 3}]}"#);
    let ticks = [Caution::HighBpUncontrolled, Caution::JointReplacement].map(HealthFlag::Caution);
    say(&mut quiz, ticks.map(Edit::Tick));
    say(&mut quiz, [Edit::Cleared(true), Edit::LeaveAlone(Place::Feet)]);
    say(&mut quiz, [Edit::LastMassage(LastMassage::Never)]);
    say(&mut quiz, injured("2026"));
    quiz
}

fn plans() -> Vec<(&'static str, Quiz)> {
    let answer = Screen::Answer(Step::LAST);
    let mut tuned = marathoner(answer);
    say(&mut tuned, [Edit::Budget("8".to_owned())]);
    let mut mistyped = marathoner(answer);
    say(&mut mistyped, [Edit::Distance(DistanceField::Longest, "far".to_owned())]);
    let half = r#"{"races": [{"date": "2026-03-22", "distance": "half", "priority": "A"}],
        "sessionBudget": 1}"#;
    let tight = r#"{"areas": [{"area": "achilles", "side": "left", "severity": 7}]}"#;
    let past = r#"{"races": [{"date": "2026-02-28", "distance": "marathon", "priority": "A"}]}"#;
    let leave = Action::Leave((day("2026-03-09"), day("2026-03-14")), false);
    vec![
        ("7-plan", marathoner(answer)),
        ("7-plan-tuned", tuned),
        ("7-plan-moved", acted(marathoner(answer), 1, SessionAct::Move(day("2026-03-12")))),
        ("7-plan-skipped", acted(marathoner(answer), 1, SessionAct::Skip)),
        (
            "7-plan-booked",
            acted(marathoner(answer), 0, SessionAct::Book(day("2026-03-03"), Hour::new(14, 30))),
        ),
        ("7-plan-later", later(acted(marathoner(answer), 0, SessionAct::Skip), 30)),
        ("7-plan-away", asked(marathoner(answer), &[leave])),
        ("7-plan-card", told()),
        ("7-plan-eight", visitor(&json::read_request(FULL_SEASON).unwrap(), answer)),
        ("7-plan-mistyped", mistyped),
        ("7-plan-one", plain(half)),
        (
            "7-plan-none",
            plain(
                r#"{"sessionBudget": 0, "areas": [{"area": "calves", "side": "left", "severity": 3}]}"#,
            ),
        ),
        ("7-plan-no-race", plain("{}")),
        ("7-plan-after", plain(past)),
        ("7-plan-asks", plain(tight)),
        ("7-plan-much", visitor(&much(), answer)),
        ("7-plan-deleting", asked(marathoner(answer), &[Action::AskDeletion(true)])),
        ("7-plan-deleted", asked(marathoner(answer), &[Action::Delete])),
    ]
}

fn referrals() -> Vec<(&'static str, Quiz)> {
    let mut child = plain("{}");
    child.screen = Screen::Ask(Step::Safety);
    say(&mut child, [Edit::Tick(HealthFlag::Minor)]);
    child.screen = Screen::Answer(Step::Safety);
    vec![
        (
            "8-emergency",
            referred(&[
                HealthFlag::Red(RedFlag::ChestPain),
                HealthFlag::Red(RedFlag::SuddenBreathlessness),
            ]),
        ),
        (
            "8-urgent",
            referred(&[
                HealthFlag::Red(RedFlag::CalfHotSwollen),
                HealthFlag::Red(RedFlag::CannotBearWeight),
            ]),
        ),
        ("8-doctor", referred(&[HealthFlag::Red(RedFlag::BonePainNightRest)])),
        ("8-physio", plain(r#"{"areas": [{"area": "calves", "side": "left", "severity": 9}]}"#)),
        ("8-clearance", referred(&[HealthFlag::Caution(Caution::Pregnancy)])),
        ("8-adult", child),
        ("8-wait", referred(&[HealthFlag::Red(RedFlag::FeverOrInfection)])),
    ]
}
