//! Native details whose state is set at first, and which afterwards belong to the visitor.

use crate::view::markup::prelude::*;

/// The properties of `Fold`.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct FoldProps {
    /// The class of the element.
    pub(crate) class: AttrValue,
    /// Whether it is open at first.
    pub(crate) is_open: bool,
    /// Where this changes, it opens or closes once more.
    #[prop_or_default]
    pub(crate) turn: usize,
    /// The summary, and the content.
    pub(crate) children: Html,
}

/// Native details that no render opens or closes, unless their turn has come.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let open = use_memo(props.turn, |_| props.is_open);
    html! {
        <details class={props.class.clone()} open={*open}>{ props.children.clone() }</details>
    }
}
