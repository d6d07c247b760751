//! Good to know: what research says, with its sources; choosing a therapist; when to see someone.

use crate::view::markup::prelude::*;
use crate::{
    plan::{
        answers::{Area, Side},
        result::Plan,
    },
    text::{
        phrase,
        scene::{Feature, Scene},
    },
};

/// The studies and guides behind the reasons: key of their words, address (rule book, part b).
const SOURCES: [(&str, &str); 14] = [
    ("know_source_davis", "https://bmjopensem.bmj.com/content/6/1/e000614.full.txt"),
    ("know_source_guo", "https://www.frontiersin.org/articles/10.3389/fphys.2017.00747/full"),
    ("know_source_dupuy", "https://www.frontiersin.org/articles/10.3389/fphys.2018.00403/full"),
    ("know_source_bender", "https://pubmed.ncbi.nlm.nih.gov/30910569/"),
    ("know_source_hoffman", "https://www.readbyqxmd.com/read/27011305"),
    (
        "know_source_wiewelhove",
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0207313",
    ),
    ("know_source_dawson", "https://pubmed.ncbi.nlm.nih.gov/22085712/"),
    ("know_source_takayama", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5613699"),
    ("know_source_frandsen", "https://pubmed.ncbi.nlm.nih.gov/40623829/"),
    ("know_source_nielsen", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3290924"),
    ("know_source_rolling", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6465761"),
    ("know_source_exercise", "https://doi.org/10.1007/s40279-024-01993-7"),
    ("know_source_clot", "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"),
    (
        "know_source_cancer",
        "https://www.asa.org.uk/advice-online/therapies-massage-and-body-work.html",
    ),
];

/// The folded texts at the end of the plan.
pub(crate) fn know(scene: &Scene, plan: &Plan) -> Html {
    let words = &scene.words;
    let heading = ["h", &(scene.level + 1).min(6).to_string()].concat();
    html! {
        <section class="know">
            <@{heading} class="know__heading">{ words.text("know_heading") }</@>
            { fold(scene, "know_see_heading", see_someone(scene, plan)) }
            if scene.has(Feature::Research) {
                { fold(scene, "know_research_heading", research(scene)) }
            }
            { fold(scene, "know_therapist_heading", lines(scene, &["know_look_for", "know_good_therapist"])) }
            { fold(scene, "know_before_heading", lines(scene, &["know_tell_us", "know_pain"])) }
        </section>
    }
}

fn fold(scene: &Scene, key: &str, body: Html) -> Html {
    html! {
        <details class="know__fold">
            <summary class="know__summary">{ scene.words.text(key) }</summary>
            <div class="know__body">{ body }</div>
        </details>
    }
}

fn lines(scene: &Scene, keys: &[&str]) -> Html {
    html! { for key in keys.iter() { <p>{ scene.words.text(key) }</p> } }
}

/// By the areas that were chosen, else by those that are looked after.
fn see_someone(scene: &Scene, plan: &Plan) -> Html {
    let mut areas: Vec<(Area, Side)> =
        scene.told.tight.iter().map(|(area, side, _)| (*area, *side)).collect();
    if areas.is_empty() {
        areas = plan.self_care.iter().map(|area| (*area, Side::Both)).collect();
    }
    html! {
        <dl class="know__areas">
            for (area, side) in areas {
                <div>
                    <dt>{ phrase::area(&scene.words, area, side) }</dt>
                    <dd>{ phrase::see_someone(&scene.words, area) }</dd>
                </div>
            }
        </dl>
    }
}

/// The only block that may name a myth in order to deny it (G14).
fn research(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <div data-block="what-research-says">
            { lines(scene, &["what_research_says", "why_size", "why_evidence_frequency", "know_timing"]) }
            <p><b>{ words.text("know_sources") }</b></p>
            <ul class="know__sources">
                for (key, address) in SOURCES {
                    <li>
                        <a href={address} target="_blank" rel="noopener">{ words.text(key) }</a>
                    </li>
                }
            </ul>
        </div>
    }
}
