//! What to do between sessions: three moves for each of at most three areas.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::Area,
        result::{Note, Plan},
    },
    text::{dates, phrase, plan_context::PlanContext},
    view::mark::{Move, figure},
};

/// Roll, stretch and strength for each area, strength on two days a week. After a long race only
/// walking.
pub(crate) fn self_care(context: &PlanContext, plan: &Plan) -> Html {
    let messages = &context.messages;
    let heading = ["h", &(context.level + 1).min(6).to_string()].concat();
    if let Some(day) = plan.walk_until {
        let day = dates::date(messages, day);
        return html! {
            <section class="self-care">
                <@{heading} class="self-care__heading">{ messages.get("between_heading") }</@>
                <p class="self-care__hint">{ messages.format("between_walk", &[("day", &day)]) }</p>
            </section>
        };
    }
    if plan.self_care.is_empty() {
        return Html::default();
    }
    let has_race = plan.notes.iter().all(|note| *note != Note::NoRacePlan);
    let has_long = plan.races.iter().any(|race| race.class.is_long() && race.day >= context.today);
    html! {
        <section class="self-care">
            <@{heading} class="self-care__heading">{ messages.get("between_heading") }</@>
            <p class="self-care__hint">{ messages.get("between_doses") }</p>
            for area in plan.self_care.iter() { { moves(context, *area) } }
            <ul class="self-care__words">
                for key in ["selfcare_roll", "selfcare_stretch", "selfcare_strength"] {
                    <li>{ messages.get(key) }</li>
                }
                if has_race { <li>{ messages.get("between_near_race") }</li> }
                if has_long { <li>{ messages.get("between_after_long") }</li> }
                <li>{ messages.get("selfcare_food") }</li>
                <li>{ messages.get("selfcare_yoga") }</li>
            </ul>
        </section>
    }
}

fn moves(context: &PlanContext, area: Area) -> Html {
    let heading = ["h", &(context.level + 2).min(6).to_string()].concat();
    let side = context.mentioned.side(area);
    html! {
        <div class="self-care__area">
            <@{heading} class="self-care__name">{ phrase::area(&context.messages, area, side) }</@>
            <ul class="self-care__moves">
                for one in Move::ALL {
                    <li class="self-care__move">
                        { figure(one) }
                        <span>
                            <b>{ context.messages.get(&["between_", one.code()].concat()) }</b>
                            <br/>
                            { phrase::self_care(&context.messages, area, one.code()) }
                        </span>
                    </li>
                }
            </ul>
        </div>
    }
}
