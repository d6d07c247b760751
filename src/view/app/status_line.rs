//! The words of the one status line, which screen readers read out when they change.

use crate::{
    quiz::{Undo, step::Screen},
    text::changes::Changes,
    view::{
        announcement::Announcement, fine_tune::change_summary, kept_page::words,
        step_context::StepContext,
    },
};

/// What was done last, in words: the announcement, else the removal or the change that can be taken
/// back. Empty while there is nothing to announce.
pub(super) fn status(
    step_context: &StepContext,
    announcement: &Announcement,
    changes: Option<&Changes>,
    told: Option<String>,
) -> String {
    if step_context.quiz.screen == Screen::Kept && announcement.status.is_empty() {
        return words(step_context);
    }
    match &step_context.quiz.undo {
        _ if !announcement.status.is_empty() => announcement.status.to_string(),
        Some(Undo::Race(..)) => step_context.text("races_removed"),
        Some(Undo::Away(..)) => step_context.text("availability_removed"),
        Some(Undo::Act { .. }) => told.unwrap_or_default(),
        Some(Undo::Fine { .. } | Undo::Deleted(_)) | None => {
            changes.map_or_else(String::new, |changes| change_summary(step_context, changes))
        }
    }
}
