//! Whole visits to the quiz without a browser: input, errors and results.

mod any_way;
mod days;
mod deleted;
mod fine_tune;
mod health;

use std::rc::Rc;

use recovery_calculator::{
    plan::{
        answers::{Area, Place, Preset, Pressure, Priority, RedFlag, Side},
        day::{Day, Weekday},
        distance::Unit,
        json, plan,
        result::{Kind, PlanResult},
        value::Value,
    },
    quiz::{
        Quiz, Settings,
        action::{Action, DateField, DistanceField, Edit},
        date::DatePart,
        draft::{DistanceChoice, LastMassage},
        safety::{HealthFlag, HealthGroup},
        step::{Screen, Step},
    },
};

/// A widget and its environment.
struct Visit {
    quiz: Quiz,
    settings: Settings,
}

fn visit() -> Visit {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let settings = Settings {
        today: Day::from_iso("2026-03-02").unwrap(),
        closed_weekdays: vec![Weekday::ALL[6]],
        closed_dates: Vec::new(),
        lead_days: 1,
        offers: Vec::new(),
        unit: Unit::Km,
        decimal_separator: '.',
        months: months.iter().map(|month| vec![(*month).to_owned()]).collect(),
        is_month_first: false,
    };
    Visit { quiz: Quiz::new(&settings), settings }
}

/// A clinic that is closed on Sundays; today is Monday 2 March 2026.
pub(crate) fn settings() -> Settings {
    visit().settings
}

impl Visit {
    fn act(&mut self, action: Action) {
        self.quiz.apply(action, &self.settings);
    }

    fn say(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            self.act(Action::Edit(edit));
        }
    }

    /// Presses Continue; returns the reported problems.
    fn next(&mut self) -> Vec<String> {
        self.act(Action::Next);
        let problem = |fault: &recovery_calculator::plan::result::Fault| {
            [&fault.field, " ", fault.code.code()].concat()
        };
        self.quiz.problems.iter().map(problem).collect()
    }

    fn answer(&self) -> PlanResult {
        self.quiz.answer(&self.settings)
    }

    fn type_date(&mut self, field: DateField, day: &str, month: &str, year: &str) {
        let parts = [(DatePart::Day, day), (DatePart::Month, month), (DatePart::Year, year)];
        self.say(parts.map(|(part, text)| Edit::Date(field, part, text.to_owned())));
    }

    fn weekly(&mut self, text: &str) {
        self.say([Edit::Distance(DistanceField::Weekly, text.to_owned())]);
    }

    fn race(&mut self, preset: Preset, day: &str, month: &str, year: &str) -> u32 {
        self.say([Edit::AnyRace(true)]);
        let is_used = self
            .quiz
            .draft
            .races
            .cards
            .last()
            .is_none_or(|card| card.distance != DistanceChoice::Unanswered);
        if is_used {
            self.say([Edit::AddRace]);
        }
        let id = self.quiz.draft.races.cards.last().unwrap().id;
        self.say([Edit::RaceDistance(id, Some(preset)), Edit::RacePriority(id, Priority::A)]);
        self.type_date(DateField::Race(id), day, month, year);
        id
    }

    fn is_healthy(&mut self) {
        self.say(HealthGroup::ALL.iter().copied().map(Edit::NoneOf));
    }

    /// Takes the shortest way to a plan: no race, nothing tight.
    fn plan_without_race(&mut self, weekly: &str, days: u8) {
        self.weekly(weekly);
        self.say([Edit::RunDays(days)]);
        assert_eq!(self.next(), [""; 0]);
        self.say([Edit::AnyRace(false)]);
        assert_eq!(self.next(), [""; 0]);
        self.say([Edit::NothingTight]);
        assert_eq!(self.next(), [""; 0]);
        self.finish();
    }

    /// Answers steps 4 and 5 with the simplest answers.
    fn finish(&mut self) {
        self.is_healthy();
        assert_eq!(self.next(), [""; 0]);
        self.say([Edit::AnyDay, Edit::Pressure(Pressure::Firm)]);
        assert_eq!(self.next(), [""; 0]);
        assert_eq!(self.quiz.screen, Screen::Answer(Step::LAST));
    }
}

#[test]
fn a_marathoner_with_a_tight_calf() {
    let mut visit = visit();
    visit.weekly("60km");
    visit.say([Edit::RunDays(5)]);
    assert_eq!(visit.next(), [""; 0]);
    visit.race(Preset::Marathon, "20", "apr", "2569");
    assert_eq!(visit.next(), [""; 0]);
    visit.say([
        Edit::Area(Area::Calves),
        Edit::Side(Area::Calves, Side::Left),
        Edit::Severity(Area::Calves, 6),
    ]);
    assert_eq!(visit.next(), [""; 0]);
    visit.finish();
    let PlanResult::Plan(planned) = visit.answer() else { panic!("no plan") };
    assert!(planned.sessions.iter().any(|session| session.kind == Kind::PreEvent));
    // The same answers as a hand-written request.
    let written = json::read_request(
        r#"{ "today": "2026-03-02", "clinic": { "closedWeekdays": [7], "leadDays": 1 },
            "weeklyDistance": 60, "runDays": 5, "adult": true, "pressure": "firm",
            "races": [{ "date": "2026-04-20", "distance": "marathon", "priority": "A" }],
            "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
            "availableWeekdays": [1, 2, 3, 4, 5, 6] }"#,
    );
    let written = plan(&written.unwrap());
    assert_eq!(json::write(&written), json::write(&visit.answer()));
}

#[test]
fn no_race_and_nothing_tight_gives_a_plan() {
    let mut visit = visit();
    visit.plan_without_race("๒๐", 3);
    let PlanResult::Plan(planned) = visit.answer() else { panic!("no plan") };
    assert!(!planned.sessions.is_empty() && planned.races.is_empty());
}

#[test]
fn unanswered_questions_are_reported_and_input_is_kept() {
    let mut visit = visit();
    visit.weekly("4 2");
    assert_eq!(visit.next(), ["weeklyDistance not_a_number", "runDays required"]);
    assert_eq!(visit.quiz.draft.running.weekly.text, "4 2");
    visit.weekly("42,5");
    let left: Vec<_> = visit.quiz.problems.iter().map(|problem| problem.field.clone()).collect();
    assert_eq!(left, ["runDays"], "a resolved problem disappears at once");
    visit.say([Edit::RunDays(0)]);
    assert_eq!(visit.next(), ["runDays inconsistent"]);
    visit.say([Edit::RunDays(4)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.next(), ["races required"]);
    visit.say([Edit::AnyRace(true)]);
    let problems =
        ["races[0].distance required", "races[0].date required", "races[0].priority required"];
    assert_eq!(visit.next(), problems);
    let id = visit.quiz.draft.races.cards[0].id;
    visit.say([Edit::RaceDistance(id, None), Edit::RacePriority(id, Priority::B)]);
    visit.say([Edit::Distance(DistanceField::Race(id), "15 k m".to_owned())]);
    visit.type_date(DateField::Race(id), "31", "4", "2026");
    assert_eq!(visit.next(), ["races[0].distance not_a_number", "races[0].date bad_date"]);
    visit.say([Edit::AnyRace(false)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.next(), ["areas required"]);
    visit.say([Edit::Area(Area::Feet)]);
    assert_eq!(visit.next(), ["areas[0].severity required"]);
    visit.say([Edit::Severity(Area::Feet, 2)]);
    assert_eq!(visit.next(), [""; 0]);
    let questions = [
        "safety.now required",
        "safety.legs required",
        "safety.health required",
        "safety.local required",
    ];
    assert_eq!(visit.next(), questions, "an unanswered safety question is not a no");
    visit.is_healthy();
    visit.say([Edit::Injury(true)]);
    assert_eq!(visit.next(), ["acuteInjury.area required", "acuteInjury.date required"]);
    visit.say([Edit::InjuryPlace(Place::Calves)]);
    visit.type_date(DateField::Injury, "3", "3", "2026");
    assert_eq!(visit.next(), ["acuteInjury.date future_date"]);
    visit.say([Edit::NoneOf(HealthGroup::Legs)]);
    assert_eq!(visit.next(), [""; 0]);
    visit.say([Edit::LastMassage(LastMassage::OnDate), Edit::AddAway]);
    let problems = ["availableWeekdays required", "away[0].from required", "lastMassage required"];
    assert_eq!(visit.next(), problems);
    let id = visit.quiz.draft.availability.away[0].id;
    visit.type_date(DateField::AwayFrom(id), "9", "5", "2026");
    visit.type_date(DateField::AwayTo(id), "7", "5", "2026");
    visit.say([Edit::AnyDay, Edit::LastMassage(LastMassage::Never)]);
    assert_eq!(visit.next(), ["away[0].to inconsistent"]);
    visit.say([Edit::RemoveAway(id)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::LAST));
    assert!(matches!(visit.answer(), PlanResult::Plan(_)));
    assert_eq!(visit.quiz.draft.races.cards.len(), 1, "the race from before the No is kept");
}

#[test]
fn change_returns_to_the_plan_and_keeps_answers() {
    let mut visit = visit();
    visit.plan_without_race("60", 5);
    let plan = Screen::Answer(Step::LAST);
    for step in Step::ALL {
        let before = visit.quiz.draft.clone();
        visit.act(Action::GoTo(*step));
        assert_eq!(visit.quiz.screen, Screen::Ask(*step));
        assert!(visit.quiz.leads_to_plan(), "{step:?}");
        assert_eq!(visit.next(), [""; 0]);
        assert_eq!((visit.quiz.screen, &visit.quiz.draft), (plan, &before), "{step:?}");
    }
    visit.act(Action::GoTo(Step::Running));
    visit.weekly("");
    assert_eq!(visit.next(), ["weeklyDistance required"]);
    visit.weekly("30");
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, plan);
    // Back leads to the last step, and from there to the plan again.
    visit.act(Action::GoTo(Step::Areas));
    visit.act(Action::Back);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::LAST));
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, plan);
}

#[test]
fn what_a_change_leaves_open_is_asked_before_the_plan() {
    let mut visit = visit();
    visit.plan_without_race("60", 5);
    let plan = Screen::Answer(Step::LAST);
    // A yes without its date is not dropped, by whatever way.
    visit.act(Action::GoTo(Step::Safety));
    visit.say([Edit::Injury(true)]);
    visit.act(Action::Back);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::LAST));
    assert_eq!(visit.next(), ["acuteInjury.area required", "acuteInjury.date required"]);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::Safety));
    visit.say([Edit::Injury(false)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, plan, "nothing else is asked");
    // Whoever limps now is asked whether help is needed today, and sees no plan.
    visit.act(Action::GoTo(Step::Areas));
    visit.say([Edit::Area(Area::Knees), Edit::Severity(Area::Knees, 9)]);
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, Screen::Ask(Step::Safety));
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::Safety));
    assert!(matches!(visit.answer(), PlanResult::Refer(_)));
    // The browser's Forward is a Continue too.
    assert_eq!(visit.next(), [""; 0]);
    assert_eq!(visit.quiz.screen, Screen::Answer(Step::Safety));
}

#[test]
fn removed_races_and_days_away_can_be_restored() {
    let mut visit = visit();
    visit.act(Action::GoTo(Step::Races));
    let first = visit.race(Preset::TenK, "1", "5", "2026");
    visit.race(Preset::Half, "1", "6", "2026");
    let before = visit.quiz.draft.clone();
    visit.say([Edit::RemoveRace(first)]);
    assert_eq!(visit.quiz.draft.races.cards.len(), 1);
    visit.act(Action::Undo);
    assert_eq!(visit.quiz.draft, before);
    visit.say([Edit::RemoveRace(99)]);
    assert_eq!(visit.quiz.draft, before);
}

#[test]
fn a_typed_unit_switches_the_unit() {
    let mut visit = visit();
    visit.weekly("28 miles");
    assert_eq!(visit.quiz.draft.running.unit, Unit::Mi);
    visit.say([Edit::Unit(Unit::Km)]);
    assert_eq!(visit.quiz.draft.running.weekly.text, "45.1");
    visit.say([Edit::Unit(Unit::Mi)]);
    assert_eq!(visit.quiz.draft.running.weekly.text, "28 miles");
}

#[test]
fn stored_answers_round_trip_without_health() {
    let mut visit = visit();
    visit.weekly("42,195");
    visit.say([Edit::RunDays(4)]);
    visit.race(Preset::Half, "1", "6", "2026");
    visit.say([Edit::Area(Area::Calves), Edit::Severity(Area::Calves, 4), Edit::AnyDay]);
    visit.say([
        Edit::Tick(HealthFlag::Red(RedFlag::FeverOrInfection)),
        Edit::NoneOf(HealthGroup::Health),
        Edit::Soreness(Some(7)),
        Edit::Injury(true),
        Edit::LeaveAlone(Place::Feet),
    ]);
    let kept = visit.quiz.draft.without_health(&visit.settings);
    let Value::Object(entries) = &kept.to_json() else { panic!("no answers") };
    for health in [
        "redFlags",
        "cautions",
        "clearedByDoctor",
        "adult",
        "acuteInjury",
        "soreness",
        "leaveAlone",
    ] {
        assert!(!entries.iter().any(|(key, _)| key == health), "{health}");
    }
    let mut other = self::visit();
    other.act(Action::Merge(Rc::new(kept.clone())));
    assert_eq!(other.quiz.draft.without_health(&other.settings), kept);
    let hostile = r#"{ "redFlags": ["chest_pain"], "adult": true, "soreness": 9, "leaveAlone": ["calves"],
        "acuteInjury": { "area": "ankle", "date": "2026-03-01" }, "runDays": 1e308,
        "races": [null, { "date": "x", "distance": {}, "name": 5 }], "areas": [{ "area": 1 }],
        "availableWeekdays": [9, "x", 2], "unavailableDates": ["2026-13-01", 4] }"#;
    let before = other.quiz.draft.safety.clone();
    other.act(Action::Merge(Rc::new(json::read_request(hostile).unwrap())));
    assert_eq!(other.quiz.draft.safety, before);
    assert_eq!(other.quiz.draft.availability.weekdays, [Weekday::ALL[1]]);
}
