//! Layout shifts and reduced motion.

use anyhow::{Result, ensure};
use serde_json::{Value as Json, json};
use thirtyfour::WebDriver;

use crate::{
    Stage,
    browser::read,
    gallery,
    quiz::Quiz,
    visitor::{Visitor, Way},
};

/// Records Chromium's layout shifts from now on, without those within half a second of input.
const WATCH: &str = "
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
            const of = sources.map(({ node }) => node?.className ?? '').join(', ');
            if (!hadRecentInput) window.shifts.push(`${value} of ${of}`);
        }
    }).observe({ type: 'layout-shift' });";

/// A whole journey on the clinic's own page, at a phone's width, with pauses in which a late change
/// would count.
pub(crate) async fn answering_causes_no_layout_shift(
    stage: &Stage,
    browser: &WebDriver,
) -> Result<()> {
    let size = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": false });
    browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    let visitor = Visitor::new(browser, Way::Pointer);
    visitor.open(&[&stage.site, "/pages/one.html"].concat()).await?;
    browser.execute(WATCH, vec![]).await?;
    let quiz = Quiz { visitor, words: &stage.words };
    quiz.running("55", "5").await?;
    pause().await;
    quiz.races(&[]).await?;
    pause().await;
    quiz.areas(Some(("calves", "side_right", "6"))).await?;
    pause().await;
    quiz.healthy().await?;
    pause().await;
    quiz.availability(&[2, 4, 6], "availability_last_never").await?;
    pause().await;
    quiz.show_plan().await?;
    pause().await;
    let shifts = read(browser, "return window.shifts", vec![]).await?.json().clone();
    ensure!(shifts == json!([]), "shifts: {shifts}");
    Ok(())
}

/// Longer than Chromium attributes a shift to input.
async fn pause() {
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
}

/// With reduced motion nothing has a transition or an animation.
pub(crate) async fn reduced_motion_is_respected(stage: &Stage, browser: &WebDriver) -> Result<()> {
    const MOVING: &str = "
        const planners = [...document.querySelectorAll('recovery-calculator')];
        const all = planners.flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.root *')]);
        const styles = all.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')]);
        const moves = ({ transitionDuration, animationName }) =>
            animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0);
        return [all.length, styles.filter(moves).length];";
    gallery::open(browser, &stage.site, "?state=1-running,3-areas-one,7-plan-tuned").await?;
    let count = async || -> Result<(u64, u64)> {
        let counted: Vec<u64> =
            serde_json::from_value(read(browser, MOVING, vec![]).await?.json().clone())?;
        Ok((counted.first().copied().unwrap_or(0), counted.get(1).copied().unwrap_or(0)))
    };
    let (all, moving) = count().await?;
    ensure!(all > 500 && moving > 0, "{moving} of {all} elements have motion: nothing to reduce");
    let features: Json = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
    let media = json!({ "media": "", "features": features });
    browser.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    let (_, moving) = count().await?;
    ensure!(moving == 0, "{moving} elements still have motion");
    Ok(())
}
