//! The clinic's line at the top of the printed plan: its name, its telephone, its address.

use crate::text::clinic::Clinic;
use crate::view::markup::prelude::*;

/// Only on paper; on screen the page around it says whose it is.
pub(crate) fn print_head(clinic: &Clinic) -> Html {
    let name = Some(&clinic.name).filter(|name| !name.is_empty());
    let ways: Vec<&String> = clinic.phone.iter().chain(&clinic.address).collect();
    if name.is_none() && ways.is_empty() {
        return Html::default();
    }
    html! {
        <p class="print-head">
            if let Some(name) = name { <b class="print-head__name">{ name }</b> }
            for way in ways { <span class="print-head__way">{ way }</span> }
        </p>
    }
}
