//! What to do between sessions: three moves for each of at most three areas.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Area, Side},
        result::{Note, Plan},
    },
    text::{dates, phrase, scene::Scene},
    view::mark::{Move, figure},
};

/// Roll, stretch and strength for each area; strength two days a week. After a long race only walking.
pub(crate) fn self_care(scene: &Scene, plan: &Plan) -> Html {
    let words = &scene.words;
    let heading = ["h", &(scene.level + 1).min(6).to_string()].concat();
    if let Some(day) = plan.walk_until {
        let day = dates::date(words, day);
        return html! {
            <section class="self-care">
                <@{heading} class="self-care__heading">{ words.text("between_heading") }</@>
                <p class="self-care__hint">{ words.fill("between_walk", &[("day", &day)]) }</p>
            </section>
        };
    }
    if plan.self_care.is_empty() {
        return Html::default();
    }
    let has_race = plan.notes.iter().all(|note| *note != Note::NoRacePlan);
    let has_long = plan.races.iter().any(|race| race.class.is_long() && race.day >= scene.today);
    html! {
        <section class="self-care">
            <@{heading} class="self-care__heading">{ words.text("between_heading") }</@>
            <p class="self-care__hint">{ words.text("between_doses") }</p>
            for area in plan.self_care.iter() { { moves(scene, *area) } }
            <ul class="self-care__words">
                for key in ["selfcare_roll", "selfcare_stretch", "selfcare_strength"] {
                    <li>{ words.text(key) }</li>
                }
                if has_race { <li>{ words.text("between_near_race") }</li> }
                if has_long { <li>{ words.text("between_after_long") }</li> }
                <li>{ words.text("selfcare_food") }</li>
                <li>{ words.text("selfcare_yoga") }</li>
            </ul>
        </section>
    }
}

fn moves(scene: &Scene, area: Area) -> Html {
    let heading = ["h", &(scene.level + 2).min(6).to_string()].concat();
    let tight = &scene.told.tight;
    let side =
        tight.iter().find(|(other, _, _)| *other == area).map_or(Side::Both, |(_, side, _)| *side);
    html! {
        <div class="self-care__area">
            <@{heading} class="self-care__name">{ phrase::area(&scene.words, area, side) }</@>
            <ul class="self-care__moves">
                for one in Move::ALL {
                    <li class="self-care__move">
                        { figure(one) }
                        <span>
                            <b>{ scene.words.text(&["between_", one.code()].concat()) }</b>
                            <br/>
                            { phrase::self_care(&scene.words, area, one.code()) }
                        </span>
                    </li>
                }
            </ul>
        </div>
    }
}
