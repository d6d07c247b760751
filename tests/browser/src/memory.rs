//! The memory of the wasm and the depth of its stack, which has 64 KiB (`xtask/src/wasm.rs`) and
//! traps on overflow.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    browser::read,
    quiz::Quiz,
    visitor::{Visitor, Way},
};

const STACK: u64 = 64 * 1024;
/// A quarter stays free for browsers and plans that are not tested here.
const DEEPEST: u64 = STACK * 3 / 4;
/// The total at rest, in wasm pages of 64 KiB: one more since the engine settles plans.
const AT_REST: u64 = 5 * 64 * 1024;

/// The used bytes of the stack and the size of the memory. The stack is at the start of the memory,
/// grows towards 0, and is 0 wherever it was never used.
const MEASURE: &str = "
    const { buffer } = held.memory;
    const stack = new Uint8Array(buffer, 0, arguments[0]);
    const first = stack.findIndex((byte) => byte !== 0);
    return [first < 0 ? 0 : arguments[0] - first, buffer.byteLength];";

/// The largest plan with all its sessions, and the most deeply nested configuration.
pub(crate) async fn the_stack_is_deep_enough(stage: &Stage, browser: &WebDriver) -> Result<()> {
    browser.goto([&stage.site, "/pages/held.html"].concat()).await?;
    browser.execute("held.go()", vec![]).await?;
    let quiz = Quiz { visitor: Visitor::new(browser, Way::Pointer), words: &stage.words };
    quiz.is_at("step_running").await?;
    let is_ready = async || Ok(quiz.visitor.ask("state", Json::Null).await? == json!("ready"));
    quiz.visitor.wait("the planner is ready", is_ready).await?;
    let (_, at_rest) = measure(browser).await?;
    // In a script of the page, because a driver's script cannot wait.
    let set = "return (async (answers) => {
        let deep = { texts: {} };
        for (let depth = 0; depth < 90; depth++) deep = { texts: deep, theme: [deep] };
        const planner = document.querySelector('recovery-calculator');
        planner.config = deep;
        planner.answers = answers;
        const { RecoveryCalculator } = await import('/dist/recovery-calculator.js');
        const { sessions } = await RecoveryCalculator.plan({ ...answers, today: '2026-03-02', adult: true });
        return sessions.length;
        })(arguments[0]);";
    let sessions = browser.execute(set, vec![hardest()]).await?;
    let sessions = sessions.json().as_u64().unwrap_or_default();
    ensure!(sessions > 30, "only {sessions} sessions, not a large plan");
    quiz.confirmed().await?;
    let (deepest, memory) = measure(browser).await?;
    println!("stack: {deepest} bytes deep; memory: {at_rest} bytes at rest, {memory} with a plan");
    ensure!(deepest > 1024, "{deepest} bytes: this is not the stack");
    ensure!(deepest <= DEEPEST, "the stack is {deepest} bytes deep");
    ensure!(at_rest <= AT_REST, "{at_rest} bytes at rest");
    Ok(())
}

async fn measure(browser: &WebDriver) -> Result<(u64, u64)> {
    let measured = read(browser, MEASURE, vec![json!(STACK)]).await?.json().clone();
    let number = |index: usize| measured.get(index).and_then(Json::as_u64);
    number(0).zip(number(1)).with_context(|| format!("measured {measured}"))
}

/// 20 races, 13 areas, 26 weeks.
fn hardest() -> Json {
    let distances = ["10k", "half", "5k", "marathon"].into_iter().cycle();
    let priorities = ["A", "B", "C"].into_iter().cycle();
    let days = [
        "2026-03-11",
        "2026-03-20",
        "2026-03-29",
        "2026-04-07",
        "2026-04-16",
        "2026-04-25",
        "2026-05-04",
        "2026-05-13",
        "2026-05-22",
        "2026-05-31",
        "2026-06-09",
        "2026-06-18",
        "2026-06-27",
        "2026-07-06",
        "2026-07-15",
        "2026-07-24",
        "2026-08-02",
        "2026-08-11",
        "2026-08-20",
        "2026-08-29",
    ];
    let races: Vec<Json> = days
        .into_iter()
        .zip(distances.zip(priorities))
        .map(|(date, (distance, priority))| json!({ "date": date, "distance": distance, "priority": priority }))
        .collect();
    let areas = "calves achilles shins feet hamstrings quads knees it_band hip_flexors glutes \
                 adductors lower_back upper_body";
    let areas: Vec<Json> = areas
        .split(' ')
        .map(|area| json!({ "area": area, "side": "left", "severity": 5 }))
        .collect();
    json!({
        "weeklyDistance": 60, "runDays": 5, "availableWeekdays": [1, 2, 3, 4, 5, 6],
        "pressure": "firm", "longRunDay": 7, "races": races, "areas": areas, "firstMassageEver": false,
    })
}
