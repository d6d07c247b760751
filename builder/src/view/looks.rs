//! The section on looks: ready themes, own colours with their contrast in words, and lengths.

use yew::prelude::{Html, InputEvent, html};

use crate::{
    colour::{self, OWN, PAIRS, Rgb, Theme},
    host,
    state::Action,
    view::{
        View,
        fields::{self, Control, id_of},
        section as titled,
    },
};

/// Tokens that are no colours and concern an owner.
const OTHERS: [(&str, &str); 4] = [
    ("radius", "12px"),
    ("font-family", "Georgia, serif"),
    ("font-size", "17px"),
    ("max-width", "720px"),
];
/// Light and dark.
const SCHEMES: [&str; 2] = ["light", "dark"];

pub(crate) fn section(view: &View<'_>) -> Html {
    let others = OTHERS.iter().map(|(token, example)| {
        let path = ["/theme/", token].concat();
        let control = Control {
            placeholder: (*example).to_owned(),
            ..Control::new(&path, view.words.of("label", token), view.form.token(token))
        };
        fields::text(view, &control, view.act(|value| Action::Token((*token).to_owned(), value)))
    });
    let is_own = view.form.theme.iter().any(|(token, _)| OWN.contains(&&**token));
    titled(
        view,
        "looks",
        html! {
            <>
                <fieldset class="group">
                    <legend>{ view.text("label_theme") }</legend>
                    <div class="themes">{ themes(view) }</div>
                </fieldset>
                <details class="fold" open={is_own}>
                    <summary>{ view.text("looks_own") }</summary>
                    <p class="field__hint">{ view.text("hint_own") }</p>
                    { for OWN.iter().map(|token| own(view, token)) }
                </details>
                { contrasts(view) }
                { for others }
            </>
        },
    )
}

/// The radios of the ready themes, and the planner's own.
fn themes(view: &View<'_>) -> Html {
    let now =
        |theme: &Theme| theme.tokens.iter().all(|(token, value)| view.form.token(token) == *value);
    let mut all = vec![Theme { name: "default", tokens: Vec::new() }];
    all.extend(colour::themes());
    let found = all.iter().skip(1).find(|theme| now(theme)).map(|theme| theme.name);
    let has_colours = view
        .form
        .theme
        .iter()
        .any(|(token, _)| colour::default(token).is_some() && token != "radius");
    let chosen = found.or((!has_colours).then_some("default"));
    all.into_iter()
        .map(|theme| {
            let name = theme.name;
            let tokens: Vec<_> = theme
                .tokens
                .iter()
                .map(|(token, value)| ((*token).to_owned(), (*value).to_owned()))
                .collect();
            let id = format!("field-theme-{name}");
            let swatches = ["accent", "surface", "text"].map(|token| {
                let value = theme.tokens.iter().find(|(own, _)| *own == token).map(|(_, value)| *value);
                let [light, _] = colour::schemes(value.or(colour::default(token)).unwrap_or_default());
                html! { <circle cx={swatch_place(token)} cy="10" r="8" fill={light}/> }
            });
            html! {
                <label class="tick" for={id.clone()} key={name}>
                    <input {id} type="radio" name="theme" checked={chosen == Some(name)}
                        onchange={view.act(move |_| Action::Theme(tokens.clone()))}/>
                    <svg viewBox="0 0 60 20" width="60" height="20" aria-hidden="true">{ for swatches }</svg>
                    <span>{ view.words.of("theme", name) }</span>
                </label>
            }
        })
        .collect()
}

fn swatch_place(token: &str) -> &'static str {
    match token {
        "accent" => "10",
        "surface" => "30",
        _ => "50",
    }
}

/// The value that is in use for a token: light and dark.
fn in_use(view: &View<'_>, token: &str) -> [String; 2] {
    let own = view.form.token(token);
    colour::schemes(if own.is_empty() { colour::default(token).unwrap_or_default() } else { own })
}

fn rgb(text: &str) -> Option<Rgb> {
    colour::rgb(text).or_else(|| colour::rgb(&host::computed_colour(text)))
}

/// One colour in its two schemes.
fn own(view: &View<'_>, token: &'static str) -> Html {
    let path = ["/theme/", token].concat();
    let id = id_of(&path);
    let values = in_use(view, token);
    let pickers = SCHEMES.iter().enumerate().map(|(place, scheme)| {
        let value = values.get(place).and_then(|value| rgb(value)).map(colour::hex);
        let both = values.clone();
        let oninput = view.act(move |event: InputEvent| {
            let mut both = both.clone();
            if let Some(one) = both.get_mut(place) {
                *one = fields::typed(&event);
            }
            let value = colour::joined(both.each_ref().map(String::as_str));
            Action::Token(token.to_owned(), value)
        });
        html! {
            <label class="colour">
                <input type="color" id={(place == 0).then(|| id.clone())} value={value.unwrap_or_default()} {oninput}/>
                <span>{ view.words.of("scheme", scheme) }</span>
            </label>
        }
    });
    let wrong = view
        .problems_at(&path)
        .map(|problem| html! { <p class="field__wrong">{ &problem.message }</p> });
    let reset = (!view.form.token(token).is_empty()).then(|| html! {
        <button type="button" class="link" onclick={view.act(move |_| Action::Token(token.to_owned(), String::new()))}
            aria-label={view.words.fill("looks_reset", &[("name", &view.words.of("label", token))])}>
            { view.text("looks_default") }
        </button>
    });
    html! {
        <fieldset class="group colours" key={token}>
            <legend>{ view.words.of("label", token) }</legend>
            <div class="group__row">{ for pickers }{ for reset }</div>
            { for wrong }
        </fieldset>
    }
}

/// "dark green"
fn named(view: &View<'_>, colour: Rgb) -> String {
    let name = view.words.of("colour", colour::name(colour));
    match colour::shade(colour) {
        Some(shade) => view.words.fill(&["shade_", shade].concat(), &[("colour", &name)]),
        None => name,
    }
}

/// Each pair of colours that meet, in words.
fn contrasts(view: &View<'_>) -> Html {
    let lines = SCHEMES.iter().enumerate().map(|(place, scheme)| {
        let pairs = PAIRS.iter().filter_map(|(ink, ground)| {
            let value = |token| in_use(view, token).get(place).and_then(|value| rgb(value));
            let (one, other) = (value(ink)?, value(ground)?);
            let ratio = colour::contrast(one, other);
            let verdict = colour::verdict(ratio);
            let said = view.words.fill(
                "contrast",
                &[
                    ("what", &view.words.of("label", ink)),
                    ("ink", &named(view, one)),
                    ("ground", &named(view, other)),
                    ("ratio", &format!("{ratio:.1}")),
                    ("verdict", &view.words.of("contrast", verdict)),
                ],
            );
            Some(html! { <li class={["contrast contrast--", verdict].concat()}>{ said }</li> })
        });
        html! {
            <>
                <h4>{ view.words.of("contrasts", scheme) }</h4>
                <ul class="list">{ for pairs }</ul>
            </>
        }
    });
    html! {
        <div class="sample">
            <h3>{ view.text("contrasts") }</h3>
            { for lines }
        </div>
    }
}
