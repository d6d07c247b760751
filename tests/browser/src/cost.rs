//! What a visit costs on a phone: taps, keys, how far it scrolls, and how long the plan is. Each
//! visitor has a budget of what was reached; over it the trial fails.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, from_value, json};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    kept::{planned_days, shown_days},
    quiz::{Quiz, RaceEntry},
    visitor::{Visitor, Way},
};

const PHONE: &str = include_str!("cost/phone.js");
/// The screen of the phone, in px.
const SCREEN: (u32, u32) = (390, 844);
const PAGE: &str = "/pages/phone.html";

/// Taps and keys up to the plan, tenths of a screen scrolled by hand, and the height of the plan in
/// px.
type Cost = [u32; 4];

/// A visitor of the table.
#[derive(Clone, Copy, Debug)]
enum Who {
    TightCalf,
    Marathoner,
    Parkruns,
    HalfInThreeDays,
    AfterMarathon,
    ElevenSessions,
    Returning,
}

/// No goal.
const ANY: u32 = u32::MAX;

/// Who, the budget, and the goal. A budget is what was reached, with up to 20 px more of a plan.
const TABLE: [(Who, Cost, Cost); 7] = [
    (Who::TightCalf, [14, 2, 39, 1_650], [14, ANY, 35, 1_200]),
    (Who::Marathoner, [31, 10, 58, 2_320], [30, ANY, ANY, 1_900]),
    (Who::Parkruns, [14, 2, 31, 2_220], [18, ANY, ANY, ANY]),
    (Who::HalfInThreeDays, [17, 4, 32, 1_700], [ANY, ANY, ANY, ANY]),
    (Who::AfterMarathon, [20, 4, 47, 1_810], [ANY, ANY, ANY, ANY]),
    (Who::ElevenSessions, [9, 0, 40, 2_290], [ANY, ANY, ANY, 1_688]),
    (Who::Returning, [0, 0, 0, 1_435], [0, ANY, ANY, ANY]),
];

/// Walks each visitor of the table, and prints what was counted.
pub(crate) async fn a_visit_costs_little(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let size =
        json!({ "width": SCREEN.0, "height": SCREEN.1, "deviceScaleFactor": 1, "mobile": true });
    browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    let script = json!({ "source": PHONE });
    browser.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    let quiz = Quiz { visitor: Visitor::new(browser, Way::Pointer), words: &stage.words };
    let mut over = Vec::new();
    println!("| visitor | taps | keys | screens scrolled | plan, px |\n|---|---|---|---|---|");
    for (who, budget, goal) in TABLE {
        browser.goto([&stage.site, "/pages/blank.html"].concat()).await?;
        browser.execute("sessionStorage.clear()", vec![]).await?;
        quiz.visitor.open(&[&stage.site, PAGE].concat()).await?;
        walk(&quiz, who).await.with_context(|| format!("{who:?}"))?;
        let cost = counted(&quiz).await?;
        println!("{}", row(who, cost, goal));
        if cost.iter().zip(budget).any(|(cost, most)| *cost > most) {
            over.push(format!("{who:?}: {cost:?}, at most {budget:?}"));
        }
    }
    browser.cdp().send_raw("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    ensure!(over.is_empty(), "over budget: {over:?}");
    Ok(())
}

/// A row of the table: "14 (goal 14)".
fn row(who: Who, cost: Cost, goal: Cost) -> String {
    let shown = |index: usize, number: u32| match index {
        2 => format!("{}.{}", number / 10, number % 10),
        _ => number.to_string(),
    };
    let cells = cost.iter().zip(goal).enumerate().map(|(index, (cost, goal))| {
        let wanted = format!(" (goal {})", shown(index, goal));
        let wanted = if goal == ANY { String::new() } else { wanted };
        [&shown(index, *cost), wanted.as_str(), " |"].concat()
    });
    format!("| {who:?} | {}", cells.collect::<Vec<_>>().join(" "))
}

async fn counted(quiz: &Quiz<'_>) -> Result<Cost> {
    let read = quiz.visitor.ask("cost", Json::Null).await?;
    let (taps, keys, scrolled, plan): (u32, u32, f64, f64) = from_value(read)?;
    let tenths = (scrolled * 10.0 / f64::from(SCREEN.1)).ceil();
    // Neither is negative, nor near the largest number.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let [tenths, plan] = [tenths, plan].map(|number| number as u32);
    Ok([taps, keys, tenths, plan])
}

async fn walk(quiz: &Quiz<'_>, who: Who) -> Result<()> {
    match who {
        Who::TightCalf => tight_calf(quiz).await,
        Who::Marathoner => marathoner(quiz).await,
        Who::Parkruns => parkruns(quiz).await,
        Who::HalfInThreeDays => half_in_three_days(quiz).await,
        Who::AfterMarathon => after_a_marathon(quiz).await,
        Who::ElevenSessions => eleven_sessions(quiz).await,
        Who::Returning => returning(quiz).await,
    }
}

/// A race of the coming weeks, whose year is clear.
const fn race<'a>(
    distance: &'a str,
    [day, month]: [&'a str; 2],
    priority: &'a str,
) -> RaceEntry<'a> {
    RaceEntry { distance, own: None, date: [day, month, ""], priority, name: None }
}

/// Step 3, on the figure.
async fn tight(quiz: &Quiz<'_>, areas: &[(&str, &str)]) -> Result<()> {
    quiz.is_at("step_areas").await?;
    for (at, severity) in areas {
        quiz.visitor.press_region(at).await?;
        let group = quiz.words.get(&["area_", &at.replace(' ', "_")].concat())?;
        // Where two areas lie within a finger the sheet first asks which.
        if quiz.visitor.ask("names", json!("button")).await?.to_string().contains(group) {
            quiz.visitor.press(&[("button", group)]).await?;
        }
        quiz.visitor.choose(&[("group", group), ("radio", severity)]).await?;
    }
    quiz.go_on().await
}

/// Steps 4 and 5. Nobody has to say when the last massage was.
async fn rest(quiz: &Quiz<'_>) -> Result<()> {
    quiz.healthy().await?;
    quiz.is_at("step_availability").await?;
    quiz.visitor.press(&[("button", quiz.words.get("availability_any_day")?)]).await?;
    quiz.show_plan().await
}

async fn tight_calf(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("25", "3").await?;
    quiz.races(&[]).await?;
    tight(quiz, &[("calves left", "5")]).await?;
    rest(quiz).await
}

async fn marathoner(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("60", "5").await?;
    let ten = race("10k", ["22", "3"], "c");
    let half = race("half", ["5", "4"], "b");
    quiz.races(&[race("marathon", ["26", "4"], "a"), half, ten]).await?;
    tight(quiz, &[("calves left", "6"), ("glutes right", "4")]).await?;
    rest(quiz).await
}

/// Every Saturday: twelve are filled in.
async fn parkruns(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("25", "3").await?;
    quiz.is_at("step_races").await?;
    quiz.visitor.press(&[("button", quiz.words.get("races_some")?)]).await?;
    quiz.visitor.press(&[("button", quiz.words.get("races_weekly")?)]).await?;
    quiz.go_on().await?;
    quiz.areas(None).await?;
    rest(quiz).await
}

/// The answer is on the first screen: tomorrow, by telephone.
async fn half_in_three_days(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("40", "4").await?;
    quiz.races(&[race("half", ["5", "3"], "a")]).await?;
    quiz.areas(None).await?;
    rest(quiz).await?;
    let (tomorrow, call) = (quiz.words.get("plan_next_tomorrow")?, "020 7946 0123");
    let seen = quiz.visitor.ask("screen", Json::Null).await?;
    let seen = seen.as_str().unwrap_or_default();
    ensure!(seen.contains(tomorrow) && seen.contains(call), "on the first screen: {seen}");
    Ok(())
}

async fn after_a_marathon(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("50", "4").await?;
    quiz.races(&[race("marathon", ["1", "3"], "a")]).await?;
    tight(quiz, &[("quads left", "6")]).await?;
    rest(quiz).await
}

/// Two marathons six days apart, with the answers given by a link.
async fn eleven_sessions(quiz: &Quiz<'_>) -> Result<()> {
    let answers = json!({
        "unit": "km", "weeklyDistance": 60, "runDays": 5, "pressure": "firm",
        "races": [
            { "date": "2026-04-20", "distance": "marathon", "priority": "A", "name": "Spring Marathon" },
            { "date": "2026-04-26", "distance": "marathon", "priority": "A", "name": "City Marathon" },
        ],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
        "availableWeekdays": [1, 2, 3, 4, 5, 6],
    });
    quiz.visitor.ask("give", answers).await?;
    quiz.confirmed().await?;
    let sessions = quiz.visitor.ask("articles", Json::Null).await?;
    let sessions = sessions.as_array().map_or(0, Vec::len);
    ensure!(sessions == 11, "{sessions} sessions");
    Ok(())
}

/// The same tab the next time: the plan is there.
async fn returning(quiz: &Quiz<'_>) -> Result<()> {
    tight_calf(quiz).await?;
    let planned = planned_days(quiz).await?;
    quiz.visitor.reload().await?;
    ensure!(shown_days(quiz).await? == planned, "other dates");
    Ok(())
}
