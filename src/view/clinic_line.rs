//! Whose plan it is, in one line at its top: the clinic's name, its telephone, its address.

use crate::text::{bidi::isolated, clinic::Clinic};
use crate::view::markup::prelude::*;

/// As far as the clinic says it. The telephone is a link where it can be dialled.
pub(crate) fn clinic_line(clinic: &Clinic) -> Html {
    let name = Some(&clinic.name).filter(|name| !name.is_empty());
    if name.is_none() && clinic.phone.is_none() && clinic.address.is_none() {
        return Html::default();
    }
    html! {
        <p class="clinic-line">
            if let Some(name) = name { <b class="clinic-line__name">{ isolated(name) }</b> }
            if let Some(phone) = &clinic.phone { { telephone(clinic, phone) } }
            if let Some(address) = &clinic.address { <span>{ isolated(address) }</span> }
        </p>
    }
}

fn telephone(clinic: &Clinic, phone: &str) -> Html {
    let Some((address, number)) = clinic.call() else {
        return html! { <span>{ phone.to_owned() }</span> };
    };
    html! { <a class="clinic-line__call" href={address}>{ number }</a> }
}
