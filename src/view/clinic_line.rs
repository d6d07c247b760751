//! The line above the plan: the clinic's name, telephone and address.

use crate::text::{bidi::isolated, clinic::Clinic};
use crate::view::markup::prelude::*;

/// Shows what the clinic has configured. The telephone is a link if the number can be dialled.
pub(crate) fn clinic_line(clinic: &Clinic) -> Html {
    let name = Some(&clinic.name).filter(|name| !name.is_empty());
    if name.is_none() && clinic.phone.is_none() && clinic.address.is_none() {
        return Html::default();
    }
    html! {
        <p class="clinic-line">
            if let Some(name) = name { <b class="clinic-line__name">{ isolated(name) }</b> }
            if let Some(phone) = &clinic.phone { { telephone(clinic, phone) } }
            if let Some(address) = &clinic.address {
                <span class="clinic-line__where">{ isolated(address) }</span>
            }
        </p>
    }
}

fn telephone(clinic: &Clinic, phone: &str) -> Html {
    let Some((address, number)) = clinic.call() else {
        return html! { <span>{ phone.to_owned() }</span> };
    };
    html! { <a class="clinic-line__call" href={address}>{ number }</a> }
}
