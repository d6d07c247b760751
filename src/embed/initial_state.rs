//! The initial state of a widget: answers from the page, from a link, or from an earlier visit.

use std::rc::Rc;

use crate::{
    embed::{config::Warning, host, input::Input, js_value, storage},
    plan::{day::Day, range, request::Request, value::Value},
    quiz::{
        Quiz, prefill,
        saved::{self, Persistence, Saved},
    },
    view::app::Start,
};

/// The initial answers, their source, and the plan id that came with them.
#[derive(Debug, Default)]
pub(crate) struct Beginning {
    pub(crate) start: Start,
    /// The source, as in `rcv-ready`.
    pub(crate) source: &'static str,
    pub(crate) plan_id: Option<String>,
    /// Whether something of ours is stored on the device, not only in this tab.
    pub(crate) is_local: bool,
    /// The parts of the link that could not be read.
    pub(crate) warnings: Vec<Warning>,
}

/// Answers from the page take precedence over a link, and a link over an earlier visit. The latter
/// is only offered, and what was kept is not overwritten without being asked.
pub(crate) fn begin(input: &Input, answers: &Value) -> Beginning {
    let settings = &input.environment.settings;
    let fresh = Quiz::new(settings).draft.without_health(settings);
    let given = Request::from_json(answers).filter(|given| *given != fresh).map(Rc::new);
    let mut beginning = if given.is_some() {
        let start = Start { answers: given, ..Start::default() };
        Beginning { start, source: "property", ..Beginning::default() }
    } else {
        from_link(input).unwrap_or_default()
    };
    if let Some((saved, is_local)) = from_storage(input) {
        with_earlier(&mut beginning, saved, is_local);
        beginning.start.remember = is_local && input.environment.persistence == Persistence::Device;
    }
    if beginning.source.is_empty() {
        beginning.source = "fresh";
    }
    beginning
}

/// The record of calendar files from an earlier visit.
fn with_earlier(beginning: &mut Beginning, saved: Saved, is_local: bool) {
    beginning.is_local = is_local;
    // The visitor's calendar is the same, wherever the answers come from; a shared plan has an id
    // of its own.
    if beginning.plan_id.as_ref().is_none_or(|other| *other == saved.plan_id) {
        beginning.plan_id = Some(saved.plan_id.clone());
        beginning.start.exported = saved.exported.clone();
    }
    if beginning.source.is_empty() {
        beginning.source = "storage";
    }
    // After an error the page passes back what is stored already.
    if beginning.start.answers.as_ref() != Some(&saved.answers) {
        beginning.start.offer = Some(saved);
    }
}

/// Reads our parameters of the fragment once and removes them from the address.
pub(crate) fn from_link(input: &Input) -> Option<Beginning> {
    if !input.opens_links() {
        return None;
    }
    let found = prefill::read(&host::page_fragment(), &input.link_prefix);
    host::replace_fragment(&found.rest?);
    let compact = found.compact.as_deref().and_then(js_value::from_link);
    let compact = compact.unwrap_or_default();
    let shared_on = compact.get("on").as_text().and_then(Day::from_iso);
    // A link may come from a time zone where it is already tomorrow, but not from a later date.
    let shared = range::past(input.environment.settings.today.plus(1));
    let shared_on = shared_on.filter(|day| shared.contains(day));
    let answers = Request::from_compact(&compact).map(Rc::new).or(found.answers);
    let mut refused = found.refused;
    if found.compact.is_some() && compact.is_null() {
        refused.push("rcv".to_owned());
    }
    let warning = |key: String| Warning::new(["#", &key].concat(), "unknown_value");
    let source = if answers.is_some() { "link" } else { "" };
    Some(Beginning {
        plan_id: saved::plan_id(compact.get("id")),
        start: Start { answers, shared_on, ..Start::default() },
        source,
        warnings: refused.into_iter().map(warning).collect(),
        ..Beginning::default()
    })
}

/// What an earlier visit has stored, and whether on the device.
fn from_storage(input: &Input) -> Option<(Saved, bool)> {
    let key = &input.key;
    if input.environment.persistence == Persistence::None {
        return None;
    }
    let (kept, is_local) = storage::read(key)?;
    let today = input.environment.settings.today;
    if saved::is_over(&kept, today) {
        storage::forget(key);
    }
    // Unreadable data is left alone: it may come from a later release, or the clock may be wrong.
    Some((Saved::read(&kept, today)?, is_local))
}
