//! The first questions before the wasm has loaded: they equal the real ones, and no input to them
//! is lost.

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    quiz::Quiz,
    visitor::{Visitor, Way},
};

pub(crate) mod hand_over;

const TOLD: &str = include_str!("early.js");

/// A visitor who answers before the wasm has loaded.
struct Early<'a> {
    quiz: Quiz<'a>,
    browser: &'a WebDriver,
}

impl<'a> Early<'a> {
    async fn open(stage: &'a Stage, browser: &'a WebDriver, page: &str) -> Result<Self> {
        browser.goto([&stage.site, page].concat()).await?;
        let quiz = Quiz { visitor: Visitor::new(browser, Way::Pointer), words: &stage.words };
        Ok(Self { quiz, browser })
    }

    /// Opens the page with one planner and waits for its first question.
    async fn one(stage: &'a Stage, browser: &'a WebDriver) -> Result<Self> {
        let early = Self::open(stage, browser, "/pages/held.html").await?;
        early.quiz.is_at("step_running").await?;
        early.is("loading").await?;
        Ok(early)
    }

    /// Also answers the first question and waits for the second.
    async fn at_the_second(stage: &'a Stage, browser: &'a WebDriver) -> Result<Self> {
        let early = Self::one(stage, browser).await?;
        early.type_distance("40").await?;
        early.choose_days("4").await?;
        early.quiz.visitor.enter().await?;
        early.quiz.is_at("step_races").await?;
        early.is("loading").await?;
        Ok(early)
    }

    async fn js(&self, script: &str) -> Result<Json> {
        Ok(self.browser.execute(script, vec![]).await?.json().clone())
    }

    async fn told(&self, planner: usize) -> Result<Json> {
        Ok(self.browser.execute(TOLD, vec![json!(planner)]).await?.json().clone())
    }

    async fn is(&self, state: &str) -> Result<()> {
        let visitor = &self.quiz.visitor;
        let is = async || Ok(visitor.ask("state", Json::Null).await? == json!(state));
        visitor.wait(state, is).await
    }

    async fn let_come(&self, state: &str) -> Result<()> {
        self.js("held.go()").await?;
        self.is(state).await
    }

    /// The colour of a chosen pill changes in a transition.
    async fn rests(&self) -> Result<()> {
        let moving = "const { shadowRoot } = document.querySelector('recovery-calculator');
                      return shadowRoot.getAnimations().length";
        let rests = async || Ok(self.js(moving).await? == json!(0));
        self.quiz.visitor.wait("no colour is fading", rests).await
    }

    async fn type_distance(&self, text: &str) -> Result<()> {
        let words = self.quiz.words;
        self.quiz.visitor.type_into(&[("textbox", words.get("running_distance")?)], text).await
    }

    async fn choose_days(&self, days: &str) -> Result<()> {
        let words = self.quiz.words;
        let days = [("group", words.get("running_days")?), ("radio", days)];
        self.quiz.visitor.choose(&days).await
    }

    async fn answers(&self) -> Result<Json> {
        let answers = self.quiz.visitor.ask("answers", Json::Null).await?;
        Ok(json!([answers.get("weeklyDistance"), answers.get("unit"), answers.get("runDays")]))
    }

    /// The events so far; also asserts that no frame showed two questions, none after the first, or
    /// one in another position.
    async fn heard(&self) -> Result<Json> {
        let frames = self.js("return held.frames").await?;
        let frames = frames.as_array().context("no frames")?;
        let first = frames
            .iter()
            .position(|frame| frame.as_str().is_some_and(|frame| frame.starts_with("1 ")));
        let after = frames.get(first.context("no frame with a question")?..).unwrap_or_default();
        ensure!(after.len() == 1, "frames: {frames:?}");
        self.js("return held.events").await
    }
}

fn same(before: &Json, after: &Json) -> Result<()> {
    let (before, after) = (before.as_array().context("none")?, after.as_array().context("none")?);
    for (before, after) in before.iter().zip(after) {
        ensure!(before == after, "{before}\nbecame\n{after}");
    }
    ensure!(before.len() == after.len(), "{} became {} elements", before.len(), after.len());
    Ok(())
}

/// Input, choices and focus from before the wasm stay when the widget takes over, in one frame and
/// without a layout shift, and count as the first answer.
pub(crate) async fn early_input_stays(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let early = Early::one(stage, browser).await?;
    early.choose_days("5").await?;
    early.type_distance("62.5").await?;
    // The caret between the digits, as when correcting the first one.
    early
        .js("const { activeElement } = document.querySelector('recovery-calculator').shadowRoot;
             activeElement.setSelectionRange(1, 2, 'backward');")
        .await?;
    early.rests().await?;
    // The echo of the number appears once the engine has loaded.
    let before = early.told(0).await?;
    early.let_come("quiz").await?;
    let mut after = early.told(0).await?;
    let words = early.quiz.words.fill("running_each", &[("distance", "13 km")])?;
    for line in after.as_array_mut().context("none")? {
        let text = line.as_str().context("no text")?.replace(&words, "");
        *line = json!(text);
    }
    same(&before, &after)?;
    ensure!(before.to_string().contains("focus | 1 | 2 | backward"), "there is no caret: {before}");
    ensure!(early.answers().await? == json!([62.5, "km", 5]), "{}", early.answers().await?);
    let heard = early.heard().await?;
    let events = json!([
        ["rcv-config", null],
        ["rcv-ready", null],
        ["rcv-step", "running"],
        ["rcv-start", null]
    ]);
    ensure!(heard == events, "{heard}");
    // The widget's own controls continue from the state of the early ones.
    early.quiz.visitor.types("7").await?;
    ensure!(early.answers().await? == json!([67.5, "km", 5]), "{}", early.answers().await?);
    early.quiz.go_on().await?;
    early.quiz.races(&[]).await?;
    early.quiz.is_at("step_areas").await
}

/// Without input, nothing changes at takeover; a Continue that may report problems waits for the
/// engine.
pub(crate) async fn an_early_continue_takes_effect(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::one(stage, browser).await?;
    let before = early.told(0).await?;
    early.let_come("ready").await?;
    same(&before, &early.told(0).await?)?;
    ensure!(!before.to_string().contains("focus"), "the focus was moved: {before}");
    let heard = early.heard().await?;
    let events = json!([["rcv-config", null], ["rcv-ready", null], ["rcv-step", "running"]]);
    ensure!(heard == events, "{heard}");

    let early = Early::one(stage, browser).await?;
    early.type_distance("far").await?;
    early.quiz.go_on().await?;
    early.quiz.visitor.sees(LOADING).await?;
    early.let_come("quiz").await?;
    let focused = early.quiz.visitor.ask("focused", Json::Null).await?;
    let problem = early.quiz.words.get("frame_problem")?;
    ensure!(focused.as_str().is_some_and(|focused| focused.contains(problem)), "{focused}");
    let field = [("textbox", early.quiz.words.get("running_distance")?)];
    let field = early.quiz.visitor.find(&field).await?;
    let value = early.quiz.visitor.ask("value", field.to_json()?).await?;
    ensure!(value == json!("far"), "{value}");
    let heard = early.js("return held.events.map(([name]) => name)").await?;
    ensure!(heard.to_string().contains("rcv-invalid"), "{heard}");
    Ok(())
}

/// If the first answer is surely valid, the second question appears at once and equals the real
/// one.
pub(crate) async fn the_second_question_shows_early(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::at_the_second(stage, browser).await?;
    let focused = early.quiz.visitor.ask("focused", Json::Null).await?;
    let question = early.quiz.words.get("step_races")?;
    ensure!(focused.as_str().is_some_and(|focused| focused.contains(question)), "{focused}");
    let before = early.told(0).await?;
    early.let_come("quiz").await?;
    same(&before, &early.told(0).await?)?;
    let heard = early.js("return held.events").await?;
    let events = json!([
        ["rcv-config", null],
        ["rcv-ready", null],
        ["rcv-step", "running"],
        ["rcv-start", null],
        ["rcv-step", "races"],
    ]);
    ensure!(heard == events, "{heard}");

    let early = Early::one(stage, browser).await?;
    early.type_distance("40").await?;
    early.choose_days("4").await?;
    early.quiz.go_on().await?;
    early.quiz.races(&[]).await?;
    early.quiz.visitor.sees(LOADING).await?;
    early.let_come("quiz").await?;
    early.quiz.is_at("step_areas").await?;
    let question = early.quiz.words.get("step_areas")?;
    let focused = early.quiz.visitor.ask("focused", Json::Null).await?;
    ensure!(focused.as_str().is_some_and(|focused| focused.contains(question)), "{focused}");
    ensure!(early.answers().await? == json!([40, "km", 4]), "{}", early.answers().await?);
    Ok(())
}

/// If the wasm fails, the fallback shows and the input is kept; Retry restores both.
pub(crate) async fn a_failure_keeps_early_input(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let early = Early::one(stage, browser).await?;
    early.type_distance("48").await?;
    early.js("held.fail(new TypeError('cut off'))").await?;
    early.is("error").await?;
    let visitor = &early.quiz.visitor;
    visitor.sees(KEPT).await?;
    let is_shown = "const { shadowRoot } = document.querySelector('recovery-calculator');
                    return [shadowRoot.querySelector('slot:not([name])').hidden, shadowRoot.querySelectorAll('.step').length];";
    ensure!(early.js(is_shown).await? == json!([false, 0]), "the fallback is not shown");
    visitor.press(&[("button", RETRY)]).await?;
    early.quiz.is_at("step_running").await?;
    early.is("loading").await?;
    early.let_come("quiz").await?;
    ensure!(early.answers().await? == json!([48, "km", null]), "{}", early.answers().await?);
    let focused = visitor.ask("focused", Json::Null).await?;
    let question = early.quiz.words.get("step_running")?;
    ensure!(focused.as_str().is_some_and(|focused| focused.contains(question)), "{focused}");
    Ok(())
}

/// The first question appears early only if it will look the same later, with the unit, colours and
/// heading level that the page sets; the wasm is requested first.
pub(crate) async fn early_questions_show_only_if_they_stay(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::open(stage, browser, "/pages/many.html").await?;
    let shown =
        "return [...document.querySelectorAll('recovery-calculator')].map(({ shadowRoot }) =>
                     shadowRoot?.querySelector('.root [name=unit]:checked')?.value ?? '');";
    let wanted = early
        .js("return [...document.querySelectorAll('recovery-calculator')].map(({ dataset }) => dataset.early);")
        .await?;
    let is_shown = async || Ok(early.js(shown).await? == wanted);
    early.quiz.visitor.wait(&format!("early: {wanted}"), is_shown).await?;
    let first = early.js("return held.fetched[0]").await?;
    ensure!(first.as_str().is_some_and(|first| first.contains(".wasm")), "{first} comes first");
    let count = wanted.as_array().map_or(0, Vec::len);
    let mut before = Vec::new();
    for planner in 0..count {
        before.push(early.told(planner).await?);
    }
    early.js("held.go()").await?;
    let states = "return [...document.querySelectorAll('recovery-calculator')].every(({ dataset: { state } }) => ['ready', 'quiz'].includes(state));";
    let are_ready = async || Ok(early.js(states).await? == json!(true));
    early.quiz.visitor.wait("all are ready", are_ready).await?;
    for (planner, before) in before.iter().enumerate().filter(|(_, before)| !before.is_null()) {
        same(before, &early.told(planner).await?).with_context(|| format!("planner {planner}"))?;
    }
    let fetched =
        early.js("return held.fetched.filter((url) => url.includes('.wasm')).length").await?;
    ensure!(fetched == json!(1), "the wasm was fetched {fetched} times");
    Ok(())
}

/// A slow configuration does not delay the question: its colours apply later, and its unit too
/// unless the visitor has typed by then. Its texts apply when the widget takes over.
pub(crate) async fn a_slow_configuration_does_not_delay(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let seen = "const { shadowRoot } = document.querySelector('recovery-calculator');
                const root = shadowRoot.querySelector('.root');
                return [root.querySelector('[name=unit]:checked').value, root.style.getPropertyValue('--rcv-accent')];";
    for (typed, before, after) in [
        ("", json!(["mi", ""]), json!(["km", "#7a3b00"])),
        ("20", json!(["mi", ""]), json!(["mi", "#7a3b00"])),
    ] {
        let early = Early::open(stage, browser, "/pages/late.html").await?;
        early.quiz.is_at("step_running").await?;
        early.is("loading").await?;
        let fetched = early.js("return held.fetched[0]").await?;
        ensure!(fetched.to_string().contains(".wasm"), "{fetched} comes first");
        ensure!(early.js(seen).await? == before, "{}", early.js(seen).await?);
        if !typed.is_empty() {
            early.type_distance(typed).await?;
        }
        early.js("held.configure()").await?;
        let is_coloured = async || Ok(early.js(seen).await? == after);
        early.quiz.visitor.wait(&format!("coloured: {after}"), is_coloured).await?;
        early.quiz.is_at("step_running").await?;
        early.js("held.go()").await?;
        early.quiz.visitor.sees("How far do you run?").await?;
        early.is(if typed.is_empty() { "ready" } else { "quiz" }).await?;
        ensure!(early.js(seen).await? == after, "changed: {}", early.js(seen).await?);
        if !typed.is_empty() {
            ensure!(
                early.answers().await? == json!([20, "mi", null]),
                "{}",
                early.answers().await?
            );
        }
    }
    Ok(())
}

/// A page may include the first question in its own HTML: input from before the module has loaded
/// stays, Continue does not reload the page, and the unit becomes the page's.
pub(crate) async fn a_question_of_the_page_is_taken_over_early(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::open(stage, browser, "/declared.html").await?;
    early.quiz.is_at("step_running").await?;
    early.quiz.go_on().await?;
    early.type_distance("41").await?;
    let seen = "const { shadowRoot } = document.querySelector('recovery-calculator');
                const { display } = getComputedStyle(shadowRoot.querySelector('slot:not([name])'));
                return [shadowRoot.querySelectorAll('.root').length, display, shadowRoot.activeElement?.id ?? null,
                        shadowRoot.querySelector('[name=unit]:checked').value, location.pathname + location.search];";
    let before = early.js(seen).await?;
    let path = "/declared.html";
    ensure!(before == json!([1, "none", "weeklyDistance", "km", path]), "{before}");
    let load = "document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/dist/recovery-calculator.js' }));";
    early.js(load).await?;
    early.is("loading").await?;
    let is_taken =
        async || Ok(early.js(seen).await? == json!([1, "none", "weeklyDistance", "mi", path]));
    early.quiz.visitor.wait("the question is taken over", is_taken).await?;
    early.let_come("quiz").await?;
    ensure!(early.js(seen).await? == json!([1, "none", "weeklyDistance", "mi", path]), "changed");
    ensure!(early.answers().await? == json!([41, "mi", null]), "{}", early.answers().await?);
    early.choose_days("4").await?;
    early.quiz.go_on().await?;
    early.quiz.is_at("step_races").await
}

/// The sentences of the loader, which has no locale file yet.
const LOADING: &str = "One moment: the planner is still loading.";
const KEPT: &str = "What you have typed is kept.";
const RETRY: &str = "Try again";
