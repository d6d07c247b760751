//! The widget takes over the early questions in several tasks; events may occur between them.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;

use super::Early;
use crate::Stage;

/// Input between two tasks of the takeover counts, and so does clearing a field.
pub(crate) async fn input_during_the_takeover_counts(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    for (text, distance, state) in [("41", json!(41), "quiz"), ("", json!(null), "ready")] {
        let early = Early::one(stage, browser).await?;
        early.type_distance("40").await?;
        let types = "const { shadowRoot } = document.querySelector('recovery-calculator');
                     const [field] = shadowRoot.querySelectorAll('[type=text]');
                     const type = ({ target }) => { if (target !== field) field.value = text; };
                     shadowRoot.addEventListener('input', type);";
        early.js(&format!("const text = '{text}'; {types}")).await?;
        early.let_come(state).await?;
        let answers = early.answers().await?;
        ensure!(answers == json!([distance, "km", null]), "{answers}");
    }
    Ok(())
}

/// The widget renders behind the question in use and does not take its focus.
pub(crate) async fn the_takeover_keeps_the_focus(stage: &Stage, browser: &WebDriver) -> Result<()> {
    let early = Early::at_the_second(stage, browser).await?;
    // In a message handler: after the task in which the focus moved.
    let watch = "const { shadowRoot } = document.querySelector('recovery-calculator');
                 held.roots = [];
                 shadowRoot.addEventListener('focusin', () => {
                   const { port1, port2 } = new MessageChannel();
                   port1.onmessage = () => held.roots.push(shadowRoot.querySelectorAll('.root').length);
                   port2.postMessage(0);
                 });";
    early.js(watch).await?;
    early.let_come("quiz").await?;
    early.quiz.is_at("step_races").await?;
    let roots = early.js("return held.roots").await?;
    ensure!(roots == json!([1]), "roots after each move of the focus: {roots}");
    let question = early.quiz.words.get("step_races")?;
    let focused = early.quiz.visitor.ask("focused", json!(null)).await?;
    ensure!(focused.as_str().is_some_and(|focused| focused.contains(question)), "{focused}");
    Ok(())
}

/// A planner that is removed during the takeover and inserted again starts it over.
pub(crate) async fn the_takeover_can_be_interrupted(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::at_the_second(stage, browser).await?;
    let cut = "const planner = document.querySelector('recovery-calculator');
               const { shadowRoot, parentNode } = planner;
               const watch = new MutationObserver(() => {
                 const [, own] = shadowRoot.querySelectorAll('.root');
                 // Its real first question is behind it, the early one is still shown.
                 if (!own?.querySelector('.step') || own.querySelector('[name=runDays]')) return;
                 watch.disconnect();
                 planner.remove();
                 setTimeout(() => {
                   held.cut = planner.dataset.state;
                   parentNode.append(planner);
                 }, 100);
               });
               watch.observe(shadowRoot, { childList: true, subtree: true });";
    early.js(cut).await?;
    early.js("held.go()").await?;
    let is_cut = async || Ok(early.js("return held.cut ?? ''").await? == json!("idle"));
    early.quiz.visitor.wait("it was cut short", is_cut).await?;
    early.is("quiz").await?;
    early.quiz.is_at("step_races").await?;
    ensure!(early.answers().await? == json!([40, "km", 4]), "{}", early.answers().await?);
    let roots = "return document.querySelector('recovery-calculator').shadowRoot.querySelectorAll('.root, [inert]').length";
    ensure!(early.js(roots).await? == json!(1), "the page has more than the planner");
    early.quiz.races(&[]).await?;
    early.quiz.is_at("step_areas").await
}

/// A takeover that waits for the end of a press, on a planner that was removed, passes nothing to
/// the planner that reuses its root.
pub(crate) async fn a_late_takeover_changes_no_other_planner(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let early = Early::one(stage, browser).await?;
    early.type_distance("40").await?;
    early
        .js("document.querySelector('recovery-calculator').shadowRoot.querySelector('.root')
               .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
             held.go();")
        .await?;
    let is_behind = "return document.querySelector('recovery-calculator').shadowRoot.querySelectorAll('.step').length;";
    let is_there = async || Ok(early.js(is_behind).await? == json!(2));
    early.quiz.visitor.wait("the widget behind the question", is_there).await?;
    let replace = "const planner = document.querySelector('recovery-calculator');
                   const other = document.createElement('recovery-calculator');
                   other.setAttribute('instance', 'other');
                   planner.replaceWith(other);";
    early.js(replace).await?;
    early.is("ready").await?;
    // Longer than the wait for the end of a press.
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    early.is("ready").await?;
    ensure!(early.answers().await? == json!([null, "mi", null]), "{}", early.answers().await?);
    Ok(())
}
