//! What a trial needs: a browser of one engine, and what all engines share.

use std::{
    ops::Deref,
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::Result;
use libtest_mimic::{Failed, Trial};
use thirtyfour::WebDriver;
use tokio::runtime::Runtime;

use crate::{
    browser::{Driver, Engine, Wanted},
    clock::Clock,
    quiz::Quiz,
    trials::{Company, Entry},
    visitor::{Visitor, Way},
    words::Words,
};

/// What the trials of all engines share.
pub(crate) struct Shared {
    pub(crate) site: String,
    pub(crate) words: Words,
    pub(crate) clock: Clock,
    /// One for all trials, as a browser is visited by many of them.
    pub(crate) runtime: Runtime,
    /// Held by every trial, and as its only holder by one that must be alone on the machine.
    pub(crate) crowd: RwLock<()>,
}

/// One engine.
pub(crate) struct Stage {
    driver: Driver,
    shared: Arc<Shared>,
}

impl Deref for Stage {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl Stage {
    pub(crate) const fn new(driver: Driver, shared: Arc<Shared>) -> Self {
        Self { driver, shared }
    }

    /// Which browser this is.
    pub(crate) const fn engine(&self) -> Engine {
        self.driver.engine()
    }

    /// A test of the runner; its time is measured.
    pub(crate) fn test(self: &Arc<Self>, entry: &Entry) -> Trial {
        let (stage, entry, name) = (self.clone(), entry.clone(), entry.name.clone());
        let test = move || {
            let alone = entry.company == Company::Alone;
            let _alone = alone.then(|| stage.crowd.write().unwrap_or_else(PoisonError::into_inner));
            let _beside =
                (!alone).then(|| stage.crowd.read().unwrap_or_else(PoisonError::into_inner));
            let engine = stage.engine();
            stage.clock.measure(&entry.name, engine, || (entry.run)(&stage))
        };
        // As `[firefox] name`: `cargo xtask test` counts them by engine.
        Trial::test(name, test).with_kind(self.engine().name())
    }

    pub(crate) fn block_on(&self, test: impl Future<Output = Result<()>>) -> Result<(), Failed> {
        self.runtime.block_on(test).map_err(|error| Failed::from(format!("{error:#}")))
    }

    /// Gives a browser to a look that opens its pages itself.
    pub(crate) fn look(
        &self,
        wanted: Wanted,
        look: impl AsyncFnOnce(WebDriver) -> Result<()>,
    ) -> Result<(), Failed> {
        self.block_on(self.driver.visit(wanted, &self.site, look))
    }

    /// Opens a page and lets the visit go its way.
    pub(crate) fn run(
        &self,
        page: &str,
        way: Way,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<(), Failed> {
        self.block_on(self.visit_by(way, page, visit))
    }

    /// One visit with the pointer.
    pub(crate) async fn visit(
        &self,
        page: &str,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<()> {
        self.visit_by(Way::Pointer, page, visit).await
    }

    async fn visit_by(
        &self,
        way: Way,
        page: &str,
        visit: impl AsyncFnOnce(Quiz<'_>) -> Result<()>,
    ) -> Result<()> {
        let visit = async |browser| {
            let visitor = Visitor::new(&browser, way);
            visitor.open(&[&self.site, page].concat()).await?;
            visit(Quiz { visitor, words: &self.words }).await
        };
        self.driver.visit(Wanted::Tab, &self.site, visit).await
    }

    /// Ends the browsers.
    pub(crate) fn close(&self) -> Result<()> {
        self.runtime.block_on(self.driver.close())
    }
}
