//! The doctor: it looks at the folder on the website and says what is wrong.

use yew::prelude::{Html, html};

use crate::{
    app::Msg,
    form::Field,
    ui::{Finding, Ui},
    view::{
        View,
        fields::{self, Control},
        section as titled,
    },
};

pub(crate) fn section(view: &View<'_>) -> Html {
    let config = Control {
        kind: "url",
        hint: Some("hint_checked"),
        placeholder: "https://your.site/clinic.json".to_owned(),
        ..Control::new("@checked", view.text("label_checked"), view.ui.checked.clone())
    };
    let folder = Control {
        hint: Some("hint_checked_folder"),
        ..Control::new(
            "@folder-checked",
            view.text("label_folder_checked"),
            view.form.field(Field::Folder),
        )
    };
    let set = view.act(|text| crate::state::Action::Set(Field::Folder, text));
    let key = if view.ui.is_checking { "doctor_checking" } else { "doctor_check" };
    titled(
        view,
        "doctor",
        html! {
            <>
                { fields::text(view, &folder, set) }
                { fields::text(view, &config, view.edit(|ui: &mut Ui, text| ui.checked = text)) }
                <button type="button" class="main" disabled={view.ui.is_checking} onclick={view.on(|_| Msg::Check)}>
                    { view.text(key) }
                </button>
                if let Some(findings) = &view.ui.findings {
                    <ul class="list findings">{ for findings.iter().map(|finding| found(view, finding)) }</ul>
                }
                <p class="field__hint">{ view.text("doctor_console") }</p>
                <pre tabindex="0" role="group" aria-label={view.text("doctor_console_name")}>
                    { "await customElements.get(\"recovery-calculator\").doctor()" }
                </pre>
            </>
        },
    )
}

fn found(view: &View<'_>, finding: &Finding) -> Html {
    html! {
        <li class={["finding finding--", &finding.is].concat()}>
            <b>{ view.words.of("finding", &finding.is) }</b>
            if !finding.file.is_empty() { <code>{ &finding.file }</code> }
            <span>{ &finding.text }</span>
        </li>
    }
}
