//! What the owner takes along: the lines for each way onto a page, the file, and the texts around
//! them.

use yew::prelude::{Event, Html, html};

use crate::{
    app::Msg,
    form::Field,
    json,
    snippets::{Setting, Way},
    ui::Ui,
    view::{
        View, fallback,
        fields::{chosen, field, id_of, tick},
    },
};

pub(crate) fn panel(view: &View<'_>) -> Html {
    if view.ui.is_hosted {
        return hosted(view);
    }
    let way = view.ui.way;
    let setting = setting(view);
    let choose = view.edit(|ui: &mut Ui, event: Event| {
        if let Some(way) = Way::from_key(&chosen(&event)) {
            ui.way = way;
        }
    });
    html! {
        <section class="results" aria-labelledby="results-title">
            <h2 id="results-title" tabindex="-1">{ view.text("results_title") }</h2>
            <div class="field">
                <label for="results-way">{ view.text("results_way") }</label>
                <select id="results-way" onchange={choose}>
                    { for Way::ALL.into_iter().map(|it| html! {
                        <option value={it.key()} selected={it == way}>{ view.words.of("way", it.key()) }</option>
                    }) }
                </select>
            </div>
            { copied(view, "lines", setting.lines(way)) }
            <p class="note">{ view.words.of("limits", way.key()) }</p>
            { missing(view) }
            { rules(view) }
            <details class="fold">
                <summary>{ view.text("results_more") }</summary>
                { tick("results-file".to_owned(), view.text("results_has_file"), view.ui.has_file,
                    view.edit(|ui: &mut Ui, is_on| ui.has_file = is_on)) }
                { field(view, Field::Folder, Some("hint_folder")) }
                <h3>{ view.text("results_file") }</h3>
                <p class="field__hint">{ view.text("hint_file") }</p>
                { saved(view) }
                <h3>{ view.text("results_privacy") }</h3>
                { copied(view, "privacy", privacy(view)) }
                <h3>{ view.text("results_policy") }</h3>
                <p class="field__hint">{ view.text("hint_policy") }</p>
                { copied(view, "policy", setting.policy(way)) }
                { integrity(view) }
            </details>
        </section>
    }
}

/// In WordPress: the settings are saved there, and what stands on a page is the block.
fn hosted(view: &View<'_>) -> Html {
    html! {
        <section class="results" aria-labelledby="results-title">
            <h2 id="results-title" tabindex="-1">{ view.text("hosted_title") }</h2>
            <ol class="results__steps">
                <li>{ view.text("hosted_save") }</li>
                <li>{ view.text("hosted_block") }</li>
            </ol>
            <p class="note">{ view.text("hosted_shortcode") }</p>
            { copied(view, "lines", setting(view).lines(Way::WordPress)) }
            { rules(view) }
            <details class="fold">
                <summary>{ view.text("results_privacy") }</summary>
                { copied(view, "privacy", privacy(view)) }
            </details>
        </section>
    }
}

/// What a therapist reads and signs.
fn rules(view: &View<'_>) -> Html {
    html! {
        <p class="note">
            { view.text("rules_intro") }
            { " " }
            <a href="rules.html" target="_blank" rel="noopener">{ view.text("rules_link") }</a>
        </p>
    }
}

fn setting(view: &View<'_>) -> Setting {
    let folder = view.form.field(Field::Folder).trim();
    let folder = if folder.is_empty() { view.text("missing_folder") } else { folder.to_owned() };
    Setting {
        folder: if folder.ends_with('/') { folder } else { [&folder, "/"].concat() },
        config: view.config.clone(),
        has_file: view.ui.has_file,
        fallback: fallback(view.form, view.words),
        title: view.text("frame_title"),
        integrity: Some(view.ui.hash.clone()).filter(|hash| !hash.is_empty()),
    }
}

/// A text with a button that copies it.
fn copied(view: &View<'_>, key: &str, text: String) -> Html {
    let name = view.words.of("copied", key);
    let label = view.words.of("copy", key);
    let id = ["result-", key].concat();
    let copy = {
        let (name, text) = (name.clone(), text.clone());
        view.on(move |_| Msg::Copy { name: name.clone(), text: text.clone() })
    };
    html! {
        <div class="copied">
            <pre {id} tabindex="0" role="group" aria-label={name}>{ text }</pre>
            <button type="button" class="main" onclick={copy}>{ label }</button>
        </div>
    }
}

/// The file itself.
fn saved(view: &View<'_>) -> Html {
    let text = [&json::pretty(view.config), "\n"].concat();
    let save = view.on(move |_| Msg::Save {
        name: "clinic.json",
        kind: "application/json",
        text: text.clone(),
    });
    html! {
        <>
            { copied(view, "file", json::pretty(view.config)) }
            <button type="button" onclick={save}>{ view.text("results_save") }</button>
        </>
    }
}

fn integrity(view: &View<'_>) -> Html {
    if view.ui.hash.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ view.text("results_integrity") }</h3>
            <p class="field__hint">{ view.text("hint_integrity") }</p>
            { copied(view, "integrity", view.ui.hash.clone()) }
        </>
    }
}

fn privacy(view: &View<'_>) -> String {
    let name = view.form.field(Field::Name);
    let name = if name.is_empty() { view.text("missing_name") } else { name.to_owned() };
    view.words.fill("privacy", &[("name", &name)])
}

/// What stands in brackets, with a way to its field.
fn missing(view: &View<'_>) -> Html {
    let has_sentence = !view.form.field(Field::Fallback).is_empty();
    let fields = [
        (Field::Name, "missing_name", false),
        (Field::Phone, "missing_phone", has_sentence),
        (Field::Folder, "missing_folder", false),
    ];
    let open = fields
        .into_iter()
        .filter(|(field, _, is_needless)| view.form.field(*field).is_empty() && !is_needless);
    let links = open.map(|(field, key, _)| html! {
        <li>
            <button type="button" class="link" onclick={view.on(move |_| Msg::GoTo(id_of(field.path())))}>
                { view.words.fill("missing_go", &[("name", &view.text(key))]) }
            </button>
        </li>
    });
    let links: Vec<Html> = links.collect();
    if links.is_empty() {
        return html! {};
    }
    html! {
        <div class="missing">
            <p>{ view.text("missing_intro") }</p>
            <ul>{ for links }</ul>
        </div>
    }
}
