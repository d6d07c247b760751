//! Stub to compile against; the real one comes with branch look.
use crate::{
    plan::result::Plan,
    text::scene::Scene,
    view::{app::Said, stage::Stage, take_along::Take},
};
use std::rc::Rc;
use yew::prelude::*;
#[derive(Clone, Debug, PartialEq, Properties)]
#[allow(missing_docs)]
pub struct PlanPageProps {
    pub stage: Stage,
    pub scene: Rc<Scene>,
    pub plan: Rc<Plan>,
    pub heading: NodeRef,
    pub said: Rc<Said>,
    pub on_take: Callback<Take>,
    pub on_book: Callback<(MouseEvent, usize)>,
}
#[component]
#[allow(missing_docs)]
pub fn PlanPage(_props: &PlanPageProps) -> Html {
    Html::default()
}
