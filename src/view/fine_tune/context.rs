//! What Fine-tune shows, which can be ahead of the page around it.

use std::rc::Rc;

use crate::{text::changes::Changes, view::step_context::StepContext};

/// The state that Fine-tune shows. The page provides it as a Yew context.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FineTuneContext {
    /// The state.
    pub(crate) step_context: StepContext,
    /// What the last change did, as long as it can be undone.
    pub(crate) changes: Option<Rc<Changes>>,
    /// Whether the page around it still shows the plan before the change.
    pub(crate) is_stale: bool,
}
