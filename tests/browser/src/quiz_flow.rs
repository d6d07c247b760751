//! The flow of the quiz: one announcement for each action, answers that stay, and the Enter key.

use anyhow::{Result, ensure};
use serde_json::{Value as Json, json};

use crate::quiz::{Quiz, RaceEntry};

const RACE: RaceEntry<'_> = RaceEntry {
    distance: "half",
    own: None,
    date: ["18", "April", "2026"],
    priority: "a",
    name: Some("Canal half"),
};

/// The status line announces one sentence for each action, and nothing while typing.
pub(crate) async fn status_is_announced_once_and_not_while_typing(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    visitor.ask("listen", Json::Null).await?;
    quiz.running("55", "5").await?;
    quiz.is_at("step_races").await?;
    visitor.press(&[("button", words.get("races_some")?)]).await?;
    quiz.race(1, RACE).await?;
    let heard = async || visitor.ask("heard", Json::Null).await;
    ensure!(heard().await? == json!([]), "an announcement while typing");
    let remove = words.fill("races_remove", &[("race", "Canal half")])?;
    visitor.press(&[("button", &remove)]).await?;
    visitor.find(&[("button", words.get("frame_undo")?)]).await?;
    ensure!(
        heard().await? == json!([words.get("races_removed")?]),
        "the removal is not announced once"
    );
    visitor.press(&[("button", words.get("frame_undo")?)]).await?;
    // The race is back, unchanged.
    visitor.sees("Canal half").await?;
    quiz.go_on().await?;
    quiz.is_at("step_areas").await
}

/// Four weeks give the distance; a date may be typed as a whole, or without its year, and is said back;
/// a run every week takes two presses, and its days can be left out.
pub(crate) async fn what_people_write_is_read(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_at("step_running").await?;
    visitor.press(&[("disclosure", words.get("running_not_sure")?)]).await?;
    visitor.type_into(&[("textbox", words.get("running_weeks")?)], "42, 38, 0, 51").await?;
    visitor.sees("We read this as 32.75").await?;
    let distance = visitor.find(&[("textbox", words.get("running_distance")?)]).await?;
    let distance = visitor.ask("value", distance.to_json()?).await?;
    ensure!(distance == json!("32.75"), "{distance}");
    visitor.choose(&[("group", words.get("running_days")?), ("radio", "4")]).await?;
    quiz.go_on().await?;
    quiz.is_at("step_races").await?;
    visitor.press(&[("button", words.get("races_some")?)]).await?;
    visitor.press(&[("button", words.get("races_weekly")?)]).await?;
    visitor.sees("12 Saturdays added").await?;
    visitor.press(&[("button", words.get("races_add")?)]).await?;
    let card = ("group", "Race 1");
    let day = [card, ("group", words.get("races_day")?), ("textbox", words.get("date_day")?)];
    for (typed, said) in [
        ("20th", None),
        ("20 december", Some("Sun 20 Dec 2026")),
        ("12.12.26", Some("Sat 12 Dec 2026")),
    ] {
        visitor.type_into(&day, typed).await?;
        if let Some(said) = said {
            visitor.sees(said).await?;
        }
    }
    let answers = visitor.ask("answers", Json::Null).await?;
    let races = answers.get("races").and_then(Json::as_array).map_or(0, Vec::len);
    ensure!(races == 13, "{races} races: {answers}");
    ensure!(answers.get("prevWeeklyDistance") == Some(&json!(40)), "{answers}");
    Ok(())
}

/// Enter in a field continues; going back, changing an answer and continuing asks nothing twice.
pub(crate) async fn answers_are_kept_and_enter_continues(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_at("step_running").await?;
    let days = [("group", words.get("running_days")?), ("radio", "5")];
    visitor.choose(&days).await?;
    visitor.type_into(&[("textbox", words.get("running_distance")?)], "55").await?;
    visitor.enter().await?;
    quiz.races(&[RACE]).await?;
    quiz.areas(Some(("calves", "side_right", "6"))).await?;
    quiz.is_at("step_safety").await?;
    for step in ["step_areas", "step_races", "step_running"] {
        visitor.press(&[("button", words.get("frame_back")?)]).await?;
        quiz.is_at(step).await?;
    }
    for step in ["step_races", "step_areas", "step_safety"] {
        quiz.go_on().await?;
        quiz.is_at(step).await?;
    }
    quiz.healthy().await?;
    quiz.availability(&[2, 4, 6], "availability_last_never").await?;
    quiz.show_plan().await?;
    let before = visitor.ask("answers", Json::Null).await?;
    for (what, step) in [("check_running", "step_running"), ("check_health", "step_safety")] {
        let change = [words.get("check_change")?, words.get(what)?].join(" ");
        visitor.press(&[("disclosure", words.get("check_answers")?)]).await?;
        visitor.press(&[("button", &change)]).await?;
        quiz.is_at(step).await?;
        visitor.press(&[("button", words.get("frame_show_plan")?)]).await?;
        quiz.is_shown().await?;
    }
    let after = visitor.ask("answers", Json::Null).await?;
    ensure!(before == after, "{before}\nbecame {after}");
    Ok(())
}

/// Records every event of ours that bubbles to the page from a press or a key.
const LISTEN: &str = "
    window.overheard = [];
    const kinds = ['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup',
        'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'focusin', 'focusout', 'submit'];
    for (const target of [window, document, document.querySelector('recovery-calculator')]) {
        for (const kind of kinds) {
            target.addEventListener(kind, (event) => {
                const [from] = event.composedPath();
                // Events that a dialog around us needs.
                if (event.key === 'Tab') return;
                // Safari fires the keyup on the page's body when its control is gone; the event
                // names no control of ours.
                if (kind === 'keyup' && from === document.body) return;
                window.overheard.push([kind, from.id || from.localName, event.key ?? '']);
            });
        }
    }";

/// During a whole visit the page receives our custom events and nothing else.
pub(crate) async fn presses_and_keys_do_not_reach_the_page(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_at("step_running").await?;
    // Also by a listener that was added before the first answer.
    visitor.browser().execute(LISTEN, vec![]).await?;
    let heard = async || -> Result<Json> {
        Ok(visitor.browser().execute("return window.overheard", vec![]).await?.json().clone())
    };
    quiz.running("55", "5").await?;
    quiz.races(&[RACE]).await?;
    quiz.areas(Some(("calves", "side_right", "6"))).await?;
    quiz.is_at("step_safety").await?;
    quiz.any_of("now").await?;
    quiz.tick("flag_chest_pain").await?;
    visitor.press(&[("button", words.get("safety_mistake")?)]).await?;
    quiz.healthy().await?;
    quiz.availability(&[2, 4, 6], "availability_last_never").await?;
    quiz.show_plan().await?;
    visitor.press(&[("disclosure", words.get("plan_calendar")?)]).await?;
    ensure!(heard().await? == json!([]), "the page received {}", heard().await?);
    // The listeners do receive the page's own events.
    let own =
        "const own = document.querySelector('h1'); own.click(); return window.overheard.length";
    let count = visitor.browser().execute(own, vec![]).await?.json().clone();
    ensure!(count == json!(2), "the page received its own press {count} times");
    Ok(())
}
