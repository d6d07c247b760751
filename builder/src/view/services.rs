//! The section on services: only what the clinic sells, in its own names, with lengths and prices.

use yew::prelude::{Html, html};

use crate::{
    form::{Length, Service, Wording},
    state::{Action, LengthPart, Part, ServiceEdit},
    view::{
        View,
        fields::{self, Control},
        section as titled,
    },
};

/// The kinds that the planner tells apart.
const KINDS: [&str; 4] = ["swedish", "thai_sports", "thai_combo", "deep_tissue"];

pub(crate) fn section(view: &View<'_>) -> Html {
    let services = view.form.services.iter().enumerate();
    titled(
        view,
        "services",
        html! {
            <>
                if view.form.services.is_empty() { <p class="note">{ view.text("services_none") }</p> }
                { for services.map(|(at, service)| one(view, at, service)) }
                <div class="builder__buttons">
                    { for KINDS.iter().map(|kind| add(view, kind)) }
                </div>
            </>
        },
    )
}

/// A button that adds a service of a kind.
fn add(view: &View<'_>, kind: &'static str) -> Html {
    let name = view.words.of("kind", kind);
    let label = view.words.fill("services_add", &[("name", &name)]);
    let services = &view.form.services;
    let currency = services.last().map(|last| last.currency.clone()).unwrap_or_default();
    // The id is the kind, unless another service has it.
    let count = services.iter().filter(|it| it.id == kind || it.kind == kind).count();
    let id = if count == 0 { kind.to_owned() } else { format!("{kind}_{}", count + 1) };
    let service = Service {
        kind: if count == 0 { String::new() } else { kind.to_owned() },
        id,
        name: Wording::plain(name),
        currency,
        lengths: vec![Length { minutes: "60".to_owned(), ..Length::default() }],
        ..Service::default()
    };
    let onclick = view.act(move |_| Action::Services(ServiceEdit::Add(Box::new(service.clone()))));
    html! { <button type="button" {onclick}>{ label }</button> }
}

fn one(view: &View<'_>, at: usize, service: &Service) -> Html {
    let set = |part| view.act(move |text| Action::Services(ServiceEdit::Set(at, part, text)));
    let path = |key: &str| format!("/services/{at}/{key}");
    let [id, name, kind, currency, about, book_url] =
        ["id", "name", "kind", "price/currency", "about", "bookUrl"].map(path);
    let label = |key: &str| view.words.of("label_service", key);
    let effective = if service.kind.is_empty() { &service.id } else { &service.kind };
    let kinds: Vec<_> =
        KINDS.iter().map(|kind| ((*kind).to_owned(), view.words.of("kind", kind))).collect();
    let title = if service.name.text.is_empty() {
        view.text("services_unnamed")
    } else {
        service.name.text.clone()
    };
    let remove = view.act(move |_| Action::Services(ServiceEdit::Remove(at)));
    html! {
        <fieldset class="card" key={at}>
            <legend>{ &title }</legend>
            { fields::text(view, &Control { is_said: true, ..Control::new(&name, label("name"), service.name.text.clone()) }, set(Part::Name)) }
            { fields::select(view, &Control { hint: Some("hint_service_kind"), ..Control::new(&kind, label("kind"), effective.clone()) }, &kinds, set(Part::Kind)) }
            { lengths(view, at, service) }
            { fields::text(view, &Control { placeholder: "GBP".to_owned(), list: Some("currencies"), ..Control::new(&currency, label("currency"), service.currency.clone()) }, set(Part::Currency)) }
            { fields::text(view, &Control { kind: "area", hint: Some("hint_service_about"), is_said: true, ..Control::new(&about, label("about"), service.about.text.clone()) }, set(Part::About)) }
            if service.lengths.iter().all(|length| length.book_url.is_empty()) {
                { fields::text(view, &Control { hint: Some("hint_service_bookUrl"), ..Control::new(&book_url, label("bookUrl"), service.book_url.clone()) }, set(Part::BookUrl)) }
            }
            { fields::text(view, &Control { hint: Some("hint_service_id"), ..Control::new(&id, label("id"), service.id.clone()) }, set(Part::Id)) }
            <button type="button" class="link" onclick={remove}>
                { view.words.fill("services_remove", &[("name", &title)]) }
            </button>
            <datalist id="currencies">
                { for ["GBP", "EUR", "USD", "THB", "AUD", "CAD", "NZD", "CHF", "SEK", "DKK", "NOK", "PLN", "SGD", "JPY"].map(|code| html! { <option value={code}/> }) }
            </datalist>
        </fieldset>
    }
}

/// The lengths of a service, each with its price and its own booking link.
fn lengths(view: &View<'_>, at: usize, service: &Service) -> Html {
    let path = format!("/services/{at}/minutes");
    let wrong = view.problems_at(&path).map(|problem| {
        html! { <p class="field__wrong">{ &problem.message }</p> }
    });
    let has_price = service.lengths.iter().any(|length| !length.price.is_empty());
    let price_path = format!("/services/{at}/price/amount");
    let wrong_price =
        view.problems_at(&price_path).filter(|problem| !has_price || problem.path == price_path);
    let wrong_price =
        wrong_price.map(|problem| html! { <p class="field__wrong">{ &problem.message }</p> });
    html! {
        <fieldset class="group">
            <legend>{ view.words.of("label_service", "minutes") }</legend>
            { for service.lengths.iter().enumerate().map(|(place, length)| one_length(view, (at, place), length)) }
            { for wrong } { for wrong_price }
            <button type="button" class="link" onclick={view.act(move |_| Action::Services(ServiceEdit::AddLength(at)))}>
                { view.text("services_add_length") }
            </button>
        </fieldset>
    }
}

fn one_length(view: &View<'_>, (at, place): (usize, usize), length: &Length) -> Html {
    let set =
        |part| view.act(move |text| Action::Services(ServiceEdit::Length(at, place, part, text)));
    let label = |key: &str| view.words.of("label_service", key);
    let minutes = format!("@services/{at}/minutes/{place}");
    let [price, link] = ["price/amount", "bookUrl"].map(|key| {
        let known = if length.minutes.is_empty() { "-" } else { &length.minutes };
        format!("/services/{at}/{key}/{known}")
    });
    let remove = view.act(move |_| Action::Services(ServiceEdit::RemoveLength(at, place)));
    html! {
        <div class="lengths" key={place}>
            { fields::text(view, &Control { kind: "number", ..Control::new(&minutes, label("length"), length.minutes.clone()) }, set(LengthPart::Minutes)) }
            { fields::text(view, &Control::new(&price, label("price"), length.price.clone()), set(LengthPart::Price)) }
            { fields::text(view, &Control::new(&link, label("own_link"), length.book_url.clone()), set(LengthPart::BookUrl)) }
            <button type="button" class="link" onclick={remove}
                aria-label={view.words.fill("services_remove_length", &[("minutes", &length.minutes)])}>
                { view.text("remove") }
            </button>
        </div>
    }
}
