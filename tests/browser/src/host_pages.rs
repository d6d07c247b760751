//! The widget on host pages: whatever the page is like, it looks and works the same and harms nothing.
//!
//! Each look opens a page of `tests/pages` and runs a script there that makes many checks at once.

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

pub(crate) use pictured::every_host_page_is_the_same_picture;

const TOOLS: &str = include_str!("host_pages/tools.js");
/// Well under what a trial may take (see `browser.rs`), and well over what the longest script takes.
const PATIENCE: Duration = Duration::from_mins(6);
/// For one thing that is waited for.
const MOMENT: Duration = Duration::from_mins(1);
const GLANCE: Duration = Duration::from_millis(50);

/// By class, by another tag, twice, from anywhere, and however a plugin has delayed or joined it.
pub(crate) async fn every_way_onto_a_page(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/ways.html", include_str!("host_pages/ways.js")).await
}

/// A frame of another origin has the height of its content and tells its events, and nothing else.
pub(crate) async fn the_edition_in_a_frame(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/framed.html", include_str!("host_pages/frame.js")).await
}

/// On host pages of every manner it looks as on the plain one.
pub(crate) async fn every_host_page_leaves_it_alone(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/hosts.js")).await
}

/// Under exactly the policies of D-27 all works and nothing is reported; with less it says why.
pub(crate) async fn every_policy_is_enough(stage: &Stage, browser: &WebDriver) -> Result<()> {
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

/// Today is the day at the clinic, in whatever way the browser tells it.
pub(crate) async fn today_is_the_clinics(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/zone.js")).await
}

/// Whatever fails, the right code is told, the author's text shows, and Retry works.
pub(crate) async fn every_fault_is_told_and_mended(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/faults.js")).await
}

/// What a clinic has meant is read, in whatever way it is handed over; everything else is told, with what
/// to write.
pub(crate) async fn what_a_clinic_means_is_read(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/meant.js")).await
}

/// Nothing before the visitor is near, nothing after it is ready; a trap takes nothing along.
pub(crate) async fn it_is_quiet_and_comes_back(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/quiet.js")).await
}

/// Every custom property and part does what it says; what could not be read gives way.
pub(crate) async fn every_look_does_what_it_says(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/looks.html", include_str!("host_pages/custom_properties.js")).await
}

/// Whatever puts elements in the place of our texts: each screen shows its own words.
pub(crate) async fn a_translated_page_shows_its_own_words(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/translated.js")).await
}

/// A tick that asks for help opens it at once, and a referral shows its own top.
pub(crate) async fn help_is_seen_at_once(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/help.js")).await
}

/// Each list of health questions has its answers, its boxes and its place on the screen.
pub(crate) async fn health_is_asked_in_lists(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/lists.js")).await
}

/// Under bars that stay in place, and under rings that a page draws, the question can be read.
pub(crate) async fn nothing_of_the_page_covers_a_question(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/covered.js")).await
}

/// A page hears of none of our controls, and recorders leave us out; its dialogs and slots work.
pub(crate) async fn a_page_overhears_no_answer(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/overheard.js")).await
}

/// Sites that swap pages by themselves; a removal at every wait of the loading.
pub(crate) async fn routers_and_removals(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/routed.js")).await
}

/// However it is hidden, it fetches nothing and is not seen until it is shown.
pub(crate) async fn a_hidden_planner_costs_nothing(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/hidden.js")).await
}

/// On pages with classes named as the browser's, and with old libraries, everything works.
pub(crate) async fn a_page_with_names_of_its_own(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/owned.js")).await
}

/// What a CMS makes of the markup and what a framework does with it; another document.
pub(crate) async fn markup_changed_on_the_way(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/changed.js")).await
}

/// Links that are opened where the planner stands, and the addresses of those that it makes.
pub(crate) async fn links_opened_in_place(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/blank.html", include_str!("host_pages/linked.js")).await
}

/// The lines that the docs tell to copy keep the room that the planner needs.
pub(crate) async fn the_lines_of_the_docs_keep_room(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    const DOCS: &str = include_str!("../../../docs/embedding.md");
    let html = DOCS.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next());
    let html: Vec<&str> = html.collect();
    browser.goto([&stage.site, "/pages/blank.html"].concat()).await?;
    run(browser, include_str!("host_pages/room.js"), vec![json!(html)]).await
}

/// Files under the site's other name, which a page may not have from there: the loader finds them.
pub(crate) async fn files_under_the_sites_other_name(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let site = stage.site.replace("127.0.0.1", "localhost");
    browser.goto([&site, "/pages/blank.html"].concat()).await?;
    run(browser, include_str!("host_pages/renamed.js"), Vec::new()).await
}

/// In a frame of another origin no script may open the browser's calendar, so no button offers it.
pub(crate) async fn no_dead_button_in_a_frame(stage: &Stage, browser: &WebDriver) -> Result<()> {
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

/// `tsc --strict` of a small client and of wrong ones. One engine is enough.
pub(crate) async fn the_types_hold(stage: &Stage, browser: &WebDriver) -> Result<()> {
    look(stage, browser, "/pages/types.html", include_str!("host_pages/types.js")).await
}

/// Planners that come, move, go and come again leave nothing behind.
pub(crate) async fn a_hundred_lives_leave_nothing(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    // In turn by the tag, by the class, by a template and by another tag, then in frames: 25 of each.
    // What is counted must be exactly as before, so that one life that leaves something is seen.
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

/// Listeners, nodes, detached nodes and the bytes of the wasm's memory. Only Chromium tells of all.
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

/// From the disk no browser loads the module: the author's text stays, and one line says why.
pub(crate) async fn a_page_from_the_disk(_: &Stage, browser: &WebDriver) -> Result<()> {
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

/// In a form of the page, Enter is ours alone, and nothing of ours is sent.
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
async fn look(stage: &Stage, browser: &WebDriver, page: &str, script: &str) -> Result<()> {
    browser.goto([&stage.site, page].concat()).await?;
    run(browser, script, Vec::new()).await.context(page.to_owned())
}

/// Runs a script of this folder as one of the page's own; a driver may run it in a realm apart.
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

/// Runs a script of this folder in a page whose policy lets no other script in.
async fn run_apart(browser: &WebDriver, script: &str, given: Vec<Json>) -> Result<()> {
    browser.set_script_timeout(PATIENCE).await?;
    let told = browser.execute_async([TOOLS, script].concat(), given).await?;
    judge(told.json().clone())
}

/// The findings of a script are the failure.
fn judge(told: Json) -> Result<()> {
    let (checks, found): (u32, Vec<String>) = serde_json::from_value(told)?;
    ensure!(found.is_empty(), "of {checks} checks:\n{}", found.join("\n"));
    ensure!(checks > 0, "nothing was checked");
    Ok(())
}
