//! What the widget tells the visitor that it has done.

use yew::AttrValue;

/// The last thing done with the plan or the answers, for the status line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announcement {
    /// Counts the announcements, so that a screen reader reads the same words again.
    pub turn: u32,
    /// The words; empty when there is nothing to announce.
    pub status: AttrValue,
    /// A text to copy by hand, where the clipboard refused it.
    pub text: Option<AttrValue>,
}

impl Announcement {
    /// The announcement that takes the place of this one. An empty one ends it and counts nothing.
    pub(crate) fn followed_by(&self, next: Self) -> Self {
        Self { turn: self.turn + u32::from(!next.status.is_empty()), ..next }
    }
}
