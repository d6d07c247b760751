//! The card for the therapist: what it says of several visitors, and that nothing else says it.

use super::{
    environment, page,
    states::{settings, states},
};
use crate::{
    plan::{answers::Feel, result::PlanResult},
    quiz::{Quiz, plan_cache::Outcome},
    text::{
        plain::{Detail, plain_text},
        plan_context::PlanContext,
        therapist_card::card,
    },
};

/// The context and the plan of a state, and what the card of its session at this index says.
type Made = (PlanContext, Outcome, Vec<(&'static str, String)>);

fn made(name: &str, index: usize) -> Made {
    of(&state(name), index)
}

fn state(name: &str) -> Quiz {
    states().into_iter().find(|state| state.name == name).unwrap().quiz
}

fn of(quiz: &Quiz, index: usize) -> Made {
    let PlanResult::Plan(plan) = quiz.answer(&settings()) else { panic!("no plan") };
    let outcome = Outcome::Plan(plan.clone().into());
    let context = environment(settings()).context(quiz, Some(&outcome));
    let rows = card(&context, quiz, &settings(), &plan, &plan.sessions[index]);
    let rows = rows.into_iter().map(|row| (row.key, row.lines.join("\n"))).collect();
    (context, outcome, rows)
}

/// The parts of a card, without when and what is booked.
fn parts(name: &str, index: usize) -> Vec<(&'static str, String)> {
    let (_, _, rows) = made(name, index);
    assert_eq!(rows[0].0, "card_when", "{name}");
    rows[1..].to_vec()
}

fn part(name: &str, index: usize, key: &str) -> String {
    parts(name, index).into_iter().find(|(one, _)| *one == key).unwrap_or_default().1
}

#[test]
fn a_healthy_marathoner_gives_areas_race_and_pressure() {
    let keys: Vec<&str> = parts("7-plan", 0).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["card_running", "card_work", "card_told", "card_like", "card_ask"]);
    assert_eq!(part("7-plan", 0, "card_running"), "Building up\n6 weeks to Spring Marathon");
    assert!(part("7-plan", 0, "card_work").starts_with("Left calf, 6 out of 10: "));
    assert_eq!(part("7-plan", 0, "card_told"), "None of the health questions apply");
    assert_eq!(part("7-plan", 0, "card_like"), "Pressure: firm (6 out of 10)");
}

#[test]
fn what_was_ticked_stands_there_in_the_words_of_the_question() {
    assert_eq!(
        part("7-plan-card", 0, "card_told"),
        "High blood pressure that is not under control\nA joint replacement\n\
         Your doctor says massage is fine\nStrain or sprain: Calves, Sat 28 Feb 2026"
    );
    assert_eq!(part("7-plan-card", 0, "card_leave"), "Feet");
    assert!(part("7-plan-card", 0, "card_like").ends_with("never had a massage before."));
    assert!(part("7-plan-card", 0, "card_ask").ends_with("Which joint was replaced?"));
    assert_eq!(part("7-plan-asks", 0, "card_touch"), "Left Achilles tendon");
}

#[test]
fn a_booked_session_has_its_hour_and_one_after_a_race_looks_back() {
    let (_, _, rows) = made("7-plan-booked", 0);
    assert!(rows[0].1.starts_with("Tue 3 Mar 2026, Booked, 14:30\n"), "{}", rows[0].1);
    assert_eq!(
        part("7-plan-after", 0, "card_running"),
        "Recovering from a race\n3 days after your marathon"
    );
}

#[test]
fn a_check_in_says_how_the_last_session_felt() {
    let mut quiz = state("7-plan");
    quiz.draft.check_in.feel = Some(Feel::TooMuch);
    let (_, _, rows) = of(&quiz, 0);
    let like = rows.into_iter().find(|(key, _)| *key == "card_like").unwrap().1;
    assert!(like.ends_with("\nLast time: Too much"), "{like}");
}

#[test]
fn the_page_makes_no_card_before_the_visitor_asks() {
    let html = page("7-plan-card");
    assert!(html.contains("Card for your therapist") && html.contains("Show the card"));
    for word in ["therapist-card__sheet", "Please ask me", "Which joint"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(!page("7-plan-none").contains("Card for your therapist"), "without a session");
    assert!(page("kept").contains("those were not kept"));
    assert!(!page("shared").contains("therapist-card"));
}

#[test]
fn what_leaves_the_page_has_nothing_of_the_card() {
    for name in ["7-plan-card", "7-plan-asks", "7-plan"] {
        let (context, outcome, rows) = made(name, 0);
        let plan = outcome.plan().unwrap();
        let text = plain_text(&context, plan, Detail::Whole);
        for (key, lines) in rows {
            if !["card_work", "card_touch", "card_leave", "card_told", "card_ask"].contains(&key) {
                continue;
            }
            for line in lines.lines() {
                assert!(!text.contains(line), "{name}: {line}");
            }
        }
    }
}

/// Texts that are sent, saved or copied are made of modules that do not know the card.
#[test]
fn no_export_knows_the_card() {
    let exports = [
        include_str!("../../text/plain.rs"),
        include_str!("../../text/calendar_file.rs"),
        include_str!("../../text/calendar_links.rs"),
        include_str!("../../text/booking.rs"),
        include_str!("../../embed/export.rs"),
    ];
    for export in exports {
        assert!(!export.contains("therapist_card"));
    }
}
