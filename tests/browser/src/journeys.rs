//! Five whole visits, from the first question to the plan, with their expected results.

use anyhow::{Result, ensure};
use serde_json::{Value as Json, json};

use crate::{
    quiz::{Quiz, RaceEntry},
    screen,
};

/// A Monday; the pages set the same day.
const TODAY: &str = "2026-03-02";

/// A marathon in eight weeks, and tight calves.
pub(crate) async fn marathoner_with_a_tight_calf(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("55", "5").await?;
    let marathon = RaceEntry {
        distance: "marathon",
        own: None,
        date: ["26", "4", "2026"],
        priority: "a",
        name: Some("Spring marathon"),
    };
    quiz.races(&[marathon]).await?;
    quiz.areas(Some(("calves", "side_right", "6"))).await?;
    quiz.healthy().await?;
    quiz.availability(&[2, 4, 6], "availability_last_never").await?;
    quiz.show_plan().await?;
    let request = json!({
        "today": TODAY,
        "weeklyDistance": 55,
        "runDays": 5,
        "races": [
            { "date": "2026-04-26", "distance": "marathon", "priority": "A", "name": "Spring marathon" },
        ],
        "areas": [{ "area": "calves", "side": "right", "severity": 6 }],
        "adult": true,
        "availableWeekdays": [2, 4, 6],
        "firstMassageEver": true,
    });
    screen::shows(quiz, &request).await?;
    quiz.visitor.sees("Spring marathon").await
}

/// The shortest visit.
pub(crate) async fn no_race(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("20", "3").await?;
    quiz.races(&[]).await?;
    quiz.areas(None).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    screen::shows(quiz, &plain("20", "3")?).await
}

fn plain(distance: &str, days: &str) -> Result<Json> {
    Ok(json!({
        "today": TODAY,
        "weeklyDistance": distance.parse::<u32>()?,
        "runDays": days.parse::<u32>()?,
        "adult": true,
        "availableWeekdays": [1, 2, 3, 4, 5, 6, 7],
    }))
}

/// One session between two races serves both.
pub(crate) async fn two_races_six_days_apart(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("40", "4").await?;
    let race =
        |distance, date, priority| RaceEntry { distance, own: None, date, priority, name: None };
    // Months may be words, digits may be of other scripts.
    let half = race("half", ["18", "April", "2026"], "a");
    let ten = race("10k", ["24", "4", "2026"], "b");
    quiz.races(&[half, ten]).await?;
    quiz.areas(None).await?;
    quiz.healthy().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    let mut request = plain("40", "4")?;
    if let Some(entries) = request.as_object_mut() {
        let races = json!([
            { "date": "2026-04-18", "distance": "half", "priority": "A" },
            { "date": "2026-04-24", "distance": "10k", "priority": "B" },
        ]);
        entries.insert("races".to_owned(), races);
    }
    screen::shows(quiz, &request).await
}

/// A box ticked by mistake shows at once where to get help, or leads to a referral; after unticking
/// it the visitor gets a plan.
pub(crate) async fn red_flag_corrected_after_a_mis_click(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("30", "4").await?;
    quiz.races(&[]).await?;
    quiz.areas(None).await?;
    quiz.is_at("step_safety").await?;
    quiz.any_of("now").await?;
    quiz.tick("flag_chest_pain").await?;
    quiz.is_at("referral_emergency_title").await?;
    let buttons = quiz.visitor.ask("names", json!("button")).await?.to_string();
    ensure!(
        !buttons.contains(quiz.words.get("frame_continue")?),
        "an emergency can be continued: {buttons}"
    );
    quiz.visitor.press(&[("button", quiz.words.get("safety_mistake")?)]).await?;
    quiz.any_of("legs").await?;
    quiz.tick("flag_cannot_bear_weight").await?;
    quiz.is_at("referral_urgent_bone_title").await?;
    quiz.none_of(9).await?;
    quiz.go_on().await?;
    quiz.visitor.find(&[("button", quiz.words.get("referral_mistake")?)]).await?;
    quiz.is_at("referral_urgent_bone_title").await?;
    // The state property does not distinguish a referral from a plan.
    quiz.is_shown().await?;

    // Neither does any other property.
    let given = quiz.visitor.ask("taken", Json::Null).await?;
    ensure!(given == json!([null, "InvalidStateError", "InvalidStateError"]), "{given}");
    let sessions = quiz.visitor.ask("articles", Json::Null).await?;
    ensure!(sessions == json!([]), "a referral shows sessions: {sessions}");
    let text = quiz.visitor.text().await?;
    ensure!(!text.contains("2026"), "the referral shows a date: {text}");

    quiz.visitor.press(&[("button", quiz.words.get("referral_mistake")?)]).await?;
    quiz.is_at("step_safety").await?;
    quiz.visitor.clear(&[("checkbox", quiz.words.get("flag_cannot_bear_weight")?)]).await?;
    quiz.go_on().await?;
    // A yes without a tick is no answer.
    quiz.visitor.sees(quiz.words.get("fault_safety_legs_inconsistent")?).await?;
    for lines in [10, 17, 7] {
        quiz.none_of(lines).await?;
    }
    quiz.go_on().await?;
    quiz.availability(&[], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    screen::shows(quiz, &plain("30", "4")?).await
}

/// Numbers with a decimal comma, and in miles.
pub(crate) async fn miles_and_a_comma(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    quiz.choose("running_unit", "unit_mi").await?;
    quiz.running("24,5", "4").await?;
    let race = RaceEntry {
        distance: "other",
        own: Some("13,1"),
        date: ["3", "May", "2026"],
        priority: "b",
        name: None,
    };
    quiz.races(&[race]).await?;
    quiz.areas(Some(("quads", "side_left", "4"))).await?;
    quiz.healthy().await?;
    quiz.availability(&[1, 3, 5], "availability_last_long_ago").await?;
    quiz.show_plan().await?;
    let request = json!({
        "today": TODAY,
        "unit": "mi",
        "weeklyDistance": 24.5,
        "runDays": 4,
        "races": [{ "date": "2026-05-03", "distance": 13.1, "priority": "B" }],
        "areas": [{ "area": "quads", "side": "left", "severity": 4 }],
        "adult": true,
        "availableWeekdays": [1, 3, 5],
    });
    screen::shows(quiz, &request).await
}
