//! The clinic's line at the top of the printed plan: its name, its telephone, its address.

use crate::text::{bidi::isolated, clinic::Clinic};
use crate::view::markup::prelude::*;

/// Only on paper; on screen the page around it says whose it is.
pub(crate) fn print_head(clinic: &Clinic) -> Html {
    let name = Some(&clinic.name).filter(|name| !name.is_empty());
    let ways = clinic.phone.iter().chain(&clinic.address);
    let ways: Vec<String> = ways.map(|way| isolated(way)).collect();
    if name.is_none() && ways.is_empty() {
        return Html::default();
    }
    html! {
        <p class="print-head">
            if let Some(name) = name { <b class="print-head__name">{ isolated(name) }</b> }
            for way in ways { <span class="print-head__way">{ way }</span> }
        </p>
    }
}
