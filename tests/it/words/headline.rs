//! Checks what the heading of a plan says about the races.

use recovery_calculator::{
    plan::{plan, result::PlanResult},
    text::{
        dates, headline,
        plain::{Detail, plain_text},
    },
};
use serde_json::{Value as Json, json};

use super::sentences::context;
use crate::{request, typed};

fn headline(changes: &Json) -> String {
    let request = typed(&request(changes));
    let PlanResult::Plan(plan) = plan(&request) else { panic!("no plan") };
    let context = context(&request);
    let title = headline::headline(&context, &plan);
    let [first, .., last] = plan.sessions.as_slice() else { panic!("{title}") };
    let count = plan.sessions.len();
    let day = |day| dates::day_month(&context.messages, context.today, day).replace(' ', "\u{a0}");
    assert_eq!(title, format!("{count} massages, {} to {}", day(first.date), day(last.date)));
    // The same stands at the top of a copied text.
    assert!(plain_text(&context, &plan, Detail::Dates).starts_with(&title));
    headline::personal(&context, &plan)
}

fn races(dates: &[&str], distance: &str, priority: &str) -> Vec<Json> {
    let race = |date: &&str| json!({ "date": date, "distance": distance, "priority": priority });
    dates.iter().map(race).collect()
}

#[test]
fn headings_name_only_races_that_changed_the_plan() {
    let training = races(
        &[
            "2026-03-07",
            "2026-03-14",
            "2026-03-21",
            "2026-03-28",
            "2026-04-04",
            "2026-04-11",
            "2026-04-18",
            "2026-04-25",
        ],
        "5k",
        "C",
    );
    let goal = races(&["2026-05-16"], "half", "A");
    let far = races(&["2027-01-10"], "marathon", "A");
    let (both, all) = ([&goal[..], &far].concat(), [&goal[..], &training].concat());
    for (name, changes, around) in [
        // On Wednesdays nothing is near the Saturday races.
        ("training", json!({ "races": training, "availableWeekdays": [3] }), ""),
        ("far", json!({ "races": far, "weeklyDistance": 40, "runDays": 7 }), ""),
        ("goal", json!({ "races": goal }), "your half marathon"),
        ("goal and far", json!({ "races": both }), "your half marathon"),
        (
            "goal and training",
            json!({ "races": all, "availableWeekdays": [3, 5] }),
            "your half marathon",
        ),
    ] {
        let said = headline(&changes);
        assert_eq!(said.contains("Built around"), !around.is_empty(), "{name}: {said}");
        let end = if around.is_empty() { "." } else { &*[around, "."].concat() };
        assert!(said.ends_with(end), "{name}: {said}");
        // Else a visitor with races is told that they need nothing.
        assert_eq!(said.contains("races stay as they are"), name == "training", "{name}: {said}");
    }
    // A race that moved a regular session changed the plan, although it has no session of its own.
    let moved = json!({ "races": races(&["2026-03-11"], "5k", "C"), "weeklyDistance": 85 });
    assert!(headline(&moved).ends_with("Built around your 5 km race."), "{}", headline(&moved));
}

#[test]
fn days_away_do_not_change_how_often_the_visitor_comes() {
    let request = typed(&request(&json!({})));
    let PlanResult::Plan(mut plan) = plan(&request) else { panic!("no plan") };
    let context = context(&request);
    let first = plan.sessions[0].date;
    plan.sessions.truncate(3);
    for (session, days) in plan.sessions.iter_mut().zip([0, 7, 28]) {
        session.date = first.plus(days);
    }
    assert_eq!(headline::personal(&context, &plan), "About one regular session a week.");
}
