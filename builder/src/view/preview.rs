//! The preview: the real element in a frame, on a ground and at a beginning that the owner chooses.

use yew::prelude::{Event, Html, html};

use crate::{
    app::Msg,
    ui::{Ground, Start, Ui},
    view::{View, fields::chosen},
};

pub(crate) fn panel(view: &View<'_>) -> Html {
    let Ui { ground, start, is_preview_open, .. } = *view.ui;
    let grounds = Ground::ALL.map(Ground::key);
    let starts = Start::ALL.map(Start::key);
    let set_ground = view.edit(|ui: &mut Ui, event: Event| {
        let key = chosen(&event);
        ui.ground = Ground::ALL.into_iter().find(|it| it.key() == key).unwrap_or(Ground::Page);
    });
    let set_start = view.edit(|ui: &mut Ui, event: Event| {
        let key = chosen(&event);
        ui.start = Start::ALL.into_iter().find(|it| it.key() == key).unwrap_or(Start::First);
    });
    let toggle = view.edit(move |ui: &mut Ui, _| ui.is_preview_open = !is_preview_open);
    let to_lines = view.on(|_| Msg::GoTo("results-title".to_owned()));
    let key = if is_preview_open { "preview_close" } else { "preview_open" };
    let lines = if view.ui.is_hosted { "hosted_next" } else { "preview_lines" };
    html! {
        <section class="preview" data-open={is_preview_open.to_string()} data-ground={ground.key()}
            aria-labelledby="preview-title">
            <div class="preview__bar">
                <h2 id="preview-title">{ view.text("preview_title") }</h2>
                <button type="button" class="preview__toggle" onclick={to_lines}>{ view.text(lines) }</button>
                <button type="button" class="preview__toggle" aria-expanded={is_preview_open.to_string()}
                    aria-controls="preview-body" onclick={toggle}>{ view.text(key) }</button>
            </div>
            <div class="preview__body" id="preview-body">
                <div class="preview__choices">
                    { choice(view, "ground", &grounds, ground.key(), set_ground) }
                    { choice(view, "start", &starts, start.key(), set_start) }
                </div>
                <div class="preview__frame">
                    <iframe id="preview" src="builder/preview.html" title={view.text("preview_frame")}></iframe>
                </div>
            </div>
        </section>
    }
}

fn choice(
    view: &View<'_>,
    name: &str,
    keys: &[&'static str],
    now: &str,
    on: yew::Callback<Event>,
) -> Html {
    let id = ["preview-", name].concat();
    html! {
        <div class="field">
            <label for={id.clone()}>{ view.words.of("preview", name) }</label>
            <select {id} onchange={on}>
                { for keys.iter().map(|key| html! {
                    <option value={*key} selected={*key == now}>{ view.words.of(name, key) }</option>
                }) }
            </select>
        </div>
    }
}
