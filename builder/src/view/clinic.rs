//! The section on the clinic: name, telephone, address, country, time zone, and the sentence that
//! visitors see until the planner is there.

use yew::prelude::{Html, html};

use crate::{
    form::Field,
    state::Action,
    view::{
        View, fallback,
        fields::{self, Control, plain},
        section as titled,
    },
};

pub(crate) fn section(view: &View<'_>) -> Html {
    let mut countries = vec![(String::new(), view.text("country_none"))];
    countries.extend(view.countries.iter().cloned());
    let country = Control { hint: Some("hint_country"), ..plain(view, Field::Country) };
    let zone = Control {
        hint: Some("hint_timezone"),
        list: Some("zones"),
        placeholder: "Europe/London".to_owned(),
        ..plain(view, Field::Timezone)
    };
    let sentence = Control {
        hint: Some("hint_fallback"),
        placeholder: fallback(view.form, view.words),
        kind: "area",
        is_said: true,
        ..plain(view, Field::Fallback)
    };
    let own = crate::host::own_zone();
    let guess = (view.form.field(Field::Timezone).is_empty() && !own.is_empty()).then(|| {
        let zone = own.clone();
        html! {
            <button type="button" class="link"
                onclick={view.act(move |_| Action::Set(Field::Timezone, zone.clone()))}>
                { view.words.fill("timezone_guess", &[("zone", &own)]) }
            </button>
        }
    });
    let name = Control { is_said: true, ..plain(view, Field::Name) };
    let phone = Control { hint: Some("hint_phone"), kind: "tel", ..plain(view, Field::Phone) };
    let set = |field| view.act(move |text| Action::Set(field, text));
    titled(
        view,
        "clinic",
        html! {
            <>
                { fields::text(view, &name, set(Field::Name)) }
                { fields::text(view, &phone, set(Field::Phone)) }
                { fields::field(view, Field::Address, Some("hint_address")) }
                { fields::select(view, &country, &countries, set(Field::Country)) }
                { fields::text(view, &zone, set(Field::Timezone)) }
                { for guess }
                <datalist id="zones">
                    { for view.zones.iter().map(|zone| html! { <option value={zone.clone()}/> }) }
                </datalist>
                { fields::text(view, &sentence, set(Field::Fallback)) }
            </>
        },
    )
}
