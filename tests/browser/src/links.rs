//! Links that prefill the quiz: shared by a visitor, written by a clinic, and hostile ones.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};

use crate::{Stage, kept::shown_days, quiz::Quiz};

/// A plan's link, opened in a fresh browser: the same dates at once, and with the answers the same
/// dates after the safety questions.
pub(crate) async fn a_shared_plan(stage: &Stage) -> Result<()> {
    let (mut dates, mut link) = (String::new(), String::new());
    let mut plan = Json::Null;
    stage
        .visit("/pages/clinic.html", async |quiz| {
            quiz.is_at("step_running").await?;
            quiz.visitor.force(json!({ "share": "none", "clipboard": "works" })).await?;
            let answers = json!({
                "unit": "mi",
                "weeklyDistance": 24.5,
                "runDays": 4,
                "races": [
                    { "date": "2026-04-18", "distance": 13.1, "priority": "A", "name": "Secret" },
                    { "date": "2026-05-10", "distance": "10k", "priority": "B" },
                ],
                "areas": [{ "area": "calves", "side": "left", "severity": 6 }],
                "availableWeekdays": [2, 4, 6],
                "unavailableDates": ["2026-03-10", "2026-03-11", "2026-04-02"],
                "pressure": "firm",
                "firstMassageEver": true,
            });
            quiz.visitor.ask("give", answers).await?;
            quiz.confirmed().await?;
            plan = quiz.visitor.ask("plan", Json::Null).await?;
            quiz.visitor.press(&[("disclosure", quiz.words.get("take_send_heading")?)]).await?;
            dates = copied(&quiz, 1).await?;
            for key in ["take_answers", "take_areas"] {
                quiz.visitor.choose(&[("checkbox", quiz.words.get(key)?)]).await?;
            }
            link = copied(&quiz, 2).await?;
            let said = quiz.words.get("said_link")?;
            quiz.visitor.sees(said).await
        })
        .await?;
    let sessions = plan.get("sessions").and_then(Json::as_array).context("no plan")?;
    let days: Vec<Json> = sessions.iter().filter_map(|one| one.get("date").cloned()).collect();
    for (link, has_answers) in [(dates, false), (link, true)] {
        let page = link.strip_prefix(&stage.site).context("a link to another site")?;
        stage.visit(page, async |quiz| opened(&quiz, &days, has_answers).await).await?;
    }
    Ok(())
}

/// The same dates at once, also after a reload; then a plan of one's own.
async fn opened(quiz: &Quiz<'_>, days: &[Json], has_answers: bool) -> Result<()> {
    for _ in 0..2 {
        ensure!(shown_days(quiz).await? == days, "other dates");
        let left = quiz.visitor.ask("fragment", Json::Null).await?;
        ensure!(left == json!(""), "left in the bar");
        quiz.visitor.reload().await?;
    }
    let kept = quiz.visitor.ask("kept", Json::Null).await?.to_string();
    ensure!(!kept.contains("rcv:"), "{kept}");
    quiz.visitor.press(&[("button", quiz.words.get("shared_make")?)]).await?;
    quiz.is_at("step_running").await?;
    if has_answers {
        quiz.confirmed().await?;
        let plan = quiz.visitor.ask("plan", Json::Null).await?;
        let sessions = plan.get("sessions").and_then(Json::as_array).context("no plan")?;
        let own: Vec<Json> = sessions.iter().filter_map(|one| one.get("date").cloned()).collect();
        ensure!(own == days, "{own:?} is not {days:?}");
    }
    // It is left: a reload does not show it again.
    quiz.visitor.reload().await?;
    quiz.visitor
        .wait("no shared plan", async || {
            let title = quiz.words.get("shared_make")?;
            Ok(!quiz.visitor.text().await?.contains(title))
        })
        .await
}

/// A link that is no plan: one sentence, and the first question.
pub(crate) async fn an_unreadable_plan(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    quiz.visitor.sees(quiz.words.get("shared_unreadable")?).await
}

/// Copies a link without and one with answers and areas, and checks their contents.
async fn copied(quiz: &Quiz<'_>, count: usize) -> Result<String> {
    quiz.visitor.press(&[("button", quiz.words.get("take_link")?)]).await?;
    let all = async || {
        let seen = quiz.visitor.ask("seen", Json::Null).await?;
        let copied = seen.get("copied").and_then(Json::as_array).cloned();
        Ok::<_, anyhow::Error>(copied.unwrap_or_default())
    };
    quiz.visitor.wait("a copied link", async || Ok(all().await?.len() == count)).await?;
    let link = all().await?.pop();
    let link = link.as_ref().and_then(Json::as_str).context("no link")?.to_owned();
    let (_, compact) = link.split_once("#rcv=2.").context("no fragment")?;
    ensure!(compact.len() <= 1998, "{link}");
    let answers = quiz.visitor.ask("unpacked", json!(compact)).await?.to_string();
    ensure!(answers.contains("calves") == (count == 2), "{answers}");
    ensure!(!answers.contains("Secret") && !answers.contains("adult"), "{answers}");
    Ok(link)
}

/// The clinic's readable form: invalid values are ignored, foreign parameters stay in the URL.
pub(crate) async fn a_written_link(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    let left = quiz.visitor.ask("fragment", Json::Null).await?;
    ensure!(left == json!("#chapter&other=1"), "{left}");
    let answers = quiz.visitor.ask("answers", Json::Null).await?;
    for (key, value) in [
        ("weeklyDistance", json!(45)),
        ("runDays", json!(4)),
        ("availableWeekdays", json!([1, 3, 5])),
        ("areas", json!([{ "area": "calves", "side": "left", "severity": 5 }])),
    ] {
        ensure!(answers.get(key) == Some(&value), "{key} of {answers}");
    }
    ensure!(answers.pointer("/races/0/date") == Some(&json!("2026-04-18")), "{answers}");
    ensure!(!answers.to_string().contains("chest"), "{answers}");
    quiz.confirmed().await
}
