//! One choice among many in a native list.

use crate::view::markup::prelude::*;
use web_sys::HtmlSelectElement;

/// The properties of `Select`.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct SelectProps {
    /// The id of the control.
    pub(crate) id: String,
    /// Codes with their names, in order.
    pub(crate) choices: Vec<(String, String)>,
    /// The code of the one that is chosen.
    pub(crate) chosen: String,
    /// The id of the message, if there is a problem.
    pub(crate) error: Option<String>,
    /// Called with the code that the visitor chooses.
    pub(crate) on_choose: Callback<String>,
}

/// A list whose choice follows the state, also after Undo.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        // The attribute `selected` has no effect once the visitor has chosen.
        use_effect_with(props.chosen.clone(), move |chosen| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(chosen);
            }
        });
    }
    let onchange = props.on_choose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    html! {
        <select
            class="input"
            id={props.id.clone()}
            ref={node}
            aria-invalid={props.error.as_ref().map(|_| "true")}
            aria-describedby={props.error.clone()}
            {onchange}
        >
            for (code, name) in &props.choices {
                <option value={code.clone()} selected={*code == props.chosen}>{ name }</option>
            }
        </select>
    }
}
