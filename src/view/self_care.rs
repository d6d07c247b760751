//! What to do between sessions: at most three moves for each of at most three areas.

use crate::view::markup::prelude::*;
use crate::{
    plan::result::{Care, Move, Note, Plan},
    text::{dates, phrase, plan_context::PlanContext},
    view::mark::figure,
};

/// Roll, stretch and strength for each area, as far as the cautions leave them. After a long race
/// only walking.
pub(crate) fn self_care(context: &PlanContext, plan: &Plan) -> Html {
    let messages = &context.messages;
    if let Some(day) = plan.walk_until {
        let day = dates::date(messages, day);
        return html! {
            <p class="self-care__hint">{ messages.format("between_walk", &[("day", &day)]) }</p>
        };
    }
    let has_race = plan.notes.iter().all(|note| *note != Note::NoRacePlan);
    let has_long = plan.races.iter().any(|race| race.class.is_long() && race.day >= context.today);
    // A dose and a word on research for each move that is left.
    let has = |one: Move| plan.care.iter().any(|care| care.moves.contains(&one));
    let has_strength = has(Move::Strength) || has(Move::BirdDog);
    let left =
        [(has(Move::Roll), "roll"), (has(Move::Stretch), "stretch"), (has_strength, "strength")];
    let left = || left.iter().filter(|(is_left, _)| *is_left).map(|(_, code)| *code);
    let doses: Vec<String> =
        left().map(|code| messages.get(&["between_dose_", code].concat())).collect();
    html! {
        <div class="self-care">
            <p class="self-care__hint">{ doses.join(" ") }</p>
            for care in plan.care.iter() { { area(context, care) } }
            <ul class="self-care__words">
                for code in left() { <li>{ messages.get(&["selfcare_", code].concat()) }</li> }
                if has_race { <li>{ messages.get("between_near_race") }</li> }
                if has_long { <li>{ messages.get("between_after_long") }</li> }
                <li>{ messages.get("selfcare_food") }</li>
                <li>{ messages.get("selfcare_yoga") }</li>
            </ul>
        </div>
    }
}

fn area(context: &PlanContext, care: &Care) -> Html {
    let messages = &context.messages;
    let heading = ["h", &(context.level + 2).min(6).to_string()].concat();
    let side = context.mentioned.side(care.area);
    html! {
        <div class="self-care__area">
            <@{heading} class="self-care__name">{ phrase::area(messages, care.area, side) }</@>
            if care.asks_physio { <p>{ messages.get("between_physio") }</p> }
            <ul class="self-care__moves">
                for one in care.moves.iter() {
                    <li class="self-care__move">
                        { figure(*one) }
                        <span>
                            <b>{ messages.get(&["between_", one.kind()].concat()) }</b>
                            <br/>
                            { phrase::self_care(messages, care.area, one.code()) }
                        </span>
                    </li>
                }
            </ul>
        </div>
    }
}
