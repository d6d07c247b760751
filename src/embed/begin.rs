//! What a widget begins with: answers from the page, from a link, or of an earlier visit.

use crate::{
    embed::{config::Warning, input::Input, page, storage, taking::prefix, tree},
    plan::{day::Day, value::Value},
    quiz::{
        link, prefill,
        saved::{self, Keeping, Saved},
    },
    view::app::Start,
};

/// Where the answers came from, and the plan id that came with them.
#[derive(Debug, Default)]
pub(crate) struct Beginning {
    pub(crate) start: Start,
    /// As `rcv-ready` names it.
    pub(crate) source: &'static str,
    pub(crate) plan_id: Option<String>,
    /// What in the link could not be read.
    pub(crate) warnings: Vec<Warning>,
}

/// The key under which an instance keeps its answers.
pub(crate) fn key(instance: &str) -> String {
    ["rcv:1:", instance].concat()
}

/// Answers that the page gives win over a link, a link over an earlier visit.
pub(crate) fn begin(input: &Input, answers: Value) -> Beginning {
    let earlier = kept(input);
    let calendar = earlier.as_ref().map(|(kept, _)| (kept.plan_id.clone(), kept.exported.clone()));
    let mut beginning = if answers.is_null() {
        let earlier = || earlier.map(|kept| from_storage(input, kept));
        from_link(input).or_else(earlier).unwrap_or_else(|| fresh("fresh", Value::Null))
    } else {
        fresh("property", answers)
    };
    // The visitor's calendar is the same, wherever the answers come from; a plan that somebody
    // shared has an id of its own.
    if let Some((id, exported)) = calendar
        && beginning.plan_id.as_ref().is_none_or(|other| *other == id)
    {
        beginning.plan_id = Some(id);
        beginning.start.exported = exported;
    }
    beginning
}

fn fresh(source: &'static str, answers: Value) -> Beginning {
    let start = Start { answers, ..Start::default() };
    Beginning { start, source, ..Beginning::default() }
}

/// Our pairs of the fragment are read once and taken out of the address.
fn from_link(input: &Input) -> Option<Beginning> {
    let found = prefill::read(&page::fragment(), &prefix(&input.instance));
    page::replace_fragment(&found.rest?);
    let compact = found.compact.as_deref().and_then(tree::from_link);
    let compact = compact.unwrap_or_default();
    let shared_on = compact.get("on").as_text().and_then(Day::from_iso);
    let expanded = link::expanded(&compact);
    let answers = if expanded.is_null() { found.answers } else { expanded };
    let mut refused = found.refused;
    if found.compact.is_some() && compact.is_null() {
        refused.push("rcv".to_owned());
    }
    let warning = |key: String| Warning::new(["#", &key].concat(), "unknown_value");
    let source = if answers.is_null() { "fresh" } else { "link" };
    Some(Beginning {
        plan_id: saved::plan_id(compact.get("id")),
        start: Start { answers, shared_on, ..Start::default() },
        source,
        warnings: refused.into_iter().map(warning).collect(),
    })
}

/// What an earlier visit left, and whether it is kept on this device.
fn kept(input: &Input) -> Option<(Saved, bool)> {
    let key = key(&input.instance);
    if input.place.keeping == Keeping::Never {
        return None;
    }
    let (kept, is_local) = storage::read(&key)?;
    let saved = Saved::read(&kept, input.place.settings.today);
    if saved.is_none() {
        // Too old, of another version or damaged: nothing that could still be used.
        storage::forget(&key);
    }
    Some((saved?, is_local))
}

fn from_storage(input: &Input, (saved, is_local): (Saved, bool)) -> Beginning {
    let plan_id = Some(saved.plan_id.clone());
    let keeps = is_local && input.place.keeping == Keeping::Offered;
    let start = Start { offer: Some(saved), keeps, ..Start::default() };
    Beginning { start, source: "storage", plan_id, ..Beginning::default() }
}
