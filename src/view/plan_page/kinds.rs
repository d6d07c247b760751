//! What is equal in every session of a kind, said once.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Kind, Plan, Technique},
    text::{phrase, plan_context::PlanContext},
    view::mark::kind_mark,
};

/// Each kind of session that the plan has, and what each technique feels like.
pub(super) fn kinds(context: &PlanContext, plan: &Plan) -> Html {
    let messages = &context.messages;
    let has = |kind: &&Kind| plan.sessions.iter().any(|session| session.kind == **kind);
    let uses = |technique: &&Technique| {
        plan.sessions.iter().any(|session| session.techniques.contains(*technique))
    };
    html! {
        <div class="kinds">
            <ul class="kinds__list">
                for kind in Kind::ALL.iter().filter(has) {
                    <li class="kinds__kind">
                        { kind_mark(*kind) }
                        <span>
                            <b>{ messages.get(&["plan_legend_", kind.code()].concat()) }</b>
                            { ": " }
                            { messages.get(&["kind_", kind.code()].concat()) }
                        </span>
                    </li>
                }
            </ul>
            <ul class="kinds__list">
                for technique in Technique::ALL.iter().filter(uses) {
                    <li>{ phrase::technique(messages, *technique) }</li>
                }
            </ul>
        </div>
    }
}
