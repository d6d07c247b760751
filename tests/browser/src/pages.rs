//! The page around the widget: reloads, two widgets, a strict policy, the clinic's demo.

use anyhow::{Result, ensure};
use serde_json::{Value as Json, json};

use crate::{journeys, quiz::Quiz};

/// After a reload in the middle, the earlier answers are offered; the visitor may also start again.
pub(crate) async fn a_reload_in_the_middle(quiz: &Quiz<'_>) -> Result<()> {
    quiz.running("62", "6").await?;
    quiz.races(&[]).await?;
    quiz.is_at("step_areas").await?;
    quiz.visitor.reload().await?;
    quiz.is_at("step_running").await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_start_again")?)]).await?;
    quiz.visitor.press(&[("button", quiz.words.get("kept_yes")?)]).await?;
    journeys::no_race(quiz).await
}

/// Two widgets of one page keep separate answers.
pub(crate) async fn two_widgets_keep_their_answers(quiz: &Quiz<'_>) -> Result<()> {
    let words = quiz.words;
    let second = Quiz { visitor: quiz.visitor.at(1), words };
    quiz.running("33", "3").await?;
    quiz.is_at("step_races").await?;
    second.is_at("step_running").await?;
    second.running("44", "4").await?;
    second.is_at("step_races").await?;
    for (quiz, distance, days) in [(quiz, 33, 3), (&second, 44, 4)] {
        let answers = quiz.visitor.ask("answers", Json::Null).await?;
        let given = [answers.get("weeklyDistance"), answers.get("runDays")];
        ensure!(given == [Some(&json!(distance)), Some(&json!(days))], "{answers}");
    }
    quiz.races(&[]).await?;
    quiz.is_at("step_areas").await?;
    second.is_at("step_races").await
}

/// A page that Vite has built with the npm package leads to a plan; `--quick` builds none.
pub(crate) async fn bundled_by_vite(quiz: &Quiz<'_>) -> Result<()> {
    bundled(quiz).await
}

/// The same with webpack.
pub(crate) async fn bundled_by_webpack(quiz: &Quiz<'_>) -> Result<()> {
    bundled(quiz).await
}

/// The same with esbuild.
pub(crate) async fn bundled_by_esbuild(quiz: &Quiz<'_>) -> Result<()> {
    bundled(quiz).await
}

/// The same with a page that a server has rendered: its first question is in the HTML.
pub(crate) async fn bundled_and_rendered_on_a_server(quiz: &Quiz<'_>) -> Result<()> {
    let sent = "const [done] = arguments;
        fetch(location.href).then((answer) => answer.text()).then(done);";
    let sent = quiz.visitor.browser().execute_async(sent, vec![]).await?.json().clone();
    let question = quiz.words.get("step_running")?;
    ensure!(sent.as_str().is_some_and(|sent| sent.contains(question)), "no question in {sent}");
    bundled(quiz).await
}

async fn bundled(quiz: &Quiz<'_>) -> Result<()> {
    let title = quiz.visitor.browser().title().await?;
    ensure!(title.starts_with("Planner "), "the package exports no class: {title}");
    journeys::no_race(quiz).await
}

/// Later changes of attributes take effect, and their problems are reported.
pub(crate) async fn attributes_change(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await?;
    let visitor = &quiz.visitor;
    visitor.ask("attribute", json!(["unit", "furlong"])).await?;
    let is_told = async || Ok(visitor.ask("warned", Json::Null).await? == json!(["@unit"]));
    visitor.wait("a warning of the unit", is_told).await?;
    visitor.ask("attribute", json!(["unit", "mi"])).await?;
    let is_taken = async || {
        let answers = visitor.ask("answers", Json::Null).await?;
        Ok(answers.get("unit") == Some(&json!("mi")))
    };
    visitor.wait("miles", is_taken).await
}

/// With `preview` a sample visitor's plan is there at once; nothing is kept, shared or booked, and the
/// quiz begins as ever when the attribute goes (D-30).
pub(crate) async fn a_preview_has_a_sample_visitor(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_shown().await?;
    let title = words.fill("sample_title", &[("title", "")])?;
    visitor.sees(title.trim_end()).await?;
    visitor.sees(words.get("sample_booking")?).await?;
    let text = "return document.querySelector('recovery-calculator').exportText()";
    let text = visitor.browser().execute(text, vec![]).await?.json().clone();
    ensure!(text.as_str().is_some_and(|text| text.starts_with(title.trim_end())), "{text}");
    let page = visitor.browser().current_url().await?;
    let links = "const { shadowRoot } = document.querySelector('recovery-calculator');
        const press = { bubbles: true, composed: true, cancelable: true };
        const links = [...shadowRoot.querySelectorAll('.session-card__ways > a')];
        return links.map((link) => link.dispatchEvent(new MouseEvent('click', press)));";
    let pressed = visitor.browser().execute(links, vec![]).await?.json().clone();
    ensure!(pressed == json!([false, false]), "links that open something: {pressed}");
    ensure!(visitor.browser().current_url().await? == page);
    let kept = visitor.ask("kept", Json::Null).await?;
    ensure!(kept == json!([{}, {}]), "kept: {kept}");
    visitor.ask("attribute", json!(["preview", "referral"])).await?;
    visitor.sees(words.get("sample_shown")?).await?;
    visitor.ask("attribute", json!(["preview", "areas"])).await?;
    quiz.is_at("step_areas").await?;
    visitor.ask("attribute", json!(["preview", "all"])).await?;
    let is_told = async || Ok(visitor.ask("warned", Json::Null).await? == json!(["@preview"]));
    visitor.wait("a warning of the preview", is_told).await?;
    quiz.is_at("step_running").await
}

/// With `history` the browser's Back and Forward move one step, and from the first step off the
/// page.
pub(crate) async fn the_browsers_back(quiz: &Quiz<'_>) -> Result<()> {
    let browser = quiz.visitor.browser();
    // There has to be a previous page.
    let page = browser.current_url().await?;
    quiz.visitor.open(&format!("{page}?again")).await?;
    quiz.running("40", "4").await?;
    quiz.races(&[]).await?;
    quiz.is_at("step_areas").await?;
    is_entry(quiz, 2).await?;
    browser.back().await?;
    quiz.is_at("step_races").await?;
    browser.forward().await?;
    quiz.is_at("step_areas").await?;
    // A link of the page to one of its parts is no step; Back of the quiz passes it.
    browser.execute("location.hash = 'prices'", vec![]).await?;
    let is_marked = async || {
        let state = browser.execute("return history.state", vec![]).await?.json().clone();
        Ok(state == json!({ "rcv.default": 2 }))
    };
    quiz.visitor.wait("the entry of the page's part", is_marked).await?;
    quiz.is_at("step_areas").await?;
    quiz.visitor.press(&[("button", quiz.words.get("frame_back")?)]).await?;
    quiz.is_at("step_races").await?;
    is_entry(quiz, 1).await?;
    browser.back().await?;
    quiz.is_at("step_running").await?;
    // After a reload, the entries that it left are no longer steps.
    browser.forward().await?;
    quiz.is_at("step_races").await?;
    quiz.visitor.reload().await?;
    quiz.is_at("step_running").await?;
    let page = browser.current_url().await?;
    browser.back().await?;
    let is_gone = async || Ok(browser.current_url().await? != page);
    quiz.visitor.wait("another page", is_gone).await
}

/// Waits for the history entry of the current step: the step shows at once, but the browser adds
/// entries and goes back asynchronously.
async fn is_entry(quiz: &Quiz<'_>, depth: u32) -> Result<()> {
    let browser = quiz.visitor.browser();
    let is_there = async || {
        let state = browser.execute("return history.state", vec![]).await?.json().clone();
        Ok(state == json!({ "theirs": 1, "rcv.default": depth }))
    };
    quiz.visitor.wait("the entry of the step", is_there).await
}

/// Policies that allow our files and WebAssembly, and nothing more, are enough.
pub(crate) async fn a_strict_page(quiz: &Quiz<'_>) -> Result<()> {
    journeys::no_race(quiz).await
}

/// The clinic's demo page shows the first question.
pub(crate) async fn the_clinics_page(quiz: &Quiz<'_>) -> Result<()> {
    quiz.is_at("step_running").await
}
