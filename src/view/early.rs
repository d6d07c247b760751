//! The first questions without answers, rendered without a browser. `cargo xtask dist` puts them
//! into the loader, which shows them while the wasm is loading.

use std::{collections::BTreeMap, rc::Rc};

use yew::{Callback, LocalServerRenderer};

use crate::{
    plan::{
        day::{Day, Weekday},
        distance::Unit,
    },
    quiz::{Settings, saved::Persistence, step::Step},
    text::{
        Messages, Plural, browser::Browser, catalog::Catalog, clinic::Clinic,
        plan_context::Direction,
    },
    view::{
        app::{App, AppProps, Start},
        environment::Environment,
    },
};

/// The markup of a step in one language, for a clinic that has configured nothing. The first two
/// steps do not depend on the day, the clinic or the browser.
pub async fn question(texts: BTreeMap<String, String>, step: Step) -> String {
    let environment = Environment {
        messages: Messages::new(Catalog::from_iter(texts), Catalog::default(), |_| Plural::Other),
        lang: "en".to_owned(),
        direction: Direction::Ltr,
        clinic: Rc::new(Clinic::default()),
        settings: Rc::new(Settings {
            today: Day::UNIX,
            closed_weekdays: Vec::new(),
            closed_dates: Vec::new(),
            lead_days: 1,
            offers: Vec::new(),
            unit: Unit::Km,
            decimal_separator: '.',
            months: Vec::new(),
            is_month_first: false,
        }),
        week_start: Weekday::ALL[0].into(),
        is_preview: false,
        sample: None,
        level: 2,
        off: Vec::new(),
        browser: Browser::Whole,
        persistence: Persistence::Session,
        page: String::new(),
    };
    let props = AppProps {
        environment: Rc::new(environment),
        start: Start { step: (step != Step::Running).then_some(step), ..Start::default() },
        clock: Callback::from(|()| None),
        on_change: Callback::noop(),
        on_plan_action: Callback::noop(),
        on_book: Callback::noop(),
    };
    LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await
}
