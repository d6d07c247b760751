//! The environment of a trial: a browser of one engine, and what all engines share.

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

/// Shared by the trials of all engines.
pub(crate) struct Shared {
    pub(crate) site: String,
    pub(crate) words: Words,
    pub(crate) clock: Clock,
    /// One runtime for all trials, because many of them use the same browser.
    pub(crate) runtime: Runtime,
    /// A read lock for every trial, a write lock for one that must run alone.
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

    /// Its engine.
    pub(crate) const fn engine(&self) -> Engine {
        self.driver.engine()
    }

    /// A test for the runner, with its time measured.
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
        // As `[firefox] name`: `cargo xtask test` counts tests by engine.
        Trial::test(name, test).with_kind(self.engine().name())
    }

    pub(crate) fn block_on(&self, test: impl Future<Output = Result<()>>) -> Result<(), Failed> {
        self.runtime.block_on(test).map_err(|error| Failed::from(format!("{error:#}")))
    }

    /// Passes a browser to a trial that opens its own pages.
    pub(crate) fn look(
        &self,
        wanted: Wanted,
        look: impl AsyncFnOnce(WebDriver) -> Result<()>,
    ) -> Result<(), Failed> {
        self.block_on(self.driver.visit(wanted, &self.site, look))
    }

    /// Opens a page and runs the visit.
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

    /// Closes the browsers.
    pub(crate) fn close(&self) -> Result<()> {
        self.runtime.block_on(self.driver.close())
    }
}
