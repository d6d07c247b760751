//! The section on words and on what the planner offers: any text, with its default beside it.

use yew::prelude::{Html, html};

use crate::{
    form::{Field, Switch},
    state::Action,
    ui::Ui,
    view::{
        View,
        fields::{self, Control, plain, tick},
        section as titled,
    },
};

/// How many texts are shown at once.
const MOST: usize = 12;
/// The texts that owners ask for first.
const OFTEN: [&str; 6] = [
    "frame_promise",
    "step_running",
    "step_races",
    "step_areas",
    "step_safety",
    "step_availability",
];

pub(crate) fn section(view: &View<'_>) -> Html {
    titled(
        view,
        "words",
        html! {
            <>
                { texts(view) }
                { offers(view) }
            </>
        },
    )
}

/// The texts that are the clinic's own, and those that were searched for.
fn texts(view: &View<'_>) -> Html {
    let search = view.ui.search.trim().to_lowercase();
    let fits = |key: &str, text: &str| {
        !search.is_empty() && (text.to_lowercase().contains(&search) || key == search)
    };
    let mut keys: Vec<&str> = view.form.texts.iter().map(|(key, _)| key.as_str()).collect();
    let own = keys.len();
    let found: Vec<&str> = if search.is_empty() {
        OFTEN.into_iter().filter(|key| view.words.widget.contains(key)).collect()
    } else {
        view.words.widget.iter().filter(|(key, text)| fits(key, text)).map(|(key, _)| key).collect()
    };
    let count = found.len();
    for key in found.into_iter().take(MOST) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let finder = Control {
        hint: Some("hint_search"),
        kind: "search",
        ..Control::new("@search", view.text("label_search"), view.ui.search.clone())
    };
    let more = (count > MOST).then(|| {
        view.words
            .fill("words_more", &[("count", &count.to_string()), ("shown", &MOST.to_string())])
    });
    html! {
        <>
            { fields::text(view, &finder, view.edit(|ui: &mut Ui, text| ui.search = text)) }
            if !search.is_empty() && count == 0 { <p class="note">{ view.text("words_none") }</p> }
            if own > 0 { <p class="field__hint">{ view.text("words_own_first") }</p> }
            { for keys.iter().map(|key| word(view, key)) }
            { for more.map(|more| html! { <p class="note">{ more }</p> }) }
        </>
    }
}

/// One text with its default.
fn word(view: &View<'_>, key: &str) -> Html {
    let default = view.words.widget.get(key).unwrap_or_default().to_owned();
    let own = view.form.wording(key);
    let path = ["/texts/", key].concat();
    let control = Control {
        kind: "area",
        is_said: own.is_some(),
        ..Control::new(
            &path,
            if default.is_empty() { key.to_owned() } else { default.clone() },
            own.map_or(default, |own| own.text.clone()),
        )
    };
    let name = key.to_owned();
    let set = view.act(move |text| Action::Word(name.clone(), Some(text)));
    let name = key.to_owned();
    let reset = own.is_some().then(|| html! {
        <button type="button" class="link" onclick={view.act(move |_| Action::Word(name.clone(), None))}
            aria-label={view.words.fill("words_reset", &[("text", &control.label)])}>
            { view.text("words_default") }
        </button>
    });
    let lost = own.map(|own| lost_places(&control.label, &own.text)).unwrap_or_default();
    let lost =
        (!lost.is_empty()).then(|| view.words.fill("words_places", &[("places", &lost.join(" "))]));
    html! {
        <div class="word" key={key.to_owned()}>
            { fields::text(view, &control, set) }
            { for lost.map(|lost| html! { <p class="field__claim">{ lost }</p> }) }
            { for reset }
        </div>
    }
}

/// The places in braces of a default that the owner's text lacks.
fn lost_places(default: &str, own: &str) -> Vec<String> {
    let mut lost = Vec::new();
    for part in default.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            let place = ["{", name, "}"].concat();
            if !own.contains(&place) && !lost.contains(&place) {
                lost.push(place);
            }
        }
    }
    lost
}

/// What the planner offers, and how it counts.
fn offers(view: &View<'_>) -> Html {
    let switches = Switch::ALL.into_iter().map(|switch| {
        let path = switch.path();
        tick(
            fields::id_of(path),
            view.words.of("switch", path.rsplit('/').next().unwrap_or_default()),
            view.form.is_on(switch),
            view.act(move |on| Action::Turn(switch, on)),
        )
    });
    let choice = |field: Field, values: &[&str]| {
        let key = field.path().trim_start_matches('/');
        let mut options = vec![(String::new(), view.words.of(key, "auto"))];
        options.extend(values.iter().map(|value| ((*value).to_owned(), view.words.of(key, value))));
        fields::select(
            view,
            &plain(view, field),
            &options,
            view.act(move |value| Action::Set(field, value)),
        )
    };
    html! {
        <details class="fold">
            <summary>{ view.text("offers_title") }</summary>
            <fieldset class="group">
                <legend>{ view.text("label_switches") }</legend>
                { for switches }
            </fieldset>
            { choice(Field::Unit, &["km", "mi"]) }
            { choice(Field::WeekStart, &["1", "6", "7"]) }
            { choice(Field::Calendar, &["gregory", "buddhist"]) }
        </details>
    }
}
