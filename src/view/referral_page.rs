//! Stub.
use crate::{plan::result::Referral, text::scene::Scene, view::stage::Stage};
use yew::prelude::*;
pub(crate) fn referral_page(_s: &Stage, _c: &Scene, _r: &Referral, _h: &NodeRef) -> Html {
    Html::default()
}
