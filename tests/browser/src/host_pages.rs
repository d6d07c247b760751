//! The widget on host pages: on any page it looks and works the same, and does no harm.
//!
//! Each trial opens a page of `tests/pages` and runs a script there that makes many checks.

mod pictured;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    browser::{Engine, read},
    quiz::Quiz,
};

pub(crate) use pictured::screenshots_match_on_every_host_page;

const TOOLS: &str = include_str!("host_pages/tools.js");
/// Well below the limit of a trial (see `browser.rs`), and well above the longest script.
const PATIENCE: Duration = Duration::from_mins(6);
/// For a single condition.
const MOMENT: Duration = Duration::from_mins(1);
const GLANCE: Duration = Duration::from_millis(50);

/// By class, by another tag, twice, from any origin, and delayed or joined by a plugin.
pub(crate) async fn every_way_onto_a_page(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/ways.html", include_str!("host_pages/ways.js")).await
}

/// A frame of another origin takes the height of its content and forwards its events, nothing else.
pub(crate) async fn the_edition_in_a_frame(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/framed.html", include_str!("host_pages/frame.js")).await
}

/// On every kind of host page it looks as on the plain one.
pub(crate) async fn styles_of_host_pages_do_not_leak_in(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/hosts.js")).await
}

/// Under exactly the policies of D-27 everything works without a report; with less it says why.
pub(crate) async fn documented_policies_are_enough(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    for (page, fault) in [
        ("/strict/policy.html", None),
        ("/nonce/policy.html", None),
        ("/isolated/isolated.html", None),
        ("/no-wasm/policy.html", Some("wasm-blocked-csp")),
        ("/no-connect/policy.html", Some("wasm-fetch")),
    ] {
        browser.goto([&stage.site, page].concat()).await?;
        let ran =
            run_apart(browser, include_str!("host_pages/policy.js"), vec![json!(fault)]).await;
        ran.context(page)?;
    }
    Ok(())
}

/// Today is the date at the clinic, with and without `Temporal`.
pub(crate) async fn today_is_the_clinics(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/zone.js")).await
}

/// On any failure the right code is reported, the author's text shows, and Retry works.
pub(crate) async fn every_failure_is_reported_and_can_be_retried(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/faults.js")).await
}

/// A configuration is interpreted as the clinic meant it, in every form that it can be passed in;
/// the rest is reported with a correction.
pub(crate) async fn misspelt_configurations_are_corrected(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/meant.js")).await
}

/// Requests nothing before the visitor is near, and nothing once ready; a trap affects nothing
/// else.
pub(crate) async fn it_loads_lazily_and_recovers_from_traps(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/quiet.js")).await
}

/// Every custom property and part works as documented; invalid values fall back.
pub(crate) async fn custom_properties_and_parts_work(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/looks.html", include_str!("host_pages/custom_properties.js")).await
}

/// When extensions replace our text nodes, each screen still shows its own texts.
pub(crate) async fn translators_do_not_break_the_texts(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/translated.js")).await
}

/// A box that requires help shows it at once, and a referral scrolls to its top.
pub(crate) async fn urgent_help_is_shown_at_once(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/help.js")).await
}

/// Each list of health questions has its answers, its boxes and its place on the screen.
pub(crate) async fn health_is_asked_in_lists(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/lists.js")).await
}

/// The question stays readable under a page's fixed bars and focus rings.
pub(crate) async fn no_fixed_bar_covers_a_question(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/covered.js")).await
}

/// Events of our controls do not reach the page, and session recorders exclude us; its dialogs and
/// slots work.
pub(crate) async fn events_do_not_reveal_answers(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/overheard.js")).await
}

/// Sites with client-side routing; removal at every await of the loading.
pub(crate) async fn client_side_routing_and_removals(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/routed.js")).await
}

/// However the planner is hidden, it requests nothing and stays invisible until it is shown.
pub(crate) async fn a_hidden_planner_loads_nothing(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/hidden.js")).await
}

/// Works on pages that redefine built-in classes, and with old libraries.
pub(crate) async fn pages_may_redefine_built_ins(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/owned.js")).await
}

/// Markup as a CMS rewrites it and frameworks change it; adoption by another document.
pub(crate) async fn markup_rewritten_by_a_cms(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/changed.js")).await
}

/// Links opened on the planner's page, and the URLs of the links that it makes.
pub(crate) async fn links_opened_on_the_same_page(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/linked.js")).await
}

/// The lines that the docs tell authors to copy reserve the space that the planner needs.
pub(crate) async fn documented_lines_reserve_space(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    const DOCS: &str = include_str!("../../../docs/embedding.md");
    let html = DOCS.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next());
    let html: Vec<&str> = html.collect();
    browser.goto([&stage.site, "/pages/blank.html"].concat()).await?;
    run(browser, include_str!("host_pages/room.js"), vec![json!(html)]).await
}

/// The module's URL has another host name of the site, which the page cannot load from: the loader
/// finds the files.
pub(crate) async fn files_under_another_host_name(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let site = stage.site.replace("127.0.0.1", "localhost");
    browser.goto([&site, "/pages/blank.html"].concat()).await?;
    run(browser, include_str!("host_pages/renamed.js"), Vec::new()).await
}

/// In a frame of another origin no script may open the browser's date picker, so no button offers
/// it.
pub(crate) async fn frames_have_no_date_picker_button(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    const SEEN: &str = "
        const made = document.querySelector('recovery-calculator');
        const root = made?.shadowRoot;
        if (made?.state === 'ready') {
            made.answers = { weeklyDistance: 40, runDays: 4, races: [{ date: '2026-04-18', distance: 'half', priority: 'A' }] };
        }
        const step = root?.querySelector('[data-step]')?.dataset.step;
        if (made?.state === 'quiz' && step === 'running') root.querySelector('.step__go').click();
        const of = (part) => [...root?.querySelectorAll(part) ?? []].length;
        return [step, of('[data-part=day]'), of('.date__button')]";
    for (page, framed, wanted) in [
        ("/pages/framed.html", true, json!(["races", 1, 0])),
        ("/pages/one.html", false, json!(["races", 1, 1])),
    ] {
        browser.goto([&stage.site, page].concat()).await?;
        if framed {
            browser.enter_frame(0).await?;
        }
        let start = Instant::now();
        loop {
            let seen = read(browser, SEEN, vec![]).await?.json().clone();
            if seen == wanted {
                break;
            }
            ensure!(start.elapsed() < MOMENT, "{page}: {seen}");
            tokio::time::sleep(GLANCE).await;
        }
    }
    Ok(())
}

/// `tsc --strict` on a small client and on wrong ones. One engine is enough.
pub(crate) async fn the_types_compile(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/types.html", include_str!("host_pages/types.js")).await
}

/// Planners that are inserted, moved, removed and inserted again leak nothing.
pub(crate) async fn a_hundred_life_cycles_leak_nothing(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    // By the tag, by the class, by a template and by another tag in turn, then in frames: 25 of
    // each. The counts must be exactly as before, so that a single leak shows.
    let rounds = if stage.engine() == Engine::Chromium { 100 } else { 20 };
    let live = async |rounds: u32| {
        run(browser, include_str!("host_pages/life.js"), vec![json!(rounds)]).await
    };
    browser.goto([&stage.site, "/pages/life.html"].concat()).await?;
    live(10).await?;
    let before = counted(stage, browser).await?;
    live(rounds).await?;
    let after = counted(stage, browser).await?;
    ensure!(before == after, "{before}\nbecame {after}");
    Ok(())
}

/// Listeners, nodes, detached nodes and bytes of wasm memory. Only Chromium reports all of them.
async fn counted(stage: &Stage, browser: &WebDriver) -> Result<Json> {
    let memory = "return memories.map(({ buffer }) => buffer.byteLength)";
    let memory = browser.execute(memory, vec![]).await?.json().clone();
    if stage.engine() != Engine::Chromium {
        return Ok(memory);
    }
    let cdp = browser.cdp();
    for _ in 0..2 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let counters = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
    let detached = cdp.send_raw("DOM.getDetachedDomNodes", json!({})).await?;
    let detached = detached.get("detachedNodes").and_then(Json::as_array).map(Vec::len);
    Ok(json!({ "memory": memory, "counters": counters, "detached": detached }))
}

/// No browser loads a module from a file URL: the author's text stays, and one line says why.
pub(crate) async fn a_page_from_a_file_url(_: &Stage, browser: &WebDriver) -> Result<()> {
    const SEEN: &str = "
        const text = document.querySelector('recovery-calculator > b');
        return [text.checkVisibility(), window.noted.lines.filter((line) => line.includes('file-protocol: ')).length]";
    let page = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/../pages/disk.html");
    browser.goto(page).await?;
    let start = Instant::now();
    loop {
        let seen = read(browser, SEEN, vec![]).await?.json().clone();
        if seen == json!([true, 1]) {
            return Ok(());
        }
        ensure!(start.elapsed() < MOMENT, "the text, and lines: {seen}");
        tokio::time::sleep(GLANCE).await;
    }
}

/// Inside a form of the page, Enter is handled by the planner alone, and nothing of ours is
/// submitted.
pub(crate) async fn inside_a_form(quiz: &Quiz<'_>) -> Result<()> {
    let (visitor, words) = (&quiz.visitor, quiz.words);
    quiz.is_at("step_running").await?;
    visitor.choose(&[("group", words.get("running_days")?), ("radio", "5")]).await?;
    visitor.type_into(&[("textbox", words.get("running_distance")?)], "55").await?;
    visitor.enter().await?;
    quiz.is_at("step_races").await?;
    let seen =
        "return [window.submitted, [...new FormData(document.querySelector('form'))].length]";
    let seen = visitor.browser().execute(seen, vec![]).await?.json().clone();
    ensure!(seen == json!([0, 1]), "sent, and fields of the page's form: {seen}");
    Ok(())
}

/// Opens a page and runs a script there.
pub(crate) async fn look(
    stage: &Stage,
    browser: &WebDriver,
    page: &str,
    script: &str,
) -> Result<()> {
    browser.goto([&stage.site, page].concat()).await?;
    run(browser, script, Vec::new()).await.context(page.to_owned())
}

/// Runs a script of this folder as a script of the page; a driver may run it in another realm.
async fn run(browser: &WebDriver, script: &str, given: Vec<Json>) -> Result<()> {
    const PUT: &str = "
        window.told = null;
        const own = document.createElement('script');
        own.textContent = arguments[0];
        document.head.append(own);
        own.remove();";
    let given = serde_json::to_string(&given)?;
    let given = format!("[...{given}, (told) => {{ window.told = told; }}]");
    let whole = format!("(function () {{ {TOOLS}\n{script}\n}}).apply(null, {given});");
    browser.execute(PUT, vec![whole.into()]).await?;
    let start = Instant::now();
    loop {
        let told = read(browser, "return window.told", vec![]).await?.json().clone();
        if !told.is_null() {
            return judge(told);
        }
        ensure!(start.elapsed() < PATIENCE, "the script does not end");
        tokio::time::sleep(GLANCE).await;
    }
}

/// Runs a script of this folder in a page whose policy blocks all other scripts.
async fn run_apart(browser: &WebDriver, script: &str, given: Vec<Json>) -> Result<()> {
    browser.set_script_timeout(PATIENCE).await?;
    let told = browser.execute_async([TOOLS, script].concat(), given).await?;
    judge(told.json().clone())
}

/// Fails with the findings of a script.
fn judge(told: Json) -> Result<()> {
    let (checks, found): (u32, Vec<String>) = serde_json::from_value(told)?;
    ensure!(found.is_empty(), "of {checks} checks:\n{}", found.join("\n"));
    ensure!(checks > 0, "nothing was checked");
    Ok(())
}
