//! Each change of today's screens, with the effects that it has.

use std::rc::Rc;

use super::{Effect, Rendered, after_render};
use crate::{
    plan::{answers::RedFlag, distance::Unit, json},
    quiz::{
        Quiz,
        action::{Action, Edit},
        link::Linked,
        record::SessionAct,
        safety::{HealthFlag, HealthGroup},
        step::{Screen, Step},
    },
    view::{
        announcement::Announcement,
        environment::Environment,
        target::Target,
        tests::{environment, settings},
    },
};

/// A widget without a browser.
struct Widget(Rendered);

impl Widget {
    fn on(screen: Screen) -> Self {
        let mut quiz = Quiz::new(&settings());
        quiz.screen = screen;
        Self(Rendered {
            quiz: Rc::new(quiz),
            environment: environment(settings()),
            announcement: Rc::default(),
        })
    }

    fn asking(step: Step) -> Self {
        Self::on(Screen::Ask(step))
    }

    /// The effects of a change.
    fn change(&mut self, change: impl FnOnce(&mut Rendered)) -> Vec<Effect> {
        let before = self.0.clone();
        change(&mut self.0);
        after_render(&before, &self.0)
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.change(|now| Rc::make_mut(&mut now.quiz).apply(action, &settings()))
    }

    fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        self.act(Action::Edit(edit))
    }

    /// The effects of another environment.
    fn host(&mut self, change: impl FnOnce(&mut Environment)) -> Vec<Effect> {
        self.change(|now| {
            let mut environment = (*now.environment).clone();
            change(&mut environment);
            now.environment = Rc::new(environment);
        })
    }

    fn race(&self, index: usize) -> u32 {
        self.0.quiz.draft.races.cards[index].id
    }

    fn away(&self, index: usize) -> u32 {
        self.0.quiz.draft.availability.away[index].id
    }
}

fn linked() -> Action {
    Action::Link(Linked { answers: Rc::default(), shared_on: None, plan_id: None, plan: None })
}

#[test]
fn nothing_happens_without_a_change() {
    let mut widget = Widget::asking(Step::Safety);
    assert_eq!(widget.change(|_| ()), []);
    widget.edit(Edit::Tick(HealthFlag::Red(RedFlag::ChestPain)));
    assert_eq!(widget.change(|_| ()), []);
    // Answers move nothing, neither under a panel nor while a removal can be undone.
    assert_eq!(widget.edit(Edit::Tick(HealthFlag::Minor)), []);
    let mut widget = Widget::asking(Step::Races);
    widget.edit(Edit::AnyRace(true));
    widget.edit(Edit::AddRace);
    let (first, second) = (widget.race(0), widget.race(1));
    widget.edit(Edit::RemoveRace(second));
    assert_eq!(widget.edit(Edit::RaceName(first, "Spring Marathon".to_owned())), []);
}

#[test]
fn a_new_screen_gives_its_heading_the_focus_and_comes_into_view() {
    let mut widget = Widget::asking(Step::Running);
    let screen = [Effect::FocusInPlace(Target::Heading), Effect::ScrollToTop];
    assert_eq!(widget.act(Action::GoTo(Step::Areas)), screen);
    assert_eq!(widget.act(Action::Back), screen);
    assert_eq!(widget.act(Action::Delete), screen);
    assert_eq!(widget.act(Action::Undo), screen);
}

#[test]
fn a_refused_continue_gives_the_summary_the_focus_each_time() {
    let mut widget = Widget::asking(Step::Running);
    for _ in 0..2 {
        assert_eq!(widget.act(Action::Next), [Effect::Focus(Target::Problems)]);
    }
    // Everything is deleted, and the count with it: nothing was refused.
    let screen = [Effect::FocusInPlace(Target::Heading), Effect::ScrollToTop];
    assert_eq!(widget.act(Action::Delete), screen);
    // The last Continue leads to the step that has the problem.
    let mut widget = Widget::asking(Step::LAST);
    widget.edit(Edit::AnyDay);
    let [heading, top] = screen;
    assert_eq!(widget.act(Action::Next), [heading, top, Effect::Focus(Target::Problems)]);
}

#[test]
fn a_new_race_takes_the_focus_a_removed_one_gives_it_to_undo_and_undo_gives_it_back() {
    let mut widget = Widget::asking(Step::Races);
    let effects = widget.edit(Edit::AnyRace(true));
    assert_eq!(effects, [Effect::Focus(Target::RaceCard(widget.race(0)))]);
    let effects = widget.edit(Edit::AddRace);
    assert_eq!(effects, [Effect::Focus(Target::RaceCard(widget.race(1)))]);
    let second = widget.race(1);
    assert_eq!(widget.edit(Edit::RemoveRace(second)), [Effect::Focus(Target::Undo)]);
    // The next one, while the first can be taken back.
    let first = widget.race(0);
    assert_eq!(widget.edit(Edit::RemoveRace(first)), [Effect::Focus(Target::Undo)]);
    assert_eq!(widget.act(Action::Undo), [Effect::Focus(Target::RaceCard(first))]);
}

#[test]
fn days_away_take_the_focus_as_races_do() {
    let mut widget = Widget::asking(Step::Availability);
    let effects = widget.edit(Edit::AddAway);
    let id = widget.away(0);
    assert_eq!(effects, [Effect::Focus(Target::Away(id))]);
    assert_eq!(widget.edit(Edit::RemoveAway(id)), [Effect::Focus(Target::Undo)]);
    assert_eq!(widget.act(Action::Undo), [Effect::Focus(Target::Away(id))]);
}

#[test]
fn the_question_before_a_deletion_has_the_focus_on_the_answer_that_keeps_everything() {
    for screen in [Screen::Ask(Step::LAST), Screen::Answer(Step::LAST)] {
        let mut widget = Widget::on(screen);
        let asked = widget.act(Action::AskDeletion(true));
        assert_eq!(asked, [Effect::Focus(Target::KeepAnswers)]);
        let kept = widget.act(Action::AskDeletion(false));
        assert_eq!(kept, [Effect::Focus(Target::AskDeletion)]);
    }
}

#[test]
fn fine_tune_that_is_undone_has_the_focus_where_the_page_stands() {
    let mut widget = Widget::on(Screen::Answer(Step::LAST));
    assert_eq!(widget.edit(Edit::HardSessions(Some(2))), []);
    assert_eq!(widget.edit(Edit::Length(Some(30))), []);
    assert_eq!(widget.act(Action::Undo), [Effect::FocusInPlace(Target::FineTune)]);
}

#[test]
fn a_panel_under_a_box_is_shown_and_has_the_focus() {
    let flag = HealthFlag::Red(RedFlag::CalfHotSwollen);
    let worse = HealthFlag::Red(RedFlag::ChestPain);
    let opens = [Effect::Reveal(Target::Help), Effect::Focus(Target::HelpTitle)];
    let mut widget = Widget::asking(Step::Safety);
    assert_eq!(widget.edit(Edit::Tick(flag)), opens);
    // A worse one moves the panel, and taking it back moves the focus to its box.
    assert_eq!(widget.edit(Edit::Tick(worse)), opens);
    assert_eq!(widget.edit(Edit::Tick(worse)), [Effect::Focus(Target::Flag(worse))]);
    assert_eq!(widget.edit(Edit::Tick(flag)), [Effect::Focus(Target::Flag(flag))]);
    // The box "none of these" has the focus when it takes the tick back.
    widget.edit(Edit::Tick(flag));
    assert_eq!(widget.edit(Edit::NoneOf(flag.group())), []);
    // A tick that can wait for Continue opens nothing.
    assert_eq!(widget.edit(Edit::Tick(HealthFlag::Red(RedFlag::KnownClot))), []);
}

#[test]
fn a_panel_that_a_new_screen_begins_with_leaves_the_focus_to_the_heading() {
    let mut widget = Widget::asking(Step::Safety);
    widget.edit(Edit::Tick(HealthFlag::Red(RedFlag::ChestPain)));
    let screen = [Effect::FocusInPlace(Target::Heading), Effect::ScrollToTop];
    assert_eq!(widget.act(Action::GoTo(Step::Areas)), screen);
    assert_eq!(widget.act(Action::GoTo(Step::Safety)), screen);
}

#[test]
fn the_answers_of_a_link_take_the_focus_and_leave_it_to_the_heading() {
    let mut widget = Widget::asking(Step::Areas);
    widget.edit(Edit::NothingTight);
    assert_eq!(widget.act(linked()), [Effect::Focus(Target::Link)]);
    assert_eq!(widget.act(Action::TakeLink(false)), [Effect::Focus(Target::Heading)]);
    widget.act(linked());
    // Taken over, they begin with a new screen.
    let screen = [Effect::FocusInPlace(Target::Heading), Effect::ScrollToTop];
    assert_eq!(widget.act(Action::TakeLink(true)), screen);
}

#[test]
fn a_text_to_copy_by_hand_is_selected_each_time_it_is_announced() {
    let mut widget = Widget::on(Screen::Answer(Step::LAST));
    let mut announce = |turn, text: Option<&'static str>| {
        let text = text.map(Into::into);
        let next = Announcement { turn, text, ..Announcement::default() };
        widget.change(|now| now.announcement = Rc::new(next))
    };
    assert_eq!(announce(1, Some("The plan")), [Effect::Select(Target::CopyText)]);
    assert_eq!(announce(1, Some("The plan")), []);
    assert_eq!(announce(2, Some("The plan")), [Effect::Select(Target::CopyText)]);
    assert_eq!(announce(3, None), []);
}

#[test]
fn the_quiz_takes_over_a_unit_and_a_day_that_the_page_sets() {
    let mut widget = Widget::asking(Step::Running);
    let set_unit = |environment: &mut Environment| {
        let mut settings = (*environment.settings).clone();
        settings.unit = Unit::Mi;
        environment.settings = Rc::new(settings);
    };
    assert_eq!(widget.host(set_unit), [Effect::Send(Action::Edit(Edit::Unit(Unit::Mi)))]);
    assert_eq!(widget.host(set_unit), []);

    let set_day = |environment: &mut Environment| {
        let mut settings = (*environment.settings).clone();
        settings.today = settings.today.plus(1);
        environment.settings = Rc::new(settings);
    };
    let next = settings().today.plus(1);
    assert_eq!(widget.host(set_day), [Effect::Send(Action::Today(next))]);
    let preview = |environment: &mut Environment| environment.is_preview = true;
    assert_eq!(widget.host(preview), [Effect::Send(Action::Preview(next))]);
}

/// The focus is on the same button where its row is now, or on the sentence where it is gone.
#[test]
fn an_act_on_the_plan_leads_to_the_row_and_undo_leads_back() {
    let mut widget = Widget::on(Screen::Answer(Step::LAST));
    let answers = r#"{"weeklyDistance": 40, "runDays": 4, "areas": [], "races": [],
        "availableWeekdays": [2, 4]}"#;
    let answers = json::read_request(answers).unwrap();
    widget.change(|now| {
        let quiz = Rc::make_mut(&mut now.quiz);
        quiz.draft.merge(&answers, &settings());
        for group in HealthGroup::ALL {
            quiz.draft.safety.answer_with(*group, false);
        }
    });
    let sessions = widget.0.quiz.answer(&settings()).sessions().to_vec();
    let (key, day) = (sessions[1].key, sessions[1].date);
    let focus = |target| vec![Effect::Focus(target)];
    for (act, target) in [
        (SessionAct::Move(day.plus(2)), Target::Change(key)),
        (SessionAct::Book(day, None), Target::Change(key)),
        (SessionAct::Skip, Target::Told),
    ] {
        assert_eq!(widget.act(Action::Session(key, act)), focus(target), "{act:?}");
        assert_eq!(widget.act(Action::Undo), focus(Target::Change(key)), "{act:?}");
    }
    let free = day.plus(2);
    let added = widget.act(Action::AddSession(free));
    assert!(matches!(added.as_slice(), [Effect::Focus(Target::Change(_))]), "{added:?}");
    assert_eq!(widget.act(Action::Undo), focus(Target::AddSession));
    assert_eq!(widget.act(Action::PlanAnew), focus(Target::Told));
    // What makes no sense moves no focus.
    assert_eq!(widget.act(Action::Session(key, SessionAct::Done)), []);
}
