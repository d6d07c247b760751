//! The section on booking: paste the address of the booking system, and see the link filled in.

use yew::prelude::{Event, Html, html};

use crate::{
    form::Field,
    recipes,
    state::Action,
    ui::Ui,
    view::{
        View,
        fields::{self, Control, plain},
        section as titled,
    },
};

pub(crate) fn section(view: &View<'_>) -> Html {
    let template = view.form.field(Field::BookUrl);
    let pasted = Control {
        hint: Some("hint_pasted"),
        placeholder: "https://cal.com/your-clinic/massage".to_owned(),
        ..Control::new("@booking", view.text("label_booking"), view.ui.booking.clone())
    };
    let found = {
        let booking = view.ui.booking.clone();
        view.act(move |_| Action::Set(Field::BookUrl, recipes::find(&booking).0))
    };
    let own = Control { hint: Some("hint_bookUrl"), ..plain(view, Field::BookUrl) };
    titled(
        view,
        "booking",
        html! {
            <>
                { systems(view) }
                { fields::text(view, &pasted, view.edit(|ui: &mut Ui, text| ui.booking = text)) }
                <button type="button" disabled={view.ui.booking.trim().is_empty()} onclick={found}>
                    { view.text("booking_use") }
                </button>
                { fields::text(view, &own, view.act(|text| Action::Set(Field::BookUrl, text))) }
                { sample(view, template) }
            </>
        },
    )
}

/// The table of systems, as a choice that shows an address of its form.
fn systems(view: &View<'_>) -> Html {
    let recipes = recipes::all();
    let mut options = vec![(String::new(), view.text("booking_none"))];
    options.extend(recipes.iter().map(|it| (it.template.to_owned(), it.system.to_owned())));
    let on = view.edit(|ui: &mut Ui, event: Event| ui.booking = fields::chosen(&event));
    let now = &view.ui.booking;
    html! {
        <div class="field">
            <label for="field-system">{ view.text("label_system") }</label>
            <select id="field-system" onchange={on}>
                { for options.iter().map(|(value, name)| html! {
                    <option value={value.clone()} selected={value == now}>{ name }</option>
                }) }
            </select>
            <p class="field__hint">{ view.text("hint_system") }</p>
        </div>
    }
}

/// The link of a session in ten days, and what the system cannot do.
fn sample(view: &View<'_>, template: &str) -> Html {
    if template.is_empty() {
        return html! { <p class="note">{ view.text("booking_without") }</p> };
    }
    let first = view.form.services.first();
    let service = first.map_or_else(
        || ("thai_sports".to_owned(), view.text("booking_sample_service")),
        |service| (service.id.clone(), service.name.text.clone()),
    );
    let filled = recipes::sample(template, view.today, (&service.0, &service.1));
    let recipe = recipes::find(template).1;
    let limits = recipe.map(|recipe| {
        html! {
            <p class="note">
                { view.words.fill("booking_limits", &[
                    ("system", recipe.system), ("fills", recipe.fills), ("cannot", recipe.cannot),
                ]) }
            </p>
        }
    });
    let is_wrong = view.problems_at(Field::BookUrl.path()).next().is_some();
    html! {
        <div class="sample">
            <h3>{ view.text("booking_sample") }</h3>
            <p class="sample__link"><code>{ filled.replace("%20", " ").replace("%0A", " ") }</code></p>
            if !is_wrong {
                <p><a href={filled} target="_blank" rel="noopener">{ view.text("booking_try") }</a></p>
            }
            { for limits }
        </div>
    }
}
