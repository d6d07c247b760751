//! The initial state of a widget: answers from the page, from a link, or from an earlier visit.

use std::rc::Rc;

use crate::{
    embed::{config::Warning, host, input::Input, js_value, storage},
    plan::{day::Day, range, request::Request, value::Value},
    quiz::{
        Quiz,
        link::Linked,
        prefill,
        saved::{self, Persistence, Saved},
        shared::Shared,
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

impl Beginning {
    /// What its link brings, if it brings anything.
    pub(crate) fn linked(self) -> Option<Linked> {
        let Start { answers, shared_on, shared, .. } = self.start;
        let is_something = answers.is_some() || shared.is_some();
        let answers = answers.unwrap_or_default();
        is_something.then_some(Linked { answers, shared_on, plan_id: self.plan_id, plan: shared })
    }
}

/// Answers from the page take precedence over a link, and a link over an earlier visit. The latter
/// is only offered, and what was kept is not overwritten without being asked.
pub(crate) fn begin(input: &Input, answers: &Value, kept: &Value) -> Beginning {
    if let Some(sample) = input.environment.sample {
        let start = Start { sample: Some(sample), ..Start::default() };
        return Beginning { start, source: "fresh", ..Beginning::default() };
    }
    let settings = &input.environment.settings;
    let fresh = Quiz::new(settings).draft.without_health(settings);
    let given = Request::from_json(answers).filter(|given| *given != fresh).map(Rc::new);
    let mut beginning = if given.is_some() {
        let start = Start { answers: given, ..Start::default() };
        Beginning { start, source: "property", ..Beginning::default() }
    } else {
        from_link(input, true).unwrap_or_default()
    };
    let from_before = || Some((Saved::read(kept, settings.today)?, false));
    if let Some((saved, is_local)) = from_storage(input).or_else(from_before) {
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
    let is_same = beginning.start.answers.as_ref() == Some(&saved.answers);
    if is_same && saved.has_plan() {
        beginning.start.answers = None;
    }
    if !is_same || saved.has_plan() {
        beginning.start.offer = Some(saved);
    }
}

/// Reads our parameters of the fragment once and removes them from the address. A shared plan stays
/// in this entry of the history, so that a reload shows it again and no log has it.
pub(crate) fn from_link(input: &Input, is_start: bool) -> Option<Beginning> {
    if !input.opens_links() {
        return None;
    }
    let mut found = prefill::read(&host::page_fragment(), &input.link_prefix);
    let entry = entry(input);
    match found.rest.take() {
        Some(rest) => host::replace_fragment(&rest, &entry, found.plan.clone()),
        None if is_start => found.plan = Some(host::text_of_entry(&entry)?),
        None => return None,
    }
    let compact = found.compact.as_deref().and_then(js_value::from_link);
    let compact = compact.unwrap_or_default();
    let shared_on = compact.get("on").as_text().and_then(Day::from_iso);
    // A link may come from a time zone where it is already tomorrow, but not from a later date.
    let shared = range::past(input.environment.settings.today.plus(1));
    let shared_on = shared_on.filter(|day| shared.contains(day));
    let today = input.environment.settings.today;
    let plan = found.plan.as_deref().and_then(js_value::from_link).unwrap_or_default();
    let shared = Shared::read(&plan, today).map(Rc::new);
    let more = if shared.is_some() { plan.get("a") } else { &compact };
    let answers = Request::from_compact(more).map(Rc::new).or(found.answers);
    let mut refused = found.refused;
    let is_unreadable = found.plan.is_some() && shared.is_none();
    if is_unreadable || (found.compact.is_some() && compact.is_null()) {
        refused.push("rcv".to_owned());
    }
    let warning = |key: String| Warning::new(["#", &key].concat(), "unknown_value");
    let source = if answers.is_some() || shared.is_some() { "link" } else { "" };
    let plan_id = saved::plan_id(if shared.is_some() { &plan } else { &compact }.get("id"));
    Some(Beginning {
        plan_id: plan_id.clone(),
        start: Start { answers, shared_on, shared, plan_id, is_unreadable, ..Start::default() },
        source,
        warnings: refused.into_iter().map(warning).collect(),
        ..Beginning::default()
    })
}

/// The key of a shared plan in the history.
pub(crate) fn entry(input: &Input) -> String {
    ["rcv.link.", &input.link_prefix].concat()
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
