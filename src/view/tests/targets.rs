//! Every element that an effect acts on is drawn once, on the screens where it is needed.

use std::collections::BTreeSet;

use super::{all_elements, states::states};
use crate::{
    quiz::{Undo, step::Screen},
    view::target::Target,
};

#[test]
fn every_target_is_drawn_at_most_once_a_screen() {
    for (name, elements) in all_elements() {
        let mut seen = BTreeSet::new();
        for target in elements.iter().filter_map(|one| one.attribute("data-target")) {
            assert!(seen.insert(target), "{name}: {target}");
        }
    }
}

#[test]
fn a_screen_draws_what_its_effects_need() {
    let pages = all_elements();
    let mut met = BTreeSet::new();
    for (state, (name, elements)) in states().into_iter().zip(pages) {
        let quiz = &state.quiz;
        let draft = &quiz.draft;
        let mut wanted = vec![Target::Heading];
        if !quiz.problems.is_empty() {
            wanted.push(Target::Problems);
        }
        if quiz.asks_deletion {
            wanted.push(Target::KeepAnswers);
        }
        if matches!(quiz.undo, Some(Undo::Race(..) | Undo::Away(..) | Undo::Deleted(_))) {
            wanted.push(Target::Undo);
        }
        if let Screen::Ask(step) = quiz.screen {
            let is_asked = |field| crate::quiz::step::Step::of(field) == Some(step);
            let is_open = |field| is_asked(field) && draft.races.any == Some(true);
            let races = draft.races.cards.iter().filter(|_| is_open("races"));
            wanted.extend(races.map(|card| Target::RaceCard(card.id)));
            let away = draft.availability.away.iter().filter(|_| is_asked("away"));
            wanted.extend(away.map(|range| Target::Away(range.id)));
            if let Some(alarm) = draft.safety.alarm().filter(|_| is_asked("safety")) {
                wanted.extend([Target::Help, Target::HelpTitle, Target::Flag(alarm.tick)]);
            }
        } else if quiz.screen == Screen::Kept {
            wanted.push(Target::AskDeletion);
            if quiz.undo.is_some() {
                wanted.push(Target::Undo);
            }
        } else if quiz.screen == Screen::Shared {
            assert!(quiz.undo.is_none(), "nothing is done there");
        } else if elements.iter().any(|one| one.attribute("class") == Some("plan-page")) {
            wanted.push(Target::FineTune);
            if !quiz.asks_deletion {
                wanted.push(Target::AskDeletion);
            }
        } else {
            wanted.push(Target::Help);
        }
        for target in wanted {
            let attribute = if matches!(target, Target::Flag(_)) { "id" } else { "data-target" };
            let value = target.name();
            let is_drawn = elements.iter().any(|one| one.attribute(attribute) == Some(&value));
            assert!(is_drawn, "{name}: {target:?}");
            met.insert(value.split('-').next().unwrap_or_default().to_owned());
        }
    }
    for kind in ["heading", "problems", "keep", "ask", "undo", "race", "away", "help", "fine"] {
        assert!(met.contains(kind), "no screen draws {kind}");
    }
}
