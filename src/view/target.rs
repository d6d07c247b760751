//! The elements that effects act on, each drawn by one component.

use crate::{plan::acts::SessionKey, quiz::safety::HealthFlag};

/// An element that takes the focus or is scrolled into view.
///
/// The component that draws it writes `data-target={Target::….name()}`, so that moving the focus
/// needs no class of another component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The whole widget.
    Widget,
    /// The heading of the screen.
    Heading,
    /// The summary of problems.
    Problems,
    /// The offer to take over the answers of a link.
    Link,
    /// The answer that deletes nothing.
    KeepAnswers,
    /// The button that asks whether to delete the answers.
    AskDeletion,
    /// The button that brings back what was removed.
    Undo,
    /// The line that opens Fine-tune.
    FineTune,
    /// The line that opens the card of a race, by its id.
    RaceCard(u32),
    /// The heading of the weekly runs.
    Weekly,
    /// The first field of days away, by their id.
    Away(u32),
    /// The box of a health question, which has an id instead of `data-target`.
    Flag(HealthFlag),
    /// The panel that says what to do before anything else.
    Help,
    /// The heading of that panel under a box of the health questions.
    HelpTitle,
    /// The text to copy by hand.
    CopyText,
    /// What opens the changes of a session, or asks whether it took place.
    Change(SessionKey),
    /// The sentence of the last act.
    Told,
    /// The button that adds a session.
    AddSession,
}

impl Target {
    /// The value of `data-target`.
    pub(crate) fn name(self) -> String {
        let name = match self {
            Self::Widget => "widget",
            Self::Heading => "heading",
            Self::Problems => "problems",
            Self::Link => "link",
            Self::KeepAnswers => "keep-answers",
            Self::AskDeletion => "ask-deletion",
            Self::Undo => "undo",
            Self::FineTune => "fine-tune",
            Self::Weekly => "weekly",
            Self::RaceCard(id) => return ["race-", &id.to_string()].concat(),
            Self::Away(id) => return ["away-", &id.to_string()].concat(),
            Self::Flag(flag) => return flag_id(flag),
            Self::Help => "help",
            Self::HelpTitle => "help-title",
            Self::CopyText => "copy-text",
            Self::Change(key) => return ["change-", &key.code()].concat(),
            Self::Told => "told",
            Self::AddSession => "add-session",
        };
        name.to_owned()
    }

    /// The selector that finds the element.
    pub(crate) fn selector(self) -> String {
        let attribute = if matches!(self, Self::Flag(_)) { "id" } else { "data-target" };
        // Days away are one box with three fields for each date.
        let inner = if matches!(self, Self::Away(_)) { " input" } else { "" };
        ["[", attribute, "='", &self.name(), "']", inner].concat()
    }
}

/// The id of the box of a health question.
pub(crate) fn flag_id(flag: HealthFlag) -> String {
    flag.code().to_owned()
}
