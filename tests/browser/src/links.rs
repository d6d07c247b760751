//! Links that prefill the quiz: shared by a visitor, written by a clinic, and hostile ones.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};

use crate::{Stage, quiz::Quiz};

/// A plan's link, opened in a fresh browser: the same plan after the safety questions.
pub(crate) async fn a_shared_plan(stage: &Stage) -> Result<()> {
    let mut link = String::new();
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
            copied(&quiz, 1).await?;
            quiz.visitor.choose(&[("checkbox", quiz.words.get("take_areas")?)]).await?;
            link = copied(&quiz, 2).await?;
            let said = quiz.words.get("said_link")?;
            quiz.visitor.sees(said).await
        })
        .await?;
    let page = link.strip_prefix(&stage.site).context("a link to another site")?;
    stage
        .visit(page, async |quiz| {
            ensure!(
                quiz.visitor.ask("fragment", Json::Null).await? == json!(""),
                "left in the bar"
            );
            quiz.confirmed().await?;
            let mut again = quiz.visitor.ask("plan", Json::Null).await?;
            // Links contain no names.
            for (race, name) in [(0, "Secret"), (1, "")] {
                if let Some(place) = again.pointer_mut(&format!("/races/{race}/name")) {
                    *place = json!(name);
                }
            }
            ensure!(again == plan, "{again}\nis not\n{plan}");
            Ok(())
        })
        .await
}

/// Copies a link without and one with areas, and checks their contents.
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
    let (_, compact) = link.split_once("#rcv=1.").context("no fragment")?;
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
