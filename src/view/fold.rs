//! A part that opens: open or closed at first as told, then as the visitor likes.

use crate::view::markup::prelude::*;

/// What opens.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct FoldProps {
    /// The class of the whole.
    pub(crate) class: AttrValue,
    /// Whether it is open at first.
    pub(crate) is_open: bool,
    /// The line that opens it, and what it opens.
    pub(crate) children: Html,
}

/// Native details that no later state closes under the visitor's hands.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let open = use_memo((), |()| props.is_open);
    html! {
        <details class={props.class.clone()} open={*open}>{ props.children.clone() }</details>
    }
}
