//! Prints the plan from a page whose styles would spoil it, and then the page itself.

use std::{
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

use crate::{
    Stage,
    browser::Engine,
    quiz::{LISTS, Quiz},
};

const A4: [f64; 2] = [21.0, 29.7];
const LETTER: [f64; 2] = [21.59, 27.94];

/// The plan alone fits one sheet of A4 and Letter; afterwards the page is as before.
pub(crate) async fn the_plan_alone(stage: &Stage) -> Result<()> {
    stage.visit("/pages/print.html", async |quiz| printed(stage.engine(), &quiz).await).await
}

async fn printed(engine: Engine, quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    quiz.visitor.force(json!({})).await?;
    let answers = json!({
        "weeklyDistance": 40,
        "runDays": 4,
        "races": [{ "date": "2026-04-18", "distance": "half", "priority": "A", "name": "Spring half" }],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
        "availableWeekdays": [2, 4, 6],
        "firstMassageEver": true,
    });
    quiz.visitor.ask("give", answers).await?;
    quiz.confirmed().await?;
    let plan = quiz.visitor.ask("plan", Json::Null).await?;
    let sessions = plan.get("sessions").and_then(Json::as_array).context("no sessions")?;
    ensure!((3..=8).contains(&sessions.len()), "{} sessions", sessions.len());
    let before = quiz.visitor.ask("adopted", Json::Null).await?;
    ensure!(before == json!({ "sheets": 0, "marks": 0 }), "{before}");
    // The page cuts the planner to 200 px, where the bar at the foot covers what is pressed.
    quiz.visitor.find(&[("disclosure", quiz.words.get("take_send_heading")?)]).await?;
    quiz.visitor.ask("unfoldOne", json!(".plan-actions__send")).await?;
    quiz.visitor.ask("unfold", Json::Null).await?;
    let print = json!(quiz.words.get("take_print")?);
    quiz.visitor.ask("click", print.clone()).await?;
    let seen = quiz.visitor.ask("seen", Json::Null).await?;
    ensure!(seen.get("printed") == Some(&json!(1)), "{seen}");
    // The element, the slot that shows it, that slot's host, and the host around that.
    let adopted = async || quiz.visitor.ask("adopted", Json::Null).await;
    let during = adopted().await?;
    ensure!(during.get("sheets") == Some(&json!(1)), "{during}");
    ensure!(during.get("marks").and_then(Json::as_u64) >= Some(3), "{during}");
    // WebKit's driver cannot print to a file; the marks and style sheets are checked instead.
    if engine != Engine::Webkit {
        for paper in [A4, LETTER] {
            quiz.visitor.ask("click", print.clone()).await?;
            let text = on_paper(quiz, paper).await?;
            the_plan(quiz, paper, &text, sessions)?;
        }
    }
    // The marks are removed after the print without a further press.
    quiz.visitor.ask("print", json!(["afterprint"])).await?;
    ensure!(adopted().await? == before, "something was leaked");
    if engine != Engine::Webkit {
        let (_, text) = on_paper(quiz, A4).await?;
        ensure!(text.contains("Host words above"), "the page's own print lacks the page:\n{text}");
    }
    // Where the browser reports no end of a print, as on phones, a press anywhere ends ours. A
    // print that begins later is the page's, and each print of ours ends the previous one.
    for told in [json!(["beforeprint", "beforeprint"]), json!(["pointerdown"]), json!(["keydown"])]
    {
        quiz.visitor.ask("click", print.clone()).await?;
        quiz.visitor.ask("click", print.clone()).await?;
        ensure!(adopted().await? == during, "{told}: not ready to print");
        quiz.visitor.ask("print", told.clone()).await?;
        ensure!(adopted().await? == before, "{told} does not end the print");
    }
    at_once(quiz, sessions.len()).await
}

/// The plan's page renders in two parts; a page that prints on the event gets both.
async fn at_once(quiz: &Quiz<'_>, sessions: usize) -> Result<()> {
    quiz.visitor.press(&[("button", quiz.words.get("plan_change")?)]).await?;
    quiz.is_at("step_availability").await?;
    quiz.visitor.ask("printAtOnce", Json::Null).await?;
    quiz.show_plan().await?;
    let rows = async || -> Result<Option<Json>> {
        Ok(quiz.visitor.ask("seen", Json::Null).await?.get("rows").cloned())
    };
    quiz.visitor.wait("the second print", async || Ok(rows().await?.is_some())).await?;
    let rows = rows().await?;
    let wanted = json!({ "first": 0, "printed": sessions });
    ensure!(rows == Some(wanted), "{rows:?} of {sessions} sessions");
    Ok(())
}

/// Tells prints of trials that run at the same time apart.
static PRINTS: AtomicUsize = AtomicUsize::new(0);

/// The page's print on this paper size: the file's properties and its text.
async fn on_paper(quiz: &Quiz<'_>, [width, height]: [f64; 2]) -> Result<(String, String)> {
    let margin = PrintMargins { top: 1.0, bottom: 1.0, left: 1.0, right: 1.0 };
    let page = PrintPage { width, height };
    let wanted = PrintParameters { page, margin, ..PrintParameters::default() };
    let pdf = quiz.visitor.browser().print_page(wanted).await?;
    let print = PRINTS.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("rcv-print-{}-{print}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("plan.pdf");
    std::fs::write(&file, pdf)?;
    let read = |program: &str, end: &[&str]| -> Result<String> {
        let output = Command::new(program).arg(&file).args(end).output();
        let output = output.with_context(|| format!("{program} is missing"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        // Fonts join some letters.
        Ok(text.replace('\u{fb02}', "fl").replace('\u{fb01}', "fi"))
    };
    let found = (read("pdfinfo", &[])?, read("pdftotext", &["-layout", "-"])?);
    if let Some(keep) = std::env::var_os("RCV_KEEP") {
        std::fs::copy(&file, std::path::Path::new(&keep).join(format!("{width}.pdf")))?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(found)
}

fn the_plan(
    quiz: &Quiz<'_>,
    [width, _]: [f64; 2],
    (facts, text): &(String, String),
    sessions: &[Json],
) -> Result<()> {
    let pages = facts.lines().find_map(|line| line.strip_prefix("Pages:"));
    ensure!(pages.map(str::trim) == Some("1"), "{width} cm: {facts}");
    ensure!(!text.contains("Host words"), "the rest of the page is printed too:\n{text}");
    ensure!(!text.contains("Host decoration"), "the rest of the page is printed too:\n{text}");
    for wanted in ["Baiboon Thai Massage", "020 7946 0123", "12 Canal Walk", "Spring half"] {
        ensure!(text.contains(wanted), "no {wanted} on paper:\n{text}");
    }
    for session in sessions {
        let date = session.get("date").and_then(Json::as_str).unwrap_or_default();
        let [_, month, day] = date.split('-').collect::<Vec<_>>()[..] else { continue };
        let month = quiz.words.get(&["month_short_", month.trim_start_matches('0')].concat())?;
        let day = day.trim_start_matches('0');
        let is_there = text.lines().any(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.contains(&day)
        });
        ensure!(is_there && text.contains(month), "{date} is not on paper:\n{text}");
    }
    Ok(())
}

/// The card for the therapist prints alone, by its own button; the plan's print, the page's own and
/// the copied text have nothing of it while it is on the screen.
pub(crate) async fn the_card_alone(stage: &Stage) -> Result<()> {
    stage.visit("/pages/print.html", async |quiz| card(stage.engine(), &quiz).await).await
}

async fn card(engine: Engine, quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    quiz.visitor.force(json!({})).await?;
    let answers = json!({
        "weeklyDistance": 40,
        "runDays": 4,
        "races": [],
        "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
        "availableWeekdays": [2, 4, 6],
    });
    quiz.visitor.ask("give", answers).await?;
    for step in ["step_running", "step_races", "step_areas"] {
        quiz.is_at(step).await?;
        quiz.go_on().await?;
    }
    quiz.is_at("step_safety").await?;
    for lines in &LISTS[..3] {
        quiz.none_of(*lines).await?;
    }
    quiz.any_of("local").await?;
    quiz.tick("caution_hypermobility").await?;
    quiz.go_on().await?;
    quiz.show_plan().await?;
    let heading = quiz.words.get("card_heading")?;
    quiz.visitor.find(&[("disclosure", heading)]).await?;
    quiz.visitor.ask("unfoldOne", json!(".therapist-card")).await?;
    let told = quiz.words.get("caution_hypermobility")?;
    // The page has something over the planner.
    for key in ["card_show", "card_print"] {
        let name = quiz.words.get(key)?;
        quiz.visitor.find(&[("button", name)]).await?;
        quiz.visitor.ask("click", json!(name)).await?;
    }
    let seen = quiz.visitor.ask("seen", Json::Null).await?;
    ensure!(seen.get("printed") == Some(&json!(1)), "{seen}");
    // The page hears of no export.
    ensure!(!seen.to_string().contains("export"), "{seen}");
    if engine == Engine::Webkit {
        return Ok(());
    }
    let (facts, text) = on_paper(quiz, A4).await?;
    ensure!(facts.lines().any(|line| line.replace(' ', "") == "Pages:1"), "{facts}");
    for wanted in [heading, told, quiz.words.get("card_name")?, quiz.words.get("card_ask")?] {
        ensure!(text.contains(wanted), "{wanted} is not on the card:\n{text}");
    }
    for other in ["Host words", "020 7946 0123", quiz.words.get("card_show")?] {
        ensure!(!text.contains(other), "{other} is printed with the card:\n{text}");
    }
    quiz.visitor.ask("unfold", Json::Null).await?;
    let print = json!(quiz.words.get("take_print")?);
    quiz.visitor.ask("click", print).await?;
    let (_, plan) = on_paper(quiz, A4).await?;
    quiz.visitor.ask("print", json!(["afterprint"])).await?;
    let (_, page) = on_paper(quiz, A4).await?;
    ensure!(plan.contains("020 7946 0123"), "the plan is not printed:\n{plan}");
    for (what, text) in [("the plan", plan), ("the page", page)] {
        ensure!(!text.contains(told), "{told} is on paper with {what}:\n{text}");
        ensure!(!text.contains(heading), "the card is on paper with {what}:\n{text}");
    }
    Ok(())
}
