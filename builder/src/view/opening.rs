//! The panel that opens a configuration: a file, or pasted text.

use web_sys::HtmlInputElement;
use yew::prelude::{Event, Html, TargetCast, html};

use crate::{
    app::Msg,
    ui::Ui,
    view::{
        View,
        fields::{self, Control},
    },
};

pub(crate) fn panel(view: &View<'_>) -> Html {
    if !view.ui.is_opening {
        return html! {};
    }
    let drop = view.send.clone();
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            drop.emit(Msg::Drop(file));
        }
    };
    let area = Control {
        kind: "area",
        ..Control::new("@pasted", view.text("label_pasted"), view.ui.pasted.clone())
    };
    let text = view.ui.pasted.clone();
    html! {
        <section class="open" id="open" aria-labelledby="open-title">
            <h2 id="open-title">{ view.text("open_title") }</h2>
            <p>{ view.text("open_intro") }</p>
            <div class="field">
                <label for="field-file">{ view.text("label_file") }</label>
                <input id="field-file" type="file" accept=".json,.txt,application/json" {onchange}/>
            </div>
            { fields::text(view, &area, view.edit(|ui: &mut Ui, text| ui.pasted = text)) }
            if !view.ui.refused.is_empty() { <p class="field__wrong" role="alert">{ &view.ui.refused }</p> }
            <button type="button" disabled={view.ui.pasted.trim().is_empty()}
                onclick={view.on(move |_| Msg::OpenText(text.clone()))}>
                { view.text("open_pasted") }
            </button>
        </section>
    }
}
